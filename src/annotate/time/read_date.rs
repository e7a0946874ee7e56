//! Dates, weekdays, months, years, decades and holidays.

use super::holiday;
use super::lexeme::{Feature, Sense, Unit};
use super::lexicon::is_namesake;
use super::phrase::{Phrase, When, YearOf};
use super::reader::Reader;

impl Reader<'_> {
    /// "June", "June 18", "June 18-19, 2023", "June 2023", "June last year".
    pub(super) fn month(&self, at: usize) -> Option<Phrase> {
        let Sense::Month(month) = self.sense(at) else { return None };
        let next = self.past_stop(at + 1);
        if let Some(day) = self.day_number(next) {
            let (last, end) = self.last_day(at, next, day);
            let (year, end) = self.year_behind(end).unwrap_or((YearOf::Open, end));
            return Some(self.with_time(Phrase::new(at, end, days(year, month, day, last))));
        }
        let short = self.word(at).len() < 5 && next > at + 1;
        let behind = if short { next } else { at + 1 };
        if let Some((year, end)) = self.year_behind(behind) {
            return Some(Phrase::new(at, end, When::Month { month, year, relation: None }));
        }
        let bare = Phrase::new(at, at + 1, When::Month { month, year: YearOf::Open, relation: None });
        self.is_bare_month(at).then_some(bare)
    }

    /// True where a month without day and year is one, and no name: "Theresa May", "June Hale".
    fn is_bare_month(&self, at: usize) -> bool {
        let led = matches!(
            self.sense_before(at),
            Sense::Link(
                "in" | "of"
                    | "by"
                    | "since"
                    | "until"
                    | "from"
                    | "between"
                    | "through"
                    | "for"
                    | "and"
                    | "to"
                    | "before"
                    | "after"
            ) | Sense::Edge(_)
                | Sense::Relation(_)
        );
        let name_after = self.is_capital(at + 1) && matches!(self.sense(at + 1), Sense::Plain);
        let name_before = at > 1 && self.is_capital(at - 1) && self.sense_before(at) == Sense::Plain;
        let is_name = is_namesake(self.word(at)) || self.word(at).len() < 4;
        // "a June agreement", "the March vote"; "the May government" may be that of a person.
        let noun_after = self.sense(at + 1) == Sense::Plain && !self.is_capital(at + 1);
        let adjective = noun_after
            && match self.sense_before(at) {
                Sense::Link("a") => true,
                Sense::Link("the") => !self.is_word(at, "May"),
                _ => false,
            };
        if is_name { (led || adjective) && !name_after } else { led || !name_before }
    }

    /// "18 June 2023", "18th of June", "18-19 June".
    pub(super) fn day_first(&self, at: usize) -> Option<Phrase> {
        let day = self.day_number(at)?;
        if self.is_hyphened(at) {
            return None;
        }
        let (last, mut next) = self.last_day(at, at, day);
        if self.is_link(next, "of") && matches!(self.sense(next - 1), Sense::Rank(_)) {
            next += 1;
        }
        let Sense::Month(month) = self.sense(next) else { return None };
        let end = self.past_stop(next + 1).min(next + 1 + usize::from(self.word(next).len() < 5));
        let (year, end) = self.year_behind(end).unwrap_or((YearOf::Open, next + 1));
        Some(self.with_time(Phrase::new(at, end, days(year, month, day, last))))
    }

    /// The last day of a span of days that begins at `at`, and the index behind it: "18-19", "10 to 12", "10 and 11",
    /// "between 10 and 14". `first` is where the expression begins.
    fn last_day(&self, first: usize, at: usize, day: i8) -> (Option<i8>, usize) {
        let next = at + 1;
        let hyphened = self.day_number(next).filter(|&last| last > day && self.is_hyphened(next));
        if hyphened.is_some() {
            return (hyphened, next + 1);
        }
        let between = first.checked_sub(1).is_some_and(|i| self.is_link(i, "between"));
        let to = self.is_link(next, "to") || self.is_link(next, "through") || between && self.is_link(next, "and");
        let spans = |last: i8| if to { last > day } else { self.is_link(next, "and") && last == day + 1 };
        match self.day_number(next + 1).filter(|&last| spans(last) && self.ends_days(next + 2)) {
            Some(last) => (Some(last), next + 2),
            None => (None, next),
        }
    }

    /// True where no unit or name shows that the number before counts something else.
    fn ends_days(&self, at: usize) -> bool {
        matches!(self.sense(at), Sense::Mark(_) | Sense::Link(_) | Sense::Month(_)) || self.year_number(at).is_some()
    }

    /// A day from 1 to 31 that is no clock time, share or measure.
    fn day_number(&self, at: usize) -> Option<i8> {
        let (Sense::Digits(day, 1..=2) | Sense::Rank(day)) = self.sense(at) else { return None };
        let ratio = self.is_mark(at + 1, ':') && self.is_tight(at + 2);
        let measure =
            ratio || matches!(self.sense(at + 1), Sense::Counted | Sense::Mark('%' | '/') | Sense::Meridiem(_));
        i8::try_from(day).ok().filter(|day| (1..=31).contains(day) && !measure)
    }

    /// `2023-06-18`, `6/18/2023`; where both numbers could be the month, in the order of the article's other dates.
    pub(super) fn date_by_numbers(&self, at: usize) -> Option<Phrase> {
        if let (Some(year), Sense::Digits(month @ 1..=12, 2), Sense::Digits(day @ 1..=31, 2)) =
            (self.year_number(at), self.sense(at + 1), self.sense(at + 2))
            && self.is_hyphened(at + 1)
            && self.is_hyphened(at + 2)
        {
            let when = When::Date { year, month: month as i8, day: day as i8 };
            return Some(self.with_time(Phrase::new(at, at + 3, when)));
        }
        let (Sense::Digits(one, 1..=2), Sense::Digits(two, 1..=2), Sense::Digits(year, digits)) =
            (self.sense(at), self.sense(at + 2), self.sense(at + 4))
        else {
            return None;
        };
        if !(self.is_mark(at + 1, '/') && self.is_mark(at + 3, '/')) {
            return None;
        }
        let day_first = one > 12 || two <= 12 && self.day_first_numbers;
        let (month, day) = if day_first { (two, one) } else { (one, two) };
        let year = match (digits, year) {
            (4, 1500..=2100) => year,
            (2, 0..=40) => 2000 + year,
            (2, _) => 1900 + year,
            _ => return None,
        };
        let valid = (1..=12).contains(&month) && (1..=31).contains(&day);
        let when = When::Date { year: year as i16, month: month as i8, day: day as i8 };
        valid.then(|| Phrase::new(at, at + 5, when))
    }

    /// "2023", "2014-16".
    pub(super) fn year(&self, at: usize) -> Option<Phrase> {
        let year = self.year_number(at)?;
        let money = matches!(self.sense_before(at), Sense::Mark('$' | '£' | '€' | '¥' | '#' | ':' | '/' | '.'));
        let number = at > 0 && ["no", "nos", "room", "page", "flight", "rs"].iter().any(|w| self.is_word(at - 1, w));
        let counts = matches!(self.sense(at + 1), Sense::Counted | Sense::Unit(_) | Sense::Mark('%' | '/'))
            || self.is_word(at + 1, "Index");
        let round = year % 100 == 0 && self.word(at + 1).ends_with('s') && !self.is_capital(at + 1);
        // "020 7946 2019": the end of a telephone number.
        let tied = matches!(self.sense_before(at), Sense::Digits(..))
            || self.is_hyphened(at)
            || self.is_mark(at + 1, ':') && self.is_tight(at + 1);
        if money && self.is_tight(at) || number || counts || round && !self.is_tight(at + 1) || tied {
            return None;
        }
        if self.is_hyphened(at + 1) {
            let last = match self.sense(at + 1) {
                Sense::Digits(last, 4) => i16::try_from(last).unwrap_or(0),
                Sense::Digits(last, 2) => year - year % 100 + last as i16,
                _ => 0,
            };
            if last > year && last < 2101 {
                return Some(Phrase::new(at, at + 2, When::Years(year, last)));
            }
        }
        Some(Phrase::new(at, at + 1, When::Year(year)))
    }

    /// "since ’82".
    pub(super) fn short_year(&self, at: usize) -> Option<Phrase> {
        let led = matches!(self.sense_before(at), Sense::Link("since" | "in" | "of"));
        let Sense::Digits(year, 2) = self.sense(at + 1) else { return None };
        let elided = matches!(self.sense(at), Sense::Mark('\'' | '’' | '‘')) && self.is_tight(at + 1);
        let year = if year > 40 { 1900 + year } else { 2000 + year };
        (led && elided).then(|| Phrase::new(at, at + 2, When::Year(year as i16)))
    }

    /// "the 1980s", "the early 80s".
    pub(super) fn decade(&self, first: usize, at: usize) -> Option<Phrase> {
        let Sense::Decade(decade) = self.sense(at) else { return None };
        let year = match decade {
            1500..=2090 => decade,
            20..=90
                if matches!(
                    self.sense_before(at),
                    Sense::Link("the" | "in" | "and") | Sense::Edge(_) | Sense::Mark('\'' | '’' | '‘')
                ) =>
            {
                1900 + decade
            }
            _ => return None,
        };
        Some(Phrase::new(first, at + 1, When::Decade(year as i16)))
    }

    /// "Sunday", "Sunday, June 18", "Sunday night", "Mondays".
    pub(super) fn weekday(&self, at: usize) -> Option<Phrase> {
        let Sense::Weekday(day) = self.sense(at) else { return None };
        let next = self.past_comma(self.past_stop(at + 1));
        let dated = self
            .month(next)
            .or_else(|| self.day_first(next))
            .or_else(|| self.day_first(next + 1).filter(|_| self.is_link(next, "the")));
        if let Some(phrase) = dated.filter(|p| matches!(p.when, When::Date { .. } | When::DayOfMonth { .. })) {
            return Some(Phrase { first: at, ..phrase });
        }
        let full = self.word(at).to_ascii_lowercase().trim_end_matches('s').ends_with("day");
        if !full || self.is_named_day(at) {
            return None;
        }
        if let Some(part) = self.part_that_recurs(at + 1) {
            return Some(Phrase::new(at, at + 2, When::Set(format!("XXXX-WXX-{day}T{part}"))));
        }
        let recurs = self.lexeme(at).is_some_and(|l| l.has(Feature::Plural));
        let phrase = Phrase::new(at, at + 1, When::Weekday { day, relation: None, recurs });
        Some(if recurs { phrase } else { self.with_time(phrase) })
    }

    /// "(Tuesday) nights".
    fn part_that_recurs(&self, at: usize) -> Option<&'static str> {
        match self.sense(at) {
            Sense::Part(part) if self.lexeme(at)?.has(Feature::Plural) => Some(part),
            Sense::Unit(Unit::Night) => Some("NI"),
            _ => None,
        }
    }

    /// "Sunday Telegraph", "Bloody Sunday": a name and no date.
    pub(super) fn is_named_day(&self, at: usize) -> bool {
        let title = self.sense(at + 1) == Sense::Title && self.is_capital(at + 1);
        let named = at > 0
            && ["bloody", "black", "super", "palm", "ash", "cyber", "white", "good", "easter"]
                .iter()
                .any(|w| self.is_word(at - 1, w))
            && self.is_capital(at - 1);
        title || named
    }

    /// "Christmas Eve", "Thanksgiving 2022".
    pub(super) fn holiday(&self, at: usize) -> Option<Phrase> {
        if !self.is_capital(at) {
            return None;
        }
        let start = self.lexeme(at)?.span.start;
        let (index, length) = holiday::at(self.text.get(start..)?)?;
        let end = at + self.lexemes.get(at..)?.iter().take_while(|l| l.span.start < start + length).count();
        // "Easter Rising", "Good Friday Agreement": a name that the day is part of.
        let is_named = self.is_capital(end) && self.sense(end) == Sense::Plain;
        let (year, end) = self.year_behind(end).unwrap_or((YearOf::Open, end));
        (!is_named).then(|| Phrase::new(at, end, When::Holiday { index, year }))
    }
}

fn days(year: YearOf, month: i8, day: i8, last: Option<i8>) -> When {
    match (year, last) {
        (_, Some(last)) => When::Days { month, first: day, last, year },
        (YearOf::Given(year), None) => When::Date { year, month, day },
        (_, None) => When::DayOfMonth { month, day, year },
    }
}
