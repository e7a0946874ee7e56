//! What a sentence counts or measures: a number with its unit, the thing it is of, and the words around it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use hashbrown::HashSet;

use super::anchor;
use super::bounds::{Bounds, bounds};
use super::event_noun::{event, lasting};
use super::number::{Number, number};
use super::qualifier::{self, Qualifier, qualifiers};
use super::term::Term;
use super::unit::{Measured, Unit, measured};
use super::vocabulary;
use super::worded::{Word, Worded};
use crate::annotate::{EntityId, EntityKind, TimeExpression, TimexKind};
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
    /// The places named between the same two commas.
    pub places: Vec<EntityId>,
    /// The noun of an event that it belongs to: the length of "talks".
    pub event: Option<Term>,
    /// True for a length of time that the sentence gives that event outright: "the truce lasted 60 days".
    pub lasts: bool,
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
            found.extend(duration(sentence, worded, at..end, time, before));
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
        places: places(worded, start),
        when: worded.date_near(start, after),
        event: if unit == Unit::Quantity("length") { dimension(worded, end) } else { event(worded, start) },
        lasts: false,
        qualifiers: qualifiers(worded, start..end, after),
    })
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

/// A length of time that the time finder read.
fn duration(
    sentence: usize,
    worded: &Worded<'_>,
    words: std::ops::Range<usize>,
    time: &TimeExpression,
    topic: Option<Term>,
) -> Option<Figure> {
    let led = matches!(worded.before(words.start), "for" | "lasted" | "after");
    let outright = anchor::lasting(worded, words.clone());
    let is_offset = !led && worded.word(words.end) == "after";
    let fraction = fraction(worded, words.start)?;
    let is_point = !led
        && matches!(
            worded.word(words.end),
            "before" | "later" | "earlier" | "ago" | "since" | "old" | "behind" | "ahead"
        );
    if time.kind != TimexKind::Duration
        || is_point
        || qualifier::is_set_apart(worded, words.start)
        || qualifier::is_unreal(worded, words.start)
        || worded.tells_another(words.start)
    {
        return None;
    }
    // "12 boats a year": a rate, no length of time.
    if matches!(worded.word(words.start), "a" | "an" | "per")
        && words.start > 0
        && worded.words[words.start - 1].term.is_some()
    {
        return None;
    }
    let (minutes, step, unit) = minutes(&time.value)?;
    let number = Number { value: minutes * fraction, step: step * fraction, end: words.end, round: false };
    // The time finder takes the words that bend a length of time into it.
    let start = words.clone().find(|&i| !worded.words[i].is_mark && is_amount(worded.word(i))).unwrap_or(words.start);
    let bounds = bounds(worded, start, words.end, number).bent(time.modifier);
    Some(Figure {
        sentence,
        span: time.span.clone(),
        bounds,
        step: unit,
        unit: Unit::Minutes,
        thing: None,
        toll: None,
        marks: Vec::new(),
        near: near(worded, words.start, words.end, None),
        weekday: worded.weekday_near(words.start),
        places: places(worded, words.start),
        when: worded.date_near(words.start, words.end),
        event: if is_offset {
            Some(Term::of("\u{1}offset"))
        } else {
            let listed = lasting(worded, words.clone());
            outright.or(listed).or(topic.filter(|_| is_of_the_sentence_before(worded, words.start)))
        },
        lasts: outright.is_some() && !is_offset,
        qualifiers: qualifiers(worded, words.clone(), words.end),
    })
}

/// The part of an amount that the words before it name: three quarters in "three quarters of an hour", the whole in "a life of
/// five years"; none where they tell some part that is not known.
fn fraction(worded: &Worded<'_>, start: usize) -> Option<f64> {
    if worded.before(start) != "of" {
        return Some(1.0);
    }
    let parts = [
        ("three quarters of", 0.75),
        ("three-quarters of", 0.75),
        ("a quarter of", 0.25),
        ("two thirds of", 2.0 / 3.0),
    ];
    let known = parts.iter().find(|(words, _)| worded.ends(start, words)).map(|(_, part)| *part);
    let whole = start.checked_sub(2).is_some_and(|i| {
        let word = worded.word(i);
        worded.words[i].term.is_some() && number(&[word], 0).is_none() && !is_a_part(word)
            || worded.ends(start, "the better part of")
    });
    known.or_else(|| whole.then_some(1.0))
}

