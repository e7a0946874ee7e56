//! Claims of one sort from all articles, laid out to be compared: what every comparison of them needs.

use std::collections::BTreeSet;

use super::context::{Words, is_common};
use super::fact::{Fact, Judge};
use super::pairs::{Pair, Pairs, Place};
use super::shared_words::shared_words;
use super::{Position, sources};
use crate::annotate::{Agent, Annotated, EntityId, Term};
use crate::article::Span;
use crate::briefing::Statement;
use crate::briefing::entity_index::EntityIndex;

/// How rare a single word must be to tell two things apart.
const RARE: f64 = 0.66;

/// A claim with its article.
#[derive(Debug)]
pub(super) struct Told<'b, C> {
    pub(super) article: usize,
    pub(super) claim: &'b C,
}

impl<C> Clone for Told<'_, C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for Told<'_, C> {}

/// All claims of one sort.
pub(super) struct Scene<'s, 'b, C> {
    pub(super) articles: &'b [Annotated],
    pub(super) index: &'s EntityIndex,
    pub(super) words: &'s Words<'b>,
    pub(super) told: Vec<Told<'b, C>>,
    pub(super) places: Vec<Place>,
    pub(super) pairs: Pairs,
}

impl<'s, 'b, C> Scene<'s, 'b, C> {
    /// Lays the claims out, each in the places where it is compared; they come in the order of their articles.
    pub(super) fn of(
        articles: &'b [Annotated],
        index: &'s EntityIndex,
        words: &'s Words<'b>,
        laid: impl IntoIterator<Item = (Told<'b, C>, Place)>,
    ) -> Self {
        let (told, places): (Vec<_>, Vec<_>) = laid.into_iter().unzip();
        let pairs = Pairs::of(&places, words);
        Self { articles, index, words, told, places, pairs }
    }

    /// Two claims with their articles.
    pub(super) fn both(&self, pair: Pair) -> (Told<'b, C>, Told<'b, C>) {
        (self.told[pair.one], self.told[pair.other])
    }

    /// The statements of two claims.
    pub(super) fn statements(&self, pair: Pair) -> (Statement, Statement) {
        (self.places[pair.one].statement, self.places[pair.other].statement)
    }

    /// How much the words next to both share, of those that `tells` is true of.
    pub(super) fn near_shared(&self, pair: Pair, tells: impl Fn(Term) -> bool) -> f64 {
        let near =
            |at: usize| self.places[at].near.iter().copied().filter(|term| tells(*term)).collect::<BTreeSet<Term>>();
        near(pair.one).intersection(&near(pair.other)).map(|term| self.words.rarity(*term)).sum()
    }

    /// True where the words next to both have two in common that are no everyday ones, or one beside a name that both sentences have, or as
    /// the only one: one word alone may stand beside two things.
    pub(super) fn is_told_alike(&self, pair: Pair) -> bool {
        self.is_told_alike_in(pair, |_| true)
    }

    /// The same by those words of which `tells` is true.
    pub(super) fn is_told_alike_in(&self, pair: Pair, tells: impl Fn(Term) -> bool) -> bool {
        let near = |at: usize| -> BTreeSet<Term> {
            self.places[at].near.iter().copied().filter(|term| !is_common(*term) && tells(*term)).collect()
        };
        let (a, b) = (near(pair.one), near(pair.other));
        let common = a.intersection(&b).count();
        let is_rare = || a.intersection(&b).map(|term| self.words.rarity(*term)).sum::<f64>() >= RARE;
        common > 1 || common > 0 && (common == a.len().min(b.len()) || self.names(pair) > 0 || is_rare())
    }

    /// How many names the contexts of both have.
    pub(super) fn names(&self, pair: Pair) -> usize {
        self.words.shared_names(self.pairs.context(pair.one), self.pairs.context(pair.other))
    }

    /// True where neither article has another claim on the shelf.
    pub(super) fn is_only_one(&self, pair: Pair) -> bool {
        [pair.one, pair.other].into_iter().all(|at| {
            let place = &self.places[at];
            let article = place.statement.article;
            let from = self.places.partition_point(|other| other.statement.article < article);
            let own = self.places[from..].iter().take_while(|other| other.statement.article == article);
            own.filter(|other| other.shelf == place.shelf).count() == 1
        })
    }

    /// The folder's ids of names.
    pub(super) fn merged<'i>(&self, article: usize, ids: impl IntoIterator<Item = &'i EntityId>) -> BTreeSet<EntityId> {
        ids.into_iter().map(|id| self.index.merged(article, id)).collect()
    }

    /// The names of those who do it.
    pub(super) fn parties(&self, article: usize, agents: &[Agent]) -> BTreeSet<EntityId> {
        self.merged(article, agents.iter().filter_map(|agent| agent.entity.as_ref()))
    }

    /// The words of an article at a place.
    pub(super) fn text(&self, article: usize, span: Span) -> String {
        self.articles[article].article.body.get(span).unwrap_or_default().to_owned()
    }

    /// The day of the article of a claim.
    pub(super) fn day(&self, at: usize) -> Option<jiff::civil::Date> {
        self.articles[self.told[at].article].article.date.as_ref()?.value.as_day()
    }

    /// The words that the founders of a fact share, as printed.
    pub(super) fn common(&self, fact: &Fact) -> Vec<String> {
        let context = |side: usize| {
            let at = fact.sides[side][0];
            (self.places[at].statement, self.pairs.context(at))
        };
        shared_words(self.articles, self.words, context(0), context(1))
    }

    /// One side of a fact, in source order; `span` says which words of each claim differ.
    pub(super) fn position(&self, side: &[usize], answer: String, span: impl Fn(&C) -> Span) -> Position {
        let statement = |&at: &usize| (self.places[at].statement, span(self.told[at].claim));
        let mut statements: Vec<(Statement, Span)> = side.iter().map(statement).collect();
        statements.sort_by_key(|(statement, span)| (*statement, span.start));
        Position { answer, statements }
    }
}

impl<C> Scene<'_, '_, C>
where
    Self: Judge,
{
    /// The facts that sources tell in two ways, the surest first; no claim is in two of them.
    pub(super) fn facts(&self) -> Vec<Fact> {
        let mut taken: BTreeSet<usize> = BTreeSet::new();
        let mut found = Vec::new();
        for pair in self.pairs.mutual() {
            let is_known = taken.contains(&pair.one) || taken.contains(&pair.other);
            if is_known || pair.shared < self.least(pair) || !self.differ(pair) {
                continue;
            }
            let fact = Fact::around(self, &self.pairs, pair);
            taken.extend(fact.members());
            if !fact.is_split_in_one(self, &self.pairs) {
                found.push(fact);
            }
        }
        found
    }
}

/// The answers, best supported first.
pub(super) fn by_support(positions: impl IntoIterator<Item = Position>) -> Vec<Position> {
    let mut positions: Vec<Position> = positions.into_iter().collect();
    positions.sort_by_key(|position| std::cmp::Reverse(sources(position)));
    positions
}
