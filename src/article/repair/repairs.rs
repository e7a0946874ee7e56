//! What was altered in a block's text, so that a page can say so.

use serde::{Deserialize, Serialize};

use crate::interface::phrase;

/// One kind of alteration in a block's text. Spaces and the composition of letters (Unicode NFC) do not count: they look
/// the same before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Repair {
    /// What was done.
    pub kind: RepairKind,
    /// How often, at least 1.
    pub count: usize,
    /// What stood there before, each form once, in the order of the text; only the first forms where there are many,
    /// and none where a repair only joins lines.
    pub was: Vec<String>,
}

/// What a repair does to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RepairKind {
    /// Characters that a program had decoded wrongly are decoded anew.
    Decoding,
    /// An HTML character reference that stood in the text (`&amp;`) became its character.
    Entity,
    /// A tag or a mark of another markup that stood in the text went.
    Markup,
    /// A page's own label that stuck to a word went ("Opens in new window").
    Label,
    /// The mark of a footnote went.
    NoteMark,
    /// A mark of quoted mail at the start of a line went.
    QuoteMark,
    /// A character that takes no room went: zero-width spaces, soft hyphens, marks of writing direction.
    Invisible,
    /// A printer's ligature became its letters.
    Ligature,
    /// A space was set between two sentences that stood without one.
    Space,
    /// A large first letter was joined to its word.
    DropCap,
    /// A word that was broken at the end of a line was joined.
    Hyphen,
    /// A line that was broken in mid-sentence was joined to the next.
    Line,
    /// The number or the running header of a printed page, in mid-sentence, went.
    PageBreak,
}

impl RepairKind {
    /// The repair in words that a reader understands: the forms for one and for several, with `{n}` for the number.
    pub fn told(self) -> &'static str {
        match self {
            Self::Decoding => phrase("{n} character was decoded wrongly | {n} characters were decoded wrongly"),
            Self::Entity => phrase("{n} character was written as HTML | {n} characters were written as HTML"),
            Self::Markup => phrase("{n} mark of markup left out | {n} marks of markup left out"),
            Self::Label => phrase("{n} label of the page left out | {n} labels of the page left out"),
            Self::NoteMark => phrase("{n} footnote mark left out | {n} footnote marks left out"),
            Self::QuoteMark => phrase("{n} mark of quoted mail left out | {n} marks of quoted mail left out"),
            Self::Invisible => phrase("{n} invisible character left out | {n} invisible characters left out"),
            Self::Ligature => phrase("{n} ligature spelt out | {n} ligatures spelt out"),
            Self::Space => phrase("{n} space set between sentences | {n} spaces set between sentences"),
            Self::DropCap => {
                phrase("{n} large first letter joined to its word | {n} large first letters joined to their words")
            }
            Self::Hyphen => phrase("{n} word joined at a line’s end | {n} words joined at a line’s end"),
            Self::Line => phrase("{n} line joined to the one above | {n} lines joined to the one above"),
            Self::PageBreak => phrase("{n} line between two pages left out | {n} lines between two pages left out"),
        }
    }
}

/// No more forms of one kind are listed.
const MOST_FORMS: usize = 12;
/// Longer forms are listed only up to so many characters.
const LONGEST_FORM: usize = 80;

/// The repairs of a text in the making, sorted by kind.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::article) struct Repairs(Vec<Repair>);

impl Repairs {
    /// Notes one repair; `was` is empty where nothing that a reader sees stood there.
    pub(in crate::article) fn note(&mut self, kind: RepairKind, was: &str) {
        let repair = self.of(kind);
        repair.count += 1;
        repair.list(was);
    }

    /// Adds the repairs of another piece of the same text.
    pub(in crate::article) fn add(&mut self, other: Self) {
        for Repair { kind, count, was } in other.0 {
            let repair = self.of(kind);
            repair.count += count;
            for form in &was {
                repair.list(form);
            }
        }
    }

    /// The repairs, sorted by kind.
    pub(in crate::article) fn into_list(self) -> Vec<Repair> {
        self.0
    }

    fn of(&mut self, kind: RepairKind) -> &mut Repair {
        let at = self.0.partition_point(|repair| repair.kind < kind);
        if self.0.get(at).is_none_or(|repair| repair.kind != kind) {
            self.0.insert(at, Repair { kind, count: 0, was: Vec::new() });
        }
        &mut self.0[at]
    }
}

impl Repair {
    fn list(&mut self, form: &str) {
        let form: String = form.chars().take(LONGEST_FORM).collect();
        if !form.is_empty() && self.was.len() < MOST_FORMS && !self.was.contains(&form) {
            self.was.push(form);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repairs_are_counted_by_kind_and_each_form_is_listed_once() {
        let mut repairs = Repairs::default();
        repairs.note(RepairKind::Line, "");
        repairs.note(RepairKind::Decoding, "Ã©");
        let mut more = Repairs::default();
        more.note(RepairKind::Decoding, "Ã©");
        more.note(RepairKind::Decoding, "â€™");
        repairs.add(more);
        let list = repairs.into_list();
        assert_eq!(
            list[0],
            Repair { kind: RepairKind::Decoding, count: 3, was: vec!["Ã©".to_owned(), "â€™".to_owned()] }
        );
        assert_eq!(list[1], Repair { kind: RepairKind::Line, count: 1, was: vec![] });
        assert_eq!(
            crate::interface::Interface::ENGLISH.count(3, list[0].kind.told()),
            "3 characters were decoded wrongly"
        );
    }
}
