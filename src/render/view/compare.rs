//! The same event, different wording: disputes, the matrix of events and sources, quotations that differ.

use std::collections::BTreeSet;

use serde::Serialize;

use super::difference::differing;
use super::event;
use super::quotes::without_end_comma;
use super::{BadgeView, Chip, EditBlock, MatrixView, RemarkView, Viewpoint, edit_block, remark};
use crate::article::Span;
use crate::briefing::{Badge, Dispute, Overlap, Verdict};
use crate::render::weave::{Layer, Thread, weave};
use crate::render::wording;
use crate::site::Link;

/// One answer to the question of a dispute.
#[derive(Debug, Clone, Serialize)]
struct Answer {
    words: String,
    statements: Vec<Marked>,
    more: usize,
}

/// Words with the stretches that differ marked, woven.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Marked {
    html: String,
    lang: Option<String>,
    chip: Chip,
}

/// One dispute with both its sides.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DisputeView {
    anchor: String,
    badge: BadgeView,
    question: String,
    answers: Vec<Answer>,
    rule: String,
    event: Option<Link>,
    remarks: Vec<RemarkView>,
    edits: Vec<EditBlock>,
}

/// One utterance in the words of each source.
#[derive(Debug, Clone, Serialize)]
struct Utterance {
    speaker: Option<super::Named>,
    versions: Vec<Marked>,
}

/// The page that compares.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CompareView {
    facts: Vec<String>,
    disputes: Vec<DisputeView>,
    candidates: Vec<DisputeView>,
    matrix: MatrixView,
    utterances: Vec<Utterance>,
}

const STATEMENTS: usize = 6;
const CANDIDATES: usize = 20;
const UTTERANCES: usize = 40;

impl CompareView {
    pub(crate) fn new(view: &Viewpoint<'_>) -> Self {
        let briefing = &view.site.briefing;
        let sources = briefing.articles.len();
        let with = |verdict: Verdict| briefing.disputes.iter().filter(move |d| d.verdict == verdict);
        let disputes: Vec<DisputeView> = with(Verdict::Dispute).map(|d| dispute(view, d)).collect();
        let matrix = MatrixView::new(view);
        let utterances = utterances(view);
        Self {
            facts: vec![
                wording::counted(sources, "source"),
                wording::counted(disputes.len(), "dispute"),
                wording::counted(utterances.len(), "quotation") + " with variants",
                wording::counted(matrix.shown(), "event") + " side by side",
            ],
            disputes,
            candidates: with(Verdict::Candidate).take(CANDIDATES).map(|d| dispute(view, d)).collect(),
            matrix,
            utterances,
        }
    }

    /// The disputes alone, for the print edition.
    pub(crate) fn into_disputes(self) -> Vec<DisputeView> {
        self.disputes
    }
}

fn dispute(view: &Viewpoint<'_>, dispute: &Dispute) -> DisputeView {
    let answer = |position: &crate::briefing::Position| Answer {
        words: position.answer.clone(),
        statements: position
            .statements
            .iter()
            .take(STATEMENTS)
            .map(|(statement, span)| {
                let annotated = view.article(statement.article);
                let sentence = annotated.sentences.get(statement.sentence).and_then(|s| s.body.clone());
                let html = sentence.map_or_else(String::new, |sentence| {
                    let marks = vec![Thread { span: span.clone(), layer: Layer::Mark }];
                    weave(&annotated.article.body, sentence, &marks)
                });
                Marked { html, lang: view.lang(statement.article), chip: view.chip(*statement) }
            })
            .collect(),
        more: position.statements.len().saturating_sub(STATEMENTS),
    };
    DisputeView {
        anchor: event::dispute_anchor(&dispute.id),
        badge: if dispute.verdict == Verdict::Dispute { Badge::Disputed } else { Badge::Unconfirmed }.into(),
        question: dispute.question.clone(),
        answers: dispute.positions.iter().map(answer).collect(),
        rule: dispute.rule.clone(),
        event: dispute.event.and_then(|e| view.site.briefing.events.get(e)).map(|e| event::href(view, e)),
        remarks: remark::on_dispute(view, dispute),
        edits: edit_block::on_dispute(dispute),
    }
}

