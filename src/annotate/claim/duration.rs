//! How long something takes: a length of time that the time finder read, with the event that it is of.

use std::collections::BTreeSet;

use super::anchor;
use super::bounds::bounds;
use super::event_noun::lasting;
use super::figure::{Figure, near, places};
use super::number::{Number, number};
use super::qualifier::{self, qualifiers};
use super::term::Term;
use super::unit::Unit;
use super::worded::Worded;
use crate::annotate::{TimeExpression, TimexKind};

/// Minutes of a day.
const DAY: f64 = 1440.0;

/// A length of time that the time finder read.
pub(super) fn duration(
    sentence: usize,
    worded: &Worded<'_>,
    words: std::ops::Range<usize>,
    time: &TimeExpression,
    topic: Option<Term>,
) -> Option<Figure> {
    let led = matches!(worded.before(words.start), "for" | "lasted" | "after");
    let outright = anchor::lasting(worded, words.clone());
    let is_offset = !led && worded.word(words.end) == "after";
    let fraction = fraction(worded, words.start)?;
    let is_point = !led
        && matches!(
            worded.word(words.end),
            "before" | "later" | "earlier" | "ago" | "since" | "old" | "behind" | "ahead"
        );
    if time.kind != TimexKind::Duration
        || is_point
        || qualifier::is_set_apart(worded, words.start)
        || qualifier::is_unreal(worded, words.start)
        || worded.tells_another(words.start)
    {
        return None;
    }
    // "12 boats a year": a rate, no length of time.
    if matches!(worded.word(words.start), "a" | "an" | "per")
        && words.start > 0
        && worded.words[words.start - 1].term.is_some()
    {
        return None;
    }
    let (minutes, step, unit) = minutes(&time.value)?;
    // "Three days after the signing, here is what we know": as many days as the text is young.
    if is_offset && minutes >= DAY {
        return None;
    }
    let number = Number { value: minutes * fraction, step: step * fraction, end: words.end, round: false };
    // The time finder takes the words that bend a length of time into it.
    let start = words.clone().find(|&i| !worded.words[i].is_mark && is_amount(worded.word(i))).unwrap_or(words.start);
    let bounds = bounds(worded, start, words.end, number).bent(time.modifier);
    let is_under = (words.start.saturating_sub(2)..start).any(|i| matches!(worded.word(i), "less" | "under"));
    let bounds = if is_under { bounds.under() } else { bounds };
    Some(Figure {
        sentence,
        span: time.span.clone(),
        bounds,
        step: unit,
        unit: Unit::Minutes,
        thing: None,
        toll: None,
        marks: Vec::new(),
        narrowed: Vec::new(),
        near: near(worded, words.start, words.end, None),
        weekday: worded.weekday_near(words.start),
        places: places(worded, words.start),
        when: worded.date_near(words.start, words.end),
        event: if is_offset {
            Some(Term::of("\u{1}offset"))
        } else {
            let listed = lasting(worded, words.clone());
            outright.or(listed).or(topic.filter(|_| is_of_the_sentence_before(worded, words.start)))
        },
        lasts: outright.is_some() && !is_offset,
        doers: BTreeSet::new(),
        period: None,
        qualifiers: qualifiers(worded, words.clone(), words.end),
    })
}

/// The part of an amount that the words before it name: three quarters in "three quarters of an hour", the whole in "a life of
/// five years"; none where they tell some part that is not known.
fn fraction(worded: &Worded<'_>, start: usize) -> Option<f64> {
    if worded.before(start) != "of" {
        return Some(1.0);
    }
    let parts = [
        ("three quarters of", 0.75),
        ("three-quarters of", 0.75),
        ("a quarter of", 0.25),
        ("two thirds of", 2.0 / 3.0),
    ];
    let known = parts.iter().find(|(words, _)| worded.ends(start, words)).map(|(_, part)| *part);
    let whole = start.checked_sub(2).is_some_and(|i| {
        let word = worded.word(i);
        worded.words[i].term.is_some() && number(&[word], 0).is_none() && !is_a_part(word)
            || worded.ends(start, "the better part of")
    });
    known.or_else(|| whole.then_some(1.0))
}

/// Words for a part of a length of time, or for more of it than one.
fn is_a_part(word: &str) -> bool {
    matches!(
        word,
        "half"
            | "quarter"
            | "quarters"
            | "third"
            | "thirds"
            | "part"
            | "rest"
            | "end"
            | "start"
            | "beginning"
            | "course"
            | "couple"
            | "matter"
            | "dozens"
            | "age"
            | "aged"
            | "hundreds"
            | "tens"
            | "thousands"
            | "remainder"
            | "instead"
    )
}

/// "It lasted", "They went on for": what takes so long is told in the sentence before.
fn is_of_the_sentence_before(worded: &Worded<'_>, at: usize) -> bool {
    let clause = worded.clause(at);
    let pronoun = matches!(worded.word(clause.start), "it" | "they" | "this");
    pronoun
        && clause.start == 0
        && (1..at).any(|i| {
            matches!(worded.word(i), "lasted" | "last" | "took" | "went" | "ran" | "runs" | "is" | "takes" | "lasts")
        })
        && at <= 6
}

fn is_amount(word: &str) -> bool {
    number(&[word], 0).is_some() || matches!(word, "a" | "an" | "half")
}

/// `PT16H`, `P2D`, `P5Y` → minutes, the step that it is given in, and the minutes of its unit.
fn minutes(value: &str) -> Option<(f64, f64, f64)> {
    let (is_clock, rest) = match value.strip_prefix("PT") {
        Some(rest) => (true, rest),
        None => (false, value.strip_prefix('P')?),
    };
    let unit = rest.chars().last()?;
    let amount: f64 = rest[..rest.len() - unit.len_utf8()].parse().ok()?;
    let step = match (is_clock, unit) {
        (true, 'M') => 1.0,
        (true, 'H') => 60.0,
        (false, 'D') => 1440.0,
        (false, 'W') => 7.0 * 1440.0,
        (false, 'M') => 30.44 * 1440.0,
        (false, 'Y') => 365.25 * 1440.0,
        _ => return None,
    };
    let fine = if (amount * 10.0) % 10.0 == 0.0 { step } else { step / 2.0 };
    // "forty minutes" is no more exact than its tens.
    let tens = if step <= 1.0 && amount % 10.0 == 0.0 { 10.0 } else { fine };
    Some((amount * step, tens, step))
}
