//! The briefing read backwards: which entity a mention is, which events a sentence tells, who appears with whom.
//! Built once, so that no page has to search.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::{Annotated, EntityId, Sentence};
use crate::briefing::{BriefedQuote, Briefing, Entity, EntityMention, OriginKind, Statement};

/// Two entities of one sentence: with whom, and in which statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Companion {
    /// Index of the other entity.
    pub entity: usize,
    /// The sentences that name both, in source order.
    pub statements: Vec<Statement>,
}

/// Look-ups that pages share; every list is by index and in source order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CrossReferences {
    /// The entity of each mention of each article.
    pub mention_entities: Vec<Vec<Option<usize>>>,
    /// The entity of each office or description that stands for one, of each article.
    pub reference_entities: Vec<Vec<Option<usize>>>,
    /// The statements that mention each entity, each once.
    pub entity_statements: Vec<Vec<Statement>>,
    /// The events that each entity takes part in, or that happen there.
    pub entity_events: Vec<Vec<usize>>,
    /// The quotations that each entity speaks.
    pub quotes_by: Vec<Vec<usize>>,
    /// The quotations that name each entity and that somebody else speaks.
    pub quotes_about: Vec<Vec<usize>>,
    /// Who appears in a sentence with each entity, most sentences first.
    pub companions: Vec<Vec<Companion>>,
    /// The events that a sentence tells.
    pub sentence_events: BTreeMap<Statement, Vec<usize>>,
    /// The agencies, outlets and bodies that an article rests on; people are those whom it quotes, not whom it rests on.
    pub article_origins: Vec<Vec<usize>>,
    /// The group of copies that a statement is in.
    pub copy_of: BTreeMap<Statement, usize>,
    /// Every statement that a page other than its own article shows or opens.
    pub cited: BTreeSet<Statement>,
    /// The entities that share their name with another.
    pub namesakes: BTreeSet<usize>,
    /// How many words the body of each article has.
    pub words: Vec<usize>,
}

/// At most this many companions are kept of one entity: the rest would make pages of a large folder grow without end.
const COMPANIONS: usize = 40;

impl CrossReferences {
    /// Reads the briefing backwards.
    pub(super) fn of(briefing: &Briefing) -> Self {
        let count = briefing.entities.len();
        let ids: BTreeMap<&EntityId, usize> = briefing.entities.iter().enumerate().map(|(i, e)| (&e.id, i)).collect();
        let mentions = briefing.articles.iter().map(|annotated| annotated.mentions.len());
        let mention_entities = owners(briefing, mentions, |entity| &entity.mentions);
        let references = briefing.references.iter().map(Vec::len);
        let reference_entities = owners(briefing, references, |entity| &entity.references);
        let mut entity_statements = vec![Vec::new(); count];
        let mut together: Vec<BTreeMap<usize, Vec<Statement>>> = vec![BTreeMap::new(); count];
        for (article, annotated) in briefing.articles.iter().enumerate() {
            for (sentence, entities) in entities_by_sentence(annotated, &mention_entities[article]) {
                let statement = Statement { article, sentence };
                for &entity in &entities {
                    entity_statements[entity].push(statement);
                    for &other in entities.iter().filter(|&&other| other != entity) {
                        together[entity].entry(other).or_default().push(statement);
                    }
                }
            }
        }
        let mut references = Self {
            entity_events: entity_events(briefing, &ids),
            companions: together.into_iter().map(companions).collect(),
            sentence_events: sentence_events(briefing),
            article_origins: article_origins(briefing),
            copy_of: copy_of(briefing),
            cited: cited(briefing),
            namesakes: namesakes(briefing),
            words: briefing.articles.iter().map(|a| a.article.body.split_whitespace().count()).collect(),
            mention_entities,
            reference_entities,
            entity_statements,
            ..Self::default()
        };
        references.quotes(briefing, &ids);
        references
    }

    fn quotes(&mut self, briefing: &Briefing, ids: &BTreeMap<&EntityId, usize>) {
        self.quotes_by = vec![Vec::new(); briefing.entities.len()];
        self.quotes_about = vec![Vec::new(); briefing.entities.len()];
        for (index, quote) in briefing.quotes.iter().enumerate() {
            let speaker = quote.speaker.as_ref().and_then(|id| ids.get(id).copied());
            if let Some(speaker) = speaker {
                self.quotes_by[speaker].push(index);
            }
            let annotated = &briefing.articles[quote.statement.article];
            let span = &annotated.quotes[quote.quote].span;
            let first = annotated.mentions.partition_point(|m| m.span.start < span.start);
            let inside = annotated.mentions[first..].iter().take_while(|m| m.span.start < span.end).count();
            let mut named: Vec<usize> = self.mention_entities[quote.statement.article][first..first + inside]
                .iter()
                .flatten()
                .copied()
                .filter(|&entity| Some(entity) != speaker)
                .collect();
            named.sort_unstable();
            named.dedup();
            for entity in named {
                self.quotes_about[entity].push(index);
            }
        }
    }
}

/// For each article, the entity of each of the things that an entity lists by their place in it.
fn owners(
    briefing: &Briefing,
    counts: impl Iterator<Item = usize>,
    listed: impl Fn(&Entity) -> &[EntityMention],
) -> Vec<Vec<Option<usize>>> {
    let mut found: Vec<Vec<Option<usize>>> = counts.map(|count| vec![None; count]).collect();
    for (index, entity) in briefing.entities.iter().enumerate() {
        for mention in listed(entity) {
            if let Some(slot) = found.get_mut(mention.article).and_then(|article| article.get_mut(mention.mention)) {
                *slot = Some(index);
            }
        }
    }
    found
}

