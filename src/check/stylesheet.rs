//! The addresses in a style sheet.

use std::sync::LazyLock;

use regex::Regex;

use super::link::Link;

/// `url(…)` and `@import "…"` (CSS Syntax 3), after comments are gone.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')"#)
        .expect("the pattern is constant")
});

static COMMENT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?s)/\*.*?\*/").expect("the pattern is constant"));

/// Every address of a style sheet; a browser loads all of them.
pub(super) fn links(css: &str) -> Vec<Link> {
    let css = COMMENT.replace_all(css, " ");
    let written = ADDRESS.captures_iter(&css).filter_map(|found| found.iter().skip(1).flatten().next());
    written.map(|written| Link { attribute: "url", written: written.as_str().to_owned(), loaded: true }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_ways_to_write_an_address_are_seen() {
        let css =
            "@import 'a.css'; @import url(\"b.css\"); /* url(no.png) */ p { background: url( c.png ), URL('d.png') }";
        let written: Vec<_> = links(css).into_iter().map(|link| link.written).collect();
        assert_eq!(written, ["a.css", "b.css", "c.png", "d.png"]);
    }
}
