//! The documents of the task, with the given events.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::Path;

use backgrounder::annotate::annotate;
use backgrounder::article::{Article, clean};
use backgrounder::date::VisitDate;
use backgrounder::source::{Format, Given, Source, SourceId};
use jiff::civil::Date;

/// One event that the task gives.
#[derive(Debug)]
pub(crate) struct Event {
    /// Number of its sentence.
    pub(crate) sentence: String,
    /// Range in the text.
    pub(crate) span: Range<usize>,
    /// Its words, which need not stand side by side.
    words: Vec<Range<usize>>,
}

/// One document: its sentences, a line each, and its events in order.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) day: Option<Date>,
    pub(crate) text: String,
    pub(crate) events: Vec<Event>,
}

impl Document {
    /// The article of the text, kept as it is.
    pub(crate) fn article(&self) -> Article {
        clean(&Source {
            id: SourceId(self.id.clone()),
            path: format!("{}.txt", self.id),
            format: Format::Text,
            encoding: "UTF-8",
            sha256: String::new(),
            text: self.text.clone(),
            body_start: 0,
            already_clean: true,
            saved_from: None,
            given: Given { date: self.day.map(VisitDate::day), place: "the document".to_owned(), ..Given::default() },
        })
    }

    /// The event as the task writes it: document, sentence and word.
    pub(crate) fn name(&self, event: &Event) -> String {
        let words: Vec<&str> = event.words.iter().filter_map(|word| self.text.get(word.clone())).collect();
        format!("{}-{}-{}", self.id, event.sentence, words.join("_"))
    }

    /// The range of the sentence around a place.
    pub(crate) fn sentence(&self, at: usize) -> Range<usize> {
        let start = self.text[..at].rfind('\n').map_or(0, |mark| mark + 1);
        start..self.text[at..].find('\n').map_or(self.text.len(), |mark| at + mark)
    }
}

/// Reads every file of a folder, in order of their names.
pub(crate) fn read(folder: &Path) -> io::Result<Vec<Document>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.sort();
    paths.iter().map(|path| Ok(document(&fs::read_to_string(path)?))).collect()
}

/// Reads a document in the task's CAT format: numbered tokens, and events that name theirs.
fn document(markup: &str) -> Document {
    let mut document =
        Document { id: attribute(markup, "doc_id").to_owned(), day: None, text: String::new(), events: Vec::new() };
    let mut tokens: BTreeMap<&str, Token> = BTreeMap::new();
    let mut sentence = "";
    for token in markup.split("<token ").skip(1) {
        let Some((head, word)) = token.split_once('>') else { continue };
        if !document.text.is_empty() {
            document.text.push(if attribute(head, "sentence") == sentence { ' ' } else { '\n' });
        }
        sentence = attribute(head, "sentence");
        let start = document.text.len();
        document.text.push_str(&decoded(word.split('<').next().unwrap_or_default()));
        tokens.insert(attribute(head, "t_id"), Token { sentence, span: start..document.text.len() });
    }
    for event in markup.split("<EVENT_MENTION ").skip(1) {
        let event = event.split("</EVENT_MENTION>").next().unwrap_or_default();
        let own = event.split("<token_anchor ").skip(1).filter_map(|anchor| tokens.get(attribute(anchor, "t_id")));
        let own: Vec<&Token> = own.collect();
        if let Some((first, last)) = own.first().zip(own.last()) {
            let words = own.iter().map(|token| token.span.clone()).collect();
            let span = first.span.start..last.span.end.max(first.span.end);
            document.events.push(Event { sentence: first.sentence.to_owned(), span, words });
        }
    }
    document.events.sort_by_key(|event| event.span.start);
    let created = markup.split("<TIMEX3 ").skip(1).find(|time| time.contains("CREATION_TIME"));
    document.day = created.and_then(|time| attribute(time, "value").parse().ok()).or_else(|| printed_day(&document));
    document
}

/// A token of a document.
struct Token<'t> {
    sentence: &'t str,
    span: Range<usize>,
}

/// The day that a document prints below its headline.
fn printed_day(document: &Document) -> Option<Date> {
    let head = document.text.match_indices('\n').nth(1).map_or(document.text.len(), |(at, _)| at);
    let annotated = annotate(document.article());
    let days = annotated.times.iter().take_while(|time| time.span.start < head);
    days.filter_map(|time| time.date.as_ref()?.as_day()).last()
}

fn attribute<'t>(markup: &'t str, name: &str) -> &'t str {
    let found = markup.match_indices(name).find(|(at, _)| markup[at + name.len()..].starts_with("=\""));
    let value = found.and_then(|(at, _)| markup.get(at + name.len() + 2..));
    value.and_then(|value| value.split('"').next()).unwrap_or_default()
}

/// Text without character references and line breaks.
fn decoded(text: &str) -> String {
    let mut plain = String::new();
    let mut pieces = text.split('&');
    plain.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (name, behind) = piece.split_once(';').unwrap_or(("amp", piece));
        let number = name.strip_prefix('#').and_then(|number| number.parse().ok()).and_then(char::from_u32);
        plain.push(number.unwrap_or(match name {
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => '&',
        }));
        plain.push_str(behind);
    }
    plain.replace('\n', " ")
}
