//! A name, an alias, a title or a description of somebody or something, in the text.

mod again;
mod bodies;
mod body_name;
mod candidate;
mod coupled;
mod craft;
mod entity_id;
pub(super) mod gender;
mod given;
mod handover;
mod holder;
mod lexicon;
mod namesake;
mod office;
mod people;
mod person_name;
mod rare_surname;
pub(crate) mod recogniser;
mod reference;
mod resolve;
mod role;
mod run;
mod said_of;
mod scan;
mod sense;
mod settle;
mod shared_place;
mod short;
#[cfg(test)]
mod tests;
mod usage;
mod word;

pub(crate) use again::surname;
pub(crate) use body_name::{body_key, shared_body, shared_ending};
pub use entity_id::EntityId;
pub(super) use given::resolve_given;
pub(crate) use holder::{Offices, OpenReference, could_head};
pub(crate) use lexicon::is_given_name;
pub(crate) use office::Office;
pub(crate) use people::{NOTHING_TELLS_WHOSE, agrees};
pub(crate) use person_name::{folded, one_person, surname_forms};
use recogniser::{NameModel, Recognised, Recogniser};
pub use reference::Reference;
use serde::{Deserialize, Serialize};
use settle::settle;

use super::Sentence;
use crate::article::{Article, Span};

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A person.
    Person,
    /// A company, ministry, agency, party, bloc, team, government or outlet.
    Organisation,
    /// A country, city, sea, building or region.
    Place,
    /// A named event: a summit, a war, a pandemic.
    Event,
    /// A named work: a treaty, a law, a film.
    Work,
    /// Anything else with a name.
    Other,
}

impl EntityKind {
    /// The first part of the ids of this kind: `person`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Event => "event",
            Self::Work => "work",
            Self::Other => "other",
        }
    }
}

/// How a mention refers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum MentionForm {
    /// A name or a part of one: "Antony Blinken", "Blinken".
    Name,
    /// Another closed form of the name: "US", "PRC", "G-20".
    Alias,
    /// An office in the place of the name: "the Secretary".
    Title,
    /// A description: "his Chinese counterpart".
    Nominal,
}

/// What a name stands for, where it is not the thing that has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Sense {
    /// A capital for the government that sits there: "Paris said".
    Government,
}

/// One mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Range in the article's body; without titles ("Mr"), article ("the") and possessive.
    pub span: Span,
    /// What is mentioned.
    pub kind: EntityKind,
    /// The fullest form of the name that this article supports.
    pub name: String,
    /// The entity within this article; the briefing merges across articles.
    pub entity: EntityId,
    /// How it refers.
    pub form: MentionForm,
    /// The role printed beside it, as printed: "US Secretary of State".
    pub role: Option<String>,
    /// What the name stands for here, where that is not what has it.
    pub sense: Option<Sense>,
    /// Rule that found it and rule that resolved it, for `explain`: "surname of Antony Blinken, sentence 3".
    pub rule: String,
}

/// A longer body, in bytes, is no article but a book: its names are read section by section.
const SECTION: usize = 512 << 10;

/// The mentions of an article's body, in order of their start, none inside another. Pure and linear.
///
/// Beside them the offices that stand for one of them, likewise in order; they hold no word of a name. A book has none:
/// who is the only one to hold an office in a section may not be so in the whole.
pub(super) fn mentions(article: &Article, sentences: &[Sentence]) -> (Vec<Mention>, Vec<Reference>, Offices) {
    let year = article.date.as_ref().map(|date| date.value.first().year());
    let mut sections = sections(sentences).map(|section| of_section(&article.body, section, year));
    let (mut mentions, mut references, mut offices) = sections.next().unwrap_or_default();
    for (more, ..) in sections {
        mentions.extend(more);
        references.clear();
        offices = Offices::default();
    }
    mentions.shrink_to_fit();
    (mentions, references, offices)
}

/// Parts of a body no longer than a section and its last sentence; one for every article that somebody would read. What
/// is kept of each word while names are read would outweigh a longer text many times.
fn sections(mut sentences: &[Sentence]) -> impl Iterator<Item = &[Sentence]> {
    std::iter::from_fn(move || {
        let first = sentences.iter().find_map(|sentence| sentence.body.as_ref())?;
        let is_beyond = |s: &Sentence| s.body.as_ref().is_some_and(|span| span.start >= first.start + SECTION);
        let end = sentences.iter().position(is_beyond).unwrap_or(sentences.len());
        sentences.split_off(..end)
    })
}

fn of_section(body: &str, sentences: &[Sentence], year: Option<i16>) -> (Vec<Mention>, Vec<Reference>, Offices) {
    let lines = word::lines(body, sentences);
    let usage = usage::Usage::of(&lines);
    let candidates = again::second_pass(&lines, first_pass(&lines, &usage), &usage);
    let mentions = resolve::resolve(body, &lines, sentences, &candidates);
    let (references, offices) = reference::references(body, &lines, sentences, &mentions, year);
    (mentions, references, offices)
}

/// What the rules and the learned recogniser find, line by line.
fn first_pass(lines: &[word::Line<'_>], usage: &usage::Usage<'_>) -> Vec<candidate::Candidate> {
    let ruled = ruled(lines, usage);
    let names = Recogniser::new(lines, &ruled).names(NameModel::embedded());
    let found = lines.iter().enumerate().zip(ruled.iter().zip(&names.lines));
    let reason = |name: &Recognised| names.reason(name);
    let mut candidates: Vec<candidate::Candidate> =
        found.flat_map(|((index, line), (ruled, found))| settle(index, line, ruled, found, &reason)).collect();
    craft::retype(lines, &mut candidates);
    coupled::retype(lines, &mut candidates);
    candidates
}

/// What the rules find in each line.
fn ruled(lines: &[word::Line<'_>], usage: &usage::Usage<'_>) -> Vec<recogniser::Ruled> {
    lines.iter().enumerate().map(|(index, line)| scan::scan(index, line, usage)).collect()
}
