//! How much of what the whole folder speaks of a sentence tells.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use super::sentence::Reader;
use crate::briefing::Statement;
use crate::briefing::lineage::Lineage;
use crate::language::{TokenKind, tokens};
use crate::tables::STOP_WORDS;

/// A point tells little new where it shares this part, in hundredths, of the words of the shorter.
const REPEATED: usize = 42;

/// Two sentences say the same where they share this part, in hundredths, of the words of the shorter.
const SAME: usize = 55;

/// And are nearly the same words where they share this part.
const ECHO: usize = 65;

/// And at least so many words.
const AT_LEAST: usize = 5;

/// A sentence of fewer words than this is weighed as one of so many: a short one says little.
const FEW: usize = 9;

static STOPS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| STOP_WORDS.iter().map(|[word]| *word).collect());

/// The words of the folder with the number of articles that use them.
pub(super) struct Salience {
    articles: usize,
    /// For each word, by its number, how many articles use it.
    spread: Vec<u32>,
    /// The words of each sentence of running text, by their numbers, sorted.
    sentences: BTreeMap<Statement, Vec<u32>>,
    /// The sentences that use each word, at most [`LISTED`] of them; none of a word that more use.
    places: Vec<Vec<Statement>>,
}

/// A word that more sentences use finds none of them again.
const LISTED: usize = 60;

impl Salience {
    /// Reads every sentence once.
    pub(super) fn of(reader: &Reader<'_>, lineage: &Lineage) -> Self {
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut found = Self {
            articles: reader.articles.len(),
            spread: Vec::new(),
            sentences: BTreeMap::new(),
            places: Vec::new(),
        };
        let mut last: Vec<usize> = Vec::new();
        for at in reader.statements() {
            let mut words: Vec<u32> = Vec::new();
            // What is printed again is not said again.
            let is_copy = lineage.is_copy(at);
            for word in content_words(reader.text(at)) {
                let next = numbers.len() as u32;
                let number = *numbers.entry(word).or_insert(next);
                if number == next {
                    found.spread.push(0);
                    found.places.push(Vec::new());
                    last.push(usize::MAX);
                }
                let place = number as usize;
                if last[place] != at.article && !is_copy {
                    last[place] = at.article;
                    found.spread[place] += 1;
                }
                if found.places[place].len() <= LISTED {
                    found.places[place].push(at);
                }
                words.push(number);
            }
            words.sort_unstable();
            found.sentences.insert(at, words);
        }
        found
    }

    /// In thousandths: how widely the words of a sentence are used by other articles; long sentences gain less than they are
    /// longer.
    pub(super) fn weight(&self, at: Statement) -> usize {
        let Some(words) = self.sentences.get(&at) else { return 0 };
        let sum: usize = words.iter().map(|&word| (self.spread[word as usize] as usize).saturating_sub(1)).sum();
        sum * 1000 / (self.articles.max(1) * words.len().max(FEW).isqrt() * 3)
    }

    /// True where two sentences mostly share their words, and the shorter gives no number that the longer lacks.
    pub(super) fn say_the_same(&self, reader: &Reader<'_>, one: Statement, other: Statement) -> bool {
        self.shared(one, other).is_some_and(|(shared, fewer)| shared >= AT_LEAST && shared * 100 >= fewer * SAME)
            && numbers(reader.text(one)).is_subset(&numbers(reader.text(other)))
            && is_denial(reader.text(one)) == is_denial(reader.text(other))
    }

    /// True where one of two sentences tells a reader little that the other did not.
    pub(super) fn repeats(&self, one: Statement, other: Statement) -> bool {
        self.shared(one, other).is_some_and(|(shared, fewer)| shared > 3 && shared * 100 >= fewer * REPEATED)
    }

    /// True where two sentences are nearly the same words.
    pub(super) fn is_echo(&self, one: Statement, other: Statement) -> bool {
        one == other || self.shared(one, other).is_some_and(|(shared, fewer)| shared * 100 >= fewer * ECHO)
    }

    /// The number of words that two sentences share, and of those of the shorter.
    fn shared(&self, one: Statement, other: Statement) -> Option<(usize, usize)> {
        let (a, b) = (self.sentences.get(&one)?, self.sentences.get(&other)?);
        let shared = a.iter().filter(|word| b.binary_search(word).is_ok()).count();
        Some((shared, a.len().min(b.len())))
    }

    /// The sentences of other articles that say the same as this one.
    pub(super) fn told_again(&self, reader: &Reader<'_>, at: Statement) -> Vec<Statement> {
        let mut counts: BTreeMap<Statement, usize> = BTreeMap::new();
        for &word in self.sentences.get(&at).into_iter().flatten() {
            let places = &self.places[word as usize];
            for &place in places.iter().filter(|place| places.len() <= LISTED && place.article != at.article) {
                *counts.entry(place).or_default() += 1;
            }
        }
        let near = counts.into_iter().filter(|(_, count)| *count > 2).map(|(place, _)| place);
        near.filter(|&place| self.say_the_same(reader, at, place) || self.say_the_same(reader, place, at)).collect()
    }
}

/// The words of a text that carry its matter, each once, in small letters and without the ending of a plural.
fn content_words(text: &str) -> BTreeSet<String> {
    tokens(text)
        .into_iter()
        .filter(|token| token.kind != TokenKind::Mark)
        .map(|token| token.text(text).to_lowercase())
        .filter(|word| !STOPS.contains(word.as_str()))
        .map(|word| word.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches('s').to_owned())
        .filter(|word| word.chars().count() > 2)
        .collect()
}

/// True for a sentence that denies something: it does not say what one in the same words affirms.
fn is_denial(text: &str) -> bool {
    let lower = text.to_lowercase();
    let denies = |word: &str| matches!(word, "not" | "no" | "never" | "neither" | "nor" | "without" | "none");
    lower.contains("n't")
        || lower.contains("n’t")
        || lower.contains("out of order")
        || lower.split(|c: char| !c.is_alphanumeric()).any(denies)
}

fn numbers(text: &str) -> BTreeSet<String> {
    let numbers = tokens(text).into_iter().filter(|token| token.kind == TokenKind::Number);
    numbers.map(|token| token.text(text).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::is_denial;

    #[test]
    fn a_denial_does_not_say_what_is_affirmed() {
        assert!(is_denial("The brake was out of order.") && is_denial("The brake didn’t work."));
        assert!(!is_denial("The brake on the northern line was working at noon."));
    }
}
