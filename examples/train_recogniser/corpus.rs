//! What the recogniser learns from, word by word with the labels that each may have.

use std::fs;
use std::path::Path;

use backgrounder::annotate::names::{LABELS, OUTSIDE, Weights, beginning, inside, observe};
use rayon::prelude::*;
use serde::Deserialize;

use crate::story::{Mark, Story};

/// A word: its features, and the labels it may have, as bits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sample {
    /// Hashed features.
    pub(crate) features: Vec<u32>,
    /// Bit set of the labels that the annotators leave open: one, but where they did not label all our kinds.
    pub(crate) allowed: u16,
}

/// A row of words that may hold names; before and after it stands a word that does not.
pub(crate) type Segment = Vec<Sample>;

/// A text with the names that somebody marked in it.
pub(crate) struct Marked {
    /// One paragraph or sentence a line.
    pub(crate) text: String,
    /// Names with the place of their kind among the labels' kinds, in order; none for a stretch that is no name.
    pub(crate) names: Vec<(std::ops::Range<usize>, usize)>,
    /// True where every kind was marked; else what is unmarked may be an event, a work or another thing.
    pub(crate) complete: bool,
}

impl Marked {
    /// One of our stories.
    pub(crate) fn of(story: &Story) -> Self {
        let kind = |mark: &Mark| match mark {
            Mark::Person => Some(0),
            Mark::Organisation => Some(1),
            Mark::Place => Some(2),
            Mark::Event => Some(3),
            Mark::Work | Mark::Other => Some(4),
            Mark::Demonym | Mark::NoName => None,
        };
        let names = story.marks.iter().filter_map(|(span, mark)| Some((span.clone(), kind(mark)?))).collect();
        Self { text: story.text.clone(), names, complete: true }
    }
}

/// A document of a corpus from elsewhere: sentences of tokens with IOB2 tags over PER, ORG and LOC.
#[derive(Deserialize)]
struct Document {
    sents: Vec<Vec<String>>,
    tags: Vec<Vec<String>>,
}

/// Sentences that stand for one article where a corpus is one long document.
const LONGEST: usize = 40;

/// Reads a corpus of one document a line.
pub(crate) fn read(file: &Path) -> std::io::Result<Vec<Marked>> {
    let mut found = Vec::new();
    for line in fs::read_to_string(file)?.lines() {
        let document: Document = serde_json::from_str(line)?;
        let whole = document.sents.len() <= 400;
        let step = if whole { document.sents.len().max(1) } else { LONGEST };
        for (sentences, tags) in document.sents.chunks(step).zip(document.tags.chunks(step)) {
            found.push(joined(sentences, tags));
        }
    }
    Ok(found)
}

/// A text whose names of people, bodies and places are marked, in characters.
#[derive(Deserialize)]
struct Gold {
    text: String,
    spans: Vec<(usize, usize, String)>,
}

/// Reads texts to measure on, one a line. An opening article and a closing possessive are no part of a name.
pub(crate) fn read_gold(file: &Path) -> std::io::Result<Vec<Marked>> {
    let mut found = Vec::new();
    for line in fs::read_to_string(file)?.lines() {
        let gold: Gold = serde_json::from_str(line)?;
        let bytes: Vec<usize> = gold.text.char_indices().map(|(at, _)| at).chain([gold.text.len()]).collect();
        let names = gold.spans.iter().filter_map(|(from, to, kind)| {
            let (mut from, mut to) = (*bytes.get(*from)?, *bytes.get(*to)?);
            let name = &gold.text[from..to];
            if name.to_lowercase().starts_with("the ") {
                from += 4;
            }
            let ending = ["'s", "’s", "'", "’"].iter().find(|ending| name.ends_with(**ending));
            to -= ending.map_or(0, |ending| ending.len());
            Some((from..to, ["PER", "ORG", "LOC"].iter().position(|known| known == kind)?))
        });
        found.push(Marked { names: names.collect(), complete: false, text: gold.text });
    }
    Ok(found)
}

/// Puts tokens together as they were printed, as far as marks tell it.
fn joined(sentences: &[Vec<String>], tags: &[Vec<String>]) -> Marked {
    let mut marked = Marked { text: String::new(), names: Vec::new(), complete: false };
    for (tokens, tags) in sentences.iter().zip(tags) {
        let mut quoted = false;
        let mut close = true;
        for (token, tag) in tokens.iter().zip(tags) {
            let ends = matches!(token.as_str(), "." | "," | ";" | ":" | "?" | "!" | ")" | "]" | "%" | "”" | "…")
                || token.starts_with(['\'', '’']) && token.len() > 1
                || token == "n't"
                || token == "\"" && quoted;
            if !close && !ends {
                marked.text.push(' ');
            }
            let start = marked.text.len();
            marked.text.push_str(token);
            let kind = |tag: &str| ["PER", "ORG", "LOC"].iter().position(|kind| tag.ends_with(kind));
            match (tag.as_bytes().first(), kind(tag), marked.names.last_mut()) {
                (Some(b'B'), Some(kind), _) => marked.names.push((start..marked.text.len(), kind)),
                (Some(b'I'), Some(_), Some(last)) => last.0.end = marked.text.len(),
                _ => {}
            }
            if token == "\"" {
                quoted = !quoted;
            }
            close = matches!(token.as_str(), "(" | "[" | "“" | "$" | "£" | "€") || token == "\"" && quoted;
        }
        marked.text.push('\n');
    }
    marked
}

/// The segments of texts, in order; as the second pass sees them where the weights of the first are given for a text.
pub(crate) fn segments<'w>(
    texts: &[Marked],
    first: &(dyn Fn(usize) -> Option<&'w Weights> + Sync),
) -> Vec<Vec<Segment>> {
    texts.par_iter().enumerate().map(|(index, marked)| of_text(marked, first(index))).collect()
}

fn of_text(marked: &Marked, first: Option<&Weights>) -> Vec<Segment> {
    let mut found = Vec::new();
    for line in observe(&marked.text, first) {
        let mut segment: Segment = Vec::new();
        let mut last: Option<usize> = None;
        for word in line {
            let name = marked.names.partition_point(|(span, _)| span.end <= word.span.start);
            let holds = |(span, _): &&(std::ops::Range<usize>, usize)| {
                span.start <= word.span.start && word.span.end <= span.end
            };
            let within = marked.names.get(name).filter(holds).map(|(_, kind)| (name, *kind));
            let allowed = match within {
                Some((name, kind)) if last == Some(name) => 1 << inside(kind),
                Some((_, kind)) => 1 << beginning(kind),
                None if marked.complete => 1 << OUTSIDE,
                None => (0..LABELS)
                    .filter(|label| *label == OUTSIDE || *label >= beginning(3))
                    .fold(0, |set, label| set | 1 << label),
            };
            last = within.map(|(name, _)| name);
            if let Some(features) = word.features {
                segment.push(Sample { features, allowed });
            } else {
                last = None;
                found.extend((!segment.is_empty()).then(|| std::mem::take(&mut segment)));
            }
        }
        found.extend((!segment.is_empty()).then_some(segment));
    }
    found
}
