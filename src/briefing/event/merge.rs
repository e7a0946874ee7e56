//! Statements of all sources → events: one event where people, action and dates agree.

use std::collections::{BTreeMap, BTreeSet};

use super::decisions::Desk;
use super::gather::{self, Told};
use super::{Event, compatible};
use crate::annotate::{Annotated, EntityId};
use crate::briefing::entity_index::EntityIndex;
use crate::briefing::lineage::Lineage;
use crate::date::Grain;
use crate::diagnostic::Diagnostic;
use crate::edits::Edits;

/// What tells one event: indices of statements, the founding one first.
#[derive(Debug, Clone, Default)]
pub(super) struct Cluster {
    /// Indices of what was told.
    pub(super) members: Vec<usize>,
    /// Indices of those that put it on another day.
    pub(super) dissenters: BTreeSet<usize>,
    /// The countries that its members lead to, each set of them once; kept beside the members, for an event that fills a
    /// long text has thousands.
    destinations: BTreeSet<BTreeSet<&'static str>>,
}

impl Cluster {
    /// One of a single statement.
    pub(super) fn founded_by(told: &[Told], at: usize) -> Self {
        let mut cluster = Self::default();
        cluster.add(told, at);
        cluster
    }

    /// One of these members; those of them that are among `dissenters` dissent.
    pub(super) fn of(told: &[Told], members: Vec<usize>, dissenters: &BTreeSet<usize>) -> Self {
        let mut cluster = Self::default();
        for at in members {
            cluster.add(told, at);
            if dissenters.contains(&at) {
                cluster.dissenters.insert(at);
            }
        }
        cluster
    }

    /// Takes in the members of another.
    pub(super) fn take_in(&mut self, other: Self) {
        self.members.extend(other.members);
        self.dissenters.extend(other.dissenters);
        self.destinations.extend(other.destinations);
    }

    fn add(&mut self, told: &[Told], at: usize) {
        self.members.push(at);
        self.destinations.extend(compatible::destinations(&told[at]));
    }
}

/// Clusters of one action, by a participant.
type Shelf<'t> = BTreeMap<(&'static str, bool, &'t EntityId), Vec<usize>>;

/// The events of the folder as the editor has them, in time order, undated plans last; a warning for each decision
/// about events that does not hold.
pub(in crate::briefing) fn merge(
    articles: &[Annotated],
    index: &EntityIndex,
    lineage: &Lineage,
    edits: &Edits,
) -> (Vec<Event>, Vec<Diagnostic>) {
    let told = gather::gather(articles, index);
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut shelf = Shelf::new();
    for at in in_founding_order(&told) {
        let one = &told[at];
        if let Some((cluster, dissents)) = best(&told, &clusters, &shelf, one) {
            clusters[cluster].add(&told, at);
            if dissents {
                clusters[cluster].dissenters.insert(at);
            }
            put_on_shelf(&mut shelf, one, cluster);
        } else if one.founds {
            put_on_shelf(&mut shelf, one, clusters.len());
            clusters.push(Cluster::founded_by(&told, at));
        }
    }
    let clusters = without_parts(&told, clusters);
    Desk::new(articles, index, lineage, told, clusters).decided(edits)
}

