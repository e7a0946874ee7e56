//! Whom "he said" means, and whose words stand alone: what the sentences before tell.

use std::collections::BTreeSet;

use super::cue::Cue;
use super::phrase::{How, Phrase};
use super::reading::{Kind, Reading, Told};
use super::speaker::Speaker;
use crate::annotate::{EntityId, EntityKind, Gender, pronoun_gender};
use crate::article::Span;

/// Sentences that are looked back on for whom a pronoun means.
const SENTENCES: usize = 10;

/// Pieces of a sentence that are read; a longer one is a list or a text without full stops.
const WINDOW: usize = 250;

/// Paragraphs that are looked back on.
const PARAGRAPHS: usize = 2;

/// Sentences after which "the statement" is no longer the one that was quoted.
const STATEMENT: usize = 4;

/// Words with which something stands before the subject of a sentence, up to the first comma.
const ADVERBIAL: [&str; 34] = [
    "in",
    "on",
    "at",
    "after",
    "before",
    "during",
    "when",
    "while",
    "as",
    "for",
    "from",
    "with",
    "by",
    "under",
    "since",
    "speaking",
    "asked",
    "writing",
    "outside",
    "inside",
    "if",
    "although",
    "though",
    "despite",
    "besides",
    "unlike",
    "among",
    "earlier",
    "later",
    "yesterday",
    "meanwhile",
    "however",
    "to",
    "of",
];

/// The speakers found so far, by quotation.
pub(super) type Spoken = Vec<Option<Speaker>>;

