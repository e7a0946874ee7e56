//! Drafts → judged blocks: which of them are the story, what each is, and why the others were dropped.

use std::collections::HashSet;
use std::ops::Range;

use super::block_model::{BlockModel, Passes};
use super::draft::{Draft, Markup};
use super::features::{Row, Surroundings, is_plain};
use super::look::{Look, Page, STORY};
use super::opening::{Opening, opening};
use super::phrases::{Cue, Effect};
use super::recurrence::Recurrence;
use super::region::{region, to_last_sentence};
use super::rules::{self, Voice};
use super::verdict::{drop, keep};
use super::{Block, BlockKind, Shape, Verdict, outlet, reasons};
use crate::interface::phrase;

/// Judges every block of a page, in order; `page_title` is what the page's head calls the article. What the `folder` says
/// of its lines helps to find the headline; the model sees the page alone.
pub(super) fn judge(
    drafts: Vec<Draft>,
    page_title: Option<&str>,
    model: &BlockModel,
    folder: &Recurrence,
) -> Vec<Block> {
    let page = Page::of(&drafts);
    let rough = rough_surroundings(&drafts, &page, page_title);
    let passes = model.passes(&drafts);
    let mut said = passes.judge(&drafts, &page, &rough);
    let voices = rules::voices(&drafts, &page.looks, &rough.region);
    let limits = Limits::of(&drafts);
    let in_story = |(&story, &voice): (&f32, &Voice)| is_in_story(story, voice, &limits, drafts.len());
    let in_story: Vec<bool> = said.story.iter().zip(&voices).map(in_story).collect();
    said.forget(&in_story);
    let story = if drafts.len() < LEAST_PAGE { rough.region } else { core(&drafts, &said.story, &limits) };
    let opening = opening(&drafts, &page.looks, &story, page_title, folder);
    let mut judged = Judged { kinds: vec![None; drafts.len()] };
    judged.name_opening(&opening, &drafts, &in_story);
    judged.keep_masthead(&drafts, &page.looks, &opening);
    judged.keep_metadata(&page.looks, &opening, story.end);
    judged.keep_captions(&drafts, &page.looks, &in_story, opening.start..story.end);
    judged.keep_story(&drafts, &page.looks, &in_story);
    judged.drop_rest(&drafts, &page.looks, &story);
    judged.add_reasons(passes, &said.rows, &story);
    // All that was known of a long page would outweigh its blocks.
    std::mem::drop((said, page, voices));
    judged.blocks(drafts)
}

/// How likely to be part of the story the model must find a block for it to be kept, by what the rules say of it.
struct Limits {
    /// One that only its form makes short, as the rules find.
    firm: f32,
    /// One that the rules count to the story too.
    story: f32,
    /// One that they do not.
    other: f32,
    /// One that they find in a list of other articles.
    listed: f32,
}

impl Limits {
    const MARKED: Self = Self { firm: 0.15, story: 0.4, other: 0.55, listed: 0.9 };
    /// Other forests are sure in other measure: at these values the ones for plain text overrule the rules as often as
    /// one for all pages did at those above (`docs/quality.md`, The weights).
    const PLAIN: Self = Self { firm: 0.13, story: 0.35, other: 0.58, listed: 0.96 };

    fn of(drafts: &[Draft]) -> Self {
        if is_plain(drafts) { Self::PLAIN } else { Self::MARKED }
    }

    fn for_voice(&self, voice: Voice) -> f32 {
        match voice {
            Voice::Firm => self.firm,
            Voice::Story => self.story,
            Voice::Other => self.other,
            Voice::Listed => self.listed,
        }
    }
}

/// A page of fewer blocks shows the model too little: there the rules decide.
const LEAST_PAGE: usize = 24;

fn is_in_story(story: f32, voice: Voice, limits: &Limits, blocks: usize) -> bool {
    if blocks < LEAST_PAGE {
        return matches!(voice, Voice::Firm | Voice::Story);
    }
    story >= limits.for_voice(voice)
}

/// What the rules make of a page before the model speaks.
pub(super) fn rough_surroundings<'a>(drafts: &[Draft], page: &Page, title: Option<&'a str>) -> Surroundings<'a> {
    let mut region = region(&page.looks);
    if drafts.len() < LEAST_PAGE {
        region = to_last_sentence(&page.looks, region);
    }
    let headline = opening(drafts, &page.looks, &region, title, &Recurrence::default()).title;
    Surroundings { title, region, headline }
}

