//! Which lists and tables of a page only lay it out.

use std::collections::HashSet;

use scraper::Node;

use super::element::is_list;
use super::visit::Visitor;

/// Finds the lists and tables that lay out a page instead of holding a list or a table: headings, figures, forms or
/// other tables stand inside. Elements are named by their number in document order.
#[derive(Default)]
pub(super) struct Survey {
    number: usize,
    open: Vec<usize>,
    pub(super) layout: HashSet<usize>,
}

impl Visitor for Survey {
    fn open(&mut self, node: &Node) {
        self.number += 1;
        let Node::Element(element) = node else { return };
        let name = element.name();
        let lays_out = matches!(
            name,
            "h1" | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "figure"
                | "form"
                | "article"
                | "section"
                | "table"
                | "blockquote"
                | "iframe"
                | "video"
        );
        if lays_out {
            for list in self.open.iter().rev() {
                if !self.layout.insert(*list) {
                    break;
                }
            }
        }
        if is_list(name) || name == "table" {
            self.open.push(self.number);
        }
    }

    fn close(&mut self, node: &Node) {
        if let Node::Element(element) = node
            && (is_list(element.name()) || element.name() == "table")
        {
            self.open.pop();
        }
    }
}
