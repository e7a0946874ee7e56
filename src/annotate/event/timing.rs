//! When an event is: the time expression that governs its word.

use std::ops::Range;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::clause::{Clause, Link};
use super::reading::{Hit, Reading};
use crate::annotate::{TimeExpression, TimexKind};
use crate::date::VisitDate;

/// The date of a trigger.
///
/// A verb takes the nearest dated expression of its clause. A noun or a verb of saying takes it only where no other
/// event word of the clause stands nearer to it. A clause without one takes that of the words that it is hung on: "in
/// November, when …"; or of a fronted phrase: "Speaking on Friday, Petrov said".
pub(super) fn governing<'a>(
    reading: &Reading<'a>,
    clause: &Clause,
    hit: &Hit,
    greedy: bool,
) -> Option<&'a TimeExpression> {
    let times = dated(reading, clause.words.clone());
    if let Some((words, time)) = times.into_iter().min_by_key(|(words, _)| distance(words, hit)) {
        let others = reading.hits.iter().filter(|other| clause.words.contains(&other.word));
        // "on Monday" leans on the words before it, unless it opens the clause.
        let leans = matches!(reading.before(words.start), "on" | "in" | "at") && words.start > clause.words.start + 2
            || matches!(reading.word(words.start), "on" | "in" | "at") && words.start > clause.words.start + 1;
        let reach = |hit: &Hit| distance(&words, hit) + if leans && hit.word >= words.end { 8 } else { 0 };
        // "On Tuesday, the last day of his visit": the comma keeps the day with the verb before it.
        let verb_before =
            reading.hits.iter().any(|o| clause.words.start <= o.word && o.end <= words.start && !o.is_noun());
        if hit.is_noun() && verb_before && (words.end..hit.word).any(|i| reading.word(i) == ",") {
            return None;
        }
        let nearest = others.map(reach).min();
        return (greedy || nearest == Some(reach(hit))).then_some(time);
    }
    if let Some((_, time)) = dated(reading, clause.resumed.clone()).into_iter().next() {
        return Some(time);
    }
    if reading.word(clause.words.start) == "when" {
        let before = clause.words.start.saturating_sub(3)..clause.words.start;
        return dated(reading, before).pop().map(|(_, time)| time);
    }
    None
}

/// The date of a sentence's fronted phrase: its words before the first clause with an event word.
pub(super) fn fronted<'a>(reading: &Reading<'a>, clauses: &[Clause], clause: &Clause) -> Option<&'a TimeExpression> {
    let first = clauses.first().filter(|first| first.words.end <= clause.words.start)?;
    let opening = reading.time_at.iter().take(2).any(Option::is_some);
    if clause.link == Link::Coordinate && opening {
        return dated(reading, 0..3.min(reading.len())).pop().map(|(_, time)| time);
    }
    let silent = !reading.hits.iter().any(|hit| first.words.contains(&hit.word))
        && reading.mentions_in(first.words.clone()).is_empty();
    if silent { dated(reading, first.words.clone()).pop().map(|(_, time)| time) } else { None }
}

/// The last expression of the words before a clause.
pub(super) fn in_clause_before<'a>(reading: &Reading<'a>, clause: &Clause) -> Option<&'a TimeExpression> {
    dated(reading, 0..clause.words.start).pop().map(|(_, time)| time)
}

/// The date that an object of a list has for itself: the first expression after it and before the next object.
pub(super) fn between<'a>(reading: &Reading<'a>, from: usize, to: usize) -> Option<&'a VisitDate> {
    dated(reading, from..to).into_iter().find_map(|(_, time)| time.date.as_ref())
}

/// Twice the number of words between, one more where the time stands first: of two as near, the later one governs.
fn distance(words: &Range<usize>, hit: &Hit) -> usize {
    if words.start >= hit.end { 2 * (words.start - hit.end) } else { 2 * hit.word.saturating_sub(words.end) + 1 }
}

/// The dates in a range of words, those left out that "their first since …" looks back to.
pub(super) fn dated<'a>(reading: &Reading<'a>, words: Range<usize>) -> Vec<(Range<usize>, &'a TimeExpression)> {
    let mut times = reading.times_in(words);
    times.retain(|(words, time)| {
        time.date.is_some()
            && matches!(time.kind, TimexKind::Date | TimexKind::Time)
            && !reading.looks_back(words.start)
    });
    times
}

/// The last day that a date leaves with its TIMEX3 modifier: "early 2031" ends with the first third of the year.
pub(super) fn last_day(date: &VisitDate, modifier: Option<&str>) -> Date {
    let days = date.first().until(date.last()).map_or(0, |span| span.get_days());
    let part = match modifier {
        Some("START") => days / 3,
        Some("MID") => days * 2 / 3,
        _ => return date.last(),
    };
    date.first().checked_add(part.days()).unwrap_or(date.last())
}
