//! Who speaks, where a verb of saying comes first: "said foreign minister Laura Stein".

use super::cue::Cue;
use super::phrase::{DETERMINERS, How, LONGEST, Phrase, STOPS, is_adverb};
use super::reading::{Kind, Reading};
use crate::annotate::EntityKind;

impl Reading<'_> {
    /// Who speaks, named after the verb: "said foreign minister X", "said a dockworker", "said the mayor, X".
    pub(super) fn object(&self, from: usize, ceiling: usize) -> Option<Phrase> {
        let mut at = from;
        while at < ceiling && is_adverb(&self.lower(at)) {
            at += 1;
        }
        let word = self.lower(at);
        if matches!(word.as_str(), "he" | "she" | "it" | "they") {
            let text = self.text(at).to_owned();
            return Some(Phrase { entity: None, text, from: at, how: How::Pronoun });
        }
        if self.kind(at)? == Kind::Mark || self.is_quote(at) || STOPS.contains(&word.as_str()) {
            return None;
        }
        let end = self.object_end(at, ceiling);
        let named = (at..end).find(|&piece| self.person(piece).is_some() && self.is_name_alone(at, piece));
        if let Some(person) = named.and_then(|piece| self.person(piece)) {
            return Some(self.named(person, at));
        }
        if self.text(end) == ","
            && let Some(person) = self.apposition(end + 1, ceiling)
        {
            return Some(person);
        }
        let last = end.checked_sub(1).filter(|&last| last >= at)?;
        match self.name(last) {
            Some(mention) if self.before_role(at, last) == at => {
                let known = matches!(mention.kind, EntityKind::Organisation | EntityKind::Place | EntityKind::Person);
                known.then(|| self.named(mention, at))
            }
            _ if DETERMINERS.contains(&word.as_str()) => Some(self.described(at, last)),
            _ => self.bare(at, last).map(|start| self.described(start, last)),
        }
    }

    fn object_end(&self, at: usize, ceiling: usize) -> usize {
        let ends = |&piece: &usize| {
            let word = self.lower(piece);
            let joins = self.owns(piece) || self.text(piece) == "-" || self.abbreviates(piece) && piece + 1 < ceiling;
            let mark = self.kind(piece) == Some(Kind::Mark) && !joins;
            self.is_quote(piece) || mark || STOPS.contains(&word.as_str()) || Cue::Participle.has(&word)
        };
        (at..ceiling.min(at + LONGEST)).find(ends).unwrap_or(ceiling.min(at + LONGEST))
    }

    /// The person named between the comma after a description and the next one.
    fn apposition(&self, from: usize, ceiling: usize) -> Option<Phrase> {
        let mut from = from;
        for _ in 0..2 {
            let end = self.object_end(from, ceiling);
            let last = (from..end).find(|&piece| self.person(piece).is_some() && self.is_name_alone(from, piece));
            if let Some(person) = last.and_then(|piece| self.person(piece)) {
                return Some(self.named(person, from));
            }
            if self.text(end) != "," {
                return None;
            }
            from = end + 1;
        }
        None
    }
}
