//! Trains both passes: the second learns from what first passes say of pages that they have not seen.

use backgrounder::article::{BlockModel, Forest};
use rayon::prelude::*;

use crate::boosting::{Growth, Rows, grow};
use crate::corpus::Page;

/// Number of parts that the sites are divided into.
pub(crate) const FOLDS: usize = 5;

const FIRST: Growth = Growth { trees: 110, leaves: 16, rate: 0.1, least: 25.0 };
const SECOND: Growth = Growth { trees: 150, leaves: 16, rate: 0.08, least: 25.0 };

/// What was trained.
pub(crate) struct Trained {
    /// By all pages.
    pub(crate) model: BlockModel,
    /// By all pages but those of one fold; empty unless asked for.
    pub(crate) folds: Vec<BlockModel>,
}

/// Trains on all pages; for each fold too where `validate` is asked.
pub(crate) fn train(pages: &[Page], validate: bool) -> Trained {
    let first = |leave: Option<usize>| {
        eprintln!("first pass without {leave:?}");
        learn(pages, leave, FIRST, |page| page.observed.first_rows().to_vec())
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
    let numbered: Vec<(usize, &Page)> = pages.iter().enumerate().collect();
    let second = |leave: Option<usize>| {
        eprintln!("second pass without {leave:?}");
        let kept: Vec<_> = numbered.iter().filter(|(_, page)| Some(page.fold) != leave).collect();
        let mut rows = Rows::default();
        for (number, page) in kept {
            rows.add(seen[*number].clone(), page);
        }
        grow(&rows, SECOND)
    };
    let folds = if validate {
        firsts.iter().enumerate().map(|(fold, first)| BlockModel::new(first.clone(), second(Some(fold)))).collect()
    } else {
        Vec::new()
    };
    Trained { model: BlockModel::new(first(None), second(None)), folds }
}

fn learn(pages: &[Page], leave: Option<usize>, growth: Growth, features: impl Fn(&Page) -> Vec<Vec<f32>>) -> Forest {
    let mut rows = Rows::default();
    for page in pages.iter().filter(|page| Some(page.fold) != leave) {
        rows.add(features(page), page);
    }
    grow(&rows, growth)
}

fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}
