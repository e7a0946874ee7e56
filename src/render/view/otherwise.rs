//! Sources that speak of an event and do not stand where it stands: an earlier plan, a doubt.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::badge::told_as;
use super::{Chips, Viewpoint};
use crate::annotate::EventStatus;
use crate::briefing::{Event, EventStatement, Statement};

/// Sources of one status: "planned in [1][2]".
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Otherwise {
    told: &'static str,
    chips: Chips,
}

/// The sources of an event that stand by another status than its own, status by status; a source that also stands
/// by the event's is not among them.
pub(super) fn otherwise(view: &Viewpoint<'_>, event: &Event, limit: usize) -> Vec<Otherwise> {
    let agree: BTreeSet<usize> = event.agreeing().map(|told| told.statement.article).collect();
    by_status(view, event.statements.iter().filter(|told| !agree.contains(&told.statement.article)), limit)
}

/// As [`otherwise`], without the sources that the history of the event names.
pub(super) fn beyond_history(view: &Viewpoint<'_>, event: &Event, limit: usize) -> Vec<Otherwise> {
    let steps = event.history(&view.site.briefing.articles);
    let mut named: BTreeSet<usize> = steps.iter().flat_map(|step| &step.statements).map(|s| s.article).collect();
    named.extend(event.agreeing().map(|told| told.statement.article));
    by_status(view, event.statements.iter().filter(|told| !named.contains(&told.statement.article)), limit)
}

/// Statements of an event by where they stand.
pub(super) fn by_status<'e>(
    view: &Viewpoint<'_>,
    statements: impl Iterator<Item = &'e EventStatement>,
    limit: usize,
) -> Vec<Otherwise> {
    let mut groups: BTreeMap<usize, (EventStatus, Vec<Statement>)> = BTreeMap::new();
    for told in statements {
        let rank = ORDER.iter().position(|status| status.agrees_with(told.status)).unwrap_or(ORDER.len());
        groups.entry(rank).or_insert_with(|| (told.status, Vec::new())).1.push(told.statement);
    }
    let groups = groups.into_values();
    groups
        .map(|(status, statements)| Otherwise {
            told: told_as(view.interface(), status),
            chips: view.chips(&statements, None, limit),
        })
        .collect()
}

/// One status for each way to stand, in the order that a line names them.
const ORDER: [EventStatus; 4] =
    [EventStatus::Happened, EventStatus::Planned, EventStatus::Postponed, EventStatus::Possible];
