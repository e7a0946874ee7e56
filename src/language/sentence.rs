//! Text → sentences.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::tables;

/// What the full stop of an abbreviation means for the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// The sentence goes on.
    Inside,
    /// It goes on where a digit follows.
    Number,
    /// It ends only before a word that opens sentences.
    Either,
}

static ABBREVIATIONS: LazyLock<HashMap<&str, Stop>> = LazyLock::new(|| {
    let stop = |name| match name {
        "inside" => Stop::Inside,
        "number" => Stop::Number,
        _ => Stop::Either,
    };
    tables::ABBREVIATIONS.iter().map(|[word, name]| (*word, stop(*name))).collect()
});
static OPENERS: LazyLock<HashSet<&str>> = LazyLock::new(|| tables::SENTENCE_OPENERS.iter().map(|[w]| *w).collect());

/// The sentences of one block of text: byte ranges without the white space around them, in order. Every character of
/// the text that is not white space belongs to exactly one of them.
///
/// Closing quotation marks and brackets belong to the sentence that they close. A blank line always ends a sentence; a
/// single line break does where the lines are no wrapped text.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let full_line = text.lines().map(str::len).max().unwrap_or(0);
    let mut line_start = 0;
    let mut straight_open = false;
    let mut skip_to = 0;
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        match c {
            '"' => straight_open = !straight_open,
            '\n' => {
                if breaks_line(&text[line_start..at], &text[at + 1..], full_line) {
                    push(text, &mut found, start..at);
                    start = at;
                }
                line_start = at + 1;
            }
            _ if is_terminal(c) => {
                let marks_end = end_of_marks(text, at);
                let end = end_of_closers(text, marks_end, &mut straight_open);
                skip_to = end;
                if ends_sentence(text, start, at, marks_end, end) {
                    push(text, &mut found, start..end);
                    start = end;
                }
            }
            _ => {}
        }
    }
    push(text, &mut found, start..text.len());
    found
}

/// Adds a sentence, trimmed; one that holds marks alone joins the sentence before it.
fn push(text: &str, found: &mut Vec<Range<usize>>, range: Range<usize>) {
    let piece = &text[range.clone()];
    let trimmed = piece.trim();
    if trimmed.is_empty() {
        return;
    }
    let start = range.start + (piece.len() - piece.trim_start().len());
    let end = start + trimmed.len();
    match found.last_mut() {
        Some(last) if !trimmed.chars().any(char::is_alphanumeric) => last.end = end,
        _ => found.push(start..end),
    }
}

/// True where a line break parts two sentences: before a blank line, or where the line is no wrapped one.
fn breaks_line(line: &str, rest: &str, full_line: usize) -> bool {
    const LONGEST_WRAPPED: usize = 160;
    let next = rest.trim_start_matches([' ', '\t', '\r']);
    if next.starts_with('\n') {
        return true;
    }
    let goes_on = next.chars().next().is_none_or(char::is_lowercase) || line.trim_end().ends_with([',', '-', '–']);
    !goes_on && (full_line > LONGEST_WRAPPED || line.len() * 10 < full_line * 6)
}

fn is_terminal(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…') || is_unspaced_terminal(c)
}

/// End marks of scripts that set no space, or that mean nothing but the end.
fn is_unspaced_terminal(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '؟' | '۔' | '।' | '॥' | '։' | '\u{1362}' | '\u{104b}')
}

fn end_of_marks(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest.find(|c| !is_terminal(c)).unwrap_or(rest.len())
}

/// The end of the closing marks behind a sentence's end marks. A straight quotation mark closes where one is open,
/// even behind a space, as tokenised text prints it.
fn end_of_closers(text: &str, from: usize, straight_open: &mut bool) -> usize {
    let mut end = from;
    while let Some(c) = text[end..].chars().next() {
        match c {
            '”' | '’' | ')' | ']' | '»' | '›' | '」' | '』' | '）' | '\'' => {}
            '"' if *straight_open => *straight_open = false,
            ' ' if *straight_open
                && text[end + 1..].starts_with('"')
                && !text[end + 2..].starts_with(char::is_alphanumeric) => {}
            _ => break,
        }
        end += c.len_utf8();
    }
    end
}

/// Decides whether the marks at `at..marks_end`, with their closers up to `end`, end the sentence begun at `start`.
fn ends_sentence(text: &str, start: usize, at: usize, marks_end: usize, end: usize) -> bool {
    let marks = &text[at..marks_end];
    let rest = &text[end..];
    let Some(next) = rest.chars().next() else { return true };
    if marks.chars().any(is_unspaced_terminal) {
        return true;
    }
    let opener =
        rest.trim_start().trim_start_matches(['“', '"', '‘', '\'', '(', '[', '«', '—', '–', '-', '•', '*', ' ']);
    let first = opener.chars().next();
    if !next.is_whitespace() {
        // A missing space: “… at last.”The next sentence. Without a closing mark it may be a name ("Node.Js").
        return end > marks_end && next.is_uppercase() && text[marks_end..end].contains(['”', '"']);
    }
    if first.is_some_and(char::is_lowercase) {
        return false;
    }
    if marks.contains('…') || marks.len() > 1 && marks.bytes().all(|b| b == b'.') {
        return first.is_some_and(char::is_uppercase) && first_word(opener) != "I";
    }
    if marks == "." { full_stop_ends(&text[start..at], opener) } else { true }
}

