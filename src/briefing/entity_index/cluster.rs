//! Which names of which articles are one entity. Full names, closed aliases and written-out acronyms merge; likeness
//! of spelling never does.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::{Annotated, EntityId, EntityKind, MentionForm, initials, surname};

/// One name as the articles' own entities carry it.
#[derive(Debug, Clone)]
pub(super) struct Named {
    /// What it names.
    pub(super) kind: EntityKind,
    /// The name.
    pub(super) name: String,
    /// Article and its own id, in source order.
    pub(super) locals: Vec<(usize, EntityId)>,
    /// How often it is mentioned.
    pub(super) mentions: usize,
    /// The acronyms that articles print for it.
    acronyms: BTreeSet<String>,
}

impl Named {
    /// Another name of the same kind, without a mention yet.
    pub(super) fn called(&self, name: &str) -> Self {
        let (locals, acronyms) = (Vec::new(), BTreeSet::new());
        Self { kind: self.kind, name: name.to_owned(), locals, mentions: 0, acronyms }
    }
}

/// Names that are one entity, with the rules that merged them.
#[derive(Debug, Clone, Default)]
pub(super) struct Cluster {
    /// Places of its names in the list of all names.
    pub(super) names: Vec<usize>,
    /// The rules, in words.
    pub(super) evidence: Vec<String>,
}

/// Every name of the folder, sorted by kind and name.
pub(super) fn names(articles: &[Annotated]) -> Vec<Named> {
    let mut found: BTreeMap<(EntityKind, String), Named> = BTreeMap::new();
    for (article, annotated) in articles.iter().enumerate() {
        for mention in &annotated.mentions {
            let entry = found.entry((mention.kind, key(mention.kind, &mention.name))).or_insert_with(|| Named {
                kind: mention.kind,
                name: mention.name.clone(),
                locals: Vec::new(),
                mentions: 0,
                acronyms: BTreeSet::new(),
            });
            entry.mentions += 1;
            if mention.form == MentionForm::Alias
                && let Some(printed) = annotated.article.body.get(mention.span.clone())
                && !printed.contains(' ')
            {
                entry.acronyms.insert(printed.replace('.', ""));
            }
            let local = (article, mention.entity.clone());
            if !entry.locals.contains(&local) {
                entry.locals.push(local);
            }
        }
    }
    found.into_values().collect()
}

/// What two printings of one name share: no article, no case, no corporate ending, no country before a body.
fn key(kind: EntityKind, name: &str) -> String {
    let mut key = name.to_lowercase().replace('’', "'").replace('.', "");
    if kind == EntityKind::Organisation {
        for country in ["us ", "uk ", "united states "] {
            if let Some(rest) = key.strip_prefix(country)
                && rest.contains(' ')
            {
                key = rest.to_owned();
            }
        }
        for ending in [" corp", " corporation", " inc", " ltd", " plc", " llc", " co"] {
            if let Some(rest) = key.strip_suffix(ending) {
                key = rest.to_owned();
            }
        }
    }
    key
}

/// Groups of names that are one entity. `apart` holds pairs of names that the editor keeps apart.
pub(super) fn clusters(names: &[Named], together: &[(usize, usize)], apart: &BTreeSet<(usize, usize)>) -> Vec<Cluster> {
    let mut groups = Groups { parent: (0..names.len()).collect(), apart, evidence: BTreeMap::new() };
    for &(a, b) in together {
        groups.join(a, b, format!("the editor merged {} and {}", names[a].name, names[b].name));
    }
    for (a, b, why) in same_first_name(names).into_iter().chain(acronyms(names)) {
        groups.join(a, b, why);
    }
    for (lone, holders) in holders(names) {
        let roots: BTreeSet<usize> = holders.iter().map(|&holder| groups.root(holder)).collect();
        if let (1, Some(&holder)) = (roots.len(), holders.first()) {
            groups.join(holder, lone, format!("{} is the only {} of the folder", names[holder].name, names[lone].name));
        }
    }
    groups.into_clusters()
}

