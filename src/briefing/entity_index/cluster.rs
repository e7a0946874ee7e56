//! Which names of which articles are one entity. Full names, closed aliases and written-out acronyms merge; likeness
//! of spelling never does.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::{
    Annotated, EntityId, EntityKind, MentionForm, body_key, folded, one_person, shared_body, shared_ending,
    surname_forms,
};

/// How many times as often as anybody else who has it the holder of a lone surname is mentioned.
const LEAD: usize = 3;

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
    /// The short forms and acronyms that articles print for it.
    called: BTreeSet<String>,
    /// A lone surname, in articles that name several people who have it.
    pub(super) ambiguous: bool,
}

impl Named {
    /// Another name of the same kind, without a mention yet.
    pub(super) fn called(&self, name: &str) -> Self {
        let (kind, ambiguous) = (self.kind, self.ambiguous);
        Self { kind, name: name.to_owned(), locals: Vec::new(), mentions: 0, called: BTreeSet::new(), ambiguous }
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
    let mut found: BTreeMap<(EntityKind, String, bool), Named> = BTreeMap::new();
    for (article, annotated) in articles.iter().enumerate() {
        let shared = shared_surnames(annotated);
        for mention in &annotated.mentions {
            let key = key(mention.kind, &mention.name);
            let ambiguous = mention.kind == EntityKind::Person && shared.contains(&key);
            let entry = found.entry((mention.kind, key, ambiguous)).or_insert_with(|| Named {
                kind: mention.kind,
                name: mention.name.clone(),
                locals: Vec::new(),
                mentions: 0,
                called: BTreeSet::new(),
                ambiguous,
            });
            entry.mentions += 1;
            if mention.form == MentionForm::Alias
                && let Some(printed) = annotated.article.body.get(mention.span.clone())
            {
                entry.called.insert(printed.replace('.', ""));
            }
            let local = (article, mention.entity.clone());
            if !entry.locals.contains(&local) {
                entry.locals.push(local);
            }
        }
    }
    found.into_values().collect()
}

/// What two printings of one name share: no case, no stops, of people no accents, of bodies no corporate ending and no
/// country in front.
fn key(kind: EntityKind, name: &str) -> String {
    match kind {
        EntityKind::Person => folded(name),
        EntityKind::Organisation => body_key(name),
        _ => name.to_lowercase().replace('’', "'").replace('.', ""),
    }
}

/// For each article, the surnames that several people of it have: there a lone surname tells nobody apart.
fn shared_surnames(annotated: &Annotated) -> BTreeSet<String> {
    let mut holders: BTreeMap<String, BTreeSet<&EntityId>> = BTreeMap::new();
    for mention in annotated.mentions.iter().filter(|mention| mention.kind == EntityKind::Person) {
        for form in surname_forms(&mention.name) {
            holders.entry(form).or_default().insert(&mention.entity);
        }
    }
    holders.into_iter().filter(|(_, people)| people.len() > 1).map(|(surname, _)| surname).collect()
}

/// Groups of names that are one entity. `apart` holds pairs of names that the editor keeps apart.
pub(super) fn clusters(names: &[Named], together: &[(usize, usize)], apart: &BTreeSet<(usize, usize)>) -> Vec<Cluster> {
    let mut groups = Groups { parent: (0..names.len()).collect(), apart, evidence: BTreeMap::new() };
    for &(a, b) in together {
        groups.join(a, b, format!("the editor merged {} and {}", names[a].name, names[b].name));
    }
    for (a, b, why) in full_names(names).into_iter().chain(short_names(names)) {
        groups.join(a, b, why);
    }
    for (own, shared, why) in shared_names(&groups, names) {
        groups.join(own, shared, why);
    }
    for (lone, holders) in holders(names) {
        if let Some((holder, why)) = clear_holder(&groups, names, lone, &holders) {
            groups.join(holder, lone, why);
        }
    }
    groups.into_clusters()
}

/// People whose full names are one person's.
fn full_names(names: &[Named]) -> Vec<(usize, usize, String)> {
    let people = || names.iter().enumerate().filter(|(_, named)| named.kind == EntityKind::Person);
    let places: Vec<usize> = people().map(|(place, _)| place).collect();
    let printed: Vec<&str> = people().map(|(_, named)| named.name.as_str()).collect();
    let told = |(a, b, why): (usize, usize, &str)| {
        let (a, b) = (places[a], places[b]);
        (a, b, format!("{} and {}: {why}", names[a].name, names[b].name))
    };
    one_person(&printed).into_iter().map(told).collect()
}

/// Bodies that an article calls by a short form or an acronym, and nobody else is called so in the folder.
fn short_names(names: &[Named]) -> Vec<(usize, usize, String)> {
    let bodies = || names.iter().enumerate().filter(|(_, named)| named.kind == EntityKind::Organisation);
    let mut by_form: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, named) in bodies() {
        for form in &named.called {
            by_form.entry(form).or_default().push(place);
        }
    }
    let mut merges = Vec::new();
    for (short, named) in bodies() {
        let form = named.name.replace('.', "");
        if let Some([long]) = by_form.get(form.as_str()).map(Vec::as_slice)
            && *long != short
        {
            merges.push((*long, short, format!("an article says {} for {}", named.name, names[*long].name)));
        }
    }
    merges
}

