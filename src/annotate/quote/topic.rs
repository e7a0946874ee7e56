//! Whom "he said" means: the person that the text before it is about.

use std::collections::BTreeMap;

use super::speaker::{is_reporting, is_subject};
use crate::annotate::{EntityId, EntityKind, Gender, Mention, Offices};
use crate::article::Span;
use crate::language::tokens;

/// Bytes of a paragraph that are looked back on; more are no paragraph but a text without line ends.
const REACH: usize = 20_000;

/// The text of an article as this question needs it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Topic<'a> {
    pub(super) body: &'a str,
    /// Index and place of the sentences that have one, in order.
    pub(super) sentences: &'a [(usize, Span)],
    pub(super) mentions: &'a [Mention],
    /// Who is known to be a man or a woman.
    pub(super) genders: &'a BTreeMap<EntityId, Gender>,
    /// What the article says of offices.
    pub(super) offices: &'a Offices,
}

impl<'a> Topic<'a> {
    /// The only person named in the paragraph so far; where several are, the one who is said to say something in it;
    /// where nobody is, the speaker of the quotation `before` if nobody was named since, or whom the paragraph above is
    /// about. Nobody where it could be one of several.
    pub(super) fn person(
        &self,
        above: &Span,
        from: usize,
        gap: usize,
        to: usize,
        before: Option<&'a EntityId>,
    ) -> Option<&'a EntityId> {
        let from = from.max(to.saturating_sub(REACH));
        let mut here = self.people(from, to).map(|mention| &mention.entity);
        match here.next() {
            Some(first) if here.all(|other| other == first) => Some(first),
            Some(_) => self.sayer(from, to),
            None => before
                .filter(|speaker| speaker.0.starts_with("person/"))
                .filter(|speaker| self.people(gap, to).all(|other| other.entity == **speaker))
                .or_else(|| self.sayer(above.start.max(above.end.saturating_sub(REACH)), above.end)),
        }
    }

    /// The index of the sentence that a place of the body is in, or of the first after it.
    pub(super) fn sentence(&self, at: usize) -> Option<&'a (usize, Span)> {
        self.sentences.get(self.sentences.partition_point(|(_, span)| span.end <= at)).or(self.sentences.last())
    }

    /// Whose words a participle gives: "Stein stayed calm, saying …".
    pub(super) fn subject_of_participle(&self, at: usize) -> Option<&'a EntityId> {
        let (_, sentence) = self.sentence(at)?;
        let before = sentence.start..at.max(sentence.start);
        self.sayer_of(&before).or_else(|| self.opener(&before))
    }

    fn people(&self, from: usize, to: usize) -> impl Iterator<Item = &'a Mention> {
        let start = self.mentions.partition_point(|m| m.span.start < from);
        let named = self.mentions[start..].iter().take_while(move |m| m.span.end <= to);
        named.filter(|m| m.kind == EntityKind::Person)
    }

    /// The person whom the last sentence of a stretch that names anybody makes say something.
    fn sayer(&self, from: usize, to: usize) -> Option<&'a EntityId> {
        let before = self.sentences.partition_point(|(_, span)| span.start < to);
        let inside = self.sentences[..before].iter().rev().take_while(|(_, span)| span.start >= from);
        let mut naming = inside
            .map(|(_, span)| span.start..span.end.min(to))
            .filter(|span| self.people(span.start, span.end).next().is_some());
        self.sayer_of(&naming.next()?)
    }

    /// The one person who is the subject of a verb of saying in a sentence, or who opens a sentence with such a verb.
    fn sayer_of(&self, sentence: &Span) -> Option<&'a EntityId> {
        let text = self.body.get(sentence.clone())?;
        let verbs: Vec<usize> =
            tokens(text).iter().filter(|t| is_reporting(t.text(text))).map(|t| sentence.start + t.span.start).collect();
        let says = |mention: &&Mention| {
            let next = verbs.partition_point(|&verb| verb < mention.span.end);
            verbs.get(next).is_some_and(|&verb| is_subject(self.body, mention.span.end..verb))
        };
        let mut sayers = self.people(sentence.start, sentence.end).filter(says).map(|mention| &mention.entity);
        match sayers.next() {
            Some(first) => sayers.all(|other| other == first).then_some(first),
            None if verbs.is_empty() => None,
            None => self.opener(sentence),
        }
    }

    /// The person whose name, with at most a role before it, opens a sentence.
    fn opener(&self, sentence: &Span) -> Option<&'a EntityId> {
        let first = self.people(sentence.start, sentence.end).next()?;
        let before = self.body.get(sentence.start..first.span.start)?;
        let role = first.role.as_deref().unwrap_or_default();
        let plain = before.split_whitespace().count() <= 2 + role.split(' ').count();
        let opens =
            plain && (before.trim().is_empty() || before.contains(role)) && !before.contains([',', ';', '“', '"']);
        let honest =
            before.trim().is_empty() || !role.is_empty() || before.trim().ends_with('.') || is_honorific(before.trim());
        (opens && honest).then_some(&first.entity)
    }
}

fn is_honorific(word: &str) -> bool {
    crate::tables::HONORIFICS.iter().any(|[known]| known.trim_end_matches('.') == word)
}
