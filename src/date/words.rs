//! Dates in English words, as precise as they are and no more.

use jiff::civil::Date;

use super::{Grain, VisitDate};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) fn words(date: &VisitDate) -> String {
    words_in(date, None)
}

pub(super) fn words_in(date: &VisitDate, known_year: Option<i16>) -> String {
    let qualified = date.edtf();
    let prefix = if qualified.contains('~') || qualified.contains('%') { "about " } else { "" };
    let suffix = if qualified.contains('?') || qualified.contains('%') { " (uncertain)" } else { "" };
    format!("{prefix}{}{suffix}", plain(date, known_year))
}

fn plain(date: &VisitDate, known_year: Option<i16>) -> String {
    let (a, b) = (date.first(), date.last());
    match date.grain() {
        Grain::Open if a == Date::MIN && b == Date::MAX => "no date".to_owned(),
        Grain::Open if a == Date::MIN => format!("until {}", day(b, known_year)),
        Grain::Open => format!("from {}", day(a, known_year)),
        Grain::Day => day(a, known_year),
        Grain::Month => month(a, known_year),
        Grain::Year => a.year().to_string(),
        Grain::Days if (a.year(), a.month()) == (b.year(), b.month()) => format!("{}–{}", a.day(), day(b, known_year)),
        Grain::Months | Grain::Years if a.day() == 1 && b == b.last_of_month() => whole_months(a, b, known_year),
        _ => {
            let start = if a.year() == b.year() { day(a, Some(b.year())) } else { day(a, known_year) };
            format!("{start} – {}", day(b, known_year))
        }
    }
}

fn whole_months(a: Date, b: Date, known_year: Option<i16>) -> String {
    if a.month() == 1 && b.month() == 12 {
        return format!("{}–{}", a.year(), b.year());
    }
    if a.year() == b.year() {
        return format!("{}–{}", MONTHS[month_index(a)], month(b, known_year));
    }
    format!("{} – {}", month(a, known_year), month(b, known_year))
}

fn day(date: Date, known_year: Option<i16>) -> String {
    format!("{} {}", date.day(), month(date, known_year))
}

fn month(date: Date, known_year: Option<i16>) -> String {
    let name = MONTHS[month_index(date)];
    if known_year == Some(date.year()) { name.to_owned() } else { format!("{name} {}", date.year()) }
}

fn month_index(date: Date) -> usize {
    usize::from(date.month().unsigned_abs()) - 1
}

#[cfg(test)]
mod tests {
    use crate::date::VisitDate;

    #[test]
    fn words_are_as_precise_as_the_date() {
        for (edtf, words) in [
            ("2023-06-18", "18 June 2023"),
            ("2023-06", "June 2023"),
            ("2023", "2023"),
            ("2023-06-18/2023-06-19", "18–19 June 2023"),
            ("2023-06-30/2023-07-02", "30 June – 2 July 2023"),
            ("2023-06/2023-08", "June–August 2023"),
            ("2018/2023", "2018–2023"),
            ("2023-06-18/..", "from 18 June 2023"),
            ("../2023-06-18", "until 18 June 2023"),
            ("2021~", "about 2021"),
            ("2023-06-18?", "18 June 2023 (uncertain)"),
        ] {
            assert_eq!(VisitDate::parse(edtf).unwrap().words(), words, "{edtf}");
        }
        assert_eq!(VisitDate::parse("2023-06-18").unwrap().words_in(2023), "18 June");
    }
}
