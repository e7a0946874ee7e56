//! The editor's decisions about entities, matched with the names of the folder.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::{Cluster, Named};
use super::fullest;
use crate::annotate::EntityId;
use crate::diagnostic::Diagnostic;
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
    pub(super) renamed: BTreeMap<EntityId, (String, Provenance)>,
    /// Ids without a page.
    pub(super) dropped: BTreeMap<EntityId, Provenance>,
    /// Ids that a split takes the mentions from.
    pub(super) split: BTreeSet<EntityId>,
    /// Edits that match nothing.
    pub(super) warnings: Vec<Diagnostic>,
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
        let mut found: Vec<usize> = Vec::new();
        for wanted in merged.iter().map(String::as_str).chain([into]) {
            let places = places(names, wanted);
            if places.is_empty() && wanted != into {
                let known = names.iter().map(|named| named.name.as_str());
                self.warnings.push(unmatched(edits, at, wanted, known));
            }
            found.extend(places);
        }
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

    /// A rename to a name that another entity has would give two one address: it is reported and does not hold.
    pub(super) fn refuse_taken_names(&mut self, clusters: &[Cluster], names: &[Named], edits: &Edits) {
        let mut owners: BTreeMap<EntityId, EntityId> = BTreeMap::new();
        for cluster in clusters {
            let own = cluster_id(cluster, names, &self.preferred);
            let called = cluster.names.iter().map(|&place| EntityId::of(names[place].kind, &names[place].name));
            owners.extend(called.chain([own.clone()]).map(|id| (id, own.clone())));
        }
        let mut new: BTreeMap<EntityId, EntityId> = BTreeMap::new();
        let renamed = std::mem::take(&mut self.renamed);
        for (id, (to, at)) in renamed {
            let kind = clusters.iter().find(|cluster| cluster_id(cluster, names, &self.preferred) == id);
            let target = kind.map(|cluster| EntityId::of(fullest(cluster, names).kind, &to));
            let taken =
                target.as_ref().and_then(|target| owners.get(target).or(new.get(target))).filter(|owner| **owner != id);
            if let Some(owner) = taken {
                self.warnings.push(
                    Diagnostic::warning("rename-clash", &edits.path, format!("`{id}` cannot be called `{to}`"))
                        .at(edits.text.as_str(), at.span.clone())
                        .because(format!("`{owner}` has that name, and two entities cannot have one address"))
                        .hint("choose another name, or merge the two where they are one"),
                );
                continue;
            }
            if let Some(target) = target {
                new.insert(target, id.clone());
            }
            self.renamed.insert(id, (to, at));
        }
    }
}

/// The id that a cluster has before it is renamed.
fn cluster_id(cluster: &Cluster, names: &[Named], preferred: &BTreeMap<usize, String>) -> EntityId {
    let fullest = fullest(cluster, names);
    let name = cluster.names.iter().find_map(|place| preferred.get(place)).unwrap_or(&fullest.name);
    EntityId::of(fullest.kind, name)
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
    let words = |text: &str| -> BTreeSet<String> {
        text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2).map(str::to_owned).collect()
    };
    let asked = words(wanted);
    let mut near: Vec<(usize, &str)> = known.map(|name| (words(name).intersection(&asked).count(), name)).collect();
    near.retain(|(shared, _)| *shared > 0);
    near.sort_by_key(|(shared, name)| (std::cmp::Reverse(*shared), *name));
    near.dedup();
    let near: Vec<String> = near.iter().take(3).map(|(_, name)| format!("`{name}`")).collect();
    let warning = Diagnostic::warning("edit-matches-nothing", &edits.path, format!("no entity is called `{wanted}`"))
        .at(edits.text.as_str(), at.span.clone())
        .because("an edit that matches nothing changes nothing");
    if near.is_empty() {
        warning.hint("the name must stand as the site prints it")
    } else {
        warning.hint(format!("did you mean {}?", near.join(", ")))
    }
}
