//! What the browser sees at one moment.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::edition::Edition;
use crate::diagnostic::{Diagnostic, Severity};

/// One moment of the preview.
#[derive(Debug, Clone)]
pub(super) struct Showing {
    /// Grows with each moment; 0 before anything was built.
    pub(super) number: u64,
    /// The last site that was built whole.
    pub(super) edition: Option<Arc<Edition>>,
    /// Why the files as they are now give no site; empty where they do.
    pub(super) problems: Arc<[Diagnostic]>,
    /// Pages of edited articles, each read alone, until the whole site is ready; by path.
    pub(super) first_looks: Arc<BTreeMap<String, Vec<u8>>>,
}

/// What open pages are told of a moment.
#[derive(Debug, Serialize)]
pub(super) struct News {
    /// The moment.
    now: String,
    /// Why there is no site, as text; none where there is one.
    problems: Option<String>,
    /// The only pages that differ from the moment before; none where any may.
    pages: Option<Vec<String>>,
}

impl Showing {
    pub(super) fn nothing_yet() -> Self {
        Self { number: 0, edition: None, problems: Arc::default(), first_looks: Arc::default() }
    }

    /// The name of this moment; a program that was started again has other names.
    pub(super) fn name(&self) -> String {
        format!("{}-{}", std::process::id(), self.number)
    }

    /// The problems as text.
    pub(super) fn told(&self) -> String {
        told(&self.problems)
    }

    pub(super) fn news(&self) -> News {
        News {
            now: self.name(),
            problems: (!self.problems.is_empty()).then(|| self.told()),
            pages: (!self.first_looks.is_empty()).then(|| self.first_looks.keys().cloned().collect()),
        }
    }
}

/// Problems as text, one below the other.
pub(super) fn told(problems: &[Diagnostic]) -> String {
    problems.iter().map(|problem| problem.render(false)).collect::<Vec<_>>().join("\n\n")
}

/// How many of the problems are errors.
pub(super) fn errors(problems: &[Diagnostic]) -> usize {
    problems.iter().filter(|problem| problem.severity == Severity::Error).count()
}
