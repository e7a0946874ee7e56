//! Byte offsets → code point offsets.

use crate::article::Span;

/// Counts code points before any byte of one text, in constant time after one pass over it.
#[derive(Debug)]
pub struct CodePoints {
    /// For each byte the number of code points that begin before it; none where the text is ASCII and both are equal.
    before: Option<Vec<u32>>,
}

impl CodePoints {
    /// Reads the text once.
    pub fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Self { before: None };
        }
        let mut count = 0;
        let mut before = Vec::with_capacity(text.len() + 1);
        for byte in text.bytes() {
            // A byte inside a character counts to the character, so that an offset there is its own end.
            count += u32::from(!is_continuation(byte));
            before.push(if is_continuation(byte) { count } else { count - 1 });
        }
        before.push(count);
        Self { before: Some(before) }
    }

    /// The offset in code points of a byte offset; the end of the text for one behind it.
    pub fn offset(&self, byte: usize) -> usize {
        match &self.before {
            None => byte,
            Some(before) => before.get(byte).or(before.last()).map_or(0, |&count| count as usize),
        }
    }

    /// Start and end in code points of a byte range.
    pub fn range(&self, span: &Span) -> (usize, usize) {
        (self.offset(span.start), self.offset(span.end))
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn agrees_with_counting(text in "\\PC{0,40}") {
            let points = CodePoints::of(&text);
            for (at, _) in text.char_indices() {
                prop_assert_eq!(points.offset(at), text[..at].chars().count());
            }
            prop_assert_eq!(points.offset(text.len()), text.chars().count());
        }
    }
}
