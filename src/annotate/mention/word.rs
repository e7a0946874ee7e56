//! The words of an article's body with what the mention rules ask of them.

use crate::annotate::Sentence;
use crate::article::Span;
use crate::language::{TokenKind, pieces, tokens};
use crate::tables;

use super::lexicon::LEXICON;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Begins with a small letter, or is a possessive ending.
    Lower,
    /// Begins with a capital: "Paris", "U.S.", "iPhone".
    Capital,
    /// A number.
    Number,
    /// A mark.
    Mark,
}

/// One word.
#[derive(Debug, Clone)]
pub(super) struct Word<'t> {
    /// As printed.
    pub(super) text: &'t str,
    /// In small letters, where it is not printed so: most words are, and a long text has many.
    lower: Option<Box<str>>,
    /// Where it begins in the body, which is far shorter than 4 GB.
    start: u32,
    /// How it is written.
    pub(super) shape: Shape,
    /// True where a capital says nothing: first in its sentence, or after an opening quotation mark or a colon.
    pub(super) opens: bool,
}

impl Word<'_> {
    /// In small letters.
    pub(super) fn lower(&self) -> &str {
        self.lower.as_deref().unwrap_or(self.text)
    }

    /// Where it begins in the body.
    pub(super) fn start(&self) -> usize {
        self.start as usize
    }

    /// Where it ends in the body.
    pub(super) fn end(&self) -> usize {
        self.start() + self.text.len()
    }

    /// True for a word that begins with a capital.
    pub(super) fn is_capital(&self) -> bool {
        self.shape == Shape::Capital
    }

    /// True for a possessive ending that stands apart.
    pub(super) fn is_possessive(&self) -> bool {
        matches!(self.text, "'s" | "’s")
    }

    /// True for two or more capitals without a small letter: "NATO", "U.S.", "G20".
    pub(super) fn is_acronym(&self) -> bool {
        self.text.chars().filter(|c| c.is_uppercase()).count() >= 2 && !self.text.chars().any(char::is_lowercase)
    }
}

/// The words of one sentence, or of one cell of a table.
#[derive(Debug, Clone)]
pub(super) struct Line<'t> {
    /// Its words.
    pub(super) words: Vec<Word<'t>>,
    /// True where most words are capitalised, as in a headline, so that capitals mean nothing.
    pub(super) title_case: bool,
}

/// The words of every sentence that has a place in the body.
pub(super) fn lines<'t>(body: &'t str, sentences: &[Sentence]) -> Vec<Line<'t>> {
    let mut lines = Vec::new();
    for sentence in sentences {
        let Some(span) = &sentence.body else { continue };
        let Some(text) = body.get(span.clone()) else { continue };
        // A tab parts the cells of a table: no name goes on over it.
        let mut start = span.start;
        for cell in text.split('\t') {
            for (offset, piece) in pieces(cell) {
                let words = words(piece, start + offset);
                let title_case = is_title_case(&words) || is_credit(&words);
                lines.push(Line { words, title_case });
            }
            start += cell.len() + 1;
        }
    }
    lines
}

/// A longer line, in bytes, that is hardly letters is rubble: no name stands in it.
const LONGEST_RUBBLE: usize = 2_000;

fn is_rubble(text: &str) -> bool {
    let (mut letters, mut marks) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if c.is_alphanumeric() { letters += 1 } else { marks += 1 }
    }
    marks > letters
}

/// The words of a text that begins at an offset of the body.
pub(super) fn words(text: &str, offset: usize) -> Vec<Word<'_>> {
    if text.len() > LONGEST_RUBBLE && is_rubble(text) {
        return Vec::new();
    }
    let tokens = tokens(text);
    let mut found: Vec<Word<'_>> = Vec::with_capacity(tokens.len());
    let mut opens = true;
    for token in tokens {
        for span in parts(token.text(text), token.span.start) {
            let printed = &text[span.clone()];
            let shape = shape(printed, token.kind);
            let lower = Some(printed.to_lowercase()).filter(|lower| lower != printed).map(String::into_boxed_str);
            found.push(Word { text: printed, lower, start: (offset + span.start) as u32, shape, opens });
            opens = match shape {
                Shape::Mark => {
                    matches!(printed, "“" | "‘" | "\"" | ":" | "(" | "[" | "…" | "—" | "–" | "•" | "-") || opens
                }
                _ => false,
            };
        }
    }
    found.shrink_to_fit();
    found
}

/// A compound of a country ("US-led", "China-US"), or of a name and what is done by it ("Lagos-based"), falls into its
/// parts; every other token stays whole.
fn parts(token: &str, start: usize) -> Vec<Span> {
    let whole = start..start + token.len();
    if !token.contains(['-', '–', '‑']) || LEXICON.is_name(token) {
        return vec![whole];
    }
    let has_country = token.split(['-', '–', '‑']).any(|part| LEXICON.is_country(part));
    let has_tail = token.starts_with(char::is_uppercase)
        && token
            .rsplit(['-', '–', '‑'])
            .next()
            .is_some_and(|part| tables::COMPOUND_TAILS.iter().any(|[tail]| *tail == part));
    if !has_country && !has_tail {
        return vec![whole];
    }
    let marks: Vec<(usize, &str)> = if has_country {
        token.match_indices(['-', '–', '‑']).collect()
    } else {
        token.rmatch_indices(['-', '–', '‑']).take(1).collect()
    };
    let mut spans = Vec::new();
    let mut from = 0;
    for (at, mark) in marks {
        spans.push(start + from..start + at);
        spans.push(start + at..start + at + mark.len());
        from = at + mark.len();
    }
    spans.push(start + from..start + token.len());
    spans.retain(|span| !span.is_empty());
    spans
}

fn shape(printed: &str, kind: TokenKind) -> Shape {
    match kind {
        TokenKind::Mark => Shape::Mark,
        _ if matches!(printed, "-" | "–" | "‑") => Shape::Mark,
        TokenKind::Number => Shape::Number,
        TokenKind::Word => {
            let mut letters = printed.chars().filter(|c| c.is_alphabetic());
            let first = letters.next().is_some_and(char::is_uppercase);
            let second = letters.next().is_some_and(char::is_uppercase);
            let inner = printed.rsplit('-').next().and_then(|part| part.chars().next()).is_some_and(char::is_uppercase);
            if first || second || (inner && printed.contains('-')) { Shape::Capital } else { Shape::Lower }
        }
    }
}

/// True for a headline: every word but the shortest has a capital and no full stop ends it.
fn is_title_case(words: &[Word<'_>]) -> bool {
    let long = |w: &&Word<'_>| matches!(w.shape, Shape::Lower | Shape::Capital) && w.text.chars().count() > 3;
    let (mut capital, mut small) = (0, 0);
    for word in words.iter().filter(long) {
        if word.is_capital() { capital += 1 } else { small += 1 }
    }
    capital >= 5
        && small * 6 <= capital
        && !words.last().is_some_and(|w| matches!(w.text, "." | "”" | "?" | "!" | "\""))
}

/// True for names parted by bars, as below a picture: "A. Name | Agency | Archive".
fn is_credit(words: &[Word<'_>]) -> bool {
    words.iter().any(|w| w.text == "|") && !words.iter().any(|w| w.shape == Shape::Lower && !w.is_possessive())
}
