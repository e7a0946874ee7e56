//! What a text is, whatever its file name says.

use super::Format;
use crate::markup::{Kind, Piece, kind, pieces};

/// Pieces in which the first tag of a page must stand.
const LOOKED_AT: usize = 40;

/// The format of a text whose file name promises one. A page saved under another name is a page; what has no tag at all
/// is plain text, whose line ends mean something.
pub(super) fn sniff(text: &str, promised: Format) -> Format {
    match promised {
        _ if is_page(text) => Format::Html,
        Format::Text if is_fragment(text) => Format::Html,
        Format::Html if !has_tags(text) => Format::Text,
        promised => promised,
    }
}

/// True where a text begins as a whole page does, comments and declarations aside.
fn is_page(text: &str) -> bool {
    for piece in pieces(text).take(LOOKED_AT) {
        match piece {
            Piece::Declaration(whole) if begins_low(whole, "<!doctype html") => return true,
            Piece::Open(open) => return open.name.eq_ignore_ascii_case("html"),
            Piece::Text(words) if !words.trim().is_empty() => return false,
            Piece::Close { .. } => return false,
            _ => {}
        }
    }
    false
}

/// True for a piece of a page: it begins with a block's tag, and closes a block.
fn is_fragment(text: &str) -> bool {
    let is_block = |name| matches!(kind(name), Kind::Block | Kind::Closes);
    let first =
        pieces(text).take(LOOKED_AT).find(|piece| !matches!(piece, Piece::Text(words) if words.trim().is_empty()));
    matches!(first, Some(Piece::Open(open)) if is_block(open.name))
        && pieces(text).any(|piece| matches!(piece, Piece::Close { name, .. } if is_block(name)))
}

/// True where a text holds a tag of HTML: an address between `<` and `>` is none.
fn has_tags(text: &str) -> bool {
    pieces(text).any(|piece| match piece {
        Piece::Open(open) => {
            kind(open.name) != Kind::Inline || INLINE.iter().any(|name| name.eq_ignore_ascii_case(open.name))
        }
        _ => false,
    })
}

const INLINE: [&str; 6] = ["head", "title", "span", "script", "style", "iframe"];

fn begins_low(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
}

/// The address that a browser or SingleFile notes in a comment at the top of a page that it saves.
pub(super) fn saved_from(text: &str) -> Option<String> {
    let mut comments = pieces(text).take(LOOKED_AT).filter_map(|piece| match piece {
        Piece::Comment { inside, .. } => Some(inside),
        _ => None,
    });
    comments.find_map(address_in)
}

fn address_in(comment: &str) -> Option<String> {
    let after = match comment.split_once("saved from url=(") {
        Some((_, after)) => after.split_once(')')?.1,
        None if comment.contains("Page saved with SingleFile") => comment.split_once("url:")?.1,
        None => return None,
    };
    let address = after.split_whitespace().next()?;
    address.starts_with("http").then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_known_by_its_beginning() {
        for page in ["\n<!DOCTYPE HTML><p>x", "<?xml version=\"1.0\"?>\n<html>", "<!-- x --><HTML lang=en>"] {
            assert_eq!(sniff(page, Format::Text), Format::Html, "{page}");
            assert_eq!(sniff(page, Format::Markdown), Format::Html, "{page}");
        }
    }

    #[test]
    fn a_piece_of_a_page_is_one_and_a_text_with_marks_is_not() {
        assert_eq!(sniff("<div class=a>\n<p>The ferry waits.</p></div>", Format::Text), Format::Html);
        assert_eq!(sniff("<p>Not closed", Format::Text), Format::Text);
        assert_eq!(sniff("<Ann> It waits.</p>", Format::Text), Format::Text);
        assert_eq!(sniff("<div>x</div>", Format::Markdown), Format::Markdown);
    }

    #[test]
    fn a_text_under_the_name_of_a_page_is_a_text() {
        assert_eq!(sniff("One line.\nMail <ann@example.org>, 1 < 2.", Format::Html), Format::Text);
        assert_eq!(sniff("One line.<br>Two", Format::Html), Format::Html);
    }

    #[test]
    fn the_address_that_a_browser_notes_is_read() {
        let address = Some("https://example.org/a".to_owned());
        assert_eq!(saved_from("<!doctype html>\n<!-- saved from url=(0021)https://example.org/a -->\n<html>"), address);
        assert_eq!(
            saved_from("<html><!--\n Page saved with SingleFile \n url: https://example.org/a \n saved date: x\n-->"),
            address
        );
        assert_eq!(saved_from("<html><!-- url: https://example.org/a -->"), None);
    }
}
