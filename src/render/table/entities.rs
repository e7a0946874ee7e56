//! The names as a table: one row for each person, organisation, place and other named thing.

use super::{BETWEEN, Table};
use crate::briefing::Entity;
use crate::date::VisitDate;
use crate::render::view::Viewpoint;
use crate::site::{Job, Link};

/// What stands at the head of each column. `first_source` is the day of the earliest dated source that names it.
const HEAD: [&str; 11] =
    ["id", "kind", "name", "aliases", "roles", "sources", "origins", "mentions", "first_source", "wikidata", "page"];

/// The whole table, sorted by id; what the editor dropped is left out.
pub(in crate::render) fn entities(view: &Viewpoint<'_>) -> String {
    let mut table = Table::of(&HEAD);
    let shown = view.site.briefing.entities.iter().enumerate().filter(|(_, entity)| !entity.dropped);
    for (index, entity) in shown {
        let page = view.site.addresses.entities[index].as_ref().map(|_| view.address(Job::Entity(index)));
        table.row(&[
            &entity.id.0,
            entity.kind.slug(),
            &entity.name,
            &aliases(entity).join(BETWEEN),
            &roles(entity).join(BETWEEN),
            &entity.support.sources.to_string(),
            &entity.support.origins.to_string(),
            &entity.mentions.len().to_string(),
            first_source(view, entity).map_or("", VisitDate::edtf),
            entity.wikidata.as_ref().map_or("", |given| given.text.as_str()),
            page.as_ref().map_or("", Link::as_str),
        ]);
    }
    table.0
}

/// The forms of a name beside the one that it goes by here.
pub(in crate::render) fn aliases(entity: &Entity) -> Vec<&str> {
    entity.aliases.iter().map(|alias| alias.text.as_str()).filter(|text| *text != entity.name).collect()
}

/// The roles that the editor gave, then the printed ones that none of these replaces.
pub(in crate::render) fn roles(entity: &Entity) -> Vec<&str> {
    let is_replaced = |role: &str| entity.given_roles.iter().any(|given| given.replaces.as_deref() == Some(role));
    let printed = entity.roles.iter().map(|role| role.text.as_str()).filter(|role| !is_replaced(role));
    entity.given_roles.iter().map(|given| given.text.as_str()).chain(printed).collect()
}

fn first_source<'s>(view: &Viewpoint<'s>, entity: &Entity) -> Option<&'s VisitDate> {
    let dates = entity.mentions.iter().filter_map(|place| view.article(place.article).article.date.as_ref());
    dates.map(|date| &date.value).min()
}
