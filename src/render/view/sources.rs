//! Sources and method: what was read, what was cut from it and why, what the editor decided.

use serde::Serialize;

use super::decision::{Decision, decision_here};
use super::gap::{self, GapRow};
use super::ledger::Ledger;
use super::lineage::LineageView;
use super::timeline::{self, File};
use super::{Viewpoint, versions};
use crate::article::BlockKind;
use crate::briefing::{OriginKind, Statement};
use crate::render::wording;
use crate::site::Link;

/// One source in a table.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SourceRow {
    number: usize,
    title: String,
    lang: Option<String>,
    href: Link,
    publisher: String,
    date: String,
    origins: Option<String>,
    words: String,
    /// "2 versions" where it has several files.
    versions: Option<String>,
    versions_href: Link,
}

/// The rows of the first `limit` sources.
pub(crate) fn source_rows(view: &Viewpoint<'_>, limit: usize) -> Vec<SourceRow> {
    let row = |index: usize| {
        let (article, ui) = (&view.article(index).article, view.interface());
        let origins: Vec<&str> = view.site.cross.article_origins[index]
            .iter()
            .map(|&origin| view.site.briefing.origins[origin].name.as_str())
            .collect();
        SourceRow {
            number: index + 1,
            title: wording::headline(ui, article),
            lang: article.title.as_ref().and_then(|_| view.lang(index)),
            href: view.article_link(index),
            publisher: article.outlet.as_ref().map_or_else(|| ui.say("not stated").to_owned(), |o| o.value.clone()),
            date: wording::dated(ui, article),
            origins: (!origins.is_empty()).then(|| origins.join(", ")),
            words: ui.number(view.site.cross.words[index]),
            versions: versions::count(ui, &article.versions),
            versions_href: view.article_link(index).at("versions"),
        }
    };
    (0..view.site.briefing.articles.len().min(limit)).map(row).collect()
}

/// The page of sources and method.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SourcesView {
    facts: Vec<String>,
    rows: Vec<SourceRow>,
    gaps: Vec<GapRow>,
    lineage: LineageView,
    ledgers: Vec<Ledger>,
    decisions: Vec<Decision>,
    edits_path: String,
    timeline_files: Vec<File>,
}

impl SourcesView {
    pub(crate) fn new(view: &Viewpoint<'_>) -> Self {
        let briefing = &view.site.briefing;
        let ledgers: Vec<Ledger> = (0..briefing.articles.len()).map(|index| Ledger::new(view, index)).collect();
        let words: usize = view.site.cross.words.iter().sum();
        let ui = view.interface();
        let bodies = briefing.origins.iter().filter(|origin| origin.kind != OriginKind::Person).count();
        Self {
            facts: vec![
                ui.count(briefing.articles.len(), "{n} source | {n} sources"),
                ui.count(bodies, "{n} origin named | {n} origins named"),
                ui.count(words, "{n} word of text | {n} words of text"),
            ],
            rows: source_rows(view, usize::MAX),
            gaps: gap::gap_rows(view),
            lineage: LineageView::new(view),
            ledgers,
            decisions: view.site.edits.edits.iter().map(|(edit, from)| decision_here(view, edit, from)).collect(),
            edits_path: view.site.edits.path.clone(),
            timeline_files: timeline::files(view),
        }
    }
}

/// The statements of a block, for chips beside what it states.
pub(crate) fn block_statement(view: &Viewpoint<'_>, article: usize, block: Option<usize>) -> Option<Statement> {
    let annotated = view.article(article);
    let block = block?;
    let sentence = annotated.sentences.partition_point(|s| s.block < block);
    annotated.sentences.get(sentence).filter(|s| s.block == block).map(|_| Statement { article, sentence })
}

/// True where a kept block stands outside the body: headline, byline, date line.
pub(crate) fn is_printed_apart(kind: BlockKind) -> bool {
    !kind.in_body()
}
