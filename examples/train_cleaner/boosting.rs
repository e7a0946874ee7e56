//! Grows boosted trees: logistic loss, Newton steps, histograms, best leaf first (Friedman 2001; Ke et al. 2017).

use backgrounder::article::{Forest, STEP, Tree, TreeNode};
use rayon::prelude::*;

use crate::corpus::{Page, View};

/// How trees are grown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Growth {
    pub(crate) trees: usize,
    pub(crate) leaves: usize,
    /// Share of each step that is taken.
    pub(crate) rate: f32,
    /// Least weight in a leaf.
    pub(crate) least: f32,
}

/// Most thresholds of a feature.
const THRESHOLDS: usize = 24;
/// Ridge on the leaves.
const RIDGE: f64 = 3.0;
/// Of so many features each tree looks at one part.
const FEATURE_PARTS: usize = 2;

/// Blocks with their features, labels and weights.
#[derive(Default)]
pub(crate) struct Rows {
    features: Vec<Vec<f32>>,
    labels: Vec<bool>,
    weights: Vec<f32>,
}

impl Rows {
    /// Adds the blocks of a page: long blocks weigh more, long pages hardly. Of the furniture far from the story, of which
    /// pages have plenty, one block stands for several.
    pub(crate) fn add(&mut self, features: Vec<Vec<f32>>, page: &Page) {
        let lengths: Vec<f32> = page.observed.texts().map(|text| text.chars().count() as f32).collect();
        let kept = page.labels.iter().filter(|&&label| label).count() as f32;
        let (view, evenness) = match page.view {
            View::Html => (1.5, 0.3),
            View::Full | View::Seed => (1.0, 0.2),
            View::Paste => (0.6, 0.2),
        };
        for (index, row) in features.into_iter().enumerate() {
            let near = &page.labels[index.saturating_sub(NEAR)..(index + NEAR).min(page.labels.len())];
            let stands_for = if near.contains(&true) { 1 } else { FAR };
            if mixed(lengths.len(), index).is_multiple_of(stands_for) {
                let weight = view * (lengths[index] + 40.0).powf(0.35) / (kept + 10.0).powf(evenness);
                self.weights.push(weight * stands_for as f32);
                self.labels.push(page.labels[index]);
                self.features.push(row);
            }
        }
    }
}

/// Blocks nearer than this to one of the story are all learned from.
const NEAR: usize = 8;
/// Farther ones stand for so many.
const FAR: usize = 4;

/// Sum of gradients and of curvatures.
type Sums = (f64, f64);

/// A leaf in the making.
struct Leaf {
    rows: Vec<u32>,
    sums: Sums,
    histograms: Vec<[Sums; THRESHOLDS + 1]>,
    split: Option<Split>,
    /// Which child of which node it is.
    above: Option<(usize, bool)>,
}

#[derive(Clone, Copy)]
struct Split {
    gain: f64,
    feature: usize,
    threshold: usize,
}

/// Grows a forest.
pub(crate) fn grow(rows: &Rows, growth: Growth) -> Forest {
    let count = rows.features.first().map_or(0, Vec::len);
    let thresholds: Vec<Vec<f32>> = (0..count).into_par_iter().map(|feature| thresholds(rows, feature)).collect();
    let bins: Vec<Vec<u8>> = (0..count)
        .into_par_iter()
        .map(|feature| {
            let bin = |row: &Vec<f32>| thresholds[feature].partition_point(|threshold| *threshold < row[feature]) as u8;
            rows.features.iter().map(bin).collect()
        })
        .collect();
    let weight: f32 = rows.weights.iter().sum();
    let positive: f32 =
        rows.weights.iter().zip(&rows.labels).filter(|(_, label)| **label).map(|(weight, _)| weight).sum();
    let base = (positive / (weight - positive)).ln();
    let mut odds = vec![base; rows.labels.len()];
    let mut trees = Vec::new();
    for number in 0..growth.trees {
        let sums: Vec<(f32, f32)> = odds
            .iter()
            .zip(rows.labels.iter().zip(&rows.weights))
            .map(|(odds, (label, weight))| {
                let p = 1.0 / (1.0 + (-odds).exp());
                ((p - f32::from(u8::from(*label))) * weight, (p * (1.0 - p)).max(1e-4) * weight)
            })
            .collect();
        let looked_at: Vec<usize> =
            (0..count).filter(|feature| mixed(number, *feature).is_multiple_of(FEATURE_PARTS)).collect();
        trees.push(tree(&bins, &thresholds, &sums, &looked_at, growth, &mut odds));
    }
    Forest { base, thresholds, trees }
}

