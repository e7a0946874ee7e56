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
    /// A government, ministry, court or police, or its nameless officials.
    Official,
    /// A company, union, association or other body.
    Organisation,
    /// A person whose own remarks are given.
    Person,
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
    /// Statements that rest on it: they name it, or print what another statement prints that does.
    pub statements: Vec<Statement>,
}

/// Who passed words on, or received them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineageNode {
    /// An origin, by index.
    Origin(usize),
    /// A source, by index of its article.
    Source(usize),
}

/// How it is known that words went from one to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// A sentence names the one who tells it.
    Named,
    /// The whole text is credited.
    Credited,
    /// The whole text is taken from an outlet.
    Taken,
    /// Both print a passage.
    Copy,
    /// Both print most of the text.
    Reprint,
}

/// Words that went from one to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineageEdge {
    /// Who told or printed it first.
    pub from: LineageNode,
    /// Who prints it, or passed it on.
    pub to: LineageNode,
    /// How it is known.
    pub way: Way,
    /// The statements that show it; empty where the whole text is credited or taken.
    pub statements: Vec<Statement>,
    /// The articles whose whole text is credited or taken so.
    pub articles: Vec<usize>,
}
