//! Time expressions: found in the sentences of the body and resolved (TIMEX3 as in TimeML 1.2.1, ISO-TimeML).
//!
//! Words are looked up in the tables of `data/` ([`lexeme`]), phrases are read from them ([`reader`]), the clause tells on
//! which side of the article's day they lie ([`direction`]), and the calendar gives them a value ([`resolve`]).

#[cfg(test)]
mod context_tests;
mod direction;
mod discourse;
mod evidence;
mod holiday;
mod lexeme;
mod lexicon;
mod named;
mod number_order;
mod period;
mod phrase;
mod range;
mod read_amount;
mod read_clock;
mod read_date;
mod read_fiscal;
mod read_quarter;
mod read_relative;
mod reader;
mod reported;
mod resolve;
mod season;
#[cfg(test)]
mod tests;
mod week;

use serde::{Deserialize, Serialize};

use self::direction::Direction;
use self::discourse::Discourse;
use self::evidence::Anchored;
use self::lexeme::Lexeme;
use self::named::Names;
use self::phrase::{Phrase, When};
use self::reader::Reader;
use self::resolve::Resolved;
use super::{Mention, Sentence};
use crate::article::{Article, BlockKind, Span};
use crate::date::VisitDate;
use crate::language;

/// The TIMEX3 type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexKind {
    /// A day or something longer: "Monday", "last November".
    Date,
    /// A time of day: "Sunday night".
    Time,
    /// A length of time: "five hours".
    Duration,
    /// Something that recurs: "every Monday".
    Set,
}

/// One time expression.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeExpression {
    /// Range in the article's body.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimexKind,
    /// TIMEX3 value: `2023-06-19`, `2023-06-18TNI`, `PT5H`, `PRESENT_REF`.
    pub value: String,
    /// TIMEX3 mod: `START`, `MID`, `END`, `APPROX`, `BEFORE`, `AFTER`, `LESS_THAN`, `MORE_THAN`, ….
    pub modifier: Option<&'static str>,
    /// The date it names, where it names one.
    pub date: Option<VisitDate>,
    /// True for a time of day alone, whose date is that of the day named last.
    pub is_day_assumed: bool,
    /// What the value rests on: rule, anchor and direction, for `explain`.
    pub evidence: String,
}

/// The time expressions of an article's body, in order. `sentences` are the article's, numbered; `mentions` its names, in order of
/// their start: a weekday or month inside one is no time.
pub fn times(article: &Article, sentences: &[Sentence], mentions: &[Mention]) -> Vec<TimeExpression> {
    let mut timeline = Timeline::new(&article.body, anchor(article));
    let mut found = Vec::new();
    for sentence in sentences {
        let kind = article.blocks.get(sentence.block).map(|block| block.kind);
        let Some(body) = sentence.body.as_ref().filter(|_| kind != Some(BlockKind::Code)) else { continue };
        timeline.is_caption = kind == Some(BlockKind::Caption);
        if let Some(text) = article.body.get(body.clone()) {
            for (start, piece) in language::pieces(text) {
                timeline.read(piece, body.start + start, mentions, &mut found);
            }
        }
    }
    found
}

/// The day that an article's "today" is: its dateline's, else that of its publication.
fn anchor(article: &Article) -> Option<Anchored> {
    let published = article.date.as_ref().and_then(|stated| stated.value.as_day())?;
    match article.dateline_day().filter(|day| *day != published) {
        Some(day) => Some(Anchored { day, what: "the dateline's day" }),
        None => Some(Anchored { day: published, what: "the article's day" }),
    }
}

/// The walk through the text, with what it named before.
struct Timeline {
    article: Option<Anchored>,
    discourse: Discourse,
    /// `3/4/2024` is 3 April.
    day_first_numbers: bool,
    /// The text is a picture's caption.
    is_caption: bool,
}

impl Timeline {
    /// The walk through a body, from its beginning.
    fn new(body: &str, article: Option<Anchored>) -> Self {
        let day_first_numbers = number_order::is_day_first(body, article.map(|anchor| anchor.day));
        Self { article, discourse: Discourse::default(), day_first_numbers, is_caption: false }
    }

    fn read(&mut self, text: &str, offset: usize, mentions: &[Mention], found: &mut Vec<TimeExpression>) {
        let lexemes = lexeme::lexemes(text);
        self.discourse.begin_sentence(&lexemes);
        let reader = Reader { text, lexemes: &lexemes, day_first_numbers: self.day_first_numbers };
        let mut phrases = reader.phrases();
        let names = Names { mentions, offset, text, lexemes: &lexemes };
        phrases.retain(|phrase| !names.hold(phrase));
        for phrase in reader.ranges(phrases) {
            let direction = direction::direction(&lexemes, &phrase, self.is_caption);
            let resolved = self
                .discourse
                .calendar(self.article, direction.side, reader.sense_before(phrase.first))
                .resolve(&phrase);
            self.discourse.remember(self.article, &phrase, &resolved);
            found.extend(expression(text, offset, &lexemes, &phrase, direction, resolved));
        }
    }
}

fn expression(
    text: &str,
    offset: usize,
    lexemes: &[Lexeme],
    phrase: &Phrase,
    direction: Direction,
    resolved: Resolved,
) -> Option<TimeExpression> {
    let start = lexemes.get(phrase.first)?.span.start;
    let end = lexemes.get(phrase.end.checked_sub(1)?)?.span.end;
    let evidence = evidence::evidence(text, lexemes, phrase, direction, &resolved);
    Some(TimeExpression {
        span: offset + start..offset + end,
        kind: resolved.kind,
        value: resolved.value,
        modifier: phrase.modifier,
        date: resolved.date,
        is_day_assumed: phrase.when == When::TimeAlone,
        evidence,
    })
}
