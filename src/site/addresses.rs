//! A route for everything that has one, each given once.

use std::collections::BTreeSet;

use super::stub::{self, Stub};
use super::{Route, Shelf};
use crate::annotate::{EntityId, EntityKind};
use crate::briefing::Briefing;
use crate::edits::Edits;
use crate::excerpt::Published;

/// The routes of all pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addresses {
    /// Of each article, by index.
    pub articles: Vec<Route>,
    /// Of each article as it came, by index; none where the text is withheld.
    pub originals: Vec<Option<Route>>,
    /// Of each entity, by index; none where it has no page.
    pub entities: Vec<Option<Route>>,
    /// Of each page left behind, with what it leads to.
    pub stubs: Vec<Stub>,
}

/// Hands out paths so that no two are the same, also where a file system does not tell upper from lower case.
pub(super) struct Register(BTreeSet<String>);

impl Register {
    fn claim(&mut self, folder: &str, name: &str, extension: &str) -> Route {
        let mut route = Route::new(&format!("{folder}/{name}.{extension}"));
        for number in 2.. {
            if self.0.insert(route.path().to_lowercase()) {
                break;
            }
            route = Route::new(&format!("{folder}/{name}-{number}.{extension}"));
        }
        route
    }

    /// The address, where nothing stands there.
    pub(super) fn claim_free(&mut self, folder: &str, name: &str) -> Option<Route> {
        let route = Route::new(&format!("{folder}/{name}.html"));
        self.0.insert(route.path().to_lowercase()).then_some(route)
    }
}

impl Addresses {
    /// Gives each article and entity its address; the same briefing gets the same addresses.
    pub fn of(briefing: &Briefing, edits: &Edits, published: &Published) -> Self {
        let mut register = Register(BTreeSet::new());
        for shelf in Shelf::ALL {
            register.claim(shelf.folder(), "index", "html");
        }
        let articles = briefing.articles.iter().map(|a| register.claim("articles", &a.article.id.0, "html")).collect();
        let originals = briefing.articles.iter().enumerate().map(|(index, a)| {
            (published.is_whole(index) && a.article.withheld.whole().is_none())
                .then(|| register.claim("articles", &format!("{}.original", a.article.id), "html"))
        });
        let originals = originals.collect();
        let entities: Vec<Option<Route>> = briefing
            .entities
            .iter()
            .map(|e| e.has_page.then(|| register.claim(shelf_of(e.kind).folder(), slug_of(&e.id), "html")))
            .collect();
        let stubs = stub::stubs(briefing, edits, &mut register);
        Self { articles, originals, entities, stubs }
    }
}

/// The shelf that entities of a kind stand on.
pub fn shelf_of(kind: EntityKind) -> Shelf {
    match kind {
        EntityKind::Person => Shelf::People,
        EntityKind::Organisation => Shelf::Organisations,
        EntityKind::Place => Shelf::Places,
        EntityKind::Event | EntityKind::Work | EntityKind::Other => Shelf::Terms,
    }
}

pub(super) fn shelf_of_id(id: &EntityId) -> Option<Shelf> {
    let kinds = [EntityKind::Person, EntityKind::Organisation, EntityKind::Place, EntityKind::Event, EntityKind::Work];
    let (first, _) = id.0.split_once('/')?;
    kinds.into_iter().find(|kind| kind.slug() == first).map(shelf_of)
}

pub(super) fn slug_of(id: &EntityId) -> &str {
    id.0.split_once('/').map_or(id.0.as_str(), |(_, slug)| slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_pages_share_an_address() {
        let mut register = Register(BTreeSet::new());
        assert_eq!(register.claim("articles", "A b", "html").path(), "articles/A-b.html");
        assert_eq!(register.claim("articles", "a-b", "html").path(), "articles/a-b-2.html");
        assert_eq!(register.claim_free("articles", "a-B"), None);
    }
}
