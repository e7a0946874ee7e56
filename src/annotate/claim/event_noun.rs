//! The noun of an event that a value belongs to: "the dinner on Tuesday".

use std::sync::LazyLock;

use hashbrown::HashSet;

use super::tense::is_past;
use super::term::Term;
use super::vocabulary;
use super::whereabouts::is_preposition;
use super::worded::Worded;

/// The noun of an event that a value belongs to: before it with no verb of its own between ("the dinner on Tuesday was held at"), or
/// behind it where the value opens the sentence ("On Tuesday she gave a dinner").
pub(super) fn event(worded: &Worded<'_>, at: usize) -> Option<Term> {
    static EVENTS: LazyLock<HashSet<Term>> = LazyLock::new(|| vocabulary::terms("event"));
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
pub(super) fn is_own_verb(worded: &Worded<'_>, at: usize) -> bool {
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
    is_past(word) && !places && worded.words[at].mention.is_none()
}
