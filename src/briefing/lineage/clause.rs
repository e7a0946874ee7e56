//! Where a sentence says who tells it: the words beside a verb of saying, or behind "according to".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::words::Words;
use crate::tables;

/// Most words of a phrase that names somebody.
const LONGEST: usize = 14;

/// A phrase that names whoever tells the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The first of its words, by index.
    pub(super) start: usize,
    /// Behind the last of them.
    pub(super) end: usize,
    /// Where it stands.
    pub(super) place: Place,
    /// Another phrase that names the same, where this one does not say who it is: "the mayor, Laura Stein,".
    pub(super) or: Option<(usize, usize)>,
}

impl Phrase {
    fn new(start: usize, end: usize, place: Place) -> Self {
        Self { start, end, place, or: None }
    }
}

/// Where a phrase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Before a verb of saying.
    Subject,
    /// Before a verb that is an outlet's above all: "reported".
    Reporter,
    /// Behind "according to", or behind the verb: "said the ministry".
    After,
    /// Behind "told": whoever was told.
    Hearer,
    /// Beside a paper that the sentence begins with: "a readout from the ministry described".
    Writing,
    /// The sentence has one subject for two verbs: "met … and said".
    Opening,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    Verb,
    Report,
    Hearer,
}

static VERBS: LazyLock<BTreeMap<&str, Cue>> = LazyLock::new(|| {
    let cue = |kind: &str| match kind {
        "verb" => Some(Cue::Verb),
        "report" => Some(Cue::Report),
        "hearer" => Some(Cue::Hearer),
        _ => None,
    };
    tables::ORIGIN_CUES.iter().filter_map(|[kind, word]| Some((*word, cue(kind)?))).collect()
});

static BEFORE: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| {
    let before = tables::ORIGIN_CUES.iter().filter(|[kind, _]| *kind == "before");
    before.map(|[_, cue]| cue.split(' ').collect()).collect()
});

/// Every phrase of the sentence that may name who tells it, in order.
pub(super) fn phrases(words: &Words<'_>) -> Vec<Phrase> {
    let mut found: Vec<Phrase> = written(words).into_iter().collect();
    for at in (0..words.list.len()).filter(|&at| !words.list[at].quoted) {
        for cue in BEFORE.iter().filter(|cue| is_at(words, at, cue)) {
            let start = at + cue.len();
            found.push(Phrase::new(start, end_after(words, start), Place::After));
        }
        let word = &words.list[at];
        let Some(cue) = VERBS.get(word.text) else { continue };
        if is_of_saying(words, at) {
            found.extend(speaker(words, at, *cue));
            let hearer = if *cue == Cue::Hearer { at + 1 } else { at + 2 };
            if *cue == Cue::Hearer || words.lower(at + 1) == "to" {
                found.push(Phrase::new(hearer, end_after(words, hearer), Place::Hearer));
            }
        }
    }
    found
}

/// "A readout from the ministry described", "the ministry’s note spoke of".
fn written(words: &Words<'_>) -> Option<Phrase> {
    let is_paper = |at: &usize| {
        matches!(words.lower(*at), "readout" | "statement" | "communiqué" | "communique" | "note")
            && !words.list[*at].quoted
    };
    let at = (1..words.list.len().min(7)).find(is_paper)?;
    if matches!(words.lower(at + 1), "from" | "by" | "of") {
        return (at == 1).then(|| Phrase::new(at + 2, end_after(words, at + 2), Place::Writing));
    }
    let whole = (0..at).all(|before| !words.list[before].is_mark);
    (whole && words.lower(at - 1) == "'s").then(|| Phrase::new(0, at - 1, Place::Writing))
}

fn is_at(words: &Words<'_>, at: usize, cue: &[&str]) -> bool {
    cue.iter().enumerate().all(|(offset, word)| words.lower(at + offset) == *word)
}

/// False for what nobody says: "is said to", "did not say", "to report", "what the ministry says is".
fn is_of_saying(words: &Words<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| words.lower(before));
    !matches!(
        before,
        "is" | "was" | "were" | "are" | "be" | "been" | "being" | "not" | "never" | "to" | "the" | "a" | "an" | "of"
    ) && !matches!(words.lower(at + 1), "by" | "as")
}

