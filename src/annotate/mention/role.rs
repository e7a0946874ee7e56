//! The role grammar: `[country] [former|deputy|…] OFFICE [of|for|to X]`, in any case, before or after a name.

use super::EntityKind;
use super::lexicon::{LEXICON, OfficeClass};
use super::run::{end_of_run, headed};
use super::word::Word;

/// A role in a line of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Role {
    /// First word, the country or body included: "US" in "US Secretary of State".
    pub(super) from: usize,
    /// First word of the office with its ranks and subjects: "Secretary".
    pub(super) office: usize,
    /// After the last word of the office itself: "of Health" is not in it.
    pub(super) office_end: usize,
    /// After the last word, complement included.
    pub(super) to: usize,
    /// How the office is used.
    pub(super) class: OfficeClass,
}

/// Every role of a line, in order, none inside another.
pub(super) fn roles(words: &[Word<'_>]) -> Vec<Role> {
    let mut found: Vec<Role> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some((length, _)) = LEXICON.name_at(&words[at..])
            && length > 1
        {
            at += length;
            continue;
        }
        let floor = found.last().map_or(0, |role| role.to);
        match role_at(words, at, floor) {
            Some(role) => {
                at = role.to.max(at + 1);
                found.push(role);
            }
            None => at += 1,
        }
    }
    found
}

fn role_at(words: &[Word<'_>], at: usize, floor: usize) -> Option<Role> {
    let (length, mut class) = LEXICON.office_at(&words[at..])?;
    let mut end = at + length;
    while let Some((more, next)) = words.get(end..).and_then(|rest| LEXICON.office_at(rest)) {
        end += more;
        class = next;
    }
    if is_part_of_a_name(words, at, end, class) {
        return None;
    }
    let office = with_ranks(words, at, floor);
    let from = before_body(words, with_body(words, office, floor), office, floor);
    Some(Role { from, office, office_end: end, to: with_complement(words, end), class })
}

/// True for "Justice Department", "King's College", "Star Wars": capitals that go on to something that is no person.
fn is_part_of_a_name(words: &[Word<'_>], at: usize, end: usize, class: OfficeClass) -> bool {
    if !words[at].is_capital() {
        return false;
    }
    if class == OfficeClass::Function && !words[at].opens {
        return true;
    }
    let mut next = end;
    if words.get(next).is_some_and(Word::is_possessive) {
        next += 1;
    }
    // Only the last word of the run can head it: "Minister Park Min" goes on to a person.
    let run = words[next.min(words.len())..].iter().take(8).take_while(|word| word.is_capital());
    run.last().is_some_and(|word| LEXICON.head(word.text).is_some_and(|head| head.last) && !LEXICON.is_given(word.text))
}

/// Goes left over "former", "deputy", "foreign".
fn with_ranks(words: &[Word<'_>], at: usize, floor: usize) -> usize {
    let qualifies = |index: usize| {
        let word = &words[index];
        LEXICON.is_rank(word.lower()) || LEXICON.is_subject(word.lower())
    };
    let mut from = at;
    while from > floor {
        if qualifies(from - 1) {
            from -= 1;
        } else if from >= floor + 2 && words[from - 1].lower() == "and" && from < at && qualifies(from - 2) {
            from -= 2;
        } else {
            break;
        }
    }
    from
}

/// Goes left over a demonym, a country or a listed body, with or without a possessive.
fn with_body(words: &[Word<'_>], at: usize, floor: usize) -> usize {
    let end = if at > floor && words[at - 1].is_possessive() { at - 1 } else { at };
    for from in end.saturating_sub(5).max(floor)..end {
        let slice = &words[from..end];
        let named = LEXICON.name_at(slice).is_some_and(|(length, _)| length == slice.len());
        let people = LEXICON.demonym_at(slice).is_some_and(|length| length == slice.len());
        if named || people {
            return from;
        }
        let abbreviated = slice.last().is_some_and(|word| word.text == ".") && slice.len() > 1;
        if abbreviated
            && LEXICON.name_at(&slice[..slice.len() - 1]).is_some_and(|(length, _)| length == slice.len() - 1)
        {
            return from;
        }
    }
    // "South Korea's new foreign minister": a rank may stand between the body and the office, and was passed before.
    at
}

/// Goes left over a rank in front of the country: "former US president", "top Chinese diplomat".
fn before_body(words: &[Word<'_>], body: usize, office: usize, floor: usize) -> usize {
    let is_rank = |at: &usize| {
        let word = &words[*at];
        LEXICON.is_rank(word.lower()) && !LEXICON.is_subject(word.lower()) && (word.opens || !word.is_capital())
    };
    if body == office { body } else { (floor..body).rev().take_while(is_rank).last().unwrap_or(body) }
}

/// Goes right over "of State", "to China", "for East Asian and Pacific Affairs".
fn with_complement(words: &[Word<'_>], end: usize) -> usize {
    let Some(preposition) = words.get(end) else { return end };
    if !matches!(preposition.lower(), "of" | "for" | "to" | "at") {
        return end;
    }
    let mut at = end + 1;
    if words.get(at).is_some_and(|word| word.lower() == "the") {
        at += 1;
    }
    let start = at;
    while at < words.len() {
        at += match complement_word(words, at, start) {
            0 => break,
            length => length,
        };
    }
    if at == start { end } else { at }
}

/// True where the name of a body begins: "National Renewal Front" is no subject of an office.
fn is_body(words: &[Word<'_>], at: usize) -> bool {
    if !words[at].is_capital() || LEXICON.office_at(&words[at..]).is_some() {
        return false;
    }
    let end = end_of_run(words, at, &[]);
    headed(words, at, end).is_some_and(|(to, kind, _)| kind == EntityKind::Organisation && to >= end && at + 1 < end)
}

/// Length in words of the next piece of a complement; 0 where it ends.
fn complement_word(words: &[Word<'_>], at: usize, start: usize) -> usize {
    let word = &words[at];
    if at == start
        && let Some((length, name)) = LEXICON.name_at(&words[at..])
        && !name.weak
    {
        return length;
    }
    if is_body(words, at) {
        return 0;
    }
    if LEXICON.is_subject(word.lower()) {
        return 1;
    }
    if let Some(length) = LEXICON.demonym_at(&words[at..])
        && words.get(at + length).is_some_and(|next| LEXICON.is_subject(next.lower()) || next.lower() == "and")
    {
        return length;
    }
    // "Caribbean Affairs": any capitalised word right before a capitalised subject.
    let before_subject = |index: usize| {
        words.get(index).is_some_and(Word::is_capital)
            && words.get(index + 1).is_some_and(|next| next.is_capital() && LEXICON.is_subject(next.lower()))
    };
    if before_subject(at) {
        return 1;
    }
    let joins = matches!(word.lower(), "and" | "of" | "&" | ",") && at > start;
    let goes_on = words.get(at + 1).is_some_and(|next| {
        next.is_capital() && (LEXICON.is_subject(next.lower()) || LEXICON.demonym_at(&words[at + 1..]).is_some())
    });
    usize::from(joins && (goes_on || before_subject(at + 1)))
}
