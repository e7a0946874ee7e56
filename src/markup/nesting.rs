//! How deep a page nests at each of its tags.

use super::Kind;

/// Deeper elements are counted and no longer named, so that a page of open tags alone takes no memory.
const NAMED: usize = 1_024;
/// How far up the element is looked for that a closing tag names.
const LOOKED_BACK: usize = 64;

/// The open elements of a page as its tags pass by. Elements that the next of their kind ends are not counted.
#[derive(Debug, Default)]
pub(super) struct Nesting<'h> {
    named: Vec<&'h str>,
    beyond: usize,
}

impl<'h> Nesting<'h> {
    /// Number of open elements.
    pub(super) fn depth(&self) -> usize {
        self.named.len() + self.beyond
    }

    /// An element begins.
    pub(super) fn open(&mut self, name: &'h str, kind: Kind) {
        if !kind.nests() {
        } else if self.named.len() < NAMED {
            self.named.push(name);
        } else {
            self.beyond += 1;
        }
    }

    /// A closing tag: it ends the nearest element of its name with all that is open inside, and nothing where none is.
    pub(super) fn close(&mut self, name: &str, kind: Kind) {
        if !kind.nests() {
        } else if self.beyond > 0 {
            self.beyond -= 1;
        } else {
            let near = self.named.len().saturating_sub(LOOKED_BACK);
            let found = self.named[near..].iter().rposition(|open| open.eq_ignore_ascii_case(name));
            self.named.truncate(found.map_or(self.named.len(), |at| near + at));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closing_tag_ends_what_is_open_inside() {
        let mut nesting = Nesting::default();
        nesting.open("div", Kind::Block);
        nesting.open("span", Kind::Inline);
        nesting.open("p", Kind::Closes);
        nesting.close("nav", Kind::Block);
        assert_eq!(nesting.depth(), 2);
        nesting.close("DIV", Kind::Block);
        assert_eq!(nesting.depth(), 0);
    }
}
