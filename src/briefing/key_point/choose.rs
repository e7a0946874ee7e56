//! Which statements stand on the front page.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Badge, KeyPoint};
use crate::annotate::{Annotated, EntityId, EventStatus};
use crate::article::BlockKind;
use crate::briefing::lineage::Lineage;
use crate::briefing::{Event, Statement};

/// At most this many key points, pinned ones included.
const POINTS: usize = 7;

/// Words in a readable statement.
const READABLE: std::ops::RangeInclusive<usize> = 7..=45;

/// Words that lean on the sentence before; a statement that begins with one does not stand alone.
const LEANING: [&str; 26] = [
    "he",
    "she",
    "it",
    "they",
    "his",
    "her",
    "their",
    "its",
    "this",
    "that",
    "these",
    "those",
    "there",
    "and",
    "but",
    "or",
    "so",
    "however",
    "moreover",
    "also",
    "meanwhile",
    "instead",
    "i",
    "we",
    "such",
    "besides",
];

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
    events: &[Event],
    lineage: &Lineage,
    pinned: &[Statement],
) -> Chosen {
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
        if event.action == "say" && event.support.sources < 2 || *same_kind >= 2 || told.contains(at) {
            continue;
        }
        if let Some(point) = point_for(articles, *at, event, &used) {
            *same_kind += 1;
            used.insert(point.statement);
            told.insert(*at);
            key_points.push(point);
        }
    }
    let open = |event: &Event| event.status == EventStatus::Possible;
    let unknowns: Vec<KeyPoint> = ranked
        .iter()
        .filter(|(_, event)| open(event))
        .filter_map(|(at, event)| point_for(articles, *at, event, &BTreeSet::new()).or_else(|| first_told(*at, event)))
        .collect();
    let done = ranked.iter().filter(|(_, event)| matches!(event.status, EventStatus::Happened | EventStatus::Ongoing));
    let mut bottom_line: Vec<KeyPoint> =
        done.filter_map(|(at, event)| point_for(articles, *at, event, &BTreeSet::new())).take(1).collect();
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

/// Independent support first, then sources, then how central those are who take part; what is background, or said and
/// not done, stands back.
fn weight(event: &Event, central: &BTreeMap<&EntityId, usize>) -> (usize, usize) {
    let stands_back = match event.status {
        EventStatus::Background => 2,
        _ if event.action == "say" => 2,
        _ if event.date.is_none() => 1,
        _ => 0,
    };
    let people: usize = event.participants.iter().take(2).filter_map(|id| central.get(id)).sum();
    let support = event.support.origins * 3 + event.support.sources * 2;
    (support.saturating_sub(stands_back * 3), people)
}

fn point_for(articles: &[Annotated], at: usize, event: &Event, used: &BTreeSet<Statement>) -> Option<KeyPoint> {
    let readable = event.statements.iter().filter(|told| !used.contains(&told.statement));
    let best = readable
        .filter_map(|told| {
            let words = readable_words(articles, told.statement)?;
            let clear = usize::from(told.status == event.status) * 4
                + usize::from(told.date.is_some() && told.date == event.date) * 3
                + usize::from(told.statement == event.title_from) * 2;
            Some((clear, Reverse(words), Reverse(told.statement)))
        })
        .max()?;
    Some(KeyPoint { statement: best.2.0, ..first_told(at, event)? })
}

/// "1 source", "2 sources".
fn counted(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}

fn first_told(at: usize, event: &Event) -> Option<KeyPoint> {
    Some(KeyPoint {
        statement: event.statements.first()?.statement,
        statements: event.statements.iter().map(|told| told.statement).collect(),
        support: event.support,
        badge: badge(event),
        event: Some(at),
        rule: format!(
            "selected by rule: {}, {}; the clearest whole sentence of the event",
            counted(event.support.sources, "source"),
            counted(event.support.origins, "origin")
        ),
    })
}

/// Number of words of a statement that stands alone; none for one that does not.
fn readable_words(articles: &[Annotated], statement: Statement) -> Option<usize> {
    let annotated = articles.get(statement.article)?;
    let sentence = annotated.sentences.get(statement.sentence)?;
    let block = annotated.article.blocks.get(sentence.block)?;
    let text = annotated.article.body.get(sentence.body.clone()?)?;
    let words = text.split_whitespace().count();
    let first: String = text.chars().take_while(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let stands = block.kind == BlockKind::Paragraph
        && READABLE.contains(&words)
        && !LEANING.contains(&first.as_str())
        && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && text.ends_with(['.', '”', '"', '!', '?']);
    stands.then_some(words)
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
