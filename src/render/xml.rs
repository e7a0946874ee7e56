//! Text → XML: escaped, and without the characters that XML cannot hold.

use super::escape::escaped;

/// Text for an element or an attribute in double quotes.
pub(super) fn text(words: &str) -> String {
    let is_allowed = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..) && *c != '\u{7F}';
    let words: String = words.chars().filter(is_allowed).collect();
    escaped(&words).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(text("a\u{0}b\u{8}c\u{FFFE}d\u{FFFF}e\u{7F}"), "abcde");
        assert_eq!(text("R&D <b>\u{1F600}"), "R&amp;D &lt;b&gt;\u{1F600}");
    }
}
