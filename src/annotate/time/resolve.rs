//! A phrase, the article's day and a direction → a value on the calendar.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::TimexKind;
use super::direction::Side;
use super::evidence::Anchored;
use super::lexeme::{Amount, Relation, Unit};
use super::period::{NO_DAY, Value, add, months, period, unresolved};
use super::phrase::{Anchor, Phrase, TimeOfDay, When, YearOf};
use super::read_amount::duration;
use super::reported::Quarter;
use crate::date::{Grain, VisitDate};

/// What a phrase resolves to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Resolved {
    pub(super) kind: TimexKind,
    pub(super) value: String,
    pub(super) date: Option<VisitDate>,
    /// How the value was reached, in words.
    pub(super) how: &'static str,
    /// The day that it is counted from, where it is.
    pub(super) anchor: Option<Anchored>,
}

/// From where phrases are counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar<'t> {
    /// The article's day.
    pub(super) article: Option<Date>,
    /// What that day is: the article's, or its dateline's.
    pub(super) article_is: &'static str,
    /// The first day of the date that the text named last.
    pub(super) discourse: Option<Date>,
    /// The day that this sentence or the one before named last.
    pub(super) day: Option<Date>,
    /// The period that the text named last.
    pub(super) named: Option<&'t (String, VisitDate)>,
    /// The latest quarter that the text named, if it is over.
    pub(super) quarter: Option<Quarter>,
    /// The sentence compares figures with those of that quarter.
    pub(super) compares: bool,
    /// The direction of the clause.
    pub(super) side: Side,
}

