//! Sentences that two sources print word for word.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::annotate::{Annotated, QuoteKind};
use crate::briefing::Statement;
use crate::language;

/// This many words in a row make a passage one text, not two ways of saying a thing.
const RUN: usize = 8;

/// For every statement that shares a run of words with an earlier source: the first statement that prints it.
///
/// Words between quotation marks do not count: two reporters may hear one speech.
pub(super) fn find(articles: &[Annotated]) -> BTreeMap<Statement, Statement> {
    let mut first_print: BTreeMap<u64, Statement> = BTreeMap::new();
    let mut copied: BTreeMap<Statement, Statement> = BTreeMap::new();
    for (article, annotated) in articles.iter().enumerate() {
        for (sentence, hashes) in runs(annotated) {
            let statement = Statement { article, sentence };
            for hash in hashes {
                let first = *first_print.entry(hash).or_insert(statement);
                if first.article != article {
                    let root = copied.get(&first).copied().unwrap_or(first);
                    copied.entry(root).or_insert(root);
                    copied.entry(statement).or_insert(root);
                }
            }
        }
    }
    copied
}

/// The hashes of every run of words of each sentence of the body.
fn runs(annotated: &Annotated) -> impl Iterator<Item = (usize, Vec<u64>)> {
    let body = &annotated.article.body;
    let quoted = |at: usize| {
        let before = annotated.quotes.partition_point(|quote| quote.span.start <= at);
        annotated.quotes[..before].last().is_some_and(|quote| quote.kind != QuoteKind::Indirect && at < quote.span.end)
    };
    annotated.body_sentences.iter().filter_map(move |&index| {
        let span = annotated.sentences.get(index)?.body.clone()?;
        let text = body.get(span.clone())?;
        let words: Vec<String> = language::tokens(text)
            .iter()
            .filter(|token| token.kind != language::TokenKind::Mark && !quoted(span.start + token.span.start))
            .map(|token| token.text(text).to_lowercase())
            .collect();
        Some((index, words.windows(RUN).map(hash).collect()))
    })
}

/// The same on every run and machine of one toolchain: the hasher has fixed keys, and no hash reaches the output.
fn hash(words: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}