/// Where the bulk of the story stands: the run of blocks with the greatest sum of likelihoods, long blocks counting for
/// more. Empty where no block is likely.
fn core(drafts: &[Draft], story: &[f32], limits: &Limits) -> Range<usize> {
    let (mut best, mut best_sum) = (0..0, 0.0_f32);
    let (mut start, mut sum) = (0, 0.0_f32);
    for (index, (draft, story)) in drafts.iter().zip(story).enumerate() {
        if sum <= 0.0 {
            (start, sum) = (index, 0.0);
        }
        sum += (story - limits.story) * (draft.text.len().min(400) as f32).sqrt();
        if sum > best_sum {
            (best, best_sum) = (start..index + 1, sum);
        }
    }
    best
}

/// Judges the blocks of a text that a person wrote in Markdown: all are kept, save for lines that are furniture and
/// nothing else.
pub(super) fn judge_written(drafts: Vec<Draft>) -> Vec<Block> {
    let Page { looks, .. } = Page::of(&drafts);
    let mut judged = Judged { kinds: vec![None; drafts.len()] };
    for (index, (draft, look)) in drafts.iter().zip(&looks).enumerate() {
        let cue = look.cue.filter(|cue| cue.whole && look.words > 1 && draft.markup == Markup::Paragraph);
        if let Some(cue) = cue {
            let (kind, verdict) = drop("furniture-phrase", cue.reason);
            judged.set(index, kind, verdict);
        } else if draft.markup == Markup::Paragraph && look.date.is_some() && index < OPENING {
            judged.set(index, BlockKind::Date, keep("date-line", DATE_LINE));
        } else if draft.markup == Markup::Paragraph
            && look.credit.is_some()
            && (index < OPENING || index + OPENING > drafts.len())
        {
            judged.set(index, BlockKind::Byline, keep("byline", BYLINE));
        } else {
            judged.set(index, kind_of(draft.markup), keep("written", phrase("written by hand as part of the article")));
        }
    }
    judged.blocks(drafts)
}

/// Blocks at either end of a written text in which its date and byline may stand.
const OPENING: usize = 4;
/// A masthead has at most so many words, its section included.
const MOST_MASTHEAD_WORDS: usize = 8;
/// The rule that keeps the publisher's line.
pub(super) const MASTHEAD: &str = "masthead";
/// The rule that names the dek.
pub(super) const DEK: &str = "dek";
const DATE_LINE: &str = phrase("a line that says when the article was published or updated");
const BYLINE: &str = phrase("a line that says who wrote the article or whom it rests on");

fn kind_of(markup: Markup) -> BlockKind {
    match markup {
        Markup::Title => BlockKind::Title,
        Markup::Heading => BlockKind::Heading,
        Markup::List => BlockKind::List,
        Markup::Quote => BlockKind::Quote,
        Markup::Caption => BlockKind::Caption,
        Markup::Table => BlockKind::Table,
        Markup::Code => BlockKind::Code,
        Markup::None | Markup::Paragraph => BlockKind::Paragraph,
    }
}

fn block(draft: Draft, kind: BlockKind, verdict: Verdict) -> Block {
    let shape = match kind {
        BlockKind::Heading if draft.shape == Shape::Plain => Shape::Heading(2),
        _ => draft.shape,
    };
    Block {
        kind,
        verdict,
        lines: draft.lines,
        text: draft.text,
        body: None,
        shape,
        inlines: draft.inlines,
        repairs: draft.repairs.into_list(),
    }
}

/// A block that is cut farther from the story than this, in blocks, has no need of more reasons than its place.
const NEAR: usize = 10;
/// Rules that only say where a block stands that the model cut.
const BY_THE_MODEL: [&str; 5] = ["above-story", "below-story", "headline-run", "no-sentence", "listed-headline"];

/// Rulings in the making: none where a block is not judged yet.
struct Judged {
    kinds: Vec<Option<(BlockKind, Verdict)>>,
}

impl Judged {
    fn blocks(self, drafts: Vec<Draft>) -> Vec<Block> {
        let judged = drafts.into_iter().zip(self.kinds);
        judged
            .map(|(draft, ruling)| {
                let (kind, verdict) = ruling.expect("every block is judged");
                block(draft, kind, verdict)
            })
            .collect()
    }

    /// Tells what the model saw in the blocks that it cut in the story or near to it, where no rule names the reason.
    fn add_reasons(&mut self, passes: &Passes, rows: &[Row], story: &Range<usize>) {
        let near = story.start.saturating_sub(NEAR)..story.end.saturating_add(NEAR);
        for (ruling, row) in self.kinds.iter_mut().zip(rows).take(near.end).skip(near.start) {
            let Some((_, verdict)) = ruling else { continue };
            if verdict.kept || !BY_THE_MODEL.contains(&verdict.rule) {
                continue;
            }
            verdict.facts = reasons::against(passes, row);
        }
    }

