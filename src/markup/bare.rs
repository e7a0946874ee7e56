//! The text of a page without its tags.

use super::{Kind, Piece, kind, pieces};

/// The text of a page, a line for each block; what a browser does not show is left out, entities are read.
pub(crate) fn bare(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut shows_raw = false;
    for piece in pieces(html) {
        match piece {
            Piece::Text(words) => push(&mut text, words),
            Piece::Raw(words) if shows_raw => push(&mut text, words),
            Piece::Open(open) => {
                shows_raw = ["plaintext", "xmp"].iter().any(|name| name.eq_ignore_ascii_case(open.name));
                part(&mut text, kind(open.name));
            }
            Piece::Close { name, .. } => part(&mut text, kind(name)),
            Piece::Raw(_) | Piece::Comment { .. } | Piece::Data(_) | Piece::Declaration(_) => {}
        }
    }
    text
}

/// Text with its entities read: the numeric ones, and those names that running text needs. Others stay as written.
pub(crate) fn with_entities_read(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    read_entities(&mut text, words);
    text
}

/// Adds running text: its own line ends mean nothing.
fn push(text: &mut String, words: &str) {
    for (index, line) in words.split('\n').enumerate() {
        if index > 0 && !text.ends_with(['\n', ' ']) && !text.is_empty() {
            text.push(' ');
        }
        read_entities(text, line);
    }
}

fn part(text: &mut String, kind: Kind) {
    if kind.breaks_line() && !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

fn read_entities(text: &mut String, words: &str) {
    let mut rest = words;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let name = rest.as_bytes().iter().take(LONGEST_ENTITY).position(|&byte| byte == b';').map(|end| &rest[..end]);
        match name.and_then(|name| Some((name.len() + 1, entity(name)?))) {
            Some((length, c)) => {
                text.push(c);
                rest = &rest[length..];
            }
            None => text.push('&'),
        }
    }
    text.push_str(rest);
}

/// Longer names, in bytes, are not looked at.
const LONGEST_ENTITY: usize = 12;

/// The character of an entity, as the HTML standard reads it: U+FFFD for what is no character.
fn entity(name: &str) -> Option<char> {
    let number = |digits: &str, radix| {
        let number = u32::from_str_radix(digits, radix).ok()?;
        Some(char::from_u32(number).filter(|&c| c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER))
    };
    if let Some(digits) = name.strip_prefix("#x").or_else(|| name.strip_prefix("#X")) {
        return number(digits, 16);
    }
    if let Some(digits) = name.strip_prefix('#') {
        return number(digits, 10);
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| *c)
}

const NAMED: [(&str, char); 16] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("hellip", '…'),
    ("middot", '·'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_left_without_tags_and_scripts_a_line_for_each_block() {
        let text =
            bare("<div a='b'>The <b>ship</b><script>if (a < b) {}</script>\n waits</div><p>Two<br>three<!-- x --><");
        assert_eq!(text, "The ship  waits\nTwo\nthree<");
    }

    #[test]
    fn entities_are_read_and_what_is_no_character_harms_nothing() {
        assert_eq!(
            bare("Tom &amp; Ann&#8217;s &#x2014; &#xD800;&#0;&nope; & &#99999999;"),
            "Tom & Ann’s — \u{FFFD}\u{FFFD}&nope; & \u{FFFD}"
        );
    }
}
