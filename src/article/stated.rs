//! A value with the place that states it: nothing about an article is believed without evidence.

use serde::{Deserialize, Serialize};

/// How a value came to be known, from the surest to the least sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// A person gave it, in front matter or a sidecar.
    Given,
    /// The article prints it: date line, byline, "Updated …".
    Stated,
    /// The page's metadata says it: JSON-LD, meta tags, `<time>`.
    Metadata,
    /// A picture's caption prints it.
    Caption,
    /// Worked out from other statements of the article and the other sources.
    Inferred,
}

/// A value and the words it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated<T> {
    /// What is stated.
    pub value: T,
    /// How it came to be known.
    pub basis: Basis,
    /// What it rests on: the printed words without marks around them, the metadata field and its content, the place where
    /// it was given, or a clause that says how it was worked out.
    pub evidence: String,
    /// Index of the block that prints it, where one does.
    pub block: Option<usize>,
}

/// A value that a person gave at `place`.
pub(super) fn given<T>(value: T, place: &str) -> Stated<T> {
    Stated { value, basis: Basis::Given, evidence: place.to_owned(), block: None }
}

/// Two statements of one fact that do not agree: the one that counts and the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Conflict {
    /// The fact: `date` or `byline`.
    pub field: &'static str,
    /// What the value rests on.
    pub kept: String,
    /// What speaks against it.
    pub other: String,
}

impl Conflict {
    /// A conflict of a field between the evidence that counts and another.
    pub(super) fn new(field: &'static str, kept: &str, other: &str) -> Self {
        Self { field, kept: kept.to_owned(), other: other.to_owned() }
    }
}
