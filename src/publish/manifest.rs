//! The list of the files that a build wrote.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// Name of the manifest in the output folder.
pub const MANIFEST: &str = "manifest.json";

/// What a build wrote, by path; it is how the next build knows its own files from the editor's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Every file but the manifest, by its path below the output folder, `/` between folders.
    pub files: BTreeMap<String, Entry>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub size: u64,
}

impl Manifest {
    /// The manifest of the build before this one; empty where there is none that can be read.
    pub(super) fn read(output: &Path) -> Self {
        let bytes = std::fs::read(output.join(MANIFEST)).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("a map of strings is always JSON");
        bytes.push(b'\n');
        bytes
    }
}
