//! Numbers of one thing that cannot both be meant, and such as are told in two ways.

use super::Rule;
use crate::interface::phrase;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use hashbrown::HashSet;

mod rounding;
mod scope;

use super::cloze::cloze;
use super::context::{Words, is_common};
use super::fact::{Fact, Judge};
use super::pairs::{Pair, Place};
use super::place_level::level;
use super::scene::{self, Scene, by_support};
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
/// What they must share where both give one event its length outright, and no other.
const LONE_LENGTH: f64 = 0.3;
/// What two contexts must share where each is told of another place.
const MUCH: f64 = 1.8;
/// How many times one number may be the other.
const FARTHEST: f64 = 6.0;

/// A figure with its article.
type Told<'b> = scene::Told<'b, Figure>;

/// The differences in figures.
pub(super) fn find(articles: &[Annotated], index: &EntityIndex, words: &Words<'_>) -> Vec<Dispute> {
    let mut laid = Vec::new();
    for (article, annotated) in articles.iter().enumerate() {
        let figures = annotated.claims.figures.iter();
        for figure in figures {
            laid.extend(
                shelves(figure)
                    .into_iter()
                    .map(|shelf| (Told { article, claim: figure }, place(article, figure, shelf))),
            );
        }
    }
    let scene = Scene::of(articles, index, words, laid);
    let mut found: Vec<Dispute> = scene.facts().iter().map(|fact| scene.dispute(fact)).collect();
    found.extend(scene.roundings());
    found
}

fn place(article: usize, figure: &Figure, shelf: Term) -> Place {
    let mut near = figure.near.clone();
    near.extend(figure.marks.iter().chain(&figure.thing).chain(&figure.toll));
    Place {
        statement: Statement { article, sentence: figure.sentence },
        shelf,
        leans_back: near.len() < 3,
        is_narrow: figure.lasts || toll_shelf(figure) == Some(shelf),
        near,
    }
}

/// Where a figure is compared: a length of time with those of its event, and with all.
fn shelves(figure: &Figure) -> Vec<Term> {
    let of_event = |what: &str| Term::of(&format!("\u{1}{what} {:?}", figure.event));
    match figure.unit {
        Unit::Count => figure.thing.into_iter().chain(toll_shelf(figure)).collect(),
        Unit::Money(code) => vec![Term::of(code)],
        Unit::Minutes if figure.event == Some(Term::of("\u{1}offset")) => vec![of_event("minutes")],
        Unit::Minutes if figure.event.is_some() => vec![of_event("minutes"), Term::of("\u{1}minutes")],
        Unit::Minutes => vec![Term::of("\u{1}minutes")],
        Unit::Quantity("percent") => vec![of_event("percent"), Term::of("\u{1}percent")],
        Unit::Quantity(quantity) => vec![of_event(quantity)],
    }
}

/// Where a count of the dead, the injured, the missing stands beside those of other sources, whoever they are.
fn toll_shelf(figure: &Figure) -> Option<Term> {
    figure.toll.map(|toll| Term::of(&format!("\u{1}toll {toll:?}")))
}

fn is(told: Told<'_>, qualifier: Qualifier) -> bool {
    told.claim.qualifiers.contains(&qualifier)
}

impl Judge for Scene<'_, '_, Figure> {
    const LIKELY: f64 = LIKELY;

    fn agree(&self, one: usize, other: usize) -> bool {
        !self.told[one].claim.bounds.exclude(&self.told[other].claim.bounds)
    }

    fn least(&self, pair: Pair) -> f64 {
        match (self.is_lone_toll(pair), self.is_lone_length(pair)) {
            (true, _) => 0.0,
            (_, true) => LONE_LENGTH,
            _ => LIKELY,
        }
    }

