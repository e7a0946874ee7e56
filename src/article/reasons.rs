//! Why the learned model cut a block, in words: the features that spoke most against it, of which each is true of it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::block_model::{Passes, SEQUENCE};
use super::features;
use crate::tables::BLOCK_REASONS;

/// So many facts are told at most.
const MOST: usize = 3;
/// A feature that takes less log-odds than this is not told.
const LEAST: f32 = 0.05;

struct Fact {
    over: bool,
    value: f32,
    words: &'static str,
}

/// For each feature, by its number, what may be said of it.
static FACTS: LazyLock<BTreeMap<usize, Fact>> = LazyLock::new(|| {
    let names: Vec<String> = features::names().into_iter().chain(SEQUENCE.map(str::to_owned)).collect();
    let fact = |row: &'static [&'static str; 4]| {
        let feature = names.iter().position(|name| name == row[0])?;
        let value = row[2].parse().expect("block-reasons.tsv: `value` is a number");
        Some((feature, Fact { over: row[1] == "over", value, words: row[3] }))
    };
    BLOCK_REASONS.iter().filter_map(fact).collect()
});

/// What spoke against a block with the features `row` of the second pass, strongest first.
pub(super) fn against(model: &Passes, row: &[f32]) -> Vec<&'static str> {
    let mut shares = model.second.shares(row);
    for (share, first) in shares.iter_mut().zip(model.first.shares(row)) {
        *share += first;
    }
    let mut told: Vec<(f32, &'static str)> = Vec::new();
    for (&feature, fact) in FACTS.iter() {
        let value = row.get(feature).copied().unwrap_or_default();
        let holds =
            if fact.over { value > fact.value } else { value < fact.value && (value >= 0.0 || fact.value < 0.0) };
        let share = shares.get(feature).copied().unwrap_or_default();
        if !holds || share >= 0.0 {
            continue;
        }
        match told.iter_mut().find(|(_, words)| *words == fact.words) {
            Some((sum, _)) => *sum += share,
            None => told.push((share, fact.words)),
        }
    }
    told.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
    told.into_iter().filter(|(share, _)| *share <= -LEAST).take(MOST).map(|(_, words)| words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_a_feature() {
        let names: Vec<String> = Observed::feature_names();
        for row in BLOCK_REASONS {
            assert!(names.iter().any(|name| name == row[0]), "no feature `{}`", row[0]);
            assert!(matches!(row[1], "under" | "over"), "`{}`", row[1]);
        }
    }

    use super::super::Observed;
}
