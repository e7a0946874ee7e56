//! What the editor decided about versions.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::edits::{Edit, Edits, FileNames, Provenance};

/// The editor's decisions, by index of the articles.
#[derive(Debug, Clone, Default)]
pub(super) struct Declared {
    /// Pairs that are versions of one article.
    together: Vec<(usize, usize)>,
    /// Pairs that are not, the smaller index first.
    apart: BTreeSet<(usize, usize)>,
    /// Those that speak for their versions.
    speakers: BTreeSet<usize>,
}

impl Declared {
    /// Reads the decisions; one that names no file is reported and not applied.
    pub(super) fn read(edits: &Edits, names: &FileNames<'_>) -> (Self, Vec<Diagnostic>) {
        let mut declared = Self::default();
        let mut warnings = Vec::new();
        for (edit, provenance) in &edits.edits {
            let mut find = |file: &String| {
                let found = names.find(file);
                if found.is_none() {
                    warnings.push(unknown(edits, provenance, names, file));
                }
                found
            };
            match edit {
                Edit::Versions { of, are } => {
                    let (of, are): (_, Vec<usize>) = (find(of), are.iter().filter_map(find).collect());
                    let Some(of) = of else { continue };
                    declared.speakers.insert(of);
                    declared.together.extend(are.into_iter().map(|other| (of, other)));
                }
                Edit::Separate { files } => {
                    let files: Vec<usize> = files.iter().filter_map(find).collect();
                    for (at, &one) in files.iter().enumerate() {
                        declared.apart.extend(files[at + 1..].iter().map(|&other| (one.min(other), one.max(other))));
                    }
                }
                _ => {}
            }
        }
        (declared, warnings)
    }

    pub(super) fn together(&self) -> &[(usize, usize)] {
        &self.together
    }

    pub(super) fn speaks(&self, at: usize) -> bool {
        self.speakers.contains(&at)
    }

    /// True where a file of one group and one of the other are no versions of one article.
    pub(super) fn parts(&self, ones: &[usize], others: &[usize]) -> bool {
        let apart = |one: usize, other: usize| self.apart.contains(&(one.min(other), one.max(other)));
        !self.apart.is_empty() && ones.iter().any(|&one| others.iter().any(|&other| apart(one, other)))
    }
}

fn unknown(edits: &Edits, provenance: &Provenance, names: &FileNames<'_>, file: &str) -> Diagnostic {
    let what = format!("no source is the file `{file}`");
    let problem = Diagnostic::warning("edit-matches-nothing", edits.path.clone(), what)
        .at(std::sync::Arc::<str>::from(edits.text.as_str()), provenance.span.clone())
        .because("the decision is not applied to it");
    match did_you_mean(file, names.paths()) {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}
