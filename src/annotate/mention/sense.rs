//! A capital or a country that stands for its government: "Paris said", "Lima’s envoy", "talks between Oslo and Lima". It
//! stays on the page of the place, with a mark.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::office::{country, country_of_capital};
use super::word::{Line, Shape, Word};
use super::{EntityKind, Mention, Sense};
use crate::tables::GOVERNMENT_CUES;

static VERBS: LazyLock<HashSet<&str>> = LazyLock::new(|| words_for("verb"));
static NOUNS: LazyLock<HashSet<&str>> = LazyLock::new(|| words_for("noun"));
static TIES: LazyLock<HashSet<&str>> = LazyLock::new(|| words_for("tie"));
static OBJECTS: LazyLock<HashSet<&str>> = LazyLock::new(|| words_for("object"));
static AGAINST: LazyLock<HashSet<&str>> = LazyLock::new(|| words_for("against"));
static FROM: LazyLock<HashSet<&str>> = LazyLock::new(|| words_for("from"));
static WITH: LazyLock<HashSet<&str>> = LazyLock::new(|| words_for("with"));

/// Words between "talks" and "between", and between a capital and what it has.
const REACH: usize = 3;

fn words_for(wanted: &str) -> HashSet<&'static str> {
    GOVERNMENT_CUES.iter().filter(|[_, used]| *used == wanted).map(|[word, _]| *word).collect()
}

/// Marks the places that stand for a government; `mentions` stand in the order of the lines.
pub(super) fn mark(lines: &[Line<'_>], mentions: &mut [Mention]) {
    let mut next = 0;
    for line in lines {
        let Some(end) = line.words.last().map(Word::end) else { continue };
        while let Some(mention) = mentions.get_mut(next).filter(|mention| mention.span.start < end) {
            next += 1;
            if let Some(why) = acts(&line.words, mention) {
                mention.sense = Some(Sense::Government);
                mention.rule = format!("{}; stands for the government: {why}", mention.rule);
            }
        }
    }
}

/// Why a place acts as a government.
fn acts(words: &[Word<'_>], mention: &Mention) -> Option<String> {
    let is_capital = country_of_capital(&mention.name).is_some();
    if mention.kind != EntityKind::Place || !is_capital && country(&mention.name) != Some(mention.name.as_str()) {
        return None;
    }
    let from = words.partition_point(|word| word.start() < mention.span.start);
    let to = words.partition_point(|word| word.start() < mention.span.end);
    if from == to || words.get(to).is_some_and(|next| matches!(next.text, "-" | "–")) {
        return None;
    }
    let aimed_at = || aimed_at(words, from, to).filter(|_| is_capital);
    let is_located =
        from > 0 && matches!(words[from - 1].lower(), "in" | "at" | "near" | "from" | "outside" | "across");
    if is_located {
        return aimed_at();
    }
    let said = || subject_of(words, to).filter(|_| is_subject(words, from));
    let has = || has(words, to).filter(|_| is_capital);
    said()
        .or_else(has)
        .or_else(|| between(words, from, to))
        .or_else(|| party(words, from).filter(|_| is_capital))
        .or_else(aimed_at)
}

/// The verb of acting right after the place, perhaps behind "has" or "also".
fn subject_of(words: &[Word<'_>], to: usize) -> Option<String> {
    let is_small = |word: &&Word<'_>| {
        matches!(
            word.lower(),
            "has"
                | "have"
                | "had"
                | "also"
                | "will"
                | "would"
                | "not"
                | "never"
                | "later"
                | "itself"
                | "still"
                | "now"
                | "does"
                | "did"
                | "is"
                | "may"
                | "could"
                | "should"
                | "must"
                | "often"
                | "long"
                | "since"
                | "already"
        )
    };
    let skipped = words[to..].iter().take(REACH).take_while(is_small).count();
    let verb = words.get(to + skipped).filter(|verb| !verb.is_capital() && VERBS.contains(verb.lower()))?;
    Some(format!("before “{}”", verb.text))
}

/// True where the place can be a subject: not behind a preposition or another name.
fn is_subject(words: &[Word<'_>], from: usize) -> bool {
    let before = from.checked_sub(1).map(|at| if words[at].lower() == "the" { at.wrapping_sub(1) } else { at });
    before.and_then(|at| words.get(at)).is_none_or(|word| {
        !word.is_capital()
            && !matches!(
                word.lower(),
                "of" | "to"
                    | "for"
                    | "with"
                    | "by"
                    | "on"
                    | "into"
                    | "over"
                    | "against"
                    | "toward"
                    | "towards"
                    | "about"
                    | "through"
                    | "visiting"
                    | "visit"
                    | "visited"
                    | "leaving"
                    | "left"
            )
    })
}

/// "Lima’s new envoy".
fn has(words: &[Word<'_>], to: usize) -> Option<String> {
    words.get(to).filter(|word| word.is_possessive() || matches!(word.text, "’" | "'"))?;
    let noun = words[to + 1..].iter().take(REACH).find(|word| NOUNS.contains(word.lower()))?;
    Some(format!("“{}” is its", noun.text))
}

/// "talks between Oslo and Lima".
fn between(words: &[Word<'_>], from: usize, to: usize) -> Option<String> {
    let at = (from.saturating_sub(5)..from).rev().find(|&at| words[at].lower() == "between")?;
    let pair = words[at..from].iter().any(|word| word.lower() == "and")
        || words[to..].iter().take(2).any(|word| word.lower() == "and");
    let tie = words[at.saturating_sub(REACH)..at].iter().rev().find(|word| TIES.contains(word.lower()))?;
    pair.then(|| format!("“{} between”", tie.text))
}

/// "urged Lima", "accusations against Lima", "pressure from Lima", "at odds with Lima": what is done to one who acts. A name
/// that goes on, as in "with Lima residents", is one who is there.
fn aimed_at(words: &[Word<'_>], from: usize, to: usize) -> Option<String> {
    let word = |back: usize| from.checked_sub(back).map(|at| words[at].lower());
    let before = word(1)?;
    if !stands_alone(words.get(to)) {
        return None;
    }
    if OBJECTS.contains(before) {
        return Some(format!("behind “{before}”"));
    }
    let noun = match before {
        "against" => (2..=5).filter_map(word).find(|noun| AGAINST.contains(noun)),
        "from" => word(2).filter(|noun| FROM.contains(noun)),
        "with" => word(2).filter(|noun| WITH.contains(noun)),
        _ => None,
    }?;
    Some(format!("“{noun} {before}”"))
}

/// Words behind which a place is a whole phrase: "urged Lima to", "accused Lima of".
const AFTER: [&str; 28] = [
    "to", "of", "as", "over", "on", "for", "and", "or", "but", "that", "not", "in", "at", "by", "with", "after",
    "before", "while", "when", "into", "from", "who", "which", "again", "about", "against", "if", "since",
];

/// True at the end of the line, before a mark or a small word: the name is a whole phrase.
fn stands_alone(next: Option<&Word<'_>>) -> bool {
    next.is_none_or(|next| {
        !next.is_capital() && !next.is_possessive() && (next.shape == Shape::Mark || AFTER.contains(&next.lower()))
    })
}

/// "relations with Lima", "ambassador to Lima".
fn party(words: &[Word<'_>], from: usize) -> Option<String> {
    let at = from.checked_sub(2)?;
    let (noun, preposition) = (&words[at], words[at + 1].lower());
    let fits = preposition == "with" && TIES.contains(noun.lower())
        || preposition == "to" && matches!(noun.lower(), "ambassador" | "envoy");
    fits.then(|| format!("“{} {preposition}”", noun.text))
}
