//! One build's way into the output folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use serde::Serialize;

use super::{Entry, Kept, MANIFEST, Manifest, PublishError, guard};
use crate::fingerprint::sha256;

/// Folder inside the output that changed files wait in. It stands as long as a publication is under way, so that a
/// build that was killed half-way is known as ours by the next one.
const STAGING: &str = ".backgrounder-staging";

/// A publication under way. Dropped before it is complete, it leaves the old site as it was.
#[derive(Debug)]
pub struct Publication {
    output: PathBuf,
    before: Manifest,
    /// True where this publication made the output folder.
    made_output: bool,
}

/// A page that has been compared with the old site and, where it differs, waits for the end of the build.
#[derive(Debug)]
pub struct Staged {
    path: String,
    entry: Entry,
    changed: bool,
}

/// What a publication did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Published {
    /// Files that are new or differ from the old site.
    pub written: usize,
    /// Files that the old site had already, byte for byte.
    pub unchanged: usize,
    /// Files of the old site that the new one no longer has.
    pub removed: usize,
}

impl Publication {
    /// Begins a publication into `output`, which is made where it does not exist.
    pub fn open(output: &Path, kept: Kept<'_>) -> Result<Self, PublishError> {
        guard(output, STAGING, kept)?;
        let staging = output.join(STAGING);
        if staging.exists() {
            fs::remove_dir_all(&staging).map_err(PublishError::io("clear", &staging))?;
        }
        let made_output = !output.exists();
        fs::create_dir_all(&staging).map_err(PublishError::io("make the folder", &staging))?;
        Ok(Self { output: output.to_owned(), before: Manifest::read(output), made_output })
    }

    /// Compares one page with the old site and keeps its bytes aside where they differ. May be called from many threads.
    pub fn stage(&self, path: &str, bytes: &[u8]) -> Result<Staged, PublishError> {
        if !is_inside(path) {
            return Err(PublishError::Outside(path.to_owned()));
        }
        let changed = !holds(&self.output.join(path), bytes);
        if changed {
            write(&self.output.join(STAGING).join(path), bytes)?;
        }
        let entry = Entry { sha256: sha256(bytes), size: bytes.len() as u64 };
        Ok(Staged { path: path.to_owned(), entry, changed })
    }

    /// Puts the staged pages in their places, removes what the old site had besides, and writes last the manifest, which
    /// tells of this build what was read and published.
    pub fn complete(self, staged: Vec<Staged>, mut manifest: Manifest) -> Result<Published, PublishError> {
        let mut published = Published::default();
        let mut changed = BTreeSet::new();
        for page in staged {
            if page.changed {
                changed.insert(page.path.clone());
            }
            if manifest.files.insert(page.path.clone(), page.entry).is_some() {
                return Err(PublishError::Twice(page.path));
            }
        }
        published.written = changed.len();
        published.unchanged = manifest.files.len() - changed.len();
        for path in &changed {
            self.move_into_place(path)?;
        }
        for (path, entry) in &self.before.files {
            if !manifest.files.contains_key(path) && is_inside(path) && self.remove(path, entry)? {
                published.removed += 1;
            }
        }
        let bytes = manifest.to_bytes();
        if !holds(&self.output.join(MANIFEST), &bytes) {
            write(&self.output.join(STAGING).join(MANIFEST), &bytes)?;
            self.move_into_place(MANIFEST)?;
        }
        Ok(published)
    }

    fn move_into_place(&self, path: &str) -> Result<(), PublishError> {
        let target = self.output.join(path);
        make_parent(&target)?;
        fs::rename(self.output.join(STAGING).join(path), &target).map_err(PublishError::io("write", &target))
    }

    /// Removes a file that an earlier build wrote, and the folders that it leaves empty. A file that somebody changed
    /// since is no longer ours and stays.
    fn remove(&self, path: &str, entry: &Entry) -> Result<bool, PublishError> {
        let target = self.output.join(path);
        let Ok(bytes) = fs::read(&target) else { return Ok(false) };
        if sha256(&bytes) != entry.sha256 {
            return Ok(false);
        }
        fs::remove_file(&target).map_err(PublishError::io("remove", &target))?;
        for folder in target.ancestors().skip(1).take_while(|folder| *folder != self.output) {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(true)
    }
}

impl Drop for Publication {
    fn drop(&mut self) {
        // The old site, or the new one, is whole either way; what is left over is cleared by the next build.
        let _ = fs::remove_dir_all(self.output.join(STAGING));
        if self.made_output {
            // Takes the folder back only where nothing has come into it.
            let _ = fs::remove_dir(&self.output);
        }
    }
}

/// True for a relative path of plain names that is no name of ours.
fn is_inside(path: &str) -> bool {
    let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    plain && !path.is_empty() && path != MANIFEST && !path.starts_with(STAGING)
}

fn holds(file: &Path, bytes: &[u8]) -> bool {
    let same_size = fs::symlink_metadata(file).is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64);
    same_size && fs::read(file).is_ok_and(|found| found == bytes)
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    make_parent(file)?;
    fs::write(file, bytes).map_err(PublishError::io("write", file))
}

