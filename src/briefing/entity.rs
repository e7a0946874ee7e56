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

/// Something that the editor says of an entity; no sentence need bear it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// What is said.
    pub text: String,
    /// The printed words that it replaces.
    pub replaces: Option<String>,
    /// Why, in the editor's words.
    pub why: Option<String>,
    /// Which editor.
    pub by: Option<String>,
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
    /// Roles that the editor gave it, in the order of the file; they stand before the printed ones.
    pub given_roles: Vec<Given>,
    /// Of a country: adjectives and names of its people ("Norwegian"), most frequent first. They are no mentions of it.
    pub demonyms: Vec<Alias>,
    /// Its item of Wikidata (`Q` and a number), which only the editor can give.
    pub wikidata: Option<Given>,
    /// Mentions in source order.
    pub mentions: Vec<EntityMention>,
    /// Offices and descriptions that stand for it ("the Secretary"), in source order, by their index in the briefing's
    /// references of the article. They are no mentions of its name and count as none.
    pub references: Vec<EntityMention>,
    /// The country or body that the printed roles put it on ("United States"), where they agree.
    pub side: Option<String>,
    /// Others that share its surname or name: "not to be confused with".
    pub not_to_be_confused_with: Vec<EntityId>,
    /// True where it is given a page: a name of several words, a known alias, a listed name, a name that the editor gave, or
    /// one word that two independent origins print.
    pub has_page: bool,
    /// True where the editor gave it its name or its kind: then it has a page, however it is called.
    pub named_by_editor: bool,
    /// True where the editor took its page away.
    pub dropped: bool,
    /// How many sources mention it, and on how many origins they rest.
    pub support: Support,
    /// Rules that recognised, typed and merged it, in words, for `explain`.
    pub evidence: Vec<String>,
    /// Ids that the editor renamed or merged into this one; each leaves a stub page.
    pub former_ids: Vec<EntityId>,
}
