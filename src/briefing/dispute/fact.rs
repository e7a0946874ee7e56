//! What several sources tell of one fact, in two sides that cannot both hold.

use super::Rule;
use super::Verdict;
use super::pairs::{Pair, Pairs, Place};
use crate::annotate::{Annotated, Sentence};
use crate::interface::phrase;

/// What can say of claims, by index, how their values stand to each other.
pub(super) trait Judge {
    /// What two contexts must share at least.
    const LIKELY: f64;
    /// The share of the founders' likeness that a telling of the other value must have to show that an article knows of both.
    const KNOWN: f64 = 0.4;

    /// True where both may mean one value.
    fn agree(&self, one: usize, other: usize) -> bool;

    /// True where two are of one thing and cannot both hold.
    fn differ(&self, pair: Pair) -> bool;

    /// What the contexts of a pair must share at least.
    fn least(&self, _: Pair) -> f64 {
        Self::LIKELY
    }
}

/// Tellings of one fact, by index; each side begins with the one that founded it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fact {
    pub(super) sides: [Vec<usize>; 2],
    /// What the contexts of the founders share.
    pub(super) shared: f64,
}

impl Fact {
    /// A pair that differs, with those of other articles that are likest to one of them and agree with one side alone.
    pub(super) fn around<J: Judge>(judge: &J, pairs: &Pairs, pair: Pair) -> Self {
        let mut sides = [vec![pair.one], vec![pair.other]];
        for founder in [pair.one, pair.other] {
            for (_, partner, shared) in pairs.best(founder) {
                if shared < J::LIKELY || sides.iter().flatten().any(|&at| at == partner) {
                    continue;
                }
                match (judge.agree(pair.one, partner), judge.agree(pair.other, partner)) {
                    (true, false) => sides[0].push(partner),
                    (false, true) => sides[1].push(partner),
                    _ => {}
                }
            }
        }
        Self { sides, shared: pair.shared }
    }

    /// True where an article of one side also tells the value of the other: it knows of both, so that they are two things or a
    /// change.
    pub(super) fn is_split_in_one<J: Judge>(&self, judge: &J, pairs: &Pairs) -> bool {
        let other = |side: usize| &self.sides[1 - side];
        (0..2).any(|side| {
            self.sides[side].iter().any(|&member| {
                let article = pairs.article(member);
                other(side).iter().any(|&opposed| {
                    let partners = pairs.partners(opposed, article).iter();
                    partners.clone().any(|&(_, partner, shared)| {
                        shared >= self.shared * J::KNOWN
                            && judge.agree(opposed, partner)
                            && !judge.agree(member, partner)
                    })
                })
            })
        })
    }

    /// Every telling.
    pub(super) fn members(&self) -> impl Iterator<Item = usize> + '_ {
        self.sides.iter().flatten().copied()
    }

    /// A stable id: that of the founding sentence, with the kind of the value.
    pub(super) fn id(&self, kind: &str, articles: &[Annotated], places: &[Place]) -> String {
        let at = self.sides[0][0];
        let statement = places[at].statement;
        let annotated = &articles[statement.article];
        let anchor = annotated.sentences.get(statement.sentence).map(Sentence::anchor).unwrap_or_default();
        let before = places[..at].iter().rev().take_while(|place| place.statement == statement).count();
        let number = if before == 0 { String::new() } else { format!("-{}", before + 1) };
        format!("dispute/{}-{anchor}-{kind}{number}", annotated.article.id.0.replace(['/', '.'], "-"))
    }
}

/// What the rule says of a difference, in words.
pub(super) struct Difference<'c> {
    pub(super) verdict: Verdict,
    pub(super) is_status: bool,
    /// The words that both statements have.
    pub(super) common: &'c [String],
}

impl Difference<'_> {
    pub(super) fn rule(&self) -> Rule {
        let what = match (self.verdict, self.is_status) {
            (Verdict::Update, _) => phrase("A source of a later day tells as done what earlier ones tell as not done."),
            (Verdict::Dispute, true) => phrase("One source tells as done what another tells as not done."),
            (Verdict::Dispute, false) => phrase("Sources lay one deed to different parties."),
            (_, true) => phrase("One source tells as done what may be the same that another tells as not done."),
            (_, false) => phrase("Sources lay what may be one deed to different parties."),
        };
        Rule::with_words(what, self.common)
    }
}