fn make_parent(file: &Path) -> Result<(), PublishError> {
    let folder = file.parent().expect("the file lies in the output folder");
    fs::create_dir_all(folder).map_err(PublishError::io("make the folder", folder))
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    struct Folder(TempDir);

    impl Folder {
        fn new() -> Self {
            let folder = TempDir::new().unwrap();
            fs::create_dir(folder.path().join("content")).unwrap();
            Self(folder)
        }

        fn open(&self, output: &str) -> Result<Publication, PublishError> {
            let kept = Kept { content: &self.0.path().join("content"), root: self.0.path() };
            Publication::open(&self.0.path().join(output), kept)
        }

        fn publish(&self, pages: &[(&str, &str)]) -> Result<Published, PublishError> {
            let publication = self.open("public")?;
            let staged = pages.iter().map(|(path, text)| publication.stage(path, text.as_bytes()));
            let staged = staged.collect::<Result<_, _>>()?;
            publication.complete(staged, Manifest::default())
        }

        fn read(&self, path: &str) -> Option<String> {
            fs::read_to_string(self.0.path().join("public").join(path)).ok()
        }
    }

    #[test]
    fn only_changes_are_written_and_strays_go() {
        let folder = Folder::new();
        let first = folder.publish(&[("index.html", "a"), ("people/one.html", "b"), ("x.css", "c")]).unwrap();
        assert_eq!(first, Published { written: 3, unchanged: 0, removed: 0 });
        fs::write(folder.0.path().join("public/CNAME"), "by hand").unwrap();
        let same = folder.publish(&[("x.css", "c"), ("index.html", "a"), ("people/one.html", "b")]).unwrap();
        assert_eq!(same, Published { written: 0, unchanged: 3, removed: 0 });
        let next = folder.publish(&[("index.html", "A"), ("x.css", "c")]).unwrap();
        assert_eq!(next, Published { written: 1, unchanged: 1, removed: 1 });
        assert_eq!(folder.read("index.html").as_deref(), Some("A"));
        assert_eq!(folder.read("CNAME").as_deref(), Some("by hand"));
        assert!(!folder.0.path().join("public/people").exists(), "the folder is empty and goes");
        assert!(!folder.0.path().join("public").join(STAGING).exists());
    }

    #[test]
    fn the_old_site_is_whole_until_the_new_one_is_complete() {
        let folder = Folder::new();
        folder.publish(&[("index.html", "old"), ("a.html", "old")]).unwrap();
        let publication = folder.open("public").unwrap();
        publication.stage("index.html", b"new").unwrap();
        drop(publication);
        assert_eq!(folder.read("index.html").as_deref(), Some("old"));
        let twice = folder.publish(&[("index.html", "new"), ("index.html", "newer")]).unwrap_err();
        assert!(matches!(twice, PublishError::Twice(_)));
        assert_eq!(folder.read("index.html").as_deref(), Some("old"));
    }

    #[test]
    fn a_stray_that_was_changed_by_hand_stays() {
        let folder = Folder::new();
        folder.publish(&[("index.html", "a"), ("note.html", "b")]).unwrap();
        fs::write(folder.0.path().join("public/note.html"), "my own words").unwrap();
        assert_eq!(folder.publish(&[("index.html", "a")]).unwrap().removed, 0);
        assert_eq!(folder.read("note.html").as_deref(), Some("my own words"));
    }

    #[test]
    fn a_build_that_was_killed_is_known_as_ours() {
        let folder = Folder::new();
        let publication = folder.open("public").unwrap();
        fs::write(folder.0.path().join("public/index.html"), "moved already").unwrap();
        std::mem::forget(publication);
        assert_eq!(folder.publish(&[("index.html", "a")]).unwrap().written, 1);
    }

    #[test]
    fn the_editors_folders_are_safe() {
        let folder = Folder::new();
        fs::create_dir(folder.0.path().join("mine")).unwrap();
        fs::write(folder.0.path().join("mine/letter.txt"), "x").unwrap();
        for (output, told) in [
            ("content", "is the content folder"),
            ("content/site", "lies in the content folder"),
            ("public/../content", "is the content folder"),
            (".", "is the folder of the briefing"),
            ("..", "contains the content folder"),
            ("mine", "is not empty"),
            ("mine/letter.txt", "is a file"),
        ] {
            let error = folder.open(output).unwrap_err().to_string();
            assert!(error.contains(told), "{output}: {error}");
        }
        let publication = folder.open("public").unwrap();
        for path in ["../x", "/x", "", MANIFEST] {
            assert!(matches!(publication.stage(path, b""), Err(PublishError::Outside(_))), "{path}");
        }
    }
}
