//! One thing that sources call by different names: "a suspected poacher's boat" here, "a fishing boat" there. The names are
//! set side by side with their sentences; nothing is concluded from them.

mod doubted;
mod loaded;
mod manner;
#[cfg(test)]
mod tests;
mod words;

pub use manner::Manner;

use std::collections::{BTreeMap, BTreeSet};

use super::entity_index::EntityIndex;
use super::{Dispute, DisputeKind, Event, Position, Statement, Verdict};
use crate::annotate::Annotated;
use crate::article::Span;

/// One name for a thing, where it stands.
#[derive(Debug, Clone)]
struct Naming {
    statement: Statement,
    /// Range of the name in the article's body, without an article before it.
    span: Span,
    /// As printed, on one line.
    name: String,
}

/// A thing with all its names.
#[derive(Debug)]
struct Thing {
    /// What the question calls it: a noun that a source prints.
    noun: String,
    namings: Vec<Naming>,
    rule: &'static str,
}

/// The things that several sources name differently, the most widely named first.
pub(super) fn find(articles: &[Annotated], index: &EntityIndex, events: &[Event]) -> Vec<Dispute> {
    let mut things = doubted::find(articles);
    things.extend(loaded::find(articles, index, events));
    let mut taken = BTreeSet::new();
    let mut found: Vec<Dispute> = things.into_iter().filter_map(|thing| difference(thing, &mut taken)).collect();
    found.sort_by_key(|dispute| std::cmp::Reverse(sources(dispute)));
    found
}

fn sources(dispute: &Dispute) -> usize {
    let statements = dispute.positions.iter().flat_map(|position| &position.statements);
    statements.map(|(statement, _)| statement.article).collect::<BTreeSet<_>>().len()
}

/// The names of a thing, in the order of their first sentence; none unless two sources name it, each in its own way.
fn difference(mut thing: Thing, taken: &mut BTreeSet<String>) -> Option<Dispute> {
    thing.namings.sort_by_key(|naming| (naming.statement, naming.span.start));
    let mut of_source: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    let mut at: BTreeMap<String, usize> = BTreeMap::new();
    let mut positions: Vec<Position> = Vec::new();
    for naming in thing.namings {
        let key = naming.name.to_lowercase();
        of_source.entry(naming.statement.article).or_default().insert(key.clone());
        let statement = (naming.statement, naming.span);
        let place = *at.entry(key).or_insert(positions.len());
        match positions.get_mut(place) {
            Some(position) => position.statements.push(statement),
            None => positions.push(Position { answer: naming.name, statements: vec![statement] }),
        }
    }
    let ways: BTreeSet<&BTreeSet<String>> = of_source.values().collect();
    if of_source.len() < 2 || ways.len() < 2 {
        return None;
    }
    let mut id = format!("dispute/{}-wording", thing.noun.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "-"));
    while !taken.insert(id.clone()) {
        id.push_str("-2");
    }
    Some(Dispute {
        id,
        verdict: Verdict::Compatible,
        kind: DisputeKind::Wording,
        question: format!("What do sources call the {}?", thing.noun),
        positions,
        event: None,
        rule: thing.rule.into(),
    })
}

/// The text of a range on one line.
fn printed(annotated: &Annotated, span: &Span) -> String {
    let text = annotated.article.body.get(span.clone()).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
