//! A statement chosen for the front page, with the rule that chose it.

mod candidate;
mod choose;
mod clarity;
mod open_question;
mod person;
mod referent;
mod salience;
mod sentence;
mod standalone;

pub(super) use choose::{Chosen, Desk};
pub use person::PersonLine;
pub use referent::{Meaning, Referent};
pub(super) use sentence::Reader;
use serde::Serialize;
pub(super) use standalone::is_markup_or_caption;

use super::{Statement, Support};

/// The word beside a statement or event; on the site always with a shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Badge {
    /// Told as done.
    Reported,
    /// Announced or expected.
    Planned,
    /// Put off or called off.
    Postponed,
    /// Possible, unclear or unconfirmed.
    Unconfirmed,
    /// Sources disagree.
    Disputed,
    /// The editor's hand.
    Editor,
}

/// One statement for the front page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyPoint {
    /// The statement whose words are shown.
    pub statement: Statement,
    /// What words of it mean that lean on its neighbours.
    pub referents: Vec<Referent>,
    /// All statements that support it, in source order, the shown one included.
    pub statements: Vec<Statement>,
    /// How widely it is supported.
    pub support: Support,
    /// The word beside it.
    pub badge: Badge,
    /// Index of the event it tells, where it tells one.
    pub event: Option<usize>,
    /// The rule that chose it, in words.
    pub rule: String,
}
