//! Byte offsets → code point offsets.

use crate::article::Span;

/// Counts code points before any byte of one text, in constant time after one pass over it.
#[derive(Debug)]
pub struct CodePoints<'t> {
    text: &'t [u8],
    /// For each stretch of the text the number of code points that begin before it; none where the text is ASCII and
    /// offsets of bytes and of code points are equal.
    before: Option<Vec<u32>>,
}

/// Bytes of one stretch: what is counted again for each question.
const STRETCH: usize = 64;

impl<'t> CodePoints<'t> {
    /// Reads the text once.
    pub fn of(text: &'t str) -> Self {
        let text = text.as_bytes();
        if text.is_ascii() {
            return Self { text, before: None };
        }
        let counts = text.chunks(STRETCH).scan(0, |count, stretch| {
            let before = *count;
            *count += beginnings(stretch);
            Some(before)
        });
        Self { text, before: Some(counts.collect()) }
    }

    /// The offset in code points of a byte offset, which is that of its end for one inside a character; the end of the
    /// text for one behind it.
    pub fn offset(&self, byte: usize) -> usize {
        let Some(before) = &self.before else { return byte };
        let byte = byte.min(self.text.len());
        let stretch = (byte / STRETCH).min(before.len().saturating_sub(1));
        let count = before.get(stretch).copied().unwrap_or_default();
        (count + beginnings(&self.text[stretch * STRETCH..byte])) as usize
    }

    /// Start and end in code points of a byte range.
    pub fn range(&self, span: &Span) -> (usize, usize) {
        (self.offset(span.start), self.offset(span.end))
    }
}

/// How many characters begin in a stretch of a text.
fn beginnings(stretch: &[u8]) -> u32 {
    stretch.iter().map(|byte| u32::from(byte & 0b1100_0000 != 0b1000_0000)).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn agrees_with_counting(text in "\\PC{0,200}") {
            let points = CodePoints::of(&text);
            for (at, _) in text.char_indices() {
                prop_assert_eq!(points.offset(at), text[..at].chars().count());
            }
            prop_assert_eq!(points.offset(text.len()), text.chars().count());
        }
    }
}
