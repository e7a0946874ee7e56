//! An event of the timeline, merged across sources.

mod compatible;
#[cfg(test)]
mod decision_tests;
mod decisions;
mod gather;
mod history;
mod id;
mod merge;
mod settle;
mod title;

pub use decisions::{Decided, EventDecision};
pub use history::HistoryStep;
pub(super) use merge::merge;

use super::{Statement, Support};
use crate::annotate::{EntityId, EventStatus};
use crate::article::Span;
use crate::date::VisitDate;

/// What one statement says of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct EventStatement {
    /// The statement.
    pub statement: Statement,
    /// The clause that tells it, in the article's body.
    pub span: Span,
    /// When, by this statement.
    pub date: Option<VisitDate>,
    /// Where it stands, by this statement.
    pub status: EventStatus,
    /// The rules that gave date and status, for `explain`.
    pub rule: String,
}

impl Event {
    /// The statements that stand as it does; those of another status, as an earlier plan, do not support it.
    pub fn agreeing(&self) -> impl Iterator<Item = &EventStatement> {
        self.statements.iter().filter(|told| told.status.agrees_with(self.status))
    }
}

/// One event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Stable id: `event/2023-06-18-blinken-qin-meet`.
    pub id: String,
    /// An exact stretch of the words of one of its statements.
    pub title: String,
    /// The statement that the title is taken from.
    pub title_from: Statement,
    /// The class of its action (`meet`).
    pub action: &'static str,
    /// When, as most statements have it.
    pub date: Option<VisitDate>,
    /// Of a plan or a possibility without a date: from the day of its last source on.
    pub ahead: Option<VisitDate>,
    /// Other dates that statements give and that cannot both hold with `date`.
    pub alternatives: Vec<VisitDate>,
    /// Where it stands, as of the last source.
    pub status: EventStatus,
    /// Who takes part, most often named first.
    pub participants: Vec<EntityId>,
    /// Where, by the statements that agree with its status.
    pub places: Vec<EntityId>,
    /// Every statement of it, in source order.
    pub statements: Vec<EventStatement>,
    /// How widely it is supported: by the statements that agree with its status.
    pub support: Support,
    /// Indices of the disputes about it.
    pub disputes: Vec<usize>,
    /// Rules that merged its statements, in words, for `explain`.
    pub evidence: Vec<String>,
    /// Ids of the events that the editor merged into it.
    pub former_ids: Vec<String>,
    /// What the editor decided about it.
    pub decided: Vec<EventDecision>,
}
