//! A question to which sources give several answers: what they disagree on, what changed, what can both hold.

use jiff::civil::Date;
use serde::Serialize;

use super::compare::Marked;
use super::{BadgeView, EditBlock, RemarkView, Viewpoint, edit_block, event, remark};
use crate::article::Span;
use crate::briefing::{Badge, Dispute, Position, Statement, Verdict};
use crate::date::VisitDate;
use crate::render::weave::{Layer, Thread, weave};
use crate::site::Link;

/// One answer to the question.
#[derive(Debug, Clone, Serialize)]
struct Answer {
    words: String,
    /// Of an update: the days of the sources that give it.
    as_of: Option<String>,
    statements: Vec<Marked>,
    more: usize,
}

/// One question with all its answers.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DisputeView {
    anchor: String,
    /// None where the answers can all hold.
    badge: Option<BadgeView>,
    /// True where the answers follow one another in time.
    is_update: bool,
    question: String,
    /// Language of question and answers where it is not the site's.
    lang: Option<&'static str>,
    answers: Vec<Answer>,
    rule: String,
    event: Option<Link>,
    remarks: Vec<RemarkView>,
    edits: Vec<EditBlock>,
}

/// Sentences of one answer; the rest is counted.
const STATEMENTS: usize = 6;

impl DisputeView {
    pub(super) fn new(view: &Viewpoint<'_>, dispute: &Dispute) -> Self {
        let ui = view.interface();
        let is_update = dispute.verdict == Verdict::Update;
        let mut positions: Vec<&Position> = dispute.positions.iter().collect();
        if is_update {
            positions.sort_by_key(|position| days(view, position).min());
        }
        let badge = match dispute.verdict {
            Verdict::Dispute => Some(BadgeView::of(ui, Badge::Disputed)),
            Verdict::Candidate => Some(BadgeView::of(ui, Badge::Unconfirmed)),
            Verdict::Compatible | Verdict::Update => None,
        };
        Self {
            anchor: event::dispute_anchor(&dispute.id),
            badge,
            is_update,
            question: dispute.question.clone(),
            lang: view.built_lang(),
            answers: positions.into_iter().map(|position| answer(view, position, is_update)).collect(),
            rule: dispute.rule.told_in(ui),
            event: dispute.event.and_then(|e| view.site.briefing.events.get(e)).map(|e| event::href(view, e)),
            remarks: remark::on_dispute(view, dispute),
            edits: edit_block::on_dispute(ui, dispute),
        }
    }
}

fn answer(view: &Viewpoint<'_>, position: &Position, is_dated: bool) -> Answer {
    let shown = position.statements.iter().take(STATEMENTS);
    Answer {
        words: position.answer.clone(),
        as_of: if is_dated { as_of(view, position) } else { None },
        statements: shown.map(|(statement, span)| marked(view, *statement, span)).collect(),
        more: position.statements.len().saturating_sub(STATEMENTS),
    }
}

/// The days of the sources that give an answer.
fn days<'s>(view: &Viewpoint<'s>, position: &'s Position) -> impl Iterator<Item = Date> + use<'s> {
    let view = *view;
    position
        .statements
        .iter()
        .filter_map(move |(statement, _)| view.article(statement.article).article.date.as_ref()?.value.as_day())
}

fn as_of(view: &Viewpoint<'_>, position: &Position) -> Option<String> {
    let (first, last) = (days(view, position).min()?, days(view, position).max()?);
    Some(view.interface().date(&VisitDate::interval(first, last)))
}

/// A whole sentence with some of its words marked.
fn marked(view: &Viewpoint<'_>, statement: Statement, span: &Span) -> Marked {
    let annotated = view.article(statement.article);
    let sentence = annotated.sentences.get(statement.sentence).and_then(|s| s.body.clone());
    let html = sentence.map_or_else(String::new, |sentence| {
        let marks = [Thread { span: span.clone(), layer: Layer::Mark }];
        weave(view.interface(), &annotated.article.body, sentence, &marks)
    });
    Marked { html, lang: view.lang(statement.article), chip: view.chip(statement) }
}
