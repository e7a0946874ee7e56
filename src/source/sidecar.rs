//! Metadata beside an article: `NAME.toml` for `NAME.txt`, or `NAME.txt.toml` where two articles share the name.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::candidate::Candidate;
use super::decode::decode;
use super::{Format, Given};
use crate::diagnostic::{Diagnostic, Severity, nearest, shown};
use crate::fields::{Document, Fields};

/// The sidecars of a folder, each for one article.
#[derive(Debug)]
pub(super) struct Sidecars {
    unclaimed: BTreeSet<PathBuf>,
}

impl Sidecars {
    pub(super) fn new(files: BTreeSet<PathBuf>) -> Self {
        Self { unclaimed: files }
    }

    /// The sidecar of an article; the first article of a name gets it.
    pub(super) fn claim(&mut self, candidate: &Candidate) -> Option<PathBuf> {
        let name = candidate.file.file_name()?.to_owned();
        let mut long = name;
        long.push(".toml");
        let long = candidate.file.with_file_name(long);
        [long, candidate.file.with_extension("toml")].into_iter().find(|file| self.unclaimed.remove(file))
    }

    /// A warning for each sidecar without its article.
    pub(super) fn strays(&self, candidates: &[Candidate]) -> Vec<Diagnostic> {
        self.unclaimed.iter().map(|file| stray(file, candidates)).collect()
    }
}

fn stray(file: &Path, candidates: &[Candidate]) -> Diagnostic {
    let stem = |file: &Path| file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let beside = candidates.iter().filter(|candidate| candidate.file.parent() == file.parent());
    let names: Vec<String> = beside.map(|candidate| stem(&candidate.file)).collect();
    let problem = Diagnostic::warning("stray-sidecar", shown(file), "this sidecar has no article, so it is left out")
        .because("a sidecar stands beside its article and has the article's name with the ending `.toml`");
    match nearest(&stem(file), names.iter().map(String::as_str)).first() {
        Some(name) => problem.hint(format!("did you mean `{name}.toml`?")),
        None => problem.hint(format!("rename it, or put its article beside it as `{}.txt`", stem(file))),
    }
}

/// Reads a sidecar.
pub(super) fn read(file: &Path, warnings: &mut Vec<Diagnostic>) -> Given {
    let path = shown(file);
    let place = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let left_out = |why: String| {
        Diagnostic::warning("unreadable-file", path.as_str(), "this sidecar cannot be read, so it is left out")
            .because(why)
    };
    let text = match fs::read(file).map(|bytes| decode(&bytes, Format::Text)) {
        Ok(Ok(decoded)) => decoded.text,
        Ok(Err(_)) => {
            warnings.push(left_out("it is not text".to_owned()));
            return Given::default();
        }
        Err(error) => {
            warnings.push(left_out(error.to_string()));
            return Given::default();
        }
    };
    let document = Document { path, text: text.into(), severity: Severity::Warning };
    match document.toml(0..document.text.len()) {
        Ok(entries) => {
            let (given, problems) = Given::read(Fields::new(&document, entries), &place);
            warnings.extend(problems);
            given
        }
        Err(problem) => {
            warnings.push(*problem);
            Given::default()
        }
    }
}