impl Calendar<'_> {
    /// Resolves a phrase.
    pub(super) fn resolve(&self, phrase: &Phrase) -> Resolved {
        let plain = |kind, value: &str, how| Resolved { kind, value: value.to_owned(), date: None, how, anchor: None };
        let (value, date, how) = match &phrase.when {
            When::Duration { amount, unit } => {
                return plain(TimexKind::Duration, &duration(*amount, *unit), "a length of time");
            }
            When::Set(value) => return plain(TimexKind::Set, value, "something that recurs"),
            When::Weekday { day, recurs: true, .. } => {
                return plain(TimexKind::Set, &format!("XXXX-WXX-{day}"), "something that recurs");
            }
            When::Present => return plain(TimexKind::Date, "PRESENT_REF", "the present"),
            When::Past => return plain(TimexKind::Date, "PAST_REF", "some time in the past"),
            When::Future => return plain(TimexKind::Date, "FUTURE_REF", "some time ahead"),
            when => self.date(when),
        };
        let anchor = self.anchored(&phrase.when);
        // A time of day belongs to a day: some days in a row have none.
        match phrase.clock.filter(|_| !value.contains('/')) {
            None => Resolved { kind: TimexKind::Date, value, date, how, anchor },
            Some(clock) => {
                Resolved { kind: TimexKind::Time, value: format!("{value}{}", suffix(clock)), date, how, anchor }
            }
        }
    }

    /// The day that a value is counted from.
    fn anchored(&self, when: &When) -> Option<Anchored> {
        let named = self.discourse.map(|day| Anchored { day, what: "the date named last" });
        let article = self.article.map(|day| Anchored { day, what: self.article_is });
        match when {
            When::TimeAlone => self.day.map(|day| Anchored { day, what: "the day named last" }).or(article),
            When::Weekday { relation: Some(Relation::Previous | Relation::Following), .. } => named.or(article),
            when if when.is_anaphoric() => named.or(article),
            when if when.is_counted() => article,
            _ => None,
        }
    }

    pub(super) fn date(&self, when: &When) -> Value {
        match *when {
            When::Date { year, month, day } => full(year, month, day, "printed in full"),
            When::DayOfMonth { month, day, year } => {
                let found = self.year_of(year).or_else(|| self.year_of_day(month, day));
                match found {
                    Some(year) => full(year, month, day, "the year nearest to the article's day"),
                    None => (format!("XXXX-{month:02}-{day:02}"), None, NO_DAY),
                }
            }
            When::Days { month, first, last, year } => self.days(month, first, last, year),
            When::Range { ref from, ref to } => self.range(from, to),
            When::FiscalYear(year) => self.fiscal_year(year),
            When::Month { month, year, relation } => self.month(month, year, relation),
            When::Year(year) => (format!("{year}"), VisitDate::year(year), "printed"),
            When::Years(first, last) => {
                let date = VisitDate::parse(&format!("{first}/{last}")).ok();
                (format!("{first}/{last}"), date, "printed")
            }
            When::Weekday { day, relation, .. } => self.weekday(day, relation),
            When::Day(shift) => match self.article.and_then(|day| add(day, Span::new().try_days(shift).ok()?)) {
                Some(day) => (day.to_string(), Some(VisitDate::day(day)), "counted from the article's day"),
                None => ("XXXX-XX-XX".to_owned(), None, NO_DAY),
            },
            When::TimeAlone => match self.day.or(self.article) {
                Some(day) => (day.to_string(), Some(VisitDate::day(day)), "on the day named last"),
                None => ("XXXX-XX-XX".to_owned(), None, NO_DAY),
            },
            When::Period { unit, shift, anchor } => match self.anchor(anchor, unit) {
                Some(day) => period(day, unit, shift),
                None => unresolved(unit),
            },
            When::Named(unit) => self.named(unit),
            When::Offset { amount: Amount::Exact(1.0), unit: Unit::Year, back: true, .. }
                if self.compares && self.quarter.is_some() =>
            {
                self.reported(None, -1)
            }
            When::Reported { quarter, years } => self.reported(quarter, years),
            When::YearAgo if self.quarter.is_some() => self.reported(None, -1),
            When::YearAgo => self.article.map_or_else(|| unresolved(Unit::Year), |day| period(day, Unit::Year, -1)),
            When::ReportedIn { year } => self.reported_in(year),
            When::LastNamed { unit, years } => self.last_named(unit, years),
            When::PartOfMonth { nth, unit, month, year } => self.part_of_month(nth, unit, month, year),
            When::YearEnd => match self.article {
                Some(day) => full(day.year() - i16::from(self.is_past()), 12, 31, "the last day of a year"),
                None => ("XXXX-12-31".to_owned(), None, NO_DAY),
            },
            When::Offset { amount, unit, back, anchor } => self.offset(amount, unit, back, anchor),
            When::Quarter { quarter, year } => self.quarter(quarter, year),
            When::Half { half, year } => self.half(half, year),
            When::Season { season, year, relation } => self.season(season, year, relation),
            When::Decade(year) => {
                let date = VisitDate::parse(&format!("{year}/{}", year + 9)).ok();
                (format!("{}", year / 10), date, "printed")
            }
            When::Century(number) => {
                let date = VisitDate::parse(&format!("{:04}/{:04}", (number - 1) * 100 + 1, number * 100)).ok();
                (format!("{:02}", number - 1), date, "printed")
            }
            When::Holiday { index, year } => self.holiday(index, year),
            _ => ("PRESENT_REF".to_owned(), None, "the present"),
        }
    }

    /// The day that a unit is counted from. "That day" and "two days later" are not counted from the first day of a month or year.
    fn anchor(&self, anchor: Anchor, unit: Unit) -> Option<Date> {
        let is_coarse = self.named.is_some_and(|(_, date)| date.grain() <= Grain::Month);
        match anchor {
            Anchor::Article => self.article,
            Anchor::Discourse if matches!(unit, Unit::Day | Unit::Night) && is_coarse => self.day.or(self.article),
            Anchor::Discourse => self.discourse.or(self.article),
        }
    }

    pub(super) fn year_of(&self, year: YearOf) -> Option<i16> {
        match year {
            YearOf::Given(year) => Some(year),
            YearOf::Shift(shift) => self.article.map(|day| day.year() + shift),
            YearOf::Open => None,
        }
    }

    /// The year that puts a day nearest to the article's, bent by the direction of the clause.
    pub(super) fn year_of_day(&self, month: i8, day: i8) -> Option<i16> {
        let article = self.article?;
        (-1..=1)
            .filter_map(|shift| Date::new(article.year() + shift, month, day).ok())
            .min_by_key(|date| {
                let ahead = article.until(*date).map_or(i32::MAX / 2, |span| span.get_days());
                let wrong = match self.side {
                    Side::Future if ahead < -20 => 120,
                    Side::Past if ahead > 20 => 200,
                    Side::Open | Side::FutureInPast if ahead > 20 => 60,
                    _ => 0,
                };
                ahead.abs() + wrong
            })
            .map(Date::year)
    }

    fn days(&self, month: i8, first: i8, last: i8, year: YearOf) -> Value {
        let Some(year) = self.year_of(year).or_else(|| self.year_of_day(month, first)) else {
            return (format!("XXXX-{month:02}-{first:02}/XXXX-{month:02}-{last:02}"), None, NO_DAY);
        };
        let date = Date::new(year, month, first).ok().zip(Date::new(year, month, last).ok());
        let value = format!("{year:04}-{month:02}-{first:02}/{year:04}-{month:02}-{last:02}");
        (value, date.map(|(a, b)| VisitDate::interval(a, b)), "the year nearest to the article's day")
    }

    fn month(&self, month: i8, year: YearOf, relation: Option<Relation>) -> Value {
        let related = || {
            let article = self.article?;
            let (now, year) = (article.month(), article.year());
            Some(match relation? {
                Relation::Last | Relation::Past => {
                    if month < now {
                        year
                    } else {
                        year - 1
                    }
                }
                Relation::Next | Relation::Coming => {
                    if month > now {
                        year
                    } else {
                        year + 1
                    }
                }
                _ => year,
            })
        };
        match self.year_of(year).or_else(related).or_else(|| self.year_of_month(month)) {
            Some(year) => (
                format!("{year:04}-{month:02}"),
                VisitDate::month(year, month),
                "the month nearest to the article's day",
            ),
            None => (format!("XXXX-{month:02}"), None, NO_DAY),
        }
    }

    /// A month without its year: the last or the next one, as the clause says; else the nearer, the past a little before.
    fn year_of_month(&self, month: i8) -> Option<i16> {
        let article = self.article?;
        let ahead = i16::from((month - article.month()).rem_euclid(12));
        let back = i16::from((article.month() - month).rem_euclid(12));
        let forward = match self.side {
            Side::Past => false,
            Side::Future => true,
            Side::FutureInPast => ahead < back,
            Side::Open => ahead + 3 < back,
        };
        let year = article.year();
        Some(match forward {
            true if month < article.month() => year + 1,
            false if month > article.month() => year - 1,
            _ => year,
        })
    }

    fn weekday(&self, day: i8, relation: Option<Relation>) -> Value {
        let Some(article) = self.article else {
            return (format!("XXXX-WXX-{day}"), None, NO_DAY);
        };
        let (article, relation) = match relation {
            // "the previous Friday" is counted from the day that was named last.
            Some(Relation::Previous) => (self.discourse.unwrap_or(article), Some(Relation::Last)),
            Some(Relation::Following) => (self.discourse.unwrap_or(article), Some(Relation::Next)),
            other => (article, other),
        };
        let today = article.weekday().to_monday_one_offset();
        let back = i64::from((today - day).rem_euclid(7));
        let ahead = i64::from((day - today).rem_euclid(7));
        let (shift, how) = match (relation, self.side) {
            (Some(Relation::Last | Relation::Past), _) => {
                (if back == 0 { -7 } else { -back }, "the last one before the day it is counted from")
            }
            (Some(Relation::Next | Relation::Coming), _) => {
                (if ahead == 0 { 7 } else { ahead }, "the next one after the day it is counted from")
            }
            (_, Side::Past) => (-back, "the last one up to the article's day"),
            (_, Side::Future) => (ahead, "the next one from the article's day on"),
            (Some(_), _) => (if ahead <= 3 { ahead } else { -back }, "the nearest one"),
            (None, Side::FutureInPast) => (if ahead <= back { ahead } else { -back }, "the nearest one"),
            (None, Side::Open) => (if ahead <= 1 { ahead } else { -back }, "the last one, nothing points ahead"),
        };
        match add(article, shift.days()) {
            Some(day) => (day.to_string(), Some(VisitDate::day(day)), how),
            None => (format!("XXXX-WXX-{day}"), None, NO_DAY),
        }
    }

    /// "the weekend": the one that the clause points at; "the year": the article's.
    fn named(&self, unit: Unit) -> Value {
        let Some(article) = self.article else { return unresolved(unit) };
        if unit == Unit::Day {
            return period(self.day.unwrap_or(article), unit, 0);
        }
        let weekend_is_over = article.weekday().to_monday_one_offset() < 6;
        let shift = i64::from(unit == Unit::Weekend && weekend_is_over && self.side != Side::Future);
        period(article, unit, -shift)
    }

    fn offset(&self, amount: Amount, unit: Unit, back: bool, anchor: Anchor) -> Value {
        let Amount::Exact(number) = amount else {
            return ((if back { "PAST_REF" } else { "FUTURE_REF" }).to_owned(), None, "an amount that is not printed");
        };
        let Some(day) = self.anchor(anchor, unit) else { return unresolved(unit) };
        let sign = if back { -1.0 } else { 1.0 };
        let (unit, number) = match unit {
            Unit::Fortnight => (Unit::Week, number * 2.0),
            Unit::Decade => (Unit::Year, number * 10.0),
            Unit::Century => (Unit::Year, number * 100.0),
            Unit::Year if number.fract() != 0.0 => (Unit::Month, number * 12.0),
            Unit::Week if number.fract() != 0.0 => (Unit::Day, number * 7.0),
            Unit::Night => (Unit::Day, number),
            other => (other, number),
        };
        if matches!(unit, Unit::Hour | Unit::Minute | Unit::Second) {
            return (day.to_string(), Some(VisitDate::day(day)), "within the day");
        }
        let (value, date, how) = period(day, unit, (sign * number) as i64);
        // "six months ago" is about that month, "five years ago" about that year; "two days ago" is that day.
        let about = |date: VisitDate| VisitDate::parse(&format!("{date}~")).unwrap_or(date);
        let coarse = matches!(unit, Unit::Month | Unit::Year);
        (value, if coarse { date.map(about) } else { date }, how)
    }

    fn quarter(&self, number: i8, year: YearOf) -> Value {
        match self.year_of(year).or_else(|| self.nearest_quarter(number)) {
            Some(year) => Quarter { year, number }.value("the quarter nearest to the article's day"),
            None => (format!("XXXX-Q{number}"), None, NO_DAY),
        }
    }

    /// "the first week of March": its days from the 1st on, by sevens; the last one ends with the month.
    fn part_of_month(&self, nth: Option<i8>, unit: Unit, month: i8, year: YearOf) -> Value {
        let Some(year) = self.year_of(year).or_else(|| self.year_of_month(month)) else {
            return (format!("XXXX-{month:02}"), None, NO_DAY);
        };
        let Ok(first) = Date::new(year, month, 1) else { return unresolved(unit) };
        let last = first.last_of_month();
        let day = |day: i8| Date::new(year, month, day.clamp(1, last.day())).unwrap_or(last);
        if unit == Unit::Day {
            return full(year, month, nth.map_or(last, day).day(), "printed");
        }
        let days = match nth {
            Some(nth) => VisitDate::interval(day(nth * 7 - 6), day(nth * 7)),
            None => VisitDate::interval(day(last.day() - 6), last),
        };
        let (value, of_week, how) = period(days.first(), unit, 0);
        (value, if unit == Unit::Weekend { of_week } else { Some(days) }, how)
    }

    /// "fiscal 2024" is called by a year of the calendar and covers about that year.
    fn fiscal_year(&self, year: YearOf) -> Value {
        let Some(year) = self.year_of(year) else { return unresolved(Unit::Year) };
        (
            format!("{year:04}"),
            VisitDate::parse(&format!("{year:04}~")).ok(),
            "a year of accounts, about that of the calendar",
        )
    }

    pub(super) fn is_ahead(&self) -> bool {
        self.side == Side::Future
    }

    pub(super) fn is_past(&self) -> bool {
        self.side == Side::Past
    }

    fn half(&self, half: i8, year: YearOf) -> Value {
        match self.year_of(year) {
            Some(year) => (format!("{year}-H{half}"), months(year, half * 6 - 5, 6), "printed"),
            None => (format!("XXXX-H{half}"), None, NO_DAY),
        }
    }
}

fn full(year: i16, month: i8, day: i8, how: &'static str) -> Value {
    let date = Date::new(year, month, day).ok();
    (format!("{year:04}-{month:02}-{day:02}"), date.map(VisitDate::day), how)
}

fn suffix(clock: TimeOfDay) -> String {
    match clock {
        TimeOfDay::Part(part) => format!("T{part}"),
        TimeOfDay::Clock { hour, minute, zone: None } => format!("T{hour:02}:{minute:02}"),
        TimeOfDay::Clock { hour, minute, zone: Some(zone) } => format!("T{hour:02}:{minute:02}{zone}"),
    }
}
