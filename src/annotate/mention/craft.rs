//! Names of ships and aircraft, which read like those of people: "the research ship Ingeborg Falk", "the Ingeborg Falk left port".

use hashbrown::{HashMap, HashSet};
use std::sync::LazyLock;

use super::EntityKind;
use super::candidate::{Candidate, Sureness};
use super::word::{Line, Shape};
use crate::annotate::vocabulary;

/// Holds a name to be that of a craft where one stands right before it, or where it looks like a person's and never goes without "the".
pub(super) fn retype(lines: &[Line<'_>], candidates: &mut [Candidate]) {
    // Looked up only.
    let mut named: HashSet<Vec<&str>> = HashSet::new();
    let mut led: HashMap<Vec<&str>, bool> = HashMap::new();
    for candidate in candidates.iter().filter(|candidate| is_unsure(candidate)) {
        let line = &lines[candidate.line];
        let name = words(line, candidate);
        if is_behind_craft(line, candidate) {
            named.insert(name);
        } else if !line.title_case && candidate.kind == EntityKind::Person && name.len() > 1 {
            let is_led = has_article(line, candidate);
            led.entry(name).and_modify(|all| *all &= is_led).or_insert(is_led);
        }
    }
    named.extend(led.into_iter().filter(|(_, is_led)| *is_led).map(|(name, _)| name));
    for candidate in candidates.iter_mut().filter(|candidate| is_unsure(candidate)) {
        let line = &lines[candidate.line];
        if named.contains(&words(line, candidate)) {
            candidate.kind = EntityKind::Other;
            "the name of a ship or an aircraft, by the words before it".clone_into(&mut candidate.rule);
        }
    }
}

/// No list and no role says what it names.
fn is_unsure(candidate: &Candidate) -> bool {
    candidate.listed.is_none() && candidate.role.is_none() && candidate.sureness < Sureness::Role
}

fn words<'l>(line: &'l Line<'_>, candidate: &Candidate) -> Vec<&'l str> {
    let (from, end) = candidate.words;
    line.words[from..end].iter().map(|word| word.text).collect()
}

/// "The ferry Norlantic".
fn is_behind_craft(line: &Line<'_>, candidate: &Candidate) -> bool {
    static CRAFT: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("craft"));
    let before = candidate.words.0.checked_sub(1).map(|at| &line.words[at]);
    before.is_some_and(|word| word.shape == Shape::Lower && CRAFT.contains(word.lower()))
}

/// "The Ingeborg Falk left"; not "the Joe Biden years", where the article belongs to another word.
fn has_article(line: &Line<'_>, candidate: &Candidate) -> bool {
    let (from, end) = candidate.words;
    let before = from.checked_sub(1).is_some_and(|at| line.words[at].lower() == "the");
    let ends = line
        .words
        .get(end)
        .is_none_or(|next| next.shape == Shape::Mark || ENDS.contains(&next.lower()) || next.lower().ends_with("ed"));
    before && ends
}

/// Words that a name before them is whole at.
const ENDS: [&str; 24] = [
    "was", "is", "has", "had", "were", "will", "would", "left", "sank", "went", "set", "ran", "broke", "in", "on",
    "at", "off", "to", "from", "and", "with", "by", "after", "when",
];
