//! The marks of footnotes in running text: "agreed.[3][4]", "agreed.³".

use std::borrow::Cow;

use super::{RepairKind, Repairs};

/// What else stands in brackets behind a sentence of an encyclopaedia.
const WORDS: [&str; 3] = ["[edit]", "[citation needed]", "[note]"];

/// True for a text that shows two marks of different numbers, each right behind a word.
pub(super) fn shown(text: &str) -> bool {
    let mut first = None;
    brackets(text).any(|(start, end)| {
        let mark = &text[start..end];
        *first.get_or_insert(mark) != mark
    })
}

/// `text` without the marks of its footnotes, where `shown` holds for the whole text.
pub(super) fn cut<'t>(text: Cow<'t, str>, repairs: &mut Repairs) -> Cow<'t, str> {
    let mut rest = String::new();
    let mut done = 0;
    for (start, end) in brackets(&text) {
        rest.push_str(&text[done..start]);
        repairs.note(RepairKind::NoteMark, &text[start..end]);
        done = end;
    }
    if done == 0 {
        return text;
    }
    rest.push_str(&text[done..]);
    Cow::Owned(rest)
}

/// Where the marks stand: one to three digits in brackets, right behind a word, a mark or another of them.
fn brackets(text: &str) -> impl Iterator<Item = (usize, usize)> {
    text.match_indices('[').filter_map(|(start, _)| {
        let inside = &text.as_bytes()[start + 1..];
        let length = inside.iter().take(20).position(|byte| *byte == b']')?;
        let end = start + length + 2;
        let is_number = (1..=3).contains(&length) && inside[..length].iter().all(u8::is_ascii_digit);
        let is_word = || WORDS.contains(&&text[start..end]);
        let sticks = text[..start].ends_with(|c: char| {
            c.is_alphanumeric() || matches!(c, '.' | ',' | ';' | ':' | '”' | '"' | ')' | ']' | '’')
        });
        (sticks && (is_number || is_word())).then_some((start, end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_where_a_text_has_several() {
        let text = "The quay is old.[1][2] Its master[12] agreed.[citation needed]";
        assert!(shown(text));
        assert_eq!(cut(Cow::Borrowed(text), &mut Repairs::default()), "The quay is old. Its master agreed.");
        assert!(!shown("It was [1] of many, he said, the “[n]ew quay”.[1]"));
    }
}
