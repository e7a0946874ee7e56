//! Names that somebody else found, resolved as our own are: what a measure of resolution alone needs.

use super::EntityKind;
use super::Mention;
use super::gender::Signs;
use super::lexicon::LEXICON;
use super::resolve::{Named, Places, read_signs, resolve_named};
use super::role::roles;
use super::sense;
use super::word::{Line, Word, lines};
use crate::annotate::Sentence;
use crate::article::{Article, Span};

/// The mentions of names at given places of the body, sorted by their start; they may stand inside one another. A role in
/// front of a personal name is cut off, and a leading "the".
pub(in crate::annotate) fn resolve_given(
    article: &Article,
    sentences: &[Sentence],
    given: &[(Span, EntityKind)],
) -> Vec<Mention> {
    let lines = lines(&article.body, sentences);
    let places = Places::of(&article.body, sentences);
    let mut named: Vec<Named> =
        given.iter().map(|(span, kind)| named(&article.body, &lines, &places, span, *kind)).collect();
    read_signs(&article.body, sentences, &mut named);
    let mut mentions = resolve_named(&article.body, &named);
    sense::mark(&lines, &mut mentions);
    mentions
}

fn named(body: &str, lines: &[Line<'_>], places: &Places, span: &Span, kind: EntityKind) -> Named {
    let after = lines.partition_point(|line| line.words.first().is_none_or(|word| word.start() <= span.start));
    let words = after.checked_sub(1).and_then(|at| lines.get(at)).map_or(&[][..], |line| line.words.as_slice());
    let from = words.partition_point(|word| word.start() < span.start);
    let to = words.partition_point(|word| word.start() < span.end);
    let (mut from, mut to, mut role) = (from, to.max(from), None);
    if words.get(from).is_some_and(|word| word.lower() == "the") && from + 1 < to {
        from += 1;
    }
    if kind == EntityKind::Person {
        let begin = from;
        for found in roles(&words[..to]).into_iter().filter(|found| found.from >= begin && found.to < to) {
            role = body.get(words[found.from].start()..words[found.to - 1].end()).map(str::to_owned);
            from = found.to;
        }
        let is_address = |at: usize| LEXICON.is_honorific(words[at].text) || matches!(words[at].text, "." | ",");
        while from + 1 < to && is_address(from) {
            from += 1;
        }
    }
    // "Lima, Peru"; "Harlow, minister of health".
    if let Some(comma) = (from + 1..to).find(|&at| words[at].text == ",") {
        to = comma;
    }
    let inner = &words[from..to];
    let listed = LEXICON.name_at(inner).filter(|(length, name)| {
        *length == inner.len() && (name.kind == EntityKind::Person) == (kind == EntityKind::Person)
    });
    let cut =
        inner.first().map_or(span.start, Word::start)..inner.last().map_or(span.end, |word| word.end().min(span.end));
    let (sentence, paragraph) = places.at(span.start);
    Named {
        text: body.get(cut).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "),
        span: span.clone(),
        kind,
        listed: listed.map(|(_, name)| name.name),
        role,
        rule: "given".to_owned(),
        sentence,
        paragraph,
        signs: Signs::default(),
        age: None,
        generation: None,
    }
}
