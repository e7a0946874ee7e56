//! A text as the recogniser sees it, for the program that learns the weights.

use super::super::usage::Usage;
use super::super::word;
use super::{NameModel, Recogniser, Weights};
use crate::annotate::{EntityKind, Sentence};
use crate::article::Span;
use crate::language::sentences;

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObservedWord {
    /// Its range in the text.
    pub span: Span,
    /// Its hashed features; none for a word that is never part of a name.
    pub features: Option<Vec<u32>>,
}

/// The words of a text of one paragraph a line, sentence by sentence, with the features of the first pass; with those of
/// the second where the weights of the first are given.
pub fn observe(text: &str, first: Option<&Weights>) -> Vec<Vec<ObservedWord>> {
    let sentences = split(text);
    let lines = word::lines(text, &sentences);
    let ruled = super::super::ruled(&lines, &Usage::of(&lines));
    let recogniser = Recogniser::new(&lines, &ruled);
    let with_features = |(line, features): (&word::Line<'_>, Vec<Option<Vec<u32>>>)| {
        let spans = line.words.iter().map(|word| word.start()..word.end());
        spans.zip(features).map(|(span, features)| ObservedWord { span, features }).collect()
    };
    lines.iter().zip(recogniser.features(first)).map(with_features).collect()
}

/// The names that a model finds in such a text.
pub fn recognise(text: &str, model: &NameModel) -> Vec<(Span, EntityKind)> {
    let sentences = split(text);
    let lines = word::lines(text, &sentences);
    let ruled = super::super::ruled(&lines, &Usage::of(&lines));
    let recogniser = Recogniser::new(&lines, &ruled);
    let names = recogniser.names(model).lines.into_iter().flatten();
    names
        .map(|name| {
            let words = &lines[name.line].words[name.words.0..name.words.1];
            (words[0].start()..words[words.len() - 1].end(), name.kind)
        })
        .collect()
}

fn split(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        for span in sentences(line) {
            let body = Some(start + span.start..start + span.end);
            found.push(Sentence { number: found.len() as u32 + 1, block: 0, span, body });
        }
        start += line.len() + 1;
    }
    found
}
