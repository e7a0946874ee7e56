//! When and where a clause puts what it tells: its days, its hours and its places, with the words around them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::deed::{Agent, agents};
use super::term::Term;
use super::worded::Worded;
use crate::annotate::{EntityId, EntityKind, Mention, MentionForm, TimexKind};
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
    /// An hour of the day, in minutes after midnight.
    Clock(u32),
    /// A day of a week that nothing tells, from 1 (Monday).
    Weekday(i8),
    /// A place or a building.
    Place(EntityId),
    /// A part of a building or another spot that has no name: "in the warehouse".
    Spot(Term),
    /// What went on at the time: "at a church service", "at the opening of the summit".
    Occasion(Vec<Term>),
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
    let mut found = Vec::new();
    let mut at = 0;
    while at < worded.len() {
        let end = group_end(worded, at);
        let plain = !worded.words[at].quoted && !worded.tells_another(at);
        if let Some(value) = value(worded, at, end).filter(|_| plain) {
            found.push(Slot {
                sentence,
                span: worded.words[at].span.start..worded.words[end - 1].span.end,
                value,
                verb: verb_at(worded, at).and_then(|found| verb(worded, found)),
                agents: verb_at(worded, at).map(|found| agents(worded, found)).unwrap_or_default(),
                event: event(worded, at),
                places: super::figure::places(worded, at),
                near: near(worded, at, end),
                is_open: is_open(worded, at),
            });
        }
        at = end;
    }
    found
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
        if let Some(clock) = clock(&time.value) {
            let zoned =
                (end..(end + 3).min(worded.len())).any(|i| matches!(worded.word(i), "gmt" | "utc" | "local" | "time"));
            return (!zoned).then_some(SlotValue::Clock(clock));
        }
        if time.modifier.is_some() {
            return None;
        }
        let weekday = || time.value.strip_prefix("XXXX-WXX-")?.get(..1)?.parse().ok();
        return time.date.clone().map(SlotValue::Date).or_else(|| weekday().map(SlotValue::Weekday));
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

/// A place, or a body named after its building: "at State House".
fn is_place(mention: &Mention) -> bool {
    let last = mention.name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    mention.kind == EntityKind::Place
        || mention.kind == EntityKind::Organisation && mention.name.contains(' ') && BUILDINGS.contains(&last.as_str())
}

/// Words that make a name that of a building or another spot where people meet.
pub(crate) const BUILDINGS: [&str; 35] = [
    "palace",
    "hotel",
    "airport",
    "airfield",
    "airbase",
    "university",
    "hospital",
    "stadium",
    "hall",
    "square",
    "street",
    "museum",
    "church",
    "cathedral",
    "mosque",
    "school",
    "prison",
    "castle",
    "station",
    "park",
    "bridge",
    "harbour",
    "harbor",
    "port",
    "theatre",
    "theater",
    "embassy",
    "guesthouse",
    "residence",
    "villa",
    "house",
    "club",
    "arena",
    "inn",
    "airstrip",
];

/// The noun of an event that a value belongs to: before it with no verb of its own between ("the dinner on Tuesday was held at"), or
/// behind it where the value opens the sentence ("On Tuesday she gave a dinner").
pub(super) fn event(worded: &Worded<'_>, at: usize) -> Option<Term> {
    static EVENTS: LazyLock<BTreeSet<Term>> = LazyLock::new(|| {
        let nouns = [
            "dinner",
            "lunch",
            "breakfast",
            "reception",
            "talks",
            "ceremony",
            "summit",
            "hearing",
            "protest",
            "funeral",
            "accord",
            "inspection",
            "match",
            "wedding",
            "speech",
            "conference",
            "concert",
            "vote",
            "visit",
            "arrival",
            "crash",
            "fire",
            "explosion",
            "attack",
            "strike",
            "exchange",
            "handover",
            "quake",
            "round",
            "mass",
            "session",
            "gala",
        ];
        nouns.iter().filter_map(|noun| Term::of_word(noun)).collect()
    });
    let clause = worded.clause(at);
    let is_event = |&i: &usize| worded.words[i].term.is_some_and(|term| EVENTS.contains(&term)) && !is_aside(worded, i);
    let opens = (clause.start..at)
        .all(|i| worded.words[i].time.is_some() || is_preposition(worded.word(i)) || worded.words[i].is_mark);
    let before = (clause.start..at).rev().take_while(|&i| !is_own_verb(worded, i)).find(is_event);
    let behind = || (at + 1..clause.end).find(is_event).filter(|_| opens);
    worded.words[before.or_else(behind)?].term
}

/// "arrived on Thursday for the funeral": an event that another one is told beside.
fn is_aside(worded: &Worded<'_>, at: usize) -> bool {
    let mut before = at;
    while let Some(index) = before.checked_sub(1) {
        let word = worded.word(index);
        let passes = worded.words[index].term.is_some() && !is_own_verb(worded, index)
            || worded.words[index].mention.is_some()
            || matches!(word, "the" | "a" | "an" | "their" | "his" | "her" | "its" | "’s" | "'s" | "new");
        if !passes {
            return matches!(
                word,
                "for"
                    | "of"
                    | "after"
                    | "before"
                    | "since"
                    | "until"
                    | "over"
                    | "about"
                    | "following"
                    | "despite"
                    | "to"
                    | "with"
                    | "from"
                    | "against"
                    | "during"
                    | "ahead"
            );
        }
        before = index;
    }
    false
}

