//! Which things of two editions are one under two ids: an id holds a day, and a new source may correct the day.

use std::collections::{BTreeMap, BTreeSet};

use super::{DisputeEntry, EventEntry};

/// For each event under a new id, its id in the earlier edition: told by the same sentence, or else the only one of its
/// people and its action on both sides.
pub(super) fn events(
    before: &BTreeMap<String, EventEntry>,
    now: &BTreeMap<String, EventEntry>,
) -> BTreeMap<String, String> {
    let mut moved = by(before, now, &BTreeMap::new(), |id, event| format!("{} {}", event.told, who_and_what(id)));
    let rest = by(before, now, &moved, |id, _| who_and_what(id).to_owned());
    moved.extend(rest);
    moved
}

/// For each dispute under a new id, its id in the earlier edition: the same question.
pub(super) fn disputes(
    before: &BTreeMap<String, DisputeEntry>,
    now: &BTreeMap<String, DisputeEntry>,
) -> BTreeMap<String, String> {
    by(before, now, &BTreeMap::new(), |_, dispute| dispute.question.clone())
}

/// Pairs what only one of both editions has by a key that is the only one of its kind on either side.
fn by<T>(
    before: &BTreeMap<String, T>,
    now: &BTreeMap<String, T>,
    known: &BTreeMap<String, String>,
    key: impl Fn(&str, &T) -> String,
) -> BTreeMap<String, String> {
    let met: BTreeSet<&String> = known.values().collect();
    let gone = before.iter().filter(|(id, _)| !now.contains_key(*id) && !met.contains(id));
    let new = now.iter().filter(|(id, _)| !before.contains_key(*id) && !known.contains_key(*id));
    let (gone, new) = (only(gone, &key), only(new, &key));
    new.into_iter().filter_map(|(key, id)| Some((id?, gone.get(&key)?.clone()?))).collect()
}

/// The id of each key; none where several share it.
fn only<'t, T: 't>(
    things: impl Iterator<Item = (&'t String, &'t T)>,
    key: &impl Fn(&str, &T) -> String,
) -> BTreeMap<String, Option<String>> {
    let mut found: BTreeMap<String, Option<String>> = BTreeMap::new();
    for (id, thing) in things {
        found.entry(key(id, thing)).and_modify(|only| *only = None).or_insert_with(|| Some(id.clone()));
    }
    found
}

/// The id without its day: `event/2023-06-18-blinken-qin-meet` is `blinken-qin-meet`.
fn who_and_what(id: &str) -> &str {
    let rest = id.strip_prefix("event/").unwrap_or(id);
    let rest = rest.strip_prefix("undated").unwrap_or(rest);
    rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-')
}
