//! One event that sources put on different days.

use crate::interface::phrase;
use std::collections::BTreeMap;

use super::{Dispute, DisputeKind, Position, Verdict, names};
use crate::annotate::{Annotated, EventStatus};
use crate::article::Span;
use crate::briefing::entity_index::EntityIndex;
use crate::briefing::{Event, EventStatement, Statement};
use crate::date::VisitDate;

/// The dispute about an event's day; none where every source that tells a single day tells the same.
pub(super) fn about(articles: &[Annotated], index: &EntityIndex, event: &Event, at: usize) -> Option<Dispute> {
    if event.alternatives.is_empty() {
        return None;
    }
    let mut answers: BTreeMap<&VisitDate, Vec<(Statement, Span)>> = BTreeMap::new();
    for told in event.statements.iter().filter(|told| is_plain(told) && !is_another(articles, told)) {
        let Some(date) = told.date.as_ref().filter(|date| date.as_day().is_some()) else { continue };
        answers.entry(date).or_default().push((told.statement, words_of(articles, told)));
    }
    if answers.len() < 2 {
        return None;
    }
    let year = event.date.as_ref().map_or(0, |date| date.first().year());
    let mut positions: Vec<Position> =
        answers.into_iter().map(|(date, statements)| Position { answer: date.words_in(year), statements }).collect();
    positions.sort_by_key(|position| std::cmp::Reverse(super::sources(position)));
    Some(Dispute {
        id: format!("dispute/{}-date", event.id.trim_start_matches("event/")),
        verdict: Verdict::Dispute,
        kind: DisputeKind::Date,
        question: question(event, index),
        positions,
        event: Some(at),
        rule: phrase("Sources tell one event of the same people, a few days apart at most, on different single days.")
            .into(),
    })
}

fn is_plain(told: &EventStatement) -> bool {
    matches!(told.status, EventStatus::Happened | EventStatus::Ongoing | EventStatus::Planned | EventStatus::Background)
}

/// Words for one sitting of talks that have several.
const SITTINGS: [&str; 3] = ["round", "session", "sitting"];
/// Words that count the sittings on from the first.
const LATER: [&str; 9] = ["third", "fourth", "fifth", "sixth", "next", "final", "last", "concluding", "closing"];
/// Words for going on with what had begun.
const GOING_ON: [&str; 6] = ["resumed", "resume", "resuming", "reconvened", "reconvene", "reconvening"];
/// Words for talks themselves: a summit beside which two meet may last longer than their meeting.
const TALKS: [&str; 6] = ["talks", "meeting", "meetings", "negotiations", "session", "sessions"];

/// True for a clause that tells a second time of the kind, or of one that takes several days: "met again on Wednesday",
/// "the third round of talks", "two days of talks".
fn is_another(articles: &[Annotated], told: &EventStatement) -> bool {
    let clause =
        articles[told.statement.article].article.body.get(told.span.clone()).unwrap_or_default().to_lowercase();
    let words: Vec<&str> = clause.split(|c: char| !c.is_alphanumeric()).collect();
    let second = ["again", "another", "second", "further", "renewed", "later"];
    second.iter().any(|word| words.contains(word))
        || clause.contains("once more")
        || clause.contains("m. ") && clause.contains(" time on ")
        || GOING_ON.iter().any(|word| words.contains(word))
        || words.windows(2).any(|pair| LATER.contains(&pair[0]) && SITTINGS.contains(&pair[1]))
        || takes_days(&words)
}

/// True for talks of several days: "three-day talks", "two days of tense talks", "the last day of their talks"; not for "the
/// last day of her visit".
fn takes_days(words: &[&str]) -> bool {
    let several = ["two", "three", "four", "five", "2", "3", "4", "5"];
    words.windows(2).enumerate().any(|(at, pair)| {
        let of_talks = || {
            let behind = words[at + 2..].iter().skip_while(|word| matches!(**word, "of" | "the" | "their"));
            behind.take(2).any(|word| TALKS.contains(word))
        };
        let counted = several.contains(&pair[0]) || LATER.contains(&pair[0]) && pair[1] == "day";
        counted && matches!(pair[1], "day" | "days") && of_talks()
    })
}

/// The words that name the day; none of the clause where another sentence does.
fn words_of(articles: &[Annotated], told: &EventStatement) -> Span {
    let annotated = &articles[told.statement.article];
    let first = annotated.times.partition_point(|time| time.span.start < told.span.start);
    let mut times = annotated.times[first..].iter().take_while(|time| time.span.end <= told.span.end);
    times
        .find(|time| time.date.is_some() && time.date == told.date)
        .map_or(told.span.start..told.span.start, |time| time.span.clone())
}

fn question(event: &Event, index: &EntityIndex) -> String {
    let (who, whom) = names(event, index);
    match (event.action, whom) {
        ("meet", Some(whom)) => format!("On which day did {who} meet {whom}?"),
        ("call", Some(whom)) => format!("On which day did {who} call {whom}?"),
        ("dine", Some(whom)) => format!("On which day did {who} dine with {whom}?"),
        _ => format!("On which day was this ({who})?"),
    }
}
