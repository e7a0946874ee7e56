//! Which names of parties are of one: bodies under two names, countries and what is theirs.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use hashbrown::HashSet;

use crate::annotate::{EntityId, Term};
use crate::tables::COUNTRIES;

/// Names of countries and of what is theirs, in small letters, with the country.
static NATIONS: LazyLock<BTreeMap<String, &str>> = LazyLock::new(|| {
    let forms = |row: &[&'static str; 5]| {
        let forms = [row[0]].into_iter().chain(row[2].split(';')).chain(row[4].split(';'));
        forms.filter(|form| !form.is_empty()).map(|form| (form.to_lowercase(), row[0])).collect::<Vec<_>>()
    };
    COUNTRIES.iter().flat_map(forms).collect()
});

/// The country of "Croatian", "croatia"; in small letters.
pub(super) fn nation(word: &str) -> Option<&'static str> {
    NATIONS.get(word).copied()
}

/// "Saudi", which two bodies of one country have in common.
pub(super) fn is_nationality(term: Term) -> bool {
    static TERMS: LazyLock<HashSet<Term>> =
        LazyLock::new(|| NATIONS.keys().filter_map(|word| Term::of_word(word)).collect());
    TERMS.contains(&term)
}

/// True for a country, not for a town or a region.
pub(super) fn is_country(id: &EntityId) -> bool {
    let name = id.0.strip_prefix("place/").unwrap_or_default();
    COUNTRIES.iter().any(|row| row[0].to_lowercase().replace(' ', "-") == name)
}

/// False for "the Ministry of Trade" and "the Trade Ministry", a body and its initials, and a government, which acts through others.
pub(super) fn are_two_bodies(one: &EntityId, other: &EntityId) -> bool {
    let words = |id: &EntityId| -> Vec<String> {
        let name = id.0.split_once('/').map_or("", |(_, name)| name);
        name.split('-').filter(|word| !matches!(*word, "of" | "the" | "and" | "for")).map(str::to_owned).collect()
    };
    let (a, b) = (words(one), words(other));
    let holds = |a: &[String], b: &[String]| b.iter().all(|word| a.contains(word));
    let initials =
        |a: &[String], b: &[String]| a.len() == 1 && b.iter().filter_map(|word| word.chars().next()).eq(a[0].chars());
    let is_wide = |words: &[String]| words.iter().any(|word| word == "government");
    !(holds(&a, &b) || holds(&b, &a) || initials(&a, &b) || initials(&b, &a) || is_wide(&a) || is_wide(&b))
}
