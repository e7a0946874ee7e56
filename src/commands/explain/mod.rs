//! `explain ID`: the rule and the evidence behind a name, an event, a date, a sentence, a line or a key point, in words.

mod article;
mod candidates;
mod entity;
mod event;
mod line;
mod place;
mod query;

use std::fmt::Write as _;

use self::place::Place;
use self::query::Query;
use super::{CommandError, Outcome, briefing_folder::configuration, build::told, print, report};
use crate::annotate::Annotated;
use crate::briefing::{Badge, Briefing, Entity, KeyPoint, Statement};
use crate::cli::ExplainArgs;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::edits::FileNames;
use crate::excerpt::{Published, extents};
use crate::pipeline::{self, Briefed};
use crate::site::Addresses;

/// Why nothing was explained.
#[derive(Debug, thiserror::Error)]
pub enum ExplainError {
    /// The briefing has nothing of this id.
    #[error("the briefing has no `{id}`{}", hint.as_ref().map(|hint| format!("; {hint}")).unwrap_or_default())]
    Unknown {
        /// What was asked for.
        id: String,
        /// What may have been meant.
        hint: Option<String>,
    },
}

pub(super) fn run(args: &ExplainArgs) -> Result<Outcome, CommandError> {
    let id = args.id.join(" ");
    let config = configuration(args.content.as_deref(), None)?;
    let briefed = pipeline::read(&config, &()).map_err(told)?;
    report(&about(&briefed, &id));
    print(&explain(&briefed, &config, &id)?)?;
    Ok(Outcome::Clean)
}

/// The warnings about what is asked: those that name it, its file, or an id or a name that it had.
fn about(briefed: &Briefed, id: &str) -> Vec<Diagnostic> {
    let file = id.split('#').next().and_then(|file| file.split(':').next()).unwrap_or(id);
    let is_it = |entity: &&Entity| entity.id.0 == id || has_former(entity, id);
    let entity = briefed.briefing.entities.iter().find(is_it);
    let names =
        entity.iter().flat_map(|e| e.former_ids.iter().chain([&e.id]).map(|id| id.0.as_str()).chain([e.name.as_str()]));
    let names: Vec<&str> = names.chain([id, file]).filter(|name| !name.is_empty()).collect();
    let is_about = |warning: &&Diagnostic| {
        let excerpt = warning.place.as_ref().and_then(|(text, span)| text.get(span.clone())).unwrap_or_default();
        names.iter().any(|name| [excerpt, &warning.what, &warning.path].iter().any(|text| text.contains(name)))
    };
    briefed.warnings.iter().filter(is_about).cloned().collect()
}

/// The explanation of one thing of the briefing.
fn explain(briefed: &Briefed, config: &Config, id: &str) -> Result<String, ExplainError> {
    let briefing = &briefed.briefing;
    let articles = briefing.articles.iter().map(|found| (found.article.id.0.as_str(), found.article.path.as_str()));
    let names = FileNames::new(articles, &[&config.content]);
    let found = match Query::parse(id) {
        Query::KeyPoint(number) => number.checked_sub(1).and_then(|index| briefing.key_points.get(index)),
        Query::Sentence { article, number } => return sentence(briefing, id, &article, number),
        Query::Lines { file, lines } => {
            let at = names.find(&file).ok_or_else(|| unknown(briefing, &file))?;
            let published = Published::by_extent(&extents(briefing, config));
            let pages = Addresses::of(briefing, &briefed.edits, &published).originals;
            let explained = line::explain(&briefing.articles[at], lines, &briefed.edits, &names, pages[at].as_ref());
            return explained.map_err(|hint| ExplainError::Unknown { id: id.to_owned(), hint: Some(hint) });
        }
        Query::Name(name) => return named(briefed, &names, &name),
    };
    found.map(|point| key_point(briefing, point)).ok_or_else(|| ExplainError::Unknown {
        id: id.to_owned(),
        hint: Some(format!("there are {} key points", briefing.key_points.len())),
    })
}

