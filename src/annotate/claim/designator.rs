//! Names of one of a row: "Berth 4", "Hall C", "Flight KV20", "the third floor", "the 9.40 train".

use std::sync::LazyLock;

use hashbrown::HashMap;

use super::slot::past_verb;
use super::tense::is_past;
use super::term::Term;
use super::whereabouts::is_preposition;
use super::worded::Worded;
use crate::article::Span;
use crate::tables;

/// Words of content around it that say what it is told of.
const NEAR: usize = 8;

/// What a row is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Row {
    /// Places.
    Spot,
    /// Journeys.
    Run,
    /// Parts of documents.
    Text,
}

/// One of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Designator {
    /// Index of its sentence.
    pub sentence: usize,
    /// Its words, in the article's body.
    pub span: Span,
    /// What the row is of.
    pub row: Row,
    /// The noun, in the singular and in small letters: "berth".
    pub noun: &'static str,
    /// The number or letter, in one form: "4", "c", "kv20".
    pub label: String,
    /// What happened there or to it: the nearest verb in the past.
    pub verb: Option<Term>,
    /// The words of content around it, the noun left out.
    pub near: Vec<Term>,
    /// True between quotation marks, for another one of the kind and for what is planned.
    pub is_aside: bool,
}

/// Looked up only: no order of it reaches the output.
static NOUNS: LazyLock<HashMap<&str, Row>> = LazyLock::new(|| {
    let row = |sort: &str| match sort {
        "spot" => Row::Spot,
        "run" => Row::Run,
        _ => Row::Text,
    };
    let all = tables::DESIGNATOR_WORDS.iter();
    all.flat_map(|[sort, words]| words.split(' ').map(move |word| (word, row(sort)))).collect()
});

/// The ones of a row that a sentence names, in order.
pub(super) fn designators(sentence: usize, worded: &Worded<'_>) -> Vec<Designator> {
    let mut found = Vec::new();
    for at in 0..worded.len() {
        let Some((noun, row)) = noun_at(worded, at) else { continue };
        for (label, start, end) in labels(worded, at) {
            let [Some(first), Some(last)] = [worded.words.get(start), worded.words.get(end - 1)] else { continue };
            found.push(Designator {
                sentence,
                span: first.span.start..last.span.end,
                row,
                noun,
                label,
                verb: past_verb(worded, at),
                near: near(worded, start.min(at), end.max(at + 1)),
                // "the second floor" is no other one of the kind.
                is_aside: first.quoted || noun != "floor" && worded.tells_another(at),
            });
        }
    }
    found
}

fn noun_at(worded: &Worded<'_>, at: usize) -> Option<(&'static str, Row)> {
    let word = worded.word(at);
    let singular = word.strip_suffix('s').filter(|stem| NOUNS.contains_key(stem)).unwrap_or(word);
    NOUNS.get_key_value(singular).map(|(noun, row)| (*noun, *row))
}

/// The labels of the noun at an index, each with the words that it and the noun span: "Berths 4 and 6" has two.
fn labels(worded: &Worded<'_>, at: usize) -> Vec<(String, usize, usize)> {
    if let Some(label) = before_noun(worded, at) {
        return vec![(label, at - 1, at + 1)];
    }
    let is_name = worded.words[at].text.starts_with(char::is_uppercase);
    // "Trains line 4 sidings": a noun in small letters stands behind a small word or a verb.
    let before = worded.before(at);
    let is_led = is_preposition(before) || matches!(before, "the" | "its" | "to" | "from" | "of") || is_past(before);
    if !(is_name || is_led) {
        return Vec::new();
    }
    let led = matches!(worded.word(at + 1), "no" | "number" | "nr" | "no.");
    let mut next = if led { at + 2 } else { at + 1 };
    if led && worded.word(next) == "." {
        next += 1;
    }
    let mut found = Vec::new();
    while let Some(label) = label_at(worded, next, is_name || led) {
        found.push((label, if found.is_empty() { at } else { next }, next + 1));
        match worded.word(next + 1) {
            "and" | "or" | "," | "to" | "-" | "–" => next += 2,
            _ => break,
        }
    }
    let end = found.last().map_or(at + 1, |(.., end)| *end);
    // "on platform 12 minutes later": the number belongs to what follows.
    let counts_what_follows = !is_name
        && worded.words.get(end).is_some_and(|word| word.term.is_some() && !word.is_mark)
        && !is_past(worded.word(end));
    if counts_what_follows { Vec::new() } else { found }
}

