//! Which days are the core of the story, and which events the picture has room for.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Lane, Strip};
use crate::annotate::EventStatus;
use crate::briefing::{Briefing, Event};
use crate::date::{Grain, VisitDate};

/// The core spans at most this many days in a row.
const CORE_DAYS: i32 = 4;
/// Room in each lane; acts are shown before what was only said, then the best supported.
const BACKGROUND: usize = 7;
const PER_DAY: usize = 3;
const AHEAD: usize = 4;
/// The class of what was said and not done.
const SPEECH: &str = "say";

pub(super) fn choose(briefing: &Briefing) -> Strip {
    let core = core(briefing);
    let mut lanes: BTreeMap<Lane, Vec<usize>> = BTreeMap::new();
    for (index, event) in briefing.events.iter().enumerate() {
        lanes.entry(lane_of(core.as_ref(), event)).or_default().push(index);
    }
    let mut take = |lane: Lane| lanes.remove(&lane).unwrap_or_default();
    let undated = take(Lane::Undated).into_iter().filter(|&i| is_ahead(briefing.events[i].status));
    let mut ahead = take(Lane::Ahead);
    ahead.extend(undated);
    Strip {
        background: best(briefing, take(Lane::Background), BACKGROUND),
        days: best_of_each_day(briefing, take(Lane::Core)),
        ahead: best(briefing, ahead, AHEAD),
        core,
    }
}

pub(super) fn lane_of(core: Option<&VisitDate>, event: &Event) -> Lane {
    match (&event.date, core) {
        (None, _) => Lane::Undated,
        (Some(date), Some(core)) if date.first() > core.last() => Lane::Ahead,
        (Some(date), Some(core)) if date.first() >= core.first() && date.last() <= core.last() => Lane::Core,
        (Some(date), Some(core)) if date.overlaps(core) && is_ahead(event.status) && date.last() > core.last() => {
            Lane::Ahead
        }
        (Some(date), Some(core)) if date.first() >= core.first() && date.grain() >= Grain::Days => Lane::Core,
        (Some(_), _) => Lane::Background,
    }
}

fn is_ahead(status: EventStatus) -> bool {
    match status {
        EventStatus::Planned | EventStatus::Possible => true,
        EventStatus::Happened
        | EventStatus::Ongoing
        | EventStatus::Postponed
        | EventStatus::Cancelled
        | EventStatus::Background => false,
    }
}

/// The run of at most [`CORE_DAYS`] days that most statements tell of; the earliest of equals, without empty ends.
fn core(briefing: &Briefing) -> Option<VisitDate> {
    let mut weights: BTreeMap<Date, usize> = BTreeMap::new();
    for event in &briefing.events {
        for day in event.date.iter().chain(&event.alternatives).filter_map(VisitDate::as_day) {
            *weights.entry(day).or_default() += event.statements.len().max(1);
        }
    }
    let end_of = |start: Date| start.checked_add((CORE_DAYS - 1).days()).unwrap_or(start);
    let weight = |start: Date| weights.range(start..=end_of(start)).map(|(_, w)| w).sum::<usize>();
    let start = weights.keys().copied().max_by_key(|&day| (weight(day), std::cmp::Reverse(day)))?;
    let last = weights.range(start..=end_of(start)).next_back().map_or(start, |(day, _)| *day);
    Some(VisitDate::interval(start, last))
}

fn best_of_each_day(briefing: &Briefing, events: Vec<usize>) -> Vec<usize> {
    let mut by_day: BTreeMap<Option<Date>, Vec<usize>> = BTreeMap::new();
    for event in events {
        by_day.entry(briefing.events[event].date.as_ref().map(VisitDate::first)).or_default().push(event);
    }
    by_day.into_values().flat_map(|day| best(briefing, day, PER_DAY)).collect()
}

/// Acts before speech, then the best supported, back in time order.
fn best(briefing: &Briefing, mut events: Vec<usize>, limit: usize) -> Vec<usize> {
    let rank = |&i: &usize| {
        let event = &briefing.events[i];
        (
            event.action == SPEECH,
            std::cmp::Reverse((event.support.sources, event.support.origins, event.statements.len())),
            i,
        )
    };
    events.sort_by_key(rank);
    events.truncate(limit);
    events.sort_unstable();
    events
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::{Statement, Support};

    fn event(date: &str, status: EventStatus) -> Event {
        Event {
            id: String::new(),
            title: String::new(),
            title_from: Statement { article: 0, sentence: 0 },
            action: "meet",
            date: Some(VisitDate::parse(date).unwrap()),
            ahead: None,
            alternatives: Vec::new(),
            status,
            participants: Vec::new(),
            places: Vec::new(),
            statements: Vec::new(),
            support: Support::default(),
            disputes: Vec::new(),
            evidence: Vec::new(),
            former_ids: Vec::new(),
            decided: Vec::new(),
        }
    }

    #[test]
    fn a_span_that_begins_before_the_days_is_background() {
        let core = VisitDate::parse("2021-03-10/2021-03-13").unwrap();
        let lane = |date, status| lane_of(Some(&core), &event(date, status));
        assert_eq!(lane("2021-03-05/2021-03-11", EventStatus::Happened), Lane::Background);
        assert_eq!(lane("2021-03-12/2021-03-14", EventStatus::Happened), Lane::Core);
        assert_eq!(lane("2021-03-12/2021-03-14", EventStatus::Planned), Lane::Ahead);
    }
}
