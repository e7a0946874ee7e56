//! Sources and method: what was read, what was cut from it and why, what the editor decided.

use serde::Serialize;

use super::gap::{self, GapRow};
use super::ledger::Ledger;
use super::lineage::LineageView;
use super::timeline::{self, File};
use super::{Viewpoint, versions};
use crate::article::{BlockKind, Tombstone};
use crate::briefing::{OriginKind, Statement};
use crate::edits::{BottomLine, Edit, Editorial, EventEdit, Question, Secret, Target};
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
        let article = &view.article(index).article;
        let origins: Vec<&str> = view.site.cross.article_origins[index]
            .iter()
            .map(|&origin| view.site.briefing.origins[origin].name.as_str())
            .collect();
        SourceRow {
            number: index + 1,
            title: wording::headline(article),
            lang: article.title.as_ref().and_then(|_| view.lang(index)),
            href: view.article_link(index),
            publisher: article.outlet.as_ref().map_or_else(|| "not stated".to_owned(), |o| o.value.clone()),
            date: wording::dated(article),
            origins: (!origins.is_empty()).then(|| origins.join(", ")),
            words: wording::grouped(view.site.cross.words[index]),
            versions: versions::count(&article.versions),
            versions_href: view.article_link(index).at("versions"),
        }
    };
    (0..view.site.briefing.articles.len().min(limit)).map(row).collect()
}

/// One decision of the editor.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Decision {
    what: String,
    why: Option<String>,
    by: Option<String>,
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
        let bodies = briefing.origins.iter().filter(|origin| origin.kind != OriginKind::Person).count();
        Self {
            facts: vec![
                wording::counted(briefing.articles.len(), "source"),
                wording::counted(bodies, "origin") + " named",
                wording::counted(words, "word") + " of text",
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

/// A decision with what it came to: the question that is hidden, the sentences that print the same withheld words.
fn decision_here(view: &Viewpoint<'_>, edit: &Edit, from: &crate::edits::Provenance) -> Decision {
    let decision = decision(edit, from);
    let briefing = &view.site.briefing;
    let more = match edit {
        Edit::Editorial(Editorial::Hide { what: Target::Id(id) }) => {
            let hidden = briefing.judgements.hidden.iter().find(|dispute| dispute.id == *id);
            hidden.map(|dispute| format!(" (“{}”)", dispute.question))
        }
        Edit::Editorial(Editorial::Withhold { what: Secret::Source(name), .. }) => copies(view, name),
        Edit::Editorial(Editorial::Withhold { what: Secret::Sentence(anchor), .. }) => copies(view, &anchor.at),
        _ => None,
    };
    Decision { what: decision.what + &more.unwrap_or_default(), ..decision }
}

/// "; 002#s7 prints the same words and is withheld with it".
fn copies(view: &Viewpoint<'_>, of: &str) -> Option<String> {
    let articles = view.site.briefing.articles.iter().map(|annotated| &annotated.article);
    let mut places: Vec<String> = Vec::new();
    for article in articles {
        let is_copy = |tombstone: &&Tombstone| tombstone.copy_of.as_deref() == Some(of);
        let numbers = article.withheld.tombstones.iter().filter(is_copy).filter_map(|tombstone| tombstone.sentence);
        places.extend(numbers.map(|number| format!("{}#s{number}", article.id)));
    }
    let verb = if places.len() == 1 { "prints the same words and is" } else { "print the same words and are" };
    (!places.is_empty()).then(|| format!("; {} {verb} withheld with it", places.join(", ")))
}

pub(super) fn decision(edit: &Edit, from: &crate::edits::Provenance) -> Decision {
    let what = match edit {
        Edit::Merge { into, names } => format!("Merged {} into {into}", names.join(", ")),
        Edit::Split { name, into } => format!("Split {name} into {}", into.join(", ")),
        Edit::Rename { id, to } => format!("Renamed {id} to {to}"),
        Edit::Drop { id } => format!("Dropped {id}"),
        Edit::Kind { id, kind } => format!("Held {id} to be {}", wording::a_kind(*kind)),
        Edit::Role { id, role, replaces: None } => format!("Gave {id} the role “{role}”"),
        Edit::Role { id, role, replaces: Some(printed) } => {
            format!("Gave {id} the role “{role}” for the printed “{printed}”")
        }
        Edit::Link { id, wikidata } => format!("Linked {id} to Wikidata {wikidata}"),
        Edit::Pin { at, .. } => format!("Pinned {at} as a key point"),
        Edit::Event(edit) => event_decision(edit),
        Edit::Editorial(edit) => editorial_decision(edit),
        Edit::Versions { of, are } => format!("{} held to be versions of {of}", are.join(", ")),
        Edit::Separate { files } => format!("{} held to be different articles", files.join(", ")),
        Edit::Lines { file, ruling } => {
            let done = if ruling.keep { "Kept" } else { "Cut" };
            let kind = ruling.kind.as_ref().map(|kind| format!(" as {kind}")).unwrap_or_default();
            format!("{done} {} of {file}{kind}", wording::lines(ruling.lines).to_lowercase())
        }
    };
    Decision { what, why: from.why.clone(), by: from.by.clone() }
}

fn event_decision(edit: &EventEdit) -> String {
    match edit {
        EventEdit::Set { id, hide: true, .. } => format!("Took {id} off the timeline"),
        EventEdit::Set { id, status, date, title, .. } => {
            let status = status.map(|status| format!("as {}", wording::event_status(status)));
            let date = date.as_ref().map(|date| format!("on {}", date.words()));
            let title = title.as_ref().map(|title| format!("under “{title}”"));
            let given: Vec<String> = [status, date, title].into_iter().flatten().collect();
            format!("Set {id} {}", given.join(", "))
        }
        EventEdit::Merge { into, ids } => format!("Held {} to be {into}", ids.join(", ")),
        EventEdit::Split { id, statements } => {
            format!("Held {} to tell another event than {id}", statements.join(", "))
        }
        EventEdit::Add { at, status, date, .. } => {
            let date = date.as_ref().map_or_else(String::new, |date| format!(", {}", date.words()));
            format!("Added the event that {at} tells ({}{date})", wording::event_status(*status))
        }
    }
}

/// What an editor says, judges or keeps back. Of what is withheld, not even the words that guard it are told.
fn editorial_decision(edit: &Editorial) -> String {
    let target = |target: &Target| match target {
        Target::Id(id) => id.clone(),
        Target::Sentence(anchor) => anchor.at.clone(),
    };
    match edit {
        Editorial::Note { on, text } => format!("Noted beside {}: “{text}”", target(on)),
        Editorial::Settle { of: Question::Id(of), answer } => format!("Settled {of}: {answer}"),
        Editorial::Settle { of: Question::Of { event, question }, answer } => {
            format!("Settled “{question}” of {event}: {answer}")
        }
        Editorial::Hide { what: Target::Id(id) } => format!("Hidden by the editor: {id}"),
        Editorial::Hide { what: Target::Sentence(anchor) } => {
            format!("Hidden by the editor: the quotations of {}", anchor.at)
        }
        Editorial::Withhold { what: Secret::Source(source), .. } => format!("Withheld source {source}"),
        Editorial::Withhold { what: Secret::Sentence(anchor), .. } => format!("Withheld sentence {}", anchor.at),
        Editorial::BottomLine { line: BottomLine::Sentence(anchor), .. } => {
            format!("Made {} part of the bottom line", anchor.at)
        }
        Editorial::BottomLine { line: BottomLine::Text(text), .. } => format!("Wrote into the bottom line: “{text}”"),
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
