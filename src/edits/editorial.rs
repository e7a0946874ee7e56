//! `note`, `settle`, `hide`, `withhold` and `bottom_line`: what the editor says, judges, and keeps from the pages.

use super::Edit;
use super::parse::{bad_anchor, names_sentence};
use crate::fields::{Document, Fields};

/// The verbs of this file.
pub(super) const VERBS: [&str; 5] = ["note", "settle", "hide", "withhold", "bottom_line"];

/// What becomes of words that a source which is not withheld prints too, by name.
const COPIES: [(&str, bool); 2] = [("withhold", false), ("keep", true)];

/// Sentences that the bottom line holds at most.
pub(super) const LINES: usize = 2;

/// A sentence, guarded by the words that it starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The statement, as in `004#s9`.
    pub at: String,
    /// The words that it starts with; where they do not match, the decision does not hold.
    pub starts: Option<String>,
}

/// What a note stands beside, or what is hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A sentence, or the quotations in it.
    Sentence(Anchor),
    /// The dispute or event of this id.
    Id(String),
}

/// How a difference between sources is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// By its id.
    Id(String),
    /// By the event that it is about and its words.
    Of {
        /// Id of the event.
        event: String,
        /// The question, as the site prints it.
        question: String,
    },
}

/// What is withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Secret {
    /// The source of this id or path.
    Source(String),
    /// One sentence.
    Sentence(Anchor),
}

/// One sentence of the bottom line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BottomLine {
    /// A sentence of a source.
    Sentence(Anchor),
    /// The editor's own words.
    Text(String),
}

/// One decision of this file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Editorial {
    /// Words of the editor beside a sentence, a dispute or an event.
    Note {
        /// Beside what.
        on: Target,
        /// The words.
        text: String,
    },
    /// One of the answers that sources give is the right one.
    Settle {
        /// The difference.
        of: Question,
        /// One of its answers, as the site prints it.
        answer: String,
    },
    /// This is not shown; that it is not is said on the page of sources.
    Hide {
        /// A dispute, an event, or the quotations of a sentence.
        what: Target,
    },
    /// The words of this stand nowhere on the site.
    Withhold {
        /// A source or a sentence.
        what: Secret,
        /// True where other sources may go on printing the same words.
        keeps_copies: bool,
    },
    /// A sentence of the bottom line.
    BottomLine {
        /// The sentence.
        line: BottomLine,
        /// Its place among the sentences of the bottom line.
        order: Option<u32>,
    },
}

/// Reads one decision of these verbs.
pub(super) fn read(verb: &str, fields: &mut Fields<'_>, document: &Document) -> Option<Edit> {
    let edit = match verb {
        "note" => note(fields, document)?,
        "settle" => settle(fields)?,
        "hide" => Editorial::Hide { what: target(fields, document)? },
        "withhold" => withhold(fields, document)?,
        _ => bottom_line(fields, document)?,
    };
    Some(Edit::Editorial(edit))
}

fn note(fields: &mut Fields<'_>, document: &Document) -> Option<Editorial> {
    let (on, text) = (target(fields, document), filled(fields, "text"));
    Some(Editorial::Note { on: on?, text: text? })
}

fn settle(fields: &mut Fields<'_>) -> Option<Editorial> {
    let (id, event, question) = (fields.text("id"), fields.text("event"), fields.text("question"));
    let answer = filled(fields, "answer");
    let of = match (id, event, question) {
        (Some(id), None, None) => Question::Id(id),
        (None, Some(event), Some(question)) => Question::Of { event, question },
        _ => return None,
    };
    Some(Editorial::Settle { of, answer: answer? })
}

fn withhold(fields: &mut Fields<'_>, document: &Document) -> Option<Editorial> {
    let (source, sentence) = (fields.text("source"), anchor(fields, document));
    let keeps_copies = fields.choice("copies", &COPIES).unwrap_or_default();
    let what = match (source, sentence) {
        (Some(source), None) => Secret::Source(source),
        (None, Some(anchor)) => Secret::Sentence(anchor),
        _ => return None,
    };
    Some(Editorial::Withhold { what, keeps_copies })
}

fn bottom_line(fields: &mut Fields<'_>, document: &Document) -> Option<Editorial> {
    let (sentence, text, order) = (anchor(fields, document), filled(fields, "text"), fields.number("order"));
    let line = match (sentence, text) {
        (Some(anchor), None) => BottomLine::Sentence(anchor),
        (None, Some(text)) => BottomLine::Text(text),
        _ => return None,
    };
    Some(Editorial::BottomLine { line, order })
}

