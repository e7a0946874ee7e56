//! `check`: what is broken in a built site.

use super::{CommandError, Outcome, configuration, print_json};
use crate::check::check;
use crate::cli::CheckArgs;

pub(super) fn run(args: &CheckArgs) -> Result<Outcome, CommandError> {
    if args.publish {
        return super::gate::run(args.folder.as_deref(), args.content.as_deref(), args.json);
    }
    let folder = match &args.folder {
        Some(folder) => folder.clone(),
        None => configuration(None, None)?.output,
    };
    let checked = check(&folder)?;
    if args.json {
        print_json(&checked)?;
    } else {
        let lines: Vec<_> = checked.findings.iter().map(|found| format!("{}: {}\n", found.path, found.what)).collect();
        super::print(&lines.concat())?;
    }
    eprintln!(
        "{} findings in {} files ({} pages, {} links)",
        checked.findings.len(),
        checked.files,
        checked.pages,
        checked.links
    );
    Ok(if checked.findings.is_empty() { Outcome::Clean } else { Outcome::Findings })
}
