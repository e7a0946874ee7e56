//! What the timeline can be narrowed to: a status, a person. The stylesheet does it, so that no script is needed.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::Viewpoint;
use super::badge::{ALL, BadgeView, badge, slug};
use crate::annotate::EntityKind;
use crate::briefing::Event;

/// At most this many people are offered: those of the most events.
const PEOPLE: usize = 40;

/// One choice, with the number of events that it shows.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Offer {
    /// The word of the event's `data-status` or `data-who`.
    key: String,
    name: String,
    count: usize,
}

/// What the timeline can be narrowed to; a list is empty where it offers nothing to choose.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Choice {
    statuses: Vec<Offer>,
    people: Vec<Offer>,
}

impl Choice {
    pub(crate) fn of(view: &Viewpoint<'_>) -> Self {
        let (events, ui) = (&view.site.briefing.events, view.interface());
        let statuses = ALL.map(|badge| BadgeView::of(ui, badge)).into_iter().map(|status| Offer {
            key: status.slug.to_owned(),
            name: match status.slug {
                "postponed" => ui.say("Postponed or cancelled").to_owned(),
                _ => status.word.to_owned(),
            },
            count: events.iter().filter(|event| self::status(view, event) == status.slug).count(),
        });
        let people = people(view).into_iter().map(|(entity, count)| Offer {
            key: entity.to_string(),
            name: view.site.briefing.entities[entity].name.clone(),
            count,
        });
        Self { statuses: several(statuses.filter(|status| status.count > 0)), people: several(people) }
    }
}

/// One option alone is no choice.
fn several(options: impl Iterator<Item = Offer>) -> Vec<Offer> {
    let options: Vec<Offer> = options.collect();
    if options.len() > 1 { options } else { Vec::new() }
}

/// The status under which an event is found: that of its badge, so that each is counted once, as on the front page.
pub(super) fn status(view: &Viewpoint<'_>, event: &Event) -> &'static str {
    slug(badge(&view.site.briefing, event))
}

/// Indices of the people who take part in an event.
pub(super) fn who<'e>(view: &'e Viewpoint<'_>, event: &'e Event) -> impl Iterator<Item = usize> + 'e {
    let found = event.participants.iter().filter_map(|id| view.entity_index(id));
    found.filter(|&index| view.site.briefing.entities[index].kind == EntityKind::Person)
}

/// The people of the most events by name, each with the number of events.
fn people(view: &Viewpoint<'_>) -> Vec<(usize, usize)> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for event in &view.site.briefing.events {
        who(view, event).for_each(|index| *counts.entry(index).or_default() += 1);
    }
    let mut people: Vec<(usize, usize)> = counts.into_iter().collect();
    people.sort_by_key(|(index, count)| (Reverse(*count), *index));
    people.truncate(PEOPLE);
    people.sort_by_key(|(index, _)| &view.site.briefing.entities[*index].name);
    people
}
