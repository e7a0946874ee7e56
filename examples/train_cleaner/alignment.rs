//! Which blocks of a page are in the article's known text.

use std::collections::{HashMap, HashSet};

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Share of a block's words that must align with the text.
const COVERED: f32 = 0.6;
/// Share of a block's three-word runs that must stand in the text for the block to be aligned at all.
const CANDIDATE: f32 = 0.35;
/// Shorter blocks are only compared with the lines of the text.
const SHORT: usize = 4;
/// Aligned runs shorter than this are chance.
const RUN: usize = 3;

/// True for each block that a monotone alignment of the page's words with the text covers.
pub(crate) fn labels(blocks: &[&str], text: &str) -> Vec<bool> {
    let mut numbers = HashMap::new();
    let mut numbered = |text: &str| -> Vec<usize> {
        words(text)
            .into_iter()
            .map(|word| {
                let next = numbers.len();
                *numbers.entry(word).or_insert(next)
            })
            .collect()
    };
    let text_words = numbered(text);
    let runs: HashSet<&[usize]> = text_words.windows(RUN).collect();
    let blocks_words: Vec<Vec<usize>> = blocks.iter().map(|block| numbered(block)).collect();
    let (mut page, mut owners) = (Vec::new(), Vec::new());
    for (block, words) in blocks_words.iter().enumerate() {
        let hits = words.windows(RUN).filter(|run| runs.contains(run)).count();
        if words.len() >= SHORT && hits as f32 >= CANDIDATE * (words.len() - RUN + 1) as f32 {
            page.extend(words);
            owners.extend(std::iter::repeat_n(block, words.len()));
        }
    }
    let mut covered = vec![0_usize; blocks.len()];
    for change in capture_diff_slices(Algorithm::Myers, &page, &text_words) {
        if change.tag() == DiffTag::Equal {
            for run in owners[change.old_range()].chunk_by(|a, b| a == b) {
                if run.len() >= RUN || run.len() == blocks_words[run[0]].len() {
                    covered[run[0]] += run.len();
                }
            }
        }
    }
    let mut labels: Vec<bool> = blocks_words
        .iter()
        .zip(&covered)
        .map(|(words, &covered)| words.len() >= SHORT && covered as f32 >= COVERED * words.len() as f32)
        .collect();
    add_short(&mut labels, blocks, text);
    labels
}

/// Adds short blocks that are a line of the text of their own, near blocks that are covered.
fn add_short(labels: &mut [bool], blocks: &[&str], text: &str) {
    let mut lines: HashMap<String, isize> = HashMap::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        *lines.entry(words(line).join(" ")).or_default() += 1;
    }
    let keys: Vec<String> = blocks.iter().map(|block| words(block).join(" ")).collect();
    for (key, _) in keys.iter().zip(labels.iter()).filter(|(_, label)| **label) {
        *lines.entry(key.clone()).or_default() -= 1;
    }
    let first = labels.iter().position(|&label| label).unwrap_or(0);
    let last = labels.iter().rposition(|&label| label).unwrap_or(0);
    for index in first.saturating_sub(4)..(last + 5).min(labels.len()) {
        let near = &labels[index.saturating_sub(6)..(index + 7).min(labels.len())];
        let short = !keys[index].is_empty() && keys[index].split(' ').count() < SHORT;
        let left = lines.get(&keys[index]).copied().unwrap_or(0);
        if !labels[index] && short && left > 0 && near.contains(&true) {
            labels[index] = true;
            *lines.entry(keys[index].clone()).or_default() -= 1;
        }
    }
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}
