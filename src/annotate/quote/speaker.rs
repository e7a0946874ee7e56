//! Who said it: the subject of a verb of saying beside the quotation, after it, before it, or behind a later comma.

use super::cue::Cue;
use super::phrase::{How, Phrase, is_adverb};
use super::reading::{Kind, Reading};
use super::topic::Spoken;
use crate::annotate::EntityId;
use crate::article::Span;

/// Pieces between a quotation and the verb of saying after it.
const REACH: usize = 30;

/// Pieces between a quotation and the verb that governs it.
const REACH_BACK: usize = 80;

/// Pieces between a quotation and a verb that holds it for want of another.
const NEAR: usize = 10;

/// Pieces of what follows a verb of saying that stands at the end of its sentence: "he told reporters in Bergen on Friday".
const TAIL: usize = 16;

/// What the text beside a quotation says of its speaker.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Speaker {
    /// The speaker, where the text names one beyond doubt.
    pub(super) entity: Option<EntityId>,
    /// As printed.
    pub(super) text: Option<String>,
    /// The verb.
    pub(super) cue: Option<String>,
    /// Who passes the words on: "Miller said that Stein had called it “…”".
    pub(super) via: Option<Box<Speaker>>,
    /// True for what "the statement" says.
    pub(super) is_document: bool,
    /// How it was found.
    pub(super) rule: &'static str,
}

impl Speaker {
    pub(super) fn of(phrase: Phrase, cue: Option<String>, rule: &'static str) -> Self {
        let text = Some(phrase.text).filter(|text| !text.is_empty());
        Self { entity: phrase.entity, text, cue, via: None, is_document: phrase.how == How::Document, rule }
    }
}

/// A verb of saying with the one who says it.
pub(super) struct Found {
    pub(super) phrase: Option<Phrase>,
    cue: usize,
    rule: &'static str,
}

/// Pieces of a sentence that are read on either side of a quotation.
const WINDOW: usize = 250;

/// How a verb that is no verb of saying holds words.
const HELD: &str = "the subject of the verb that holds the words";

