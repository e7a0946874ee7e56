//! Builds a block's text and its marked stretches from the events of a markup reader.

use unicode_normalization::UnicodeNormalization;

use super::repair::{Repairs, decoded, is_invisible, is_ligature, is_stuck_label};
use super::{Inline, InlineKind, RepairKind};

/// A text in the making.
#[derive(Debug, Default)]
pub(super) struct Composer {
    text: String,
    inlines: Vec<Inline>,
    repairs: Repairs,
    open: Vec<(Option<InlineKind>, usize)>,
}

impl Composer {
    /// Adds running text: what was decoded wrongly is decoded anew, white space runs become one space, invisible
    /// characters go, and so does a label that sticks to the words before it.
    pub(super) fn push(&mut self, text: &str) {
        if is_stuck_label(&self.text, text) {
            return self.repairs.note(RepairKind::Label, text.trim());
        }
        let text = decoded(text, &mut self.repairs);
        for c in text.nfc() {
            if is_invisible(c) {
                self.repairs.note(RepairKind::Invisible, "");
            } else if is_ligature(c) {
                self.repairs.note(RepairKind::Ligature, c.encode_utf8(&mut [0; 4]));
                self.text.extend(std::iter::once(c).nfkc());
            } else if c.is_whitespace() || c.is_control() {
                self.space();
            } else {
                self.text.push(c);
            }
        }
    }

    /// Adds preformatted text as it stands, save for controls that no page may hold.
    pub(super) fn push_verbatim(&mut self, text: &str) {
        self.text.extend(text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')));
    }

    /// Adds one space unless the text stands at the start of a line or behind a space.
    pub(super) fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n', '\t']) {
            self.text.push(' ');
        }
    }

    /// Begins a new line unless the text stands at the start of one.
    pub(super) fn new_line(&mut self) {
        self.trim_end();
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Ends the line with `mark`, a line feed or a tab; a space before it goes.
    pub(super) fn separate(&mut self, mark: char) {
        self.trim_end();
        self.text.push(mark);
    }

    /// Length of the text so far, in bytes.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Opens a marked stretch; none where the markup means nothing to us but must be closed again.
    pub(super) fn open(&mut self, kind: Option<InlineKind>) {
        self.open.push((kind, self.text.len()));
    }

    /// Closes the stretch opened last.
    pub(super) fn close(&mut self) {
        if let Some((Some(kind), start)) = self.open.pop()
            && start < self.text.len()
        {
            self.inlines.push(Inline { span: start..self.text.len(), kind });
        }
    }

    /// Drops white space at the end.
    pub(super) fn trim_end(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
    }

    /// The text without white space at its end, its stretches in order, and its repairs.
    pub(super) fn finish(mut self) -> (String, Vec<Inline>, Repairs) {
        while !self.open.is_empty() {
            self.close();
        }
        self.text.truncate(self.text.trim_end().len());
        let end = self.text.len();
        for inline in &mut self.inlines {
            inline.span = inline.span.start.min(end)..inline.span.end.min(end);
        }
        trim_stretches(&self.text, &mut self.inlines);
        self.inlines.retain(|inline| !inline.span.is_empty());
        self.inlines.sort_by_key(|inline| (inline.span.start, std::cmp::Reverse(inline.span.end)));
        (self.text, self.inlines, self.repairs)
    }
}

/// Leaves white space at the ends of a stretch outside of it.
fn trim_stretches(text: &str, inlines: &mut [Inline]) {
    for inline in inlines {
        if let Some(words) = text.get(inline.span.clone()) {
            let start = inline.span.start + words.len() - words.trim_start().len();
            let end = inline.span.start + words.trim_end().len();
            inline.span = start.min(end)..end;
        }
    }
}

/// The address of a link where its scheme is harmless: http, https, mailto, or none at all.
pub(super) fn safe_href(href: &str) -> Option<String> {
    let href = href.trim();
    let scheme_end = href.find([':', '/', '?', '#']);
    let scheme = scheme_end.filter(|&at| href[at..].starts_with(':')).map(|at| href[..at].to_ascii_lowercase());
    let safe = scheme.is_none_or(|scheme| matches!(scheme.as_str(), "http" | "https" | "mailto"));
    (safe && !href.is_empty() && !href.contains(char::is_control)).then(|| href.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_nested_and_hold_no_outer_space() {
        let mut composer = Composer::default();
        composer.push("The ");
        composer.open(Some(InlineKind::Strong));
        composer.push(" old  ");
        composer.open(Some(InlineKind::Emphasis));
        composer.push("ferry ");
        composer.close();
        composer.close();
        composer.push("sank. ");
        let (text, inlines, _) = composer.finish();
        assert_eq!(text, "The old ferry sank.");
        let marked: Vec<_> = inlines.iter().map(|inline| &text[inline.span.clone()]).collect();
        assert_eq!(marked, ["old ferry", "ferry"]);
    }

    #[test]
    fn a_piece_of_text_is_repaired_as_it_comes() {
        let mut composer = Composer::default();
        composer.push("The cafÃ© at the ﬁrst quay in China");
        composer.push("Opens in new window");
        composer.push(", Tom &amp; Ann said.");
        let (text, _, repairs) = composer.finish();
        assert_eq!(text, "The café at the first quay in China, Tom & Ann said.");
        let kinds: Vec<_> = repairs.into_list().iter().map(|repair| repair.kind).collect();
        assert_eq!(kinds, [RepairKind::Decoding, RepairKind::Entity, RepairKind::Label, RepairKind::Ligature]);
    }

    #[test]
    fn only_harmless_schemes_are_links() {
        assert_eq!(safe_href("https://example.org/a"), Some("https://example.org/a".to_owned()));
        assert_eq!(safe_href("other.md#part"), Some("other.md#part".to_owned()));
        assert_eq!(safe_href("/a:b"), Some("/a:b".to_owned()));
        assert_eq!(safe_href(" JavaScript:alert(1)"), None);
        assert_eq!(safe_href("java\nscript:alert(1)"), None);
        assert_eq!(safe_href("data:text/html,x"), None);
    }
}
