//! A quotation with its speaker across the folder.

mod overlap;
mod variants;

use std::collections::BTreeSet;

use super::entity_index::EntityIndex;
use super::{Statement, Support};
use crate::annotate::{Annotated, EntityId};
use crate::article::Span;

/// One quotation of one article, by index, with what the whole folder says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefedQuote {
    /// The statement that it begins in.
    pub statement: Statement,
    /// Index of the quotation in its article.
    pub quote: usize,
    /// The speaker, merged across the folder.
    pub speaker: Option<EntityId>,
    /// Indices of other quotations that give the same utterance.
    pub variants: Vec<usize>,
    /// How many sources give the utterance. Whoever heard it, it has one origin: the one who said it.
    pub support: Support,
    /// For each of them, what both give: one may begin earlier or go on longer.
    pub overlaps: Vec<Overlap>,
}

/// The part of an utterance that two quotations give, as byte ranges in the bodies of their articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    /// In the article of this quotation.
    pub here: Span,
    /// In the article of the other.
    pub there: Span,
}

/// Every quotation of every article, in source order.
pub(super) fn collect(articles: &[Annotated], index: &EntityIndex) -> Vec<BriefedQuote> {
    let mut quotes = Vec::new();
    for (article, annotated) in articles.iter().enumerate() {
        for (number, quote) in annotated.quotes.iter().enumerate() {
            quotes.push(BriefedQuote {
                statement: Statement { article, sentence: quote.sentence },
                quote: number,
                speaker: quote.speaker.as_ref().map(|local| index.merged(article, local)),
                variants: Vec::new(),
                support: Support { sources: 1, origins: 1 },
                overlaps: Vec::new(),
            });
        }
    }
    let text = |quote: &BriefedQuote| {
        let annotated = &articles[quote.statement.article];
        annotated.article.body.get(annotated.quotes[quote.quote].span.clone()).unwrap_or_default()
    };
    let texts: Vec<&str> = quotes.iter().map(text).collect();
    // Two quotations of one article, or of two people, are not the same utterance.
    let apart = |a: usize, b: usize| {
        let (a, b) = (&quotes[a], &quotes[b]);
        a.statement.article == b.statement.article
            || matches!((&a.speaker, &b.speaker), (Some(one), Some(other)) if one != other)
    };
    let found = variants::variants(&texts, apart);
    let starts: Vec<usize> = quotes.iter().map(|q| articles[q.statement.article].quotes[q.quote].span.start).collect();
    let moved = |span: Span, by: usize| span.start + by..span.end + by;
    for (index, variants) in found.into_iter().enumerate() {
        let overlap = |&other: &usize| {
            let (here, there) = overlap::overlap(texts[index], texts[other]);
            Overlap { here: moved(here, starts[index]), there: moved(there, starts[other]) }
        };
        quotes[index].overlaps = variants.iter().map(overlap).collect();
        let sources: BTreeSet<usize> =
            variants.iter().chain([&index]).map(|&other| quotes[other].statement.article).collect();
        quotes[index].support.sources = sources.len();
        quotes[index].variants = variants;
    }
    quotes
}
