//! What a time expression says, before it is placed on a calendar.

use std::fmt;

use super::lexeme::{Amount, Relation, Unit};

/// A time expression of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Phrase {
    /// Index of its first lexeme.
    pub(super) first: usize,
    /// Index behind its last lexeme.
    pub(super) end: usize,
    /// What it names.
    pub(super) when: When,
    /// Time of day on that date.
    pub(super) clock: Option<TimeOfDay>,
    /// TIMEX3 mod.
    pub(super) modifier: Option<&'static str>,
}

/// A part of the day or a clock time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimeOfDay {
    /// TIMEX3 code: `MO`, `AF`, `EV`, `NI`.
    Part(&'static str),
    /// Hour from 0 to 24, minute, offset from UTC where printed.
    Clock { hour: u8, minute: u8, zone: Option<Zone> },
}

/// An offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// As the table has it: `Z`, `+01:00`.
    Listed(&'static str),
    /// Minutes, as printed behind "GMT".
    Minutes(i16),
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Listed(offset) => f.write_str(offset),
            Self::Minutes(minutes) => {
                let (sign, minutes) = (if minutes < 0 { '-' } else { '+' }, minutes.unsigned_abs());
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

/// From where an offset is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The article's day.
    Article,
    /// The date that the text named last.
    Discourse,
}

/// The year of a quarter, a half, a season or a holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearOf {
    /// Printed.
    Given(i16),
    /// Years from the article's.
    Shift(i16),
    /// To be told from the direction of the clause.
    Open,
}

/// What a phrase names.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum When {
    /// A full date.
    Date { year: i16, month: i8, day: i8 },
    /// A day without its year.
    DayOfMonth { month: i8, day: i8, year: YearOf },
    /// Several days of one month.
    Days { month: i8, first: i8, last: i8, year: YearOf },
    /// From a day to another that is named apart: "28 June to 2 July", "Monday to Thursday".
    Range { from: Box<When>, to: Box<When> },
    /// A month.
    Month { month: i8, year: YearOf, relation: Option<Relation> },
    /// A year.
    Year(i16),
    /// A year of accounts, which need not be one of the calendar: "fiscal 2024".
    FiscalYear(YearOf),
    /// From a year to another.
    Years(i16, i16),
    /// A weekday; `recurs` for "Mondays".
    Weekday { day: i8, relation: Option<Relation>, recurs: bool },
    /// Days from the article's day.
    Day(i64),
    /// This, last or next period.
    Period { unit: Unit, shift: i64, anchor: Anchor },
    /// "the weekend", "the week", "the year".
    Named(Unit),
    /// An amount of time before or after an anchor.
    Offset { amount: Amount, unit: Unit, back: bool, anchor: Anchor },
    /// "the third quarter".
    Quarter { quarter: i8, year: YearOf },
    /// "the first half of 2024".
    Half { half: i8, year: YearOf },
    /// The quarter that the figures of a report are of, `years` away: "the latest quarter", "the year-ago quarter".
    Reported { quarter: Option<i8>, years: i16 },
    /// "the year-ago period": the quarter that the figures are of, a year before; the year before where none was named.
    YearAgo,
    /// The same quarter of another year: "the 1988 quarter".
    ReportedIn { year: i16 },
    /// The period that the text named last, `years` away: "that time", "the same month last year".
    LastNamed { unit: Option<Unit>, years: i16 },
    /// "the last week of March"; the last one where there is no number.
    PartOfMonth { nth: Option<i8>, unit: Unit, month: i8, year: YearOf },
    /// "the summer of 2019", "last winter".
    Season { season: &'static str, year: YearOf, relation: Option<Relation> },
    /// The first year of a decade.
    Decade(i16),
    /// "the 20th century" is 20.
    Century(i16),
    /// The last day of a year, as accounts have it.
    YearEnd,
    /// Index in the table of holidays.
    Holiday { index: usize, year: YearOf },
    /// A time of day alone.
    TimeAlone,
    /// A length of time.
    Duration { amount: Amount, unit: Unit },
    /// Something that recurs, by its TIMEX3 value.
    Set(String),
    /// The present.
    Present,
    /// Some time in the past.
    Past,
    /// Some time ahead.
    Future,
}

impl Phrase {
    /// A phrase without time of day and modifier.
    pub(super) fn new(first: usize, end: usize, when: When) -> Self {
        Self { first, end, when, clock: None, modifier: None }
    }
}