/// A number that looks random but is not.
fn mixed(a: usize, b: usize) -> usize {
    let hash = (a as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (b as u64 + 1).wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
    ((hash ^ hash >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 40) as usize
}

/// Thresholds between the values of a feature, at even shares of the rows.
fn thresholds(rows: &Rows, feature: usize) -> Vec<f32> {
    let mut values: Vec<f32> = rows.features.iter().map(|row| row[feature]).collect();
    values.sort_unstable_by(f32::total_cmp);
    let mut distinct = values.clone();
    distinct.dedup();
    let mut found: Vec<f32> = if distinct.len() <= THRESHOLDS + 1 {
        distinct.windows(2).map(|pair| f32::midpoint(pair[0], pair[1])).collect()
    } else {
        (1..=THRESHOLDS).map(|part| values[part * (values.len() - 1) / (THRESHOLDS + 1)]).collect()
    };
    found.dedup();
    found
}

fn tree(
    bins: &[Vec<u8>],
    thresholds: &[Vec<f32>],
    sums: &[(f32, f32)],
    looked_at: &[usize],
    growth: Growth,
    odds: &mut [f32],
) -> Tree {
    let all: Vec<u32> = (0..sums.len() as u32).collect();
    let histograms = histograms(bins, sums, looked_at, &all);
    let mut root = Leaf { sums: total(sums, &all), rows: all, histograms, split: None, above: None };
    root.split = best(&root, looked_at, thresholds, growth.least);
    let mut leaves = vec![root];
    let mut nodes: Vec<TreeNode> = Vec::new();
    while leaves.len() < growth.leaves {
        let gain = |leaf: &Leaf| leaf.split.map_or(0.0, |split| split.gain);
        let Some(at) = (0..leaves.len())
            .filter(|&at| gain(&leaves[at]) > 1e-3)
            .max_by(|&a, &b| gain(&leaves[a]).total_cmp(&gain(&leaves[b])).then(b.cmp(&a)))
        else {
            break;
        };
        let leaf = leaves.swap_remove(at);
        let split = leaf.split.expect("a leaf with a gain has a split");
        let number = nodes.len();
        if let Some((above, is_left)) = leaf.above {
            let child = i8::try_from(number).expect("a tree has few nodes");
            *(if is_left { &mut nodes[above].left } else { &mut nodes[above].right }) = child;
        }
        nodes.push(TreeNode {
            feature: u8::try_from(split.feature).expect("a feature's number fits a byte"),
            threshold: split.threshold as u8,
            left: 0,
            right: 0,
            value: value(leaf.sums, growth.rate),
        });
        let bin = &bins[split.feature];
        let (left, right): (Vec<u32>, Vec<u32>) =
            leaf.rows.iter().partition(|&&row| usize::from(bin[row as usize]) <= split.threshold);
        let left_is_small = left.len() <= right.len();
        let (small, large) = if left_is_small { (left, right) } else { (right, left) };
        let small_histograms = self::histograms(bins, sums, looked_at, &small);
        let mut large_histograms = leaf.histograms;
        for (large, small) in large_histograms.iter_mut().zip(&small_histograms) {
            for (large, small) in large.iter_mut().zip(small) {
                *large = (large.0 - small.0, large.1 - small.1);
            }
        }
        for (rows, histograms, is_left) in
            [(small, small_histograms, left_is_small), (large, large_histograms, !left_is_small)]
        {
            let mut leaf =
                Leaf { sums: total(sums, &rows), rows, histograms, split: None, above: Some((number, is_left)) };
            leaf.split = best(&leaf, looked_at, thresholds, growth.least);
            leaves.push(leaf);
        }
    }
    let mut tree = Tree { nodes, leaves: Vec::new() };
    for (number, leaf) in leaves.iter().enumerate() {
        let value = value(leaf.sums, growth.rate);
        for &row in &leaf.rows {
            odds[row as usize] += f32::from(value) * STEP;
        }
        if let Some((above, is_left)) = leaf.above {
            let child = !i8::try_from(number).expect("a tree has few leaves");
            let node = &mut tree.nodes[above];
            *(if is_left { &mut node.left } else { &mut node.right }) = child;
        }
        tree.leaves.push(value);
    }
    tree
}

/// The Newton step of a leaf, as it is stored.
fn value((gradient, curvature): Sums, rate: f32) -> i16 {
    let step = -gradient / (curvature + RIDGE) * f64::from(rate);
    (step.clamp(-4.0, 4.0) / f64::from(STEP)).round() as i16
}

fn total(sums: &[(f32, f32)], rows: &[u32]) -> Sums {
    rows.iter().fold((0.0, 0.0), |all, &row| {
        let (gradient, curvature) = sums[row as usize];
        (all.0 + f64::from(gradient), all.1 + f64::from(curvature))
    })
}

fn histograms(bins: &[Vec<u8>], sums: &[(f32, f32)], looked_at: &[usize], rows: &[u32]) -> Vec<[Sums; THRESHOLDS + 1]> {
    looked_at
        .par_iter()
        .map(|&feature| {
            let mut histogram = [(0.0, 0.0); THRESHOLDS + 1];
            let bins = &bins[feature];
            for &row in rows {
                let (gradient, curvature) = sums[row as usize];
                let bin = &mut histogram[usize::from(bins[row as usize])];
                *bin = (bin.0 + f64::from(gradient), bin.1 + f64::from(curvature));
            }
            histogram
        })
        .collect()
}

/// The split of a leaf with the greatest gain.
fn best(leaf: &Leaf, looked_at: &[usize], thresholds: &[Vec<f32>], least: f32) -> Option<Split> {
    let worth = |(gradient, curvature): Sums| gradient * gradient / (curvature + RIDGE);
    let whole = worth(leaf.sums);
    let least = f64::from(least) * 0.05;
    let mut best: Option<Split> = None;
    for (histogram, &feature) in leaf.histograms.iter().zip(looked_at) {
        let mut left = (0.0, 0.0);
        for (threshold, bin) in histogram.iter().enumerate().take(thresholds[feature].len()) {
            left = (left.0 + bin.0, left.1 + bin.1);
            let right = (leaf.sums.0 - left.0, leaf.sums.1 - left.1);
            let gain = worth(left) + worth(right) - whole;
            if left.1 > least && right.1 > least && best.is_none_or(|best| gain > best.gain + 1e-9) {
                best = Some(Split { gain, feature, threshold });
            }
        }
    }
    best
}
