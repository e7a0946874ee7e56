//! Who signs a text: people, or an office or agency where no person is named; in a byline or in a page's head.

use std::sync::LazyLock;

use hashbrown::{HashMap, HashSet};

use super::{credit_line, date_line, outlet};
use crate::tables::{BYLINE_ROLES, GIVEN_NAMES, OUTLET_WORDS, PLACES, SURNAMES};

/// What a list of signers names, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Signers {
    /// The people.
    pub(super) people: Vec<String>,
    /// Agencies, outlets and offices.
    pub(super) others: Vec<String>,
}

impl Signers {
    /// The people, or the first of the others where there are none.
    pub(super) fn names(self) -> Vec<String> {
        if self.people.is_empty() { self.others.into_iter().take(1).collect() } else { self.people }
    }
}

/// A name has at most so many words.
const MOST_WORDS: usize = 5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Role,
    Staff,
    Other,
}

static WORDS: LazyLock<HashMap<&str, Word>> = LazyLock::new(|| {
    let word = |what: &str| match what {
        "staff" => Word::Staff,
        "other" => Word::Other,
        _ => Word::Role,
    };
    BYLINE_ROLES.iter().map(|row| (row[0], word(row[1]))).collect()
});
static GIVEN: LazyLock<HashSet<&str>> = LazyLock::new(|| GIVEN_NAMES.iter().map(|row| row[0]).collect());
static SURNAME: LazyLock<HashSet<&str>> = LazyLock::new(|| SURNAMES.iter().map(|row| row[0]).collect());
static PLACE: LazyLock<HashSet<&str>> = LazyLock::new(|| PLACES.iter().map(|row| row[0]).collect());
static OUTLET: LazyLock<HashSet<String>> =
    LazyLock::new(|| OUTLET_WORDS.iter().map(|row| row[0].to_lowercase()).collect());

/// Reads a list of signers: what follows "By", or what a head gives as the author.
pub(super) fn signers(text: &str) -> Signers {
    let text = apart(without_lead(text));
    let mut found = Signers::default();
    // Without "and" what follows the comma behind a name may be a post or an outlet.
    let lists = [" and ", " AND ", " & ", ";"].iter().any(|joint| text.contains(joint)) || has_tight_comma(&text);
    let mut broken = false;
    for part in parts(&names_end(&text)) {
        match read_part(part) {
            // What follows a post or an outlet is a name only where it surely looks like one.
            Part::Person(name)
                if found.people.is_empty() || (lists && !broken && is_full(&name)) || is_person(&name) =>
            {
                if !found.people.contains(&name) {
                    found.people.push(name);
                }
            }
            Part::Office(name) => {
                broken = true;
                found.others.push(name);
            }
            Part::Person(_) | Part::Post => broken = true,
            Part::End => break,
        }
    }
    found
}

/// True for two to four words that a person's name is made of, by lists of given names and surnames.
pub(super) fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let listed = |word: &str, list: &HashSet<&str>| {
        let word = capitalised(word);
        list.contains(word.as_str()) || word.split(['-', '‑']).next().is_some_and(|first| list.contains(first))
    };
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    (2..=4).contains(&words.len())
        && is_name(name)
        && !is_office(name)
        && !PLACE.contains(name)
        && words.iter().all(|word| kind(word).is_none())
        && (listed(first, &GIVEN) || is_initial(first) && listed(last, &SURNAME))
}

/// True where names follow each other as "Ann Lee,Bo Ek".
fn has_tight_comma(text: &str) -> bool {
    text.split(',').skip(1).any(|rest| rest.starts_with(char::is_uppercase))
}

/// True for two or three words whose last is a listed surname: a name only where its place bears it out.
pub(super) fn may_be_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    (2..=3).contains(&words.len())
        && is_name(name)
        && !is_office(name)
        && !PLACE.contains(name)
        && words.iter().all(|word| kind(word).is_none())
        && words.last().is_some_and(|last| SURNAME.contains(capitalised(last).as_str()))
}

/// True for two words and more.
fn is_full(name: &str) -> bool {
    name.contains(' ') && !PLACE.contains(name)
}

enum Part {
    Person(String),
    Office(String),
    Post,
    End,
}

fn read_part(part: &str) -> Part {
    let name = before_outlet(before_place(part));
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.iter().any(|word| kind(word) == Some(Word::Other)) {
        return Part::End;
    }
    if !is_name(name) && !is_desk(name) {
        return Part::Post;
    }
    if is_desk(name) || is_office(name) {
        return Part::Office(name.to_owned());
    }
    match words.iter().position(|word| kind(word) == Some(Word::Role)) {
        None => Part::Person(without_degrees(name)),
        Some(at) => match person_before_post(&words[..at]) {
            Some(person) => Part::Person(person),
            None => Part::Post,
        },
    }
}

