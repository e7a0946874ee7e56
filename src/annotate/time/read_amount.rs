//! Lengths of time, what is counted from a point ("six months ago"), and what recurs.

use super::lexeme::{Amount, Feature, Sense, Unit};
use super::phrase::{Anchor, Phrase, When};
use super::reader::Reader;
use crate::tables;

impl Reader<'_> {
    /// "more than five hours": an amount behind the words that bend it.
    pub(super) fn modified(&self, at: usize) -> Option<Phrase> {
        if !self.lexeme(at)?.has(Feature::Bends) {
            return None;
        }
        for [words, modifier] in tables::TIME_MODIFIERS {
            let Some(behind) = self.spelled(at, words) else { continue };
            let phrase = match self.sense(behind) {
                Sense::Link("a" | "the") | Sense::Amount(_) | Sense::Digits(..) | Sense::Decimal(_) => {
                    self.amount(behind)
                }
                _ => None,
            };
            let fits = |p: &Phrase| matches!(p.when, When::Duration { .. } | When::Offset { .. });
            if let Some(phrase) = phrase.filter(fits) {
                return Some(Phrase { first: at, modifier: Some(modifier), ..phrase });
            }
        }
        None
    }

    /// The index behind the words, where they stand at `at`.
    fn spelled(&self, at: usize, words: &str) -> Option<usize> {
        let mut next = at;
        for word in words.split(' ') {
            if !self.is_word(next, word) {
                return None;
            }
            next += 1;
        }
        Some(next)
    }

    /// "five hours", "a year and a half", "two-day", "six months ago", "a day earlier".
    pub(super) fn amount(&self, at: usize) -> Option<Phrase> {
        let (mut amount, unit_at) = self.quantity(at)?;
        let unit = self.unit(unit_at)?;
        let article = self.is_link(at, "a");
        if article && unit_at > at + 1 && self.is_hyphened(unit_at) {
            // "a two-day stop": the article belongs to the noun.
            return self.amount(at + 1);
        }
        let single = amount == Amount::Exact(1.0) && !self.is_hyphened(unit_at);
        let mut end = unit_at + 1;
        if self.is_link(end, "and") && self.is_link(end + 1, "a") && self.is_word(end + 2, "half") {
            if let Amount::Exact(number) = &mut amount {
                *number += 0.5;
            }
            end += 3;
        }
        if self.is_link(end, "old") || self.is_hyphened(end) && self.is_link(end + 1, "old") {
            return None;
        }
        if self.is_link(end, "long") && self.is_hyphened(end) {
            if article && unit_at == at + 1 {
                return self.unit_long(unit_at);
            }
            end += 1;
        }
        if single && self.is_word(end, "or") {
            if self.is_word(end + 1, "so") {
                end += 2;
            } else if self.is_word(end + 1, "two") {
                (amount, end) = (Amount::Vague, end + 2);
            }
        }
        if let Some(phrase) = self.offset(at, end, amount, unit) {
            return Some(phrase);
        }
        if article && unit_at == at + 1 && self.is_rate(at) {
            return Some(Phrase::new(at, end, When::Set(duration(amount, unit))));
        }
        let vague_noun = single
            && matches!(unit, Unit::Second | Unit::Minute | Unit::Night | Unit::Season | Unit::Quarter | Unit::Weekend);
        let idiom = single && unit == Unit::Day && !article;
        let share = unit == Unit::Quarter && self.is_link(end, "of") && unit_at == at + 1 && amount != Amount::Vague;
        let mismatch = !single
            && !self.lexeme(unit_at)?.has(Feature::Plural)
            && !self.is_hyphened(unit_at)
            && amount != Amount::Exact(0.5)
            && !self.compound(at, unit_at);
        if vague_noun || idiom || share || mismatch {
            return None;
        }
        Some(Phrase { modifier: self.lower_bound(at), ..Phrase::new(at, end, When::Duration { amount, unit }) })
    }

    /// "12 to 18 months" is 12 months or more: TIMEX3 has no value for two bounds.
    pub(super) fn lower_bound(&self, at: usize) -> Option<&'static str> {
        let (_, behind) = self.number(at)?;
        self.upper_number(behind).map(|_| "EQUAL_OR_MORE")
    }

    /// "a 20 year low", "a four day rally": the singular behind a number makes an adjective where a noun follows.
    fn compound(&self, at: usize, unit_at: usize) -> bool {
        let number = matches!(self.sense(unit_at - 1), Sense::Digits(..) | Sense::Amount(Amount::Exact(_)));
        let led =
            self.is_link(at, "a") || matches!(self.sense_before(at), Sense::Link("a" | "the") | Sense::Relation(_));
        number && led && self.sense(unit_at + 1) == Sense::Plain
    }

    /// What stands behind an amount and makes it a point in time.
    fn offset(&self, first: usize, end: usize, amount: Amount, unit: Unit) -> Option<Phrase> {
        let (back, anchor, behind) = match self.sense(end) {
            Sense::Ago => (true, Anchor::Article, end + 1),
            Sense::Earlier => (true, Anchor::Discourse, end + 1),
            Sense::Later => (false, Anchor::Discourse, end + 1),
            Sense::Link("before") if self.ends_amount(end + 1) => (true, Anchor::Discourse, end + 1),
            Sense::Link("after") if self.ends_amount(end + 1) => (false, Anchor::Discourse, end + 1),
            Sense::Link("from") if self.sense(end + 1) == Sense::Now => (false, Anchor::Article, end + 2),
            _ => return None,
        };
        Some(Phrase::new(first, behind, When::Offset { amount, unit, back, anchor }))
    }

    fn ends_amount(&self, at: usize) -> bool {
        matches!(self.sense(at), Sense::Mark('.' | ',' | ';' | ':' | '\n' | ')' | '”'))
    }

    /// "15 a year", "twice a week", "$5 million a month".
    fn is_rate(&self, at: usize) -> bool {
        matches!(self.sense_before(at), Sense::Digits(..) | Sense::Decimal(_) | Sense::Counted | Sense::Mark('%'))
            || matches!(self.sense_before(at), Sense::Amount(Amount::Exact(n)) if n > 1.0)
    }

    /// A number or its like with what may stand between it and the unit: the amount and the index of the unit.
    pub(super) fn quantity(&self, at: usize) -> Option<(Amount, usize)> {
        let (amount, mut next) = self.number(at)?;
        if let Some(behind) = self.upper_number(next) {
            next = behind;
        }
        while next < at + 8 && self.is_link(next, "filler") {
            next += 1;
        }
        self.unit(next).map(|_| (amount, next))
    }

    /// "(12) to 18 (months)", "(two) or three (weeks)", "(12)-18 (months)": the index behind the upper number, which must have its
    /// unit. The lower one counts.
    fn upper_number(&self, at: usize) -> Option<usize> {
        let joined = self.is_link(at, "to") || self.is_word(at, "or");
        let number_at = if joined { at + 1 } else { at };
        let tied = joined || self.is_hyphened(at) && matches!(self.sense(at), Sense::Digits(..));
        let is_number =
            matches!(self.sense(number_at), Sense::Digits(..) | Sense::Decimal(_) | Sense::Amount(Amount::Exact(_)));
        let (_, behind) = self.number(number_at).filter(|_| tied && is_number)?;
        self.unit(behind).map(|_| behind)
    }

    /// "five", "twenty-five", "1.5", "a", "half a", "a couple of", "a few", "two and a half", "several", "dozens of".
    fn number(&self, at: usize) -> Option<(Amount, usize)> {
        let before = self.sense_before(at);
        if matches!(before, Sense::Mark('$' | '£' | '€' | '¥' | '.')) && self.is_tight(at) {
            return None;
        }
        match self.sense(at) {
            Sense::Link("a") => self.number_behind_article(at),
            Sense::Digits(number, 1..=6) => Some(self.with_fraction(f64::from(number), at + 1)),
            Sense::Decimal(number) => Some((Amount::Exact(number), at + 1)),
            Sense::Amount(Amount::Vague) => Some((Amount::Vague, at + 1 + usize::from(self.is_link(at + 1, "of")))),
            Sense::Amount(Amount::Exact(number)) if self.is_word(at, "half") => {
                Some((Amount::Exact(number), at + 1 + usize::from(self.is_link(at + 1, "a"))))
            }
            Sense::Amount(Amount::Exact(number)) => {
                let tens = (20.0..=90.0).contains(&number) && number % 10.0 == 0.0;
                match self.sense(at + 1) {
                    Sense::Amount(Amount::Exact(ones)) if tens && self.is_hyphened(at + 1) && ones < 10.0 => {
                        Some(self.with_fraction(number + ones, at + 2))
                    }
                    Sense::Amount(Amount::Exact(100.0)) => Some((Amount::Exact(number * 100.0), at + 2)),
                    _ => Some(self.with_fraction(number, at + 1)),
                }
            }
            _ => None,
        }
    }

    fn number_behind_article(&self, at: usize) -> Option<(Amount, usize)> {
        let next = at + 1;
        let of = usize::from(self.is_link(next + 1, "of"));
        match self.sense(next) {
            Sense::Amount(Amount::Exact(2.0)) if self.is_word(next, "couple") => {
                Some((Amount::Exact(2.0), next + 1 + of))
            }
            Sense::Amount(amount) if self.is_word(next, "dozen") || self.is_word(next, "hundred") => {
                Some((amount, next + 1))
            }
            Sense::Amount(Amount::Vague) => Some((Amount::Vague, next + 1)),
            Sense::Amount(Amount::Exact(_)) | Sense::Digits(..) | Sense::Decimal(_) => self.number(next),
            _ => Some((Amount::Exact(1.0), next)),
        }
    }

    /// "two and a half".
    fn with_fraction(&self, number: f64, next: usize) -> (Amount, usize) {
        if self.is_link(next, "and") && self.is_link(next + 1, "a") && self.is_word(next + 2, "half") {
            return (Amount::Exact(number + 0.5), next + 3);
        }
        (Amount::Exact(number), next)
    }

    /// "a day-long (meeting)".
    pub(super) fn unit_long(&self, at: usize) -> Option<Phrase> {
        let unit = self
            .unit(at)
            .filter(|_| !self.is_hyphened(at) && self.is_link(at + 1, "long") && self.is_hyphened(at + 1))?;
        let single = !self.lexeme(at)?.has(Feature::Plural);
        let when = When::Duration { amount: Amount::Exact(1.0), unit };
        single.then(|| Phrase::new(at, at + 2, when))
    }

    /// "in recent months" is read elsewhere; this reads "for years", "months of talks", "hours before".
    pub(super) fn bare_units(&self, at: usize) -> Option<Phrase> {
        let unit = self.unit(at)?;
        if !self.lexeme(at)?.has(Feature::Plural)
            || self.is_hyphened(at)
            || matches!(unit, Unit::Quarter | Unit::Season | Unit::Night | Unit::Second | Unit::Weekend)
        {
            return None;
        }
        let led = matches!(self.sense_before(at), Sense::Link("in" | "for" | "after") | Sense::Mark('\n'))
            || ["took", "take", "takes", "lasted", "last", "just", "only"]
                .iter()
                .any(|w| self.is_word(at.wrapping_sub(1), w));
        let followed = matches!(self.sense(at + 1), Sense::Link("of" | "before" | "after"))
            || self.is_link(at + 1, "long") && self.is_hyphened(at + 1);
        let amount = Amount::Vague;
        if let Some(phrase) = self.offset(at, at + 1, amount, unit) {
            return Some(phrase);
        }
        let end = at + 1 + usize::from(self.is_link(at + 1, "long") && self.is_hyphened(at + 1));
        (led || followed).then(|| Phrase::new(at, end, When::Duration { amount, unit }))
    }

    /// "every Monday", "each year", "every two weeks".
    pub(super) fn every(&self, at: usize) -> Option<Phrase> {
        let next = at + 1;
        if self.is_word(next, "other")
            && let Some(unit) = self.unit(next + 1)
        {
            return Some(Phrase::new(at, next + 2, When::Set(duration(Amount::Exact(2.0), unit))));
        }
        let (value, end) = match self.sense(next) {
            Sense::Weekday(day) => (format!("XXXX-WXX-{day}"), next + 1),
            Sense::Month(month) => (format!("XXXX-{month:02}"), next + 1),
            Sense::Part(part) if part.len() == 2 => (format!("XXXX-XX-XXT{part}"), next + 1),
            Sense::Season(season) => (format!("XXXX-{season}"), next + 1),
            _ => match (self.unit(next), self.quantity(next)) {
                (Some(unit), _) => (duration(Amount::Exact(1.0), unit), next + 1),
                (None, Some((amount, unit_at))) => (duration(amount, self.unit(unit_at)?), unit_at + 1),
                _ => return None,
            },
        };
        Some(Phrase::new(at, end, When::Set(value)))
    }

    /// "per day".
    pub(super) fn per(&self, at: usize) -> Option<Phrase> {
        let unit = self.unit(at + 1)?;
        Some(Phrase::new(at, at + 2, When::Set(duration(Amount::Exact(1.0), unit))))
    }
}

/// The TIMEX3 value of a length of time.
pub(super) fn duration(amount: Amount, unit: Unit) -> String {
    let (times, letter) = match unit {
        Unit::Second => (1.0, "S"),
        Unit::Minute | Unit::Month => (1.0, "M"),
        Unit::Hour => (1.0, "H"),
        Unit::Day | Unit::Night => (1.0, "D"),
        Unit::Weekend => (1.0, "WE"),
        Unit::Week => (1.0, "W"),
        Unit::Fortnight => (2.0, "W"),
        Unit::Quarter => (1.0, "Q"),
        Unit::Year | Unit::Season => (1.0, "Y"),
        Unit::Decade => (10.0, "Y"),
        Unit::Century => (100.0, "Y"),
    };
    let clock = if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) { "T" } else { "" };
    match (amount, unit) {
        (Amount::Vague, Unit::Decade) => "PXE".to_owned(),
        (Amount::Vague, Unit::Century) => "PXC".to_owned(),
        (Amount::Vague, _) => format!("P{clock}X{letter}"),
        (Amount::Exact(number), _) => format!("P{clock}{}{letter}", number * times),
    }
}
