//! The learned part of the classifier: two passes of boosted trees over the blocks of a page. The second sees what the
//! first said of the neighbours and of the page, and so judges the sequence (stacked sequential learning, Cohen &
//! Carvalho 2005).

use std::sync::LazyLock;

use hashbrown::HashMap;

use super::draft::Draft;
use super::features::{Alike, Row, Surroundings, groups, is_plain, rows, steps};
use super::forest::Forest;
use super::look::Page;
use super::scorer::Scorer;

/// The learned model: one of its own for pages with markup and for text without, for little that tells the story in one
/// tells it in the other.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BlockModel {
    /// Judges the blocks of pages with markup.
    pub marked: Passes,
    /// Judges the lines of text without markup.
    pub plain: Passes,
}

/// Weights for both passes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Passes {
    /// Judges each block by its features.
    pub first: Forest,
    /// Judges each block by its features and the first pass's word on all blocks.
    pub second: Forest,
    scorers: [Scorer; 2],
}

static EMBEDDED: LazyLock<BlockModel> = LazyLock::new(|| {
    BlockModel::from_bytes(include_bytes!("block_model.bin")).expect("the weights in the binary are sound")
});

impl Passes {
    /// Two passes of a forest each.
    pub fn new(first: Forest, second: Forest) -> Self {
        let scorers = [Scorer::of(&first), Scorer::of(&second)];
        Self { first, second, scorers }
    }

    fn read(bytes: &mut &[u8]) -> Option<Self> {
        Some(Self::new(Forest::read(bytes)?, Forest::read(bytes)?))
    }

    /// Judges the blocks of a page.
    pub(super) fn judge(&self, drafts: &[Draft], page: &Page, surroundings: &Surroundings) -> Judgement {
        let (mut rows, alike) = rows(drafts, page, surroundings);
        let [first, second] = &self.scorers;
        let first: Vec<f32> = first.log_odds(&rows).into_iter().map(probability).collect();
        add_sequence(&mut rows, drafts, page, &alike, &first);
        let story = second.log_odds(&rows).into_iter().map(probability).collect();
        Judgement { story, rows }
    }
}

impl BlockModel {
    /// The weights that the program carries.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The passes that judge these blocks.
    pub(super) fn passes(&self, drafts: &[Draft]) -> &Passes {
        if is_plain(drafts) { &self.plain } else { &self.marked }
    }

    /// Reads weights; none where the bytes are not those of a model.
    pub fn from_bytes(mut bytes: &[u8]) -> Option<Self> {
        let model = Self { marked: Passes::read(&mut bytes)?, plain: Passes::read(&mut bytes)? };
        bytes.is_empty().then_some(model)
    }

    /// The weights as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for forest in [&self.marked.first, &self.marked.second, &self.plain.first, &self.plain.second] {
            forest.write(&mut bytes);
        }
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

impl Judgement {
    /// Lets go of the features of the blocks that are kept: they give reasons for cuts alone.
    pub(super) fn forget(&mut self, kept: &[bool]) {
        for (row, _) in self.rows.iter_mut().zip(kept).filter(|(_, kept)| **kept) {
            *row = Row::new();
        }
    }
}

fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// Names of the features that the second pass has beyond those of the first.
pub(super) const SEQUENCE: [&str; 28] = [
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
    "first above group",
    "first below group",
    "first group",
    "first steps above",
    "first steps below",
    "first beside kin",
];

/// Adds what the first pass says of the block, its neighbours and its containers.
pub(super) fn add_sequence(rows: &mut [Row], drafts: &[Draft], page: &Page, alike: &[Alike], first: &[f32]) {
    let count = drafts.len();
    let weight = |index: usize| first[index] * drafts[index].text.len() as f32;
    let mut above = vec![0.0_f32];
    let mut parents: HashMap<u32, (f32, f32)> = HashMap::new();
    let mut kin: HashMap<u32, (f32, f32)> = HashMap::new();
    for (index, draft) in drafts.iter().enumerate() {
        above.push(above[index] + weight(index));
        for (key, sums) in [(alike[index].parent, &mut parents), (alike[index].kin, &mut kin)] {
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
            ratio(parents[&alike[index].parent]),
            ratio(kin[&alike[index].kin]),
            overlaps[index],
            runs[index],
            mean_page,
        ]);
    }
    if is_plain(drafts) {
        add_lists(rows, drafts, alike, first);
    }
}

/// Adds what the first pass says of the list that a line of plain text stands in, and of what is above and below that.
fn add_lists(rows: &mut [Row], drafts: &[Draft], alike: &[Alike], first: &[f32]) {
    let story = |at: Option<usize>| at.and_then(|at| first.get(at)).copied();
    let mut beside: HashMap<u32, (f32, usize)> = HashMap::new();
    for (index, alike) in alike.iter().enumerate() {
        let (sum, count) = beside.entry(alike.kin).or_default();
        *sum += story(index.checked_sub(1)).unwrap_or(0.0) + story(Some(index + 1)).unwrap_or(0.0);
        *count += 2;
    }
    let is_text = |(&first, draft): (&f32, &Draft)| first > 0.5 && draft.text.len() > LONG;
    let (above, below) = steps(&first.iter().zip(drafts).map(is_text).collect::<Vec<_>>());
    for (index, (row, (size, place))) in rows.iter_mut().zip(groups(drafts)).enumerate() {
        let (start, end) = (index - place, index - place + size);
        let (sum, count) = beside[&alike[index].kin];
        row.extend([
            story(start.checked_sub(1)).unwrap_or(-0.1),
            story(Some(end)).unwrap_or(-0.1),
            first[start..end].iter().sum::<f32>() / size as f32,
            above[index],
            below[index],
            sum / count as f32,
        ]);
    }
}

/// Lines of more bytes than this are paragraphs.
const LONG: usize = 100;

/// For each block the length of the run of blocks in the story around it, or below 0 that of the run outside of it.
fn runs(in_story: &[bool]) -> Vec<f32> {
    let mut found = Vec::with_capacity(in_story.len());
    for run in in_story.chunk_by(|a, b| a == b) {
        let length = run.len().min(30) as f32;
        found.extend(run.iter().map(|&yes| if yes { length } else { -length }));
    }
    found
}
