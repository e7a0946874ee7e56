//! Spans between two days that are named apart: "28 June to 2 July", "from Monday to Thursday".

use jiff::ToSpan;
use jiff::civil::Date;

use super::direction::Side;
use super::lexeme::{Sense, Tense};
use super::period::{Value, add};
use super::phrase::{Phrase, When, YearOf};
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
        let ordered = match (&from.when, &to.when) {
            (When::Date { year: a, month: m, day: d }, When::Date { year: b, month: n, day: e }) => {
                (a, m, d) < (b, n, e)
            }
            _ => true,
        };
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

    /// "(from) Monday to (Thursday)", "(between) Monday and (Thursday)".
    fn is_led(&self, first: usize, next: usize) -> bool {
        match (self.sense_before(first), self.sense_before(next)) {
            (Sense::Link("from"), Sense::Link("to" | "through" | "until")) => first + 2 == next,
            (Sense::Link("between"), Sense::Link("and")) => first + 2 == next,
            (_, Sense::Link("through")) => first + 2 == next,
            _ => false,
        }
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
        let ((a, m, d), (b, n, e)) = (self.parts(from), self.parts(to));
        let over = i16::from((m, d) > (n, e));
        let first = a.or_else(|| b.map(|year| year - over)).or_else(|| self.year_of_day(m, d));
        let year = |year: Option<i16>| year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
        let second = b.or_else(|| first.map(|year| year + over));
        let value = format!("{}-{m:02}-{d:02}/{}-{n:02}-{e:02}", year(first), year(second));
        let day = |year: Option<i16>, month, day| Date::new(year?, month, day).ok();
        let days = day(first, m, d).zip(day(second, n, e)).filter(|(first, last)| first < last);
        (value, days.map(|(first, last)| VisitDate::interval(first, last)), HOW)
    }

    /// Year where it is told, month and day.
    fn parts(&self, when: &When) -> (Option<i16>, i8, i8) {
        match *when {
            When::Date { year, month, day } => (Some(year), month, day),
            When::DayOfMonth { month, day, year } => (self.year_of(year), month, day),
            _ => (self.year_of(YearOf::Open), 1, 1),
        }
    }
}
