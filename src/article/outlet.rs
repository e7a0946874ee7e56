//! The name of a publisher or an agency as a page prints it: in its masthead, beside a byline, in its copyright line.

use std::sync::LazyLock;

use hashbrown::HashMap;

use super::credit_line;
use crate::tables::OUTLET_WORDS;

/// A name has at most so many words.
const MOST_WORDS: usize = 6;

/// Words by which a page calls for something; what follows is no masthead.
const CALLS: [&str; 12] =
    ["About", "Contact", "Follow", "Subscribe", "Visit", "Read", "More", "Join", "Support", "From", "Inside", "Get"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Outlet,
    Weak,
    Agency,
}

static WORDS: LazyLock<HashMap<String, Word>> = LazyLock::new(|| {
    let word = |what: &str| match what {
        "outlet" => Word::Outlet,
        "agency" => Word::Agency,
        _ => Word::Weak,
    };
    OUTLET_WORDS.iter().map(|row| (row[0].to_lowercase(), word(row[1]))).collect()
});

/// True for a name that a newspaper's word ends ("The Quay Herald", "Quay Herald Online"), an addition in brackets
/// aside.
pub(super) fn is_outlet(name: &str) -> bool {
    let words = name_words(name);
    let last = words.iter().rev().map(|word| kind(word)).find(|kind| *kind != Some(Word::Weak));
    let called = words.first().is_some_and(|first| CALLS.contains(first));
    !called
        && (2..=MOST_WORDS).contains(&words.len())
        && last == Some(Some(Word::Outlet))
        && credit_line::agency(bare(name)).is_none()
}

/// True for the name of an agency, known or by its last word.
pub(super) fn is_agency(name: &str) -> bool {
    let words = name_words(name);
    let last = words.last().and_then(|word| kind(word));
    credit_line::agency(bare(name)).is_some() || (2..=MOST_WORDS).contains(&words.len()) && last == Some(Word::Agency)
}

/// The outlet whose masthead a line is: its name alone, or before the name of a section ("The Quay Herald » World").
pub(super) fn masthead(text: &str) -> Option<&str> {
    let name = before_section(text);
    is_outlet(name).then_some(name)
}

/// What stands before the mark that parts an outlet from its section.
pub(super) fn before_section(text: &str) -> &str {
    text.split(SECTION).next().unwrap_or_default().trim()
}

/// A name as it is compared with others: in lower case, without an addition in brackets and its article.
pub(crate) fn key(name: &str) -> String {
    let lower = bare(name).to_lowercase();
    lower.strip_prefix("the ").unwrap_or(&lower).to_owned()
}

/// Marks between an outlet and its section.
const SECTION: [char; 4] = ['»', '|', '>', '›'];

/// Whom a copyright line names as the holder: "© 2023 The Quay Herald. All rights reserved."
pub(super) fn copyright_holder(text: &str) -> Option<&str> {
    let start = text.find('©').map(|at| at + '©'.len_utf8())?;
    let rest = text[start..].trim_start_matches(|c: char| c.is_ascii_digit() || " -–,".contains(c));
    let end = rest.find(['.', ',', '|', ';']).unwrap_or(rest.len());
    let name = rest[..end].trim_end_matches(|c: char| c.is_ascii_digit() || " -–".contains(c));
    (!name.is_empty()).then_some(name)
}

/// The name without an addition in brackets behind it.
pub(super) fn bare(name: &str) -> &str {
    let bracketed = name.trim().strip_suffix(')').and_then(|name| name.rsplit_once('('));
    bracketed.map_or(name, |(name, _)| name).trim()
}

/// The words of a name; none where one of them has no capital.
fn name_words(name: &str) -> Vec<&str> {
    let words: Vec<&str> = bare(name).split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase) || matches!(*word, "of" | "the" | "and" | "&");
    if words.iter().all(capital) && !name.ends_with(['.', '?', '!', ':']) { words } else { Vec::new() }
}

fn kind(word: &str) -> Option<Word> {
    WORDS.get(&word.to_lowercase()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mastheads_end_with_a_newspapers_word() {
        assert_eq!(masthead("The Quay Herald"), Some("The Quay Herald"));
        assert_eq!(masthead("QUAY HERALD (TEST)"), Some("QUAY HERALD (TEST)"));
        assert_eq!(masthead("Quay Herald Online » World"), Some("Quay Herald Online"));
        for other in [
            "World News",
            "Top Stories",
            "Herald",
            "Ferry hits post",
            "Quay Press",
            "Contact Quay Herald",
            "The Ferry Hits the Post.",
            "",
        ] {
            assert_eq!(masthead(other), None, "{other}");
        }
    }

    #[test]
    fn agencies_are_no_outlets() {
        assert!(is_agency("Northern Wire (test)") && is_agency("AFP"));
        assert!(!is_agency("Quay Herald") && !is_agency("Wire"));
    }

    #[test]
    fn copyright_lines_name_their_holder() {
        assert_eq!(copyright_holder("© 2021 The Quay Herald. All rights reserved."), Some("The Quay Herald"));
        assert_eq!(
            copyright_holder("© Northern Wire (test) 2021. Printed under licence."),
            Some("Northern Wire (test)")
        );
        assert_eq!(copyright_holder("Copyright © 2021"), None);
        assert_eq!(copyright_holder("No mark"), None);
    }
}
