//! One thing that sources put on different days, at different hours or in different places.

use super::Rule;
use crate::interface::phrase;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use hashbrown::HashSet;

mod likeness;

use likeness::{
    are_comparable, are_two_acts, is_carrier, is_one_phase, is_paper, is_same_ordinal, may_be_of_two_clocks,
    may_be_one_gathering, may_be_one_ordinal, of_one_nation,
};

use super::cloze::cloze;
use super::context::{Words, is_common};
use super::fact::{Fact, Judge};
use super::pairs::{Pair, Place};
use super::place_level::level;
use super::scene::{self, Scene, by_support};
use super::{Dispute, DisputeKind, Position, Verdict};
use crate::annotate::vocabulary;
use crate::annotate::{Agent, Annotated, EntityId, Figure, Ordinal, Slot, SlotValue, Term, Unit};
use crate::briefing::Statement;
use crate::briefing::entity_index::EntityIndex;

/// What the rules say of answers to one question: of one thing, and of what may be one.
const DATES: [&str; 2] = [
    phrase("Sources give one thing dates that cannot both hold."),
    phrase("Sources give what may be one thing dates that cannot both hold."),
];
const HOURS: [&str; 2] = [
    phrase("Sources give one thing hours that lie apart."),
    phrase("Sources give what may be one thing hours that lie apart."),
];
const OCCASIONS: [&str; 2] = [
    phrase("Sources give one thing different occasions."),
    phrase("Sources give what may be one thing different occasions."),
];
const PLACES: [&str; 2] = [
    phrase("Sources give one thing different places of one kind."),
    phrase("Sources give what may be one thing different places of one kind."),
];

/// What two contexts must share for a dispute.
const SURE: f64 = 0.9;
/// What they must share to be shown as perhaps one.
const LIKELY: f64 = 0.7;
/// What the words next to both values must share.
const NEAR: f64 = 0.5;
/// A value with its article.
type Told<'b> = scene::Told<'b, Slot>;

/// The differences in days, hours and places.
pub(super) fn find(articles: &[Annotated], index: &EntityIndex, words: &Words<'_>) -> Vec<Dispute> {
    let mut laid = Vec::new();
    for (article, annotated) in articles.iter().enumerate() {
        for slot in &annotated.claims.slots {
            let mut near = slot.near.clone();
            near.extend(slot.verb);
            let statement = Statement { article, sentence: slot.sentence };
            for shelf in shelves(slot) {
                let place = Place { statement, shelf, near: near.clone(), leans_back: false, is_narrow: false };
                laid.push((Told { article, claim: slot }, place));
            }
        }
    }
    let scene = Scene::of(articles, index, words, laid);
    let mut found: Vec<Dispute> = Vec::new();
    for dispute in scene.facts().iter().map(|fact| scene.dispute(fact)) {
        if !found.iter().any(|known| known.positions == dispute.positions) {
            found.push(dispute);
        }
    }
    found
}

/// Values are compared where one verb or one event governs them; places where they are of one level.
fn shelves(slot: &Slot) -> Vec<Term> {
    let kind = match &slot.value {
        value if value.is_day() && slot.is_open => "day ahead",
        SlotValue::Date(_) | SlotValue::Weekday(_) | SlotValue::MonthDay(..) => "date",
        _ if slot.is_open => return Vec::new(),
        SlotValue::Spot(_) => "building",
        SlotValue::Occasion(_) => "occasion",
        SlotValue::Clock(_) => "clock",
        SlotValue::Place(id) => match level(&id.0) {
            // "At Lindau": a house that no list has.
            Some("town") if slot.is_spot => "building",
            Some(level) => level,
            None => return Vec::new(),
        },
    };
    let kind = if kind == "town" { "city" } else { kind };
    // A last meeting is only compared with a last one.
    let which: &[&str] = match slot.ordinal {
        None => &[""],
        Some(Ordinal::FirstTime) => &["", "first "],
        Some(Ordinal::First) => &["first "],
        Some(Ordinal::Last) => &["last "],
    };
    let named = |term: Term| which.iter().map(move |which| Term::of(&format!("{which}{kind} {term:?}")));
    let mut shelves: Vec<Term> = deeds(slot).into_iter().flat_map(named).collect();
    if kind == "clock" {
        shelves.push(any_clock());
    }
    shelves
}

fn is_time(value: &SlotValue) -> bool {
    value.is_day() || matches!(value, SlotValue::Clock(_))
}

/// Where all hours are compared, whatever governs them.
fn any_clock() -> Term {
    Term::of("clock")
}

/// What a value is told of: what its verb means, unless that is no more than that it happened, the event, the nouns of a verb that says
/// little.
fn deeds(slot: &Slot) -> BTreeSet<Term> {
    let happened = Term::of_word("happened");
    let verb = slot.verb.filter(|verb| Some(*verb) != happened || slot.event.is_none());
    verb.into_iter().chain(slot.event).chain(slot.nouns.iter().copied()).collect()
}