/// Names of bodies that many countries have ("Air Force"), where the folder names exactly one.
fn shared_names(groups: &Groups<'_>, names: &[Named]) -> Vec<(usize, usize, String)> {
    let bodies = || names.iter().enumerate().filter(|(_, named)| named.kind == EntityKind::Organisation);
    let mut own: BTreeMap<String, BTreeMap<usize, usize>> = BTreeMap::new();
    for (place, named) in bodies() {
        if let Some(shared) = shared_ending(&named.name) {
            own.entry(shared).or_default().insert(groups.root(place), place);
        }
    }
    let only = |shared: &String| own.get(shared).filter(|of| of.len() == 1)?.values().next().copied();
    let told = |(place, named): (usize, &Named)| {
        let only = only(&shared_body(&named.name)?)?;
        Some((only, place, format!("{} is the only such body of the folder", names[only].name)))
    };
    bodies().filter_map(told).collect()
}

/// For each lone personal name, the people whose surname it is, or another part of the name that is no given name.
fn holders(names: &[Named]) -> Vec<(usize, BTreeSet<usize>)> {
    let people = || names.iter().enumerate().filter(|(_, named)| named.kind == EntityKind::Person);
    let mut by_part: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (place, named) in people() {
        for form in surname_forms(&named.name) {
            by_part.entry(form).or_default().insert(place);
        }
    }
    let lone = people().filter(|(_, named)| !named.name.contains(' ') && !named.ambiguous);
    lone.filter_map(|(place, named)| Some((place, by_part.get(&folded(&named.name))?.clone()))).collect()
}

/// The one person of the folder who has a surname, or the one who is mentioned three times as often as any other.
fn clear_holder(
    groups: &Groups<'_>,
    names: &[Named],
    lone: usize,
    holders: &BTreeSet<usize>,
) -> Option<(usize, String)> {
    let mut weights: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for &holder in holders {
        weights.entry(groups.root(holder)).or_insert((0, holder)).0 += names[holder].mentions;
    }
    let mut ranked: Vec<(usize, usize)> = weights.into_values().collect();
    ranked.sort_by_key(|(weight, holder)| (std::cmp::Reverse(*weight), *holder));
    let (&(weight, holder), lone) = (ranked.first()?, &names[lone].name);
    let name = &names[holder].name;
    match ranked.get(1) {
        None => Some((holder, format!("{name} is the only {lone} of the folder"))),
        Some((other, _)) if weight >= LEAD * other => Some((
            holder,
            format!("{name} is mentioned {weight} times, everybody else called {lone} at most {other} times"),
        )),
        Some(_) => None,
    }
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
