//! When and where a clause puts what it tells: its days, its hours and its places, with the words around them.

use std::ops::Range;
use std::sync::LazyLock;

use hashbrown::HashSet;

use super::agent::{Agent, agents, is_passive};
use super::anchor;
use super::clock::{Hours, clocks};
use super::event_noun::event;
use super::number::number;
use super::ordinal::{Ordinal, ordinal};
use super::tense::is_past;
use super::term::Term;
use super::vocabulary;
use super::whereabouts::{Occasion, is_place, is_preposition, names_spot, occasion, spot};
use super::worded::Worded;
use crate::annotate::quote::is_reporting;
use crate::annotate::{EntityId, EntityKind, MentionForm, TimexKind};
use crate::article::Span;
use crate::date::{Grain, VisitDate};

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
    Occasion(Occasion),
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
    /// What is told to be, take place or take so long, where the verb says little: "the lunch was held".
    pub nouns: Vec<Term>,
    /// "first" or "last" beside the verb: there is only one such.
    pub ordinal: Option<Ordinal>,
    /// The places named between the same two commas.
    pub places: Vec<EntityId>,
    /// Who does what the verb tells.
    pub agents: Vec<Agent>,
    /// Whom the verb is done to: "found the body of Stein".
    pub patients: Vec<EntityId>,
    /// The words of content around it.
    pub near: Vec<Term>,
    /// True for what is planned, possible or wished.
    pub is_open: bool,
    /// True where the sentence says by whose clock: "Manila time".
    pub is_zoned: bool,
    /// True for a place behind "at", which is a spot rather than a town.
    pub is_spot: bool,
}

