//! Which places of two articles speak of one thing: each the best partner of the other.

use hashbrown::HashMap;

use super::context::{Context, Words};
use crate::annotate::Term;
use crate::briefing::Statement;

/// A word that stands in more places than this pairs nobody: it would cost the square of their number.
const MOST_PLACES: usize = 48;
/// How rare a word must be to pair two places.
const RARE: f64 = 0.12;

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
    /// True where the shelf is so narrow that any word that two places have pairs them.
    pub(super) is_narrow: bool,
}

/// Two places of two articles, by index.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub(super) one: usize,
    pub(super) other: usize,
    /// What their contexts share.
    pub(super) shared: f64,
}

/// A partner of a place: its article, its index, and what the contexts share.
type Partner = (usize, usize, f64);

/// The likeness of all pairs that share a rare word.
pub(super) struct Pairs {
    contexts: Vec<Context>,
    articles: Vec<usize>,
    /// For each place its partners by article, the likest of an article first.
    partners: Vec<Vec<Partner>>,
}

impl Pairs {
    /// Pairs all places.
    pub(super) fn of(places: &[Place], words: &Words<'_>) -> Self {
        let contexts: Vec<Context> =
            places.iter().map(|place| words.context(place.statement, &place.near, place.leans_back)).collect();
        let articles: Vec<usize> = places.iter().map(|place| place.statement.article).collect();
        // Looked up only: no order of it reaches the output.
        let mut holders: HashMap<(Term, Term), Vec<usize>> = HashMap::new();
        for (at, context) in contexts.iter().enumerate() {
            for term in context.terms().filter(|term| places[at].is_narrow || words.rarity(*term) >= RARE) {
                holders.entry((places[at].shelf, term)).or_default().push(at);
            }
        }
        let mut related: HashMap<(usize, usize), bool> = HashMap::new();
        let mut partners: Vec<Vec<Partner>> = vec![Vec::new(); places.len()];
        for (one, context) in contexts.iter().enumerate() {
            let held = context.terms().filter_map(|term| holders.get(&(places[one].shelf, term)));
            let mut others: Vec<usize> =
                held.filter(|held| held.len() <= MOST_PLACES).flatten().copied().filter(|&other| other > one).collect();
            others.sort_unstable();
            others.dedup();
            for other in others {
                let (a, b) = (articles[one], articles[other]);
                if a != b && *related.entry((a, b)).or_insert_with(|| words.are_related(a, b)) {
                    let shared = words.shared(context, &contexts[other]);
                    partners[one].push((b, other, shared));
                    partners[other].push((a, one, shared));
                }
            }
        }
        for found in &mut partners {
            found.sort_by(|a, b| a.0.cmp(&b.0).then(b.2.total_cmp(&a.2)).then(a.1.cmp(&b.1)));
        }
        Self { contexts, articles, partners }
    }

    /// The partners of a place in an article, the likest first.
    pub(super) fn partners(&self, place: usize, article: usize) -> &[Partner] {
        let all = &self.partners[place];
        let from = all.partition_point(|partner| partner.0 < article);
        let to = all.partition_point(|partner| partner.0 <= article);
        &all[from..to]
    }

    /// The likest partner of a place in each article that has one.
    pub(super) fn best(&self, place: usize) -> impl Iterator<Item = Partner> + '_ {
        let all = &self.partners[place];
        all.iter()
            .enumerate()
            .filter(|(at, partner)| *at == 0 || all[at - 1].0 != partner.0)
            .map(|(_, partner)| *partner)
    }

    /// The pairs that are each other's best, with the likest first.
    pub(super) fn mutual(&self) -> Vec<Pair> {
        let mut found = Vec::new();
        for one in 0..self.partners.len() {
            for (_, other, shared) in self.best(one).filter(|(_, other, _)| one < *other) {
                let back = self.partners(other, self.articles[one]).first();
                // As like as the best will do: one sentence may give a value twice.
                if back.is_some_and(|(.., best)| shared >= best - 1e-9) {
                    found.push(Pair { one, other, shared });
                }
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
