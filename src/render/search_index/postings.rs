//! Which word stands where: all sentences behind each other, each word with its places.

use std::collections::{BTreeMap, BTreeSet};

use super::dense_code::{LAST, push, rising};
use super::tokens::{STOPS, tokens};

/// Words and their places over all sentences.
#[derive(Debug, Default)]
pub(super) struct Postings {
    places: BTreeMap<Word, Vec<usize>>,
    length: usize,
}

/// A word in the order in which scripts compare words, by UTF-16 units.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word(String);

impl Ord for Word {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.encode_utf16().cmp(other.0.encode_utf16())
    }
}

impl PartialOrd for Word {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// The lexicon and the places as the script reads them.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// Each word behind a blank: what it shares with the one before as one digit, then the rest.
    pub(super) words: String,
    /// The places of each word behind a blank, in the order of the words.
    pub(super) places: String,
}

impl Postings {
    /// Adds the next sentence; says how many places it takes.
    pub(super) fn sentence(&mut self, text: &str, stops: &BTreeSet<&str>) -> usize {
        let found = tokens(text);
        for (word, at) in found.words.into_iter().filter(|(word, _)| !stops.contains(word.as_str())) {
            self.places.entry(Word(word)).or_default().push(self.length + at);
        }
        self.length += found.length;
        found.length
    }

    /// Adds the words of a card: the script counts their places itself, as it has the card.
    pub(super) fn card(&mut self, text: &str, stops: &BTreeSet<&str>) {
        for (word, _) in tokens(text).words.into_iter().filter(|(word, _)| !stops.contains(word.as_str())) {
            self.places.entry(Word(word)).or_default();
        }
    }

    /// Everything, as text.
    pub(super) fn write(self) -> Written {
        let mut written = Written::default();
        let mut before = String::new();
        for (Word(word), mut places) in self.places {
            if !written.words.is_empty() {
                written.words.push(' ');
                written.places.push(' ');
            }
            // Only between plain words: there characters are bytes, and what scripts count.
            let same = before.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
            let shared = if word.is_ascii() && before.is_ascii() { same.min(LAST - 1) } else { 0 };
            push(&mut written.words, shared);
            written.words.push_str(&word[shared..]);
            places.dedup();
            written.places.push_str(&rising(places));
            before = word;
        }
        written
    }
}

/// The words that are not looked up.
pub(super) fn stops() -> BTreeSet<&'static str> {
    STOPS.split(' ').filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::super::dense_code::tests::{read, read_rising};
    use super::*;

    /// The lexicon back, each word with its places.
    pub(in super::super) fn lexicon(written: &Written) -> BTreeMap<String, Vec<usize>> {
        let mut before = String::new();
        let places = written.places.split(' ').map(read_rising);
        let words = written.words.split(' ').filter(|entry| !entry.is_empty()).map(|entry| {
            let (shared, rest) = entry.split_at(1);
            before = format!("{}{rest}", &before[..read(shared)[0]]);
            before.clone()
        });
        words.zip(places).collect()
    }

    proptest! {
        #![proptest_config(crate::proptest_cases::cases(256))]
        #[test]
        fn any_text_is_found_by_its_words(texts in proptest::collection::vec(any::<String>(), 0..6)) {
            let (mut postings, stops) = (Postings::default(), stops());
            let mut expected: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            let mut start = 0;
            for text in &texts {
                for (word, at) in tokens(text).words.into_iter().filter(|(word, _)| !stops.contains(word.as_str())) {
                    let places = expected.entry(word).or_default();
                    if places.last() != Some(&(start + at)) {
                        places.push(start + at);
                    }
                }
                start += postings.sentence(text, &stops);
            }
            prop_assert_eq!(lexicon(&postings.write()), expected);
        }
    }
}
