//! Which places of two articles speak of one thing: each the best partner of the other.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use super::context::{Context, Words};
use crate::annotate::Term;
use crate::briefing::Statement;

/// A word that stands in more places than this pairs nobody: it would cost the square of their number.
const MOST_PLACES: usize = 48;
/// How rare a word must be to pair two places.
const RARE: f64 = 0.25;

/// A place that gives a value.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The sentence.
    pub(super) statement: Statement,
    /// Only places of one shelf are paired.
    pub(super) shelf: Term,
    /// The words of content next to the value.
    pub(super) near: Vec<Term>,
    /// True where the sentence before says what the value is about.
    pub(super) leans_back: bool,
}

/// Two places of two articles, by index.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub(super) one: usize,
    pub(super) other: usize,
    /// What their contexts share.
    pub(super) shared: f64,
}

/// The likeness of all pairs that share a rare word, for each place and other article the best first.
pub(super) struct Pairs {
    contexts: Vec<Context>,
    articles: Vec<usize>,
    /// For a place and an article: the places there, the likest first.
    partners: BTreeMap<(usize, usize), Vec<(usize, f64)>>,
}

impl Pairs {
    /// Pairs all places.
    pub(super) fn of(places: &[Place], words: &Words<'_>) -> Self {
        let context = |place: &Place| words.context(place.statement, &place.near, place.leans_back);
        let contexts: Vec<Context> = places.iter().map(context).collect();
        // Looked up only: no order of it reaches the output.
        let mut holders: HashMap<(Term, Term), Vec<usize>> = HashMap::new();
        for (at, context) in contexts.iter().enumerate() {
            for term in context.keys().filter(|term| words.rarity(**term) >= RARE) {
                holders.entry((places[at].shelf, *term)).or_default().push(at);
            }
        }
        let mut met: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for held in holders.values().filter(|held| held.len() <= MOST_PLACES) {
            for (index, &one) in held.iter().enumerate() {
                for &other in &held[index + 1..] {
                    let (a, b) = (places[one].statement.article, places[other].statement.article);
                    if a != b && words.are_related(a, b) {
                        met.entry((one, other)).or_insert_with(|| words.shared(&contexts[one], &contexts[other]));
                    }
                }
            }
        }
        let mut partners: BTreeMap<(usize, usize), Vec<(usize, f64)>> = BTreeMap::new();
        for ((one, other), shared) in met {
            partners.entry((one, places[other].statement.article)).or_default().push((other, shared));
            partners.entry((other, places[one].statement.article)).or_default().push((one, shared));
        }
        for found in partners.values_mut() {
            found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        }
        let articles = places.iter().map(|place| place.statement.article).collect();
        Self { contexts, articles, partners }
    }

    /// The partners of a place in an article, the likest first.
    pub(super) fn partners(&self, place: usize, article: usize) -> &[(usize, f64)] {
        self.partners.get(&(place, article)).map_or(&[], Vec::as_slice)
    }

    /// The pairs that are each other's best, with the likest first.
    pub(super) fn mutual(&self, places: &[Place]) -> Vec<Pair> {
        let mut found = Vec::new();
        for (&(one, article), partners) in &self.partners {
            let Some(&(other, shared)) = partners.first() else { continue };
            let back = self.partners(other, places[one].statement.article).first();
            // As like as the best will do: one sentence may give a value twice.
            if one < other && back.is_some_and(|(_, best)| shared >= best - 1e-9) {
                debug_assert_eq!(places[other].statement.article, article);
                found.push(Pair { one, other, shared });
            }
        }
        found.sort_by(|a, b| b.shared.total_cmp(&a.shared).then((a.one, a.other).cmp(&(b.one, b.other))));
        found
    }

    /// The article that a place is in.
    pub(super) fn article(&self, place: usize) -> usize {
        self.articles[place]
    }

    /// The context of a place.
    pub(super) fn context(&self, place: usize) -> &Context {
        &self.contexts[place]
    }
}
