//! Candidates → mentions: which of the article's names are one entity.

use std::collections::{BTreeMap, BTreeSet};

use super::again::{printed, surname};
use super::candidate::Candidate;
use super::lexicon::capitalised;
use super::short::short_forms;
use super::word::Line;
use super::{EntityId, EntityKind, Mention, MentionForm};
use crate::article::Span;

/// A candidate with its text, in reading order.
struct Named<'c> {
    candidate: &'c Candidate,
    text: String,
    /// Where it stands in the body.
    span: Span,
}

/// Names the entity of every candidate. The words of a long text are many, so that they are let go once they are read.
pub(super) fn resolve(body: &str, lines: Vec<Line<'_>>, candidates: &[Candidate]) -> Vec<Mention> {
    let named: Vec<Named<'_>> = candidates.iter().map(|candidate| named(candidate, &lines)).collect();
    drop(lines);
    let bodies = Bodies::of(&named);
    let mut people = People::of(&named);
    named
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let (full, resolved) = match name.candidate.kind {
                EntityKind::Person => people.full_name(index, &name.text),
                _ => bodies.full_name(name),
            };
            mention(body, name, full, &resolved)
        })
        .collect()
}

fn named<'c>(candidate: &'c Candidate, lines: &[Line<'_>]) -> Named<'c> {
    let line = &lines[candidate.line];
    let span = line.words[candidate.words.0].start()..line.words[candidate.words.1 - 1].end();
    Named { candidate, text: printed(line, candidate.words), span }
}

fn mention(body: &str, named: &Named<'_>, name: String, resolved: &str) -> Mention {
    let candidate = named.candidate;
    let is_alias = candidate.kind != EntityKind::Person && name != named.text;
    let form = if is_alias { MentionForm::Alias } else { MentionForm::Name };
    let role = candidate
        .role
        .clone()
        .and_then(|role| body.get(role))
        .map(|role| role.split_whitespace().collect::<Vec<_>>().join(" "));
    let how = if resolved.is_empty() { candidate.rule.clone() } else { format!("{}; {resolved}", candidate.rule) };
    let entity = EntityId::of(candidate.kind, &name);
    Mention { span: named.span.clone(), kind: candidate.kind, name, entity, form, role, sense: None, rule: how }
}

/// The people that the article names in full.
struct People {
    /// Part of a name → the full names it belongs to, with the places in reading order where each is printed.
    holders: BTreeMap<String, Vec<(usize, String)>>,
    /// The last words of a longer name, more than one: "Te Rangi" → the full names.
    endings: BTreeMap<String, BTreeSet<String>>,
}

impl People {
    fn of(named: &[Named<'_>]) -> Self {
        let mut holders: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
        for (index, name) in named.iter().enumerate().filter(|(_, n)| n.candidate.kind == EntityKind::Person) {
            let Some(surname) = surname(&name.text) else { continue };
            holders.entry(surname.to_owned()).or_default().push((index, name.text.clone()));
            for part in name.text.split(' ').filter(|part| *part != surname) {
                holders.entry(format!("{part} ")).or_default().push((index, name.text.clone()));
            }
        }
        Self { holders, endings: endings(named) }
    }

    /// The nearest earlier full name that a lone name is a part of, else the first later one.
    fn full_name(&mut self, index: usize, text: &str) -> (String, String) {
        if surname(text).is_some() {
            return match self.endings.get(text).map(|full| (full.len(), full.first())) {
                Some((1, Some(full))) => {
                    (full.clone(), format!("the last words of {full}, named in full in the article"))
                }
                _ => (text.to_owned(), String::new()),
            };
        }
        let small = small_article(text);
        let holders = self.holders.get(text).or_else(|| self.holders.get(&small));
        let (holders, what) = match (holders, self.holders.get(&format!("{text} "))) {
            (Some(holders), _) => (holders, "surname"),
            (None, Some(holders)) if all_same(holders) => (holders, "given name"),
            _ => return (text.to_owned(), String::new()),
        };
        let after = holders.partition_point(|(at, _)| *at < index);
        match after.checked_sub(1).or((!holders.is_empty()).then_some(0)).and_then(|at| holders.get(at)) {
            Some((_, full)) => (full.clone(), format!("{what} of {full}, who is named in full in the article")),
            None => (text.to_owned(), String::new()),
        }
    }
}

/// The surname of "Al-Khatib" as it stands after a given name: "al-Khatib".
fn small_article(text: &str) -> String {
    match text.split_once('-') {
        Some((article @ ("Al" | "El"), rest)) => format!("{}-{rest}", article.to_lowercase()),
        _ => text.to_owned(),
    }
}

/// The endings of two words and more of every full name.
fn endings(named: &[Named<'_>]) -> BTreeMap<String, BTreeSet<String>> {
    let mut endings: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for name in named.iter().filter(|n| n.candidate.kind == EntityKind::Person) {
        for (at, _) in name.text.match_indices(' ').filter(|(at, _)| name.text[at + 1..].contains(' ')) {
            endings.entry(name.text[at + 1..].to_owned()).or_default().insert(name.text.clone());
        }
    }
    endings
}

fn all_same(holders: &[(usize, String)]) -> bool {
    holders.windows(2).all(|pair| pair[0].1 == pair[1].1)
}

/// The other names of the article, and the longer name that a short form or an acronym stands for.
struct Bodies {
    full: BTreeMap<(EntityKind, String), (String, String)>,
}

impl Bodies {
    fn of(mentioned: &[Named<'_>]) -> Self {
        let names: BTreeSet<&str> = mentioned
            .iter()
            .filter(|n| n.candidate.kind == EntityKind::Organisation && n.candidate.listed.is_none())
            .map(|n| n.text.as_str())
            .collect();
        let mut full = BTreeMap::new();
        for short in &names {
            if let Some((long, why)) = longer(short, &names) {
                full.insert((EntityKind::Organisation, (*short).to_owned()), (long, why));
            }
        }
        Self { full }
    }

    fn full_name(&self, named: &Named<'_>) -> (String, String) {
        if let Some(listed) = named.candidate.listed {
            let why = if listed == named.text { String::new() } else { format!("another name of {listed}") };
            return (listed.to_owned(), why);
        }
        let text = &named.text;
        if named.candidate.kind == EntityKind::Place && text.chars().count() > 3 && text.chars().all(char::is_uppercase)
        {
            return (capitalised(&text.to_lowercase()), "printed in capitals, as in a dateline".to_owned());
        }
        let known = self.full.get(&(named.candidate.kind, named.text.clone()));
        known.cloned().unwrap_or_else(|| (named.text.clone(), String::new()))
    }
}

/// The one longer name of the article that a short form stands for.
fn longer(short: &str, names: &BTreeSet<&str>) -> Option<(String, String)> {
    let is_acronym = (2..=6).contains(&short.len()) && short.chars().all(|c| c.is_ascii_uppercase());
    let fits = |long: &&&str| {
        if is_acronym {
            initials(long) == short
        } else {
            !short.contains(' ') && long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
                || short_forms(long).iter().any(|form| form == short)
        }
    };
    let mut found = names.iter().filter(fits);
    let long = found.next()?;
    if found.next().is_some() {
        return None;
    }
    let why = if is_acronym { "the initials of" } else { "short for" };
    Some(((*long).to_owned(), format!("{why} {long}, named in the article")))
}

/// The capitals that begin the words of a name: "WHO" for "World Health Organization".
pub(crate) fn initials(name: &str) -> String {
    name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect()
}
