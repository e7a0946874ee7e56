//! The editor's decisions, read from `edits.toml`.

mod clash;
mod editorial;
mod entity;
mod event;
mod file_names;
mod hand_out;
mod lines;
mod parse;
#[cfg(test)]
mod tests;
mod unread;

pub use editorial::{Anchor, BottomLine, Editorial, Question, Secret, Target};
pub use event::EventEdit;
pub use file_names::FileNames;
pub use hand_out::range;
pub use lines::parse_lines;
pub(crate) use unread::unread;

use std::collections::BTreeSet;

use crate::annotate::EntityKind;
use crate::diagnostic::Diagnostic;
use crate::source::Ruling;

/// Code of the warning of a decision that holds for some of what it names.
pub(crate) const HOLDS_IN_PART: &str = "edit-holds-in-part";

/// Code of the warning of a merge of different kinds, which holds.
pub(crate) const MERGES_KINDS: &str = "merge-of-kinds";

/// One place in `edits.toml`, with the optional `why` and `by` of its entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Provenance {
    /// Byte range of the entry in the file.
    pub span: std::ops::Range<usize>,
    /// Why the editor decided so.
    pub why: Option<String>,
    /// Who decided.
    pub by: Option<String>,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Entities of these names are the one named `into`.
    Merge {
        /// The name that stays.
        into: String,
        /// The names that go.
        names: Vec<String>,
    },
    /// The entity of this name is several.
    Split {
        /// The name that was shared.
        name: String,
        /// The names that it is parted into.
        into: Vec<String>,
    },
    /// The entity of this id is called `to`.
    Rename {
        /// Id of the entity.
        id: String,
        /// Its new name.
        to: String,
    },
    /// The entity or event of this id gets no page.
    Drop {
        /// Id of the entity or event.
        id: String,
    },
    /// The entity of this id is of another kind than the rules found.
    Kind {
        /// Id of the entity.
        id: String,
        /// What it is.
        kind: EntityKind,
    },
    /// The entity of this id has a role that no source need print.
    Role {
        /// Id of the entity.
        id: String,
        /// The editor's words.
        role: String,
        /// The printed role that it stands for from now on; none where it is one more.
        replaces: Option<String>,
    },
    /// The entity of this id is described elsewhere.
    Link {
        /// Id of the entity.
        id: String,
        /// Its item of Wikidata, `Q` and a number.
        wikidata: String,
    },
    /// This sentence is a key point.
    Pin {
        /// The statement, as in `004#s9`.
        at: String,
        /// The words that it starts with; where they do not match, the pin does not hold.
        starts: Option<String>,
        /// Its place among the pinned key points.
        order: Option<u32>,
    },
    /// These files hold one article.
    Versions {
        /// Path or id of the one that speaks.
        of: String,
        /// Paths or ids of its other versions.
        are: Vec<String>,
    },
    /// These files hold different articles, however alike they are.
    Separate {
        /// Their paths or ids.
        files: Vec<String>,
    },
    /// Something about the events of the timeline.
    Event(EventEdit),
    /// What the editor says, judges, and keeps from the pages.
    Editorial(Editorial),
    /// These lines of a file are kept or cut.
    Lines {
        /// Path or id of the source.
        file: String,
        /// The lines, and what becomes of them.
        ruling: Ruling,
    },
}

/// All decisions of one `edits.toml`, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edits {
    /// Name of the file, for diagnostics.
    pub path: String,
    /// Text of the file, for diagnostics.
    pub text: String,
    /// The decisions.
    pub edits: Vec<(Edit, Provenance)>,
}

impl Edits {
    /// The decisions that took effect: those of which no warning says that they do not.
    #[must_use]
    pub fn that_hold(mut self, warnings: &[Diagnostic]) -> Self {
        let is_void =
            |warning: &&Diagnostic| warning.path == self.path && !matches!(warning.code, HOLDS_IN_PART | MERGES_KINDS);
        let void: BTreeSet<(usize, usize)> = warnings
            .iter()
            .filter(is_void)
            .filter_map(|warning| warning.place.as_ref().map(|(_, span)| (span.start, span.end)))
            .collect();
        self.edits.retain(|(_, from)| !void.contains(&(from.span.start, from.span.end)));
        self
    }
}
