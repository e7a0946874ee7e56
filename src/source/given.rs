//! What a person gave by hand: metadata in front matter or in a sidecar `NAME.toml`, and decisions about lines.

use super::{Extent, Ruling};
use crate::date::VisitDate;
use crate::diagnostic::Diagnostic;
use crate::fields::Fields;

/// What a person said of a source; every field may be absent. What is given overrides what the article states.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Given {
    /// Headline.
    pub title: Option<String>,
    /// Day (or month, or year) of publication.
    pub date: Option<VisitDate>,
    /// Publisher.
    pub outlet: Option<String>,
    /// Authors.
    pub byline: Vec<String>,
    /// Address of the original page.
    pub url: Option<String>,
    /// Rights statement, as a licence name or address.
    pub rights: Option<String>,
    /// How much may be published.
    pub extent: Option<Extent>,
    /// Who permits that, or why it is free.
    pub permission: Option<String>,
    /// When the file was captured.
    pub captured: Option<VisitDate>,
    /// Who captured it.
    pub captured_by: Option<String>,
    /// Language as a BCP 47 tag (`en`, `fr`, `zh-Hans`).
    pub language: Option<String>,
    /// Whom the text rests on: an agency, a readout, another outlet.
    pub origin: Vec<String>,
    /// Where it was given, for evidence: `003.toml` or `front matter`.
    pub place: String,
    /// Lines that the editor keeps or cuts for good; none until the decisions are handed out.
    pub rulings: Vec<Ruling>,
}

const EXTENTS: &[(&str, Extent)] = &[("full", Extent::Full), ("excerpts", Extent::Excerpts)];

impl Given {
    /// Reads the keys of front matter or of a sidecar; `place` says which.
    pub(super) fn read(mut fields: Fields<'_>, place: &str) -> (Self, Vec<Diagnostic>) {
        let given = Self {
            title: fields.text("title"),
            date: fields.date("date"),
            outlet: fields.text("outlet"),
            byline: fields.texts(&["byline", "author", "authors"]),
            url: fields.web_address("url").map(|(address, _)| address.into()),
            rights: fields.text("rights"),
            extent: fields.choice("publish", EXTENTS),
            permission: fields.text("permission"),
            captured: fields.date("captured"),
            captured_by: fields.text("captured_by"),
            language: fields.language("language"),
            origin: fields.texts(&["origin"]),
            place: place.to_owned(),
            rulings: Vec::new(),
        };
        (given, fields.finish(place))
    }

    /// This, with what it leaves open taken from `other`.
    pub(super) fn over(self, other: Self) -> Self {
        let longer = |first: Vec<String>, second: Vec<String>| if first.is_empty() { second } else { first };
        Self {
            title: self.title.or(other.title),
            date: self.date.or(other.date),
            outlet: self.outlet.or(other.outlet),
            byline: longer(self.byline, other.byline),
            url: self.url.or(other.url),
            rights: self.rights.or(other.rights),
            extent: self.extent.or(other.extent),
            permission: self.permission.or(other.permission),
            captured: self.captured.or(other.captured),
            captured_by: self.captured_by.or(other.captured_by),
            language: self.language.or(other.language),
            origin: longer(self.origin, other.origin),
            place: if other.place.is_empty() { self.place } else { format!("{} and {}", self.place, other.place) },
            rulings: [self.rulings, other.rulings].concat(),
        }
    }
}
