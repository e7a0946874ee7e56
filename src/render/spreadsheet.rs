//! The timeline as CSV (RFC 4180): one row for each statement of an event.

use super::calendar::names;
use super::view::Viewpoint;
use super::wording;
use crate::date::VisitDate;
use crate::interface::Interface;

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
pub(super) fn rows(view: &Viewpoint<'_>) -> String {
    let mut out = String::new();
    row(&mut out, &HEAD);
    for event in &view.site.briefing.events {
        let (participants, places) = (names(view, &event.participants), names(view, &event.places));
        for told in &event.statements {
            row(
                &mut out,
                &[
                    &event.id,
                    event.date.as_ref().or(event.ahead.as_ref()).map_or("", VisitDate::edtf),
                    wording::event_status(Interface::ENGLISH, event.status),
                    &event.title,
                    &participants.join("; "),
                    &places.join("; "),
                    &view.article(told.statement.article).article.id.0,
                    &format!("s{}", view.sentence_number(told.statement)),
                    told.date.as_ref().map_or("", VisitDate::edtf),
                    wording::event_status(Interface::ENGLISH, told.status),
                    &view.published_words(told.statement).unwrap_or_default(),
                ],
            );
        }
    }
    out
}

fn row(out: &mut String, cells: &[&str]) {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

/// The cell, in quotation marks where it holds a comma, a quotation mark or a line break.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_could_be_misread_stand_in_quotation_marks() {
        let mut out = String::new();
        row(&mut out, &["plain", "one, two", "“so” and \"so\"", ""]);
        assert_eq!(out, "plain,\"one, two\",\"“so” and \"\"so\"\"\",\r\n");
    }
}