/// Words for a part of a length of time, or for more of it than one.
fn is_a_part(word: &str) -> bool {
    matches!(
        word,
        "half"
            | "quarter"
            | "quarters"
            | "third"
            | "thirds"
            | "part"
            | "rest"
            | "end"
            | "start"
            | "beginning"
            | "course"
            | "couple"
            | "matter"
            | "dozens"
            | "age"
            | "aged"
            | "hundreds"
            | "tens"
            | "thousands"
            | "remainder"
            | "instead"
    )
}

/// "It lasted", "They went on for": what takes so long is told in the sentence before.
fn is_of_the_sentence_before(worded: &Worded<'_>, at: usize) -> bool {
    let clause = worded.clause(at);
    let pronoun = matches!(worded.word(clause.start), "it" | "they" | "this");
    pronoun
        && clause.start == 0
        && (1..at).any(|i| {
            matches!(worded.word(i), "lasted" | "last" | "took" | "went" | "ran" | "runs" | "is" | "takes" | "lasts")
        })
        && at <= 6
}

fn is_amount(word: &str) -> bool {
    number(&[word], 0).is_some() || matches!(word, "a" | "an" | "half")
}

/// `PT16H`, `P2D`, `P5Y` → minutes, the step that it is given in, and the minutes of its unit.
fn minutes(value: &str) -> Option<(f64, f64, f64)> {
    let (is_clock, rest) = match value.strip_prefix("PT") {
        Some(rest) => (true, rest),
        None => (false, value.strip_prefix('P')?),
    };
    let unit = rest.chars().last()?;
    let amount: f64 = rest[..rest.len() - unit.len_utf8()].parse().ok()?;
    let step = match (is_clock, unit) {
        (true, 'M') => 1.0,
        (true, 'H') => 60.0,
        (false, 'D') => 1440.0,
        (false, 'W') => 7.0 * 1440.0,
        (false, 'M') => 30.44 * 1440.0,
        (false, 'Y') => 365.25 * 1440.0,
        _ => return None,
    };
    let fine = if (amount * 10.0) % 10.0 == 0.0 { step } else { step / 2.0 };
    // "forty minutes" is no more exact than its tens.
    let tens = if step <= 1.0 && amount % 10.0 == 0.0 { 10.0 } else { fine };
    Some((amount * step, tens, step))
}

/// The words between a number and the thing that it counts, the thing, and the index behind it.
///
/// The thing is the last word of content before a small word, a mark, a name or a verb in the past; where none follows at
/// once, it is what the things are said to be: "84 were injured".
fn thing(worded: &Worded<'_>, from: usize) -> (Vec<Term>, Option<Term>, usize) {
    let mut terms: Vec<Term> = Vec::new();
    let mut at = from;
    // "42-strong rescue team", "nine-member crew".
    while matches!(
        worded.word(at),
        "-" | "strong" | "member" | "more" | "additional" | "extra" | "further" | "other" | "others"
    ) {
        at += 1;
    }
    while let Some(word) = worded.words.get(at) {
        let is_name_before_thing = word.mention.is_some_and(|m| m.form != crate::annotate::MentionForm::Name);
        match word.term {
            Some(term) if !is_past(worded.word(at)) || opens_noun(worded, at + 1) => terms.push(term),
            None if is_name_before_thing || matches!(worded.word(at), "’s" | "'s") && at > from => {}
            _ => break,
        }
        at += 1;
    }
    if terms.len() > 1
        && let Some(head) = (from..at).rev().find(|&i| is_plural(worded, i)).filter(|head| head + 1 < at)
        && !opens_noun_phrase(worded, head + 1)
    {
        terms.truncate((from..=head).filter(|&i| worded.words[i].term.is_some()).count());
        at = head + 1;
    }
    if let Some(thing) = terms.pop() {
        return (terms, Some(thing), at);
    }
    let mut marks = Vec::new();
    while matches!(
        worded.word(at),
        "were"
            | "was"
            | "are"
            | "is"
            | "have"
            | "has"
            | "had"
            | "been"
            | "now"
            | "known"
            | "to"
            | "confirmed"
            | "still"
            | "reported"
            | "be"
            | "also"
    ) || qualifier::DEGREES.contains(worded.word(at))
    {
        if qualifier::DEGREES.contains(worded.word(at)) {
            marks.extend(Term::of_word(worded.word(at)));
        }
        at += 1;
    }
    let said = worded.words.get(at).and_then(|word| word.term).filter(|_| at > from || is_past(worded.word(at)));
    (marks, said, at + usize::from(said.is_some()))
}

