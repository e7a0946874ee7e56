//! CSL-JSON, the data of the Citation Style Language.

use serde::Serialize;
use serde_json::Value;

use super::{Citation, Parts, parts};

/// One item; what is not known has no key.
#[derive(Debug, Serialize)]
pub(super) struct Item {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name>,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    container: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Issued>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// A name as printed, not taken apart.
#[derive(Debug, Serialize)]
struct Name {
    literal: String,
}

#[derive(Debug, Serialize)]
struct Issued {
    #[serde(rename = "date-parts")]
    parts: Vec<Parts>,
    /// True where the date is not stated so: worked out, approximate or uncertain.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    circa: bool,
}

pub(super) fn item(of: &Citation) -> Item {
    let issued = of.date.as_ref().and_then(|date| {
        let (first, last) = parts(date)?;
        let circa = of.is_inferred || date.edtf().contains(['?', '~', '%']);
        Some(Issued { parts: std::iter::once(first).chain(last).collect(), circa })
    });
    let notes: Vec<String> = of.notes.iter().cloned().chain(of.rights_note()).collect();
    Item {
        id: of.key.clone(),
        kind: "article-newspaper",
        title: of.title.clone(),
        author: of.authors.iter().map(|name| Name { literal: name.clone() }).collect(),
        container: of.outlet.clone(),
        issued,
        url: of.url.clone(),
        language: of.language.clone(),
        note: (!notes.is_empty()).then(|| notes.join("; ")),
    }
}

/// A list of items, as programs want it even of one, with a key on each line for people to read.
pub(super) fn list(items: impl Iterator<Item = Item>) -> String {
    let line = |(key, value): (&String, &Value)| format!("    {}: {value}", Value::from(key.as_str()));
    let text = |item: Item| {
        let value = serde_json::to_value(item).unwrap_or_default();
        let lines: Vec<String> = value.as_object().into_iter().flatten().map(line).collect();
        format!("  {{\n{}\n  }}", lines.join(",\n"))
    };
    let items: Vec<String> = items.map(text).collect();
    if items.is_empty() { "[]".to_owned() } else { format!("[\n{}\n]", items.join(",\n")) }
}
