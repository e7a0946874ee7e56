//! `kind`, `role` and `link`: what the editor knows of one entity.

use super::Edit;
use crate::annotate::EntityKind;
use crate::fields::{Document, Fields};

/// The kinds by their names in ids.
const KINDS: [(&str, EntityKind); 6] = [
    ("person", EntityKind::Person),
    ("organisation", EntityKind::Organisation),
    ("place", EntityKind::Place),
    ("event", EntityKind::Event),
    ("work", EntityKind::Work),
    ("other", EntityKind::Other),
];

/// Reads one `kind`.
pub(super) fn kind(fields: &mut Fields<'_>) -> Option<Edit> {
    let (id, kind) = (fields.text("id"), fields.choice("kind", &KINDS));
    Some(Edit::Kind { id: id?, kind: kind? })
}

/// Reads one `role`.
pub(super) fn role(fields: &mut Fields<'_>) -> Option<Edit> {
    let (id, role, replaces) = (fields.text("id"), fields.text("role"), fields.text("replaces"));
    Some(Edit::Role { id: id?, role: role?, replaces })
}

/// Reads one `link`.
pub(super) fn link(fields: &mut Fields<'_>, document: &Document) -> Option<Edit> {
    let (id, item) = (fields.text("id"), fields.text_with_span("wikidata"));
    let (wikidata, span) = item?;
    if !is_item(&wikidata) {
        let what = format!("`{wikidata}` is not an item of Wikidata");
        let problem = document.problem("bad-wikidata", what, span).because("an item is `Q` and a number");
        let near = wikidata.rsplit(['/', ':', '#']).next().map(str::to_uppercase).filter(|near| is_item(near));
        let hint = near.map_or_else(|| "copy it from the end of its address".to_owned(), |q| format!("write `{q}`"));
        fields.report(problem.hint(hint));
        return None;
    }
    Some(Edit::Link { id: id?, wikidata })
}

/// True for `Q42`; no number begins with a zero.
fn is_item(text: &str) -> bool {
    let number = text.strip_prefix('Q').unwrap_or_default();
    number.starts_with(|c: char| matches!(c, '1'..='9')) && number.bytes().all(|byte| byte.is_ascii_digit())
}
