//! The entities of the whole folder, and which of them a mention of an article is.

use std::collections::BTreeMap;

use super::{Alias, Entity, EntityMention, Role, Statement, Support};
use crate::annotate::{Annotated, EntityId, Mention};
use crate::diagnostic::Diagnostic;
use crate::edits::Edits;

/// Every entity, and the way from an article's own id to the folder's.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct EntityIndex {
    /// Every entity, sorted by id.
    pub(super) entities: Vec<Entity>,
    /// For each article: its own id of an entity → the folder's id. An id that is the same in both is left out.
    moved: Vec<BTreeMap<EntityId, EntityId>>,
}

impl EntityIndex {
    /// The folder's id of what an article calls `local`.
    pub(super) fn merged(&self, article: usize, local: &EntityId) -> EntityId {
        self.moved.get(article).and_then(|ids| ids.get(local)).unwrap_or(local).clone()
    }
}

/// Merges the entities of all articles that carry one id.
pub(super) fn merge(articles: &[Annotated], _edits: &Edits) -> (EntityIndex, Vec<Diagnostic>) {
    let mut entities: BTreeMap<EntityId, Entity> = BTreeMap::new();
    for (article, annotated) in articles.iter().enumerate() {
        for (index, mention) in annotated.mentions.iter().enumerate() {
            let sentence = annotated.sentence_at(mention.span.start).unwrap_or_default();
            let entity = entities.entry(mention.entity.clone()).or_insert_with(|| unmentioned(mention));
            entity.mentions.push(EntityMention { article, mention: index });
            count(entity, annotated, mention, Statement { article, sentence });
        }
    }
    let moved = vec![BTreeMap::new(); articles.len()];
    (EntityIndex { entities: entities.into_values().collect(), moved }, Vec::new())
}

fn unmentioned(mention: &Mention) -> Entity {
    Entity {
        id: mention.entity.clone(),
        kind: mention.kind,
        name: mention.name.clone(),
        aliases: Vec::new(),
        roles: Vec::new(),
        mentions: Vec::new(),
        side: None,
        not_to_be_confused_with: Vec::new(),
        has_page: true,
        support: Support::default(),
        evidence: vec![mention.rule.clone()],
        former_ids: Vec::new(),
    }
}

/// Counts the form and the role of one mention.
fn count(entity: &mut Entity, annotated: &Annotated, mention: &Mention, statement: Statement) {
    let text = annotated.article.body.get(mention.span.clone()).unwrap_or_default();
    match entity.aliases.iter_mut().find(|alias| alias.text == text) {
        Some(alias) => alias.count += 1,
        None => entity.aliases.push(Alias { text: text.to_owned(), count: 1, example: statement }),
    }
    let Some(role) = &mention.role else { return };
    match entity.roles.iter_mut().find(|known| known.text == *role) {
        Some(known) => known.count += 1,
        None => entity.roles.push(Role { text: role.clone(), count: 1, statement }),
    }
}
