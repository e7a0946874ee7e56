//! The bodies, places and other named things of one article: the longer name that a short form or an acronym stands for.

use std::collections::{BTreeMap, BTreeSet};

use super::EntityKind;
use super::body_name::{abbreviations, body_key, first_word, is_acronym, may_abbreviate, shared_body, shared_ending};
use super::lexicon::{LEXICON, capitalised};
use super::resolve::{Named, Resolved};
use super::short::short_forms;

/// What each printed name of the article stands for.
pub(super) struct Bodies {
    full: BTreeMap<(EntityKind, String), Resolved>,
}

impl Bodies {
    pub(super) fn of(body: &str, named: &[Named]) -> Self {
        let mut bodies = Names { full: explained(body, named), named: Vec::new() };
        let mut seen = BTreeSet::new();
        for name in named.iter().filter(|name| name.kind == EntityKind::Organisation) {
            if seen.insert(name.text.as_str()) {
                let listed = name.listed.or_else(|| LEXICON.body(&name.text));
                bodies.named.push(Body {
                    text: &name.text,
                    name: listed.unwrap_or(&name.text),
                    listed: listed.is_some(),
                });
            }
        }
        bodies.listed();
        bodies.same_key();
        bodies.shared();
        bodies.acronyms();
        bodies.short();
        Self { full: bodies.full }
    }

    /// What a name stands for.
    pub(super) fn resolve(&self, named: &Named) -> Resolved {
        let known = || self.full.get(&(named.kind, named.text.clone()));
        if let Some(explained) = known().filter(|known| known.rule.starts_with(EXPLAINED)) {
            return self.last(named.kind, explained);
        }
        if let Some(listed) = named.listed {
            let rule = if listed == named.text { String::new() } else { format!("another name of {listed}") };
            return Resolved { name: listed.to_owned(), rule };
        }
        let text = &named.text;
        if named.kind == EntityKind::Place && text.chars().count() > 3 && text.chars().all(char::is_uppercase) {
            let rule = "printed in capitals, as in a dateline".to_owned();
            return Resolved { name: capitalised(&text.to_lowercase()), rule };
        }
        known().map_or_else(|| Resolved::alone(text), |known| self.last(named.kind, known))
    }

    /// Goes on where the longer name is itself short for another.
    fn last(&self, kind: EntityKind, first: &Resolved) -> Resolved {
        match self.full.get(&(kind, first.name.clone())) {
            Some(next) if next.name != first.name => {
                Resolved { name: next.name.clone(), rule: format!("{}; {}", first.rule, next.rule) }
            }
            _ => first.clone(),
        }
    }
}

/// How the rule of an explained acronym begins.
const EXPLAINED: &str = "explained in brackets";

/// "Lagoon Safety Council (LSC)" and "LSC (Lagoon Safety Council)": what the article itself says an acronym stands for; none
/// where it says two things.
fn explained(body: &str, named: &[Named]) -> BTreeMap<(EntityKind, String), Resolved> {
    let mut found: BTreeMap<(EntityKind, String), BTreeSet<String>> = BTreeMap::new();
    for pair in named.windows(2) {
        let [first, second] = pair else { continue };
        let between = body.get(first.span.end..second.span.start).unwrap_or_default();
        let after = body.get(second.span.end..).unwrap_or_default().trim_start();
        if between.trim() != "(" || !after.starts_with([')', ',', ';']) {
            continue;
        }
        let (long, short) = if is_acronym(&second.text) { (first, second) } else { (second, first) };
        if is_acronym(&short.text) && may_abbreviate(&short.text, &long.text) && long.kind != EntityKind::Person {
            found
                .entry((short.kind, short.text.clone()))
                .or_default()
                .insert(long.listed.unwrap_or(&long.text).to_owned());
        }
    }
    let only = |names: BTreeSet<String>| {
        let mut left = names.into_iter();
        left.next().filter(|_| left.next().is_none())
    };
    let told = |name: String| Resolved { rule: format!("{EXPLAINED} as {name}"), name };
    found.into_iter().filter_map(|(short, names)| Some((short, told(only(names)?)))).collect()
}

/// A body as it is printed.
#[derive(Debug, Clone, Copy)]
struct Body<'n> {
    text: &'n str,
    /// The list's name for it, else the printed one.
    name: &'n str,
    listed: bool,
}

