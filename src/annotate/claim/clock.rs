//! Hours of the day, in figures and in words, each as the stretch of the day in which it lies.

use std::ops::Range;

use super::worded::Worded;
use crate::annotate::EntityKind;

/// Minutes of a day.
const DAY: i32 = 24 * 60;
/// Minutes by which a plain hour may be off to both sides: by the quarter, by five minutes, by the minute.
const PLAIN: [i32; 3] = [19, 12, 7];
/// Minutes by which "around nine" may be off to both sides.
const AROUND: i32 = 30;
/// Minutes that "shortly after nine" may lie behind it.
const SHORTLY: i32 = 30;
/// Minutes that "after nine" may lie behind it.
const AFTER: i32 = 180;
/// Words between an hour and the part of the day that says which of two it is.
const REACH: usize = 6;

/// The stretch of a day in which an hour lies, in minutes after midnight, both ends included. It may reach over midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    from: i32,
    to: i32,
}

impl Hours {
    /// True where both may be one moment of a day.
    #[must_use]
    pub fn may_be(&self, other: &Self) -> bool {
        [-DAY, 0, DAY].iter().any(|shift| self.from <= other.to + shift && other.from + shift <= self.to)
    }
}

/// An hour of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clock {
    /// The index of its hour.
    pub(super) at: usize,
    /// The words that give it, the words that bend it and its part of the day included.
    pub(super) words: Range<usize>,
    /// When it is; none for an hour of another place's clock.
    pub(super) hours: Option<Hours>,
}

/// The hours of a sentence, in order.
pub(super) fn clocks(worded: &Worded<'_>) -> Vec<Clock> {
    let mut found: Vec<Clock> = Vec::new();
    let mut at = 0;
    while at < worded.len() {
        match clock(worded, at) {
            Some(clock) => {
                at = clock.words.end.max(at + 1);
                found.push(clock);
            }
            None => at += 1,
        }
    }
    found
}

/// Half of a day, or the part of it that tells which half an hour of twelve is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Before,
    Behind,
    Night,
}

/// An hour of the dial as it stands.
struct Dial {
    hour: i32,
    minute: i32,
    /// Index behind it.
    end: usize,
    /// "am" and "pm" may stand in it: "5.40am".
    part: Option<Part>,
    /// True where nothing but an hour is written so: "half past four", "four o'clock", "18:40".
    is_sure: bool,
}

fn clock(worded: &Worded<'_>, at: usize) -> Option<Clock> {
    if let Some(minutes) = named(worded.word(at)) {
        let led = matches!(worded.before(at), "at" | "around" | "about" | "after" | "before" | "towards" | "toward");
        let plain = led && !worded.words[at].quoted && worded.word(at + 1) != "mass";
        return plain.then(|| clock_of(worded, at..at + 1, minutes));
    }
    let dial = dial(worded, at)?;
    let behind = dial.part.map(|part| (part, dial.end)).or_else(|| part_behind(worded, dial.end));
    let part = behind.or_else(|| Some((part_before(worded, at)?, dial.end)));
    // "two on Sunday morning" may be two people.
    if !(dial.is_sure || dial.part.is_some() || is_led(worded, at)) {
        return None;
    }
    let (hour, end) = match part {
        Some((part, end)) if (1..=12).contains(&dial.hour) => (of_day(dial.hour, part), end),
        Some((_, end)) if dial.is_sure => (dial.hour, end),
        None if dial.hour > 12 && dial.is_sure => (dial.hour, dial.end),
        _ => return None,
    };
    Some(clock_of(worded, at..end, hour * 60 + dial.minute))
}

/// Noon and midnight.
fn named(word: &str) -> Option<i32> {
    match word {
        "noon" | "midday" => Some(DAY / 2),
        "midnight" => Some(DAY),
        _ => None,
    }
}

