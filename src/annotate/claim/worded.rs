//! One sentence word by word, each with the name or time expression that it belongs to.

use std::sync::LazyLock;

use hashbrown::{HashMap, HashSet};

use super::term::Term;
use super::vocabulary;
use crate::annotate::{Mention, TimeExpression};
use crate::article::Span;
use crate::date::VisitDate;
use crate::language::{Token, TokenKind, tokens};
use crate::tables;

/// A word of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Word<'a> {
    /// Range in the article's body.
    pub(super) span: Span,
    /// As printed.
    pub(super) text: &'a str,
    /// True for a mark.
    pub(super) is_mark: bool,
    /// What it means; none for small words, marks, and words of names and times.
    pub(super) term: Option<Term>,
    /// What the first part of a hyphened word means: "closed-door".
    pub(super) more: Option<Term>,
    /// The name that it belongs to.
    pub(super) mention: Option<&'a Mention>,
    /// The time expression that it belongs to.
    pub(super) time: Option<&'a TimeExpression>,
    /// True between quotation marks.
    pub(super) quoted: bool,
    /// True for the first word of a phrase, which means what the whole phrase does: "set sail".
    pub(super) opens_phrase: bool,
}

/// A sentence of an article's body.
#[derive(Debug, Clone)]
pub(super) struct Worded<'a> {
    /// Its words.
    pub(super) words: Vec<Word<'a>>,
    /// Its words in small letters.
    pub(super) lower: Vec<String>,
}

impl<'a> Worded<'a> {
    /// Reads the sentence at `span`; `mentions` and `times` are those of the article that begin in it, in order.
    pub(super) fn of(
        body: &'a str,
        span: &Span,
        mentions: &'a [Mention],
        times: &'a [TimeExpression],
        quoted: impl Fn(usize) -> bool,
    ) -> Self {
        let text = body.get(span.clone()).unwrap_or_default();
        let (mut names, mut dates) = (mentions.iter().peekable(), times.iter().peekable());
        let mut words = Vec::new();
        let mut lower = Vec::new();
        for token in tokens(text).into_iter().flat_map(|token| without_unit(text, token)) {
            let place = token.span.start + span.start..token.span.end + span.start;
            while names.next_if(|mention| mention.span.end <= place.start).is_some() {}
            while dates.next_if(|time| time.span.end <= place.start).is_some() {}
            let mention = names.peek().copied().filter(|mention| mention.span.start < place.end);
            let time = dates.peek().copied().filter(|time| time.span.start < place.end);
            let small = token.text(text).to_lowercase();
            let (first, last) =
                small.rsplit_once('-').map_or((None, small.as_str()), |(first, last)| (Some(first), last));
            let is_word = token.kind == TokenKind::Word && mention.is_none() && time.is_none();
            words.push(Word {
                text: token.text(text),
                is_mark: token.kind == TokenKind::Mark,
                term: if is_word { Term::of_word(last) } else { None },
                more: if is_word { first.and_then(Term::of_word) } else { None },
                mention,
                time,
                quoted: quoted(place.start),
                opens_phrase: false,
                span: place,
            });
            lower.push(small);
        }
        let mut worded = Self { words, lower };
        worded.read_phrases();
        worded
    }

    /// Gives the first word of each phrase what the phrase means, and the others nothing.
    fn read_phrases(&mut self) {
        // How it was told, not what.
        const TELLING: [&str; 6] =
            ["in a statement", "in the statement", "in a report", "in an interview", "in a post", "in a message"];
        for at in 0..self.len() {
            if TELLING.iter().any(|words| self.reads(at, words)) {
                self.words[at + 2].term = None;
            }
            let fits = |phrase: &&Phrase| self.reads(at, phrase.words);
            let known = PHRASES.get(self.word(at)).and_then(|phrases| phrases.iter().find(fits));
            let Some(&Phrase { words, term }) = known.filter(|_| self.words[at].mention.is_none()) else { continue };
            let end = at + words.split(' ').count();
            self.words[at..end].iter_mut().for_each(|word| word.term = None);
            self.words[at].term = term;
            self.words[at].opens_phrase = true;
        }
    }

    /// Number of words.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word at an index in small letters; empty beyond the ends.
    pub(super) fn word(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", String::as_str)
    }

    /// The word at an index in small letters; empty for one of a name or a date: "May".
    pub(super) fn common_word(&self, at: usize) -> &str {
        let is_common = self.words.get(at).is_some_and(|word| word.mention.is_none() && word.time.is_none());
        if is_common { self.word(at) } else { "" }
    }

    /// The word before an index in small letters.
    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// True where these words stand at an index.
    pub(super) fn reads(&self, at: usize, phrase: &str) -> bool {
        phrase.split(' ').enumerate().all(|(index, word)| self.word(at + index) == word)
    }

    /// True where these words end right before an index.
    pub(super) fn ends(&self, at: usize, phrase: &str) -> bool {
        at.checked_sub(phrase.split(' ').count()).is_some_and(|from| self.reads(from, phrase))
    }

