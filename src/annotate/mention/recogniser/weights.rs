//! The learned weights of names: a linear-chain conditional random field (Lafferty, McCallum & Pereira 2001) over hashed
//! features, and its best labelling (Viterbi 1967). All sums are of whole numbers, so every machine finds the same names.

use super::label::{LABELS, OUTSIDE, may_follow};

/// Weights are kept in steps of one part of this.
const STEPS: f64 = 16.0;

/// What no path may take.
const NEVER: i32 = i32::MIN / 4;

/// Labels of a row with the padding that makes a row one cache half-line.
const ROW: usize = 16;

/// The weights of features for each label, of one pass or of several side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rows<const PASSES: usize> {
    /// Feature at `slot`, [`EMPTY`] where there is none; linear probing.
    keys: Vec<u32>,
    /// Weights at `slot`.
    rows: Vec<[[i8; ROW]; PASSES]>,
}

/// A slot without a feature. A feature of this hash counts as the one before it.
const EMPTY: u32 = u32::MAX;

impl<const PASSES: usize> Rows<PASSES> {
    /// Room for so many features, most slots free, so that a feature without weights is seldom looked for twice.
    fn with_room(features: usize) -> Self {
        let slots = (features * 2).next_power_of_two().max(2);
        Self { keys: vec![EMPTY; slots], rows: vec![[[0; ROW]; PASSES]; slots] }
    }

    /// Where a feature stands, or the empty slot where it would.
    fn slot(&self, feature: u32) -> usize {
        let (feature, mask) = (feature.min(EMPTY - 1), self.keys.len() - 1);
        let mut slot = feature as usize & mask;
        while self.keys[slot] != feature && self.keys[slot] != EMPTY {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn set(&mut self, feature: u32, pass: usize, weights: &[i8]) {
        let slot = self.slot(feature);
        self.keys[slot] = feature.min(EMPTY - 1);
        self.rows[slot][pass][..weights.len()].copy_from_slice(weights);
    }

    /// The features, each with its slot.
    fn features(&self) -> impl Iterator<Item = (u32, usize)> {
        self.keys.iter().copied().zip(0..).filter(|(key, _)| *key != EMPTY)
    }

    /// What the features of a word say of each label, in steps.
    pub(super) fn scores(&self, features: &[u32]) -> [[i32; LABELS]; PASSES] {
        let mut sums = [[0_i32; ROW]; PASSES];
        for feature in features {
            let slot = self.slot(*feature);
            if self.keys[slot] != EMPTY {
                for (sum, weight) in sums.iter_mut().flatten().zip(self.rows[slot].iter().flatten()) {
                    *sum += i32::from(*weight);
                }
            }
        }
        sums.map(|sums| std::array::from_fn(|label| sums[label]))
    }
}

impl Rows<2> {
    /// The rows of two passes side by side.
    pub(super) fn joined(first: &Weights, second: &Weights) -> Self {
        let features = first.rows.features().chain(second.rows.features()).count();
        let mut joined = Self::with_room(features);
        for (pass, weights) in [first, second].into_iter().enumerate() {
            for (feature, slot) in weights.rows.features() {
                joined.set(feature, pass, &weights.rows.rows[slot][0]);
            }
        }
        joined
    }
}

/// The weights of a feature for each label, and those of two labels in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights {
    rows: Rows<1>,
    /// `transitions[label][next]`.
    transitions: [[i32; LABELS]; LABELS],
    /// The same, and [`NEVER`] where no label follows.
    ways: [[i32; LABELS]; LABELS],
}

impl Weights {
    /// Rounds learned weights to eight bits. Features whose weights all come to nothing are left out.
    pub fn quantised(features: &[(u32, [f64; LABELS])], transitions: &[[f64; LABELS]; LABELS]) -> Self {
        let step = |weight: f64| (weight * STEPS).round().clamp(-127.0, 127.0) as i8;
        let rows: Vec<(u32, [i8; LABELS])> = features
            .iter()
            .map(|(feature, weights)| (*feature, weights.map(step)))
            .filter(|(_, weights)| weights.iter().any(|weight| *weight != 0))
            .collect();
        Self::new(&rows, &transitions.map(|row| row.map(|weight| (weight * STEPS).round() as i32)))
    }

    fn new(features: &[(u32, [i8; LABELS])], transitions: &[[i32; LABELS]; LABELS]) -> Self {
        let mut rows = Rows::with_room(features.len());
        for (feature, weights) in features {
            rows.set(*feature, 0, weights);
        }
        let way = |label: usize, next: usize| if may_follow(label, next) { transitions[label][next] } else { NEVER };
        let ways = std::array::from_fn(|label| std::array::from_fn(|next| way(label, next)));
        Self { rows, transitions: *transitions, ways }
    }

    /// What a feature says of a label, in steps; 0 where it has no weights.
    pub(super) fn weight(&self, feature: u32, label: usize) -> i8 {
        self.rows.rows[self.rows.slot(feature)][0][label]
    }

