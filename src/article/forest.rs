//! Boosted decision trees: the small learned model that says how likely a block is to be part of the story.
//!
//! Gradient boosting with the logistic loss and Newton steps (Friedman 2001; Chen & Guestrin 2016). Only prediction is
//! here; the trees are grown by the training program.

/// One tree. Inner nodes are numbered from the root, which is 0; a child below 0 is the leaf `!child`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tree {
    /// The inner nodes; empty where the tree is a single leaf.
    pub nodes: Vec<TreeNode>,
    /// What each leaf adds to the log-odds, in steps of [`STEP`].
    pub leaves: Vec<i16>,
}

/// An inner node: left where the feature is at most the threshold, else right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TreeNode {
    /// Which feature.
    pub feature: u8,
    /// Which of the feature's thresholds.
    pub threshold: u8,
    /// The child where the feature is at most the threshold.
    pub left: i8,
    /// The child where it is more.
    pub right: i8,
    /// What the tree would add if it ended here, in steps of [`STEP`]; for explanations.
    pub value: i16,
}

/// Trees whose sum is the log-odds that a block is part of the story.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Forest {
    /// The log-odds before the first tree.
    pub base: f32,
    /// The thresholds of each feature, ascending.
    pub thresholds: Vec<Vec<f32>>,
    /// The trees.
    pub trees: Vec<Tree>,
}

/// Leaves are stored in steps of so much log-odds.
pub const STEP: f32 = 1.0 / 2048.0;

impl Forest {
    /// The log-odds of a block with these features.
    pub fn log_odds(&self, row: &[f32]) -> f32 {
        let sum: i32 = self.trees.iter().map(|tree| i32::from(tree.leaf(&self.thresholds, row))).sum();
        self.base + sum as f32 * STEP
    }

    /// How much each feature adds to the log-odds of a block, along the paths that it takes through the trees (Saabas
    /// 2014).
    pub fn shares(&self, row: &[f32]) -> Vec<f32> {
        let mut shares = vec![0.0; self.thresholds.len()];
        for tree in &self.trees {
            let mut at = 0_i8;
            while let Some(node) = usize::try_from(at).ok().and_then(|at| tree.nodes.get(at)) {
                at = node.child(&self.thresholds, row);
                let below = tree.value(at);
                if let Some(share) = shares.get_mut(usize::from(node.feature)) {
                    *share += f32::from(below) * STEP - f32::from(node.value) * STEP;
                }
            }
        }
        shares
    }

    /// The forest as bytes; [`Forest::read`] reads them.
    pub fn write(&self, bytes: &mut Vec<u8>) {
        let length = |count: usize| u16::try_from(count).unwrap_or(u16::MAX).to_le_bytes();
        bytes.extend(self.base.to_le_bytes());
        bytes.extend(length(self.thresholds.len()));
        for thresholds in &self.thresholds {
            bytes.push(u8::try_from(thresholds.len()).unwrap_or(u8::MAX));
            bytes.extend(thresholds.iter().flat_map(|threshold| threshold.to_le_bytes()));
        }
        bytes.extend(length(self.trees.len()));
        for tree in &self.trees {
            bytes.push(u8::try_from(tree.nodes.len()).unwrap_or(u8::MAX));
            for node in &tree.nodes {
                bytes.extend([node.feature, node.threshold]);
                bytes.extend(node.left.to_le_bytes());
                bytes.extend(node.right.to_le_bytes());
                bytes.extend(node.value.to_le_bytes());
            }
            bytes.extend(tree.leaves.iter().flat_map(|leaf| leaf.to_le_bytes()));
        }
    }

    /// Reads a forest; none where the bytes are not one. `bytes` is left at what follows it.
    pub fn read(bytes: &mut &[u8]) -> Option<Self> {
        let base = f32::from_le_bytes(take(bytes)?);
        let features = u16::from_le_bytes(take(bytes)?);
        let thresholds = (0..features)
            .map(|_| {
                let [count] = take(bytes)?;
                (0..count).map(|_| take(bytes).map(f32::from_le_bytes)).collect()
            })
            .collect::<Option<Vec<Vec<f32>>>>()?;
        let count = u16::from_le_bytes(take(bytes)?);
        let trees = (0..count).map(|_| Tree::read(bytes)).collect::<Option<Vec<_>>>()?;
        let forest = Self { base, thresholds, trees };
        forest.is_sound().then_some(forest)
    }

