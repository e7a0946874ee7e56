//! Reads a built site as a browser would and lists what is broken in it, without knowing how it was made.
//!
//! Looked at are links and what they lead to, fragments and ids, what a page would load from elsewhere, what a page of
//! ours always has, what bars a page from those who do not see it, and paths of the machine that the site was built on.

mod access;
mod book;
mod leak;
mod link;
mod page;
mod site;
mod stylesheet;

use std::path::{Path, PathBuf};

use serde::Serialize;

/// One thing that is broken.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// The file, relative to the site's folder, `/` between folders.
    pub path: String,
    /// What is broken.
    pub what: String,
}

/// What was looked at, and what was found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// Number of files.
    pub files: usize,
    /// Number of pages among them.
    pub pages: usize,
    /// Number of links followed.
    pub links: usize,
    /// What is broken, sorted by path.
    pub findings: Vec<Finding>,
}

/// Why a site cannot be checked.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// There is no such folder.
    #[error("there is no folder {}: build the site first, or name its folder", .0.display())]
    NoFolder(PathBuf),
    /// The folder holds no page.
    #[error("the folder {} holds no page", .0.display())]
    NoPages(PathBuf),
    /// A file cannot be read.
    #[error("cannot read {}: {why}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: String,
    },
}

/// Checks the site in a folder.
pub fn check(folder: &Path) -> Result<Checked, CheckError> {
    site::Site::read(folder)?.check()
}
