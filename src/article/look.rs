//! What a block looks like on its own and beside the rest of the page: the features that the classifier judges by.

use std::sync::OnceLock;

use hashbrown::HashMap;

use super::credit_line::{self, CreditLine};
use super::date_line::{self, DateLine};
use super::draft::{Draft, Markup};
use super::lexicon::{Lexicon, Traits, Word};
use super::phrases::{self, Cue, Effect};
use super::plain::ends_sentence;
use super::signature;

/// The features of one block.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "features are yes or no")]
pub(super) struct Look {
    /// Words; two signs of a script without spaces count as one.
    pub(super) words: usize,
    /// True where it ends as a sentence does.
    pub(super) ends: bool,
    /// True where it begins with a quotation mark.
    pub(super) quoted: bool,
    /// The furniture phrase that it holds.
    pub(super) cue: Option<Cue>,
    /// The date line that it is.
    pub(super) date: Option<DateLine>,
    /// The byline or credit that it is.
    pub(super) credit: Option<CreditLine>,
    /// True where it is a picture's credit and nothing else.
    pub(super) picture_credit: bool,
    /// True where its words give it away as those below a picture.
    pub(super) caption: bool,
    /// True where it names a day of the week.
    pub(super) tells_day: bool,
    /// How many sentences it seems to hold.
    pub(super) sentences: usize,
    /// How often the page prints it.
    pub(super) repeats: usize,
    /// Share of its words that carry a subject and that running text elsewhere on the page shares, from 0 to 1.
    pub(super) overlap: f32,
    /// How much it looks like running text (above 0) or like furniture (below 0), in the range −4 to 7.
    pub(super) score: f32,
    /// Whether it says who wrote a text or when, once somebody asked.
    signs: OnceLock<bool>,
}

impl Look {
    /// True where the block, of which this is the look, stands below a headline and above a story: a name, a byline, a
    /// date.
    pub(super) fn signs(&self, block: &Draft) -> bool {
        *self.signs.get_or_init(|| signature::signs(block))
    }
}

/// The blocks of a page, looked at.
pub(super) struct Page {
    /// What each looks like.
    pub(super) looks: Vec<Look>,
    /// The words of each.
    pub(super) words: Vec<Vec<Word>>,
    /// What the words are.
    pub(super) lexicon: Lexicon,
    /// True where its running text is English.
    pub(super) english: bool,
}

impl Page {
    /// Looks at every block of a page.
    pub(super) fn of(drafts: &[Draft]) -> Self {
        let mut lexicon = Lexicon::default();
        let words: Vec<Vec<Word>> = drafts.iter().map(|draft| lexicon.read(&draft.text)).collect();
        let english = is_english(drafts, &words, &lexicon);
        let mut repeats: HashMap<&str, usize> = HashMap::new();
        for draft in drafts {
            *repeats.entry(&draft.text).or_default() += 1;
        }
        let mut looks: Vec<Look> = drafts
            .iter()
            .zip(&words)
            .map(|(draft, words)| {
                look(draft, &Text { words, lexicon: &lexicon, english }, repeats[draft.text.as_str()])
            })
            .collect();
        spare_short_notes(&mut looks, drafts);
        let mut page = Self { looks: Vec::new(), words, lexicon, english };
        let story: Vec<bool> = looks.iter().map(|look| look.score >= STORY).collect();
        for (look, overlap) in looks.iter_mut().zip(page.overlaps(&story)) {
            look.overlap = overlap;
        }
        for index in page.spared(&looks) {
            let (look, draft) = (&mut looks[index], &drafts[index]);
            let block = Text { words: &page.words[index], lexicon: &page.lexicon, english };
            look.cue = None;
            look.score = in_page(score(look, draft, &block), look, draft);
        }
        page.looks = looks;
        page
    }

    /// Blocks whose furniture phrase means nothing: sentences of the story that begin with its words, and labels of the
    /// page that head paragraphs of the story.
    fn spared(&self, looks: &[Look]) -> Vec<usize> {
        let is_text = |at: usize| looks.get(at).is_some_and(|look| look.score >= STORY);
        let is_spared = |(at, look): (usize, &Look)| {
            let cue = look.cue?;
            let amid = at > 0 && is_text(at - 1) && is_text(at + 1) && look.overlap >= SHARES;
            let tells = self.lexicon.count(&self.words[at], Traits::REPORTING) > 0;
            let is_sentence = !cue.whole && look.ends && look.words >= 6 && (tells || amid && look.words >= 8);
            let heads = cue.whole
                && cue.effect >= Effect::Others
                && is_text(at + 1)
                && is_text(at + 2)
                && f32::midpoint(looks[at + 1].overlap, looks[at + 2].overlap) >= HEADED_SHARES;
            (is_sentence || heads).then_some(at)
        };
        looks.iter().enumerate().filter_map(is_spared).collect()
    }

    /// For each block the share of its words that carry a subject and that the blocks of the story share.
    pub(super) fn overlaps(&self, story: &[bool]) -> Vec<f32> {
        let shared = self.blocks_with(story);
        let share = |(words, &in_story): (&Vec<Word>, &bool)| {
            let (mut all, mut known) = (0_usize, 0_usize);
            for &word in words.iter().filter(|&&word| self.lexicon.is(word, Traits::SUBJECT)) {
                all += 1;
                known += usize::from(shared[word as usize] > u32::from(in_story));
            }
            if all == 0 { 0.0 } else { known as f32 / all as f32 }
        };
        self.words.iter().zip(story).map(share).collect()
    }

