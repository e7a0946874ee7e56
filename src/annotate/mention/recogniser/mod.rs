//! The learned recogniser: which words are names, and of what. It weighs the word, its neighbours, the lists, what the
//! rules of [`super::scan`] make of it, and the other uses of the word in the article.

mod evidence;
mod features;
pub(crate) mod label;
mod look;
mod name_model;
pub(crate) mod observed;
mod opinion;
mod reason;
mod weights;

use super::EntityKind;
use super::candidate::Candidate;
use super::role::Role;
use super::word::{Line, Shape, Word};
use evidence::Evidence;
use features::Context;

use label::OUTSIDE;
use look::Look;
pub use name_model::NameModel;
use opinion::Opinion;
use reason::Reasons;
pub use weights::Weights;

/// What the rules found in a line.
pub(super) struct Ruled {
    /// Roles, in order.
    pub(super) roles: Vec<Role>,
    /// For each word, whether it is part of a role and no name itself.
    pub(super) blocked: Vec<bool>,
    /// Names, in order.
    pub(super) candidates: Vec<Candidate>,
}

/// A name as the model sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recognised {
    /// Index of the line.
    pub(super) line: usize,
    /// Its words in the line, end exclusive.
    pub(super) words: (usize, usize),
    /// What it names.
    pub(super) kind: EntityKind,
    /// What speaks most for it, in words.
    pub(super) rule: String,
}

/// The lines of an article with all that the model looks at.
pub(super) struct Recogniser<'a> {
    lines: &'a [Line<'a>],
    looks: Vec<Vec<Look>>,
    evidence: Evidence,
}

impl<'a> Recogniser<'a> {
    /// Looks at every word; `ruled` is what the rules found in each line.
    pub(super) fn new(lines: &'a [Line<'a>], ruled: &[Ruled]) -> Self {
        let looks: Vec<Vec<Look>> = lines
            .iter()
            .zip(ruled)
            .map(|(line, ruled)| look::looks(line, &ruled.roles, &ruled.candidates.iter().collect::<Vec<_>>()))
            .collect();
        let candidates: Vec<Candidate> = ruled.iter().flat_map(|ruled| ruled.candidates.iter().cloned()).collect();
        let evidence = Evidence::of(lines, &looks, &candidates);
        Self { lines, looks, evidence }
    }

    /// Hashed features of each word that may be part of a name, line by line; none for the others. With the weights of
    /// the first pass they are those of the second.
    pub(super) fn features(&self, first: Option<&Weights>) -> Vec<LineFeatures> {
        let opinion = first.map(|first| self.opinion(first));
        (0..self.lines.len()).map(|line| self.line_features(line, opinion.as_ref())).collect()
    }

    /// The names of every line by the weights of a model. The features of one line live at a time: those of a long
    /// article would weigh many times the article.
    pub(super) fn names(&self, model: &NameModel) -> Vec<Vec<Recognised>> {
        let opinion = self.opinion(&model.first);
        (0..self.lines.len())
            .map(|line| {
                let labels = self.labels(line, Some(&opinion), &model.second);
                let rule = |at: usize| self.reasons(line, at, usize::from(labels[at]), &opinion, model);
                let recognised = |(from, end, kind)| Recognised { line, words: (from, end), kind, rule: rule(from) };
                spans(&labels).map(recognised).collect()
            })
            .collect()
    }

    /// Why a word begins a name.
    fn reasons(&self, line: usize, at: usize, label: usize, opinion: &Opinion, model: &NameModel) -> String {
        let context = self.context(line);
        let mut reasons = Reasons::new(&model.second, label);
        context.features(at, &mut |feature| reasons.weigh(context.line, at, feature));
        opinion.features_of(line, &self.looks[line], at, &mut |feature| reasons.weigh(context.line, at, feature));
        reasons.phrase()
    }

    /// What the first pass says of the article.
    fn opinion(&self, first: &Weights) -> Opinion {
        let labels = (0..self.lines.len()).map(|line| self.labels(line, None, first));
        Opinion::of(&self.looks, labels.collect())
    }

    fn line_features(&self, line: usize, opinion: Option<&Opinion>) -> LineFeatures {
        let context = self.context(line);
        let of_word = |(at, open): (usize, bool)| {
            open.then(|| {
                let mut features = Vec::with_capacity(160);
                word_features(&context, at, opinion.map(|opinion| (opinion, line)), &mut features);
                features
            })
        };
        may_be_named(&self.lines[line]).into_iter().enumerate().map(of_word).collect()
    }

    /// The best label of every word of a line; outside of names where a word cannot be part of one. No more than the
    /// features of one word live at a time.
    fn labels(&self, line: usize, opinion: Option<&Opinion>, weights: &Weights) -> Box<[u8]> {
        let context = self.context(line);
        let open = may_be_named(context.line);
        let mut labels = vec![OUTSIDE as u8; open.len()].into_boxed_slice();
        let mut features = Vec::with_capacity(160);
        let mut at = 0;
        while at < open.len() {
            let end = open[at..].iter().position(|open| !open).map_or(open.len(), |length| at + length);
            let score = |at: usize| {
                features.clear();
                word_features(&context, at, opinion.map(|opinion| (opinion, line)), &mut features);
                weights.scores(&features)
            };
            let scores: Vec<_> = (at..end).map(score).collect();
            labels[at..end].copy_from_slice(&weights.best(&scores));
            at = end.max(at + 1);
        }
        labels
    }

    fn context(&self, line: usize) -> Context<'_> {
        let words = &self.lines[line].words;
        let capitals = words.iter().filter(|word| word.is_acronym()).count();
        let shouted = capitals * 2 > words.iter().filter(|word| word.shape != Shape::Mark).count();
        Context { line: &self.lines[line], looks: &self.looks[line], evidence: &self.evidence, shouted }
    }
}

