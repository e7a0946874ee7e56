//! The name lists of `data/`, ready to be asked.

use std::sync::LazyLock;

use hashbrown::{HashMap, HashSet};

use super::EntityKind;
use super::body_name::{body_key, plain_body};
use super::word::Word;
use crate::language::tokens;
use crate::tables;

/// All lists, built once.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

/// A name of a closed list.
#[derive(Debug, Clone)]
pub(super) struct ListedName {
    words: Vec<&'static str>,
    /// What it names.
    pub(super) kind: EntityKind,
    /// The name that all its forms share.
    pub(super) name: &'static str,
    /// True where the name is also an ordinary word or a personal name.
    pub(super) weak: bool,
    /// True for a country.
    pub(super) country: bool,
}

/// How an office word is used; see `data/offices.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OfficeClass {
    /// One holder at a time.
    Office,
    /// Stands before a name, many holders.
    Title,
    /// What somebody does.
    Function,
}

/// What the last or first word of a run makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct HeadWord {
    /// What the run names.
    pub(super) kind: EntityKind,
    /// The word may come first ("Bank of …").
    pub(super) first: bool,
    /// The word may come last ("… Bank").
    pub(super) last: bool,
    /// The word also counts in small letters ("G20 summit").
    pub(super) small: bool,
}

/// The name lists.
#[derive(Debug)]
pub(super) struct Lexicon {
    names: HashMap<&'static str, Vec<ListedName>>,
    bodies: HashMap<String, &'static str>,
    countries: HashSet<&'static str>,
    offices: HashMap<&'static str, Vec<(Vec<&'static str>, OfficeClass)>>,
    heads: HashMap<String, HeadWord>,
    shorts: HashMap<&'static str, bool>,
    demonyms: HashSet<&'static str>,
    ranks: HashSet<&'static str>,
    subjects: HashSet<&'static str>,
    given: HashSet<&'static str>,
    surnames: HashSet<&'static str>,
    surnames_first: HashSet<&'static str>,
    known_bodies: HashMap<&'static str, Vec<(Vec<&'static str>, u8)>>,
    honorifics: HashSet<&'static str>,
    common: HashSet<&'static str>,
    reporting: HashSet<&'static str>,
    topics: HashMap<&'static str, u8>,
}

impl Lexicon {
    fn build() -> Self {
        let mut lexicon = Self {
            names: HashMap::new(),
            bodies: HashMap::new(),
            countries: HashSet::new(),
            offices: HashMap::new(),
            heads: HashMap::new(),
            shorts: tables::ORGANISATION_WORDS
                .iter()
                .filter(|[.., short]| !short.is_empty())
                .map(|[word, _, _, short]| (*word, *short == "both"))
                .collect(),
            demonyms: tables::DEMONYMS.iter().map(|[word]| *word).collect(),
            ranks: column(tables::OFFICE_MODIFIERS, "rank"),
            subjects: column(tables::OFFICE_MODIFIERS, "subject"),
            given: tables::GIVEN_NAMES.iter().map(|[name]| *name).collect(),
            surnames: tables::SURNAMES.iter().map(|[name]| *name).collect(),
            surnames_first: tables::SURNAMES_FIRST.iter().map(|[name]| *name).collect(),
            known_bodies: HashMap::new(),
            honorifics: tables::HONORIFICS.iter().map(|[word]| word.trim_end_matches('.')).collect(),
            common: tables::COMMON_CAPITALS.iter().map(|[word]| *word).collect(),
            reporting: column(tables::REPORTING_VERBS, "quote"),
            topics: tables::TOPIC_WORDS.iter().map(|[word, topic]| (*word, topic_of(topic))).collect(),
        };
        lexicon.add_names();
        lexicon.add_offices();
        lexicon.add_heads();
        lexicon.add_known_bodies();
        lexicon
    }

