//! The editor's decisions about entities, matched with the names of the folder.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::Named;
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
        for (index, &a) in parts.iter().enumerate() {
            self.apart.extend(parts[index + 1..].iter().filter(|&&b| a != b).map(|&b| (a.min(b), a.max(b))));
        }
    }
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
