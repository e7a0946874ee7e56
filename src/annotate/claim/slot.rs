//! When and where a clause puts what it tells: its days, its hours and its places, with the words around them.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use hashbrown::HashSet;

use super::agent::{Agent, agents};
use super::clock::{Hours, clocks};
use super::event_noun::event;
use super::term::Term;
use super::vocabulary;
use super::whereabouts::{is_place, is_preposition, occasion, spot};
use super::worded::Worded;
use crate::annotate::{EntityId, MentionForm, TimexKind};
use crate::article::Span;
use crate::date::VisitDate;
use crate::tables;

/// Words of content around a value that say what it is about.
const NEAR: usize = 6;

/// What a slot holds.
#[derive(Debug, Clone, PartialEq)]
pub enum SlotValue {
    /// A day, a month or a year.
    Date(VisitDate),
    /// A day of a month whose year nothing tells: the month and the day.
    MonthDay(i8, i8),
    /// An hour of the day.
    Clock(Hours),
    /// A day of a week that nothing tells, from 1 (Monday).
    Weekday(i8),
    /// A place or a building.
    Place(EntityId),
    /// A part of a building or another spot that has no name: "in the warehouse".
    Spot(Term),
    /// What went on at the time: "at a church service", "at the opening of the summit".
    Occasion(Vec<Term>),
}

impl SlotValue {
    /// True for what tells on which day something was.
    #[must_use]
    pub fn is_day(&self) -> bool {
        matches!(self, Self::Date(_) | Self::Weekday(_) | Self::MonthDay(..))
    }
}

/// One value that a clause gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// Index of its sentence.
    pub sentence: usize,
    /// Its words, in the article's body.
    pub span: Span,
    /// The value.
    pub value: SlotValue,
    /// The verb in the past, or its likes, nearest to it in its clause.
    pub verb: Option<Term>,
    /// The noun of an event nearest to it in its clause: "dinner".
    pub event: Option<Term>,
    /// The places named between the same two commas.
    pub places: Vec<EntityId>,
    /// Who does what the verb tells.
    pub agents: Vec<Agent>,
    /// The words of content around it.
    pub near: Vec<Term>,
    /// True for what is planned, possible or wished.
    pub is_open: bool,
}

static PASTS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| tables::IRREGULAR_PASTS.iter().map(|[form]| *form).collect());

/// The slots of one sentence, in order.
pub(super) fn slots(sentence: usize, worded: &Worded<'_>) -> Vec<Slot> {
    let clocks = clocks(worded);
    let mut found = Vec::new();
    let mut at = 0;
    while at < worded.len() {
        let end = group_end(worded, at);
        let plain = !worded.words[at].quoted && !worded.tells_another(at);
        let told = clocks.iter().filter(|clock| (at..end).contains(&clock.at));
        for hours in told.filter(|_| plain) {
            let words = hours.words.clone();
            found.extend(hours.hours.map(|hours| slot(sentence, worded, words, SlotValue::Clock(hours))));
        }
        let is_other = clocks.iter().any(|clock| clock.hours.is_none() && (at..end).contains(&clock.at));
        if let Some(value) = value(worded, at, end).filter(|_| plain && !is_other) {
            found.push(slot(sentence, worded, at..end, value));
        }
        at = end;
    }
    found
}

/// What a clause tells beside a value.
fn slot(sentence: usize, worded: &Worded<'_>, words: Range<usize>, value: SlotValue) -> Slot {
    let at = words.start;
    Slot {
        sentence,
        span: worded.words[at].span.start..worded.words[words.end - 1].span.end,
        value,
        verb: verb_at(worded, at).and_then(|found| verb(worded, found)),
        agents: verb_at(worded, at).map(|found| agents(worded, found)).unwrap_or_default(),
        event: event(worded, at),
        places: super::figure::places(worded, at),
        near: near(worded, at, words.end),
        is_open: is_open(worded, at),
    }
}

/// The index behind the name or time expression that begins at an index, or behind the word.
fn group_end(worded: &Worded<'_>, at: usize) -> usize {
    let (mention, time) = (worded.words[at].mention, worded.words[at].time);
    if mention.is_none() && time.is_none() {
        return at + 1;
    }
    (at + 1..worded.len())
        .find(|&i| worded.words[i].mention != mention || worded.words[i].time != time)
        .unwrap_or(worded.len())
}

