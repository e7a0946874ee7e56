//! The pages to learn from, each block with its label.

use std::collections::HashMap;
use std::fs;
use std::io::{Error, Result};
use std::path::Path;

use backgrounder::article::Observed;
use backgrounder::source::{self, Source};
use rayon::prelude::*;
use serde::Deserialize;

use crate::alignment;
use crate::folds::FOLDS;

/// How a page is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum View {
    /// As a saved page.
    Html,
    /// As the text of the whole page.
    Full,
    /// As a part of that text around the article.
    Seed,
}

impl View {
    /// Its folder in the corpus.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Full => "full",
            Self::Seed => "seed",
        }
    }
}

/// A page with the label of each of its blocks.
pub(crate) struct Page {
    pub(crate) view: View,
    pub(crate) source: Source,
    pub(crate) observed: Observed,
    /// True for each block that is part of the story.
    pub(crate) labels: Vec<bool>,
    /// Which fold its site is in.
    pub(crate) fold: usize,
}

#[derive(Deserialize)]
struct Gold {
    id: String,
    site: String,
    body: String,
}

/// Reads the whole corpus, in the order of its files.
pub(crate) fn read(corpus: &Path) -> Result<Vec<Page>> {
    let gold = fs::read_to_string(corpus.join("gold.jsonl"))?;
    let gold: Vec<Gold> =
        gold.lines().map(serde_json::from_str).collect::<std::result::Result<_, _>>().map_err(Error::other)?;
    let gold: HashMap<&str, &Gold> = gold.iter().map(|gold| (gold.id.as_str(), gold)).collect();
    let mut pages = pages(&corpus.join("html"), View::Html, &gold, |gold, observed, _| {
        Some(alignment::labels(&observed.texts().collect::<Vec<_>>(), &gold.body))
    });
    for view in [View::Full, View::Seed] {
        let labels = corpus.join(view.name()).join("labels");
        pages.extend(self::pages(&corpus.join(view.name()).join("raw"), view, &gold, |_, observed, id| {
            line_labels(&labels.join(format!("{id}.txt")), observed)
        }));
    }
    Ok(pages)
}

fn pages(
    folder: &Path,
    view: View,
    gold: &HashMap<&str, &Gold>,
    labels: impl Fn(&Gold, &Observed, &str) -> Option<Vec<bool>> + Sync,
) -> Vec<Page> {
    let sources = source::read(folder).sources;
    let read = |source: Source| {
        let id = source.id.0.clone();
        let gold = gold.get(id.as_str())?;
        let observed = Observed::of(&source);
        let labels = labels(gold, &observed, &id)?;
        let fold = fold(&gold.site);
        labels.contains(&true).then_some(Page { view, source, observed, labels, fold })
    };
    sources.into_par_iter().filter_map(read).collect()
}

/// A block is part of the story where most of its lines are.
fn line_labels(path: &Path, observed: &Observed) -> Option<Vec<bool>> {
    let labels = fs::read_to_string(path).ok()?;
    let labels: Vec<&str> = labels.lines().collect();
    let is_story = |(first, last): (usize, usize)| {
        let lines = labels.get(first - 1..last.min(labels.len())).unwrap_or_default();
        let count = |label: &str| lines.iter().filter(|line| **line == label).count();
        count("body") > count("furniture")
    };
    Some(observed.lines().map(is_story).collect())
}

/// The fold of a site: FNV-1a of its name.
fn fold(site: &str) -> usize {
    let hash = site.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash >> 8) as usize % FOLDS
}
