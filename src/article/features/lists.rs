//! How a line stands in a list, and the list among paragraphs: rankings, fact sheets, prices.

use std::collections::HashMap;

use super::super::look::STORY;
use super::{Known, Row, flag, is_plain};

pub(super) const LISTS: [&str; 9] = [
    "label",
    "rank",
    "price",
    "above group",
    "below group",
    "steps to text above",
    "steps to text below",
    "parted",
    "parted share",
];

impl Known<'_> {
    /// Only of plain text: where there is markup, it tells lists better.
    pub(super) fn lists(&self, rows: &mut [Row]) {
        if !is_plain(self.drafts) {
            for row in rows {
                row.extend([0.0; LISTS.len()]);
            }
            return;
        }
        let looks = &self.page.looks;
        let is_text: Vec<bool> = looks.iter().map(|look| look.score >= STORY).collect();
        let (above, below) = steps(&is_text);
        let parted = self.parted(&is_text);
        for (index, row) in rows.iter_mut().enumerate() {
            let text = self.drafts[index].text.as_str();
            let (size, at) = self.groups[index];
            let score = |at: Option<usize>| at.and_then(|at| looks.get(at)).map_or(-4.0, |look| look.score);
            let (gaps, all) = parted[&self.alike[index].kin];
            row.extend([
                flag(has_label(text)),
                flag(is_ranked(text)),
                flag(has_price(text)),
                score((index - at).checked_sub(1)),
                score(Some(index - at + size)),
                above[index],
                below[index],
                gaps.min(20) as f32,
                gaps as f32 / all.max(1) as f32,
            ]);
        }
    }

    /// For each kin how many of the gaps between its blocks hold running text, and how many gaps there are.
    fn parted(&self, is_text: &[bool]) -> HashMap<u32, (usize, usize)> {
        let mut found: HashMap<u32, (usize, usize)> = HashMap::new();
        let mut last: HashMap<u32, usize> = HashMap::new();
        let mut texts = 0;
        for (alike, &is_text) in self.alike.iter().zip(is_text) {
            let (gaps, all) = found.entry(alike.kin).or_default();
            if let Some(before) = last.insert(alike.kin, texts + usize::from(is_text)) {
                *gaps += usize::from(texts > before);
                *all += 1;
            }
            texts += usize::from(is_text);
        }
        found
    }
}

/// For each block how many blocks above and below it the next one is that `counts`; at most [`MOST_STEPS`].
pub(in super::super) fn steps(counts: &[bool]) -> (Vec<f32>, Vec<f32>) {
    let walk = |counts: &mut dyn Iterator<Item = &bool>| -> Vec<f32> {
        let mut since = MOST_STEPS;
        let step = |&counts: &bool| {
            let steps = since;
            since = if counts { 1.0 } else { MOST_STEPS.min(since + 1.0) };
            steps
        };
        counts.map(step).collect()
    };
    let above = walk(&mut counts.iter());
    let mut below = walk(&mut counts.iter().rev());
    below.reverse();
    (above, below)
}

/// Farther blocks are as far as this.
const MOST_STEPS: f32 = 16.0;

/// "Age: 18": a few words, a colon and more.
fn has_label(text: &str) -> bool {
    let label = text.split_once(": ").map(|(label, _)| label);
    label.is_some_and(|label| label.len() <= 32 && label.matches(' ').count() < 4)
}

/// "3. The lighthouse".
fn is_ranked(text: &str) -> bool {
    let rest = text.trim_start_matches('#').trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with(['.', ')', ':'])
}

/// A line that names a price is at most so long, in bytes.
const LONGEST_PRICE: usize = 120;

/// A short line with a sign of money beside a digit.
fn has_price(text: &str) -> bool {
    if text.len() > LONGEST_PRICE {
        return false;
    }
    let money = |c: char| matches!(c, '$' | '€' | '£' | '¥' | '₹');
    text.match_indices(money).any(|(at, sign)| {
        let after = text[at + sign.len()..].trim_start().starts_with(|c: char| c.is_ascii_digit());
        after || text[..at].trim_end().ends_with(|c: char| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_lead_to_the_next_text_on_either_side() {
        let (above, below) = steps(&[false, true, false, false, true]);
        assert_eq!(above, [MOST_STEPS, MOST_STEPS, 1.0, 2.0, 3.0]);
        assert_eq!(below, [1.0, 3.0, 2.0, 1.0, MOST_STEPS]);
    }

    #[test]
    fn labels_ranks_and_prices_are_seen() {
        assert!(has_label("Age: 41") && !has_label("The harbour master did not say so: he left"));
        assert!(is_ranked("3. The pier") && is_ranked("#12: The pier") && !is_ranked("30 piers"));
        assert!(has_price("Now $ 12") && has_price("12 € a ticket") && !has_price("$ave on tickets"));
    }
}
