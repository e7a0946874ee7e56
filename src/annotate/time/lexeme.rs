//! Words of a sentence with what they mean for time, looked up in the tables of `data/`.

use std::ops::Range;

use super::lexicon;
use crate::language::{self, Token, TokenKind};

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
}

/// Which one of a row of periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    Last,
    This,
    Next,
    Past,
    Coming,
    Recent,
    That,
    Same,
    Following,
    Previous,
}

/// How much: a number, or "several".
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Amount {
    Exact(f64),
    Vague,
}

/// What a word means for time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sense {
    /// Nothing.
    Plain,
    Mark(char),
    /// A whole number and how many digits it was printed with.
    Digits(u32, u8),
    /// `3.5`
    Decimal(f64),
    /// `07:28`
    Clock(u8, u8),
    /// `10am`
    HalfDayClock(u8, u8, bool),
    /// `18th`, "third"
    Rank(u32),
    /// `1980s`, `80s`
    Decade(u32),
    Amount(Amount),
    Month(i8),
    Weekday(i8),
    Unit(Unit),
    /// TIMEX3 code of a part of the day, or `NOON`, `MIDNIGHT`.
    Part(&'static str),
    Season(&'static str),
    /// Days from the article's day.
    Day(i8),
    Tonight,
    Relation(Relation),
    /// TIMEX3 mod.
    Edge(&'static str),
    Ago,
    Earlier,
    Later,
    Link(&'static str),
    /// Period of something that recurs.
    Set(&'static str),
    Now,
    PastRef,
    FutureRef,
    /// Offset from UTC, `?` where it depends on the season.
    Zone(&'static str),
    /// True for p.m.
    Meridiem(bool),
    Title,
    Counted,
}

/// What a word tells of the tense of its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    None,
    Past,
    BePast,
    Present,
    Future,
    Attitude,
    Planned,
    Report,
    Shift,
    Doubt,
    Timetable,
    Agenda,
    Condition,
    Deal,
    Effect,
}

/// How a lexeme is printed or used, beyond what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Feature {
    /// Has a capital first letter.
    Capital = 1,
    /// Joined to the lexeme before it by a hyphen or dash without spaces.
    Hyphened = 2,
    /// No space before it.
    Tight = 4,
    /// Ends in -s.
    Plural = 8,
    /// Ends in -ed.
    PastForm = 16,
    /// "his", "their", "its": a noun phrase begins.
    Determiner = 32,
    /// Begins a clause behind a comma.
    Conjunction = 64,
    /// Begins one of the phrases that bend an amount: "more than", "nearly".
    Bends = 128,
}

/// One word, number or mark; hyphenated words are parted.
#[derive(Debug, Clone)]
pub(super) struct Lexeme {
    /// Byte range in the text that was read.
    pub(super) span: Range<usize>,
    pub(super) sense: Sense,
    pub(super) tense: Tense,
    /// The [`Feature`]s, one bit each.
    features: u8,
}

impl Lexeme {
    fn new(span: Range<usize>, sense: Sense, tight: bool, hyphened: bool) -> Self {
        let mut lexeme = Self { span, sense, tense: Tense::None, features: 0 };
        lexeme.set(Feature::Tight, tight);
        lexeme.set(Feature::Hyphened, hyphened);
        lexeme
    }

    fn set(&mut self, feature: Feature, holds: bool) {
        if holds {
            self.features |= feature as u8;
        }
    }

    pub(super) fn has(&self, feature: Feature) -> bool {
        self.features & feature as u8 != 0
    }
}

/// The lexemes of a text.
pub(super) fn lexemes(text: &str) -> Vec<Lexeme> {
    let tokens = language::tokens(text);
    let mut found: Vec<Lexeme> = Vec::with_capacity(tokens.len() + 8);
    let mut hyphen = false;
    for (index, token) in tokens.iter().enumerate() {
        let tight = index.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.span.end == token.span.start);
        if token.kind == TokenKind::Mark {
            let mark = token.text(text).chars().next().unwrap_or(' ');
            let before_word = tokens.get(index + 1).is_some_and(|t| t.span.start == token.span.end);
            if matches!(mark, '-' | '–' | '‑') && tight && before_word {
                hyphen = true;
                continue;
            }
            found.push(Lexeme::new(token.span.clone(), Sense::Mark(mark), tight, false));
        } else {
            push_parts(text, token, tight, hyphen, &mut found);
        }
        hyphen = false;
    }
    found
}

/// Adds a word or number; a hyphenated word part by part.
fn push_parts(text: &str, token: &Token, tight: bool, hyphen: bool, found: &mut Vec<Lexeme>) {
    let whole = token.text(text);
    let mut start = token.span.start;
    for (nth, part) in whole.split(['-', '‑']).enumerate() {
        let span = start..start + part.len();
        start = span.end + text[span.end..].chars().next().map_or(0, char::len_utf8);
        if part.is_empty() {
            continue;
        }
        let first = part.chars().next().unwrap_or(' ');
        let mut entry = Lexeme::new(span, Sense::Plain, tight || nth > 0, hyphen || nth > 0);
        let capital = first.is_uppercase();
        entry.set(Feature::Capital, capital);
        if first.is_ascii_digit() {
            entry.sense = number(part);
        } else {
            let word = lexicon::word(part, capital);
            (entry.sense, entry.tense) = (word.sense, word.tense);
            entry.features |= word.features;
            entry.set(Feature::Plural, part.ends_with('s'));
            entry.set(Feature::PastForm, part.ends_with("ed"));
        }
        found.push(entry);
    }
}

fn number(text: &str) -> Sense {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (whole, rest) = text.split_at(digits);
    let Ok(value) = whole.parse::<u32>() else { return Sense::Plain };
    let lower = rest.to_ascii_lowercase();
    match lower.as_str() {
        "" => Sense::Digits(value, whole.len() as u8),
        "st" | "nd" | "rd" | "th" => Sense::Rank(value),
        "s" if value % 10 == 0 => Sense::Decade(value),
        "am" | "pm" => half_day(value, 0, lower == "pm"),
        _ if lower.starts_with(':') => clock(value, &lower[1..]),
        _ if lower.starts_with('.') && (lower.ends_with("am") || lower.ends_with("pm")) => clock(value, &lower[1..]),
        _ if lower.starts_with('.') => text.parse().map_or(Sense::Plain, Sense::Decimal),
        _ if lower.starts_with(',') => {
            text.replace(',', "").parse().map_or(Sense::Plain, |n: f64| Sense::Amount(Amount::Exact(n)))
        }
        _ => Sense::Plain,
    }
}

fn clock(hour: u32, rest: &str) -> Sense {
    let minutes = rest.get(..2).and_then(|m| m.parse::<u32>().ok());
    match (minutes, rest.get(2..).unwrap_or("")) {
        (Some(minute), "am" | "pm") => half_day(hour, minute, rest.ends_with("pm")),
        (Some(minute), "") if hour < 24 && minute < 60 => Sense::Clock(hour as u8, minute as u8),
        (Some(minute), tail) if hour < 24 && minute < 60 && tail.starts_with(':') => {
            Sense::Clock(hour as u8, minute as u8)
        }
        _ => Sense::Plain,
    }
}

fn half_day(hour: u32, minute: u32, pm: bool) -> Sense {
    if (1..=12).contains(&hour) && minute < 60 {
        Sense::HalfDayClock(hour as u8, minute as u8, pm)
    } else {
        Sense::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphened_words_are_parted_and_marked() {
        let found = lexemes("a 27-year pact, mid-June");
        let senses: Vec<_> = found.iter().map(|l| (l.sense, l.has(Feature::Hyphened))).collect();
        assert_eq!(senses[1..3], [(Sense::Digits(27, 2), false), (Sense::Unit(Unit::Year), true)]);
        assert_eq!(senses[5..], [(Sense::Edge("MID"), false), (Sense::Month(6), true)]);
    }

    #[test]
    fn months_need_their_capital() {
        let found = lexemes("they may march in May");
        assert_eq!(found[1].sense, Sense::Plain);
        assert_eq!(found[1].tense, Tense::Future);
        assert_eq!(found[4].sense, Sense::Month(5));
    }
}
