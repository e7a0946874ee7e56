//! The editor's decisions about entities, matched with the names of the folder.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::{Cluster, Named};
use super::fullest;
use crate::annotate::{EntityId, EntityKind};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::edits::{Edit, Edits, Provenance};

/// What the edits ask of the index.
#[derive(Debug, Default)]
pub(super) struct Decisions {
    /// Pairs of names that are one.
    pub(super) together: Vec<(usize, usize)>,
    /// Pairs of names that stay apart, the smaller first.
    pub(super) apart: BTreeSet<(usize, usize)>,
    /// Name → the name that stays after a merge.
    pub(super) preferred: BTreeMap<usize, String>,
    /// Id → new name.
    renamed: BTreeMap<EntityId, (String, Provenance)>,
    /// Id → what it is.
    kinds: BTreeMap<EntityId, (EntityKind, Provenance)>,
    /// Ids without a page.
    dropped: BTreeMap<EntityId, Provenance>,
    /// Dropped ids that were met.
    met: BTreeSet<EntityId>,
    /// Ids that a split takes the mentions from.
    split: BTreeSet<EntityId>,
    /// Edits that match nothing.
    pub(super) warnings: Vec<Diagnostic>,
}

/// What an entity is once the editor's renames and kinds hold.
#[derive(Debug)]
pub(super) struct Called {
    /// What it is.
    pub(super) kind: EntityKind,
    /// What it is called.
    pub(super) name: String,
    /// The ids that it leaves behind: those that the decisions were written for.
    pub(super) former: Vec<EntityId>,
}

impl Decisions {
    /// Reads the edits that are about entities.
    pub(super) fn of(names: &[Named], edits: &Edits) -> Self {
        let mut decisions = Self::default();
        for (edit, provenance) in &edits.edits {
            match edit {
                Edit::Merge { into, names: merged } => decisions.merge(names, edits, provenance, into, merged),
                Edit::Split { name, into } => decisions.split(names, edits, provenance, name, into),
                Edit::Rename { id, to } => {
                    decisions.renamed.insert(EntityId(id.clone()), (to.clone(), provenance.clone()));
                }
                Edit::Kind { id, kind } => {
                    decisions.kinds.insert(EntityId(id.clone()), (*kind, provenance.clone()));
                }
                // An id that begins with `event/` may be one of the timeline, which is not ours to judge.
                Edit::Drop { id } if !id.starts_with("event/") => {
                    decisions.dropped.insert(EntityId(id.clone()), provenance.clone());
                }
                _ => {}
            }
        }
        decisions
    }

    fn merge(&mut self, names: &[Named], edits: &Edits, at: &Provenance, into: &str, merged: &[String]) {
        let mut found: Vec<Vec<usize>> = Vec::new();
        for wanted in merged.iter().map(String::as_str).chain([into]) {
            let places = places(names, wanted);
            if places.is_empty() && wanted != into {
                let known = names.iter().map(|named| named.name.as_str());
                self.warnings.push(unmatched(edits, at, wanted, known));
            }
            found.push(places);
        }
        let found = of_one_kind(names, found);
        if let Some((&first, rest)) = found.split_first() {
            self.together.extend(rest.iter().map(|&place| (first, place)));
            self.preferred.insert(first, into.to_owned());
        }
    }

    fn split(&mut self, names: &[Named], edits: &Edits, at: &Provenance, name: &str, into: &[String]) {
        let parts: Vec<usize> = into.iter().chain([&name.to_owned()]).flat_map(|part| places(names, part)).collect();
        if parts.is_empty() {
            self.warnings.push(unmatched(edits, at, name, names.iter().map(|named| named.name.as_str())));
        }
        let kinds: BTreeSet<EntityId> = parts.iter().map(|&place| EntityId::of(names[place].kind, name)).collect();
        self.split.extend(kinds);
        for (index, &a) in parts.iter().enumerate() {
            self.apart.extend(parts[index + 1..].iter().filter(|&&b| a != b).map(|&b| (a.min(b), a.max(b))));
        }
    }

    /// Applies renames and kinds to a name. Each may be written for the id that the other makes, since that is the one
    /// the site shows.
    pub(super) fn called(&self, kind: EntityKind, name: &str) -> Called {
        let mut called = Called { kind, name: name.to_owned(), former: Vec::new() };
        let (mut is_renamed, mut is_retyped) = (false, false);
        loop {
            let id = EntityId::of(called.kind, &called.name);
            let to = self.renamed.get(&id).filter(|_| !is_renamed);
            let kind = self.kinds.get(&id).filter(|_| !is_retyped);
            if to.is_none() && kind.is_none() {
                return called;
            }
            if let Some((to, _)) = to {
                (called.name, is_renamed) = (to.clone(), true);
            }
            if let Some((kind, _)) = kind {
                (called.kind, is_retyped) = (*kind, true);
            }
            called.former.push(id);
        }
    }

    /// Takes away the renames and kinds of these ids: they hold.
    pub(super) fn done(&mut self, ids: &[EntityId]) {
        for id in ids {
            self.renamed.remove(id);
            self.kinds.remove(id);
        }
    }

    /// True where the entity of this id has no page.
    pub(super) fn drops(&mut self, id: &EntityId) -> bool {
        let drops = self.dropped.contains_key(id);
        self.met.extend(drops.then(|| id.clone()));
        drops
    }

