//! The entities of the whole folder, and which of them a mention of an article is.

mod cluster;
mod decisions;
mod demonym;
mod given;
mod lone;
mod office;
mod parted;
mod personal;
mod side;
mod single_name;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use cluster::{Cluster, Named, clusters, names};
use decisions::{Decisions, unmatched};
use single_name::is_person_of_one_name;

use super::{Alias, BriefedReference, Entity, EntityMention, Role, Statement, Support};
use crate::annotate::{Annotated, EntityId, EntityKind, Mention, MentionForm, NOTHING_TELLS_WHOSE, surname};
use crate::diagnostic::Diagnostic;
use crate::edits::Edits;
use crate::tables::RELATION_WORDS;
use crate::tables::{MONTHS, WEEKDAYS};

/// Every entity, and the way from an article's own id to the folder's.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct EntityIndex {
    /// Every entity, sorted by id. Their `support.origins` is 0: origins are counted later.
    pub(super) entities: Vec<Entity>,
    /// For each article, the offices in it that stand for an entity.
    pub(super) references: Vec<Vec<BriefedReference>>,
    /// For each article: its own id of an entity → the folder's id. An id that is the same in both is left out.
    moved: Vec<BTreeMap<EntityId, EntityId>>,
}

impl EntityIndex {
    /// The folder's id of what an article calls `local`.
    pub(super) fn merged(&self, article: usize, local: &EntityId) -> EntityId {
        self.moved.get(article).and_then(|ids| ids.get(local)).unwrap_or(local).clone()
    }

    /// The name of an entity on the site; none where there is no such entity.
    pub(super) fn name(&self, id: &EntityId) -> Option<&str> {
        let found = self.entities.binary_search_by(|entity| entity.id.cmp(id)).ok()?;
        Some(self.entities[found].name.as_str())
    }

    /// Tells every entity which references stand for it.
    fn list_references(&mut self) {
        for (article, references) in self.references.iter().enumerate() {
            for (number, reference) in references.iter().enumerate() {
                let place = self.entities.binary_search_by(|entity| entity.id.cmp(&reference.mention.entity));
                if let Ok(place) = place {
                    self.entities[place].references.push(EntityMention { article, mention: number });
                }
            }
        }
    }
}

/// Merges the entities of all articles and applies the editor's decisions. Warns of edits that match nothing.
pub(super) fn merge(articles: &[Annotated], edits: &Edits) -> (EntityIndex, Vec<Diagnostic>) {
    let mut names = names(articles);
    parted::part(&mut names, articles, edits);
    let mut decisions = Decisions::of(&names, edits);
    let before = ids_without(&names, edits);
    let clusters = clusters(&names, &decisions.together, &decisions.apart);
    decisions.refuse_taken_names(&clusters, &names, edits);
    let mut taken = BTreeSet::new();
    let mut moved = vec![BTreeMap::new(); articles.len()];
    let mut entities = BTreeMap::new();
    for cluster in &clusters {
        let entity = entity(cluster, &names, &before, &mut decisions, &mut taken);
        for (article, local) in cluster.names.iter().flat_map(|&place| &names[place].locals) {
            if *local != entity.id {
                moved[*article].insert(local.clone(), entity.id.clone());
            }
        }
        entities.insert(entity.id.clone(), entity);
    }
    let mut index = EntityIndex { entities: Vec::new(), references: Vec::new(), moved };
    count_mentions(articles, &index, &mut entities);
    index.entities = entities.into_values().collect();
    finish(&mut index.entities, articles, &mut decisions);
    index.references = office::references(articles, &index);
    index.list_references();
    demonym::count(&mut index.entities, articles);
    let mut warnings = std::mem::take(&mut decisions.warnings);
    warnings.extend(given::give(&mut index.entities, edits));
    for (id, at) in decisions.left() {
        warnings.push(unmatched(edits, at, &id.0, index.entities.iter().map(|entity| entity.id.0.as_str())));
    }
    (index, warnings)
}

