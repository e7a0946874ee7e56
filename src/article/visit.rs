//! A parsed page, node by node: without recursion, so that no depth of nesting overflows the stack.

use scraper::{Html, Node};

/// What is done at each node.
pub(super) trait Visitor {
    fn open(&mut self, node: &Node);
    fn close(&mut self, node: &Node);
}

/// Opens and closes every node of a page in document order.
pub(super) fn walk(page: &Html, visitor: &mut impl Visitor) {
    let mut node = page.tree.root();
    loop {
        visitor.open(node.value());
        if let Some(child) = node.first_child() {
            node = child;
            continue;
        }
        loop {
            visitor.close(node.value());
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent() {
                Some(parent) => node = parent,
                None => return,
            }
        }
    }
}
