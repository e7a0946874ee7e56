//! Drafts → judged blocks: which of them are the story, what each is, and why the others were dropped.

use std::collections::HashSet;

use super::draft::{Draft, Markup};
use super::look::{Look, STORY, looks};
use super::opening::{Opening, opening};
use super::phrases::{Cue, Effect};
use super::region::region;
use super::{Block, BlockKind, Shape, Verdict, outlet};

/// Judges every block of a page, in order; `page_title` is what the page's head calls the article.
pub(super) fn judge(drafts: Vec<Draft>, page_title: Option<&str>) -> Vec<Block> {
    let looks = looks(&drafts);
    let story = region(&looks);
    let opening = opening(&drafts, &looks, &story, page_title);
    let mut judged = Judged { kinds: vec![None; drafts.len()] };
    judged.name_opening(&opening);
    judged.keep_masthead(&drafts, &looks, &opening);
    judged.keep_metadata(&looks, &opening, story.end);
    judged.keep_captions(&drafts, &looks, opening.start, story.end);
    judged.judge_story(&drafts, &looks, story.clone());
    judged.drop_rest(&drafts, &looks, &story);
    judged.blocks(drafts)
}

/// Judges the blocks of a text that a person wrote in Markdown: all are kept, save for lines that are furniture and
/// nothing else.
pub(super) fn judge_written(drafts: Vec<Draft>) -> Vec<Block> {
    let looks = looks(&drafts);
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
            judged.set(index, kind_of(draft.markup), keep("written", "written by hand as part of the article"));
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
const DATE_LINE: &str = "a line that says when the article was published or updated";
const BYLINE: &str = "a line that says who wrote the article or whom it rests on";

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

fn keep(rule: &'static str, reason: &str) -> Verdict {
    Verdict { kept: true, rule, reason: reason.to_owned() }
}

fn drop(rule: &'static str, reason: impl Into<String>) -> (BlockKind, Verdict) {
    (BlockKind::Furniture, Verdict { kept: false, rule, reason: reason.into() })
}

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

    fn set(&mut self, index: usize, kind: BlockKind, verdict: Verdict) {
        if let Some(ruling @ None) = self.kinds.get_mut(index) {
            *ruling = Some((kind, verdict));
        }
    }

    fn name_opening(&mut self, opening: &Opening) {
        if let Some(title) = opening.title {
            self.set(
                title,
                BlockKind::Title,
                keep("title", "the headline: it stands above the story and shares its words"),
            );
        }
        if let Some(dek) = opening.dek {
            self.set(dek, BlockKind::Dek, keep("dek", "the line below the headline that sums the story up"));
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
            self.set(first, BlockKind::Byline, keep(MASTHEAD, "a line that names the publisher"));
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
    fn keep_captions(&mut self, drafts: &[Draft], looks: &[Look], start: usize, end: usize) {
        for (index, look) in looks.iter().enumerate().take(end).skip(start) {
            if look.cue.is_none() && is_above_credit(drafts, looks, index) {
                self.set(index, BlockKind::Caption, keep("caption", "the words above a picture’s credit"));
            } else if look.picture_credit {
                self.set(index, BlockKind::Caption, keep("picture-credit", "the credit of a picture"));
            } else if look.caption && look.cue.is_none() {
                self.set(index, BlockKind::Caption, keep("caption", "the words below a picture"));
            }
        }
    }

    fn judge_story(&mut self, drafts: &[Draft], looks: &[Look], story: std::ops::Range<usize>) {
        let mut list = None;
        for index in story.clone() {
            let look = &looks[index];
            let draft = &drafts[index];
            if look.score >= STORY {
                list = None;
            }
            let kind = match kind_of(draft.markup) {
                BlockKind::Title => BlockKind::Heading,
                kind => kind,
            };
            if let Some(reason) = list.filter(|_| is_listed(draft, look)) {
                let (kind, verdict) = drop("listed-headline", reason);
                self.set(index, kind, verdict);
            } else if look.score > 0.0 {
                self.set(index, kind, keep("story", "running text of the story"));
            } else if let Some(cue) = look.cue {
                list = Some(cue).filter(|cue| cue.effect != Effect::Line).map(|cue| cue.reason).or(list);
                let (kind, verdict) = drop("furniture-phrase", cue.reason);
                self.set(index, kind, verdict);
            } else if draft.is_marked_heading() || is_heading(looks, index, &story) {
                self.set(index, BlockKind::Heading, keep("subheading", "a short line between paragraphs of the story"));
            } else {
                let (kind, verdict) = match draft.outside {
                    Some(place) => drop("outside", place),
                    None if draft.vote == Some(false) => {
                        drop("outside", "text beside the part of the page that holds the article")
                    }
                    None => drop_inside(looks, index),
                };
                self.set(index, kind, verdict);
            }
        }
    }

    fn drop_rest(&mut self, drafts: &[Draft], looks: &[Look], story: &std::ops::Range<usize>) {
        let mut ended = None;
        for (index, look) in looks.iter().enumerate() {
            if index >= story.end {
                ended = look.cue.and_then(below).or(ended);
            }
            let (kind, verdict) = match look.cue {
                Some(cue) => drop("furniture-phrase", cue.reason),
                None if drafts[index].outside.is_some() => {
                    let place = drafts[index].outside.unwrap_or_default();
                    drop("outside", place)
                }
                None if index < story.start => drop("above-story", "lines above the story that are not its headline"),
                None => match ended {
                    Some(reason) => drop("after-end", reason),
                    None => drop("below-story", "lines below the end of the story"),
                },
            };
            self.set(index, kind, verdict);
        }
    }
}

/// What the lines below a phrase are, where it opens the rest of the page.
fn below(cue: Cue) -> Option<&'static str> {
    match cue.effect {
        Effect::Line | Effect::List => None,
        Effect::End if !cue.whole => Some("the foot of the page"),
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

/// A subheading: a short line alone between two paragraphs of the story that shares words with it.
fn is_heading(looks: &[Look], index: usize, story: &std::ops::Range<usize>) -> bool {
    let look = &looks[index];
    let between =
        index > story.start && index + 1 < story.end && looks[index - 1].score > 0.0 && looks[index + 1].score > 0.0;
    between && (1..=8).contains(&look.words) && look.score > -1.5 && look.overlap >= 0.34
}

/// A headline of a list in mid-story: no running text, and no sentence unless it asks.
fn is_listed(draft: &Draft, look: &Look) -> bool {
    look.cue.is_none() && look.score < STORY && draft.vote != Some(true) && (!look.ends || draft.text.ends_with('?'))
}

/// Why a line in mid-story that is no running text goes.
fn drop_inside(looks: &[Look], index: usize) -> (BlockKind, Verdict) {
    let look = &looks[index];
    if look.repeats > 1 {
        return drop("repeated", "a label or a link that the page prints more than once");
    }
    if look.date.is_some() {
        return drop("other-date", "the date of another article");
    }
    let alike = |other: Option<&Look>| other.is_some_and(|other| other.score <= 0.0);
    if alike(looks.get(index + 1)) || index > 0 && alike(looks.get(index - 1)) {
        return drop("headline-run", "headlines of other articles or a menu, not sentences of this one");
    }
    drop("no-sentence", "a stray line, not a sentence of the story")
}
