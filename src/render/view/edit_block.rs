//! Blocks for `edits.toml` with the id, the anchor and the first words filled in, ready to copy.

use serde::Serialize;

use super::Viewpoint;
use crate::briefing::{Dispute, Statement};
use crate::interface::Interface;

/// One block of `edits.toml`, ready to paste.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct EditBlock {
    /// What it does, in words.
    pub(crate) does: String,
    pub(crate) text: String,
}

impl EditBlock {
    /// A block with a place for the reason.
    pub(crate) fn new(does: &str, verb: &str, keys: &str) -> Self {
        Self { does: does.to_owned(), text: format!("[[{verb}]]\n{keys}why = \"\"\n") }
    }
}

/// Words that guard an anchor: enough to tell a sentence from its neighbours, too few to be a copy of it.
const GUARD: usize = 5;

/// What may be done about a difference.
pub(crate) fn on_dispute(ui: Interface, dispute: &Dispute) -> Vec<EditBlock> {
    let id = format!("id = {}\n", quoted(&dispute.id));
    let answers: Vec<String> = dispute.positions.iter().map(|position| quoted(&position.answer)).collect();
    let answer = match answers.split_first() {
        Some((first, [])) => format!("answer = {first}\n"),
        Some((first, others)) => format!("answer = {first} # or {}\n", others.join(", ")),
        None => String::new(),
    };
    vec![
        EditBlock::new(ui.say("Settle it; both sentences stay"), "settle", &(id.clone() + &answer)),
        EditBlock::new(ui.say("Say something about it"), "note", &(id.clone() + "text = \"\"\n")),
        EditBlock::new(ui.say("It is no difference"), "hide", &id),
    ]
}

/// What may be done about a table of names: none of them is right or wrong, so that nothing is settled.
pub(crate) fn on_names(ui: Interface, dispute: &Dispute) -> Vec<EditBlock> {
    let id = format!("id = {}\n", quoted(&dispute.id));
    vec![
        EditBlock::new(ui.say("Say something about it"), "note", &(id.clone() + "text = \"\"\n")),
        EditBlock::new(ui.say("They are not one thing"), "hide", &id),
    ]
}

/// What may be done about a sentence.
pub(crate) fn on_sentence(view: &Viewpoint<'_>, statement: Statement) -> Vec<EditBlock> {
    let (at, ui) = (anchor(view, statement), view.interface());
    vec![
        EditBlock::new(ui.say("Say something about the sentence"), "note", &(at.clone() + "text = \"\"\n")),
        EditBlock::new(ui.say("Make it a key point"), "pin", &at),
        EditBlock::new(ui.say("Make it the bottom line"), "bottom_line", &at),
        EditBlock::new(ui.say("Withhold it: its words stand nowhere"), "withhold", &at),
    ]
}

/// What may be done about a quotation.
pub(crate) fn on_quote(view: &Viewpoint<'_>, statement: Statement) -> Vec<EditBlock> {
    let (at, ui) = (anchor(view, statement), view.interface());
    vec![
        EditBlock::new(ui.say("Say something about the quotation"), "note", &(at.clone() + "text = \"\"\n")),
        EditBlock::new(ui.say("Do not show it"), "hide", &at),
    ]
}

fn anchor(view: &Viewpoint<'_>, statement: Statement) -> String {
    let id = &view.article(statement.article).article.id.0;
    let at = quoted(&format!("{id}#s{}", view.sentence_number(statement)));
    format!("at = {at}\nstarts = {}\n", quoted(&guard(view, statement)))
}

/// The first words of a sentence, exactly as its article has them.
fn guard(view: &Viewpoint<'_>, statement: Statement) -> String {
    if !view.is_published(statement) {
        return String::new();
    }
    let annotated = view.article(statement.article);
    let Some(sentence) = annotated.sentences.get(statement.sentence) else { return String::new() };
    let block = annotated.article.blocks.get(sentence.block);
    let text = block.and_then(|block| block.text.get(sentence.span.clone())).unwrap_or_default();
    let mut words = 0;
    let end = text.char_indices().find(|(_, c)| {
        words += usize::from(c.is_whitespace());
        words == GUARD || *c == '\n'
    });
    text.get(..end.map_or(text.len(), |(at, _)| at)).unwrap_or_default().to_owned()
}

/// A string as TOML writes it.
pub(crate) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
