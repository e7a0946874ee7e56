//! A person, organisation, place or other named thing of the whole folder.

use super::{Statement, Support};
use crate::annotate::{EntityId, EntityKind};

/// One form of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The form as printed.
    pub text: String,
    /// How often.
    pub count: usize,
    /// The first statement that prints it.
    pub example: Statement,
}

/// A role as printed beside the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The role as printed.
    pub text: String,
    /// How often it is printed.
    pub count: usize,
    /// The first statement that prints it.
    pub statement: Statement,
}

/// A mention of an entity, by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntityMention {
    /// Index of the article.
    pub article: usize,
    /// Index of the mention in that article.
    pub mention: usize,
}

/// One entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// Stable id: `person/qin-gang`.
    pub id: EntityId,
    /// What it is.
    pub kind: EntityKind,
    /// Its name on the site: the fullest form printed, or the editor's.
    pub name: String,
    /// Forms of the name, most frequent first.
    pub aliases: Vec<Alias>,
    /// Roles, most frequent first.
    pub roles: Vec<Role>,
    /// Mentions in source order.
    pub mentions: Vec<EntityMention>,
    /// The country or body that the printed roles put it on ("United States"), where they agree.
    pub side: Option<String>,
    /// Others that share its surname or name: "not to be confused with".
    pub not_to_be_confused_with: Vec<EntityId>,
    /// True where it is given a page: a full name, a known alias or two independent mentions.
    pub has_page: bool,
    /// How many sources mention it, and on how many origins they rest.
    pub support: Support,
    /// Rules that recognised, typed and merged it, in words, for `explain`.
    pub evidence: Vec<String>,
    /// Ids that the editor renamed or merged into this one; each leaves a stub page.
    pub former_ids: Vec<EntityId>,
}
