//! Where sources differ: a question, each answer with its statements, and the rule. Nothing is resolved.

mod cloze;
mod context;
mod day;
mod deed;
mod designator;
mod fact;
mod figure;
mod occasion;
mod pairs;
mod party;
mod person;
mod place_level;
mod role;
mod rule;
mod scene;
mod shared_words;
mod slot;
mod story;
mod update;
mod utterance;

use std::collections::BTreeSet;

use serde::Serialize;

use super::entity_index::EntityIndex;
use super::{BriefedQuote, Event, Statement};
use crate::annotate::{Annotated, EntityId};
use crate::article::Span;

pub use self::rule::Rule;

/// What the rule says of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The answers cannot both hold at the printed precision. Only these are shown as disputes.
    Dispute,
    /// Weaker evidence: shown apart.
    Candidate,
    /// Roundings of one fact.
    Compatible,
    /// A later source tells more.
    Update,
}

/// What the sources differ on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DisputeKind {
    /// The day.
    Date,
    /// The place or the occasion.
    Place,
    /// A number.
    Number,
    /// A name or a role.
    Name,
    /// How a thing is called.
    Wording,
    /// Whether it happened.
    Status,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The answer, in the words of a source or as a date in words.
    pub answer: String,
    /// The statements that give it, each with the range of the words that differ, in the article's body.
    pub statements: Vec<(Statement, Span)>,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// Stable id: `dispute/2023-06-18-blinken-wang-meet-date`.
    pub id: String,
    /// What the rule says of it.
    pub verdict: Verdict,
    /// What the sources differ on.
    pub kind: DisputeKind,
    /// The question in neutral words: "On which day did Blinken meet Wang Yi?"
    pub question: String,
    /// The answers, best supported first.
    pub positions: Vec<Position>,
    /// Index of the event it is about, where it is about one.
    pub event: Option<usize>,
    /// The rule, in words.
    pub rule: Rule,
}

/// The differences between the sources, disputes before the rest, the best supported first; each event learns of the
/// disputes about it.
pub(super) fn find(
    articles: &[Annotated],
    index: &EntityIndex,
    events: &mut [Event],
    quotes: &[BriefedQuote],
) -> Vec<Dispute> {
    let words = context::Words::of(articles, index);
    let mut found: Vec<Dispute> = Vec::new();
    for (at, event) in events.iter().enumerate() {
        found.extend(day::about(articles, index, event, at));
        found.extend(occasion::about(articles, index, event, at));
        found.extend(update::about(articles, index, event, at));
    }
    found.extend(figure::find(articles, index, &words));
    found.extend(person::find(articles, index));
    found.extend(role::find(articles, index, &words));
    found.extend(designator::find(articles, index, &words));
    found.extend(deed::find(articles, index, &words));
    found.extend(slot::find(articles, index, &words));
    found.extend(utterance::find(articles, index, events, quotes));
    without_repeats(&mut found);
    found.sort_by_key(|dispute| {
        (dispute.verdict, std::cmp::Reverse(dispute.positions.iter().map(sources).sum::<usize>()))
    });
    for (at, dispute) in found.iter().enumerate().filter(|(_, found)| found.verdict == Verdict::Dispute) {
        if let Some(event) = dispute.event.and_then(|event| events.get_mut(event)) {
            event.disputes.push(at);
        }
    }
    found
}

/// Takes out those that only say again what another of their kind says, of the same statements.
fn without_repeats(found: &mut Vec<Dispute>) {
    let statements = |dispute: &Dispute| -> BTreeSet<Statement> {
        dispute
            .positions
            .iter()
            .flat_map(|position| position.statements.iter().map(|(statement, _)| *statement))
            .collect()
    };
    let sets: Vec<(DisputeKind, BTreeSet<Statement>)> =
        found.iter().map(|dispute| (dispute.kind, statements(dispute))).collect();
    let repeats = |at: usize| {
        let (kind, own) = &sets[at];
        sets.iter().enumerate().any(|(other, (its, all))| {
            other != at && its == kind && own.is_subset(all) && (own.len() < all.len() || other < at)
        })
    };
    let keep: Vec<bool> = (0..found.len()).map(|at| !repeats(at)).collect();
    let mut keep = keep.into_iter();
    found.retain(|_| keep.next().unwrap_or(true));
}

/// Number of sources that give an answer.
fn sources(position: &Position) -> usize {
    position.statements.iter().map(|(statement, _)| statement.article).collect::<BTreeSet<_>>().len()
}

/// The names of the first two who take part, as the site calls them.
fn names(event: &Event, index: &EntityIndex) -> (String, Option<String>) {
    let name = |id: &EntityId| index.name(id).map_or_else(|| id.to_string(), str::to_owned);
    let mut names = event.participants.iter().map(name);
    (names.next().unwrap_or_default(), names.next())
}
