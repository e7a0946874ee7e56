//! Where sources differ: a question, each answer with its statements, and the rule. Nothing is resolved.

use serde::Serialize;

use super::Statement;
use crate::article::Span;

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
    pub rule: String,
}
