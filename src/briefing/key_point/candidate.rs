//! The sentences that may stand on the front page, each with what speaks for it.

use std::collections::{BTreeMap, BTreeSet};

use super::clarity::{clarity, is_open};
use super::open_question::asks;
use super::referent::Referent;
use super::salience::Salience;
use super::sentence::Reader;
use super::standalone::{burden, standalone};
use crate::annotate::{EntityId, EntityKind, EventStatus};
use crate::briefing::{Event, Statement};

/// A sentence that stands alone.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) at: Statement,
    pub(super) referents: Vec<Referent>,
    /// What speaks for it, in thousandths.
    pub(super) score: usize,
    /// What speaks for it as its source comes late.
    pub(super) late: usize,
    /// Index of the event that it tells.
    pub(super) event: Option<usize>,
    pub(super) status: EventStatus,
}

/// What speaks for the first paragraphs of an article: they tell the news.
const LEAD: [usize; 4] = [400, 250, 120, 60];

/// Weight at which a first paragraph tells the news in full; one that weighs less sets a scene.
const NEWS: usize = 350;

/// Every sentence that stands alone, the strongest first.
pub(super) fn candidates(reader: &Reader<'_>, salience: &Salience, events: &[Event]) -> Vec<Candidate> {
    let told = told(events);
    let central = central(reader, events);
    let standing: Vec<usize> = events.iter().map(|event| standing_of(reader, event, &central)).collect();
    let late = lateness(reader);
    let mut found: Vec<Candidate> = Vec::new();
    for at in reader.statements() {
        let Some(referents) = standalone(reader, at) else { continue };
        let best = told.get(&at).into_iter().flatten().filter_map(|&(event, place)| {
            let told = &events[event].statements[place];
            let clear = clarity(reader, told, &events[event])?;
            Some((clear * 12 + standing[event], event))
        });
        let best = best.max();
        let status = match best {
            Some((_, event)) => events[event].status,
            None => status(reader, at),
        };
        let weight = salience.weight(at);
        if best.is_none() && !is_of_the_story(reader, at, weight) {
            continue;
        }
        let lead = lead(reader, at) * weight.min(NEWS) / NEWS;
        let base = 400 + weight + lead + late[at.article] + best.map_or(0, |(worth, _)| worth);
        let against = by_surname(reader, at) * 60
            + burden(reader, at, is_open(status))
            + referents.len() * 70
            + usize::from(is_open(status)) * 100;
        let event = best.map(|(_, event)| event);
        found.push(Candidate {
            at,
            referents,
            score: base.saturating_sub(against),
            late: late[at.article],
            event,
            status,
        });
    }
    found.sort_by_key(|candidate| (std::cmp::Reverse(candidate.score), candidate.at));
    found
}

/// True for a sentence that tells no event and still belongs to what the folder is about: it names something, and other articles
/// use its words; of an article that stands alone, it stands high up.
fn is_of_the_story(reader: &Reader<'_>, at: Statement, weight: usize) -> bool {
    let names = reader.span(at).is_some_and(|span| !reader.mentions(at.article, &span).is_empty());
    let alone = reader.articles.len() == 1;
    names && if alone { lead(reader, at) > 0 } else { weight >= SHARED }
}

/// Weight of a sentence whose words other articles use.
const SHARED: usize = 60;

/// Number of people whom a sentence names by surname alone, two at most.
fn by_surname(reader: &Reader<'_>, at: Statement) -> usize {
    let Some(span) = reader.span(at) else { return 0 };
    let body = &reader.articles[at.article].article.body;
    let mut people: BTreeMap<&EntityId, bool> = BTreeMap::new();
    for mention in reader.mentions(at.article, &span).iter().filter(|mention| mention.kind == EntityKind::Person) {
        let is_full = body.get(mention.span.clone()).is_some_and(|name| name.contains(' '));
        *people.entry(&mention.entity).or_default() |= is_full;
    }
    people.values().filter(|is_full| !**is_full).count().min(2)
}

