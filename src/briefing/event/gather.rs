//! The event candidates of all articles, with the folder's entities in the place of each article's own.

use crate::annotate::{Annotated, EntityId, EventStatus};
use crate::article::Span;
use crate::briefing::Statement;
use crate::briefing::entity_index::EntityIndex;
use crate::date::VisitDate;

/// One candidate, as the folder sees it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    /// The statement that tells it.
    pub(super) statement: Statement,
    /// The clause that tells it, in the article's body.
    pub(super) span: Span,
    /// The event word, in the article's body.
    pub(super) trigger: Span,
    /// Class of the action.
    pub(super) action: &'static str,
    /// When, by this statement.
    pub(super) date: Option<VisitDate>,
    /// Where it stands, by this statement.
    pub(super) status: EventStatus,
    /// True where the words deny it.
    pub(super) negated: bool,
    /// True where it is told fully enough to be an event by itself.
    pub(super) founds: bool,
    /// Who takes part.
    pub(super) people: Vec<EntityId>,
    /// Where.
    pub(super) places: Vec<EntityId>,
    /// Day of the article, where known.
    pub(super) published: Option<VisitDate>,
    /// The rules that found it.
    pub(super) rule: String,
}

impl Told {
    /// True where it is told as put off or called off.
    pub(super) fn is_off(&self) -> bool {
        matches!(self.status, EventStatus::Postponed | EventStatus::Cancelled)
    }
}

/// Every candidate, in source order.
pub(super) fn gather(articles: &[Annotated], index: &EntityIndex) -> Vec<Told> {
    let mut all = Vec::new();
    for (article, annotated) in articles.iter().enumerate() {
        let published = annotated.article.date.as_ref().map(|stated| stated.value.clone());
        let merged = |ids: &[EntityId]| {
            let mut merged = Vec::new();
            for id in ids.iter().map(|id| index.merged(article, id)) {
                if !merged.contains(&id) {
                    merged.push(id);
                }
            }
            merged
        };
        for event in &annotated.events {
            all.push(Told {
                statement: Statement { article, sentence: event.sentence },
                span: event.span.clone(),
                trigger: event.trigger.clone(),
                action: event.action,
                date: event.date.clone(),
                status: event.status,
                negated: event.negated,
                founds: event.founds,
                people: merged(&event.participants),
                places: merged(&event.places),
                published: published.clone(),
                rule: event.rule.clone(),
            });
        }
    }
    all
}
