//! The articles and the gold names of a corpus.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::ops::Range;

use backgrounder::annotate::EntityKind;
use backgrounder::article::{Article, clean};
use backgrounder::source::{Format, Given, Source, SourceId};
use serde::Deserialize;

/// Words of the longest span that counts as a name.
const LONGEST: usize = 7;
/// Small words that a name may hold.
const SMALL: [&str; 11] = ["the", "of", "and", "for", "&", "'s", "de", "in", ",", ".", "-"];
/// Words with a capital that are no names.
const PRONOUNS: [&str; 16] = [
    "I", "He", "She", "It", "They", "We", "His", "Her", "Its", "Their", "Our", "You", "This", "That", "These", "Those",
];
/// Words for what somebody is.
const OFFICES: [&str; 12] = [
    "president",
    "minister",
    "secretary",
    "ceo",
    "officer",
    "chairman",
    "governor",
    "spokesman",
    "director",
    "justice",
    "premier",
    "ambassador",
];

#[derive(Debug, Deserialize)]
struct Record {
    doc_id: String,
    sent_id: usize,
    tokens_number: Vec<usize>,
    tokens_str: String,
    mention_full_type: String,
    mention_head_pos: String,
    coref_chain: String,
}

/// A gold name.
#[derive(Debug)]
pub(crate) struct Name {
    pub(crate) span: Range<usize>,
    pub(crate) kind: EntityKind,
    pub(crate) text: String,
    /// The entity that it means.
    pub(crate) chain: String,
}

/// One article: what its mentions print, and its names in reading order.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) id: String,
    body: String,
    pub(crate) names: Vec<Name>,
}

impl Document {
    pub(crate) fn spans(&self) -> Vec<(Range<usize>, EntityKind)> {
        self.names.iter().map(|name| (name.span.clone(), name.kind)).collect()
    }

    /// The article of the body, kept as it is.
    pub(crate) fn article(&self) -> Article {
        clean(&Source {
            id: SourceId(self.id.clone()),
            path: format!("{}.txt", self.id),
            format: Format::Text,
            encoding: "UTF-8",
            sha256: String::new(),
            text: self.body.clone(),
            body_start: 0,
            already_clean: true,
            saved_from: None,
            given: Given::default(),
        })
    }
}

/// Reads a file of mentions.
pub(crate) fn read(path: &str) -> io::Result<Vec<Document>> {
    let records: Vec<Record> = serde_json::from_slice(&fs::read(path)?)?;
    let mut by_document: BTreeMap<String, Vec<Record>> = BTreeMap::new();
    for record in records {
        by_document.entry(record.doc_id.clone()).or_default().push(record);
    }
    Ok(by_document.into_iter().map(|(id, records)| document(id, &records)).collect())
}

fn document(id: String, records: &[Record]) -> Document {
    let mut sentences: BTreeMap<usize, BTreeMap<usize, &str>> = BTreeMap::new();
    for record in records {
        let tokens = sentences.entry(record.sent_id).or_default();
        tokens.extend(record.tokens_number.iter().copied().zip(record.tokens_str.split(' ')));
    }
    let mut body = String::new();
    let mut places: BTreeMap<(usize, usize), Range<usize>> = BTreeMap::new();
    for (sentence, tokens) in &sentences {
        let last = tokens.keys().next_back().copied().unwrap_or_default();
        for token in 0..=last {
            let start = body.len();
            // What no mention prints is left open.
            body.push_str(tokens.get(&token).copied().unwrap_or("_"));
            places.insert((*sentence, token), start..body.len());
            body.push(if token == last { '\n' } else { ' ' });
        }
    }
    let mut seen = BTreeSet::new();
    let mut names: Vec<Name> = records
        .iter()
        .filter(|record| is_name(record))
        .filter(|record| seen.insert((record.sent_id, record.tokens_number.clone())))
        .filter_map(|record| name(record, &places, &body))
        .collect();
    names.sort_by_key(|name| (name.span.start, name.span.end));
    Document { id, body, names }
}

fn name(record: &Record, places: &BTreeMap<(usize, usize), Range<usize>>, body: &str) -> Option<Name> {
    let kind = kind(&record.mention_full_type)?;
    if kind == EntityKind::Person && is_office(&record.tokens_str) {
        return None;
    }
    let first = places.get(&(record.sent_id, *record.tokens_number.first()?))?;
    let last = places.get(&(record.sent_id, *record.tokens_number.last()?))?;
    let span = first.start..last.end;
    // Of a chain that is marked in one article and in several, the mark is no part of its name.
    let chain = ["cross_intra_", "cross_", "intra_"].iter().find_map(|mark| record.coref_chain.strip_prefix(mark));
    let chain = chain.unwrap_or(&record.coref_chain).to_owned();
    Some(Name { text: body.get(span.clone())?.to_owned(), span, kind, chain })
}

/// The kind of a type as the collection writes it: "PERSON", "HUMAN_PART_PER", "LOC_FAC".
fn kind(printed: &str) -> Option<EntityKind> {
    let holds = |parts: &[&str]| parts.iter().any(|part| printed.contains(part));
    match () {
        () if holds(&["PER"]) => Some(EntityKind::Person),
        () if holds(&["ORG", "MED"]) => Some(EntityKind::Organisation),
        () if holds(&["LOC", "GPE", "FAC"]) => Some(EntityKind::Place),
        () => None,
    }
}

/// True for an office without a name. What follows "of" is read as the name of a body unless four words and more go on.
fn is_office(text: &str) -> bool {
    let words: Vec<String> = text.split([' ', '.']).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let Some(at) = words.iter().rposition(|word| OFFICES.contains(&word.as_str())) else { return false };
    let rest = &words[at + 1..];
    rest.is_empty() || rest[0] == "of" && rest.len() <= 4 && !words[..at].contains(&",".to_owned())
}

/// True for a short run of capitalised words whose head is a name.
fn is_name(record: &Record) -> bool {
    let words: Vec<&str> = record.tokens_str.split(' ').collect();
    let large = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    let counted = words.iter().filter(|word| !SMALL.contains(&word.to_lowercase().as_str())).count();
    record.mention_head_pos == "PROPN"
        && record.tokens_number.len() <= LONGEST
        && large > 0
        && large >= counted
        && !PRONOUNS.contains(&record.tokens_str.as_str())
}