    /// What the features of a word say of each label, in steps.
    pub(super) fn scores(&self, features: &[u32]) -> [i32; LABELS] {
        let [scores] = self.rows.scores(features);
        scores
    }

    /// The best labels of words in a row; before and after them stands a word outside of names.
    pub(super) fn best(&self, scores: &[[i32; LABELS]]) -> Vec<u8> {
        let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
        let mut reached = [NEVER; LABELS];
        reached[OUTSIDE] = 0;
        for score in scores {
            let mut next = [NEVER; LABELS];
            let mut from = [0_u8; LABELS];
            for (before, (sofar, ways)) in (0_u8..).zip(reached.iter().zip(&self.ways)) {
                for ((next, from), way) in next.iter_mut().zip(&mut from).zip(ways) {
                    if sofar + way > *next {
                        (*next, *from) = (sofar + way, before);
                    }
                }
            }
            for (next, score) in next.iter_mut().zip(score) {
                *next = (*next + score).max(NEVER);
            }
            reached = next;
            back.push(from);
        }
        let ends = (0..LABELS).map(|label| reached[label] + self.transitions[label][OUTSIDE]);
        // The first of equals: the plainer label.
        let last =
            ends.enumerate().fold((0, i32::MIN), |best, (label, sum)| if sum > best.1 { (label, sum) } else { best });
        let mut labels = vec![last.0 as u8; scores.len()];
        for at in (1..scores.len()).rev() {
            labels[at - 1] = back[at][usize::from(labels[at])];
        }
        labels
    }

    /// Adds the weights as bytes: the transitions, then the features in order of their hash, each with the labels it weighs.
    pub(super) fn write(&self, bytes: &mut Vec<u8>) {
        for weight in self.transitions.iter().flatten() {
            bytes.extend((*weight as i16).to_le_bytes());
        }
        let mut features: Vec<(u32, usize)> = self.rows.features().collect();
        features.sort_unstable();
        bytes.extend((features.len() as u32).to_le_bytes());
        for (feature, slot) in features {
            let [row] = self.rows.rows[slot];
            let weighed: Vec<usize> = (0..LABELS).filter(|&label| row[label] != 0).collect();
            let mask = weighed.iter().fold(0_u16, |mask, label| mask | 1 << label);
            bytes.extend(feature.to_le_bytes());
            bytes.extend(mask.to_le_bytes());
            bytes.extend(weighed.iter().map(|&label| row[label].cast_unsigned()));
        }
    }

    /// Takes weights from the front of bytes; none where the bytes are not those of weights.
    pub(super) fn read(rest: &mut &[u8]) -> Option<Self> {
        let mut transitions = [[0_i32; LABELS]; LABELS];
        for weight in transitions.iter_mut().flatten() {
            *weight = i32::from(i16::from_le_bytes(take(rest)?));
        }
        let count = u32::from_le_bytes(take(rest)?) as usize;
        let mut features = Vec::with_capacity(count.min(rest.len()));
        for _ in 0..count {
            let feature = u32::from_le_bytes(take(rest)?);
            let mask = u16::from_le_bytes(take(rest)?);
            let mut weights = [0_i8; LABELS];
            for (label, weight) in weights.iter_mut().enumerate() {
                if mask & 1 << label != 0 {
                    *weight = i8::from_le_bytes(take(rest)?);
                }
            }
            features.push((feature, weights));
        }
        Some(Self::new(&features, &transitions))
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, left) = rest.split_first_chunk::<N>()?;
    *rest = left;
    Some(*taken)
}

#[cfg(test)]
mod tests {
    use super::super::label::{beginning, inside};
    use super::*;

    fn model() -> Weights {
        let mut person = [0.0; LABELS];
        person[beginning(0)] = 2.0;
        person[inside(0)] = 1.5;
        let mut outside = [0.0; LABELS];
        outside[OUTSIDE] = 3.0;
        let mut transitions = [[0.0; LABELS]; LABELS];
        transitions[beginning(0)][inside(0)] = 1.0;
        Weights::quantised(&[(7, person), (8, outside), (EMPTY, [-1.0; LABELS]), (9, [0.01; LABELS])], &transitions)
    }

    #[test]
    fn weights_survive_their_bytes() {
        let mut bytes = Vec::new();
        model().write(&mut bytes);
        assert_eq!(Weights::read(&mut bytes.as_slice()).unwrap(), model());
        assert_eq!(Weights::read(&mut &bytes[..bytes.len() - 1]), None);
        assert_eq!(model().weight(7, beginning(0)), 32);
        assert_eq!(model().weight(EMPTY, 0), -16);
        assert_eq!(model().weight(9, 0), 0, "weights that round to nothing are left out");
    }

    #[test]
    fn the_best_path_is_a_legal_one() {
        let model = model();
        let scores: Vec<_> = [vec![7], vec![7], vec![8], vec![7]].iter().map(|f: &Vec<u32>| model.scores(f)).collect();
        let best = [beginning(0), inside(0), OUTSIDE, beginning(0)].map(|label| label as u8);
        assert_eq!(model.best(&scores), best);
        assert!(model.best(&[]).is_empty());
    }
}
