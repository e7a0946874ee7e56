//! What a sentence counts or measures: a number with its unit, the thing it is of, and the words around it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use hashbrown::HashSet;

use super::agent::{Agent, agents, is_passive};
use super::bounds::{Bounds, bounds};
use super::counted::{thing, thing_before, toll};
use super::duration;
use super::event_noun::event;
use super::number::{Number, number};
use super::qualifier::{self, Qualifier, qualifiers};
use super::tense::is_past;
use super::term::Term;
use super::unit::{Measured, Unit, measured};
use super::vocabulary;
use super::worded::{Word, Worded};
use crate::annotate::{EntityId, EntityKind};
use crate::article::Span;
use crate::date::VisitDate;

/// Words of content around a number that say what it is about.
const NEAR: usize = 6;

/// A number that a sentence gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Index of its sentence.
    pub sentence: usize,
    /// The number with its unit, in the article's body.
    pub span: Span,
    /// What it may stand for, in the first unit of its quantity.
    pub bounds: Bounds,
    /// What one of its printed unit is in the first unit of its quantity.
    pub step: f64,
    /// What it is measured in.
    pub unit: Unit,
    /// What is counted; none where the words do not say it beside the number.
    pub thing: Option<Term>,
    /// What befell those counted, where that is a toll: the dead, the injured, the missing.
    pub toll: Option<Term>,
    /// The words of content that stand before the thing and may narrow it: "damaged houses".
    pub marks: Vec<Term>,
    /// The words of content around it, itself and its marks left out.
    pub near: Vec<Term>,
    /// The date next to it.
    pub when: Option<VisitDate>,
    /// The day of the week nearest to it, from 1 (Monday).
    pub weekday: Option<i8>,
    /// The words of content right behind the thing that tell of what kind it is: "agreements on water".
    pub narrowed: Vec<Term>,
    /// The places named between the same two commas.
    pub places: Vec<EntityId>,
    /// The noun of an event that it belongs to: the length of "talks".
    pub event: Option<Term>,
    /// True for a length of time that the sentence gives that event outright: "the truce lasted 60 days".
    pub lasts: bool,
    /// Who does what is told of those counted, where the verb stands right before the number: "a boat picked up 41 people".
    pub doers: BTreeSet<Term>,
    /// The stretch of time that it is of, as printed, where one stands beside it: "in the first quarter".
    pub period: Option<Term>,
    /// What keeps it from being compared with every other.
    pub qualifiers: BTreeSet<Qualifier>,
}

/// The figures of one sentence, in order; `before` is the event that the sentence before it tells of.
pub(super) fn figures(sentence: usize, worded: &Worded<'_>, before: Option<Term>) -> Vec<Figure> {
    let lower: Vec<&str> = worded.lower.iter().map(String::as_str).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < worded.len() {
        let word = &worded.words[at];
        if let Some(time) = word.time {
            let end = (at..worded.len()).find(|&i| worded.words[i].time != Some(time)).unwrap_or(worded.len());
            found.extend(duration::duration(sentence, worded, at..end, time, before));
            at = end;
            continue;
        }
        let read = if word.mention.is_none() { number(&lower, at) } else { None };
        match read {
            Some(number) => {
                let whole = found.last().and_then(|last: &Figure| last.thing);
                let earlier = before_the_change(worded, at, number, found.last());
                found.extend(earlier.or_else(|| figure(sentence, worded, at, number, whole)));
                at = number.end;
            }
            None => at += 1,
        }
    }
    found
}