/// A verb that tells something of its own; those that only place an event do not.
fn is_own_verb(worded: &Worded<'_>, at: usize) -> bool {
    let word = worded.word(at);
    let places = matches!(
        word,
        "held"
            | "took"
            | "carried"
            | "gave"
            | "hosted"
            | "signed"
            | "began"
            | "started"
            | "opened"
            | "ended"
            | "attended"
            | "happened"
            | "staged"
            | "scheduled"
            | "arranged"
            | "met"
            | "visited"
            | "lasted"
            | "went"
            | "spent"
            | "ran"
            | "continued"
            | "arrived"
            | "landed"
    );
    let is_past = word.len() > 4 && word.ends_with("ed") || PASTS.contains(word);
    is_past && !places && worded.words[at].mention.is_none()
}

/// The occasion that "at" or "during" leads to, told at its first noun: that noun and the one behind "of", with the last words of
/// names.
fn occasion(worded: &Worded<'_>, at: usize) -> Option<Vec<Term>> {
    static OCCASIONS: LazyLock<BTreeSet<Term>> = LazyLock::new(|| {
        let nouns = [
            "service",
            "opening",
            "summit",
            "conference",
            "assembly",
            "dinner",
            "mass",
            "funeral",
            "ceremony",
            "forum",
            "congress",
            "gala",
            "reception",
            "inauguration",
            "tournament",
            "festival",
            "rally",
            "wedding",
            "exhibition",
            "fair",
            "hearing",
            "banquet",
            "graveside",
        ];
        nouns.iter().filter_map(|noun| Term::of_word(noun)).collect()
    });
    let means = |i: usize| -> Option<Term> {
        let word = worded.words.get(i)?;
        let term = word.term.or_else(|| word.mention.and_then(|_| Term::of_word(worded.word(i))))?;
        OCCASIONS.contains(&term).then_some(term)
    };
    let first = means(at)?;
    let from = (at.saturating_sub(8)..at).rev().find(|&i| matches!(worded.word(i), "at" | "during" | "on"))?;
    let plain = (from + 1..at).all(|i| !worded.words[i].is_mark && means(i).is_none());
    let mut found: Vec<Term> = vec![first];
    found.extend((at + 1..worded.len().min(at + 9)).take_while(|&i| !worded.words[i].is_mark).filter_map(means));
    plain.then_some(found)
}

/// The spot that ends "in the old warehouse".
fn spot(worded: &Worded<'_>, at: usize) -> Option<Term> {
    static SPOTS: LazyLock<BTreeSet<Term>> = LazyLock::new(|| {
        let nouns = [
            "warehouse",
            "laboratory",
            "kitchen",
            "canteen",
            "basement",
            "cellar",
            "attic",
            "roof",
            "corridor",
            "lobby",
            "courtroom",
            "garden",
            "suite",
            "ballroom",
            "courtyard",
            "cockpit",
            "cabin",
            "garage",
            "workshop",
            "bedroom",
            "bathroom",
            "restaurant",
            "church",
            "mosque",
            "airport",
            "stadium",
            "station",
            "tunnel",
            "residence",
            "embassy",
            "monastery",
            "barracks",
            "theatre",
            "museum",
            "library",
            "gym",
            "hangar",
            "yard",
            "castle",
            "bridge",
            "square",
            "mill",
            "palace",
            "hotel",
            "ministry",
            "bakery",
            "storeroom",
        ];
        nouns.iter().filter_map(|noun| Term::of_word(noun)).collect()
    });
    let term = worded.words[at].term.filter(|term| SPOTS.contains(term))?;
    let ends = worded.words.get(at + 1).is_none_or(|next| next.term.is_none() || next.is_mark);
    let from = (at.saturating_sub(5)..at).rev().find(|&i| matches!(worded.word(i), "in" | "inside" | "at" | "on"))?;
    let plain = (from + 1..at).all(|i| !worded.words[i].is_mark);
    (ends && plain).then_some(term)
}

fn is_preposition(word: &str) -> bool {
    matches!(word, "in" | "at" | "beneath" | "under" | "inside" | "outside" | "beside" | "near" | "on")
}

/// `2024-05-14T20:00` → 1200.
fn clock(value: &str) -> Option<u32> {
    let (hours, minutes) = value.split_once('T')?.1.split_once(':')?;
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.get(..2)?.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
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

/// What a verb means; none where it says too little.
fn verb(worded: &Worded<'_>, found: usize) -> Option<Term> {
    // "came to the works", "flew to Oslo": a visit.
    let travels = matches!(worded.word(found), "came" | "went" | "flew" | "drove" | "travelled" | "traveled")
        && worded.word(found + 1) == "to";
    if travels { Term::of_word("visit") } else { worded.words[found].term.filter(|_| !is_light(worded.word(found))) }
}

/// Verbs that say too little of what happened to tell one thing from another.
pub(super) fn is_light(word: &str) -> bool {
    const LIGHT: [&str; 40] = [
        "planned",
        "scheduled",
        "expected",
        "postponed",
        "held",
        "spoke",
        "united",
        "according",
        "took",
        "taken",
        "asked",
        "rose",
        "risen",
        "made",
        "gave",
        "given",
        "got",
        "came",
        "went",
        "put",
        "called",
        "kept",
        "wanted",
        "needed",
        "added",
        "turned",
        "looked",
        "used",
        "tried",
        "seemed",
        "became",
        "stood",
        "set",
        "left",
        "brought",
        "named",
        "based",
        "followed",
        "included",
        "related",
    ];
    LIGHT.contains(&word)
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
    clause.into_iter().any(|i| {
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
