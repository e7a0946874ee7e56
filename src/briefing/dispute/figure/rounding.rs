//! One number told in two ways that can both be meant.

use crate::interface::phrase;
use std::collections::BTreeSet;

use super::{SURE, Told, is_near_in_size};
use crate::annotate::{Bounds, Figure, Qualifier, Unit};
use crate::briefing::dispute::fact::Fact;
use crate::briefing::dispute::pairs::Pair;
use crate::briefing::dispute::scene::Scene;
use crate::briefing::{Dispute, DisputeKind, Verdict};

impl Scene<'_, '_, Figure> {
    /// One thing whose number is told in two ways that can both be meant: "some 1,200" beside "1,243", "five years" beside "nearly
    /// five years".
    pub(super) fn roundings(&self) -> Vec<Dispute> {
        let mut taken: BTreeSet<usize> = BTreeSet::new();
        let mut found = Vec::new();
        for pair in self.pairs.mutual().into_iter().filter(|pair| pair.shared >= SURE) {
            if !taken.contains(&pair.one) && !taken.contains(&pair.other) && self.are_roundings(pair) {
                taken.extend([pair.one, pair.other]);
                found.push(self.rounding(pair));
            }
        }
        found
    }

    fn are_roundings(&self, pair: Pair) -> bool {
        let (one, other) = self.both(pair);
        let (here, there) = self.statements(pair);
        let (a, b) = (one.claim.bounds, other.claim.bounds);
        let plain = |told: Told<'_>| told.claim.qualifiers.iter().all(|kind| *kind == Qualifier::Rate);
        let hedged = |bounds: Bounds| bounds.low < bounds.printed || bounds.high > bounds.printed;
        !a.exclude(&b)
            && a != b
            && (one.claim.unit == Unit::Minutes || !a.same_print(&b))
            && (hedged(a) || hedged(b))
            && plain(one)
            && plain(other)
            && is_near_in_size(one.claim, other.claim)
            && self.same_act(pair)
            && self.same_run(pair)
            && self.same_age(one, other)
            && self.same_scope(one, other)
            && !self.are_elsewhere(one, other)
            && (one.claim.unit != Unit::Minutes || self.is_one_length(pair))
            && !self.words.are_copies(here, there)
    }

    fn rounding(&self, pair: Pair) -> Dispute {
        let fact = Fact { sides: [vec![pair.one], vec![pair.other]], shared: pair.shared };
        Dispute {
            id: fact.id("rounding", self.articles, &self.places),
            verdict: Verdict::Compatible,
            kind: DisputeKind::Number,
            question: self.question(self.told[pair.one]),
            positions: fact.sides.iter().map(|side| self.side(side)).collect(),
            event: None,
            rule: phrase("Sources print one number more or less finely; some value can be meant by both.").into(),
        }
    }
}
