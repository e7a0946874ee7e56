//! Which of several a clause tells of: the first meeting, the last inspection.

use super::event_noun::event;
use super::slot::{is_light, places_events};
use super::term::Term;
use super::worded::Worded;

/// Which of several of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ordinal {
    /// "first met".
    First,
    /// "met for the first time": of all times, or since something.
    FirstTime,
    /// "last met".
    Last,
}

/// What makes of a verb one of several: "first" or "last" right before it, "for the first time" behind it, "the last inspection".
pub(super) fn ordinal(worded: &Worded<'_>, verb: usize) -> Option<Ordinal> {
    of_verb(worded, verb).or_else(|| of_noun(worded, verb))
}

fn of_verb(worded: &Worded<'_>, verb: usize) -> Option<Ordinal> {
    let clause = worded.clause(verb);
    let met = worded.words[verb].term;
    match worded.before(verb) {
        "first" => Some(Ordinal::First),
        "last" => Some(Ordinal::Last),
        // "Had never met before the summit".
        "never" if matches!(worded.word(verb + 1), "before" | "until") && met == Term::of_word("met") => {
            Some(Ordinal::First)
        }
        _ => (verb..clause.end.min(verb + 8))
            .any(|i| worded.reads(i, "for the first time"))
            .then_some(Ordinal::FirstTime),
    }
}

/// "The last inspection took place".
fn of_noun(worded: &Worded<'_>, verb: usize) -> Option<Ordinal> {
    let clause = worded.clause(verb);
    let says_little = is_light(worded.word(verb)) || places_events(worded.word(verb)) || worded.word(verb) == "was";
    let is_event = |i: usize| event(worded, verb).is_some_and(|event| worded.words[i].term == Some(event));
    let last = (clause.start..verb).find(|&i| matches!(worded.word(i), "last" | "first") && is_event(i + 1));
    last.filter(|_| says_little).map(|i| if worded.word(i) == "last" { Ordinal::Last } else { Ordinal::First })
}
