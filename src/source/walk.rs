//! The files below a folder, in a fixed order: articles, sidecars, and what is neither.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::candidate::{Candidate, extension_of, format_of};
use super::companion::is_companion;
use crate::config;
use crate::diagnostic::{Diagnostic, shown};

/// At most this many file names stand in one warning.
const NAMED: usize = 20;

/// What a folder holds.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// Files that look like articles, folder by folder in the order of their names.
    pub(super) candidates: Vec<Candidate>,
    /// Files that end in `.toml`.
    pub(super) sidecars: BTreeSet<PathBuf>,
    /// What could not be entered, and files that are not articles.
    pub(super) warnings: Vec<Diagnostic>,
}

/// Walks `root`, which may be one file. Links are followed; one that leads back to a folder above it is not.
pub(super) fn walk(root: &Path) -> Walk {
    let mut walk = Walk::default();
    let mut strangers: BTreeMap<(PathBuf, String), Vec<String>> = BTreeMap::new();
    let mut seen: HashMap<PathBuf, String> = HashMap::new();
    let entries = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| entry.depth() == 0 || !is_passed_over(entry)) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                walk.warnings.push(unreadable(root, &error));
                continue;
            }
        };
        if entry.file_type().is_dir() {
            continue;
        }
        let file = entry.path();
        if let Some(format) = format_of(file).filter(|_| entry.file_type().is_file()) {
            let candidate = Candidate { file: file.to_path_buf(), path: below(root, file), format };
            match first_of_same(&mut seen, &candidate) {
                Some(first) => walk.warnings.push(same_file(&candidate, &first)),
                None => walk.candidates.push(candidate),
            }
        } else if extension_of(file) == "toml" {
            if !is_configuration(&entry) {
                walk.sidecars.insert(file.to_path_buf());
            }
        } else {
            let folder = file.parent().unwrap_or(root).to_path_buf();
            let name = entry.file_name().to_string_lossy().into_owned();
            strangers.entry((folder, extension_of(file))).or_default().push(name);
        }
    }
    walk.warnings.extend(strangers.iter().map(|((folder, extension), names)| not_articles(folder, extension, names)));
    walk
}

/// Hidden files and folders, and the folder of pictures and scripts beside a saved page.
fn is_passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || entry.file_type().is_dir() && is_companion(entry.path())
}

/// True for the briefing's own files, where the content folder is the briefing's folder.
fn is_configuration(entry: &DirEntry) -> bool {
    entry.depth() <= 1 && [config::FILE_NAME, config::EDITS_FILE_NAME].iter().any(|name| entry.file_name() == *name)
}

/// The path below `root` with `/` between folders; the file's name where `root` is the file.
pub(super) fn below(root: &Path, file: &Path) -> String {
    let relative = file.strip_prefix(root).unwrap_or(file);
    let relative =
        if relative.as_os_str().is_empty() { Path::new(file.file_name().unwrap_or_default()) } else { relative };
    let names: Vec<_> = relative.components().map(|name| name.as_os_str().to_string_lossy()).collect();
    names.join("/")
}

/// The path under which the same file was already met, through a link.
fn first_of_same(seen: &mut HashMap<PathBuf, String>, candidate: &Candidate) -> Option<String> {
    let real = candidate.file.canonicalize().ok()?;
    if let Some(first) = seen.get(&real) {
        return Some(first.clone());
    }
    seen.insert(real, candidate.path.clone());
    None
}

fn same_file(candidate: &Candidate, first: &str) -> Diagnostic {
    Diagnostic::warning("same-file", shown(&candidate.file), format!("this is the same file as `{first}`"))
        .because("a link leads to it; a source read twice would count twice")
        .hint("it is read once; remove the link, or copy the file if it is a source of its own")
}

fn unreadable(root: &Path, error: &walkdir::Error) -> Diagnostic {
    let path = error.path().unwrap_or(root);
    if let Some(above) = error.loop_ancestor() {
        return Diagnostic::warning("link-loop", shown(path), "this link is not followed")
            .because(format!("it leads back to `{}`, which it stands in", shown(above)))
            .hint("remove the link");
    }
    let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    if path == root {
        return Diagnostic::error("unreadable-content", shown(path), "the articles cannot be read")
            .because(reason)
            .hint("name a folder of articles with `--content`, or make a sample with `backgrounder init`");
    }
    Diagnostic::warning("unreadable-file", shown(path), "this cannot be read, so it is left out")
        .because(reason)
        .hint("check that it is there and that you may read it")
}

fn not_articles(folder: &Path, extension: &str, names: &[String]) -> Diagnostic {
    let listed: Vec<String> = names.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
    let rest = names.len() - listed.len();
    let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    let (path, what) = match names {
        [only] => (folder.join(only), "this file is not an article, so it is left out".to_owned()),
        _ => (folder.to_path_buf(), format!("{} files are not articles, so they are left out", names.len())),
    };
    let problem = Diagnostic::warning("not-an-article", shown(&path), what);
    let problem = match (names, extension) {
        ([_], _) => problem,
        _ => problem.because(format!("their names are {}{more}", listed.join(", "))),
    };
    match extension {
        "webarchive" => problem.hint("open it in Safari and save it again as `Page Source`; a web archive is not read"),
        "webloc" | "url" | "desktop" => problem.hint("a link holds no text; open it in a browser and save the page"),
        "maff" | "warc" | "wacz" => problem.hint("open it in the program that made it and save the page as HTML"),
        "pdf" | "doc" | "docx" | "odt" | "rtf" => problem.hint("save its text as a `.txt` file in UTF-8"),
        _ => problem
            .hint("an article's name ends in `.txt`, `.html`, `.mhtml` or `.md`; a name that begins with a dot is passed over"),
    }
}
