//! Names of bodies, and which of them are one body: corporate endings, a country in front, acronyms and what they are made of.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use super::lexicon::LEXICON;
use crate::tables::SHARED_BODIES;

/// Endings that companies carry or leave out.
const ENDINGS: [&str; 22] = [
    "corp",
    "corporation",
    "inc",
    "incorporated",
    "ltd",
    "limited",
    "plc",
    "llc",
    "co",
    "company",
    "companies",
    "group",
    "holdings",
    "holding",
    "gmbh",
    "ag",
    "sa",
    "nv",
    "spa",
    "ab",
    "asa",
    "kk",
];

/// Names of bodies that many countries have, in small letters.
static SHARED: LazyLock<HashSet<String>> =
    LazyLock::new(|| SHARED_BODIES.iter().map(|[name]| name.to_lowercase()).collect());

/// Countries that a body of theirs is printed with and without.
const COUNTRIES: [&str; 4] = ["us ", "uk ", "united states ", "united kingdom "];

/// What all printings of a body's name share: no article, no case, no stops, no corporate ending, no "US" in front of two
/// words and more or of an acronym, "State Department" for "Department of State".
pub(crate) fn body_key(name: &str) -> String {
    let key = plain_body(name);
    let acronym = || name.rsplit(' ').next().is_some_and(is_acronym);
    let foreign = COUNTRIES.iter().find_map(|country| key.strip_prefix(country));
    if let Some(shared) = foreign.filter(|rest| is_shared(rest)) {
        let country = if key.starts_with("us ") || key.starts_with("united states ") { "us" } else { "uk" };
        return format!("{country} {shared}");
    }
    foreign.filter(|rest| rest.contains(' ') || acronym()).map_or_else(|| key.clone(), reordered)
}

/// The same with the country in front.
pub(super) fn plain_body(name: &str) -> String {
    let plain = name.to_lowercase().replace('’', "'").replace(['.', ','], "").replace(" & ", " and ");
    let mut key = plain.strip_prefix("the ").unwrap_or(&plain);
    while let Some((front, last)) = key.rsplit_once(' ')
        && ENDINGS.contains(&last)
        && !front.ends_with(" and")
    {
        key = front;
    }
    reordered(key)
}

/// True for the name of a body that many countries have, in small letters: "air force".
fn is_shared(key: &str) -> bool {
    SHARED.contains(key)
}

/// The body that many countries have under one name, where this is nothing but that: "Air Force", "the Air Force".
pub(crate) fn shared_body(name: &str) -> Option<String> {
    Some(plain_body(name)).filter(|key| is_shared(key))
}

/// The same at the end of the name of a country's own: "air force" of "Royal Norwegian Air Force".
pub(crate) fn shared_ending(name: &str) -> Option<String> {
    let key = plain_body(name);
    let mut rest = key.as_str();
    while let Some((_, after)) = rest.split_once(' ') {
        if is_shared(after) {
            return Some(after.to_owned());
        }
        rest = after;
    }
    None
}

/// "fisheries department" for "department of fisheries".
fn reordered(key: &str) -> String {
    let of = key.strip_prefix("department of ").filter(|of| !of.contains(' '));
    of.map_or_else(|| key.to_owned(), |of| format!("{of} department"))
}

/// The capitals that begin the words of a name: "WHO" for "World Health Organization".
pub(super) fn initials(name: &str) -> String {
    name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect()
}

/// True for two to six letters or figures without a blank, two of them capitals at least: "WHO", "U.N.", "MoD".
pub(super) fn is_acronym(name: &str) -> bool {
    let letters = name.chars().filter(|c| *c != '.');
    let large = name.chars().filter(|c| c.is_uppercase()).count();
    (2..=6).contains(&letters.clone().count())
        && large >= 2
        && letters.clone().filter(|c| c.is_lowercase()).count() <= 1
        && letters.clone().all(char::is_alphanumeric)
}