/// For each statement, the events that it tells, each with its place among their statements.
fn told(events: &[Event]) -> BTreeMap<Statement, Vec<(usize, usize)>> {
    let mut told: BTreeMap<Statement, Vec<(usize, usize)>> = BTreeMap::new();
    for (at, event) in events.iter().enumerate() {
        for (place, statement) in event.statements.iter().enumerate() {
            told.entry(statement.statement).or_default().push((at, place));
        }
    }
    told
}

/// How often the folder's events name each participant, and the one that they name most.
struct Central<'e> {
    of: BTreeMap<&'e EntityId, usize>,
    most: usize,
}

/// How often the folder's events name each participant: who is central takes part in much.
fn central<'e>(reader: &Reader<'_>, events: &'e [Event]) -> Central<'e> {
    let mut central: BTreeMap<&EntityId, usize> = BTreeMap::new();
    for event in events {
        for id in &event.participants {
            *central.entry(id).or_default() += event.statements.len().min(reader.articles.len() * 3);
        }
    }
    Central { most: central.values().copied().max().unwrap_or(1), of: central }
}

/// What an event is worth: independent support first, then the sources that speak of it; what is background, or said and
/// not done, stands back. In shares of the folder, so that a hundred sources weigh as five do.
fn standing_of(reader: &Reader<'_>, event: &Event, central: &Central<'_>) -> usize {
    let all = reader.articles.len().max(1);
    let speaking: BTreeSet<usize> = event.statements.iter().map(|told| told.statement.article).collect();
    let support = (event.support.origins.saturating_sub(1)) * 1500 / all + (speaking.len() - 1) * 500 / all;
    let together = usize::from(event.participants.len() > 1) * 150;
    let people: usize = event.participants.iter().take(2).filter_map(|id| central.of.get(id)).sum();
    // What sources tell differently is what a reader must not miss.
    let disputed = usize::from(!event.disputes.is_empty()) * 200;
    let support = support + together + disputed + people * 100 / central.most;
    match event.status {
        EventStatus::Background => support / 3,
        _ if event.action == "say" => support / 3,
        _ if event.date.is_none() => support * 2 / 3,
        _ => support,
    }
}

/// Words of what is still to come.
const AHEAD: [&[&str]; 6] = [
    &["will"],
    &["expected", "to"],
    &["scheduled", "to"],
    &["is", "due", "to"],
    &["are", "due", "to"],
    &["is", "set", "to"],
];

/// Where a sentence stands that tells no event of the timeline: by what it tells first.
fn status(reader: &Reader<'_>, at: Statement) -> EventStatus {
    if asks(reader, at) {
        return EventStatus::Possible;
    }
    let told = reader.articles[at.article].events_of(at.sentence).first().map(|event| event.status);
    let words = reader.unquoted_words(at);
    let is_ahead = AHEAD.iter().any(|phrase| words.windows(phrase.len()).any(|some| some == *phrase));
    if is_ahead { EventStatus::Planned } else { told.unwrap_or(EventStatus::Happened) }
}

fn lead(reader: &Reader<'_>, at: Statement) -> usize {
    let annotated = &reader.articles[at.article];
    let place = annotated.body_sentences.binary_search(&at.sentence).unwrap_or(usize::MAX);
    LEAD.get(place).copied().unwrap_or(0)
}

/// For each article, what speaks for it as it comes late: the last of a story knows most.
fn lateness(reader: &Reader<'_>) -> Vec<usize> {
    let day = |article: usize| reader.articles[article].article.date.as_ref().map(|date| date.value.last());
    let days: BTreeSet<_> = (0..reader.articles.len()).filter_map(day).collect();
    let last = days.len().saturating_sub(1).max(1);
    let place = |article: usize| day(article).map_or(0, |day| days.range(..day).count() * 200 / last);
    (0..reader.articles.len()).map(place).collect()
}
