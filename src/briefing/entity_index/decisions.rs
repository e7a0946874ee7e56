//! The editor's decisions about entities, matched with the names of the folder.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::{Cluster, Named};
use super::fullest;
use crate::annotate::{EntityId, EntityKind};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::edits::{Edit, Edits, HOLDS_IN_PART, MERGES_KINDS, Provenance};

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
    /// Names that a split parts others into.
    parts: BTreeSet<usize>,
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
        // What a merged name is, another decision may say.
        for (edit, provenance) in &edits.edits {
            if let Edit::Merge { into, names: merged } = edit {
                decisions.merge(names, edits, provenance, into, merged);
            }
        }
        decisions
    }

    fn merge(&mut self, names: &[Named], edits: &Edits, at: &Provenance, into: &str, merged: &[String]) {
        let mut found: Vec<Vec<usize>> = merged.iter().map(|wanted| places(names, wanted)).collect();
        let none_goes = found.iter().all(Vec::is_empty);
        for (wanted, _) in merged.iter().zip(&found).filter(|(_, places)| places.is_empty()) {
            let mut warning = unmatched(edits, at, wanted, names.iter().map(|named| named.name.as_str()));
            if !none_goes {
                warning.code = HOLDS_IN_PART;
                warning = warning.because("the merge holds for its other names");
            }
            self.warnings.push(warning);
        }
        // Without a name that goes nothing is merged, and the name that stays is not the editor's.
        if none_goes {
            return;
        }
        found.push(places(names, into));
        let found = of_one_kind(names, found);
        self.warn_of_kinds(names, edits, at, &found);
        if let Some((&first, rest)) = found.split_first() {
            self.together.extend(rest.iter().map(|&place| (first, place)));
            self.preferred.insert(first, into.to_owned());
        }
    }

    /// A person merged with a place is rarely meant; the merge holds, for the editor may know.
    fn warn_of_kinds(&mut self, names: &[Named], edits: &Edits, at: &Provenance, merged: &[usize]) {
        let kind = |place: &usize| self.called(names[*place].kind, &names[*place].name).kind;
        if merged.iter().map(kind).collect::<BTreeSet<_>>().len() < 2 {
            return;
        }
        let told: Vec<String> =
            merged.iter().map(|place| format!("`{}` ({})", names[*place].name, kind(place).slug())).collect();
        let hint = "remove the merge where they are not one; else say with `kind` what each of them is";
        self.warnings.push(
            Diagnostic::warning(MERGES_KINDS, &edits.path, format!("a merge of different kinds: {}", told.join(", ")))
                .at(edits.text.as_str(), at.span.clone())
                .because("a person, an organisation and a place are seldom one; the merge holds")
                .hint(hint),
        );
    }

    fn split(&mut self, names: &[Named], edits: &Edits, at: &Provenance, name: &str, into: &[String]) {
        let parted: Vec<usize> = into.iter().flat_map(|part| places(names, part)).collect();
        let whole = places(names, name);
        if parted.is_empty() && whole.is_empty() {
            self.warnings.push(unmatched(edits, at, name, names.iter().map(|named| named.name.as_str())));
        } else {
            let missing: Vec<&String> = into.iter().filter(|part| places(names, part).is_empty()).collect();
            self.warn_of_parts(edits, at, name, &missing, parted.is_empty());
        }
        self.parts.extend(&parted);
        let parts = [parted, whole].concat();
        let kinds: BTreeSet<EntityId> = parts.iter().map(|&place| EntityId::of(names[place].kind, name)).collect();
        self.split.extend(kinds);
        for (index, &a) in parts.iter().enumerate() {
            self.apart.extend(parts[index + 1..].iter().filter(|&&b| a != b).map(|&b| (a.min(b), a.max(b))));
        }
    }

    /// Says which parts of a split have no mention, and why.
    fn warn_of_parts(&mut self, edits: &Edits, at: &Provenance, name: &str, missing: &[&String], is_whole: bool) {
        if missing.is_empty() {
            return;
        }
        let quoted: Vec<String> = missing.iter().map(|part| format!("`{part}`")).collect();
        let (code, stays) = if is_whole {
            ("edit-matches-nothing", format!("`{name}` stays one"))
        } else {
            (HOLDS_IN_PART, "the mentions that no part takes stay where they were".to_owned())
        };
        let why = "a part takes the articles that print its name, or the words behind it, as in `(pilot)`, as a role";
        self.warnings.push(
            Diagnostic::warning(code, &edits.path, format!("no mention of `{name}` goes to {}", quoted.join(" or ")))
                .at(edits.text.as_str(), at.span.clone())
                .because(format!("{why}; {stays}"))
                .hint("write in brackets what the articles print beside the name; places print no roles and cannot be parted"),
        );
    }

    /// True for what a split made of a name.
    pub(super) fn is_part(&self, cluster: &Cluster) -> bool {
        cluster.names.iter().any(|place| self.parts.contains(place))
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
