//! The people of one article: which full names are one person, and whom a surname or a given name alone stands for.

use std::collections::{BTreeMap, BTreeSet};

use super::EntityKind;
use super::gender::{self, Gender, Signs};
use super::namesake::{Generation, is_full, namesakes, two_people};
use super::person_name::{fathers, folded, one_person, suffix, surname_forms};
use super::resolve::{Named, Resolved};

/// How the rule ends that leaves a surname to nobody.
pub(crate) const NOTHING_TELLS_WHOSE: &str = "and nothing tells whose";

/// A place in reading order, and the person who is named there in full.
type Holder = (usize, usize);

/// The people that the article names in full.
pub(super) struct People {
    /// Everybody's fullest name.
    persons: Vec<String>,
    /// A full name as printed → the person, with the rule where another name is fuller.
    full: BTreeMap<String, (usize, String)>,
    /// Surname → its holders, where each is named in full.
    surnames: BTreeMap<String, Vec<Holder>>,
    /// Any other part of a name → its holders.
    parts: BTreeMap<String, BTreeSet<usize>>,
    /// Two words and more that begin or end a longer name.
    pieces: BTreeMap<String, BTreeSet<usize>>,
    /// A person → the roles printed beside the full name, in small letters.
    roles: BTreeMap<usize, BTreeSet<String>>,
    /// Where somebody with a shared surname was last named, by place in reading order.
    resolved: BTreeMap<usize, usize>,
    /// Full names as printed of which no two of a pair are one person.
    apart: BTreeSet<(String, String)>,
    /// Where a full name stands that several people have → which of them, if anything tells.
    namesakes: BTreeMap<usize, Option<usize>>,
    /// Whether somebody is a man or a woman.
    genders: BTreeMap<usize, Gender>,
    /// Who has "Lord" or "Lady" before the full name.
    peers: BTreeSet<usize>,
    /// The age printed behind the full name.
    ages: BTreeMap<usize, u32>,
}

impl People {
    pub(super) fn of(named: &[Named]) -> Self {
        let is_named = |name: &&Named| name.kind == EntityKind::Person && is_full(&name.text);
        let printed: BTreeSet<&str> = named.iter().filter(is_named).map(|name| name.text.as_str()).collect();
        let printed: Vec<&str> = printed.into_iter().collect();
        let apart = two_people(named);
        let (persons, full) = persons(&printed, &apart);
        let mut people = Self {
            persons,
            full,
            surnames: BTreeMap::new(),
            parts: BTreeMap::new(),
            pieces: BTreeMap::new(),
            roles: BTreeMap::new(),
            resolved: BTreeMap::new(),
            apart,
            namesakes: BTreeMap::new(),
            genders: BTreeMap::new(),
            peers: BTreeSet::new(),
            ages: BTreeMap::new(),
        };
        people.part(named);
        let mut signs: BTreeMap<usize, Vec<Signs>> = BTreeMap::new();
        for (index, name) in named.iter().enumerate().filter(|(_, name)| is_named(name)) {
            if let Some(person) = people.in_full(index, name) {
                people.enter(index, name, person);
                signs.entry(person).or_default().push(name.signs);
            }
        }
        for (person, signs) in signs {
            people.peers.extend(signs.iter().any(|sign| sign.is_peer).then_some(person));
            let gender = gender::together(&signs, &people.persons[person]);
            people.genders.extend(gender.map(|gender| (person, gender)));
        }
        people
    }

    /// Makes several people of a full name that several have.
    fn part(&mut self, named: &[Named]) {
        let mut marked: BTreeMap<String, usize> = BTreeMap::new();
        for (index, name) in namesakes(named) {
            let person = (!name.is_empty()).then(|| {
                *marked.entry(name).or_insert_with_key(|name| {
                    self.persons.push(name.clone());
                    self.persons.len() - 1
                })
            });
            self.namesakes.insert(index, person);
            self.full.remove(&named[index].text);
        }
    }

