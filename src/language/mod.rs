//! The ground floor that cleaning, annotating and briefing stand on: tokens, sentences, numbers, name tables.

mod sentence;
mod token;

pub use sentence::sentences;
pub use token::{Token, TokenKind, tokens};
