//! The timeline as a table: one row for each statement of an event.

use super::{BETWEEN, Table};
use crate::date::VisitDate;
use crate::interface::Interface;
use crate::render::calendar::names;
use crate::render::view::Viewpoint;
use crate::render::wording;

/// What stands at the head of each column. `date` and `status` are those of the event, `told_date` and `told_status`
/// those of the one statement.
const HEAD: [&str; 11] = [
    "event",
    "date",
    "status",
    "title",
    "participants",
    "places",
    "article",
    "sentence",
    "told_date",
    "told_status",
    "text",
];

/// The whole table. Dates are EDTF, several names are parted by semicolons.
pub(in crate::render) fn rows(view: &Viewpoint<'_>) -> String {
    let mut table = Table::of(&HEAD);
    for event in &view.site.briefing.events {
        let (participants, places) = (names(view, &event.participants), names(view, &event.places));
        for told in &event.statements {
            table.row(&[
                &event.id,
                event.date.as_ref().or(event.ahead.as_ref()).map_or("", VisitDate::edtf),
                wording::event_status(Interface::ENGLISH, event.status),
                &event.title,
                &participants.join(BETWEEN),
                &places.join(BETWEEN),
                &view.article(told.statement.article).article.id.0,
                &format!("s{}", view.sentence_number(told.statement)),
                told.date.as_ref().map_or("", VisitDate::edtf),
                wording::event_status(Interface::ENGLISH, told.status),
                &view.published_words(told.statement).unwrap_or_default(),
            ]);
        }
    }
    table.0
}
