//! Pages left behind at addresses that the editor's decisions, or versions of one article, took away.

use super::addresses::{Register, shelf_of, shelf_of_id, slug_of};
use super::{Job, Route, Shelf};
use crate::annotate::EntityId;
use crate::briefing::{Briefing, Entity};
use crate::edits::{Edit, Edits};

/// A page at an address that something had, or has by rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stub {
    /// Where it stands.
    pub route: Route,
    /// Why nothing else stands there.
    pub cause: Cause,
    /// Where it leads on to: one page, or for a name that was split the pages of its parts.
    pub leads_to: Vec<Job>,
    /// What stood there: a name, or the path of a file.
    pub name: String,
    /// Index of the editor's decision, where one took the page away.
    pub decision: Option<usize>,
}

/// Why a page is left behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The file holds a version of an article for which another file speaks.
    Version,
    /// The editor gave the entity another name.
    Renamed,
    /// The editor merged the entity with another.
    Merged,
    /// The editor said that it is of another kind.
    Retyped,
    /// The editor took its page away.
    Dropped,
    /// The editor split the name into several.
    Split,
}

impl Cause {
    /// True where the page says more than where to go on: it waits to be read.
    pub fn is_read(self) -> bool {
        matches!(self, Self::Dropped | Self::Split)
    }
}

/// Every page left behind, after all other pages have their addresses.
pub(super) fn stubs(briefing: &Briefing, edits: &Edits, register: &mut Register) -> Vec<Stub> {
    let mut stubs = Vec::new();
    for (index, entity) in briefing.entities.iter().enumerate() {
        if entity.dropped {
            stubs.extend(dropped(entity, edits, register));
        } else if entity.has_page {
            stubs.extend(entity.former_ids.iter().filter_map(|id| moved(index, entity, id, edits, register)));
        }
    }
    stubs.extend(split(briefing, edits, register));
    for (index, annotated) in briefing.articles.iter().enumerate() {
        for version in &annotated.article.versions {
            stubs.extend(register.claim_free("articles", &version.id.0).map(|route| Stub {
                route,
                cause: Cause::Version,
                leads_to: vec![Job::Article(index)],
                name: version.path.clone(),
                decision: None,
            }));
        }
    }
    stubs
}

/// The page at a former id of an entity.
fn moved(index: usize, entity: &Entity, id: &EntityId, edits: &Edits, register: &mut Register) -> Option<Stub> {
    let (cause, decision) = cause(entity, id, edits);
    let shelf = shelf_of_id(id).unwrap_or_else(|| shelf_of(entity.kind));
    let route = register.claim_free(shelf.folder(), slug_of(id))?;
    Some(Stub { route, cause, leads_to: vec![Job::Entity(index)], name: id.0.clone(), decision })
}

/// The decision that took an id away. A merge goes by names, of which the id is one.
fn cause(entity: &Entity, id: &EntityId, edits: &Edits) -> (Cause, Option<usize>) {
    let find = |is: &dyn Fn(&Edit) -> bool| edits.edits.iter().position(|(edit, _)| is(edit));
    if let Some(at) = find(&|edit| matches!(edit, Edit::Rename { id: renamed, .. } if *renamed == id.0)) {
        return (Cause::Renamed, Some(at));
    }
    if let Some(at) = find(&|edit| matches!(edit, Edit::Kind { id: retyped, .. } if *retyped == id.0)) {
        return (Cause::Retyped, Some(at));
    }
    let is_it = |name: &String| *name == id.0 || slug_of(&EntityId::of(entity.kind, name)) == slug_of(id);
    let into = |edit: &Edit| matches!(edit, Edit::Merge { into, .. } if *into == entity.name);
    let merged = find(&|edit| matches!(edit, Edit::Merge { names, .. } if names.iter().any(is_it)));
    (Cause::Merged, merged.or_else(|| find(&into)))
}

/// The pages that a dropped entity has by rule.
fn dropped(entity: &Entity, edits: &Edits, register: &mut Register) -> Vec<Stub> {
    let ids = || std::iter::once(&entity.id).chain(&entity.former_ids);
    let drops = |edit: &Edit| matches!(edit, Edit::Drop { id: dropped } if ids().any(|id| id.0 == *dropped));
    let decision = edits.edits.iter().position(|(edit, _)| drops(edit));
    let stub = |id: &EntityId| {
        let shelf = shelf_of_id(id).unwrap_or_else(|| shelf_of(entity.kind));
        let route = register.claim_free(shelf.folder(), slug_of(id))?;
        let (cause, leads_to) = (Cause::Dropped, vec![Job::Index(shelf)]);
        Some(Stub { route, cause, leads_to, name: entity.name.clone(), decision })
    };
    ids().filter_map(stub).collect()
}

/// The pages of names that were split, where no mention was left to them.
fn split(briefing: &Briefing, edits: &Edits, register: &mut Register) -> Vec<Stub> {
    let mut stubs = Vec::new();
    for (at, (edit, _)) in edits.edits.iter().enumerate() {
        let Edit::Split { name, into } = edit else { continue };
        for shelf in Shelf::ALL {
            let is_part =
                |entity: &Entity| entity.has_page && shelf_of(entity.kind) == shelf && into.contains(&entity.name);
            let parts: Vec<usize> =
                (0..briefing.entities.len()).filter(|&index| is_part(&briefing.entities[index])).collect();
            let Some(first) = parts.first() else { continue };
            let id = EntityId::of(briefing.entities[*first].kind, name);
            let (cause, leads_to) = (Cause::Split, parts.iter().map(|&part| Job::Entity(part)).collect());
            let route = register.claim_free(shelf.folder(), slug_of(&id));
            stubs.extend(route.map(|route| Stub { route, cause, leads_to, name: name.clone(), decision: Some(at) }));
        }
    }
    stubs
}
