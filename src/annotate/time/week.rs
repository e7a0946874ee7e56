//! Weeks and weekends, by ISO number and as the days that a writer means.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::date::VisitDate;

/// The TIMEX3 value and the days of the week that holds `day`, reached by `shift` weeks from the article's `from`.
///
/// A Sunday's "last week" is the week whose end that Sunday sees, Sunday to Saturday; a Sunday's "next week" begins on
/// the day after. On other days weeks run as in ISO 8601.
pub(super) fn value(day: Date, from: Date, shift: i64) -> (String, Option<VisitDate>) {
    let sunday = from.weekday() == Weekday::Sunday;
    let monday = day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).unwrap_or(day);
    let (start, number_of) = if sunday && shift < 0 {
        // The Sunday a week before, and the ISO week of the six days behind it.
        (day, day.checked_add(1.days()).unwrap_or(day))
    } else {
        (monday, monday)
    };
    let iso = number_of.iso_week_date();
    let date = start.checked_add(6.days()).ok().map(|end| VisitDate::interval(start, end));
    (format!("{:04}-W{:02}", iso.year(), iso.week()), date)
}

/// The weekend of the ISO week that holds `day`.
pub(super) fn weekend(day: Date) -> Option<(String, Option<VisitDate>)> {
    let iso = day.iso_week_date();
    let saturday = day.checked_add((5 - i64::from(day.weekday().to_monday_zero_offset())).days()).ok()?;
    let sunday = saturday.checked_add(1.days()).ok()?;
    Some((format!("{:04}-W{:02}-WE", iso.year(), iso.week()), Some(VisitDate::interval(saturday, sunday))))
}
