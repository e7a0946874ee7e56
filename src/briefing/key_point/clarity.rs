//! How clearly a statement tells an event to somebody who reads nothing else.

use std::collections::BTreeSet;

use super::sentence::Reader;
use super::standalone::words_of;
use crate::annotate::{EntityId, EntityKind, EventStatus, Mention};
use crate::article::Span;
use crate::briefing::{Event, EventStatement};

/// Words that open a clause that tells its event only in passing.
const IN_PASSING: [&str; 13] =
    ["who", "which", "where", "that", "when", "after", "before", "since", "because", "if", "whether", "as", "until"];

/// How clearly a statement tells its event, greater is clearer; none where it names nobody who takes part, or tells it as of another
/// day or status.
pub(super) fn clarity(reader: &Reader<'_>, told: &EventStatement, event: &Event) -> Option<usize> {
    let span = reader.span(told.statement)?;
    let named = named(reader, told.statement.article, &span, event);
    // What is told as possible does not speak for what has happened, nor the other way round; nor does another day.
    if named == 0 || !told.status.agrees_with(event.status) || !fits_the_day(told, event) {
        return None;
    }
    let body = &reader.articles[told.statement.article].article.body;
    let opener = words_of(body.get(told.span.clone()).unwrap_or_default()).into_iter().next().unwrap_or_default();
    let in_passing = told.span.start > span.start && IN_PASSING.contains(&opener.as_str());
    let clear = 12
        + usize::from(told.status == event.status) * 4
        + usize::from(told.date.is_some() && told.date == event.date) * 3
        + usize::from(told.statement == event.title_from) * 2
        + named.min(4)
        + usize::from(!in_passing) * 6
        + usize::from(told.span.start <= span.start + NEAR) * 3;
    Some(clear.saturating_sub(strangers(reader, told, event).min(3) * 3))
}

/// A clause that begins within so many bytes of its sentence is what the sentence tells first.
const NEAR: usize = 40;

/// One for each participant that the sentence names, and one more where it gives a name of several words.
fn named(reader: &Reader<'_>, article: usize, sentence: &Span, event: &Event) -> usize {
    let inside = reader.mentions(article, sentence);
    let body = &reader.articles[article].article.body;
    let full = |m: &Mention| m.kind != EntityKind::Person || body.get(m.span.clone()).is_some_and(|t| t.contains(' '));
    let worth = |id: &EntityId| {
        let mentions = inside.iter().filter(|m| reader.index.merged(article, &m.entity) == *id);
        mentions.map(|m| 1 + usize::from(full(m))).max().unwrap_or(0)
    };
    // An earthquake is an event of its place alone.
    let nobody = event.participants.is_empty();
    usize::from(nobody)
        + event.participants.iter().chain(event.places.iter().filter(|_| nobody)).take(2).map(worth).sum::<usize>()
}

/// Number of people whom the clause names beside those who take part.
fn strangers(reader: &Reader<'_>, told: &EventStatement, event: &Event) -> usize {
    let people: BTreeSet<EntityId> = reader.people(told.statement.article, &told.span).into_iter().collect();
    people.iter().filter(|id| !event.participants.contains(id)).count()
}

/// True unless it names another day than the event's; a statement about a disputed event names its day.
fn fits_the_day(told: &EventStatement, event: &Event) -> bool {
    match &told.date {
        Some(date) => event.date.as_ref().is_none_or(|day| day.overlaps(date)),
        None => event.date.is_none() || event.disputes.is_empty(),
    }
}

pub(super) fn is_open(status: EventStatus) -> bool {
    matches!(status, EventStatus::Planned | EventStatus::Possible)
}
