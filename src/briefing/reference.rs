//! An office that stands for somebody, and the sentence that tells for whom.

use super::Statement;
use crate::annotate::Mention;

/// An office or description in the place of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefedReference {
    /// The words that stand for the person, whose entity is the folder's; its rule says why they do.
    pub mention: Mention,
    /// The statement that names the holder.
    pub named_in: Statement,
}