/// "5.40", "5:40am", "nine", "nine o'clock", "half past nine", "a quarter to nine", "ten past nine".
fn dial(worded: &Worded<'_>, at: usize) -> Option<Dial> {
    let word = worded.words.get(at).filter(|word| !word.is_mark && word.mention.is_none())?;
    if word.quoted {
        return None;
    }
    let minutes = match worded.word(at) {
        "half" => Some(30),
        "quarter" => Some(15),
        other => number(other).filter(|minutes| (5..=55).contains(minutes)),
    };
    let counted = usize::from(worded.word(at + 1) == "minutes") + at + 1;
    if let Some(minutes) = minutes
        && let Some(hour) = number(worded.word(counted + 1)).filter(|hour| (1..=12).contains(hour))
        && (minutes % 5 == 0 || counted > at + 1)
    {
        let end = behind_oclock(worded, counted + 2);
        match worded.word(counted) {
            "past" | "after" if minutes == 30 || worded.word(counted) == "past" || counted > at + 1 => {
                return Some(Dial { hour, minute: minutes, end, part: None, is_sure: true });
            }
            "to" | "before" if minutes < 30 && is_led(worded, at) => {
                return Some(Dial { hour, minute: -minutes, end, part: None, is_sure: true });
            }
            _ => {}
        }
    }
    if let Some(hour) = spelled(worded.word(at)) {
        let end = behind_oclock(worded, at + 1);
        return Some(Dial { hour, minute: 0, end, part: None, is_sure: end > at + 1 });
    }
    in_figures(worded, at)
}

/// "5.40am", "5:40", "9 p.m.", "18:40", "9 o'clock".
fn in_figures(worded: &Worded<'_>, at: usize) -> Option<Dial> {
    let word = worded.word(at);
    let cut = word.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(word.len());
    let (figures, tail) = word.split_at(cut);
    let joined = match tail {
        "" => None,
        other => Some(meridiem(other)?),
    };
    let behind = || meridiem(worded.word(at + 1)).filter(|_| joined.is_none());
    let part = joined.or_else(behind);
    let end = behind_oclock(worded, at + 1 + usize::from(joined.is_none() && part.is_some()));
    let (hour, minute) = figures.split_once([':', '.']).unwrap_or((figures, ""));
    if hour.is_empty() || hour.len() > 2 || !matches!(minute.len(), 0 | 2) {
        return None;
    }
    let (hour, minute): (i32, Option<i32>) = (hour.parse().ok()?, minute.parse().ok());
    if hour > 23 || minute.is_some_and(|minute| minute > 59) {
        return None;
    }
    let is_sure =
        figures.contains(':') && part.is_none() && is_led(worded, at) || worded.word(end - 1).starts_with('o');
    Some(Dial { hour, minute: minute.unwrap_or(0), end, part, is_sure })
}

fn behind_oclock(worded: &Worded<'_>, at: usize) -> usize {
    at + usize::from(matches!(worded.word(at), "o'clock" | "o’clock"))
}

fn meridiem(word: &str) -> Option<Part> {
    match word {
        "am" | "a.m." | "a.m" => Some(Part::Before),
        "pm" | "p.m." | "p.m" => Some(Part::Behind),
        _ => None,
    }
}

/// One to twelve in words.
fn spelled(word: &str) -> Option<i32> {
    const HOURS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    HOURS.iter().zip(1..).find(|(name, _)| **name == word).map(|(_, hour)| hour)
}

fn number(word: &str) -> Option<i32> {
    let tens = match word {
        "twenty" => Some(20),
        "twenty-five" => Some(25),
        _ => None,
    };
    spelled(word).or(tens).or_else(|| word.parse().ok())
}

/// True behind a word that an hour stands by: "at", "shortly after", "it was".
fn is_led(worded: &Worded<'_>, at: usize) -> bool {
    let word = worded.before(at);
    let article = at.checked_sub(1).filter(|_| matches!(word, "a" | "the"));
    let word = article.map_or(word, |article| worded.before(article));
    matches!(
        word,
        "at" | "around"
            | "about"
            | "after"
            | "before"
            | "towards"
            | "toward"
            | "past"
            | "by"
            | "roughly"
            | "approximately"
            | "nearly"
            | "almost"
            | "exactly"
            | "precisely"
    ) || word == "was" && matches!(worded.before(at.saturating_sub(1)), "it" | "already")
}

