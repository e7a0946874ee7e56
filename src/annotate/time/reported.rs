//! Periods that stand for another that the text named: quarters of reports, and what is compared with them.

use jiff::ToSpan;
use jiff::civil::Date;

use super::lexeme::Unit;
use super::period::{NO_DAY, Value, months, unresolved};
use super::resolve::Calendar;
use crate::date::{Grain, VisitDate};

/// A quarter of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Quarter {
    pub(super) year: i16,
    /// From 1 to 4.
    pub(super) number: i8,
}

impl Quarter {
    /// The quarter that holds a day.
    fn of(day: Date) -> Self {
        Self { year: day.year(), number: (day.month() - 1) / 3 + 1 }
    }

    /// The quarter before the one that holds a day.
    fn before(day: Date) -> Option<Self> {
        day.checked_sub(3.months()).ok().map(Self::of)
    }

    /// True where a report of a day can give its figures.
    pub(super) fn is_over(self, day: Date) -> bool {
        let now = Self::of(day);
        (self.year, self.number) < (now.year, now.number)
    }

    pub(super) fn value(self, how: &'static str) -> Value {
        let Self { year, number } = self;
        (format!("{year:04}-Q{number}"), months(year, number * 3 - 2, 3), how)
    }
}

impl Calendar<'_> {
    /// The quarter that the figures are of, some years away: the one named last, else the last one that has ended.
    pub(super) fn reported(&self, number: Option<i8>, years: i16) -> Value {
        let named = self.quarter.filter(|quarter| number.is_none_or(|n| n == quarter.number));
        let base = named.or_else(|| match number {
            Some(number) => Some(Quarter { year: self.nearest_quarter(number)?, number }),
            None => self.article.and_then(Quarter::before),
        });
        match base {
            Some(base) => {
                Quarter { year: base.year.saturating_add(years), ..base }.value("the quarter that the figures are of")
            }
            None => (number.map_or_else(|| "XXXX-QX".to_owned(), |n| format!("XXXX-Q{n}")), None, NO_DAY),
        }
    }

    /// The quarter named last, in another year.
    pub(super) fn reported_in(&self, year: i16) -> Value {
        match self.quarter {
            Some(quarter) => Quarter { year, ..quarter }.value("the quarter that the figures are of"),
            None => (format!("{year:04}"), VisitDate::year(year), "printed"),
        }
    }

    /// The year of a quarter: the one that has just ended whatever the verb says, else as the clause says.
    pub(super) fn nearest_quarter(&self, number: i8) -> Option<i16> {
        let article = self.article?;
        let now = Quarter::of(article).number;
        let shift = match (number - now).rem_euclid(4) {
            0 => 0,
            3 => -i16::from(number > now),
            _ if self.is_ahead() => i16::from(number < now),
            _ if self.is_past() => -i16::from(number > now),
            _ => -i16::from(number > now + 1),
        };
        Some(article.year() + shift)
    }

    /// The period that the text named last, some years away. A comparison needs a period of the unit that it names.
    pub(super) fn last_named(&self, unit: Option<Unit>, years: i16) -> Value {
        const HOW: &str = "the period that the text named last";
        let fits = |date: &VisitDate| match unit {
            Some(Unit::Month) => date.grain() == Grain::Month,
            Some(_) => date.grain() == Grain::Months,
            None => years == 0 || matches!(date.grain(), Grain::Month | Grain::Months),
        };
        if let Some((value, date)) = self.named.filter(|(_, date)| fits(date))
            && let Some(value) = moved(value, years)
        {
            let date = if years == 0 { Some(date.clone()) } else { moved_date(date, years) };
            return (value, date, HOW);
        }
        match self.article.and_then(|day| VisitDate::year(day.year().saturating_add(years))) {
            Some(year) if years != 0 => (year.edtf().to_owned(), Some(year), "counted from the article's day"),
            _ => match self.article {
                Some(day) => (day.to_string(), Some(VisitDate::day(day)), "counted from the article's day"),
                None => unresolved(Unit::Day),
            },
        }
    }
}

/// A value with another year; none where it begins with none.
fn moved(value: &str, years: i16) -> Option<String> {
    let (year, rest) = value.split_at_checked(4)?;
    let year = year.parse::<i16>().ok()?.checked_add(years)?;
    Some(format!("{year:04}{rest}"))
}

fn moved_date(date: &VisitDate, years: i16) -> Option<VisitDate> {
    let first = date.first().checked_add(i64::from(years).years()).ok()?;
    let last = date.last().checked_add(i64::from(years).years()).ok()?;
    match date.grain() {
        Grain::Month => VisitDate::month(first.year(), first.month()),
        _ if first.day() == 1 && last == last.last_of_month() => {
            let edtf = format!("{:04}-{:02}/{:04}-{:02}", first.year(), first.month(), last.year(), last.month());
            VisitDate::parse(&edtf).ok()
        }
        _ => Some(VisitDate::interval(first, last)),
    }
}
