//! When and where a source has a quotation said.

use std::sync::LazyLock;

use hashbrown::HashMap;

use crate::annotate::{Annotated, EventCandidate, Mention, Quote, TimeExpression};
use crate::article::Span;
use crate::briefing::{BriefedQuote, Statement};
use crate::date::VisitDate;
use crate::tables::{COUNTRIES, LANDMARKS, PLACES};

/// A speech goes on over so many sentences at most.
const LONGEST_SPEECH: usize = 5;
/// Between a word for saying and the spot stand so many words at most: "told a small group of reporters at".
const REACH: usize = 7;

/// What is said of a saying, with the words that say it.
#[derive(Debug, Clone)]
pub(super) struct Said<T> {
    /// What is said.
    pub(super) value: T,
    /// The sentence that says it.
    pub(super) statement: Statement,
    /// Its words.
    pub(super) span: Span,
}

impl<T> Said<T> {
    /// The statement that says it before those that give the words.
    pub(super) fn with(&self, given: &[(Statement, Span)]) -> Vec<(Statement, Span)> {
        let others = given.iter().filter(|(statement, _)| *statement != self.statement).cloned();
        std::iter::once((self.statement, self.span.clone())).chain(others).collect()
    }
}

/// A quotation in its article.
pub(super) struct Saying<'a> {
    annotated: &'a Annotated,
    quote: &'a Quote,
    at: Statement,
}

impl<'a> Saying<'a> {
    /// The saying of a quotation.
    pub(super) fn of(annotated: &'a Annotated, quote: &BriefedQuote) -> Option<Self> {
        Some(Self { annotated, quote: annotated.quotes.get(quote.quote)?, at: quote.statement })
    }

    /// The single day on which its speaker is told to speak: in its sentence, or in the sentences before it that the speech runs
    /// through.
    pub(super) fn day(&self) -> Option<Said<VisitDate>> {
        let body = &self.annotated.body_sentences;
        let place = body.binary_search(&self.at.sentence).ok()?;
        for (steps, &sentence) in body[..=place].iter().rev().take(LONGEST_SPEECH).enumerate() {
            let mut told =
                self.annotated.events_of(sentence).iter().filter(|event| steps == 0 || event.action == "say");
            if let Some(said) = told.find_map(|event| self.dated(event)) {
                return Some(said);
            }
            if steps == 0 && self.is_of_another_time() {
                return None;
            }
            // The sentence before may lead to the words; further back only the same speaker's words do.
            let speaks =
                self.annotated.quotes.iter().any(|q| q.sentence == sentence && q.speaker == self.quote.speaker);
            if steps > 0 && !speaks {
                return None;
            }
        }
        None
    }

    /// True where the words around it give a time that is none of a day, or tell it as long past: "had said on the evening of the
    /// ball".
    fn is_of_another_time(&self) -> bool {
        let Some(sentence) = self.sentences() else { return true };
        let spoken = |at: usize| self.annotated.quotes.iter().any(|quote| quote.span.contains(&at));
        let own = |time: &&TimeExpression| sentence.contains(&time.span.start) && !spoken(time.span.start);
        let body = &self.annotated.article.body;
        let around = [sentence.start..self.quote.span.start, self.quote.span.end..sentence.end];
        let words = around.into_iter().filter_map(|words| body.get(words));
        let is_past = words.flat_map(str::split_whitespace).any(|word| word == "had");
        is_past || self.annotated.times.iter().any(|time| own(&time))
    }

    /// The day of an event that is the speaker's speaking.
    fn dated(&self, event: &EventCandidate) -> Option<Said<VisitDate>> {
        let is_speech = matches!(event.action, "say" | "announce") && !event.negated;
        let date = event.date.clone().filter(|date| date.as_day().is_some())?;
        let is_speaker = self.quote.speaker.is_some() && event.participants.first() == self.quote.speaker.as_ref();
        let first = self.annotated.times.partition_point(|time| time.span.start < event.span.start);
        let mut times = self.annotated.times[first..].iter().take_while(|time| time.span.end <= event.span.end);
        let span = times.find(|time| time.date.as_ref() == Some(&date)).map(|time| time.span.clone())?;
        let statement = Statement { sentence: event.sentence, ..self.at };
        (is_speech && is_speaker).then_some(Said { value: date, statement, span })
    }

