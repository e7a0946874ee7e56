//! `diff`: what differs between two editions of a briefing.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use serde::Serialize;

use super::build::told;
use super::{CommandError, Outcome, configuration, print_json};
use crate::annotate::EventStatus;
use crate::cli::DiffArgs;
use crate::config::Config;
use crate::date::VisitDate;
use crate::edition::{Change, Changes, Detail, Edition, Line, Thing};
use crate::language::counted;
use crate::pipeline::{self, BuildError, lay_out};
use crate::publish::Manifest;
use crate::render::Theme;

/// Two editions of a briefing, held against each other.
#[derive(Serialize)]
struct Difference {
    /// What is new.
    #[serde(flatten)]
    changes: Changes,
    /// Addresses of pages at which nothing stands any more.
    gone: Vec<String>,
}

pub(super) fn run(args: &DiffArgs) -> Result<Outcome, CommandError> {
    let config = || configuration(args.content.as_deref(), None);
    let old = match &args.old {
        Some(old) => Manifest::open(old)?,
        None => Manifest::open(&config()?.output)?,
    };
    let (new, pages) = match &args.new {
        Some(new) => published(new)?,
        None => as_it_is(&config()?)?,
    };
    let changes = if let (Some(old), Some(new)) = (&old.edition, &new) {
        Changes::between(old, new)
    } else {
        eprintln!("a manifest tells of files alone, for an older program wrote it: only addresses are compared");
        Changes::default()
    };
    let gone: Vec<String> = old.pages().filter(|path| !pages.contains(*path)).cloned().collect();
    let difference = Difference { changes, gone };
    let number = difference.changes.lines.len() + difference.gone.len();
    if args.json {
        print_json(&difference)?;
    } else {
        super::print(&in_words(&difference))?;
    }
    eprintln!("{}", if number == 0 { "nothing is new".to_owned() } else { counted(number, "difference") });
    Ok(if number == 0 { Outcome::Clean } else { Outcome::Findings })
}

/// What a built site has: its edition and its files.
fn published(place: &Path) -> Result<(Option<Edition>, BTreeSet<String>), CommandError> {
    let manifest = Manifest::open(place)?;
    Ok((manifest.edition, manifest.files.into_keys().collect()))
}

/// What a build would publish now.
fn as_it_is(config: &Config) -> Result<(Option<Edition>, BTreeSet<String>), CommandError> {
    let theme = Theme::load(config).map_err(|problem| told(BuildError::Content(vec![*problem])))?;
    let briefed = pipeline::read(config, &()).map_err(told)?;
    let (site, _) = lay_out(briefed, config, &theme);
    let pages = site.jobs.iter().map(|job| site.route(*job).path().to_owned()).collect();
    Ok((Some(site.edition), pages))
}

/// The differences, one a line, below a heading for each sort.
fn in_words(difference: &Difference) -> String {
    let mut out = String::new();
    let mut before = None;
    for line in &difference.changes.lines {
        if before != Some((line.thing, line.change)) {
            before = Some((line.thing, line.change));
            let number = difference.changes.of(line.thing, line.change).count();
            let _ = writeln!(out, "{}", heading(line, number));
        }
        let name = line.name.as_deref().map(|name| format!("  {name}")).unwrap_or_default();
        let _ = writeln!(out, "  {}{name}", line.id);
        for detail in &line.details {
            let _ = writeln!(out, "    {}", in_words_of(line, detail));
        }
    }
    if !difference.gone.is_empty() {
        let _ = writeln!(out, "{} gone, with nothing left at the address", counted(difference.gone.len(), "page"));
        for path in &difference.gone {
            let _ = writeln!(out, "  {path}");
        }
    }
    out
}

fn heading(line: &Line, number: usize) -> String {
    let thing = match line.thing {
        Thing::Source => "source",
        Thing::Event => "event",
        Thing::Dispute => "dispute",
        Thing::Name => "name",
    };
    let change = match (line.change, line.thing) {
        (Change::Added, Thing::Dispute) => "new",
        (Change::Added, _) => "added",
        (Change::Changed, _) => "changed",
        (Change::Settled, _) => "settled by the editor",
        (Change::Removed, Thing::Dispute | Thing::Name) => "gone",
        (Change::Removed, _) => "removed",
    };
    format!("{} {change}", counted(number, thing))
}

fn in_words_of(line: &Line, detail: &Detail) -> String {
    let date = |date: &Option<VisitDate>| date.as_ref().map_or_else(|| "no date".to_owned(), VisitDate::words);
    match detail {
        Detail::Text => "its text changed".to_owned(),
        Detail::Answers => "its answers changed".to_owned(),
        Detail::Status { before, now } => format!("{} before, {} now", status(*before), status(*now)),
        Detail::Date { before, now } => format!("{} before, {} now", date(before), date(now)),
        Detail::Wording { before: Some(before) } if line.thing == Thing::Name => format!("called {before} before"),
        Detail::Wording { before: Some(before) } => format!("worded before: {before}"),
        Detail::Wording { before: None } => "without a headline before".to_owned(),
    }
}

fn status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Happened | EventStatus::Background => "reported",
        EventStatus::Ongoing => "going on",
        EventStatus::Planned => "planned",
        EventStatus::Postponed => "postponed",
        EventStatus::Cancelled => "cancelled",
        EventStatus::Possible => "unconfirmed",
    }
}