    fn set(&mut self, index: usize, kind: BlockKind, verdict: Verdict) {
        if let Some(ruling @ None) = self.kinds.get_mut(index) {
            *ruling = Some((kind, verdict));
        }
    }

    fn name_opening(&mut self, opening: &Opening, drafts: &[Draft], in_story: &[bool]) {
        if let Some(title) = opening.title {
            self.set(
                title,
                BlockKind::Title,
                keep("title", phrase("the headline: it stands above the story and shares its words")),
            );
        }
        if let Some(dek) = opening.dek.filter(|&dek| !in_story[dek] || may_be_dek(&drafts[dek])) {
            let is_first_paragraph = in_story[dek] && drafts[dek].markup != Markup::None;
            let kind = if is_first_paragraph { BlockKind::Paragraph } else { BlockKind::Dek };
            self.set(dek, kind, keep(DEK, phrase("the line below the headline that sums the story up")));
        }
    }

    /// The one line above the story that names the publisher and nothing else, with a section at most: at the top of the
    /// page, beside the headline, or with the name that the copyright line prints.
    fn keep_masthead(&mut self, drafts: &[Draft], looks: &[Look], opening: &Opening) {
        let holders: HashSet<String> =
            drafts.iter().filter_map(|draft| outlet::copyright_holder(&draft.text)).map(outlet::key).collect();
        let is_candidate = |index: &usize| {
            let (look, draft) = (&looks[*index], &drafts[*index]);
            look.cue.is_none()
                && look.date.is_none()
                && look.credit.is_none()
                && draft.outside.is_none()
                && self.kinds[*index].is_none()
                && look.words <= MOST_MASTHEAD_WORDS
        };
        let headline = opening.title.unwrap_or(opening.end);
        let named = |index: &usize| {
            let text = &drafts[*index].text;
            let stands_out = *index == 0 || *index + 1 >= headline;
            let holds = || text.contains(' ') && holders.contains(&outlet::key(outlet::before_section(text)));
            stands_out && outlet::masthead(text).is_some() || holds()
        };
        let found: Vec<usize> = (0..opening.end).filter(is_candidate).filter(named).collect();
        let name = |index: usize| outlet::key(outlet::before_section(&drafts[index].text));
        if let Some((&first, others)) = found.split_first()
            && others.iter().all(|&other| name(other) == name(first))
        {
            self.set(first, BlockKind::Byline, keep(MASTHEAD, phrase("a line that names the publisher")));
        }
    }

    /// Date lines, bylines and credits: around the headline, inside the story, and the first ones below it.
    fn keep_metadata(&mut self, looks: &[Look], opening: &Opening, end: usize) {
        let mut dated_below = false;
        for (index, look) in looks.iter().enumerate().skip(opening.start) {
            if index >= end + METADATA_BELOW {
                break;
            }
            let below = index >= end;
            if let Some(date) = &look.date
                && (!below || !dated_below && date.event != super::date_line::Event::Unsaid)
            {
                dated_below |= below;
                self.set(index, BlockKind::Date, keep("date-line", DATE_LINE));
            } else if look.credit.is_some()
                && (index < opening.end || index + CREDITS_ABOVE >= end && index < end + CREDITS_BELOW)
            {
                self.set(index, BlockKind::Byline, keep("byline", BYLINE));
            }
        }
    }

    /// Pictures' words between the headline and the end of the story; a line right above a picture's credit is one.
    fn keep_captions(&mut self, drafts: &[Draft], looks: &[Look], in_story: &[bool], among: Range<usize>) {
        for (index, look) in looks.iter().enumerate().take(among.end).skip(among.start) {
            if in_story[index] && drafts[index].markup == Markup::Paragraph {
                continue;
            }
            if look.cue.is_none() && is_above_credit(drafts, looks, index) {
                self.set(index, BlockKind::Caption, keep("caption", phrase("the words above a picture’s credit")));
            } else if look.picture_credit {
                self.set(index, BlockKind::Caption, keep("picture-credit", phrase("the credit of a picture")));
            } else if look.caption && look.cue.is_none() {
                self.set(index, BlockKind::Caption, keep("caption", phrase("the words below a picture")));
            }
        }
    }

