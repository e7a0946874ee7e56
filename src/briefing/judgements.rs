//! What the editor says and judges: `note`, `settle`, `hide` and the bottom line.

use std::collections::BTreeMap;

use super::decisions::{Problem, pin};
use super::{Dispute, Event, Statement};
use crate::annotate::Annotated;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::edits::{BottomLine, Edit, Editorial, Edits, Provenance, Question, Target};

/// Words of the editor, with their reason and their author.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remark {
    /// The words.
    pub text: String,
    /// Why.
    pub why: Option<String>,
    /// Which editor.
    pub by: Option<String>,
}

/// The answer that the editor holds to be right; the others stay beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// Its index among the positions.
    pub answer: usize,
    /// Why, in the editor's words.
    pub why: Option<String>,
    /// Which editor.
    pub by: Option<String>,
}

/// What the editor said and judged, by what it is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judgements {
    /// The settled differences, by their ids.
    pub settled: BTreeMap<String, Settled>,
    /// The differences that are not shown.
    pub hidden: Vec<Dispute>,
    /// The notes beside a dispute or an event, by its id.
    pub notes: BTreeMap<String, Vec<Remark>>,
    /// The notes beside a sentence.
    pub sentence_notes: BTreeMap<Statement, Vec<Remark>>,
    /// The sentences of the bottom line, each of a source or in the editor's words; empty where the rules choose it.
    pub bottom_line: Vec<Line>,
}

/// One sentence of the editor's bottom line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A sentence of a source.
    Statement(Statement),
    /// The editor's own words.
    Text(Remark),
}

impl Judgements {
    /// Applies the decisions; hidden differences leave the list. Warns of those that match nothing.
    pub(super) fn apply(
        articles: &[Annotated],
        events: &mut [Event],
        disputes: &mut Vec<Dispute>,
        edits: &Edits,
    ) -> (Self, Vec<Diagnostic>) {
        let mut found = Self::default();
        let mut warnings = Vec::new();
        let mut lines = Vec::new();
        for (edit, from) in &edits.edits {
            let Edit::Editorial(edit) = edit else { continue };
            let done = match edit {
                Editorial::Note { on, text } => found.note(articles, events, disputes, on, remark(text, from)),
                Editorial::Settle { of, answer } => found.settle(events, disputes, of, answer, from),
                Editorial::Hide { what: Target::Id(id) } if !id.starts_with("event/") => found.hide(disputes, id),
                Editorial::BottomLine { line, order } => {
                    line_of(articles, line, from).map(|line| lines.push((order.unwrap_or(u32::MAX), lines.len(), line)))
                }
                Editorial::Hide { .. } | Editorial::Withhold { .. } => Ok(()),
            };
            if let Err(problem) = done {
                warnings.push(problem.at(edits, from));
            }
        }
        lines.sort_by_key(|(order, at, _)| (*order, *at));
        found.bottom_line = lines.into_iter().map(|(.., line)| line).collect();
        found.take_out(events, disputes);
        (found, warnings)
    }

    /// The sentences of sources in the editor's bottom line; none where the rules choose it.
    pub(super) fn statements_of_bottom_line(&self) -> Option<Vec<Statement>> {
        let statement = |line: &Line| if let Line::Statement(statement) = line { Some(*statement) } else { None };
        (!self.bottom_line.is_empty()).then(|| self.bottom_line.iter().filter_map(statement).collect())
    }

    /// The notes beside a dispute or event.
    #[must_use]
    pub fn notes_on(&self, id: &str) -> &[Remark] {
        self.notes.get(id).map_or(&[], Vec::as_slice)
    }

    fn note(
        &mut self,
        articles: &[Annotated],
        events: &[Event],
        disputes: &[Dispute],
        on: &Target,
        remark: Remark,
    ) -> Result<(), Problem> {
        match on {
            Target::Sentence(anchor) => {
                let statement = pin(articles, &anchor.at, anchor.starts.as_deref())?;
                self.sentence_notes.entry(statement).or_default().push(remark);
            }
            Target::Id(id) if id.starts_with("event/") => {
                let event = event_of(events, id)?;
                self.notes.entry(event.id.clone()).or_default().push(remark);
            }
            Target::Id(id) => {
                let dispute = &disputes[dispute_of(disputes, id)?];
                self.notes.entry(dispute.id.clone()).or_default().push(remark);
            }
        }
        Ok(())
    }

    fn settle(
        &mut self,
        events: &[Event],
        disputes: &[Dispute],
        of: &Question,
        answer: &str,
        from: &Provenance,
    ) -> Result<(), Problem> {
        let at = match of {
            Question::Id(id) => dispute_of(disputes, id)?,
            Question::Of { event, question } => asked(events, disputes, event, question)?,
        };
        let dispute = &disputes[at];
        let same = |text: &str| text.trim().to_lowercase() == answer.trim().to_lowercase();
        let answer = dispute.positions.iter().position(|position| same(&position.answer)).ok_or_else(|| {
            let answers: Vec<String> = dispute.positions.iter().map(|p| format!("`{}`", p.answer)).collect();
            Problem {
                code: "no-such-answer",
                what: format!("no source answers `{answer}` to “{}”", dispute.question),
                hint: Some(format!("the sources answer {}", answers.join(" or "))),
            }
        })?;
        let settled = Settled { answer, why: from.why.clone(), by: from.by.clone() };
        self.settled.insert(dispute.id.clone(), settled);
        Ok(())
    }

