//! Repairs of text that was damaged on its way: what an article says is never changed, only how its letters came to
//! stand there. Every repair is a pure function in linear time, and what it did is noted.

mod codec;
mod misreading;
mod mojibake;
mod repairs;

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

pub(super) use mojibake::Damage;
pub(super) use repairs::Repairs;
pub use repairs::{Repair, RepairKind};

/// One line or paragraph, repaired; what was done goes unnoted.
pub(super) fn repair(text: &str) -> String {
    repaired(text, Damage::of(text), &mut Repairs::default())
}

/// One line or paragraph without zero-width characters and controls, white space runs as one space, in NFC.
pub(super) fn repaired(text: &str, damage: Damage, repairs: &mut Repairs) -> String {
    let text = mojibake::decode_anew(text, damage, repairs);
    let mut tidy = String::with_capacity(text.len());
    for c in text.chars() {
        if is_invisible(c) {
            repairs.note(RepairKind::Invisible, "");
        } else if c.is_whitespace() || c.is_control() {
            if !tidy.is_empty() && !tidy.ends_with(' ') {
                tidy.push(' ');
            }
        } else {
            tidy.push(c);
        }
    }
    tidy.truncate(tidy.trim_end().len());
    if is_nfc(&tidy) { tidy } else { tidy.nfc().collect() }
}

/// A piece of running text between two tags, its characters decoded anew where that was done wrongly.
pub(super) fn decoded<'t>(text: &'t str, repairs: &mut Repairs) -> Cow<'t, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { mojibake::decode_anew(text, Damage::of(text), repairs) }
}

/// Characters that take no room and mean nothing between letters of running text. Joiners stay: scripts need them.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

#[cfg(test)]
mod tests {
    use super::repair;

    #[test]
    fn invisible_characters_go_and_spaces_become_plain() {
        assert_eq!(repair("\u{FEFF}  Two\u{A0}ships\u{200B} \t left\u{AD}ward "), "Two ships leftward");
        assert_eq!(repair("Cafe\u{301}"), "Café");
        assert_eq!(repair(" \u{200B} "), "");
    }
}
