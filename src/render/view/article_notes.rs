//! The notes beside a paragraph: where other sources tell the same, and where they do not agree.

use std::collections::BTreeSet;

use serde::Serialize;

use super::badge::is_disputed;
use super::compare::first_words;
use super::event::{dispute_href, ends_trimmed, href};
use super::viewpoint::is_bare;
use super::{BadgeView, Chips, Viewpoint};
use crate::briefing::{Statement, Verdict};
use crate::site::Link;

/// A note beside a paragraph.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Note {
    badge: BadgeView,
    /// The question of a dispute; empty where the note only points to other sources.
    question: Option<String>,
    dispute: Option<Link>,
    event: Link,
    /// The first words of the event, from the source that its title is taken from.
    words: String,
    /// True where quotation marks can stand around them.
    bare: bool,
    chips: Chips,
}

/// More notes than these would push each other past their paragraph.
const NOTES: usize = 3;

/// The notes of one block: one for each event that it tells and another source tells too, and that is not yet `noted`
/// beside an earlier block.
pub(super) fn notes(view: &Viewpoint<'_>, article: usize, block: usize, noted: &mut BTreeSet<usize>) -> Vec<Note> {
    let annotated = view.article(article);
    let first = annotated.sentences.partition_point(|s| s.block < block);
    let ours = (first..annotated.sentences.len()).take_while(|&s| annotated.sentences[s].block == block);
    let told: BTreeSet<usize> = ours
        .filter_map(|sentence| view.site.cross.sentence_events.get(&Statement { article, sentence }))
        .flatten()
        .copied()
        .collect();
    let mut told: Vec<usize> =
        told.into_iter().filter(|&event| !noted.contains(&event) && is_shared(view, article, event)).collect();
    let events = &view.site.briefing.events;
    told.sort_by_key(|&e| (!is_disputed(&view.site.briefing, &events[e]), std::cmp::Reverse(events[e].support), e));
    told.truncate(NOTES);
    noted.extend(&told);
    told.into_iter().map(|event| note(view, article, event)).collect()
}

fn is_shared(view: &Viewpoint<'_>, article: usize, event: usize) -> bool {
    view.site.briefing.events[event].statements.iter().any(|s| s.statement.article != article)
}

fn note(view: &Viewpoint<'_>, article: usize, event: usize) -> Note {
    let briefing = &view.site.briefing;
    let event = &briefing.events[event];
    let others: Vec<Statement> =
        event.statements.iter().map(|s| s.statement).filter(|s| s.article != article).collect();
    let dispute =
        event.disputes.iter().filter_map(|&d| briefing.disputes.get(d)).find(|d| d.verdict == Verdict::Dispute);
    let words = first_words(&ends_trimmed(&event.title), 9);
    Note {
        badge: view.badge_of(event),
        question: dispute.map(|d| d.question.clone()),
        dispute: dispute.map(|d| dispute_href(view, &d.id)),
        event: href(view, event),
        bare: is_bare(&words),
        words,
        chips: view.chips(&others, None, 8),
    }
}
