//! How well a sentence stands for what its sources know by now.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::Viewpoint;
use crate::annotate::EventStatus;
use crate::briefing::Statement;

/// What a sentence tells of its events, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Telling {
    /// Something done, as the event stands by all sources.
    Done,
    /// No event, background, or a plan that is still one.
    Plain,
    /// Something open that is still open.
    Open,
    /// What another source tells otherwise, as a plan that is done by now.
    Overtaken,
}

/// The best that a sentence tells.
pub(super) fn telling(view: &Viewpoint<'_>, statement: Statement) -> Telling {
    let events = view.site.cross.sentence_events.get(&statement).into_iter().flatten();
    let tells = events.filter_map(|&index| {
        let event = &view.site.briefing.events[index];
        let told = event.statements.iter().find(|told| told.statement == statement)?;
        Some(match told.status {
            status if !status.agrees_with(event.status) => Telling::Overtaken,
            EventStatus::Happened | EventStatus::Ongoing => Telling::Done,
            EventStatus::Possible => Telling::Open,
            EventStatus::Planned | EventStatus::Postponed | EventStatus::Cancelled | EventStatus::Background => {
                Telling::Plain
            }
        })
    });
    tells.min().unwrap_or(Telling::Plain)
}

/// Sorts the statements of later articles first, those of articles without a date last.
pub(super) fn latest_first(view: &Viewpoint<'_>, statement: Statement) -> Reverse<Option<Date>> {
    Reverse(view.article(statement.article).article.date.as_ref().map(|date| date.value.first()))
}
