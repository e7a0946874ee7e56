//! People who are named beside others: "talks between Marit Haugland and Tran Duc Long" are talks between two people.

use super::EntityKind;
use super::candidate::{Candidate, Sureness};
use super::word::Line;

/// Holds a name of several words that nothing but a guess types to be a person's where "between" couples it with one.
pub(super) fn retype(lines: &[Line<'_>], candidates: &mut [Candidate]) {
    for at in 1..candidates.len() {
        let (one, other) = (&candidates[at - 1], &candidates[at]);
        let line = &lines[other.line];
        let is_guess = other.listed.is_none()
            && other.sureness < Sureness::Role
            && other.words.1 - other.words.0 > 1
            && other.kind == EntityKind::Place;
        let between = || line.words[..one.words.0].iter().rev().take(BEFORE).any(|word| word.lower() == "between");
        let is_coupled = one.line == other.line
            && one.kind == EntityKind::Person
            && one.words.1 + 1 == other.words.0
            && line.words[one.words.1].lower() == "and"
            && between();
        if is_guess && is_coupled {
            candidates[at].kind = EntityKind::Person;
            "coupled with a person by “between”".clone_into(&mut candidates[at].rule);
        }
    }
}

/// Words between "between" and the first name: its title.
const BEFORE: usize = 5;
