//! [`Article`] → [`Annotated`]: sentences, mentions, time expressions, quotes and event candidates, each with the
//! rule that found it. A pure function of one article.

pub(crate) mod claim;
mod event;
#[cfg(test)]
pub(crate) mod fixture;
mod mention;
mod quote;
mod sentence;
mod time;

pub use claim::{
    Age, Agent, Bounds, Claims, Contrast, Deed, Designator, Figure, Gist, Hours, Occasion, Ordinal, Post, Qualifier,
    Row, Slot, SlotValue, Term, Unit,
};
pub(crate) use claim::{BUILDINGS, vocabulary};
pub use event::{EventCandidate, EventStatus};
pub(crate) use mention::gender::{Gender, Signs, address_before, genders, pronoun_gender, signs, together};
pub use mention::{EntityId, EntityKind, Mention, MentionForm, Reference, Sense};
pub(crate) use mention::{
    NOTHING_TELLS_WHOSE, agrees, body_key, folded, is_given_name, one_person, shared_body, shared_ending, surname,
    surname_forms,
};
pub(crate) use mention::{Office, Offices, OpenReference, could_head};
pub(crate) use quote::is_reporting;
pub use quote::{Quote, QuoteKind, Via};
pub use sentence::Sentence;
pub use time::{TimeExpression, TimexKind, times};

/// Names apart from the rest, for the programs that learn and measure them.
pub mod names {
    pub use super::annotate_names;
    pub use super::mention::recogniser::label::{KINDS, LABELS, OUTSIDE, beginning, inside, may_follow};
    pub use super::mention::recogniser::observed::{ObservedWord, observe, recognise};
    pub use super::mention::recogniser::{NameModel, Weights};
}

use crate::article::{Article, Span};

/// One article with everything that was found in it. All spans are byte ranges in `article.body`.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotated {
    /// The cleaned article.
    pub article: Article,
    /// Every sentence of the original, dropped blocks included, in order.
    pub sentences: Vec<Sentence>,
    /// Indices of those sentences that stand in the body, in order of their place there.
    pub body_sentences: Vec<usize>,
    /// Mentions by name in order of their start; none inside another.
    pub mentions: Vec<Mention>,
    /// Offices and descriptions that stand for somebody whom the article names, in order of their start; none inside
    /// another or inside a mention. They are never counted as mentions of a name.
    pub references: Vec<Reference>,
    /// Offices that it gives to people, and those whose holder only another article may tell.
    pub(crate) offices: Offices,
    /// Time expressions in order of their start.
    pub times: Vec<TimeExpression>,
    /// Quotations in order of their start.
    pub quotes: Vec<Quote>,
    /// Event candidates in order of their sentence.
    pub events: Vec<EventCandidate>,
    /// What its sentences state, to be compared with other articles.
    pub claims: Claims,
}

impl Annotated {
    /// Index of the sentence of the body that holds a byte offset; none for the white space between sentences.
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let body = |index: &usize| self.sentences.get(*index).and_then(|s| s.body.clone());
        let after = self.body_sentences.partition_point(|i| body(i).is_some_and(|span| span.start <= offset));
        let index = *self.body_sentences.get(after.checked_sub(1)?)?;
        body(&index)?.contains(&offset).then_some(index)
    }

    /// The sentence of a block that prints some words; its first where none alone does, none where it holds no sentence.
    pub(crate) fn sentence_printing(&self, block: usize, words: &str) -> Option<usize> {
        let first = self.sentences.partition_point(|sentence| sentence.block < block);
        let inside = self.sentences.get(first..)?.iter().take_while(|sentence| sentence.block == block);
        let text = &self.article.blocks.get(block)?.text;
        let prints = |sentence: &Sentence| text.get(sentence.span.clone()).is_some_and(|text| text.contains(words));
        inside.clone().next()?;
        Some(first + inside.clone().position(prints).unwrap_or(0))
    }

    /// The event candidates of a sentence.
    pub fn events_of(&self, sentence: usize) -> &[EventCandidate] {
        let first = self.events.partition_point(|event| event.sentence < sentence);
        let own = self.events[first..].partition_point(|event| event.sentence == sentence);
        &self.events[first..first + own]
    }
}

/// Annotates one article. Pure: the same article gives the same annotations.
pub fn annotate(article: Article) -> Annotated {
    let sentences = sentence::number_sentences(&article);
    let body_sentences = (0..sentences.len()).filter(|&i| sentences[i].body.is_some()).collect();
    let (mentions, references, offices) = mention::mentions(&article, &sentences);
    let times = time::times(&article, &sentences, &mentions);
    let quotes = quote::quotes(
        &article,
        &sentences,
        &quote::Names { mentions: &mentions, references: &references, offices: &offices },
    );
    let events = event::find(&article, &sentences, &mentions, &times, &quotes);
    let claims = claim::claims(&article, &sentences, &mentions, &times, &quotes);
    Annotated { article, sentences, body_sentences, mentions, references, offices, times, quotes, events, claims }
}

/// Annotates an article with names found elsewhere, in order of their start, and with nothing else: they are resolved as our
/// own are. Names may stand inside one another, as they do in corpora. Pure.
pub fn annotate_names(article: Article, names: &[(Span, EntityKind)]) -> Annotated {
    let sentences = sentence::number_sentences(&article);
    let body_sentences = (0..sentences.len()).filter(|&i| sentences[i].body.is_some()).collect();
    let mentions = mention::resolve_given(&article, &sentences, names);
    Annotated {
        article,
        sentences,
        body_sentences,
        mentions,
        references: Vec::new(),
        offices: Offices::default(),
        times: Vec::new(),
        quotes: Vec::new(),
        events: Vec::new(),
        claims: Claims::default(),
    }
}