/// The slots of one sentence, in order.
///
/// `before` is the event that the sentence before tells of, in the same paragraph.
pub(super) fn slots(sentence: usize, worded: &Worded<'_>, before: Option<Term>) -> Vec<Slot> {
    let clocks = clocks(worded);
    // "Four times as many as on the evening before": two days.
    let is_compared = (0..worded.len()).any(|i| {
        matches!(worded.word(i), "as" | "than")
            && ["on the", "the day", "the evening", "the night", "the previous"]
                .iter()
                .any(|words| worded.reads(i + 1, words))
    });
    let mut found = Vec::new();
    let mut at = 0;
    while at < worded.len() {
        let end = group_end(worded, at);
        let is_one_of_two = is_compared && worded.words[at].time.is_some();
        let plain = !worded.words[at].quoted
            && !is_one_of_two
            && !worded.tells_another(at)
            && !adds_to_others(worded, at)
            && !is_of_saying(worded, at);
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
    // "They were held at the harbour": the talks of the sentence before.
    let leans = matches!(worded.word(0), "they" | "it") && matches!(worded.word(1), "was" | "were" | "took" | "had");
    for slot in
        found.iter_mut().filter(|slot| leans && slot.nouns.is_empty() && slot.verb.is_none() && slot.event.is_none())
    {
        slot.nouns.extend(before);
    }
    found
}

/// "arrested two more men on Sunday": besides those of another day.
fn adds_to_others(worded: &Worded<'_>, at: usize) -> bool {
    let counts = |i: usize| {
        let word = worded.word(i);
        word.starts_with(|c: char| c.is_ascii_digit()) || number(&[word], 0).is_some()
    };
    worded.clause(at).any(|i| worded.word(i) == "more" && worded.word(i + 1) != "than" && i > 0 && counts(i - 1))
}

/// "the commissioner said on Monday": when or where it was told, not done.
fn is_of_saying(worded: &Worded<'_>, at: usize) -> bool {
    let small = |i: &usize| {
        matches!(worded.word(*i), "on" | "at" | "in" | "late" | "early" | "reporters" | "journalists" | "later")
            || worded.words[*i].time.is_some()
    };
    let before = (at.saturating_sub(5)..at).rev().find(|i| !small(i));
    let tells = |word: &str| is_reporting(word) || matches!(word, "clear" | "unclear" | "unknown" | "uncertain");
    before.is_some_and(|i| tells(worded.word(i)) && worded.words[i].mention.is_none())
}

/// What a clause tells beside a value.
fn slot(sentence: usize, worded: &Worded<'_>, words: Range<usize>, value: SlotValue) -> Slot {
    let at = words.start;
    let found = verb_at(worded, at);
    Slot {
        sentence,
        span: worded.words[at].span.start..worded.words[words.end - 1].span.end,
        value,
        verb: found.and_then(|found| verb(worded, found)),
        agents: found.map(|found| agents(worded, found)).unwrap_or_default(),
        patients: found.map(|found| patients(worded, found)).unwrap_or_default(),
        event: event(worded, at),
        ordinal: found.and_then(|found| ordinal(worded, found)),
        nouns: found.map(|found| light_nouns(worded, found, at)).unwrap_or_default(),
        places: super::figure::places(worded, at),
        near: near(worded, at, words.end),
        is_open: is_open(worded, at),
        is_zoned: is_zoned(worded),
        is_spot: is_spot(worded, at),
    }
}

/// True for a place behind "at"; in "the castle at Brdo", the castle is the spot.
fn is_spot(worded: &Worded<'_>, place: usize) -> bool {
    let led = (place.saturating_sub(3)..place).rev().find(|&i| is_preposition(worded.word(i)));
    let is_house = |i: usize| i > 0 && names_spot(worded, i - 1);
    led.is_some_and(|i| worded.word(i) == "at" && !is_house(i))
}

/// "Manila time", "18:00 GMT"; local time is that of the place.
fn is_zoned(worded: &Worded<'_>) -> bool {
    (1..worded.len()).any(|i| {
        let before = &worded.words[i - 1];
        let names_clock = before.text.starts_with(char::is_uppercase) || before.text == "eastern";
        worded.word(i) == "time" && names_clock && i > 1
            || matches!(worded.words[i].text, "GMT" | "UTC" | "EST" | "EDT" | "CET" | "BST")
    })
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
        // "An hour later": whatever day that was, the sentence tells no day.
        let by_hours = || (at..end).any(|i| worded.word(i).starts_with("hour") || worded.word(i).starts_with("minute"));
        if is_clock(&time.value) && time.is_day_assumed || by_hours() {
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
        // "1,400 have been killed since 2021": no day on which they were.
        let is_span = worded.before(at) == "since"
            && time.date.as_ref().is_some_and(|date| matches!(date.grain(), Grain::Year | Grain::Years));
        if is_span {
            return None;
        }
        let date = time.date.clone().map(SlotValue::Date);
        return date.or_else(|| weekday().map(SlotValue::Weekday)).or_else(yearless);
    }
    if let Some(occasion) = occasion(worded, end - 1) {
        return Some(SlotValue::Occasion(occasion));
    }
    if let Some(spot) = spot(worded, at) {
        return Some(SlotValue::Spot(spot));
    }
    let mention = worded.words[at].mention.filter(|mention| mention.form == MentionForm::Name && is_place(mention))?;
    let placed = (at.saturating_sub(6)..at).rev().find(|&i| is_preposition(worded.word(i)));
    // "Near Sorrel" may be anywhere around it.
    let is_rough = placed.is_some_and(|i| {
        (i..at).any(|j| {
            matches!(worded.word(j), "near" | "outside" | "between" | "around" | "towards" | "toward" | "from")
        })
    });
    let direct = !is_rough
        && placed.is_some_and(|i| {
            (i + 1..at)
                .all(|j| is_owner(worded, j, at) || !worded.words[j].is_mark && worded.words[j].mention.is_none())
        });
    // "At 11.40 p.m. Zagreb time": a clock.
    (direct && !matches!(worded.word(end), "’s" | "'s" | "time")).then(|| SlotValue::Place(mention.entity.clone()))
}

/// "at Sorrel’s harbour station": the name or the mark that says whose the place is.
fn is_owner(worded: &Worded<'_>, at: usize, place: usize) -> bool {
    let owns = |i: usize| matches!(worded.word(i), "’s" | "'s");
    owns(at) || worded.words[at].mention.is_some() && (at + 1..place.min(at + 4)).any(owns)
}

/// True for `2024-05-14T20:00`.
fn is_clock(value: &str) -> bool {
    value.split_once('T').is_some_and(|(_, time)| time.starts_with(|c: char| c.is_ascii_digit()))
}

/// The nearest word that reads as a verb of what happened, or of what is planned, in the clause.
fn verb_at(worded: &Worded<'_>, at: usize) -> Option<usize> {
    let clause = worded.clause(at);
    let ahead =
        |&i: &usize| matches!(worded.before(i), "to" | "will" | "would" | "be") && worded.words[i].term.is_some();
    let done = past_near(worded, at);
    if is_open(worded, at) { clause.filter(ahead).min_by_key(|i| (i.abs_diff(at), *i)).or(done) } else { done }
}

/// The verb in the past nearest to a word of its clause; one behind "and" is that of another act: "inspected it on Monday and found
/// nothing".
fn past_near(worded: &Worded<'_>, at: usize) -> Option<usize> {
    const OTHER_ACT: usize = 12;
    let reads = |&i: &usize| {
        let word = worded.word(i);
        let stands_alone =
            !word.ends_with("ed") || !matches!(worded.before(i), "a" | "an" | "the" | "his" | "her" | "its" | "their");
        is_past(word) && stands_alone && worded.words[i].mention.is_none()
    };
    let far = |i: usize| {
        let is_other =
            i > at && (at..i).any(|j| matches!(worded.word(j), "and" | "," | "which" | "who" | "that" | "whom"));
        i.abs_diff(at) + if is_other { OTHER_ACT } else { 0 }
    };
    worded.clause(at).filter(reads).min_by_key(|i| (far(*i), *i))
}

/// What the verb in the past nearest to a word of its clause means.
pub(super) fn past_verb(worded: &Worded<'_>, at: usize) -> Option<Term> {
    let near = worded.clause(at).filter(|&i| worded.words[i].mention.is_none() && is_past(worded.word(i)));
    verb(worded, near.min_by_key(|i| (i.abs_diff(at), *i))?)
}

/// What a verb means; none where it says too little.
fn verb(worded: &Worded<'_>, found: usize) -> Option<Term> {
    let next = worded.words.get(found + 1);
    // "came to the works", "flew to Oslo": a visit.
    let travels = matches!(worded.word(found), "came" | "went" | "flew" | "drove" | "travelled" | "traveled")
        && worded.word(found + 1) == "to";
    // "left Oslo", which a ship does, beside "left three dead".
    let from = || worded.word(found + 1) == "the" && is_gathering(worded.word(found + 2));
    let leaves = worded.word(found) == "left" && (next.and_then(|next| next.mention).is_some_and(is_place) || from());
    match (travels, leaves) {
        (true, _) => Term::of_word("visit"),
        (_, true) => Term::of_word("depart"),
        _ => worded.words[found].term.filter(|_| worded.words[found].opens_phrase || !is_light(worded.word(found))),
    }
}

/// A gathering or a room that somebody can leave.
fn is_gathering(word: &str) -> bool {
    static GATHERINGS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        ["event", "occasion", "building", "spot"].into_iter().flat_map(|class| vocabulary::words(class)).collect()
    });
    GATHERINGS.contains(word) || matches!(word, "room" | "meeting" | "session")
}

