//! Ages of people: "Stein, 61,", "the 61-year-old Stein", "Stein, who is 61", "Stein, aged 61".

use super::Age;
use super::tense::is_past;
use super::worded::Worded;
use crate::annotate::{EntityId, EntityKind, Mention};

/// Nobody is younger or older than this where a newspaper gives an age behind a name.
const AGES: std::ops::RangeInclusive<u32> = 1..=115;

/// Nouns for somebody who may be another than the one before.
const OTHERS: [&str; 14] = [
    "driver", "victim", "suspect", "gunman", "attacker", "man", "woman", "boy", "girl", "son", "daughter", "wife",
    "husband", "brother",
];

/// The ages that one sentence gives; `last` is the only person that the sentence before it names.
pub(super) fn ages(sentence: usize, worded: &Worded<'_>, last: Option<&EntityId>) -> Vec<Age> {
    let mut found = Vec::new();
    for at in 0..worded.len() {
        let word = &worded.words[at];
        if word.mention.is_some() || !word.text.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let Some(years) = word.text.parse::<u32>().ok().filter(|years| AGES.contains(years)) else { continue };
        let named = behind_name(worded, at).or_else(|| before_name(worded, at)).map(|person| &person.entity);
        let person = named.or_else(|| last.filter(|_| is_subject_of_age(worded, at)));
        found.extend(person.map(|person| Age { sentence, span: word.span.clone(), person: person.clone(), years }));
    }
    found
}

/// "Stein, 61," and "Stein (61)", "Stein, who is 61", "Stein, aged 61".
fn behind_name<'a>(worded: &Worded<'a>, at: usize) -> Option<&'a Mention> {
    let closes =
        matches!(worded.word(at + 1), "," | ")" | "." | ";" | "—" | "–" | "’s" | "'s") || at + 1 == worded.len();
    let opened = ["who is", "who was", "aged", "now", "is", "who turned"]
        .iter()
        .find(|phrase| worded.ends(at, phrase))
        .map_or(at, |phrase| at - phrase.split(' ').count());
    let closes = closes || opened != at && worded.word(at + 1) == "and";
    if !closes || opened == at && !matches!(worded.before(at), "," | "(") {
        return None;
    }
    // "Stein, a steward aged 61": the name before the comma.
    if worded.ends(at, "aged") {
        let comma = (opened.saturating_sub(6)..opened).rev().find(|&i| worded.word(i) == ",")?;
        return worded.words.get(comma.checked_sub(1)?)?.mention.filter(|mention| mention.kind == EntityKind::Person);
    }
    let comma = opened.checked_sub(1).filter(|&i| matches!(worded.word(i), "," | "("));
    let name = match comma {
        Some(comma) => comma.checked_sub(1)?,
        None if worded.ends(at, "is") => opened.checked_sub(1)?,
        None => return None,
    };
    worded.words.get(name)?.mention.filter(|mention| mention.kind == EntityKind::Person)
}

/// "the 61-year-old cook Stein", "61-year-old Stein": the name stands before the next mark and is the first.
fn before_name<'a>(worded: &Worded<'a>, at: usize) -> Option<&'a Mention> {
    let old = (at + 1..at + 6).find(|&i| worded.word(i) == "old" || worded.word(i) == "year-old")?;
    let year = (at + 1..=old).any(|i| worded.word(i).starts_with("year"));
    let rest = (old + 1..worded.len().min(old + 7)).take_while(|&i| !worded.words[i].is_mark);
    let named = rest.filter_map(|i| worded.words[i].mention).find(|mention| mention.kind == EntityKind::Person);
    named.or_else(|| in_apposition(worded, at)).filter(|_| year)
}

/// "Stein, Norway’s 61-year-old president,": the name before the comma.
fn in_apposition<'a>(worded: &Worded<'a>, at: usize) -> Option<&'a Mention> {
    let comma = (at.saturating_sub(5)..at).rev().find(|&i| worded.word(i) == ",")?;
    let named =
        (comma + 1..at).any(|i| worded.words[i].mention.is_some_and(|mention| mention.kind == EntityKind::Person));
    worded.words.get(comma.checked_sub(1)?)?.mention.filter(|mention| mention.kind == EntityKind::Person && !named)
}

/// "The 61-year-old came down the steps": opens the sentence, and a verb follows.
fn is_subject_of_age(worded: &Worded<'_>, at: usize) -> bool {
    let old = (at + 1..at + 6).find(|&i| matches!(worded.word(i), "old" | "year-old"));
    // "The 43-year-old surgeon was cycling"; "the 43-year-old driver" may be another.
    let is_verb = |i: usize| worded.words.get(i).is_some_and(|next| next.term.is_none() || is_past(worded.word(i)));
    let by_trade = |i: usize| {
        !OTHERS.contains(&worded.word(i))
            && worded.words.get(i).is_some_and(|word| word.term.is_some())
            && is_verb(i + 1)
    };
    at == 1 && worded.word(0) == "the" && old.is_some_and(|old| is_verb(old + 1) || by_trade(old + 1))
}
