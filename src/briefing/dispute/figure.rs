//! Numbers of one thing that cannot both be meant, and such as are told in two ways.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use hashbrown::HashSet;

mod rounding;

use super::cloze::cloze;
use super::context::{Words, is_common};
use super::pairs::{Pair, Pairs, Place};
use super::shared_words::shared_words;
use super::{Dispute, DisputeKind, Position, Verdict};
use crate::annotate::vocabulary;
use crate::annotate::{Annotated, EntityId, Figure, Qualifier, Term, Unit};
use crate::briefing::Statement;
use crate::briefing::entity_index::EntityIndex;

/// What two contexts must share for a dispute.
const SURE: f64 = 0.85;
/// What they must share where each article gives one number of the thing alone.
const SURE_ALONE: f64 = 0.7;
/// What they must share to be shown as perhaps one.
const LIKELY: f64 = 0.68;
/// The share of the best likeness that a value which agrees must have to speak against a dispute.
const AGREES: f64 = 0.5;

/// What two contexts must share where each is told of another place.
const MUCH: f64 = 1.8;
/// How many times one number may be the other.
const FARTHEST: f64 = 6.0;

/// A figure with its article.
#[derive(Debug, Clone, Copy)]
struct Told<'b> {
    article: usize,
    figure: &'b Figure,
}

/// The differences in figures.
pub(super) fn find(articles: &[Annotated], index: &EntityIndex, words: &Words<'_>) -> Vec<Dispute> {
    let told: Vec<(Told<'_>, Term)> = articles
        .iter()
        .enumerate()
        .flat_map(|(article, annotated)| annotated.claims.figures.iter().map(move |figure| Told { article, figure }))
        .filter(|told| told.figure.unit != Unit::Count || told.figure.thing.is_some())
        .flat_map(|told| shelves(told.figure).into_iter().map(move |shelf| (told, shelf)))
        .collect();
    let places: Vec<Place> = told.iter().map(|(told, shelf)| place(told, *shelf)).collect();
    let told: Vec<Told<'_>> = told.into_iter().map(|(told, _)| told).collect();
    let pairs = Pairs::of(&places, words);
    let scene = Scene { articles, index, words, told: &told, places: &places, pairs: &pairs };
    let mut facts: Vec<Fact> = Vec::new();
    for pair in pairs.mutual() {
        if pair.shared < LIKELY {
            continue;
        }
        if scene.differ(pair) && !facts.iter().any(|fact| fact.holds(pair)) {
            facts.push(scene.fact(pair));
        }
    }
    let mut found: Vec<Dispute> = facts.iter().filter_map(|fact| scene.dispute(fact)).collect();
    found.extend(scene.roundings());
    found
}

fn place(told: &Told<'_>, shelf: Term) -> Place {
    let figure = told.figure;
    let mut near = figure.near.clone();
    near.extend(figure.marks.iter().chain(&figure.thing));
    Place {
        statement: Statement { article: told.article, sentence: figure.sentence },
        shelf,
        leans_back: near.len() < 3,
        near,
    }
}

/// Where a figure is compared: a length of time with those of its event, and with all.
fn shelves(figure: &Figure) -> Vec<Term> {
    let of_event = |what: &str| Term::of(&format!("\u{1}{what} {:?}", figure.event));
    match figure.unit {
        Unit::Count => vec![figure.thing.unwrap_or_else(|| Term::of(""))],
        Unit::Money(code) => vec![Term::of(code)],
        Unit::Minutes if figure.event == Some(Term::of("\u{1}offset")) => vec![of_event("minutes")],
        Unit::Minutes if figure.event.is_some() => vec![of_event("minutes"), Term::of("\u{1}minutes")],
        Unit::Minutes => vec![Term::of("\u{1}minutes")],
        Unit::Age => vec![Term::of("\u{1}age")],
        Unit::Quantity(quantity) => vec![of_event(quantity)],
    }
}

fn is(told: Told<'_>, qualifier: Qualifier) -> bool {
    told.figure.qualifiers.contains(&qualifier)
}

/// Figures of one thing, by index.
struct Fact {
    members: BTreeSet<usize>,
    shared: f64,
    founders: (usize, usize),
}

impl Fact {
    fn holds(&self, pair: Pair) -> bool {
        self.members.contains(&pair.one) || self.members.contains(&pair.other)
    }
}

struct Scene<'s, 'b> {
    articles: &'b [Annotated],
    index: &'s EntityIndex,
    words: &'s Words<'b>,
    told: &'s [Told<'b>],
    places: &'s [Place],
    pairs: &'s Pairs,
}