    /// True where every tree has few enough leaves, names only features, thresholds, nodes and leaves that there are, and never goes back.
    fn is_sound(&self) -> bool {
        let has = |tree: &Tree, from: usize, child: i8| match usize::try_from(child) {
            Ok(child) => child > from && child < tree.nodes.len(),
            Err(_) => leaf_of(child) < tree.leaves.len(),
        };
        self.trees.iter().all(|tree| {
            tree.leaves.len() == tree.nodes.len() + 1
                && tree.leaves.len() <= Tree::MOST_LEAVES
                && tree.nodes.iter().enumerate().all(|(at, node)| {
                    let thresholds = self.thresholds.get(usize::from(node.feature));
                    thresholds.is_some_and(|thresholds| usize::from(node.threshold) < thresholds.len())
                        && has(tree, at, node.left)
                        && has(tree, at, node.right)
                })
        })
    }
}

impl TreeNode {
    fn child(self, thresholds: &[Vec<f32>], row: &[f32]) -> i8 {
        let feature = usize::from(self.feature);
        let value = row.get(feature).copied().unwrap_or_default();
        if value <= thresholds[feature][usize::from(self.threshold)] { self.left } else { self.right }
    }
}

impl Tree {
    /// A tree has at most so many leaves.
    pub const MOST_LEAVES: usize = 32;

    fn leaf(&self, thresholds: &[Vec<f32>], row: &[f32]) -> i16 {
        let mut at = if self.nodes.is_empty() { -1 } else { 0 };
        while let Some(node) = usize::try_from(at).ok().and_then(|at| self.nodes.get(at)) {
            at = node.child(thresholds, row);
        }
        self.value(at)
    }

    /// What the tree adds at a leaf, or would add at an inner node.
    pub(super) fn value(&self, at: i8) -> i16 {
        match usize::try_from(at) {
            Ok(node) => self.nodes.get(node).map_or(0, |node| node.value),
            Err(_) => self.leaves.get(leaf_of(at)).copied().unwrap_or_default(),
        }
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        let [count] = take(bytes)?;
        let nodes = (0..count)
            .map(|_| {
                let [feature, threshold, left, right] = take(bytes)?;
                let (left, right) = (i8::from_le_bytes([left]), i8::from_le_bytes([right]));
                Some(TreeNode { feature, threshold, left, right, value: i16::from_le_bytes(take(bytes)?) })
            })
            .collect::<Option<Vec<_>>>()?;
        let leaves = (0..=count).map(|_| take(bytes).map(i16::from_le_bytes)).collect::<Option<Vec<_>>>()?;
        Some(Self { nodes, leaves })
    }
}

/// The number of the leaf that a child below 0 names.
fn leaf_of(child: i8) -> usize {
    usize::from((!child).unsigned_abs())
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (head, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*head)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forest() -> Forest {
        let node = |feature, left, right, value| TreeNode { feature, threshold: 0, left, right, value };
        let tree = Tree { nodes: vec![node(1, -1, 1, 0), node(0, -2, -3, 300)], leaves: vec![-2048, 0, 1024] };
        Forest {
            base: 0.25,
            thresholds: vec![vec![5.0], vec![0.5]],
            trees: vec![tree, Tree { nodes: vec![], leaves: vec![2048] }],
        }
    }

    #[test]
    fn a_block_goes_down_each_tree() {
        assert!((forest().log_odds(&[9.0, 1.0]) - 1.75).abs() < 1e-6);
        assert!((forest().log_odds(&[9.0, 0.0]) - 0.25).abs() < 1e-6);
        let shares = forest().shares(&[9.0, 1.0]);
        assert!((shares.iter().sum::<f32>() - 0.5).abs() < 1e-6, "{shares:?}");
    }

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let mut bytes = Vec::new();
        forest().write(&mut bytes);
        assert_eq!(Forest::read(&mut bytes.as_slice()), Some(forest()));
        for length in 0..bytes.len() {
            assert_eq!(Forest::read(&mut &bytes[..length]), None);
        }
        let mut endless = forest();
        endless.trees[0].nodes[1].left = 0;
        let mut bytes = Vec::new();
        endless.write(&mut bytes);
        assert_eq!(Forest::read(&mut bytes.as_slice()), None, "a tree that goes back");
    }
}
