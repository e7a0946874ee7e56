//! One meeting that sources place at different summits.

use super::Rule;
use crate::interface::phrase;
use std::collections::BTreeMap;

use super::{Dispute, DisputeKind, Position, Verdict, names};
use crate::annotate::{Annotated, EntityId, EntityKind, EventStatus};
use crate::article::Span;
use crate::briefing::entity_index::EntityIndex;
use crate::briefing::{Event, EventStatement};
use crate::date::Grain;

/// Words that make a body's name the name of its gathering.
const GATHERINGS: [&str; 5] = ["summit", "conference", "forum", "assembly", "congress"];

/// The rule, in words.
const RULE: &str =
    phrase("Sources tell one meeting of the same people in the same month, at gatherings of different names.");
/// What the rule adds where a source tells the meeting before or after a gathering.
const JOINED: &str = phrase("One that puts it before or after a gathering stands with those that name the same one.");

/// So many words before a gathering may say how the meeting stands to it: "before last week’s hastily called".
const PHRASE: usize = 6;

/// The dispute about an event's occasion; none where the sources name one, or none.
///
/// Only meetings that have taken place, dated to a month at least: what is planned may have several occasions.
pub(super) fn about(articles: &[Annotated], index: &EntityIndex, event: &Event, at: usize) -> Option<Dispute> {
    let past = matches!(event.status, EventStatus::Happened | EventStatus::Background);
    let exact = event.date.as_ref().is_some_and(|date| date.grain() >= Grain::Month);
    if event.action != "meet" || !past || !exact || event.participants.len() < 2 {
        return None;
    }
    let dated = event.statements.iter().filter(|told| told.date.as_ref().is_some_and(|d| d.grain() >= Grain::Month));
    let named = dated.filter_map(|told| Some((told.statement, occasion(articles, index, told)?)));
    let (at_it, next_to_it): (Vec<_>, Vec<_>) = named.partition(|(statement, gathering)| {
        let body = &articles[statement.article].article.body;
        !is_next_to(body.get(..gathering.1.start).unwrap_or_default())
    });
    let mut answers: BTreeMap<String, Position> = BTreeMap::new();
    for (statement, (id, span)) in at_it {
        let text = articles[statement.article].article.body.get(span.clone()).unwrap_or_default();
        let answer = answers.entry(id).or_insert_with(|| Position { answer: text.to_owned(), statements: Vec::new() });
        answer.statements.push((statement, span));
    }
    let mut is_joined = false;
    for (statement, (id, span)) in next_to_it {
        if let Some(answer) = answers.get_mut(&id) {
            is_joined = true;
            answer.statements.push((statement, span));
            answer.statements.sort_by_key(|(statement, span)| (*statement, span.start));
        }
    }
    let mut positions: Vec<Position> = answers.into_values().collect();
    let sources: std::collections::BTreeSet<usize> =
        positions.iter().flat_map(|p| p.statements.iter().map(|(s, _)| s.article)).collect();
    if positions.len() < 2 || sources.len() < 2 {
        return None;
    }
    positions.sort_by_key(|position| std::cmp::Reverse(super::sources(position)));
    let (who, whom) = names(event, index);
    Some(Dispute {
        id: format!("dispute/{}-occasion", event.id.trim_start_matches("event/")),
        verdict: Verdict::Dispute,
        kind: DisputeKind::Place,
        question: format!("At which gathering did {who} meet {}?", whom.unwrap_or_default()),
        positions,
        event: Some(at),
        rule: if is_joined { Rule::from(RULE).and(JOINED) } else { RULE.into() },
    })
}

/// The one named gathering in the clause, or in what follows it up to the next event of the sentence: its key and the
/// words that name it; none where there are several.
fn occasion(articles: &[Annotated], index: &EntityIndex, told: &EventStatement) -> Option<(String, Span)> {
    let article = told.statement.article;
    let annotated = &articles[article];
    let end = reach(annotated, told);
    let first = annotated.mentions.partition_point(|m| m.span.start < told.span.start);
    let mut found = annotated.mentions[first..].iter().take_while(|m| m.span.end <= end).filter_map(|mention| {
        let body = &annotated.article.body;
        let text = body.get(mention.span.clone())?;
        let named = index.merged(article, &mention.entity);
        if mention.kind == EntityKind::Event && has_gathering(text) {
            return Some((key(&named, text), mention.span.clone()));
        }
        let before = body.get(told.span.start..mention.span.start)?;
        if let Some(start) = gathering_of(before) {
            return Some((key(&named, text), told.span.start + start..mention.span.end));
        }
        let rest = body.get(mention.span.end..end)?;
        let word: &str = rest.trim_start().split(|c: char| !c.is_alphanumeric()).next()?;
        let end = mention.span.end + (rest.len() - rest.trim_start().len()) + word.len();
        let body_of = matches!(mention.kind, EntityKind::Organisation | EntityKind::Event | EntityKind::Other);
        (body_of && has_gathering(word)).then(|| (key(&named, text), mention.span.start..end))
    });
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

/// True where the meeting was before or after the gathering that these words lead up to: two sources may tell it of two
/// gatherings, and both be right, so that it tells where a meeting was only if another source says so too.
fn is_next_to(words: &str) -> bool {
    let mut back = words.rsplit(|c: char| c.is_whitespace()).filter(|word| !word.is_empty()).take(PHRASE).peekable();
    while let Some(word) = back.next() {
        let is_next_to = match word.to_lowercase().as_str() {
            "before" | "after" | "following" => true,
            "of" => matches!(back.peek().copied(), Some("ahead" | "eve" | "Ahead")),
            "at" | "on" | "in" | "during" | "to" | "for" | "beside" | "alongside" => false,
            _ if word.ends_with(|c: char| !c.is_alphanumeric()) => false,
            _ => continue,
        };
        return is_next_to;
    }
    false
}

/// Where the occasion of an event may still be named: to the end of its sentence, or to its next event word.
fn reach(annotated: &Annotated, told: &EventStatement) -> usize {
    let sentence = annotated.sentences.get(told.statement.sentence).and_then(|sentence| sentence.body.clone());
    let events = annotated.events_of(told.statement.sentence).iter();
    let next = events.map(|event| event.trigger.start).filter(|start| *start >= told.span.end).min();
    next.or(sentence.map(|span| span.end)).unwrap_or(told.span.end).max(told.span.end)
}

/// Where "summit of the" begins, if the words end with it.
fn gathering_of(before: &str) -> Option<usize> {
    let before = before.trim_end();
    let plain = before.strip_suffix(" the").unwrap_or(before).strip_suffix(" of")?;
    let start = plain.rfind(' ').map_or(0, |space| space + 1);
    has_gathering(plain.get(start..)?).then_some(start)
}

fn has_gathering(text: &str) -> bool {
    let last = text.rsplit([' ', '-']).next().unwrap_or_default().to_lowercase();
    GATHERINGS.contains(&last.as_str())
}

/// Two spellings of one gathering have one key: `G-20 summit`, `G20`.
fn key(id: &EntityId, text: &str) -> String {
    let slug = id.0.rsplit('/').next().unwrap_or(text);
    let plain: String = slug.split('-').filter(|word| !GATHERINGS.contains(word)).collect();
    plain.to_lowercase()
}