/// Verbs of what befalls a thing or a person once in a story.
fn is_once(verb: Option<Term>) -> bool {
    static ONCE: LazyLock<HashSet<Term>> = LazyLock::new(|| vocabulary::terms("once"));
    verb.is_some_and(|verb| ONCE.contains(&verb))
}

impl Judge for Scene<'_, '_, Slot> {
    const LIKELY: f64 = LIKELY;

    fn agree(&self, one: usize, other: usize) -> bool {
        let (a, b) = (self.told[one], self.told[other]);
        match (&a.claim.value, &b.claim.value) {
            (SlotValue::Date(x), SlotValue::Date(y)) => x.first() <= y.last() && y.first() <= x.last(),
            (SlotValue::Date(x), SlotValue::Weekday(day)) | (SlotValue::Weekday(day), SlotValue::Date(x)) => {
                x.as_day().is_none_or(|x| x.weekday().to_monday_one_offset() == *day)
            }
            (SlotValue::Weekday(x), SlotValue::Weekday(y)) => x == y,
            (SlotValue::Spot(x), SlotValue::Spot(y)) => x == y,
            (SlotValue::Spot(spot), SlotValue::Place(id)) | (SlotValue::Place(id), SlotValue::Spot(spot)) => {
                // What no list has may be the works that the spot is in.
                level(&id.0) == Some("town") || id.0.split(['/', '-']).any(|part| Term::of_word(part) == Some(*spot))
            }
            (SlotValue::Occasion(x), SlotValue::Occasion(y)) => may_be_one_gathering(x, y),
            (SlotValue::MonthDay(..), SlotValue::Weekday(_)) | (SlotValue::Weekday(_), SlotValue::MonthDay(..)) => true,
            (SlotValue::MonthDay(..), SlotValue::MonthDay(..)) => a.claim.value == b.claim.value,
            (SlotValue::Date(date), SlotValue::MonthDay(month, day))
            | (SlotValue::MonthDay(month, day), SlotValue::Date(date)) => {
                date.as_day().is_none_or(|date| (date.month(), date.day()) == (*month, *day))
            }
            (SlotValue::Clock(x), SlotValue::Clock(y)) => x.may_be(y),
            (SlotValue::Place(x), SlotValue::Place(y)) => {
                self.index.merged(a.article, x) == self.index.merged(b.article, y) || of_one_nation(&x.0, &y.0)
            }
            _ => false,
        }
    }

    fn least(&self, _: Pair) -> f64 {
        LIKELY / 2.0
    }

    fn differ(&self, pair: Pair) -> bool {
        let (one, other) = self.both(pair);
        let own: BTreeSet<Term> = deeds(one.claim).union(&deeds(other.claim)).copied().collect();
        let tells = |term: Term| !own.contains(&term) && !is_common(term);
        let near_shared = self.near_shared(pair, tells);
        let is_date = one.claim.value.is_day();
        let names = self.names(pair);
        let (here, there) = self.statements(pair);
        // Of the only first or last of a kind, everything else may differ too.
        let is_only = is_same_ordinal(one.claim.ordinal, other.claim.ordinal)
            && !deeds(one.claim).is_disjoint(&deeds(other.claim));
        let is_one_thing = || {
            let is_one_age = || self.words.reaches_back(here) == self.words.reaches_back(there);
            (is_date || self.words.may_be_one_time(here, there) && is_one_age())
                && pair.shared >= self.likely(pair)
                && !self.are_elsewhere(one, other)
                && (near_shared >= NEAR
                    || Self::is_bare_once(one.claim, other.claim)
                    || self.is_near(pair, names, near_shared))
                && are_comparable(&one.claim.value, &other.claim.value, near_shared, self.are_printed(one, other))
        };
        !self.agree(pair.one, pair.other)
            && !may_be_of_two_clocks(one.claim, other.claim)
            && may_be_one_ordinal(one.claim.ordinal, other.claim.ordinal)
            && is_one_phase(one.claim.verb, other.claim.verb)
            && !are_two_acts(one.claim, other.claim)
            && (is_only && !self.words.are_of_others(here, there) || self.are_of_one_pair(pair))
            && (is_only || !(is_date && [pair.one, pair.other].into_iter().any(|at| self.is_one_of_a_list(at))))
            && !self.have_other_agents(one, other)
            && !self.have_other_patients(one, other)
            && !(is_date && self.have_other_lengths(one, other))
            && self.words.are_told_apart(here, there, f64::INFINITY)
            && (!self.words.are_of_others(here, there) || near_shared >= NEAR && self.is_one_event_of_a_day(pair))
            && (is_only || is_one_thing())
            && (is_only || !self.is_told_there(pair.one, pair.other) && !self.is_told_there(pair.other, pair.one))
    }
}

