//! The likelihood of labelled rows of words under a linear-chain conditional random field, and its slope
//! (Sutton & McCallum 2012, sections 4 and 5). Where labels are left open, the likelihood is that of all of them together
//! (Tsuboi, Kashima, Mori, Oda & Matsumoto 2008).

use std::collections::HashMap;

use backgrounder::annotate::names::{LABELS, OUTSIDE, may_follow};
use rayon::prelude::*;

use crate::corpus::Segment;
use crate::real::{exp, ln};

/// A word with the places of its features among the weights.
struct Word {
    features: Vec<u32>,
    allowed: u16,
}

/// What the weights are fitted to.
pub(crate) struct Problem {
    /// The hash of each feature that has weights, in ascending order.
    pub(crate) features: Vec<u32>,
    chunks: Vec<Vec<Vec<Word>>>,
}

/// Pieces that are added up apart from each other; the same on every machine, so that the sums are.
const CHUNKS: usize = 4;

/// A label's sums, or odds.
type Row = [f64; LABELS];

impl Problem {
    /// All features that at least `rarest` words have.
    pub(crate) fn new(segments: &[&Segment], rarest: usize) -> Self {
        let mut counts: HashMap<u32, usize> = HashMap::new();
        for feature in segments.iter().copied().flatten().flat_map(|sample| &sample.features) {
            *counts.entry(*feature).or_default() += 1;
        }
        let mut features: Vec<u32> = counts.into_iter().filter(|(_, count)| *count >= rarest).map(|(f, _)| f).collect();
        features.sort_unstable();
        let places: HashMap<u32, u32> = (0..).zip(&features).map(|(place, feature)| (*feature, place)).collect();
        let word = |sample: &crate::corpus::Sample| Word {
            features: sample.features.iter().filter_map(|feature| places.get(feature).copied()).collect(),
            allowed: sample.allowed,
        };
        let rows: Vec<Vec<Word>> = segments.iter().map(|segment| segment.iter().map(word).collect()).collect();
        let mut chunks: Vec<Vec<Vec<Word>>> = (0..CHUNKS).map(|_| Vec::new()).collect();
        for (index, row) in rows.into_iter().enumerate() {
            chunks[index % CHUNKS].push(row);
        }
        Self { features, chunks }
    }

    /// Number of weights: one for each feature and label, then one for each two labels in a row.
    pub(crate) fn size(&self) -> usize {
        (self.features.len() + LABELS) * LABELS
    }

    /// Minus the logarithm of the likelihood, and its slope.
    pub(crate) fn value(&self, weights: &[f64]) -> (f64, Vec<f64>) {
        let transitions = self.transitions(weights);
        let parts: Vec<(f64, Vec<f64>)> = self
            .chunks
            .par_iter()
            .map(|rows| {
                let mut slope = vec![0.0; weights.len()];
                let value = rows.iter().map(|row| self.add_row(row, weights, &transitions, &mut slope)).sum::<f64>();
                (value, slope)
            })
            .collect();
        let mut parts = parts.into_iter();
        let (mut value, mut slope) = parts.next().unwrap_or_default();
        for (more, part) in parts {
            value += more;
            slope.iter_mut().zip(part).for_each(|(sum, add)| *sum += add);
        }
        (value, slope)
    }

    /// The odds of two labels in a row; 0 for those that never are.
    fn transitions(&self, weights: &[f64]) -> [Row; LABELS] {
        let from = self.features.len() * LABELS;
        std::array::from_fn(|label| {
            std::array::from_fn(
                |next| {
                    if may_follow(label, next) { exp(weights[from + label * LABELS + next]) } else { 0.0 }
                },
            )
        })
    }

