//! Repairs of text that was damaged on its way: what an article says is never changed, only how its letters came to
//! stand there. Every repair is a pure function in linear time, and what it did is noted.

mod character;
mod codec;
mod entity;
mod label;
mod markup;
mod misreading;
mod mojibake;
mod note_mark;
mod repairs;
mod spacing;

use std::borrow::Cow;

pub(super) use character::{is_invisible, is_ligature};
use markup::Marks;
use mojibake::Damage;
pub(super) use repairs::Repairs;
pub use repairs::{Repair, RepairKind};

/// What a whole text shows, by which a line of it is judged: a lone sign may be meant, one of many is not.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Traits {
    damage: Damage,
    marks: Marks,
    labels: bool,
    notes: bool,
}

impl Traits {
    /// The traits of a whole plain text.
    pub(super) fn of(text: &str) -> Self {
        Self {
            damage: Damage::of(text),
            marks: Marks::of(text),
            labels: label::holds_any(text),
            notes: note_mark::shown(text),
        }
    }
}

/// One line or paragraph, its characters repaired; what was done goes unnoted.
pub(super) fn repair(text: &str) -> String {
    let mut repairs = Repairs::default();
    character::tidy(&decoded(text, &mut repairs), &mut repairs)
}

/// One line of a plain text with the given traits, repaired: without zero-width characters and controls, white space
/// runs as one space, in NFC.
pub(super) fn repaired(text: &str, traits: Traits, repairs: &mut Repairs) -> String {
    let mut text = mojibake::decode_anew(text, traits.damage, repairs);
    if text.contains('&') {
        text = entity::resolve(text, repairs);
    }
    if traits.marks != Marks::default() {
        text = markup::strip(text, traits.marks, repairs);
    }
    if traits.labels {
        text = label::cut(text, repairs);
    }
    if traits.notes && text.contains('[') {
        text = note_mark::cut(text, repairs);
    }
    character::tidy(&spacing::part(text, repairs), repairs)
}

/// A piece of running text between two tags, its characters decoded anew where that was done wrongly, references that
/// were escaped twice resolved.
pub(super) fn decoded<'t>(text: &'t str, repairs: &mut Repairs) -> Cow<'t, str> {
    let mut decoded = Cow::Borrowed(text);
    if !text.is_ascii() {
        decoded = mojibake::decode_anew(text, Damage::of(text), repairs);
    }
    if decoded.contains('&') { entity::resolve(decoded, repairs) } else { decoded }
}

/// True where a piece of text between two tags is a label that sticks to the words before it.
pub(super) fn is_stuck_label(before: &str, text: &str) -> bool {
    before.ends_with(|c: char| !c.is_whitespace()) && label::is_label(text)
}
