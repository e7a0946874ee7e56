//! How the status of an event changed with its sources: per source first, then merged as of each of their days.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Event, EventStatement, Statement};
use crate::annotate::{Annotated, EventStatus};
use crate::article::Basis;
use crate::date::VisitDate;

/// Where an event stood as of one day of its sources.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryStep<'a> {
    /// The day of these sources.
    pub as_of: &'a VisitDate,
    /// Where it stood.
    pub status: EventStatus,
    /// The statements of that day that tell it so, one a source.
    pub statements: Vec<Statement>,
}

impl Event {
    /// The days on which its status became another, from the first source to where it stands: "planned in A, 18 June →
    /// happened in B, 19 June". Empty where the sources do not differ in time. Sources that state no day do not count, and
    /// which of two sources of one day is the later nobody knows; neither does what is told as background, for a plan of
    /// long ago is told so as well. Where something done would be put off afterwards, the sources mean different things.
    pub fn history<'a>(&self, articles: &'a [Annotated]) -> Vec<HistoryStep<'a>> {
        let mut days: BTreeMap<Date, (&'a VisitDate, BTreeMap<usize, &EventStatement>)> = BTreeMap::new();
        for told in self.statements.iter().filter(|told| told.status != EventStatus::Background) {
            let date = articles.get(told.statement.article).and_then(|a| a.article.date.as_ref());
            let date = date.filter(|stated| stated.basis != Basis::Inferred);
            let Some((date, day)) = date.and_then(|stated| Some((&stated.value, stated.value.as_day()?))) else {
                continue;
            };
            let sources = &mut days.entry(day).or_insert_with(|| (date, BTreeMap::new())).1;
            let strongest = sources.entry(told.statement.article).or_insert(told);
            if told.status.weight() > strongest.status.weight() {
                *strongest = told;
            }
        }
        let mut steps: Vec<HistoryStep<'a>> = Vec::new();
        for (as_of, sources) in days.into_values() {
            let last = steps.last().map(|step| step.status);
            let Some(status) = sources.values().map(|told| told.status).max_by_key(|status| status.weight()) else {
                continue;
            };
            // What is done, or off, stays so, whatever a later source still calls a plan.
            let stays = last.is_some_and(|last| last == status || last.is_settled() && !status.is_settled());
            let same = last.is_some_and(|last| last.agrees_with(status) && !last.is_off());
            if stays || same {
                continue;
            }
            if last == Some(EventStatus::Happened) {
                return Vec::new();
            }
            let agreeing = sources.values().filter(|told| told.status.agrees_with(status));
            steps.push(HistoryStep { as_of, status, statements: agreeing.map(|told| told.statement).collect() });
        }
        while steps.last().is_some_and(|step| !step.status.agrees_with(self.status)) {
            steps.pop();
        }
        if steps.len() < 2 { Vec::new() } else { steps }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::clean;
    use crate::briefing::Support;
    use crate::source::Source;

    /// What the sources, by their days and what they tell, make of an event that stands so in the end.
    fn history(told: &[(&str, EventStatus)], now: EventStatus) -> Vec<(String, EventStatus, usize)> {
        let article = |(at, (day, _)): (usize, &(&str, EventStatus))| {
            let text = format!("Ferry talks\n\n{day}\n\nAda Lind met Jonas Ode on the quay.\n");
            let mut article = clean(&Source::of_text(&format!("a{at}"), &text));
            article.date = VisitDate::parse(day).ok().map(|value| crate::article::Stated {
                value,
                basis: Basis::Given,
                evidence: String::new(),
                block: None,
            });
            crate::annotate::annotate(article)
        };
        let articles: Vec<Annotated> = told.iter().enumerate().map(article).collect();
        let statement = |(article, (_, status)): (usize, &(&str, EventStatus))| EventStatement {
            statement: Statement { article, sentence: 0 },
            span: 0..0,
            date: None,
            status: *status,
            rule: String::new(),
        };
        let event = Event {
            id: String::new(),
            title: String::new(),
            title_from: Statement { article: 0, sentence: 0 },
            action: "meet",
            date: None,
            ahead: None,
            alternatives: Vec::new(),
            status: now,
            participants: Vec::new(),
            places: Vec::new(),
            statements: told.iter().enumerate().map(statement).collect(),
            support: Support::default(),
            disputes: Vec::new(),
            evidence: Vec::new(),
            former_ids: Vec::new(),
            decided: Vec::new(),
        };
        let steps = event.history(&articles);
        steps.iter().map(|step| (step.as_of.to_string(), step.status, step.statements.len())).collect()
    }

    #[test]
    fn a_plan_that_is_carried_out_has_two_steps() {
        use EventStatus::{Happened, Planned, Possible};
        let told =
            [("2031-05-05", Planned), ("2031-05-05", Planned), ("2031-05-06", Happened), ("2031-05-07", Planned)];
        let steps = [("2031-05-05".to_owned(), Planned, 2), ("2031-05-06".to_owned(), Happened, 1)];
        assert_eq!(history(&told, Happened), steps);
        assert_eq!(history(&[("2031-05-05", Planned), ("2031-05-05", Happened)], Happened), []);
        assert_eq!(history(&[("2031-05-05", Planned), ("", Happened)], Happened), []);
        assert_eq!(history(&[("2031-05-05", Planned), ("2031-05-06", Possible)], Planned), []);
    }

    #[test]
    fn what_is_put_off_may_be_called_off_and_then_take_place() {
        use EventStatus::{Cancelled, Happened, Planned, Postponed};
        let told =
            [("2031-05-01", Planned), ("2031-05-02", Postponed), ("2031-05-03", Cancelled), ("2031-05-09", Happened)];
        assert_eq!(history(&told, Happened).len(), 4);
        assert_eq!(history(&[("2031-05-01", Happened), ("2031-05-02", Postponed)], Postponed), []);
    }
}
