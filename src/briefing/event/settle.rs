//! One cluster of statements → one event: its date, status, people, title and support.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::gather::Told;
use super::merge::Cluster;
use super::{Event, EventStatement, title};
use crate::annotate::{Annotated, EntityId, EventStatus};
use crate::briefing::Statement;
use crate::briefing::entity_index::EntityIndex;
use crate::briefing::lineage::Lineage;
use crate::date::VisitDate;

/// Makes the event. `cluster` has at least one member; `taken` are the titles of other events, to which its own is added.
pub(super) fn settle(
    articles: &[Annotated],
    index: &EntityIndex,
    lineage: &Lineage,
    told: &[Told],
    mut cluster: Cluster,
    taken: &mut BTreeSet<(Statement, String)>,
) -> Event {
    let founder = cluster.members.first().copied();
    cluster.members.sort_by_key(|&at| (told[at].statement, told[at].span.start, at));
    let members: Vec<&Told> = cluster.members.iter().map(|&at| &told[at]).collect();
    let date = most_stated(&members);
    let alternatives = alternatives(&members, date.as_ref());
    let status = status(&members);
    let (title_from, title) = title::best(articles, index, &members, date.as_ref(), status, taken);
    taken.insert((title_from, title.clone()));
    let agreeing: Vec<&Told> = members.iter().copied().filter(|m| m.status.agrees_with(status)).collect();
    let support = lineage.support(agreeing.iter().map(|m| m.statement));
    let mut evidence = Vec::new();
    if let Some(founder) = founder {
        let others = cluster.members.iter().filter(|&&at| at != founder).map(|&at| &told[at]);
        evidence.extend(others.map(|one| joined(articles, &told[founder], one)));
    }
    if !cluster.dissenters.is_empty() {
        evidence.push("same people and action a few days apart at most: one event with differing days".to_owned());
    }
    // Where somebody is invited to is the place of the visit, not of the invitation.
    Event {
        id: String::new(),
        title,
        title_from,
        action: members.first().map_or("", |m| m.action),
        ahead: ahead(&agreeing, date.as_ref(), status),
        date,
        alternatives,
        status,
        participants: by_frequency(members.iter().flat_map(|m| &m.people)),
        places: by_frequency(agreeing.iter().filter(|m| m.action != "invite").flat_map(|m| &m.places)),
        statements: statements(&members, status),
        support,
        disputes: Vec::new(),
        evidence,
        former_ids: Vec::new(),
        decided: Vec::new(),
    }
}

/// `001#s4`.
pub(super) fn place_of(articles: &[Annotated], told: &Told) -> String {
    let annotated = &articles[told.statement.article];
    let sentence = annotated.sentences.get(told.statement.sentence);
    format!("{}#{}", annotated.article.id, sentence.map(crate::annotate::Sentence::anchor).unwrap_or_default())
}

/// Why a statement tells the event that another one founds.
fn joined(articles: &[Annotated], founder: &Told, one: &Told) -> String {
    let dates = match (&founder.date, &one.date) {
        (Some(a), Some(b)) if a == b => "the same date",
        (Some(a), Some(b)) if a.contains(b) || b.contains(a) => "dates of which one holds the other",
        (Some(_), Some(_)) => "days that lie close together",
        (Some(_), None) => "no date of its own, in an article near that date",
        (None, _) => "neither bound to a date",
    };
    let (one, founder) = (place_of(articles, one), place_of(articles, founder));
    format!("{one} joins {founder}: the same action, the people of one among those of the other, {dates}")
}

/// The most exact date; of several as exact the one that most sources give, then that of the latest source.
fn most_stated(members: &[&Told]) -> Option<VisitDate> {
    let dates: BTreeSet<&VisitDate> = members.iter().filter_map(|m| m.date.as_ref()).collect();
    let weight = |date: &&VisitDate| {
        let giving = || members.iter().filter(|m| m.date.as_ref() == Some(*date));
        let sources: BTreeSet<usize> = giving().map(|m| m.statement.article).collect();
        let latest = giving().filter_map(|m| m.published.as_ref().map(VisitDate::last)).max();
        (date.grain(), sources.len(), latest, Reverse((*date).clone()))
    };
    dates.into_iter().max_by_key(weight).cloned()
}

/// What is still told as ahead on a day lies on that day or after it.
fn ahead(agreeing: &[&Told], date: Option<&VisitDate>, status: EventStatus) -> Option<VisitDate> {
    let open = date.is_none() && matches!(status, EventStatus::Planned | EventStatus::Possible);
    let days = || agreeing.iter().filter(|told| told.dated).filter_map(|told| told.published.as_ref()?.as_day());
    days().max().filter(|_| open).map(VisitDate::from_day_on)
}

/// The dates that cannot hold together with the event's.
fn alternatives(members: &[&Told], date: Option<&VisitDate>) -> Vec<VisitDate> {
    let Some(date) = date else { return Vec::new() };
    let others: BTreeSet<&VisitDate> =
        members.iter().filter_map(|m| m.date.as_ref()).filter(|d| !d.overlaps(date)).collect();
    others.into_iter().cloned().collect()
}

/// Where it stands as of the last source. What a source tells as done stays done, whatever a later one still calls a
/// plan. Of what lies ahead, a plan needs more sources than a possibility.
fn status(members: &[&Told]) -> EventStatus {
    let done = members.iter().filter(|m| m.status.is_settled());
    let last_word = |told: &&&Told| (told.published.as_ref().map(VisitDate::last), told.status.weight());
    if let Some(last) = done.max_by_key(last_word) {
        return last.status;
    }
    // What only follows from something else, as a visit from an invitation, does not weigh against what is told.
    let told_fully = members.iter().any(|m| m.founds);
    let sources = |status: EventStatus| {
        let weighs = |m: &&&Told| m.founds || !told_fully;
        members
            .iter()
            .filter(weighs)
            .filter(|m| m.status == status)
            .map(|m| m.statement.article)
            .collect::<BTreeSet<_>>()
            .len()
    };
    if sources(EventStatus::Planned) > sources(EventStatus::Possible) {
        EventStatus::Planned
    } else {
        EventStatus::Possible
    }
}

fn by_frequency<'a>(ids: impl Iterator<Item = &'a EntityId>) -> Vec<EntityId> {
    let mut counts: BTreeMap<&EntityId, (usize, usize)> = BTreeMap::new();
    for (place, id) in ids.enumerate() {
        counts.entry(id).or_insert((0, place)).0 += 1;
    }
    let mut ordered: Vec<_> = counts.into_iter().collect();
    ordered.sort_by_key(|(_, (count, place))| (Reverse(*count), *place));
    ordered.into_iter().map(|(id, _)| id.clone()).collect()
}

/// One entry a statement: of two clauses of one sentence the one that stands as the event does, then the one with a date.
fn statements(members: &[&Told], status: EventStatus) -> Vec<EventStatement> {
    let worth = |told: &EventStatement| (told.status.agrees_with(status), told.date.is_some());
    let mut found: Vec<EventStatement> = Vec::new();
    for told in members {
        let statement = EventStatement {
            statement: told.statement,
            span: told.span.clone(),
            date: told.date.clone(),
            status: told.status,
            rule: told.rule.clone(),
        };
        match found.last_mut() {
            Some(last) if last.statement == told.statement => {
                if worth(last) < worth(&statement) {
                    *last = statement;
                }
            }
            _ => found.push(statement),
        }
    }
    found
}
