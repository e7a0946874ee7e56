//! Sentences that stand without a space between them, where a break was taken out: "ended.The next".

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use super::{RepairKind, Repairs};
use crate::tables::{ABBREVIATIONS, SENTENCE_OPENERS};

static SHORT: LazyLock<HashSet<&str>> = LazyLock::new(|| ABBREVIATIONS.iter().map(|row| row[0]).collect());
static OPENERS: LazyLock<HashSet<&str>> = LazyLock::new(|| SENTENCE_OPENERS.iter().map(|row| row[0]).collect());

/// Words behind the dot of an address or of a product's name.
const OF_NAMES: [&str; 9] = ["Com", "Net", "Org", "Co", "Io", "Js", "Uk", "Eu", "Gov"];

/// So many characters before a dot are looked at for the signs of an address.
const LONGEST_ADDRESS: usize = 80;

/// `text` with a space between two sentences that stand without one.
pub(super) fn part<'t>(text: Cow<'t, str>, repairs: &mut Repairs) -> Cow<'t, str> {
    let mut parted = String::new();
    let mut done = 0;
    for (at, mark) in text.match_indices(['.', '!', '?']) {
        let behind = &text[at + mark.len()..];
        let closers = behind.len() - behind.trim_start_matches(['”', '’', '»', ')']).len();
        let end = at + mark.len() + closers;
        if parts_sentences(&text[..at], mark, &text[end..], closers > 0) {
            parted.push_str(&text[done..end]);
            parted.push(' ');
            repairs.note(RepairKind::Space, "");
            done = end;
        }
    }
    if done == 0 {
        return text;
    }
    parted.push_str(&text[done..]);
    Cow::Owned(parted)
}

fn parts_sentences(before: &str, mark: &str, after: &str, is_closed: bool) -> bool {
    let opener = after.strip_prefix(['“', '‘', '«']).unwrap_or(after);
    if !opener.starts_with(char::is_uppercase) {
        return false;
    }
    let word = &before[before.trim_end_matches(char::is_alphanumeric).len()..];
    let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '’' | '\'');
    let next = &opener[..opener.len() - opener.trim_start_matches(is_inside).len()];
    let second = next.chars().nth(1);
    if second.is_some_and(|c| !c.is_lowercase() && c != '’') || OF_NAMES.contains(&next) || SHORT.contains(word) {
        return false;
    }
    let is_address = |c: char| matches!(c, '/' | '@' | '.');
    let mut token = before.chars().rev().take(LONGEST_ADDRESS).take_while(|c| !c.is_whitespace());
    if token.any(is_address) || opener[next.len()..].starts_with(is_address) {
        return false;
    }
    let letters = word.chars().count();
    let is_small = letters >= 3 && word.chars().all(char::is_lowercase);
    let is_name_or_number = letters >= 4 || word.chars().all(char::is_numeric) && letters > 0;
    is_closed && letters >= 2 || is_small || mark == "." && is_name_or_number && OPENERS.contains(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(text: &str) -> String {
        part(Cow::Borrowed(text), &mut Repairs::default()).into_owned()
    }

    #[test]
    fn a_space_is_set_between_two_sentences() {
        assert_eq!(parted("The repairs ended.The next ship came.”She"), "The repairs ended. The next ship came.” She");
        assert_eq!(parted("It lies in Quayton.The town is old!Or so."), "It lies in Quayton. The town is old! Or so.");
        assert_eq!(parted("Порт открыт.Суда ждут."), "Порт открыт. Суда ждут.");
    }

    #[test]
    fn names_addresses_and_abbreviations_stay() {
        for text in [
            "Booking.Com and example.Org",
            "Yahoo!Japan",
            "St.Petersburg",
            "the U.S.Navy",
            "p.m.The",
            "Node.Js",
            "www.Quay.Town",
            "see quay.example/The",
            "Capt.Ek",
            "vs.Ajax",
            "v2.Beta",
            "the end.THE",
            "ended. The",
        ] {
            assert_eq!(parted(text), text);
        }
    }
}
