//! What a value is told of where the verb says little: "the lunch was held", "made her invitation", "the building took".

use std::ops::Range;

use super::event_noun::is_own_verb;
use super::tense::is_past;
use super::term::Term;
use super::worded::Worded;

/// From the verb to the head of its object stand so many words at most.
const REACH: usize = 6;

/// The head of the subject and that of the object of a verb, what they mean; none where a comma parts the verb from the value or
/// where it is denied: "no arrests were made".
pub(super) fn nouns(worded: &Worded<'_>, verb: usize, value: usize) -> Vec<Term> {
    if (verb.min(value)..verb.max(value)).any(|i| worded.word(i) == ",") {
        return Vec::new();
    }
    let clause = worded.clause(verb);
    let from = (clause.start..verb).rev().find(|&i| worded.word(i) == ",").map_or(clause.start, |comma| comma + 1);
    let subject = (from..verb).find(|&i| is_head(worded, i));
    let object = (verb + 1..clause.end.min(verb + REACH)).take_while(|&i| !worded.words[i].is_mark);
    let object = object.take_while(|&i| !is_preposition(worded.word(i))).find(|&i| is_head(worded, i));
    let is_denied =
        |&i: &usize| (from.max(i.saturating_sub(3))..i).any(|i| matches!(worded.word(i), "no" | "not" | "never"));
    let mut found: Vec<Term> =
        subject.into_iter().chain(object).filter(|i| !is_denied(i)).filter_map(|i| worded.words[i].term).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// What a length of time is of: "the truce will last 60 days", "a 14-hour session", "eleven hours of talks".
pub(super) fn lasting(worded: &Worded<'_>, words: Range<usize>) -> Option<Term> {
    let is_noun = |&i: &usize| worded.words[i].term.is_some() && !is_past(worded.word(i));
    let head = |at: usize| (at..worded.len().min(at + 4)).take_while(is_noun).last();
    let of = if worded.word(words.end) == "of" { head(words.end + 1) } else { None };
    let hyphened =
        worded.words.get(words.start).is_some_and(|word| word.time.is_some_and(|time| time.value.starts_with('P')))
            && (words.start..words.end).any(|i| worded.word(i).contains('-'));
    let joined = if hyphened { head(words.end) } else { None };
    let verb = (words.start.saturating_sub(4)..words.start)
        .rev()
        .find(|&i| lasts(worded.word(i)) || worded.reads(i, "went on"));
    let subject = || {
        let verb = verb?;
        let clause = worded.clause(verb);
        // "A hearing that lasted two hours", "talks in Hanoi that lasted".
        if matches!(worded.before(verb), "that" | "which") {
            return (clause.start..verb - 1).rev().find(|&i| is_head(worded, i));
        }
        let from = (clause.start..verb).rev().find(|&i| worded.word(i) == ",").map_or(clause.start, |comma| comma + 1);
        // "The talks were held at the ministry and lasted": the subject is that of the first verb.
        let is_verb = |i: &usize| is_own_verb(worded, *i) || matches!(worded.word(*i), "were" | "was");
        let first = (from..verb).find(is_verb).filter(|_| worded.before(verb) == "and");
        let to = first.unwrap_or(verb);
        let is_plain = (from..to).all(|i| !is_verb(&i) && worded.word(i) != "and" || first.is_some());
        (from..to).find(|&i| is_head(worded, i)).filter(|_| is_plain)
    };
    worded.words[of.or(joined).or_else(subject)?].term
}

/// Verbs that say how long their subject goes on.
fn lasts(word: &str) -> bool {
    matches!(
        word,
        "last"
            | "lasts"
            | "lasted"
            | "took"
            | "take"
            | "takes"
            | "taken"
            | "run"
            | "runs"
            | "ran"
            | "continued"
            | "dragged"
            | "burned"
            | "burnt"
            | "raged"
    )
}

/// True for a noun that ends its row of nouns and adjectives: no name, no verb.
fn is_head(worded: &Worded<'_>, at: usize) -> bool {
    let ends = worded.words.get(at + 1).is_none_or(|next| next.term.is_none() || is_own_verb(worded, at + 1));
    let is_noun = !is_own_verb(worded, at) && !worded.word(at).ends_with("ly") && !worded.word(at).ends_with("ing")
        || matches!(
            worded.word(at),
            "meeting" | "building" | "signing" | "opening" | "hearing" | "wedding" | "landing"
        );
    worded.words[at].term.is_some() && ends && is_noun
}

fn is_preposition(word: &str) -> bool {
    matches!(word, "in" | "at" | "on" | "to" | "from" | "by" | "with" | "for" | "into" | "after" | "before" | "during")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worded(text: &str) -> Worded<'_> {
        Worded::of(text, &(0..text.len()), &[], &[], |_| false)
    }

    #[test]
    fn a_verb_that_says_little_is_of_its_nouns() {
        let lunch = worded("The lunch for the envoys was held in the mill.");
        assert!(nouns(&lunch, 6, 9).contains(&Term::of_word("lunch").unwrap()));
        let offer = worded("She made her invitation to the talks in spring.");
        assert!(nouns(&offer, 1, 8).contains(&Term::of_word("invitation").unwrap()));
        let none = worded("No arrests were made in the town.");
        assert!(!nouns(&none, 3, 6).contains(&Term::of_word("arrests").unwrap()));
        let parted = worded("The lunch was held, he said in town.");
        assert!(nouns(&parted, 3, 8).is_empty());
    }

    #[test]
    fn what_lasts_is_the_subject_of_the_verb_beside_the_length() {
        let truce = worded("The truce will last 60 days.");
        assert_eq!(lasting(&truce, 4..6), Term::of_word("truce"));
        let talks = worded("Eleven hours of talks brought nothing.");
        assert_eq!(lasting(&talks, 0..2), Term::of_word("talks"));
        let joined = worded("The talks were held at the ministry and lasted four hours.");
        assert_eq!(lasting(&joined, 9..11), Term::of_word("talks"), "the ministry does not last");
        let behind = worded("She ruled after a hearing that lasted two hours.");
        assert_eq!(lasting(&behind, 7..9), Term::of_word("hearing"));
    }
}