impl Scene<'_, '_, Slot> {
    /// True for days that both texts give by number: "3 June".
    fn are_printed(&self, one: Told<'_>, other: Told<'_>) -> bool {
        [one, other]
            .iter()
            .all(|told| self.text(told.article, told.claim.span.clone()).contains(|c: char| c.is_ascii_digit()))
    }

    /// True for "meets Stein on Sunday and Moreau on Monday": which day is whose, the verb does not say; of what is ahead, any other day
    /// of the sentence may be.
    fn is_one_of_a_list(&self, at: usize) -> bool {
        let told = self.told[at];
        let same = self.articles[told.article].claims.slots_of(told.claim.sentence).iter();
        let deeds_here = deeds(told.claim);
        same.filter(|slot| slot.value.is_day() && slot.span != told.claim.span).any(|slot| {
            let is_other = match (&slot.value, &told.claim.value) {
                (SlotValue::Date(x), SlotValue::Date(y)) => x.last() < y.first() || y.last() < x.first(),
                (x, y) => x != y,
            };
            is_other && (told.claim.is_open || deeds(slot).is_empty() || !deeds(slot).is_disjoint(&deeds_here))
        })
    }

    /// False where both tell of a meeting and one names somebody whom the other, which names somebody too, does not: "was met at the
    /// door" is no meeting with the president.
    fn are_of_one_pair(&self, pair: Pair) -> bool {
        let met = Term::of_word("met");
        let (here, there) = self.statements(pair);
        let is_meeting = |at: usize| met.is_some_and(|met| deeds(self.told[at].claim).contains(&met));
        !(is_meeting(pair.one) && is_meeting(pair.other)) || self.words.name_the_same_people(here, there)
    }

    /// True where one verb and one event govern both.
    fn is_sharp(&self, pair: Pair) -> bool {
        let (one, other) = (self.told[pair.one].claim, self.told[pair.other].claim);
        let alone = self.is_only_one(pair);
        let same: Vec<Term> = deeds(one).intersection(&deeds(other)).copied().collect();
        let is_only = is_same_ordinal(one.ordinal, other.ordinal) && !same.is_empty();
        is_only || same.len() > 1 || same.iter().any(|deed| is_once(Some(*deed))) || !same.is_empty() && alone
    }

    /// True for hours of an event of one name that both sentences put on one day.
    fn is_one_event_of_a_day(&self, pair: Pair) -> bool {
        let (one, other) = (self.told[pair.one].claim, self.told[pair.other].claim);
        let (here, there) = self.statements(pair);
        !one.value.is_day() && one.event.is_some() && one.event == other.event && self.words.share_a_day(here, there)
    }

    fn is_of_one_verb(&self, pair: Pair) -> bool {
        let (one, other) = (self.told[pair.one].claim, self.told[pair.other].claim);
        one.verb.is_some() && one.verb == other.verb
    }

    /// True for "It began in the warehouse" beside "The fire began in the laboratory": one of the two says nothing else.
    fn is_bare_once(one: &Slot, other: &Slot) -> bool {
        let few = |slot: &Slot| slot.near.len() < 4;
        is_once(one.verb)
            && one.verb == other.verb
            && (few(one) && few(other) || one.event.is_some() && one.event == other.event)
    }

    /// True where two days or hours are told of two places.
    fn are_elsewhere(&self, one: Told<'_>, other: Told<'_>) -> bool {
        let same_verb = one.claim.verb.is_some() && one.claim.verb == other.claim.verb;
        let is_town = |id: &&EntityId| match level(&id.0) {
            Some("city" | "town") => true,
            Some(_) => !same_verb,
            None => false,
        };
        let places = |told: Told<'_>| self.merged(told.article, told.claim.places.iter().filter(is_town));
        let (a, b) = (places(one), places(other));
        is_time(&one.claim.value) && !a.is_empty() && !b.is_empty() && a.is_disjoint(&b)
    }

