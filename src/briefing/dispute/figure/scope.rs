//! Which numbers are of one thing at one time: not of another stretch of time, another day's price, or the whole beside a part.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use hashbrown::HashSet;

use super::{Told, is};
use crate::annotate::{
    EntityId, EntityKind, Figure, Mention, Qualifier, Term, TimeExpression, TimexKind, Unit, is_reporting, vocabulary,
};
use crate::briefing::dispute::pairs::Pair;
use crate::briefing::dispute::scene::Scene;
use crate::date::Grain;

/// Words behind which a body is the one that says, makes or gives it, or a part of a longer name.
const LED: [&str; 4] = ["according to ", "by ", "from ", "of "];

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
        // "Three agreements on water", beside nine.
        let told_there = self.words.sentence(larger.article, larger.claim.sentence);
        let is_of_a_kind = smaller.claim.unit == Unit::Count
            && !smaller.claim.narrowed.is_empty()
            && smaller.claim.narrowed.iter().all(|term| told_there.binary_search(term).is_err());
        if is_part || is_of_a_kind || periods || years || self.are_of_other_lengths(one, other) {
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

    /// True where both sentences count another thing of one kind, and not the same number: "740 seats for 21 million", "120 seats for 3.5 million".
    pub(super) fn are_of_two_sizes(&self, one: Told<'_>, other: Told<'_>) -> bool {
        let others = |told: Told<'_>| -> Vec<&Figure> {
            let here = self.articles[told.article].claims.figures_of(told.claim.sentence).iter();
            here.filter(|figure| figure.span != told.claim.span && figure.thing.is_some()).collect()
        };
        let (a, b) = (others(one), others(other));
        a.iter()
            .any(|x| b.iter().any(|y| x.thing == y.thing && x.thing != one.claim.thing && x.bounds.exclude(&y.bounds)))
    }

    /// True where each sentence names a company or another body that the other does not, apart from those that say it.
    pub(super) fn are_of_other_bodies(&self, one: Told<'_>, other: Told<'_>) -> bool {
        let (a, b) = (self.bodies(one), self.bodies(other));
        !a.is_empty() && !b.is_empty() && a.is_disjoint(&b)
    }

    fn bodies(&self, told: Told<'_>) -> BTreeSet<EntityId> {
        let annotated = &self.articles[told.article];
        let Some(span) = annotated.sentences.get(told.claim.sentence).and_then(|s| s.body.clone()) else {
            return BTreeSet::new();
        };
        let first = annotated.mentions.partition_point(|mention| mention.span.start < span.start);
        let own = annotated.mentions[first..].iter().take_while(|mention| mention.span.end <= span.end);
        let says = |mention: &&Mention| {
            let behind = self.text(told.article, mention.span.end..span.end);
            let before = self.text(told.article, span.start..mention.span.start);
            let verb = behind.split_whitespace().next().unwrap_or_default().trim_matches(|c: char| !c.is_alphabetic());
            is_reporting(verb) || LED.iter().any(|words| before.trim_end_matches("the ").ends_with(words))
        };
        let bodies = own.filter(|mention| mention.kind == EntityKind::Organisation).filter(|mention| !says(mention));
        self.merged(told.article, bodies.map(|mention| &mention.entity))
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
