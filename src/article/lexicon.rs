//! The distinct words of a page, each looked at once.

use std::hash::BuildHasher;
use std::sync::LazyLock;

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

use crate::tables::{REPORTING_VERBS, STOP_WORDS, TENSE_CUES};

/// A word, by its number in the page's [`Lexicon`].
pub(super) type Word = u32;

/// What is known of a word, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Traits(u8);

impl Traits {
    /// A word that carries no subject ("the").
    pub(super) const STOP: Self = Self(1);
    /// A day of the week.
    pub(super) const WEEKDAY: Self = Self(1 << 1);
    /// A word that speaks to the reader.
    pub(super) const YOU: Self = Self(1 << 2);
    /// A word by which a publisher speaks of itself.
    pub(super) const WE: Self = Self(1 << 3);
    /// A verb that reports speech.
    pub(super) const REPORTING: Self = Self(1 << 4);
    /// A verb in the past, by a list or by its ending.
    pub(super) const PAST: Self = Self(1 << 5);
    /// A word of more than two bytes.
    pub(super) const LONG: Self = Self(1 << 6);
    /// A word that carries a subject.
    pub(super) const SUBJECT: Self = Self(1 << 7);

    fn of(word: &str) -> Self {
        let listed = LISTED.get(word).copied().unwrap_or(Self(0));
        let long = word.len() > 2;
        let past = word.len() > 4 && word.ends_with("ed");
        let subject = listed.0 & Self::STOP.0 == 0 && (long || word.chars().next().is_some_and(is_unspaced));
        let seen = [(past, Self::PAST), (long, Self::LONG), (subject, Self::SUBJECT)];
        seen.into_iter().filter(|(holds, _)| *holds).fold(listed, |all, (_, which)| all.with(which))
    }

    fn with(self, which: Self) -> Self {
        Self(self.0 | which.0)
    }
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The words that a list knows, with what the lists say of them.
static LISTED: LazyLock<HashMap<&str, Traits>> = LazyLock::new(|| {
    let stop = STOP_WORDS.iter().map(|row| (row[0], Traits::STOP));
    let reporting = REPORTING_VERBS.iter().map(|row| (row[0], Traits::REPORTING));
    let past = TENSE_CUES.iter().filter(|row| row[1] == "past").map(|row| (row[0], Traits::PAST));
    let days = WEEKDAYS.iter().map(|&day| (day, Traits::WEEKDAY));
    let you = ["you", "your", "yours"].map(|word| (word, Traits::YOU));
    let we = ["we", "our", "us"].map(|word| (word, Traits::WE));
    let mut listed: HashMap<&str, Traits> = HashMap::new();
    for (word, which) in stop.chain(reporting).chain(past).chain(days).chain(you).chain(we) {
        let known = listed.entry(word).or_insert(Traits(0));
        *known = known.with(which);
    }
    listed
});

/// The distinct words of a page in lower case.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// All words, one behind the other.
    text: String,
    /// Where each word ends in `text`.
    ends: Vec<usize>,
    traits: Vec<Traits>,
    numbers: HashTable<Word>,
    hasher: DefaultHashBuilder,
}

impl Lexicon {
    /// The words of a text; those not seen before are added.
    pub(super) fn read(&mut self, text: &str) -> Vec<Word> {
        let mut found = Vec::with_capacity(text.len() / 5);
        each_word(text, |word| found.push(self.number(word)));
        found.shrink_to_fit();
        found
    }

    fn number(&mut self, word: &str) -> Word {
        if let Some(number) = self.known(word) {
            return number;
        }
        let number = u32::try_from(self.traits.len()).expect("a page holds fewer than four thousand million words");
        self.text.push_str(word);
        self.ends.push(self.text.len());
        self.traits.push(Traits::of(word));
        let (text, ends, hasher) = (&self.text, &self.ends, &self.hasher);
        let hash = |&number: &Word| hasher.hash_one(word_at(text, ends, number));
        self.numbers.insert_unique(hasher.hash_one(word), number, hash);
        number
    }

    fn known(&self, word: &str) -> Option<Word> {
        let is_it = |&number: &Word| word_at(&self.text, &self.ends, number) == word;
        self.numbers.find(self.hasher.hash_one(word), is_it).copied()
    }

    /// For each word whether another text holds it, too; none where that text has no words.
    pub(super) fn held_by(&self, text: &str) -> Option<Vec<bool>> {
        let mut held = None;
        each_word(text, |word| {
            let held = held.get_or_insert_with(|| vec![false; self.len()]);
            if let Some(number) = self.known(word) {
                held[number as usize] = true;
            }
        });
        held
    }

    /// The number of its distinct words.
    pub(super) fn len(&self) -> usize {
        self.traits.len()
    }

    /// True where the word has the trait.
    pub(super) fn is(&self, word: Word, which: Traits) -> bool {
        self.traits[word as usize].0 & which.0 != 0
    }

    /// How many of the words have the trait.
    pub(super) fn count(&self, words: &[Word], which: Traits) -> usize {
        words.iter().filter(|&&word| self.is(word, which)).count()
    }
}

/// The word of a number, where all stand one behind the other in `text` and end at `ends`.
fn word_at<'t>(text: &'t str, ends: &[usize], number: Word) -> &'t str {
    let number = number as usize;
    let start = if number == 0 { 0 } else { ends[number - 1] };
    &text[start..ends[number]]
}

/// Reads the words of a text in lower case, without the ending of a genitive; each pair of signs of a script without
/// spaces is one.
fn each_word(text: &str, mut read: impl FnMut(&str)) {
    let mut lower = String::new();
    for word in text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-'))) {
        let word = word.trim_matches(['\'', '’', '-']);
        if word.is_empty() {
        } else if word.chars().next().is_some_and(is_unspaced) {
            let mut rest = word.char_indices().map(|(at, _)| at).skip(2).step_by(2).chain([word.len()]);
            let mut start = 0;
            while start < word.len() {
                let end = rest.next().unwrap_or(word.len());
                read(&word[start..end]);
                start = end;
            }
        } else {
            lower.clear();
            if word.is_ascii() {
                lower.push_str(word);
                lower.make_ascii_lowercase();
            } else {
                lower.push_str(&word.to_lowercase());
            }
            read(lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s")).unwrap_or(&lower));
        }
    }
}

/// Chinese characters, kana, Thai and their neighbours: scripts that write no spaces.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        each_word(text, |word| found.push(word.to_owned()));
        found
    }

    #[test]
    fn words_are_bare_and_low() {
        assert_eq!(words("The Mayor’s well-known 'Quay', ÉCOLE!"), ["the", "mayor", "well-known", "quay", "école"]);
        assert_eq!(words("港口今天开放 and 港"), ["港口", "今天", "开放", "and", "港"]);
        assert_eq!(words("今天开"), ["今天", "开"]);
        assert!(words(" - ’ ").is_empty());
    }

    #[test]
    fn a_word_has_one_number_and_its_traits() {
        let mut lexicon = Lexicon::default();
        let found = lexicon.read("On Friday the ferry landed; THE Ferry’s master said so to us.");
        assert_eq!(found[2], found[5]);
        assert_eq!(found[3], found[6]);
        assert_eq!(lexicon.len(), 10);
        assert!(lexicon.is(found[1], Traits::WEEKDAY) && lexicon.is(found[1], Traits::SUBJECT));
        assert_eq!(lexicon.count(&found, Traits::PAST), 2);
        assert_eq!(lexicon.count(&found, Traits::REPORTING), 1);
        assert_eq!(lexicon.count(&found, Traits::WE), 1);
    }
}