/// The entities of each sentence of the body, each once, walking sentences and mentions side by side.
fn entities_by_sentence(annotated: &Annotated, entities: &[Option<usize>]) -> Vec<(usize, Vec<usize>)> {
    let mut mentions = annotated.mentions.iter().zip(entities).peekable();
    let mut found = Vec::new();
    for (index, sentence) in annotated.sentences.iter().enumerate() {
        let Some(span) = &sentence.body else { continue };
        let mut here = Vec::new();
        while let Some((_, entity)) = mentions.next_if(|(m, _)| m.span.start < span.end) {
            here.extend(*entity);
        }
        here.sort_unstable();
        here.dedup();
        found.push((index, here));
    }
    found
}

fn companions(together: BTreeMap<usize, Vec<Statement>>) -> Vec<Companion> {
    let mut all: Vec<Companion> =
        together.into_iter().map(|(entity, statements)| Companion { entity, statements }).collect();
    all.sort_by_key(|c| (std::cmp::Reverse(c.statements.len()), c.entity));
    all.truncate(COMPANIONS);
    all
}

fn entity_events(briefing: &Briefing, ids: &BTreeMap<&EntityId, usize>) -> Vec<Vec<usize>> {
    let mut found = vec![Vec::new(); briefing.entities.len()];
    for (index, event) in briefing.events.iter().enumerate() {
        for entity in event.participants.iter().chain(&event.places).filter_map(|id| ids.get(id)) {
            if found[*entity].last() != Some(&index) {
                found[*entity].push(index);
            }
        }
    }
    found
}

fn sentence_events(briefing: &Briefing) -> BTreeMap<Statement, Vec<usize>> {
    let mut found: BTreeMap<Statement, Vec<usize>> = BTreeMap::new();
    for (index, event) in briefing.events.iter().enumerate() {
        for told in &event.statements {
            let events = found.entry(told.statement).or_default();
            if events.last() != Some(&index) {
                events.push(index);
            }
        }
    }
    found
}

fn article_origins(briefing: &Briefing) -> Vec<Vec<usize>> {
    let mut found = vec![Vec::new(); briefing.articles.len()];
    let bodies = briefing.origins.iter().enumerate().filter(|(_, origin)| origin.kind != OriginKind::Person);
    for (index, origin) in bodies {
        for &article in &origin.articles {
            if let Some(origins) = found.get_mut(article) {
                origins.push(index);
            }
        }
    }
    found
}

fn copy_of(briefing: &Briefing) -> BTreeMap<Statement, usize> {
    let groups = briefing.copies.iter().enumerate();
    groups.flat_map(|(group, printed)| printed.iter().map(move |&statement| (statement, group))).collect()
}

fn namesakes(briefing: &Briefing) -> BTreeSet<usize> {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, entity) in briefing.entities.iter().enumerate() {
        by_name.entry(&entity.name).or_default().push(index);
    }
    by_name.into_values().filter(|same| same.len() > 1).flatten().collect()
}

fn cited(briefing: &Briefing) -> BTreeSet<Statement> {
    let points = briefing.bottom_line.iter().chain(&briefing.key_points).chain(&briefing.unknowns);
    let mut found: BTreeSet<Statement> =
        points.flat_map(|p| p.statements.iter().chain([&p.statement])).copied().collect();
    found.extend(briefing.people.iter().filter_map(|line| line.statement));
    found.extend(briefing.events.iter().flat_map(|e| e.statements.iter().map(|s| s.statement).chain([e.title_from])));
    let positions = briefing.disputes.iter().flat_map(|d| &d.positions);
    found.extend(positions.flat_map(|p| p.statements.iter().map(|(statement, _)| *statement)));
    found.extend(briefing.quotes.iter().flat_map(|quote| quoted(briefing, quote)));
    found.extend(briefing.origins.iter().flat_map(|origin| &origin.statements));
    found.extend(briefing.articles.iter().enumerate().flat_map(|(index, annotated)| evidence(index, annotated)));
    for entity in &briefing.entities {
        found.extend(entity.roles.iter().map(|r| r.statement));
        found.extend(entity.aliases.iter().map(|a| a.example));
    }
    found
}

/// The sentences that a quotation runs over.
fn quoted(briefing: &Briefing, quote: &BriefedQuote) -> Vec<Statement> {
    let Statement { article, sentence: first } = quote.statement;
    let annotated = &briefing.articles[article];
    let end = annotated.quotes[quote.quote].span.end;
    let begins_inside = |s: &Sentence| s.body.as_ref().is_none_or(|body| body.start < end);
    let count = annotated.sentences.iter().skip(first).take_while(|s| begins_inside(s)).count();
    (first..first + count.max(1)).map(|sentence| Statement { article, sentence }).collect()
}

/// The sentences that print an article's publisher, the outlet it is taken from, date, byline and credits.
fn evidence(index: usize, annotated: &Annotated) -> Vec<Statement> {
    let article = &annotated.article;
    let texts = article.outlet.iter().chain(&article.taken_from).chain(&article.byline).chain(&article.credits);
    let texts = texts.map(|stated| (stated.block, &stated.evidence));
    let dates = article.date.iter().map(|stated| (stated.block, &stated.evidence));
    texts
        .chain(dates)
        .filter_map(|(block, evidence)| annotated.sentence_printing(block?, evidence.trim()))
        .map(|sentence| Statement { article: index, sentence })
        .collect()
}
