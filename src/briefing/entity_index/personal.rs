//! What articles print beside the names of people: address, pronouns, roles.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::{Annotated, EntityId, EntityKind, Gender, Mention, Signs, signs, together};

/// What is printed beside a name, in one article or in all.
#[derive(Debug, Clone, Default)]
pub(super) struct Personal {
    /// Beside each mention that says anything.
    signs: Vec<Signs>,
    /// The given names that tell a gender where nothing else does.
    names: BTreeSet<String>,
    /// The roles, in small letters.
    pub(super) roles: BTreeSet<String>,
}

impl Personal {
    /// For each person of an article what stands beside the name.
    pub(super) fn of(annotated: &Annotated) -> BTreeMap<EntityId, Self> {
        let people: Vec<&Mention> = annotated.mentions.iter().filter(|m| m.kind == EntityKind::Person).collect();
        let spans: Vec<_> = people.iter().map(|mention| (mention.span.clone(), mention.role.as_deref())).collect();
        let mut found: BTreeMap<EntityId, Self> = BTreeMap::new();
        for (mention, signs) in people.iter().zip(signs(&annotated.article.body, &annotated.sentences, &spans)) {
            let entry = found.entry(mention.entity.clone()).or_default();
            entry.signs.extend((signs != Signs::default()).then_some(signs));
            entry.roles.extend(mention.role.as_deref().map(str::to_lowercase));
            entry.names.insert(mention.name.clone());
        }
        found
    }

    /// Adds what another article prints.
    pub(super) fn extend(&mut self, other: Option<&Self>) {
        let Some(other) = other else { return };
        self.signs.extend(&other.signs);
        self.roles.extend(other.roles.iter().cloned());
        self.names.extend(other.names.iter().cloned());
    }

    /// True where something is printed that not everybody of the name may fit.
    pub(super) fn tells(&self) -> bool {
        !self.signs.is_empty() || !self.roles.is_empty()
    }

    /// True for "Lord X", who is not just any X.
    pub(super) fn is_peer(&self) -> bool {
        self.signs.iter().any(|sign| sign.is_peer)
    }

    /// Man or woman, where all that is printed agrees.
    pub(super) fn gender(&self) -> Option<Gender> {
        let name = self.names.iter().max_by_key(|name| name.len()).map_or("", String::as_str);
        together(&self.signs, name)
    }

    /// True where something printed beside the name is a man's and something a woman's.
    pub(super) fn is_contradictory(&self) -> bool {
        let told: BTreeSet<Gender> = self.signs.iter().filter_map(|sign| sign.direct.or(sign.pronoun)).collect();
        told.len() > 1
    }
}
