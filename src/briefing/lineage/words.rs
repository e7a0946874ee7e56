//! One sentence word by word, with what is known of each.

use crate::annotate::{Annotated, EntityKind, Mention, QuoteKind};
use crate::article::Span;
use crate::language::{self, TokenKind};

/// One word or mark.
#[derive(Debug)]
pub(super) struct Word<'a> {
    /// As printed.
    pub(super) text: &'a str,
    /// In lower case.
    pub(super) lower: String,
    /// Range in the body.
    pub(super) span: Span,
    /// True between quotation marks: those are somebody's words and attribute nothing themselves.
    pub(super) quoted: bool,
    /// True for a mark; "&" is none.
    pub(super) is_mark: bool,
}

impl Word<'_> {
    /// True for a word that begins with a capital.
    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// One sentence.
#[derive(Debug)]
pub(super) struct Words<'a> {
    /// Its words and marks.
    pub(super) list: Vec<Word<'a>>,
    annotated: &'a Annotated,
    first_mention: usize,
}

impl<'a> Words<'a> {
    /// The words of a stretch of the body.
    pub(super) fn of(annotated: &'a Annotated, span: &Span) -> Option<Self> {
        let text = annotated.article.body.get(span.clone())?;
        let quoted = |at: usize| {
            let before = annotated.quotes.partition_point(|quote| quote.span.start <= at);
            let last = annotated.quotes[..before].last();
            last.is_some_and(|quote| quote.kind != QuoteKind::Indirect && at < quote.span.end)
        };
        let list = language::tokens(text)
            .iter()
            .map(|token| {
                let printed = token.text(text);
                let at = span.start + token.span.start;
                Word {
                    text: printed,
                    lower: printed.to_lowercase().replace('’', "'"),
                    span: at..span.start + token.span.end,
                    quoted: quoted(at),
                    is_mark: token.kind == TokenKind::Mark && printed != "&",
                }
            })
            .collect();
        let first_mention = annotated.mentions.partition_point(|m| m.span.start < span.start);
        Some(Self { list, annotated, first_mention })
    }

    /// The word at a place, in lower case; empty beyond the ends.
    pub(super) fn lower(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |word| word.lower.as_str())
    }

    /// The mentions of the sentence.
    pub(super) fn mentions(&self) -> impl Iterator<Item = &'a Mention> {
        let end = self.list.last().map_or(0, |word| word.span.end);
        self.annotated.mentions[self.first_mention..].iter().take_while(move |m| m.span.start < end)
    }

    /// The mention whose last word is the one before `end`, and that begins at `start` or after it.
    pub(super) fn mention_ending(&self, start: usize, end: usize) -> Option<&'a Mention> {
        let (from, to) = (self.list.get(start)?.span.start, self.list.get(end.checked_sub(1)?)?.span.end);
        self.mentions().find(|m| m.span.end == to && m.span.start >= from)
    }

    /// True where a mention goes on over the place, so that the words beside it are no border.
    pub(super) fn is_inside_name(&self, at: usize) -> bool {
        let Some(word) = self.list.get(at) else { return false };
        self.mentions().any(|m| m.span.start < word.span.start && word.span.end < m.span.end)
    }

    /// The person whom the words before `end` stand for without a name: "the minister".
    pub(super) fn reference_ending(&self, end: usize) -> Option<&'a Mention> {
        let to = self.list.get(end.checked_sub(1)?)?.span.end;
        let references = &self.annotated.references;
        let at = references.partition_point(|reference| reference.mention.span.end < to);
        references.get(at).map(|reference| &reference.mention).filter(|m| m.span.end == to)
    }

    /// True where a time expression covers the word.
    pub(super) fn is_time(&self, at: usize) -> bool {
        let Some(word) = self.list.get(at) else { return false };
        let times = &self.annotated.times;
        let before = times.partition_point(|time| time.span.start <= word.span.start);
        times[..before].last().is_some_and(|time| word.span.start < time.span.end)
    }

    /// The words from `start` to `end` as printed, with single spaces.
    pub(super) fn text(&self, start: usize, end: usize) -> String {
        let mut text = String::new();
        let mut last = 0;
        for word in self.list.get(start..end).unwrap_or_default() {
            if !text.is_empty() && word.span.start > last {
                text.push(' ');
            }
            text.push_str(word.text);
            last = word.span.end;
        }
        text
    }

    /// The only person whom the sentence names before a place.
    pub(super) fn only_person_before(&self, at: usize) -> Option<&'a Mention> {
        let limit = self.list.get(at)?.span.start;
        let mut people = self.mentions().filter(|m| m.kind == EntityKind::Person && m.span.end <= limit);
        let only = people.next()?;
        people.all(|other| other.entity == only.entity).then_some(only)
    }

    /// The person whom the sentence begins with.
    pub(super) fn opening_person(&self) -> Option<&'a Mention> {
        let limit = self.list.get(self.list.len().min(7).checked_sub(1)?)?.span.start;
        self.mentions().find(|m| m.kind == EntityKind::Person && m.span.start <= limit)
    }
}
