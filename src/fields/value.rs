//! What a key may hold, with the place of everything.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One key with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Byte range of the key.
    pub key_span: Range<usize>,
    /// The value.
    pub value: Item,
}

/// A value and its byte range.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The value.
    pub value: Value,
    /// Its byte range.
    pub span: Range<usize>,
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A string.
    Text(String),
    /// A date or time without quotes, as RFC 3339 text.
    Date(String),
    /// A whole number without quotes.
    Integer(i64),
    /// True or false.
    Truth(bool),
    /// A list.
    List(Vec<Item>),
    /// A table.
    Table(Vec<Entry>),
    /// Anything else, by the name of its type with its article (`a float`).
    Other(&'static str),
}

impl Value {
    /// The name of the type with its article.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Text(_) => "a string",
            Self::Date(_) => "a date",
            Self::Integer(_) => "a whole number",
            Self::Truth(_) => "a boolean",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Other(name) => name,
        }
    }
}

/// The entries of a TOML table in the order of the file.
pub(super) fn entries(table: &DeTable<'_>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry { key: key.get_ref().to_string(), key_span: key.span(), value: item(value) })
        .collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    entries
}

fn item(value: &Spanned<DeValue<'_>>) -> Item {
    let span = value.span();
    let value = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Value::Integer(number),
            Err(_) => Value::Other("a number too large"),
        },
        DeValue::Float(_) => Value::Other("a float"),
        DeValue::Boolean(truth) => Value::Truth(*truth),
        DeValue::Array(items) => Value::List(items.iter().map(item).collect()),
        DeValue::Table(table) => Value::Table(entries(table)),
    };
    Item { value, span }
}