/// Whoever says it: the subject before the verb, else the name behind it.
fn speaker(words: &Words<'_>, verb: usize, cue: Cue) -> Option<Phrase> {
    let place = if cue == Cue::Report { Place::Reporter } else { Place::Subject };
    let end = without_adverbs(words, verb);
    let before = words.list.get(end.checked_sub(1)?)?;
    if before.is_mark || before.quoted {
        let start = verb + 1;
        if cue != Cue::Hearer && begins_name(words, start) {
            let place = if cue == Cue::Report { Place::Reporter } else { Place::After };
            return Some(Phrase::new(start, end_after(words, start), place));
        }
        return (before.text == ",").then(|| around_apposition(words, end - 1, place)).flatten();
    }
    if matches!(before.lower.as_str(), "and" | "but") {
        return Some(Phrase::new(0, 0, Place::Opening));
    }
    let start = start_before(words, end);
    let border = start.checked_sub(1).map_or("", |border| words.lower(border));
    match border {
        "what" | "which" => None,
        "who" => before_clause(words, start - 1, place),
        "and" | "or" if start >= 2 && words.list[start - 2].is_capital() => None,
        _ => (start < end).then(|| Phrase::new(start, end, place)),
    }
}

/// "An official who was there said": the name before "who".
fn before_clause(words: &Words<'_>, who: usize, place: Place) -> Option<Phrase> {
    let end = if who > 0 && words.list[who - 1].text == "," { who - 1 } else { who };
    let start = start_before(words, end);
    (start < end).then(|| Phrase::new(start, end, place))
}

/// The end of the subject: what stands between it and its verb is left out, "has also", "on Friday".
fn without_adverbs(words: &Words<'_>, verb: usize) -> usize {
    let mut end = verb;
    while let Some(at) = end.checked_sub(1) {
        let word = words.lower(at);
        if word == ")"
            && let Some(open) = (at.saturating_sub(6)..at).rev().find(|&open| words.lower(open) == "(")
        {
            end = open;
            continue;
        }
        let small = matches!(
            word,
            "has"
                | "have"
                | "had"
                | "also"
                | "later"
                | "then"
                | "since"
                | "earlier"
                | "always"
                | "already"
                | "meanwhile"
        );
        let is_preposition = matches!(word, "on" | "in" | "at" | "late") && end < verb;
        if small
            || is_preposition
            || words.is_time(at)
            || word.len() > 4 && word.ends_with("ly") && !words.list[at].is_capital()
        {
            end = at;
        } else {
            break;
        }
    }
    end
}

/// The first word of a phrase that ends here: behind the mark or the joining word before it.
fn start_before(words: &Words<'_>, end: usize) -> usize {
    let least = end.saturating_sub(LONGEST);
    (least..end).rev().find(|&at| is_border(words, at)).map_or(least, |at| at + 1)
}

fn is_border(words: &Words<'_>, at: usize) -> bool {
    let word = &words.list[at];
    let joins = matches!(
        word.lower.as_str(),
        "but"
            | "while"
            | "that"
            | "which"
            | "who"
            | "whom"
            | "as"
            | "when"
            | "because"
            | "if"
            | "whether"
            | "after"
            | "before"
            | "since"
            | "although"
            | "though"
            | "where"
            | "what"
            | "than"
            | "whose"
            | "so"
            | "yet"
            | "until"
            | "and"
            | "or"
    );
    (word.is_mark || word.quoted || joins) && !words.is_inside_name(at)
}

/// Behind the last word of a phrase that begins here.
fn end_after(words: &Words<'_>, start: usize) -> usize {
    let most = words.list.len().min(start + LONGEST);
    let stops = |at: &usize| {
        let word = words.lower(*at);
        is_border(words, *at)
            || words.is_time(*at)
            || matches!(
                word,
                "on" | "was" | "is" | "has" | "have" | "had" | "were" | "are" | "will" | "to" | "said" | "says"
            )
    };
    (start..most).find(stops).unwrap_or(most)
}

fn begins_name(words: &Words<'_>, at: usize) -> bool {
    words.list.get(at).is_some_and(|word| {
        !word.quoted
            && !word.is_mark
            && !matches!(
                word.lower.as_str(),
                "that"
                    | "he"
                    | "she"
                    | "it"
                    | "they"
                    | "in"
                    | "on"
                    | "at"
                    | "to"
                    | "there"
                    | "reporters"
                    | "how"
                    | "so"
            )
    })
}

/// "Stein, the mayor, said": the name before an addition between commas, the second of which is given, or in it.
fn around_apposition(words: &Words<'_>, comma: usize, place: Place) -> Option<Phrase> {
    let least = comma.saturating_sub(24);
    let first = (least..comma).rev().find(|&at| words.list[at].text == "," && !words.list[at].quoted)?;
    let end = without_adverbs(words, first);
    let start = start_before(words, end);
    (start < end).then(|| Phrase { or: Some((first + 1, comma)), ..Phrase::new(start, end, place) })
}
