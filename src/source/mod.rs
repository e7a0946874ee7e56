//! Files below the content folder → [`Source`]: decoded text with the metadata that a person gave by hand.

mod candidate;
mod charset;
mod companion;
mod decode;
mod extent;
mod files;
mod frames;
mod front_matter;
mod given;
mod ids;
mod left_out;
mod mhtml;
mod mime;
mod open;
mod read;
mod ruling;
mod sidecar;
mod sniff;
mod walk;
mod yaml;

use std::fmt;

pub use extent::Extent;
pub use files::files;
pub use given::Given;
pub use read::{LARGEST_FILE, LARGEST_PAGE, Reading, read, read_bytes, read_paths};
pub use ruling::Ruling;
use serde::{Deserialize, Serialize};

/// Names one source for good: its path below the content folder without the extension, `/` between folders.
///
/// The second of two files that would get one id (`a.txt`, `a.md`) keeps its extension in the id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SourceId(pub String);

impl fmt::Display for SourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How a source is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text: a scrape or a copy from a page, its markup lost.
    Text,
    /// A saved web page.
    Html,
    /// Markdown (CommonMark with tables and footnotes), with or without front matter.
    Markdown,
}

/// One file, decoded, with what a person said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The name of this source in every address and record.
    pub id: SourceId,
    /// Path below the content folder, `/` between folders.
    pub path: String,
    /// How it is written.
    pub format: Format,
    /// The encoding that the bytes were decoded from, by its WHATWG name (`UTF-8`, `windows-1252`, `gb18030`).
    pub encoding: &'static str,
    /// SHA-256 of the original bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The whole decoded text without its byte order mark, line ends as `\n`; front matter included, so that line
    /// numbers lead to the original. Of an archive the page; of a page that consists of frames, the page with its
    /// frames in their places.
    pub text: String,
    /// Where the article begins in `text`, in bytes: after the front matter, else 0.
    pub body_start: usize,
    /// True where `text` is already the article's body and no line of it may be dropped, joined or altered.
    pub already_clean: bool,
    /// The address that a page was saved from, where the program that saved it wrote it down.
    pub saved_from: Option<String>,
    /// What a person gave by hand: metadata in front matter or in a sidecar, and decisions about lines.
    pub given: Given,
}

#[cfg(test)]
impl Source {
    /// A file of plain text, not yet cleaned, of which nobody said anything.
    pub(crate) fn of_text(id: &str, text: impl Into<String>) -> Self {
        Self {
            id: SourceId(id.to_owned()),
            path: format!("{id}.txt"),
            format: Format::Text,
            encoding: "UTF-8",
            sha256: String::new(),
            text: text.into(),
            body_start: 0,
            already_clean: false,
            saved_from: None,
            given: Given::default(),
        }
    }
}
