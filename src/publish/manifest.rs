//! What a build read and what it wrote, each file with its hash, and what it published in short.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::edition::Edition;

/// Name of the manifest in the output folder.
pub const MANIFEST: &str = "manifest.json";

/// The version of the manifest's form. The first one, without a number, had the files alone.
pub const VERSION: u32 = 2;

/// What a build read and what it wrote, by path; it is how the next build knows its own files from the editor's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of its form.
    #[serde(default = "first")]
    pub version: u32,
    /// Every file that the site was made of. The path begins with what it is: `content/`, `templates/`, `static/`.
    #[serde(default)]
    pub inputs: BTreeMap<String, Entry>,
    /// What was published, in short; none in a manifest of the first version.
    #[serde(default)]
    pub edition: Option<Edition>,
    /// Every file but the manifest, by its path below the output folder, `/` between folders.
    pub files: BTreeMap<String, Entry>,
}

fn first() -> u32 {
    1
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub size: u64,
}

/// Why a manifest cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// There is no such file, or the system refused.
    #[error("cannot read {}: {why}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: String,
    },
    /// It is no manifest.
    #[error("{} is no manifest of a build: {why}", path.display())]
    NoManifest {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
}

/// What every version of the form has.
#[derive(Deserialize)]
struct FilesAlone {
    files: BTreeMap<String, Entry>,
}

impl Manifest {
    /// The manifest of a built site, by its folder or by the file itself.
    pub fn open(place: &Path) -> Result<Self, ManifestError> {
        let path = if place.is_dir() { place.join(MANIFEST) } else { place.to_owned() };
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => return Err(ManifestError::Unreadable { path, why: error.to_string() }),
        };
        Self::from_bytes(&bytes).map_err(|error| ManifestError::NoManifest { path, why: error.to_string() })
    }

    /// The manifest of the build before this one; empty where there is none that can be read.
    pub(super) fn read(output: &Path) -> Self {
        Self::open(output).unwrap_or_default()
    }

    /// Where a later version of the program wrote more than is known here, the files are known all the same.
    fn from_bytes(bytes: &[u8]) -> serde_json::Result<Self> {
        serde_json::from_slice(bytes).or_else(|_| {
            let FilesAlone { files } = serde_json::from_slice(bytes)?;
            Ok(Self { version: first(), files, ..Self::default() })
        })
    }

    /// The paths of the pages.
    pub fn pages(&self) -> impl Iterator<Item = &String> {
        self.files.keys().filter(|path| path.rsplit_once('.').is_some_and(|(_, ending)| ending == "html"))
    }

    /// The text of the file.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("a map of strings is always JSON");
        bytes.push(b'\n');
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_of_files_alone_is_still_read() {
        let old = br#"{"files": {"index.html": {"sha256": "00", "size": 2}}}"#;
        let manifest = Manifest::from_bytes(old).unwrap();
        assert_eq!((manifest.version, manifest.files.len(), manifest.edition), (1, 1, None));
        let later = br#"{"version": 9, "edition": [], "files": {"index.html": {"sha256": "00", "size": 2}}}"#;
        assert_eq!(Manifest::from_bytes(later).unwrap().files.len(), 1, "strays can still be removed");
        assert!(Manifest::from_bytes(b"{}").is_err());
    }

    #[test]
    fn a_manifest_comes_back_as_it_was_written() {
        let entry = Entry { sha256: "ab".to_owned(), size: 1 };
        let files = BTreeMap::from([("index.html".to_owned(), entry)]);
        let manifest = Manifest { version: VERSION, inputs: files.clone(), edition: Some(Edition::default()), files };
        assert_eq!(Manifest::from_bytes(&manifest.to_bytes()).unwrap(), manifest);
    }
}