    /// The person whom a full name means.
    fn in_full(&self, index: usize, name: &Named) -> Option<usize> {
        self.namesakes.get(&index).copied().unwrap_or_else(|| self.full.get(&name.text).map(|(person, _)| *person))
    }

    fn enter(&mut self, index: usize, name: &Named, person: usize) {
        let text = name.text.as_str();
        self.ages.extend(name.age.map(|age| (person, age)));
        if let Some(role) = &name.role {
            self.roles.entry(person).or_default().insert(role.to_lowercase());
        }
        let forms = surname_forms(text);
        let fathers = fathers(text);
        let is_own = |part: &String| {
            part.chars().count() > 1
                && !forms.contains(part)
                && !fathers.iter().any(|(child, father)| part == child || part == father)
        };
        for part in text.split(' ').map(folded).filter(is_own) {
            self.parts.entry(part).or_default().insert(person);
        }
        for form in forms {
            self.surnames.entry(form).or_default().push((index, person));
        }
        for (at, _) in text.match_indices(' ') {
            for piece in [&text[..at], &text[at + 1..]].into_iter().filter(|piece| piece.contains(' ')) {
                self.pieces.entry(folded(piece)).or_default().insert(person);
            }
        }
    }

    /// Whom a personal name means.
    pub(super) fn resolve(&mut self, index: usize, named: &[Named]) -> Resolved {
        let Some(name) = named.get(index) else { return Resolved::alone("") };
        let (person, rule) = match self.full.get(&name.text) {
            _ if self.namesakes.contains_key(&index) => {
                let Some(person) = self.in_full(index, name) else {
                    let rule = format!("the name of several people of the article, {NOTHING_TELLS_WHOSE}");
                    return Resolved { name: name.text.clone(), rule };
                };
                (person, "by the age behind the name, which the article prints for two".to_owned())
            }
            Some((person, rule)) => match self.piece(&name.text, *person) {
                Some(longer) => (longer, format!("a part of {}, named in full in the article", self.persons[longer])),
                None => (*person, rule.clone()),
            },
            None => match self.lone(index, named) {
                Ok(found) => found,
                Err(rule) => return Resolved { name: name.text.clone(), rule },
            },
        };
        self.resolved.insert(index, person);
        Resolved { name: self.persons[person].clone(), rule }
    }

    /// True where printed names of two persons are kept apart.
    fn are_apart(&self, one: usize, other: usize) -> bool {
        let pair = |name: &String| self.full.get(name).map(|(person, _)| *person);
        self.apart.iter().any(|(a, b)| matches!((pair(a), pair(b)), (Some(a), Some(b)) if a == one && b == other || a == other && b == one))
    }

    /// The one other person whose longer name begins or ends with these words.
    fn piece(&self, text: &str, own: usize) -> Option<usize> {
        let mut others = self.pieces.get(&folded(text))?.iter().copied().filter(|person| *person != own);
        let found = others.next()?;
        (others.next().is_none() && !self.is_apart(text, found)).then_some(found)
    }

    /// True where a printed name and one of a person's are two people's.
    fn is_apart(&self, text: &str, person: usize) -> bool {
        let is_the_persons = |name: &String| self.full.get(name).is_some_and(|(other, _)| *other == person);
        self.apart.iter().any(|(a, b)| a == text && is_the_persons(b) || b == text && is_the_persons(a))
    }

