//! How a source names a thing: plainly, with a word of doubt, in somebody else's words, between quotation marks.

use super::words::{is_reporting, words};
use crate::annotate::Annotated;
use crate::article::Span;
use crate::briefing::Statement;
use crate::tables;

/// How a source names a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Manner {
    /// As its own words.
    Plain,
    /// With a word of doubt.
    Doubted,
    /// As what somebody says that it is.
    Attributed,
    /// Between quotation marks.
    Quoted,
}

impl Manner {
    /// How the words at `span` name their thing.
    pub fn of(articles: &[Annotated], statement: Statement, span: &Span) -> Self {
        let Some(annotated) = articles.get(statement.article) else { return Self::Plain };
        let body = &annotated.article.body;
        let before = body.get(..span.start).unwrap_or_default();
        let quoted = annotated.quotes.partition_point(|quote| quote.span.start <= span.start);
        let is_inside = quoted > 0 && annotated.quotes.get(quoted - 1).is_some_and(|quote| span.end <= quote.span.end);
        if is_inside || before.ends_with(['“', '"', '‘', '\'']) {
            return Self::Quoted;
        }
        let text = body.get(span.clone()).unwrap_or_default().to_lowercase();
        let first = text.split_whitespace().next().unwrap_or_default();
        if first == "what" {
            return Self::Attributed;
        }
        if tables::HEDGE_WORDS.iter().any(|[word]| *word == first) {
            return Self::Doubted;
        }
        let words = words(annotated, statement.sentence);
        let at = words.partition_point(|word| word.span.start < span.start);
        let linked = at > 2 && matches!(words[at - 2].text.as_str(), "is" | "was");
        if linked && words[..at].iter().any(|word| is_reporting(&word.text)) { Self::Attributed } else { Self::Plain }
    }
}
