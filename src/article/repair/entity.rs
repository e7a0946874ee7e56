//! HTML character references that stand in a text: `&amp;`, `&#8217;`, escaped once or more.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use encoding_rs::WINDOWS_1252;

use super::{RepairKind, Repairs};
use crate::tables::CHARACTER_REFERENCES;

/// A reference has at most so many bytes between its ampersand and its semicolon.
const LONGEST: usize = 10;
/// References escaped more often stay as they are.
const MOST_LAYERS: usize = 3;

static NAMES: LazyLock<HashMap<&str, char>> = LazyLock::new(|| {
    let character = |code: &str| u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
    CHARACTER_REFERENCES.iter().filter_map(|[name, code]| Some((*name, character(code)?))).collect()
});

/// `text` with its references as characters. References without a semicolon and to no character stay.
pub(super) fn resolve<'t>(text: Cow<'t, str>, repairs: &mut Repairs) -> Cow<'t, str> {
    let mut text = text;
    for layer in 0..MOST_LAYERS {
        let Some(resolved) = resolve_once(&text, layer == 0, repairs) else { break };
        text = Cow::Owned(resolved);
    }
    text
}

fn resolve_once(text: &str, is_first: bool, repairs: &mut Repairs) -> Option<String> {
    let mut resolved = String::new();
    let mut done = 0;
    for (at, _) in text.match_indices('&') {
        let inside = &text.as_bytes()[at + 1..];
        let Some(length) = inside.iter().take(LONGEST + 1).position(|byte| *byte == b';') else { continue };
        let Some(c) = text.get(at + 1..at + 1 + length).and_then(character) else { continue };
        resolved.push_str(&text[done..at]);
        resolved.push(c);
        done = at + length + 2;
        if is_first {
            repairs.note(RepairKind::Entity, &text[at..done]);
        }
    }
    (done > 0).then(|| resolved + &text[done..])
}

fn character(reference: &str) -> Option<char> {
    let Some(number) = reference.strip_prefix('#') else { return NAMES.get(reference).copied() };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => number.parse().ok()?,
    };
    let c = match u8::try_from(code) {
        Ok(byte @ 0x80..=0x9F) => WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next()?,
        _ => char::from_u32(code)?,
    };
    (!c.is_control()).then_some(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(text: &str) -> String {
        resolve(Cow::Borrowed(text), &mut Repairs::default()).into_owned()
    }

    #[test]
    fn references_become_characters_however_often_they_were_escaped() {
        assert_eq!(resolved("Tom &amp; Ann&#8217;s &#x201C;boat&rdquo; &#146;"), "Tom & Ann’s “boat” ’");
        assert_eq!(resolved("Tom &amp;amp; Ann &amp;#8217;"), "Tom & Ann ’");
        assert_eq!(resolved("a &lt;b&gt;"), "a <b>");
    }

    #[test]
    fn what_is_no_reference_stays() {
        for text in ["R&D; a&b", "&;", "&#xD800;", "&#0;", "&unknown;", "&amp", "&#99999999999;", "&é;"] {
            assert_eq!(resolved(text), text);
        }
    }
}