/// The clusters without those that tell a part of another in the same clauses: "shook hands at dinner" is one event.
fn without_parts(told: &[Told], clusters: Vec<Cluster>) -> Vec<Cluster> {
    let gathers = |t: &Told| matches!(t.action, "meet" | "dine" | "call" | "host");
    let clause = |t: &Told| (t.statement, t.span.start, t.negated);
    let mut by_clause: BTreeMap<_, Vec<(usize, &Told)>> = BTreeMap::new();
    for (at, cluster) in clusters.iter().enumerate() {
        for t in cluster.members.iter().map(|&m| &told[m]).filter(|t| gathers(t)) {
            by_clause.entry(clause(t)).or_default().push((at, t));
        }
    }
    let telling = |part: &Told| by_clause.get(&clause(part)).into_iter().flatten();
    let tells = |cluster: usize, part: &Told| {
        telling(part).filter(|(of, _)| *of == cluster).any(|(_, t)| {
            let same_people = t.people.len() == part.people.len() && t.people.iter().all(|p| part.people.contains(p));
            t.span == part.span && t.date == part.date && same_people
        })
    };
    let is_part = |at: usize, cluster: &Cluster| {
        let Some(first) = cluster.members.first().map(|&m| &told[m]).filter(|t| gathers(t)) else { return false };
        telling(first).map(|(other, _)| *other).filter(|&other| other != at).any(|other| {
            let whole = clusters[other].members.len() > cluster.members.len()
                || clusters[other].members.len() == cluster.members.len() && other < at;
            whole && cluster.members.iter().all(|&m| tells(other, &told[m]))
        })
    };
    let keep: Vec<bool> = clusters.iter().enumerate().map(|(at, cluster)| !is_part(at, cluster)).collect();
    clusters.into_iter().zip(keep).filter_map(|(cluster, keep)| keep.then_some(cluster)).collect()
}

/// Dated ones first, the most exact and those with the most people before others: what follows joins the best that is
/// known. Those that found nothing come last.
fn in_founding_order(told: &[Told]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..told.len()).collect();
    order.sort_by_key(|&at| {
        let one = &told[at];
        let grain = one.date.as_ref().map(crate::date::VisitDate::grain);
        (!one.founds, std::cmp::Reverse(grain), std::cmp::Reverse(one.people.len().min(2)), at)
    });
    order
}

fn put_on_shelf<'t>(shelf: &mut Shelf<'t>, one: &'t Told, cluster: usize) {
    for person in &one.people {
        let row = shelf.entry((one.action, one.negated, person)).or_default();
        if row.last() != Some(&cluster) && !row.contains(&cluster) {
            row.push(cluster);
        }
    }
}

/// The cluster that a statement belongs to, and whether it puts the event on another day.
fn best(told: &[Told], clusters: &[Cluster], shelf: &Shelf<'_>, one: &Told) -> Option<(usize, bool)> {
    let rows = one.people.iter().filter_map(|person| shelf.get(&(one.action, one.negated, person)));
    let near: BTreeSet<usize> = rows.flatten().copied().collect();
    let destinations = compatible::destinations(one);
    let fit = |&cluster: &usize| {
        let founder = &told[*clusters[cluster].members.first()?];
        if !compatible::same_people(founder, one)
            || !compatible::same_standing(founder, one)
            || destinations
                .as_ref()
                .is_some_and(|own| clusters[cluster].destinations.iter().any(|to| to.is_disjoint(own)))
        {
            return None;
        }
        let distance = compatible::dates(founder, one)?;
        Some((distance, usize::MAX - founder.people.len(), cluster))
    };
    if let Some((.., cluster)) = near.iter().filter_map(fit).min() {
        return Some((cluster, false));
    }
    let mut dissent = near.iter().filter(|&&cluster| {
        let members = clusters[cluster].members.iter().map(|&m| &told[m]);
        let founder = clusters[cluster].members.first().map(|&m| &told[m]);
        founder.is_some_and(|founder| compatible::differ_in_day(founder, one))
            && members.clone().all(|m| m.statement.article != one.statement.article || m.date.is_none())
    });
    // Two meetings near enough to be meant: which one is not told, so neither is.
    let only = dissent.next()?;
    dissent.next().is_none().then_some((*only, true))
}

/// Dated events by their first day, the exact one before the vague; undated ones last.
pub(super) fn time_order(
    event: &Event,
) -> (bool, Option<jiff::civil::Date>, std::cmp::Reverse<Option<Grain>>, super::Statement) {
    let date = event.date.as_ref();
    let first = event.statements.first().map_or(event.title_from, |s| s.statement);
    (
        date.is_none(),
        date.map(crate::date::VisitDate::first),
        std::cmp::Reverse(date.map(crate::date::VisitDate::grain)),
        first,
    )
}