/// The part of the day that stands behind an hour, and the index behind it: "in the morning", "on Tuesday morning", "at night".
fn part_behind(worded: &Worded<'_>, at: usize) -> Option<(Part, usize)> {
    for i in at..worded.len().min(at + REACH) {
        let passes = worded.words[i].time.is_some()
            || matches!(
                worded.word(i),
                "in" | "on" | "at" | "the" | "that" | "of" | "same" | "early" | "late" | "local"
            );
        if let Some(part) = part(worded.word(i)) {
            return Some((part, i + 1));
        }
        if !passes || worded.words[i].mention.is_some() {
            return None;
        }
    }
    None
}

/// The part of the day that stands before an hour: "On Tuesday afternoon, at", "that morning at".
fn part_before(worded: &Worded<'_>, at: usize) -> Option<Part> {
    for i in (at.saturating_sub(REACH)..at).rev() {
        let passes = worded.words[i].time.is_some()
            || matches!(
                worded.word(i),
                "at" | "shortly" | "just" | "after" | "before" | "about" | "around" | "of" | "," | "on"
            );
        if let Some(part) = part(worded.word(i)) {
            return Some(part);
        }
        if !passes {
            return None;
        }
    }
    None
}

fn part(word: &str) -> Option<Part> {
    match word {
        "morning" => Some(Part::Before),
        "afternoon" | "evening" => Some(Part::Behind),
        "night" => Some(Part::Night),
        _ => None,
    }
}

/// The hour of the day that an hour of twelve is.
fn of_day(hour: i32, part: Part) -> i32 {
    match part {
        Part::Before => hour % 12,
        Part::Behind => hour % 12 + 12,
        Part::Night if hour < 6 || hour == 12 => hour % 12 + 24,
        Part::Night => hour + 12,
    }
}

/// An hour with the words that bend it and those that say whose clock it is by.
fn clock_of(worded: &Worded<'_>, words: Range<usize>, minutes: i32) -> Clock {
    let at = words.start;
    let (start, hours) = bent(worded, words.start, minutes);
    let is_other =
        is_elsewhere(worded, words.end) || is_there(worded, start, words.end) || is_point_of_a_stretch(worded, start);
    Clock { at, words: start..words.end, hours: hours.filter(|_| !is_other) }
}

/// Where the words that bend an hour begin, and when it then is.
fn bent(worded: &Worded<'_>, at: usize, minutes: i32) -> (usize, Option<Hours>) {
    let at = at - usize::from(at > 0 && matches!(worded.before(at), "a"));
    let stretch = |before: i32, behind: i32| Some(Hours { from: minutes - before, to: minutes + behind });
    let ends = |phrase: &&str| worded.ends(at, phrase);
    let start = |phrase: &str| at - phrase.split(' ').count();
    let soon = [
        "shortly after",
        "just after",
        "soon after",
        "a little after",
        "not long after",
        "minutes after",
        "a little past",
    ];
    if let Some(phrase) = soon.iter().find(|phrase| ends(phrase)) {
        return (start(phrase), stretch(0, SHORTLY));
    }
    let short = ["shortly before", "just before", "a little before", "not long before", "minutes before"];
    if let Some(phrase) = short.iter().find(|phrase| ends(phrase)) {
        return (start(phrase), stretch(SHORTLY, 0));
    }
    match worded.before(at) {
        "about" | "around" | "roughly" | "approximately" | "towards" | "toward" | "nearly" | "almost" => {
            (at - 1, stretch(AROUND, AROUND))
        }
        "after" | "past" => (at - 1, stretch(0, AFTER)),
        "before" => (at - 1, stretch(AFTER, 0)),
        _ => {
            let plain = PLAIN[usize::from(minutes % 15 != 0) + usize::from(minutes % 5 != 0)];
            (at, stretch(plain, plain))
        }
    }
}

/// True for an hour up to which or from which something goes on.
fn is_point_of_a_stretch(worded: &Worded<'_>, start: usize) -> bool {
    matches!(worded.before(start), "until" | "till" | "since" | "by" | "from" | "to" | "between" | "and" | "-" | "–")
}

