//! A quotation with its speaker across the folder.

use super::Statement;
use crate::annotate::EntityId;

/// One quotation of one article, by index, with what the whole folder says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefedQuote {
    /// The statement that it begins in.
    pub statement: Statement,
    /// Index of the quotation in its article.
    pub quote: usize,
    /// The speaker, merged across the folder.
    pub speaker: Option<EntityId>,
    /// Indices of other quotations that give the same utterance.
    pub variants: Vec<usize>,
}
