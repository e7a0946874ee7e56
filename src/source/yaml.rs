//! The part of YAML that front matter needs, line by line: `key: value`, strings in quotes or without, `[a, b]` and
//! `- item` lists. Everything else is named with its place and left out, never half understood.

use std::collections::BTreeSet;
use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use crate::diagnostic::Diagnostic;
use crate::fields::{Document, Entry, Item, Value};

/// One line with its place in the file.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    start: usize,
    text: &'a str,
}

impl Line<'_> {
    fn is_blank(self) -> bool {
        let text = self.text.trim();
        text.is_empty() || text.starts_with('#')
    }

    fn is_indented(self) -> bool {
        self.text.starts_with([' ', '\t'])
    }

    /// The range of the line without the white space around it.
    fn span(self) -> Range<usize> {
        let start = self.start + self.text.len() - self.text.trim_start().len();
        start..start + self.text.trim().len()
    }
}

/// The key at the start of a line and what follows its colon.
pub(super) fn key_of(line: &str) -> Option<(&str, &str)> {
    let (key, rest) = line.split_once(':')?;
    let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && key.trim_end().chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
        && (rest.is_empty() || rest.starts_with([' ', '\t']));
    is_key.then_some((key.trim_end(), rest))
}

/// Reads the keys in `range` of the document.
pub(super) fn entries(document: &Document, range: Range<usize>, problems: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let mut start = range.start;
    let mut lines = Vec::new();
    for text in document.text[range].split_inclusive('\n') {
        lines.push(Line { start, text: text.trim_end() });
        start += text.len();
    }
    lines.retain(|line| !line.is_blank());
    let mut reader = Reader { document, lines: lines.into_iter().peekable(), problems };
    reader.entries()
}

struct Reader<'d, 'p> {
    document: &'d Document,
    lines: Peekable<IntoIter<Line<'d>>>,
    problems: &'p mut Vec<Diagnostic>,
}

impl<'d> Reader<'d, '_> {
    fn entries(&mut self) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut keys = BTreeSet::new();
        while let Some(line) = self.lines.next() {
            let Some((key, rest)) = key_of(line.text) else {
                self.not_read(line.span(), "this line is not `key: value`");
                self.skip_below();
                continue;
            };
            let key_span = line.start..line.start + key.len();
            let Some(value) = self.value(line, rest) else { continue };
            if !keys.insert(key) {
                let what = format!("`{key}` is given twice");
                self.problems
                    .push(self.document.problem("key-given-twice", what, key_span).because("the first one counts"));
                continue;
            }
            entries.push(Entry { key: key.to_owned(), key_span, value });
        }
        entries
    }

    /// The value after a key's colon, or in the lines below it. None where there is none, or where it is not read.
    fn value(&mut self, line: Line<'d>, rest: &'d str) -> Option<Item> {
        let at = line.start + line.text.len() - rest.len();
        let (text, at) = trimmed(rest, at);
        if text.is_empty() || text.starts_with('#') {
            return self.list_below();
        }
        let item = self.scalar_or_list(text, at);
        // A value that goes on in the next line would be cut short.
        if self.lines.peek().is_some_and(|next| next.is_indented()) {
            if item.is_some() {
                self.not_read(at..at + text.len(), "a value that goes on below its line is not read");
            }
            self.skip_below();
            return None;
        }
        item
    }

    /// The `- item` lines below a key.
    fn list_below(&mut self) -> Option<Item> {
        let mut items = Vec::new();
        let mut span: Option<Range<usize>> = None;
        while let Some(line) = self.lines.next_if(|line| line.is_indented() || line.text.starts_with("- ")) {
            let place = line.span();
            let item = line.text.trim_start();
            let Some(rest) = item.strip_prefix("- ") else {
                self.not_read(place, "keys below keys are not read");
                self.skip_below();
                return None;
            };
            let (text, at) = trimmed(rest, place.end - rest.len());
            items.extend(self.scalar(text, at));
            let start = span.map_or(place.start, |span| span.start);
            span = Some(start..place.end);
        }
        Some(Item { value: Value::List(items), span: span? })
    }

    fn scalar_or_list(&mut self, text: &str, at: usize) -> Option<Item> {
        if !text.starts_with('[') {
            return self.scalar(text, at);
        }
        let Some(inside) = without_comment(text).strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
            self.not_read(at..at + text.len(), "this list is not closed in its line");
            return None;
        };
        let mut items = Vec::new();
        for (part, offset) in split_at_commas(inside) {
            let (part, part_at) = trimmed(part, at + 1 + offset);
            if !part.is_empty() {
                items.extend(self.scalar(part, part_at));
            }
        }
        Some(Item { value: Value::List(items), span: at..at + inside.len() + 2 })
    }

    /// One string, with or without quotes.
    fn scalar(&mut self, text: &str, at: usize) -> Option<Item> {
        let quoted = match text.chars().next()? {
            quote @ ('"' | '\'') => Some(quote),
            '|' | '>' => return self.refused(at..at + text.len(), "text in a block of lines is not read"),
            '{' | '[' => return self.refused(at..at + text.len(), "a table or list inside a value is not read"),
            '&' | '*' | '!' | '@' | '`' | '%' => {
                return self.refused(at..at + text.len(), "anchors, aliases and tags are not read");
            }
            _ => None,
        };
        let Some(quote) = quoted else {
            let plain = without_comment(text);
            let is_none = matches!(plain, "~" | "null" | "");
            let item = Item { value: Value::Text(plain.to_owned()), span: at..at + plain.len() };
            return (!is_none).then_some(item);
        };
        match unquoted(text, quote) {
            Some((value, rest)) if rest.trim().is_empty() || rest.trim_start().starts_with('#') => {
                Some(Item { value: Value::Text(value), span: at..at + text.len() - rest.len() })
            }
            Some((_, rest)) => {
                let end = at + text.len();
                self.refused(end - rest.trim_start().len()..end, "there is more after the closing quotation mark")
            }
            None => self.refused(at..at + text.len(), "the quotation mark is not closed in its line"),
        }
    }

    fn skip_below(&mut self) {
        while self.lines.next_if(|line| line.is_indented() || line.text.starts_with("- ")).is_some() {}
    }

    fn refused(&mut self, span: Range<usize>, why: &str) -> Option<Item> {
        self.not_read(span, why);
        None
    }

    fn not_read(&mut self, span: Range<usize>, why: &str) {
        let problem = self.document.problem("yaml-not-read", "this part of the front matter is not read", span);
        let hint =
            "write `key: value`, `key: \"value\"` or `key: [one, two]` in one line, or use TOML between `+++` lines";
        self.problems.push(problem.because(why).hint(hint));
    }
}

