//! Which part of its day an event belongs to, by the times that its own clauses give.

use std::collections::BTreeSet;

use crate::briefing::{Briefing, Event, EventStatement};
use crate::interface::phrase;

/// A part of a day, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PartOfDay {
    /// Before five in the morning.
    SmallHours,
    Morning,
    Afternoon,
    Evening,
    Night,
}

impl PartOfDay {
    /// The part that the statements of an event give; none where they give none, or several.
    pub(super) fn of(briefing: &Briefing, event: &Event) -> Option<Self> {
        event.date.as_ref()?.as_day()?;
        let found: BTreeSet<Self> = event.agreeing().flat_map(|told| parts(briefing, event, told)).collect();
        found.first().copied().filter(|_| found.len() == 1)
    }

    /// The part that a TIMEX3 value names: `2031-05-06TMO`, `2031-05-06T09:30`; none for one without a time of day.
    fn of_value(value: &str) -> Option<Self> {
        let (_, time) = value.split_once('T')?;
        match time {
            "MO" => Some(Self::Morning),
            "MI" | "AF" => Some(Self::Afternoon),
            "EV" => Some(Self::Evening),
            "NI" => Some(Self::Night),
            _ => match time.get(..2)?.parse::<u8>().ok()? {
                0..5 => Some(Self::SmallHours),
                5..12 => Some(Self::Morning),
                12..18 => Some(Self::Afternoon),
                18..22 => Some(Self::Evening),
                22..=24 => Some(Self::Night),
                _ => None,
            },
        }
    }

    /// Its name.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::SmallHours => phrase("small hours"),
            Self::Morning => phrase("morning"),
            Self::Afternoon => phrase("afternoon"),
            Self::Evening => phrase("evening"),
            Self::Night => phrase("night"),
        }
    }
}

/// The parts of the event's day that one clause names.
fn parts(briefing: &Briefing, event: &Event, told: &EventStatement) -> Vec<PartOfDay> {
    let times = &briefing.articles[told.statement.article].times;
    let first = times.partition_point(|time| time.span.start < told.span.start);
    let inside = times[first..].iter().take_while(|time| time.span.end <= told.span.end);
    inside.filter(|time| time.date == event.date).filter_map(|time| PartOfDay::of_value(&time.value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_with_a_time_of_day_names_a_part() {
        for (value, part) in [
            ("2031-05-06TMO", Some("morning")),
            ("2031-05-06T09:30", Some("morning")),
            ("2031-05-06T00:10", Some("small hours")),
            ("2031-05-06T18", Some("evening")),
            ("2031-05-06TNI", Some("night")),
            ("2031-05-06", None),
            ("PT5H", None),
            ("2031-05-06TDT", None),
        ] {
            assert_eq!(PartOfDay::of_value(value).map(PartOfDay::words), part, "{value}");
        }
    }
}
