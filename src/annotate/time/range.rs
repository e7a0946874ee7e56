//! Spans between two days that are named apart: "28 June to 2 July", "from Monday to Thursday".

use jiff::ToSpan;
use jiff::civil::Date;

use super::direction::Side;
use super::lexeme::{Sense, Tense};
use super::period::{Value, add};
use super::phrase::{Phrase, When};
use super::reader::Reader;
use super::resolve::Calendar;
use crate::date::VisitDate;

impl Reader<'_> {
    /// The phrases, with each two days that a range joins made one.
    pub(super) fn ranges(&self, phrases: Vec<Phrase>) -> Vec<Phrase> {
        let mut found: Vec<Phrase> = Vec::with_capacity(phrases.len());
        for phrase in phrases {
            match found.last_mut().and_then(|last| Some((self.range(last, &phrase)?, last))) {
                Some((range, last)) => *last = range,
                None => found.push(phrase),
            }
        }
        found
    }

    fn range(&self, from: &Phrase, to: &Phrase) -> Option<Phrase> {
        let plain = |phrase: &Phrase| phrase.clock.is_none() && phrase.modifier.is_none();
        let of_days = match (&from.when, &to.when) {
            (When::Weekday { day: a, .. }, When::Weekday { day: b, .. })
                if is_bare(&from.when) && is_bare(&to.when) =>
            {
                a != b && (self.is_dashed(from.end, to.first) || self.is_led(from.first, to.first))
            }
            (When::DayOfMonth { .. } | When::Date { .. }, When::DayOfMonth { .. } | When::Date { .. }) => {
                self.is_dashed(from.end, to.first) || self.is_joined(from, to.first)
            }
            _ => false,
        };
        let ordered = printed(&from.when).zip(printed(&to.when)).is_none_or(|(first, last)| first < last);
        let range = plain(from) && plain(to) && of_days && ordered && !self.is_moved(from.first);
        let when = When::Range { from: Box::new(from.when.clone()), to: Box::new(to.when.clone()) };
        range.then(|| Phrase { end: to.end, when, ..from.clone() })
    }

    /// "Monday-Thursday", "28 June – 2 July".
    fn is_dashed(&self, end: usize, next: usize) -> bool {
        end == next && self.is_hyphened(next) || end + 1 == next && (self.is_mark(end, '-') || self.is_mark(end, '–'))
    }

    /// "28 June to 2 July", "between 28 June and 2 July".
    fn is_joined(&self, from: &Phrase, next: usize) -> bool {
        let link = from.end + 1 == next && matches!(self.sense(from.end), Sense::Link("to" | "through" | "until"));
        link || from.end + 1 == next
            && self.is_link(from.end, "and")
            && self.sense_before(from.first) == Sense::Link("between")
    }

    /// "(from) Monday to (Thursday)", "(between) Monday and (Thursday)", "Monday through (Thursday)".
    fn is_led(&self, first: usize, next: usize) -> bool {
        let led = match (self.sense_before(first), self.sense_before(next)) {
            (before, Sense::Link("to" | "until")) => before == Sense::Link("from"),
            (before, Sense::Link("and")) => before == Sense::Link("between"),
            (_, link) => link == Sense::Link("through"),
        };
        led && first + 2 == next
    }

    /// "moved from Monday to Thursday", "rescheduled from 28 June to 2 July": two days, and nothing between them.
    fn is_moved(&self, first: usize) -> bool {
        let clause = (first.saturating_sub(8)..first).rev().take_while(|&at| !matches!(self.sense(at), Sense::Mark(_)));
        clause.into_iter().any(|at| {
            self.lexeme(at).is_some_and(|l| l.tense == Tense::Shift)
                || ["rescheduled", "brought", "changed", "switched", "shifted", "move", "postpone", "delay"]
                    .iter()
                    .any(|word| self.is_word(at, word))
        })
    }
}

/// Year, month and day of a full date.
fn printed(when: &When) -> Option<(i16, i8, i8)> {
    match *when {
        When::Date { year, month, day } => Some((year, month, day)),
        _ => None,
    }
}

fn is_bare(when: &When) -> bool {
    matches!(when, When::Weekday { relation: None, recurs: false, .. })
}

impl Calendar<'_> {
    /// The days from one to another: the second is the first of its kind behind the first.
    pub(super) fn range(&self, from: &When, to: &When) -> Value {
        match (from, to) {
            (When::Weekday { day: a, .. }, When::Weekday { day: b, .. }) => self.weekdays(from, *a, *b),
            _ => self.days_of_months(from, to),
        }
    }

    fn weekdays(&self, from: &When, a: i8, b: i8) -> Value {
        let (_, first, how) = self.date(from);
        let open = || (format!("XXXX-WXX-{a}/XXXX-WXX-{b}"), None, how);
        let Some(mut first) = first.and_then(|date| date.as_day()) else { return open() };
        let length = i64::from((b - a).rem_euclid(7)).days();
        let Some(mut last) = add(first, length) else { return open() };
        // What is told as done was over by then.
        if self.side == Side::Past && self.article.is_some_and(|article| last > article) {
            let Some((earlier, end)) = add(first, (-7).days()).zip(add(last, (-7).days())) else { return open() };
            (first, last) = (earlier, end);
        }
        (format!("{first}/{last}"), Some(VisitDate::interval(first, last)), how)
    }

    fn days_of_months(&self, from: &When, to: &When) -> Value {
        const HOW: &str = "the year nearest to the article's day";
        let (first, last) = (self.parts(from), self.parts(to));
        let over = i16::from((first.month, first.day) > (last.month, last.day));
        let year = first.year.or_else(|| last.year.map(|year| year - over));
        let first = Parts { year: year.or_else(|| self.year_of_day(first.month, first.day)), ..first };
        let last = Parts { year: last.year.or_else(|| first.year.map(|year| year + over)), ..last };
        let days = first.date().zip(last.date()).filter(|(first, last)| first < last);
        (format!("{}/{}", first.value(), last.value()), days.map(|(first, last)| VisitDate::interval(first, last)), HOW)
    }

    fn parts(&self, when: &When) -> Parts {
        match *when {
            When::Date { year, month, day } => Parts { year: Some(year), month, day },
            When::DayOfMonth { month, day, year } => Parts { year: self.year_of(year), month, day },
            _ => Parts { year: None, month: 1, day: 1 },
        }
    }
}

/// A day of a month, with its year where it is told.
struct Parts {
    year: Option<i16>,
    month: i8,
    day: i8,
}

impl Parts {
    fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }

    fn value(&self) -> String {
        let year = self.year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
        format!("{year}-{:02}-{:02}", self.month, self.day)
    }
}
