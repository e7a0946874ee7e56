//! One thing that sources call by different names: a table of source and name.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Chip, EditBlock, RemarkView, Viewpoint, edit_block, event, remark};
use crate::article::Span;
use crate::briefing::{Dispute, DisputeKind, Manner, Statement};
use crate::interface::Interface;
use crate::render::weave::{Layer, Thread, weave};
use crate::render::wording;

/// One name in one source.
#[derive(Debug, Clone, Serialize)]
struct NameOfThing {
    name: String,
    lang: Option<String>,
    /// "plain", "with a word of doubt".
    manner: &'static str,
    is_plain: bool,
    sentences: usize,
    /// The words around it in its first sentence there, woven.
    around: String,
    /// Its first sentence there.
    chip: Chip,
}

/// One thing with its names.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct NamesView {
    anchor: String,
    question: String,
    /// Language of the question where it is not the site's.
    lang: Option<&'static str>,
    count: String,
    rows: Vec<NameOfThing>,
    more: usize,
    rule: String,
    remarks: Vec<RemarkView>,
    edits: Vec<EditBlock>,
}

/// A statement with its name for the thing, and how that is given.
type Told<'b> = (&'b (Statement, Span), Manner);

/// Words before and behind a name.
const WORDS: usize = 5;
/// Rows of one table; the data holds all.
const ROWS: usize = 30;

/// The things that sources name differently, a table each.
pub(super) fn names(view: &Viewpoint<'_>) -> Vec<NamesView> {
    let all = view.site.briefing.disputes.iter().filter(|found| found.kind == DisputeKind::Wording);
    all.map(|found| table(view, found)).collect()
}

fn table(view: &Viewpoint<'_>, found: &Dispute) -> NamesView {
    let mut rows: BTreeMap<(usize, usize), Vec<Told<'_>>> = BTreeMap::new();
    for (at, position) in found.positions.iter().enumerate() {
        for told in &position.statements {
            let manner = Manner::of(&view.site.briefing.articles, told.0, &told.1);
            rows.entry((told.0.article, at)).or_default().push((told, manner));
        }
    }
    let sources = rows.keys().map(|(article, _)| article).collect::<BTreeSet<_>>().len();
    let row = |((article, at), told): (&(usize, usize), &Vec<Told<'_>>)| {
        let ((first, span), _) = told.first()?;
        // What a source says plainly once, it says plainly.
        let manner = told.iter().map(|(_, manner)| *manner).min()?;
        Some(NameOfThing {
            name: found.positions.get(*at)?.answer.clone(),
            lang: view.lang(*article),
            manner: words_of(view.interface(), manner),
            is_plain: manner == Manner::Plain,
            sentences: told.len(),
            around: around(view, *first, span),
            chip: view.chip(*first),
        })
    };
    NamesView {
        anchor: event::dispute_anchor(&found.id),
        question: found.question.clone(),
        lang: view.built_lang(),
        count: wording::of_sources(view.interface(), sources, view.site.briefing.articles.len()),
        rows: rows.iter().take(ROWS).filter_map(row).collect(),
        more: rows.len().saturating_sub(ROWS),
        rule: found.rule.told_in(view.interface()),
        remarks: remark::on_dispute(view, found),
        edits: edit_block::on_names(view.interface(), found),
    }
}

/// The name in its sentence, with a few words before and behind it.
fn around(view: &Viewpoint<'_>, statement: Statement, span: &Span) -> String {
    if !view.is_published(statement) {
        return String::new();
    }
    let annotated = view.article(statement.article);
    let body = &annotated.article.body;
    let Some(sentence) = annotated.sentences.get(statement.sentence).and_then(|s| s.body.clone()) else {
        return String::new();
    };
    let (before, behind) = (body.get(sentence.start..span.start), body.get(span.end..sentence.end));
    let (before, behind) = (before.unwrap_or_default(), behind.unwrap_or_default());
    let start = before.rmatch_indices(' ').nth(WORDS).map_or(sentence.start, |(at, _)| sentence.start + at + 1);
    let end = behind.match_indices(' ').nth(WORDS).map_or(sentence.end, |(at, _)| span.end + at);
    let marks = [Thread { span: span.clone(), layer: Layer::Strong }];
    let woven = weave(view.interface(), body, start..end, &marks);
    let lead = if start > sentence.start { "… " } else { "" };
    let tail = if end < sentence.end { " …" } else { "" };
    format!("{lead}{woven}{tail}")
}

fn words_of(ui: Interface, manner: Manner) -> &'static str {
    ui.say(match manner {
        Manner::Plain => "plain",
        Manner::Doubted => "with a word of doubt",
        Manner::Attributed => "as somebody’s account",
        Manner::Quoted => "in quotation marks",
    })
}