/// Gathers the hashed features of a word; with an opinion of the article, and the line's place in it, those of the second
/// pass.
fn word_features(context: &Context<'_>, at: usize, opinion: Option<(&Opinion, usize)>, features: &mut Vec<u32>) {
    context.features(at, &mut |feature| features.push(feature.hash()));
    if let Some((opinion, line)) = opinion {
        opinion.features_of(line, context.looks, at, &mut |feature| features.push(feature.hash()));
    }
}

/// The hashed features of each word of a line.
type LineFeatures = Vec<Option<Vec<u32>>>;

/// The names in a row of labels.
fn spans(labels: &[u8]) -> impl Iterator<Item = (usize, usize, EntityKind)> {
    labels.iter().enumerate().filter(|(_, label)| label::is_beginning(usize::from(**label))).filter_map(
        |(from, &label)| {
            let more = labels[from + 1..].iter().take_while(|next| **next == label + 1).count();
            label::kind(usize::from(label)).map(|kind| (from, from + 1 + more, kind))
        },
    )
}

/// Words of the longest gap between two capitalised words of one name.
const WIDEST_GAP: usize = 3;

/// Which words may be part of a name: those with a capital, the few between two such words, a number beside one, and the
/// small word after one ("G20 summit"). All other words are outside of names.
fn may_be_named(line: &Line<'_>) -> Vec<bool> {
    let words = &line.words;
    let mut open: Vec<bool> = words.iter().map(Word::is_capital).collect();
    let mut last: Option<usize> = None;
    for at in 0..words.len() {
        if !words[at].is_capital() {
            continue;
        }
        if let Some(last) = last.filter(|last| at - last <= WIDEST_GAP + 1) {
            open[last..at].fill(true);
        }
        if at > 0 && words[at - 1].shape == Shape::Number {
            open[at - 1] = true;
        }
        if at + 1 < words.len() && words[at + 1].shape != Shape::Mark {
            open[at + 1] = true;
        }
        last = Some(at);
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_become_spans() {
        let (person, place) = (label::beginning(0) as u8, label::beginning(2) as u8);
        let labels = [OUTSIDE as u8, person, person + 1, person, OUTSIDE as u8, place];
        let found: Vec<_> = spans(&labels).collect();
        assert_eq!(found, [(1, 3, EntityKind::Person), (3, 4, EntityKind::Person), (5, 6, EntityKind::Place)]);
    }
}