/// A name without the outlet that a space alone parts from it: "Ann Lee The Associated Press".
fn before_outlet(name: &str) -> &str {
    match name.find(" The ") {
        Some(at) if is_office(&name[at + 1..]) => &name[..at],
        _ => name,
    }
}

/// The person in what stands before the words of a post: "Ann Lee Harbour" (Reporter).
fn person_before_post(words: &[&str]) -> Option<String> {
    let surname = |word: &&str| SURNAME.contains(capitalised(word).as_str());
    let length = if words.len() > 2 && !words.get(2).is_some_and(surname) { 2 } else { words.len().min(3) };
    let name = words.get(..length)?.join(" ");
    is_person(&name).then_some(name)
}

/// True for the name of an agency, an outlet or a site.
fn is_office(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let last = words.last().map(|word| word.to_lowercase());
    let acronym =
        name.len() <= 6 && !name.contains(' ') && name.len() > 1 && name.chars().all(|c| c.is_ascii_uppercase());
    let agency = credit_line::agency(name.strip_prefix("The ").unwrap_or(name)).is_some();
    agency
        || words.len() > 1 && words[0] == "The"
        || outlet::is_outlet(name)
        || words.iter().any(|word| is_site(word))
        || acronym
        || words.len() > 1 && last.is_some_and(|last| OUTLET.contains(&last))
}

fn is_site(word: &str) -> bool {
    word.rsplit_once('.').is_some_and(|(_, end)| matches!(end, "com" | "org" | "net" | "co"))
}

/// A desk that signs instead of a person: "our foreign staff", "Quay Herald Staff".
fn is_desk(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let signs = kind(last) == Some(Word::Staff);
    let ours = matches!(first.to_lowercase().as_str(), "our" | "a") && kind(last).is_some();
    let named = words.iter().all(|word| is_name_word(word) || is_site(word));
    (2..=MOST_WORDS).contains(&words.len()) && (signs && named || ours)
}

fn kind(word: &str) -> Option<Word> {
    WORDS.get(word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str()).copied()
}

/// A text without the words that open a byline.
fn without_lead(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = ["Written by", "written by", "Posted by", "By", "by", "BY", "Author"]
        .iter()
        .find_map(|lead| text.strip_prefix(lead).filter(|rest| rest.starts_with(|c: char| !c.is_alphanumeric())));
    rest.unwrap_or(text).trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// Puts apart what a scrape has glued to a surname: "Ann LeeWriter" is "Ann Lee | Writer".
fn apart(text: &str) -> String {
    let mut parted = String::with_capacity(text.len() + 8);
    let mut word = 0;
    let mut letters = 0;
    let mut last = ' ';
    for c in text.chars() {
        if c.is_uppercase() && last.is_lowercase() && word > 0 && letters > 3 {
            parted.push_str(" | ");
            letters = 0;
        }
        if c.is_whitespace() {
            word += 1;
            letters = 0;
        } else {
            letters += 1;
        }
        parted.push(c);
        last = c;
    }
    parted
}

/// The text up to its first date, number or handle ("@annlee"); addresses part names as a comma does.
fn names_end(text: &str) -> String {
    let dated = date_line::printed_dates(text).first().map_or(text.len(), |(range, _)| range.start);
    let mut names = String::with_capacity(dated);
    for word in text[..dated].split_whitespace() {
        let is_address = word.find('@').is_some_and(|at| at > 0 && !word[..at].contains(char::is_uppercase));
        let end = word.find(|c: char| c == '@' || c.is_ascii_digit()).filter(|_| !is_address);
        names.push_str(if is_address { "|" } else { &word[..end.unwrap_or(word.len())] });
        if end.is_some() {
            break;
        }
        names.push(' ');
    }
    names
}

fn parts(text: &str) -> Vec<&str> {
    text.split([',', '|', '/', '&', ';', '•', '·', '(', ')', '—', '–', '\n', '\t', ':'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" AND "))
        .flat_map(|part| part.split(" with "))
        .map(|part| part.trim_matches(|c: char| !c.is_alphanumeric() && c != '.'))
        .map(|part| part.strip_prefix("and ").unwrap_or(part).trim())
        .map(|part| part.strip_prefix("by ").or_else(|| part.strip_prefix("By ")).unwrap_or(part))
        .filter(|part| !part.is_empty())
        .collect()
}

/// Words that join a name to a place, a day or an outlet.
const JOINTS: [&str; 6] = [" in", " at", " from", " on", " for", " of"];

/// A name without the place or the day that follows it: "Ann Lee in Valletta".
fn before_place(part: &str) -> &str {
    let end = |joint: &&str| {
        let at = part.find(*joint)?;
        let rest = &part[at + joint.len()..];
        (rest.is_empty() || rest.starts_with(' ')).then_some(at)
    };
    JOINTS.iter().filter_map(end).min().map_or(part, |at| &part[..at])
}

/// Degrees and licences that follow a name.
const DEGREES: [&str; 22] = [
    "MS", "MA", "BA", "BS", "MBA", "MPH", "RD", "RDN", "LD", "RN", "MD", "M.D.", "PhD", "Ph.D.", "JD", "CFP", "CPA",
    "DO", "DDS", "MSc", "Esq", "Esq.",
];

/// A name without the degrees behind it.
fn without_degrees(name: &str) -> String {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while words.len() > 2 && words.last().is_some_and(|word| DEGREES.contains(word)) {
        words.pop();
    }
    words.join(" ")
}

/// A word as a list of names writes it.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters.as_str().to_lowercase().chars()).collect())
        .unwrap_or_default()
}

