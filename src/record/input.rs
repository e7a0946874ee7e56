//! A record that `analyze --jsonl` reads.

use serde::Deserialize;

use crate::date::{DateError, VisitDate};
use crate::fingerprint::sha256;
use crate::source::{Format, Given, Source, SourceId};

/// One article as a JSON object; keys that are not listed here do not count.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct InputRecord {
    /// The id of the output record.
    pub id: String,
    /// The article as plain text; either this or `html`.
    pub text: Option<String>,
    /// The article as a saved page.
    pub html: Option<String>,
    /// Day of publication (ISO 8601); overrides the date found in the article.
    pub date: Option<String>,
    /// Headline; overrides the one found.
    pub title: Option<String>,
    /// Address of the page.
    pub url: Option<String>,
    /// Publisher; overrides the one found.
    pub outlet: Option<String>,
    /// False where `text` is already the article's body.
    pub clean: Option<bool>,
}

/// A record that is not one, with its id where that could be read.
#[derive(Debug, thiserror::Error)]
#[error("{problem}")]
pub struct InputError {
    /// The record's id.
    pub id: Option<String>,
    /// What is wrong with it.
    pub problem: InputProblem,
}

/// What is wrong with a record.
#[derive(Debug, thiserror::Error)]
pub enum InputProblem {
    /// Not JSON, not an object, no id, or a value of the wrong type.
    #[error("not a record: {0}")]
    NotARecord(serde_json::Error),
    /// Neither `text` nor `html`.
    #[error("no `text` and no `html`")]
    NoText,
    /// Both of them.
    #[error("both `text` and `html`: which one is the article?")]
    TwoTexts,
    /// `clean` is false for a page.
    #[error("`clean` is false, but `html` is never a body already: give `text`")]
    PageAsBody,
    /// `date` is not ISO 8601.
    #[error(transparent)]
    Date(#[from] DateError),
}

impl InputRecord {
    /// Reads one line.
    pub fn parse(json: &[u8]) -> Result<Self, InputError> {
        serde_json::from_slice(json).map_err(|error| {
            let value: Option<serde_json::Value> = serde_json::from_slice(json).ok();
            let id = value.and_then(|value| value.get("id")?.as_str().map(str::to_owned));
            InputError { id, problem: InputProblem::NotARecord(error) }
        })
    }

    /// The source that this record describes.
    pub fn into_source(self) -> Result<Source, InputError> {
        let id = self.id.clone();
        self.source().map_err(|problem| InputError { id: Some(id), problem })
    }

    fn source(self) -> Result<Source, InputProblem> {
        let already_clean = self.clean == Some(false);
        let (format, original) = match (self.text, self.html) {
            (Some(text), None) => (Format::Text, text),
            (None, Some(_)) if already_clean => return Err(InputProblem::PageAsBody),
            (None, Some(html)) => (Format::Html, html),
            (None, None) => return Err(InputProblem::NoText),
            (Some(_), Some(_)) => return Err(InputProblem::TwoTexts),
        };
        let given = Given {
            title: self.title.filter(|title| !title.trim().is_empty()),
            date: self.date.filter(|date| !date.trim().is_empty()).map(|date| VisitDate::parse(&date)).transpose()?,
            outlet: self.outlet.filter(|outlet| !outlet.trim().is_empty()),
            url: self.url.filter(|url| !url.trim().is_empty()),
            place: "the record".to_owned(),
            ..Given::default()
        };
        Ok(Source {
            path: self.id.clone(),
            id: SourceId(self.id),
            format,
            encoding: "UTF-8",
            sha256: sha256(original.as_bytes()),
            text: if already_clean { original } else { unified(&original) },
            body_start: 0,
            already_clean,
            saved_from: None,
            given,
        })
    }
}

/// The text without its byte order mark, with line ends as in a file that was read.
fn unified(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_value_is_none() {
        let json = b"{\"id\":\"a\",\"text\":\"x\",\"date\":\"\",\"title\":\" \"}";
        let source = InputRecord::parse(json).and_then(InputRecord::into_source).unwrap();
        assert_eq!((source.given.date, source.given.title), (None, None));
    }

    #[test]
    fn what_is_wrong_is_said_with_the_id() {
        for (json, id, problem) in [
            ("{\"id\":\"a\"}", Some("a"), "no `text` and no `html`"),
            ("{\"id\":\"a\",\"text\":1}", Some("a"), "not a record"),
            ("{\"text\":\"x\"}", None, "missing field `id`"),
            ("{\"id\":\"a\",\"text\":\"x\",\"date\":\"Monday\"}", Some("a"), "`Monday` is not a date"),
            ("{\"id\":\"a\",\"html\":\"x\",\"clean\":false}", Some("a"), "never a body"),
        ] {
            let error = InputRecord::parse(json.as_bytes()).and_then(InputRecord::into_source).unwrap_err();
            assert_eq!(error.id.as_deref(), id, "{json}");
            assert!(error.to_string().contains(problem), "{json}: {error}");
        }
    }
}
