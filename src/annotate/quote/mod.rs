//! Words between quotation marks, with who is said to have said them.

use serde::{Deserialize, Serialize};

use super::{EntityId, Mention, Sentence};
use crate::article::{Article, Span};

/// How the words are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// A whole sentence or more between quotation marks.
    Direct,
    /// Some quoted words inside a sentence of the reporter's.
    Mixed,
    /// Reported without quotation marks.
    Indirect,
}

/// One quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Range in the article's body, quotation marks excluded.
    pub span: Span,
    /// How the words are given.
    pub kind: QuoteKind,
    /// Who said it, within this article; none where the text does not say.
    pub speaker: Option<EntityId>,
    /// The speaker as printed: "Miller", "he", "a state department spokesperson".
    pub speaker_text: Option<String>,
    /// The reporting verb or phrase: "said", "according to".
    pub cue: Option<String>,
    /// Index of the sentence that the quotation begins in.
    pub sentence: usize,
    /// How the speaker was found, for `explain`.
    pub rule: String,
}

/// The quotations of an article's body, in order of their start.
pub(super) fn quotes(article: &Article, sentences: &[Sentence], mentions: &[Mention]) -> Vec<Quote> {
    let _ = (article, sentences, mentions);
    Vec::new()
}
