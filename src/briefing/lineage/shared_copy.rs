//! Passages that two sources print: word for word, with a few words changed, a sentence split or cut, in another order.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use hashbrown::HashMap;

use super::tiles::{Tiling, tile};
use crate::annotate::{Annotated, QuoteKind};
use crate::article::Span;
use crate::briefing::Statement;
use crate::language;
use crate::tables;

/// So many words in a row bring two sentences together, to be compared.
const SHINGLE: usize = 5;

/// A sentence is compared with so many others at most.
const CANDIDATES: usize = 3;

/// This many words in a row may make a passage one text, not two ways of saying a thing.
const RUN: usize = 8;

/// A passage of this many words is copy by itself, if enough of them are words of content.
const LONG: usize = 12;

/// Words of content in a long passage: neither names nor titles, dates, figures or small words.
const CONTENT: usize = 4;

/// This part of the shorter sentence, in percent, is printed by the other where a few words were changed.
const COVERED: usize = 70;

/// This part of the shorter article, in percent, makes it a reprint as a whole.
const REPRINTED: usize = 60;

/// The words that carry no content of their own: small words, and titles of office.
static PLAIN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let stops = tables::STOP_WORDS.iter().map(|row| row[0].to_lowercase());
    let offices = tables::OFFICES.iter().flat_map(|row| row[0].split([' ', '-']).map(str::to_lowercase));
    stops.chain(offices).collect()
});

/// The copy that sources share.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SharedCopy {
    /// Statements that print one text, each group in source order, the groups in order of their first.
    pub(super) groups: Vec<Vec<Statement>>,
    /// The group of each statement that is in one.
    pub(super) group_of: BTreeMap<Statement, usize>,
    /// Articles that print most of an earlier one, with that one.
    pub(super) reprints: BTreeMap<usize, usize>,
}

/// A word as it is compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Hash of the word in lower case.
    pub(super) hash: u32,
    /// True for a word of content.
    pub(super) has_content: bool,
}

/// A sentence that prints what an earlier source prints.
struct Passage {
    first: Statement,
    second: Statement,
    tiling: Tiling,
    /// Words of the shorter and of the later sentence.
    shorter: usize,
    length: usize,
}

impl Passage {
    /// Copy by itself.
    fn is_strong(&self) -> bool {
        let Tiling { words, content, longest, content_of_longest, .. } = self.tiling;
        longest >= LONG && content_of_longest >= CONTENT
            || words >= LONG && content >= CONTENT && words * 100 >= self.shorter * COVERED
    }

    /// Copy beside another passage of the same two sources.
    fn is_weak(&self) -> bool {
        let Tiling { words, content, longest, content_of_longest, .. } = self.tiling;
        longest >= RUN && content_of_longest > 0 || words >= RUN && content > 1 && words * 100 >= self.shorter * COVERED
    }

    fn is_whole(&self) -> bool {
        self.tiling.words == self.shorter && self.shorter == self.length
    }
}

/// Finds the copy that sources share.
///
/// A passage of names, titles and dates may be written twice. Two passages between the same sources are copy, and so is
/// a long one; beside them, any sentence that both print. Words between quotation marks do not count: two reporters may
/// hear one speech.
pub(super) fn find(articles: &[Annotated]) -> SharedCopy {
    let sentences: Vec<Vec<(usize, Vec<Word>)>> =
        articles.iter().map(|annotated| sentences(annotated).collect()).collect();
    let mut passages = passages(&sentences);
    let pair = |passage: &Passage| (passage.first.article, passage.second.article);
    // Stable: the passages of two articles stay in the order of the later one.
    passages.sort_by_key(pair);
    let mut shared: Vec<(Statement, Statement)> = Vec::new();
    let mut reprints = BTreeMap::new();
    let lengths: Vec<usize> = sentences.iter().map(|all| all.iter().map(|(_, words)| words.len()).sum()).collect();
    for passages in passages.chunk_by(|one, other| pair(one) == pair(other)) {
        let Some((first, second)) = passages.first().map(pair) else { continue };
        let weak = passages.iter().filter(|passage| passage.is_weak()).count();
        if weak < 2 && !passages.iter().any(Passage::is_strong) {
            continue;
        }
        let copied = |passage: &&Passage| passage.is_strong() || passage.is_weak() || passage.is_whole();
        let (mut common, mut seen) = (0, BTreeSet::new());
        for passage in passages.iter().filter(copied) {
            common += if seen.insert(passage.second) { passage.tiling.words } else { 0 };
            shared.push((passage.second, passage.first));
        }
        if common * 100 >= lengths[first].min(lengths[second]) * REPRINTED {
            reprints.entry(second).or_insert(first);
        }
    }
    shared.sort_unstable();
    let mut copy = SharedCopy { reprints, ..SharedCopy::default() };
    for (second, first) in shared {
        copy.join(second, first);
    }
    copy.groups.iter_mut().for_each(|group| group.sort_unstable());
    copy
}

impl SharedCopy {
    /// Puts a statement into the group of an earlier one; it stays in the first group that it is put into.
    fn join(&mut self, second: Statement, first: Statement) {
        if self.group_of.contains_key(&second) {
            return;
        }
        let group = *self.group_of.entry(first).or_insert_with(|| {
            self.groups.push(vec![first]);
            self.groups.len() - 1
        });
        self.groups[group].push(second);
        self.group_of.insert(second, group);
    }
}

/// Every sentence that may print what an earlier source prints, beside the sentence that does.
fn passages(articles: &[Vec<(usize, Vec<Word>)>]) -> Vec<Passage> {
    // The first sentence that prints a run of words: index of the article, and of the sentence in its list.
    let mut first_print: HashMap<u64, (u32, u32)> = HashMap::new();
    let mut found = Vec::new();
    for (article, sentences) in articles.iter().enumerate() {
        for (place, (sentence, words)) in sentences.iter().enumerate() {
            let mut prints: Vec<(u32, u32)> = Vec::new();
            for run in words.windows(SHINGLE.min(words.len()).max(1)) {
                let first = *first_print.entry(hash(run)).or_insert((article as u32, place as u32));
                if first.0 as usize != article {
                    prints.push(first);
                }
            }
            prints.sort_unstable();
            let mut votes: Vec<((u32, u32), usize)> =
                prints.chunk_by(|one, other| one == other).map(|same| (same[0], same.len())).collect();
            votes.sort_by_key(|&(first, count)| (std::cmp::Reverse(count), first));
            for ((there, at), _) in votes.into_iter().take(CANDIDATES) {
                let (first_sentence, other) = &articles[there as usize][at as usize];
                found.push(Passage {
                    first: Statement { article: there as usize, sentence: *first_sentence },
                    second: Statement { article, sentence: *sentence },
                    tiling: tile(other, words),
                    shorter: other.len().min(words.len()),
                    length: other.len().max(words.len()),
                });
            }
        }
    }
    found
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
        let words: Vec<Word> = language::tokens(text)
            .iter()
            .filter(|token| token.kind != language::TokenKind::Mark && !quoted(span.start + token.span.start))
            .map(|token| {
                let lower = token.text(text).to_lowercase();
                let plain = token.kind == language::TokenKind::Number || PLAIN.contains(&lower);
                let has_content = !plain && !is_name_or_date(annotated, span.start + token.span.start);
                Word { hash: hash(&lower) as u32, has_content }
            })
            .collect();
        (!words.is_empty()).then_some((index, words))
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

impl Hash for Word {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.hash.hash(state);
    }
}

/// The same on every run and machine of one toolchain: the hasher has fixed keys, and no hash reaches the output.
fn hash<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
