//! What the editor says beside the words of sources: notes, what is settled, what is withheld; always under the editor's
//! badge, with why and by whom.

use serde::Serialize;

use super::{BadgeView, Viewpoint};
use crate::article::Tombstone;
use crate::briefing::{Dispute, Remark, Statement};
use crate::interface::Interface;
use crate::render::wording;

/// One remark.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct RemarkView {
    badge: BadgeView,
    /// What it is: "Note on sentence 9", "Settled by the editor".
    what: String,
    text: String,
    why: Option<String>,
}

impl RemarkView {
    fn new(ui: Interface, what: String, text: String, why: Option<&str>, by: Option<&str>) -> Self {
        Self { badge: BadgeView::editor(ui), what, text, why: wording::decided(ui, why, by) }
    }

    pub(crate) fn note(ui: Interface, what: &str, remark: &Remark) -> Self {
        Self::new(ui, what.to_owned(), remark.text.clone(), remark.why.as_deref(), remark.by.as_deref())
    }
}

/// What the editor says of a difference.
pub(crate) fn on_dispute(view: &Viewpoint<'_>, dispute: &Dispute) -> Vec<RemarkView> {
    let (judgements, ui) = (&view.site.briefing.judgements, view.interface());
    let settled = judgements.settled.get(&dispute.id).and_then(|settled| {
        let answer = dispute.positions.get(settled.answer)?.answer.clone();
        let what = ui.say("Settled by the editor").to_owned();
        Some(RemarkView::new(ui, what, answer, settled.why.as_deref(), settled.by.as_deref()))
    });
    settled.into_iter().chain(on_id(view, &dispute.id)).collect()
}

/// The notes beside a difference or an event.
pub(crate) fn on_id(view: &Viewpoint<'_>, id: &str) -> Vec<RemarkView> {
    let ui = view.interface();
    view.site
        .briefing
        .judgements
        .notes_on(id)
        .iter()
        .map(|remark| RemarkView::note(ui, ui.say("Note"), remark))
        .collect()
}

/// The notes beside one sentence.
pub(crate) fn on_statement(view: &Viewpoint<'_>, statement: Statement) -> Vec<RemarkView> {
    let ui = view.interface();
    let notes = view.site.briefing.judgements.sentence_notes.get(&statement);
    notes.into_iter().flatten().map(|remark| RemarkView::note(ui, ui.say("Note"), remark)).collect()
}

/// The notes and tombstones of one block of an article.
pub(crate) fn on_block(view: &Viewpoint<'_>, article: usize, block: usize) -> Vec<RemarkView> {
    let (annotated, ui) = (view.article(article), view.interface());
    let first = annotated.sentences.partition_point(|s| s.block < block);
    let ours = annotated.sentences.iter().enumerate().skip(first).take_while(|(_, s)| s.block == block);
    let notes = &view.site.briefing.judgements.sentence_notes;
    let mut found = Vec::new();
    for (sentence, numbered) in ours {
        let what = ui.fill("Note on sentence {number}", &[("number", &numbered.number)]);
        let said = notes.get(&Statement { article, sentence }).into_iter().flatten();
        found.extend(said.map(|remark| RemarkView::note(ui, &what, remark)));
        let tombstones = &annotated.article.withheld.tombstones;
        let gone = tombstones.iter().filter(|tombstone| tombstone.sentence == Some(numbered.number));
        found.extend(gone.map(|gone| tombstone(ui, gone)));
    }
    found
}

/// What stands in the place of words that are withheld.
pub(crate) fn tombstone(ui: Interface, tombstone: &Tombstone) -> RemarkView {
    let what = match tombstone.sentence {
        Some(number) => ui.fill("Sentence {number} is withheld", &[("number", &number)]),
        None => ui.say("This text is withheld").to_owned(),
    };
    let text = match &tombstone.copy_of {
        Some(other) => ui.fill("It prints the same words as {other}.", &[("other", other)]),
        None => String::new(),
    };
    RemarkView::new(ui, what, text, tombstone.why.as_deref(), tombstone.by.as_deref())
}
