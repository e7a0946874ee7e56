//! Single characters: invisible ones, ligatures, white space, composed letters.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::{RepairKind, Repairs};

/// `text` without characters that take no room, ligatures spelt out, white space runs as one space, in NFC.
pub(super) fn tidy(text: &str, repairs: &mut Repairs) -> String {
    let mut tidy = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_graphic() {
            tidy.push(c);
        } else if is_invisible(c) {
            repairs.note(RepairKind::Invisible, "");
        } else if c.is_whitespace() || c.is_control() {
            if !tidy.is_empty() && !tidy.ends_with(' ') {
                tidy.push(' ');
            }
        } else if is_ligature(c) {
            let mut form = [0; 4];
            repairs.note(RepairKind::Ligature, c.encode_utf8(&mut form));
            tidy.extend(std::iter::once(c).nfkc());
        } else {
            tidy.push(c);
        }
    }
    tidy.truncate(tidy.trim_end().len());
    if tidy.chars().all(is_common) || is_nfc(&tidy) { tidy } else { tidy.nfc().collect() }
}

/// Letters and marks of Europe, which stand in no text that is not in NFC.
fn is_common(c: char) -> bool {
    matches!(c, '\0'..='\u{2FF}' | '\u{2010}'..='\u{203A}')
}

/// Characters that take no room and mean nothing between letters of running text: zero-width spaces, soft hyphens, and
/// marks that could turn a sentence around. Joiners stay, and the marks of direction that Arabic and Hebrew need.
pub(in crate::article) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{180E}' | '\u{200B}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Letters that were printed as one, as a copy from a PDF holds them: Latin, and the forms of Arabic.
pub(in crate::article) fn is_ligature(c: char) -> bool {
    matches!(c, '\u{FB00}'..='\u{FB06}' | '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FE70}'..='\u{FEFC}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tidied(text: &str) -> String {
        tidy(text, &mut Repairs::default())
    }

    #[test]
    fn invisible_characters_go_and_spaces_become_plain() {
        assert_eq!(tidied("\u{FEFF}  Two\u{A0}ships\u{200B} \t left\u{AD}ward "), "Two ships leftward");
        assert_eq!(tidied("Cafe\u{301}"), "Café");
        assert_eq!(tidied(" \u{200B} "), "");
        assert_eq!(tidied("a\u{202E}b\u{2066}c\u{2069}"), "abc");
        assert_eq!(tidied("The ﬁrst oﬃce of the ﬂeet"), "The first office of the fleet");
    }

    #[test]
    fn joiners_and_quotation_marks_stay() {
        for text in ["می\u{200C}خواهم", "क्\u{200D}ष", "👩\u{200D}🚒", "“It’s ‘here’,” – she…", "אבג\u{200F}!"]
        {
            assert_eq!(tidied(text), text);
        }
    }
}
