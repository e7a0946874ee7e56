//! The learned part of the classifier: two passes of boosted trees over the blocks of a page. The second sees what the
//! first said of the neighbours and of the page, and so judges the sequence (stacked sequential learning, Cohen &
//! Carvalho 2005).

use std::sync::LazyLock;

use hashbrown::HashMap;

use super::draft::Draft;
use super::features::{Row, Surroundings, rows};
use super::forest::Forest;
use super::look::Page;
use super::scorer::Scorer;

/// Weights for both passes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BlockModel {
    /// Judges each block by its features.
    pub first: Forest,
    /// Judges each block by its features and the first pass's word on all blocks.
    pub second: Forest,
    scorers: [Scorer; 2],
}

static EMBEDDED: LazyLock<BlockModel> = LazyLock::new(|| {
    BlockModel::from_bytes(include_bytes!("block_model.bin")).expect("the weights in the binary are sound")
});

impl BlockModel {
    /// A model of two forests.
    pub fn new(first: Forest, second: Forest) -> Self {
        let scorers = [Scorer::of(&first), Scorer::of(&second)];
        Self { first, second, scorers }
    }

    /// The weights that the program carries.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Reads weights; none where the bytes are not those of a model.
    pub fn from_bytes(mut bytes: &[u8]) -> Option<Self> {
        let model = Self::new(Forest::read(&mut bytes)?, Forest::read(&mut bytes)?);
        bytes.is_empty().then_some(model)
    }

    /// The weights as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.first.write(&mut bytes);
        self.second.write(&mut bytes);
        bytes
    }
}

/// What the model says of a page.
#[derive(Debug, Default)]
pub(super) struct Judgement {
    /// For each block how likely it is part of the story, from 0 to 1.
    pub(super) story: Vec<f32>,
    /// The features of the second pass, by which it decided.
    pub(super) rows: Vec<Row>,
}

impl BlockModel {
    /// Judges the blocks of a page.
    pub(super) fn judge(&self, drafts: &[Draft], page: &Page, surroundings: &Surroundings) -> Judgement {
        let mut rows = rows(drafts, page, surroundings);
        let [first, second] = &self.scorers;
        let first: Vec<f32> = first.log_odds(&rows).into_iter().map(probability).collect();
        add_sequence(&mut rows, drafts, page, &first);
        let story = second.log_odds(&rows).into_iter().map(probability).collect();
        Judgement { story, rows }
    }
}

fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// Names of the features that the second pass has beyond those of the first.
pub(super) const SEQUENCE: [&str; 22] = [
    "first",
    "first -4",
    "first -3",
    "first -2",
    "first -1",
    "first +1",
    "first +2",
    "first +3",
    "first +4",
    "first 3 above",
    "first 3 below",
    "first 10 above",
    "first 10 below",
    "first best above",
    "first best below",
    "story above",
    "story below",
    "first parent",
    "first kin",
    "story overlap",
    "first run",
    "first page",
];

/// Adds what the first pass says of the block, its neighbours and its containers.
pub(super) fn add_sequence(rows: &mut [Row], drafts: &[Draft], page: &Page, first: &[f32]) {
    let count = drafts.len();
    let weight = |index: usize| first[index] * drafts[index].text.len() as f32;
    let mut above = vec![0.0_f32];
    let mut parents: HashMap<u32, (f32, f32)> = HashMap::new();
    let mut kin: HashMap<u32, (f32, f32)> = HashMap::new();
    for (index, draft) in drafts.iter().enumerate() {
        above.push(above[index] + weight(index));
        for (key, sums) in [(draft.place.parent, &mut parents), (draft.place.kin, &mut kin)] {
            let sums = sums.entry(key).or_default();
            *sums = (sums.0 + weight(index), sums.1 + draft.text.len() as f32);
        }
    }
    let all = above[count].max(1.0);
    let in_story: Vec<bool> = first.iter().map(|&first| first > 0.5).collect();
    let overlaps = page.overlaps(&in_story);
    let runs = runs(&in_story);
    let mean_page = in_story.iter().filter(|&&yes| yes).count() as f32 / count.max(1) as f32;
    for (index, row) in rows.iter_mut().enumerate() {
        let at = |offset: isize| {
            index.checked_add_signed(offset).and_then(|other| first.get(other)).copied().unwrap_or(-0.1)
        };
        let up = |most: usize| &first[index.saturating_sub(most)..index];
        let down = |most: usize| &first[(index + 1).min(count)..(index + 1 + most).min(count)];
        let mean = |of: &[f32], most: f32| of.iter().sum::<f32>() / most;
        let best = |of: &[f32]| of.iter().copied().fold(0.0, f32::max);
        let ratio = |(part, whole): (f32, f32)| part / whole.max(1.0);
        row.push(first[index]);
        row.extend([-4, -3, -2, -1, 1, 2, 3, 4].map(at));
        row.extend([
            mean(up(3), 3.0),
            mean(down(3), 3.0),
            mean(up(10), 10.0),
            mean(down(10), 10.0),
            best(up(10)),
            best(down(10)),
            above[index] / all,
            (above[count] - above[index + 1]) / all,
            ratio(parents[&drafts[index].place.parent]),
            ratio(kin[&drafts[index].place.kin]),
            overlaps[index],
            runs[index],
            mean_page,
        ]);
    }
}

/// For each block the length of the run of blocks in the story around it, or below 0 that of the run outside of it.
fn runs(in_story: &[bool]) -> Vec<f32> {
    let mut found = Vec::with_capacity(in_story.len());
    for run in in_story.chunk_by(|a, b| a == b) {
        let length = run.len().min(30) as f32;
        found.extend(run.iter().map(|&yes| if yes { length } else { -length }));
    }
    found
}
