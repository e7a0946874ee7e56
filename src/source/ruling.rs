//! What the editor decided about lines of one source.

/// A range of lines that is kept or cut for good, whatever the cleaner thinks of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// True where the lines are kept, false where they are cut.
    pub keep: bool,
    /// First and last line in the decoded original, counted from 1 (HTML: in its visible text).
    pub lines: (usize, usize),
    /// The words that the first of them starts with; where they do not match, the ruling does not hold.
    pub starts: Option<String>,
    /// Name of the kind that the lines are kept as (`paragraph`); that of the source's own markup where none is given.
    pub kind: Option<String>,
    /// Why the editor decided so.
    pub why: Option<String>,
    /// Who decided.
    pub by: Option<String>,
}
