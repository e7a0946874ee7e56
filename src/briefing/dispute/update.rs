//! One event that an earlier source announces and a later one tells as done.

use crate::interface::phrase;
use jiff::civil::Date;

use super::{Dispute, DisputeKind, Position, Verdict, names};
use crate::annotate::{Annotated, EventStatus};
use crate::briefing::entity_index::EntityIndex;
use crate::briefing::{Event, EventStatement};

/// The update on an event; none where no source of a later day tells as done what one of an earlier day left open.
///
pub(super) fn about(articles: &[Annotated], index: &EntityIndex, event: &Event, at: usize) -> Option<Dispute> {
    let (who, whom) = names(event, index);
    let question = match (event.action, whom) {
        ("meet", Some(whom)) => format!("Did {who} meet {whom}?"),
        ("call", Some(whom)) => format!("Did {who} call {whom}?"),
        ("dine", Some(whom)) => format!("Did {who} dine with {whom}?"),
        _ => format!("Announced, then done: “{}”", event.title),
    };
    let day = |told: &EventStatement| -> Option<Date> {
        articles.get(told.statement.article)?.article.date.as_ref()?.value.as_day()
    };
    let done = |told: &&EventStatement| matches!(told.status, EventStatus::Happened | EventStatus::Ongoing);
    let first_done = event.statements.iter().filter(done).filter_map(day).min()?;
    let before = |told: &&EventStatement| day(told).is_some_and(|day| day < first_done);
    let position = |status: EventStatus, answer: &str| {
        let told = event.statements.iter().filter(|told| told.status == status).filter(before);
        let statements: Vec<_> = told.map(|told| (told.statement, told.span.clone())).collect();
        (!statements.is_empty()).then(|| Position { answer: answer.to_owned(), statements })
    };
    let told_done = event.statements.iter().filter(done).map(|told| (told.statement, told.span.clone())).collect();
    let mut positions = vec![Position { answer: "reported as done".to_owned(), statements: told_done }];
    positions.extend(position(EventStatus::Planned, "planned"));
    positions.extend(position(EventStatus::Possible, "not confirmed"));
    (positions.len() > 1).then(|| Dispute {
        id: format!("dispute/{}-status", event.id.trim_start_matches("event/")),
        verdict: Verdict::Update,
        kind: DisputeKind::Status,
        question,
        positions,
        event: Some(at),
        rule: phrase("A source of a later day tells as done what sources of an earlier day left open.").into(),
    })
}