    fn differ(&self, pair: Pair) -> bool {
        let (one, other) = self.both(pair);
        let (here, there) = self.statements(pair);
        !self.agree(pair.one, pair.other)
            && (is(one, Qualifier::Open) == is(other, Qualifier::Open) || pair.shared >= SURE + 0.3)
            && is(one, Qualifier::Wished) == is(other, Qualifier::Wished)
            && is(one, Qualifier::Eligible) == is(other, Qualifier::Eligible)
            && is(one, Qualifier::Rate) == is(other, Qualifier::Rate)
            && is(one, Qualifier::Degree) == is(other, Qualifier::Degree)
            && (one.claim.unit != Unit::Count || is(one, Qualifier::More) == is(other, Qualifier::More))
            && (one.claim.unit != Unit::Count || is(one, Qualifier::Joined) == is(other, Qualifier::Joined))
            && !is(one, Qualifier::Part)
            && !is(other, Qualifier::Part)
            // "Both armies are to pull back ten kilometres".
            && (matches!(one.claim.unit, Unit::Quantity(_)) || !is(one, Qualifier::Share) && !is(other, Qualifier::Share))
            && (one.claim.unit != Unit::Minutes || self.is_one_length(pair))
            && !self.words.are_copies(here, there)
            && (pair.shared >= MUCH || !self.are_elsewhere(one, other))
            && self.same_age(one, other)
            && self.same_scope(one, other)
            && !are_done_by_others(one.claim, other.claim)
            && !self.words.are_of_other_events(here, there)
            && !self.are_readings_of_two_days(pair)
            && !self.are_of_two_sizes(one, other)
            && !(one.claim.unit == Unit::Count && self.is_of_some(pair))
            && !(matches!(one.claim.unit, Unit::Money(_)) && self.are_of_other_bodies(one, other))
            && is_near_in_size(one.claim, other.claim)
            && (self.is_lone_toll(pair)
                || self.is_lone_length(pair)
                || (one.claim.unit != Unit::Count || self.same_run(pair)) && self.same_act(pair))
    }
}

impl Scene<'_, '_, Figure> {
    /// True for the only lengths of time that both articles give one event outright.
    fn is_lone_length(&self, pair: Pair) -> bool {
        let (one, other) = (self.told[pair.one].claim, self.told[pair.other].claim);
        one.lasts && other.lasts && one.event == other.event && self.is_only_one(pair)
    }

    /// True for the only count that each of both articles gives of the dead, or of the injured: that is the story's.
    fn is_lone_toll(&self, pair: Pair) -> bool {
        let of_toll = toll_shelf(self.told[pair.one].claim);
        let (here, there) = self.statements(pair);
        of_toll == Some(self.places[pair.one].shelf)
            && self.is_only_one(pair)
            && !self.words.reaches_back(here)
            && !self.words.reaches_back(there)
    }

    /// True where the smaller number is of a group of people, and the larger of others: "nine children", "38 spectators".
    fn is_of_some(&self, pair: Pair) -> bool {
        static GROUPS: LazyLock<HashSet<Term>> = LazyLock::new(|| vocabulary::terms("group"));
        let (one, other) = (self.told[pair.one].claim, self.told[pair.other].claim);
        let smaller = if one.bounds.printed < other.bounds.printed { one } else { other };
        one.thing != other.thing && smaller.thing.is_some_and(|thing| GROUPS.contains(&thing))
    }

    /// False where two lengths of time are of two events, or of meetings with different people.
    fn is_one_length(&self, pair: Pair) -> bool {
        let (one, other) = (self.told[pair.one].claim, self.told[pair.other].claim);
        let (a, b) = self.statements(pair);
        let leans = one.event.is_some() && one.event == other.event;
        // What is told without the noun of its event must be told in a word that means it: "they talked for two hours".
        let is_event_of =
            |event: Option<Term>, at: usize| event.is_none_or(|event| self.pairs.context(at).weight(event).is_some());
        (one.event.is_some() || is_event_of(other.event, pair.one))
            && (other.event.is_some() || is_event_of(one.event, pair.other))
            && (one.event.is_none() || other.event.is_none() || one.event == other.event)
            && !self.words.are_of_others(a, b)
            && (!leans || self.words.may_be_one_scene(a, b))
            && self.words.may_be_one_day(a, b)
    }

