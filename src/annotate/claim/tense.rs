//! Which words read as a verb in the past or its participle.

use std::sync::LazyLock;

use hashbrown::HashSet;

use super::vocabulary;
use crate::tables;

static PASTS: LazyLock<HashSet<&str>> = LazyLock::new(|| tables::IRREGULAR_PASTS.iter().map(|[form]| *form).collect());

/// True for "landed", "died", "went"; false for "need", "hundred" and their likes, which only end so.
pub(super) fn is_past(word: &str) -> bool {
    static OTHERS: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("no-past"));
    word.len() > 3 && word.ends_with("ed") && !OTHERS.contains(word) || PASTS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_verbs_are_read_and_nouns_are_not() {
        assert!(["died", "landed", "went", "fled", "freed"].into_iter().all(is_past));
        assert!(["need", "seed", "hundred", "speed", "red", "go"].into_iter().all(|word| !is_past(word)));
    }
}
