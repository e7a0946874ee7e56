//! Why something is an event of this day and status, and why sources are said to differ.

use std::fmt::Write as _;

use super::place::Place;
use crate::annotate::EventStatus;
use crate::briefing::{Briefing, Dispute, Event, Verdict};
use crate::date::VisitDate;

pub(super) fn explain(briefing: &Briefing, event: &Event) -> String {
    let mut text = format!("{} ({})\n", event.title, event.id);
    let _ = writeln!(text, "title: words of {}", Place(briefing, event.title_from));
    let _ = writeln!(text, "when: {}; {}", when(event.date.as_ref()), status(event.status));
    for other in &event.alternatives {
        let _ = writeln!(text, "also dated: {}", other.words());
    }
    let _ = writeln!(text, "action: {}", event.action);
    for id in &event.participants {
        let _ = writeln!(text, "takes part: {id}");
    }
    for id in &event.places {
        let _ = writeln!(text, "place: {id}");
    }
    let _ = writeln!(text, "support: {}", event.support);
    for rule in &event.evidence {
        let _ = writeln!(text, "rule: {rule}");
    }
    for told in &event.statements {
        let (when, status) = (when(told.date.as_ref()), status(told.status));
        let _ = writeln!(text, "told by: {} ({when}; {status})", Place(briefing, told.statement));
    }
    for dispute in event.disputes.iter().filter_map(|index| briefing.disputes.get(*index)) {
        let _ = writeln!(text, "sources differ: {}", dispute.id);
    }
    text
}

pub(super) fn explain_dispute(briefing: &Briefing, dispute: &Dispute) -> String {
    let mut text = format!("{} ({})\n", dispute.question, dispute.id);
    let verdict = match dispute.verdict {
        Verdict::Dispute => "the answers cannot both hold",
        Verdict::Candidate => "the answers may not both hold",
        Verdict::Compatible => "the answers agree but for rounding",
        Verdict::Update => "a later source tells more",
    };
    let _ = writeln!(text, "verdict: {verdict}");
    let _ = writeln!(text, "rule: {}", dispute.rule);
    for position in &dispute.positions {
        let _ = writeln!(text, "answer: {}", position.answer);
        for (statement, _) in &position.statements {
            let _ = writeln!(text, "  {}", Place(briefing, *statement));
        }
    }
    text
}

pub(super) fn when(date: Option<&VisitDate>) -> String {
    date.map_or_else(|| "no date".to_owned(), VisitDate::words)
}

pub(super) fn status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Happened => "happened",
        EventStatus::Ongoing => "going on",
        EventStatus::Planned => "planned",
        EventStatus::Postponed => "postponed",
        EventStatus::Cancelled => "cancelled",
        EventStatus::Possible => "possible",
        EventStatus::Background => "background",
    }
}