impl Reading<'_> {
    /// Reads the sentence around a quotation; `piece` is the quotation.
    pub(super) fn beside(&self, piece: usize, spoken: &Spoken) -> Speaker {
        let sentence = self.sentence_of(piece);
        // A sentence longer than that is no sentence but a list or a text without full stops.
        let whole = &self.sentences[sentence].pieces;
        let told = &(whole.start.max(piece.saturating_sub(WINDOW))..whole.end.min(piece + WINDOW));
        let end = self.end(piece, sentence).min(piece + WINDOW);
        let tight = self.right_after(piece, end);
        let interrupted = tight.as_ref().is_some_and(|found| self.goes_on(found.cue, end));
        let governing = if interrupted { None } else { self.governing(piece, told, spoken) };
        let passed_on = tight.or_else(|| self.behind_a_comma(piece, told.end));
        let speaker = |found: Found| self.speaker(found, spoken);
        match (governing, passed_on) {
            (Some(uttered), Some(passed_on)) if uttered.rule != HELD => {
                let (uttered, passed_on) = (speaker(uttered), speaker(passed_on));
                if uttered.text.is_none() && uttered.entity.is_none() || same(&uttered, &passed_on) {
                    return passed_on;
                }
                Speaker { via: Some(Box::new(passed_on)), ..uttered }
            }
            (Some(uttered), None) => {
                let cue = uttered.cue;
                let uttered = speaker(uttered);
                let via = self.passed_on_by(cue, told, &uttered, spoken).map(Box::new);
                Speaker { via, ..uttered }
            }
            (_, Some(found)) => speaker(found),
            (None, None) => self.attributed(piece, told).map(speaker).unwrap_or_default(),
        }
    }

    fn speaker(&self, found: Found, spoken: &Spoken) -> Speaker {
        let cue = Some(self.text(found.cue).to_owned());
        let Some(phrase) = found.phrase else { return Speaker { cue, rule: found.rule, ..Speaker::default() } };
        let phrase = self.resolved(phrase, spoken);
        let rule = match (phrase.how, &phrase.entity) {
            (How::Pronoun, Some(_)) => "a pronoun; whom the text before it is about",
            (How::Pronoun, None) => "a pronoun that could mean several",
            (How::Meant, _) => "the only one of the article who is described so",
            (How::SpeaksFor, _) => "speaks for the body that is named with it",
            (How::Document, Some(_)) => "the statement of whoever was quoted before",
            (_, None) => "a description without a name",
            _ => found.rule,
        };
        Speaker::of(phrase, cue, rule)
    }

    /// The end of the sentence, or of the next one where that is the attribution of a question: "“Why?” Stein asked."
    fn end(&self, piece: usize, sentence: usize) -> usize {
        let told = &self.sentences[sentence];
        let asks = self.text(piece).trim_end_matches(['”', '"', '’', '\'']).ends_with(['?', '!', '…', '—', '-']);
        let next = self.sentences.get(sentence + 1).filter(|next| next.paragraph == told.paragraph);
        match next.filter(|_| asks && piece + 1 == told.pieces.end) {
            Some(next) if self.right_after(piece, next.pieces.end).is_some_and(|found| !self.gives_more(found.cue)) => {
                next.pieces.end
            }
            _ => told.pieces.end,
        }
    }

    /// True where a verb of saying has other words to give than those before it.
    fn gives_more(&self, verb: usize) -> bool {
        let next = self.lower(verb + 1);
        matches!(next.as_str(), "that" | "it" | "he" | "she" | "they" | "there" | "his" | "her" | "if" | "whether")
            || self.is_quote(verb + 1)
            || self.text(verb + 1) == ":"
    }

    /// True where another quotation of the same sentence follows a verb of saying.
    fn goes_on(&self, verb: usize, end: usize) -> bool {
        (verb + 1..end).any(|piece| self.is_quote(piece))
    }

    /// "…,” said Stein" and "…,” Stein said".
    fn right_after(&self, quote: usize, end: usize) -> Option<Found> {
        let mut from = quote + 1;
        let closed =
            self.text(quote).trim_end_matches(['”', '"', '’', '\'']).ends_with([',', '?', '!', '…', '—', '.', '-']);
        let comma = matches!(self.text(from), "," | "—" | "–");
        from += usize::from(comma);
        self.attribution(from, end, closed || comma)
    }

    fn attribution(&self, from: usize, end: usize, closed: bool) -> Option<Found> {
        let verb = from + usize::from(is_adverb(&self.lower(from)));
        if self.is_verb(verb) && verb < end && closed {
            let phrase = self.object(verb + 1, end)?;
            return Some(Found { phrase: Some(phrase), cue: verb, rule: "named after the verb of saying" });
        }
        let first = self.lower(from);
        let opens = closed || self.name(from).is_some() || matches!(first.as_str(), "he" | "she" | "the" | "a");
        if !opens
            || self.is_quote(from)
            || matches!(first.as_str(), "and" | "that" | "who" | "as" | "or" | "but" | "to")
        {
            return None;
        }
        let mut verbs =
            (from + 1..end.min(from + REACH)).take_while(|&piece| !self.is_quote(piece) && self.text(piece) != ";");
        let verb = verbs.find(|&piece| self.is_verb(piece))?;
        let phrase = self.whole(from, verb, self.subject(from, verb)?);
        let segment = (from..phrase.from)
            .all(|piece| !matches!(self.lower(piece).as_str(), "that" | "because" | "and" | "which"));
        (phrase.how != How::Opener && (phrase.from <= from + 1 || segment)).then_some(Found {
            phrase: Some(phrase),
            cue: verb,
            rule: "the subject of the verb of saying",
        })
    }

    /// A description that goes on from its article to the verb, as printed: "a person close to the family".
    fn whole(&self, from: usize, verb: usize, phrase: Phrase) -> Phrase {
        let first = self.lower(from);
        let plain = (from..verb).all(|piece| self.kind(piece) != Some(Kind::Mark) && !self.is_quote(piece));
        if phrase.how == How::Described
            && phrase.from > from
            && plain
            && matches!(first.as_str(), "a" | "an" | "the" | "one")
        {
            return Phrase { text: self.words_of(from..verb).to_owned(), from, entity: None, how: How::Described };
        }
        phrase
    }

    /// A verb of saying, not the noun that is written like it.
    fn is_verb(&self, piece: usize) -> bool {
        let determined = piece.checked_sub(1).is_some_and(|before| {
            let word = self.lower(before);
            matches!(
                word.as_str(),
                "a" | "an" | "the" | "its" | "his" | "her" | "their" | "this" | "of" | "for" | "any" | "no"
            ) || self.owns(before)
        });
        self.is_word(piece) && Cue::Said.has(self.text(piece)) && !determined
    }

    /// "… “frank” talks, the minister said on Friday."
    pub(super) fn behind_a_comma(&self, quote: usize, end: usize) -> Option<Found> {
        let closes = |piece: usize| {
            self.is_quote(piece) && self.text(piece).trim_end_matches(['”', '"', '’', '\'']).ends_with(',')
        };
        let commas = (quote + 1..end).rev().filter(|&piece| self.text(piece) == "," || closes(piece));
        commas.take(3).find_map(|comma| {
            let found = self.attribution(comma + 1, end, true)?;
            let last = end - found.cue <= TAIL && !self.gives_more(found.cue) && !self.goes_on(found.cue, end);
            let starts = found.phrase.as_ref().is_some_and(|phrase| phrase.from >= comma);
            (last && starts).then_some(found)
        })
    }

    /// The verb before the quotation whose object it is, with its subject.
    fn governing(&self, quote: usize, told: &Span, spoken: &Spoken) -> Option<Found> {
        let floor = told.start.max(quote.saturating_sub(REACH_BACK));
        let mut held = None;
        for piece in (floor..quote).rev() {
            if self.text(piece) == ";" {
                break;
            }
            if !self.is_word(piece) {
                continue;
            }
            if let Some(found) = self.words_of_whom(piece, quote, told, spoken) {
                return Some(found);
            }
            if held.is_none() && Cue::Stance.has(self.text(piece)) && quote - piece <= NEAR {
                let phrase =
                    self.subject(told.start, piece).filter(|phrase| phrase.text != "it" && phrase.text != "It");
                held = phrase.map(|phrase| Found { phrase: Some(phrase), cue: piece, rule: HELD });
            }
        }
        held.or_else(|| self.before_a_colon(quote, told))
    }

    fn words_of_whom(&self, piece: usize, quote: usize, told: &Span, spoken: &Spoken) -> Option<Found> {
        let word = self.text(piece);
        if self.is_closed(piece, quote) {
            return None;
        }
        if Cue::Participle.has(word) {
            // "the importance of maintaining": what is done, not what is said.
            if matches!(self.lower(piece.saturating_sub(1)).as_str(), "of" | "for" | "by" | "in" | "about" | "without")
            {
                return None;
            }
            let phrase = self.of_participle(piece, told, spoken)?;
            return Some(Found {
                phrase: Some(phrase),
                cue: piece,
                rule: "the subject of the sentence that goes on with the verb of saying",
            });
        }
        if Cue::Noun.has(word)
            && quote - piece <= 4
            && let Some(phrase) = self.owner(piece, told)
        {
            return Some(Found { phrase: Some(phrase), cue: piece, rule: "whose words they are called" });
        }
        let calls = Cue::Call.has(word);
        if !self.is_verb(piece) && !calls {
            return None;
        }
        if self.is_passive(told.start, piece, quote) {
            let by = (piece + 1..quote).find(|&at| self.lower(at) == "by");
            let phrase = by.and_then(|by| self.object(by + 1, quote));
            return Some(Found { phrase, cue: piece, rule: "a verb of saying without a name" });
        }
        if self.is_aside(told.start, piece) || calls && self.is_parted(piece, quote) {
            return None;
        }
        let inverted =
            piece > told.start && (self.is_quote(piece - 1) || piece > told.start + 1 && self.is_quote(piece - 2));
        let phrase = self.subject(told.start, piece).or_else(|| self.object(piece + 1, quote).filter(|_| inverted))?;
        Some(Found { phrase: Some(phrase), cue: piece, rule: "the subject of the verb of saying" })
    }

    /// "Stein, asked about it, said": the participle of a question that was put.
    fn is_aside(&self, floor: usize, piece: usize) -> bool {
        let opens = piece == floor || self.text(piece - 1) == "," || self.lower(piece - 1) == "when";
        let next = self.lower(piece + 1);
        opens
            && match self.text(piece) {
                "asked" => true,
                "told" => matches!(next.as_str(), "of" | "by" | "about"),
                _ => false,
            }
    }

    /// True where a clause of its own begins between a verb and the quotation: "called an election after a deputy “…”".
    fn is_parted(&self, verb: usize, quote: usize) -> bool {
        (verb..quote).any(|piece| {
            matches!(self.lower(piece).as_str(), "after" | "before" | "when" | "because" | "while" | "who")
        })
    }

    /// True where a comma closes the clause of "who" that a verb stands in before the quotation begins.
    fn is_closed(&self, verb: usize, quote: usize) -> bool {
        let who = (verb.saturating_sub(3)..verb).any(|piece| matches!(self.lower(piece).as_str(), "who" | "which"));
        let opened = (verb.saturating_sub(4)..verb).any(|piece| self.text(piece) == ",");
        who && opened && (verb..quote.saturating_sub(1)).any(|piece| self.text(piece) == ",")
    }

    /// "was called “…”", "a claim dismissed in Bergen as “…”".
    fn is_passive(&self, floor: usize, verb: usize, quote: usize) -> bool {
        let word = self.lower(verb);
        let participle = word.ends_with("ed") || matches!(word.as_str(), "told" | "said" | "held" | "read" | "put");
        if !participle || matches!(word.as_str(), "quoted" | "cited" | "heard") {
            return false;
        }
        let before: Vec<String> = (floor.max(verb.saturating_sub(3))..verb).map(|piece| self.lower(piece)).collect();
        let helped = before.iter().rev().take_while(|word| Cue::Helper.has(word) || is_adverb(word));
        let be =
            helped.clone().any(|word| matches!(word.as_str(), "was" | "were" | "been" | "be" | "is" | "are" | "being"));
        let bare =
            Cue::Call.has(&word) && matches!(self.lower(verb + 1).as_str(), "in" | "by" | "as") && verb + 1 < quote;
        be || bare
    }

    /// Whose the participle is: the subject of the verb before it, or who stands at the head of the sentence.
    fn of_participle(&self, piece: usize, told: &Span, spoken: &Spoken) -> Option<Phrase> {
        let quoted = (told.start..piece)
            .rev()
            .take(3)
            .find(|&at| matches!(self.lower(at).as_str(), "quoted" | "cited" | "heard"));
        if let Some(verb) = quoted {
            return self.subject(told.start, verb);
        }
        let verbs = (told.start..piece).rev().filter(|&at| self.is_verb(at) && !self.is_passive(told.start, at, piece));
        let mut subjects =
            verbs.filter_map(|verb| self.subject(told.start, verb)).filter(|found| found.how != How::Opener);
        let subject = subjects.next().filter(|found| found.how != How::Described || found.entity.is_some());
        let head = || self.opener(&(told.start..piece));
        let document = || {
            let body = self.subject(told.start, piece)?;
            (body.how == How::SpeaksFor || body.how == How::Document).then_some(body)
        };
        let found = document().or(subject).or_else(head).or_else(|| self.subject(told.start, piece))?;
        Some(self.resolved(found, spoken))
    }

    /// "Stein’s promise", "his comment".
    fn owner(&self, noun: usize, told: &Span) -> Option<Phrase> {
        let before = noun.checked_sub(1).filter(|&before| before >= told.start)?;
        match self.lower(before).as_str() {
            "his" => Some(Phrase { entity: None, text: "he".to_owned(), from: before, how: How::Pronoun }),
            "her" => Some(Phrase { entity: None, text: "she".to_owned(), from: before, how: How::Pronoun }),
            _ if self.owns(before) => {
                let owner = self.ending(told.start, before);
                owner.filter(|owner| owner.how != How::Opener && owner.how != How::Pronoun)
            }
            _ => None,
        }
    }

    /// "Stein: “…”", and whoever stands at the head of a sentence that ends in a colon.
    fn before_a_colon(&self, quote: usize, told: &Span) -> Option<Found> {
        let colon = quote.checked_sub(1).filter(|&before| before >= told.start && self.text(before) == ":")?;
        let phrase =
            self.opener(&(told.start..colon)).filter(|found| found.how != How::Pronoun || colon > told.start + 1)?;
        Some(Found { phrase: Some(phrase), cue: colon, rule: "named before the colon" })
    }

    /// "according to X", "in the words of X", "as X put it".
    fn attributed(&self, quote: usize, told: &Span) -> Option<Found> {
        let found = |phrase: Option<Phrase>, cue: usize| {
            Some(Found { phrase: Some(phrase?), cue, rule: "named as the source of the words" })
        };
        for piece in told.clone() {
            match self.lower(piece).as_str() {
                "according" if self.lower(piece + 1) == "to" => {
                    if let Some(source) = found(self.object(piece + 2, told.end), piece) {
                        return Some(source);
                    }
                }
                "words" if self.lower(piece + 1) == "of" && piece < quote && quote - piece <= NEAR + 4 => {
                    if let Some(source) = found(self.object(piece + 2, quote), piece) {
                        return Some(source);
                    }
                }
                "put" if matches!(self.lower(piece + 1).as_str(), "it" | "in") => {
                    if let Some(source) = found(self.subject(told.start, piece), piece) {
                        return Some(source);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Who says that somebody said it: the verb of saying whose clause holds the one that was found.
    fn passed_on_by(&self, verb: usize, told: &Span, uttered: &Speaker, spoken: &Spoken) -> Option<Speaker> {
        let subject = self.subject(told.start, verb)?;
        let outer = subject.from.checked_sub(1).filter(|&outer| outer > told.start)?;
        let verb = if self.lower(outer) == "that" { outer - 1 } else { outer };
        let found = if Cue::Participle.has(self.text(verb)) {
            self.of_participle(verb, told, spoken)
        } else if self.is_verb(verb) {
            self.subject(told.start, verb)
        } else {
            None
        };
        let said = self.speaker(Found { phrase: Some(found?), cue: verb, rule: "passes the words on" }, spoken);
        (!same(&said, uttered) && said.text.is_some()).then_some(said)
    }
}

/// True where two phrases give one speaker.
fn same(one: &Speaker, other: &Speaker) -> bool {
    match (&one.entity, &other.entity) {
        (Some(one), Some(other)) => one == other,
        _ => one.text == other.text,
    }
}