    /// What the model counts to the story.
    fn keep_story(&mut self, drafts: &[Draft], looks: &[Look], in_story: &[bool]) {
        for index in (0..drafts.len()).filter(|&index| in_story[index]) {
            let kind = match kind_of(drafts[index].markup) {
                BlockKind::Title => BlockKind::Heading,
                BlockKind::Paragraph if is_heading(drafts, looks, in_story, index) => BlockKind::Heading,
                kind => kind,
            };
            let verdict = match kind {
                BlockKind::Heading => keep("subheading", phrase("a short line between paragraphs of the story")),
                _ => keep("story", phrase("running text of the story")),
            };
            self.set(index, kind, verdict);
        }
    }

    fn drop_rest(&mut self, drafts: &[Draft], looks: &[Look], story: &Range<usize>) {
        let (mut ended, mut list) = (None, None);
        for (index, look) in looks.iter().enumerate() {
            if index >= story.end {
                ended = look.cue.and_then(below).or(ended);
            } else if let Some(cue) = look.cue {
                list = Some(cue).filter(|cue| cue.effect != Effect::Line).map(|cue| cue.reason).or(list);
            } else if look.score >= STORY {
                list = None;
            }
            let (kind, verdict) = match (look.cue, drafts[index].outside) {
                (Some(cue), _) => drop("furniture-phrase", cue.reason),
                (None, Some(place)) => drop("outside", place),
                _ if index < story.start => {
                    drop("above-story", phrase("lines above the story that are not its headline"))
                }
                _ if index >= story.end => match ended {
                    Some(reason) => drop("after-end", reason),
                    None => drop("below-story", phrase("lines below the end of the story")),
                },
                _ if drafts[index].vote == Some(false) => {
                    drop("outside", phrase("text beside the part of the page that holds the article"))
                }
                _ => match list.filter(|_| !look.ends || drafts[index].text.ends_with('?')) {
                    Some(reason) => drop("listed-headline", reason),
                    None => drop_inside(looks, index),
                },
            };
            self.set(index, kind, verdict);
        }
    }
}

/// Where there is markup, the first paragraph of the story is a dek only where the markup says so.
fn may_be_dek(draft: &Draft) -> bool {
    matches!(draft.markup, Markup::None | Markup::Heading) || draft.place.is_near("dek")
}

/// What the lines below a phrase are, where it opens the rest of the page.
fn below(cue: Cue) -> Option<&'static str> {
    match cue.effect {
        Effect::Line | Effect::List => None,
        Effect::End if !cue.whole => Some(phrase("the foot of the page")),
        Effect::Others | Effect::End => Some(cue.reason),
    }
}

/// True for a line that begins a group of two, parted from the rest by empty lines, whose second is a picture's credit.
fn is_above_credit(drafts: &[Draft], looks: &[Look], index: usize) -> bool {
    let touch = |above: usize| drafts[above].lines.1 + 1 == drafts[above + 1].lines.0;
    drafts.get(index + 1).is_some_and(|below| below.markup == Markup::None)
        && is_credit_of_picture(&looks[index + 1])
        && touch(index)
        && !(index > 0 && touch(index - 1))
}

fn is_credit_of_picture(look: &Look) -> bool {
    look.picture_credit || look.caption && look.words <= MOST_CREDIT_WORDS
}

/// A line with a caption's cue and at most so many words is a picture's credit.
const MOST_CREDIT_WORDS: usize = 6;

/// How far below the story a date or credit line may stand, in blocks.
const METADATA_BELOW: usize = 12;
/// How near to the story's end a credit line must stand, in blocks.
const CREDITS_ABOVE: usize = 2;
const CREDITS_BELOW: usize = 3;

/// A subheading: a short line of plain text, no sentence, right above a paragraph of the story.
fn is_heading(drafts: &[Draft], looks: &[Look], in_story: &[bool], index: usize) -> bool {
    let look = &looks[index];
    let above_text = looks.get(index + 1).is_some_and(|below| in_story[index + 1] && below.words > 12);
    let below_text = index > 0 && in_story[index - 1] && looks[index - 1].words > 12;
    drafts[index].markup == Markup::None && (1..=10).contains(&look.words) && !look.ends && above_text && below_text
}

/// Why a line in mid-story that is no running text goes.
fn drop_inside(looks: &[Look], index: usize) -> (BlockKind, Verdict) {
    let look = &looks[index];
    if look.repeats > 1 {
        return drop("repeated", phrase("a label or a link that the page prints more than once"));
    }
    if look.date.is_some() {
        return drop("other-date", phrase("the date of another article"));
    }
    let alike = |other: Option<&Look>| other.is_some_and(|other| other.score <= 0.0);
    if alike(looks.get(index + 1)) || index > 0 && alike(looks.get(index - 1)) {
        return drop("headline-run", phrase("headlines of other articles or a menu, not sentences of this one"));
    }
    drop("no-sentence", phrase("a stray line, not a sentence of the story"))
}
