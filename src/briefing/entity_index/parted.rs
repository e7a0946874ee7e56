//! The editor's splits: the mentions of one name, parted article by article by the role that stands beside them.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::Named;
use crate::annotate::{Annotated, EntityId};
use crate::edits::{Edit, Edits};

/// Parts every name that the editor splits. A part whose words after the shared name ("Li Wei (minister)") stand in a
/// role of an article takes that article's mentions; where no part or several fit, they stay with the shared name.
pub(super) fn part(names: &mut Vec<Named>, articles: &[Annotated], edits: &Edits) {
    for (edit, _) in &edits.edits {
        let Edit::Split { name, into } = edit else { continue };
        let mut parts: BTreeMap<String, Named> = BTreeMap::new();
        for shared in names.iter_mut().filter(|named| named.name == *name) {
            let locals = std::mem::take(&mut shared.locals);
            for (article, local) in locals {
                let roles = roles(&articles[article], &local);
                let Some(part) = fitting(name, into, &roles) else {
                    shared.locals.push((article, local));
                    continue;
                };
                let count = articles[article].mentions.iter().filter(|mention| mention.entity == local).count();
                shared.mentions = shared.mentions.saturating_sub(count);
                let entry = parts.entry(part.clone()).or_insert_with(|| shared.called(part));
                entry.mentions += count;
                entry.locals.push((article, local));
            }
        }
        names.retain(|named| !named.locals.is_empty());
        for (part, parted) in parts {
            match names.iter_mut().find(|named| named.kind == parted.kind && named.name == part) {
                Some(known) => {
                    known.mentions += parted.mentions;
                    known.locals.extend(parted.locals);
                }
                None => names.push(parted),
            }
        }
    }
}

/// The words of the roles that an article prints beside an entity of its own.
fn roles(annotated: &Annotated, local: &EntityId) -> BTreeSet<String> {
    let roles = annotated.mentions.iter().filter(|mention| mention.entity == *local).filter_map(|m| m.role.as_deref());
    roles.flat_map(words).collect()
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(str::to_lowercase)
}

/// The only part whose own words stand in the roles.
fn fitting<'p>(name: &str, into: &'p [String], roles: &BTreeSet<String>) -> Option<&'p String> {
    let shared: BTreeSet<String> = words(name).collect();
    let mut fitting = into.iter().filter(|part| {
        let mut own = words(part).filter(|word| !shared.contains(word)).peekable();
        own.peek().is_some() && own.all(|word| roles.contains(&word))
    });
    let found = fitting.next();
    found.filter(|_| fitting.next().is_none())
}
