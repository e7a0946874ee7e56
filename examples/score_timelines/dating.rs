//! The date of a given event: the expression of its sentence that governs it, else the day that the story tells of.

use std::ops::Range;

use backgrounder::annotate::{Annotated, TimeExpression, TimexKind};
use backgrounder::date::{Grain, VisitDate};
use jiff::civil::Date;

use super::corpus::{Document, Event};

/// Sentences at the head of a story that tell of which day it is.
const HEAD: usize = 6;
/// Words between a verb of saying and the expression that is its own: "said yesterday", "said in Rome on Monday".
const OF_SAYING: usize = 6;
/// Verbs of saying: what they tell has its own date.
const SAYING: [&str; 20] = [
    "say",
    "said",
    "says",
    "saying",
    "told",
    "tell",
    "tells",
    "announce",
    "announced",
    "announces",
    "claim",
    "claimed",
    "claims",
    "report",
    "reported",
    "reports",
    "stated",
    "noted",
    "described",
    "acknowledged",
];
const CLAUSE_WORDS: [&str; 12] =
    ["and", "but", "who", "which", "that", "when", "after", "before", "while", "where", "since", "as"];
const AHEAD: [&str; 9] = ["will", "would", "may", "might", "could", "can", "should", "to", "shall"];

/// The dates of a document's events.
pub(crate) struct Dating<'a> {
    document: &'a Document,
    times: Vec<&'a TimeExpression>,
    story_day: Option<Date>,
}

impl<'a> Dating<'a> {
    pub(crate) fn new(document: &'a Document, annotated: &'a Annotated) -> Self {
        let times: Vec<&TimeExpression> = annotated.times.iter().filter(|time| is_dated(time)).collect();
        let story_day = story_day(document, &times);
        Self { document, times, story_day }
    }

    /// The date of an event.
    pub(crate) fn date(&self, event: &Event) -> Option<VisitDate> {
        let sentence = self.document.sentence(event.span.start);
        let word = self.document.text.get(event.span.clone()).unwrap_or_default().to_lowercase();
        let is_saying = SAYING.contains(&word.as_str());
        self.times
            .iter()
            .filter(|time| sentence.contains(&time.span.start))
            .map(|time| (self.distance(&time.span, event), time))
            .min_by_key(|(distance, _)| *distance)
            .filter(|(distance, _)| !is_saying || *distance <= OF_SAYING)
            .and_then(|(_, time)| time.date.clone())
            .or_else(|| {
                let told = if self.is_ahead(sentence.start, event) { None } else { self.story_day };
                told.or(self.document.day).map(VisitDate::day)
            })
    }

    /// Words between an expression and an event; marks and words that part clauses count more, an expression in front a little.
    fn distance(&self, time: &Range<usize>, event: &Event) -> usize {
        let (start, end) = (time.end.min(event.span.end), time.start.max(event.span.start));
        let words = self.document.text.get(start..end).unwrap_or_default().split_whitespace();
        let cost = |word: &str| match word {
            "," => 5,
            ";" => 21,
            _ if CLAUSE_WORDS.contains(&word) => 5,
            _ => 1,
        };
        words.map(cost).sum::<usize>() + if time.start < event.span.start { 2 } else { 0 }
    }

    /// "will meet", "to be sold": not of the day that the story tells of.
    fn is_ahead(&self, sentence: usize, event: &Event) -> bool {
        let before = self.document.text.get(sentence..event.span.start).unwrap_or_default();
        let mut words = before.split_whitespace().rev().skip_while(|word| ["not", "be", "also", "have"].contains(word));
        words.next().is_some_and(|word| AHEAD.contains(&word))
    }
}

fn is_dated(time: &TimeExpression) -> bool {
    let grain = time.date.as_ref().map(VisitDate::grain);
    matches!(grain, Some(Grain::Day | Grain::Month | Grain::Year))
        && matches!(time.kind, TimexKind::Date | TimexKind::Time)
}

/// The day of which a story tells: the first one at its head that lies in the week before it was written ("on Monday", "yesterday").
fn story_day(document: &Document, times: &[&TimeExpression]) -> Option<Date> {
    let written = document.day?;
    let head = document.text.match_indices('\n').nth(HEAD).map_or(document.text.len(), |(at, _)| at);
    times.iter().take_while(|time| time.span.start < head).find_map(|time| {
        let day = time.date.as_ref()?.as_day()?;
        let age = day.until(written).ok()?.get_days();
        (1..=7).contains(&age).then_some(day)
    })
}
