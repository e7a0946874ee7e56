//! The index of people, organisations, places or events and works, A to Z.

mod once;
mod spark;

use std::collections::BTreeSet;

use serde::Serialize;

use self::once::Once;
use super::entity::{FirstRole, first_role, is_lone_surname};
use super::{Chip, Viewpoint};
use crate::render::wording;
use crate::site::{Cause, Job, Link, Shelf, initial};

/// One name of an index.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct NameRow {
    name: String,
    href: Link,
    role: Option<FirstRole>,
    is_lone: bool,
    kind: &'static str,
    sources: usize,
    mentions: usize,
    /// Mentions source by source as a small drawing; none in a long list of sources.
    spark: Option<String>,
    first: Option<Chip>,
    /// Numbers of its sources, parted by blanks, for the script that filters.
    numbers: String,
    #[serde(skip)]
    initial: char,
}

impl NameRow {
    /// How often the name is mentioned.
    pub(super) fn mentions(&self) -> usize {
        self.mentions
    }
}

/// The names of one letter.
#[derive(Debug, Clone, Serialize)]
struct Letter {
    initial: String,
    anchor: String,
    rows: Vec<NameRow>,
}

/// An index.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct IndexView {
    name: &'static str,
    facts: Vec<String>,
    holds: &'static str,
    letters: Vec<Letter>,
    /// Every letter of the alphabet that the index has, in a row above a longer one.
    with_letters: bool,
    shelves: Vec<OtherShelf>,
    with_roles: bool,
    with_kinds: bool,
    once: Vec<Once>,
    more_once: usize,
    dropped: Vec<Dropped>,
    sources: Vec<SourceChoice>,
    script: Link,
}

#[derive(Debug, Clone, Serialize)]
struct OtherShelf {
    name: &'static str,
    href: Link,
    number: usize,
    current: bool,
}

/// A name whose page the editor took out.
#[derive(Debug, Clone, Serialize)]
struct Dropped {
    name: String,
    href: Link,
    why: Option<String>,
}

/// A source to filter by.
#[derive(Debug, Clone, Serialize)]
struct SourceChoice {
    number: usize,
    headline: String,
    /// Language of the headline where it is another than the site's.
    lang: Option<String>,
}

/// An index of so many names is parted by letters.
const LETTERS: usize = 12;
/// So many sources can be filtered by.
const SOURCES: usize = 200;

impl IndexView {
    pub(crate) fn new(view: &Viewpoint<'_>, shelf: Shelf) -> Self {
        let rows = names(view, shelf);
        let (once, all_once) = once::once(view, shelf);
        let ui = view.interface();
        let mut facts = vec![ui.count(rows.len(), "{n} name with a page | {n} names with a page")];
        facts.extend((all_once > 0).then(|| ui.count(all_once, "{n} without a page | {n} without a page")));
        facts.push(ui.say(if shelf == Shelf::People { "by surname" } else { "A to Z" }).to_owned());
        Self {
            name: wording::shelf(ui, shelf),
            facts,
            holds: wording::holds(ui, shelf),
            with_roles: has_roles(shelf, &rows),
            with_kinds: shelf == Shelf::Terms,
            with_letters: rows.len() >= LETTERS,
            letters: letters(rows),
            shelves: Shelf::ALL.map(|other| other_shelf(view, other, shelf)).to_vec(),
            more_once: all_once - once.len(),
            once,
            dropped: dropped(view, shelf),
            sources: sources(view),
            script: view.asset("names.js"),
        }
    }
}

fn other_shelf(view: &Viewpoint<'_>, other: Shelf, here: Shelf) -> OtherShelf {
    OtherShelf {
        name: wording::shelf(view.interface(), other),
        href: view.link(Job::Index(other)),
        number: view.site.shelves.on(other).len(),
        current: other == here,
    }
}

/// True where the names of a shelf can have roles and one has, or is told to be a surname alone: a place has none.
pub(super) fn has_roles(shelf: Shelf, rows: &[NameRow]) -> bool {
    shelf != Shelf::Places && rows.iter().any(|row| row.role.is_some() || row.is_lone)
}

/// The names of one shelf that have a page, by the alphabet, people by their surname.
pub(super) fn names(view: &Viewpoint<'_>, shelf: Shelf) -> Vec<NameRow> {
    view.site.shelves.on(shelf).iter().filter_map(|&index| name_row(view, index)).collect()
}

fn name_row(view: &Viewpoint<'_>, index: usize) -> Option<NameRow> {
    let entity = &view.site.briefing.entities[index];
    let first = view.site.cross.entity_statements[index].first();
    Some(NameRow {
        name: entity.name.clone(),
        href: view.entity_link(index)?,
        role: first_role(view, entity),
        is_lone: is_lone_surname(entity),
        kind: wording::entity_kind(view.interface(), entity.kind),
        sources: entity.support.sources,
        mentions: entity.mentions.len(),
        spark: spark::draw(view, entity),
        first: first.map(|s| view.chip(*s)),
        numbers: numbers(view, index),
        initial: initial(entity),
    })
}

/// The numbers of the sources that name it.
fn numbers(view: &Viewpoint<'_>, index: usize) -> String {
    if view.site.briefing.articles.len() > SOURCES {
        return String::new();
    }
    let sources: BTreeSet<usize> = view.site.briefing.entities[index].mentions.iter().map(|m| m.article + 1).collect();
    sources.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn letters(rows: Vec<NameRow>) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for row in rows {
        let initial = row.initial.to_string();
        if let Some(last) = letters.last_mut().filter(|last| last.initial == initial) {
            last.rows.push(row);
        } else {
            let anchor = if row.initial == '#' { '0' } else { row.initial.to_ascii_lowercase() };
            letters.push(Letter { initial, anchor: format!("az-{anchor}"), rows: vec![row] });
        }
    }
    letters
}

fn dropped(view: &Viewpoint<'_>, shelf: Shelf) -> Vec<Dropped> {
    let stubs = view.site.addresses.stubs.iter().enumerate();
    let ours = stubs.filter(|(_, stub)| stub.cause == Cause::Dropped && stub.leads_to == [Job::Index(shelf)]);
    ours.map(|(index, stub)| {
        let from = stub.decision.and_then(|at| view.site.edits.edits.get(at)).map(|(_, from)| from);
        let why = from.and_then(|from| wording::decided(view.interface(), from.why.as_deref(), from.by.as_deref()));
        Dropped { name: stub.name.clone(), href: view.link(Job::Stub(index)), why }
    })
    .collect()
}

fn sources(view: &Viewpoint<'_>) -> Vec<SourceChoice> {
    let articles = &view.site.briefing.articles;
    if articles.len() > SOURCES {
        return Vec::new();
    }
    let choice = |index: usize| SourceChoice {
        number: index + 1,
        headline: wording::headline(view.interface(), &articles[index].article),
        lang: articles[index].article.title.as_ref().and_then(|_| view.other_lang(index)),
    };
    (0..articles.len()).map(choice).collect()
}