/// People with one surname whose first names are one the beginning of the other: "Matt" and "Matthew", "J." and "John".
/// Nobody merges where a third first name would fit as well.
fn same_first_name(names: &[Named]) -> Vec<(usize, usize, String)> {
    let mut by_surname: BTreeMap<&str, Vec<(usize, &str)>> = BTreeMap::new();
    for (place, named) in names.iter().enumerate().filter(|(_, named)| named.kind == EntityKind::Person) {
        if let (Some(surname), Some(first)) = (surname(&named.name), named.name.split(' ').next())
            && first != surname
        {
            by_surname.entry(surname).or_default().push((place, first.trim_end_matches('.')));
        }
    }
    let mut merges = Vec::new();
    for people in by_surname.values() {
        for &(short, first) in people {
            let mut longer = people.iter().filter(|(place, other)| {
                *place != short && is_short_for(first, other) && (other.len() > first.len() || *place > short)
            });
            if let (Some(&(long, _)), None) = (longer.next(), longer.next()) {
                merges.push((long, short, format!("{} is short for {}", names[short].name, names[long].name)));
            }
        }
    }
    merges
}

fn is_short_for(short: &str, long: &str) -> bool {
    let letters = short.chars().count();
    long.starts_with(short) && (letters == 1 || letters >= 3)
}

/// Bodies whose name is the initials of exactly one other body, in an article that prints both.
fn acronyms(names: &[Named]) -> Vec<(usize, usize, String)> {
    let bodies = || names.iter().enumerate().filter(|(_, named)| named.kind == EntityKind::Organisation);
    let mut by_initials: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, named) in bodies().filter(|(_, named)| named.name.contains(' ')) {
        by_initials.entry(initials(&named.name)).or_default().push(place);
    }
    let mut merges = Vec::new();
    for (short, named) in bodies().filter(|(_, named)| !named.name.contains(' ') && named.name.len() > 1) {
        let Some([long]) = by_initials.get(&named.name.replace('.', "")).map(Vec::as_slice) else { continue };
        if names[*long].acronyms.contains(&named.name.replace('.', "")) {
            merges.push((*long, short, format!("{} is the initials of {}", named.name, names[*long].name)));
        }
    }
    merges
}

/// For each lone personal name, the people whose surname (or, where that comes first, given name) it is.
fn holders(names: &[Named]) -> Vec<(usize, Vec<usize>)> {
    let people = || names.iter().enumerate().filter(|(_, named)| named.kind == EntityKind::Person);
    let mut by_part: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, named) in people() {
        if let Some(surname) = surname(&named.name) {
            by_part.entry(surname).or_default().push(place);
        }
    }
    people()
        .filter(|(_, named)| !named.name.contains(' '))
        .filter_map(|(place, named)| Some((place, by_part.get(named.name.as_str())?.clone())))
        .collect()
}

/// Groups that grow together.
struct Groups<'a> {
    parent: Vec<usize>,
    /// Pairs whose groups never become one.
    apart: &'a BTreeSet<(usize, usize)>,
    evidence: BTreeMap<usize, Vec<String>>,
}

impl Groups<'_> {
    fn root(&self, mut place: usize) -> usize {
        while self.parent[place] != place {
            place = self.parent[place];
        }
        place
    }

    fn join(&mut self, into: usize, other: usize, why: String) {
        let (into, other) = (self.root(into), self.root(other));
        if into == other || self.are_apart(into, other) {
            return;
        }
        self.parent[other] = into;
        let mut moved = self.evidence.remove(&other).unwrap_or_default();
        moved.push(why);
        self.evidence.entry(into).or_default().append(&mut moved);
    }

    fn are_apart(&self, one: usize, other: usize) -> bool {
        self.apart.iter().any(|&(a, b)| {
            let (a, b) = (self.root(a), self.root(b));
            (a, b) == (one, other) || (b, a) == (one, other)
        })
    }

    fn into_clusters(mut self) -> Vec<Cluster> {
        let mut clusters: BTreeMap<usize, Cluster> = BTreeMap::new();
        for place in 0..self.parent.len() {
            let root = self.root(place);
            clusters.entry(root).or_default().names.push(place);
        }
        for (root, cluster) in &mut clusters {
            cluster.evidence = self.evidence.remove(root).unwrap_or_default();
        }
        clusters.into_values().collect()
    }
}
