//! One sentence as the event finder sees it: words, each with the mention or time expression that it belongs to, and
//! the event words among them.

use std::ops::Range;

use super::lexicon::{self, Form, Trigger, TriggerKind};
use super::since::{self, Earlier};
use crate::annotate::{EntityKind, Mention, Sentence, TimeExpression};
use crate::article::Span;
use crate::language;

/// A trigger at a place in the sentence.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    /// Index of its first word.
    pub(super) word: usize,
    /// Index after its last word.
    pub(super) end: usize,
    /// The trigger.
    pub(super) trigger: &'static Trigger,
}

impl Hit {
    /// True where the trigger is a noun that names an event.
    pub(super) fn is_noun(&self) -> bool {
        self.trigger.form == Form::Noun
    }
}

/// One sentence of the body, word by word.
pub(super) struct Reading<'a> {
    /// The article's body.
    pub(super) body: &'a str,
    /// Range of each word in the body.
    pub(super) spans: Vec<Span>,
    /// Each word in lower case.
    pub(super) words: Vec<String>,
    /// The mention that each word belongs to.
    pub(super) mention_at: Vec<Option<&'a Mention>>,
    /// The time expression that each word belongs to.
    pub(super) time_at: Vec<Option<&'a TimeExpression>>,
    /// True for words between quotation marks.
    pub(super) quoted: Vec<bool>,
    /// The triggers in order.
    pub(super) hits: Vec<Hit>,
    /// What "their first since …" looks back to.
    pub(super) earlier: Vec<Earlier>,
}

impl<'a> Reading<'a> {
    /// Reads one sentence; `mentions` and `times` are those of the sentence.
    pub(super) fn of(body: &'a str, sentence: &Sentence, mentions: &'a [Mention], times: &'a [TimeExpression]) -> Self {
        let span = sentence.body.clone().unwrap_or_default();
        let text = body.get(span.clone()).unwrap_or_default();
        let spans: Vec<Span> =
            language::tokens(text).iter().map(|t| t.span.start + span.start..t.span.end + span.start).collect();
        let words: Vec<String> = spans.iter().map(|s| body[s.clone()].to_lowercase()).collect();
        let mention_at = holding(&spans, mentions, |m| &m.span);
        let time_at = holding(&spans, times, |t| &t.span);
        let quoted = quoted(&words);
        let mut reading =
            Self { body, spans, words, mention_at, time_at, quoted, hits: Vec::new(), earlier: Vec::new() };
        reading.hits = reading.find_hits();
        reading.earlier = since::phrases(&reading);
        reading
    }

    /// Number of words.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word at an index; empty beyond the ends.
    pub(super) fn word(&self, index: usize) -> &str {
        self.words.get(index).map_or("", String::as_str)
    }

    /// The word before an index.
    pub(super) fn before(&self, index: usize) -> &str {
        index.checked_sub(1).map_or("", |i| self.word(i))
    }

