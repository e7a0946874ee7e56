//! Stable, readable ids: `event/2023-06-18-blinken-qin-meet`.

use std::collections::BTreeMap;

use super::Event;
use crate::annotate::{EntityId, EntityKind};
use crate::briefing::Entity;
use crate::briefing::entity_index::EntityIndex;

/// Gives every event its id; the second of two that would share one gets a number.
pub(super) fn assign<'e>(events: impl Iterator<Item = &'e mut Event>, index: &EntityIndex) {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for event in events {
        let base = base(event, index);
        let count = taken.entry(base.clone()).or_default();
        *count += 1;
        event.id = if *count == 1 { base } else { format!("{base}-{count}") };
    }
}

/// An id for one more event.
pub(super) fn fresh(event: &Event, index: &EntityIndex, is_taken: impl Fn(&str) -> bool) -> String {
    let base = base(event, index);
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    std::iter::once(base.clone()).chain(numbered).find(|id| !is_taken(id)).unwrap_or(base)
}

fn base(event: &Event, index: &EntityIndex) -> String {
    let date = event.date.as_ref().map(|date| date.edtf().split('/').next().unwrap_or_default().to_owned());
    let date = date
        .filter(|date| date.chars().all(|c| c.is_ascii_digit() || c == '-'))
        .unwrap_or_else(|| "undated".to_owned());
    let mut parts = vec![date];
    parts.extend(event.participants.iter().take(2).map(|id| short_name(id, index)));
    parts.push(event.action.to_owned());
    format!("event/{}", parts.join("-"))
}

/// The name by which the texts mostly call a person, in small ASCII letters; of anything else its slug.
fn short_name(id: &EntityId, index: &EntityIndex) -> String {
    let slug = || id.0.rsplit('/').next().unwrap_or_default().to_owned();
    let found = index.entities.binary_search_by(|entity| entity.id.cmp(id)).ok().map(|at| &index.entities[at]);
    let Some(person) = found.filter(|entity| entity.kind == EntityKind::Person) else { return slug() };
    let name = single_word(person).map(|name| deunicode::deunicode(name).to_lowercase());
    name.filter(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')).unwrap_or_else(slug)
}

fn single_word(person: &Entity) -> Option<&str> {
    let words = person.aliases.iter().filter(|alias| !alias.text.contains(' ') && person.name.contains(&alias.text));
    words.max_by(|a, b| (a.count, &b.text).cmp(&(b.count, &a.text))).map(|alias| alias.text.as_str())
}
