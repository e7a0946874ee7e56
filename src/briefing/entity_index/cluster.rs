//! Which names of which articles are one entity. Full names, closed aliases and written-out acronyms merge; likeness
//! of spelling never does.

use std::collections::{BTreeMap, BTreeSet};

use super::lone::{self, Lone};
use super::personal::Personal;
use crate::annotate::{
    Annotated, EntityId, EntityKind, MentionForm, NOTHING_TELLS_WHOSE, body_key, folded, one_person, shared_body,
    shared_ending, surname_forms,
};

/// More names with a word in common are no people of one family; comparing each pair would take long.
const MOST_SHARING: usize = 400;

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
    /// What the articles print beside it of a person.
    pub(super) personal: Personal,
}

impl Named {
    /// Another name of the same kind, without a mention yet.
    pub(super) fn called(&self, name: &str) -> Self {
        Self::new(self.kind, name, self.ambiguous)
    }

    fn new(kind: EntityKind, name: &str, ambiguous: bool) -> Self {
        Self {
            kind,
            name: name.to_owned(),
            locals: Vec::new(),
            mentions: 0,
            called: BTreeSet::new(),
            ambiguous,
            personal: Personal::default(),
        }
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

/// Every name of the folder, sorted by kind and name. A surname alone is one in each article that prints something beside it
/// which not everybody who has it may fit.
pub(super) fn names(articles: &[Annotated]) -> Vec<Named> {
    let mut found: BTreeMap<(EntityKind, String, bool, Option<usize>), Named> = BTreeMap::new();
    for (article, annotated) in articles.iter().enumerate() {
        let shared = shared_surnames(annotated);
        let personal = Personal::of(annotated);
        for mention in &annotated.mentions {
            let key = key(mention.kind, &mention.name);
            let is_person = mention.kind == EntityKind::Person;
            let can_be_two = mention.kind == EntityKind::Place || is_person && mention.name.contains(' ');
            let untold = can_be_two && mention.rule.contains(NOTHING_TELLS_WHOSE);
            let ambiguous = untold || is_person && shared.contains(&key);
            let personal = personal.get(&mention.entity);
            let own = personal.filter(|personal| !mention.name.contains(' ') && personal.tells()).map(|_| article);
            let entry = found
                .entry((mention.kind, key, ambiguous, own))
                .or_insert_with(|| Named::new(mention.kind, &mention.name, ambiguous));
            entry.mentions += 1;
            if mention.form == MentionForm::Alias
                && let Some(printed) = annotated.article.body.get(mention.span.clone())
            {
                entry.called.insert(printed.replace('.', ""));
            }
            let local = (article, mention.entity.clone());
            // Articles come in order: an id of this one stands at the end.
            let mut own = entry.locals.iter().rev().take_while(|(other, _)| *other == article);
            if !own.any(|known| *known == local) {
                entry.locals.push(local);
                entry.personal.extend(personal);
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
    let mut all_apart = apart.clone();
    let full = full_names(names, &mut all_apart);
    let mut groups = Groups { parent: (0..names.len()).collect(), apart: BTreeMap::new(), evidence: BTreeMap::new() };
    groups.keep_apart(apart);
    for &(a, b) in together {
        groups.join(a, b, format!("the editor merged {} and {}", names[a].name, names[b].name));
    }
    // The editor may merge what an article keeps apart.
    groups.keep_apart(&all_apart);
    for (a, b, why) in full.into_iter().chain(short_names(names)) {
        groups.join(a, b, why);
    }
    for (own, shared, why) in shared_names(&groups, names) {
        groups.join(own, shared, why);
    }
    let mut listed: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (lone, holders) in holders(names) {
        match lone::holder(&groups, names, lone, &holders) {
            Some(Lone::Of(holder, why)) => groups.join(holder, lone, why),
            Some(Lone::Untold(why)) => {
                groups.note(lone, why);
                listed.entry(folded(&names[lone].name)).or_default().push(lone);
            }
            None => listed.entry(folded(&names[lone].name)).or_default().push(lone),
        }
    }
    // What is left to nobody, or is somebody's only name, is listed once.
    for lone in listed.into_values() {
        lone.windows(2).for_each(|pair| groups.merge(pair[0], pair[1]));
    }
    groups.into_clusters()
}

/// People whose full names are one person's. Those whom an article keeps apart, or addresses otherwise, are entered in `apart`.
fn full_names(names: &[Named], apart: &mut BTreeSet<(usize, usize)>) -> Vec<(usize, usize, String)> {
    let people = || names.iter().enumerate().filter(|(_, named)| named.kind == EntityKind::Person);
    let places: Vec<usize> = people().map(|(place, _)| place).collect();
    let printed: Vec<&str> = people().map(|(_, named)| named.name.as_str()).collect();
    let two = two_people(&places, names);
    apart.extend(two.iter().map(|&(a, b)| (places[a], places[b])));
    let told = |(a, b, why): (usize, usize, &str)| {
        let (a, b) = (places[a], places[b]);
        (a, b, format!("{} and {}: {why}", names[a].name, names[b].name))
    };
    one_person(&printed, &two).into_iter().map(told).collect()
}

/// Pairs of full names with a word in common that one article has for two people, or of which one is a man's and one a woman's.
fn two_people(places: &[usize], names: &[Named]) -> BTreeSet<(usize, usize)> {
    let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, &place) in places.iter().enumerate().filter(|(_, place)| names[**place].name.contains(' ')) {
        for form in names[place].name.split(' ').map(folded).filter(|word| word.len() > 2) {
            by_word.entry(form).or_default().push(index);
        }
    }
    let articles =
        |index: usize| names[places[index]].locals.iter().map(|(article, _)| *article).collect::<BTreeSet<_>>();
    let gender = |index: usize| names[places[index]].personal.gender();
    let mut pairs = BTreeSet::new();
    for sharing in by_word.values().filter(|sharing| sharing.len() <= MOST_SHARING) {
        for (at, &a) in sharing.iter().enumerate() {
            for &b in &sharing[at + 1..] {
                let contrary = gender(a).zip(gender(b)).is_some_and(|(one, two)| one != two);
                if contrary || !articles(a).is_disjoint(&articles(b)) {
                    pairs.insert((a.min(b), a.max(b)));
                }
            }
        }
    }
    pairs
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
fn shared_names(groups: &Groups, names: &[Named]) -> Vec<(usize, usize, String)> {
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

/// For each lone personal name, the people whose surname it is.
fn holders(names: &[Named]) -> Vec<(usize, BTreeSet<usize>)> {
    let people = || names.iter().enumerate().filter(|(_, named)| named.kind == EntityKind::Person);
    let mut by_part: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (place, named) in people() {
        for form in surname_forms(&named.name) {
            by_part.entry(form).or_default().insert(place);
        }
    }
    let lone = people().filter(|(_, named)| !named.name.contains(' ') && !named.ambiguous);
    lone.map(|(place, named)| (place, by_part.get(&folded(&named.name)).cloned().unwrap_or_default())).collect()
}

/// Groups that grow together.
pub(super) struct Groups {
    parent: Vec<usize>,
    /// For what stands for a group, the names of other groups that it never becomes one with.
    apart: BTreeMap<usize, BTreeSet<usize>>,
    evidence: BTreeMap<usize, Vec<String>>,
}

impl Groups {
    /// What stands for the group of a name.
    pub(super) fn root(&self, mut place: usize) -> usize {
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
        let mut moved = self.unite(into, other);
        moved.push(why);
        self.evidence.entry(into).or_default().append(&mut moved);
    }

    /// Makes one group of two that nothing keeps apart, without a word.
    fn merge(&mut self, into: usize, other: usize) {
        let (into, other) = (self.root(into), self.root(other));
        if into != other && !self.are_apart(into, other) {
            let mut moved = self.unite(into, other);
            self.evidence.entry(into).or_default().append(&mut moved);
        }
    }

    /// Puts the second group into the first; returns what explained the second.
    fn unite(&mut self, into: usize, other: usize) -> Vec<String> {
        self.parent[other] = into;
        let mut apart = self.apart.remove(&other).unwrap_or_default();
        self.apart.entry(into).or_default().append(&mut apart);
        self.evidence.remove(&other).unwrap_or_default()
    }

    /// Keeps the groups of these pairs apart from now on.
    fn keep_apart(&mut self, pairs: &BTreeSet<(usize, usize)>) {
        for &(a, b) in pairs {
            for (own, other) in [(a, b), (b, a)] {
                self.apart.entry(self.root(own)).or_default().insert(other);
            }
        }
    }

    /// Adds what explains a name.
    fn note(&mut self, place: usize, why: String) {
        let root = self.root(place);
        self.evidence.entry(root).or_default().push(why);
    }

    fn are_apart(&self, one: usize, other: usize) -> bool {
        self.apart.get(&one).is_some_and(|names| names.iter().any(|&name| self.root(name) == other))
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
