//! The small word lists of `data/claim-words.tsv`, by their class. Looked up only: no order of them reaches the output.

use hashbrown::HashSet;

use super::term::Term;
use crate::tables;

/// The words of a class, as printed in small letters.
pub(crate) fn words(class: &str) -> HashSet<&'static str> {
    list(class).collect()
}

/// The words of a class in their order, words that stand for one thing still joined by slashes.
pub(crate) fn list(class: &str) -> impl Iterator<Item = &'static str> {
    tables::CLAIM_WORDS.iter().filter(move |[own, _]| *own == class).flat_map(|[_, words]| words.split(' '))
}

/// What the words of a class mean, whatever form they stand in.
pub(crate) fn terms(class: &str) -> HashSet<Term> {
    words(class).into_iter().filter_map(Term::of_word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_words_that_mean_something() {
        for [class, _] in tables::CLAIM_WORDS {
            assert!(words(class).len() > 2, "{class}");
        }
        assert!(words("no such class").is_empty());
        assert!(terms("running").contains(&Term::of_word("dead").unwrap()));
    }
}
