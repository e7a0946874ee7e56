//! A question in the words of a source: its clause with a gap where the answers differ.

use crate::annotate::Annotated;
use crate::article::Span;
use crate::briefing::Statement;

/// Words before and behind the gap.
const AROUND: usize = 9;
/// What stands in the gap.
const GAP: &str = "____";

/// The words around a span of a statement with a gap in its place: "The bridge cost ____".
pub(super) fn cloze(articles: &[Annotated], at: Statement, span: &Span) -> String {
    parted(articles, at, span, GAP)
}

/// The words around a span of a statement, itself among them.
pub(super) fn fragment(articles: &[Annotated], at: Statement, span: &Span) -> String {
    let body = &articles[at.article].article.body;
    parted(articles, at, span, body.get(span.clone()).unwrap_or_default())
}

fn parted(articles: &[Annotated], at: Statement, span: &Span, middle: &str) -> String {
    let annotated = &articles[at.article];
    let Some(sentence) = annotated.sentences.get(at.sentence).and_then(|sentence| sentence.body.clone()) else {
        return String::new();
    };
    let text = |range: Span| annotated.article.body.get(range).unwrap_or_default();
    let before: Vec<&str> = text(sentence.start..span.start).split_whitespace().collect();
    let behind: Vec<&str> = text(span.end..sentence.end).split_whitespace().collect();
    let from = before.len().saturating_sub(AROUND);
    let to = behind.len().min(AROUND);
    let open = if from > 0 { "… " } else { "" };
    let close = if to < behind.len() { " …" } else { "" };
    let glued = text(span.end..sentence.end).starts_with(|c: char| !c.is_whitespace());
    let gap = if behind.is_empty() || glued { "" } else { " " };
    let lead = if before.is_empty() { "" } else { " " };
    let shown = format!("{open}{}{lead}{middle}{gap}{}{close}", before[from..].join(" "), behind[..to].join(" "));
    shown.trim().trim_end_matches(['.', ',', ';']).to_owned()
}