/// "24 articles cover everything": what is counted, before a verb of now that could be a noun.
fn is_plural(worded: &Worded<'_>, at: usize) -> bool {
    let word = worded.word(at);
    worded.words[at].term.is_some()
        && (word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
            || matches!(word, "people" | "men" | "women" | "children" | "police" | "troops"))
}

/// True where no sign speaks for a verb of now: nothing follows it that it could govern.
fn opens_noun_phrase(worded: &Worded<'_>, at: usize) -> bool {
    static GOVERNED: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("governed"));
    worded.word(at).ends_with('s') || !GOVERNED.contains(worded.word(at + 1))
}

/// What befell those who are counted: "17 hurt", "five people were killed", "killing at least five".
fn toll(worded: &Worded<'_>, start: usize, after: usize, thing: Option<Term>) -> Option<Term> {
    static TOLLS: LazyLock<HashSet<Term>> = LazyLock::new(|| vocabulary::terms("toll"));
    let befell = |at: usize| worded.words.get(at).and_then(|word| word.term).filter(|term| TOLLS.contains(term));
    let is_helper = |at: usize| {
        matches!(
            worded.word(at),
            "were"
                | "was"
                | "are"
                | "have"
                | "has"
                | "had"
                | "been"
                | "be"
                | "now"
                | "also"
                | "still"
                | "reported"
                | "confirmed"
        )
    };
    let is_hedge = |at: usize| {
        matches!(
            worded.word(at),
            "at" | "least"
                | "about"
                | "some"
                | "more"
                | "than"
                | "over"
                | "nearly"
                | "almost"
                | "as"
                | "many"
                | "up"
                | "to"
                | "around"
        )
    };
    let behind = (after..after + 4).find(|&at| !is_helper(at)).and_then(befell);
    let before = (start.saturating_sub(4)..start).rev().find(|&at| !is_hedge(at)).and_then(befell);
    thing.filter(|thing| TOLLS.contains(thing)).or(behind).or(before)
}

/// "a workforce of 894", "a death toll of 13".
fn thing_before(worded: &Worded<'_>, start: usize) -> Option<Term> {
    let of = start.checked_sub(1).filter(|&i| matches!(worded.word(i), "of" | "at" | "to"))?;
    if worded.word(of) == "of" {
        return worded.words.get(of.checked_sub(1)?)?.term;
    }
    // "The number of people killed has risen to four", "the death toll climbed to 13".
    let clause = worded.clause(start);
    let number = (clause.start..start).find(|&i| worded.reads(i, "number of"));
    let counted = number.and_then(|i| (i + 2..start).find_map(|i| worded.words[i].term));
    counted
        .or_else(|| (clause.start..start).any(|i| worded.word(i) == "toll").then(|| Term::of_word("people")).flatten())
}

fn is_past(word: &str) -> bool {
    word.ends_with("ed")
        || matches!(word, "dead" | "came" | "took" | "went" | "died" | "hurt" | "held" | "left" | "lost")
}

/// True where a word of content that is no verb follows: "damaged houses" beside "people killed by".
fn opens_noun(worded: &Worded<'_>, at: usize) -> bool {
    worded.words.get(at).is_some_and(|word| word.term.is_some()) && !worded.word(at).ends_with("ing")
}

/// The places named between the two commas around a number.
pub(super) fn places(worded: &Worded<'_>, at: usize) -> Vec<EntityId> {
    let clause = worded.clause(at);
    let comma = |&i: &usize| worded.word(i) == ",";
    let from = (clause.start..at).rev().find(comma).unwrap_or(clause.start);
    let to = (at..clause.end).find(comma).unwrap_or(clause.end);
    let named = worded.words[from..to].iter().filter_map(|word| word.mention);
    let mut places: Vec<EntityId> =
        named.filter(|mention| mention.kind == EntityKind::Place).map(|mention| mention.entity.clone()).collect();
    places.dedup();
    places
}

/// "long", "deep", "below the surface": which of its lengths a number gives.
fn dimension(worded: &Worded<'_>, end: usize) -> Option<Term> {
    let word = if worded.word(end) == "-" { worded.word(end + 1) } else { worded.word(end) };
    let dimension = match word {
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
fn near(worded: &Worded<'_>, start: usize, after: usize, thing: Option<Term>) -> Vec<Term> {
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
