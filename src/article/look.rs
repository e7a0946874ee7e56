//! What a block looks like on its own and beside the rest of the page: the features that the classifier judges by.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::credit_line::{self, CreditLine};
use super::date_line::{self, DateLine};
use super::draft::{Draft, Markup};
use super::phrases::{self, Cue};
use super::plain::ends_sentence;
use crate::tables::STOP_WORDS;

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
}

static STOP: LazyLock<HashSet<&str>> = LazyLock::new(|| STOP_WORDS.iter().map(|row| row[0]).collect());

/// The blocks of a page, looked at.
pub(super) struct Page {
    /// What each looks like.
    pub(super) looks: Vec<Look>,
    /// The words of each, in lower case.
    pub(super) words: Vec<Vec<String>>,
    /// True where its running text is English.
    pub(super) english: bool,
}

impl Page {
    /// Looks at every block of a page.
    pub(super) fn of(drafts: &[Draft]) -> Self {
        let words: Vec<Vec<String>> = drafts.iter().map(|draft| words(&draft.text)).collect();
        let english = is_english(drafts, &words);
        let mut repeats: HashMap<&str, usize> = HashMap::new();
        for draft in drafts {
            *repeats.entry(&draft.text).or_default() += 1;
        }
        let mut looks: Vec<Look> = drafts
            .iter()
            .zip(&words)
            .map(|(draft, words)| look(draft, words, english, repeats[draft.text.as_str()]))
            .collect();
        spare_short_notes(&mut looks, drafts);
        let shared = shared_words(looks.iter().map(|look| look.score >= STORY), &words);
        for (look, words) in looks.iter_mut().zip(&words) {
            look.overlap = overlap(words, &shared, look.score >= STORY);
        }
        Self { looks, words, english }
    }

    /// For each block the share of its words that carry a subject and that the blocks of the story share.
    pub(super) fn overlaps(&self, story: &[bool]) -> Vec<f32> {
        let shared = shared_words(story.iter().copied(), &self.words);
        self.words.iter().zip(story).map(|(words, &in_story)| overlap(words, &shared, in_story)).collect()
    }
}

/// A score from which a block is running text without doubt.
pub(super) const STORY: f32 = 2.0;

/// The words of a text in lower case; each pair of signs of a script without spaces is one.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for word in text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-'))) {
        let word = word.trim_matches(['\'', '’', '-']);
        if word.is_empty() {
        } else if word.chars().next().is_some_and(is_unspaced) {
            let signs: Vec<char> = word.chars().collect();
            found.extend(signs.chunks(2).map(|pair| pair.iter().collect::<String>()));
        } else {
            let lower = word.to_lowercase();
            let bare = lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s")).unwrap_or(&lower);
            found.push(bare.to_owned());
        }
    }
    found
}

/// Chinese characters, kana, Thai and their neighbours: scripts that write no spaces.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

pub(super) fn is_stop(word: &str) -> bool {
    STOP.contains(word)
}

/// True where the long lines, or all where none is long, hold as many English stop words as English text does;
/// elsewhere stop words tell nothing.
fn is_english(drafts: &[Draft], word_lists: &[Vec<String>]) -> bool {
    let any_long = drafts.iter().any(|draft| draft.text.len() > LONG);
    let lines = || drafts.iter().zip(word_lists).filter(|(draft, _)| !any_long || draft.text.len() > LONG);
    let words = || lines().flat_map(|(_, words)| words);
    let (all, stop) = (words().count(), words().filter(|word| is_stop(word)).count());
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

fn look(draft: &Draft, words: &[String], english: bool, repeats: usize) -> Look {
    let text = draft.text.as_str();
    let short = text.len() <= 600;
    let mut look = Look {
        words: words.len(),
        ends: ends_sentence(text),
        quoted: text.starts_with(['"', '“', '‘', '\'', '«', '„', '「']),
        cue: phrases::cue(text, words.len()),
        date: date_line::date_line(text),
        credit: if short { credit_line::credit_line(text) } else { None },
        picture_credit: short && credit_line::is_picture_credit(text),
        caption: draft.markup == Markup::Caption || credit_line::has_caption_cue(text),
        tells_day: words.iter().any(|word| WEEKDAYS.contains(&word.as_str())),
        sentences: text.match_indices(['.', '!', '?']).filter(|(at, _)| begins_sentence(&text[at + 1..])).count() + 1,
        repeats,
        overlap: 0.0,
        score: 0.0,
    };
    look.score = in_page(score(&look, draft, words, english), &look, draft);
    look
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// True where what follows a full stop begins a new sentence.
fn begins_sentence(rest: &str) -> bool {
    let mut rest = rest.trim_start_matches(['"', '”', '’', ')']).chars();
    rest.next() == Some(' ') && rest.next().is_some_and(char::is_uppercase)
}

/// How much a block looks like running text on its own.
fn score(look: &Look, draft: &Draft, words: &[String], english: bool) -> f32 {
    let count = words.len();
    if count == 0 {
        return -1.0;
    }
    let stop_share =
        if english { words.iter().filter(|word| is_stop(word)).count() as f32 / count as f32 } else { 0.4 };
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

/// Words that carry a subject, with the number of blocks of the story that hold them.
fn shared_words(story: impl Iterator<Item = bool>, word_lists: &[Vec<String>]) -> HashMap<&str, usize> {
    let mut shared: HashMap<&str, usize> = HashMap::new();
    for (_, words) in story.zip(word_lists).filter(|(in_story, _)| *in_story) {
        for word in words.iter().filter(|word| carries_subject(word)).collect::<HashSet<_>>() {
            *shared.entry(word).or_default() += 1;
        }
    }
    shared
}

fn carries_subject(word: &str) -> bool {
    !is_stop(word) && (word.len() > 2 || word.chars().next().is_some_and(is_unspaced))
}

fn overlap(words: &[String], shared: &HashMap<&str, usize>, counts_itself: bool) -> f32 {
    let carrying: Vec<&String> = words.iter().filter(|word| carries_subject(word)).collect();
    if carrying.is_empty() {
        return 0.0;
    }
    let known =
        carrying.iter().filter(|word| shared.get(word.as_str()).copied().unwrap_or(0) > usize::from(counts_itself));
    known.count() as f32 / carrying.len() as f32
}