    fn hide(&mut self, disputes: &[Dispute], id: &str) -> Result<(), Problem> {
        let dispute = &disputes[dispute_of(disputes, id)?];
        if self.hidden.iter().all(|hidden| hidden.id != dispute.id) {
            self.hidden.push(dispute.clone());
        }
        Ok(())
    }

    /// Takes the hidden differences out of the list and out of the events that point into it.
    fn take_out(&self, events: &mut [Event], disputes: &mut Vec<Dispute>) {
        if self.hidden.is_empty() {
            return;
        }
        let mut places = Vec::new();
        let mut kept = 0;
        for dispute in disputes.iter() {
            let is_hidden = self.hidden.iter().any(|hidden| hidden.id == dispute.id);
            places.push((!is_hidden).then_some(kept));
            kept += usize::from(!is_hidden);
        }
        for event in events {
            event.disputes = event.disputes.iter().filter_map(|&at| places.get(at).copied().flatten()).collect();
        }
        let mut places = places.iter();
        disputes.retain(|_| places.next().is_some_and(Option::is_some));
    }
}

fn remark(text: &str, from: &Provenance) -> Remark {
    Remark { text: text.trim().to_owned(), why: from.why.clone(), by: from.by.clone() }
}

fn line_of(articles: &[Annotated], line: &BottomLine, from: &Provenance) -> Result<Line, Problem> {
    Ok(match line {
        BottomLine::Sentence(anchor) => Line::Statement(pin(articles, &anchor.at, anchor.starts.as_deref())?),
        BottomLine::Text(text) => Line::Text(remark(text, from)),
    })
}

fn event_of<'e>(events: &'e [Event], id: &str) -> Result<&'e Event, Problem> {
    let is_it = |event: &&Event| event.id == id || event.former_ids.iter().any(|former| former == id);
    events.iter().find(is_it).ok_or_else(|| {
        let hint = did_you_mean(id, events.iter().map(|event| event.id.as_str()));
        Problem { code: "edit-matches-nothing", what: format!("no event has the id `{id}`"), hint }
    })
}

fn dispute_of(disputes: &[Dispute], id: &str) -> Result<usize, Problem> {
    disputes.iter().position(|dispute| dispute.id == id).ok_or_else(|| {
        let ids = || disputes.iter().map(|dispute| dispute.id.as_str());
        let hint = did_you_mean(id, ids()).or_else(|| listed(ids()));
        Problem { code: "edit-matches-nothing", what: format!("no dispute has the id `{id}`"), hint }
    })
}

/// The difference about an event that asks a question; case and white space are nothing.
fn asked(events: &[Event], disputes: &[Dispute], event: &str, question: &str) -> Result<usize, Problem> {
    let event = event_of(events, event)?;
    let ours =
        |dispute: &Dispute| dispute.event.and_then(|at| events.get(at)).is_some_and(|found| found.id == event.id);
    let even = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let is_it = |dispute: &Dispute| ours(dispute) && even(&dispute.question) == even(question);
    disputes.iter().position(is_it).ok_or_else(|| Problem {
        code: "edit-matches-nothing",
        what: format!("nothing about `{}` asks “{question}”", event.id),
        hint: listed(disputes.iter().filter(|dispute| ours(dispute)).map(|dispute| dispute.question.as_str())),
    })
}

fn listed<'a>(all: impl Iterator<Item = &'a str>) -> Option<String> {
    let all: Vec<String> = all.take(3).map(|one| format!("`{one}`")).collect();
    (!all.is_empty()).then(|| format!("there is {}", all.join(", ")))
}

/// Takes the hidden quotations off the articles; the sentences stay. Warns of a sentence without one.
pub(super) fn hide_quotes(articles: &mut [Annotated], edits: &Edits) -> Vec<Diagnostic> {
    let mut warnings = Vec::new();
    for (edit, from) in &edits.edits {
        let Edit::Editorial(Editorial::Hide { what: Target::Sentence(anchor) }) = edit else { continue };
        let done = pin(articles, &anchor.at, anchor.starts.as_deref()).and_then(|statement| {
            let annotated = &mut articles[statement.article];
            let before = annotated.quotes.len();
            annotated.quotes.retain(|quote| quote.sentence != statement.sentence);
            if annotated.quotes.len() < before {
                return Ok(());
            }
            let what = format!("no quotation begins in `{}`", anchor.at);
            Err(Problem { code: "edit-matches-nothing", what, hint: with_quotes(annotated, statement.sentence) })
        });
        warnings.extend(done.err().map(|problem| problem.at(edits, from)));
    }
    warnings
}

/// The sentences nearest to one in which quotations begin.
fn with_quotes(annotated: &Annotated, sentence: usize) -> Option<String> {
    let mut quoting: Vec<usize> = annotated.quotes.iter().map(|quote| quote.sentence).collect();
    quoting.dedup();
    quoting.sort_by_key(|&other| other.abs_diff(sentence));
    let anchors = quoting.iter().take(3).filter_map(|&at| Some(annotated.sentences.get(at)?.anchor()));
    let anchors: Vec<String> = anchors.map(|anchor| format!("`{anchor}`")).collect();
    (!anchors.is_empty()).then(|| format!("quotations of this source begin in {}", anchors.join(", ")))
}
