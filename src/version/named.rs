//! Whom a file names outside of its story: the lines that tell a reprint from a copy where no outlet is known.

use std::collections::BTreeSet;

use super::alike::words;
use crate::article::{Article, BlockKind};

/// A line that is a name has at most so many words.
const MOST_WORDS: usize = 6;

/// Outlet, authors and the names that stand as lines of their own above the story.
#[derive(Debug, Clone)]
pub(super) struct Named(BTreeSet<String>);

impl Named {
    pub(super) fn of(article: &Article) -> Self {
        let stated = article.outlet.iter().chain(&article.byline).map(|stated| stated.value.as_str());
        let story = article.blocks.iter().position(|block| block.verdict.kept && block.kind.in_body());
        let above = article.blocks.iter().take(story.unwrap_or(0));
        let lines = above
            .filter(|block| !matches!(block.kind, BlockKind::Title | BlockKind::Date))
            .flat_map(|block| block.text.lines())
            .filter(|line| is_name(line));
        Self(stated.chain(lines).map(key).filter(|key| !key.is_empty()).collect())
    }

    /// True where each names somebody whom the other does not; a file that names nobody speaks against none.
    pub(super) fn differs(&self, other: &Self) -> bool {
        !self.0.is_subset(&other.0) && !other.0.is_subset(&self.0)
    }
}

/// A name as it is compared: its words in lower case, without "The" and "By".
fn key(name: &str) -> String {
    let words = words(name);
    let name = words.iter().skip_while(|word| matches!(word.as_str(), "by" | "the"));
    name.map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// True for a few words that each begin with a capital, or with a sign of a script that has none; no sentence.
fn is_name(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_part = |word: &&str| {
        let first = word.chars().find(|c| c.is_alphanumeric());
        first.is_none_or(|first| first.is_alphabetic() && !first.is_lowercase())
            || matches!(*word, "of" | "the" | "and" | "de" | "der" | "la")
    };
    (1..=MOST_WORDS).contains(&words.len()) && words.iter().all(is_part) && !line.ends_with(['.', '?', '!', ':'])
}
