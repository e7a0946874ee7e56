//! Parts of a year that are counted, and the periods that reports of figures speak of: "the third quarter of 2022", "the
//! last half of 1989", "the year-ago quarter", "the same month last year".

use super::lexeme::{Amount, Feature, Relation, Sense, Tense, Unit};
use super::phrase::{Phrase, When, YearOf};
use super::reader::Reader;

/// Which one of a row that is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Nth(i8),
    Last,
}

impl Place {
    /// Its number among `count`.
    fn among(self, count: i8) -> Option<i8> {
        match self {
            Self::Nth(nth) => (1..=count).contains(&nth).then_some(nth),
            Self::Last => Some(count),
        }
    }
}

impl Reader<'_> {
    /// "the third quarter of 2022", "the final quarter", "the first half of this year", "the 19th century", "the first nine
    /// months", "the last week of March".
    pub(super) fn ranked(&self, first: usize, at: usize) -> Option<Phrase> {
        let place = self.place(at)?;
        let next = at + 1 + usize::from(self.is_link(at + 1, "fiscal"));
        if let Some(half) = self.pair_of_quarters(place, next)
            && let Some((year, end)) = self.year_behind(next + 2)
        {
            return Some(Phrase::new(first, end, When::Half { half, year }));
        }
        let single = !self.lexeme(next)?.has(Feature::Plural);
        match self.sense(next) {
            Sense::Unit(Unit::Quarter) if single => self.quarter(first, place, next),
            Sense::Amount(Amount::Exact(_)) if self.is_word(next, "half") => {
                let (year, end) = self.year_behind(next + 1)?;
                Some(Phrase::new(first, end, When::Half { half: place.among(2)?, year }))
            }
            Sense::Unit(Unit::Century) => match place {
                Place::Nth(century @ 10..) => Some(Phrase::new(first, next + 1, When::Century(i16::from(century)))),
                _ => None,
            },
            Sense::Unit(unit @ (Unit::Week | Unit::Weekend | Unit::Day)) if single => {
                self.part_of_month(first, place, unit, next + 1)
            }
            _ if place == Place::Nth(1) && first < at => self.opening(first, next),
            _ => None,
        }
    }

    fn place(&self, at: usize) -> Option<Place> {
        match self.sense(at) {
            Sense::Rank(rank) => i8::try_from(rank).ok().map(Place::Nth),
            Sense::Relation(Relation::Last) => Some(Place::Last),
            Sense::Plain if ["final", "closing"].iter().any(|w| self.is_word(at, w)) => Some(Place::Last),
            Sense::Plain if self.is_word(at, "opening") => Some(Place::Nth(1)),
            Sense::Plain if self.is_word(at, "latter") && self.is_word(at + 1, "half") => Some(Place::Last),
            _ => None,
        }
    }

    /// "(the first) two quarters" is a half.
    fn pair_of_quarters(&self, place: Place, at: usize) -> Option<i8> {
        let two = matches!(self.sense(at), Sense::Amount(Amount::Exact(2.0)) | Sense::Digits(2, 1));
        let quarters = self.sense(at + 1) == Sense::Unit(Unit::Quarter);
        let half = match place {
            Place::Nth(1) => 1,
            Place::Last => 2,
            Place::Nth(_) => return None,
        };
        (two && quarters).then_some(half)
    }

    /// "(the last) quarter" alone is the one before this, so that the place needs its year.
    fn quarter(&self, first: usize, place: Place, at: usize) -> Option<Phrase> {
        let behind = self.year_behind(at + 1);
        if place == Place::Last && behind.is_none() {
            return None;
        }
        let (year, end) = behind.unwrap_or((YearOf::Open, at + 1));
        Some(Phrase::new(first, end, When::Quarter { quarter: place.among(4)?, year }))
    }

    /// "(the last week) of March".
    fn part_of_month(&self, first: usize, place: Place, unit: Unit, of: usize) -> Option<Phrase> {
        let Sense::Month(month) = self.sense(of + 1) else { return None };
        if !self.is_link(of, "of") {
            return None;
        }
        let nth = match (place, unit) {
            (Place::Last, _) => None,
            (_, Unit::Day) => Some(place.among(31)?),
            _ => Some(place.among(5)?),
        };
        let (year, end) = self.year_behind(of + 2).unwrap_or((YearOf::Open, of + 2));
        Some(Phrase::new(first, end, When::PartOfMonth { nth, unit, month, year }))
    }

    /// "(the first) nine months".
    fn opening(&self, first: usize, at: usize) -> Option<Phrase> {
        let (amount, unit_at) = self.quantity(at).filter(|_| !self.is_link(at, "a"))?;
        let unit = self.unit(unit_at)?;
        let plural = self.lexeme(unit_at)?.has(Feature::Plural) && !self.is_hyphened(unit_at);
        plural.then(|| Phrase::new(first, unit_at + 1, When::Duration { amount, unit }))
    }

    /// "(next year)’s first quarter", with `shift` for the year.
    pub(super) fn part_of_related_year(&self, first: usize, possessive: usize, shift: i16) -> Option<Phrase> {
        if !self.is_possessive(possessive) {
            return None;
        }
        let phrase = self.ranked(possessive + 1, possessive + 1)?;
        let year = YearOf::Shift(shift);
        let when = match phrase.when {
            When::Quarter { quarter, year: YearOf::Open } => When::Quarter { quarter, year },
            _ => return None,
        };
        Some(Phrase { first, when, ..phrase })
    }

    fn is_possessive(&self, at: usize) -> bool {
        matches!(self.word(at), "'s" | "’s")
    }

    /// "year-ago", "the year-earlier period", "the comparable year-ago quarter", "a year-earlier third quarter".
    pub(super) fn year_ago(&self, first: usize) -> Option<Phrase> {
        let article = matches!(self.sense(first), Sense::Link("the" | "a"));
        let mut at = first + usize::from(article);
        at += usize::from(["comparable", "corresponding", "like"].iter().any(|w| self.is_word(at, w)));
        let compound = self.sense(at) == Sense::Unit(Unit::Year)
            && matches!(self.sense(at + 1), Sense::Ago | Sense::Earlier)
            && self.is_hyphened(at + 1);
        if !compound {
            return None;
        }
        let behind = at + 2;
        if let Some(Phrase { when: When::Quarter { quarter, .. }, end, .. }) = self.ranked(behind, behind) {
            return Some(Phrase::new(first, end, When::Reported { quarter: Some(quarter), years: -1 }));
        }
        if self.sense(behind) == Sense::Unit(Unit::Quarter) {
            return Some(Phrase::new(first, behind + 1, When::Reported { quarter: None, years: -1 }));
        }
        if self.is_word(behind, "period") {
            return Some(Phrase::new(first, behind + 1, When::YearAgo));
        }
        // The article belongs to the noun: "the year-earlier profit".
        Some(Phrase::new(at, behind, When::YearAgo))
    }

    /// "the latest quarter", "the quarter", "the quarter ended March 31": the one that the figures are of.
    pub(super) fn reported(&self, at: usize) -> Option<Phrase> {
        let latest = self.is_word(at + 1, "latest");
        let noun = at + 1 + usize::from(latest);
        let when = When::Reported { quarter: None, years: 0 };
        if latest && self.is_word(noun, "period") {
            return Some(Phrase::new(at, noun + 1, when));
        }
        if self.sense(noun) != Sense::Unit(Unit::Quarter) || self.lexeme(noun)?.has(Feature::Plural) {
            return None;
        }
        let led = matches!(self.sense_before(at), Sense::Link("in" | "for" | "of"));
        let ended = self.is_word(noun + 1, "ended") || self.is_word(noun + 1, "ending");
        let compared = self.lexeme(noun + 1).is_some_and(|l| l.tense == Tense::Past);
        (latest || led && (self.ends_phrase(noun + 1) || compared) || ended).then(|| Phrase::new(at, noun + 1, when))
    }

    /// "the same month last year", "the same period a year earlier": `at` is the relation.
    pub(super) fn same_of_last_year(&self, first: usize, at: usize) -> Option<Phrase> {
        let unit = match self.sense(at + 1) {
            Sense::Unit(unit @ (Unit::Month | Unit::Quarter)) => Some(unit),
            _ if self.is_word(at + 1, "period") => None,
            _ => return None,
        };
        let mut next = at + 2 + usize::from(self.is_link(at + 2, "of") || self.is_link(at + 2, "in"));
        next += usize::from(self.is_link(next, "the"));
        let last_year = self.sense(next) == Sense::Relation(Relation::Last) || self.is_word(next, "previous");
        let year_ago = self.is_link(next, "a") && matches!(self.sense(next + 2), Sense::Ago | Sense::Earlier);
        if !(last_year || year_ago) || self.sense(next + 1) != Sense::Unit(Unit::Year) {
            return None;
        }
        let end = next + 2 + usize::from(year_ago);
        Some(Phrase::new(first, end, When::LastNamed { unit, years: -1 }))
    }
}
