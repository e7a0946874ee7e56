//! Dates in the words of the site, as precise as they are and no more.

use jiff::civil::Date;

use super::{Interface, phrase};
use crate::date::{Grain, VisitDate};

const MONTHS: [&str; 12] = [
    phrase("month§January"),
    phrase("month§February"),
    phrase("month§March"),
    phrase("month§April"),
    phrase("month§May"),
    phrase("month§June"),
    phrase("month§July"),
    phrase("month§August"),
    phrase("month§September"),
    phrase("month§October"),
    phrase("month§November"),
    phrase("month§December"),
];

const SHORT_MONTHS: [&str; 12] = [
    phrase("short month§Jan"),
    phrase("short month§Feb"),
    phrase("short month§Mar"),
    phrase("short month§Apr"),
    phrase("short month§May"),
    phrase("short month§June"),
    phrase("short month§July"),
    phrase("short month§Aug"),
    phrase("short month§Sep"),
    phrase("short month§Oct"),
    phrase("short month§Nov"),
    phrase("short month§Dec"),
];

const WEEKDAYS: [&str; 7] = [
    phrase("weekday§Mon"),
    phrase("weekday§Tue"),
    phrase("weekday§Wed"),
    phrase("weekday§Thu"),
    phrase("weekday§Fri"),
    phrase("weekday§Sat"),
    phrase("weekday§Sun"),
];

pub(super) fn words(ui: Interface, date: &VisitDate, known_year: Option<i16>) -> String {
    Calendar { ui, months: &MONTHS, known_year }.words(date)
}

pub(super) fn short(ui: Interface, date: &VisitDate, known_year: Option<i16>) -> String {
    Calendar { ui, months: &SHORT_MONTHS, known_year }.words(date)
}

pub(super) fn weekday(ui: Interface, day: Date) -> &'static str {
    ui.say(WEEKDAYS[day.weekday().to_monday_zero_offset().unsigned_abs() as usize])
}

/// The number of a day: a French first is no plain one.
pub(super) fn day_number(ui: Interface, date: Date) -> String {
    if date.day() == 1 { ui.say("first of the month§1").to_owned() } else { date.day().to_string() }
}

/// How days and months are written.
struct Calendar<'m> {
    ui: Interface,
    months: &'m [&'static str; 12],
    /// The year that goes without saying.
    known_year: Option<i16>,
}

impl Calendar<'_> {
    fn words(&self, date: &VisitDate) -> String {
        let (qualified, grain) = (date.edtf(), date.grain());
        let mut words = self.plain(date, grain);
        if qualified.contains(['~', '%']) {
            let about = match grain {
                Grain::Day => phrase("day§about {date}"),
                Grain::Month | Grain::Year => phrase("about {date}"),
                _ => phrase("span§about {date}"),
            };
            words = self.ui.fill(about, &[("date", &words)]);
        }
        if qualified.contains(['?', '%']) {
            words = self.ui.fill("{date} (uncertain)", &[("date", &words)]);
        }
        words
    }

    fn plain(&self, date: &VisitDate, grain: Grain) -> String {
        let (a, b) = (date.first(), date.last());
        match grain {
            Grain::Open if a == Date::MIN && b == Date::MAX => self.ui.say("no date").to_owned(),
            Grain::Open if a == Date::MIN => self.ui.fill("until {date}", &[("date", &self.day(b))]),
            Grain::Open => self.ui.fill("from {date}", &[("date", &self.day(a))]),
            Grain::Day => self.day(a),
            Grain::Month => self.month(a),
            Grain::Year => a.year().to_string(),
            Grain::Days if (a.year(), a.month()) == (b.year(), b.month()) => {
                self.ui.fill("days§{first}–{last}", &[("first", &day_number(self.ui, a)), ("last", &self.day(b))])
            }
            Grain::Months | Grain::Years if a.day() == 1 && b == b.last_of_month() => self.whole_months(a, b),
            _ => {
                let first = if a.year() == b.year() { self.in_year(b).day(a) } else { self.day(a) };
                self.ui.fill("days§{first} – {last}", &[("first", &first), ("last", &self.day(b))])
            }
        }
    }

    fn whole_months(&self, a: Date, b: Date) -> String {
        if a.month() == 1 && b.month() == 12 {
            return self.ui.fill("years§{first}–{last}", &[("first", &a.year()), ("last", &b.year())]);
        }
        if a.year() == b.year() {
            // With a dash between them they are one word, which no language cuts.
            let whole = Self { months: &MONTHS, ..*self };
            return self
                .ui
                .fill("months§{first}–{last}", &[("first", &whole.month_name(a)), ("last", &whole.month(b))]);
        }
        self.ui.fill("months§{first} – {last}", &[("first", &self.month(a)), ("last", &self.month(b))])
    }

    fn in_year(&self, of: Date) -> Self {
        Self { known_year: Some(of.year()), ..*self }
    }

    fn day(&self, date: Date) -> String {
        let (day, month, year) = (day_number(self.ui, date), self.month_name(date), date.year());
        if self.known_year == Some(year) {
            return self.ui.fill("day§{day} {month}", &[("day", &day), ("month", &month)]);
        }
        self.ui.fill("day§{day} {month} {year}", &[("day", &day), ("month", &month), ("year", &year)])
    }

    fn month(&self, date: Date) -> String {
        let (month, year) = (self.month_name(date), date.year());
        if self.known_year == Some(year) {
            return month.to_owned();
        }
        self.ui.fill("month§{month} {year}", &[("month", &month), ("year", &year)])
    }

    fn month_name(&self, date: Date) -> &'static str {
        self.ui.say(self.months[usize::from(date.month().unsigned_abs()) - 1])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_the_english_of_dates_and_french_is_french() {
        let french = Interface::of("fr").unwrap();
        for (edtf, words) in [
            ("2023-06-18", "18 juin 2023"),
            ("2023-06-01", "1er juin 2023"),
            ("2023-06", "juin 2023"),
            ("2023", "2023"),
            ("2023-06-18/2023-06-19", "du 18 au 19 juin 2023"),
            ("2023-06-01/2023-06-19", "du 1er au 19 juin 2023"),
            ("2023-06-30/2023-07-02", "du 30 juin au 2 juillet 2023"),
            ("2022-12-30/2023-01-02", "du 30 décembre 2022 au 2 janvier 2023"),
            ("2023-06/2023-08", "de juin à août 2023"),
            ("2022-11/2023-02", "de novembre 2022 à février 2023"),
            ("2018/2023", "2018–2023"),
            ("2023-06-18/..", "à partir du 18 juin 2023"),
            ("../2023-06-18", "jusqu’au 18 juin 2023"),
            ("2021~", "vers 2021"),
            ("2023-06-18~", "vers le 18 juin 2023"),
            ("2023-06-18?", "18 juin 2023 (incertain)"),
            ("2023-06%", "vers juin 2023 (incertain)"),
        ] {
            let date = VisitDate::parse(edtf).unwrap();
            assert_eq!(french.date(&date), words, "{edtf}");
            assert_eq!(Interface::ENGLISH.date(&date), date.words(), "{edtf}");
            assert_eq!(Interface::ENGLISH.date_in(&date, 2023), date.words_in(2023), "{edtf}");
        }
        let date = VisitDate::parse("2023-06-18").unwrap();
        assert_eq!(french.date_in(&date, 2023), "18 juin");
        assert_eq!(french.weekday(date.first()), "dim.");
    }
}