/// Decides for a single full stop, by the word before it and the text behind it.
fn full_stop_ends(before: &str, after: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || "([“\"‘'—–/-".contains(c)).next().unwrap_or("");
    let number_begins_line = word.len() == before.trim_start().len() && word.bytes().all(|b| b.is_ascii_digit());
    if number_begins_line && word.len() <= 3 {
        return false;
    }
    let digit_follows = after.starts_with(|c: char| c.is_ascii_digit());
    let stop = ABBREVIATIONS.get(word).copied().or_else(|| is_initials(word).then_some(Stop::Either));
    match stop {
        None => true,
        Some(Stop::Inside) => false,
        Some(Stop::Number) if digit_follows => false,
        Some(_) => OPENERS.contains(first_word(after)),
    }
}

/// `J`, `U.S`, `a.m`: single letters parted by dots.
fn is_initials(word: &str) -> bool {
    let mut parts = word.split('.').peekable();
    parts.peek().is_some()
        && parts.all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        })
        && (word.contains('.') || word.chars().all(char::is_uppercase) && word != "I")
}

fn first_word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|r| &text[r]).collect()
    }

    fn assert_one(text: &str) {
        assert_eq!(split(text), [text]);
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        assert_one("Gen. Ana Ortiz of the U.S. Navy met Mr. Hale in Washington, D.C. on Feb. 3 at 9 a.m. local time.");
        assert_one("Acme Corp. Chairman J. R. Hale owns 3.5 percent, ranked No. 10.");
        assert_one("The Smith v. Jones ruling, e.g. the part on fees, stands.");
    }

    #[test]
    fn an_abbreviation_ends_a_sentence_before_an_opener() {
        assert_eq!(
            split("They flew to the U.S. The talks began at 9 a.m. It rained."),
            ["They flew to the U.S.", "The talks began at 9 a.m.", "It rained."]
        );
        assert_eq!(split("She joined Acme Corp. He did not."), ["She joined Acme Corp.", "He did not."]);
    }

    #[test]
    fn closing_marks_stay_with_their_sentence() {
        assert_eq!(
            split("“We won.” The crowd left. (It was late.) Rain fell."),
            ["“We won.”", "The crowd left.", "(It was late.)", "Rain fell."]
        );
        assert_eq!(
            split("\"Will it hold?\" he asked. \"It will.\" She left."),
            ["\"Will it hold?\" he asked.", "\"It will.\"", "She left."]
        );
        assert_eq!(split("\" It holds . \" She left ."), ["\" It holds . \"", "She left ."]);
        assert_eq!(split("“It holds at last.”The mayor agreed."), ["“It holds at last.”", "The mayor agreed."]);
    }

    #[test]
    fn dots_in_a_row_end_only_before_a_capital() {
        assert_one("He waited… and waited... until dawn.");
        assert_eq!(split("He waited... Then he left."), ["He waited...", "Then he left."]);
        assert_one("I… I do not know.");
    }

    #[test]
    fn other_scripts_have_their_own_end_marks() {
        assert_eq!(split("会谈开始。双方握手！结束了吗？"), ["会谈开始。", "双方握手！", "结束了吗？"]);
        assert_eq!(split("वार्ता हुई। वे लौटे।"), ["वार्ता हुई।", "वे लौटे।"]);
        assert_eq!(split("هل عاد؟ نعم."), ["هل عاد؟", "نعم."]);
    }

    #[test]
    fn lines_part_sentences_unless_they_are_wrapped() {
        assert_eq!(split("Ferry runs again\n\nThe ferry ran"), ["Ferry runs again", "The ferry ran"]);
        assert_one(
            "The ferry between the two islands ran again for the first time\nLeaving the harbour it sounded its horn and the people cheered.",
        );
        assert_eq!(
            split("Ferry runs\nThe ferry between the two islands ran again for the first time."),
            ["Ferry runs", "The ferry between the two islands ran again for the first time."]
        );
    }

    #[test]
    fn numbered_lines_keep_their_number() {
        assert_one("1. The ferry runs.");
        assert_eq!(split("It opened in 1998. Few came."), ["It opened in 1998.", "Few came."]);
    }

    proptest! {
        #![proptest_config(crate::proptest_cases::cases(256))]
        #[test]
        fn every_visible_character_is_in_one_sentence(text in "([A-Za-z]{1,5}|[.!?…。\"“”’) \n]|U\\.S\\.|\\PC){0,60}") {
            let found = sentences(&text);
            let mut last = 0;
            for range in &found {
                prop_assert!(last <= range.start && range.start < range.end);
                prop_assert!(text[last..range.start].trim().is_empty());
                prop_assert_eq!(text[range.clone()].trim(), &text[range.clone()]);
                last = range.end;
            }
            prop_assert!(text[last..].trim().is_empty());
        }
    }
}
