//! One person whom sources print with different posts that nobody holds at once: a cook and an engineer of one ship.

#[cfg(test)]
mod tests;

use crate::interface::phrase;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::civil::Date;

use super::context::Words;
use super::scene::by_support;
use super::{Dispute, DisputeKind, Position, Verdict};
use crate::annotate::{Annotated, EntityId, Post, Term, vocabulary};
use crate::briefing::Statement;
use crate::briefing::entity_index::EntityIndex;

/// Days after which another post may be a new one.
const PROMOTED: i32 = 60;

/// A post with its article.
type Told<'b> = (usize, &'b Post);

/// The tellings of each post of one ladder.
type Posts<'b> = BTreeMap<&'static str, Vec<Told<'b>>>;

/// The differences in posts.
pub(super) fn find(articles: &[Annotated], index: &EntityIndex, words: &Words<'_>) -> Vec<Dispute> {
    let mut told: BTreeMap<(String, &'static str), Posts<'_>> = BTreeMap::new();
    for (article, annotated) in articles.iter().enumerate() {
        for post in &annotated.claims.posts {
            let Some(person) = first_and_last(&index.merged(article, &post.person)) else { continue };
            for (ladder, rung) in &post.rungs {
                told.entry((person.clone(), *ladder)).or_default().entry(rung).or_default().push((article, post));
            }
            if let Some(portfolio) = portfolio(post) {
                told.entry((person, "portfolio")).or_default().entry(portfolio).or_default().push((article, post));
            }
        }
    }
    let mut found: Vec<Dispute> = Vec::new();
    for posts in told.values().filter(|posts| are_exclusive(index, words, posts)) {
        let dispute = dispute(articles, index, posts);
        if !found.iter().any(|known| known.id == dispute.id) {
            found.push(dispute);
        }
    }
    found
}

/// The portfolio of a minister, by the first of its names: "health minister".
fn portfolio(post: &Post) -> Option<&'static str> {
    static PORTFOLIOS: LazyLock<Vec<(Term, &str)>> = LazyLock::new(|| {
        let names = |row: &'static str| row.split('/').filter_map(move |name| Some((Term::of_word(name)?, row)));
        vocabulary::list("portfolio").flat_map(names).collect()
    });
    let is_minister = post.rungs.contains(&("ministry", "minister"));
    let field = post.field.filter(|_| is_minister)?;
    PORTFOLIOS.iter().find(|(term, _)| *term == field).map(|(_, row)| *row)
}

/// The first and the last part of a full name: names between them are often left out. A surname alone may be that of two people.
fn first_and_last(person: &EntityId) -> Option<String> {
    let (first, rest) = person.0.split_once('/')?.1.split_once('-')?;
    Some(format!("{first} {}", rest.rsplit('-').next()?))
}

/// True for posts of one body and one field that no source prints together, and none as past or to come.
fn are_exclusive(index: &EntityIndex, words: &Words<'_>, posts: &Posts<'_>) -> bool {
    let mut rungs: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for (rung, told) in posts {
        for (article, _) in told {
            rungs.entry(*article).or_default().insert(rung);
        }
    }
    let is_plain = posts.values().flatten().all(|(_, post)| !post.is_aside);
    let one_each = rungs.values().all(|own| own.len() == 1);
    let all: Vec<(&str, Told<'_>)> =
        posts.iter().flat_map(|(rung, told)| told.iter().map(move |told| (*rung, *told))).collect();
    let may_be_one = |(one, a): &(&str, Told<'_>), (other, b): &(&str, Told<'_>)| {
        let one_field = a.1.field == b.1.field || portfolio(a.1).is_some() && portfolio(b.1).is_some();
        one == other || words.are_akin(a.0, b.0) && one_field && is_one_body(index, *a, *b)
    };
    posts.len() > 1
        && is_plain
        && one_each
        && all.iter().enumerate().all(|(at, one)| all[at + 1..].iter().all(|other| may_be_one(one, other)))
}

/// False where both name a body and not the same.
fn is_one_body(index: &EntityIndex, one: Told<'_>, other: Told<'_>) -> bool {
    let body = |(article, post): Told<'_>| post.body.as_ref().map(|id| index.merged(article, id));
    body(one).zip(body(other)).is_none_or(|(a, b)| a == b)
}

fn dispute(articles: &[Annotated], index: &EntityIndex, posts: &Posts<'_>) -> Dispute {
    let first = posts.values().flatten().map(|(article, post)| index.merged(*article, &post.person)).min();
    let person = first.unwrap_or_else(|| EntityId(String::new()));
    let name = index
        .entities
        .binary_search_by(|entity| entity.id.cmp(&person))
        .map_or_else(|_| person.0.clone(), |at| index.entities[at].name.clone());
    let position = |told: &Vec<Told<'_>>| {
        let text =
            |(article, post): &Told<'_>| articles[*article].article.body.get(post.span.clone()).map(str::to_owned);
        let statement =
            |(article, post): &Told<'_>| (Statement { article: *article, sentence: post.sentence }, post.span.clone());
        Position {
            answer: told.first().and_then(text).unwrap_or_default(),
            statements: told.iter().map(statement).collect(),
        }
    };
    let verdict = if is_promotion(articles, posts) { Verdict::Update } else { Verdict::Dispute };
    let rule = match verdict {
        Verdict::Update => phrase("Sources of a later time print another post beside one name."),
        _ => phrase("Sources print posts beside one name that nobody holds at once; no source prints both."),
    };
    Dispute {
        id: format!("dispute/{}-post", person.0.rsplit('/').next().unwrap_or_default()),
        verdict,
        kind: DisputeKind::Name,
        question: format!("What is the post of {name}?"),
        positions: by_support(posts.values().map(position)),
        event: None,
        rule: rule.into(),
    }
}

/// True where all that print one post are of a time well after all that print another.
fn is_promotion(articles: &[Annotated], posts: &Posts<'_>) -> bool {
    let days = |told: &Vec<Told<'_>>| -> Option<(Date, Date)> {
        let day = |(article, _): &Told<'_>| articles[*article].article.date.as_ref()?.value.as_day();
        let days = told.iter().map(day).collect::<Option<Vec<Date>>>()?;
        Some((*days.iter().min()?, *days.iter().max()?))
    };
    let Some(mut spans) = posts.values().map(days).collect::<Option<Vec<_>>>() else { return false };
    spans.sort_unstable();
    let apart = |earlier: Date, later: Date| earlier.until(later).map_or(0, |span| span.get_days());
    spans.windows(2).all(|pair| apart(pair[0].1, pair[1].0) > PROMOTED)
}
