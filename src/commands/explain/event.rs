//! Why something is an event of this day and status, and why sources are said to differ.

use std::fmt::Write as _;

use super::place::Place;
use crate::annotate::EventStatus;
use crate::briefing::{Briefing, Decided, Dispute, Event, EventStatement, Verdict};
use crate::date::VisitDate;

pub(super) fn explain(briefing: &Briefing, event: &Event) -> String {
    let mut text = format!("{} ({})\n", event.title, event.id);
    let _ = writeln!(text, "title: words of {}", Place(briefing, event.title_from));
    let _ = writeln!(text, "when: {}; {}", when(event.date.as_ref()), status(event.status));
    for other in &event.alternatives {
        let _ = writeln!(text, "also dated: {}", other.words());
    }
    for decision in &event.decided {
        let what = match decision.what {
            Decided::Status => "where it stands",
            Decided::Date => "its date",
            Decided::Title => "its title",
            Decided::Merged => "several events are this one",
            Decided::Split => "it is told apart from another event",
            Decided::Added => "its sentence tells an event",
        };
        let why = decision.why.as_ref().map_or_else(String::new, |why| format!(" ({why})"));
        let _ = writeln!(text, "decided by the editor: {what}{why}");
    }
    for former in &event.former_ids {
        let _ = writeln!(text, "merged in by the editor: {former}");
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
        let _ = writeln!(text, "merged: {rule}");
    }
    for told in &event.statements {
        let (when, status) = (when(told.date.as_ref()), status(told.status));
        let _ = writeln!(text, "told by: {} ({when}; {status})", Place(briefing, told.statement));
        let _ = writeln!(text, "  because: {}", told.rule);
        for time in times(briefing, told) {
            let _ = writeln!(text, "  date: “{}” is {} ({})", time.0, time.1, time.2);
        }
    }
    for step in event.history(&briefing.articles) {
        let _ = writeln!(text, "history: {} as of {}", status(step.status), step.as_of.words());
        for statement in step.statements {
            let _ = writeln!(text, "  {}", Place(briefing, statement));
        }
    }
    for dispute in event.disputes.iter().filter_map(|index| briefing.disputes.get(*index)) {
        let _ = writeln!(text, "sources differ: {}", dispute.id);
    }
    text
}

/// The time expressions of the clause that give the date: their words, value and evidence.
fn times<'b>(briefing: &'b Briefing, told: &EventStatement) -> Vec<(&'b str, &'b str, &'b str)> {
    let Some(annotated) = briefing.articles.get(told.statement.article) else { return Vec::new() };
    let sentence = annotated.sentences.get(told.statement.sentence).and_then(|s| s.body.clone());
    let within = sentence.unwrap_or_else(|| told.span.clone());
    let first = annotated.times.partition_point(|time| time.span.start < within.start);
    let inside = annotated.times[first..].iter().take_while(|time| time.span.end <= within.end);
    let giving = inside.filter(|time| time.date.is_some() && time.date == told.date);
    giving
        .map(|time| {
            let words = annotated.article.body.get(time.span.clone()).unwrap_or_default();
            (words, time.value.as_str(), time.evidence.as_str())
        })
        .collect()
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
