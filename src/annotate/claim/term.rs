//! A word of content, made comparable: its class where newspapers have several words for one thing, else its stem.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};
use hashbrown::HashMap;

use crate::tables;

/// What words of one class or stem share; the same number on every machine (FNV-1a, 64 bits).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(u64);

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::English));

/// Looked up only: no order of it reaches the output.
static CLASSES: LazyLock<HashMap<String, Term>> = LazyLock::new(|| {
    let mut classes = HashMap::new();
    for [class, words] in tables::PRESS_SYNONYMS {
        for word in words.split(' ') {
            classes.entry(stem(&american(word)).into_owned()).or_insert_with(|| Term::of(class));
        }
    }
    classes
});

static STOPS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| tables::STOP_WORDS.iter().map(|[word]| *word).collect());

impl Term {
    /// The term of a text that is compared as it stands, as an entity's id.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(
            text.bytes()
                .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)),
        )
    }

    /// The term of a word in small letters; none for a word that carries no content.
    #[must_use]
    pub fn of_word(lower: &str) -> Option<Self> {
        if STOPS.contains(lower) || lower.chars().count() < 2 {
            return None;
        }
        let spelled = american(lower);
        let stem = stem(&spelled);
        Some(CLASSES.get(stem.as_ref()).copied().unwrap_or_else(|| Self::of(&stem)))
    }
}

/// British spellings as American ones, so that both are one word: "harbour", "organise", "centre", "defence".
fn american(lower: &str) -> Cow<'_, str> {
    const PAIRS: [(&str, &str); 12] = [
        ("our", "or"),
        ("isation", "ization"),
        ("ise", "ize"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("yse", "yze"),
        ("efence", "efense"),
        ("icence", "icense"),
        ("ffence", "ffense"),
        ("entre", "enter"),
        ("ogramme", "ogram"),
        ("elled", "eled"),
    ];
    if lower.len() < 6 {
        return Cow::Borrowed(lower);
    }
    match PAIRS.iter().find(|(british, _)| lower.contains(british)) {
        Some((british, american)) => Cow::Owned(lower.replace(british, american)),
        None => Cow::Borrowed(lower),
    }
}

fn stem(lower: &str) -> Cow<'_, str> {
    STEMMER.stem(lower)
}

#[cfg(test)]
mod tests {
    use super::Term;

    #[test]
    fn forms_of_a_word_and_words_of_a_class_are_one_term() {
        for (one, other) in [
            ("chestnut", "chestnuts"),
            ("sailors", "crew"),
            ("shut", "blocked"),
            ("road", "highway"),
            ("harbour", "harbors"),
            ("defence", "defense"),
        ] {
            assert_eq!(Term::of_word(one), Term::of_word(other), "{one} {other}");
        }
        assert_ne!(Term::of_word("lamp"), Term::of_word("lamb"));
        assert_eq!(Term::of_word("the"), None);
    }
}
