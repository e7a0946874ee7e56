//! Times of day.

use super::lexeme::Sense;
use super::phrase::{Phrase, TimeOfDay, When, Zone};
use super::reader::Reader;

impl Reader<'_> {
    /// A clock time alone or before its day: "3 p.m.", "18:00 UTC", "noon on Sunday".
    pub(super) fn clock_first(&self, at: usize) -> Option<Phrase> {
        let (clock, end) = self.clock(at)?;
        let day_at = if self.is_link(end, "on") { end + 1 } else { self.past_comma(end) };
        let day = match self.sense(day_at) {
            Sense::Weekday(_) => self.weekday(day_at),
            Sense::Day(_) => Some(Phrase::new(day_at, day_at + 1, self.day_shift(day_at))),
            Sense::Month(_) => {
                self.month(day_at).filter(|p| matches!(p.when, When::Date { .. } | When::DayOfMonth { .. }))
            }
            _ => None,
        };
        let phrase = day.filter(|p| p.clock.is_none()).unwrap_or_else(|| Phrase::new(at, end, When::TimeAlone));
        Some(Phrase { first: at, clock: Some(clock), ..phrase })
    }

    fn day_shift(&self, at: usize) -> When {
        match self.sense(at) {
            Sense::Day(shift) => When::Day(i64::from(shift)),
            _ => When::TimeAlone,
        }
    }

    /// The clock time that begins at a lexeme and the index behind it, zone and "local time" included.
    pub(super) fn clock(&self, at: usize) -> Option<(TimeOfDay, usize)> {
        if self.is_hyphened(at) {
            return None;
        }
        let (hour, minute, end, sure) = match self.sense(at) {
            Sense::Part("NOON") => (12, 0, at + 1, true),
            Sense::Part("MIDNIGHT") => (24, 0, at + 1, true),
            Sense::HalfDayClock(hour, minute, pm) => (to_24(hour, pm), minute, at + 1, true),
            Sense::Clock(hour, minute) => match self.sense(at + 1) {
                Sense::Meridiem(pm) => (if hour > 12 { hour } else { to_24(hour, pm) }, minute, at + 2, true),
                _ => (hour, minute, at + 1, false),
            },
            Sense::Digits(hour @ 1..=12, 1..=2) => match self.sense(at + 1) {
                Sense::Meridiem(pm) => (to_24(hour as u8, pm), 0, at + 2, true),
                _ => return None,
            },
            Sense::Digits(hours, 4) if hours / 100 < 24 && hours % 100 < 60 => {
                ((hours / 100) as u8, (hours % 100) as u8, at + 1, false)
            }
            Sense::Decimal(_) => {
                let Sense::Meridiem(pm) = self.sense(at + 1) else { return None };
                let (hour, minute) = self.word(at).split_once('.')?;
                let (hour, minute) = (hour.parse().ok()?, minute.parse().ok().filter(|m| *m < 60)?);
                (to_24(hour, pm), minute, at + 2, hour <= 12)
            }
            _ => return None,
        };
        if let Some((zone, end)) = self.zone(end) {
            return Some((TimeOfDay::Clock { hour, minute, zone }, end));
        }
        let zone = None;
        if self.is_word(end, "local") && self.is_word(end + 1, "time") {
            return Some((TimeOfDay::Clock { hour, minute, zone }, end + 2));
        }
        let two_digits = matches!(self.sense(at), Sense::Clock(..)) && self.word(at).len() == 5;
        let led = matches!(self.sense_before(at), Sense::Link("at" | "by" | "until" | "from" | "around"));
        (sure || two_digits && led).then_some((TimeOfDay::Clock { hour, minute, zone }, end))
    }
    /// "GMT", "(EST)", "UTC+3", "(GMT +5:30)": the zone, none where its offset depends on the season, and the index behind it.
    fn zone(&self, at: usize) -> Option<(Option<Zone>, usize)> {
        let bracket = usize::from(self.is_mark(at, '('));
        let Sense::Zone(offset) = self.sense(at + bracket) else { return None };
        let mut end = at + bracket + 1;
        let mut zone = Some(Zone::Listed(offset)).filter(|_| offset != "?");
        if offset == "Z"
            && let Some((minutes, behind)) = self.printed_offset(end)
        {
            (zone, end) = (Some(Zone::Minutes(minutes)), behind);
        }
        Some((zone, end + usize::from(bracket == 1 && self.is_mark(end, ')'))))
    }

    /// "+8", "-3", "+5:30": minutes from UTC, and the index behind them.
    fn printed_offset(&self, at: usize) -> Option<(i16, usize)> {
        let plus = self.is_mark(at, '+');
        let minus = self.is_mark(at, '−') || self.is_mark(at, '-');
        let number_at = if plus || minus { at + 1 } else { at };
        if !(plus || minus || self.is_hyphened(at)) {
            return None;
        }
        let (hours, minutes) = match self.sense(number_at) {
            Sense::Digits(hours @ 0..=14, 1..=2) => (hours as i16, 0),
            Sense::Clock(hours @ 0..=14, minutes) => (i16::from(hours), i16::from(minutes)),
            _ => return None,
        };
        let minutes = hours * 60 + minutes;
        Some((if plus { minutes } else { -minutes }, number_at + 1))
    }
}

fn to_24(hour: u8, pm: bool) -> u8 {
    match (hour, pm) {
        (12, false) => 0,
        (12, true) => 12,
        (hour, true) => hour + 12,
        (hour, false) => hour,
    }
}
