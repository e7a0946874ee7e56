//! Full personal names, and which of them are one person: initials, short given names, second names left out. Likeness of
//! spelling is never a reason.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use deunicode::deunicode;

use super::again::{prints_surname_first, surname};
use super::lexicon::LEXICON;
use crate::tables::NICKNAMES;

/// Short given name → the full ones, in plain small letters.
static FULL: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let fold_all = |list: &str| list.split(';').map(folded).collect();
    NICKNAMES.iter().map(|[short, full]| (folded(short), fold_all(full))).collect()
});

/// Endings that make another given name of the one they are added to: "Carl" and "Carla" are two people.
const OTHER_NAME: [&str; 14] = ["a", "e", "o", "y", "na", "ne", "ia", "la", "le", "ina", "ine", "ita", "ette", "son"];

/// A full name in its parts, in plain small letters without stops.
#[derive(Debug, Clone, PartialEq, Eq)]
struct PersonName {
    given: Vec<String>,
    surname: String,
    suffix: Option<String>,
    /// The surname is printed first.
    eastern: bool,
}

/// A word without accents, stops and capitals.
pub(crate) fn folded(word: &str) -> String {
    deunicode(word).to_lowercase().replace(['.', '\'', ','], "")
}

impl PersonName {
    /// None for a name of one word, and for one with a mark in brackets that tells two people of one name apart.
    fn parse(name: &str) -> Option<Self> {
        if name.ends_with(')') {
            return None;
        }
        let printed: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
        let last = surname(name)?;
        let eastern = prints_surname_first(&printed);
        let suffix = printed.last().map(|word| folded(word)).filter(|word| is_suffix(word));
        let mut given: Vec<String> = Vec::new();
        let place = if eastern { 0 } else { printed.iter().rposition(|word| *word == last)? };
        for (index, word) in printed.iter().enumerate().filter(|(index, _)| *index != place) {
            let word = folded(word);
            let is_suffix = index + 1 == printed.len() && suffix.is_some();
            if !is_suffix && !word.is_empty() {
                given.push(word);
            }
        }
        (!given.is_empty()).then(|| Self { given, surname: folded(last), suffix, eastern })
    }

    /// Why the two may be one person, in words that follow "A is B": none where something speaks against it.
    fn agreement(&self, other: &Self) -> Option<&'static str> {
        if self.surname != other.surname {
            return None;
        }
        if self.eastern || other.eastern {
            let syllables = |name: &Self| name.given.concat().replace('-', "");
            return (syllables(self) == syllables(other)).then_some("the same name, spaced or hyphenated otherwise");
        }
        // A father and a son: which of them is meant without the suffix, nothing tells.
        if self.suffix != other.suffix {
            return None;
        }
        if self.given == other.given {
            return Some("the same name, with other accents or stops");
        }
        leading_initial(&self.given, &other.given)
            .or_else(|| leading_initial(&other.given, &self.given))
            .or_else(|| given_names(&self.given, &other.given))
    }
}

fn is_suffix(folded: &str) -> bool {
    matches!(folded, "jr" | "sr" | "ii" | "iii" | "iv")
}

/// "W. Mark" is "Mark".
fn leading_initial(long: &[String], short: &[String]) -> Option<&'static str> {
    let (first, rest) = long.split_first()?;
    let fits = first.len() == 1 && rest.first()?.len() > 1 && rest.first() == short.first();
    (fits && second_names(rest.get(1..)?, short.get(1..)?)).then_some("the same name with an initial before it")
}

fn given_names(one: &[String], two: &[String]) -> Option<&'static str> {
    let ((a, rest), (b, other)) = (one.split_first()?, two.split_first()?);
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let why = if a == b {
        "the same name with another number of given names"
    } else if short.len() == 1 {
        long.starts_with(short.as_str()).then_some("the same name with an initial")?
    } else if is_nickname(a, b) || is_nickname(b, a) {
        "the same name in its familiar form"
    } else {
        let ending = long.strip_prefix(short.as_str()).filter(|_| short.len() >= 3)?;
        (!OTHER_NAME.contains(&ending)).then_some("the same name in its short form")?
    };
    second_names(rest, other).then_some(why)
}

