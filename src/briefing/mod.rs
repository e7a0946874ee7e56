//! All [`Annotated`] articles and the editor's decisions → [`Briefing`]: entities, events, quotes, origins, disputes and
//! key points of the whole folder, each resting on statements.

mod decisions;
mod dispute;
mod entity;
mod entity_index;
mod event;
mod judgements;
mod key_point;
mod lineage;
mod origin;
mod quote;
mod reference;
mod statement;
#[cfg(test)]
mod tests;
mod withhold;
mod wording;

pub use dispute::{Dispute, DisputeKind, Position, Rule, Verdict};
pub use entity::{Alias, Entity, EntityMention, Given, Role};
pub use event::{Decided, Event, EventDecision, EventStatement, HistoryStep};
pub use judgements::{Judgements, Line, Remark, Settled};
pub use key_point::{Badge, KeyPoint, Meaning, PersonLine, Referent};
pub use origin::{LineageEdge, LineageNode, Origin, OriginKind, Way};
pub use quote::{BriefedQuote, Overlap};
pub use reference::BriefedReference;
pub use statement::{Statement, Support};
pub use withhold::{OF_A_SECRET, OF_A_TEXT, Runs, Whose, WithheldWords, count_words};
pub use wording::Manner;

use key_point::{Chosen, Desk, Reader};
use lineage::Lineage;

use crate::annotate::Annotated;
use crate::diagnostic::Diagnostic;
use crate::edits::Edits;
use crate::source::SourceId;

/// Everything that the site shows. Built once, read-only from here on.
#[derive(Debug, Clone, PartialEq)]
pub struct Briefing {
    /// The articles in the order of their sources; a source's number on the site is its index here plus 1.
    pub articles: Vec<Annotated>,
    /// Whom the articles rest on, sorted by id.
    pub origins: Vec<Origin>,
    /// From whom to whom words went, sorted by their ends.
    pub lineage: Vec<LineageEdge>,
    /// Statements that print one text, each group in source order.
    pub copies: Vec<Vec<Statement>>,
    /// Every entity, sorted by id.
    pub entities: Vec<Entity>,
    /// For each article, the offices in it that stand for somebody, in order of their start.
    pub references: Vec<Vec<BriefedReference>>,
    /// The events of the timeline, in time order, undated plans last.
    pub events: Vec<Event>,
    /// Every quotation, in source order.
    pub quotes: Vec<BriefedQuote>,
    /// Where sources disagree, the best supported first.
    pub disputes: Vec<Dispute>,
    /// Statements that sum the event up: the best supported happening and the most widely shared unknown.
    pub bottom_line: Vec<KeyPoint>,
    /// The key points, at most seven.
    pub key_points: Vec<KeyPoint>,
    /// Questions that the texts raise and none of them answers.
    pub unknowns: Vec<KeyPoint>,
    /// Who matters, at most eight, the most widely named first.
    pub people: Vec<PersonLine>,
    /// What the editor said and judged.
    pub judgements: Judgements,
    /// The words that must stand nowhere.
    pub withheld: WithheldWords,
}

impl Briefing {
    /// The source that speaks for the file of this id or path, where that file holds only a version of it.
    pub fn speaker_for(&self, file: &str) -> Option<&SourceId> {
        speaker_for(&self.articles, file)
    }
}

fn speaker_for<'a>(articles: &'a [Annotated], file: &str) -> Option<&'a SourceId> {
    let holds = |annotated: &&Annotated| annotated.article.versions.iter().any(|v| v.id.0 == file || v.path == file);
    articles.iter().find(holds).map(|annotated| &annotated.article.id)
}

/// Merges all articles and applies the editor's decisions. Warns of edits that match nothing.
pub fn brief(articles: Vec<Annotated>, edits: &Edits) -> (Briefing, Vec<Diagnostic>) {
    let (mut articles, withheld, mut warnings) = withhold::apply(articles, edits);
    warnings.extend(judgements::hide_quotes(&mut articles, edits));
    let (mut index, unmet) = entity_index::merge(&articles, edits);
    warnings.extend(unmet);
    let lineage = Lineage::find(&articles, &index);
    let quotes = quote::collect(&articles, &index);
    let (mut events, unmet) = event::merge(&articles, &index, &lineage, edits);
    warnings.extend(unmet);
    let (dropped, unmet) = decisions::drop_events(&mut events, edits);
    warnings.extend(unmet);
    let mut disputes = dispute::find(&articles, &index, &mut events, &quotes);
    disputes.extend(wording::find(&articles, &index, &events));
    let (judgements, unmet) = Judgements::apply(&articles, &mut events, &mut disputes, edits);
    warnings.extend(unmet);
    let (pinned, problems) = decisions::pinned(&articles, edits);
    warnings.extend(problems);
    let entities = supported(std::mem::take(&mut index.entities), &articles, &lineage);
    let desk = Desk {
        reader: Reader::new(&articles, &index),
        events: &events,
        dropped: &dropped,
        disputes: &disputes,
        lineage: &lineage,
        entities: &entities,
    };
    let line = judgements.statements_of_bottom_line();
    let Chosen { bottom_line, key_points, unknowns, people } = desk.choose(&pinned, line.as_deref());
    let references = index.references;
    let Lineage { origins, copies, edges, .. } = lineage;
    let briefing = Briefing {
        articles,
        origins,
        lineage: edges,
        copies,
        entities,
        references,
        events,
        quotes,
        disputes,
        bottom_line,
        key_points,
        unknowns,
        people,
        judgements,
        withheld,
    };
    (briefing, warnings)
}

/// The entities with their counts of sources and origins.
fn supported(mut entities: Vec<Entity>, articles: &[Annotated], lineage: &Lineage) -> Vec<Entity> {
    for entity in &mut entities {
        let statement = |mention: &EntityMention| {
            let annotated = articles.get(mention.article)?;
            let start = annotated.mentions.get(mention.mention)?.span.start;
            Some(Statement { article: mention.article, sentence: annotated.sentence_at(start)? })
        };
        entity.support = lineage.support(entity.mentions.iter().filter_map(statement));
        // Two mentions are independent where they do not rest on one origin.
        let is_confirmed = entity.support.origins > 1
            && !entity_index::is_ambiguous(entity, articles)
            && !entity_index::is_only_in_names(entity, articles);
        entity.has_page |= is_confirmed && !entity.dropped;
    }
    entities
}
