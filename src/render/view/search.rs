//! Search: the page with its form and its index A to Z.

use serde::Serialize;

use super::Viewpoint;
use super::index::{NameRow, has_roles, names};
use crate::interface::phrase;
use crate::render::wording;
use crate::site::{Job, Link, Shelf};

/// One shelf of the index A to Z.
#[derive(Debug, Clone, Serialize)]
struct ShelfRows {
    id: &'static str,
    name: &'static str,
    caption: String,
    with_roles: bool,
    rows: Vec<NameRow>,
}

/// A way to narrow the results: the script fills in what there is to choose.
#[derive(Debug, Clone, Copy, Serialize)]
struct Facet {
    id: &'static str,
    label: &'static str,
    all: &'static str,
}

const FACETS: [Facet; 4] = [
    Facet { id: "kind", label: phrase("Kind"), all: phrase("everything") },
    Facet { id: "source", label: phrase("Source"), all: phrase("all sources") },
    Facet { id: "status", label: phrase("Event told"), all: phrase("any status") },
    Facet { id: "date", label: phrase("Date of the source"), all: phrase("any date") },
];

/// The search page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SearchView {
    style: Link,
    /// The index, the engine and the page's own script, in the order in which they run.
    scripts: [Link; 3],
    facets: [Facet; 4],
    shelves: Vec<ShelfRows>,
}

impl SearchView {
    pub(crate) fn new(view: &Viewpoint<'_>) -> Self {
        let ui = view.interface();
        let sources = view.site.briefing.articles.len();
        let shelf = |shelf: Shelf| {
            let rows = names(view, shelf);
            let names = ui.count(rows.len(), "{n} name with a page | {n} names with a page");
            let sources = ui.count(sources, "{n} source | {n} sources");
            let caption = ui.fill("{names}, of {sources}.", &[("names", &names), ("sources", &sources)]);
            ShelfRows {
                id: shelf.folder(),
                name: wording::shelf(ui, shelf),
                caption,
                with_roles: has_roles(shelf, &rows),
                rows,
            }
        };
        Self {
            style: view.asset("search.css"),
            scripts: [view.link(Job::SearchIndex), view.asset("search-engine.js"), view.asset("search.js")],
            facets: FACETS.map(|facet| Facet { label: ui.say(facet.label), all: ui.say(facet.all), ..facet }),
            shelves: Shelf::ALL.map(shelf).into_iter().filter(|s| !s.rows.is_empty()).collect(),
        }
    }
}
