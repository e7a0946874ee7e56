//! What a number counts: the thing, the words that narrow it, and what befell those who are counted.

use std::sync::LazyLock;

use hashbrown::HashSet;

use super::qualifier;
use super::term::Term;
use super::vocabulary;
use super::worded::Worded;

/// The words between a number and the thing that it counts, the thing, and the index behind it.
///
/// The thing is the last word of content before a small word, a mark, a name or a verb in the past; where none follows at
/// once, it is what the things are said to be: "84 were injured".
pub(super) fn thing(worded: &Worded<'_>, from: usize) -> (Vec<Term>, Option<Term>, usize) {
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
pub(super) fn toll(worded: &Worded<'_>, start: usize, after: usize, thing: Option<Term>) -> Option<Term> {
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
    // "The nine people who died": all of them; "four men who were hurt" may be some.
    let after = if worded.before(start) == "the" && worded.word(after) == "who" { after + 1 } else { after };
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
pub(super) fn thing_before(worded: &Worded<'_>, start: usize) -> Option<Term> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::claim::figure::figures;

    fn counted(text: &str) -> Vec<(Option<Term>, Option<Term>)> {
        let worded = Worded::of(text, &(0..text.len()), &[], &[], |_| false);
        figures(0, &worded, None).into_iter().map(|figure| (figure.thing, figure.toll)).collect()
    }

    #[test]
    fn the_dead_and_the_hurt_are_told_apart() {
        let (dead, hurt) = (Term::of_word("dead"), Term::of_word("hurt"));
        for (text, tolls) in [
            ("Five dockers were killed and 17 hurt.", vec![dead, hurt]),
            ("The fall killed at least five people.", vec![dead]),
            ("He put the number of the injured at 23.", vec![hurt]),
            ("Seventeen others were wounded.", vec![hurt]),
            ("Forty guests danced.", vec![None]),
        ] {
            let found: Vec<Option<Term>> = counted(text).into_iter().map(|(_, toll)| toll).collect();
            assert_eq!(found, tolls, "{text}");
        }
    }

    #[test]
    fn a_verb_behind_a_plural_is_not_counted() {
        let articles = Term::of_word("articles");
        assert_eq!(counted("Its 31 articles cover everything.")[0].0, articles);
        assert_eq!(counted("Its 31 articles were read.")[0].0, articles);
        assert_eq!(counted("About 30 sports clubs closed.")[0].0, Term::of_word("clubs"));
    }
}
