//! A forest laid out so that a block is scored without walking its trees.
//!
//! The thresholds of each feature are climbed until one holds; each that does not hold rules out the leaves on the left of
//! the nodes that test it, and the first leaf left over is the tree's answer (QuickScorer, Lucchese et al. 2015). It says
//! what [`Forest::log_odds`] says, many times as fast, for the processor never has to guess which way a tree turns, and several
//! blocks are scored side by side.

use super::forest::{Forest, STEP, Tree};

/// Leaves of one tree, the leftmost in the lowest bit; a tree has at most [`Tree::MOST_LEAVES`].
type Leaves = u32;

/// So many blocks are scored side by side, which a processor does at once.
const LANES: usize = 8;

/// A forest made ready to score many blocks.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Scorer {
    base: f32,
    /// For each feature that any tree tests its number, and the end of its steps in `steps`.
    features: Vec<(usize, usize)>,
    /// The thresholds, ascending for each feature, and the end of their tests in `tests`.
    steps: Vec<(f32, usize)>,
    /// The nodes: which tree, and the leaves that remain where the threshold does not hold.
    tests: Vec<(u32, Leaves)>,
    /// What the leaves of each tree add, from left to right.
    trees: Vec<[i16; Tree::MOST_LEAVES]>,
}

impl Scorer {
    /// Lays a forest out.
    pub(super) fn of(forest: &Forest) -> Self {
        let mut scorer = Self { base: forest.base, ..Self::default() };
        let mut tests: Vec<(u8, u8, u32, Leaves)> = Vec::new();
        for (number, tree) in (0..).zip(&forest.trees) {
            let mut leaves = Vec::with_capacity(tree.leaves.len());
            for (node, remaining) in ordered(tree, &mut leaves) {
                tests.push((tree.nodes[node].feature, tree.nodes[node].threshold, number, remaining));
            }
            leaves.resize(Tree::MOST_LEAVES, 0);
            scorer.trees.extend(<[i16; Tree::MOST_LEAVES]>::try_from(leaves));
        }
        tests.sort_unstable();
        for of_feature in tests.chunk_by(|a, b| a.0 == b.0) {
            let feature = usize::from(of_feature[0].0);
            for of_step in of_feature.chunk_by(|a, b| a.1 == b.1) {
                scorer.tests.extend(of_step.iter().map(|&(_, _, tree, remaining)| (tree, remaining)));
                scorer.steps.push((forest.thresholds[feature][usize::from(of_step[0].1)], scorer.tests.len()));
            }
            scorer.features.push((feature, scorer.steps.len()));
        }
        scorer
    }

    /// The log-odds of each block, given its features.
    pub(super) fn log_odds(&self, rows: &[Vec<f32>]) -> Vec<f32> {
        let mut left = vec![[Leaves::MAX; LANES]; self.trees.len()];
        let mut found = Vec::with_capacity(rows.len());
        for rows in rows.chunks(LANES) {
            left.fill([Leaves::MAX; LANES]);
            self.rule_out(rows, &mut left);
            let mut sums = [0_i32; LANES];
            for (leaves, left) in self.trees.iter().zip(&left) {
                for lane in 0..LANES {
                    sums[lane] += i32::from(leaves[left[lane].trailing_zeros() as usize % Tree::MOST_LEAVES]);
                }
            }
            found.extend(sums[..rows.len()].iter().map(|&sum| self.base + sum as f32 * STEP));
        }
        found
    }

    /// Strikes out the leaves that the blocks, at most [`LANES`] of them, do not reach.
    fn rule_out(&self, rows: &[Vec<f32>], left: &mut [[Leaves; LANES]]) {
        let (mut step, mut test) = (0, 0);
        for &(feature, end) in &self.features {
            let mut values = [f32::NEG_INFINITY; LANES];
            for (value, row) in values.iter_mut().zip(rows) {
                let told = row.get(feature).copied().unwrap_or_default();
                // What is no number is below no threshold.
                *value = if told.is_nan() { f32::INFINITY } else { told };
            }
            let most = values.into_iter().fold(f32::NEG_INFINITY, f32::max);
            for &(threshold, tests) in &self.steps[step..end] {
                if most <= threshold {
                    break;
                }
                let mut spared: [Leaves; LANES] = [0; LANES];
                for lane in 0..LANES {
                    spared[lane] = Leaves::from(values[lane] <= threshold).wrapping_neg();
                }
                for &(tree, remaining) in &self.tests[test..tests] {
                    let left = &mut left[tree as usize];
                    for lane in 0..LANES {
                        left[lane] &= remaining | spared[lane];
                    }
                }
                test = tests;
            }
            step = end;
            test = self.steps[end - 1].1;
        }
    }
}

/// The nodes of a tree, each with the leaves that remain where its threshold does not hold; `leaves` becomes what the
/// leaves add, from left to right.
fn ordered(tree: &Tree, leaves: &mut Vec<i16>) -> Vec<(usize, Leaves)> {
    /// What is to be done next.
    enum Step {
        Go(i8),
        LeftDone { node: usize, first: usize },
    }
    let mut found = Vec::with_capacity(tree.nodes.len());
    let mut steps = vec![Step::Go(if tree.nodes.is_empty() { -1 } else { 0 })];
    while let Some(step) = steps.pop() {
        match step {
            Step::Go(at) => match usize::try_from(at) {
                Ok(node) => {
                    steps.push(Step::Go(tree.nodes[node].right));
                    steps.push(Step::LeftDone { node, first: leaves.len() });
                    steps.push(Step::Go(tree.nodes[node].left));
                }
                Err(_) => leaves.push(tree.value(at)),
            },
            Step::LeftDone { node, first } => {
                let on_the_left = (first..leaves.len()).fold(0, |all, leaf| all | 1 << leaf);
                found.push((node, !on_the_left));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::BlockModel;
    use super::*;

    #[test]
    fn it_says_what_the_trees_say() {
        let forest = &BlockModel::embedded().plain.second;
        let scorer = Scorer::of(forest);
        let mut state = 1_u32;
        let mut number = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as u16
        };
        let near_a_threshold = |thresholds: &Vec<f32>, number: u16| match thresholds.len() {
            0 => 0.0,
            _ if number < 600 => f32::NAN,
            count => thresholds[usize::from(number) % count] + f32::from(number % 3) - 1.0,
        };
        let rows: Vec<Vec<f32>> =
            (0..200).map(|_| forest.thresholds.iter().map(|t| near_a_threshold(t, number())).collect()).collect();
        let walked: Vec<f32> = rows.iter().map(|row| forest.log_odds(row)).collect();
        assert_eq!(scorer.log_odds(&rows), walked);
        assert!(walked.iter().any(|odds| (odds - walked[0]).abs() > 1.0));
        let short = &rows[0][..9];
        assert_eq!(scorer.log_odds(&[short.to_vec()]), [forest.log_odds(short)]);
    }
}
