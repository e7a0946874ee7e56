//! "Who matters": the people most widely named, grouped by the side that their printed roles put them on.

use serde::Serialize;

use super::entity::{FirstRole, first_role};
use super::{Said, Viewpoint};
use crate::briefing::PersonLine;
use crate::interface::phrase;
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
const NO_SIDE: &str = phrase("Side not stated");

/// The people with their sides, in the order of the first of each side; those of no side last.
pub(crate) fn who_matters(view: &Viewpoint<'_>) -> Vec<Side> {
    let no_side = view.interface().say(NO_SIDE);
    let mut sides: Vec<Side> = Vec::new();
    for line in &view.site.briefing.people {
        let name = view.site.briefing.entities[line.entity].side.as_deref().unwrap_or(no_side);
        let who = one(view, line);
        match sides.iter_mut().find(|side| side.name == name) {
            Some(side) => side.people.push(who),
            None => sides.push(Side { name: name.to_owned(), people: vec![who] }),
        }
    }
    sides.sort_by_key(|side| side.name == no_side);
    if let [only] = sides.as_mut_slice()
        && only.name == no_side
    {
        only.name.clear();
    }
    sides
}

fn one(view: &Viewpoint<'_>, line: &PersonLine) -> Who {
    let (entity, ui) = (&view.site.briefing.entities[line.entity], view.interface());
    Who {
        name: entity.name.clone(),
        href: view.entity_link(line.entity),
        role: first_role(view, entity),
        said: line.statement.map(|statement| view.told(statement, &line.referents)),
        count: format!(
            "{}, {}",
            wording::of_sources(ui, entity.support.sources, view.site.briefing.articles.len()),
            ui.count(entity.mentions.len(), "{n} mention | {n} mentions")
        ),
    }
}
