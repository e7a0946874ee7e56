//! One line of a page as it is compared with the lines of other pages: a number, and what it looks like.

use std::hash::{DefaultHasher, Hasher};

use crate::article::plain::ends_sentence;

/// A line without its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// The same for the same words, whatever their case and the marks and spaces between them; [`Line::NO_WORDS`] where
    /// there is none.
    pub(super) key: u64,
    /// What it looks like.
    pub(super) form: Form,
}

/// What a line looks like on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A label, a link, a heading: no sentence.
    Label,
    /// A short sentence or the beginning of one.
    Sentence,
    /// Running text.
    Text,
}

/// A sentence has at least so many words, running text so many.
const SENTENCE: usize = 3;
const TEXT: usize = 8;
/// Signs of a script without spaces that count as one word.
const SIGNS_A_WORD: usize = 2;

impl Line {
    /// The key of a line of marks and spaces.
    pub(super) const NO_WORDS: u64 = 0;

    pub(super) fn of(text: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        let (mut words, mut signs, mut in_word) = (0, 0, false);
        for c in text.chars() {
            let of_word = c.is_alphanumeric();
            if of_word && !in_word {
                words += 1;
                hasher.write_u32(' '.into());
            }
            if of_word {
                signs += usize::from(is_unspaced(c));
                c.to_lowercase().for_each(|c| hasher.write_u32(c.into()));
            }
            in_word = of_word;
        }
        words += signs / SIGNS_A_WORD;
        let form = match words {
            _ if !ends_sentence(text) => Form::Label,
            TEXT.. => Form::Text,
            SENTENCE.. => Form::Sentence,
            _ => Form::Label,
        };
        // The hasher has fixed keys, so that a line has one key on every run; no key reaches the output.
        let key = if words == 0 { Self::NO_WORDS } else { hasher.finish().max(1) };
        Self { key, form }
    }
}

/// Chinese characters, kana, Thai and their neighbours: scripts that write no spaces.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}
