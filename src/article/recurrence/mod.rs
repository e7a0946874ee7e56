//! What the files of one folder say of each other's lines: a line that stands in several files of one site, among the
//! same neighbours, is furniture there.
//!
//! A first pass over the folder keeps one number a line and no text; which files hold a line is looked up in one sorted
//! list. The second pass compares each page with the few files that are most like it.

mod evidence;
mod kin;
mod line;

use std::collections::BTreeMap;

pub(super) use evidence::Recurrence;
use line::Line;

use super::Drafted;
use super::outlet;
use crate::source::SourceId;

/// The lines of a folder: which recur, and in which files. Empty for a source that stands alone.
#[derive(Debug, Clone, Default)]
pub struct FolderLines {
    /// Where each source's page is in `pages`.
    places: BTreeMap<SourceId, usize>,
    pages: Vec<PageLines>,
    /// Each line that more than one page holds, with each page that holds it, sorted.
    held: Vec<(u64, u32)>,
}

/// The lines of one page, in order.
#[derive(Debug, Clone)]
struct PageLines {
    lines: Vec<Line>,
    /// The publisher, by [`outlet::key`], where it is known before the page is judged.
    outlet: Option<String>,
}

impl FolderLines {
    /// Reads the lines of all pages of a folder; their order decides nothing but which of many like pages are compared.
    pub fn of<'d>(drafts: impl IntoIterator<Item = &'d Drafted>) -> Self {
        let mut folder = Self::default();
        for draft in drafts {
            folder.places.insert(draft.id().clone(), folder.pages.len());
            let lines = draft.printed().iter().map(|draft| Line::of(&draft.text)).collect();
            folder.pages.push(PageLines { lines, outlet: draft.outlet().map(outlet::key) });
        }
        folder.held = held_by_several(&folder.pages);
        folder
    }

    /// What the other files of the folder say of a page's lines.
    pub(super) fn recurrence(&self, draft: &Drafted) -> Recurrence {
        match self.places.get(draft.id()) {
            Some(&place) if !self.held.is_empty() => Recurrence::find(self, place, draft.printed()),
            _ => Recurrence::default(),
        }
    }

    /// The pages that hold a line, sorted; none where only one does.
    fn holders(&self, key: u64) -> &[(u64, u32)] {
        let start = self.held.partition_point(|held| held.0 < key);
        let length = self.held[start..].partition_point(|held| held.0 == key);
        &self.held[start..start + length]
    }
}

fn held_by_several(pages: &[PageLines]) -> Vec<(u64, u32)> {
    let keys = |(page, lines): (usize, &PageLines)| {
        lines.lines.iter().map(|line| line.key).zip(std::iter::repeat(page as u32)).collect::<Vec<_>>()
    };
    let mut all: Vec<(u64, u32)> =
        pages.iter().enumerate().flat_map(keys).filter(|held| held.0 != Line::NO_WORDS).collect();
    all.sort_unstable();
    all.dedup();
    all.chunk_by(|one, other| one.0 == other.0).filter(|pages| pages.len() > 1).flatten().copied().collect()
}

#[cfg(test)]
mod tests;
