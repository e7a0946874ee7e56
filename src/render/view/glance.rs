//! What a page names and cites, told in a line each: a list at its end, on paper too, and what its previews show.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::Serialize;

use super::Viewpoint;
use super::entity::first_role;
use crate::render::wording;
use crate::site::Link;

/// A page that cites more sources lists none: the list would be longer than the page, and *Sources* has it.
const SOURCES: usize = 60;
/// So many names of an article are listed, those that it mentions most.
const NAMES: usize = 60;

/// The sources that a page opens, by index, gathered while its links are made.
#[derive(Debug, Default)]
pub(crate) struct Cited(RefCell<BTreeSet<usize>>);

impl Cited {
    pub(super) fn add(&self, source: usize) {
        self.0.borrow_mut().insert(source);
    }

    /// A line for each source but the page's own; none for a page that cites many.
    pub(crate) fn list(&self, view: &Viewpoint<'_>) -> Vec<CitedSource> {
        let mut sources = self.0.borrow().clone();
        sources.retain(|&source| view.site.addresses.articles[source] != *view.here);
        if sources.len() > SOURCES {
            return Vec::new();
        }
        sources.into_iter().map(|index| cited(view, index)).collect()
    }
}

/// A source in a line.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CitedSource {
    number: usize,
    href: Link,
    headline: String,
    lang: Option<String>,
    from: String,
}

fn cited(view: &Viewpoint<'_>, index: usize) -> CitedSource {
    let article = &view.article(index).article;
    CitedSource {
        number: index + 1,
        href: view.article_link(index),
        headline: wording::headline(view.interface(), article),
        lang: article.title.as_ref().and_then(|_| view.lang(index)),
        from: format!(
            "{}, {}",
            wording::publisher(view.interface(), article),
            wording::dated(view.interface(), article)
        ),
    }
}

/// A name in a line.
#[derive(Debug, Clone, Serialize)]
pub(super) struct NameHere {
    name: String,
    href: Link,
    /// The role printed most, else what kind of name it is.
    is: String,
    /// Language of the role where it is printed in another than the site's.
    lang: Option<String>,
    /// "3 of 5 sources".
    sources: String,
}

/// The names of an article that have a page, those first that it mentions most, and how many more there are.
pub(super) fn names_here(view: &Viewpoint<'_>, article: usize) -> (Vec<NameHere>, usize) {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    let mut entities: Vec<usize> = view.site.cross.mention_entities[article].iter().flatten().copied().collect();
    entities.sort_unstable();
    for group in entities.chunk_by(|a, b| a == b) {
        counts.push((group[0], group.len()));
    }
    counts.sort_by_key(|&(entity, count)| (std::cmp::Reverse(count), entity));
    let mut names: Vec<NameHere> = counts.into_iter().filter_map(|(entity, _)| name_here(view, entity)).collect();
    let more = names.len().saturating_sub(NAMES);
    names.truncate(NAMES);
    (names, more)
}

fn name_here(view: &Viewpoint<'_>, index: usize) -> Option<NameHere> {
    let entity = &view.site.briefing.entities[index];
    let all = view.site.briefing.articles.len();
    let role = first_role(view, entity);
    Some(NameHere {
        name: entity.name.clone(),
        href: view.entity_link(index)?,
        lang: role.as_ref().and_then(|role| role.lang.clone()),
        is: role.map_or_else(|| wording::entity_kind(view.interface(), entity.kind).to_lowercase(), |role| role.text),
        sources: wording::of_sources(view.interface(), entity.support.sources, all),
    })
}
