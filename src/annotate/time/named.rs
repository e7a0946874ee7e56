//! Weekdays, months and holidays that are part of a name: "Sunday Ighodalo", "Good Friday Agreement".

use super::lexeme::{Lexeme, Sense, Tense};
use super::phrase::{Phrase, When};
use crate::annotate::{EntityKind, Mention};
use crate::article::Span;

/// Names of the text around a phrase.
pub(super) struct Names<'t> {
    /// The article's names, in order of their start.
    pub(super) mentions: &'t [Mention],
    /// Where the text of the lexemes begins.
    pub(super) offset: usize,
    pub(super) text: &'t str,
    pub(super) lexemes: &'t [Lexeme],
}

impl Names<'_> {
    /// True for a phrase that is part of a name and no time.
    pub(super) fn hold(&self, phrase: &Phrase) -> bool {
        let first = self.lexemes.get(phrase.first);
        let last = phrase.end.checked_sub(1).and_then(|at| self.lexemes.get(at));
        let Some((first, last)) = first.zip(last) else { return false };
        let span = self.offset + first.span.start..self.offset + last.span.end;
        self.is_inside(phrase, &span) || self.is_given_name(phrase, &span)
    }

    /// A length of time in the title of a work ("60 Minutes"); a weekday, month, season or holiday within the longer name of a person, body, work or event. A weekday at the end of that of
    /// a person or body is one ("the World Bank Friday"): names seldom end in a weekday, and are often read too far. Years stay
    /// dates: "the 2022 World Cup"; so does the weekday of "said Sunday Lena May Okoro", read as four names of one person.
    fn is_inside(&self, phrase: &Phrase, span: &Span) -> bool {
        let behind = self.mentions.partition_point(|mention| mention.span.start <= span.start);
        let Some(name) = behind.checked_sub(1).and_then(|at| self.mentions.get(at)) else { return false };
        if span.end > name.span.end {
            return false;
        }
        if matches!(phrase.when, When::Duration { .. } | When::Set(_)) {
            return name.kind == EntityKind::Work;
        }
        if *span == name.span {
            return false;
        }
        let is_of_people = matches!(name.kind, EntityKind::Person | EntityKind::Organisation);
        let is_named = is_of_people || matches!(name.kind, EntityKind::Work | EntityKind::Event);
        let stands_behind = is_of_people && span.end == name.span.end;
        match phrase.when {
            When::Weekday { .. } => is_named && !stands_behind && !self.is_of_saying(phrase, name, span),
            When::Holiday { .. } | When::Month { .. } | When::Season { .. } => is_named,
            _ => false,
        }
    }

    /// "Sunday Ighodalo opened a shop": a weekday before somebody whom the article gives no other first name.
    fn is_given_name(&self, phrase: &Phrase, span: &Span) -> bool {
        if !matches!(phrase.when, When::Weekday { relation: None, recurs: false, .. }) || phrase.clock.is_some() {
            return false;
        }
        let led = phrase.first.checked_sub(1).and_then(|at| self.lexemes.get(at)).is_some_and(|before| {
            matches!(
                before.sense,
                Sense::Link("on" | "since" | "until" | "by" | "before" | "after" | "from" | "to" | "through")
            )
        });
        let behind = self.mentions.partition_point(|mention| mention.span.start < span.end);
        let surname = self.mentions.get(behind).filter(|mention| mention.span.start == span.end + 1);
        let day = self.text.get(span.start - self.offset..span.end - self.offset).unwrap_or_default();
        let fits = |name: &str| name.split_once(' ').is_none_or(|(given, _)| given == day);
        !led && surname.is_some_and(|mention| mention.kind == EntityKind::Person && fits(&mention.name))
    }

    /// "said Sunday Lena Okoro": the weekday belongs to the verb, for the name is whole without it.
    fn is_of_saying(&self, phrase: &Phrase, name: &Mention, span: &Span) -> bool {
        let verb = phrase.first.checked_sub(1).and_then(|at| self.lexemes.get(at));
        let words = name.name.split(' ').count();
        span.start == name.span.start && words > 2 && verb.is_some_and(|verb| verb.tense == Tense::Report)
    }
}
