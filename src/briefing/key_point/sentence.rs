//! The sentences of the folder as a reader meets them who reads nothing else.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::{Annotated, EntityId, EntityKind, Gender, Mention, QuoteKind, genders};
use crate::article::{BlockKind, Span};
use crate::briefing::Statement;
use crate::briefing::entity_index::EntityIndex;
use crate::language::{TokenKind, tokens};

/// Quotations before a place of which one may still be open there.
const NEAR: usize = 12;

/// The folder's articles and entities.
pub(in crate::briefing) struct Reader<'a> {
    /// All articles.
    pub(in crate::briefing) articles: &'a [Annotated],
    /// The folder's entities.
    pub(in crate::briefing) index: &'a EntityIndex,
    /// Which people of each article are men and women; read when first asked for.
    genders: Vec<OnceCell<BTreeMap<EntityId, Gender>>>,
}

impl<'a> Reader<'a> {
    /// A reader of all articles.
    pub(in crate::briefing) fn new(articles: &'a [Annotated], index: &'a EntityIndex) -> Self {
        Self { articles, index, genders: vec![OnceCell::new(); articles.len()] }
    }

    /// Every sentence of running text, in source order.
    pub(super) fn statements(&self) -> impl Iterator<Item = Statement> + 'a {
        let articles = self.articles;
        let in_text = |annotated: &Annotated, sentence: usize| {
            let block = annotated.article.blocks.get(annotated.sentences[sentence].block);
            block.is_some_and(|block| block.kind == BlockKind::Paragraph)
        };
        articles.iter().enumerate().flat_map(move |(article, annotated)| {
            let sentences = annotated.body_sentences.iter().copied();
            sentences
                .filter(move |&sentence| in_text(annotated, sentence))
                .map(move |sentence| Statement { article, sentence })
        })
    }

    /// The range of a sentence in the body of its article; behind the dateline.
    pub(super) fn span(&self, at: Statement) -> Option<Span> {
        let annotated = self.articles.get(at.article)?;
        let span = annotated.sentences.get(at.sentence)?.body.clone()?;
        let dateline = if span.start == 0 { annotated.article.dateline_length() } else { 0 };
        Some(if dateline < span.end { span.start + dateline..span.end } else { span })
    }

    pub(super) fn text(&self, at: Statement) -> &'a str {
        let body = self.articles.get(at.article).map_or("", |annotated| annotated.article.body.as_str());
        self.span(at).and_then(|span| body.get(span)).unwrap_or_default()
    }

    /// The mentions by name in a range of an article.
    pub(super) fn mentions(&self, article: usize, span: &Span) -> &'a [Mention] {
        let mentions = &self.articles[article].mentions;
        let first = mentions.partition_point(|mention| mention.span.start < span.start);
        let count = mentions[first..].partition_point(|mention| mention.span.end <= span.end);
        &mentions[first..first + count]
    }

    /// The people named in a range, each once, in order.
    pub(super) fn people(&self, article: usize, span: &Span) -> Vec<EntityId> {
        let mut people = Vec::new();
        for mention in self.mentions(article, span).iter().filter(|mention| mention.kind == EntityKind::Person) {
            let id = self.index.merged(article, &mention.entity);
            if !people.contains(&id) {
                people.push(id);
            }
        }
        people
    }

    /// Which people of an article are men and women, by the folder's ids.
    pub(super) fn genders(&self, article: usize) -> &BTreeMap<EntityId, Gender> {
        self.genders[article].get_or_init(|| {
            let annotated = &self.articles[article];
            let found = genders(&annotated.article.body, &annotated.sentences, &annotated.mentions);
            found.into_iter().map(|(id, gender)| (self.index.merged(article, &id), gender)).collect()
        })
    }

    /// The sentence before this one in the same article.
    pub(super) fn before(&self, at: Statement) -> Option<Statement> {
        let sentences = &self.articles.get(at.article)?.body_sentences;
        let place = sentences.binary_search(&at.sentence).ok()?;
        Some(Statement { sentence: *sentences.get(place.checked_sub(1)?)?, ..at })
    }

    /// The quotations that reach into a range.
    fn quotes(&self, article: usize, span: &Span) -> impl Iterator<Item = &'a Span> {
        let quotes = &self.articles[article].quotes;
        let last = quotes.partition_point(|quote| quote.span.start < span.end);
        let start = span.start;
        let near = quotes[..last].iter().rev().take(NEAR).filter(|quote| quote.kind != QuoteKind::Indirect);
        near.map(|quote| &quote.span).filter(move |quote| quote.end > start)
    }

    /// True for a place inside somebody's words.
    pub(super) fn is_quoted(&self, article: usize, offset: usize) -> bool {
        self.quotes(article, &(offset..offset + 1)).next().is_some()
    }

    /// The words of a sentence in small letters, outside quotations, each with its start in the body.
    pub(super) fn words(&self, at: Statement) -> Vec<(String, usize)> {
        let Some(span) = self.span(at) else { return Vec::new() };
        let text = self.text(at);
        let quoted: Vec<&Span> = self.quotes(at.article, &span).collect();
        tokens(text)
            .into_iter()
            .filter(|token| token.kind != TokenKind::Mark)
            .map(|token| (token.text(text).to_lowercase(), span.start + token.span.start))
            .filter(|(_, start)| !quoted.iter().any(|quote| quote.contains(start)))
            .collect()
    }

    /// The same without their places.
    pub(super) fn unquoted_words(&self, at: Statement) -> Vec<String> {
        self.words(at).into_iter().map(|(word, _)| word).collect()
    }

    /// The entities named in a sentence.
    pub(super) fn entities(&self, at: Statement) -> BTreeSet<EntityId> {
        let Some(span) = self.span(at) else { return BTreeSet::new() };
        self.mentions(at.article, &span).iter().map(|m| self.index.merged(at.article, &m.entity)).collect()
    }
}
