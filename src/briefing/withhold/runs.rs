//! Runs of words that must not be printed.

use std::collections::BTreeSet;
use std::hash::Hasher;

use crate::article::Span;

/// Of a sentence that must stand nowhere, a run of as many words tells what it says; fewer are anybody's.
pub const OF_A_SECRET: usize = 9;

/// Of a text that is published in excerpts, a run of as many words is no chance: names, dates and titles that stand side by
/// side on a page can repeat a few more of its words than nine.
pub const OF_A_TEXT: usize = 12;

/// Runs of words of one length, each kept as its hash; letter case, marks and white space are nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runs {
    length: usize,
    hashes: BTreeSet<u64>,
}

impl Runs {
    /// No runs yet; all will have as many words.
    pub fn of(length: usize) -> Self {
        Self { length, hashes: BTreeSet::new() }
    }

    /// How many words each run has.
    pub fn length(&self) -> usize {
        self.length
    }

    /// Takes in the runs of a text.
    pub fn take_in(&mut self, text: &str) {
        self.hashes.extend(runs(text, self.length).map(|(hash, _)| hash));
    }

    /// Forgets the runs of a text.
    pub(super) fn forget(&mut self, text: &str) {
        for (hash, _) in runs(text, self.length) {
            self.hashes.remove(&hash);
        }
    }

    /// Takes in all runs of another of the same length.
    pub fn extend(&mut self, other: &Self) {
        self.hashes.extend(&other.hashes);
    }

    /// Forgets all runs of another.
    pub fn remove_all(&mut self, other: &Self) {
        self.hashes.retain(|run| !other.hashes.contains(run));
    }

    /// True where there is no run.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// Where the runs stand in a text: one range for each run, in order of its start.
    pub fn find(&self, text: &str) -> Vec<Span> {
        if self.is_empty() {
            return Vec::new();
        }
        runs(text, self.length).filter(|(hash, _)| self.hashes.contains(hash)).map(|(_, span)| span).collect()
    }
}

impl IntoIterator for Runs {
    type Item = u64;
    type IntoIter = std::collections::btree_set::IntoIter<u64>;

    fn into_iter(self) -> Self::IntoIter {
        self.hashes.into_iter()
    }
}

/// Every run of a text of as many words, as its hash, with its range.
pub(super) fn runs(text: &str, length: usize) -> impl Iterator<Item = (u64, Span)> {
    let words: Vec<(u64, Span)> = words(text).map(|span| (hash(&text[span.clone()]), span)).collect();
    let runs: Vec<(u64, Span)> = words
        .windows(length)
        .map(|run| {
            let mut hasher = Fnv::default();
            for (word, _) in run {
                hasher.write(&word.to_le_bytes());
            }
            (hasher.finish(), run[0].1.start..run[length - 1].1.end)
        })
        .collect();
    runs.into_iter()
}

/// The words of a text: letters and digits in a row, apostrophes and what cannot be seen among them; of scripts that part no
/// words each character.
fn words(text: &str) -> impl Iterator<Item = Span> {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = letters.find(|(_, c)| c.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        while !stands_alone(first)
            && let Some((at, c)) = letters.next_if(|&(_, c)| c.is_alphanumeric() && !stands_alone(c) || is_inside(c))
        {
            end = at + c.len_utf8();
        }
        Some(start..end)
    })
}

/// Apostrophes, soft hyphens and characters without width: a word goes on behind them.
fn is_inside(c: char) -> bool {
    matches!(c, '\'' | '’' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Characters of scripts that write words without spaces between them.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// How many words a text has, as runs count them.
pub fn count_words(text: &str) -> usize {
    words(text).count()
}

fn hash(word: &str) -> u64 {
    let mut hasher = Fnv::default();
    for c in word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase) {
        hasher.write(&u32::from(c).to_le_bytes());
    }
    hasher.finish()
}

/// The hash of Fowler, Noll and Vo (1a, 64 bits): the same on every machine and in every build.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_words_in_a_row_are_found_whatever_stands_between_them() {
        let mut runs = Runs::of(OF_A_SECRET);
        runs.take_in("The mayor told the council that no bridge would be built this year.");
        let text = "Again: “the Mayor, told the\n council — that no bridge WOULD” cost";
        let found = runs.find(text);
        assert_eq!(found.len(), 1);
        assert_eq!(&text[found[0].clone()], "the Mayor, told the\n council — that no bridge WOULD");
        assert!(runs.find("The mayor told the council that no road would be built this year.").is_empty());
        let disguised = "The may\u{ad}or told the coun\u{200b}cil that no bridge would be built";
        assert!(!runs.find(disguised).is_empty());
    }

    #[test]
    fn apostrophes_part_no_words_and_signs_are_words() {
        let mut runs = Runs::of(OF_A_SECRET);
        runs.take_in("America's envoy won't say what China’s minister told the mayor’s office.");
        assert!(!runs.find("Americas envoy wont say what Chinas minister told the mayors office").is_empty());
        runs.take_in("部长星期一在北京会见了来访的国务卿。");
        assert!(!runs.find("他说，星期一在北京会见了来访的人").is_empty());
        assert_eq!(count_words("北京 in June"), 4);
    }
}
