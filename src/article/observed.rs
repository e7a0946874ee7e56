//! A page as the learned model sees it: what the training program learns from.

use super::block_model::add_sequence;
use super::draft::Draft;
use super::features::{Alike, Row, rows};
use super::judge::rough_surroundings;
use super::look::Page;
use super::{markdown, page, plain};
use crate::source::{Format, Source};

/// The blocks of a source with their features, not yet judged.
pub struct Observed {
    drafts: Vec<Draft>,
    page: Page,
    rows: Vec<Row>,
    alike: Vec<Alike>,
}

impl Observed {
    /// Reads a source as [`clean`](super::clean) does, up to the model's word.
    pub fn of(source: &Source) -> Self {
        let text = source.text.get(source.body_start..).unwrap_or_default();
        let (drafts, head) = match source.format {
            Format::Text => (plain::drafts(text, 1), None),
            Format::Markdown => (markdown::drafts(text, 1), None),
            Format::Html => {
                let page = page::read(text);
                (page.drafts, Some(page.head))
            }
        };
        let page = Page::of(&drafts);
        let title = head.as_ref().and_then(|head| head.title.as_ref()).map(|title| title.value.as_str());
        let (rows, alike) = rows(&drafts, &page, &rough_surroundings(&drafts, &page, title));
        Self { drafts, page, rows, alike }
    }

    /// The text of each block.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.drafts.iter().map(|draft| draft.text.as_str())
    }

    /// First and last line of each block, counted from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, usize)> {
        self.drafts.iter().map(|draft| draft.lines)
    }

    /// The features that the first pass judges by.
    pub fn first_rows(&self) -> &[Vec<f32>] {
        &self.rows
    }

    /// The features that the second pass judges by, where the first said `story` of each block, from 0 to 1. Empty where
    /// it did not speak of every block.
    pub fn second_rows(&self, story: &[f32]) -> Vec<Vec<f32>> {
        if story.len() != self.drafts.len() {
            return Vec::new();
        }
        let mut rows = self.rows.clone();
        add_sequence(&mut rows, &self.drafts, &self.page, &self.alike, story);
        rows
    }

    /// The names of all features, those of the second pass last.
    pub fn feature_names() -> Vec<String> {
        let sequence = super::block_model::SEQUENCE.iter().map(|&name| name.to_owned());
        super::features::names().into_iter().chain(sequence).collect()
    }
}
