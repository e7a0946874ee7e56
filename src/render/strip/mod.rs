//! The timeline at a glance: three lanes, with what was before, the days themselves, and what is ahead.

mod label;
mod lanes;
mod layout;
mod part_of_day;
mod svg;

#[cfg(test)]
pub(super) use layout::width;
pub(super) use layout::wrapped;
use serde::Serialize;

use self::part_of_day::PartOfDay;
use crate::briefing::{Briefing, Event};
use crate::date::VisitDate;
use crate::render::view::{BadgeView, Chips, Viewpoint};
use crate::site::Link;

/// Where on the timeline an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Lane {
    /// Before the core days.
    Background,
    /// On the core days.
    Core,
    /// After the core days.
    Ahead,
    /// Without a date.
    Undated,
}

/// What the strip shows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Strip {
    /// The days that most statements tell of; none where no event has a day.
    pub(crate) core: Option<VisitDate>,
    /// Indices of the events of each lane that the picture shows, in time order.
    background: Vec<usize>,
    days: Vec<usize>,
    ahead: Vec<usize>,
}

/// One line of the list that stands for the picture on a phone.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct StripLine {
    when: String,
    title: String,
    /// Language of the title where it is another than the site's.
    lang: Option<String>,
    href: Link,
    badge: BadgeView,
    chips: Chips,
}

/// One lane of that list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct StripList {
    name: String,
    lines: Vec<StripLine>,
}

/// The picture and its twin in text.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct StripView {
    svg: String,
    lists: Vec<StripList>,
    shown: usize,
    /// True where the picture has no room for all events.
    is_choice: bool,
    /// All events.
    all: usize,
}

impl Strip {
    pub(crate) fn of(briefing: &Briefing) -> Self {
        lanes::choose(briefing)
    }

    /// Where an event stands, whether the picture shows it or not.
    pub(crate) fn lane_of(&self, event: &Event) -> Lane {
        lanes::lane_of(self.core.as_ref(), event)
    }

    /// "Sun 18 June, evening": when an event is, with the part of its day where its statements give one.
    fn when(view: &Viewpoint<'_>, index: usize, when: &str) -> String {
        let briefing = &view.site.briefing;
        let part = PartOfDay::of(briefing, &briefing.events[index]);
        part.map_or_else(|| when.to_owned(), |part| format!("{when}, {}", view.interface().say(part.words())))
    }

    /// The picture; none where there is nothing to show.
    pub(crate) fn draw(&self, view: &Viewpoint<'_>) -> Option<StripView> {
        let shown = self.background.len() + self.days.len() + self.ahead.len();
        (shown > 0).then(|| StripView {
            svg: svg::draw(self, view),
            lists: layout::lists(self, view),
            shown,
            is_choice: shown < view.site.briefing.events.len(),
            all: view.site.briefing.events.len(),
        })
    }
}
