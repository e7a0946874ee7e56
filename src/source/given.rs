//! Metadata that a person gave by hand, in front matter or in a sidecar `NAME.toml`.

use crate::date::VisitDate;

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
    /// Language as a BCP 47 tag (`en`, `fr`, `zh-Hans`).
    pub language: Option<String>,
    /// Whom the text rests on: an agency, a readout, another outlet.
    pub origin: Vec<String>,
    /// Where it was given, for evidence: `003.toml` or `front matter`.
    pub place: String,
}
