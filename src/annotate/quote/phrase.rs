//! Whom a noun phrase names or describes: before a verb its subject, after it the one who speaks.

use super::cue::Cue;
use super::nominal;
use super::reading::{Kind, Reading};
use crate::annotate::{EntityId, EntityKind, Mention, address_before};
use crate::article::Span;

/// Pieces that a subject may stand before its verb.
const REACH: usize = 120;

/// Pieces of the longest description.
pub(super) const LONGEST: usize = 12;

/// Commas that are passed on the way from a verb to its subject: "Stein, 24, a baker from Bergen, said".
const COMMAS: usize = 5;

/// Words that lead from a description to what it belongs to: "a spokesman for the ministry".
const LINKS: [&str; 6] = ["of", "for", "at", "from", "in", "with"];

/// What somebody writes or says: "his diary says". A file about somebody is another's.
const OWN_PAPERS: [&str; 12] = [
    "diary",
    "memoir",
    "letter",
    "testimony",
    "tweet",
    "post",
    "email",
    "message",
    "note",
    "statement",
    "speech",
    "manifesto",
];

/// Words with which a description begins.
pub(super) const DETERMINERS: [&str; 24] = [
    "a", "an", "the", "one", "another", "his", "her", "its", "their", "my", "our", "some", "several", "many", "two",
    "three", "four", "five", "most", "both", "other", "no", "any", "somebody",
];

/// Words that end a description on its way to the left or to the right.
pub(super) const STOPS: [&str; 40] = [
    "and", "or", "but", "that", "which", "who", "whom", "whose", "when", "while", "as", "if", "because", "after",
    "before", "since", "than", "where", "whether", "why", "how", "what", "to", "by", "on", "about", "into", "over",
    "through", "during", "although", "though", "until", "against", "under", "so", "then", "with", "at", "in",
];

/// One or several who may speak, as a sentence gives them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Whom it means, where that is beyond doubt.
    pub(super) entity: Option<EntityId>,
    /// As printed.
    pub(super) text: String,
    /// The first of its pieces.
    pub(super) from: usize,
    /// How it was read.
    pub(super) how: How,
}

/// How a phrase stands for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// By name.
    Named,
    /// "he", "she", "it": somebody named before.
    Pronoun,
    /// By a description that belongs to exactly one of the article.
    Meant,
    /// By a description that names the body it speaks for.
    SpeaksFor,
    /// By a description alone.
    Described,
    /// "the statement", which somebody named before made.
    Document,
    /// "and said": who stands at the head of the sentence.
    Opener,
}

