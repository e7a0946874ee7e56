//! Names without a page: too little is said of them to tell one from another of that name.

use serde::Serialize;

use crate::briefing::Statement;
use crate::render::view::{Chip, Viewpoint, block};
use crate::site::{Shelf, shelf_of, sort_key};

/// One name with the sentence that prints it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Once {
    name: String,
    numbers: String,
    /// Its sentence; none in a long list, or where it is withheld.
    sentence: Option<String>,
    lang: Option<String>,
    chip: Chip,
}

/// So many names are listed, and so many with their sentences.
const NAMES: usize = 600;
const SENTENCES: usize = 120;

/// The names of a shelf without a page, and how many there are.
pub(super) fn once(view: &Viewpoint<'_>, shelf: Shelf) -> (Vec<Once>, usize) {
    let entities = &view.site.briefing.entities;
    let is_ours = |index: &usize| {
        let entity = &entities[*index];
        !entity.has_page && !entity.dropped && shelf_of(entity.kind) == shelf
    };
    let statement = |index: usize| Some((index, *view.site.cross.entity_statements[index].first()?));
    let mut all: Vec<(usize, Statement)> = (0..entities.len()).filter(is_ours).filter_map(statement).collect();
    all.sort_by_cached_key(|&(index, _)| (sort_key(&entities[index]), index));
    let few = all.len() <= SENTENCES;
    let shown = all.iter().take(NAMES).map(|&(index, statement)| {
        let is_shown = few && !block::is_withheld(view, statement);
        Once {
            name: entities[index].name.clone(),
            numbers: super::numbers(view, index),
            sentence: is_shown.then(|| view.words(statement)),
            lang: view.lang(statement.article),
            chip: view.chip(statement),
        }
    });
    (shown.collect(), all.len())
}
