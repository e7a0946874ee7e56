//! Which folders a site is never written to.

use std::path::{Component, Path, PathBuf};

use super::{MANIFEST, PublishError};

/// The editor's own folders, which a build must not touch.
#[derive(Debug, Clone, Copy)]
pub struct Kept<'a> {
    /// The folder of the articles, or a single article.
    pub content: &'a Path,
    /// The folder of `briefing.toml`.
    pub root: &'a Path,
}

/// Refuses an output folder that holds, or lies among, files that the editor wrote.
pub fn guard(output: &Path, staging: &str, kept: Kept<'_>) -> Result<(), PublishError> {
    let (out, content, root) = (real(output), real(kept.content), real(kept.root));
    let harm = |relation, what, kept: &Path| {
        Err(PublishError::WouldHarm { output: output.to_owned(), relation, what, kept: kept.to_owned() })
    };
    if out == content {
        return harm("is", "content folder", kept.content);
    }
    if out == root {
        return harm("is", "folder of the briefing", kept.root);
    }
    if content.starts_with(&out) {
        return harm("contains", "content folder", kept.content);
    }
    if root.starts_with(&out) {
        return harm("contains", "folder of the briefing", kept.root);
    }
    if out.starts_with(&content) {
        // The next build would read its own pages as articles.
        return harm("lies in", "content folder", kept.content);
    }
    if output.is_file() {
        return Err(PublishError::NotAFolder(output.to_owned()));
    }
    let ours = output.join(MANIFEST).is_file() || output.join(staging).is_dir();
    if ours || is_empty(output)? { Ok(()) } else { Err(PublishError::NotOurs(output.to_owned())) }
}

fn is_empty(folder: &Path) -> Result<bool, PublishError> {
    if !folder.exists() {
        return Ok(true);
    }
    let mut entries = folder.read_dir().map_err(PublishError::io("read the folder", folder))?;
    Ok(entries.next().is_none())
}

/// The path without symbolic links and `..`, also where its end does not exist yet.
pub(crate) fn real(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let existing = absolute.ancestors().find_map(|ancestor| Some((ancestor, ancestor.canonicalize().ok()?)));
    let Some((ancestor, mut found)) = existing else { return absolute };
    for part in absolute.strip_prefix(ancestor).unwrap_or(Path::new("")).components() {
        match part {
            Component::ParentDir => drop(found.pop()),
            part => found.push(part),
        }
    }
    found
}
