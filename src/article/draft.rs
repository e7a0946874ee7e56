//! A block as a format's reader hands it to the classifier: text and layout, not yet judged.

use super::place::Place;
use super::repair::Repairs;
use super::{Inline, Shape, Span};

/// What the markup says that a block is; plain text says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    /// No markup: a line of plain text.
    None,
    /// A paragraph.
    Paragraph,
    /// The heading of the page.
    Title,
    /// Another heading.
    Heading,
    /// A list.
    List,
    /// A block quotation.
    Quote,
    /// The words of a figure.
    Caption,
    /// A table.
    Table,
    /// Preformatted text.
    Code,
}

/// A block that is not yet judged.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    /// Its text, repaired.
    pub(super) text: String,
    /// First and last line, counted from 1.
    pub(super) lines: (usize, usize),
    /// How it is laid out.
    pub(super) shape: Shape,
    /// Its marked stretches.
    pub(super) inlines: Vec<Inline>,
    /// What was altered in its text.
    pub(super) repairs: Repairs,
    /// What the markup says that it is.
    pub(super) markup: Markup,
    /// Share of its characters that stand in links, from 0 to 1; 0 where there is no markup.
    pub(super) link_share: f32,
    /// What the extractor says: part of the article or not; none where it was not asked.
    pub(super) vote: Option<bool>,
    /// Why the page's markup puts it outside of the story ("navigation"), where it does.
    pub(super) outside: Option<&'static str>,
    /// Share of its words, from 0 to 1, that the page's metadata give as the article's text; −1 where they give none.
    pub(super) in_article_body: f32,
    /// Where it stands in the page's tree.
    pub(super) place: Place,
}

impl Draft {
    /// A block of plain text.
    pub(super) fn plain(text: String, lines: (usize, usize)) -> Self {
        Self::marked(Markup::None, text, lines)
    }

    /// A block of a marked-up page.
    pub(super) fn marked(markup: Markup, text: String, lines: (usize, usize)) -> Self {
        Self {
            text,
            lines,
            shape: Shape::Plain,
            inlines: Vec::new(),
            repairs: Repairs::default(),
            markup,
            link_share: 0.0,
            vote: None,
            outside: None,
            in_article_body: -1.0,
            place: Place::default(),
        }
    }
}

/// Ranges of items and cells inside a text of `length` bytes.
pub(super) fn fitted(mut shape: Shape, length: usize) -> Shape {
    let fit = |span: &mut Span| *span = span.start.min(length)..span.end.min(length);
    match &mut shape {
        Shape::List { items, .. } => items.iter_mut().for_each(|(span, _)| fit(span)),
        Shape::Table { rows, .. } => rows.iter_mut().flatten().for_each(fit),
        _ => {}
    }
    shape
}
