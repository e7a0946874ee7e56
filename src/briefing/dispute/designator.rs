//! One thing that sources put at different ones of a row: "Berth 4" and "Berth 6", "Hall B" and "Hall C".

#[cfg(test)]
mod tests;

use super::Rule;
use super::cloze::cloze;
use super::context::Words;
use super::fact::{Fact, Judge};
use super::pairs::{Pair, Place};
use super::scene::{Scene, Told, by_support};
use super::{Dispute, DisputeKind, Position, Verdict};
use crate::annotate::{Annotated, Designator, Row, Term};
use crate::briefing::Statement;
use crate::briefing::entity_index::EntityIndex;
use crate::interface::phrase;

/// What two contexts must share beside the noun where one verb governs both.
const SHARP: f64 = 0.3;
/// What they must share beside the noun without that.
const PLAIN: f64 = 0.75;
/// What they must share beside the noun where a story may well name several of a row.
const OFTEN_SEVERAL: f64 = 1.1;

/// The differences in what names one of a row; an article that names several of a row knows of several.
pub(super) fn find(articles: &[Annotated], index: &EntityIndex, words: &Words<'_>) -> Vec<Dispute> {
    let mut laid = Vec::new();
    for (article, annotated) in articles.iter().enumerate() {
        let all = &annotated.claims.designators;
        for claim in all.iter().filter(|claim| !claim.is_aside) {
            let is_only_one =
                all.iter().filter(|other| other.noun == claim.noun).all(|other| other.label == claim.label);
            if is_only_one {
                let mut near = claim.near.clone();
                near.extend(claim.verb.into_iter().chain(Term::of_word(claim.noun)));
                let statement = Statement { article, sentence: claim.sentence };
                let shelf = Term::of(&format!("row {}", claim.noun));
                laid.push((
                    Told { article, claim },
                    Place { statement, shelf, near, leans_back: false, is_narrow: true },
                ));
            }
        }
    }
    let scene = Scene::of(articles, index, words, laid);
    scene.facts().iter().map(|fact| scene.dispute(fact)).collect()
}

impl Judge for Scene<'_, '_, Designator> {
    const LIKELY: f64 = 0.7;

    fn agree(&self, one: usize, other: usize) -> bool {
        self.told[one].claim.label == self.told[other].claim.label
    }

    fn least(&self, _: Pair) -> f64 {
        SHARP
    }

    fn differ(&self, pair: Pair) -> bool {
        let (one, other) = self.both(pair);
        let (here, there) = self.statements(pair);
        let same_verb = one.claim.verb.is_some() && one.claim.verb == other.claim.verb;
        let needed = match one.claim.row {
            Row::Text => OFTEN_SEVERAL,
            _ if same_verb => SHARP,
            _ => PLAIN,
        };
        !self.agree(pair.one, pair.other)
            && !may_be_one_floor(one.claim, other.claim)
            && !self.words.are_copies(here, there)
            && !self.words.are_of_others(here, there)
            && self.words.may_be_one_time(here, there)
            && self.beside_the_noun(pair) >= needed
    }
}

impl Scene<'_, '_, Designator> {
    /// What both contexts share, the noun left out.
    fn beside_the_noun(&self, pair: Pair) -> f64 {
        let noun = Term::of_word(self.told[pair.one].claim.noun);
        pair.shared - noun.map_or(0.0, |noun| self.words.rarity(noun))
    }

    fn dispute(&self, fact: &Fact) -> Dispute {
        let at = fact.sides[0][0];
        let told = self.told[at];
        let words = cloze(self.articles, self.places[at].statement, &told.claim.span);
        let common = self.common(fact);
        Dispute {
            id: fact.id("row", self.articles, &self.places),
            verdict: Verdict::Dispute,
            kind: if told.claim.row == Row::Spot { DisputeKind::Place } else { DisputeKind::Name },
            question: format!("Which {}: “{words}”?", told.claim.noun),
            positions: by_support(fact.sides.iter().map(|side| self.side(side))),
            event: None,
            rule: Rule::with_words(
                phrase("Each source names one of a row, and not the same; no source names both."),
                &common,
            ),
        }
    }

    fn side(&self, side: &[usize]) -> Position {
        let told = self.told[side[0]];
        let answer = self.text(told.article, told.claim.span.clone());
        self.position(side, answer, |claim| claim.span.clone())
    }
}

/// The first floor of one country is the second of another.
fn may_be_one_floor(one: &Designator, other: &Designator) -> bool {
    let number = |claim: &Designator| claim.label.parse::<u32>().ok();
    let next = number(one).zip(number(other)).is_some_and(|(a, b)| a.abs_diff(b) == 1);
    one.noun == "floor" && next
}
