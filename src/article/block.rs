//! One block of the original: a line, a paragraph, a table; kept or dropped, never lost.

use super::Verdict;
use std::ops::Range;

use super::judge::DEK;
use serde::{Deserialize, Serialize};

use super::repair::Repair;

/// A byte range.
pub type Span = Range<usize>;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// The headline.
    Title,
    /// The line below the headline that sums the story up.
    Dek,
    /// Who wrote it.
    Byline,
    /// When it was published or updated.
    Date,
    /// A heading inside the story.
    Heading,
    /// Running text.
    Paragraph,
    /// A list that belongs to the story.
    List,
    /// A block quotation.
    Quote,
    /// The words below a picture, credits included.
    Caption,
    /// A table.
    Table,
    /// Preformatted text or program code.
    Code,
    /// Not the story: navigation, adverts, related headlines, comment forms.
    Furniture,
}

impl BlockKind {
    /// True where a kept block of this kind is part of the article's body.
    pub fn in_body(self) -> bool {
        !matches!(self, Self::Title | Self::Byline | Self::Date | Self::Furniture)
    }

    /// Its name, as in the record.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Dek => "dek",
            Self::Byline => "byline",
            Self::Date => "date",
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::List => "list",
            Self::Quote => "quote",
            Self::Caption => "caption",
            Self::Table => "table",
            Self::Code => "code",
            Self::Furniture => "furniture",
        }
    }

    /// The kinds that a person may give to lines in `edits.toml`, by their names.
    pub const NAMED: &'static [Self] = &[
        Self::Paragraph,
        Self::Heading,
        Self::List,
        Self::Quote,
        Self::Caption,
        Self::Title,
        Self::Dek,
        Self::Byline,
        Self::Date,
    ];

    /// The kind of a name in [`NAMED`](Self::NAMED).
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.iter().copied().find(|kind| kind.name() == name)
    }
}

/// How a block's text is laid out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Shape {
    /// Running text.
    #[default]
    Plain,
    /// A heading of a level from 2 to 6.
    Heading(u8),
    /// A list; one range of the block's text for each item, with its depth (0 is outermost).
    List {
        /// Numbered or not.
        ordered: bool,
        /// Range and depth of each item.
        items: Vec<(Span, u8)>,
    },
    /// A table; one range of the block's text for each cell, row by row.
    Table {
        /// Number of leading rows that are header rows (0 or 1).
        header_rows: usize,
        /// The cells of each row.
        rows: Vec<Vec<Span>>,
    },
    /// Preformatted text, with the language named by its fence.
    Code {
        /// Language of the fence (`rust`), empty where none is named.
        language: String,
    },
}

/// What a stretch inside a block's text carries beyond its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InlineKind {
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Inline code.
    Code,
    /// A link to an outside address or, in Markdown, to another source of the briefing.
    Link {
        /// Address as written, already checked for a harmless scheme.
        href: String,
    },
    /// The label of a footnote in brackets, in the running text or before the note itself.
    Footnote {
        /// Label as written.
        label: String,
        /// True before the note itself.
        is_note: bool,
    },
}

/// A marked stretch inside a block's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inline {
    /// Range in the block's text.
    pub span: Span,
    /// What it carries.
    pub kind: InlineKind,
}

/// One block of the original.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Why it was kept or dropped.
    pub verdict: Verdict,
    /// First and last line in the decoded original, counted from 1 (HTML: in its visible text).
    pub lines: (usize, usize),
    /// Its text.
    pub text: String,
    /// Its range in the article's body, where it is part of it: `body[range] == text`.
    pub body: Option<Span>,
    /// How the text is laid out.
    pub shape: Shape,
    /// Marked stretches, in order of their start, properly nested.
    pub inlines: Vec<Inline>,
    /// What was altered in its text, sorted by kind; empty where it stands as in the original.
    pub repairs: Vec<Repair>,
}

impl Block {
    /// True for the line below the headline that sums the story up, be it a kind of its own or, on a page whose story
    /// begins with it, the first paragraph.
    pub fn is_dek(&self) -> bool {
        self.verdict.kept && (self.kind == BlockKind::Dek || self.verdict.rule == DEK)
    }
}