fn is_initial(word: &str) -> bool {
    word.len() <= 4 && word.chars().all(|c| c.is_uppercase() || c == '.')
}

/// One to five words, each with a capital or a particle, the first with a capital or a letter of a script without.
pub(super) fn is_name(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    (1..=MOST_WORDS).contains(&words.len())
        && words.iter().all(|word| is_name_word(word))
        && words
            .first()
            .is_some_and(|word| !word.chars().all(char::is_lowercase) || words.len() > 1 && is_particle(word))
        && part.chars().any(char::is_alphabetic)
        && !part.contains(|c: char| c.is_ascii_digit() || matches!(c, '?' | '!' | '…' | '@'))
        && !part.contains("://")
}

/// True for a word with a capital, in a script without capitals, or for a particle of names.
pub(super) fn is_name_word(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.is_empty() || bare.starts_with(|c: char| !c.is_lowercase()) || is_particle(bare)
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "da"
            | "di"
            | "del"
            | "della"
            | "van"
            | "von"
            | "der"
            | "den"
            | "bin"
            | "ibn"
            | "al"
            | "el"
            | "la"
            | "le"
            | "du"
            | "dos"
            | "ten"
            | "ter"
            | "zu"
            | "via"
            | "and"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(text: &str) -> String {
        signers(text).people.join(" + ")
    }

    #[test]
    fn names_are_parted_from_posts_places_days_and_outlets() {
        for (text, names) in [
            ("By Ann Lee and Bo van Ek, Staff Writer | 3 May 2021", "Ann Lee + Bo van Ek"),
            ("Ann Lee, The Quay Herald", "Ann Lee"),
            ("Ann Lee | anne@quay.example | Quay Herald and Karl Ek | Quay Herald", "Ann Lee + Karl Ek"),
            ("Ann Lee, Chief Harbour Officer and Head of Quays", "Ann Lee"),
            ("Ann Lee Wellness Writer", "Ann Lee"),
            ("Ann LeegardWriter", "Ann Leegard"),
            ("Ann Lee@annlee", "Ann Lee"),
            ("ANN D. LEE and BOB EK", "ANN D. LEE + BOB EK"),
            ("Ann Lee MS, RDN, LD", "Ann Lee"),
            ("Ann Lee · Quay News · Posted: Dec 22, 2021", "Ann Lee"),
            ("Ann Lee DeVito", "Ann Lee DeVito"),
            ("Ann Lee, Valletta", "Ann Lee"),
            ("Ann Lee, Trusted Quay Works", "Ann Lee"),
            ("Ann Lee The Associated Press", "Ann Lee"),
            ("Annika Lee,Boris Ek", "Annika Lee + Boris Ek"),
            ("https://quay.example/ann", ""),
        ] {
            assert_eq!(people(text), names, "{text}");
        }
    }

    #[test]
    fn an_office_signs_where_no_person_does() {
        for (text, office) in [
            ("Associated Press", "Associated Press"),
            ("Quay Herald Staff", "Quay Herald Staff"),
            ("By our foreign staff", "our foreign staff"),
            ("quay.com Staff", "quay.com Staff"),
        ] {
            assert_eq!(signers(text).names(), [office], "{text}");
        }
        assert_eq!(signers("Karl Ek, Associated Press").names(), ["Karl Ek"]);
    }

    #[test]
    fn a_person_is_known_by_the_name() {
        assert!(is_person("Anna Lee") && is_person("Mary-Kate Ekholm") && is_person("J. Smithson"));
        for other in ["Sports", "New York", "Latest News", "Anna", "Share Article", "Read More", "anna lee", ""] {
            assert!(!is_person(other), "{other}");
        }
    }
}
