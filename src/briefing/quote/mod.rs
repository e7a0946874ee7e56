//! A quotation with its speaker across the folder.

mod overlap;
mod variants;

use std::collections::{BTreeMap, BTreeSet};

use variants::Relation;

use super::entity_index::EntityIndex;
use super::{Statement, Support};
use crate::annotate::{Annotated, EntityId, EntityKind, Mention, Quote};
use crate::article::Span;

/// One quotation of one article, by index, with what the whole folder says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefedQuote {
    /// The statement that it begins in.
    pub statement: Statement,
    /// Index of the quotation in its article.
    pub quote: usize,
    /// The speaker, merged across the folder.
    pub speaker: Option<EntityId>,
    /// Indices of other quotations that give the same utterance.
    pub variants: Vec<usize>,
    /// Who passes the words on, merged across the folder.
    pub via: Option<EntityId>,
    /// How many sources give the utterance. Whoever heard it, it has one origin: the one who said it.
    pub support: Support,
    /// For each of them, what both give: one may begin earlier or go on longer.
    pub overlaps: Vec<Overlap>,
}

/// The part of an utterance that two quotations give, as byte ranges in the bodies of their articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    /// In the article of this quotation.
    pub here: Span,
    /// In the article of the other.
    pub there: Span,
}

/// Every quotation of every article, in source order.
pub(super) fn collect(articles: &[Annotated], index: &EntityIndex) -> Vec<BriefedQuote> {
    let mut quotes = Vec::new();
    let mut voices: Vec<BTreeSet<EntityId>> = Vec::new();
    let bodies = Bodies::of(articles, index);
    for (article, annotated) in articles.iter().enumerate() {
        let offices = bodies.offices(annotated);
        for (number, quote) in annotated.quotes.iter().enumerate() {
            let merged = |local: &EntityId| index.merged(article, local);
            let described = || bodies.spoken_for(quote.speaker_text.as_deref()?);
            let speaker = quote.speaker.as_ref().map(merged).or_else(described);
            let via = quote.via.as_ref().and_then(|via| via.entity.as_ref()).map(merged);
            voices.push(heard(&offices, quote, [&speaker, &via]));
            quotes.push(BriefedQuote {
                statement: Statement { article, sentence: quote.sentence },
                quote: number,
                speaker,
                via,
                variants: Vec::new(),
                support: Support { sources: 1, origins: 1 },
                overlaps: Vec::new(),
            });
        }
    }
    let text = |quote: &BriefedQuote| {
        let annotated = &articles[quote.statement.article];
        annotated.article.body.get(annotated.quotes[quote.quote].span.clone()).unwrap_or_default()
    };
    let texts: Vec<&str> = quotes.iter().map(text).collect();
    // Two quotations of one article, or of two people, are not the same utterance.
    let relation = |a: usize, b: usize| {
        if quotes[a].statement.article == quotes[b].statement.article {
            return Relation::Apart;
        }
        match (voices[a].is_empty() || voices[b].is_empty(), voices[a].is_disjoint(&voices[b])) {
            (true, _) => Relation::Unknown,
            (false, true) => Relation::Apart,
            (false, false) => Relation::OneVoice,
        }
    };
    let found = variants::variants(&texts, relation);
    let starts: Vec<usize> = quotes.iter().map(|q| articles[q.statement.article].quotes[q.quote].span.start).collect();
    let moved = |span: Span, by: usize| span.start + by..span.end + by;
    for (index, variants) in found.into_iter().enumerate() {
        let overlap = |&other: &usize| {
            let (here, there) = overlap::overlap(texts[index], texts[other]);
            Overlap { here: moved(here, starts[index]), there: moved(there, starts[other]) }
        };
        quotes[index].overlaps = variants.iter().map(overlap).collect();
        let sources: BTreeSet<usize> =
            variants.iter().chain([&index]).map(|&other| quotes[other].statement.article).collect();
        quotes[index].support.sources = sources.len();
        quotes[index].variants = variants;
    }
    quotes
}

/// The bodies of the folder by the small letters of their names.
struct Bodies(BTreeMap<String, Option<EntityId>>);

impl Bodies {
    fn of(articles: &[Annotated], index: &EntityIndex) -> Self {
        let mut bodies: BTreeMap<String, Option<EntityId>> = BTreeMap::new();
        for (article, annotated) in articles.iter().enumerate() {
            for mention in annotated.mentions.iter().filter(|mention| mention.kind == EntityKind::Organisation) {
                let merged = index.merged(article, &mention.entity);
                let known = bodies.entry(mention.name.to_lowercase()).or_insert_with(|| Some(merged.clone()));
                // Two bodies of one name leave the description alone.
                if known.as_ref() != Some(&merged) {
                    *known = None;
                }
            }
        }
        Self(bodies)
    }

    /// The body whose name stands in a description before its speaker: "a harbour ministry spokesperson".
    fn spoken_for(&self, description: &str) -> Option<EntityId> {
        let lower = description.to_lowercase();
        let speaker = SPEAKERS.iter().find_map(|word| lower.strip_suffix(word))?;
        let name =
            ["a ", "an ", "the ", "one "].iter().find_map(|article| speaker.strip_prefix(article)).unwrap_or(speaker);
        self.0.get(name.trim()).cloned().flatten()
    }

    /// The bodies that the people of an article are printed as speaking for.
    fn offices<'a>(&self, annotated: &'a Annotated) -> BTreeMap<&'a EntityId, EntityId> {
        let told = |mention: &'a Mention| Some((&mention.entity, self.spoken_for(mention.role.as_deref()?)?));
        annotated.mentions.iter().filter_map(told).collect()
    }
}

/// Everybody whose voice a quotation can be: who utters it, who passes it on, and the body that either speaks for.
fn heard(offices: &BTreeMap<&EntityId, EntityId>, quote: &Quote, named: [&Option<EntityId>; 2]) -> BTreeSet<EntityId> {
    let local = [quote.speaker.as_ref(), quote.via.as_ref().and_then(|via| via.entity.as_ref())];
    let bodies = local.into_iter().flatten().filter_map(|entity| offices.get(entity).cloned());
    named.into_iter().flatten().cloned().chain(bodies).collect()
}

/// What somebody is called who speaks for the body named before it.
const SPEAKERS: [&str; 5] = [" spokesperson", " spokesman", " spokeswoman", " official", " press secretary"];
