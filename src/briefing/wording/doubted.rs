//! A thing of which some sources say that it is what it is called and others that it is alleged, suspected or said to be so.
//!
//! The thing is one where the noun is the same, in the singular, and a word before it is too: "an alleged river spy",
//! "the river spy". Another noun is the same thing where two such words are ("a suspected river spying device"), or
//! where a sentence says so ("they insisted the spy was a lost angler").

use crate::interface::phrase;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::words::{Word, is_reporting, is_small, is_tensed, phrase_end, phrase_start, words};
use super::{Naming, Thing, printed};
use crate::annotate::Annotated;
use crate::briefing::Statement;
use crate::tables;

const RULE: &str = phrase(
    "One noun with a word before it that the sources share; some print a word of doubt with it, some do not. Another noun stands here where two such words are shared, or where a sentence says that it is the thing.",
);

/// A phrase of a noun and the words before it.
#[derive(Debug, Clone)]
struct Phrase {
    naming: Naming,
    /// The words before the noun that are no words of doubt.
    before: BTreeSet<String>,
    noun: String,
    /// A word of doubt, or "what" for "what somebody says was".
    doubt: Option<String>,
}

/// Things with a name that is doubted in one source and otherwise given in another.
pub(super) fn find(articles: &[Annotated]) -> Vec<Thing> {
    let doubts: HashSet<&str> = tables::HEDGE_WORDS.iter().map(|[word]| *word).collect();
    let mut doubted: Vec<Phrase> = Vec::new();
    for_each_sentence(articles, |statement, words| {
        if words.iter().any(|word| word.text == "what" || doubts.contains(word.text.as_str())) {
            doubted.extend(doubted_in(&articles[statement.article], statement, words, &doubts));
        }
    });
    let mut of_noun: BTreeMap<String, Family> = BTreeMap::new();
    for phrase in doubted {
        of_noun.entry(phrase.noun.clone()).or_default().add(phrase);
    }
    for_each_sentence(articles, |statement, words| {
        for at in 0..words.len() {
            if let Some(known) = of_noun.get_mut(&words[at].text) {
                plain_at(&articles[statement.article], statement, words, at, known, &doubts);
            }
        }
    });
    joined(of_noun).into_iter().filter_map(thing).collect()
}

/// The phrases of one noun.
#[derive(Debug, Default)]
struct Family {
    phrases: Vec<Phrase>,
    /// Words that stand before it where it is doubted.
    before: BTreeSet<String>,
    /// Where the nouns of the doubted phrases end.
    ends: BTreeSet<(Statement, usize)>,
}

impl Family {
    fn add(&mut self, phrase: Phrase) {
        self.before.extend(phrase.before.iter().cloned());
        self.ends.insert((phrase.naming.statement, phrase.naming.span.end));
        self.phrases.push(phrase);
    }
}

fn for_each_sentence(articles: &[Annotated], mut each: impl FnMut(Statement, &[Word])) {
    for (article, annotated) in articles.iter().enumerate() {
        for &sentence in &annotated.body_sentences {
            each(Statement { article, sentence }, &words(annotated, sentence));
        }
    }
}

/// The doubted phrases of a sentence: "a suspected river spy", "what the wardens say was a river spy".
fn doubted_in(annotated: &Annotated, statement: Statement, words: &[Word], doubts: &HashSet<&str>) -> Vec<Phrase> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let phrase = if doubts.contains(word.text.as_str()) {
            Some((at + 1, word.text.clone()))
        } else if word.text == "what" {
            behind_what(words, at).map(|from| (from, "what".to_owned()))
        } else {
            None
        };
        let Some((from, doubt)) = phrase else { continue };
        found.extend(phrase_of(annotated, statement, words, (at, from, phrase_end(words, from)), Some(doubt)));
    }
    found
}

/// Where the phrase begins in "what X says was a …", "what X calls a …".
fn behind_what(words: &[Word], at: usize) -> Option<usize> {
    let verb = (at + 2..(at + 6).min(words.len())).find(|&i| {
        is_reporting(&words[i].text)
            || matches!(
                words[i].text.as_str(),
                "call" | "calls" | "called" | "describes" | "described" | "believe" | "believes" | "believed"
            )
    })?;
    let link = verb + 1;
    let linked = matches!(words.get(link)?.text.as_str(), "is" | "was" | "are" | "were" | "as");
    let calls = words[verb].text.starts_with("call");
    let from = if linked {
        link + 1
    } else if calls {
        link
    } else {
        return None;
    };
    let is_article = words.get(from).is_some_and(|word| matches!(word.text.as_str(), "a" | "an" | "the"));
    is_article.then_some(from + 1)
}

