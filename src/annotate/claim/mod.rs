//! What sentences state in a form that can be compared with those of other articles: the words of content of each
//! sentence, and the figures that it gives. Finds; compares nothing.

mod age;
mod agent;
mod anchor;
mod bounds;
mod clock;
mod counted;
mod deed;
mod designator;
mod duration;
mod event_noun;
mod figure;
mod holder;
mod number;
mod ordinal;
mod post;
mod qualifier;
mod slot;
mod tense;
mod term;
mod unit;
pub(crate) mod vocabulary;
mod whereabouts;
mod worded;

pub use agent::Agent;
pub use bounds::Bounds;
pub use clock::Hours;
pub use deed::{Contrast, Deed};
pub use designator::{Designator, Row};
pub use figure::Figure;
pub use ordinal::Ordinal;
pub use post::Post;
pub use qualifier::Qualifier;
pub use slot::{Slot, SlotValue};
pub use term::Term;
pub use unit::Unit;
pub(crate) use whereabouts::BUILDINGS;
pub use whereabouts::Occasion;

use worded::Worded;

use super::{EntityId, EntityKind, Mention, Quote, QuoteKind, Sentence, TimeExpression};
use crate::article::{Article, BlockKind, Span};

/// The age that a text gives a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Age {
    /// Index of its sentence.
    pub sentence: usize,
    /// The words that give it, in the article's body.
    pub span: Span,
    /// Whose it is.
    pub person: EntityId,
    /// In years.
    pub years: u32,
}

/// The words of content of one sentence, each once, in order of their terms.
#[derive(Debug, Clone, PartialEq)]
pub struct Gist {
    /// Index of the sentence.
    pub sentence: usize,
    /// Its terms; names and times left out.
    pub terms: Vec<Term>,
}

/// What an article states.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Claims {
    /// The words of every sentence of the body, in order.
    pub gists: Vec<Gist>,
    /// The figures, in order.
    pub figures: Vec<Figure>,
    /// The ages of people, in order.
    pub ages: Vec<Age>,
    /// The deeds, in order.
    pub deeds: Vec<Deed>,
    /// The days, hours and places, in order.
    pub slots: Vec<Slot>,
    /// The names of one of a row, in order.
    pub designators: Vec<Designator>,
    /// The posts of people, in order.
    pub posts: Vec<Post>,
}

impl Claims {
    /// The figures of one sentence, by its index.
    pub(crate) fn figures_of(&self, sentence: usize) -> &[Figure] {
        of_sentence(&self.figures, sentence, |figure| figure.sentence)
    }

    /// The days, hours and places of one sentence, by its index.
    pub(crate) fn slots_of(&self, sentence: usize) -> &[Slot] {
        of_sentence(&self.slots, sentence, |slot| slot.sentence)
    }
}

/// The claims of a sentence; they are in its order.
fn of_sentence<C>(claims: &[C], sentence: usize, of: impl Fn(&C) -> usize) -> &[C] {
    let first = claims.partition_point(|claim| of(claim) < sentence);
    let end = claims.partition_point(|claim| of(claim) <= sentence);
    claims.get(first..end).unwrap_or_default()
}

/// Longer ones are no sentences but text without full stops.
const MAX_BYTES: usize = 4 << 10;

/// What the sentences of an article's body state.
pub(super) fn claims(
    article: &Article,
    sentences: &[Sentence],
    mentions: &[Mention],
    times: &[TimeExpression],
    quotes: &[Quote],
) -> Claims {
    let mut claims = Claims::default();
    let in_marks = |at: usize| {
        let before = quotes.partition_point(|quote| quote.span.start <= at);
        quotes[..before].last().is_some_and(|quote| quote.kind != QuoteKind::Indirect && at < quote.span.end)
    };
    let dateline = article.dateline_length();
    let mut last: Option<EntityId> = None;
    let mut topic: Option<(usize, Option<Term>)> = None;
    for (index, sentence) in sentences.iter().enumerate() {
        let Some(span) = sentence.body.clone().filter(|span| span.len() <= MAX_BYTES) else { continue };
        if !states(article, sentence) {
            continue;
        }
        let span = span.start.max(dateline).min(span.end)..span.end;
        let worded = Worded::of(
            &article.body,
            &span,
            inside(mentions, &span, |m| &m.span),
            inside(times, &span, |t| &t.span),
            in_marks,
        );
        claims.ages.extend(age::ages(index, &worded, last.as_ref()));
        last = only_person(inside(mentions, &span, |m| &m.span));
        claims.deeds.extend(deed::deeds(index, &worded));
        claims.deeds.extend(holder::holders(index, &worded));
        claims.designators.extend(designator::designators(index, &worded));
        claims.posts.extend(post::posts(index, &worded));
        let topic = topic.replace((sentence.block, event_noun::first(&worded)));
        let before = topic.filter(|(block, _)| *block == sentence.block).and_then(|(_, noun)| noun);
        claims.slots.extend(slot::slots(index, &worded, before));
        claims.figures.extend(figure::figures(index, &worded, before));
        let mut terms: Vec<Term> =
            worded.words.iter().flat_map(|word| word.term.into_iter().chain(word.more)).collect();
        terms.sort_unstable();
        terms.dedup();
        claims.gists.push(Gist { sentence: index, terms });
    }
    claims
}

/// The one person that these mentions name.
fn only_person(mentions: &[Mention]) -> Option<EntityId> {
    let mut people =
        mentions.iter().filter(|mention| mention.kind == EntityKind::Person).map(|mention| &mention.entity);
    let first = people.next()?;
    people.all(|other| other == first).then(|| first.clone())
}

fn states(article: &Article, sentence: &Sentence) -> bool {
    let kind = article.blocks.get(sentence.block).map(|block| block.kind);
    matches!(
        kind,
        Some(BlockKind::Paragraph | BlockKind::Dek | BlockKind::List | BlockKind::Quote | BlockKind::Caption)
    )
}

/// The items that begin in a stretch; they are in order.
fn inside<'a, T>(items: &'a [T], span: &Span, place: impl Fn(&T) -> &Span) -> &'a [T] {
    let from = items.partition_point(|item| place(item).start < span.start);
    let to = items.partition_point(|item| place(item).start < span.end);
    items.get(from..to.max(from)).unwrap_or_default()
}
