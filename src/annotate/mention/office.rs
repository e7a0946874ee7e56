//! A printed role, read: which office of which country or body it is, and whether it is held now.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::lexicon::LEXICON;
use super::role::Role;
use super::word::Word;
use crate::tables::{COUNTRIES, OFFICE_POSTS};

/// Words that say that an office is, or was, also somebody else's.
const OTHERS: [&str; 13] = [
    "former", "ex", "late", "ousted", "exiled", "onetime", "one-time", "past", "then", "then-", "last", "previous",
    "next",
];

/// Words that count or announce holders: nobody is meant by "the first minister to resign".
const COUNTED: [&str; 9] = ["new", "incoming", "outgoing", "first", "second", "third", "1st", "2nd", "3rd"];

/// Those of them that say that the holder changes.
const CHANGES: [&str; 3] = ["new", "incoming", "outgoing"];

/// Words that praise and do not rank.
const ORNAMENTS: [&str; 12] = [
    "current",
    "longtime",
    "long-time",
    "veteran",
    "longest-serving",
    "powerful",
    "influential",
    "popular",
    "embattled",
    "controversial",
    "renowned",
    "newly-elected",
];

/// Names, aliases and demonyms that belong to one country → the country.
static COUNTRY: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let mut found: BTreeMap<&str, &str> = BTreeMap::new();
    let mut several = BTreeSet::new();
    for [name, _, demonyms, _, aliases] in COUNTRIES {
        for form in std::iter::once(*name).chain(demonyms.split(';')).chain(aliases.split(';')) {
            if found.insert(form, name).is_some_and(|known| known != *name) {
                several.insert(form);
            }
        }
    }
    found.retain(|form, _| !several.contains(form) && !form.is_empty());
    found
});

/// Capital → its country.
static CAPITAL: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    COUNTRIES.iter().filter(|c| !c[3].is_empty()).map(|[name, _, _, capital, _]| (*capital, *name)).collect()
});

/// The country of a name, alias or demonym.
pub(super) fn country(form: &str) -> Option<&'static str> {
    COUNTRY.get(form).copied()
}

/// The country whose capital this is.
pub(super) fn country_of_capital(name: &str) -> Option<&'static str> {
    CAPITAL.get(name).copied()
}

/// An office.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Office {
    /// In small letters, with its ranks and subject, without country and ornament: "deputy foreign minister".
    pub(crate) title: String,
    /// The country or body whose office it is.
    pub(crate) of: Option<String>,
    /// True where it is held now, for all that is printed.
    pub(crate) now: bool,
    /// True where holders are counted or announced.
    pub(crate) counted: bool,
    /// True where the holder changes: "new", "incoming".
    pub(crate) changes: bool,
}

/// Offices whose words say little: "the Peruvian leader" may lead many things.
const LOOSE: [&str; 4] = ["leader", "chief", "head", "boss"];

impl Office {
    /// An office without a title, held now.
    pub(super) fn held_now() -> Self {
        Self { title: String::new(), of: None, now: true, counted: false, changes: false }
    }

    /// True where only a holder named near by is meant.
    pub(super) fn is_loose(&self) -> bool {
        LOOSE.contains(&self.title.as_str())
    }

    /// Reads a role of a line.
    pub(super) fn read(words: &[Word<'_>], role: &Role) -> Self {
        let (mut title, mut body, mut now, mut counted, mut changes) = (Vec::new(), Vec::new(), true, false, false);
        for (at, word) in words.iter().enumerate().take(role.office_end).skip(role.from) {
            let lower = word.lower();
            if OTHERS.contains(&lower) {
                now = false;
            } else if COUNTED.contains(&lower) {
                counted = true;
                changes |= CHANGES.contains(&lower);
            } else if at < role.office && !LEXICON.is_rank(lower) {
                body.push(word);
            } else if !ORNAMENTS.contains(&lower) && !word.is_possessive() {
                title.push(lower);
            }
        }
        let mut office = Self { title: title.join(" "), of: named(&body), now, counted, changes };
        office.complete(&words[role.office_end..role.to]);
        office
    }

    /// Adds what stands after the office: a country or body that it belongs to, else the subject.
    fn complete(&mut self, complement: &[Word<'_>]) {
        let Some((preposition, rest)) = complement.split_first() else { return };
        let rest: Vec<&Word<'_>> = rest.iter().filter(|word| word.lower() != "the").collect();
        let is_name = rest.first().is_some_and(|word| word.is_capital() && !LEXICON.is_subject(word.lower()));
        let preposition = if preposition.lower() == "for" { "of" } else { preposition.lower() };
        match named(&rest) {
            Some(name) if is_name && preposition == "of" && name != "State" && self.of.is_none() => {
                self.of = Some(name);
            }
            Some(name) if is_name && preposition == "to" => self.title = format!("{} to {name}", self.title),
            _ => {
                let subject: Vec<&str> = rest.iter().map(|word| word.lower()).collect();
                self.title = format!("{} {preposition} {}", self.title, subject.join(" "));
            }
        }
    }

    /// The one post that this office is under several names; the title itself where it is no such post.
    pub(crate) fn post(&self) -> &str {
        let holds = |list: &str| self.of.as_deref().is_some_and(|of| list.split(';').any(|country| country == of));
        let fits = |[office, _, only, except]: &&[&str; 4]| {
            *office == self.title && (only.is_empty() || holds(only)) && !holds(except)
        };
        OFFICE_POSTS.iter().find(fits).map_or(self.title.as_str(), |[_, post, ..]| post)
    }

    /// The same, of the same country or body.
    pub(super) fn is_of(&self, of: &str) -> bool {
        self.of.as_deref() == Some(of)
    }
}

/// What a country, demonym, capital or other name in front of an office stands for.
fn named(words: &[&Word<'_>]) -> Option<String> {
    let words: Vec<&str> = words.iter().filter(|word| !word.is_possessive()).map(|word| word.text).collect();
    let (joined, text) = (words.join(" ").replace(" .", "."), words.join(" "));
    let form = joined.trim_end_matches(['’', '\'']);
    let known = country(form).or_else(|| country(text.as_str())).or_else(|| country_of_capital(form));
    known.map(str::to_owned).or_else(|| (!form.is_empty()).then(|| form.to_owned()))
}
