//! What an element of a name does to the elements around it.

/// What an element does to the tree and to the lines of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It has no content and no end (`<img>`); `<br>` and `<hr>` break the line.
    Empty {
        /// True where it breaks the line.
        breaks: bool,
    },
    /// A block that the next of its kind ends, so that many in a row do not nest (`<p>`, `<li>`).
    Closes,
    /// Another block.
    Block,
    /// Marks a stretch of text; a parser opens it again in each block that it runs across (`<b>`, `<a>`).
    Formats,
    /// Everything else: inline, or unknown.
    Inline,
}

/// The kind of an element by its name, in any case.
pub(crate) fn kind(name: &str) -> Kind {
    let among = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    if among(&["br", "hr"]) {
        Kind::Empty { breaks: true }
    } else if among(EMPTY) {
        Kind::Empty { breaks: false }
    } else if among(CLOSES) {
        Kind::Closes
    } else if among(FORMATS) {
        Kind::Formats
    } else if among(BLOCKS) {
        Kind::Block
    } else {
        Kind::Inline
    }
}

const EMPTY: &[&str] = &[
    "area", "base", "basefont", "bgsound", "col", "embed", "frame", "img", "input", "keygen", "link", "meta", "param",
    "source", "track", "wbr",
];
const CLOSES: &[&str] = &[
    "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "caption", "colgroup", "option", "optgroup",
    "h1", "h2", "h3", "h4", "h5", "h6",
];
const FORMATS: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frameset",
    "header",
    "hgroup",
    "html",
    "legend",
    "main",
    "menu",
    "nav",
    "ol",
    "pre",
    "section",
    "summary",
    "table",
    "ul",
];

impl Kind {
    /// True where the text behind the tag begins a new line.
    pub(crate) fn breaks_line(self) -> bool {
        matches!(self, Self::Block | Self::Closes | Self::Empty { breaks: true })
    }

    /// True where elements of the kind can stand inside each other without end.
    pub(super) fn nests(self) -> bool {
        matches!(self, Self::Block | Self::Formats | Self::Inline)
    }
}