    fn add_known_bodies(&mut self) {
        for [name, class] in tables::KNOWN_BODIES {
            let words: Vec<&str> = tokens(name).iter().map(|token| token.text(name)).collect();
            let class = ["company", "media", "club"].iter().position(|known| known == class).unwrap_or(3);
            if let Some(first) = words.first().copied() {
                self.known_bodies.entry(first).or_default().push((words, class as u8));
            }
        }
        for bodies in self.known_bodies.values_mut() {
            bodies.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
    }

    fn add_names(&mut self) {
        for [name, kind, aliases] in tables::ORGANISATIONS {
            if kind_of(kind) == EntityKind::Organisation {
                for form in list(name).chain(list(aliases)) {
                    self.bodies.entry(plain_body(form)).or_insert(name);
                }
            }
            self.add_name(name, aliases, kind_of(kind), false, false);
        }
        for [name, _, demonyms, _, aliases] in tables::COUNTRIES {
            self.add_name(name, aliases, EntityKind::Place, false, true);
            self.countries.extend(list(name).chain(list(aliases)));
            self.demonyms.extend(list(demonyms));
        }
        for [name, _, _, weak, aliases] in tables::PLACES {
            self.add_name(name, aliases, EntityKind::Place, *weak == "weak", false);
        }
        for listed in self.names.values_mut() {
            listed.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        }
    }

    fn add_name(&mut self, name: &'static str, aliases: &'static str, kind: EntityKind, weak: bool, country: bool) {
        for form in std::iter::once(name).chain(list(aliases)) {
            let words: Vec<&str> = tokens(form).iter().map(|token| token.text(form)).collect();
            let Some(first) = words.first().copied() else { continue };
            let listed = self.names.entry(first).or_default();
            if !listed.iter().any(|known| known.words == words) {
                listed.push(ListedName { words, kind, name, weak, country });
            }
        }
    }

    fn add_offices(&mut self) {
        for [office, class] in tables::OFFICES {
            let words: Vec<&str> = office.split(' ').collect();
            let class = match *class {
                "office" => OfficeClass::Office,
                "title" => OfficeClass::Title,
                _ => OfficeClass::Function,
            };
            if let Some(first) = words.first().copied() {
                self.offices.entry(first).or_default().push((words, class));
            }
        }
        for offices in self.offices.values_mut() {
            offices.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
    }

    fn add_heads(&mut self) {
        for [word, kind, position, _] in tables::ORGANISATION_WORDS {
            let head =
                HeadWord { kind: kind_of(kind), first: *position != "last", last: *position != "first", small: false };
            self.heads
                .entry((*word).to_owned())
                .and_modify(|known| {
                    known.first |= head.first;
                    known.last |= head.last;
                })
                .or_insert(head);
        }
        for [word, kind, case] in tables::EVENT_WORDS {
            let small = *case == "any";
            let head = HeadWord { kind: kind_of(kind), first: false, last: true, small };
            self.heads.insert((*word).to_owned(), head);
            if small {
                self.heads.insert(word.to_lowercase(), head);
            }
        }
    }

    /// The longest listed name that begins at `words[0]`, with its length in words.
    pub(super) fn name_at(&self, words: &[Word<'_>]) -> Option<(usize, &ListedName)> {
        let first = words.first()?;
        let fits = |name: &&ListedName| {
            name.words.len() <= words.len() && name.words.iter().zip(words).all(|(listed, word)| *listed == word.text)
        };
        let listed = self.names.get(first.text).and_then(|listed| listed.iter().find(fits));
        listed.or_else(|| self.shouted_at(words)).map(|name| (name.words.len(), name))
    }

    /// A listed name printed in capitals throughout, as in a dateline: "PARIS", "NEW YORK". A short word alone is an
    /// acronym.
    fn shouted_at(&self, words: &[Word<'_>]) -> Option<&ListedName> {
        let shouted = |word: &Word<'_>| word.text.len() > 1 && word.text.chars().all(char::is_uppercase);
        let first = words.first().filter(|word| shouted(word))?;
        let listed = self.names.get(capitalised(first.lower()).as_str())?;
        listed.iter().find(|name| {
            name.words.len() <= words.len()
                && (name.words.len() > 1 || first.text.chars().count() > 3)
                && name.words.iter().zip(words).all(|(listed, word)| {
                    listed.len() == word.text.len() && shouted(word) && capitalised(word.lower()) == *listed
                })
        })
    }

    /// The listed body that a printing stands for: "Acme Inc." and "US Acme Board" for "Acme" and "Acme Board".
    pub(super) fn body(&self, printed: &str) -> Option<&'static str> {
        self.bodies.get(&plain_body(printed)).or_else(|| self.bodies.get(&body_key(printed))).copied()
    }

    /// The longest office that begins at `words[0]`, in any case, with its length in words. A plural counts.
    pub(super) fn office_at(&self, words: &[Word<'_>]) -> Option<(usize, OfficeClass)> {
        let first = words.first()?;
        let singular = first.lower().strip_suffix('s').unwrap_or(first.lower());
        let offices = self.offices.get(first.lower()).or_else(|| self.offices.get(singular))?;
        let fits = |(office, _): &&(Vec<&str>, OfficeClass)| {
            office.len() <= words.len()
                && office.iter().zip(words).skip(1).all(|(known, word)| {
                    *known == word.lower() || word.lower().strip_suffix('s').is_some_and(|singular| *known == singular)
                })
        };
        offices.iter().find(fits).map(|(office, class)| (office.len(), *class))
    }

    /// What a word makes of the run that it heads.
    pub(super) fn head(&self, word: &str) -> Option<HeadWord> {
        self.heads.get(word).copied()
    }

    /// Whether a name that ends in this word may be cut to the words before it, and if so, whether also to this word.
    pub(super) fn short(&self, last: &str) -> Option<bool> {
        self.shorts.get(last).copied()
    }

    /// True for a demonym of one word.
    pub(super) fn is_demonym(&self, word: &str) -> bool {
        self.demonyms.contains(word)
    }

    /// Length in words of a demonym or another adjective of a people that begins at `words[0]`.
    pub(super) fn demonym_at(&self, words: &[Word<'_>]) -> Option<usize> {
        let first = words.first()?.text;
        if let Some(second) = words.get(1)
            && second.is_capital()
            && matches!(
                first,
                "South" | "North" | "Sri" | "Puerto" | "Costa" | "New" | "Hong" | "Saudi" | "Cape" | "East"
            )
            && self.demonyms.contains(format!("{first} {}", second.text).as_str())
        {
            return Some(2);
        }
        let known = self.demonyms.contains(first)
            || first.split_once('-').is_some_and(|(a, b)| {
                self.demonyms.contains(a) && (self.demonyms.contains(b) || b.chars().all(char::is_lowercase))
            });
        known.then_some(1)
    }

    /// True for a listed name of one token.
    pub(super) fn is_name(&self, token: &str) -> bool {
        self.names.get(token).is_some_and(|listed| listed.iter().any(|name| name.words.len() == 1))
    }

    /// True for a country's name or alias.
    pub(super) fn is_country(&self, form: &str) -> bool {
        self.countries.contains(form)
    }

    /// True for a country printed as an acronym: "US", "U.K.".
    pub(super) fn is_acronym_of_country(&self, form: &str) -> bool {
        self.is_country(form) && form.chars().all(|c| c.is_uppercase() || c == '.')
    }

    /// True for a word that ranks an office: "deputy".
    pub(super) fn is_rank(&self, lower: &str) -> bool {
        self.ranks.contains(lower)
    }

    /// True for a subject of offices: "foreign".
    pub(super) fn is_subject(&self, lower: &str) -> bool {
        self.subjects.contains(lower)
    }

    /// True for a given name.
    pub(super) fn is_given(&self, word: &str) -> bool {
        self.given.contains(word) || word.split_once('-').is_some_and(|(first, _)| self.given.contains(first))
    }

    /// True for a frequent surname.
    pub(super) fn is_surname(&self, word: &str) -> bool {
        self.surnames.contains(word)
    }

    /// The longest well-known body that could begin at `words[0]`: its length in words, and its class.
    pub(super) fn known_body_at(&self, words: &[Word<'_>]) -> Option<(usize, u8)> {
        let bodies = self.known_bodies.get(words.first()?.text)?;
        let fits = |(body, _): &&(Vec<&str>, u8)| {
            body.len() <= words.len() && body.iter().zip(words).all(|(known, word)| *known == word.text)
        };
        bodies.iter().find(fits).map(|(body, class)| (body.len(), *class))
    }

    /// True for a surname of a people that prints it first.
    pub(super) fn is_surname_first(&self, word: &str) -> bool {
        self.surnames_first.contains(word)
    }

    /// True for "Mr" and its like.
    pub(super) fn is_honorific(&self, word: &str) -> bool {
        self.honorifics.contains(word)
    }

    /// True for a word whose capital says nothing.
    pub(super) fn is_common(&self, lower: &str) -> bool {
        let contracted = || lower.split_once(['’', '\'']).is_some_and(|(word, _)| self.common.contains(word));
        self.common.contains(lower) || contracted()
    }

    /// The topic that a word in small letters tells of: 1 to [`TOPICS`]; 0 where it tells of none.
    pub(super) fn topic(&self, lower: &str) -> u8 {
        self.topics.get(lower).copied().unwrap_or_default()
    }

    /// True for a verb that gives somebody's words.
    pub(super) fn is_reporting(&self, lower: &str) -> bool {
        self.reporting.contains(lower)
    }
}

/// True for a listed given name.
pub(crate) fn is_given_name(word: &str) -> bool {
    LEXICON.is_given(word)
}

/// Number of topics.
pub(super) const TOPICS: usize = 3;

fn topic_of(word: &str) -> u8 {
    match word {
        "sport" => 1,
        "money" => 2,
        _ => 3,
    }
}

/// The word with its first letter, and no other, as a capital.
pub(super) fn capitalised(lower: &str) -> String {
    let mut letters = lower.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn column(records: &'static [[&'static str; 2]], class: &str) -> HashSet<&'static str> {
    records.iter().filter(|[_, found]| *found == class).map(|[word, _]| *word).collect()
}

fn list(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split(';').map(str::trim).filter(|item| !item.is_empty())
}

fn kind_of(word: &str) -> EntityKind {
    match word {
        "person" => EntityKind::Person,
        "organisation" => EntityKind::Organisation,
        "place" => EntityKind::Place,
        "event" => EntityKind::Event,
        "work" => EntityKind::Work,
        _ => EntityKind::Other,
    }
}
