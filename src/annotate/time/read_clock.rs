//! Times of day.

use super::lexeme::Sense;
use super::phrase::{Phrase, TimeOfDay, When};
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
        let (hour, minute, mut end, sure) = match self.sense(at) {
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
        let mut zone = None;
        let bracket = usize::from(self.is_mark(end, '('));
        if let Sense::Zone(offset) = self.sense(end + bracket) {
            zone = Some(offset).filter(|o| *o != "?");
            end += bracket + 1;
            end += usize::from(bracket == 1 && self.is_mark(end, ')'));
            return Some((TimeOfDay::Clock { hour, minute, zone }, end));
        }
        if self.is_word(end, "local") && self.is_word(end + 1, "time") {
            return Some((TimeOfDay::Clock { hour, minute, zone }, end + 2));
        }
        let two_digits = matches!(self.sense(at), Sense::Clock(..)) && self.word(at).len() == 5;
        let led = matches!(self.sense_before(at), Sense::Link("at" | "by" | "until" | "from" | "around"));
        (sure || two_digits && led).then_some((TimeOfDay::Clock { hour, minute, zone }, end))
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
