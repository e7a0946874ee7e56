//! Something that a sentence says happened, is planned, or may happen.

use serde::{Deserialize, Serialize};

use crate::annotate::EntityId;
use crate::article::Span;
use crate::date::VisitDate;

/// Where an event stands, as a source tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EventStatus {
    /// Reported as done.
    Happened,
    /// Going on when the article was written.
    Ongoing,
    /// Announced or expected.
    Planned,
    /// Put off.
    Postponed,
    /// Called off.
    Cancelled,
    /// Said to be possible, unclear or unconfirmed.
    Possible,
    /// Done well before the story; told to explain it.
    Background,
}

impl EventStatus {
    /// True where a statement of one status supports an event of the other: what is done, going on or long done is told
    /// as a fact, what is put off or called off does not take place; a plan is no mere possibility.
    #[must_use]
    pub fn agrees_with(self, other: Self) -> bool {
        let stands = |status: Self| match status {
            Self::Happened | Self::Ongoing | Self::Background => 0,
            Self::Postponed | Self::Cancelled => 1,
            Self::Planned => 2,
            Self::Possible => 3,
        };
        stands(self) == stands(other)
    }

    /// True for what is put off or called off.
    #[must_use]
    pub fn is_off(self) -> bool {
        matches!(self, Self::Postponed | Self::Cancelled)
    }

    /// True for what a later plan does not undo: done, going on, put off or called off.
    #[must_use]
    pub fn is_settled(self) -> bool {
        self.weight() >= Self::Ongoing.weight()
    }

    /// How much it says of two that sources of one day tell: a possibility least, what is done most.
    #[must_use]
    pub fn weight(self) -> u8 {
        match self {
            Self::Possible => 0,
            Self::Planned => 1,
            Self::Ongoing => 2,
            Self::Postponed => 3,
            Self::Cancelled => 4,
            Self::Background => 5,
            Self::Happened => 6,
        }
    }
}

/// One event candidate.
#[derive(Debug, Clone, PartialEq)]
pub struct EventCandidate {
    /// Index of its sentence.
    pub sentence: usize,
    /// Range of the clause that tells it, in the article's body.
    pub span: Span,
    /// Range of the trigger in the article's body.
    pub trigger: Span,
    /// The class of the action that the trigger belongs to (`meet`, `travel`, `speak`), from `data/`.
    pub action: &'static str,
    /// When, at the precision that the text gives.
    pub date: Option<VisitDate>,
    /// Where it stands.
    pub status: EventStatus,
    /// True where the words deny it: "did not meet". Never merged with what they affirm.
    pub negated: bool,
    /// Who takes part, in order of mention.
    pub participants: Vec<EntityId>,
    /// Where, in order of mention.
    pub places: Vec<EntityId>,
    /// True where it is told fully enough to be an event by itself; otherwise it only joins one that is.
    pub founds: bool,
    /// Rules that gave date and status, for `explain`.
    pub rule: String,
}
