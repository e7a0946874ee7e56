//! On which side of the article's day a clause lies: tense and modality of the verb that governs a time expression.

use super::lexeme::{Feature, Lexeme, Sense, Tense};
use super::phrase::Phrase;

/// Where the date of a phrase lies, seen from the article's day, with the word that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Direction {
    /// Which side.
    pub(super) side: Side,
    /// Index of the lexeme that tells it.
    pub(super) cue: Option<usize>,
}

/// A side of the article's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// At or before it.
    Past,
    /// At or after it.
    Future,
    /// Ahead of something in the past ("was to meet"): on either side.
    FutureInPast,
    /// Nothing tells.
    Open,
}

/// How far from the phrase a verb is sought.
const REACH: usize = 40;

/// The direction of the clause around a phrase. A picture's caption tells in the present what was.
pub(super) fn direction(lexemes: &[Lexeme], phrase: &Phrase, is_caption: bool) -> Direction {
    let lead = before(lexemes, phrase.first, 1);
    if let Some(side) = lead.and_then(|at| by_preposition(lexemes, at)) {
        return Direction { side, cue: lead };
    }
    let left = leftward(lexemes, phrase.first);
    let agenda = agenda(lexemes, phrase).filter(|_| !is_caption);
    if let Some(at) = agenda.filter(|at| *at < phrase.first && left.cue.is_none_or(|cue| cue < *at)) {
        return Direction { side: Side::Future, cue: Some(at) };
    }
    if left.side == Side::Future && is_past_subject(lexemes, phrase.end) {
        return Direction { side: Side::FutureInPast, cue: Some(phrase.end) };
    }
    if left.side != Side::Open {
        return left;
    }
    let right = rightward(lexemes, phrase.end);
    match agenda.filter(|at| *at >= phrase.end && (right.side == Side::Open || right.cue.is_none_or(|cue| *at < cue))) {
        Some(at) => Direction { side: Side::Future, cue: Some(at) },
        None => right,
    }
}

/// "The ministers meet Monday", "On Monday, she flies home": the nearest verb of the clause that lays its day ahead by being
/// in the present.
fn agenda(lexemes: &[Lexeme], phrase: &Phrase) -> Option<usize> {
    let is_verb = |&at: &usize| is_agenda(lexemes, at);
    let left = (phrase.first.saturating_sub(REACH)..phrase.first).rev().take_while(|&at| !ends_clause(lexemes, at));
    let right =
        || (phrase.end..lexemes.len().min(phrase.end + REACH)).take_while(|&at| !ends_sentence_part(lexemes, at));
    left.into_iter().find(is_verb).or_else(|| right().find(is_verb))
}

/// True for such a verb: no infinitive, no noun behind its article, and not behind "did" or "had".
fn is_agenda(lexemes: &[Lexeme], at: usize) -> bool {
    let Some(verb) = lexemes.get(at).filter(|l| l.tense == Tense::Agenda) else { return false };
    let helped = |back: usize| {
        let helper = before(lexemes, at, back).and_then(|i| lexemes.get(i));
        helper.is_some_and(|l| matches!(l.tense, Tense::Past | Tense::BePast | Tense::Future))
    };
    !verb.has(Feature::Capital)
        && !is_infinitive(lexemes, at)
        && !is_adjective(lexemes, at)
        && (verb.has(Feature::Plural) || !(1..=3).any(helped))
}

/// "The plans for March were dropped": the phrase closes the subject of a past verb.
fn is_past_subject(lexemes: &[Lexeme], end: usize) -> bool {
    lexemes.get(end).is_some_and(|l| matches!(l.tense, Tense::BePast | Tense::Past | Tense::Shift))
}

/// "since March" lies in the past; "until Friday" and "by Friday" ahead, unless the clause tells of the past.
fn by_preposition(lexemes: &[Lexeme], at: usize) -> Option<Side> {
    match lexemes.get(at)?.sense {
        Sense::Link("since") => Some(Side::Past),
        Sense::Link("until" | "by" | "through") => {
            let left = leftward(lexemes, at);
            let verb = if left.cue.is_some() { left } else { rightward(lexemes, at + 2) };
            let through = lexemes.get(at)?.sense == Sense::Link("through");
            let told = verb.side == Side::Past
                && verb.cue.is_some_and(|i| is_done(lexemes, i) || through && !is_shift(lexemes, i));
            (!told).then_some(Side::Future)
        }
        _ if lexemes.get(at)?.tense == Tense::Effect => Some(Side::Future),
        Sense::Link("to" | "for") => {
            let shifted =
                leftward(lexemes, at).cue.and_then(|i| lexemes.get(i)).is_some_and(|l| l.tense == Tense::Shift);
            shifted.then_some(Side::Future)
        }
        _ => None,
    }
}

