//! Every event, by date: what led to it, the days themselves, what is ahead.

use std::collections::BTreeSet;

use serde::Serialize;

use super::choice::{self, Choice};
use super::event::FoundUnder;
use super::{EventCard, Viewpoint};
use crate::date::VisitDate;
use crate::interface::{Interface, phrase};
use crate::render::strip::{Lane, Strip, StripView};
use crate::site::{Job, Link, TimelineFile};

/// One part of the timeline.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Part {
    id: &'static str,
    heading: String,
    caption: &'static str,
    events: Vec<EventCard>,
}

/// The timeline page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TimelineView {
    facts: Vec<String>,
    strip: Option<StripView>,
    parts: Vec<Part>,
    choice: Choice,
    files: Vec<File>,
    script: Link,
}

/// The timeline in a form that can be taken along.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct File {
    name: &'static str,
    holds: &'static str,
    href: Link,
}

/// No reader opens more chips of one event here; its count line tells the whole.
const CHIPS: usize = 30;

impl TimelineView {
    pub(crate) fn new(view: &Viewpoint<'_>) -> Self {
        let briefing = &view.site.briefing;
        let strip = Strip::of(briefing);
        let ui = view.interface();
        let mut parts = [Lane::Background, Lane::Core, Lane::Ahead, Lane::Undated].map(|lane| part(ui, &strip, lane));
        let mut days_seen = BTreeSet::new();
        for (index, event) in briefing.events.iter().enumerate() {
            let lane = strip.lane_of(event);
            let mut card = EventCard::new(view, index, CHIPS);
            let day = event.date.as_ref().and_then(VisitDate::as_day);
            card.found_under = Some(FoundUnder {
                status: choice::status(view, event),
                who: choice::who(view, event).map(|index| index.to_string()).collect::<Vec<_>>().join(" "),
            });
            card.day_anchor = day.filter(|day| days_seen.insert(*day)).map(|day| format!("d{day}"));
            parts[lane as usize].events.push(card);
        }
        let mut facts = vec![ui.count(briefing.events.len(), "{n} event | {n} events")];
        facts.extend(
            view.site.as_of().map(|day| ui.fill("status as of the last source, {date}", &[("date", &ui.date(day))])),
        );
        Self {
            facts,
            strip: strip.draw(view),
            parts: parts.into_iter().filter(|part| !part.events.is_empty()).collect(),
            choice: Choice::of(view),
            files: files(view),
            script: view.asset("timeline.js"),
        }
    }
}

/// The timeline as files.
pub(super) fn files(view: &Viewpoint<'_>) -> Vec<File> {
    let file = |file| {
        let (name, holds) = match file {
            TimelineFile::Calendar => {
                (phrase("Calendar (iCalendar)"), phrase("events that have a day, plans as tentative"))
            }
            TimelineFile::Table => (phrase("Table (CSV)"), phrase("one row for each sentence that tells of an event")),
            TimelineFile::Record => {
                (phrase("Data (JSON)"), phrase("every event with its sentences, dates and history"))
            }
        };
        let (name, holds) = (view.interface().say(name), view.interface().say(holds));
        File { name, holds, href: view.link(Job::TimelineFile(file)) }
    };
    TimelineFile::ALL.map(file).to_vec()
}

fn part(ui: Interface, strip: &Strip, lane: Lane) -> Part {
    let (id, heading, caption) = match lane {
        Lane::Background => (
            "background",
            ui.say(if strip.core.is_some() { "Background" } else { "Dated events" }).to_owned(),
            phrase("Words of the source stand under the resolved date where they differ."),
        ),
        Lane::Core => (
            "days",
            strip.core.as_ref().map_or_else(String::new, |core| ui.date(core)),
            phrase("Weekdays are resolved against each article’s own date."),
        ),
        Lane::Ahead => (
            "ahead",
            ui.say("Ahead").to_owned(),
            phrase("Dated after these days, as the sources had it. This site adds no later knowledge."),
        ),
        Lane::Undated => ("no-date", ui.say("No date").to_owned(), phrase("Told or planned without a date.")),
    };
    Part { id, heading, caption: ui.say(caption), events: Vec::new() }
}
