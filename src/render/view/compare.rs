//! The same event, different wording: disputes, the matrix of events and sources, quotations that differ.

use std::collections::BTreeSet;

use serde::Serialize;

use super::difference::differing;
use super::dispute::DisputeView;
use super::names::{NamesView, names};
use super::quotes::without_end_comma;
use super::{BadgeView, Chip, MatrixView, Viewpoint};
use crate::article::Span;
use crate::briefing::{DisputeKind, Overlap, Verdict};
use crate::interface::{Interface, phrase};
use crate::render::weave::{Layer, Thread, weave};
use crate::site::{Job, Link};

/// Words with the stretches that differ marked, woven.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Marked {
    pub(super) html: String,
    pub(super) lang: Option<String>,
    pub(super) chip: Chip,
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
    updates: Vec<DisputeView>,
    more_updates: usize,
    compatible: Vec<DisputeView>,
    more_compatible: usize,
    candidates: Vec<DisputeView>,
    more_candidates: usize,
    names: Vec<NamesView>,
    matrix: MatrixView,
    utterances: Vec<Utterance>,
    /// "The editor hides 2 differences", where some are.
    hidden: Option<String>,
    badge_editor: BadgeView,
    /// Where the decisions stand.
    edits: Link,
}

fn hidden(ui: Interface, count: usize) -> Option<String> {
    let told = phrase("The editor hides {n} difference | The editor hides {n} differences");
    (count > 0).then(|| ui.count(count, told))
}

/// How many of each weaker kind the page lists.
const MOST: usize = 40;

impl CompareView {
    pub(crate) fn new(view: &Viewpoint<'_>) -> Self {
        let (briefing, ui) = (&view.site.briefing, view.interface());
        let with = |verdict: Verdict| {
            let all = briefing.disputes.iter();
            all.filter(move |found| found.verdict == verdict && found.kind != DisputeKind::Wording)
        };
        let cards = |verdict: Verdict, most: usize| -> Vec<DisputeView> {
            with(verdict).take(most).map(|found| DisputeView::new(view, found)).collect()
        };
        let (disputes, updates) = (cards(Verdict::Dispute, usize::MAX), cards(Verdict::Update, MOST));
        let names = names(view);
        let matrix = MatrixView::new(view);
        let utterances = utterances(view);
        let mut facts = vec![
            ui.count(briefing.articles.len(), "{n} source | {n} sources"),
            ui.count(disputes.len(), "{n} dispute | {n} disputes"),
            ui.count(matrix.shown(), "{n} event side by side | {n} events side by side"),
            ui.count(utterances.len(), "{n} quotation with variants | {n} quotations with variants"),
        ];
        if !updates.is_empty() {
            facts.insert(2, ui.count(with(Verdict::Update).count(), "{n} update | {n} updates"));
        }
        if !names.is_empty() {
            facts.push(ui.count(names.len(), "{n} thing named differently | {n} things named differently"));
        }
        Self {
            facts,
            disputes,
            more_updates: with(Verdict::Update).count() - updates.len(),
            updates,
            more_compatible: with(Verdict::Compatible).count().saturating_sub(MOST),
            compatible: cards(Verdict::Compatible, MOST),
            hidden: hidden(ui, briefing.judgements.hidden.len()),
            badge_editor: BadgeView::editor(ui),
            edits: view.link(Job::Sources).at("edits"),
            more_candidates: with(Verdict::Candidate).count().saturating_sub(MOST),
            candidates: cards(Verdict::Candidate, MOST),
            names,
            matrix,
            utterances,
        }
    }

    /// The disputes alone, for the print edition.
    pub(crate) fn into_disputes(self) -> Vec<DisputeView> {
        self.disputes
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
        if quote.variants.is_empty() || !seen.insert(index) || found.len() == MOST {
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

/// The quotation and its variants. Words are marked that another version lacks: any variant in the quotation, the
/// quotation in its variants, and only inside what both give; an ellipsis stands where one begins later or ends earlier.
pub(super) fn versions(view: &Viewpoint<'_>, index: usize) -> Vec<Marked> {
    let quote = &view.site.briefing.quotes[index];
    let pairs: Vec<(usize, &Overlap)> = quote.variants.iter().copied().zip(&quote.overlaps).collect();
    let beside: Vec<(Shared<'_>, Shared<'_>)> =
        pairs.iter().map(|(other, overlap)| ((index, &overlap.here), (*other, &overlap.there))).collect();
    let mut found: Vec<Marked> = version(view, &beside).into_iter().collect();
    found.extend(beside.iter().filter_map(|(ours, theirs)| version(view, &[(*theirs, *ours)])));
    found
}

/// A quotation and the part of it that it shares with another.
type Shared<'s> = (usize, &'s Span);

/// One quotation with what differs from each of those beside it marked; none where there is nothing beside it.
fn version(view: &Viewpoint<'_>, beside: &[(Shared<'_>, Shared<'_>)]) -> Option<Marked> {
    let statement = view.site.briefing.quotes[beside.first()?.0.0].statement;
    let (mut text, mut spans, mut later, mut earlier) = (String::new(), Vec::new(), false, false);
    for (ours, theirs) in beside {
        let (head, shared, tail) = in_three(view, *ours);
        let (their_head, their_shared, their_tail) = in_three(view, *theirs);
        later |= head.is_empty() && !their_head.is_empty();
        earlier |= tail.is_empty() && !their_tail.is_empty();
        let whole = format!("{head}{shared}{tail}");
        if !text.is_empty() && text != whole {
            continue;
        }
        let by = head.len();
        spans.extend(differing(&shared, &their_shared).into_iter().map(|span| span.start + by..span.end + by));
        text = whole;
    }
    spans.sort_by_key(|span| (span.start, span.end));
    let mut marks: Vec<Thread> = Vec::new();
    for span in spans {
        if marks.last().is_none_or(|last| last.span.end <= span.start) {
            marks.push(Thread { span, layer: Layer::Mark });
        }
    }
    let woven = weave(view.interface(), &text, 0..text.len(), &marks);
    let html = format!("{}{woven}{}", if later { "… " } else { "" }, if earlier { " …" } else { "" });
    Some(Marked { html, lang: view.lang(statement.article), chip: view.chip(statement) })
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
