//! Why a site cannot be written.

use std::io;
use std::path::{Path, PathBuf};

/// Why a site cannot be written. Nothing of the old site has changed, unless [`PublishError::Io`] says so.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The output folder is one that the editor's own files live in.
    #[error("the output folder {} {relation} the {what} {}: give another folder with --output", output.display(), kept.display())]
    WouldHarm {
        /// The output folder.
        output: PathBuf,
        /// How they lie to each other: `is`, `contains`, `lies in`.
        relation: &'static str,
        /// What would be harmed.
        what: &'static str,
        /// Where it is.
        kept: PathBuf,
    },
    /// The output folder holds files that no build of ours wrote.
    #[error("the output folder {} is not empty and no earlier build wrote it: give an empty or a new folder with --output", .0.display())]
    NotOurs(PathBuf),
    /// The output folder is a file.
    #[error("the output folder {} is a file", .0.display())]
    NotAFolder(PathBuf),
    /// Two pages have one path.
    #[error("two pages would be written to `{0}`")]
    Twice(String),
    /// A page's path leads out of the output folder.
    #[error("the path of a page, `{0}`, does not lie in the output folder")]
    Outside(String),
    /// The file system refused.
    #[error("cannot {what} {}: {error}", path.display())]
    Io {
        /// What was tried.
        what: &'static str,
        /// On which file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

impl PublishError {
    /// Names what was tried on which path; made to stand in `map_err`.
    pub(super) fn io(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Io { what, path, error }
    }
}
