//! One sentence of the original.

use crate::article::Span;

/// A sentence of one block. Numbers run through the decoded original, dropped blocks included, so that a better
/// cleaner never shifts an anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Number in the original, from 1: the anchor is `s` and this number.
    pub number: u32,
    /// Index of its block in the article.
    pub block: usize,
    /// Range in the block's text.
    pub span: Span,
    /// Range in the article's body, where the block is part of it.
    pub body: Option<Span>,
}

impl Sentence {
    /// The anchor, as in `s12`.
    pub fn anchor(&self) -> String {
        format!("s{}", self.number)
    }
}