/// The acronyms that a name of several words may have: its capitals, or the first letters of all its words, each
/// also without the corporate ending.
pub(super) fn abbreviations(name: &str) -> BTreeSet<String> {
    let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    if !name.contains(' ') {
        return BTreeSet::new();
    }
    let all = |name: &str| -> String {
        let first = name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_alphabetic());
        first.flat_map(char::to_uppercase).collect()
    };
    // "USAF" for "US Air Force": a word of capitals gives all of them.
    let whole =
        |word: &str| word.chars().filter(|c| c.is_uppercase()).take(if is_acronym(word) { 6 } else { 1 }).collect();
    let capitals = |name: &str| -> String { name.split([' ', '-']).map(|word| -> String { whole(word) }).collect() };
    let ends = |last: &str| ENDINGS.contains(&folded_ending(last).as_str());
    let bare = name.rsplit_once(' ').filter(|(_, last)| ends(last)).map(|(front, _)| front);
    let forms = [Some(name), bare].into_iter().flatten().flat_map(|name| [initials(name), all(name), capitals(name)]);
    forms.filter(|form| form.chars().count() > 1).collect()
}

fn folded_ending(word: &str) -> String {
    word.to_lowercase().replace('.', "")
}

/// True where the letters of an acronym stand in a name in their order, the first ones of both alike: what an article may
/// explain in brackets, "European Aeronautic Defence and Space (EADS)".
pub(super) fn may_abbreviate(acronym: &str, name: &str) -> bool {
    let mut letters = acronym.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).peekable();
    let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    let first = name.chars().next().map(|c| c.to_ascii_lowercase());
    if !name.contains(' ') || first.is_none() || letters.peek().copied() != first {
        return false;
    }
    let mut left = name.chars().map(|c| c.to_ascii_lowercase());
    letters.all(|letter| left.any(|c| c == letter))
}

/// The first word of a name of several, where it may stand for the whole and means nothing else.
pub(super) fn first_word(name: &str) -> Option<&str> {
    let (first, rest) = name.split_once(' ')?;
    let other = LEXICON.is_name(first) || LEXICON.is_demonym(first) || LEXICON.is_common(&first.to_lowercase());
    let goes_on = matches!(rest.split(' ').next()?.to_lowercase().as_str(), "of" | "for" | "and" | "&");
    (first.chars().count() > 2 && !other && !goes_on).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printings_of_one_body_share_a_key() {
        for (one, two) in [
            ("Orlando Ferreira Corp.", "Orlando Ferreira"),
            ("U.S. Lagoon Office", "Lagoon Office"),
            ("U.S. Air Force", "United States Air Force"),
            ("the Department of Fisheries", "Fisheries Department"),
            ("Harlow & Winter Ltd", "Harlow and Winter"),
        ] {
            assert_eq!(body_key(one), body_key(two));
        }
        assert_ne!(body_key("U.S. Navy"), body_key("Navy"));
        assert_ne!(body_key("U.S. Air Force"), body_key("Air Force"));
        assert_eq!(shared_ending("Royal Norwegian Air Force").as_deref(), Some("air force"));
        assert!(shared_ending("Air Force").is_none() && shared_body("Norwegian Air Force").is_none());
        assert_ne!(body_key("Department of Fisheries and Lagoons"), body_key("Department of Fisheries"));
    }

    #[test]
    fn acronyms_are_initials_or_explained() {
        assert!(abbreviations("Lagoon Safety Council").into_iter().eq(["LSC"]));
        assert!(abbreviations("Bank of Lagoon").into_iter().eq(["BL", "BOL"]));
        assert!(abbreviations("US Lagoon Force").contains("USLF"));
        assert!(abbreviations("Lagoon Safety Ltd").into_iter().eq(["LS", "LSL"]));
        assert!(may_abbreviate("LAGSAFE", "Lagoon Safety Council") && !may_abbreviate("SAFE", "Lagoon Safety Council"));
        assert!(!is_acronym("G20") && is_acronym("U.N.") && is_acronym("MoD") && !is_acronym("Ferry"));
    }
}