/// A phrase that begins at `start` with its doubt and whose words stand in `from..end`; none without a word before the noun.
fn phrase_of(
    annotated: &Annotated,
    statement: Statement,
    words: &[Word],
    (start, from, end): (usize, usize, usize),
    doubt: Option<String>,
) -> Option<Phrase> {
    if end < from + 2 {
        return None;
    }
    let (noun, before) = (words.get(end - 1)?, words.get(from..end - 1)?);
    let span = words.get(start)?.span.start..noun.span.end;
    // Of several of a kind, which are meant is not told.
    if noun.text.ends_with('s') && !noun.text.ends_with("ss") {
        return None;
    }
    Some(Phrase {
        naming: Naming { statement, name: printed(annotated, &span), span },
        before: before.iter().map(|word| word.text.clone()).collect(),
        noun: noun.text.clone(),
        doubt,
    })
}

/// Words behind a noun that leave the thing what it is: "the spy affair" is about the spy.
const ABOUT: [&str; 10] =
    ["affair", "saga", "row", "crisis", "incident", "scandal", "episode", "case", "issue", "dispute"];

/// Adds the phrase at a noun to those of its thing: one without doubt that shares a word with them, or what a sentence says
/// that it is.
fn plain_at(
    annotated: &Annotated,
    statement: Statement,
    words: &[Word],
    at: usize,
    known: &mut Family,
    doubts: &HashSet<&str>,
) {
    if known.ends.contains(&(statement, words[at].span.end)) {
        return;
    }
    let says_before = words[..at].iter().any(|word| is_reporting(&word.text));
    let is_copula = words.get(at + 1).is_some_and(|word| matches!(word.text.as_str(), "is" | "was"))
        && words.get(at + 2).is_some_and(|word| matches!(word.text.as_str(), "a" | "an"));
    if is_copula && says_before {
        let from = at + 3;
        if let Some(mut phrase) = phrase_of(annotated, statement, words, (from, from, phrase_end(words, from)), None) {
            phrase.doubt = Some("said to be".to_owned());
            known.phrases.push(phrase);
        }
    }
    let goes_on = words.get(at + 1).is_some_and(|next| {
        next.has_letters
            && !is_small(&next.text)
            && !is_tensed(&next.text)
            && !next.text.ends_with("ed")
            && !next.text.ends_with("ing")
            && !ABOUT.contains(&next.text.as_str())
    });
    let start = phrase_start(words, at);
    if goes_on || words[start..at].iter().any(|word| doubts.contains(word.text.as_str())) {
        return;
    }
    let Some(phrase) = phrase_of(annotated, statement, words, (start, start, at + 1), None) else { return };
    if phrase.before.iter().any(|word| known.before.contains(word)) {
        known.phrases.push(phrase);
    }
}

/// The phrases by thing: those of a noun that one source alone prints go to the thing with which they share two words.
fn joined(of_noun: BTreeMap<String, Family>) -> Vec<Vec<Phrase>> {
    let sources = |phrases: &[Phrase]| {
        phrases.iter().map(|phrase| phrase.naming.statement.article).collect::<BTreeSet<_>>().len()
    };
    let (mut things, lone): (Vec<Vec<Phrase>>, Vec<Vec<Phrase>>) =
        of_noun.into_values().map(|family| family.phrases).partition(|phrases| sources(phrases) > 1);
    let mut of_pair: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (at, phrases) in things.iter().enumerate() {
        for pair in phrases.iter().flat_map(pairs) {
            of_pair.entry(pair).or_insert(at);
        }
    }
    for phrase in lone.into_iter().flatten() {
        if let Some(&at) = pairs(&phrase).iter().find_map(|pair| of_pair.get(pair)) {
            things[at].push(phrase);
        }
    }
    things
}

/// Each two of the words before the noun.
fn pairs(phrase: &Phrase) -> Vec<(String, String)> {
    let all: Vec<&String> = phrase.before.iter().collect();
    (0..all.len())
        .flat_map(|i| (i + 1..all.len()).map(move |j| (i, j)))
        .map(|(i, j)| (all[i].clone(), all[j].clone()))
        .collect()
}

/// The thing, if sources differ in doubting it.
fn thing(phrases: Vec<Phrase>) -> Option<Thing> {
    let mut of_source: BTreeMap<usize, BTreeSet<Option<&str>>> = BTreeMap::new();
    for phrase in &phrases {
        of_source.entry(phrase.naming.statement.article).or_default().insert(phrase.doubt.as_deref());
    }
    let ways: BTreeSet<_> = of_source.values().collect();
    let noun = phrases.iter().find(|phrase| phrase.doubt.is_some())?.noun.clone();
    (ways.len() > 1).then(|| Thing {
        noun,
        namings: phrases.into_iter().map(|phrase| phrase.naming).collect(),
        rule: RULE,
    })
}
