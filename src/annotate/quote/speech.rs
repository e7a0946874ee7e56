//! Marks that hold no speech: titles, nicknames, ships, terms and other words that somebody only keeps at arm's length.

use super::cue::Cue;
use super::reading::Reading;
use super::speaker::Speaker;

/// Words of the shortest quotation that is speech though nobody is said to speak.
const UNSAID: usize = 4;

/// Quotations of the longest row of terms.
const ROW: usize = 8;

/// Words of the longest name or term.
const TERM: usize = 6;

/// True for words that somebody is told to have uttered or written.
pub(super) fn is_speech(reading: &Reading<'_>, piece: usize, text: &str, speaker: &Speaker) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let told = speaker.cue.is_some() || speaker.entity.is_some();
    let comma = text.ends_with(',');
    if is_named(reading, piece, ROW) {
        return false;
    }
    let before = piece.checked_sub(1).map(|before| reading.lower(before)).unwrap_or_default();
    if matches!(before.as_str(), "call" | "calls" | "called" | "calling")
        && words.len() <= TERM
        && !is_told_of_a_thing(reading, piece)
    {
        return false;
    }
    if matches!(before.as_str(), "wrote" | "writes" | "read" | "reads" | "signed") && words.len() <= 2 {
        return false;
    }
    if is_title(&words) && !(comma && told) && speaker.rule != "named before the colon" {
        return false;
    }
    told || words.len() >= UNSAID
}

/// After a word for titles and names, or in a row with one that is: "words such as “will” and “may”".
fn is_named(reading: &Reading<'_>, piece: usize, row: usize) -> bool {
    let floor = reading.sentences[reading.sentence_of(piece)].pieces.start;
    let mut at = piece;
    while at > floor
        && at + 4 > piece
        && (matches!(reading.text(at - 1), ",") || matches!(reading.lower(at - 1).as_str(), "and" | "or"))
    {
        at -= 1;
    }
    if row > 0 && at < piece && at > floor && reading.is_quote(at - 1) {
        return is_named(reading, at - 1, row - 1);
    }
    let words: Vec<String> = (floor..piece).rev().take(3).map(|piece| reading.lower(piece)).collect();
    let [last, rest @ ..] = words.as_slice() else { return false };
    let as_such =
        matches!(last.as_str(), "as") && rest.first().is_some_and(|word| matches!(word.as_str(), "such" | "known"));
    let after_comma =
        last.is_empty() && rest.first().is_some_and(|word| Cue::Naming.has(word)) && reading.text(piece - 1) == ",";
    let spoken = Cue::Said.has(last) && !matches!(last.as_str(), "sang" | "sings");
    let with = rest.iter().any(|word| matches!(word.as_str(), "with" | "his" | "her"))
        || (floor..piece).rev().take(4).any(|piece| reading.owns(piece));
    let words_said = matches!(last.as_str(), "words" | "word") && with;
    as_such || after_comma || Cue::Naming.has(last) && !spoken && !words_said
}

/// "what Stein called “…”" and "called it “…”", unlike "a train called “…”".
fn is_told_of_a_thing(reading: &Reading<'_>, piece: usize) -> bool {
    let told = &reading.sentences[reading.sentence_of(piece)].pieces;
    let from = piece.saturating_sub(8).max(told.start);
    (from..piece).any(|at| matches!(reading.lower(at).as_str(), "what" | "he" | "she"))
}

/// "The Old Man and the Sea": every word that is not small by rule has a capital, and nothing ends a sentence.
fn is_title(words: &[&str]) -> bool {
    let plain = |word: &&&str| word.len() > 3;
    let capital = |word: &&str| word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
    let open = words.last().is_some_and(|last| !last.ends_with(['.', '!', '?', '…']));
    let long: Vec<&&str> = words.iter().filter(plain).collect();
    words.len() >= 2
        && open
        && words.first().is_some_and(capital)
        && long.iter().all(|word| capital(word))
        && long.len() * 2 >= words.len()
}