/// What a decision is about: `id`, or `at` with `starts`; never both.
fn target(fields: &mut Fields<'_>, document: &Document) -> Option<Target> {
    match (fields.text("id"), anchor(fields, document)) {
        (Some(id), None) => Some(Target::Id(id)),
        (None, Some(anchor)) => Some(Target::Sentence(anchor)),
        _ => None,
    }
}

fn anchor(fields: &mut Fields<'_>, document: &Document) -> Option<Anchor> {
    let (at, starts) = (fields.text_with_span("at"), fields.text("starts"));
    let (at, span) = at?;
    if !names_sentence(&at) {
        fields.report(bad_anchor(document, &at, span));
        return None;
    }
    Some(Anchor { at, starts })
}

/// A text with a word in it.
fn filled(fields: &mut Fields<'_>, key: &'static str) -> Option<String> {
    fields.text(key).filter(|text| !text.trim().is_empty())
}

/// True where the editor must sign: their own words stand on the front page.
pub(super) fn must_be_signed(edit: &Edit) -> bool {
    matches!(edit, Edit::Editorial(Editorial::BottomLine { line: BottomLine::Text(_), .. }))
}

/// What a decision of this verb needs.
pub(super) fn needs(verb: &str) -> &'static str {
    match verb {
        "note" => "it needs `text`, and what it stands beside: `at`, a sentence, or `id`, a dispute or event",
        "settle" => "it needs `answer`, one of those printed, and `id`, the dispute, or `event` and `question`",
        "hide" => "it needs either `id`, a dispute or event, or `at`, the sentence whose quotations are not shown",
        "withhold" => "it needs either `source`, the id of a source, or `at`, a sentence",
        _ => "it needs either `at`, a sentence, or `text` with `by`, words of your own that you sign",
    }
}

/// A decision of this verb.
pub(super) fn example(verb: &str) -> &'static str {
    match verb {
        "note" => "as in `{ at = \"004#s9\", starts = \"The council said\", text = \"It said so on Monday.\" }`",
        "settle" => "as in `{ id = \"dispute/2031-05-06-lind-ode-meet-date\", answer = \"Tuesday\" }`",
        "hide" => "as in `{ id = \"dispute/2031-05-06-lind-ode-meet-date\", why = \"two meetings\" }`",
        "withhold" => "as in `{ source = \"004\", why = \"no permission yet\" }`",
        _ => "as in `{ text = \"The council reopened the bridge.\", by = \"Ann Ode\" }`",
    }
}

type Claim<'e, 'c> = &'c mut dyn FnMut(&'e str, String);

/// The kinds of what is said; each kind is compared by itself.
pub(super) const CLAIMS: [for<'e, 'c> fn(&'e Edit, Claim<'e, 'c>); 3] = [answers, notes, fates];

fn answers<'e>(edit: &'e Edit, claim: Claim<'e, '_>) {
    match edit {
        Edit::Editorial(Editorial::Settle { of: Question::Id(of) | Question::Of { question: of, .. }, answer }) => {
            claim(of, format!("settled with `{answer}`"));
        }
        Edit::Editorial(Editorial::Hide { what: Target::Id(id) }) => claim(id, "hidden".to_owned()),
        _ => {}
    }
}

/// What is not shown needs no note.
fn notes<'e>(edit: &'e Edit, claim: Claim<'e, '_>) {
    match edit {
        Edit::Editorial(Editorial::Note { on: Target::Id(id), .. }) => claim(id, "annotated".to_owned()),
        Edit::Editorial(Editorial::Hide { what: Target::Id(id) }) => claim(id, "hidden".to_owned()),
        _ => {}
    }
}

/// A sentence that is withheld can be neither a key point nor the bottom line, nor carry a note.
fn fates<'e>(edit: &'e Edit, claim: Claim<'e, '_>) {
    let (anchor, fate) = match edit {
        Edit::Editorial(Editorial::Withhold { what: Secret::Sentence(anchor), .. }) => (anchor, "withheld"),
        Edit::Editorial(
            Editorial::Note { on: Target::Sentence(anchor), .. }
            | Editorial::BottomLine { line: BottomLine::Sentence(anchor), .. },
        ) => (anchor, SHOWN),
        Edit::Pin { at, .. } => return claim(at, SHOWN.to_owned()),
        _ => return,
    };
    claim(&anchor.at, fate.to_owned());
}

/// What a note, a pin and the bottom line have in common.
const SHOWN: &str = "shown";

/// True for a sentence of the bottom line.
pub(super) fn is_bottom_line(edit: &Edit) -> bool {
    matches!(edit, Edit::Editorial(Editorial::BottomLine { .. }))
}
