//! Text → sentences.

use std::ops::Range;

/// The sentences of one block of text: byte ranges without the white space around them, in order. Every character of
/// the text that is not white space belongs to exactly one of them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let whole = text.len() - text.trim_start().len()..text.trim_end().len();
    if whole.start >= whole.end { Vec::new() } else { vec![whole] }
}
