//! Runs of capitalised words: how far a name may reach, and what the words in it make of it.

use super::EntityKind;
use super::lexicon::LEXICON;
use super::word::{Shape, Word};

/// Words of the longest name that is looked for.
const LONGEST: usize = 14;

/// Small words inside personal names and titles of nobility.
const PARTICLES: &[&str] = &[
    "de", "von", "van", "der", "den", "da", "dos", "du", "del", "la", "le", "bin", "ibn", "bint", "al", "el", "e", "y",
    "ben", "ter",
];

/// Words after which "on" goes on with the name: "Commission on Human Rights".
const ON: &[&str] = &[
    "Commission",
    "Committee",
    "Council",
    "Conference",
    "Convention",
    "Center",
    "Centre",
    "Institute",
    "Office",
    "Agreement",
    "Treaty",
    "Protocol",
    "Forum",
    "Summit",
    "Panel",
    "Programme",
    "Program",
];

/// Words whose possessive is often part of a name: "King's College", "Children's Hospital".
const OWNERS: &[&str] = &[
    "king",
    "queen",
    "people",
    "children",
    "women",
    "men",
    "workers",
    "world",
    "nation",
    "farmers",
    "teachers",
    "leaders",
    "players",
    "veterans",
    "ministers",
    "writers",
    "lawyers",
    "doctors",
    "students",
    "saint",
    "peoples",
    "boys",
    "girls",
];

/// After the last word of the run that begins at `from`. `blocked` words end it.
pub(super) fn end_of_run(words: &[Word<'_>], from: usize, blocked: &[bool]) -> usize {
    let open = |index: usize| {
        words.get(index).is_some_and(super::word::Word::is_capital) && !blocked.get(index).copied().unwrap_or(false)
    };
    let mut end = from + 1;
    while end < words.len().min(from + LONGEST) {
        let word = &words[end];
        if open(end) {
            if ends_before(words, from, end) {
                break;
            }
            end += 1;
        } else if let Some(next) = after_connector(words, from, end)
            && open(next)
            && !ends_before(words, from, next)
        {
            end = next + 1;
        } else if word.shape == Shape::Number
            && end == from + 1
            && word.text.len() <= 2
            && LEXICON.head(words[from].text).is_some()
        {
            end += 1;
        } else {
            break;
        }
    }
    end
}

/// True where a capitalised word is no part of the run before it: "Monday", "Mr", "I".
fn ends_before(words: &[Word<'_>], from: usize, at: usize) -> bool {
    let word = &words[at];
    if LEXICON.is_honorific(word.text) {
        return true;
    }
    let surname = at == from + 1 && LEXICON.is_given(words[from].text) && word.text.len() > 2;
    LEXICON.is_common(word.lower()) && !surname && LEXICON.head(word.text).is_none() && !word.is_acronym()
}

/// The word after a connector that a name may hold at `at`.
fn after_connector(words: &[Word<'_>], from: usize, at: usize) -> Option<usize> {
    let word = &words[at];
    let before = &words[at - 1];
    let next = words.get(at + 1)?;
    let headed = words[from..at].iter().any(|w| LEXICON.head(w.text).is_some_and(|head| head.first));
    match word.lower() {
        "." if before.text.chars().count() == 1 && before.is_capital() && next.start() > word.end() => Some(at + 1),
        "on" if !(headed && ON.contains(&before.text)) => None,
        "of" | "for" | "on" if headed && next.lower() == "the" => Some(at + 2),
        "of" | "for" | "on" | "and" if headed => Some(at + 1),
        "&" => Some(at + 1),
        "and" => joins_subjects(words, at).then_some(at + 1),
        "'s" | "’s" | "’" | "'" if owns(words, at) => Some(at + 1),
        particle if PARTICLES.contains(&particle) => {
            let two = PARTICLES.contains(&next.lower()) || next.lower() == "the";
            Some(if two && !next.is_capital() { at + 2 } else { at + 1 })
        }
        _ => None,
    }
}

/// True for "Food and Drug Administration": a subject, "and", and a head word not far off.
fn joins_subjects(words: &[Word<'_>], at: usize) -> bool {
    LEXICON.is_subject(words[at - 1].lower())
        && words[at + 1..]
            .iter()
            .take(4)
            .take_while(|w| w.is_capital())
            .any(|w| LEXICON.head(w.text).is_some_and(|h| h.last))
}

/// True for "Leaders’ Summit", "King's College": an owner that is part of names, and a head word after it.
fn owns(words: &[Word<'_>], at: usize) -> bool {
    OWNERS.contains(&words[at - 1].lower())
        && words[at + 1..]
            .iter()
            .take(3)
            .take_while(|w| w.is_capital())
            .any(|w| LEXICON.head(w.text).is_some_and(|h| h.last))
}

/// What the head words in `words[from..end]` make of it, and where it then ends.
pub(super) fn headed(words: &[Word<'_>], from: usize, end: usize) -> Option<(usize, EntityKind, String)> {
    let first_head = (from..end).find_map(|at| {
        let head = LEXICON.head(words[at].text)?;
        (head.first && words.get(at + 1).is_some_and(|w| matches!(w.lower(), "of" | "for")) && at + 2 < end)
            .then_some((at, head))
    });
    if let Some((at, head)) = first_head {
        return Some((end, head.kind, format!("“{}” with what follows", words[at].text)));
    }
    if end >= from + 2
        && let Some(head) = LEXICON.head(words[from].text)
        && head.first
        && (!head.last || head.kind == EntityKind::Place && !LEXICON.is_given(words[from].text))
        && !words[from + 1..end].iter().any(|word| LEXICON.head(word.text).is_some_and(|head| head.last))
    {
        return Some((end, head.kind, format!("“{}” before a name", words[from].text)));
    }
    if let Some(word) = words.get(end)
        && let Some(head) = LEXICON.head(word.text)
        && head.small
        && end > from
        && word.shape == Shape::Lower
        && word.lower() != "summit"
    {
        return Some((end + 1, head.kind, format!("a name before “{}”", word.text)));
    }
    (from + 1..end).rev().find_map(|at| {
        let head = LEXICON.head(words[at].text).filter(|head| head.last)?;
        Some((with_full_stop(words, at + 1), head.kind, format!("a name that ends in “{}”", words[at].text)))
    })
}

/// Takes in the full stop of "Corp." where the sentence goes on after it.
fn with_full_stop(words: &[Word<'_>], end: usize) -> usize {
    let abbreviated = matches!(words[end - 1].text, "Corp" | "Inc" | "Ltd" | "Co" | "Bros");
    let stop = words.get(end).is_some_and(|w| w.text == "." && w.start() == words[end - 1].end());
    if abbreviated && stop && end + 1 < words.len() { end + 1 } else { end }
}
