//! A stretch of words that is a name, with what speaks for its kind.

use super::EntityKind;
use crate::article::Span;

/// How sure a kind is, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sureness {
    /// Nothing but capitals.
    Guess,
    /// A word beside it.
    Context,
    /// A word in it, or a given name.
    Form,
    /// A title or role beside it.
    Role,
    /// A closed list.
    Listed,
}

/// One name found in a line.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Index of the line.
    pub(super) line: usize,
    /// Its words in the line, end exclusive.
    pub(super) words: (usize, usize),
    /// What it names.
    pub(super) kind: EntityKind,
    /// How sure that is.
    pub(super) sureness: Sureness,
    /// The list's name for it, where a list has it.
    pub(super) listed: Option<&'static str>,
    /// The role beside it, in the body.
    pub(super) role: Option<Span>,
    /// What recognised and typed it, in words.
    pub(super) rule: String,
}
