//! Every file below the content folder that the articles are read from.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::companion::companion_of;
use super::walk::{below, walk};

/// The articles, their sidecars, and the folders saved beside pages, each by its path below `content`, `/` between folders.
pub fn files(content: &Path) -> BTreeMap<String, PathBuf> {
    let walk = walk(content);
    let mut files: BTreeMap<String, PathBuf> =
        walk.candidates.iter().map(|candidate| (candidate.path.clone(), candidate.file.clone())).collect();
    files.extend(walk.sidecars.into_iter().map(|file| (below(content, &file), file)));
    let saved = walk.candidates.iter().flat_map(|page| companion_of(&page.file)).filter(|folder| folder.is_dir());
    for entry in saved.flat_map(|folder| WalkDir::new(folder).sort_by_file_name()).filter_map(Result::ok) {
        if entry.file_type().is_file() {
            files.insert(below(content, entry.path()), entry.into_path());
        }
    }
    files
}
