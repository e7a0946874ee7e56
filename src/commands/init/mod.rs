//! `init`: a new briefing with the sample in it, ready to build.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Outcome;
use crate::cli::InitArgs;
use crate::config::{EDITS_FILE_NAME, FILE_NAME};
use crate::diagnostic::shown;
use crate::embedded::SAMPLE;

/// Files of a new briefing besides its articles and the editor's decisions on them.
const FILES: [(&str, &str); 3] = [
    ("briefing.toml", include_str!("briefing.toml")),
    (".gitignore", include_str!("gitignore")),
    (".github/workflows/pages.yml", include_str!("pages.yml")),
];

/// Stands in the workflow for the version of the program that begins the briefing.
const VERSION: &str = "PROGRAM_VERSION";

/// How to write decisions, in comments; those on the sample follow it.
const EDITS: &str = include_str!("edits.toml");

/// Why no briefing was begun. Nothing has been overwritten.
#[derive(Debug, thiserror::Error)]
pub enum InitError {
    /// A file that would be written is there already.
    #[error("{} is there already: name a new folder, or move it away", shown(.0))]
    Exists(PathBuf),
    /// The file system refused.
    #[error("cannot write {}: {error}", shown(path))]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

pub(super) fn run(args: &InitArgs) -> Result<Outcome, InitError> {
    let files = write_sample(&args.folder)?;
    let folder = shown(&args.folder);
    eprintln!(
        "{files} files written: a sample of {} articles with briefing.toml, edits.toml and a workflow for GitHub Pages",
        articles().count()
    );
    eprintln!("next:  {}backgrounder build", if folder == "." { String::new() } else { format!("cd {folder} && ") });
    Ok(Outcome::Clean)
}

/// Writes the sample below `folder`, or nothing where a file of it is there already; returns the number of files.
fn write_sample(folder: &Path) -> Result<usize, InitError> {
    let sample = sample().map(|(path, bytes)| (folder.join("content").join(path), bytes.to_vec()));
    let edits = (folder.join(EDITS_FILE_NAME), edits().into_bytes());
    let files: Vec<_> = FILES
        .iter()
        .map(|(path, text)| (folder.join(path), text.replace(VERSION, env!("CARGO_PKG_VERSION")).into_bytes()))
        .chain([edits])
        .chain(sample)
        .collect();
    if let Some((path, _)) = files.iter().find(|(path, _)| path.exists()) {
        return Err(InitError::Exists(path.clone()));
    }
    for (path, bytes) in &files {
        let parent = path.parent().expect("every file lies in the folder");
        let written = fs::create_dir_all(parent).and_then(|()| fs::write(path, bytes));
        written.map_err(|error| InitError::Io { path: path.clone(), error })?;
    }
    Ok(files.len())
}

fn edits() -> String {
    let decided = SAMPLE.iter().find(|(path, _)| *path == EDITS_FILE_NAME);
    let decided = decided.map(|(_, bytes)| String::from_utf8_lossy(bytes)).unwrap_or_default();
    // The sample's own heading comments stand above its first decision; ours say more.
    let first = decided.find("[[").unwrap_or(decided.len());
    format!("{EDITS}\n# The decisions on the sample articles:\n\n{}", &decided[first..])
}

/// The sample's files without its own configuration: a new briefing has commented files in its own folder instead.
fn sample() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    SAMPLE.iter().copied().filter(|(path, _)| ![FILE_NAME, EDITS_FILE_NAME].contains(path))
}

fn articles() -> impl Iterator<Item = &'static str> {
    SAMPLE
        .iter()
        .map(|(path, _)| *path)
        .filter(|path| Path::new(path).extension().is_none_or(|ending| ending != "toml"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::edits::Edits;

    #[test]
    fn a_new_briefing_is_whole_and_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let files = write_sample(folder.path()).unwrap();
        assert_eq!(files, sample().count() + FILES.len() + 1);
        assert!(Config::read(folder.path()).is_ok());
        let edits = fs::read_to_string(folder.path().join(EDITS_FILE_NAME)).unwrap();
        assert!(!Edits::parse(EDITS_FILE_NAME, &edits).unwrap().edits.is_empty());
        let workflow = fs::read_to_string(folder.path().join(".github/workflows/pages.yml")).unwrap();
        assert!(workflow.contains(env!("CARGO_PKG_VERSION")) && !workflow.contains(VERSION));
        fs::write(folder.path().join(FILE_NAME), "title = \"Mine\"").unwrap();
        assert!(matches!(write_sample(folder.path()), Err(InitError::Exists(_))));
        assert_eq!(fs::read_to_string(folder.path().join(FILE_NAME)).unwrap(), "title = \"Mine\"");
    }

    #[test]
    fn a_workflow_that_is_there_already_stays_and_nothing_else_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let workflow = folder.path().join(".github/workflows/pages.yml");
        fs::create_dir_all(workflow.parent().unwrap()).unwrap();
        fs::write(&workflow, "name: Mine").unwrap();
        assert!(matches!(write_sample(folder.path()), Err(InitError::Exists(path)) if path == workflow));
        assert_eq!(fs::read_to_string(&workflow).unwrap(), "name: Mine");
        assert!(!folder.path().join(FILE_NAME).exists());
    }

    #[test]
    fn the_commented_keys_are_keys() {
        let text = FILES[0].1.replace("# content ", "content ").replace("# output ", "output ");
        let text = text.replace("# base_", "base_").replace("# mode ", "mode ").replace("# contact", "contact");
        assert_eq!(
            Config::parse(Path::new("."), FILE_NAME, &text).map(|config| config.content),
            Ok("./content".into())
        );
    }
}