    /// For each word the number of blocks of the story that hold it.
    fn blocks_with(&self, story: &[bool]) -> Vec<u32> {
        let mut found = vec![0; self.lexicon.len()];
        let mut last_block = vec![usize::MAX; self.lexicon.len()];
        for (block, words) in self.words.iter().enumerate().filter(|(block, _)| story[*block]) {
            for &word in words {
                if std::mem::replace(&mut last_block[word as usize], block) != block {
                    found[word as usize] += 1;
                }
            }
        }
        found
    }
}

/// A score from which a block is running text without doubt.
pub(super) const STORY: f32 = 2.0;

/// True where the long lines, or all where none is long, hold as many English stop words as English text does;
/// elsewhere stop words tell nothing.
fn is_english(drafts: &[Draft], word_lists: &[Vec<Word>], lexicon: &Lexicon) -> bool {
    let any_long = drafts.iter().any(|draft| draft.text.len() > LONG);
    let (mut all, mut stop) = (0, 0);
    for (_, words) in drafts.iter().zip(word_lists).filter(|(draft, _)| !any_long || draft.text.len() > LONG) {
        all += words.len();
        stop += lexicon.count(words, Traits::STOP);
    }
    stop * 100 >= all * 22
}

/// A line of more bytes than this is long.
const LONG: usize = 100;

/// Where no line of a page is running text without doubt, its whole sentences are the story: a short note is no
/// furniture.
fn spare_short_notes(looks: &mut [Look], drafts: &[Draft]) {
    if looks.iter().any(|look| look.score >= STORY) {
        return;
    }
    for (look, draft) in looks.iter_mut().zip(drafts) {
        let named = look.cue.is_some() || look.date.is_some() || look.credit.is_some() || look.picture_credit;
        if look.ends && look.words >= 3 && !named && draft.outside.is_none() {
            look.score = 1.0;
        }
    }
}

/// A sentence of the story shares this part of its words with the rest of it.
const SHARES: f32 = 0.3;
/// Two paragraphs below a label share this part of theirs.
const HEADED_SHARES: f32 = 0.15;

/// The words of a block.
struct Text<'a> {
    words: &'a [Word],
    lexicon: &'a Lexicon,
    /// True where the page's running text is English.
    english: bool,
}

impl Text<'_> {
    fn holds(&self, which: Traits) -> usize {
        self.lexicon.count(self.words, which)
    }
}

fn look(draft: &Draft, block: &Text<'_>, repeats: usize) -> Look {
    let text = draft.text.as_str();
    let words = block.words.len();
    let short = text.len() <= 600;
    let mut look = Look {
        words,
        ends: ends_sentence(text),
        quoted: text.starts_with(['"', '“', '‘', '\'', '«', '„', '「']),
        cue: phrases::cue(text, words),
        date: date_line::date_line(text),
        credit: if short { credit_line::credit_line(text) } else { None },
        picture_credit: short && credit_line::is_picture_credit(text),
        caption: draft.markup == Markup::Caption || credit_line::has_caption_cue(text),
        tells_day: block.holds(Traits::WEEKDAY) > 0,
        sentences: text.match_indices(['.', '!', '?']).filter(|(at, _)| begins_sentence(&text[at + 1..])).count() + 1,
        repeats,
        overlap: 0.0,
        score: 0.0,
        signs: OnceLock::new(),
    };
    look.score = in_page(score(&look, draft, block), &look, draft);
    look
}

/// True where what follows a full stop begins a new sentence.
fn begins_sentence(rest: &str) -> bool {
    let mut rest = rest.trim_start_matches(['"', '”', '’', ')']).chars();
    rest.next() == Some(' ') && rest.next().is_some_and(char::is_uppercase)
}

/// How much a block looks like running text on its own.
fn score(look: &Look, draft: &Draft, block: &Text<'_>) -> f32 {
    let count = look.words;
    if count == 0 {
        return -1.0;
    }
    let stop_share = if block.english { block.holds(Traits::STOP) as f32 / count as f32 } else { 0.4 };
    if look.cue.is_some() {
        return -4.0;
    }
    if look.picture_credit || look.caption {
        return -1.4;
    }
    if look.date.is_some() || look.credit.is_some() {
        return -2.0;
    }
    if look.repeats > 1 && draft.text.len() < 120 || draft.link_share > 0.6 && count < 40 {
        return -1.5;
    }
    if count >= 12 && look.ends && stop_share >= 0.22 {
        return 1.5 + count.min(60) as f32 / 12.0;
    }
    if count >= 6 && look.ends && stop_share >= 0.2 {
        return 1.0;
    }
    if count >= 20 && stop_share >= 0.3 {
        return 1.5;
    }
    if count >= 4 && look.ends && look.quoted {
        return 0.8;
    }
    if count >= 6 { -1.0 } else { -1.3 }
}

/// The score in the light of the page's markup and the extractor's vote.
fn in_page(score: f32, look: &Look, draft: &Draft) -> f32 {
    if draft.outside.is_some() {
        return score.min(-3.0);
    }
    let plain =
        look.cue.is_none() && look.date.is_none() && look.credit.is_none() && look.repeats == 1 && !look.caption;
    match draft.vote {
        Some(false) => score.min(-2.0),
        Some(true) if plain && draft.link_share < 0.6 => match draft.markup {
            Markup::Heading | Markup::Title => score.min(-0.3),
            _ => score.max(0.6),
        },
        _ => score,
    }
}
