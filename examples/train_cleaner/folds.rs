//! Trains both passes: the second learns from what first passes say of pages that they have not seen.

use backgrounder::article::{BlockModel, Forest, Passes};
use rayon::prelude::*;

use crate::boosting::{Growth, Rows, grow};
use crate::corpus::{Page, View};

/// Number of parts that the sites are divided into.
pub(crate) const FOLDS: usize = 5;

const FIRST: Growth = Growth { trees: 110, leaves: 16, rate: 0.1, least: 25.0 };
const SECOND: Growth = Growth { trees: 150, leaves: 16, rate: 0.08, least: 25.0 };
/// Where no markup tells lists from paragraphs, it takes more trees.
const FIRST_PLAIN: Growth = Growth { trees: 120, ..FIRST };
const SECOND_PLAIN: Growth = Growth { trees: 200, ..SECOND };

/// What was trained.
pub(crate) struct Trained {
    /// By all pages.
    pub(crate) model: BlockModel,
    /// By all pages but those of one fold; empty unless asked for.
    pub(crate) folds: Vec<BlockModel>,
}

/// Trains on all pages; for each fold too where `validate` is asked. Pages with markup and text without have passes of
/// their own.
pub(crate) fn train(pages: &[Page], validate: bool) -> Trained {
    let (marked, plain): (Vec<&Page>, Vec<&Page>) = pages.iter().partition(|page| page.view == View::Html);
    let marked = passes(&marked, [FIRST, SECOND], validate);
    let plain = passes(&plain, [FIRST_PLAIN, SECOND_PLAIN], validate);
    let folds = marked.1.into_iter().zip(plain.1).map(|(marked, plain)| BlockModel { marked, plain }).collect();
    Trained { model: BlockModel { marked: marked.0, plain: plain.0 }, folds }
}

/// Passes trained on all of these pages, and for each fold on all but its own.
fn passes(pages: &[&Page], [one, two]: [Growth; 2], validate: bool) -> (Passes, Vec<Passes>) {
    let first = |leave: Option<usize>| {
        eprintln!("first pass without {leave:?}");
        learn(pages, leave, one, |_, page| page.observed.first_rows().to_vec())
    };
    let firsts: Vec<Forest> = (0..FOLDS).map(|fold| first(Some(fold))).collect();
    let seen: Vec<Vec<Vec<f32>>> = pages
        .par_iter()
        .map(|page| {
            let rows = page.observed.first_rows();
            let story: Vec<f32> = rows.iter().map(|row| probability(firsts[page.fold].log_odds(row))).collect();
            page.observed.second_rows(&story)
        })
        .collect();
    let second = |leave: Option<usize>| {
        eprintln!("second pass without {leave:?}");
        learn(pages, leave, two, |number, _| seen[number].clone())
    };
    let folds = if validate {
        firsts.iter().enumerate().map(|(fold, first)| Passes::new(first.clone(), second(Some(fold)))).collect()
    } else {
        Vec::new()
    };
    (Passes::new(first(None), second(None)), folds)
}

fn learn(
    pages: &[&Page],
    leave: Option<usize>,
    growth: Growth,
    features: impl Fn(usize, &Page) -> Vec<Vec<f32>>,
) -> Forest {
    let mut rows = Rows::default();
    for (number, page) in pages.iter().enumerate().filter(|(_, page)| Some(page.fold) != leave) {
        rows.add(features(number, page), page);
    }
    grow(&rows, growth)
}

fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}