    /// True where each is told of a place that the other is not told of.
    fn are_elsewhere(&self, one: Told<'_>, other: Told<'_>) -> bool {
        // A building and the city around it are one place.
        let places = |told: Told<'_>, is_building: bool| {
            let of_level = |id: &&EntityId| (level(&id.0) == Some("building")) == is_building;
            self.merged(told.article, told.claim.places.iter().filter(of_level))
        };
        let apart = |a: &BTreeSet<EntityId>, b: &BTreeSet<EntityId>| !a.is_subset(b) && !b.is_subset(a);
        [false, true].into_iter().any(|is_building| apart(&places(one, is_building), &places(other, is_building)))
    }

    /// False where the dates beside them are not the same, or one of people is of long ago and the other of now.
    fn same_age(&self, one: Told<'_>, other: Told<'_>) -> bool {
        let old = |told: Told<'_>| self.words.is_old(told.article, told.claim.when.as_ref());
        let apart = match (&one.claim.when, &other.claim.when) {
            (Some(a), Some(b)) => a.last() < b.first() || b.last() < a.first(),
            _ => false,
        };
        let statement = |told: Told<'_>| Statement { article: told.article, sentence: told.claim.sentence };
        let other_day = one.claim.weekday.is_some_and(|a| other.claim.weekday.is_some_and(|b| a != b))
            && !self.words.share_a_weekday(statement(one), statement(other));
        let undated = one.claim.when.is_none() || other.claim.when.is_none();
        let back = |told: Told<'_>| {
            self.words.reaches_back(Statement { article: told.article, sentence: told.claim.sentence })
        };
        let other_time = apart
            || undated && other_day
            || old(one) != old(other)
            || back(one) != back(other) && is_anybody(one.claim.thing);
        !other_time
    }

    /// True where both tell the same of what is counted: the dead are not the homeless.
    fn same_run(&self, pair: Pair) -> bool {
        let (one, other) = (self.told[pair.one].claim, self.told[pair.other].claim);
        let is_told = |from: usize, to: usize| {
            let harm = self.places[from].near.iter().filter(|term| is_harm(**term));
            harm.into_iter().all(|term| self.pairs.context(to).weight(*term).is_some())
        };
        if let (Some(a), Some(b)) = (one.toll, other.toll) {
            return a == b;
        }
        is_told(pair.one, pair.other) && is_told(pair.other, pair.one)
    }

    /// People and other things of every kind need an act that both sentences tell of them, beside the place.
    fn same_act(&self, pair: Pair) -> bool {
        let unit = self.told[pair.one].claim.unit;
        let thing = self.told[pair.one].claim.thing;
        let near_shared = self.near_shared(pair, |term| !is_common(term) && Some(term) != thing);
        match unit {
            Unit::Count if is_anybody(self.told[pair.one].claim.thing) => near_shared >= 0.45,
            Unit::Count => near_shared >= 0.3 || self.is_only_one(pair),
            Unit::Minutes
                if self.told[pair.one].claim.event.is_some() && self.told[pair.other].claim.event.is_some() =>
            {
                near_shared >= 0.3 || self.is_only_one(pair) && self.names(pair) > 0
            }
            Unit::Minutes => near_shared >= 0.6,
            Unit::Quantity(_) => near_shared >= 0.35 || self.is_only_one(pair),
            Unit::Money(_) => near_shared >= 0.35,
        }
    }

    fn dispute(&self, fact: &Fact) -> Dispute {
        let (one, other) = (self.told[fact.sides[0][0]], self.told[fact.sides[1][0]]);
        let quoted = is(one, Qualifier::Quoted) || is(other, Qualifier::Quoted);
        let has_grown = is(one, Qualifier::Grown) || is(other, Qualifier::Grown);
        let verdict = if has_grown || self.is_update(fact) {
            Verdict::Update
        } else if fact.shared >= self.sure(fact) && !quoted && !self.may_be_later(fact) && self.is_sure(fact) {
            Verdict::Dispute
        } else {
            Verdict::Candidate
        };
        Dispute {
            id: fact.id("figure", self.articles, &self.places),
            verdict,
            kind: DisputeKind::Number,
            question: self.question(one),
            positions: by_support(fact.sides.iter().map(|side| self.side(side))),
            event: None,
            rule: Rule::with_words(rule(verdict), &self.common(fact)),
        }
    }

    /// True where more than one word, or an only length or toll, says that both are of one thing.
    fn is_sure(&self, fact: &Fact) -> bool {
        let pair = Pair { one: fact.sides[0][0], other: fact.sides[1][0], shared: fact.shared };
        let event = |at: usize| self.told[at].claim.event.filter(|_| self.told[at].claim.unit == Unit::Minutes);
        let is_of_one_event = event(pair.one).is_some() && event(pair.one) == event(pair.other);
        let is_lone_sum = matches!(self.told[pair.one].claim.unit, Unit::Money(_) | Unit::Quantity("percent"))
            && self.is_only_one(pair);
        self.is_lone_toll(pair)
            || self.is_lone_length(pair)
            || is_of_one_event
            || is_lone_sum && self.near_shared(pair, |term| !is_common(term) && !is_price(term)) > 0.0
            || self.is_told_alike_in(pair, |term| !is_price(term))
    }

    /// What the contexts must share: less where nothing else of the unit or thing is told.
    fn sure(&self, fact: &Fact) -> f64 {
        let (one, other) = (fact.sides[0][0], fact.sides[1][0]);
        let unit = self.told[one].claim.unit;
        let pair = Pair { one, other, shared: fact.shared };
        match unit {
            Unit::Count if self.is_lone_toll(pair) => 0.0,
            Unit::Minutes if self.is_lone_length(pair) => LONE_LENGTH,
            Unit::Count if !is_anybody(self.told[one].claim.thing) && self.is_only_one(pair) => SURE_ALONE,
            Unit::Money(_) | Unit::Quantity(_) | Unit::Minutes if self.is_only_one(pair) => SURE_ALONE,
            Unit::Money(_) if self.names(pair) > 0 => SURE_ALONE,
            _ => SURE,
        }
    }

    fn side(&self, side: &[usize]) -> Position {
        let told = self.told[side[0]];
        self.position(side, self.text(told.article, told.claim.span.clone()), |figure| figure.span.clone())
    }

    /// True for a toll in an article without a day, which may be of a later one.
    fn may_be_later(&self, fact: &Fact) -> bool {
        let is_toll = |&at: &usize| toll_shelf(self.told[at].claim) == Some(self.places[at].shelf);
        fact.sides.iter().any(|side| is_toll(&side[0]) && side.iter().all(|&at| self.day(at).is_none()))
    }

    /// True where all of one value is of a later day than all of the other, and the number is one that grows as a story
    /// goes on.
    fn is_update(&self, fact: &Fact) -> bool {
        let days = |side: usize| -> Option<(jiff::civil::Date, jiff::civil::Date)> {
            let days: Vec<_> = fact.sides[side].iter().filter_map(|&at| self.day(at)).collect();
            Some((*days.iter().min()?, *days.iter().max()?))
        };
        let (Some(x), Some(y)) = (days(0), days(1)) else { return false };
        let (a, b) = (self.told[fact.sides[0][0]].claim, self.told[fact.sides[1][0]].claim);
        let grows = if x.1 < y.0 {
            a.bounds.printed < b.bounds.printed
        } else {
            y.1 < x.0 && b.bounds.printed < a.bounds.printed
        };
        let is_counted_on = |figure: &Figure| figure.near.iter().chain(&figure.thing).any(|term| is_running(*term));
        let counts = matches!(a.unit, Unit::Count | Unit::Quantity("magnitude"));
        counts && (x.1 < y.0 || y.1 < x.0) && (grows || is_missing(a)) && is_counted_on(a) && is_counted_on(b)
    }

    fn question(&self, told: Told<'_>) -> String {
        let at = Statement { article: told.article, sentence: told.claim.sentence };
        let words = cloze(self.articles, at, &told.claim.span);
        let asks = match told.claim.unit {
            Unit::Count => "How many",
            Unit::Minutes => "How long",
            Unit::Money(_) | Unit::Quantity(_) => "How much",
        };
        format!("{asks}: “{words}”?")
    }
}

