//! Marks of a markup that stand in a plain text: tags of HTML, codes of forums, Markdown. What they enclose stays.

use std::borrow::Cow;

use super::{RepairKind, Repairs};

/// Elements whose tags are left out of a text that closes one.
const ELEMENTS: [&str; 32] = [
    "a",
    "abbr",
    "article",
    "b",
    "blockquote",
    "br",
    "center",
    "cite",
    "div",
    "em",
    "figcaption",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "img",
    "li",
    "ol",
    "p",
    "q",
    "s",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "u",
    "ul",
];
/// Codes of forums, in brackets.
const CODES: [&str; 12] = ["b", "i", "u", "s", "url", "img", "quote", "size", "color", "center", "list", "font"];
/// Longer tags, in bytes, are none.
const LONGEST: usize = 400;

/// Which markup a whole text shows by a mark that closes something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks {
    tags: bool,
    codes: bool,
    markdown: bool,
}

impl Marks {
    pub(super) fn of(text: &str) -> Self {
        let closes = |open: &str, names: &[&str]| {
            text.match_indices(open).any(|(at, _)| names.contains(&name(&text[at + open.len()..])))
        };
        Self {
            tags: closes("</", &ELEMENTS) || closes("&lt;/", &ELEMENTS) || text.contains("<br"),
            codes: closes("[/", &CODES),
            markdown: text.contains("**") || text.contains("](http"),
        }
    }
}

/// `text` without the marks of the markup that the whole text shows.
pub(super) fn strip<'t>(text: Cow<'t, str>, marks: Marks, repairs: &mut Repairs) -> Cow<'t, str> {
    let mut text = text;
    if marks.tags && text.contains('<') {
        text = Cow::Owned(without_tags(&text, ('<', '>'), &ELEMENTS, repairs));
    }
    if marks.codes && text.contains('[') {
        text = Cow::Owned(without_tags(&text, ('[', ']'), &CODES, repairs));
    }
    if marks.markdown {
        if text.contains("](") {
            text = Cow::Owned(without_links(&text, repairs));
        }
        if text.contains("**") {
            text = Cow::Owned(without_stars(&text, repairs));
        }
        if let Some(heading) = heading(&text) {
            repairs.note(RepairKind::Markup, &text[..text.len() - heading.len()]);
            text = Cow::Owned(heading.to_owned());
        }
    }
    text
}

fn name(inside: &str) -> &str {
    let end = inside.bytes().take(12).take_while(u8::is_ascii_alphanumeric).count();
    &inside[..end]
}

fn without_tags(text: &str, (open, close): (char, char), names: &[&str], repairs: &mut Repairs) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut done = 0;
    for (at, _) in text.match_indices(open) {
        let inside = &text[at + 1..];
        let called = name(inside.strip_prefix('/').unwrap_or(inside)).to_ascii_lowercase();
        if at < done || !names.contains(&called.as_str()) {
            continue;
        }
        let Some(length) = inside.bytes().take(LONGEST).position(|byte| byte == close as u8) else { continue };
        rest.push_str(&text[done..at]);
        if matches!(called.as_str(), "br" | "p" | "div" | "li" | "h1" | "h2" | "h3" | "h4" | "blockquote" | "quote") {
            rest.push(' ');
        }
        done = at + length + 2;
        repairs.note(RepairKind::Markup, &text[at..done]);
    }
    rest.push_str(&text[done..]);
    rest
}

/// `[words](address)` as its words, a picture as the words that stand for it.
fn without_links(text: &str, repairs: &mut Repairs) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut done = 0;
    for (at, _) in text.match_indices("](") {
        let address = &text[at + 2..];
        let Some(length) = address.bytes().take(LONGEST).position(|byte| byte == b')') else { continue };
        let words = text[..at].char_indices().rev().take(LONGEST).take_while(|(start, _)| *start >= done);
        let Some((open, _)) = words.into_iter().find(|(_, c)| *c == '[') else { continue };
        if !(address.starts_with("http") || address.starts_with('/')) {
            continue;
        }
        let start = if text[..open].ends_with('!') && open > done { open - 1 } else { open };
        rest.push_str(&text[done..start]);
        rest.push_str(&text[open + 1..at]);
        done = at + length + 3;
        repairs.note(RepairKind::Markup, &text[at..done]);
    }
    rest.push_str(&text[done..]);
    rest
}

/// Text between pairs of two stars, without them; a star pair that encloses nothing stays.
fn without_stars(text: &str, repairs: &mut Repairs) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut remaining = text;
    while let Some((before, after)) = remaining.split_once("**") {
        rest.push_str(before);
        let pair = after.split_once("**").filter(|(inner, _)| !inner.is_empty() && inner.trim() == *inner);
        if let Some((inner, behind)) = pair {
            repairs.note(RepairKind::Markup, "**");
            rest.push_str(inner);
            remaining = behind;
        } else {
            rest.push_str("**");
            remaining = after;
        }
    }
    rest + remaining
}

/// The words of a Markdown heading.
fn heading(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let words = text.trim_start_matches('#');
    let level = text.len() - words.len();
    ((1..=6).contains(&level) && words.starts_with(' ')).then(|| words.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(text: &str) -> String {
        strip(Cow::Borrowed(text), Marks::of(text), &mut Repairs::default()).into_owned()
    }

    #[test]
    fn marks_go_and_the_words_between_them_stay() {
        assert_eq!(stripped("<p>The <b>old</b> ship<br/>left</p>").trim(), "The old ship left");
        assert_eq!(stripped("[b]The[/b] [url=https://example.org]ship[/url] left"), "The ship left");
        assert_eq!(
            stripped("The **old** [ship](https://example.org/a) ![A quay](/a.png) left"),
            "The old ship A quay left"
        );
    }

    #[test]
    fn signs_that_close_nothing_stay() {
        for text in [
            "a < b and c > d",
            "the <b> tag",
            "He [b] said",
            "5 ** 3",
            "# 5 in the list",
            "[1](note)",
            "<unknown></unknown>",
        ] {
            assert_eq!(stripped(text), text);
        }
    }
}
