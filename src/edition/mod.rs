//! What a build published, in short: enough for a later build to tell what is new, without the old articles. It stands in
//! the manifest; [`Changes`] says how two editions differ.

mod changes;
mod pairs;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use changes::{Change, Changes, Detail, Line, Thing};
use serde::{Deserialize, Serialize};

use crate::annotate::EventStatus;
use crate::briefing::{Briefing, Dispute, Event, Statement, Verdict};
use crate::date::VisitDate;
use crate::excerpt::shown;
use crate::fingerprint::sha256;
use crate::site::Addresses;

/// One edition of a briefing. Every list is sorted by id.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Edition {
    /// The date of its last source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<VisitDate>,
    /// The sources.
    pub sources: BTreeMap<String, SourceEntry>,
    /// The events of the timeline.
    pub events: BTreeMap<String, EventEntry>,
    /// The questions on which sources disagree.
    pub disputes: BTreeMap<String, DisputeEntry>,
    /// The names that have a page, by their ids.
    pub names: BTreeMap<String, String>,
}

/// One source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceEntry {
    /// Headline, where it is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Day of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<VisitDate>,
    /// Mark of the whole cleaned text, published or not.
    pub text: String,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventEntry {
    /// The words that tell it, as published.
    pub title: String,
    /// Where it stands.
    pub status: EventStatus,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<VisitDate>,
    /// The sentence that tells it, as in `003#s12`.
    pub told: String,
}

/// One question on which sources disagree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeEntry {
    /// The question, as published.
    pub question: String,
    /// Mark of the answers.
    pub answers: String,
    /// True where the editor settled it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub settled: bool,
}

/// A mark of the cleaned text of each article, taken before any of it is left unpublished. What is withheld is out of it.
pub fn marks_of_texts(briefing: &Briefing) -> Vec<String> {
    briefing.articles.iter().map(|annotated| mark(&annotated.article.body)).collect()
}

impl Edition {
    /// The edition of a briefing as it is published; `texts` marks the text of each article.
    pub fn of(briefing: &Briefing, texts: Vec<String>, addresses: &Addresses, as_of: Option<&VisitDate>) -> Self {
        let source = |(annotated, text): (&crate::annotate::Annotated, String)| {
            let article = &annotated.article;
            let title = article.title.as_ref().map(|title| shown(&title.value).into_owned());
            let date = article.date.as_ref().map(|date| date.value.clone());
            (article.id.0.clone(), SourceEntry { title, date, text })
        };
        let disputes = briefing.disputes.iter().filter(|dispute| dispute.verdict == Verdict::Dispute);
        let named = briefing.entities.iter().zip(&addresses.entities).filter(|(_, route)| route.is_some());
        Self {
            as_of: as_of.cloned(),
            sources: briefing.articles.iter().zip(texts).map(source).collect(),
            events: briefing.events.iter().map(|event| (event.id.clone(), told(briefing, event))).collect(),
            disputes: disputes.map(|dispute| (dispute.id.clone(), asked(briefing, dispute))).collect(),
            names: named.map(|(entity, _)| (entity.id.0.clone(), entity.name.clone())).collect(),
        }
    }
}

impl Edition {
    /// The same without the words of sources and sentences, as in `003` or `003#s12`, of which `is_withheld` is true.
    #[must_use]
    pub fn without_words_of(mut self, is_withheld: impl Fn(&str) -> bool) -> Self {
        for (id, source) in &mut self.sources {
            source.title.take_if(|_| is_withheld(id));
        }
        for event in self.events.values_mut().filter(|event| is_withheld(&event.told)) {
            event.title.clear();
        }
        self
    }
}

fn told(briefing: &Briefing, event: &Event) -> EventEntry {
    EventEntry {
        title: even(&shown(&event.title)),
        status: event.status,
        date: event.date.clone(),
        told: place(briefing, event.title_from),
    }
}

fn asked(briefing: &Briefing, dispute: &Dispute) -> DisputeEntry {
    let answers: Vec<String> = dispute.positions.iter().map(|position| even(&shown(&position.answer))).collect();
    DisputeEntry {
        question: even(&shown(&dispute.question)),
        answers: mark(&answers.join("\n")),
        settled: briefing.judgements.settled.contains_key(&dispute.id),
    }
}

/// The address of a sentence, as an editor would write it.
fn place(briefing: &Briefing, at: Statement) -> String {
    let annotated = briefing.articles.get(at.article);
    let sentence = annotated.and_then(|annotated| annotated.sentences.get(at.sentence));
    match (annotated, sentence) {
        (Some(annotated), Some(sentence)) => format!("{}#{}", annotated.article.id, sentence.anchor()),
        _ => String::new(),
    }
}

/// The words with white space made even.
fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first half of the SHA-256: it tells one text from another, and ten thousand of them take little room.
fn mark(text: &str) -> String {
    let mut mark = sha256(text.as_bytes());
    mark.truncate(32);
    mark
}
