//! The words that two sentences share, as printed.

use super::context::{Context, Words};
use crate::annotate::{Annotated, Term};
use crate::briefing::Statement;
use crate::language::{TokenKind, tokens};

/// How many words are named.
const NAMED: usize = 3;

/// The words of content that the contexts of two statements share, as the first prints them, the rarest first.
pub(super) fn shared_words(
    articles: &[Annotated],
    words: &Words<'_>,
    one: (Statement, &Context),
    other: (Statement, &Context),
) -> Vec<String> {
    let annotated = &articles[one.0.article];
    let Some(span) = annotated.sentences.get(one.0.sentence).and_then(|sentence| sentence.body.clone()) else {
        return Vec::new();
    };
    let text = annotated.article.body.get(span).unwrap_or_default();
    let mut found: Vec<(f64, usize, String)> = Vec::new();
    for (at, token) in tokens(text).iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word) {
        let lower = token.text(text).to_lowercase();
        let Some(term) = Term::of_word(&lower) else { continue };
        let (Some(here), Some(there)) = (one.1.weight(term), other.1.weight(term)) else { continue };
        if !found.iter().any(|(_, _, word)| Term::of_word(word) == Some(term)) {
            found.push((here * there * words.rarity(term), at, lower));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    found.truncate(NAMED);
    found.sort_by_key(|(_, at, _)| *at);
    found.into_iter().map(|(.., word)| word).collect()
}