fn figure(sentence: usize, worded: &Worded<'_>, at: usize, number: Number, whole: Option<Term>) -> Option<Figure> {
    if qualifier::is_label(worded, at) || qualifier::is_score(worded, at, number.end) {
        return None;
    }
    let Measured { unit, factor, end, start } = measured(worded, at, number.end);
    let small = number.value < 3.0 && unit == Unit::Count;
    if unit == Unit::Count && (number.value <= 1.0 || small && matches!(worded.before(at), "the" | "these" | "those")) {
        return None;
    }
    if qualifier::is_set_apart(worded, start)
        || qualifier::names_no_thing(worded, end)
        || qualifier::is_unreal(worded, at)
        || worded.tells_another(at)
        || is_years_before(worded, at)
    {
        return None;
    }
    let (marks, thing, after) = thing(worded, end);
    // "310 branches, 64 of them in the Marche".
    let thing = if worded.word(end) == "of" && matches!(worded.word(end + 1), "them" | "whom" | "which") {
        whole
    } else {
        thing
    };
    let thing = thing.or_else(|| thing_before(worded, start).filter(|_| unit == Unit::Count));
    let scaled = Number { value: number.value * factor, step: number.step * factor, ..number };
    Some(Figure {
        sentence,
        span: worded.words.get(start)?.span.start..worded.words.get(end.checked_sub(1)?)?.span.end,
        bounds: bounds(worded, start, end, scaled),
        step: factor,
        unit,
        toll: toll(worded, start, after, thing).filter(|_| unit == Unit::Count),
        thing: thing.filter(|_| unit == Unit::Count),
        marks,
        near: near(worded, start, after, if unit == Unit::Count { None } else { thing }),
        weekday: worded.weekday_near(start),
        narrowed: narrowed(worded, after),
        places: places(worded, start),
        when: worded.date_near(start, after),
        event: if unit == Unit::Quantity("length") { dimension(worded, end) } else { event(worded, start) },
        lasts: false,
        doers: doers(worded, start),
        period: period(worded, after),
        qualifiers: qualifiers(worded, start..end, after),
    })
}

/// "One year after five people died, the fire is back".
fn is_years_before(worded: &Worded<'_>, at: usize) -> bool {
    let spans = |i: usize| {
        matches!(worded.word(i), "year" | "years" | "months" | "decade" | "decades")
            && matches!(worded.word(i + 1), "after" | "since")
    };
    let clause = worded.clause(at);
    (clause.start..at).any(spans)
}

/// "2.1 months' pay, up from the 1.2 first offered": a bare number behind "from" is what the figure before it was.
fn before_the_change(worded: &Worded<'_>, at: usize, number: Number, last: Option<&Figure>) -> Option<Figure> {
    let from = at.checked_sub(1).map(|i| if worded.word(i) == "the" { i.saturating_sub(1) } else { i })?;
    let last = last.filter(|_| worded.word(from) == "from")?;
    let changed = matches!(
        worded.before(from),
        "up" | "down" | "rise" | "risen" | "rose" | "fall" | "fallen" | "increase" | "revised" | "raised" | "cut"
    );
    let scale = match last.unit {
        Unit::Minutes => last.step,
        _ => 1.0,
    };
    let value = number.value * scale;
    changed.then(|| Figure {
        span: worded.words[at].span.clone(),
        bounds: Bounds { printed: value, low: value, high: value },
        ..last.clone()
    })
}

/// "Agreements on water", "prizes for poetry": which of the things.
fn narrowed(worded: &Worded<'_>, after: usize) -> Vec<Term> {
    const REACH: usize = 4;
    let leads = matches!(worded.word(after), "on" | "for" | "about");
    let behind = after + 1..worded.len().min(after + 1 + REACH);
    let plain =
        behind.take_while(|&i| !worded.words[i].is_mark && worded.words[i].time.is_none() && !is_past(worded.word(i)));
    if leads { plain.filter_map(|i| worded.words[i].term).collect() } else { Vec::new() }
}

/// The words of content, and the names, of the subject of a verb that stands right before a number.
fn doers(worded: &Worded<'_>, start: usize) -> BTreeSet<Term> {
    const NEXT: usize = 3;
    let verb = (start.saturating_sub(NEXT)..start).rev().find(|&i| is_past(worded.word(i)));
    let told = verb.filter(|&verb| !is_passive(worded, verb)).map(|verb| agents(worded, verb)).unwrap_or_default();
    let named = |agent: &Agent| agent.entity.as_ref().map(|id| Term::of(&id.0));
    told.iter().flat_map(|agent| agent.terms.iter().copied().chain(named(agent))).collect()
}

