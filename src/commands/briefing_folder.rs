//! Which briefing a command works on.

use std::path::{Path, PathBuf};

use super::{CommandError, Count, report};
use crate::config::{Config, FILE_NAME, find_briefing};

/// The configuration of the briefing that the current folder lies in, with what the command line says instead.
///
/// Articles from elsewhere belong to the briefing that *they* lie in, or to none: the title, the footer and the
/// editor's decisions of one briefing would say false things of another's articles.
pub(super) fn configuration(content: Option<&Path>, output: Option<&Path>) -> Result<Config, CommandError> {
    let here = find_briefing(Path::new("."));
    let root = match content {
        Some(content) if !real(content).starts_with(real(&here)) => find_briefing(&real(content)),
        _ => here.clone(),
    };
    let mut config = Config::read(&root).map_err(|problems| {
        report(&problems);
        CommandError::Content(Count::errors(&problems))
    })?;
    if root != here && !root.join(FILE_NAME).is_file() {
        config.output = here.join("public");
    }
    if let Some(content) = content {
        content.clone_into(&mut config.content);
    }
    if let Some(output) = output {
        output.clone_into(&mut config.output);
    }
    Ok(config)
}

/// The path without symbolic links and `..`.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}