/// The first words of a text, with an ellipsis where more follow.
pub(super) fn first_words(text: &str, count: usize) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    if words.len() <= count {
        return text.to_owned();
    }
    words[..count].join(" ").trim_end_matches([',', ';', ':']).to_owned() + " …"
}

/// Groups of quotations that give one utterance in different words, each group once.
fn utterances(view: &Viewpoint<'_>) -> Vec<Utterance> {
    let quotes = &view.site.briefing.quotes;
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (index, quote) in quotes.iter().enumerate() {
        if quote.variants.is_empty() || !seen.insert(index) || found.len() == UTTERANCES {
            continue;
        }
        seen.extend(quote.variants.iter().copied());
        let versions = versions(view, index);
        if versions.iter().any(|v| v.html.contains("<mark>")) {
            let speaker = quote.speaker.as_ref().and_then(|id| view.entity_index(id));
            found.push(Utterance { speaker: speaker.map(|s| view.named(s)), versions });
        }
    }
    found
}

/// The quotation and its variants. Words are marked that another version lacks: the first variant's in the quotation, the
/// quotation's in all variants, and only inside what both give; an ellipsis stands where one begins later or ends earlier.
fn versions(view: &Viewpoint<'_>, index: usize) -> Vec<Marked> {
    let quote = &view.site.briefing.quotes[index];
    let pairs: Vec<(usize, &Overlap)> = quote.variants.iter().copied().zip(&quote.overlaps).collect();
    let mut found = Vec::new();
    if let Some((other, overlap)) = pairs.first() {
        found.push(version(view, (index, &overlap.here), (*other, &overlap.there)));
    }
    found.extend(pairs.iter().map(|(other, overlap)| version(view, (*other, &overlap.there), (index, &overlap.here))));
    found
}

/// A quotation and the part of it that it shares with another.
type Shared<'s> = (usize, &'s Span);

fn version(view: &Viewpoint<'_>, ours: Shared<'_>, theirs: Shared<'_>) -> Marked {
    let statement = view.site.briefing.quotes[ours.0].statement;
    let (head, shared, tail) = in_three(view, ours);
    let (their_head, their_shared, their_tail) = in_three(view, theirs);
    let marks: Vec<Thread> =
        differing(&shared, &their_shared).into_iter().map(|span| Thread { span, layer: Layer::Mark }).collect();
    let plain = |text: &str| weave(text, 0..text.len(), &[]);
    let later = if head.is_empty() && !their_head.is_empty() { "… " } else { "" };
    let earlier = if tail.is_empty() && !their_tail.is_empty() { " …" } else { "" };
    let html = format!("{later}{}{}{}{earlier}", plain(&head), weave(&shared, 0..shared.len(), &marks), plain(&tail));
    Marked { html, lang: view.lang(statement.article), chip: view.chip(statement) }
}

/// The words of a quotation before, in and after a part of it. Marks at an end stay with the words beside them.
fn in_three(view: &Viewpoint<'_>, (quote, part): Shared<'_>) -> (String, String, String) {
    let quote = &view.site.briefing.quotes[quote];
    let article = quote.statement.article;
    let whole = &view.article(article).quotes[quote.quote].span;
    let says = |text: &str| text.chars().any(char::is_alphanumeric);
    let (mut head, mut tail) =
        (view.clause(article, &(whole.start..part.start)), view.clause(article, &(part.end..whole.end)));
    let mut shared = view.clause(article, part);
    if says(&head) {
        head.push(' ');
    } else {
        shared = std::mem::take(&mut head) + &shared;
    }
    if says(&tail) {
        let apart = view
            .article(article)
            .article
            .body
            .get(part.end..)
            .is_some_and(|rest| rest.starts_with(char::is_whitespace));
        tail.insert_str(0, if apart { " " } else { "" });
    } else {
        shared = without_end_comma(&(shared + &std::mem::take(&mut tail)));
    }
    (head, shared, without_end_comma(&tail))
}