fn value(worded: &Worded<'_>, at: usize, end: usize) -> Option<SlotValue> {
    if let Some(time) = worded.words[at].time {
        if matches!(time.kind, TimexKind::Duration | TimexKind::Set) {
            return None;
        }
        if is_clock(&time.value) && time.is_day_assumed {
            return None;
        }
        let within_day = matches!(time.modifier, Some("START" | "MID" | "END"))
            && time.date.as_ref().is_some_and(|date| date.as_day().is_some());
        if time.modifier.is_some() && !within_day {
            return None;
        }
        let weekday = || time.value.strip_prefix("XXXX-WXX-")?.get(..1)?.parse().ok();
        let yearless = || {
            let (month, day) = time.value.strip_prefix("XXXX-")?.split_once('-')?;
            Some(SlotValue::MonthDay(month.parse().ok()?, day.parse().ok()?))
        };
        let date = time.date.clone().map(SlotValue::Date);
        return date.or_else(|| weekday().map(SlotValue::Weekday)).or_else(yearless);
    }
    if let Some(occasion) = occasion(worded, at) {
        return Some(SlotValue::Occasion(occasion));
    }
    if let Some(spot) = spot(worded, at) {
        return Some(SlotValue::Spot(spot));
    }
    let mention = worded.words[at].mention.filter(|mention| mention.form == MentionForm::Name && is_place(mention))?;
    let placed = (at.saturating_sub(6)..at).rev().find(|&i| is_preposition(worded.word(i)));
    let direct =
        placed.is_some_and(|i| (i + 1..at).all(|j| !worded.words[j].is_mark && worded.words[j].mention.is_none()));
    (direct && !matches!(worded.word(end), "’s" | "'s")).then(|| SlotValue::Place(mention.entity.clone()))
}

/// True for `2024-05-14T20:00`.
fn is_clock(value: &str) -> bool {
    value.split_once('T').is_some_and(|(_, time)| time.starts_with(|c: char| c.is_ascii_digit()))
}

/// The nearest word that reads as a verb of what happened, or of what is planned, in the clause.
fn verb_at(worded: &Worded<'_>, at: usize) -> Option<usize> {
    let clause = worded.clause(at);
    let reads = |&i: &usize| {
        let word = worded.word(i);
        let is_past = word.len() > 4
            && word.ends_with("ed")
            && !matches!(worded.before(i), "a" | "an" | "the" | "his" | "her" | "its" | "their")
            || PASTS.contains(word);
        is_past && worded.words[i].mention.is_none()
    };
    let ahead = |&i: &usize| matches!(worded.before(i), "to" | "will" | "be") && worded.words[i].term.is_some();
    let near = |i: &usize| (i.abs_diff(at), *i);
    let done = clause.clone().filter(reads).min_by_key(near);
    if is_open(worded, at) { clause.filter(ahead).min_by_key(near).or(done) } else { done }
}

/// What several words tell together, as one word.
const PHRASES: [(&str, &str); 14] = [
    ("got under way", "began"),
    ("got underway", "began"),
    ("got going", "began"),
    ("kicked off", "began"),
    ("broke out", "began"),
    ("touched down", "landed"),
    ("took off", "departed"),
    ("set sail", "departed"),
    ("set off", "departed"),
    ("set out", "departed"),
    ("took place", "happened"),
    ("came down", "collapsed"),
    ("made public", "published"),
    ("went off", "exploded"),
];

/// What a verb means; none where it says too little.
fn verb(worded: &Worded<'_>, found: usize) -> Option<Term> {
    let next = worded.words.get(found + 1);
    // "came to the works", "flew to Oslo": a visit.
    let travels = matches!(worded.word(found), "came" | "went" | "flew" | "drove" | "travelled" | "traveled")
        && worded.word(found + 1) == "to";
    // "left Oslo", which a ship does, beside "left three dead".
    let leaves = worded.word(found) == "left" && next.and_then(|next| next.mention).is_some_and(is_place);
    let phrase = PHRASES.iter().find(|(words, _)| worded.reads(found, words));
    match phrase {
        Some((_, word)) => Term::of_word(word),
        None if travels => Term::of_word("visit"),
        None if leaves => Term::of_word("departed"),
        None => worded.words[found].term.filter(|_| !is_light(worded.word(found))),
    }
}

/// Verbs that say too little of what happened to tell one thing from another.
pub(super) fn is_light(word: &str) -> bool {
    static LIGHT: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("light"));
    LIGHT.contains(word)
}

fn near(worded: &Worded<'_>, start: usize, end: usize) -> Vec<Term> {
    let clause = worded.clause(start);
    let before = worded.words[clause.start..start]
        .iter()
        .rev()
        .flat_map(|word| word.term.into_iter().chain(word.more))
        .take(NEAR);
    let behind = worded.words[end..clause.end.max(end)]
        .iter()
        .flat_map(|word| word.term.into_iter().chain(word.more))
        .take(NEAR);
    let mut near: Vec<Term> = before.chain(behind).collect();
    near.sort_unstable();
    near.dedup();
    near
}

fn is_open(worded: &Worded<'_>, at: usize) -> bool {
    let clause = worded.clause(at);
    // "On 9 May": no verb.
    clause.into_iter().filter(|&i| worded.words[i].time.is_none()).any(|i| {
        matches!(
            worded.word(i),
            "will"
                | "would"
                | "may"
                | "might"
                | "could"
                | "should"
                | "if"
                | "unless"
                | "plans"
                | "planned"
                | "expected"
                | "due"
                | "scheduled"
                | "until"
                | "hopes"
                | "hoped"
        )
    })
}
