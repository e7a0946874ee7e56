//! `keep` and `cut`: lines of a file that stay or go for good.

use std::ops::Range;

use super::Edit;
use crate::article::BlockKind;
use crate::diagnostic::did_you_mean;
use crate::fields::{Document, Fields, Item, Value};
use crate::source::Ruling;

/// Reads one `keep` or `cut`.
pub(super) fn read(fields: &mut Fields<'_>, document: &Document, keep: bool) -> Option<Edit> {
    let file = fields.text("file");
    let lines = fields.item("lines").and_then(|item| line_range(fields, document, &item));
    let starts = fields.text("starts");
    let kind = if keep { kind(fields, document) } else { None };
    let ruling = Ruling { keep, lines: lines?, starts, kind, why: None, by: None };
    Some(Edit::Lines { file: file?, ruling })
}

/// `"12-18"`, `"12"` or `12`.
fn line_range(fields: &mut Fields<'_>, document: &Document, item: &Item) -> Option<(usize, usize)> {
    let text = match &item.value {
        Value::Text(text) => text.trim().to_owned(),
        Value::Integer(number) => number.to_string(),
        _ => {
            fields.wrong_type("lines", item, "a string");
            return None;
        }
    };
    let range = parse_lines(&text);
    if range.is_none() {
        fields.report(bad_lines(document, &text, item.span.clone()));
    }
    range
}

/// Reads a line or a range of lines, counted from 1: `12`, `12-18`, with a hyphen or a dash.
pub fn parse_lines(text: &str) -> Option<(usize, usize)> {
    let (first, last) = text.split_once(['-', '–']).unwrap_or((text, text));
    let number = |text: &str| text.trim().parse::<usize>().ok().filter(|number| *number > 0);
    let (first, last) = (number(first)?, number(last)?);
    (first <= last).then_some((first, last))
}

fn bad_lines(document: &Document, text: &str, span: Range<usize>) -> crate::diagnostic::Diagnostic {
    document
        .problem("bad-lines", format!("`{text}` is not a range of lines"), span)
        .because("lines are counted from 1, the first before the last")
        .hint("write `lines = \"12-18\"`, or `lines = \"12\"` for one line")
}

/// The kind that the lines are kept as, where one is given.
fn kind(fields: &mut Fields<'_>, document: &Document) -> Option<String> {
    let (name, span) = fields.text_with_span("as")?;
    if BlockKind::named(&name).is_some() {
        return Some(name);
    }
    let names: Vec<&str> = BlockKind::NAMED.iter().map(|kind| kind.name()).collect();
    let problem = document
        .problem("unknown-value", format!("`{name}` is not a kind of line"), span)
        .because(format!("a kind is one of `{}`", names.join("`, `")));
    let hint = did_you_mean(&name, names.iter().copied());
    fields.report(problem.hint(hint.unwrap_or_else(|| "leave `as` out to keep them as running text".to_owned())));
    None
}
