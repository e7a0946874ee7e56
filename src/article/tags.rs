//! What of a piece of HTML can be parsed into a tree in time and memory that grow with its size alone.

use std::borrow::Cow;

use crate::markup::{Weight, bare, lightened};

/// A piece of HTML, as far as it can be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Readable<'h> {
    /// HTML to be parsed.
    Tree(Cow<'h, str>),
    /// Its text alone, a line for each block: a tree of it would take far more memory than the page.
    Bare(String),
}

/// Makes a piece of HTML ready to be read: without what nobody reads, not too deep and not too dense.
pub(super) fn readable(html: &str) -> Readable<'_> {
    let weight = Weight::of(html);
    let light = lightened(html, &weight);
    let dense = match &light {
        Cow::Borrowed(_) => weight.is_dense(),
        Cow::Owned(light) => Weight::of(light).is_dense(),
    };
    if dense { Readable::Bare(bare(&light)) } else { Readable::Tree(light) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_tiny_elements_is_read_without_them() {
        let Readable::Bare(text) = readable(&"<p><i>a</i>".repeat(30_000)) else { panic!() };
        assert_eq!(text, "a\n".repeat(30_000).trim_end());
    }

    #[test]
    fn a_deep_page_keeps_its_markup() {
        let page = format!("<h1>Top</h1>{}<p>deep", "<div>".repeat(5_000));
        assert!(matches!(readable(&page), Readable::Tree(html) if html.starts_with("<h1>Top</h1><div>")));
    }
}
