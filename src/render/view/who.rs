//! "Who matters": the people most widely named, grouped by the side that their printed roles put them on.

use std::collections::BTreeSet;

use serde::Serialize;

use super::entity::{FirstRole, first_role};
use super::telling::{latest_first, telling};
use super::{Said, Viewpoint};
use crate::annotate::EntityKind;
use crate::briefing::Statement;
use crate::render::wording;
use crate::site::Link;

/// One person in the list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Who {
    name: String,
    href: Option<Link>,
    role: Option<FirstRole>,
    said: Option<Said>,
    count: String,
}

/// The people of one side.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Side {
    name: String,
    people: Vec<Who>,
}

/// The words for people whose roles name no one side.
const NO_SIDE: &str = "Side not stated";

/// At most `limit` people, the most widely named first, sides in the order of their first.
pub(crate) fn who_matters(view: &Viewpoint<'_>, limit: usize) -> Vec<Side> {
    let entities = &view.site.briefing.entities;
    let mut people: Vec<usize> =
        (0..entities.len()).filter(|&i| entities[i].kind == EntityKind::Person && entities[i].has_page).collect();
    people.sort_by_key(|&i| {
        (std::cmp::Reverse((entities[i].support.sources, entities[i].mentions.len())), &entities[i].id)
    });
    people.truncate(limit);
    let mut sides: Vec<Side> = Vec::new();
    let mut used = BTreeSet::new();
    for index in people {
        let name = entities[index].side.as_deref().unwrap_or(NO_SIDE);
        let who = one(view, index, &mut used);
        match sides.iter_mut().find(|side| side.name == name) {
            Some(side) => side.people.push(who),
            None => sides.push(Side { name: name.to_owned(), people: vec![who] }),
        }
    }
    sides.sort_by_key(|side| side.name == NO_SIDE);
    sides
}

fn one(view: &Viewpoint<'_>, index: usize, used: &mut BTreeSet<Statement>) -> Who {
    let entity = &view.site.briefing.entities[index];
    Who {
        name: entity.name.clone(),
        href: view.entity_link(index),
        role: first_role(view, entity),
        said: short_statement(view, index, used),
        count: format!(
            "{}, {}",
            wording::of_sources(entity.support.sources, view.site.briefing.articles.len()),
            wording::counted(entity.mentions.len(), "mention")
        ),
    }
}

/// A whole sentence of at least 40 letters that tells an event with the person and that nobody above is shown with;
/// long ones would fill the column. What is done goes before what is open, the latest source before the others, then
/// the shortest.
fn short_statement(view: &Viewpoint<'_>, index: usize, used: &mut BTreeSet<Statement>) -> Option<Said> {
    let statements = &view.site.cross.entity_statements[index];
    let tells_event =
        statements.iter().filter(|s| view.site.cross.sentence_events.contains_key(s) && !used.contains(s));
    let length = |statement| view.words(statement).chars().count();
    let statement = tells_event
        .copied()
        .filter(|&s| (40..=150).contains(&length(s)))
        .min_by_key(|&s| (telling(view, s), latest_first(view, s), length(s), s))?;
    used.insert(statement);
    Some(view.said(statement))
}
