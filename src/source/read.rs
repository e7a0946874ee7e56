//! The content folder → sources, in a fixed order.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::candidate::{Candidate, format_of};
use super::decode::Decoded;
use super::front_matter::{FrontMatter, front_matter};
use super::ids::Ids;
use super::left_out::LeftOut;
use super::open::{Opened, open};
use super::sidecar::{self, Sidecars};
use super::walk::walk;
use super::{Format, Source, SourceId};
use crate::diagnostic::{Diagnostic, Severity, shown};
use crate::fields::Document;
use crate::fingerprint::sha256;

/// A file of text with more bytes than this is not a press article.
pub const LARGEST_FILE: u64 = 16 << 20;
/// A saved page may have more, for pictures may stand inside it.
pub const LARGEST_PAGE: u64 = 64 << 20;

/// At most this many warnings are told of one file.
const WARNINGS_OF_ONE_FILE: usize = 20;

/// What was read, and what could not be.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The sources, folder by folder in the order of their names.
    pub sources: Vec<Source>,
    /// Files that are not articles, are empty, unreadable or too large; metadata that could not be read. An error among
    /// them says that there is no article at all.
    pub warnings: Vec<Diagnostic>,
}

/// Reads every article below `content`, which may itself be one file.
pub fn read(content: &Path) -> Reading {
    read_paths(&[content])
}

/// Reads every article below several folders, or the files named; ids are told apart across all of them.
pub fn read_paths<P: AsRef<Path>>(paths: &[P]) -> Reading {
    let mut reading = Reading::default();
    let mut ids = Ids::default();
    let mut found = Vec::new();
    for path in paths {
        let walk = walk(path.as_ref());
        let mut sidecars = Sidecars::new(walk.sidecars);
        for candidate in &walk.candidates {
            let (id, warning) = ids.give(candidate);
            reading.warnings.extend(warning);
            found.push(Found { id, sidecar: sidecars.claim(candidate), candidate: candidate.clone() });
        }
        reading.warnings.extend(walk.warnings);
        reading.warnings.extend(sidecars.strays(&walk.candidates));
    }
    let read: Vec<_> = found.into_par_iter().map(Found::read).collect();
    for (source, warnings) in read {
        reading.sources.extend(source);
        reading.warnings.extend(first_of(warnings));
    }
    let is_told = reading.warnings.iter().any(|problem| problem.severity == Severity::Error);
    if reading.sources.is_empty() && !is_told {
        reading.warnings.extend(paths.first().map(|path| no_articles(path.as_ref())));
    }
    reading
}

/// Reads bytes as if they stood in a file of this name, below no folder.
pub fn read_bytes(name: &str, bytes: &[u8]) -> Reading {
    let file = PathBuf::from(name);
    let format = format_of(&file).unwrap_or(Format::Text);
    let candidate = Candidate { path: name.to_owned(), file, format };
    let (id, _) = Ids::default().give(&candidate);
    let mut warnings = Vec::new();
    let source = match (Found { id, candidate, sidecar: None }).source(name, bytes, &mut warnings) {
        Ok(source) => Some(source),
        Err(reason) => {
            warnings.push(reason.warning(name.to_owned()));
            None
        }
    };
    Reading { sources: source.into_iter().collect(), warnings: first_of(warnings) }
}

/// The first warnings of one file; a file that is wrong from top to bottom shall not drown the others.
fn first_of(mut warnings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let more = warnings.split_off(warnings.len().min(WARNINGS_OF_ONE_FILE));
    if let Some(next) = more.first() {
        let what = format!("this file has {} more problems", more.len());
        warnings.push(Diagnostic::warning("more-problems", next.path.as_str(), what));
    }
    warnings
}

/// A file with its name and its sidecar.
struct Found {
    id: SourceId,
    candidate: Candidate,
    sidecar: Option<PathBuf>,
}

impl Found {
    fn read(self) -> (Option<Source>, Vec<Diagnostic>) {
        let mut warnings = Vec::new();
        let beside = self.sidecar.as_deref().map(|file| sidecar::read(file, &mut warnings));
        let path = shown(&self.candidate.file);
        let source = match bytes_of(&self.candidate).and_then(|bytes| self.source(&path, &bytes, &mut warnings)) {
            Ok(source) => source,
            Err(reason) => {
                warnings.push(reason.warning(path));
                return (None, warnings);
            }
        };
        let given = match beside {
            Some(beside) => beside.over(source.given),
            None => source.given,
        };
        (Some(Source { given, ..source }), warnings)
    }

    fn source(&self, path: &str, bytes: &[u8], warnings: &mut Vec<Diagnostic>) -> Result<Source, LeftOut> {
        let Opened { decoded, format, saved_from } = open(&self.candidate, path, bytes, warnings)?;
        let Decoded { text, encoding, damaged } = decoded;
        let front = match format {
            Format::Markdown => front_matter(&Document {
                path: path.to_owned(),
                text: text.as_str().into(),
                severity: Severity::Warning,
            }),
            Format::Text | Format::Html => FrontMatter::default(),
        };
        warnings.extend(front.warnings);
        if text[front.body_start..].trim().is_empty() {
            return Err(LeftOut::Empty);
        }
        if damaged {
            warnings.push(damaged_bytes(path, encoding, &text));
        }
        Ok(Source {
            id: self.id.clone(),
            path: self.candidate.path.clone(),
            format,
            encoding,
            sha256: sha256(bytes),
            text,
            body_start: front.body_start,
            already_clean: false,
            saved_from,
            given: front.given,
        })
    }
}

fn bytes_of(candidate: &Candidate) -> Result<Vec<u8>, LeftOut> {
    let bytes = fs::metadata(&candidate.file).map_err(LeftOut::Unreadable)?.len();
    let most = if candidate.format == Format::Html { LARGEST_PAGE } else { LARGEST_FILE };
    if bytes > most {
        return Err(LeftOut::TooLarge { bytes, most });
    }
    fs::read(&candidate.file).map_err(LeftOut::Unreadable)
}

fn damaged_bytes(path: &str, encoding: &str, text: &str) -> Diagnostic {
    let problem = Diagnostic::warning("damaged-text", path, format!("some bytes have no meaning in {encoding}"))
        .because("they stand as U+FFFD in the text")
        .hint("save the file in UTF-8 again, from where it came");
    match text.find(char::REPLACEMENT_CHARACTER) {
        Some(at) => problem.at(text, at..at + char::REPLACEMENT_CHARACTER.len_utf8()),
        None => problem,
    }
}

fn no_articles(path: &Path) -> Diagnostic {
    Diagnostic::error("no-articles", shown(path), "there is no article here")
        .because("an article is a file that ends in `.txt`, `.html`, `.mhtml` or `.md`")
        .hint("put articles there, name another folder with `--content`, or make a sample with `backgrounder init`")
}

#[cfg(test)]
mod tests;
