//! Years and quarters of accounts: "fiscal 2024", "last financial year", "the fiscal year that ended in March".

use super::lexeme::{Amount, Relation, Sense, Unit};
use super::phrase::{Phrase, When, YearOf};
use super::reader::Reader;

impl Reader<'_> {
    /// "the (fiscal) year ended March 31" is a length, and no year of the calendar.
    pub(super) fn accounting_year(&self, at: usize, unit_at: usize) -> Option<Phrase> {
        let that = usize::from(["that", "which"].iter().any(|w| self.is_word(unit_at + 1, w)));
        let ended = ["ended", "ending", "ends"].iter().any(|w| self.is_word(unit_at + 1 + that, w));
        let when = When::Duration { amount: Amount::Exact(1.0), unit: Unit::Year };
        ended.then(|| Phrase::new(at, unit_at + 1, when))
    }

    /// "in the fiscal year": the one under way.
    pub(super) fn the_fiscal_year(&self, at: usize) -> Option<Phrase> {
        let led = matches!(self.sense_before(at), Sense::Link("of" | "in" | "for" | "by"));
        (led && self.ends_phrase(at + 3)).then(|| Phrase::new(at, at + 3, When::FiscalYear(YearOf::Shift(0))))
    }

    /// "fiscal 2024", "fiscal year 2024", "fiscal second-quarter".
    pub(super) fn fiscal(&self, at: usize) -> Option<Phrase> {
        let next = at + 1 + usize::from(self.sense(at + 1) == Sense::Unit(Unit::Year));
        if let Some(year) = self.year_number(next) {
            return Some(Phrase::new(at, next + 1, When::FiscalYear(YearOf::Given(year))));
        }
        self.ranked(at, at + 1).filter(|phrase| matches!(phrase.when, When::Quarter { .. }))
    }

    /// "last fiscal year", "the current financial year".
    pub(super) fn related_fiscal_year(&self, first: usize, relation: Relation, at: usize) -> Option<Phrase> {
        let shift = match relation {
            Relation::Last | Relation::Previous => -1,
            Relation::This => 0,
            Relation::Next | Relation::Coming => 1,
            _ => return None,
        };
        let is_year = self.is_link(at, "fiscal") && self.sense(at + 1) == Sense::Unit(Unit::Year);
        is_year.then(|| Phrase::new(first, at + 2, When::FiscalYear(YearOf::Shift(shift))))
    }
}
