//! Which briefing a command works on.

use std::path::{Path, PathBuf};

use super::{CommandError, Count, report};
use crate::config::{Config, EDITS_FILE_NAME, FILE_NAME, find_briefing};
use crate::diagnostic::Diagnostic;

/// The configuration of the briefing that the current folder lies in, with what the command line says instead.
///
/// A `briefing.toml` among the articles travels with them: it speaks for these articles and for no others, and wins.
pub(super) fn configuration(content: Option<&Path>, output: Option<&Path>) -> Result<Config, CommandError> {
    unreported(content, output).map_err(|problems| {
        report(&problems);
        CommandError::Content(Count::errors(&problems))
    })
}

/// The same, with the problems for the caller to show.
pub(super) fn unreported(content: Option<&Path>, output: Option<&Path>) -> Result<Config, Vec<Diagnostic>> {
    let mut config = read(content)?;
    if let Some(content) = content {
        content.clone_into(&mut config.content);
        config.edits = edits(content);
    }
    if let Some(output) = output {
        output.clone_into(&mut config.output);
    }
    Ok(config)
}

/// The file with the editor's decisions about the articles of a folder, or about one article. One that lies among them
/// travels with them.
pub(super) fn edits(content: &Path) -> PathBuf {
    let among = content.join(EDITS_FILE_NAME);
    if content.join(FILE_NAME).is_file() || among.is_file() {
        return among;
    }
    let here = find_briefing(Path::new("."));
    let theirs = || Some(find_briefing(content)).filter(|theirs| theirs.join(FILE_NAME).is_file());
    let briefing = if here.join(FILE_NAME).is_file() { here } else { theirs().unwrap_or(here) };
    briefing.join(EDITS_FILE_NAME)
}

fn read(content: Option<&Path>) -> Result<Config, Vec<Diagnostic>> {
    let here = find_briefing(Path::new("."));
    let articles = content.map_or_else(|| here.join("content"), Path::to_path_buf);
    if articles.join(FILE_NAME).is_file() && (content.is_some() || !here.join(FILE_NAME).is_file()) {
        return Config::read_among_articles(&here, &articles);
    }
    if !here.join(FILE_NAME).is_file() && content.is_some() {
        let theirs = find_briefing(&articles);
        if theirs.join(FILE_NAME).is_file() {
            let output = here.join("public");
            return Config::read(&theirs).map(|config| Config { output, ..config });
        }
    }
    Config::read(&here)
}