    fn add_row(&self, row: &[Word], weights: &[f64], transitions: &[Row; LABELS], slope: &mut [f64]) -> f64 {
        let odds: Vec<(Row, f64)> = row.iter().map(|word| odds(word, weights)).collect();
        let free: Vec<Row> = odds.iter().map(|(odds, _)| *odds).collect();
        let bound: Vec<Row> = free
            .iter()
            .zip(row)
            .map(|(odds, word)| {
                std::array::from_fn(|label| if word.allowed & 1 << label == 0 { 0.0 } else { odds[label] })
            })
            .collect();
        let base = self.features.len() * LABELS;
        let mut tell = |sign: f64, lattice: &Lattice| {
            for (word, chances) in row.iter().zip(&lattice.words) {
                for feature in &word.features {
                    let at = *feature as usize * LABELS;
                    for (sum, chance) in slope[at..at + LABELS].iter_mut().zip(chances) {
                        *sum += sign * chance;
                    }
                }
            }
            for (sum, chance) in slope[base..].iter_mut().zip(lattice.pairs.iter().flatten()) {
                *sum += sign * chance;
            }
        };
        let all = Lattice::of(&free, transitions);
        let gold = Lattice::of(&bound, transitions);
        // Rows whose labels no path allows tell nothing.
        if !gold.log_sum.is_finite() {
            return 0.0;
        }
        tell(1.0, &all);
        tell(-1.0, &gold);
        all.log_sum - gold.log_sum
    }
}

/// The odds of each label of a word, scaled so that the largest is 1, and what they were scaled by.
fn odds(word: &Word, weights: &[f64]) -> (Row, f64) {
    let mut sums = [0.0; LABELS];
    for feature in &word.features {
        let at = *feature as usize * LABELS;
        for (sum, weight) in sums.iter_mut().zip(&weights[at..at + LABELS]) {
            *sum += weight;
        }
    }
    let most = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (sums.map(|sum| exp(sum - most)), most)
}

/// How likely each label and each pair of labels is, over all paths.
struct Lattice {
    words: Vec<Row>,
    pairs: [Row; LABELS],
    log_sum: f64,
}

impl Lattice {
    /// Runs forward and backward over the odds of a row (Rabiner 1989).
    fn of(odds: &[Row], transitions: &[Row; LABELS]) -> Self {
        let mut log_sum = 0.0;
        let mut forward: Vec<Row> = Vec::with_capacity(odds.len());
        let mut before = [0.0; LABELS];
        before[OUTSIDE] = 1.0;
        for odds in odds {
            let mut row: Row = std::array::from_fn(|label| {
                let sum: f64 = before.iter().zip(transitions).map(|(sofar, next)| sofar * next[label]).sum();
                sum * odds[label]
            });
            log_sum += scale(&mut row);
            forward.push(row);
            before = row;
        }
        let end: Row = std::array::from_fn(|label| transitions[label][OUTSIDE]);
        let total: f64 = before.iter().zip(&end).map(|(sofar, last)| sofar * last).sum();
        log_sum += ln(total);
        let mut words = vec![[0.0; LABELS]; odds.len()];
        let mut pairs = [[0.0; LABELS]; LABELS];
        let mut backward = end;
        for at in (0..odds.len()).rev() {
            let chances: Row = std::array::from_fn(|label| forward[at][label] * backward[label]);
            let sum: f64 = chances.iter().sum();
            words[at] = chances.map(|chance| chance / sum);
            let outside: Row = std::array::from_fn(|label| if label == OUTSIDE { 1.0 } else { 0.0 });
            let before = if at == 0 { &outside } else { &forward[at - 1] };
            if at + 1 == odds.len() {
                for (label, chance) in words[at].iter().enumerate() {
                    pairs[label][OUTSIDE] += chance;
                }
            }
            let reached: Row = std::array::from_fn(|next| odds[at][next] * backward[next]);
            let mut joint = [[0.0; LABELS]; LABELS];
            let mut sum = 0.0;
            for (label, joint) in joint.iter_mut().enumerate() {
                for (next, joint) in joint.iter_mut().enumerate() {
                    *joint = before[label] * transitions[label][next] * reached[next];
                    sum += *joint;
                }
            }
            for (pairs, joint) in pairs.iter_mut().flatten().zip(joint.iter().flatten()) {
                *pairs += joint / sum;
            }
            backward = std::array::from_fn(|label| {
                transitions[label].iter().zip(&reached).map(|(next, reached)| next * reached).sum()
            });
            scale(&mut backward);
        }
        Self { words, pairs, log_sum }
    }
}

/// Divides a row by its sum and returns the sum's logarithm.
fn scale(row: &mut Row) -> f64 {
    let sum: f64 = row.iter().sum();
    for value in row.iter_mut() {
        *value /= sum;
    }
    ln(sum)
}
