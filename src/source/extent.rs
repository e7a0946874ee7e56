//! How much of a source an editor lets be published.

/// How much of a source is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extent {
    /// The whole cleaned text.
    Full,
    /// What is cited of it, up to a cap.
    Excerpts,
}
