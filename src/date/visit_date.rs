//! A date as exact as it is known, in EDTF (ISO 8601-2:2019, level 1), with the days it spans.

use std::cmp::Ordering;
use std::fmt;

use edtf_core::{Bound, Edtf};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day, month, season, year or interval, perhaps uncertain (`?`), approximate (`~`) or open at one end (`..`).
///
/// Two values are equal when their EDTF text is; they are ordered by first day, then by last day, then by text, so
/// that a month stands right after its first day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct VisitDate {
    edtf: String,
    first: Date,
    last: Date,
}

/// What is wrong with a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a date: {why}")]
pub struct DateError {
    /// The text that was read.
    pub text: String,
    /// The parser's reason.
    pub why: String,
}

/// How exact a date is, from coarse to fine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// Open at one end.
    Open,
    /// Longer than a year.
    Years,
    /// One calendar year.
    Year,
    /// Longer than a month, shorter than a year: a season, a quarter, an interval.
    Months,
    /// One calendar month.
    Month,
    /// More than a day, less than a month.
    Days,
    /// One day.
    Day,
}

impl VisitDate {
    /// Reads an EDTF level 1 date or interval; a time of day is dropped.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let wrong = |why: String| DateError { text: text.to_owned(), why };
        let text = text.trim();
        let edtf = match Edtf::parse(text).map_err(|e| wrong(e.to_string()))? {
            Edtf::DateTime(at) => Edtf::Date(at.date),
            other => other,
        };
        let bounds = edtf.bounds();
        let first = match bounds.earliest {
            Bound::Date(day) => civil(&day.to_string()).ok_or_else(|| wrong("year out of range".to_owned()))?,
            _ => Date::MIN,
        };
        let last = match bounds.latest {
            Bound::Date(day) => civil(&day.to_string()).ok_or_else(|| wrong("year out of range".to_owned()))?,
            _ => Date::MAX,
        };
        Ok(Self { edtf: edtf.to_string(), first, last })
    }

    /// One day.
    pub fn day(day: Date) -> Self {
        Self { edtf: day.to_string(), first: day, last: day }
    }

    /// One calendar month; `month` from 1 to 12. None out of range.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        Some(Self { edtf: format!("{year:04}-{month:02}"), first, last: first.last_of_month() })
    }

    /// One calendar year. None out of range.
    pub fn year(year: i16) -> Option<Self> {
        let first = Date::new(year, 1, 1).ok()?;
        (year >= 0).then(|| Self { edtf: format!("{year:04}"), first, last: first.last_of_year() })
    }

    /// All days from `first` to `last`; a single day where they are the same.
    pub fn interval(first: Date, last: Date) -> Self {
        if first >= last {
            return Self::day(first);
        }
        Self { edtf: format!("{first}/{last}"), first, last }
    }

    /// From a day on, without an end.
    pub fn from_day_on(first: Date) -> Self {
        Self { edtf: format!("{first}/.."), first, last: Date::MAX }
    }

    /// The EDTF text.
    pub fn edtf(&self) -> &str {
        &self.edtf
    }

    /// The first day; `Date::MIN` where the interval is open.
    pub fn first(&self) -> Date {
        self.first
    }

    /// The last day; `Date::MAX` where the interval is open.
    pub fn last(&self) -> Date {
        self.last
    }

    /// The day, where it is exactly one.
    pub fn as_day(&self) -> Option<Date> {
        (self.first == self.last).then_some(self.first)
    }

    /// True where both have a day in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// True where every day of `other` is one of ours.
    pub fn contains(&self, other: &Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// How exact it is.
    pub fn grain(&self) -> Grain {
        if self.first == Date::MIN || self.last == Date::MAX {
            return Grain::Open;
        }
        let days = self.first.until(self.last).map_or(i32::MAX, |span| span.get_days()) + 1;
        match days {
            1 => Grain::Day,
            _ if self.first == self.first.first_of_month() && self.last == self.first.last_of_month() => Grain::Month,
            _ if self.first == self.first.first_of_year() && self.last == self.first.last_of_year() => Grain::Year,
            2..=31 => Grain::Days,
            32..=366 => Grain::Months,
            _ => Grain::Years,
        }
    }

    /// The date in English words, as precise as it is and no more: "18 June 2023", "June 2023", "18–19 June 2023",
    /// "from 18 June 2023", "about 2021".
    pub fn words(&self) -> String {
        super::words::words(self)
    }

    /// As [`words`](Self::words), without the year where it is `year`.
    pub fn words_in(&self, year: i16) -> String {
        super::words::words_in(self, Some(year))
    }
}

fn civil(text: &str) -> Option<Date> {
    text.parse().ok()
}

impl Ord for VisitDate {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.first, self.last, &self.edtf).cmp(&(other.first, other.last, &other.edtf))
    }
}

impl PartialOrd for VisitDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for VisitDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.edtf)
    }
}

impl Serialize for VisitDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.edtf)
    }
}

impl<'de> Deserialize<'de> for VisitDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> VisitDate {
        VisitDate::parse(text).unwrap()
    }

    #[test]
    fn spans_are_those_of_the_calendar() {
        assert_eq!(date("2024-02").last().to_string(), "2024-02-29");
        assert_eq!(date("2023").first().to_string(), "2023-01-01");
        assert_eq!(date("2023-06-18T07:28:00").edtf(), "2023-06-18");
        assert!(date("2023-06-18/..").last() == Date::MAX);
        assert!(VisitDate::parse("2023-13").is_err());
        assert!(VisitDate::parse("last week").is_err());
    }

    #[test]
    fn constructors_agree_with_the_parser() {
        assert_eq!(VisitDate::month(2022, 11), Some(date("2022-11")));
        assert_eq!(VisitDate::year(2021), Some(date("2021")));
        let (a, b) = (date("2023-06-18").first(), date("2023-06-19").first());
        assert_eq!(VisitDate::interval(a, b), date("2023-06-18/2023-06-19"));
        assert_eq!(VisitDate::interval(b, a), VisitDate::day(b));
        assert_eq!(VisitDate::from_day_on(a), date("2023-06-18/.."));
    }

    #[test]
    fn grain_tells_how_exact_a_date_is() {
        for (text, grain) in [
            ("2023-06-18", Grain::Day),
            ("2023-06-18/2023-06-19", Grain::Days),
            ("2023-06", Grain::Month),
            ("2023-06/2023-08", Grain::Months),
            ("2023", Grain::Year),
            ("2018/2023", Grain::Years),
            ("2023-06/..", Grain::Open),
        ] {
            assert_eq!(date(text).grain(), grain, "{text}");
        }
    }

    #[test]
    fn dates_sort_by_first_day_then_last() {
        let mut dates = [date("2023-06-18"), date("2023-05-31"), date("2023-06"), date("2023-06-01")];
        dates.sort();
        assert_eq!(dates.map(|d| d.to_string()), ["2023-05-31", "2023-06-01", "2023-06", "2023-06-18"]);
    }
}
