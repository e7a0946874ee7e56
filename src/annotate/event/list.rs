//! Events that share one verb or noun: lists of objects, and what a word for putting off governs.

use std::ops::Range;

use super::clause::Clause;
use super::lexicon::{Form, TriggerKind};
use super::reading::{Hit, Reading};
use super::timing;
use crate::date::VisitDate;

/// What an object of a list has for itself.
pub(super) struct Part {
    /// Its own date.
    pub(super) date: Option<VisitDate>,
    /// True where a word such as "possibly" stands before it.
    pub(super) possible: bool,
    /// True where some object of the list has a date of its own.
    pub(super) listed: bool,
}

/// The date after each object of a list and before the next; none for all where only the last has one, since that one
/// governs the whole list.
pub(super) fn own_dates(reading: &Reading<'_>, clause: &Clause, objects: &[Range<usize>]) -> Vec<Option<VisitDate>> {
    let ends = objects.iter().skip(1).map(|next| next.start).chain([clause.words.end]);
    let dates: Vec<Option<VisitDate>> =
        objects.iter().zip(ends).map(|(words, end)| timing::between(reading, words.end, end).cloned()).collect();
    let earlier = dates.iter().rev().skip(1).any(Option::is_some);
    if earlier { dates } else { Vec::new() }
}

/// True where a word right before hedges it.
pub(super) fn is_hedged(reading: &Reading<'_>, word: usize) -> bool {
    (word.saturating_sub(4)..word).any(|i| matches!(reading.word(i), "possibly" | "perhaps" | "maybe" | "potentially"))
}

/// The event noun (or "plans to visit") that a word for putting off governs: the next one, else the one before.
pub(super) fn governed_noun(hits: &[&Hit], at: usize) -> Option<usize> {
    let fits = |i: &usize| matches!(hits[*i].trigger.kind, TriggerKind::Noun | TriggerKind::Verb);
    let plain = |i: &usize| hits[*i].is_noun() || hits[*i].trigger.form == Form::Base;
    (at + 1..hits.len())
        .find(|i| fits(i) && plain(i) && hits[*i].word - hits[at].end <= 6)
        .or_else(|| (0..at).rev().find(|i| fits(i) && hits[*i].is_noun()))
}
