//! What the whole article tells of a word: whether it is also written small, whether it is capitalised in mid-sentence.

use hashbrown::HashMap;

use super::word::{Line, Shape};

/// Counts of each word of an article.
#[derive(Debug, Default)]
pub(super) struct Usage<'t> {
    counts: HashMap<&'t str, Counts>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    small: u32,
    capital_inside: u32,
}

impl<'t> Usage<'t> {
    /// Counts the words of the lines; lines in title case tell nothing.
    pub(super) fn of(lines: &'t [Line<'_>]) -> Self {
        let mut usage = Self::default();
        for word in lines.iter().filter(|line| !line.title_case).flat_map(|line| &line.words) {
            let counts = usage.counts.entry(word.lower()).or_default();
            match word.shape {
                Shape::Lower => counts.small += 1,
                Shape::Capital if !word.opens => counts.capital_inside += 1,
                _ => {}
            }
        }
        usage
    }

    /// True where the article also writes the word small.
    pub(super) fn is_also_small(&self, lower: &str) -> bool {
        self.counts.get(lower).is_some_and(|counts| counts.small > 0)
    }

    /// True where the article capitalises the word where nothing but a name asks for it.
    pub(super) fn is_capital_inside(&self, lower: &str) -> bool {
        self.counts.get(lower).is_some_and(|counts| counts.capital_inside > 0)
    }

    /// True where the article does so more than once.
    pub(super) fn is_frequent(&self, lower: &str) -> bool {
        self.counts.get(lower).is_some_and(|counts| counts.capital_inside > 1)
    }
}