/// The text without the white space around it, and where it begins then.
fn trimmed(text: &str, at: usize) -> (&str, usize) {
    let start = text.trim_start();
    (start.trim_end(), at + text.len() - start.len())
}

/// A plain value ends before ` #`.
fn without_comment(text: &str) -> &str {
    let end = text.match_indices('#').map(|(at, _)| at).find(|at| text[..*at].ends_with([' ', '\t']));
    text[..end.unwrap_or(text.len())].trim_end()
}

/// The parts between commas that stand outside quotation marks, each with its offset.
fn split_at_commas(text: &str) -> Vec<(&str, usize)> {
    let mut parts = Vec::new();
    let (mut start, mut quote) = (0, None);
    for (at, c) in text.char_indices() {
        let begins = text[start..at].trim().is_empty();
        match (quote, c) {
            (None, '"' | '\'') if begins => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            (None, ',') => {
                parts.push((&text[start..at], start));
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push((&text[start..], start));
    parts
}

/// The string in quotation marks at the start of `text`, and what follows it.
fn unquoted(text: &str, quote: char) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut rest = text.strip_prefix(quote)?;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\'' if quote == c && rest.starts_with(c) => {
                // Two single quotation marks stand for one.
                value.push(c);
                rest = &rest[1..];
            }
            '\\' if quote == '"' => {
                let (c, after) = escaped(rest)?;
                value.push(c);
                rest = after;
            }
            _ if c == quote => return Some((value, rest)),
            _ => value.push(c),
        }
    }
    None
}

/// The character that stands after a backslash, and what follows it; None where it means nothing.
fn escaped(rest: &str) -> Option<(char, &str)> {
    let c = rest.chars().next()?;
    let after = &rest[c.len_utf8()..];
    let digits = match c {
        'n' => return Some(('\n', after)),
        't' => return Some(('\t', after)),
        '"' | '\\' | '/' => return Some((c, after)),
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => return None,
    };
    let code = u32::from_str_radix(after.get(..digits)?, 16).ok()?;
    Some((char::from_u32(code)?, after.get(digits..)?))
}

#[cfg(test)]
mod tests;
