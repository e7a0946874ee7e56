//! The noun of an event that a value belongs to: "the dinner on Tuesday".

use std::ops::Range;
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
    noun_of(worded, at, |term| EVENTS.contains(&term))
}

/// The noun of what takes the length of time at these words: an event, or what holds for some time ("the truce"); also behind
/// them ("nine hours of talks", "a nine-hour hearing"), and the only one of the clause.
pub(super) fn lasting(worded: &Worded<'_>, words: Range<usize>) -> Option<Term> {
    const REACH: usize = 4;
    let lasts = |term: Term| EVENTS.contains(&term) || LASTING.contains(&term);
    let term = |i: usize| worded.words[i].term.filter(|term| lasts(*term));
    let behind = || {
        let is_joined =
            worded.word(words.end) == "of" || worded.lower[words.clone()].iter().any(|word| word.contains('-'));
        let reach = words.end..worded.len().min(words.end + REACH);
        reach.take_while(|&i| !worded.words[i].is_mark).find_map(term).filter(|_| is_joined)
    };
    let only = || {
        let mut all = worded.clause(words.start).filter(|&i| !is_aside(worded, i)).filter_map(term);
        let first = all.next()?;
        all.all(|other| other == first).then_some(first)
    };
    behind().or_else(|| noun_of(worded, words.start, lasts)).or_else(only)
}

/// The first noun of an event or of what holds for some time in a sentence.
pub(super) fn first(worded: &Worded<'_>) -> Option<Term> {
    let terms = worded.words.iter().filter_map(|word| word.term);
    terms.into_iter().find(|term| EVENTS.contains(term) || LASTING.contains(term))
}

static EVENTS: LazyLock<HashSet<Term>> = LazyLock::new(|| vocabulary::terms("event"));
static LASTING: LazyLock<HashSet<Term>> = LazyLock::new(|| vocabulary::terms("lasting"));

fn noun_of(worded: &Worded<'_>, at: usize, names: impl Fn(Term) -> bool) -> Option<Term> {
    let clause = worded.clause(at);
    let is_event = |&i: &usize| worded.words[i].term.is_some_and(&names) && !is_aside(worded, i);
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
            | "taken"
            | "needed"
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
            | "occurred"
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
    let goes = word == "got" && matches!(worded.word(at + 1), "under" | "underway" | "going");
    is_past(word) && !places && !goes && worded.words[at].mention.is_none()
}

#[cfg(test)]
mod tests {
    use super::lasting;
    use crate::annotate::Term;
    use crate::annotate::claim::qualifier::is_set_apart;
    use crate::annotate::claim::worded::Worded;

    #[test]
    fn lengths_of_time_find_what_takes_them() {
        for (text, words, noun) in [
            ("Nine hours of talks ended without a word.", 0..2, Some("talks")),
            ("The mayor led a nine-hour hearing.", 4..5, Some("hearing")),
            ("The truce will hold for ninety days.", 5..7, Some("truce")),
            ("The mayor slept for nine hours.", 4..6, None),
        ] {
            let worded = Worded::of(text, &(0..text.len()), &[], &[], |_| false);
            assert_eq!(lasting(&worded, words), noun.and_then(Term::of_word), "{text}");
        }
    }

    #[test]
    fn last_is_a_verb_behind_will() {
        for (text, at, is_apart) in
            [("The truce will last 60 days.", 4, false), ("It rained the last 60 days.", 4, true)]
        {
            let worded = Worded::of(text, &(0..text.len()), &[], &[], |_| false);
            assert_eq!(is_set_apart(&worded, at), is_apart, "{text}");
        }
    }
}
