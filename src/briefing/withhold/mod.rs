//! What the editor withholds: the words leave the articles before anything is read out of them, and whatever is written
//! is searched for them.

mod printed;
mod runs;

use std::collections::{BTreeMap, BTreeSet};

pub use runs::{OF_A_SECRET, OF_A_TEXT, Runs, count_words};

use super::decisions::{Problem, sentence_named, unknown_source};
use crate::annotate::{Annotated, Sentence, annotate};
use crate::archive::{Member, is_archive, unpack};
use crate::article::{Article, Tombstone};
use crate::diagnostic::{Diagnostic, Severity};
use crate::edits::{Edit, Editorial, Edits, Provenance, Secret};

/// The words that must stand nowhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WithheldWords {
    /// What is withheld.
    names: Vec<Whose>,
    /// By their length, the runs with what each is of, by its place in `names`.
    runs: BTreeMap<usize, BTreeMap<u64, usize>>,
}

/// So deep are archives in archives opened: one can be made that holds itself.
const NESTED: usize = 3;

/// Whose words must stand nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// Those of a decision to withhold, as in `003#s9`.
    Secret(String),
    /// Those of a source that is published in excerpts, by its id.
    Text(String),
}

/// The runs of each decision, with what it withholds.
type Secrets = Vec<(String, Runs)>;

impl WithheldWords {
    fn of(secrets: Secrets) -> Self {
        let mut words = Self::default();
        for (name, runs) in secrets {
            words.add(Whose::Secret(name), runs);
        }
        words
    }

    /// Adds words that must stand nowhere.
    pub fn add(&mut self, name: Whose, runs: Runs) {
        let at = self.names.len();
        self.names.push(name);
        let of_length = self.runs.entry(runs.length()).or_default();
        runs.into_iter().for_each(|run| {
            of_length.entry(run).or_insert(at);
        });
    }

    /// What is withheld and printed in this file all the same, with the words that stand there; none where nothing is. An
    /// archive, as an EPUB is, is searched file by file.
    #[must_use]
    pub fn leak(&self, bytes: &[u8]) -> Option<(&Whose, String)> {
        if self.runs.is_empty() {
            return None;
        }
        self.leak_inside(bytes, NESTED)
    }

    fn leak_inside(&self, bytes: &[u8], depth: usize) -> Option<(&Whose, String)> {
        // What does not open is no archive that we made: a file of the editor's own, of which only its bytes can be read.
        let members = if depth > 0 && is_archive(bytes) { unpack(bytes).unwrap_or_default() } else { Vec::new() };
        let inside = |member: &Member| {
            self.printed(member.path.as_bytes()).or_else(|| self.leak_inside(&member.bytes, depth - 1))
        };
        members.iter().find_map(inside).or_else(|| self.printed(bytes))
    }

    /// What is printed in the text of a file.
    fn printed(&self, bytes: &[u8]) -> Option<(&Whose, String)> {
        let text = printed::decoded(bytes);
        printed::readings(&text).into_iter().find_map(|reading| {
            let find = |(length, known): (&usize, &BTreeMap<u64, usize>)| {
                runs::runs(&reading, *length).find_map(|(run, span)| Some((*known.get(&run)?, span)))
            };
            let (at, span) = self.runs.iter().find_map(find)?;
            let words = reading.get(span)?.split_whitespace().collect::<Vec<_>>().join(" ");
            Some((self.names.get(at)?, words))
        })
    }
}

/// One decision that holds.
struct Order<'e> {
    /// As in `003` or `003#s9`.
    name: String,
    article: usize,
    /// None where the whole article is withheld.
    sentence: Option<usize>,
    keeps_copies: bool,
    from: &'e Provenance,
}

/// The articles without the words that the editor withholds, these words, and an error for each decision that does not
/// hold. Another source that prints nine of them in a row loses the sentence too, unless the decision says otherwise.
pub(super) fn apply(articles: Vec<Annotated>, edits: &Edits) -> (Vec<Annotated>, WithheldWords, Vec<Diagnostic>) {
    let (mut orders, mut warnings) = (Vec::new(), Vec::new());
    for (edit, from) in &edits.edits {
        let Edit::Editorial(Editorial::Withhold { what, keeps_copies }) = edit else { continue };
        match order(&articles, what, *keeps_copies, from) {
            Ok(order) => orders.push(order),
            Err(problem) => warnings.push(failed(problem.at(edits, from))),
        }
    }
    if orders.is_empty() {
        return (articles, WithheldWords::default(), warnings);
    }
    let mut secrets: Secrets = orders.iter().map(|order| (order.name.clone(), runs_of(&articles, order))).collect();
    let articles = cleared(articles, &orders, &secrets);
    for (order, (_, runs)) in orders.iter().zip(&mut secrets).filter(|(order, _)| order.keeps_copies) {
        let others = articles.iter().enumerate().filter(|(article, _)| *article != order.article);
        for block in others.flat_map(|(_, annotated)| &annotated.article.blocks) {
            runs.forget(&block.text);
        }
    }
    (articles, WithheldWords::of(secrets), warnings)
}

/// What was to be withheld and is not must not be published: the build stops.
fn failed(problem: Diagnostic) -> Diagnostic {
    let problem = Diagnostic { severity: Severity::Error, ..problem };
    problem.because("nothing is built, since words that are to be withheld would be published")
}