/// The names of bodies, each once, in the order of their first use.
struct Names<'n> {
    named: Vec<Body<'n>>,
    full: BTreeMap<(EntityKind, String), Resolved>,
}

impl<'n> Names<'n> {
    fn enter(&mut self, short: &str, long: &str, rule: String) {
        let key = (EntityKind::Organisation, short.to_owned());
        self.full.entry(key).or_insert_with(|| Resolved { name: long.to_owned(), rule });
    }

    fn is_known(&self, text: &str) -> bool {
        self.full.contains_key(&(EntityKind::Organisation, text.to_owned()))
    }

    /// Those that no list and no rule has named yet.
    fn left(&self) -> Vec<Body<'n>> {
        self.named.iter().filter(|body| !body.listed && !self.is_known(body.text)).copied().collect()
    }

    /// Printings of a listed name that the list does not hold: "Acme Inc." where it has "Acme".
    fn listed(&mut self) {
        for body in self.named.clone().into_iter().filter(|body| body.listed && body.text != body.name) {
            self.enter(body.text, body.name, format!("another name of {}", body.name));
        }
    }

    /// Printings that differ in a corporate ending, a country or the order of "Department of".
    fn same_key(&mut self) {
        let mut by_key: BTreeMap<String, Vec<Body<'_>>> = BTreeMap::new();
        for body in &self.named {
            by_key.entry(body_key(body.name)).or_default().push(*body);
        }
        for bodies in by_key.values().filter(|bodies| bodies.len() > 1) {
            let rank = |body: &&Body<'_>| (body.listed, body.name.trim_end_matches('.').len());
            let Some(longest) = bodies.iter().max_by_key(rank) else { continue };
            for body in bodies.iter().filter(|body| body.name != longest.name) {
                self.enter(
                    body.text,
                    longest.name,
                    format!("another printing of {}, named in the article", longest.name),
                );
            }
        }
    }

    /// Bodies that many countries have, where the article names exactly one: "Air Force" behind "Royal Norwegian Air Force".
    fn shared(&mut self) {
        let mut own: BTreeMap<String, BTreeSet<&'n str>> = BTreeMap::new();
        for body in &self.named {
            if let Some(shared) = shared_ending(body.name) {
                own.entry(shared).or_default().insert(body.name);
            }
        }
        for body in self.left() {
            let Some(of) = shared_body(body.text).and_then(|shared| own.get(&shared)) else { continue };
            if let (1, Some(only)) = (of.len(), of.first()) {
                self.enter(body.text, only, format!("the only such body that the article names: {only}"));
            }
        }
    }

    /// The initials of exactly one longer name.
    fn acronyms(&mut self) {
        let long = self.index(abbreviations);
        for short in self.left().into_iter().filter(|body| is_acronym(body.text)) {
            if let Some(Some(long)) = long.get(&short.text.replace('.', "").to_uppercase()) {
                self.enter(short.text, long, format!("the initials of {long}, named in the article"));
            }
        }
    }

    /// The beginning of exactly one longer name, or another part that its last word lets stand alone.
    fn short(&mut self) {
        let long =
            self.index(|name| first_word(name).map(str::to_owned).into_iter().chain(short_forms(name)).collect());
        for short in self.left().into_iter().filter(|body| !is_acronym(body.text)) {
            if let Some(Some(long)) = long.get(short.text) {
                self.enter(short.text, long, format!("short for {long}, named in the article"));
            }
        }
    }

    /// Short form → the only body that has it; none where several do.
    fn index(&self, forms: impl Fn(&str) -> BTreeSet<String>) -> BTreeMap<String, Option<String>> {
        let mut found: BTreeMap<String, Option<String>> = BTreeMap::new();
        for body in &self.named {
            let full = self.full.get(&(EntityKind::Organisation, body.text.to_owned()));
            let name = full.map_or(body.name, |full| full.name.as_str());
            for form in forms(body.text).into_iter().filter(|form| form != body.text) {
                let known = found.entry(form).or_insert_with(|| Some(name.to_owned()));
                if known.as_deref() != Some(name) {
                    *known = None;
                }
            }
        }
        found
    }
}
