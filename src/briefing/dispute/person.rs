//! What sources print of one person and cannot both be right: an age, a surname.

use crate::interface::phrase;
use std::collections::{BTreeMap, BTreeSet};

use super::party::nation;
use super::{Dispute, DisputeKind, Position, Verdict};
use crate::annotate::{Annotated, EntityId, EntityKind};
use crate::article::Span;
use crate::briefing::entity_index::EntityIndex;
use crate::briefing::{Entity, Statement};

/// How alike two surnames must be to be one that is printed in two ways, from 0 to 1.
const ALIKE: f64 = 0.55;

/// Ages further apart than this, in years, are of two people.
const ANOTHER_PERSON: u32 = 25;

/// The differences in ages and names.
pub(super) fn find(articles: &[Annotated], index: &EntityIndex) -> Vec<Dispute> {
    let mut found = ages(articles, index);
    found.extend(names(articles, index));
    found
}

/// People whose ages lie more than a year apart: a birthday may lie between two articles.
fn ages(articles: &[Annotated], index: &EntityIndex) -> Vec<Dispute> {
    let mut told: BTreeMap<EntityId, BTreeMap<u32, Vec<(Statement, Span)>>> = BTreeMap::new();
    for (article, annotated) in articles.iter().enumerate() {
        for age in &annotated.claims.ages {
            let statement = Statement { article, sentence: age.sentence };
            let person = index.merged(article, &age.person);
            told.entry(person).or_default().entry(age.years).or_default().push((statement, age.span.clone()));
        }
    }
    let mut found = Vec::new();
    for (person, ages) in told {
        // A birthday may lie between two articles, and years between two others.
        let years = |at: &Statement| articles[at.article].article.date.as_ref().map(|date| date.value.first().year());
        let all = || ages.iter().flat_map(|(age, told)| told.iter().map(move |(at, _)| (*age, years(at))));
        let latest = all().filter_map(|(_, year)| year).max();
        let now = |(age, year): (u32, Option<i16>)| {
            let since = latest.zip(year).map_or(0, |(latest, year)| latest - year);
            age + u32::try_from(since).unwrap_or(0)
        };
        let (Some(youngest), Some(oldest)) = (all().map(now).min(), all().map(now).max()) else { continue };
        let sources: BTreeSet<usize> = ages.values().flatten().map(|(statement, _)| statement.article).collect();
        // One article that gives two ages speaks of two times.
        let told: usize =
            ages.values().map(|told| told.iter().map(|(s, _)| s.article).collect::<BTreeSet<_>>().len()).sum();
        if oldest - youngest < 2 || oldest - youngest > ANOTHER_PERSON || sources.len() < 2 || told > sources.len() {
            continue;
        }
        let name = index.name(&person).unwrap_or(&person.0);
        let positions = ages.into_iter().map(|(years, statements)| Position { answer: years.to_string(), statements });
        found.push(Dispute {
            id: format!("dispute/{}-age", slug(&person)),
            verdict: Verdict::Dispute,
            kind: DisputeKind::Number,
            question: format!("How old is {name}?"),
            positions: by_support(positions.collect()),
            event: None,
            rule: phrase("Sources print ages of one person that lie more than a year apart.").into(),
        });
    }
    found
}

/// Two people of one given name and one office whose surnames are alike, never in one article: one whose name is printed in two ways.
fn names(articles: &[Annotated], index: &EntityIndex) -> Vec<Dispute> {
    let mut by_given: BTreeMap<&str, Vec<&Entity>> = BTreeMap::new();
    for entity in index.entities.iter().filter(|entity| entity.kind == EntityKind::Person && !entity.roles.is_empty()) {
        if let Some((given, _)) = entity.name.split_once(' ') {
            by_given.entry(given).or_default().push(entity);
        }
    }
    let mut by_surname: BTreeMap<&str, Vec<&Entity>> = BTreeMap::new();
    for entity in by_given.values().flatten() {
        by_surname.entry(entity.name.rsplit(' ').next().unwrap_or_default()).or_default().push(entity);
    }
    let mut found = Vec::new();
    for people in by_given.values().chain(by_surname.values()).filter(|people| people.len() < 12) {
        for (at, one) in people.iter().enumerate() {
            found.extend(
                people[at + 1..]
                    .iter()
                    .filter(|other| may_be_one(one, other))
                    .map(|other| name_dispute(articles, one, other)),
            );
        }
    }
    found
}

fn may_be_one(one: &Entity, other: &Entity) -> bool {
    let surname = |entity: &Entity| entity.name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let (a, b) = (surname(one), surname(other));
    let sources = |entity: &Entity| entity.mentions.iter().map(|mention| mention.article).collect::<BTreeSet<usize>>();
    let roles =
        |entity: &Entity| entity.roles.iter().map(|role| role.text.to_lowercase()).collect::<BTreeSet<String>>();
    let given = |entity: &Entity| entity.name.split(' ').next().unwrap_or_default().to_lowercase();
    let alike = |a: &str, b: &str| strsim::normalized_levenshtein(a, b) >= ALIKE;
    // One surname and two given names may be two of a family: there the first letter must be the same.
    let one_initial = given(one) != given(other) && given(one).chars().next() == given(other).chars().next();
    (a != b && given(one) == given(other) && alike(&a, &b) || a == b && one_initial)
        && sources(one).is_disjoint(&sources(other))
        && roles(one).iter().any(|role| roles(other).iter().any(|known| is_one_office(role, known)))
}

/// True for one office in the same or in fuller words: "the Croatian ambassador", "Croatia's ambassador to Chile".
fn is_one_office(one: &str, other: &str) -> bool {
    let words = |role: &str| -> Vec<String> {
        let words = role.split([' ', '-', ',']).map(|word| word.trim_end_matches("'s").trim_end_matches("’s"));
        words
            .filter(|word| word.len() > 2)
            .map(|word| nation(word).map_or(word, |country| country).to_owned())
            .collect()
    };
    let holds = |a: &[String], b: &[String]| b.len() > 1 && b.iter().all(|word| a.contains(word));
    let (a, b) = (words(one), words(other));
    one == other || holds(&a, &b) || holds(&b, &a)
}

fn name_dispute(articles: &[Annotated], one: &Entity, other: &Entity) -> Dispute {
    let position = |entity: &Entity| {
        let statements = entity.mentions.iter().filter_map(|mention| {
            let annotated = articles.get(mention.article)?;
            let span = annotated.mentions.get(mention.mention)?.span.clone();
            Some((Statement { article: mention.article, sentence: annotated.sentence_at(span.start)? }, span))
        });
        Position { answer: entity.name.clone(), statements: statements.collect() }
    };
    let role = one.roles.first().map(|role| role.text.clone()).unwrap_or_default();
    Dispute {
        id: format!("dispute/{}-or-{}", slug(&one.id), slug(&other.id)),
        verdict: Verdict::Dispute,
        kind: DisputeKind::Name,
        question: format!("What is the name of the {}?", role.to_lowercase()),
        positions: by_support(vec![position(one), position(other)]),
        event: None,
        rule: phrase("Sources print one given name and one office with surnames that are alike and not the same; no source prints both.").into(),
    }
}

fn by_support(mut positions: Vec<Position>) -> Vec<Position> {
    positions.sort_by_key(|position| std::cmp::Reverse(super::sources(position)));
    positions
}

fn slug(id: &EntityId) -> &str {
    id.0.rsplit('/').next().unwrap_or_default()
}
