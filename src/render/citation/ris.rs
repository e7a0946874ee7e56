//! RIS: a tag, two spaces, a hyphen, a space and the value on each line.

use std::fmt::Write as _;

use super::{Citation, shared_parts};

/// One record, from `TY` to `ER`.
pub(super) fn record(of: &Citation) -> String {
    let mut out = String::new();
    let mut line = |tag: &str, value: &str| {
        let _ = write!(out, "{tag}  - {value}\r\n");
    };
    line("TY", "NEWS");
    line("ID", &of.key);
    // A comma would part the family name from the others: here it is part of the name.
    for name in &of.authors {
        line("AU", &name.replace(',', " ").split_whitespace().collect::<Vec<_>>().join(" "));
    }
    if let Some(title) = &of.title {
        line("TI", title);
    }
    if let Some(outlet) = &of.outlet {
        line("T2", outlet);
    }
    let parts = of.date.as_ref().map(shared_parts).unwrap_or_default();
    if let Some(year) = parts.first() {
        line("PY", &format!("{year:04}"));
        let two = |at: usize| parts.get(at).map(|part| format!("{part:02}")).unwrap_or_default();
        line("DA", &format!("{year:04}/{}/{}/", two(1), two(2)));
    }
    if let Some(url) = &of.url {
        line("UR", url);
    }
    if let Some(language) = &of.language {
        line("LA", language);
    }
    for note in &of.notes {
        line("N1", note);
    }
    if let Some(rights) = of.rights_note() {
        line("N1", &rights);
    }
    line("ER", "");
    out
}
