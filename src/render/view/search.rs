//! Search: the page with its form and its index A to Z.

use serde::Serialize;

use super::Viewpoint;
use super::index::{NameRow, has_roles, names};
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
    Facet { id: "kind", label: "Kind", all: "everything" },
    Facet { id: "source", label: "Source", all: "all sources" },
    Facet { id: "status", label: "Event told", all: "any status" },
    Facet { id: "date", label: "Date of the source", all: "any date" },
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
        let sources = view.site.briefing.articles.len();
        let shelf = |shelf: Shelf| {
            let rows = names(view, shelf);
            let caption = format!(
                "{} with a page, of {}.",
                crate::language::counted(rows.len(), "name"),
                crate::language::counted(sources, "source")
            );
            ShelfRows {
                id: shelf.folder(),
                name: wording::shelf(view.interface(), shelf),
                caption,
                with_roles: has_roles(shelf, &rows),
                rows,
            }
        };
        Self {
            style: view.asset("search.css"),
            scripts: [view.link(Job::SearchIndex), view.asset("search-engine.js"), view.asset("search.js")],
            facets: FACETS,
            shelves: Shelf::ALL.map(shelf).into_iter().filter(|s| !s.rows.is_empty()).collect(),
        }
    }
}
