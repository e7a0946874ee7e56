//! Sentences that two sources print word for word.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use crate::annotate::{Annotated, QuoteKind};
use crate::article::Span;
use crate::briefing::Statement;
use crate::language;
use crate::tables;

/// This many words in a row may make a passage one text, not two ways of saying a thing.
const RUN: usize = 8;

/// A passage of this many words is copy by itself, if enough of them are words of content.
const LONG: usize = 12;

/// Words of content in a long passage: neither names nor titles, dates, figures or small words.
const CONTENT: usize = 4;

/// The words that carry no content of their own: small words, and titles of office.
static PLAIN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let stops = tables::STOP_WORDS.iter().map(|row| row[0].to_lowercase());
    let offices = tables::OFFICES.iter().flat_map(|row| row[0].split([' ', '-']).map(str::to_lowercase));
    stops.chain(offices).collect()
});

/// A passage that two sources share.
struct Passage {
    first: Statement,
    second: Statement,
    /// Number of words.
    length: usize,
    /// Number of words of content.
    content: usize,
}

/// For every statement that shares copy with an earlier source: the first statement that prints it.
///
/// A passage of names, titles and dates may be written twice. Two passages between the same sources are copy, and so is
/// a long one. Words between quotation marks do not count: two reporters may hear one speech.
pub(super) fn find(articles: &[Annotated]) -> BTreeMap<Statement, Statement> {
    let mut by_pair: BTreeMap<(usize, usize), Vec<Passage>> = BTreeMap::new();
    for passage in passages(articles).into_iter().filter(|passage| passage.content > 0) {
        by_pair.entry((passage.first.article, passage.second.article)).or_default().push(passage);
    }
    let is_long = |passage: &Passage| passage.length >= LONG && passage.content >= CONTENT;
    let mut shared: Vec<Passage> =
        by_pair.into_values().filter(|found| found.len() > 1 || found.iter().any(is_long)).flatten().collect();
    shared.sort_by_key(|passage| (passage.second, passage.first));
    let mut copied: BTreeMap<Statement, Statement> = BTreeMap::new();
    for passage in shared {
        let root = copied.get(&passage.first).copied().unwrap_or(passage.first);
        copied.entry(root).or_insert(root);
        copied.entry(passage.second).or_insert(root);
    }
    copied
}

/// Every passage of at least [`RUN`] words that an earlier source prints, with the first that prints it.
fn passages(articles: &[Annotated]) -> Vec<Passage> {
    let mut first_print: BTreeMap<u64, Statement> = BTreeMap::new();
    let mut found: Vec<Passage> = Vec::new();
    for (article, annotated) in articles.iter().enumerate() {
        for (sentence, words) in sentences(annotated) {
            let second = Statement { article, sentence };
            let mut open: Option<Passage> = None;
            for run in words.windows(RUN) {
                let first = *first_print.entry(hash(run)).or_insert(second);
                if let Some(passage) = open.as_mut().filter(|passage| passage.first == first) {
                    passage.length += 1;
                    passage.content += usize::from(run[RUN - 1].has_content);
                    continue;
                }
                found.extend(open.take());
                if first.article != article {
                    let content = run.iter().filter(|word| word.has_content).count();
                    open = Some(Passage { first, second, length: RUN, content });
                }
            }
            found.extend(open);
        }
    }
    found
}

/// A word as it is compared.
struct Word {
    lower: String,
    has_content: bool,
}

/// The words of each sentence of the body, without what stands between quotation marks.
fn sentences(annotated: &Annotated) -> impl Iterator<Item = (usize, Vec<Word>)> {
    let body = &annotated.article.body;
    let quoted = |at: usize| {
        let before = annotated.quotes.partition_point(|quote| quote.span.start <= at);
        annotated.quotes[..before].last().is_some_and(|quote| quote.kind != QuoteKind::Indirect && at < quote.span.end)
    };
    annotated.body_sentences.iter().filter_map(move |&index| {
        let span = annotated.sentences.get(index)?.body.clone()?;
        let text = body.get(span.clone())?;
        let words = language::tokens(text)
            .iter()
            .filter(|token| token.kind != language::TokenKind::Mark && !quoted(span.start + token.span.start))
            .map(|token| {
                let lower = token.text(text).to_lowercase();
                let plain = token.kind == language::TokenKind::Number || PLAIN.contains(&lower);
                let has_content = !plain && !is_name_or_date(annotated, span.start + token.span.start);
                Word { lower, has_content }
            })
            .collect();
        Some((index, words))
    })
}

/// True inside a mention or a time expression.
fn is_name_or_date(annotated: &Annotated, at: usize) -> bool {
    fn holds(before: Option<&Span>, at: usize) -> bool {
        before.is_some_and(|span| at < span.end)
    }
    let mentions = annotated.mentions.partition_point(|mention| mention.span.start <= at);
    let times = annotated.times.partition_point(|time| time.span.start <= at);
    holds(annotated.mentions[..mentions].last().map(|mention| &mention.span), at)
        || holds(annotated.times[..times].last().map(|time| &time.span), at)
}

/// The same on every run and machine of one toolchain: the hasher has fixed keys, and no hash reaches the output.
fn hash(words: &[Word]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for word in words {
        word.lower.hash(&mut hasher);
    }
    hasher.finish()
}
