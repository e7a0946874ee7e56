//! The dated events as iCalendar (RFC 5545), for a reader's own calendar.

use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::view::{Viewpoint, event_anchor};
use super::wording;
use crate::annotate::{EntityId, EventStatus};
use crate::briefing::Event;
use crate::config::Mode;
use crate::date::{Grain, VisitDate};
use crate::site::Job;

/// A line has at most this many bytes before it is folded (RFC 5545, 3.1).
const LINE: usize = 75;

/// The whole calendar: one entry for each event of a day or of some days; what has no day is no entry.
pub(super) fn calendar(view: &Viewpoint<'_>) -> String {
    let config = &view.site.config;
    let mut out = Lines::default();
    out.line("BEGIN", "VCALENDAR");
    out.line("VERSION", "2.0");
    out.line("PRODID", &format!("-//Backgrounder//Timeline//{}", view.interface().tag().to_uppercase()));
    out.line("CALSCALE", "GREGORIAN");
    out.line("METHOD", "PUBLISH");
    out.text("NAME", &config.title);
    out.text("X-WR-CALNAME", &config.title);
    for event in &view.site.briefing.events {
        entry(view, event, &mut out);
    }
    out.line("END", "VCALENDAR");
    out.0
}

/// One event; nothing where its date is less exact than days.
fn entry(view: &Viewpoint<'_>, event: &Event, out: &mut Lines) {
    let days = event.date.as_ref().filter(|date| matches!(date.grain(), Grain::Day | Grain::Days));
    let Some((first, end)) = days.and_then(|date| Some((date.first(), date.last().checked_add(1.day()).ok()?))) else {
        return;
    };
    let config = &view.site.config;
    out.line("BEGIN", "VEVENT");
    out.text("UID", &format!("{}@{}", event_anchor(event), briefing_name(&config.title)));
    out.line("DTSTAMP", &format!("{}T000000Z", basic(told_last(view, event).unwrap_or(first))));
    out.line("DTSTART;VALUE=DATE", &basic(first));
    out.line("DTEND;VALUE=DATE", &basic(end));
    out.text("SUMMARY", &event.title);
    out.line("STATUS", status(event.status));
    out.line("TRANSP", "TRANSPARENT");
    if config.mode == Mode::Private {
        out.line("CLASS", "PRIVATE");
    }
    let places = names(view, &event.places).join(", ");
    if !places.is_empty() {
        out.text("LOCATION", &places);
    }
    out.text("DESCRIPTION", &description(view, event));
    if let Some(base) = &config.base_address {
        let page = view.site.route(Job::Timeline).address_below(base.as_str());
        out.line("URL", page.at(&event_anchor(event)).as_str());
    }
    out.line("END", "VEVENT");
}

/// RFC 5545 knows three: what is open is tentative, and what is put off does not take place on its day.
fn status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Planned | EventStatus::Possible => "TENTATIVE",
        EventStatus::Postponed | EventStatus::Cancelled => "CANCELLED",
        EventStatus::Happened | EventStatus::Ongoing | EventStatus::Background => "CONFIRMED",
    }
}

/// Where it stands and since when, other dates, and every sentence with its source.
fn description(view: &Viewpoint<'_>, event: &Event) -> String {
    let ui = view.interface();
    let mut text = wording::capital(wording::event_status(ui, event.status));
    if let Some(day) = told_last(view, event) {
        let day = VisitDate::day(day);
        let _ = write!(text, ", {}", ui.fill("as of {date}", &[("date", &ui.date(&day))]));
    }
    let others = event.alternatives.iter().map(|other| ui.fill("also dated {date}", &[("date", &ui.date(other))]));
    text = ui.series(std::iter::once(text).chain(others));
    for told in &event.statements {
        let article = &view.article(told.statement.article).article;
        let mut source = vec![ui.fill("link§source {number}", &[("number", &(told.statement.article + 1))])];
        source.extend(article.outlet.as_ref().map(|outlet| outlet.value.clone()));
        source.extend(article.date.as_ref().map(|date| ui.date(&date.value)));
        let words =
            view.published_words(told.statement).unwrap_or_else(|| ui.say("words not published here").to_owned());
        let _ = write!(text, "\n\n{words}\n({})", source.join(", "));
    }
    text
}

/// The day of the last source that tells it, of those with a day.
fn told_last(view: &Viewpoint<'_>, event: &Event) -> Option<Date> {
    let articles = event.statements.iter().map(|told| &view.article(told.statement.article).article);
    articles.filter_map(|article| article.date.as_ref()?.value.as_day()).max().or_else(|| view.site.as_of()?.as_day())
}

/// The names of entities, as the site shows them.
pub(super) fn names<'s>(view: &Viewpoint<'s>, ids: &[EntityId]) -> Vec<&'s str> {
    let name = |id| view.entity_index(id).map(|index| view.site.briefing.entities[index].name.as_str());
    ids.iter().filter_map(name).collect()
}

/// The title of the briefing as one word: the part of a UID that tells its events from those of other briefings.
fn briefing_name(title: &str) -> String {
    format!("{}.backgrounder", briefing_slug(title))
}

/// The title of the briefing in the letters of an address.
pub(super) fn briefing_slug(title: &str) -> String {
    let plain = deunicode::deunicode(title).to_lowercase();
    let words: Vec<&str> = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// `20310506`.
fn basic(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Content lines: each ends with CRLF, long ones are folded.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A property whose value needs no escapes.
    fn line(&mut self, name: &str, value: &str) {
        let mut room = LINE;
        for c in format!("{name}:{value}").chars() {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A property whose value is text (RFC 5545, 3.3.11).
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() => escaped.push(' '),
                c => escaped.push(c),
            }
        }
        self.line(name, &escaped);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut out = Lines::default();
        let words = "Über die Brücke; nach Ærø, «heute»\n".repeat(9);
        out.text("DESCRIPTION", &words);
        assert!(out.0.ends_with("\r\n"));
        assert!(out.0.split("\r\n").all(|line| line.len() <= LINE), "{}", out.0);
        assert!(out.0.split("\r\n").skip(1).all(|line| line.is_empty() || line.starts_with(' ')));
        let unfolded = out.0.replace("\r\n ", "").replace("\r\n", "");
        let read = unfolded.strip_prefix("DESCRIPTION:").unwrap();
        assert_eq!(read.replace("\\n", "\n").replace("\\;", ";").replace("\\,", ","), words);
    }
}
