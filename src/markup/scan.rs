//! A page, piece by piece, as a browser's tokenizer parts it.

/// A piece of a page. The pieces of a page, one behind the other, are the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'h> {
    /// Text between tags, entities as written.
    Text(&'h str),
    /// The tag that opens an element.
    Open(Open<'h>),
    /// The tag that closes an element: its name as written, and the whole tag.
    Close {
        /// Name as written.
        name: &'h str,
        /// The whole tag.
        whole: &'h str,
    },
    /// The content of an element that holds no tags, such as a script.
    Raw(&'h str),
    /// A comment, closed or not.
    Comment {
        /// What stands inside of it.
        inside: &'h str,
        /// False where it lacks its end: it ends with the tag that it stands before.
        closed: bool,
    },
    /// What stands in a CDATA section; a browser takes one in a page for a comment.
    Data(&'h str),
    /// A document type or a processing instruction.
    Declaration(&'h str),
}

/// The tag that opens an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Open<'h> {
    /// Name as written.
    pub(crate) name: &'h str,
    /// The whole tag with its brackets.
    pub(crate) whole: &'h str,
}

impl<'h> Open<'h> {
    /// The attributes in their order: name as written, value without its quotation marks, entities as written.
    pub(crate) fn attributes(self) -> impl Iterator<Item = (&'h str, &'h str)> {
        let mut rest = self.whole.get(1 + self.name.len()..).unwrap_or_default();
        rest = rest.strip_suffix('>').unwrap_or(rest);
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|c: char| is_space(c) || c == '/');
            let name_end =
                1 + rest.get(1..)?.find(|c: char| is_space(c) || matches!(c, '=' | '/')).unwrap_or(rest.len() - 1);
            let (name, behind) = rest.split_at_checked(name_end)?;
            let Some(behind) = behind.trim_start_matches(is_space).strip_prefix('=') else {
                rest = behind;
                return Some((name, ""));
            };
            let (value, behind) = value(behind.trim_start_matches(is_space));
            rest = behind;
            Some((name, value))
        })
    }

    /// True for the element that holds its parent's shadow tree, as programs that save pages write it.
    pub(crate) fn holds_shadow(self) -> bool {
        self.name.eq_ignore_ascii_case("template")
            && self.attributes().any(|(name, _)| {
                ["shadowrootmode", "shadowroot", "shadowmode"].iter().any(|known| known.eq_ignore_ascii_case(name))
            })
    }

    /// True where the tag closes its element at once; only in XML does it.
    pub(crate) fn is_closed(self) -> bool {
        self.whole.ends_with("/>")
    }

    /// The value of an attribute, entities as written.
    pub(crate) fn attribute(self, name: &str) -> Option<&'h str> {
        self.attributes().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// The value at the start of `text`, and what follows it.
fn value(text: &str) -> (&str, &str) {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
    match quote.and_then(|quote| text[1..].split_once(quote)) {
        Some(parts) => parts,
        None => text.split_at(text.find(is_space).unwrap_or(text.len())),
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// The pieces of a page in their order. A comment without an end ends with the next tag instead of swallowing the rest
/// of the page: a browser would show nothing more, and a reader would miss the story.
pub(crate) fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    Scanner { rest: html, is_xml: is_xml(html), raw: None, comments_end: true, data_ends: true }
}

/// True for a page that says by its first line that it is XML.
pub(crate) fn is_xml(html: &str) -> bool {
    html.trim_start().starts_with("<?xml")
}

struct Scanner<'h> {
    rest: &'h str,
    is_xml: bool,
    /// The open element that holds no tags.
    raw: Option<&'h str>,
    /// False once no more comment is closed, so that their ends are not looked for again and again.
    comments_end: bool,
    /// The same for CDATA sections.
    data_ends: bool,
}

impl<'h> Iterator for Scanner<'h> {
    type Item = Piece<'h>;

    fn next(&mut self) -> Option<Piece<'h>> {
        if let Some(name) = self.raw.take() {
            let content = self.take(end_of_raw(self.rest, name));
            if !content.is_empty() {
                return Some(Piece::Raw(content));
            }
        }
        if self.rest.is_empty() {
            return None;
        }
        if !begins_markup(self.rest.as_bytes()) {
            return Some(Piece::Text(self.text()));
        }
        Some(self.markup())
    }
}

