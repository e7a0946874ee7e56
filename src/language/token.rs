//! Text → words, numbers and marks.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and the dots of abbreviations: `U.S.`, `don’t`, `self-governing`.
    Word,
    /// Digits with inner separators: `1,000`, `2023`, `07:28`, `2nd`.
    Number,
    /// One mark.
    Mark,
}

/// A token of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Byte range in the text.
    pub span: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
}

impl Token {
    /// The token's text.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.span.clone()]
    }
}

/// The tokens of a text in order; white space stands between them. A possessive `’s` is a token of its own.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if first.is_whitespace() {
            continue;
        }
        let kind = kind_of(first);
        let mut end = start + first.len_utf8();
        if kind != TokenKind::Mark {
            while let Some(&(at, next)) = rest.peek() {
                let after = text[at + next.len_utf8()..].chars().next();
                if next.is_alphanumeric() || joins(kind, &text[start..at], next, after) {
                    rest.next();
                    end = at + next.len_utf8();
                } else {
                    break;
                }
            }
        }
        push(text, &mut found, start..end, kind);
    }
    found
}

fn kind_of(first: char) -> TokenKind {
    if first.is_ascii_digit() {
        TokenKind::Number
    } else if first.is_alphanumeric() {
        TokenKind::Word
    } else {
        TokenKind::Mark
    }
}

/// True where `next`, which is no letter and no digit, stays inside the token that reads `sofar`.
fn joins(kind: TokenKind, sofar: &str, next: char, after: Option<char>) -> bool {
    let inner = after.is_some_and(char::is_alphanumeric);
    match (kind, next) {
        (TokenKind::Word, '\'' | '’' | '-' | '‑' | '&') => inner,
        // The dots of `U.S.`, `D.C.`, `a.m.`: single letters parted by dots.
        (TokenKind::Word, '.') => {
            sofar.rsplit(['.', '-']).next().is_some_and(|part| part.chars().count() == 1)
                && (inner || sofar.contains('.'))
        }
        (TokenKind::Number, ',' | '.' | ':') => after.is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

/// Adds a token; a word that ends in a possessive is parted from it.
fn push(text: &str, found: &mut Vec<Token>, span: Range<usize>, kind: TokenKind) {
    let word = &text[span.clone()];
    for possessive in ["'s", "’s"] {
        if kind != TokenKind::Mark && word.len() > possessive.len() && word.ends_with(possessive) {
            let cut = span.end - possessive.len();
            found.push(Token { span: span.start..cut, kind });
            found.push(Token { span: cut..span.end, kind: TokenKind::Word });
            return;
        }
    }
    found.push(Token { span, kind });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|t| t.text(text)).collect()
    }

    #[test]
    fn abbreviations_hyphens_and_possessives() {
        assert_eq!(
            words("The U.S. and China’s self-governing island."),
            ["The", "U.S.", "and", "China", "’s", "self-governing", "island", "."]
        );
        assert_eq!(words("at 07:28, 1,000 don't"), ["at", "07:28", ",", "1,000", "don't"]);
        assert_eq!(words("“Hi,” he said."), ["“", "Hi", ",", "”", "he", "said", "."]);
    }
}
