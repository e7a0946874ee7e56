//! The words of one sentence, and which of them stand before a noun.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::annotate::Annotated;
use crate::article::Span;
use crate::language::{TokenKind, tokens};
use crate::tables;

/// One word or mark.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Range in the article's body.
    pub(super) span: Span,
    /// In lower case.
    pub(super) text: String,
    /// Neither a number nor a mark.
    pub(super) has_letters: bool,
}

/// The words and marks of a sentence of the body, in order.
pub(super) fn words(annotated: &Annotated, sentence: usize) -> Vec<Word> {
    let Some(span) = annotated.sentences.get(sentence).and_then(|s| s.body.clone()) else { return Vec::new() };
    let Some(text) = annotated.article.body.get(span.clone()) else { return Vec::new() };
    let word = |token: crate::language::Token| Word {
        text: token.text(text).to_lowercase(),
        span: span.start + token.span.start..span.start + token.span.end,
        has_letters: token.kind == TokenKind::Word,
    };
    tokens(text).into_iter().map(word).collect()
}

/// More words than this do not stand before one noun.
const MOST: usize = 4;

/// Index of the first of the words that stand before the noun at `head` and belong to it.
pub(super) fn phrase_start(words: &[Word], head: usize) -> usize {
    let least = head.saturating_sub(MOST);
    let own = words[least..head].iter().rev().take_while(|word| is_modifier(word)).count();
    head - own
}

/// After the last of the words from `from` on that can form one phrase with a noun at its end.
pub(super) fn phrase_end(words: &[Word], from: usize) -> usize {
    let rest = words.get(from..).unwrap_or_default();
    let ends = |at: usize, end: &str| rest.get(at).is_some_and(|word| word.text.ends_with(end));
    let is_noun_like = |at: usize| {
        rest.get(at).is_some_and(|word| is_modifier(word) && !PREPOSITIONS.contains(&word.text.as_str()))
            && !ends(at, "ed")
            && !ends(at, "ing")
            && !ends(at, "ly")
    };
    // A participle can begin it ("an unnamed angler"), and one in -ing can stand before its noun ("a fishing boat").
    let own = (0..rest.len().min(MOST + 1)).take_while(|&at| match at {
        0 => rest.first().is_some_and(|word| word.has_letters && !is_small(&word.text)),
        _ => is_noun_like(at) || at == 1 && ends(at, "ing") && is_noun_like(at + 1),
    });
    from + own.count()
}

/// Prepositions that are no small words of running text.
const PREPOSITIONS: [&str; 18] = [
    "across",
    "along",
    "alongside",
    "amid",
    "among",
    "around",
    "behind",
    "beneath",
    "beside",
    "beyond",
    "inside",
    "near",
    "onto",
    "outside",
    "past",
    "throughout",
    "toward",
    "towards",
];

fn is_modifier(word: &Word) -> bool {
    word.has_letters && !is_small(&word.text) && !is_tensed(&word.text) && !matches!(word.text.as_str(), "'s" | "’s")
}

/// True for a word that carries no subject of its own.
pub(super) fn is_small(word: &str) -> bool {
    tables::STOP_WORDS.binary_search_by(|[known]| (*known).cmp(word)).is_ok()
}

/// True for a form of a verb that tells a time or gives words.
pub(super) fn is_tensed(word: &str) -> bool {
    static FORMS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        tables::TENSE_WORDS.iter().filter(|[_, class]| *class != "neither").map(|[form, _]| *form).collect()
    });
    FORMS.contains(word)
}

/// True for a verb that gives somebody's words.
pub(super) fn is_reporting(word: &str) -> bool {
    static FORMS: LazyLock<HashSet<&str>> =
        LazyLock::new(|| tables::REPORTING_VERBS.iter().map(|[form, _]| *form).collect());
    FORMS.contains(word)
}