/// A past verb that does not move anything ahead: "was", "said", "had filed".
fn is_done(lexemes: &[Lexeme], at: usize) -> bool {
    let is_had = |at: usize| lexemes.get(at).is_some_and(|l| l.tense == Tense::Past && !l.has(Feature::PastForm));
    lexemes.get(at).is_some_and(|l| matches!(l.tense, Tense::BePast | Tense::Report))
        || is_had(at)
        || at.checked_sub(1).is_some_and(is_had)
}

/// Walks back through the clause to the nearest verb.
fn leftward(lexemes: &[Lexeme], first: usize) -> Direction {
    let found = |side, cue| Direction { side, cue: Some(cue) };
    let start = first.saturating_sub(REACH);
    for at in (start..first).rev() {
        if ends_clause(lexemes, at) {
            break;
        }
        let Some(lexeme) = lexemes.get(at) else { break };
        match lexeme.tense {
            Tense::Doubt if is_mark(lexemes, at + 1) => {}
            Tense::Timetable if is_infinitive(lexemes, at) => {}
            Tense::Deal if is_infinitive(lexemes, at + 2) => return found(Side::Future, at),
            Tense::Future | Tense::Doubt | Tense::Timetable => return found(Side::Future, at),
            Tense::Planned | Tense::Past | Tense::Report | Tense::Shift if is_adjective(lexemes, at) => {}
            Tense::Planned => return found(planned(lexemes, at), at),
            Tense::Attitude if has_infinitive(lexemes, at, first) => return found(attitude(lexemes, at), at),
            Tense::Attitude if lexeme_ends_ed(lexemes, at) => return found(Side::Past, at),
            Tense::Past | Tense::Report | Tense::Shift => return found(past(lexemes, at), at),
            Tense::BePast if is_be_to(lexemes, at) => return found(Side::FutureInPast, at),
            Tense::BePast => return found(Side::Past, at),
            Tense::Present if is_be_to(lexemes, at) => return found(Side::Future, at),
            _ => {}
        }
    }
    Direction { side: Side::Open, cue: None }
}

/// Walks on through the clause to the first verb: "On Monday, the ministers will meet".
fn rightward(lexemes: &[Lexeme], end: usize) -> Direction {
    let stop = lexemes.len().min(end + REACH);
    let mut present = None;
    for at in end..stop {
        if at > end && ends_sentence_part(lexemes, at) {
            break;
        }
        let Some(lexeme) = lexemes.get(at) else { break };
        let side = match lexeme.tense {
            Tense::Timetable if is_infinitive(lexemes, at) => continue,
            Tense::Future | Tense::Timetable => Side::Future,
            Tense::Planned if !is_adjective(lexemes, at) => planned(lexemes, at),
            Tense::Present => {
                present = present.or(Some(at));
                if is_be_to(lexemes, at) { Side::Future } else { continue }
            }
            Tense::BePast if is_be_to(lexemes, at) => Side::FutureInPast,
            Tense::BePast => Side::Past,
            Tense::Past | Tense::Report | Tense::Shift if !is_adjective(lexemes, at) => Side::Past,
            Tense::Attitude if lexeme_ends_ed(lexemes, at) => Side::Past,
            _ => continue,
        };
        return Direction { side, cue: Some(at) };
    }
    Direction { side: Side::Open, cue: present }
}

/// "was to", "is to": a form of "be" with an infinitive behind it.
fn is_be_to(lexemes: &[Lexeme], at: usize) -> bool {
    let next = lexemes.get(at + 1).map(|l| l.sense);
    matches!(next, Some(Sense::Link("to")))
        && lexemes
            .get(at + 2)
            .is_some_and(|l| !l.has(Feature::Capital) && l.tense != Tense::Past && l.sense == Sense::Plain)
}

/// The side of "expected", "scheduled", "due": from the form of "be" before it.
fn planned(lexemes: &[Lexeme], at: usize) -> Side {
    let verb = (1..=4)
        .filter_map(|back| at.checked_sub(back))
        .find_map(|i| lexemes.get(i).map(|l| l.tense).filter(|t| !matches!(t, Tense::None | Tense::Planned)));
    match verb {
        Some(Tense::BePast | Tense::Past) => Side::FutureInPast,
        _ => Side::Future,
    }
}

/// "hopes to", "agreed to": ahead; "had planned to": ahead of something in the past.
fn attitude(lexemes: &[Lexeme], at: usize) -> Side {
    let had = (1..=2)
        .filter_map(|back| at.checked_sub(back))
        .any(|i| lexemes.get(i).is_some_and(|l| matches!(l.tense, Tense::Past | Tense::BePast)));
    if had { Side::FutureInPast } else { Side::Future }
}

