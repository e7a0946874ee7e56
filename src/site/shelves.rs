//! The names with a page, shelf by shelf and each by the alphabet.

use super::alphabet::sort_key;
use super::{Addresses, Shelf, shelf_of};
use crate::briefing::Briefing;

/// The shelves of a site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelves {
    /// The entities of each shelf in the order of its index, [`Shelf::ALL`] for the order of the shelves.
    names: [Vec<usize>; 4],
    /// Where each entity stands on its shelf; none without a page.
    places: Vec<Option<usize>>,
}

impl Shelves {
    pub(super) fn of(briefing: &Briefing, addresses: &Addresses) -> Self {
        let entities = &briefing.entities;
        let mut places = vec![None; entities.len()];
        let names = Shelf::ALL.map(|shelf| {
            let is_on = |&i: &usize| addresses.entities[i].is_some() && shelf_of(entities[i].kind) == shelf;
            let mut all: Vec<usize> = (0..entities.len()).filter(is_on).collect();
            all.sort_by_cached_key(|&i| (sort_key(&entities[i]), i));
            for (place, &entity) in all.iter().enumerate() {
                places[entity] = Some(place);
            }
            all
        });
        Self { names, places }
    }

    /// The entities of a shelf that have a page, by the alphabet, people by their surname.
    pub fn on(&self, wanted: Shelf) -> &[usize] {
        let at = Shelf::ALL.iter().position(|other| *other == wanted).unwrap_or_default();
        &self.names[at]
    }

    /// The entities before and after one on its shelf.
    pub fn beside(&self, briefing: &Briefing, entity: usize) -> (Option<usize>, Option<usize>) {
        let Some(place) = self.places[entity] else { return (None, None) };
        let names = self.on(shelf_of(briefing.entities[entity].kind));
        let before = place.checked_sub(1).and_then(|before| names.get(before));
        (before.copied(), names.get(place + 1).copied())
    }
}
