//! A statement with the place that it stands in.

use std::fmt;

use crate::briefing::{Briefing, Statement};

/// Prints a statement as `003#s12 The exact words.`
pub(super) struct Place<'a>(pub(super) &'a Briefing, pub(super) Statement);

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(briefing, statement) = self;
        let annotated = &briefing.articles[statement.article];
        let sentence = &annotated.sentences[statement.sentence];
        let words = &annotated.article.blocks[sentence.block].text[sentence.span.clone()];
        write!(f, "{}#{} {words}", annotated.article.id, sentence.anchor())
    }
}

/// Prints a statement as `content/003.txt:8 (s12) The exact words.`, with the line of the file.
pub(super) struct Located<'a>(pub(super) &'a Briefing, pub(super) Statement);

impl fmt::Display for Located<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(briefing, statement) = self;
        let annotated = &briefing.articles[statement.article];
        let sentence = &annotated.sentences[statement.sentence];
        let block = &annotated.article.blocks[sentence.block];
        let words = &block.text[sentence.span.clone()];
        write!(f, "{}:{} ({}) {words}", annotated.article.path, block.lines.0, sentence.anchor())
    }
}
