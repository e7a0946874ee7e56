//! What changed about an event from source to source: its status in time, and the days that sources give it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Chips, Viewpoint};
use crate::briefing::{Event, Statement};
use crate::date::VisitDate;
use crate::render::wording;

/// One step of an event's status: "planned in [1], 18 June".
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Step {
    status: &'static str,
    chips: Chips,
    /// The day of these sources.
    as_of: String,
}

/// One of several dates that sources give: "Mon 19 June (2 sources)".
#[derive(Debug, Clone, Serialize)]
pub(crate) struct GivenDate {
    when: String,
    sources: String,
    chips: Chips,
}

/// The steps in time order; none where the status never changed.
pub(super) fn steps(view: &Viewpoint<'_>, event: &Event, limit: usize) -> Vec<Step> {
    let steps = event.history(&view.site.briefing.articles).into_iter();
    steps
        .map(|step| Step {
            status: wording::event_status(view.interface(), step.status),
            chips: view.chips(&step.statements, None, limit),
            as_of: day(view, step.as_of),
        })
        .collect()
}

/// The dates that cannot hold together, the best supported first, each with the sources that give it; none where the
/// sources agree. A statement whose vaguer date leaves several of them open counts for none.
pub(super) fn given_dates(view: &Viewpoint<'_>, event: &Event, limit: usize) -> Vec<GivenDate> {
    if event.alternatives.is_empty() {
        return Vec::new();
    }
    let dates: Vec<&VisitDate> = event.date.iter().chain(&event.alternatives).collect();
    let mut given: Vec<(usize, GivenDate)> = Vec::new();
    for date in &dates {
        let only = |told: &VisitDate| told.overlaps(date) && dates.iter().filter(|d| d.overlaps(told)).count() == 1;
        let names = |told: &VisitDate| told == *date || date.contains(told) || only(told);
        let telling = event.statements.iter().filter(|told| told.date.as_ref().is_some_and(names));
        let statements: Vec<Statement> = telling.map(|told| told.statement).collect();
        let sources = statements.iter().map(|statement| statement.article).collect::<BTreeSet<_>>().len();
        if sources > 0 {
            let chips = view.chips(&statements, None, limit);
            given.push((
                sources,
                GivenDate {
                    when: day(view, date),
                    sources: view.interface().count(sources, "{n} source | {n} sources"),
                    chips,
                },
            ));
        }
    }
    given.sort_by_key(|(sources, _)| std::cmp::Reverse(*sources));
    given.into_iter().map(|(_, date)| date).collect()
}

fn day(view: &Viewpoint<'_>, date: &VisitDate) -> String {
    wording::when(view.interface(), date, view.year_known(date))
}