impl Reading<'_> {
    /// The subject of a verb: what stands before it in its sentence, back to `floor`.
    pub(super) fn subject(&self, floor: usize, verb: usize) -> Option<Phrase> {
        let floor = floor.max(verb.saturating_sub(REACH));
        let mut at = verb;
        while at > floor && self.is_helper(at - 1) {
            at -= 1;
        }
        self.ending(floor, at)
    }

    fn is_helper(&self, piece: usize) -> bool {
        let word = self.lower(piece);
        let adverb = is_adverb(&word);
        let time = |word: &str| Cue::Helper.has(word) && word.ends_with("day");
        let number = word.starts_with(|c: char| c.is_ascii_digit()) && self.text(piece) != word.as_str();
        self.is_word(piece)
            && (Cue::Helper.has(&word)
                || adverb
                || number
                || matches!(word.as_str(), "on" | "in" if time(&self.lower(piece + 1))))
    }

    /// The phrase whose last piece stands right before `end`.
    pub(super) fn ending(&self, floor: usize, end: usize) -> Option<Phrase> {
        let last = end.checked_sub(1).filter(|&last| last >= floor)?;
        match self.kind(last)? {
            Kind::Name(_) => self.ending_in_name(floor, last),
            Kind::Mark if self.text(last) == ")" => {
                let open = (floor..last).rev().find(|&piece| self.text(piece) == "(")?;
                self.ending(floor, open)
            }
            Kind::Mark if matches!(self.text(last), "," | "—" | "–" | "-") => self.before_apposition(floor, last),
            Kind::Word => self.ending_in_word(floor, last),
            _ => None,
        }
    }

    fn ending_in_word(&self, floor: usize, last: usize) -> Option<Phrase> {
        let word = self.lower(last);
        match word.as_str() {
            "he" | "she" | "it" | "they" | "i" | "we" | "others" | "you" => {
                Some(Phrase { entity: None, text: self.text(last).to_owned(), from: last, how: How::Pronoun })
            }
            "who" | "which" => {
                let comma = last.checked_sub(1).filter(|&before| before >= floor && self.text(before) == ",");
                self.ending(floor, comma.unwrap_or(last)).filter(|phrase| phrase.how != How::Pronoun)
            }
            "and" | "but" | "or" => Some(Phrase { entity: None, text: String::new(), from: last, how: How::Opener }),
            _ if STOPS.contains(&word.as_str()) || Cue::Said.has(&word) && !Cue::Document.has(&word) => None,
            // "Stein QC said".
            _ if self.is_letters(last) && last > floor && self.person(last - 1).is_some() => {
                self.ending_in_name(floor, last - 1)
            }
            _ => self.description(floor, last),
        }
    }

    /// True for a word that ends a description.
    pub(super) fn stops(&self, piece: usize) -> bool {
        STOPS.contains(&self.lower(piece).as_str())
    }

    fn is_pronoun(&self, piece: usize) -> bool {
        matches!(self.lower(piece).as_str(), "he" | "she" | "it" | "they" | "i" | "we" | "others" | "you")
    }

    fn is_letters(&self, piece: usize) -> bool {
        let text = self.text(piece);
        (2..=4).contains(&text.len()) && text.chars().all(|c| c.is_ascii_uppercase())
    }

    fn ending_in_name(&self, floor: usize, last: usize) -> Option<Phrase> {
        let mention = self.name(last)?;
        let head = self.before_role(floor, last);
        let link = head.checked_sub(1).filter(|&link| link >= floor).map(|link| self.lower(link)).unwrap_or_default();
        let is_link = LINKS.contains(&link.as_str());
        if is_link && let Some(owner) = self.head_of(floor, head - 1, last) {
            return Some(owner);
        }
        if link == "and" && head >= floor + 2 && self.name(head - 2).is_some() {
            let from = head - 2;
            return Some(Phrase {
                entity: None,
                text: self.words_of(from..last + 1).to_owned(),
                from,
                how: How::Described,
            });
        }
        let known = matches!(mention.kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Place);
        (known && (!is_link || mention.kind == EntityKind::Person)).then(|| self.named(mention, head))
    }

    /// The piece at which what is printed before a name as its role begins: "Prime Minister", "the mayor".
    pub(super) fn before_role(&self, floor: usize, name: usize) -> usize {
        let mut at = name;
        while at > floor && self.is_word(at - 1) && name - at < LONGEST {
            let word = self.lower(at - 1);
            if LINKS.contains(&word.as_str()) || STOPS.contains(&word.as_str()) || Cue::Said.has(self.text(at - 1)) {
                break;
            }
            at -= 1;
            if DETERMINERS.contains(&word.as_str()) {
                break;
            }
        }
        at
    }

    /// Whose name or description stands before a link: "Laura Stein of the Greens", "a spokesman for the ministry".
    fn head_of(&self, floor: usize, link: usize, last: usize) -> Option<Phrase> {
        let before = link.checked_sub(1).filter(|&before| before >= floor)?;
        if let Some(person) = self.name(before) {
            return match person.kind {
                EntityKind::Person => Some(self.named(person, before)),
                _ => self.ending_in_name(floor, before),
            };
        }
        self.description(floor, last).filter(|found| found.from < link)
    }

    pub(super) fn named(&self, mention: &Mention, from: usize) -> Phrase {
        let address = address_before(self.body, mention.span.start).map(|address| format!("{address} "));
        let name = self.body.get(mention.span.clone()).unwrap_or_default();
        let text = address.unwrap_or_default() + name;
        Phrase { entity: Some(mention.entity.clone()), text, from, how: How::Named }
    }

    /// "X, a baker," and "a baker, X,": the person, on whichever side of the comma.
    fn before_apposition(&self, floor: usize, comma: usize) -> Option<Phrase> {
        let mut end = comma;
        for _ in 0..COMMAS {
            let open = (floor..end).rev().find(|&piece| matches!(self.text(piece), "," | "—" | "–"));
            let from = open.map_or(floor, |open| open + 1);
            if from < end
                && let Some(person) = self.person(end - 1).filter(|_| self.is_name_alone(from, end - 1))
            {
                return Some(self.named(person, from));
            }
            if let Some(person) = self.at_the_head(from, end) {
                return Some(person);
            }
            let open = open?;
            let before = open.checked_sub(1).filter(|&before| before >= floor)?;
            if self.person(before).is_some() {
                return self.ending(floor, open);
            }
            if let Some(found) =
                self.ending(floor, open).filter(|found| found.how != How::Opener && !self.is_pronoun(found.from))
            {
                let segment =
                    (floor..open).rev().find(|&piece| self.text(piece) == ",").map_or(floor, |comma| comma + 1);
                if found.from <= segment + 1 || found.entity.is_some() {
                    return Some(found);
                }
            }
            end = open;
        }
        None
    }

    /// "Mayor Laura Stein of the Greens": the person at the head of a segment that goes on with what she belongs to.
    fn at_the_head(&self, from: usize, end: usize) -> Option<Phrase> {
        let name = (from..end).find(|&piece| self.person(piece).is_some())?;
        let linked = LINKS.contains(&self.lower(name + 1).as_str()) && name + 2 < end;
        self.person(name).filter(|_| linked && self.is_name_alone(from, name)).map(|person| self.named(person, from))
    }

    /// True where nothing but a role stands between the start of a segment and the name that ends it.
    pub(super) fn is_name_alone(&self, from: usize, name: usize) -> bool {
        (from..name).all(|piece| {
            let word = self.lower(piece);
            let stops = STOPS.contains(&word.as_str()) && word != "with";
            let joined = self.owns(piece) || self.abbreviates(piece) || self.text(piece) == "-";
            (self.kind(piece) != Some(Kind::Mark) || joined)
                && !stops
                && !Cue::Said.has(self.text(piece))
                && !(LINKS.contains(&word.as_str()) && piece + 2 >= name)
        })
    }

    /// A description from its article to its last piece: "a senior dockworker", "the ministry", "officials in Bergen".
    fn description(&self, floor: usize, last: usize) -> Option<Phrase> {
        let mut start = None;
        let mut at = last + 1;
        while at > floor && last + 2 - at <= LONGEST {
            let piece = at - 1;
            let word = self.lower(piece);
            let owns = self.owns(piece);
            let stops = STOPS.contains(&word.as_str()) && !LINKS.contains(&word.as_str());
            if self.is_quote(piece) || self.kind(piece) == Some(Kind::Mark) && !owns || stops {
                break;
            }
            if piece < last && (Cue::Said.has(self.text(piece)) && !Cue::Document.has(&word) || Cue::Helper.has(&word))
            {
                break;
            }
            if DETERMINERS.contains(&word.as_str()) {
                start = Some(piece);
            }
            at = piece;
        }
        let start = start.or_else(|| self.bare(at, last))?;
        (start <= last && (start < last || self.bare(last, last).is_some())).then(|| self.described(start, last))
    }

    /// A description without an article: "officials", "Norwegian police", "researchers at Bergen".
    pub(super) fn bare(&self, start: usize, last: usize) -> Option<usize> {
        if self.owns(start) {
            return None;
        }
        let link = (start..=last).find(|&piece| LINKS.contains(&self.lower(piece).as_str()));
        let head = link.unwrap_or(last + 1).checked_sub(1)?;
        let word = self.lower(head);
        let body = [
            "police",
            "state",
            "somebody",
            "someone",
            "nobody",
            "everybody",
            "ministry",
            "council",
            "government",
            "court",
        ];
        let several = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !Cue::Said.has(&word);
        let owned = (start..head).any(|piece| self.owns(piece));
        let speaks = Cue::SpeaksFor.has(&word) || Cue::Document.has(&word);
        (start <= head && self.is_word(head) && (several || owned || speaks || body.contains(&word.as_str())))
            .then_some(start)
    }

    /// A description, and whom it means where the article leaves no doubt.
    pub(super) fn described(&self, start: usize, last: usize) -> Phrase {
        let text = self.words_of(start..last + 1);
        let span = self.pieces[start].span.start..self.pieces[last].span.end;
        let head = self.head(start, last);
        let word = self.lower(head);
        let phrase = |entity: Option<EntityId>, how: How| Phrase { entity, text: text.to_owned(), from: start, how };
        if let Some(meant) = self.reference(&span) {
            return phrase(Some(meant), How::Meant);
        }
        let is_document = Cue::Document.has(&word);
        if Cue::SpeaksFor.has(&word) || is_document {
            let mut bodies = (start..=last).filter_map(|piece| self.name(piece));
            let body = bodies.rfind(|name| name.kind == EntityKind::Organisation);
            if let Some(body) = body {
                return phrase(Some(body.entity.clone()), How::SpeaksFor);
            }
        }
        let named = &self.mentions[..self.mentions.partition_point(|mention| mention.span.end <= span.start)];
        if let Some(meant) = nominal::meant(text, named, self.offices) {
            return phrase(Some(meant.clone()), How::Meant);
        }
        // "His diary says": what a person's own paper says is said by that person.
        if OWN_PAPERS.contains(&word.as_str())
            && let Some(owner) =
                ["he", "she"].iter().find(|he| self.lower(start) == if **he == "he" { "his" } else { "her" })
        {
            return Phrase { entity: None, text: (*owner).to_owned(), from: start, how: How::Pronoun };
        }
        let definite = self.lower(start) == "the";
        phrase(None, if is_document && definite { How::Document } else { How::Described })
    }

    /// The head of a description: its last word before what it belongs to.
    fn head(&self, start: usize, last: usize) -> usize {
        let link = (start + 1..=last).find(|&piece| LINKS.contains(&self.lower(piece).as_str()));
        link.map_or(last, |link| link - 1)
    }

    /// Whom an office stands for that the description ends in.
    fn reference(&self, span: &Span) -> Option<EntityId> {
        let first = self.references.partition_point(|reference| reference.mention.span.end < span.end);
        let found = self.references.get(first)?;
        let here = found.mention.span.end == span.end && found.mention.span.start + 4 >= span.start;
        here.then(|| found.mention.entity.clone())
    }
}

/// "quietly", not "family".
pub(super) fn is_adverb(word: &str) -> bool {
    let noun =
        ["family", "assembly", "rally", "ally", "supply", "reply", "bully", "anomaly", "monopoly", "italy", "july"];
    word.len() > 4 && word.ends_with("ly") && !noun.contains(&word)
}