    /// The ids that decisions are written for and that nothing has, with their places.
    pub(super) fn left(&self) -> impl Iterator<Item = (&EntityId, &Provenance)> {
        let renamed = self.renamed.iter().map(|(id, (_, at))| (id, at));
        let kinds = self.kinds.iter().map(|(id, (_, at))| (id, at));
        let dropped = self.dropped.iter().filter(|(id, _)| !self.met.contains(*id));
        renamed.chain(kinds).chain(dropped).filter(|(id, _)| !self.split.contains(*id))
    }

    /// A rename or kind that would give two entities one address is reported and does not hold.
    pub(super) fn refuse_taken_names(&mut self, clusters: &[Cluster], names: &[Named], edits: &Edits) {
        if self.renamed.is_empty() && self.kinds.is_empty() {
            return;
        }
        let mut owners: BTreeMap<EntityId, EntityId> = BTreeMap::new();
        for cluster in clusters {
            let own = cluster_id(cluster, names, &self.preferred);
            let called = cluster.names.iter().map(|&place| EntityId::of(names[place].kind, &names[place].name));
            owners.extend(called.chain([own.clone()]).map(|id| (id, own.clone())));
        }
        for cluster in clusters {
            let (kind, name) = cluster_name(cluster, names, &self.preferred);
            let (own, called) = (EntityId::of(kind, name), self.called(kind, name));
            if called.former.is_empty() {
                continue;
            }
            let target = EntityId::of(called.kind, &called.name);
            match owners.get(&target).filter(|owner| **owner != own) {
                Some(owner) => self.refuse(&own, &called, owner, edits),
                None => drop(owners.insert(target, own)),
            }
        }
    }

    fn refuse(&mut self, id: &EntityId, called: &Called, owner: &EntityId, edits: &Edits) {
        for former in &called.former {
            let renamed = self.renamed.remove(former).map(|(to, at)| (format!("`{id}` cannot be called `{to}`"), at));
            let retyped = self.kinds.remove(former);
            let retyped = retyped.map(|(kind, at)| (format!("`{id}` cannot be of the kind `{}`", kind.slug()), at));
            let Some((what, at)) = renamed.or(retyped) else { continue };
            self.warnings.push(
                Diagnostic::warning("rename-clash", &edits.path, what)
                    .at(edits.text.as_str(), at.span.clone())
                    .because(format!("`{owner}` has that name, and two entities cannot have one address"))
                    .hint("choose another name, or merge the two where they are one"),
            );
        }
    }
}

/// The id that a cluster has before it is renamed.
fn cluster_id(cluster: &Cluster, names: &[Named], preferred: &BTreeMap<usize, String>) -> EntityId {
    let (kind, name) = cluster_name(cluster, names, preferred);
    EntityId::of(kind, name)
}

fn cluster_name<'n>(
    cluster: &Cluster,
    names: &'n [Named],
    preferred: &'n BTreeMap<usize, String>,
) -> (EntityKind, &'n str) {
    let fullest = fullest(cluster, names);
    let name = cluster.names.iter().find_map(|place| preferred.get(place)).unwrap_or(&fullest.name);
    (fullest.kind, name)
}

/// Of names that are a person here and a place there, those of the kinds that every name of the merge has; where they have
/// none in common, the editor means all of them.
fn of_one_kind(names: &[Named], found: Vec<Vec<usize>>) -> Vec<usize> {
    let kinds = |places: &Vec<usize>| places.iter().map(|&place| names[place].kind).collect::<BTreeSet<_>>();
    let shared = found.iter().filter(|places| !places.is_empty()).map(kinds).reduce(|one, other| &one & &other);
    let shared = shared.unwrap_or_default();
    found.into_iter().flatten().filter(|&place| shared.is_empty() || shared.contains(&names[place].kind)).collect()
}

/// Names that are printed so, or whose id in an article is this.
fn places(names: &[Named], wanted: &str) -> Vec<usize> {
    let fits = |named: &Named| named.name == wanted || named.locals.iter().any(|(_, id)| id.0 == wanted);
    names.iter().enumerate().filter(|(_, named)| fits(named)).map(|(place, _)| place).collect()
}

/// The warning of an edit that matches nothing, with names or ids that share a word with it.
pub(super) fn unmatched<'n>(
    edits: &Edits,
    at: &Provenance,
    wanted: &str,
    known: impl Iterator<Item = &'n str>,
) -> Diagnostic {
    let known: Vec<&str> = known.collect();
    let near = did_you_mean(wanted, known.iter().copied()).or_else(|| of_shared_words(wanted, &known));
    let warning = Diagnostic::warning("edit-matches-nothing", &edits.path, format!("no entity is called `{wanted}`"))
        .at(edits.text.as_str(), at.span.clone())
        .because("an edit that matches nothing changes nothing");
    warning.hint(near.unwrap_or_else(|| "the name must stand as the site prints it".to_owned()))
}

/// The names or ids that share most words with what was asked for.
fn of_shared_words(wanted: &str, known: &[&str]) -> Option<String> {
    let words = |text: &str| -> BTreeSet<String> {
        let name = text.split_once('/').map_or(text, |(_, name)| name).to_lowercase();
        name.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2).map(str::to_owned).collect()
    };
    let asked = words(wanted);
    let shared = known.iter().map(|name| (words(name).intersection(&asked).count(), *name));
    let mut near: Vec<(usize, &str)> = shared.filter(|(shared, _)| *shared > 0).collect();
    near.sort_by_key(|(shared, name)| (std::cmp::Reverse(*shared), *name));
    near.dedup();
    let near: Vec<String> = near.iter().take(3).map(|(_, name)| format!("`{name}`")).collect();
    (!near.is_empty()).then(|| format!("did you mean {}?", near.join(", ")))
}