fn order<'e>(
    articles: &[Annotated],
    what: &Secret,
    keeps_copies: bool,
    from: &'e Provenance,
) -> Result<Order<'e>, Problem> {
    match what {
        Secret::Source(id) => {
            let is_it = |annotated: &Annotated| annotated.article.id.0 == *id || annotated.article.path == *id;
            let article = articles.iter().position(is_it).ok_or_else(|| unknown_source(articles, id))?;
            let name = articles[article].article.id.0.clone();
            Ok(Order { name, article, sentence: None, keeps_copies, from })
        }
        Secret::Sentence(anchor) => {
            let found = sentence_named(articles, &anchor.at, anchor.starts.as_deref(), false)?;
            let (article, sentence) = (found.article, Some(found.sentence));
            Ok(Order { name: anchor.at.clone(), article, sentence, keeps_copies, from })
        }
    }
}

/// The runs of what is withheld. Those of a sentence end where it ends: what stands beside it is no secret.
fn runs_of(articles: &[Annotated], order: &Order<'_>) -> Runs {
    let annotated = &articles[order.article];
    let mut runs = Runs::of(OF_A_SECRET);
    match order.sentence {
        None => {
            annotated.article.blocks.iter().for_each(|block| runs.take_in(&block.text));
            annotated.article.title.iter().for_each(|title| runs.take_in(&title.value));
            annotated.article.dek.iter().for_each(|dek| runs.take_in(&dek.value));
        }
        Some(sentence) => runs.take_in(words(annotated, sentence)),
    }
    runs
}

fn words(annotated: &Annotated, sentence: usize) -> &str {
    let Some(sentence) = annotated.sentences.get(sentence) else { return "" };
    let block = annotated.article.blocks.get(sentence.block);
    block.and_then(|block| block.text.get(sentence.span.clone())).unwrap_or_default()
}

/// Takes the words out and reads the articles that lost some anew.
fn cleared(articles: Vec<Annotated>, orders: &[Order<'_>], secrets: &[(String, Runs)]) -> Vec<Annotated> {
    let mut all = Runs::of(OF_A_SECRET);
    for (_, runs) in secrets {
        all.extend(runs);
    }
    let clear = |(index, annotated): (usize, Annotated)| {
        let whole = orders.iter().find(|order| order.article == index && order.sentence.is_none());
        let gone = if whole.is_some() { BTreeMap::new() } else { gone(&annotated, index, orders, secrets) };
        if whole.is_none() && gone.is_empty() && !states_any(&annotated, &all) {
            return annotated;
        }
        let mut article = annotated.article;
        let had_headline = article.title.is_some();
        if let Some(order) = whole {
            article.withhold(tombstone(order, None, None));
        } else {
            take_out(&mut article, &annotated.sentences, gone);
        }
        article.state_nothing_of(|text| !all.find(text).is_empty());
        article.withheld.has_headline = had_headline && article.title.is_none();
        annotate(article)
    };
    articles.into_iter().enumerate().map(clear).collect()
}

/// Puts the stubs in the place of the sentences that go.
fn take_out(article: &mut Article, sentences: &[Sentence], gone: BTreeMap<usize, Tombstone>) {
    let mut blocks: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &sentence in gone.keys() {
        blocks.entry(sentences[sentence].block).or_default().push(sentence);
    }
    for (block, gone) in blocks {
        let first = sentences.partition_point(|sentence| sentence.block < block);
        let ours = sentences[first..].iter().take_while(|sentence| sentence.block == block);
        let spans: Vec<_> = ours.map(|sentence| sentence.span.clone()).collect();
        let inside: Vec<usize> = gone.iter().map(|sentence| sentence - first).collect();
        article.withhold_sentences(block, &spans, &inside);
    }
    article.withheld.tombstones = gone.into_values().collect();
}

/// True where the headline or another stated fact says withheld words.
fn states_any(annotated: &Annotated, all: &Runs) -> bool {
    let article = &annotated.article;
    article.title.iter().chain(&article.dek).chain(&article.byline).any(|stated| !all.find(&stated.value).is_empty())
}

/// The sentences of one article that go, each with its tombstone: those that the editor names, and those that print the
/// same words.
fn gone(
    annotated: &Annotated,
    index: usize,
    orders: &[Order<'_>],
    secrets: &[(String, Runs)],
) -> BTreeMap<usize, Tombstone> {
    let number = |sentence: usize| annotated.sentences.get(sentence).map(|sentence| sentence.number);
    let mut gone = BTreeMap::new();
    for order in orders.iter().filter(|order| order.article == index) {
        if let Some(sentence) = order.sentence {
            gone.insert(sentence, tombstone(order, number(sentence), None));
        }
    }
    for (order, (name, runs)) in orders.iter().zip(secrets).filter(|(order, _)| !order.keeps_copies) {
        for sentence in printing(annotated, runs) {
            gone.entry(sentence).or_insert_with(|| tombstone(order, number(sentence), Some(name.clone())));
        }
    }
    gone
}

/// The sentences that runs stand in.
fn printing(annotated: &Annotated, runs: &Runs) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut first = 0;
    for (at, block) in annotated.article.blocks.iter().enumerate() {
        let last = first + annotated.sentences[first..].partition_point(|sentence| sentence.block <= at);
        for run in runs.find(&block.text) {
            let touched = |sentence: &usize| {
                let span = &annotated.sentences[*sentence].span;
                span.start < run.end && run.start < span.end
            };
            found.extend((first..last).filter(touched));
        }
        first = last;
    }
    found
}

fn tombstone(order: &Order<'_>, sentence: Option<u32>, copy_of: Option<String>) -> Tombstone {
    Tombstone { sentence, copy_of, why: order.from.why.clone(), by: order.from.by.clone() }
}
