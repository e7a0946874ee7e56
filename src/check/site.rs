//! The files of a built site, read once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::book::{self, Book};
use super::leak::Leaks;
use super::link::{Link, Target};
use super::page::{self, Facts};
use super::{CheckError, Checked, Finding, stylesheet};

/// Endings of files that are text and may name a path of the machine.
const TEXTS: [&str; 16] = [
    ".html",
    ".xhtml",
    ".opf",
    ".ncx",
    ".css",
    ".js",
    ".json",
    ".xml",
    ".txt",
    ".svg",
    ".md",
    ".webmanifest",
    ".csv",
    ".ics",
    ".bib",
    ".ris",
];

/// A built site: what each file holds, as far as a check needs it.
pub(super) struct Site {
    folder: PathBuf,
    files: BTreeMap<String, Facts>,
    /// The EPUBs among them, opened.
    books: BTreeMap<String, Book>,
}

impl Site {
    /// Reads every file of the site, in parallel.
    pub(super) fn read(folder: &Path) -> Result<Self, CheckError> {
        if !folder.is_dir() {
            return Err(CheckError::NoFolder(folder.to_owned()));
        }
        let leaks = Leaks::of(folder);
        let paths = paths(folder)?;
        let files: Result<_, _> = paths.into_par_iter().map(|path| facts(folder, path, &leaks)).collect();
        let mut files: BTreeMap<String, Facts> = files?;
        let mut books = BTreeMap::new();
        for (path, facts) in files.iter_mut().filter(|(path, _)| is_book(path)) {
            match book::opened(folder, path, &leaks)? {
                Ok(book) => drop(books.insert(path.clone(), book)),
                Err(problem) => facts.problems.push(problem),
            }
        }
        Ok(Self { folder: folder.to_owned(), files, books })
    }

    /// What is packed in an archive, as a site of its own.
    pub(super) fn packed(folder: PathBuf, files: BTreeMap<String, Facts>) -> Self {
        Self { folder, files, books: BTreeMap::new() }
    }

    /// Follows every link and gathers what is broken.
    pub(super) fn check(&self) -> Result<Checked, CheckError> {
        let pages = self.files.keys().filter(|path| is_page(path)).count();
        if pages == 0 {
            return Err(CheckError::NoPages(self.folder.clone()));
        }
        let of_file = |(path, facts): (&String, &Facts)| {
            let broken = facts.links.iter().filter_map(|link| self.broken(path, link));
            let all = facts.problems.iter().cloned().chain(broken);
            all.map(|what| Finding { path: path.clone(), what }).collect::<Vec<_>>()
        };
        let mut findings: Vec<Finding> = self.files.par_iter().flat_map_iter(of_file).collect();
        let mut links: usize = self.files.values().map(|facts| facts.links.len()).sum();
        for (path, book) in &self.books {
            let checked = book.check()?;
            links += checked.links;
            let inside = |found: Finding| Finding { path: format!("{path}/{}", found.path), what: found.what };
            findings.extend(checked.findings.into_iter().map(inside));
        }
        findings.sort();
        findings.dedup();
        Ok(Checked { files: self.files.len(), pages, links, findings })
    }

    /// What is wrong with a link, if anything.
    fn broken(&self, page: &str, link: &Link) -> Option<String> {
        let shown = &link.written;
        match link.target(page) {
            Target::Nothing => None,
            Target::Wrong(why) => Some(format!("{} `{shown}` {why}", link.attribute)),
            Target::File { path, fragment } => {
                let Some(facts) = self.files.get(&path) else {
                    let is_folder = path.is_empty() || self.folder.join(&path).is_dir();
                    let why = if is_folder { "leads to a folder, not to a file" } else { "leads to no file" };
                    return Some(format!("{} `{shown}` {why}", link.attribute));
                };
                // `#` and `#top` lead to the top of any page (HTML, "scroll to the fragment").
                let fragment = fragment.filter(|id| !id.is_empty() && id != "top")?;
                let is_there = !is_page(&path) || facts.ids.contains(&fragment);
                (!is_there).then(|| format!("{} `{shown}` leads to no id `{fragment}` in {path}", link.attribute))
            }
        }
    }
}

/// The files below the folder as paths with `/` between folders.
fn paths(folder: &Path) -> Result<Vec<String>, CheckError> {
    let mut paths = Vec::new();
    for entry in WalkDir::new(folder) {
        let entry = entry.map_err(|error| CheckError::Unreadable {
            path: error.path().unwrap_or(folder).to_owned(),
            why: error.to_string(),
        })?;
        if entry.file_type().is_file() {
            let below = entry.path().strip_prefix(folder).expect("found below the folder");
            let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            paths.push(parts.join("/"));
        }
    }
    Ok(paths)
}

fn facts(folder: &Path, path: String, leaks: &Leaks) -> Result<(String, Facts), CheckError> {
    let file = folder.join(&path);
    if !TEXTS.iter().any(|ending| path.ends_with(ending)) {
        return Ok((path, Facts::default()));
    }
    let bytes = std::fs::read(&file).map_err(|error| CheckError::Unreadable { path: file, why: error.to_string() })?;
    let facts = facts_of(&path, &bytes, leaks);
    Ok((path, facts))
}

/// What a file says, by its ending.
pub(super) fn facts_of(path: &str, bytes: &[u8], leaks: &Leaks) -> Facts {
    let Ok(text) = std::str::from_utf8(bytes) else {
        let problems = vec!["is not UTF-8".to_owned()];
        return Facts { problems, ..Facts::default() };
    };
    let mut facts = match path.rsplit_once('.') {
        Some((_, "html" | "xhtml")) => page::facts(text),
        Some((_, "css")) => Facts { links: stylesheet::links(text), ..Facts::default() },
        // What a book lists among its files must be there.
        Some((_, "opf")) => Facts { problems: Vec::new(), ..page::facts(text) },
        _ => Facts::default(),
    };
    facts.problems.extend(leaks.find(text));
    facts
}

fn is_book(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ending == "epub")
}

fn is_page(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ["html", "xhtml"].contains(&ending))
}
