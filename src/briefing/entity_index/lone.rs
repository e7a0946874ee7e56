//! Whose a surname is that an article prints without a given name: the only holder's of the folder, or the clear holder's, if
//! nothing printed beside it speaks against that.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::{Groups, Named};
use super::personal::Personal;
use crate::annotate::{NOTHING_TELLS_WHOSE, agrees};

/// How many times as often as anybody else who has it the holder of a lone surname is mentioned.
const LEAD: usize = 3;

/// Whose a lone surname is.
pub(super) enum Lone {
    /// This name's, with the rule.
    Of(usize, String),
    /// Nobody's, with the reason.
    Untold(String),
}

/// A person of the folder who has the surname.
struct Holder {
    /// The name that stands for the person.
    place: usize,
    mentions: usize,
    personal: Personal,
}

/// Looks for the one holder whom a lone surname can mean; none where nobody has it.
pub(super) fn holder(groups: &Groups, names: &[Named], lone: usize, holders: &BTreeSet<usize>) -> Option<Lone> {
    let persons = persons(groups, names, holders);
    let (said, called) = (&names[lone].personal, &names[lone].name);
    let fitting: Vec<&Holder> = persons.iter().filter(|holder| may_be(holder, said)).collect();
    let name = |holder: &Holder| names[holder.place].name.as_str();
    let untold = || {
        let all: Vec<&str> = persons.iter().map(name).collect();
        Lone::Untold(format!("the surname of {}, {NOTHING_TELLS_WHOSE}", all.join(" and ")))
    };
    if persons.is_empty() {
        return None;
    }
    if said.is_contradictory() {
        return Some(untold());
    }
    let found = match fitting.as_slice() {
        [] => untold(),
        [only] if persons.len() == 1 => {
            Lone::Of(only.place, format!("{} is the only {called} of the folder", name(only)))
        }
        _ if !said.roles.is_empty() => {
            let mut holding = fitting.iter().filter(|holder| share_a_role(&holder.personal, said));
            match (holding.next(), holding.next()) {
                (Some(one), None) => {
                    Lone::Of(one.place, format!("{} is the only {called} of the folder with that role", name(one)))
                }
                _ => untold(),
            }
        }
        [only] => {
            Lone::Of(only.place, format!("{} is the only {called} of the folder whom the address fits", name(only)))
        }
        [first, second, ..] if first.mentions >= LEAD * second.mentions => Lone::Of(
            first.place,
            format!(
                "{} is mentioned {} times, everybody else called {called} at most {} times",
                name(first),
                first.mentions,
                second.mentions
            ),
        ),
        _ => untold(),
    };
    Some(found)
}

/// The people who have the surname, who is mentioned most first.
fn persons(groups: &Groups, names: &[Named], holders: &BTreeSet<usize>) -> Vec<Holder> {
    let mut found: BTreeMap<usize, Holder> = BTreeMap::new();
    for &place in holders {
        let person = found.entry(groups.root(place)).or_insert_with(|| Holder {
            place,
            mentions: 0,
            personal: Personal::default(),
        });
        person.mentions += names[place].mentions;
        person.personal.extend(Some(&names[place].personal));
    }
    let mut found: Vec<Holder> = found.into_values().collect();
    found.sort_by_key(|holder| (std::cmp::Reverse(holder.mentions), holder.place));
    found
}

/// False where the address or the pronoun beside a lone surname is not somebody's.
fn may_be(holder: &Holder, said: &Personal) -> bool {
    let contrary = said.gender().zip(holder.personal.gender()).is_some_and(|(one, other)| one != other);
    !contrary && (!said.is_peer() || holder.personal.is_peer())
}

fn share_a_role(one: &Personal, other: &Personal) -> bool {
    other.roles.iter().any(|role| one.roles.iter().any(|known| agrees(known, role)))
}