impl Scene<'_, '_> {
    /// True where two figures are told of one thing and cannot both be meant.
    fn differ(&self, pair: Pair) -> bool {
        let (one, other) = (self.told[pair.one], self.told[pair.other]);
        one.figure.bounds.exclude(&other.figure.bounds)
            && (is(one, Qualifier::Open) == is(other, Qualifier::Open) || pair.shared >= SURE + 0.3)
            && is(one, Qualifier::Rate) == is(other, Qualifier::Rate)
            && is(one, Qualifier::Degree) == is(other, Qualifier::Degree)
            && is(one, Qualifier::More) == is(other, Qualifier::More)
            && ![Qualifier::Share, Qualifier::Part].iter().any(|&kind| is(one, kind) || is(other, kind))
            && (one.figure.unit != Unit::Minutes || self.is_one_length(pair))
            && !self.words.are_copies(self.places[pair.one].statement, self.places[pair.other].statement)
            && (pair.shared >= MUCH || !self.are_elsewhere(one, other))
            && self.same_age(one, other)
            && self.same_scope(one, other)
            && (one.figure.unit != Unit::Count || self.same_run(pair))
            && is_near_in_size(one.figure, other.figure)
            && self.same_act(pair)
            && !self.agrees_elsewhere(pair.one, pair.other, pair.shared)
            && !self.agrees_elsewhere(pair.other, pair.one, pair.shared)
    }

    /// False where each is narrowed by words that the other sentence lacks, or one is a part by its degree.
    fn same_scope(&self, one: Told<'_>, other: Told<'_>) -> bool {
        let lacks = |a: Told<'_>, b: Told<'_>| {
            let there = self.words.sentence(b.article, b.figure.sentence);
            a.figure.marks.iter().any(|mark| there.binary_search(mark).is_err())
        };
        one.figure.marks.is_empty() || other.figure.marks.is_empty() || !lacks(one, other) || !lacks(other, one)
    }

    /// False where two lengths of time are of two events, or of meetings with different people.
    fn is_one_length(&self, pair: Pair) -> bool {
        let (one, other) = (self.told[pair.one].figure, self.told[pair.other].figure);
        let (a, b) = (self.places[pair.one].statement, self.places[pair.other].statement);
        (one.event.is_none() || other.event.is_none() || one.event == other.event) && !self.words.are_of_others(a, b)
    }

