//! Which words of one utterance differ between the sources that give it.

use std::ops::Range;

use crate::language::{Token, TokenKind, tokens};

/// Longer texts are shown without marks: comparing them word by word would take too long.
const LONGEST: usize = 600;

/// The ranges of `text` whose words are not in `other`, in order, without the head or tail where `other` has not begun
/// or has ended (longest common subsequence of words; case, marks and
/// the shape of apostrophes do not count).
pub(super) fn differing(text: &str, other: &str) -> Vec<Range<usize>> {
    let (ours, theirs) = (words(text), words(other));
    if ours.len() > LONGEST || theirs.len() > LONGEST {
        return Vec::new();
    }
    let same = |i: usize, j: usize| ours[i].1 == theirs[j].1;
    let mut table = vec![vec![0u16; theirs.len() + 1]; ours.len() + 1];
    for i in (0..ours.len()).rev() {
        for j in (0..theirs.len()).rev() {
            table[i][j] = if same(i, j) { table[i + 1][j + 1] + 1 } else { table[i + 1][j].max(table[i][j + 1]) };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut last_marked = None;
    let (mut met, mut skipped) = (false, false);
    while i < ours.len() {
        if j < theirs.len() && same(i, j) {
            (i, j, met, skipped) = (i + 1, j + 1, true, false);
        } else if j < theirs.len() && table[i][j + 1] >= table[i + 1][j] {
            (j, skipped) = (j + 1, true);
        } else {
            let span = ours[i].0.clone();
            let hangs_over = (!met || j == theirs.len()) && !skipped;
            if hangs_over {
                i += 1;
                continue;
            }
            match found.last_mut() {
                Some(range) if i > 0 && last_marked == Some(i - 1) => range.end = span.end,
                _ => found.push(span),
            }
            last_marked = Some(i);
            i += 1;
        }
    }
    found
}

fn words(text: &str) -> Vec<(Range<usize>, String)> {
    let word = |t: &Token| (t.span.clone(), t.text(text).to_lowercase().replace('’', "'"));
    tokens(text).iter().filter(|t| t.kind != TokenKind::Mark).map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked<'t>(text: &'t str, other: &str) -> Vec<&'t str> {
        differing(text, other).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn only_words_that_differ_are_marked() {
        assert_eq!(marked("the risk of delay or loss", "the risk of delay and loss"), ["or"]);
        assert_eq!(marked("the risk of delay or loss", "the risk of delay or damage"), ["loss"]);
        assert_eq!(marked("It’s Fine, really", "it's fine really"), Vec::<&str>::new());
        assert_eq!(marked("we will not go there", "we go there"), ["will not"]);
        assert_eq!(marked("", "anything"), Vec::<&str>::new());
        assert_eq!(marked("as I said, the quay stays open for now", "the quay stays open"), Vec::<&str>::new());
    }
}
