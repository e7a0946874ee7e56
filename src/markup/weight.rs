//! What a tree of a page would cost.

use super::nesting::Nesting;
use super::{Kind, Piece, kind, pieces};

/// More bytes than this for each node of its tree, and a page's tree is small beside the page.
const LIGHT: usize = 12;
/// A tree of fewer nodes is small whatever its page weighs.
const FEW: usize = 20_000;

/// A page's weight, counted on its tags.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Weight {
    /// Bytes of the page.
    pub(crate) bytes: usize,
    /// Nodes that its tree would have.
    pub(crate) nodes: usize,
    /// Elements open at the deepest place.
    pub(crate) depth: usize,
    /// Formatting elements open at one place: a parser opens each again in every block that follows.
    pub(crate) formats: usize,
    /// Lines of text that its blocks and line breaks make.
    pub(crate) lines: usize,
    /// Bytes of the longest tag.
    pub(crate) longest_tag: usize,
    /// True where a comment lacks its end.
    pub(crate) unclosed: bool,
    /// True where an element holds a shadow tree that was saved with the page.
    pub(crate) holds_shadow: bool,
}

impl Weight {
    /// Weighs a page.
    pub(crate) fn of(html: &str) -> Self {
        let mut weight = Self { bytes: html.len(), ..Self::default() };
        let mut nesting = Nesting::default();
        let (mut formats, mut has_text, mut in_paragraph) = (0_usize, false, false);
        for piece in pieces(html) {
            match piece {
                Piece::Open(open) => {
                    let kind = kind(open.name);
                    weight.longest_tag = weight.longest_tag.max(open.whole.len());
                    weight.holds_shadow |= open.holds_shadow();
                    // Each formatting element that is open comes again in a block.
                    weight.nodes += if matches!(kind, Kind::Closes | Kind::Block) { 1 + formats } else { 1 };
                    formats += usize::from(kind == Kind::Formats);
                    nesting.open(open.name, kind);
                    in_paragraph = open.name.eq_ignore_ascii_case("p") || in_paragraph && !kind.breaks_line();
                    let breaks = kind.breaks_line() || open.holds_shadow();
                    weight.lines += usize::from(breaks && std::mem::take(&mut has_text));
                }
                Piece::Close { name, .. } => {
                    let kind = kind(name);
                    formats = formats.saturating_sub(usize::from(kind == Kind::Formats));
                    nesting.close(name, kind);
                    // An end without its beginning makes an empty paragraph.
                    weight.nodes += usize::from(!in_paragraph && name.eq_ignore_ascii_case("p"));
                    in_paragraph = in_paragraph && !kind.breaks_line();
                    weight.lines += usize::from(kind.breaks_line() && std::mem::take(&mut has_text));
                }
                Piece::Text(text) => {
                    weight.nodes += 1;
                    has_text |= !text.trim_ascii().is_empty();
                }
                Piece::Comment { closed, .. } => {
                    weight.nodes += 1;
                    weight.unclosed |= !closed;
                }
                Piece::Raw(_) | Piece::Declaration(_) | Piece::Data(_) => weight.nodes += 1,
            }
            weight.depth = weight.depth.max(nesting.depth());
            weight.formats = weight.formats.max(formats);
        }
        weight.lines += usize::from(has_text);
        weight
    }

    /// True where a tree of the page would take far more memory than the page.
    pub(crate) fn is_dense(&self) -> bool {
        self.nodes > FEW && self.bytes < self.nodes * LIGHT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_open_elements_only() {
        assert_eq!(Weight::of(&"<div><p>Words<br></div>".repeat(5_000)).depth, 1);
        assert_eq!(Weight::of(&"<div>".repeat(5_000)).depth, 5_000);
    }

    #[test]
    fn formats_that_stay_open_weigh_in_each_block() {
        let page = format!("{}{}", "<font>".repeat(100), "<p>a".repeat(1_000));
        let weight = Weight::of(&page);
        assert_eq!((weight.formats, weight.lines), (100, 1_000));
        assert!(weight.nodes > 100_000 && weight.is_dense());
    }

    #[test]
    fn a_page_with_attributes_is_light() {
        assert!(!Weight::of(&"<p class='story-text' id='p'>The ship waits.</p>\n".repeat(20_000)).is_dense());
        assert!(Weight::of(&"<b>a</b>".repeat(20_000)).is_dense());
    }
}
