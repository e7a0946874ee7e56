//! A list in the making: the ranges of its items, with lists inside lists.

use super::composer::Composer;
use super::{Shape, Span};

/// A list whose end is not read yet. Each item's own text is one range; text behind a list inside it is another.
#[derive(Debug)]
pub(super) struct OpenList {
    ordered: bool,
    items: Vec<(Span, u8)>,
    /// Where the text of each open item begins, outermost first; none while a list inside it is open.
    starts: Vec<Option<usize>>,
    /// Number of open lists.
    depth: usize,
}

impl OpenList {
    pub(super) fn new(ordered: bool) -> Self {
        Self { ordered, items: Vec::new(), starts: Vec::new(), depth: 1 }
    }

    /// A list inside the current item begins.
    pub(super) fn open_inner(&mut self, composer: &mut Composer) {
        self.end_text(composer);
        self.depth += 1;
    }

    /// The innermost list ends; true where it was the outermost.
    pub(super) fn close_inner(&mut self, composer: &mut Composer) -> bool {
        self.depth = self.depth.saturating_sub(1);
        if self.depth > 0 {
            composer.new_line();
            if let Some(start) = self.starts.last_mut() {
                *start = Some(composer.len());
            }
        }
        self.depth == 0
    }

    /// An item begins.
    pub(super) fn open_item(&mut self, composer: &mut Composer) {
        self.end_text(composer);
        composer.new_line();
        self.starts.push(Some(composer.len()));
    }

    /// The innermost item ends.
    pub(super) fn close_item(&mut self, composer: &mut Composer) {
        self.end_text(composer);
        self.starts.pop();
    }

    fn end_text(&mut self, composer: &mut Composer) {
        composer.trim_end();
        let depth = u8::try_from(self.depth.saturating_sub(1)).unwrap_or(u8::MAX);
        if let Some(start) = self.starts.last_mut().and_then(Option::take)
            && start < composer.len()
        {
            self.items.push((start..composer.len(), depth));
        }
    }

    /// The layout of the whole list.
    pub(super) fn shape(self) -> Shape {
        Shape::List { ordered: self.ordered, items: self.items }
    }
}
