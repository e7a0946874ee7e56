//! The events as a table: one row for each.

use super::{BETWEEN, Table};
use crate::date::VisitDate;
use crate::interface::Interface;
use crate::render::calendar::names;
use crate::render::view::{Viewpoint, event_anchor, is_disputed};
use crate::render::wording;
use crate::site::Job;

/// What stands at the head of each column. `other_dates` are those that sources give against `date`.
const HEAD: [&str; 12] = [
    "id",
    "date",
    "other_dates",
    "status",
    "title",
    "sentence",
    "participants",
    "places",
    "sources",
    "origins",
    "disputed",
    "page",
];

/// The whole table, in the order of the timeline.
pub(in crate::render) fn events(view: &Viewpoint<'_>) -> String {
    let mut table = Table::of(&HEAD);
    for event in &view.site.briefing.events {
        let others: Vec<&str> = event.alternatives.iter().map(VisitDate::edtf).collect();
        table.row(&[
            &event.id,
            event.date.as_ref().or(event.ahead.as_ref()).map_or("", VisitDate::edtf),
            &others.join(BETWEEN),
            wording::event_status(Interface::ENGLISH, event.status),
            &event.title,
            &view.published_words(event.title_from).unwrap_or_default(),
            &names(view, &event.participants).join(BETWEEN),
            &names(view, &event.places).join(BETWEEN),
            &event.support.sources.to_string(),
            &event.support.origins.to_string(),
            if is_disputed(&view.site.briefing, event) { "yes" } else { "no" },
            view.address(Job::Timeline).at(&event_anchor(event)).as_str(),
        ]);
    }
    table.0
}