impl<'h> Scanner<'h> {
    fn take(&mut self, length: usize) -> &'h str {
        let (piece, rest) = self.rest.split_at(length.min(self.rest.len()));
        self.rest = rest;
        piece
    }

    fn text(&mut self) -> &'h str {
        let end = self.rest.match_indices('<').map(|(at, _)| at).find(|&at| begins_markup(&self.rest.as_bytes()[at..]));
        self.take(end.unwrap_or(self.rest.len()))
    }

    fn markup(&mut self) -> Piece<'h> {
        if self.rest.starts_with("<!--") {
            return self.comment();
        }
        if self.rest.starts_with("<![CDATA[") && self.data_ends {
            if let Some(end) = self.rest.find("]]>") {
                let whole = self.take(end + 3);
                return Piece::Data(&whole["<![CDATA[".len()..end]);
            }
            self.data_ends = false;
        }
        if self.rest.starts_with("<!") || self.rest.starts_with("<?") {
            let end = self.rest.find('>').map_or(self.rest.len(), |at| at + 1);
            return Piece::Declaration(self.take(end));
        }
        let closes = self.rest.starts_with("</");
        let name_at = if closes { 2 } else { 1 };
        let end = end_of_tag(self.rest.as_bytes());
        let whole = self.take(end);
        let name_end = whole[name_at..]
            .find(|c: char| is_space(c) || matches!(c, '/' | '>'))
            .map_or(whole.len(), |at| name_at + at);
        let name = &whole[name_at..name_end];
        if closes {
            return Piece::Close { name, whole };
        }
        let open = Open { name, whole };
        self.raw = Some(name).filter(|name| holds_no_tags(name) && !(self.is_xml && open.is_closed()));
        Piece::Open(open)
    }

    fn comment(&mut self) -> Piece<'h> {
        let inside_at = "<!--".len();
        for empty in ["<!-->", "<!--->"] {
            if self.rest.starts_with(empty) {
                self.take(empty.len());
                return Piece::Comment { inside: "", closed: true };
            }
        }
        if self.comments_end {
            if let Some(end) = self.rest[inside_at..].find("-->") {
                let whole = self.take(inside_at + end + 3);
                return Piece::Comment { inside: &whole[inside_at..inside_at + end], closed: true };
            }
            self.comments_end = false;
        }
        let end = self.rest.find('>').map_or(self.rest.len(), |at| at + 1);
        Piece::Comment { inside: &self.take(end)[inside_at.min(end)..], closed: false }
    }
}

/// True where a `<` begins a tag, a comment or a declaration, and is no sign of the text.
fn begins_markup(bytes: &[u8]) -> bool {
    match bytes {
        [b'<', b'!' | b'?', ..] => true,
        [b'<', b'/', next, ..] | [b'<', next, ..] => next.is_ascii_alphabetic(),
        _ => false,
    }
}

/// Where the tag at the start of `bytes` ends: behind the first `>` outside of quotation marks that follow a `=`.
fn end_of_tag(bytes: &[u8]) -> usize {
    let mut quote = None;
    let mut after_equals = false;
    for (at, &byte) in bytes.iter().enumerate() {
        match quote {
            Some(open) => quote = Some(open).filter(|open| *open != byte),
            None => match byte {
                b'>' => return at + 1,
                b'"' | b'\'' if after_equals => quote = Some(byte),
                _ => {}
            },
        }
        after_equals = byte == b'=' || after_equals && byte.is_ascii_whitespace();
    }
    bytes.len()
}

/// Elements whose content is text up to their closing tag, whatever it looks like.
fn holds_no_tags(name: &str) -> bool {
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(name))
}

/// Where the content of an element without tags ends: before its closing tag, else at the end of the page.
fn end_of_raw(text: &str, name: &str) -> usize {
    let bytes = text.as_bytes();
    let closes = |at: &usize| {
        let name_at = at + 2;
        let found = bytes.get(name_at..name_at + name.len());
        let behind = bytes.get(name_at + name.len());
        bytes.get(at + 1) == Some(&b'/')
            && found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && behind.is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
    };
    text.match_indices('<').map(|(at, _)| at).find(closes).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_page_is_parted_as_a_browser_parts_it() {
        let found: Vec<_> =
            pieces("<!doctype html><p title='a > b'>1 < 2<br/><!-- <i> --><script>if (a</b>) </Script ></p>").collect();
        assert_eq!(
            found,
            [
                Piece::Declaration("<!doctype html>"),
                Piece::Open(Open { name: "p", whole: "<p title='a > b'>" }),
                Piece::Text("1 < 2"),
                Piece::Open(Open { name: "br", whole: "<br/>" }),
                Piece::Comment { inside: " <i> ", closed: true },
                Piece::Open(Open { name: "script", whole: "<script>" }),
                Piece::Raw("if (a</b>) "),
                Piece::Close { name: "Script", whole: "</Script >" },
                Piece::Close { name: "p", whole: "</p>" },
            ]
        );
    }

    #[test]
    fn a_comment_without_end_ends_with_the_next_tag() {
        let found: Vec<_> = pieces("a<!-- b <i>c<!-- d").collect();
        let open = |inside| Piece::Comment { inside, closed: false };
        assert_eq!(found, [Piece::Text("a"), open(" b <i>"), Piece::Text("c"), open(" d")]);
    }

    #[test]
    fn attributes_are_read_with_and_without_quotation_marks() {
        let Some(Piece::Open(tag)) = pieces("<A href = \"x y\"data-z checked class='é ü' id=q/>").next() else {
            panic!()
        };
        let found: Vec<_> = tag.attributes().collect();
        assert_eq!(found, [("href", "x y"), ("data-z", ""), ("checked", ""), ("class", "é ü"), ("id", "q/")]);
        assert_eq!(tag.attribute("CLASS"), Some("é ü"));
    }

    proptest! {
        #![proptest_config(crate::proptest_cases::cases(128))]

        #[test]
        fn no_letter_is_lost_and_nothing_panics(html in "(<|>|</|<!--|-->|<!\\[CDATA\\[|\\]\\]>|script|b|é| |=|\"|'|/){0,40}") {
            let mut left = html.len();
            for piece in pieces(&html) {
                let whole = match piece {
                    Piece::Text(text) | Piece::Raw(text) | Piece::Declaration(text) => text.len(),
                    Piece::Close { whole, .. } => whole.len(),
                    Piece::Open(open) => {
                        prop_assert!(open.attributes().all(|(name, _)| !name.is_empty()));
                        open.whole.len()
                    }
                    Piece::Comment { inside, .. } | Piece::Data(inside) => inside.len(),
                };
                prop_assert!(whole <= left);
                left -= whole;
            }
        }
    }
}
