//! The file that fields are read from.

use std::ops::Range;
use std::sync::Arc;

use toml::de::DeTable;

use super::value::{Entry, entries};
use crate::diagnostic::{Diagnostic, Severity};

/// A file's name and text, and how bad a problem in it is.
#[derive(Debug, Clone)]
pub struct Document {
    /// The file, as the user would name it.
    pub path: String,
    /// Its text.
    pub text: Arc<str>,
    /// Configuration stops the build; content warns.
    pub severity: Severity,
}

impl Document {
    /// A problem at a place of this file.
    pub fn problem(&self, code: &'static str, what: impl Into<String>, span: Range<usize>) -> Diagnostic {
        let new = match self.severity {
            Severity::Warning => Diagnostic::warning,
            Severity::Error => Diagnostic::error,
        };
        new(code, self.path.as_str(), what).at(Arc::clone(&self.text), span)
    }

    /// The entries of the TOML in `range` of the text.
    pub fn toml(&self, range: Range<usize>) -> Result<Vec<Entry>, Box<Diagnostic>> {
        let blank = |c: char| if c == '\n' { "\n".to_owned() } else { " ".repeat(c.len_utf8()) };
        // What stands before the range is blanked, not cut, so that every span leads into the file.
        let mut toml: String = self.text[..range.start].chars().map(blank).collect();
        toml.push_str(&self.text[range]);
        let table = DeTable::parse(&toml).map_err(|error| {
            let span = error.span().unwrap_or(0..0);
            Box::new(
                self.problem("bad-toml", "this is not valid TOML", span)
                    .because(one_line(error.message()))
                    .hint("write `key = \"value\"`, one to a line"),
            )
        })?;
        Ok(entries(table.get_ref()))
    }
}

fn one_line(message: &str) -> String {
    message.lines().map(str::trim).collect::<Vec<_>>().join("; ")
}
