//! When an event is: the time expression that governs its word.

use super::clause::Clause;
use super::reading::{Hit, Reading};
use crate::annotate::{TimeExpression, TimexKind};
use crate::date::VisitDate;

/// The date of a trigger: that of the nearest dated expression of its clause; of two as near, the one after it.
pub(super) fn governing<'a>(reading: &Reading<'a>, clause: &Clause, hit: &Hit) -> Option<&'a TimeExpression> {
    let distance = |words: &std::ops::Range<usize>| {
        if words.start >= hit.end { 2 * (words.start - hit.end) } else { 2 * hit.word.saturating_sub(words.end) + 1 }
    };
    let dated = |time: &&TimeExpression| time.date.is_some() && matches!(time.kind, TimexKind::Date | TimexKind::Time);
    reading
        .times_in(clause.words.clone())
        .into_iter()
        .filter(|(_, time)| dated(time))
        .min_by_key(|(words, _)| distance(words))
        .map(|(_, time)| time)
}

/// The date that an object of a list has for itself: the first expression after it and before the next object.
pub(super) fn between<'a>(reading: &Reading<'a>, from: usize, to: usize) -> Option<&'a VisitDate> {
    reading.times_in(from..to).into_iter().find_map(|(_, time)| time.date.as_ref())
}