    /// Whom one word means, with the rule; else why nobody.
    fn lone(&self, index: usize, named: &[Named]) -> Result<(usize, String), String> {
        let here = &named[index];
        let text = folded(here.text.split(' ').next().filter(|_| suffix(&here.text).is_some()).unwrap_or(&here.text));
        let bare = text.strip_prefix("al-").or_else(|| text.strip_prefix("el-"));
        let holders = self.surnames.get(&text).or_else(|| self.surnames.get(bare?));
        let Some(holders) = holders else {
            let only = self.parts.get(&text).filter(|holders| holders.len() == 1).and_then(BTreeSet::first);
            let told = |person: &usize| {
                (*person, format!("given name of {}, who is named in full in the article", self.persons[*person]))
            };
            return only.map(told).ok_or_else(String::new);
        };
        let persons: BTreeSet<usize> = holders.iter().map(|(_, person)| *person).collect();
        let nobodys = || format!("the surname of {}, {NOTHING_TELLS_WHOSE}", self.list(&persons));
        if let Some(generation) = here.generation {
            return self.by_generation(&persons, generation).ok_or_else(nobodys);
        }
        let is_anothers = |other: &usize| persons.iter().any(|person| self.are_apart(*person, *other));
        if self.parts.get(&text).is_some_and(|others| others.iter().any(is_anothers)) {
            return Err(nobodys());
        }
        let fitting: BTreeSet<usize> = persons.iter().copied().filter(|person| self.may_be(*person, here)).collect();
        let only =
            fitting.first().filter(|_| fitting.len() == 1).map(|&person| (person, self.persons[person].as_str()));
        match only {
            Some((person, who)) if persons.len() == 1 => {
                Ok((person, format!("surname of {who}, who is named in full in the article")))
            }
            Some((person, who)) if here.signs.direct.is_some() => {
                Ok((person, format!("surname of {who}, whom alone the address before it fits")))
            }
            _ => self
                .by_role(&fitting, here)
                .or_else(|| self.nearest(&fitting, index, named).filter(|(person, _)| self.is_told(*person, here)))
                .ok_or_else(nobodys),
        }
    }

    /// False where the address before a surname is not somebody's.
    fn may_be(&self, person: usize, here: &Named) -> bool {
        let known = self.genders.get(&person);
        let contrary = here.signs.direct.is_some_and(|gender| known.is_some_and(|known| *known != gender));
        !contrary && (!here.signs.is_peer || self.peers.contains(&person))
    }

    /// True where nothing beside a surname that several have speaks against the nearest of them.
    fn is_told(&self, person: usize, here: &Named) -> bool {
        let known = self.genders.get(&person).copied();
        match here.signs.direct {
            Some(gender) => known == Some(gender),
            None => here.signs.pronoun.is_none_or(|gender| known.is_none_or(|known| known == gender)),
        }
    }

    /// The one holder of a surname who is the elder or the younger, by suffix, else by the ages of two.
    fn by_generation(&self, persons: &BTreeSet<usize>, generation: Generation) -> Option<(usize, String)> {
        let told = |person: usize| {
            (person, format!("surname of {}, the only one who is of that generation", self.persons[person]))
        };
        let mut by_suffix =
            persons.iter().copied().filter(|person| Generation::of_name(&self.persons[*person]) == Some(generation));
        if let Some(person) = by_suffix.next() {
            return by_suffix.next().is_none().then(|| told(person));
        }
        let mut by_age: Vec<(u32, usize)> =
            persons.iter().filter_map(|person| Some((*self.ages.get(person)?, *person))).collect();
        by_age.sort_unstable();
        let (&[(_, younger), (_, older)], 2) = (by_age.as_slice(), persons.len()) else { return None };
        Some(told(if generation == Generation::Older { older } else { younger }))
    }

    fn list(&self, persons: &BTreeSet<usize>) -> String {
        let names: Vec<&str> = persons.iter().map(|person| self.persons[*person].as_str()).collect();
        match names.split_last() {
            Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
            None => String::new(),
        }
    }

