//! What the texts themselves call unknown, unconfirmed or undecided.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::salience::Salience;
use super::sentence::Reader;
use super::standalone::is_readable;
use crate::annotate::EventStatus;
use crate::briefing::{Event, Statement};
use crate::tables::OPEN_QUESTIONS;

/// Questions at most: nobody reads more, and each is held against all others.
const MOST: usize = 40;

/// Words that a `*` of a phrase stands for, at most.
const GAP: usize = 3;

/// For the first word of each phrase, what may follow it.
static PHRASES: LazyLock<BTreeMap<&'static str, Vec<Vec<&'static str>>>> = LazyLock::new(|| {
    let mut phrases: BTreeMap<&str, Vec<Vec<&str>>> = BTreeMap::new();
    for [words] in OPEN_QUESTIONS {
        let mut words = words.split(' ');
        phrases.entry(words.next().unwrap_or_default()).or_default().push(words.collect());
    }
    phrases
});

/// The statements that ask what none answers, the last source first. A question is answered where its event is told as done, or
/// where a sentence of another source says the same without a doubt.
pub(super) fn open_questions(reader: &Reader<'_>, salience: &Salience, events: &[Event]) -> Vec<Statement> {
    let mut asking: Vec<Statement> =
        reader.statements().filter(|&at| asks(reader, at) && is_readable(reader, at)).collect();
    // What the last source still asks is open; what the first asked may have been told since.
    let day = |at: &Statement| reader.articles[at.article].article.date.as_ref().map(|date| date.value.last());
    asking.sort_by_key(|at| (std::cmp::Reverse(day(at)), *at));
    let asked: BTreeSet<Statement> = asking.iter().copied().collect();
    let mut answered: BTreeSet<Statement> = BTreeSet::new();
    for event in events.iter().filter(|event| matches!(event.status, EventStatus::Happened | EventStatus::Ongoing)) {
        let doubtful = event.statements.iter().filter(|told| told.status == EventStatus::Possible);
        answered.extend(doubtful.map(|told| told.statement).filter(|at| asked.contains(at)));
    }
    let mut open: Vec<Statement> = Vec::new();
    for at in asking.into_iter().filter(|at| !answered.contains(at)) {
        if open.len() == MOST {
            break;
        }
        if !open.iter().any(|&other| salience.say_the_same(reader, at, other)) {
            open.push(at);
        }
    }
    open
}

/// True where a sentence says of something that it is not known.
pub(super) fn asks(reader: &Reader<'_>, at: Statement) -> bool {
    let words = reader.unquoted_words(at);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    words.iter().enumerate().any(|(at, first)| {
        PHRASES.get(first).is_some_and(|rests| rests.iter().any(|rest| matches(rest, &words[at + 1..])))
    })
}

fn matches(phrase: &[&str], words: &[&str]) -> bool {
    match phrase.split_first() {
        None => true,
        Some((&"*", rest)) => (0..=GAP.min(words.len())).any(|gap| matches(rest, &words[gap..])),
        Some((first, rest)) => words.first() == Some(first) && matches(rest, &words[1..]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_a_few_words() {
        let found = |phrase: &str, text: &str| {
            let (phrase, words): (Vec<&str>, Vec<&str>) = (phrase.split(' ').collect(), text.split(' ').collect());
            (0..words.len()).any(|start| matches(&phrase, &words[start..]))
        };
        assert!(found("not * clear", "it is not yet clear who pays"));
        assert!(found("not * clear", "it is not clear who pays"));
        assert!(!found("not * clear", "it is not what the mayor made clear"));
    }
}
