//! The words by which a text is found. `static/search-engine.js` reads queries in the same way, rule by rule; the cases
//! of `tests/browser/search-tokens.json` hold the two together.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization as _;

/// Words that stand in nearly every sentence: they are counted, and never looked up.
pub(super) const STOPS: &str = "a an and are as at be been but by did do does for from had has have he her his how in into \
     is it its not of on or so such than that the their them then there these they this those to was were what when where \
     which who whom whose why with would";

/// What no decomposition makes plain.
const PLAIN: [(char, &str); 17] = [
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ł', "l"),
    ('ı', "i"),
    ('ς', "σ"),
    ('‘', "'"),
    ('’', "'"),
    ('ʼ', "'"),
    ('‐', "-"),
    ('‑', "-"),
    ('\u{ad}', ""),
    ('\u{200b}', ""),
];

/// Letters with points between them, or a run of letters and digits, perhaps with apostrophes and hyphens within.
static WORD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\p{L}(?:\.\p{L})+[\p{L}\p{N}\p{M}]*|[\p{L}\p{N}\p{M}]+(?:['-][\p{L}\p{N}\p{M}]+)*")
        .expect("the pattern is constant")
});

/// Scripts that part no words: each sign is a word.
static SIGN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]").expect("the pattern is constant")
});

/// The words of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tokens {
    /// Each word with its place. A compound stands at its first part, besides the parts.
    pub(super) words: Vec<(String, usize)>,
    /// How many places there are.
    pub(super) length: usize,
}

impl Tokens {
    fn push(&mut self, word: String) {
        if !word.is_empty() {
            self.words.push((word, self.length));
            self.length += 1;
        }
    }

    fn extend(&mut self, parts: impl IntoIterator<Item = String>) {
        for part in parts {
            self.push(part);
        }
    }
}

/// Reads the words of a text: without case, accents and possessive endings; "U.S." as "us", "G-20" as "g", "20" and "g20".
pub(super) fn tokens(text: &str) -> Tokens {
    let folded = folded(text);
    let folded = SIGN.replace_all(&folded, " $0 ");
    let mut found = Tokens::default();
    for word in WORD.find_iter(&folded) {
        let word = word.as_str();
        if word.contains('.') {
            if word.split('.').all(|part| part.chars().count() == 1) {
                found.push(word.replace('.', ""));
            } else {
                found.extend(word.split('.').map(str::to_owned));
            }
            continue;
        }
        let parts: Vec<String> =
            word.split('-').map(|part| part.strip_suffix("'s").unwrap_or(part).replace('\'', "")).collect();
        let is_compound = parts.len() > 1 && !parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
        if is_compound {
            found.words.push((parts.concat(), found.length));
        }
        found.extend(parts);
    }
    found
}

fn folded(text: &str) -> String {
    let lower = text.nfkd().collect::<String>().to_lowercase();
    let mut out = String::with_capacity(lower.len());
    for c in lower.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)) {
        match PLAIN.iter().find(|(from, _)| *from == c) {
            Some((_, plain)) => out.push_str(plain),
            None => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_the_script_reads_them() {
        let cases = include_str!("../../../tests/browser/search-tokens.json");
        let cases: Vec<(String, String)> = serde_json::from_str(cases).unwrap();
        for (text, expected) in cases {
            let found = tokens(&text);
            let shown: Vec<String> = found.words.iter().map(|(word, at)| format!("{word}@{at}")).collect();
            assert_eq!(format!("{} /{}", shown.join(" "), found.length), expected, "{text}");
        }
    }
}
