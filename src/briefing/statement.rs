//! One sentence of one source, and how widely something is supported.

use std::fmt;

use serde::Serialize;

use crate::language::counted;

/// A sentence of the briefing, by index: everything on the site rests on these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Statement {
    /// Index of the article.
    pub article: usize,
    /// Index of the sentence in that article.
    pub sentence: usize,
}

/// How many sources tell something, and on how many independent origins they rest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Support {
    /// Number of sources.
    pub sources: usize,
    /// Number of independent origins; shared copy counts once.
    pub origins: usize,
}

/// "3 sources, 2 origins".
impl fmt::Display for Support {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", counted(self.sources, "source"), counted(self.origins, "origin"))
    }
}