impl Reading<'_> {
    /// Index of the sentence that a piece is in.
    pub(super) fn sentence_of(&self, piece: usize) -> usize {
        self.sentences.partition_point(|told| told.pieces.end <= piece).min(self.sentences.len().saturating_sub(1))
    }

    /// Who or what a sentence is about: what stands at its head.
    pub(super) fn opener(&self, pieces: &Span) -> Option<Phrase> {
        let pieces = &(pieces.start..pieces.end.min(pieces.start + WINDOW));
        let mut from = pieces.start;
        if ADVERBIAL.contains(&self.lower(from).as_str()) {
            let comma = pieces.clone().find(|&piece| self.text(piece) == ",").map(|comma| comma + 1);
            let named =
                |&piece: &usize| matches!(self.lower(piece).as_str(), "he" | "she") || self.person(piece).is_some();
            from = comma.or_else(|| pieces.clone().find(named))?;
            if ADVERBIAL.contains(&self.lower(from).as_str()) {
                return None;
            }
        }
        while matches!(self.lower(from).as_str(), "and" | "but" | "then" | "yet" | "so") {
            from += 1;
        }
        let word = self.lower(from);
        if matches!(word.as_str(), "he" | "she" | "it" | "they") {
            return Some(Phrase { entity: None, text: self.text(from).to_owned(), from, how: How::Pronoun });
        }
        let mut head = from;
        while head < pieces.end
            && self.is_word(head)
            && head < from + 8
            && !is_verb(self.text(head))
            && !self.stops(head)
        {
            head += 1;
        }
        if let Some(person) = self.person(head).filter(|_| head < pieces.end) {
            return Some(self.named(person, from));
        }
        let span = self.pieces.get(from)?.span.start;
        let after = self.references.partition_point(|reference| reference.mention.span.start < span);
        if let Some(meant) = self.references.get(after).filter(|found| found.mention.span.start <= span + 4) {
            let entity = Some(meant.mention.entity.clone());
            let text = self.body.get(span..meant.mention.span.end)?.to_owned();
            return Some(Phrase { entity, text, from, how: How::Meant });
        }
        let apposition = self.name_after_comma(from, head, pieces.end);
        apposition.or_else(|| {
            let body = self
                .name(head)
                .filter(|name| !self.owns(head + 1) && name.kind == EntityKind::Organisation && head <= from + 1)?;
            Some(self.named(body, from))
        })
    }

    /// "The governor, Laura Stein, …".
    fn name_after_comma(&self, from: usize, head: usize, end: usize) -> Option<Phrase> {
        let comma = (head..end.min(from + 10)).find(|&piece| self.text(piece) == ",")?;
        let close = (comma + 1..end).find(|&piece| self.text(piece) == ",")?;
        let name =
            (comma + 1..close).find(|&piece| self.person(piece).is_some() && self.is_name_alone(comma + 1, piece))?;
        let plain = (from..close).all(|piece| !is_verb(self.text(piece)));
        self.person(name).filter(|_| plain).map(|person| self.named(person, from))
    }

    /// The person who is the subject of a verb of saying outside quotations.
    pub(super) fn sayer(&self, pieces: &Span, spoken: &Spoken) -> Option<Phrase> {
        let pieces = &(pieces.start..pieces.end.min(pieces.start + WINDOW));
        if let Some(found) = self.behind_a_comma(pieces.start, pieces.end).and_then(|found| found.phrase) {
            let found = self.resolved(found, spoken);
            return found.entity.is_some().then_some(found);
        }
        let mut verbs = pieces.clone().filter(|&piece| self.is_word(piece) && Cue::Said.has(self.text(piece)));
        verbs.find_map(|verb| {
            let found = self.subject(pieces.start, verb)?;
            let found = if found.how == How::Opener { self.opener(pieces)? } else { found };
            let found = self.resolved(found, spoken);
            found.entity.is_some().then_some(found)
        })
    }

    /// A phrase with whom it means where it is a pronoun, the head of its sentence or "the statement".
    pub(super) fn resolved(&self, phrase: Phrase, spoken: &Spoken) -> Phrase {
        let sentence = self.sentence_of(phrase.from);
        match phrase.how {
            How::Pronoun => {
                let word = phrase.text.to_lowercase();
                let entity = match word.as_str() {
                    "he" | "she" => self.antecedent(sentence, phrase.from, pronoun_gender(&word), spoken),
                    "it" => self.body_before(sentence),
                    _ => None,
                };
                Phrase { entity, ..phrase }
            }
            How::Opener => {
                let pieces = self.sentences[sentence].pieces.start..phrase.from;
                match self.opener(&pieces) {
                    Some(found) => self.resolved(found, spoken),
                    None => phrase,
                }
            }
            How::Document => match self.who_stated(sentence, phrase.from, spoken) {
                Some(said) => {
                    Phrase { entity: said.entity.clone(), text: said.text.clone().unwrap_or(phrase.text), ..phrase }
                }
                None => phrase,
            },
            _ => phrase,
        }
    }

    /// The body or its speaker whose words were quoted last: "the statement added".
    fn who_stated<'s>(&self, sentence: usize, piece: usize, spoken: &'s Spoken) -> Option<&'s Speaker> {
        let from = self.sentences[sentence.saturating_sub(STATEMENT)].pieces.start.max(piece.saturating_sub(WINDOW));
        let to = piece;
        let quoted = (from..to).rev().filter_map(|piece| match self.kind(piece)? {
            Kind::Quote(index) => spoken.get(index)?.as_ref(),
            _ => None,
        });
        let by_name = |said: &&Speaker| said.entity.as_ref().is_some_and(|entity| entity.0.starts_with("person/"));
        quoted.take(1).find(|said| said.text.is_some() && !by_name(said))
    }

    /// Whom "he" or "she" means: who speaks or stands at the head of the sentence before, or the only one in it who may be
    /// meant. Nobody where it could be one of several.
    fn antecedent(&self, sentence: usize, piece: usize, gender: Option<Gender>, spoken: &Spoken) -> Option<EntityId> {
        let told = &self.sentences[sentence];
        // "Asked by Ms Stein about it, she said": who asks is not who answers.
        let asked = matches!(self.lower(told.pieces.start).as_str(), "asked" | "questioned" | "pressed");
        let here = if asked { BTreeSet::new() } else { self.fitting(told.pieces.start..piece, gender) };
        if !here.is_empty() {
            return only(here);
        }
        for before in self.sentences[..sentence].iter().rev().take(SENTENCES) {
            if before.paragraph + PARAGRAPHS < told.paragraph {
                return None;
            }
            let fits = |entity: &&EntityId| entity.0.starts_with("person/") && self.agrees(entity, gender);
            let quoted = self.quoted_last(&before.pieces, spoken);
            let teller = quoted.and_then(|said| said.via.as_ref()?.entity.as_ref());
            let speaker = quoted.and_then(|said| said.entity.as_ref());
            if let Some(speaker) = teller.filter(fits).or_else(|| speaker.filter(fits)) {
                return Some(speaker.clone());
            }
            let head = self.opener(&before.pieces);
            if let Some(entity) = head.as_ref().and_then(|head| head.entity.as_ref()).filter(fits) {
                return Some(entity.clone());
            }
            let same = |head: &Phrase| head.how == How::Pronoun && pronoun_gender(&head.text.to_lowercase()) == gender;
            if head.as_ref().is_some_and(same) {
                continue;
            }
            let people = self.fitting(before.pieces.clone(), gender);
            if people.len() > 1 {
                return self
                    .sayer(&before.pieces, spoken)
                    .and_then(|found| found.entity)
                    .filter(|entity| fits(&entity));
            }
            if !people.is_empty() {
                return only(people);
            }
        }
        None
    }

    fn agrees(&self, person: &EntityId, gender: Option<Gender>) -> bool {
        self.genders.get(person).is_none_or(|known| Some(*known) == gender)
    }

    fn fitting(&self, pieces: Span, gender: Option<Gender>) -> BTreeSet<&EntityId> {
        let near = pieces.start.max(pieces.end.saturating_sub(WINDOW))..pieces.end;
        self.people(near).map(|mention| &mention.entity).filter(|entity| self.agrees(entity, gender)).collect()
    }

    /// The body that the sentence before is about: "It said".
    fn body_before(&self, sentence: usize) -> Option<EntityId> {
        let told = &self.sentences[sentence];
        let before = &self.sentences[sentence.checked_sub(1)?];
        if before.paragraph + 1 < told.paragraph {
            return None;
        }
        let head = self.opener(&before.pieces).and_then(|head| head.entity);
        head.filter(|entity| entity.0.starts_with("organisation/")).or_else(|| {
            let named = before.pieces.clone().take(WINDOW).filter_map(|piece| self.name(piece));
            only(named.filter(|name| name.kind == EntityKind::Organisation).map(|name| &name.entity).collect())
        })
    }

    /// Whose words a sentence is that has nothing but a quotation: who goes on speaking from the sentence before, or stands
    /// at its head.
    pub(super) fn alone(&self, piece: usize, spoken: &Spoken) -> Option<Speaker> {
        let sentence = self.sentence_of(piece);
        let told = &self.sentences[sentence];
        let aside = |told: &&Told| self.text(told.pieces.start) != "(";
        let before = self.sentences[..sentence].iter().rev().take(SENTENCES).find(aside)?;
        if before.paragraph == told.paragraph {
            if let Some(said) = self.quoted_last(&before.pieces, spoken) {
                return (said.cue.is_some())
                    .then(|| Speaker { rule: "goes on from the quotation before", ..said.clone() });
            }
            let found = self.sayer(&before.pieces, spoken).or_else(|| {
                let head = self.opener(&before.pieces).or_else(|| self.owner_at_the_head(&before.pieces))?;
                let head = self.resolved(head, spoken);
                head.entity.as_ref().is_some_and(|entity| entity.0.starts_with("person/")).then_some(head)
            })?;
            return Some(Speaker::of(found, None, "whom the sentence before is about"));
        }
        let whole = told.pieces.len() == 1
            && self.sentences.get(sentence + 1).is_none_or(|next| next.paragraph != told.paragraph);
        if !whole || before.paragraph + 1 < told.paragraph {
            return None;
        }
        if let Some(said) = self.quoted_last(&before.pieces, spoken) {
            return Some(Speaker { rule: "goes on from the quotation before", ..said.clone() });
        }
        let found = self.sayer(&before.pieces, spoken)?;
        Some(Speaker::of(found, None, "who says something in the sentence before"))
    }

    /// True for a body, for who is printed as its speaker, and for what is described so.
    pub(super) fn speaks_for_a_body(&self, speaker: &Speaker) -> bool {
        speaker.text.as_deref().is_some_and(tells_of_a_speaker)
            || speaker
                .entity
                .as_ref()
                .is_some_and(|entity| entity.0.starts_with("organisation/") || self.official.contains(entity))
    }

    /// Whose the thing is that stands at the head of a sentence: "His ward has ninety villages."
    fn owner_at_the_head(&self, pieces: &Span) -> Option<Phrase> {
        let text = match self.lower(pieces.start).as_str() {
            "his" => "he",
            "her" => "she",
            _ => return None,
        };
        Some(Phrase { entity: None, text: text.to_owned(), from: pieces.start, how: How::Pronoun })
    }

    /// The speaker of the last quotation of a sentence.
    fn quoted_last<'s>(&self, pieces: &Span, spoken: &'s Spoken) -> Option<&'s Speaker> {
        let quote = pieces.clone().rev().take(WINDOW).find_map(|piece| match self.kind(piece)? {
            Kind::Quote(index) => Some(index),
            _ => None,
        })?;
        spoken.get(quote)?.as_ref()
    }
}

/// True for a role or description of somebody who speaks for a body: "ministry spokesperson".
pub(super) fn tells_of_a_speaker(text: &str) -> bool {
    text.split([' ', '-']).any(|word| Cue::SpeaksFor.has(&word.to_lowercase()))
}

fn is_verb(word: &str) -> bool {
    Cue::Said.has(word)
        || Cue::Stance.has(word)
        || matches!(word, "is" | "was" | "are" | "were" | "has" | "had" | "have")
}

fn only(people: BTreeSet<&EntityId>) -> Option<EntityId> {
    let mut people = people.into_iter();
    people.next().filter(|_| people.next().is_none()).cloned()
}