/// For each name, the id that its entity would have if the editor had merged nothing: only such an id ever had a page.
fn ids_without(names: &[Named], edits: &Edits) -> Vec<EntityId> {
    let mut ids: Vec<EntityId> = names.iter().map(|named| EntityId::of(named.kind, &named.name)).collect();
    if edits.edits.is_empty() {
        return ids;
    }
    for cluster in clusters(names, &[], &BTreeSet::new()) {
        let fullest = fullest(&cluster, names);
        let id = EntityId::of(fullest.kind, &fullest.name);
        for place in cluster.names {
            ids[place] = id.clone();
        }
    }
    ids
}

/// The entity of a cluster, without its mentions.
fn entity(
    cluster: &Cluster,
    names: &[Named],
    before: &[EntityId],
    decisions: &mut Decisions,
    taken: &mut BTreeSet<EntityId>,
) -> Entity {
    let fullest = fullest(cluster, names);
    let preferred = cluster.names.iter().find_map(|place| decisions.preferred.get(place)).cloned();
    let name = preferred.clone().unwrap_or_else(|| fullest.name.clone());
    let mut former: BTreeSet<EntityId> = BTreeSet::new();
    if preferred.is_some() {
        former.extend(cluster.names.iter().map(|&place| before[place].clone()));
    }
    let mut evidence = cluster.evidence.clone();
    let called = decisions.called(fullest.kind, &name);
    if called.name != name {
        evidence.push(format!("the editor renamed {name} to {}", called.name));
    }
    if called.kind != fullest.kind {
        evidence.push(format!("the editor says that its kind is {}", called.kind.slug()));
    }
    decisions.done(&called.former);
    let mut id = EntityId::of(called.kind, &called.name);
    let plain = id.clone();
    let mut number = 2;
    while !taken.insert(id.clone()) {
        id = EntityId(format!("{plain}-{number}"));
        number += 1;
    }
    let named_by_editor = preferred.is_some() || !called.former.is_empty() || decisions.is_part(cluster);
    former.extend(called.former);
    former.remove(&id);
    Entity {
        id,
        kind: called.kind,
        name: called.name,
        aliases: Vec::new(),
        roles: Vec::new(),
        given_roles: Vec::new(),
        demonyms: Vec::new(),
        wikidata: None,
        mentions: Vec::new(),
        references: Vec::new(),
        side: None,
        not_to_be_confused_with: Vec::new(),
        has_page: true,
        named_by_editor,
        dropped: false,
        support: Support::default(),
        evidence,
        former_ids: former.into_iter().collect(),
    }
}

/// The name with the most words; among those, the longest that is printed most.
fn fullest<'n>(cluster: &Cluster, names: &'n [Named]) -> &'n Named {
    let rank = |named: &&Named| {
        let words = named.name.split(' ').count();
        let initials = named.name.split(' ').filter(|word| word.trim_end_matches('.').chars().count() == 1).count();
        (words - initials, named.name.len(), named.mentions)
    };
    // A cluster is never empty: it is made of the names it holds.
    cluster.names.iter().map(|&place| &names[place]).max_by_key(rank).expect("a cluster holds a name")
}

fn count_mentions(articles: &[Annotated], index: &EntityIndex, entities: &mut BTreeMap<EntityId, Entity>) {
    for (article, annotated) in articles.iter().enumerate() {
        for (number, mention) in annotated.mentions.iter().enumerate() {
            let Some(entity) = entities.get_mut(&index.merged(article, &mention.entity)) else { continue };
            let sentence = annotated.sentence_at(mention.span.start).unwrap_or_default();
            if entity.mentions.last().is_none_or(|last| last.article != article) {
                entity.support.sources += 1;
            }
            entity.mentions.push(EntityMention { article, mention: number });
            count(entity, annotated, mention, Statement { article, sentence });
        }
    }
}

/// Counts the form and the role of one mention, and keeps the rule that found it.
fn count(entity: &mut Entity, annotated: &Annotated, mention: &Mention, statement: Statement) {
    let text = annotated.article.body.get(mention.span.clone()).unwrap_or_default();
    match entity.aliases.iter_mut().find(|alias| alias.text == text) {
        Some(alias) => alias.count += 1,
        None => entity.aliases.push(Alias { text: text.to_owned(), count: 1, example: statement }),
    }
    let found_by = format!("“{text}”: {}", mention.rule);
    if entity.evidence.len() < 12 && !entity.evidence.contains(&found_by) {
        entity.evidence.push(found_by);
    }
    let Some(role) = mention.role.as_ref().filter(|role| !is_relation(role)) else { return };
    match entity.roles.iter_mut().find(|known| known.text == *role) {
        Some(known) => known.count += 1,
        None => entity.roles.push(Role { text: role.clone(), count: 1, statement }),
    }
}