fn rule(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Update => phrase("A source of a later day gives a later count of one thing."),
        Verdict::Dispute => phrase("Sources give one thing numbers that cannot both be meant, roundings allowed for."),
        _ => phrase("Sources give what may be one thing numbers that cannot both be meant."),
    }
}

/// True where two parties are told to have dealt with those counted: each may have with its own.
fn are_done_by_others(one: &Figure, other: &Figure) -> bool {
    let (a, b) = (&one.doers, &other.doers);
    one.unit == Unit::Count && one.toll.is_none() && !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
}

/// Two numbers of quite different size count different things.
fn is_near_in_size(one: &Figure, other: &Figure) -> bool {
    let (a, b) = (one.bounds.printed, other.bounds.printed);
    // "20,000" and "200,000": a zero too many.
    let is_a_zero_off = (a.max(b) / a.min(b) - 10.0).abs() < 1e-9;
    a.max(b) <= a.min(b) * FARTHEST || is_a_zero_off
}

/// What every sum is told with.
fn is_price(term: Term) -> bool {
    static PRICES: LazyLock<HashSet<Term>> = LazyLock::new(|| vocabulary::terms("price"));
    PRICES.contains(&term)
}

fn is_anybody(thing: Option<Term>) -> bool {
    static ANYBODY: LazyLock<HashSet<Term>> = LazyLock::new(|| vocabulary::terms("anybody"));
    thing.is_none_or(|thing| ANYBODY.contains(&thing))
}

/// What befalls those who are counted, or things.
fn is_harm(term: Term) -> bool {
    static HARM: LazyLock<HashSet<Term>> = LazyLock::new(|| vocabulary::terms("harm"));
    HARM.contains(&term)
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