/// The people before a passive verb or behind an active one, up to the next mark.
fn patients(worded: &Worded<'_>, verb: usize) -> Vec<EntityId> {
    const REACH: usize = 8;
    let person = |i: usize| worded.words[i].mention.filter(|mention| mention.kind == EntityKind::Person);
    let clause = worded.clause(verb);
    let found: Vec<usize> = if is_passive(worded, verb) {
        (clause.start..verb).collect()
    } else {
        (verb + 1..clause.end.min(verb + REACH)).take_while(|&i| !worded.words[i].is_mark).collect()
    };
    let mut people: Vec<EntityId> =
        found.into_iter().filter_map(person).map(|mention| mention.entity.clone()).collect();
    people.dedup();
    people
}

/// The nouns of a verb that says little by itself.
fn light_nouns(worded: &Worded<'_>, found: usize, value: usize) -> Vec<Term> {
    let is_light = worded.words[found].term.is_none_or(|_| is_light(worded.word(found)));
    if is_light || places_events(worded.word(found)) { anchor::nouns(worded, found, value) } else { Vec::new() }
}

/// Verbs that only say that something takes place.
pub(super) fn places_events(word: &str) -> bool {
    static PLACING: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("placing"));
    PLACING.contains(word)
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

/// True where what is told of a value is yet to be: a word that says so stands nearer to it than the verb of what was done, or right
/// behind that verb: "was expected to".
fn is_open(worded: &Worded<'_>, at: usize) -> bool {
    static OPEN: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("ahead"));
    let tells =
        |&i: &usize| OPEN.contains(worded.common_word(i)) || worded.reads(i, "is to") || worded.reads(i, "are to");
    let Some(open) = worded.clause(at).filter(tells).map(|i| (i.abs_diff(at), i)).min() else { return false };
    let done = past_near(worded, at).filter(|&done| {
        let leads_to_open = (1..=2).any(|step| tells(&(done + step)));
        !leads_to_open && worded.before(done) != "be" && !OPEN.contains(worded.common_word(done))
    });
    // Of what is told in between, the verb is another one.
    done.is_none_or(|done| open.0 < done.abs_diff(at) || (done.min(at)..done.max(at)).contains(&open.1))
}
