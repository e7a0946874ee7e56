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

use label::{LABELS, OUTSIDE};
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Recognised {
    /// Index of the line.
    pub(super) line: usize,
    /// Its words in the line, end exclusive.
    pub(super) words: (usize, usize),
    /// What it names.
    pub(super) kind: EntityKind,
    /// The word with which the model begins it, and that word's label.
    pub(super) begins: (usize, u8),
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

    /// The names of every line by the weights of a model. The features of one word live at a time: those of a long
    /// article would weigh many times the article. They are the same in both passes, so what they say in the second
    /// is added up with what they say in the first.
    pub(super) fn names(self, model: &'a NameModel) -> Names<'a> {
        let mut features = Vec::with_capacity(160);
        let mut later: Vec<Box<[[i32; LABELS]]>> = Vec::with_capacity(self.lines.len());
        let mut first_pass = |line: usize| {
            let context = self.context(line);
            let mut scores = Vec::new();
            let labels = labels(context.line, &model.first, |at| {
                features.clear();
                context.features(at, &mut |feature| features.push(feature.hash()));
                let [first, second] = model.scores(&features);
                scores.push(second);
                first
            });
            later.push(scores.into_boxed_slice());
            labels
        };
        let said = (0..self.lines.len()).map(&mut first_pass).collect();
        let opinion = Opinion::of(&self.looks, said);
        let second_pass = |(line, scores): (usize, Box<[[i32; LABELS]]>)| {
            let mut scores = scores.into_iter();
            let labels = labels(&self.lines[line], &model.second, |at| {
                features.clear();
                opinion.features_of(line, &self.looks[line], at, &mut |feature| features.push(feature.hash()));
                let (ours, theirs) = (scores.next().unwrap_or_default(), model.second.scores(&features));
                std::array::from_fn(|label| ours[label] + theirs[label])
            });
            let name = |(from, end, kind)| Recognised { line, words: (from, end), kind, begins: (from, labels[from]) };
            spans(&labels).map(name).collect()
        };
        let lines = later.into_iter().enumerate().map(second_pass).collect();
        Names { lines, recogniser: self, opinion, model }
    }

    /// What the first pass says of the article.
    fn opinion(&self, first: &Weights) -> Opinion {
        let mut features = Vec::with_capacity(160);
        let labels = |line: usize| {
            let context = self.context(line);
            labels(context.line, first, |at| {
                features.clear();
                context.features(at, &mut |feature| features.push(feature.hash()));
                first.scores(&features)
            })
        };
        let said = (0..self.lines.len()).map(labels).collect();
        Opinion::of(&self.looks, said)
    }

    fn line_features(&self, line: usize, opinion: Option<&Opinion>) -> LineFeatures {
        let context = self.context(line);
        let of_word = |(at, open): (usize, bool)| {
            open.then(|| {
                let mut features = Vec::with_capacity(160);
                context.features(at, &mut |feature| features.push(feature.hash()));
                if let Some(opinion) = opinion {
                    opinion.features_of(line, context.looks, at, &mut |feature| features.push(feature.hash()));
                }
                features
            })
        };
        may_be_named(&self.lines[line]).into_iter().enumerate().map(of_word).collect()
    }

    fn context(&self, line: usize) -> Context<'_> {
        let words = &self.lines[line].words;
        let capitals = words.iter().filter(|word| word.is_acronym()).count();
        let shouted = capitals * 2 > words.iter().filter(|word| word.shape != Shape::Mark).count();
        let (looks, evidence) = (&self.looks[line], &self.evidence);
        let topic = evidence::topic(looks.iter(), 1);
        Context { line: &self.lines[line], looks, evidence, shouted, topic }
    }
}

/// The names of an article by a model, with all that tells why.
pub(super) struct Names<'a> {
    /// The names of each line, in order.
    pub(super) lines: Vec<Vec<Recognised>>,
    recogniser: Recogniser<'a>,
    opinion: Opinion,
    model: &'a NameModel,
}

impl Names<'_> {
    /// What speaks most for a name, in words.
    pub(super) fn reason(&self, name: &Recognised) -> String {
        let (line, (at, label)) = (name.line, name.begins);
        let context = self.recogniser.context(line);
        let mut reasons = Reasons::new(&self.model.second, usize::from(label));
        context.features(at, &mut |feature| reasons.weigh(context.line, at, feature));
        self.opinion.features_of(line, context.looks, at, &mut |feature| reasons.weigh(context.line, at, feature));
        reasons.phrase()
    }
}

/// The best label of every word of a line by what speaks for each label of the words that may be part of a name; `score`
/// is asked for them in order. All others are outside of names.
fn labels(line: &Line<'_>, weights: &Weights, mut score: impl FnMut(usize) -> [i32; LABELS]) -> Box<[u8]> {
    let open = may_be_named(line);
    let mut labels = vec![OUTSIDE as u8; open.len()].into_boxed_slice();
    let mut at = 0;
    while at < open.len() {
        let end = open[at..].iter().position(|open| !open).map_or(open.len(), |length| at + length);
        let scores: Vec<_> = (at..end).map(&mut score).collect();
        labels[at..end].copy_from_slice(&weights.best(&scores));
        at = end.max(at + 1);
    }
    labels
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
