//! Where two quotations of one utterance give the same stretch of it.

use std::collections::BTreeMap;

use crate::article::Span;
use crate::language::{TokenKind, tokens};

/// Words of the runs that are looked for, as when quotations are compared.
const RUN: usize = 3;
/// Differing words at an end that still count as the same stretch: "would mend" beside "will mend".
const LEEWAY: usize = 3;

/// A word in small letters, with its place.
type Word = (Span, String);

/// The byte ranges, in `one` and in `other`, between the first and the last run of words that both have; the whole of
/// both where the runs do not stand in one order.
pub(super) fn overlap(one: &str, other: &str) -> (Span, Span) {
    let whole = || (0..one.len(), 0..other.len());
    let (ours, theirs) = (words(one), words(other));
    let mut places: BTreeMap<Vec<&str>, (usize, usize)> = BTreeMap::new();
    for (at, run) in theirs.windows(RUN).enumerate() {
        places.entry(text(run)).and_modify(|(_, last)| *last = at).or_insert((at, at));
    }
    let mut shared = ours.windows(RUN).enumerate().filter_map(|(at, run)| Some((at, *places.get(&text(run))?)));
    let Some((first, (there, last))) = shared.next() else { return whole() };
    let (end, end_there) = shared.next_back().map_or((first, last), |(at, (_, last))| (at, last));
    if end_there < there {
        return whole();
    }
    let (from, from_there) = widened(first, there);
    let left = (ours.len() - end - RUN, theirs.len() - end_there - RUN);
    let (more, more_there) = widened(left.0, left.1);
    let range = |words: &[Word], from: usize, after: usize| words[from].0.start..words[words.len() - 1 - after].0.end;
    (range(&ours, from, more), range(&theirs, from_there, more_there))
}

/// How many words stay outside at an end, of so many that stand there on each side: a few that both have are taken in.
fn widened(ours: usize, theirs: usize) -> (usize, usize) {
    let both = ours.min(theirs);
    if both <= LEEWAY { (ours - both, theirs - both) } else { (ours, theirs) }
}

fn text(run: &[Word]) -> Vec<&str> {
    run.iter().map(|(_, word)| word.as_str()).collect()
}

fn words(text: &str) -> Vec<Word> {
    let found = tokens(text).into_iter().filter(|token| token.kind != TokenKind::Mark);
    found.map(|token| (token.span.clone(), token.text(text).to_lowercase().replace('’', "'"))).collect()
}

#[cfg(test)]
mod tests {
    use super::overlap;

    fn parts<'t>(one: &'t str, other: &'t str) -> (&'t str, &'t str) {
        let (here, there) = overlap(one, other);
        (&one[here], &other[there])
    }

    #[test]
    fn a_head_or_a_tail_that_only_one_gives_is_outside() {
        let long =
            "Nobody sleeps well here, but we will mend the old harbour wall before the winter, and that is a promise.";
        assert_eq!(
            parts(long, "we will mend the old wooden harbour wall before the winter"),
            (
                "we will mend the old harbour wall before the winter",
                "we will mend the old wooden harbour wall before the winter"
            )
        );
    }

    #[test]
    fn words_that_differ_at_an_end_of_both_are_inside() {
        assert_eq!(
            parts("They shall mend the harbour wall soon", "And so they will mend the harbour wall early"),
            ("They shall mend the harbour wall soon", "they will mend the harbour wall early")
        );
        assert_eq!(parts("No word", "of the same"), ("No word", "of the same"));
    }
}
