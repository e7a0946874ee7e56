//! Places whose name another place has: Georgia the country and Georgia the state, Lebanon and "Lebanon, Ohio". What the article names
//! beside it tells; where it names both, only the words right beside a mention do.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::people::NOTHING_TELLS_WHOSE;
use super::{EntityId, EntityKind, Mention};
use crate::tables::{COUNTRIES, PLACES, SHARED_PLACE_NAMES};

static STATES: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| PLACES.iter().filter(|place| place[1] == "state").map(|place| place[0]).collect());

static NAMES_OF_COUNTRIES: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| COUNTRIES.iter().map(|[name, ..]| *name).collect());

/// One of the places that share a name.
struct Reading {
    name: &'static str,
    plain: Vec<&'static str>,
    cues: Vec<&'static str>,
}

/// Gives the places of an article the names that tell them apart; `mentions` in order of their start.
pub(super) fn tell_apart(body: &str, mentions: &mut [Mention]) {
    towns(body, mentions);
    let is_named = |[name, _, plain, _]: &[&str; 4]| {
        let is_one = |m: &Mention| is_so_called(m, name) || plain.split(';').any(|plain| is_so_called(m, plain));
        mentions.iter().any(is_one)
    };
    let shared: BTreeSet<&str> =
        SHARED_PLACE_NAMES.iter().filter(|row| is_named(row)).map(|[name, ..]| *name).collect();
    for name in shared {
        let readings: Vec<Reading> = SHARED_PLACE_NAMES.iter().filter(|row| row[0] == name).map(reading).collect();
        let told: Vec<&Reading> = readings.iter().filter(|reading| reading.is_told(body)).collect();
        for at in 0..mentions.len() {
            if let Some(own) = readings.iter().find(|reading| reading.plain.contains(&mentions[at].name.as_str())) {
                rename(&mut mentions[at], own.name, "which alone is called so");
            }
            if !is_so_called(&mentions[at], name) {
                continue;
            }
            let own = readings.iter().find(|reading| reading.is_beside(body, mentions, at));
            match (own, told.as_slice()) {
                (Some(own), _) => rename(&mut mentions[at], own.name, "by the words beside it"),
                (None, [only]) => rename(&mut mentions[at], only.name, "by what the article names beside it"),
                (None, []) => {}
                (None, _) => {
                    let rule = &mut mentions[at].rule;
                    *rule = format!("{rule}; the name of two places of the article, {NOTHING_TELLS_WHOSE}");
                    // It is neither's, though it prints the name of one.
                    mentions[at].entity = EntityId::of(EntityKind::Place, &format!("{name} (untold)"));
                }
            }
        }
    }
}

/// "Lebanon, Ohio" is no country.
fn towns(body: &str, mentions: &mut [Mention]) {
    for at in 1..mentions.len() {
        let (town, state) = (&mentions[at - 1], &mentions[at]);
        let is_one = town.kind == EntityKind::Place
            && NAMES_OF_COUNTRIES.contains(town.name.as_str())
            && STATES.contains(state.name.as_str())
            && body.get(town.span.end..state.span.start) == Some(", ");
        if is_one {
            let name = format!("{}, {}", town.name, state.name);
            rename(&mut mentions[at - 1], &name, "by the state behind it");
        }
    }
}

fn is_so_called(mention: &Mention, name: &str) -> bool {
    mention.kind == EntityKind::Place && mention.name == name
}

fn reading([_, name, plain, cues]: &'static [&'static str; 4]) -> Reading {
    let list = |list: &'static str| list.split(';').filter(|item| !item.is_empty()).collect();
    Reading { name, plain: list(plain), cues: list(cues) }
}

impl Reading {
    fn is_told(&self, body: &str) -> bool {
        self.cues.iter().chain(&self.plain).any(|cue| is_printed(body, cue))
    }

    /// "Tbilisi, Georgia", "the Republic of Georgia".
    fn is_beside(&self, body: &str, mentions: &[Mention], at: usize) -> bool {
        let span = &mentions[at].span;
        let is_plain = self.plain.iter().any(|form| {
            let from = span.end.checked_sub(form.len());
            from.and_then(|from| body.get(from..span.end)) == Some(form)
        });
        let town = at.checked_sub(1).map(|before| &mentions[before]);
        let is_town = |town: &Mention| {
            body.get(town.span.end..span.start) == Some(", ") && self.cues.iter().any(|cue| town.name == *cue)
        };
        is_plain || town.is_some_and(is_town)
    }
}

/// True where a text prints a word or name, whole.
fn is_printed(body: &str, cue: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    body.match_indices(cue)
        .any(|(at, _)| !is_letter(body[..at].chars().next_back()) && !is_letter(body[at + cue.len()..].chars().next()))
        || cue.chars().all(|c| c.is_lowercase() || c.is_uppercase()) && {
            let upper = cue.to_uppercase();
            body.match_indices(&upper).any(|(at, _)| {
                !is_letter(body[..at].chars().next_back()) && !is_letter(body[at + upper.len()..].chars().next())
            })
        }
}

fn rename(mention: &mut Mention, name: &str, why: &str) {
    if mention.name == name {
        return;
    }
    mention.rule = format!("{}; {name}, {why}", mention.rule);
    name.clone_into(&mut mention.name);
    mention.entity = EntityId::of(mention.kind, name);
}
