//! The table of contents of an edition.

use serde::Serialize;

use super::part::{Part, Parts};
use crate::interface::{Interface, phrase};
use crate::render::wording;
use crate::site::Job;

/// A line of the contents.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Entry {
    pub(super) name: String,
    /// Language of the name where it is not the site's.
    pub(super) lang: Option<String>,
    /// The key of the part.
    pub(super) key: String,
    pub(super) below: Vec<Entry>,
}

/// The contents: each page of the navigation, the sources below theirs. Names are listed by their own part.
pub(super) fn outline(ui: Interface, parts: &Parts) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for part in &parts.all {
        let entry = |name: String, lang| Entry { name, lang, key: part.key.clone(), below: Vec::new() };
        match (part.job, entries.last_mut()) {
            (Job::Entity(_), _) => {}
            (Job::Article(index), Some(sources)) => {
                sources.below.push(entry(format!("{}. {}", ui.number(index + 1), part.title), part.lang.clone()));
            }
            _ => entries.push(entry(name(ui, part), None)),
        }
    }
    entries
}

fn name(ui: Interface, part: &Part) -> String {
    match part.job {
        Job::Home => ui.say("site§Briefing").to_owned(),
        Job::Timeline => ui.say(phrase("Timeline")).to_owned(),
        Job::Compare => ui.say(phrase("navigation§Compare")).to_owned(),
        Job::Quotes => ui.say(phrase("Quotes")).to_owned(),
        Job::Index(shelf) => wording::shelf(ui, shelf).to_owned(),
        Job::Sources => ui.say(phrase("Sources and method")).to_owned(),
        _ => part.title.clone(),
    }
}
