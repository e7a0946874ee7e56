//! The words of a text, by which the parts of a broken one are told.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::line::Line;
use crate::tables::{HYPHEN_WORDS, STOP_WORDS};

static SMALL: LazyLock<HashSet<&str>> = LazyLock::new(|| STOP_WORDS.iter().map(|row| row[0]).collect());
static HEADS: LazyLock<HashSet<&str>> = LazyLock::new(|| parts("head"));
static TAILS: LazyLock<HashSet<&str>> = LazyLock::new(|| parts("tail"));
static LINKS: LazyLock<HashSet<&str>> = LazyLock::new(|| parts("link"));

fn parts(place: &str) -> HashSet<&'static str> {
    HYPHEN_WORDS.iter().filter(|row| row[1] == place).map(|row| row[0]).collect()
}

/// How the two parts of a word that stood on two lines belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hyphen {
    /// It only broke the word.
    Broke,
    /// It is part of the word.
    Stays,
    /// It stands for a part said later, and a space follows.
    Hangs,
}

/// The words of a text in lower case, compounds with their hyphens.
pub(super) struct Vocabulary(HashSet<String>);

impl Vocabulary {
    pub(super) fn of(lines: &[Line]) -> Self {
        let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
        let words = lines.iter().flat_map(|line| line.text.split(move |c| !is_inside(c)));
        Self(words.filter(|word| !word.is_empty() && !word.ends_with('-')).map(str::to_lowercase).collect())
    }

    /// True where the text, or any English text, has the word.
    pub(super) fn has(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        SMALL.contains(word.as_str()) || self.0.contains(&word)
    }

    /// What the hyphen between `head` at the end of a line and `tail` at the start of the next is.
    pub(super) fn hyphen(&self, head: &str, tail: &str) -> Hyphen {
        let (low_head, low_tail) = (head.to_lowercase(), tail.to_lowercase());
        let last_head = low_head.rsplit('-').next().unwrap_or_default();
        let first_tail = low_tail.split('-').next().unwrap_or_default();
        if LINKS.contains(first_tail) && !TAILS.contains(first_tail) {
            return Hyphen::Hangs;
        }
        if self.0.contains(&format!("{low_head}{low_tail}")) {
            return Hyphen::Broke;
        }
        let is_small = tail.starts_with(char::is_lowercase)
            || head.chars().count() > 1 && head.chars().chain(tail.chars()).all(char::is_uppercase);
        if !is_small
            || self.0.contains(&format!("{low_head}-{low_tail}"))
            || HEADS.contains(last_head)
            || TAILS.contains(first_tail)
            || low_head.contains('-')
            || self.has(last_head) && self.has(first_tail)
        {
            return Hyphen::Stays;
        }
        Hyphen::Broke
    }
}