/// A past participle behind a modal is no past: "will be held", "may have been moved".
fn past(lexemes: &[Lexeme], at: usize) -> Side {
    for i in (1..=4).filter_map(|back| at.checked_sub(back)) {
        match lexemes.get(i).map(|l| l.tense) {
            Some(Tense::Future) => return Side::Future,
            Some(Tense::BePast | Tense::Report | Tense::Past) => return Side::Past,
            Some(Tense::Present) if is_conditional(lexemes, i) => return Side::Future,
            _ => {}
        }
        if is_infinitive_of_plan(lexemes, i, at) {
            return Side::Future;
        }
    }
    Side::Past
}

/// "is to be held", "set to be signed", "agreed to be questioned", "rules to be published".
fn is_infinitive_of_plan(lexemes: &[Lexeme], to: usize, verb: usize) -> bool {
    let Some(Sense::Link("to")) = lexemes.get(to).map(|l| l.sense) else { return false };
    to.checked_sub(1).and_then(|i| lexemes.get(i)).is_some_and(|l| {
        let is_noun = l.tense == Tense::None && l.sense == Sense::Plain && l.has(Feature::Plural);
        is_noun && to + 2 == verb || matches!(l.tense, Tense::Planned | Tense::Attitude | Tense::Present | Tense::Deal)
    })
}

/// "extended", "postponed".
fn is_shift(lexemes: &[Lexeme], at: usize) -> bool {
    lexemes.get(at).is_some_and(|l| l.tense == Tense::Shift)
}

/// True for the verb behind "to".
fn is_infinitive(lexemes: &[Lexeme], verb: usize) -> bool {
    verb.checked_sub(1).and_then(|i| lexemes.get(i)).is_some_and(|l| matches!(l.sense, Sense::Link("to")))
}

fn is_mark(lexemes: &[Lexeme], at: usize) -> bool {
    lexemes.get(at).is_none_or(|l| matches!(l.sense, Sense::Mark(_)))
}

/// "when the case is heard", "if it is signed": the present of a condition lies ahead.
fn is_conditional(lexemes: &[Lexeme], verb: usize) -> bool {
    (verb.saturating_sub(12)..verb)
        .rev()
        .take_while(|&at| !is_mark(lexemes, at))
        .any(|at| lexemes.get(at).is_some_and(|l| l.tense == Tense::Condition))
}

/// True where an attitude looks ahead to the phrase: "agreed to meet on Monday", "plans for Monday"; a past form needs
/// its infinitive.
fn has_infinitive(lexemes: &[Lexeme], at: usize, first: usize) -> bool {
    let stop = first.min(at + 6);
    !lexeme_ends_ed(lexemes, at)
        || (at + 1..stop).any(|i| lexemes.get(i).is_some_and(|l| matches!(l.sense, Sense::Link("to"))))
}

fn lexeme_ends_ed(lexemes: &[Lexeme], at: usize) -> bool {
    lexemes.get(at).is_some_and(|l| l.has(Feature::PastForm))
}

/// A participle before its noun: "a planned visit", "the delayed trip", "his suspected role".
fn is_adjective(lexemes: &[Lexeme], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| lexemes.get(i));
    let hyphened = lexemes.get(at).is_some_and(|l| l.has(Feature::Hyphened))
        || lexemes.get(at + 1).is_some_and(|l| l.has(Feature::Hyphened));
    let led = before
        .is_some_and(|l| matches!(l.sense, Sense::Link("a" | "the" | "of" | "every")) || l.has(Feature::Determiner));
    hyphened || led
}

/// The index `back` places before `at`.
fn before(lexemes: &[Lexeme], at: usize, back: usize) -> Option<usize> {
    at.checked_sub(back).filter(|i| *i < lexemes.len())
}

/// A mark that parts clauses, or a comma with a conjunction behind it.
fn ends_clause(lexemes: &[Lexeme], at: usize) -> bool {
    match lexemes.get(at).map(|l| l.sense) {
        Some(Sense::Mark(';' | ':' | '—' | '–' | '“' | '”' | '"' | '(' | ')')) => true,
        Some(Sense::Mark(',')) => lexemes.get(at + 1).is_some_and(|l| l.has(Feature::Conjunction)),
        _ => false,
    }
}

/// The same to the right, where a comma behind an opening phrase does not part it from its verb.
fn ends_sentence_part(lexemes: &[Lexeme], at: usize) -> bool {
    match lexemes.get(at).map(|l| l.sense) {
        Some(Sense::Mark(';' | ':' | '—' | '–')) => true,
        Some(Sense::Mark(',')) => lexemes.get(at + 1).is_some_and(|l| l.has(Feature::Conjunction)),
        _ => false,
    }
}
