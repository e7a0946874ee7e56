//! The folder that a browser saves beside a page: its pictures, scripts and frames.

use std::path::{Path, PathBuf};

use crate::tables::SAVED_PAGE_FOLDERS;

/// Extensions of the pages that have such a folder.
const PAGES: [&str; 5] = ["html", "htm", "xhtml", "xht", "shtml"];

/// True for a folder that was saved with a page beside it.
pub(super) fn is_companion(folder: &Path) -> bool {
    let Some(name) = folder.file_name().map(|name| name.to_string_lossy()) else { return false };
    let stems = SAVED_PAGE_FOLDERS.iter().filter_map(|[ending, _]| name.strip_suffix(ending));
    let mut pages = stems.flat_map(|stem| PAGES.map(|extension| format!("{stem}.{extension}")));
    pages.any(|page| folder.with_file_name(page).is_file())
}

/// The folders that may have been saved with a page, whether they are there or not.
pub(super) fn companion_of(page: &Path) -> Vec<PathBuf> {
    let Some(stem) = page.file_stem().map(|stem| stem.to_string_lossy()) else { return Vec::new() };
    SAVED_PAGE_FOLDERS.iter().map(|[ending, _]| page.with_file_name(format!("{stem}{ending}"))).collect()
}