/// "the third floor", "the 9.40 train".
fn before_noun(worded: &Worded<'_>, at: usize) -> Option<String> {
    let before = at.checked_sub(1)?;
    match worded.word(at) {
        "floor" => ordinal(worded.word(before)),
        "train" | "flight" => {
            let (hours, minutes) = worded.word(before).split_once(['.', ':'])?;
            let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
            (hours < 24 && minutes < 60).then(|| format!("{hours}:{minutes:02}"))
        }
        _ => None,
    }
}

/// "third" → "3".
fn ordinal(word: &str) -> Option<String> {
    const ORDINALS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth",
    ];
    let worded = ORDINALS.iter().position(|ordinal| *ordinal == word).map(|at| (at + 1).to_string());
    let figures = || {
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end))?;
        digits.parse::<u32>().ok().map(|number| number.to_string())
    };
    worded.or_else(figures)
}

/// A number, one capital, or capitals with figures; a number in words behind a capital noun alone.
fn label_at(worded: &Worded<'_>, at: usize, is_name: bool) -> Option<String> {
    const NUMBERS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let text = worded.words.get(at)?.text;
    let plain = text.len() <= 6 && text.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    let figures = text.chars().any(|c| c.is_ascii_digit());
    if plain && figures {
        return Some(text.trim_start_matches('0').to_lowercase());
    }
    // "Hall A": not the article of "The hall. A man …", nor "I".
    if plain && text.len() == 1 && text != "I" {
        return Some(text.to_lowercase());
    }
    let worded = NUMBERS.iter().position(|number| text.eq_ignore_ascii_case(number)).filter(|_| is_name);
    worded.map(|number| (number + 1).to_string())
}

fn near(worded: &Worded<'_>, start: usize, end: usize) -> Vec<Term> {
    let clause = worded.clause(start);
    let terms = |i: usize| worded.words[i].term.into_iter().chain(worded.words[i].more);
    let before = (clause.start.min(start)..start).rev().flat_map(terms).take(NEAR);
    let behind = (end..clause.end.max(end)).flat_map(terms).take(NEAR);
    let mut near: Vec<Term> = before.chain(behind).collect();
    near.sort_unstable();
    near.dedup();
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels_of(text: &str) -> Vec<String> {
        let worded = Worded::of(text, &(0..text.len()), &[], &[], |_| false);
        designators(0, &worded).iter().map(|found| format!("{} {}", found.noun, found.label)).collect()
    }

    #[test]
    fn a_number_or_a_capital_behind_the_noun_names_one_of_a_row() {
        assert_eq!(labels_of("The tug hit Jetty 4 at dawn."), ["jetty 4"]);
        assert_eq!(labels_of("They waited in Hall C, then left."), ["hall c"]);
        assert_eq!(labels_of("Flight KV20 landed early."), ["flight kv20"]);
        assert_eq!(labels_of("He slept in room 12."), ["room 12"]);
        assert_eq!(labels_of("She lives on the third floor."), ["floor 3"]);
        assert_eq!(labels_of("He took the 9.40 train."), ["train 9:40"]);
    }

    #[test]
    fn several_of_a_row_are_all_named() {
        assert_eq!(labels_of("Jetties are shut; Berths 4 and 6 are open."), ["berth 4", "berth 6"]);
    }

    #[test]
    fn a_count_behind_the_noun_names_nothing() {
        assert_eq!(labels_of("He left the platform 12 minutes later."), [""; 0]);
        assert_eq!(labels_of("Three gates were shut."), [""; 0]);
    }
}
