//! Which statements stand on the front page.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::clarity::Clarity;
use super::{Badge, KeyPoint};
use crate::annotate::{Annotated, EntityId, EventStatus};
use crate::briefing::entity_index::EntityIndex;
use crate::briefing::lineage::Lineage;
use crate::briefing::{Event, Statement};

/// At most this many key points, pinned ones included.
const POINTS: usize = 7;

/// At most this many of one action and status, so that a week of meetings leaves room for what else there is.
const PER_KIND: usize = 3;

/// The points of the front page.
pub(in crate::briefing) struct Chosen {
    /// The best supported happening and the most widely shared unknown.
    pub(in crate::briefing) bottom_line: Vec<KeyPoint>,
    /// The key points, pinned ones first.
    pub(in crate::briefing) key_points: Vec<KeyPoint>,
    /// What is possible and told as done by nobody.
    pub(in crate::briefing) unknowns: Vec<KeyPoint>,
}

/// Chooses them: pinned statements first, then one statement for each of the best supported events.
pub(in crate::briefing) fn choose(
    articles: &[Annotated],
    index: &EntityIndex,
    events: &[Event],
    lineage: &Lineage,
    pinned: &[Statement],
) -> Chosen {
    let clarity = &Clarity { articles, index };
    let central = mentions_of(articles, events);
    let mut ranked: Vec<(usize, &Event)> = events.iter().enumerate().collect();
    ranked.sort_by_key(|(at, event)| (Reverse(weight(event, &central)), *at));
    let mut used: BTreeSet<Statement> = BTreeSet::new();
    let mut key_points: Vec<KeyPoint> = pinned.iter().map(|&at| by_hand(at, events, lineage)).collect();
    used.extend(pinned);
    let mut told: BTreeSet<usize> = key_points.iter().filter_map(|point| point.event).collect();
    let mut per_kind: BTreeMap<(EventStatus, &str), usize> = BTreeMap::new();
    for (at, event) in &ranked {
        if key_points.len() >= POINTS {
            break;
        }
        let same_kind = per_kind.entry((event.status, event.action)).or_default();
        let known = || told.iter().filter_map(|&other| events.get(other)).any(|other| is_part_of(event, other));
        if event.action == "say" && event.support.sources < 2 || *same_kind >= PER_KIND || told.contains(at) || known()
        {
            continue;
        }
        if let Some(point) = point_for(clarity, *at, event, &used) {
            *same_kind += 1;
            used.insert(point.statement);
            told.insert(*at);
            key_points.push(point);
        }
    }
    let by_hand = pinned.len().min(key_points.len());
    key_points[by_hand..]
        .sort_by_key(|point| point.event.and_then(|at| events.get(at)).map(|event| standing(event.status)));
    let open = |event: &Event| event.status == EventStatus::Possible;
    let unknowns: Vec<KeyPoint> = ranked
        .iter()
        .filter(|(_, event)| open(event))
        .filter_map(|(at, event)| point_for(clarity, *at, event, &BTreeSet::new()).or_else(|| first_told(*at, event)))
        .collect();
    let done = ranked.iter().filter(|(_, event)| matches!(event.status, EventStatus::Happened | EventStatus::Ongoing));
    let mut bottom_line: Vec<KeyPoint> =
        done.filter_map(|(at, event)| point_for(clarity, *at, event, &BTreeSet::new())).take(1).collect();
    bottom_line.extend(unknowns.first().cloned());
    Chosen { bottom_line, key_points, unknowns }
}

/// How often the folder's events name each participant: who is central takes part in much.
fn mentions_of<'e>(articles: &[Annotated], events: &'e [Event]) -> BTreeMap<&'e EntityId, usize> {
    let mut central = BTreeMap::new();
    for event in events {
        for id in &event.participants {
            *central.entry(id).or_default() += event.statements.len().min(articles.len() * 3);
        }
    }
    central
}

