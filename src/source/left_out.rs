//! Why a file is left out.

use super::LARGEST_FILE;
use super::decode::NotText;
use crate::diagnostic::Diagnostic;

/// Why a file is left out.
#[derive(Debug)]
pub(super) enum LeftOut {
    /// It has so many bytes, more than this many.
    TooLarge {
        /// What it has.
        bytes: u64,
        /// What it may have.
        most: u64,
    },
    /// The system does not give it out.
    Unreadable(std::io::Error),
    /// Its bytes are no text.
    NotText(NotText),
    /// It holds nothing.
    Empty,
    /// An archive of a page without a page.
    NoPage,
    /// It is long, and holds hardly more letters than marks.
    Rubble,
    /// It has so many lines of so few characters that it cannot be an article.
    Crumbs {
        /// Lines that are not empty.
        lines: usize,
        /// Bytes.
        bytes: usize,
    },
}

impl LeftOut {
    /// What the user is told of it.
    pub(super) fn warning(self, path: String) -> Diagnostic {
        let new = |code, what: &str| Diagnostic::warning(code, path, format!("{what}, so it is left out"));
        match self {
            Self::TooLarge { bytes, most } => new("too-large", "this file is too large")
                .because(format!("it has {} MiB; an article has at most {}", bytes.div_ceil(1 << 20), most >> 20))
                .hint(if most == LARGEST_FILE {
                    "save the article's text alone, in a file of its own"
                } else {
                    "save the page again without pictures, or its text alone as a `.txt` file"
                }),
            Self::Unreadable(error) => new("unreadable-file", "this file cannot be read")
                .because(error.to_string())
                .hint("check that it is there and that you may read it"),
            Self::NotText(NotText(Some(signature))) => new("not-text", "this file is not text")
                .because(format!("by its first bytes it is {}, whatever its name says", signature.name))
                .hint(signature.hint),
            Self::NotText(NotText(None)) => new("not-text", "this file is not text")
                .because("too many of its characters are control characters, in every encoding that it could be in")
                .hint("save its text as a `.txt` file in UTF-8"),
            Self::Empty => new("empty-file", "this file is empty")
                .because("it holds no text beside white space and front matter")
                .hint("put the article into it, or remove it"),
            Self::NoPage => new("no-page", "this archive holds no page")
                .because("none of its parts is HTML or plain text; the file may not have been copied whole")
                .hint("open the page in a browser and save it again"),
            Self::Rubble => new("not-an-article", "this file is not an article")
                .because("it holds hardly more letters than marks")
                .hint("save the article's text alone, with its paragraphs whole"),
            Self::Crumbs { lines, bytes } => new("not-an-article", "this file is not an article")
                .because(format!("it has {lines} lines of {} bytes on average", bytes / lines.max(1)))
                .hint("save the article's text alone, with its paragraphs whole"),
        }
    }
}
