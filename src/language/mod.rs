//! The ground floor that cleaning, annotating and briefing stand on: tokens, sentences, numbers, name tables.

mod count;
mod pieces;
mod sentence;
mod token;

pub use count::{counted, grouped};
pub use pieces::pieces;
pub use sentence::sentences;
pub use token::{Token, TokenKind, tokens};