/// "It was 11 p.m. on Wednesday in Lagos when": an hour by the clock of that place.
fn is_there(worded: &Worded<'_>, start: usize, end: usize) -> bool {
    let tells = worded.ends(start, "it was") || worded.ends(start, "it was already");
    let place =
        (end..worded.len().min(end + 5)).take_while(|&i| !worded.words[i].is_mark).find(|&i| worded.word(i) == "in");
    let is_place =
        |i: usize| worded.words.get(i + 1).and_then(|word| word.mention).is_some_and(|m| m.kind == EntityKind::Place);
    tells && place.is_some_and(is_place)
}

/// True for an hour by the clock of another place: "0240 GMT", "Lagos time", "on Saturday here".
fn is_elsewhere(worded: &Worded<'_>, end: usize) -> bool {
    let is_zone = |i: usize| {
        let text = worded.words.get(i).map_or("", |word| word.text);
        text == "UTC" || text.len() == 3 && text.ends_with('T') && text.bytes().all(|b| b.is_ascii_uppercase())
    };
    let named = |i: usize| {
        let is_name = worded.words.get(i).is_some_and(|word| {
            word.text.starts_with(char::is_uppercase)
                && word.mention.is_none_or(|mention| mention.kind == EntityKind::Place)
        });
        is_name && worded.word(i + 1) == "time"
    };
    let behind = end + usize::from(matches!(worded.word(end), "(" | ","));
    let here =
        (end..worded.len().min(end + 4)).take_while(|&i| !worded.words[i].is_mark).any(|i| worded.word(i) == "here");
    is_zone(end) || is_zone(behind) || named(behind) || here
}

#[cfg(test)]
mod tests {
    use super::{Hours, clocks};
    use crate::annotate::claim::worded::Worded;

    fn read(text: &str) -> Vec<(String, Option<Hours>)> {
        let worded = Worded::of(text, &(0..text.len()), &[], &[], |_| false);
        let words = |clock: &super::Clock| {
            let (first, last) = (&worded.words[clock.words.start], &worded.words[clock.words.end - 1]);
            text[first.span.start..last.span.end].to_owned()
        };
        clocks(&worded).iter().map(|clock| (words(clock), clock.hours)).collect()
    }

    #[test]
    fn hours_in_figures_and_in_words() {
        for (text, words, from, to) in [
            ("The mill closed at 6.20 p.m. for good.", "6.20 p.m.", 1088, 1112),
            ("The bells rang at 7:03am.", "7:03am", 416, 430),
            ("She spoke shortly after four in the morning.", "shortly after four in the morning", 240, 270),
            ("He fell at half past six in the evening.", "half past six in the evening", 1091, 1129),
            ("It sank at a quarter to nine on Friday.", "", 0, 0),
            ("It sank at a quarter to nine at night.", "a quarter to nine at night", 1226, 1264),
            ("It was about two o’clock that afternoon when rain came.", "about two o’clock that afternoon", 810, 870),
            ("The vote came just before midnight.", "just before midnight", 1410, 1440),
            ("The gates open at 18:40.", "18:40", 1108, 1132),
            ("In the afternoon, at ten past three, it rained.", "ten past three", 898, 922),
            ("That evening at eight the band played.", "eight", 1181, 1219),
        ] {
            let expected = (!words.is_empty()).then(|| (words.to_owned(), Some(Hours { from, to })));
            assert_eq!(read(text), Vec::from_iter(expected), "{text}");
        }
    }

    #[test]
    fn hours_of_other_clocks_and_ends_of_stretches_are_not_told() {
        for text in [
            "The mill closed at 6.20 p.m. Lagos time.",
            "The mill closed at 9 a.m. (GMT) on Sunday.",
            "It was 9:40 p.m. here when it closed.",
            "The mill worked until 6 p.m. without a pause.",
        ] {
            assert!(read(text).iter().all(|(_, hours)| hours.is_none()), "{text}");
        }
        assert_eq!(read("The mill closed at 6 a.m. (0300 GMT).").len(), 1);
        assert_eq!(read("The number rose to 23 at the mill, and 4 in the yard."), []);
    }

    #[test]
    fn hours_may_be_one_over_midnight() {
        let hours = |from, to| Hours { from, to };
        assert!(hours(1400, 1440).may_be(&hours(0, 20)));
        assert!(!hours(1400, 1440).may_be(&hours(150, 210)));
    }
}