fn named(briefed: &Briefed, names: &FileNames<'_>, name: &str) -> Result<String, ExplainError> {
    let briefing = &briefed.briefing;
    if let Some(found) = briefing.entities.iter().find(|found| found.id.0 == name || has_former(found, name)) {
        return Ok(entity::explain(briefing, &briefed.edits, found));
    }
    if let Some(found) =
        briefing.events.iter().find(|found| found.id == name || found.former_ids.iter().any(|id| id == name))
    {
        return Ok(event::explain(briefing, found));
    }
    if let Some(index) = names.find(name) {
        return Ok(article::explain(&briefing.articles[index]));
    }
    if let Some(found) = briefing.disputes.iter().find(|found| found.id == name) {
        return Ok(event::explain_dispute(briefing, found));
    }
    match name.rsplit_once(':').filter(|(file, _)| names.find(file).is_some()) {
        Some((file, lines)) => Err(ExplainError::Unknown {
            id: name.to_owned(),
            hint: Some(format!("`{lines}` is no line; write `{file}:12` or `{file}:12-18`, counted from 1")),
        }),
        None => Err(unknown(briefing, name)),
    }
}

fn has_former(entity: &Entity, name: &str) -> bool {
    entity.former_ids.iter().any(|former| former.0 == name)
}

fn sentence(briefing: &Briefing, id: &str, article: &str, number: u32) -> Result<String, ExplainError> {
    let is_meant = |found: &Annotated| found.article.id.0 == article || found.article.path == article;
    let Some(at) = briefing.articles.iter().position(is_meant) else { return Err(unknown(briefing, article)) };
    let found = &briefing.articles[at];
    let index = found.sentences.iter().position(|sentence| sentence.number == number);
    index.map(|index| article::explain_sentence(briefing, Statement { article: at, sentence: index })).ok_or_else(
        || ExplainError::Unknown {
            id: id.to_owned(),
            hint: found.sentences.last().map(|last| format!("its last sentence is `{article}#{}`", last.anchor())),
        },
    )
}

fn key_point(briefing: &Briefing, point: &KeyPoint) -> String {
    let mut text = format!("{}\n", Place(briefing, point.statement));
    let badge = match point.badge {
        Badge::Reported => "reported",
        Badge::Planned => "planned",
        Badge::Postponed => "postponed",
        Badge::Unconfirmed => "unconfirmed",
        Badge::Disputed => "disputed",
        Badge::Editor => "the editor's choice",
    };
    let _ = writeln!(text, "badge: {badge}");
    let _ = writeln!(text, "rule: {}", point.rule);
    let _ = writeln!(text, "support: {}", point.support);
    if let Some(event) = point.event.and_then(|index| briefing.events.get(index)) {
        let _ = writeln!(text, "event: {}", event.id);
    }
    text.push_str(&statements(briefing, "told by", &point.statements));
    text
}

/// A headed list of statements; nothing where there is none.
fn statements(briefing: &Briefing, heading: &str, statements: &[Statement]) -> String {
    let lines = statements.iter().map(|statement| format!("  {}\n", Place(briefing, *statement)));
    let lines: Vec<_> = lines.collect();
    if lines.is_empty() { String::new() } else { format!("{heading}:\n{}", lines.concat()) }
}

fn unknown(briefing: &Briefing, id: &str) -> ExplainError {
    if let Some(speaker) = briefing.speaker_for(id) {
        let hint = Some(format!("this file holds a version of `{speaker}`, which speaks for it"));
        return ExplainError::Unknown { id: id.to_owned(), hint };
    }
    let candidates = candidates::all(briefing);
    // What is asked for may be a name and not an id: then the ids of the nearest names are the answer.
    let names: Vec<&str> =
        candidates.iter().filter(|(name, _)| name.eq_ignore_ascii_case(id)).map(|(_, id)| *id).collect();
    let hint = match names.first() {
        Some(meant) => Some(format!("did you mean `{meant}`?")),
        None => did_you_mean(id, candidates.iter().flat_map(|(name, id)| [*name, *id])),
    };
    ExplainError::Unknown { id: id.to_owned(), hint }
}