    /// The first index of the stretch without a mark that parts clauses, and the index behind it, around a word.
    pub(super) fn clause(&self, at: usize) -> std::ops::Range<usize> {
        let parts = |index: &usize| {
            let word = &self.words[*index];
            word.is_mark && matches!(word.text, ";" | "–" | "—" | ":" | "(" | ")") || self.is_joint(*index)
        };
        let start = (0..at.min(self.len())).rev().find(parts).map_or(0, |index| index + 1);
        let end = (at + 1..self.len()).find(parts).unwrap_or(self.len());
        start..end
    }

    /// True for a comma or a small word that a new clause begins behind: ", and", ", but", ", while", "which".
    fn is_joint(&self, at: usize) -> bool {
        match self.word(at) {
            "," => matches!(self.word(at + 1), "and" | "but" | "while" | "so" | "when" | "where" | "as" | "although"),
            "while" | "whereas" | "but" => true,
            _ => false,
        }
    }

    /// True where the clause of a word tells of another one of the kind: "an earlier accord", "met again".
    pub(super) fn tells_another(&self, at: usize) -> bool {
        static ANOTHER: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("another"));
        const REACH: usize = 7;
        let clause = self.clause(at);
        let clause = clause.start.max(at.saturating_sub(REACH))..clause.end.min(at + REACH);
        let points = matches!(self.word(self.clause(at).start), "that" | "those");
        points
            || clause.clone().any(|i| ANOTHER.contains(self.common_word(i)) && self.before(i) != "each")
            || clause.into_iter().any(|i| {
                self.reads(i, "once more")
                    || self.reads(i, "last time")
                    || self.reads(i, "that time")
                    || self.reads(i, "of their own")
            })
    }

    /// The day of the week of the clause that stands nearest to a word, from 1 (Monday).
    pub(super) fn weekday_near(&self, at: usize) -> Option<i8> {
        let owns = |i: usize| matches!(self.word(i + 1), "’s" | "'s");
        let weekday = |i: usize| {
            let time = self.words[i].time.filter(|time| !owns(i) && !time.is_day_assumed)?;
            match &time.date {
                Some(date) => date.as_day().map(|day| day.weekday().to_monday_one_offset()),
                None => time.value.strip_prefix("XXXX-WXX-")?.get(..1)?.parse().ok(),
            }
        };
        let clause = self.clause(at);
        clause.filter_map(|i| Some((i.abs_diff(at), weekday(i)?))).min().map(|(_, day)| day)
    }

    /// The date of the clause that stands next to the words from `start` to `end`; before them rather than behind.
    pub(super) fn date_near(&self, start: usize, end: usize) -> Option<VisitDate> {
        let clause = self.clause(start);
        // "Sunday's match": the day belongs to the match.
        let owns = |i: usize| matches!(self.word(i + 1), "’s" | "'s");
        let told = |i: usize| self.words[i].time.filter(|time| !owns(i) && !time.is_day_assumed);
        let date = |i: usize| told(i).and_then(|time| time.date.clone());
        let before = (clause.start..start.min(self.len())).rev().find_map(date);
        before.or_else(|| (end.min(self.len())..clause.end.max(end).min(self.len())).find_map(date))
    }
}

/// Words that mean together what one word does.
#[derive(Clone, Copy)]
struct Phrase {
    words: &'static str,
    term: Option<Term>,
}

/// By their first word, the longest first. Looked up only.
static PHRASES: LazyLock<HashMap<&str, Vec<Phrase>>> = LazyLock::new(|| {
    let of_row = |[word, phrases]: &[&'static str; 2]| {
        let term = Term::of_word(word);
        phrases.split('/').map(move |words| Phrase { words, term }).collect::<Vec<_>>()
    };
    let mut all: Vec<Phrase> = tables::CLAIM_PHRASES.iter().flat_map(of_row).collect();
    all.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
    let mut by_word: HashMap<&str, Vec<Phrase>> = HashMap::new();
    for phrase in all {
        by_word.entry(phrase.words.split(' ').next().unwrap_or_default()).or_default().push(phrase);
    }
    by_word
});

/// "140km" is a number and its unit.
fn without_unit(text: &str, token: Token) -> Vec<Token> {
    let word = token.text(text);
    let cut = word.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(word.len());
    let is_unit = matches!(&word[cut..], "km" | "kg" | "cm" | "ft" | "mph" | "kph" | "mw");
    if token.kind != TokenKind::Number || !is_unit {
        return vec![token];
    }
    let middle = token.span.start + cut;
    vec![
        Token { span: token.span.start..middle, kind: TokenKind::Number },
        Token { span: middle..token.span.end, kind: TokenKind::Word },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_mean_what_one_verb_does() {
        let text = "The crew set sail at dawn and put it out.";
        let worded = Worded::of(text, &(0..text.len()), &[], &[], |_| false);
        assert_eq!(worded.words[2].term, Term::of_word("departed"));
        assert_eq!(worded.words[3].term, None, "the rest of the phrase means nothing by itself");
        assert!(worded.words[7].opens_phrase && worded.words[7].term == Term::of_word("doused"));
    }
}
