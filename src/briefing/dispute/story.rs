//! Which articles tell of one story: only their statements are compared, for a folder may hold several stories.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use hashbrown::HashMap;
use jiff::civil::Date;

use crate::annotate::{Annotated, EntityId, MentionForm};
use crate::briefing::entity_index::EntityIndex;
use crate::tables;

/// What two articles must have in common, in hundredths of a person's full name: a person and a body, or two people.
const ENOUGH: u32 = 180;
/// What they must have in common where other articles tie them together.
const TIED: u32 = 50;
/// A folder of no more articles than this is of one event, as a person chose them: nothing more must tie them together.
const CHOSEN: usize = 12;
/// What they must have in common to speak of one person of a name: that person and a town or a body.
const AKIN: u32 = 125;
/// A name in more articles than this ties none together: it would cost the square of their number.
const MOST_ARTICLES: usize = 40;
/// Articles whose days lie further apart, in days, tell of two stories.
const FARTHEST_DAYS: i32 = 200;

/// The names and the days of all articles.
pub(super) struct Stories {
    /// For each article, its names by number with their weights, in order.
    names: Vec<Vec<(usize, u32)>>,
    days: Vec<Option<Date>>,
    /// For each article, the first of those that it is tied to, directly or through others.
    groups: Vec<usize>,
}

impl Stories {
    /// Reads all articles.
    pub(super) fn of(articles: &[Annotated], index: &EntityIndex) -> Self {
        // Numbered as they are met: two articles have many names to compare.
        let mut numbers: HashMap<EntityId, usize> = HashMap::new();
        let names = articles.iter().enumerate().map(|(article, annotated)| {
            let mut own: BTreeMap<usize, u32> = BTreeMap::new();
            for mention in annotated.mentions.iter().filter(|mention| mention.form != MentionForm::Nominal) {
                let id = index.merged(article, &mention.entity);
                let next = numbers.len();
                let weight = || weight(&id);
                own.entry(*numbers.entry_ref(&id).or_insert(next)).or_insert_with(weight);
            }
            own.into_iter().collect()
        });
        let day = |annotated: &Annotated| annotated.article.date.as_ref().and_then(|date| date.value.as_day());
        let names: Vec<Vec<(usize, u32)>> = names.collect();
        let days = articles.iter().map(day).collect();
        let mut stories = Self { names, days, groups: (0..articles.len()).collect() };
        stories.tie();
        stories
    }

    /// Ties together the articles that have much in common.
    fn tie(&mut self) {
        let mut holders: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (article, names) in self.names.iter().enumerate() {
            for (name, _) in names.iter().filter(|(_, weight)| *weight >= 50) {
                holders.entry(*name).or_default().push(article);
            }
        }
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for held in holders.values().filter(|held| held.len() <= MOST_ARTICLES) {
            pairs.extend(
                held.iter().enumerate().flat_map(|(at, &one)| held[at + 1..].iter().map(move |&other| (one, other))),
            );
        }
        pairs.sort_unstable();
        pairs.dedup();
        let enough = if self.names.len() > CHOSEN { ENOUGH } else { TIED };
        let tied: Vec<(usize, usize)> =
            pairs.into_iter().filter(|&(a, b)| self.are_near(a, b) && self.common(a, b) >= enough).collect();
        for (one, other) in tied {
            let (a, b) = (self.group(one), self.group(other));
            self.groups[a.max(b)] = a.min(b);
        }
        self.groups = (0..self.groups.len()).map(|article| self.group(article)).collect();
    }

    fn group(&self, mut article: usize) -> usize {
        while self.groups[article] != article {
            article = self.groups[article];
        }
        article
    }

    /// True where two articles name enough that is the same, and are of days near to each other.
    pub(super) fn are_related(&self, one: usize, other: usize) -> bool {
        let needed = match self.groups[one] == self.groups[other] {
            true if self.names.len() <= CHOSEN => 0,
            true => TIED,
            false => ENOUGH,
        };
        self.are_near(one, other) && self.common(one, other) >= needed
    }

    /// True where two articles name one person and something else that is the same, and are of days near to each other.
    pub(super) fn are_akin(&self, one: usize, other: usize) -> bool {
        self.are_near(one, other) && self.common(one, other) >= AKIN
    }

    fn are_near(&self, one: usize, other: usize) -> bool {
        match (self.days[one], self.days[other]) {
            (Some(a), Some(b)) => a.until(b).is_ok_and(|span| span.get_days().abs() <= FARTHEST_DAYS),
            _ => true,
        }
    }

    /// The weight of the names that both have.
    fn common(&self, one: usize, other: usize) -> u32 {
        let (mut left, mut right) = (self.names[one].iter().peekable(), self.names[other].iter().peekable());
        let mut common = 0;
        while let (Some((a, weight)), Some((b, _))) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
                std::cmp::Ordering::Equal => {
                    common += weight;
                    left.next();
                    right.next();
                }
            }
        }
        common
    }
}

/// The countries, as the ids of places write them.
static COUNTRIES: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| tables::COUNTRIES.iter().map(|row| row[0].to_lowercase().replace(' ', "-")).collect());

/// How much a name that both have says: a person's full name most, a country next to nothing.
fn weight(id: &EntityId) -> u32 {
    let (kind, name) = id.0.split_once('/').unwrap_or(("", &id.0));
    let words = name.split('-').count();
    match kind {
        "person" if words > 1 => 100,
        "event" | "work" => 75,
        "organisation" | "other" if words > 1 => 50,
        "place" if COUNTRIES.contains(name) => 10,
        "person" | "organisation" | "place" => 30,
        _ => 20,
    }
}

/// True for a name that says what a sentence is about: no country.
pub(super) fn is_specific(id: &EntityId) -> bool {
    weight(id) > 10
}