    /// True where the sentences tell of two parties doing it.
    fn have_other_agents(&self, one: Told<'_>, other: Told<'_>) -> bool {
        let named = |told: Told<'_>| self.parties(told.article, &told.claim.agents);
        // "His plane landed": whoever is in it.
        let carries = |agent: &&Agent| agent.entity.is_none() && agent.terms.iter().any(|term| is_carrier(*term));
        if one.claim.agents.iter().chain(&other.claim.agents).any(|agent| carries(&agent)) {
            return false;
        }
        // "An accord signed in May": the accord does nothing.
        let acts = |agent: &&Agent| agent.entity.is_some() || !agent.terms.iter().any(|term| is_paper(*term));
        let terms = |told: Told<'_>| -> BTreeSet<Term> {
            told.claim.agents.iter().filter(acts).flat_map(|agent| agent.terms.clone()).collect()
        };
        let (a, b) = (named(one), named(other));
        let known = |names: &BTreeSet<EntityId>, words: &BTreeSet<Term>| !names.is_empty() || !words.is_empty();
        let (x, y) = (terms(one), terms(other));
        (!a.is_empty() || !b.is_empty())
            && known(&a, &x)
            && known(&b, &y)
            && a.is_disjoint(&b)
            && x.is_disjoint(&y)
            && one.claim.verb == other.claim.verb
    }

    /// True where the sentences tell of lengths that cannot be one: two meetings.
    fn have_other_lengths(&self, one: Told<'_>, other: Told<'_>) -> bool {
        let lengths = |told: Told<'_>| -> Vec<&Figure> {
            let here = self.articles[told.article].claims.figures_of(told.claim.sentence).iter();
            here.filter(|figure| figure.unit == Unit::Minutes).collect()
        };
        let (a, b) = (lengths(one), lengths(other));
        !a.is_empty() && a.iter().all(|x| b.iter().any(|y| x.bounds.exclude(&y.bounds)))
    }

    /// True where it is done to two people.
    fn have_other_patients(&self, one: Told<'_>, other: Told<'_>) -> bool {
        let of = |told: Told<'_>| self.merged(told.article, &told.claim.patients);
        let (a, b) = (of(one), of(other));
        !a.is_empty() && !b.is_empty() && a.is_disjoint(&b)
    }

    /// True where names and words beside them say enough that both values are of one thing.
    fn is_near(&self, pair: Pair, names: usize, near_shared: f64) -> bool {
        let is_date = self.told[pair.one].claim.value.is_day();
        let alone = self.is_only_one(pair);
        match (self.is_sharp(pair), is_date) {
            (true, true) => names > 0 || near_shared > 0.15,
            (true, false) => {
                is_time(&self.told[pair.one].claim.value)
                    || self.is_of_one_verb(pair)
                    || names > 0
                    || near_shared > 0.15
            }
            (false, _) => names > 0 && near_shared > 0.2 || alone && !is_date && near_shared > 0.2,
        }
    }

    fn likely(&self, pair: Pair) -> f64 {
        if self.is_sharp(pair) { LIKELY / 2.0 } else { LIKELY }
    }

    /// True where the article of `b` names the place of `a`: it tells of both.
    fn is_told_there(&self, a: usize, b: usize) -> bool {
        let SlotValue::Place(id) = &self.told[a].claim.value else { return false };
        let place = self.index.merged(self.told[a].article, id);
        let article = self.told[b].article;
        self.articles[article].mentions.iter().any(|mention| self.index.merged(article, &mention.entity) == place)
    }

    fn dispute(&self, fact: &Fact) -> Dispute {
        let (a, b) = (fact.sides[0][0], fact.sides[1][0]);
        let common = self.common(fact);
        let pair = Pair { one: a, other: b, shared: fact.shared };
        let is_only = is_same_ordinal(self.told[a].claim.ordinal, self.told[b].claim.ordinal);
        let needed = match self.is_sharp(pair) {
            true if is_only => 0.0,
            true => SURE / 2.0,
            false => SURE,
        };
        let verdict = if fact.shared >= needed && (is_only || self.is_told_alike(pair)) {
            Verdict::Dispute
        } else {
            Verdict::Candidate
        };
        let words = cloze(self.articles, self.places[a].statement, &self.told[a].claim.span);
        let is_sure = verdict == Verdict::Dispute;
        let (kind, question, rule) = match &self.told[a].claim.value {
            SlotValue::Date(_) | SlotValue::Weekday(_) | SlotValue::MonthDay(..) => {
                (DisputeKind::Date, format!("When: “{words}”?"), DATES)
            }
            SlotValue::Clock(_) => (DisputeKind::Date, format!("At what hour: “{words}”?"), HOURS),
            SlotValue::Occasion(_) => (DisputeKind::Place, format!("On what occasion: “{words}”?"), OCCASIONS),
            SlotValue::Place(_) | SlotValue::Spot(_) => (DisputeKind::Place, format!("Where: “{words}”?"), PLACES),
        };
        let rule = if is_sure { rule[0] } else { rule[1] };
        Dispute {
            id: fact.id("slot", self.articles, &self.places),
            verdict,
            kind,
            question,
            positions: by_support(fact.sides.iter().map(|side| self.side(side))),
            event: None,
            rule: Rule::with_words(rule, &common),
        }
    }

    fn side(&self, side: &[usize]) -> Position {
        let told = self.told[side[0]];
        let answer = match &told.claim.value {
            SlotValue::Date(date) => date.words(),
            _ => self.text(told.article, told.claim.span.clone()),
        };
        self.position(side, answer, |slot| slot.span.clone())
    }
}