    /// The spot at which the words around it have it said: "at the Harbour Office", "before boarding the Anemone".
    pub(super) fn spot(&self) -> Option<Said<String>> {
        let (mention, lead) = self.whereabouts()?;
        let is_spot = !matches!(lead.1, "in");
        let span = lead.0..mention.span.end;
        let value = self.annotated.article.body.get(span.clone())?.to_owned();
        let sentence = self.annotated.sentence_at(span.start)?;
        is_spot.then_some(Said { value, statement: Statement { sentence, ..self.at }, span })
    }

    /// The country in which the words around it have it said.
    pub(super) fn country(&self) -> Option<&'static str> {
        let (mention, _) = self.whereabouts()?;
        COUNTRY_OF.get(mention.name.as_str()).copied().flatten()
    }

    /// The first name behind the word for saying that a preposition of place leads to, with the start of the phrase and that
    /// preposition.
    fn whereabouts(&self) -> Option<(&'a Mention, (usize, &'static str))> {
        let body = &self.annotated.article.body;
        let sentence = self.sentences()?;
        let from = self.behind_cue(&sentence)?;
        let first = self.annotated.mentions.partition_point(|mention| mention.span.start < from);
        let mut inside = self.annotated.mentions[first..].iter().take_while(|mention| mention.span.end <= sentence.end);
        inside.find_map(|mention| {
            let between = body.get(from..mention.span.start)?;
            let plain =
                !between.contains([',', ';', ':', '“', '”', '"']) && between.split_whitespace().count() <= REACH;
            let lead = lead(between).filter(|_| plain)?;
            Some((mention, (from + lead.0, lead.1)))
        })
    }

    /// From the start of the sentence that the quotation begins in to the end of that which it ends in.
    fn sentences(&self) -> Option<Span> {
        let body = |sentence: usize| self.annotated.sentences.get(sentence)?.body.clone();
        let last = self.annotated.sentence_at(self.quote.span.end).unwrap_or(self.at.sentence);
        Some(body(self.at.sentence)?.start..body(last)?.end)
    }

    /// Where the words behind the word for saying begin.
    fn behind_cue(&self, sentence: &Span) -> Option<usize> {
        let body = &self.annotated.article.body;
        let cue = self.quote.cue.as_deref().filter(|cue| !cue.is_empty())?;
        let behind = self.quote.span.end..sentence.end.max(self.quote.span.end);
        let before = sentence.start..self.quote.span.start.max(sentence.start);
        let found = |range: Span| {
            let text = body.get(range.clone())?;
            let at = text.match_indices(cue).find(|(at, _)| {
                let ends = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                ends(text[..*at].chars().next_back()) && ends(text[at + cue.len()..].chars().next())
            })?;
            Some(range.start + at.0 + cue.len())
        };
        found(behind).or_else(|| found(before))
    }
}

/// The phrase that the words before a name end with, where it says that somebody is there: its start and its preposition.
fn lead(between: &str) -> Option<(usize, &'static str)> {
    const BOARDING: [&str; 3] = ["before boarding", "after boarding", "while boarding"];
    const PREPOSITIONS: [&str; 6] = ["at", "outside", "inside", "aboard", "near", "in"];
    let plain = between.trim_end();
    let plain = plain.strip_suffix(" the").unwrap_or(plain);
    let ends = |lead: &&&str| plain.strip_suffix(**lead).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    let found = BOARDING.iter().find(ends).or_else(|| PREPOSITIONS.iter().find(ends))?;
    Some((plain.len() - found.len(), found))
}

/// The country of each place, none where places of several countries have the name.
static COUNTRY_OF: LazyLock<HashMap<&str, Option<&'static str>>> = LazyLock::new(|| {
    let mut found: HashMap<&str, Option<&'static str>> = HashMap::new();
    for [name, _, country, ..] in PLACES {
        let known = found.entry(name).or_insert(Some(country));
        if *known != Some(*country) {
            *known = None;
        }
    }
    found.extend(LANDMARKS.iter().map(|[name, country]| (*name, Some(*country))));
    found.extend(COUNTRIES.iter().map(|row| (row[0], Some(row[0]))));
    found
});
