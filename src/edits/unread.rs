//! Files of decisions that a build does not read: one that withholds words stops it, for whoever wrote it counts on it.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::config::{Config, EDITS_FILE_NAME};
use crate::diagnostic::{Diagnostic, shown};

/// Every other `edits.toml` among the articles, or beside their folder in the briefing's own.
pub(crate) fn unread(config: &Config) -> Vec<Diagnostic> {
    let used = config.edits.canonicalize().ok();
    let below = WalkDir::new(&config.content).sort_by_file_name().into_iter().filter_map(Result::ok);
    let mut found: Vec<PathBuf> =
        below.filter(|entry| entry.file_name() == EDITS_FILE_NAME).map(walkdir::DirEntry::into_path).collect();
    let beside = config.root.join(EDITS_FILE_NAME);
    if config.content.starts_with(&config.root) && beside.is_file() {
        found.push(beside);
    }
    let is_other = |path: &PathBuf| path.canonicalize().ok() != used;
    found.into_iter().filter(is_other).map(|path| problem(&path, &config.edits)).collect()
}

fn problem(path: &Path, used: &Path) -> Diagnostic {
    let withholds = std::fs::read_to_string(path).is_ok_and(|text| text.contains("[[withhold]]"));
    let what = "the decisions of this file are not read";
    let found = if withholds {
        Diagnostic::error("unread-edits", shown(path), what)
            .because("it withholds words, which would be printed; nothing was written")
    } else {
        Diagnostic::warning("unread-edits", shown(path), what)
    };
    found.hint(format!("move its blocks to `{}`", shown(used)))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::diagnostic::Severity;

    #[test]
    fn a_second_file_of_decisions_is_told_and_one_that_withholds_stops_the_build() {
        let folder = tempfile::tempdir().unwrap();
        let config = Config::defaults(folder.path());
        fs::create_dir_all(config.content.join("part")).unwrap();
        fs::write(&config.edits, "").unwrap();
        assert!(unread(&config).is_empty());
        let second = config.content.join("part").join(EDITS_FILE_NAME);
        fs::write(&second, "[[drop]]\nid = \"person/a\"\n").unwrap();
        assert_eq!(unread(&config).len(), 1);
        assert_eq!(unread(&config)[0].severity, Severity::Warning);
        fs::write(&second, "[[withhold]]\nfile = \"a.txt\"\nwhy = \"asked\"\n").unwrap();
        assert_eq!(unread(&config)[0].severity, Severity::Error);
    }
}
