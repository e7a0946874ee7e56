//! The file that fields are read from.

use std::ops::Range;
use std::sync::Arc;

use toml::de::DeTable;

use super::value::{Entry, entries};
use crate::diagnostic::{Diagnostic, Severity};

/// Keys given by hand are short: a longer stretch of TOML, in bytes, is something else, and reading it would hold up
/// the build.
const LONGEST_TOML: usize = 256 << 10;

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
        if range.len() > LONGEST_TOML {
            let problem = self.problem("bad-toml", "this is too long to be read", range.start..range.start);
            let because =
                format!("it has {} KiB; keys and their values have at most {}", range.len() >> 10, LONGEST_TOML >> 10);
            return Err(Box::new(
                problem
                    .because(because)
                    .hint("check that it is the right file, and that front matter ends where it should"),
            ));
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str) -> Document {
        Document { path: "a.toml".to_owned(), text: text.into(), severity: Severity::Warning }
    }

    #[test]
    fn spans_lead_into_the_whole_file() {
        let text = "é\n+++\ntitle = \"é\"\n+++\n";
        let entries = document(text).toml(7..19).unwrap();
        assert_eq!(&text[entries[0].key_span.clone()], "title");
        assert_eq!(&text[entries[0].value.span.clone()], "\"é\"");
    }

    #[test]
    fn what_is_far_too_long_or_deep_ends_at_once() {
        let long = "a = 1\n".repeat(LONGEST_TOML);
        assert_eq!(document(&long).toml(0..long.len()).unwrap_err().what, "this is too long to be read");
        let deep = format!("a = {}", "[".repeat(LONGEST_TOML - 4));
        assert_eq!(document(&deep).toml(0..deep.len()).unwrap_err().code, "bad-toml");
    }
}
