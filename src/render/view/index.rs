//! The index of people, organisations, places or terms, A to Z.

use serde::Serialize;

use super::home::Cited;
use super::{Chip, Viewpoint};
use crate::render::wording;
use crate::site::{Job, Link, Shelf, shelf_of};

/// One name of an index.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct NameRow {
    name: String,
    href: Link,
    role: Option<Cited>,
    kind: &'static str,
    sources: usize,
    mentions: usize,
    first: Option<Chip>,
}

impl NameRow {
    /// How often the name is mentioned.
    pub(super) fn mentions(&self) -> usize {
        self.mentions
    }
}

/// An index.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct IndexView {
    name: &'static str,
    facts: Vec<String>,
    rows: Vec<NameRow>,
    shelves: Vec<OtherShelf>,
    with_roles: bool,
    with_kinds: bool,
}

#[derive(Debug, Clone, Serialize)]
struct OtherShelf {
    name: &'static str,
    href: Link,
    number: usize,
    current: bool,
}

impl IndexView {
    pub(crate) fn new(view: &Viewpoint<'_>, shelf: Shelf) -> Self {
        let rows = names(view, shelf);
        Self {
            name: wording::shelf(shelf),
            facts: vec![wording::counted(rows.len(), "name"), "A to Z".to_owned()],
            with_roles: has_roles(shelf, &rows),
            with_kinds: shelf == Shelf::Terms,
            rows,
            shelves: Shelf::ALL
                .map(|other| OtherShelf {
                    name: wording::shelf(other),
                    href: view.link(Job::Index(other)),
                    number: on_shelf(view, other).count(),
                    current: other == shelf,
                })
                .to_vec(),
        }
    }
}

/// True where the names of a shelf can have roles and one has: a place has none.
pub(super) fn has_roles(shelf: Shelf, rows: &[NameRow]) -> bool {
    shelf != Shelf::Places && rows.iter().any(|row| row.role.is_some())
}

fn on_shelf<'v>(view: &'v Viewpoint<'_>, shelf: Shelf) -> impl Iterator<Item = usize> + 'v {
    let entities = &view.site.briefing.entities;
    (0..entities.len()).filter(move |&i| entities[i].has_page && shelf_of(entities[i].kind) == shelf)
}

/// The names of one shelf that have a page, by the alphabet.
pub(super) fn names(view: &Viewpoint<'_>, shelf: Shelf) -> Vec<NameRow> {
    let mut all: Vec<usize> = on_shelf(view, shelf).collect();
    let entities = &view.site.briefing.entities;
    all.sort_by_cached_key(|&i| (deunicode::deunicode(&entities[i].name).to_lowercase(), i));
    all.into_iter().filter_map(|index| name_row(view, index)).collect()
}

fn name_row(view: &Viewpoint<'_>, index: usize) -> Option<NameRow> {
    let entity = &view.site.briefing.entities[index];
    let role = entity.roles.first();
    let first = view.site.cross.entity_statements[index].first();
    Some(NameRow {
        name: entity.name.clone(),
        href: view.entity_link(index)?,
        role: role.map(|r| Cited { text: r.text.clone(), chip: view.chip(r.statement) }),
        kind: wording::entity_kind(entity.kind),
        sources: entity.support.sources,
        mentions: entity.mentions.len(),
        first: first.map(|s| view.chip(*s)),
    })
}
