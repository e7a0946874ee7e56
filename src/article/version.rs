//! Another file that holds the same article: an earlier state of it, or the same page saved once more.

use crate::date::VisitDate;
use crate::source::{Format, SourceId};

/// Another file of an article. It is no source of its own: the article's latest version speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The id that the file would have as a source.
    pub id: SourceId,
    /// Path below the content folder.
    pub path: String,
    /// How it was written.
    pub format: Format,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Its headline.
    pub title: Option<String>,
    /// The day of its last change, else of publication.
    pub date: Option<VisitDate>,
    /// Words of its body.
    pub words: usize,
    /// Why it is taken for a version and for no source of its own, in words.
    pub reason: String,
    /// What became of its text in the version that speaks.
    pub changes: Vec<Change>,
}

/// One difference between a version and the one that speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A sentence that only the version that speaks prints.
    Added(String),
    /// A sentence that only this version prints.
    Removed(String),
    /// A sentence that both print in different words.
    Altered(Vec<Stretch>),
}

/// A stretch of an altered sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Where it stands.
    pub fate: Fate,
    /// Its words.
    pub words: String,
}

/// In which of two versions a stretch stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// In both.
    Kept,
    /// Only in the one that speaks.
    Added,
    /// Only in the other.
    Removed,
}
