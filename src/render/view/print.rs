//! The print edition: the whole briefing on one page, with every statement that it cites as an endnote.

use std::collections::BTreeSet;

use serde::Serialize;

use super::dispute::DisputeView;
use super::index::{NameRow, names};
use super::{CompareView, HomeView, Said, TimelineView, Viewpoint};
use crate::briefing::Statement;
use crate::render::wording;
use crate::site::Shelf;

/// The statements that one source is cited for.
#[derive(Debug, Clone, Serialize)]
struct Endnotes {
    source: usize,
    title: String,
    lang: Option<String>,
    from: String,
    statements: Vec<Endnote>,
    more: usize,
}

#[derive(Debug, Clone, Serialize)]
struct Endnote {
    number: u32,
    said: Said,
}

/// The print edition.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PrintView {
    home: HomeView,
    timeline: TimelineView,
    disputes: Vec<DisputeView>,
    people: Vec<NameRow>,
    organisations: Vec<NameRow>,
    endnotes: Vec<Endnotes>,
}

/// A source cited more often than this is cited in full by its own page.
const PER_SOURCE: usize = 40;
/// The best supported names; the index pages hold all.
const NAMES: usize = 60;

impl PrintView {
    pub(crate) fn new(view: &Viewpoint<'_>) -> Self {
        Self {
            home: HomeView::new(view),
            timeline: TimelineView::new(view),
            disputes: CompareView::new(view).into_disputes(),
            people: most_named(names(view, Shelf::People)),
            organisations: most_named(names(view, Shelf::Organisations)),
            endnotes: endnotes(view),
        }
    }
}

fn most_named(mut rows: Vec<NameRow>) -> Vec<NameRow> {
    if rows.len() > NAMES {
        let mut counts: Vec<usize> = rows.iter().map(NameRow::mentions).collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        let least = counts[NAMES];
        rows.retain(|row| row.mentions() > least);
    }
    rows
}

/// The statements that front page, timeline and disputes rest on, by source.
fn endnotes(view: &Viewpoint<'_>) -> Vec<Endnotes> {
    let briefing = &view.site.briefing;
    let points = briefing.bottom_line.iter().chain(&briefing.key_points).chain(&briefing.unknowns);
    let mut cited: BTreeSet<Statement> = points.flat_map(|p| p.statements.iter().copied()).collect();
    cited.extend(briefing.people.iter().filter_map(|line| line.statement));
    cited.extend(briefing.events.iter().flat_map(|e| e.statements.iter().map(|s| s.statement)));
    let mut found: Vec<Endnotes> = Vec::new();
    for statement in cited {
        if found.last().is_none_or(|notes| notes.source != statement.article + 1) {
            let article = &view.article(statement.article).article;
            found.push(Endnotes {
                source: statement.article + 1,
                title: wording::headline(view.interface(), article),
                lang: article.title.as_ref().and_then(|_| view.other_lang(statement.article)),
                from: format!(
                    "{}, {}",
                    wording::publisher(view.interface(), article),
                    wording::dated(view.interface(), article)
                ),
                statements: Vec::new(),
                more: 0,
            });
        }
        let Some(notes) = found.last_mut() else { continue };
        if notes.statements.len() < PER_SOURCE {
            notes.statements.push(Endnote { number: view.sentence_number(statement), said: view.said(statement) });
        } else {
            notes.more += 1;
        }
    }
    found
}
