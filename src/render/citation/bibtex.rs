//! BibTeX, in UTF-8, for classic styles and biblatex alike.

use std::fmt::Write as _;

use super::{Citation, shared_parts};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// One entry: an article where its outlet is known.
pub(super) fn entry(of: &Citation) -> String {
    let kind = if of.outlet.is_some() { "article" } else { "misc" };
    let mut out = format!("@{kind}{{{}", of.key);
    let mut field = |name: &str, value: &str| {
        let _ = write!(out, ",\n  {name} = {value}");
    };
    if !of.authors.is_empty() {
        let authors: Vec<String> = of.authors.iter().map(|name| author(name)).collect();
        field("author", &format!("{{{}}}", authors.join(" and ")));
    }
    // The inner braces keep the capitals of the headline.
    if let Some(title) = &of.title {
        field("title", &format!("{{{{{}}}}}", escaped(title)));
    }
    if let Some(outlet) = &of.outlet {
        field("journal", &format!("{{{}}}", escaped(outlet)));
    }
    let parts = of.date.as_ref().map(shared_parts).unwrap_or_default();
    if let Some(year) = parts.first() {
        field("year", &format!("{{{year:04}}}"));
    }
    let month = parts.get(1).and_then(|month| MONTHS.get(usize::try_from(*month).ok()?.checked_sub(1)?));
    if let Some(month) = month {
        field("month", month);
    }
    if let Some(day) = parts.get(2) {
        field("day", &format!("{{{day}}}"));
    }
    if let Some(url) = &of.url {
        field("url", &format!("{{{}}}", address(url)));
    }
    if let Some(language) = &of.language {
        field("language", &format!("{{{}}}", escaped(language)));
    }
    let notes: Vec<String> = of.notes.iter().map(|note| escaped(note)).collect();
    if !notes.is_empty() {
        field("note", &format!("{{{}}}", notes.join("; ")));
    }
    if let Some(rights) = &of.rights {
        field("copyright", &format!("{{{}}}", escaped(rights)));
    }
    out + "\n}\n"
}

/// A name that the format could take apart wrongly, one with a comma, an "and" or no space, is kept whole.
fn author(name: &str) -> String {
    let is_whole = !name.contains(' ') || name.contains(',') || name.split(' ').any(|w| w.eq_ignore_ascii_case("and"));
    if is_whole { format!("{{{}}}", escaped(name)) } else { escaped(name) }
}

/// Text in braces. A brace of the text itself would count, even behind a backslash, so that its name stands for it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '"' => out.push_str("{\"}"),
            '%' | '&' | '#' | '_' | '$' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// An address stands as it is, but for the characters that no address may hold and that would end the field.
fn address(url: &str) -> String {
    url.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D")
}
