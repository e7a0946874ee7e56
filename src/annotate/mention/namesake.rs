//! People of one name: father and son, two neighbours. Their ages, "Jr." and the sentence that names both tell them apart; where
//! nothing does, a later name stays nobody's.

use std::collections::{BTreeMap, BTreeSet};

use super::EntityKind;
use super::again::surname;
use super::person_name::{folded, suffix};
use super::resolve::Named;

/// Names before one in its sentence that are compared with it.
const REACH: usize = 40;

/// Which of two people of one name is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Generation {
    /// "the elder Harlow", "Harlow Sr."
    Older,
    /// "the younger Harlow", "Harlow Jr."
    Younger,
}

impl Generation {
    /// What stands before a surname, or behind a name, says.
    pub(super) fn read(body: &str, name: &Named) -> Option<Self> {
        Self::of_name(&name.text).or_else(|| {
            let before = body.get(..name.span.start)?.trim_end().rsplit(' ').next()?;
            match before.to_lowercase().as_str() {
                _ if is_full(&name.text) => None,
                "elder" | "older" | "senior" => Some(Self::Older),
                "younger" | "junior" => Some(Self::Younger),
                _ => None,
            }
        })
    }

    /// What a name's suffix says.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        match suffix(name)?.as_str() {
            "sr" => Some(Self::Older),
            _ => Some(Self::Younger),
        }
    }
}

/// True for a name of two words and more, "Jr." not counted.
pub(super) fn is_full(name: &str) -> bool {
    let words = name.split(' ').count();
    words - usize::from(words > 1 && suffix(name).is_some()) > 1 && surname(name).is_some()
}

/// The age right behind a name: "Ada Holm, 71,", "Ada Holm (71)", "Ada Holm, aged 71,".
pub(super) fn age(body: &str, end: usize) -> Option<u32> {
    let rest = body.get(end..)?;
    let rest = rest.strip_prefix(", ").or_else(|| rest.strip_prefix(" ("))?;
    let rest = rest.strip_prefix("aged ").or_else(|| rest.strip_prefix("age ")).unwrap_or(rest);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let closed = rest.get(digits..).is_some_and(|after| after.starts_with([',', ')', '.', ';']));
    let year_behind = rest.get(digits..).is_some_and(|after| {
        after.starts_with(',') && after[1..].trim_start().starts_with(|c: char| c.is_ascii_digit())
    });
    rest.get(..digits)?.parse().ok().filter(|age| (1..120).contains(age) && closed && !year_behind)
}

/// Full names as printed, in pairs of two people: what one sentence prints in two ways, what a word for kin introduces, and
/// what stands before two ages.
pub(super) fn two_people(named: &[Named]) -> BTreeSet<(String, String)> {
    let mut pairs = BTreeSet::new();
    let mut pair = |one: &str, two: &str| {
        if one != two && share_a_word(one, two) {
            pairs.insert((one.min(two).to_owned(), one.max(two).to_owned()));
        }
    };
    for (index, name) in full(named) {
        for (_, other) in together(named, index) {
            pair(&name.text, &other.text);
        }
    }
    let aged: Vec<(&str, u32)> =
        full(named).filter_map(|(_, name)| Some((name.text.as_str(), name.age?))).take(REACH).collect();
    for (at, (name, age)) in aged.iter().enumerate() {
        for (other, _) in aged[..at].iter().filter(|(_, other)| differ(*age, *other)) {
            pair(name, other);
        }
    }
    pairs
}

/// Where a name is printed for two people of the same full name: place in reading order → the name with what tells its bearer
/// apart, "Ada Holm (71)"; an empty one where nothing does.
pub(super) fn namesakes(named: &[Named]) -> BTreeMap<usize, String> {
    let mut ages: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    let mut shared: BTreeSet<&str> = BTreeSet::new();
    for (index, name) in full(named) {
        let known = ages.entry(&name.text).or_default();
        if let Some(age) = name.age {
            if known.iter().any(|other| differ(age, *other)) {
                shared.insert(&name.text);
            }
            known.insert(age);
        }
        if name.signs.is_kin && together(named, index).any(|(_, other)| other.text == name.text) {
            shared.insert(&name.text);
        }
    }
    let marked = |name: &Named| name.age.map_or_else(String::new, |age| format!("{} ({age})", name.text));
    full(named)
        .filter(|(_, name)| shared.contains(name.text.as_str()))
        .map(|(index, name)| (index, marked(name)))
        .collect()
}

fn full(named: &[Named]) -> impl Iterator<Item = (usize, &Named)> {
    named.iter().enumerate().filter(|(_, name)| name.kind == EntityKind::Person && is_full(&name.text))
}

/// The full names before one in its sentence and, where a word for kin introduces it, in the sentence before.
fn together(named: &[Named], index: usize) -> impl Iterator<Item = (usize, &Named)> {
    let name = &named[index];
    let near = move |other: &&Named| {
        let back = name.sentence.saturating_sub(other.sentence);
        back == 0 || name.signs.is_kin && back <= 1 && other.paragraph == name.paragraph
    };
    let from = index.saturating_sub(REACH);
    full(&named[from..index]).filter(move |(_, other)| near(other)).map(move |(at, other)| (from + at, other))
}

fn share_a_word(one: &str, two: &str) -> bool {
    let words: BTreeSet<String> = one.split(' ').map(folded).filter(|word| word.len() > 2).collect();
    two.split(' ').map(folded).any(|word| words.contains(&word))
}

/// A birthday may lie between two articles, and a slip in one.
fn differ(one: u32, two: u32) -> bool {
    one.abs_diff(two) > 1
}