    /// True where each is told of a place that the other is not told of.
    fn are_elsewhere(&self, one: Told<'_>, other: Told<'_>) -> bool {
        let places = |told: Told<'_>| {
            told.figure.places.iter().map(|id| self.index.merged(told.article, id)).collect::<BTreeSet<EntityId>>()
        };
        let (a, b) = (places(one), places(other));
        !a.is_subset(&b) && !b.is_subset(&a)
    }

    /// False where the dates beside them are not the same, or one of people is of long ago and the other of now.
    fn same_age(&self, one: Told<'_>, other: Told<'_>) -> bool {
        let old = |told: Told<'_>| self.words.is_old(told.article, told.figure.when.as_ref());
        let apart = match (&one.figure.when, &other.figure.when) {
            (Some(a), Some(b)) => a.last() < b.first() || b.last() < a.first(),
            _ => false,
        };
        let other_day = one.figure.weekday.is_some_and(|a| other.figure.weekday.is_some_and(|b| a != b));
        let undated = one.figure.when.is_none() || other.figure.when.is_none();
        let other_time = apart || undated && other_day || old(one) != old(other) && is_anybody(one.figure.thing);
        !other_time
    }

    /// True where both tell the same of what is counted: the dead are not the homeless.
    fn same_run(&self, pair: Pair) -> bool {
        let run = |at: usize| {
            self.places[at].near.iter().copied().filter(|term| is_running(*term)).collect::<BTreeSet<Term>>()
        };
        run(pair.one) == run(pair.other)
    }

    /// People and other things of every kind need an act that both sentences tell of them, beside the place.
    fn same_act(&self, pair: Pair) -> bool {
        let unit = self.told[pair.one].figure.unit;
        let near = |at: usize| {
            self.places[at].near.iter().copied().filter(|term| !is_common(*term)).collect::<BTreeSet<Term>>()
        };
        let (a, b) = (near(pair.one), near(pair.other));
        let both = a.intersection(&b).copied().filter(|term| Some(*term) != self.told[pair.one].figure.thing);
        let near_shared: f64 = both.map(|term| self.words.rarity(term)).sum();
        match unit {
            Unit::Count if is_anybody(self.told[pair.one].figure.thing) => near_shared >= 0.45,
            Unit::Count => near_shared >= 0.3 || self.is_only_one(pair),
            Unit::Minutes if self.told[pair.one].figure.event.is_some() => {
                near_shared >= 0.15 || self.is_only_one(pair)
            }
            Unit::Minutes => near_shared >= 0.6 || near_shared >= 0.3 && self.is_only_one(pair),
            Unit::Quantity(_) => near_shared >= 0.35 || self.is_only_one(pair),
            _ => near_shared >= 0.35,
        }
    }

    /// True where neither article gives another figure of the thing.
    fn is_only_one(&self, pair: Pair) -> bool {
        let others = |at: usize| {
            let place = &self.places[at];
            let from = self.places.partition_point(|p| p.statement.article < place.statement.article);
            self.places[from..]
                .iter()
                .take_while(|p| p.statement.article == place.statement.article)
                .filter(|p| p.statement.article == place.statement.article && p.shelf == place.shelf)
                .count()
        };
        others(pair.one) == 1 && others(pair.other) == 1
    }

    /// True where the article of `b` gives, nearly as close in words, a value that agrees with `a`.
    fn agrees_elsewhere(&self, a: usize, b: usize, shared: f64) -> bool {
        self.pairs.partners(a, self.told[b].article).iter().any(|&(_, partner, likeness)| {
            likeness >= shared * AGREES && !self.told[a].figure.bounds.exclude(&self.told[partner].figure.bounds)
        })
    }

    /// A pair with all others that are each other's best with one of them.
    fn fact(&self, pair: Pair) -> Fact {
        let mut members = BTreeSet::from([pair.one, pair.other]);
        for founder in [pair.one, pair.other] {
            for (_, partner, shared) in self.pairs.best(founder) {
                let fits = !self.told[founder].figure.bounds.exclude(&self.told[partner].figure.bounds);
                if shared >= LIKELY
                    && fits
                    && is(self.told[partner], Qualifier::Open) == is(self.told[founder], Qualifier::Open)
                {
                    members.insert(partner);
                }
            }
        }
        Fact { members, shared: pair.shared, founders: (pair.one, pair.other) }
    }

    fn dispute(&self, fact: &Fact) -> Option<Dispute> {
        let mut positions: Vec<(usize, Vec<usize>)> = vec![(fact.founders.0, vec![]), (fact.founders.1, vec![])];
        for &member in &fact.members {
            let bounds = self.told[member].figure.bounds;
            let fitting: Vec<usize> =
                (0..2).filter(|&at| !self.told[positions[at].0].figure.bounds.exclude(&bounds)).collect();
            if let [at] = fitting[..] {
                positions[at].1.push(member);
            }
        }
        let founders = [fact.founders.0, fact.founders.1];
        let knows_both = (0..2).any(|side| {
            let article = |&member: &usize| self.told[member].article;
            positions[side].1.iter().map(article).any(|article| {
                let partners = self.pairs.partners(founders[1 - side], article).iter();
                let agrees =
                    |at: usize| !self.told[founders[1 - side]].figure.bounds.exclude(&self.told[at].figure.bounds);
                partners.clone().any(|&(_, partner, shared)| shared >= fact.shared * AGREES && agrees(partner))
            })
        });
        if knows_both {
            return None;
        }
        let (one, other) = (self.told[fact.founders.0], self.told[fact.founders.1]);
        let quoted = is(one, Qualifier::Quoted) || is(other, Qualifier::Quoted);
        let has_grown = is(one, Qualifier::Grown) || is(other, Qualifier::Grown);
        let verdict = if has_grown || self.is_update(&positions) {
            Verdict::Update
        } else if fact.shared >= self.sure(fact) && !quoted {
            Verdict::Dispute
        } else {
            Verdict::Candidate
        };
        let (a, b) = (self.places[fact.founders.0].statement, self.places[fact.founders.1].statement);
        let common = shared_words(
            self.articles,
            self.words,
            (a, self.pairs.context(fact.founders.0)),
            (b, self.pairs.context(fact.founders.1)),
        );
        let mut positions: Vec<Position> = positions.into_iter().map(|(_, members)| self.position(&members)).collect();
        positions.sort_by_key(|position| std::cmp::Reverse(super::sources(position)));
        Some(Dispute {
            id: self.id(fact),
            verdict,
            kind: DisputeKind::Number,
            question: self.question(one),
            positions,
            event: None,
            rule: Self::rule(verdict, &common),
        })
    }

    /// What the contexts must share: less where nothing else of the unit or thing is told.
    fn sure(&self, fact: &Fact) -> f64 {
        let (one, other) = fact.founders;
        let unit = self.told[one].figure.unit;
        let pair = Pair { one, other, shared: fact.shared };
        match unit {
            Unit::Count if !is_anybody(self.told[one].figure.thing) && self.is_only_one(pair) => SURE_ALONE,
            Unit::Money(_) | Unit::Quantity(_) | Unit::Minutes if self.is_only_one(pair) => SURE_ALONE,
            Unit::Money(_) if self.words.shared_names(self.pairs.context(one), self.pairs.context(other)) > 0 => {
                SURE_ALONE
            }
            _ => SURE,
        }
    }

    fn position(&self, members: &[usize]) -> Position {
        let told = self.told[members[0]];
        let body = &self.articles[told.article].article.body;
        let statements = members.iter().map(|&at| (self.places[at].statement, self.told[at].figure.span.clone()));
        Position {
            answer: body.get(told.figure.span.clone()).unwrap_or_default().to_owned(),
            statements: statements.collect(),
        }
    }

    /// True where all of one value is of a later day than all of the other, and the number is one that grows as a story
    /// goes on.
    fn is_update(&self, positions: &[(usize, Vec<usize>)]) -> bool {
        let day = |at: &usize| {
            self.articles[self.told[*at].article].article.date.as_ref().and_then(|date| date.value.as_day())
        };
        let days = |members: &[usize]| -> Option<(jiff::civil::Date, jiff::civil::Date)> {
            let days: Vec<_> = members.iter().filter_map(day).collect();
            Some((*days.iter().min()?, *days.iter().max()?))
        };
        let [(a, left), (b, right)] = positions else { return false };
        let (Some(x), Some(y)) = (days(left), days(right)) else { return false };
        let (a, b) = (self.told[*a].figure, self.told[*b].figure);
        let grows = if x.1 < y.0 {
            a.bounds.printed < b.bounds.printed
        } else {
            y.1 < x.0 && b.bounds.printed < a.bounds.printed
        };
        let is_counted_on = |figure: &Figure| figure.near.iter().chain(&figure.thing).any(|term| is_running(*term));
        let counts = matches!(a.unit, Unit::Count | Unit::Quantity("magnitude"));
        counts && (x.1 < y.0 || y.1 < x.0) && (grows || is_missing(a)) && is_counted_on(a) && is_counted_on(b)
    }

    fn id(&self, fact: &Fact) -> String {
        let told = self.told[fact.founders.0];
        let annotated = &self.articles[told.article];
        let sentence =
            annotated.sentences.get(told.figure.sentence).map(crate::annotate::Sentence::anchor).unwrap_or_default();
        let number = annotated
            .claims
            .figures
            .iter()
            .filter(|f| f.sentence == told.figure.sentence)
            .position(|f| f == told.figure);
        format!("dispute/{}-{sentence}-figure-{}", annotated.article.id.0, number.unwrap_or(0) + 1)
    }

    fn question(&self, told: Told<'_>) -> String {
        let at = Statement { article: told.article, sentence: told.figure.sentence };
        let words = cloze(self.articles, at, &told.figure.span);
        let asks = match told.figure.unit {
            Unit::Count => "How many",
            Unit::Minutes => "How long",
            Unit::Age => "What age",
            Unit::Money(_) | Unit::Quantity(_) => "How much",
        };
        format!("{asks}: “{words}”?")
    }

    fn rule(verdict: Verdict, common: &[String]) -> String {
        let shared =
            if common.is_empty() { String::new() } else { format!(" Words that both have: {}.", common.join(", ")) };
        let what = match verdict {
            Verdict::Update => "A source of a later day gives a later count of one thing.",
            Verdict::Dispute => "Sources give one thing numbers that cannot both be meant, roundings allowed for.",
            _ => "Sources give what may be one thing numbers that cannot both be meant.",
        };
        format!("{what}{shared}")
    }
}

/// Two numbers of quite different size count different things.
fn is_near_in_size(one: &Figure, other: &Figure) -> bool {
    let (a, b) = (one.bounds.printed, other.bounds.printed);
    a.max(b) <= a.min(b) * FARTHEST
}

fn is_anybody(thing: Option<Term>) -> bool {
    static ANYBODY: LazyLock<HashSet<Term>> = LazyLock::new(|| vocabulary::terms("anybody"));
    thing.is_none_or(|thing| ANYBODY.contains(&thing))
}

/// Counts that go on while a story does.
fn is_running(term: Term) -> bool {
    static RUNNING: LazyLock<HashSet<Term>> = LazyLock::new(|| vocabulary::terms("running"));
    RUNNING.contains(&term)
}

fn is_missing(figure: &Figure) -> bool {
    let missing = Term::of_word("missing");
    figure.near.iter().chain(&figure.thing).any(|term| Some(*term) == missing)
}
