//! Lexemes of a sentence → phrases. Each family of expressions has its own file; this one holds the walk and the
//! questions that all of them ask.

use super::lexeme::{Feature, Lexeme, Relation, Sense, Unit};
use super::phrase::{Phrase, TimeOfDay, When, YearOf};

/// Reads the phrases of one sentence.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) lexemes: &'t [Lexeme],
    /// `3/4/2024` is 3 April.
    pub(super) day_first_numbers: bool,
}

impl<'t> Reader<'t> {
    /// Every phrase in order; none overlaps another.
    pub(super) fn phrases(&self) -> Vec<Phrase> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.lexemes.len() {
            if let Some(phrase) = self.phrase(at).filter(|p| p.end > at) {
                at = phrase.end;
                found.push(phrase);
            } else {
                at += 1;
            }
        }
        found
    }

    /// The phrase that begins at a lexeme.
    fn phrase(&self, at: usize) -> Option<Phrase> {
        if let Some(phrase) = self.holiday(at) {
            return Some(phrase);
        }
        match self.sense(at) {
            Sense::Plain | Sense::Mark(_) | Sense::Link("after" | "before" | "to" | "and" | "of") => {
                self.modified(at).or_else(|| self.short_year(at))
            }
            Sense::Month(_) => self.month(at),
            Sense::Weekday(_) => self.weekday(at),
            Sense::Digits(..) | Sense::Decimal(_) | Sense::Clock(..) | Sense::HalfDayClock(..) => self
                .clock_first(at)
                .or_else(|| self.date_by_numbers(at))
                .or_else(|| self.day_first(at))
                .or_else(|| self.amount(at))
                .or_else(|| self.year(at)),
            Sense::Rank(_) => self.day_first(at).or_else(|| self.ranked(at, at)),
            Sense::Decade(_) => self.decade(at, at),
            Sense::Relation(_) => self.relation(at, at).or_else(|| self.amount(at)),
            Sense::Edge(_) => self.edge(at, at),
            Sense::Earlier | Sense::Later => self.earlier_or_later(at),
            Sense::Link("the") => self.the(at),
            Sense::Link("every") => self.every(at),
            Sense::Link("per") => self.per(at),
            Sense::Link("a") | Sense::Amount(_) => {
                self.year_ago(at).or_else(|| self.modified(at)).or_else(|| self.amount(at))
            }
            Sense::Link("these") => self.these_days(at),
            Sense::Link("fiscal") => self.fiscal(at),
            Sense::Link(_) => self.modified(at),
            Sense::Unit(_) => self
                .year_ago(at)
                .or_else(|| self.year_end(at))
                .or_else(|| self.unit_long(at))
                .or_else(|| self.bare_units(at)),
            Sense::Part("NOON" | "MIDNIGHT") => self.clock_first(at),
            Sense::Day(_) | Sense::Tonight => Some(self.day_word(at)),
            Sense::Season(_) => self.season(at, at),
            Sense::Set(_) | Sense::Now | Sense::PastRef | Sense::FutureRef => self.single(at),
            _ => None,
        }
    }

    /// What the lexeme means; a mark past the end.
    pub(super) fn sense(&self, at: usize) -> Sense {
        self.lexemes.get(at).map_or(Sense::Mark('\n'), |l| l.sense)
    }

    /// What the lexeme before `at` means; a mark at the beginning.
    pub(super) fn sense_before(&self, at: usize) -> Sense {
        at.checked_sub(1).map_or(Sense::Mark('\n'), |i| self.sense(i))
    }

    pub(super) fn is_link(&self, at: usize, name: &str) -> bool {
        matches!(self.sense(at), Sense::Link(link) if link == name)
    }

    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.sense(at) == Sense::Mark(mark)
    }

    pub(super) fn lexeme(&self, at: usize) -> Option<&'t Lexeme> {
        self.lexemes.get(at)
    }

    pub(super) fn is_hyphened(&self, at: usize) -> bool {
        self.lexeme(at).is_some_and(|l| l.has(Feature::Hyphened))
    }

    pub(super) fn is_tight(&self, at: usize) -> bool {
        self.lexeme(at).is_some_and(|l| l.has(Feature::Tight))
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.lexeme(at).is_some_and(|l| l.has(Feature::Capital))
    }

    /// The printed word.
    pub(super) fn word(&self, at: usize) -> &'t str {
        self.lexeme(at).and_then(|l| self.text.get(l.span.clone())).unwrap_or("")
    }

    pub(super) fn is_word(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// The next lexeme that is not a tight full stop (the one of "Jan.").
    pub(super) fn past_stop(&self, at: usize) -> usize {
        if self.is_mark(at, '.') && self.is_tight(at) && at + 1 < self.lexemes.len() { at + 1 } else { at }
    }

    pub(super) fn past_comma(&self, at: usize) -> usize {
        if self.is_mark(at, ',') { at + 1 } else { at }
    }

    /// A year of four digits.
    pub(super) fn year_number(&self, at: usize) -> Option<i16> {
        match self.sense(at) {
            Sense::Digits(year @ 1500..=2100, 4) => i16::try_from(year).ok(),
            _ => None,
        }
    }

    /// "last year", "of this year", "of 2024", "2024", ", 2024": the year and the index behind it.
    pub(super) fn year_behind(&self, at: usize) -> Option<(YearOf, usize)> {
        let mut next = self.past_comma(at);
        if next == at && self.is_link(at, "of") {
            next = at + 1;
        }
        if matches!(self.sense(next), Sense::Link("fiscal")) {
            next += 1;
        }
        if let Some(year) = self.year_number(next).filter(|_| !self.is_mark(next + 1, ':')) {
            return Some((YearOf::Given(year), next + 1));
        }
        let Sense::Relation(relation) = self.sense(next) else { return None };
        let shift = match relation {
            Relation::Last => -1,
            Relation::This => 0,
            Relation::Next => 1,
            _ => return None,
        };
        let is_year = self.sense(next + 1) == Sense::Unit(Unit::Year) && !self.lexeme(next + 1)?.has(Feature::Plural);
        is_year.then_some((YearOf::Shift(shift), next + 2))
    }

    /// "Sunday" + "night", "Monday" + "at 9 a.m.": takes the time of day behind a date into its phrase.
    pub(super) fn with_time(&self, mut phrase: Phrase) -> Phrase {
        let next = phrase.end;
        if let Sense::Part(part) = self.sense(next)
            && !self.lexeme(next).is_some_and(|l| l.has(Feature::Plural))
            && part.len() == 2
        {
            phrase.clock = Some(TimeOfDay::Part(part));
            phrase.end = next + 1;
            return phrase;
        }
        let clock_at = [next, self.past_comma(next)]
            .into_iter()
            .map(|i| if self.is_link(i, "at") { i + 1 } else { i })
            .find_map(|i| self.clock(i));
        if let Some((clock, end)) = clock_at {
            phrase.clock = Some(clock);
            phrase.end = end;
        }
        phrase
    }

    /// Reads one word that is a whole expression.
    fn single(&self, at: usize) -> Option<Phrase> {
        let when = match self.sense(at) {
            // "The Daily Star" and "the daily Standard" are names, "the annual meeting" is not.
            Sense::Set(period)
                if (!self.is_capital(at) || at == 0)
                    && !(self.is_capital(at + 1) && self.sense(at + 1) == Sense::Plain) =>
            {
                When::Set(period.to_owned())
            }
            Sense::Now if !self.is_hyphened(at + 1) && !self.is_link(at + 1, "that") => When::Present,
            Sense::PastRef => When::Past,
            Sense::FutureRef
                if !self.is_hyphened(at + 1)
                    && !self.is_word(at.wrapping_sub(1), "as")
                    && !matches!(self.sense(at + 1), Sense::Link("after" | "before")) =>
            {
                When::Future
            }
            _ => return None,
        };
        Some(Phrase::new(at, at + 1, when))
    }

    fn these_days(&self, at: usize) -> Option<Phrase> {
        let days = self.is_word(at + 1, "days") && !self.is_hyphened(at + 1);
        days.then(|| Phrase::new(at, at + 2, When::Present))
    }

    /// "year-end", "year end".
    fn year_end(&self, at: usize) -> Option<Phrase> {
        let compound = self.sense(at) == Sense::Unit(Unit::Year) && self.is_word(at + 1, "end");
        let led = matches!(self.sense_before(at), Sense::Link("by" | "at" | "until" | "since" | "before"));
        (compound && led).then(|| Phrase::new(at, at + 2, When::YearEnd))
    }

    /// "yesterday", "tonight", "tomorrow morning".
    pub(super) fn day_word(&self, at: usize) -> Phrase {
        let (when, clock) = match self.sense(at) {
            Sense::Day(shift) => (When::Day(i64::from(shift)), None),
            _ => (When::Day(0), Some(TimeOfDay::Part("NI"))),
        };
        let phrase = Phrase { clock, ..Phrase::new(at, at + 1, when) };
        if clock.is_none() { self.with_time(phrase) } else { phrase }
    }
}
