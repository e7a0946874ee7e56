//! Periods of the calendar: the week, month, quarter or year that holds a day, moved by whole units.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::lexeme::Unit;
use super::week;
use crate::date::VisitDate;

/// A TIMEX3 value with its date and how it was reached.
pub(super) type Value = (String, Option<VisitDate>, &'static str);

/// Why a phrase that counts from the article's day has no value.
pub(super) const NO_DAY: &str = "the article has no date to count from";

/// The period of a unit that holds a day, moved by whole units.
pub(super) fn period(day: Date, unit: Unit, shift: i64) -> Value {
    const HOW: &str = "counted from a day";
    let moved = |span: Result<Span, jiff::Error>| span.ok().and_then(|span| add(day, span));
    let found = match unit {
        Unit::Week | Unit::Fortnight => moved(Span::new().try_weeks(shift)).map(|d| week::value(d, day, shift)),
        Unit::Weekend => moved(Span::new().try_weeks(shift)).and_then(week::weekend),
        Unit::Month => moved(Span::new().try_months(shift))
            .map(|d| (format!("{:04}-{:02}", d.year(), d.month()), VisitDate::month(d.year(), d.month()))),
        Unit::Quarter => moved(Span::new().try_months(shift.saturating_mul(3))).map(|d| {
            let quarter = (d.month() - 1) / 3 + 1;
            (format!("{:04}-Q{quarter}", d.year()), months(d.year(), quarter * 3 - 2, 3))
        }),
        Unit::Year | Unit::Season => {
            moved(Span::new().try_years(shift)).map(|d| (format!("{:04}", d.year()), VisitDate::year(d.year())))
        }
        Unit::Decade => moved(Span::new().try_years(shift.saturating_mul(10))).map(|d| {
            let first = d.year() / 10 * 10;
            (format!("{:03}", d.year() / 10), VisitDate::parse(&format!("{first:04}/{:04}", first + 9)).ok())
        }),
        Unit::Century => {
            moved(Span::new().try_years(shift.saturating_mul(100))).map(|d| (format!("{:02}", d.year() / 100), None))
        }
        _ => moved(Span::new().try_days(shift)).map(|d| (d.to_string(), Some(VisitDate::day(d)))),
    };
    found.map_or_else(|| unresolved(unit), |(value, date)| (value, date, HOW))
}

/// Some whole months from a month on.
pub(super) fn months(year: i16, first: i8, count: i8) -> Option<VisitDate> {
    let start = Date::new(year, first, 1).ok()?;
    let last = start.checked_add((i64::from(count) - 1).months()).ok()?.last_of_month();
    let edtf = format!("{:04}-{:02}/{:04}-{:02}", start.year(), start.month(), last.year(), last.month());
    VisitDate::parse(&edtf).ok()
}

/// The value of a period that nothing places.
pub(super) fn unresolved(unit: Unit) -> Value {
    let value = match unit {
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year | Unit::Season => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        _ => "XXXX-XX-XX",
    };
    (value.to_owned(), None, NO_DAY)
}

pub(super) fn add(day: Date, span: Span) -> Option<Date> {
    day.checked_add(span).ok().filter(|d| (1..=9999).contains(&d.year()))
}
