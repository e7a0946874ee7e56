//! Whom sources rest on.

use serde::Serialize;

use super::Statement;

/// What an origin is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum OriginKind {
    /// A news agency.
    Agency,
    /// Another outlet.
    Outlet,
    /// A government, ministry or spokesperson.
    Official,
    /// Named, but of a kind that the text does not tell.
    Unknown,
}

/// One origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Stable id: `origin/cnn`.
    pub id: String,
    /// Its name as printed.
    pub name: String,
    /// What it is.
    pub kind: OriginKind,
    /// Indices of the articles that rest on it.
    pub articles: Vec<usize>,
    /// Statements that name it.
    pub statements: Vec<Statement>,
}
