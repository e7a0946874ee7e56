//! Every problem, printed the same way: file:line:column, excerpt with a caret, what, why, hint.

mod nearest;
mod render;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

pub use nearest::{did_you_mean, nearest};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The build goes on with the rest.
    Warning,
    /// The build stops with nothing half-written.
    Error,
}

/// One problem with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Short stable name of the problem (`unknown-key`).
    pub code: &'static str,
    /// The file, as the user would name it.
    pub path: String,
    /// The file's text and the byte range that is wrong, where there is one.
    pub place: Option<(Arc<str>, Range<usize>)>,
    /// A second place in the same text that the problem is about, and what stands there.
    pub also: Option<(Range<usize>, String)>,
    /// What is wrong, in one sentence without a full stop.
    pub what: String,
    /// Why it is wrong.
    pub why: Option<String>,
    /// How to mend it, "did you mean" included.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// A problem that the build goes on without.
    pub fn warning(code: &'static str, path: impl Into<String>, what: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, path.into(), what.into())
    }

    /// A problem that stops the build.
    pub fn error(code: &'static str, path: impl Into<String>, what: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, path.into(), what.into())
    }

    fn new(severity: Severity, code: &'static str, path: String, what: String) -> Self {
        Self { severity, code, path, place: None, also: None, what, why: None, hint: None }
    }

    /// Adds the text of the file and the byte range that is wrong.
    #[must_use]
    pub fn at(mut self, text: impl Into<Arc<str>>, range: Range<usize>) -> Self {
        self.place = Some((text.into(), range));
        self
    }

    /// Adds a second place in the same text, and what stands there.
    #[must_use]
    pub fn and_at(mut self, range: Range<usize>, label: impl Into<String>) -> Self {
        self.also = Some((range, label.into()));
        self
    }

    /// Adds the reason.
    #[must_use]
    pub fn because(mut self, why: impl Into<String>) -> Self {
        self.why = Some(why.into());
        self
    }

    /// Adds the way to mend it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// A path as the user would name it: below the current folder where it lies there, `/` between folders.
pub fn shown(path: &Path) -> String {
    let current = std::env::current_dir().unwrap_or_default();
    let path = path.strip_prefix(&current).unwrap_or(path);
    let text = path.strip_prefix(".").unwrap_or(path).to_string_lossy().replace('\\', "/");
    if text.is_empty() { ".".to_owned() } else { text }
}