/// Independent support first, then the sources that speak of it, then how central those are who take part; what is background, or said and
/// not done, stands back.
fn weight(event: &Event, central: &BTreeMap<&EntityId, usize>) -> (usize, usize) {
    let stands_back = match event.status {
        EventStatus::Background => 2,
        _ if event.action == "say" => 2,
        _ if event.date.is_none() => 1,
        _ => 0,
    };
    let people: usize = event.participants.iter().take(2).filter_map(|id| central.get(id)).sum();
    // A plan that all sources speak of is news once one of them tells it as done.
    let speaking: BTreeSet<usize> = event.statements.iter().map(|told| told.statement.article).collect();
    // What two do together is told as one thing; "his visit" is touched by every sentence on it.
    let together = usize::from(event.participants.len() > 1);
    let support = (event.support.origins + together) * 3 + speaking.len() * 2;
    (support.saturating_sub(stands_back * 3), people)
}

/// True where one meeting of the same people on the same day is told by two of its parts: the talks and the dinner.
fn is_part_of(event: &Event, other: &Event) -> bool {
    let gathers = |event: &Event| matches!(event.action, "meet" | "dine" | "call" | "host");
    let same_people = event.participants.len() == other.participants.len()
        && event.participants.iter().all(|id| other.participants.contains(id));
    gathers(event) && gathers(other) && same_people && event.date.is_some() && event.date == other.date
}

/// What has happened comes first, then what lies further back or was put off, then what is not certain yet.
fn standing(status: EventStatus) -> u8 {
    match status {
        EventStatus::Happened | EventStatus::Ongoing => 0,
        EventStatus::Background | EventStatus::Postponed | EventStatus::Cancelled => 1,
        EventStatus::Planned | EventStatus::Possible => 2,
    }
}

fn point_for(clarity: &Clarity<'_>, at: usize, event: &Event, used: &BTreeSet<Statement>) -> Option<KeyPoint> {
    let unused = event.statements.iter().filter(|told| !used.contains(&told.statement));
    let best = unused
        .filter(|told| used.iter().all(|shown| !clarity.repeats(*shown, told.statement)))
        .filter_map(|told| clarity.of(told, event).map(|rank| (rank, Reverse(told.statement))))
        .max()?;
    Some(KeyPoint { statement: best.1.0, ..first_told(at, event)? })
}

fn first_told(at: usize, event: &Event) -> Option<KeyPoint> {
    Some(KeyPoint {
        statement: event.agreeing().next()?.statement,
        statements: event.agreeing().map(|told| told.statement).collect(),
        support: event.support,
        badge: badge(event),
        event: Some(at),
        rule: event.support.to_string(),
    })
}

fn badge(event: &Event) -> Badge {
    if !event.disputes.is_empty() {
        return Badge::Disputed;
    }
    match event.status {
        EventStatus::Planned => Badge::Planned,
        EventStatus::Postponed | EventStatus::Cancelled => Badge::Postponed,
        EventStatus::Possible => Badge::Unconfirmed,
        EventStatus::Happened | EventStatus::Ongoing | EventStatus::Background => Badge::Reported,
    }
}

/// The sentences that the editor made the bottom line.
pub(in crate::briefing) fn chosen_by_hand(
    statements: &[Statement],
    events: &[Event],
    lineage: &Lineage,
) -> Vec<KeyPoint> {
    let chosen = |&at: &Statement| KeyPoint { rule: "chosen by the editor".to_owned(), ..by_hand(at, events, lineage) };
    statements.iter().map(chosen).collect()
}

/// A pinned statement, with the event that it tells where it tells one.
fn by_hand(statement: Statement, events: &[Event], lineage: &Lineage) -> KeyPoint {
    let told = events.iter().position(|event| event.statements.iter().any(|told| told.statement == statement));
    let of_event = told.and_then(|at| first_told(at, events.get(at)?));
    KeyPoint {
        statement,
        statements: of_event.as_ref().map_or_else(|| vec![statement], |point| point.statements.clone()),
        support: of_event.as_ref().map_or_else(|| lineage.support([statement]), |point| point.support),
        badge: Badge::Editor,
        event: told,
        rule: "pinned by the editor".to_owned(),
    }
}