    /// The mentions that begin in a range of words, each with the range of its own words.
    pub(super) fn mentions_in(&self, range: Range<usize>) -> Vec<(Range<usize>, &'a Mention)> {
        let mut found: Vec<(Range<usize>, &'a Mention)> = Vec::new();
        for index in range {
            let Some(mention) = self.mention_at.get(index).copied().flatten() else { continue };
            match found.last_mut() {
                Some((words, last)) if last.span == mention.span => words.end = index + 1,
                _ => found.push((index..index + 1, mention)),
            }
        }
        found
    }

    /// The dated time expressions that begin in a range of words, each with the range of its own words.
    pub(super) fn times_in(&self, range: Range<usize>) -> Vec<(Range<usize>, &'a TimeExpression)> {
        let mut found: Vec<(Range<usize>, &'a TimeExpression)> = Vec::new();
        for index in range {
            let Some(time) = self.time_at.get(index).copied().flatten() else { continue };
            match found.last_mut() {
                Some((words, last)) if last.span == time.span => words.end = index + 1,
                _ => found.push((index..index + 1, time)),
            }
        }
        found
    }

    /// True for a word of a phrase that looks back: its place and its date are not those of what the clause tells.
    pub(super) fn looks_back(&self, word: usize) -> bool {
        self.earlier.iter().any(|earlier| earlier.words.contains(&word))
    }

    /// The stretch of the body that a range of words covers, marks at both ends left out.
    pub(super) fn stretch(&self, range: Range<usize>) -> Option<Span> {
        let is_mark = |index: &usize| !self.word(*index).chars().any(char::is_alphanumeric);
        let start = range.clone().find(|i| !is_mark(i))?;
        let end = range.rev().find(|i| !is_mark(i))?;
        Some(self.spans.get(start)?.start..self.spans.get(end)?.end)
    }

    /// The range of a trigger in the body.
    pub(super) fn span_of(&self, hit: &Hit) -> Span {
        let start = self.spans.get(hit.word).map_or(0, |s| s.start);
        start..self.spans.get(hit.end - 1).map_or(start, |s| s.end)
    }

    fn find_hits(&self) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut index = 0;
        while index < self.len() {
            let hit = self.hit_at(index);
            index = hit.as_ref().map_or(index + 1, |hit: &Hit| hit.end);
            hits.extend(hit);
        }
        hits
    }

    fn hit_at(&self, word: usize) -> Option<Hit> {
        if self.mention_at[word].is_some_and(|m| m.kind != EntityKind::Event) {
            return None;
        }
        let noun = self.reads_as_noun(word);
        let fits = |trigger: &&Trigger| match trigger.form {
            Form::Noun => true,
            Form::Base | Form::Third | Form::Gerund => !noun || trigger.kind == TriggerKind::PutOff,
            Form::Past | Form::Participle => !self.stands_before_a_noun(word),
        };
        let mut found = lexicon::triggers_at(&self.words[word..]).filter(|t| fits(t));
        let first = found.next()?;
        // A word such as "meeting" is a noun unless a form of "be" or a preposition that takes a gerund stands before.
        let noun_form = std::iter::once(first).chain(found).find(|t| t.form == Form::Noun && t.len() == first.len());
        let trigger = match noun_form {
            Some(as_noun) if first.form != Form::Noun => {
                if self.reads_as_verb(word, first.form) {
                    first
                } else {
                    as_noun
                }
            }
            _ => first,
        };
        Some(Hit { word, end: word + trigger.len(), trigger })
    }

    /// True where an article, an adjective-like word or a possessive stands before: "the visit", "Petrov’s visit".
    fn reads_as_noun(&self, word: usize) -> bool {
        let before = self.before(word);
        matches!(
            before,
            "a" | "an" | "the" | "this" | "that" | "his" | "her" | "their" | "its" | "’s" | "'s" | "for" | "of"
        ) || before.ends_with("-day")
    }

    /// True where the word before lets an ambiguous word be a verb: "will be meeting", "to visit".
    pub(super) fn reads_as_verb(&self, word: usize, form: Form) -> bool {
        let before = self.before(word);
        match form {
            Form::Gerund => {
                matches!(
                    before,
                    "be" | "is" | "are" | "was" | "were" | "been" | "’m" | "after" | "before" | "by" | "while"
                )
            }
            Form::Base => {
                matches!(
                    before,
                    "to" | "will"
                        | "would"
                        | "may"
                        | "might"
                        | "could"
                        | "can"
                        | "should"
                        | "shall"
                        | "also"
                        | "they"
                        | "not"
                )
            }
            Form::Third => {
                self.mention_at.get(word.wrapping_sub(1)).copied().flatten().is_some()
                    || before == "he"
                    || before == "she"
            }
            _ => true,
        }
    }

    /// True for an event noun that stands for several events; "talks" are one.
    pub(super) fn is_plural(&self, hit: &Hit) -> bool {
        hit.is_noun() && self.word(hit.end - 1).ends_with('s') && self.word(hit.end - 1) != "talks"
    }

    /// True for "was met at the door": who was met by nobody that is named has not met anybody.
    pub(super) fn is_passive(&self, hit: &Hit) -> bool {
        hit.trigger.action == "meet"
            && hit.trigger.form == Form::Past
            && matches!(self.before(hit.word), "was" | "were" | "been" | "being" | "be")
    }

    /// True for a participle used as an adjective: "a planned visit", "the appointed hour".
    fn stands_before_a_noun(&self, word: usize) -> bool {
        matches!(self.before(word), "a" | "an" | "the" | "his" | "her" | "their" | "its")
    }
}

/// For each word, the item that holds it. Both are in order.
fn holding<'a, T>(words: &[Span], items: &'a [T], span: impl Fn(&T) -> &Span) -> Vec<Option<&'a T>> {
    let mut items = items.iter().peekable();
    words
        .iter()
        .map(|word| {
            while items.next_if(|item| span(item).end <= word.start).is_some() {}
            items.peek().copied().filter(|item| span(item).start < word.end)
        })
        .collect()
}

/// True for the words between quotation marks.
fn quoted(words: &[String]) -> Vec<bool> {
    let mut open = false;
    words
        .iter()
        .map(|word| {
            match word.as_str() {
                "“" => open = true,
                "”" => open = false,
                "\"" => open = !open,
                _ => return open,
            }
            false
        })
        .collect()
}