fn is_nickname(short: &str, full: &str) -> bool {
    FULL.get(short).is_some_and(|names| names.iter().any(|name| name == full))
}

/// True where the fewer second names stand among the others in their order, as words or as initials.
fn second_names(one: &[String], two: &[String]) -> bool {
    let (few, many) = if one.len() <= two.len() { (one, two) } else { (two, one) };
    let fits =
        |a: &String, b: &String| a == b || (a.len() == 1 || b.len() == 1) && a.chars().next() == b.chars().next();
    let mut left = many.iter();
    few.iter().all(|name| left.any(|other| fits(name, other)))
}

/// Two names that are one person, by their places in the list, with the reason. A name that fits two people who are not one
/// another joins neither. Equal names need not be told of. `apart` holds pairs, the smaller place first, that are two people
/// for another reason: no name joins them, and none that fits both joins one.
pub(crate) fn one_person(names: &[&str], apart: &BTreeSet<(usize, usize)>) -> Vec<(usize, usize, &'static str)> {
    let parsed: Vec<Option<PersonName>> = names.iter().map(|name| PersonName::parse(name)).collect();
    let mut by_surname: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, name) in parsed.iter().enumerate() {
        if let Some(name) = name {
            by_surname.entry(name.surname.as_str()).or_default().push(place);
        }
    }
    let mut found = reversed(names);
    for places in by_surname.values().filter(|places| places.len() > 1) {
        let mut agrees: BTreeMap<usize, BTreeMap<usize, &'static str>> = BTreeMap::new();
        for (index, &a) in places.iter().enumerate() {
            for &b in &places[index + 1..] {
                let (Some(one), Some(two)) = (&parsed[a], &parsed[b]) else { continue };
                if let Some(why) = one.agreement(two).filter(|_| !apart.contains(&(a.min(b), a.max(b)))) {
                    agrees.entry(a).or_default().insert(b, why);
                    agrees.entry(b).or_default().insert(a, why);
                }
            }
        }
        let fits_all = |a: usize, b: usize| {
            agrees[&a].keys().all(|&other| other == b || agrees.get(&b).is_some_and(|known| known.contains_key(&other)))
        };
        for (&a, others) in &agrees {
            for (&b, why) in others.range(a + 1..) {
                if fits_all(a, b) && fits_all(b, a) {
                    found.push((a, b, *why));
                }
            }
        }
    }
    without_bridges(found, names.len(), apart)
}

