//! Search: the page with its index A to Z, and what the script reads.

use std::fmt::Write as _;

use serde::Serialize;

use super::index::{NameRow, has_roles, names};
use super::{Viewpoint, block};
use crate::article::STUB;
use crate::briefing::Statement;
use crate::render::wording;
use crate::site::{Job, Link, Shelf, shelf_of};

/// One shelf of the index A to Z.
#[derive(Debug, Clone, Serialize)]
struct ShelfRows {
    id: &'static str,
    name: &'static str,
    caption: String,
    with_roles: bool,
    rows: Vec<NameRow>,
}

/// The search page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SearchView {
    script: Link,
    index: Link,
    sources: usize,
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
            script: view.asset("search.js"),
            index: view.link(Job::SearchIndex),
            sources,
            shelves: Shelf::ALL.map(shelf).into_iter().filter(|s| !s.rows.is_empty()).collect(),
        }
    }
}

/// A classic script that sets one global: names, sources and sentences. Links are relative to the search page.
pub(crate) fn search_index(view: &Viewpoint<'_>) -> String {
    let briefing = &view.site.briefing;
    let mut out = String::from("window.BACKGROUNDER_INDEX={\"names\":[");
    let mut first = true;
    for (index, entity) in briefing.entities.iter().enumerate() {
        let Some(href) = view.entity_link(index) else { continue };
        let printed = entity.roles.first().map(|role| role.text.as_str());
        let role = entity.given_roles.first().map(|given| given.text.as_str()).or(printed).unwrap_or_default();
        let forms: Vec<&str> = entity.aliases.iter().map(|a| a.text.as_str()).collect();
        let record = (
            &entity.name,
            href,
            wording::shelf(view.interface(), shelf_of(entity.kind)),
            role,
            entity.support.sources,
            forms.join(" "),
        );
        push(&mut out, &mut first, &record);
    }
    out.push_str("],\n\"sources\":[");
    first = true;
    for (index, annotated) in briefing.articles.iter().enumerate() {
        let article = &annotated.article;
        let record = (
            wording::headline(view.interface(), article),
            view.article_link(index),
            wording::publisher(view.interface(), article),
            wording::dated(view.interface(), article),
        );
        push(&mut out, &mut first, &record);
    }
    out.push_str("],\n\"sentences\":[");
    first = true;
    for (article, annotated) in briefing.articles.iter().enumerate() {
        for (sentence, found) in annotated.sentences.iter().enumerate().filter(|(_, s)| s.body.is_some()) {
            let statement = Statement { article, sentence };
            let words = view.words(statement);
            if !block::is_withheld(view, statement) && words != STUB {
                push(&mut out, &mut first, &(article, found.number, words));
            }
        }
    }
    out.push_str("]};\n");
    out
}

/// Appends one record as JSON that is safe in a script: `<` never opens a tag, line separators never end a line.
fn push<T: Serialize>(out: &mut String, first: &mut bool, record: &T) {
    let json = serde_json::to_string(record).expect("strings and numbers always serialise");
    let json = json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    let _ = write!(out, "{}\n{json}", if *first { "" } else { "," });
    *first = false;
}