/// The stretch of time behind a number: "in the first quarter", "for the year".
fn period(worded: &Worded<'_>, after: usize) -> Option<Term> {
    static PERIODS: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("period"));
    const REACH: usize = 14;
    let clause = worded.clause(after.min(worded.len().saturating_sub(1)));
    let reach = after..clause.end.min(after + REACH);
    let found = reach.into_iter().find(|&i| {
        let led = (i.saturating_sub(3)..i)
            .any(|j| matches!(worded.word(j), "in" | "for" | "over" | "during" | "this" | "last"));
        led && PERIODS.contains(worded.word(i))
    });
    // As printed: "over three years" is not "in the first year".
    found.map(|i| Term::of(worded.word(i)))
}

/// The places named between the two commas around a number, and the one that "there" means.
pub(super) fn places(worded: &Worded<'_>, at: usize) -> Vec<EntityId> {
    let clause = worded.clause(at);
    let comma = |&i: &usize| worded.word(i) == ",";
    let from = (clause.start..at).rev().find(comma).unwrap_or(clause.start);
    let to = (at..clause.end).find(comma).unwrap_or(clause.end);
    let named = worded.words[from..to].iter().filter_map(|word| word.mention);
    let mut places: Vec<EntityId> =
        named.filter(|mention| mention.kind == EntityKind::Place).map(|mention| mention.entity.clone()).collect();
    places.extend((from..to).find(|&i| points_there(worded, i)).and_then(|there| place_before(worded, there)));
    places.dedup();
    places
}

/// "Bring 120 jobs there"; "there are 120 jobs" points nowhere.
fn points_there(worded: &Worded<'_>, at: usize) -> bool {
    worded.word(at) == "there"
        && !matches!(
            worded.word(at + 1),
            "is" | "are" | "was" | "were" | "has" | "have" | "had" | "will" | "would" | "be"
        )
}

fn place_before(worded: &Worded<'_>, at: usize) -> Option<EntityId> {
    let mut named = worded.words[..at].iter().rev().filter_map(|word| word.mention);
    named.find(|mention| mention.kind == EntityKind::Place).map(|mention| mention.entity.clone())
}

/// "At a depth of 1,900 metres".
fn has_before(worded: &Worded<'_>, end: usize, noun: &str) -> bool {
    let reach = end.saturating_sub(6)..end;
    reach.into_iter().any(|i| worded.word(i) == noun && matches!(worded.word(i + 1), "of" | "is" | "was"))
}

/// "long", "deep", "below the surface": which of its lengths a number gives.
fn dimension(worded: &Worded<'_>, end: usize) -> Option<Term> {
    let word = if worded.word(end) == "-" { worded.word(end + 1) } else { worded.word(end) };
    let dimension = match word {
        "of" if matches!(worded.word(end + 1), "water" | "depth") => "depth",
        _ if has_before(worded, end, "depth") => "depth",
        _ if has_before(worded, end, "length") => "length",
        "long" | "in" => "length",
        "deep" | "below" | "under" | "beneath" | "underground" | "down" => "depth",
        "high" | "tall" | "above" => "height",
        "wide" => "width",
        "from" | "away" | "off" | "north" | "south" | "east" | "west" => "distance",
        _ => return None,
    };
    Some(Term::of(dimension))
}

/// The words of content next to a number on both sides, in its clause.
pub(super) fn near(worded: &Worded<'_>, start: usize, after: usize, thing: Option<Term>) -> Vec<Term> {
    let clause = worded.clause(start);
    let before = worded.words[clause.start..start]
        .iter()
        .rev()
        .flat_map(|word| word.term.into_iter().chain(word.more))
        .take(NEAR);
    // "nine heads of state": the state belongs to the thing.
    let after = if worded.word(after) == "of" { after + 2 } else { after };
    let end = clause.end.max(after).min(worded.len());
    // "23 people, four of whom": from there on it is about the four.
    let other = |word: &&Word<'_>| {
        !matches!(word.text, "whom" | "them") && !word.text.starts_with(|c: char| c.is_ascii_digit())
    };
    let behind = worded.words[after.min(end)..end]
        .iter()
        .take_while(other)
        .flat_map(|word| word.term.into_iter().chain(word.more))
        .take(NEAR);
    let mut near: Vec<Term> = before.chain(behind).chain(thing).collect();
    near.sort_unstable();
    near.dedup();
    near
}
