//! From marked texts to the weights of both passes.

use backgrounder::annotate::names::{LABELS, NameModel, Weights};

use crate::corpus::{Marked, Segment, segments};
use crate::crf::Problem;
use crate::descent::{Settings, minimise};

/// Parts of the texts that are labelled by weights which were learned from the others.
const PARTS: usize = 4;

/// Learns both passes. What the second sees of the first comes from weights that have not seen the text.
pub(crate) fn learn(texts: &[Marked], settings: Settings) -> NameModel {
    let texts_of = segments(texts, &|_| None);
    let without = |part: usize| -> Vec<&Segment> {
        texts_of.iter().enumerate().filter(|(index, _)| index % PARTS != part).flat_map(|(_, text)| text).collect()
    };
    let parts: Vec<Weights> = (0..PARTS).map(|part| fit(&without(part), settings)).collect();
    let first = fit(&without(PARTS), settings);
    drop(texts_of);
    let seen = segments(texts, &|index| parts.get(index % PARTS));
    let second = fit(&seen.iter().flatten().collect::<Vec<_>>(), settings);
    NameModel::new(first, second)
}

/// Fits the weights of one pass.
fn fit(segments: &[&Segment], settings: Settings) -> Weights {
    let problem = Problem::new(segments, 2);
    let words: usize = segments.iter().map(|segment| segment.len()).sum();
    let tell = |step: usize, value: f64| {
        if step.is_multiple_of(25) {
            eprintln!("step {step}: {value:.1}");
        }
    };
    eprintln!("{words} words, {} features", problem.features.len());
    let weights = minimise(problem.size(), settings, &|weights| problem.value(weights), &tell);
    let (rows, transitions) = weights.split_at(problem.features.len() * LABELS);
    let row = |row: &[f64]| std::array::from_fn(|label| row[label]);
    let features: Vec<(u32, [f64; LABELS])> =
        problem.features.iter().copied().zip(rows.chunks(LABELS).map(row)).collect();
    let mut pairs = [[0.0; LABELS]; LABELS];
    pairs.iter_mut().zip(transitions.chunks(LABELS)).for_each(|(pairs, chunk)| *pairs = row(chunk));
    Weights::quantised(&features, &pairs)
}