    /// The only holder of a surname beside whose full name the same role is printed.
    fn by_role(&self, persons: &BTreeSet<usize>, named: &Named) -> Option<(usize, String)> {
        let role = named.role.as_deref().map(str::to_lowercase)?;
        let has_it = |person: &&usize| {
            self.roles.get(*person).is_some_and(|roles| roles.iter().any(|known| agrees(known, &role)))
        };
        let mut fitting = persons.iter().filter(has_it);
        let &person = fitting.next()?;
        let who = &self.persons[person];
        let told = format!("surname of {who}, beside whose full name the article prints the role too");
        fitting.next().is_none().then_some((person, told))
    }

    /// The holder whom the nearest sentence before it in the paragraph names, else the one whom the paragraph above names;
    /// nobody where that names two.
    fn nearest(&self, persons: &BTreeSet<usize>, index: usize, named: &[Named]) -> Option<(usize, String)> {
        let here = &named[index];
        let mut found: Option<(usize, &Named)> = None;
        let earlier = named[..index].iter().enumerate().rev();
        for (at, name) in earlier.take_while(|(_, name)| name.paragraph + 1 >= here.paragraph) {
            let Some(person) = self.resolved.get(&at).copied().filter(|person| persons.contains(person)) else {
                continue;
            };
            let (known, nearest) = *found.get_or_insert((person, name));
            let is_here = nearest.paragraph == here.paragraph;
            let together =
                if is_here { name.sentence == nearest.sentence } else { name.paragraph == nearest.paragraph };
            if !together {
                break;
            }
            if known != person {
                return None;
            }
        }
        let (person, _) = found?;
        Some((person, format!("surname of {}, the nearest before it who has it", self.persons[person])))
    }
}

/// True where one role is the other or its end, whoever holds it now: "US president", "president", "former president".
pub(crate) fn agrees(one: &str, two: &str) -> bool {
    let ends =
        |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    let (one, two) = (held(one), held(two));
    ends(one, two) || ends(two, one)
}

/// A role in small letters without the word that says that it is over.
fn held(role: &str) -> &str {
    ["former ", "ex-", "the former ", "outgoing ", "then-", "late "]
        .iter()
        .find_map(|past| role.strip_prefix(past))
        .unwrap_or(role)
}

/// Full names → persons, each with its fullest name, and for each name the rule that made it that person's.
///
/// `apart` holds printed names of two people.
fn persons(printed: &[&str], apart: &BTreeSet<(String, String)>) -> (Vec<String>, BTreeMap<String, (usize, String)>) {
    let mut group: Vec<usize> = (0..printed.len()).collect();
    let mut why: BTreeMap<usize, &'static str> = BTreeMap::new();
    let place = |name: &String| printed.binary_search(&name.as_str()).ok();
    let apart = apart.iter().filter_map(|(one, two)| Some((place(one)?, place(two)?))).collect();
    for (a, b, reason) in one_person(printed, &apart) {
        let (keep, drop) = (group[a].min(group[b]), group[a].max(group[b]));
        group.iter_mut().filter(|g| **g == drop).for_each(|g| *g = keep);
        why.insert(a, reason);
        why.insert(b, reason);
    }
    let mut persons: Vec<String> = Vec::new();
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    for (place, name) in printed.iter().enumerate() {
        let person = *numbers.entry(group[place]).or_insert_with(|| {
            persons.push((*name).to_owned());
            persons.len() - 1
        });
        if fullness(name) > fullness(&persons[person]) {
            (*name).clone_into(&mut persons[person]);
        }
    }
    let mut full = BTreeMap::new();
    for (place, name) in printed.iter().enumerate() {
        let person = numbers[&group[place]];
        let rule = match why.get(&place) {
            Some(reason) if persons[person] != *name => format!("{}: {reason}", persons[person]),
            _ => String::new(),
        };
        full.insert((*name).to_owned(), (person, rule));
    }
    (persons, full)
}

/// What makes a name fuller than another: words that are no initials, then length.
fn fullness(name: &str) -> (usize, usize) {
    let words = name.split(' ').filter(|word| word.trim_end_matches('.').chars().count() > 1).count();
    (words, name.len())
}
