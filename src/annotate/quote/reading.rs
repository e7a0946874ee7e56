//! The reporter's own words: an article as words, names and quotations, in sentences that no quotation cuts.

use std::collections::{BTreeMap, BTreeSet};

use super::marks::Marked;
use crate::annotate::{EntityId, EntityKind, Gender, Mention, Offices, Reference};
use crate::article::Span;
use crate::language::{TokenKind, tokens};

/// What makes the name before it an owner.
pub(super) const OWNS: [&str; 4] = ["’s", "'s", "’", "'"];

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word or a number.
    Word,
    /// A mention by name, by index.
    Name(usize),
    /// A quotation with its marks, by index.
    Quote(usize),
    /// Any other mark.
    Mark,
}

/// A piece of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) kind: Kind,
}

/// A sentence of the reporter's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    /// Its pieces, by index.
    pub(super) pieces: Span,
    /// Index of its paragraph.
    pub(super) paragraph: usize,
}

/// What is known of an article when its quotations are read.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) body: &'a str,
    pub(super) pieces: Vec<Piece>,
    pub(super) sentences: Vec<Told>,
    pub(super) mentions: &'a [Mention],
    pub(super) references: &'a [Reference],
    /// Who is known to be a man or a woman.
    pub(super) genders: &'a BTreeMap<EntityId, Gender>,
    /// Who is printed as the speaker of a body.
    pub(super) official: BTreeSet<EntityId>,
    /// What the article says of offices.
    pub(super) offices: &'a Offices,
}

/// Where the paragraphs, the sentences and the quotations of a body are, each in order.
pub(super) struct Layout<'a> {
    pub(super) paragraphs: &'a [Span],
    pub(super) sentences: &'a [Span],
    pub(super) marked: &'a [Marked],
}

impl<'a> Reading<'a> {
    /// Fills in the pieces and the sentences.
    pub(super) fn read(mut self, layout: &Layout<'_>) -> Self {
        let (mut mention, mut quote, mut border) = (0, 0, 0);
        for (number, paragraph) in layout.paragraphs.iter().enumerate() {
            let first = self.pieces.len();
            self.cut(paragraph, layout.marked, &mut mention, &mut quote);
            self.divide(first, number, layout.sentences, &mut border);
        }
        self
    }

    fn cut(&mut self, paragraph: &Span, marked: &[Marked], mention: &mut usize, quote: &mut usize) {
        let mut at = paragraph.start;
        loop {
            *mention += self.mentions[*mention..].iter().take_while(|m| m.span.start < at).count();
            *quote += marked[*quote..].iter().take_while(|q| q.outer.start < at).count();
            let name = self.mentions.get(*mention).filter(|m| m.span.end <= paragraph.end).map(|m| &m.span);
            let words = marked.get(*quote).filter(|q| q.outer.end <= paragraph.end).map(|q| &q.outer);
            let next = match (name, words) {
                (Some(name), Some(words)) if name.start < words.start => Some((name, Kind::Name(*mention))),
                (_, Some(words)) => Some((words, Kind::Quote(*quote))),
                (Some(name), None) => Some((name, Kind::Name(*mention))),
                (None, None) => None,
            };
            let Some((span, kind)) = next.map(|(span, kind)| (span.clone(), kind)) else { break };
            self.words(at..span.start);
            at = span.end.max(at);
            self.pieces.push(Piece { span, kind });
        }
        self.words(at..paragraph.end);
    }

    fn words(&mut self, span: Span) {
        let Some(text) = self.body.get(span.clone()) else { return };
        // What owns is no mark and no word of its own: "Norway" "’s".
        let owns = OWNS
            .iter()
            .find(|owns| owns.len() > 1 && **owns != "’" && text.starts_with(**owns))
            .map_or(0, |owns| owns.len());
        if owns > 0 {
            self.pieces.push(Piece { span: span.start..span.start + owns, kind: Kind::Mark });
        }
        let (span, text) = (span.start + owns..span.end, &text[owns..]);
        for token in tokens(text) {
            let kind = if token.kind == TokenKind::Mark { Kind::Mark } else { Kind::Word };
            self.pieces.push(Piece { span: span.start + token.span.start..span.start + token.span.end, kind });
        }
    }

    /// Sentences of the pieces from `first` on; one that begins inside a quotation is none of the reporter's.
    fn divide(&mut self, first: usize, paragraph: usize, sentences: &[Span], border: &mut usize) {
        let mut start = first;
        for index in first..self.pieces.len() {
            let at = self.pieces[index].span.start;
            let passed = sentences[*border..].iter().take_while(|s| s.start <= at).count();
            let begins = sentences[*border..*border + passed].last().is_some_and(|s| s.start == at);
            *border += passed;
            if begins && index > start {
                self.sentences.push(Told { pieces: start..index, paragraph });
                start = index;
            }
        }
        if start < self.pieces.len() {
            self.sentences.push(Told { pieces: start..self.pieces.len(), paragraph });
        }
    }

    /// A piece as printed; nothing for one that does not exist.
    pub(super) fn text(&self, piece: usize) -> &'a str {
        self.pieces.get(piece).and_then(|piece| self.body.get(piece.span.clone())).unwrap_or_default()
    }

    pub(super) fn kind(&self, piece: usize) -> Option<Kind> {
        self.pieces.get(piece).map(|piece| piece.kind)
    }

    /// A word or number in small letters; nothing for anything else.
    pub(super) fn lower(&self, piece: usize) -> String {
        if self.kind(piece) == Some(Kind::Word) { self.text(piece).to_lowercase() } else { String::new() }
    }

    pub(super) fn is_word(&self, piece: usize) -> bool {
        self.kind(piece) == Some(Kind::Word)
    }

    /// The mention that a piece is.
    pub(super) fn name(&self, piece: usize) -> Option<&'a Mention> {
        match self.kind(piece)? {
            Kind::Name(index) => self.mentions.get(index),
            _ => None,
        }
    }

    /// The mention that a piece is, where it is a person's and nothing is said to be that person's.
    pub(super) fn person(&self, piece: usize) -> Option<&'a Mention> {
        self.name(piece).filter(|mention| mention.kind == EntityKind::Person && !self.owns(piece + 1))
    }

    /// True for the mark that makes the name before it an owner.
    pub(super) fn owns(&self, piece: usize) -> bool {
        OWNS.contains(&self.text(piece))
    }

    /// True for the full stop of "Capt." and "Gen."
    pub(super) fn abbreviates(&self, piece: usize) -> bool {
        let before = piece.checked_sub(1).map(|before| self.text(before)).unwrap_or_default();
        let short =
            before.len() <= 5 && before.starts_with(char::is_uppercase) && before.chars().all(char::is_alphabetic);
        short && self.text(piece) == "."
    }

    pub(super) fn is_quote(&self, piece: usize) -> bool {
        matches!(self.kind(piece), Some(Kind::Quote(_)))
    }

    /// The words from the first piece to the last.
    pub(super) fn words_of(&self, pieces: Span) -> &'a str {
        let (Some(first), Some(last)) = (self.pieces.get(pieces.start), self.pieces.get(pieces.end.wrapping_sub(1)))
        else {
            return "";
        };
        self.body.get(first.span.start..last.span.end).unwrap_or_default()
    }

    /// The people named among pieces outside quotations, in order.
    pub(super) fn people(&self, pieces: Span) -> impl Iterator<Item = &'a Mention> {
        pieces.filter_map(|piece| self.name(piece)).filter(|mention| mention.kind == EntityKind::Person)
    }
}
