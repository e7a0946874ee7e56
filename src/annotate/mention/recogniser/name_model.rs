//! The learned part of the recogniser: two passes. The second sees what the first said of the neighbours and of the
//! other uses of a name in the article, and so gives one name one kind (stacking, Krishnan & Manning 2006).

use std::sync::LazyLock;

use super::label::LABELS;
use super::weights::{Rows, Weights};

/// Weights for both passes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameModel {
    /// Labels words by their features.
    pub(super) first: Weights,
    /// Labels words by their features and what the first pass said of the article.
    pub(super) second: Weights,
    /// The weights of both for the features of a word: they are the same in both passes and looked up once.
    both: Rows<2>,
}

static EMBEDDED: LazyLock<NameModel> = LazyLock::new(|| {
    NameModel::from_bytes(include_bytes!("name_model.bin")).expect("the weights in the binary are sound")
});

impl NameModel {
    /// A model of the weights of two passes.
    pub fn new(first: Weights, second: Weights) -> Self {
        let both = Rows::joined(&first, &second);
        Self { first, second, both }
    }

    /// What the features of a word say of each label in the first pass and in the second, in steps.
    pub(super) fn scores(&self, features: &[u32]) -> [[i32; LABELS]; 2] {
        self.both.scores(features)
    }

    /// The weights that the program carries.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The weights as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.first.write(&mut bytes);
        self.second.write(&mut bytes);
        bytes
    }

    /// Reads weights; none where the bytes are not those of a model.
    pub fn from_bytes(mut bytes: &[u8]) -> Option<Self> {
        let (first, second) = (Weights::read(&mut bytes)?, Weights::read(&mut bytes)?);
        bytes.is_empty().then(|| Self::new(first, second))
    }
}
