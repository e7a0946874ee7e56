//! The pages to learn from, each block with its label.

use std::collections::HashMap;
use std::fs;
use std::io::{Error, Result};
use std::ops::Range;
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
    /// As little more than the article, or its first lines.
    Paste,
}

impl View {
    /// Its folder in the corpus.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Full => "full",
            Self::Seed => "seed",
            Self::Paste => "paste",
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
    for view in [View::Full, View::Seed, View::Paste] {
        let folder = corpus.join(if view == View::Paste { View::Seed } else { view }.name());
        pages.extend(self::texts(&folder, view, &gold));
    }
    Ok(pages)
}

fn pages(
    folder: &Path,
    view: View,
    gold: &HashMap<&str, &Gold>,
    labels: impl Fn(&Gold, &Observed, &str) -> Option<Vec<bool>> + Sync,
) -> Vec<Page> {
    let read = |source: Source| {
        let gold = gold.get(source.id.0.as_str())?;
        let observed = Observed::of(&source);
        let labels = labels(gold, &observed, &source.id.0)?;
        labels.contains(&true).then(|| Page { view, source, observed, labels, fold: fold(&gold.site) })
    };
    source::read(folder).sources.into_par_iter().filter_map(read).collect()
}

/// Flattened pages with a label for each line.
fn texts(folder: &Path, view: View, gold: &HashMap<&str, &Gold>) -> Vec<Page> {
    let read = |mut source: Source| {
        let gold = gold.get(source.id.0.as_str())?;
        let labels = fs::read_to_string(folder.join("labels").join(format!("{}.txt", source.id.0))).ok()?;
        let mut labels: Vec<&str> = labels.split('\n').collect();
        if view == View::Paste {
            let part = pasted(&labels, hash(&source.id.0))?;
            source.text = source.text.split('\n').skip(part.start).take(part.len()).collect::<Vec<_>>().join("\n");
            labels = labels[part].to_vec();
        }
        let observed = Observed::of(&source);
        let labels = line_labels(&labels, &observed);
        labels.contains(&true).then(|| Page { view, source, observed, labels, fold: fold(&gold.site) })
    };
    source::read(&folder.join("raw")).sources.into_par_iter().filter_map(read).collect()
}

/// What somebody might copy: the article with a few lines around it, or its first lines only.
fn pasted(labels: &[&str], choice: usize) -> Option<Range<usize>> {
    let first = labels.iter().position(|label| *label == "body")?;
    let last = labels.iter().rposition(|label| *label == "body")?;
    let end = if choice.is_multiple_of(2) { last + 1 + choice % 7 } else { first + 4 + choice % 13 };
    Some(first.saturating_sub(choice % 5)..end.min(labels.len()))
}

/// A block is part of the story where most of its lines are.
fn line_labels(labels: &[&str], observed: &Observed) -> Vec<bool> {
    let is_story = |(first, last): (usize, usize)| {
        let lines = labels.get(first - 1..last.min(labels.len())).unwrap_or_default();
        let count = |label: &str| lines.iter().filter(|line| **line == label).count();
        count("body") > count("furniture")
    };
    observed.lines().map(is_story).collect()
}

/// The fold of a site.
fn fold(site: &str) -> usize {
    hash(site) % FOLDS
}

/// FNV-1a, the same on every machine.
fn hash(name: &str) -> usize {
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash >> 8) as usize
}