/// True for "Kenyan counterpart", "son", "colleague of the mayor": what somebody is to another, which is no role.
fn is_relation(role: &str) -> bool {
    let head = role.split([',', '(']).next().unwrap_or_default();
    let head = [" of ", " to ", " in ", " at ", " and "]
        .iter()
        .fold(head, |head, part| head.split(part).next().unwrap_or(head));
    let last = head.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    RELATION_WORDS.iter().any(|[word]| *word == last)
}

/// What can be told only when every mention is counted.
fn finish(entities: &mut [Entity], articles: &[Annotated], decisions: &mut Decisions) {
    let mut by_surname: BTreeMap<String, Vec<EntityId>> = BTreeMap::new();
    for entity in entities.iter_mut() {
        entity.aliases.sort_by_key(|alias| std::cmp::Reverse(alias.count));
        entity.roles.sort_by_key(|role| std::cmp::Reverse(role.count));
        entity.side = side::side(entity.roles.iter().map(|role| role.text.as_str()));
        entity.dropped = std::iter::once(&entity.id).chain(&entity.former_ids).any(|id| decisions.drops(id));
        let earns = earns_page(entity, articles) && !is_ambiguous(entity, articles);
        entity.has_page = (entity.named_by_editor || earns) && !entity.dropped;
        if entity.kind == EntityKind::Person {
            by_surname.entry(shared_name(entity).to_owned()).or_default().push(entity.id.clone());
        }
    }
    for entity in entities.iter_mut().filter(|entity| entity.kind == EntityKind::Person) {
        let others = by_surname.get(shared_name(entity)).into_iter().flatten().filter(|id| **id != entity.id);
        entity.not_to_be_confused_with = others.cloned().collect();
        let is_nobodys_surname = entity.not_to_be_confused_with.is_empty();
        let earns = is_nobodys_surname && !entity.dropped && is_person_of_one_name(entity, articles);
        entity.has_page |= earns && !is_ambiguous(entity, articles);
    }
}

/// The surname, which others may share; what stands in brackets behind a name is the editor's way to tell two apart.
fn shared_name(person: &Entity) -> &str {
    let name = person.name.split(" (").next().unwrap_or_default();
    surname(name).unwrap_or(name)
}

/// True for a place that only begins longer names ("Asia-Pacific Harbour Forum"): nothing is told of the place itself. A
/// weekday or month behind it goes on with no name.
pub(super) fn is_only_in_names(entity: &Entity, articles: &[Annotated]) -> bool {
    let goes_on = |at: &EntityMention| {
        let annotated = &articles[at.article];
        let rest = annotated.article.body.get(annotated.mentions[at.mention].span.end..).unwrap_or_default();
        let next =
            rest.strip_prefix(' ').unwrap_or_default().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let is_of_calendar = WEEKDAYS.iter().map(|day| day[0]).chain(MONTHS.iter().map(|month| month[0]));
        next.starts_with(char::is_uppercase) && !is_of_calendar.into_iter().any(|word| next.starts_with(word))
    };
    entity.kind == EntityKind::Place && entity.name.contains('-') && entity.mentions.iter().all(goes_on)
}

/// A page needs a full name, a known alias or a listed name; two mentions that do not rest on each other are found later.
fn earns_page(entity: &Entity, articles: &[Annotated]) -> bool {
    let listed = |at: &EntityMention| {
        let mention = &articles[at.article].mentions[at.mention];
        mention.form == MentionForm::Alias || mention.rule.contains("list of known names")
    };
    (entity.name.contains(' ') || entity.mentions.iter().any(listed)) && !is_only_in_names(entity, articles)
}

/// True for a surname, or a name that several people have, of which no mention tells whose it is.
pub(super) fn is_ambiguous(entity: &Entity, articles: &[Annotated]) -> bool {
    let untold = |at: &EntityMention| articles[at.article].mentions[at.mention].rule.ends_with(NOTHING_TELLS_WHOSE);
    entity.mentions.iter().any(untold) && entity.mentions.iter().all(untold)
}
