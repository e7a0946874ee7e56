//! The files that a site is made of, each with its hash: what the manifest says was read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::config::{Config, EDITS_FILE_NAME};
use crate::fingerprint::sha256;
use crate::publish::Entry;
use crate::source;

/// Every input by a name that is the same on every machine: what it is, and its path below that. A file that cannot be
/// read is no input; the build has told of it.
pub fn inputs(config: &Config) -> BTreeMap<String, Entry> {
    let content = source::files(&config.content).into_iter().map(|(path, file)| (format!("content/{path}"), file));
    let mut files: BTreeMap<String, PathBuf> = content.collect();
    files.insert(crate::config::FILE_NAME.to_owned(), config.file.clone());
    files.insert(EDITS_FILE_NAME.to_owned(), config.edits.clone());
    files.extend(below("templates", &config.templates));
    files.extend(below("static", &config.statics));
    let entry = |(name, file): (String, PathBuf)| {
        let bytes = std::fs::read(file).ok()?;
        Some((name, Entry { sha256: sha256(&bytes), size: bytes.len() as u64 }))
    };
    files.into_par_iter().filter_map(entry).collect()
}

fn below<'f>(what: &'f str, folder: &'f Path) -> impl Iterator<Item = (String, PathBuf)> + 'f {
    let files = WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    files.filter_map(move |entry| {
        let path = entry.path().strip_prefix(folder).ok()?;
        let names: Vec<_> = path.components().map(|name| name.as_os_str().to_string_lossy()).collect();
        Some((format!("{what}/{}", names.join("/")), entry.path().to_owned()))
    })
}
