//! The people of one article: which full names are one person, and whom a surname or a given name alone stands for.

use std::collections::{BTreeMap, BTreeSet};

use super::EntityKind;
use super::again::surname;
use super::person_name::{folded, one_person, surname_forms};
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
}

impl People {
    pub(super) fn of(named: &[Named]) -> Self {
        let is_full = |name: &&Named| name.kind == EntityKind::Person && surname(&name.text).is_some();
        let printed: BTreeSet<&str> = named.iter().filter(is_full).map(|name| name.text.as_str()).collect();
        let printed: Vec<&str> = printed.into_iter().collect();
        let (persons, full) = persons(&printed);
        let mut people = Self {
            persons,
            full,
            surnames: BTreeMap::new(),
            parts: BTreeMap::new(),
            pieces: BTreeMap::new(),
            roles: BTreeMap::new(),
            resolved: BTreeMap::new(),
        };
        for (index, name) in named.iter().enumerate().filter(|(_, name)| is_full(name)) {
            people.enter(index, name);
        }
        people
    }

    fn enter(&mut self, index: usize, name: &Named) {
        let text = name.text.as_str();
        let Some(&(person, _)) = self.full.get(text) else { return };
        if let Some(role) = &name.role {
            self.roles.entry(person).or_default().insert(role.to_lowercase());
        }
        let forms = surname_forms(text);
        for part in text.split(' ').map(folded).filter(|part| part.chars().count() > 1 && !forms.contains(part)) {
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

    /// The one other person whose longer name begins or ends with these words.
    fn piece(&self, text: &str, own: usize) -> Option<usize> {
        let mut others = self.pieces.get(&folded(text))?.iter().copied().filter(|person| *person != own);
        let found = others.next()?;
        others.next().is_none().then_some(found)
    }

    /// Whom one word means, with the rule; else why nobody.
    fn lone(&self, index: usize, named: &[Named]) -> Result<(usize, String), String> {
        let text = folded(&named[index].text);
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
        if let (1, Some(&person)) = (persons.len(), persons.first()) {
            return Ok((person, format!("surname of {}, who is named in full in the article", self.persons[person])));
        }
        self.by_role(&persons, &named[index])
            .or_else(|| self.nearest(&persons, index, named))
            .ok_or_else(|| format!("the surname of {}, {NOTHING_TELLS_WHOSE}", self.list(&persons)))
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

/// True where one role is the other or its end: "US president" and "president".
fn agrees(one: &str, two: &str) -> bool {
    let ends =
        |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    ends(one, two) || ends(two, one)
}

/// Full names → persons, each with its fullest name, and for each name the rule that made it that person's.
fn persons(printed: &[&str]) -> (Vec<String>, BTreeMap<String, (usize, String)>) {
    let mut group: Vec<usize> = (0..printed.len()).collect();
    let mut why: BTreeMap<usize, &'static str> = BTreeMap::new();
    for (a, b, reason) in one_person(printed) {
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
