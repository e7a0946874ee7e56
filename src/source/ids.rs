//! One id for each file, whatever the files are called.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::SourceId;
use super::candidate::{Candidate, without_extension};
use crate::diagnostic::{Diagnostic, shown};

/// Gives ids in the order of the files; the second of two that would get one keeps its extension.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// The path that has each id.
    taken: BTreeMap<String, String>,
}

impl Ids {
    /// The id of a file, with a warning where it is not the plain one.
    pub(super) fn give(&mut self, candidate: &Candidate) -> (SourceId, Option<Diagnostic>) {
        // One name may be written in several ways that look the same; an id has one.
        let path: String = candidate.path.nfc().collect();
        let plain = without_extension(&path).to_owned();
        let Some(first) = self.taken.get(&plain).cloned() else { return (self.take(plain, candidate), None) };
        let numbered = (2..).map(|number| format!("{path}-{number}"));
        let free = std::iter::once(path.clone()).chain(numbered).find(|id| !self.taken.contains_key(id));
        let id = self.take(free.expect("numbers do not end"), candidate);
        let warning =
            Diagnostic::warning("same-id", shown(&candidate.file), format!("`{plain}` is the id of two files"))
                .because(format!("`{first}` has it already, so that this file is `{id}`"))
                .hint("rename one of them to choose its address");
        (id, Some(warning))
    }

    fn take(&mut self, id: String, candidate: &Candidate) -> SourceId {
        self.taken.insert(id.clone(), candidate.path.clone());
        SourceId(id)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::*;

    fn ids(paths: &[&str]) -> (Vec<String>, usize) {
        let mut ids = Ids::default();
        let given = paths.iter().map(|path| {
            let candidate = Candidate { file: path.into(), path: (*path).to_owned(), format: Format::Text };
            ids.give(&candidate)
        });
        let (ids, warnings): (Vec<_>, Vec<_>) = given.map(|(id, warning)| (id.0, warning)).unzip();
        (ids, warnings.into_iter().flatten().count())
    }

    #[test]
    fn no_two_files_share_an_id() {
        assert_eq!(ids(&["a.md", "a.txt", "b/a.txt"]), (vec!["a".into(), "a.txt".into(), "b/a".into()], 1));
        assert_eq!(ids(&["a.html", "a.md", "a.md.txt"]).0, ["a", "a.md", "a.md.txt"]);
        assert_eq!(ids(&["a.txt", "a.txt", "a.txt"]).0, ["a", "a.txt", "a.txt-2"]);
    }

    #[test]
    fn one_name_in_two_spellings_is_one_id() {
        assert_eq!(ids(&["e\u{301}te\u{301}.txt", "été.md"]).0, ["été", "été.md"]);
    }
}
