//! Labels of a page that stick to the words of its text: "ChinaOpens in new window".

use std::borrow::Cow;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::{RepairKind, Repairs};
use crate::tables::GLUED_LABELS;

static LABELS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(GLUED_LABELS.iter().map(|row| row[0]))
        .expect("the labels fit an automaton")
});

/// True where a text holds a label anywhere.
pub(super) fn holds_any(text: &str) -> bool {
    LABELS.is_match(text)
}

/// True where a piece of text between two tags is a label that no sentence holds.
pub(super) fn is_label(text: &str) -> bool {
    let bare = text.trim().trim_matches(['(', ')', '[', ']', ',', ' ']);
    (8..=60).contains(&bare.len())
        && LABELS.find(bare).is_some_and(|found| found.len() == bare.len() && is_anywhere(found.pattern().as_usize()))
}

fn is_anywhere(row: usize) -> bool {
    GLUED_LABELS[row][1] == "any"
}

/// `text` without the labels that stick to its words. A line that is a label and nothing else stays.
pub(super) fn cut<'t>(text: Cow<'t, str>, repairs: &mut Repairs) -> Cow<'t, str> {
    let mut rest = String::new();
    let mut done = 0;
    for found in LABELS.find_iter(text.as_ref()) {
        let Some((start, end)) = Found { text: &text, start: found.start(), end: found.end() }
            .extent(is_anywhere(found.pattern().as_usize()))
            .filter(|(start, _)| *start >= done)
        else {
            continue;
        };
        rest.push_str(&text[done..start]);
        if rest.ends_with(|c: char| !c.is_whitespace()) && text[end..].starts_with(char::is_alphanumeric) {
            rest.push(' ');
        }
        repairs.note(RepairKind::Label, &text[start..end]);
        done = end;
    }
    if done == 0 {
        return text;
    }
    rest.push_str(&text[done..]);
    if rest.chars().any(char::is_alphanumeric) { Cow::Owned(rest) } else { text }
}

/// A label's words in a text.
struct Found<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl Found<'_> {
    /// What to cut, brackets included; none where the words may be the text's own.
    fn extent(&self, anywhere: bool) -> Option<(usize, usize)> {
        let before = self.text[..self.start].chars().next_back();
        let after = self.text[self.end..].chars().next();
        if matches!((before, after), (Some('('), Some(')')) | (Some('['), Some(']'))) {
            let head = self.text[..self.start - 1].trim_end();
            return Some((head.len(), self.end + 1));
        }
        if after.is_some_and(char::is_lowercase) {
            return None;
        }
        let words = &self.text[self.start..self.end];
        let is_capital = words.starts_with(char::is_uppercase);
        let sticks_before = before.is_some_and(|c| c.is_lowercase() || c.is_numeric() || is_end(c)) && is_capital;
        let small_end = words.ends_with(char::is_lowercase);
        let sticks_behind = after.is_some_and(char::is_uppercase)
            && (small_end || self.text[self.end..].chars().nth(1).is_some_and(char::is_lowercase));
        let is_free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let sticks = sticks_before || sticks_behind && is_free(before) && is_capital;
        let is_own = anywhere && (is_free(after) || sticks_behind);
        (sticks || is_own).then_some((self.start, self.end))
    }
}

/// Marks behind which a sentence or a name has ended.
fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '”' | '’' | '"' | ')' | '»' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str) -> String {
        cut(Cow::Borrowed(text), &mut Repairs::default()).into_owned()
    }

    #[test]
    fn a_label_that_sticks_to_a_word_goes_and_the_word_stays() {
        assert_eq!(without("Ships left ChinaOpens in new window on Friday."), "Ships left China on Friday.");
        assert_eq!(without("The report (opens in a new tab) says so."), "The report says so.");
        assert_eq!(without("The quay is old.AdvertisementThe town knows."), "The quay is old. The town knows.");
        assert_eq!(without("The town knows.Read more"), "The town knows.");
        let mut repairs = Repairs::default();
        cut(Cow::Borrowed("ChinaOpens in new window"), &mut repairs);
        assert_eq!(repairs.into_list()[0].was, ["Opens in new window"]);
    }

    #[test]
    fn the_words_of_a_sentence_and_a_line_of_its_own_stay() {
        for text in [
            "She placed an advertisement in the paper. Read more books, he said.",
            "Advertisement",
            "Opens in new window",
            "Advertisements fell by 3%.",
            "An external link to the town is planned.",
        ] {
            assert_eq!(without(text), text);
        }
    }
}
