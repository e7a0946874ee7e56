//! Which numbers are of one thing at one time: not of another stretch of time, another day's price, or the whole beside a part.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use hashbrown::HashSet;

use super::{Told, is};
use crate::annotate::{Figure, Qualifier, Term, TimeExpression, TimexKind, Unit, vocabulary};
use crate::briefing::dispute::pairs::Pair;
use crate::briefing::dispute::scene::Scene;
use crate::date::Grain;

impl Scene<'_, '_, Figure> {
    /// False where each is narrowed by words that the other sentence lacks, each is of another stretch of time, or the larger alone is told
    /// of the whole.
    pub(super) fn same_scope(&self, one: Told<'_>, other: Told<'_>) -> bool {
        let (larger, smaller) =
            if one.claim.bounds.printed > other.claim.bounds.printed { (one, other) } else { (other, one) };
        let is_part = is(larger, Qualifier::Whole) && !is(smaller, Qualifier::Whole);
        let periods = one.claim.period.is_some_and(|a| other.claim.period.is_some_and(|b| a != b));
        // "1,500 in the first year", "4,000 by 2030".
        let year = |told: Told<'_>| {
            told.claim
                .when
                .as_ref()
                .is_some_and(|when| matches!(when.grain(), Grain::Year | Grain::Years | Grain::Open))
        };
        let period = |told: Told<'_>| told.claim.period.is_some();
        let years = period(one) != period(other) && (period(one) && year(other) || period(other) && year(one));
        if is_part || periods || years || self.are_of_other_lengths(one, other) {
            return false;
        }
        let lacks = |a: Told<'_>, b: Told<'_>| {
            let there = self.words.sentence(b.article, b.claim.sentence);
            a.claim.marks.iter().any(|mark| there.binary_search(mark).is_err())
        };
        one.claim.marks.is_empty() || other.claim.marks.is_empty() || !lacks(one, other) || !lacks(other, one)
    }

    /// True where a length of time stands next to each number, and not the same: "in the 24 hours before", "in three days".
    fn are_of_other_lengths(&self, one: Told<'_>, other: Told<'_>) -> bool {
        const NEXT: usize = 60;
        let lengths = |told: Told<'_>| -> BTreeSet<&str> {
            let times = &self.articles[told.article].times;
            let body = &self.articles[told.article].article.body;
            let own = &told.claim.span;
            let before = |time: &TimeExpression| {
                let words = body.get(..time.span.start).unwrap_or_default().trim_end();
                words.rsplit(' ').find(|word| *word != "the").unwrap_or_default().to_lowercase()
            };
            let is_led =
                |time: &TimeExpression| matches!(before(time).as_str(), "in" | "over" | "within" | "for" | "during");
            let first = times.partition_point(|time| time.span.end + NEXT < own.start);
            let next = times[first..].iter().take_while(|time| time.span.start < own.end + NEXT);
            let lengths = next.filter(|time| time.kind == TimexKind::Duration && time.span != *own && is_led(time));
            lengths.map(|time| time.value.as_str()).collect()
        };
        let (a, b) = (lengths(one), lengths(other));
        one.claim.unit != Unit::Minutes && !a.is_empty() && !b.is_empty() && a.is_disjoint(&b)
    }

    /// True for a price, a temperature and their likes, which change by the day, where nothing tells that both articles are of one.
    pub(super) fn are_readings_of_two_days(&self, pair: Pair) -> bool {
        static READINGS: LazyLock<HashSet<Term>> = LazyLock::new(|| vocabulary::terms("reading"));
        let is_reading = |at: usize| {
            let told = self.told[at].claim;
            told.unit == Unit::Quantity("degree") || told.near.iter().any(|term| READINGS.contains(term))
        };
        let measured = !matches!(self.told[pair.one].claim.unit, Unit::Minutes);
        let one_day = self.day(pair.one).is_some() && self.day(pair.one) == self.day(pair.other);
        measured && !one_day && (is_reading(pair.one) || is_reading(pair.other))
    }
}