/// The pairs without those that would make one of two people by way of others.
fn without_bridges(
    mut found: Vec<(usize, usize, &'static str)>,
    count: usize,
    apart: &BTreeSet<(usize, usize)>,
) -> Vec<(usize, usize, &'static str)> {
    if apart.is_empty() {
        return found;
    }
    let mut group: Vec<usize> = (0..count).collect();
    for &(a, b, _) in &found {
        let (keep, drop) = (group[a].min(group[b]), group[a].max(group[b]));
        group.iter_mut().filter(|group| **group == drop).for_each(|group| *group = keep);
    }
    let torn: BTreeSet<usize> = apart.iter().filter(|(a, b)| group[*a] == group[*b]).map(|(a, _)| group[*a]).collect();
    found.retain(|(a, ..)| !torn.contains(&group[*a]));
    found
}

/// "Jr." or "Sr." at the end of a name, in small letters without its stop.
pub(super) fn suffix(name: &str) -> Option<String> {
    name.rsplit(' ').next().map(folded).filter(|word| is_suffix(word))
}

/// "Orbán Viktor" is "Viktor Orbán": two words, one of them no given name, in the other order.
fn reversed(names: &[&str]) -> Vec<(usize, usize, &'static str)> {
    let mut places: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (place, name) in names.iter().enumerate() {
        let Some((first, last)) = name.split_once(' ').filter(|(_, last)| !last.contains(' ')) else { continue };
        if LEXICON.is_given(first) == LEXICON.is_given(last) {
            continue;
        }
        let (first, last) = (folded(first), folded(last));
        if let Some(&other) = places.get(&(last.clone(), first.clone())) {
            found.push((other, place, "the same name with the surname in the other place"));
        }
        places.entry((first, last)).or_insert(place);
    }
    found
}

/// The fathers whom a name tells, each with the word for son or daughter before it: "bin", "ibn", "bint".
pub(super) fn fathers(name: &str) -> Vec<(String, String)> {
    let words: Vec<String> = name.split(' ').map(folded).collect();
    let is_child = |word: &str| matches!(word, "bin" | "ibn" | "bint" | "binti");
    words.windows(2).filter(|pair| is_child(&pair[0])).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

/// The forms that stand for a person's surname alone: the surname, it without "al-" or "el-", and of two words that are both surnames
/// the other.
pub(crate) fn surname_forms(name: &str) -> BTreeSet<String> {
    let Some(printed) = surname(name) else { return BTreeSet::new() };
    let surname = folded(printed);
    // "Bin Khalid" may be called so, "Khalid" is his father.
    if let Some((child, _)) = fathers(name).into_iter().find(|(_, father)| *father == surname) {
        return BTreeSet::from([format!("{child} {surname}")]);
    }
    let bare =
        surname.split_once('-').filter(|(article, _)| matches!(*article, "al" | "el")).map(|(_, rest)| rest.to_owned());
    // "Mei Chen" may have either for a surname.
    let last =
        name.split_once(' ').map(|(_, last)| last).filter(|last| *last != printed && LEXICON.is_surname_first(last));
    bare.into_iter().chain([surname]).chain(last.map(folded)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(names: &[&str]) -> Vec<(usize, usize)> {
        one_person(names, &BTreeSet::new()).into_iter().map(|(a, b, _)| (a, b)).collect()
    }

    #[test]
    fn a_father_in_a_name_is_not_its_bearer() {
        assert_eq!(surname_forms("Omar bin Faisal"), BTreeSet::from(["bin faisal".to_owned()]));
        assert_eq!(surname_forms("Omar bin Faisal Harun"), BTreeSet::from(["harun".to_owned()]));
    }

    #[test]
    fn short_familiar_and_initialled_names_are_one_person() {
        for (one, two) in [
            ("Matt Harlow", "Matthew Harlow"),
            ("Bill Harlow", "William Harlow"),
            ("J. Harlow", "John Harlow"),
            ("W. Mark Harlow", "Mark Harlow"),
            ("John F. Harlow", "John Fitzroy Harlow"),
            ("John Harlow Jr.", "John Harlow Jr"),
            ("José Núñez", "Jose Nunez"),
            ("Szabó Gergő", "Gergő Szabó"),
            ("Park Min-su", "Park Min Su"),
            ("Anna Maria Harlow", "Anna Harlow"),
        ] {
            assert_eq!(pairs(&[one, two]), [(0, 1)], "{one} {two}");
        }
    }

    #[test]
    fn likeness_is_no_reason() {
        for (one, two) in [
            ("Carl Harlow", "Carla Harlow"),
            ("Ann Harlow", "Dan Harlow"),
            ("Jon Harlow", "John Harlow"),
            ("John A. Harlow", "John B. Harlow"),
            ("John Harlow Jr.", "John Harlow Sr."),
            ("John Harlow Jr.", "John Harlow"),
            ("Park Min-su", "Park Min-ji"),
            ("Li Wei", "Li Weiming"),
            ("Anna Harlow", "Anna Harlowe"),
            ("James Thomas", "Thomas James"),
        ] {
            assert_eq!(pairs(&[one, two]), [], "{one} {two}");
        }
    }

    #[test]
    fn what_is_kept_apart_is_not_joined_by_a_third_name() {
        let names = ["J. Harlow", "John Harlow", "John T. Harlow"];
        assert_ne!(one_person(&names, &BTreeSet::new()), []);
        assert_eq!(one_person(&names, &BTreeSet::from([(1, 2)])), []);
    }

    #[test]
    fn a_name_that_fits_two_people_joins_neither() {
        assert_eq!(pairs(&["George Harlow", "George W. Harlow", "George H. Harlow"]), []);
        assert_eq!(pairs(&["J. Harlow", "John Harlow", "Jane Harlow"]), []);
        assert_eq!(pairs(&["J. Harlow", "John Harlow", "John T. Harlow"]).len(), 3);
    }
}
