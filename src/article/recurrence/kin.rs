//! Which files of a folder are of one site with a page: they share its menu lines but not its story.

use std::collections::BTreeMap;

use super::line::{Form, Line};
use super::{FolderLines, PageLines};

/// Of the pages that hold a line, so many on either side in the folder are looked at, so that a line of ten thousand
/// pages costs no more than one of a hundred.
const NEAR: usize = 24;
/// A page is compared with at most so many others.
pub(super) const MOST_KIN: usize = 16;
/// Pages of one site share at least so many labels.
const LEAST_LABELS: usize = 3;
/// Pages that share this part of their running text, in percent, are copies or versions of one text.
const COPY: usize = 75;

/// What two pages share, in distinct lines.
#[derive(Debug, Clone, Copy, Default)]
struct Shared {
    labels: usize,
    text: usize,
}

/// The pages that share furniture with a page, the most alike first.
pub(super) fn kin(folder: &FolderLines, place: usize) -> Vec<usize> {
    let page = &folder.pages[place];
    let mut shared: BTreeMap<usize, Shared> = BTreeMap::new();
    for line in distinct(page) {
        let holders = folder.holders(line.key);
        let at = holders.partition_point(|held| (held.1 as usize) < place);
        for &(_, other) in &holders[at.saturating_sub(NEAR)..holders.len().min(at + 1 + NEAR)] {
            let shared = shared.entry(other as usize).or_default();
            match line.form {
                Form::Label => shared.labels += 1,
                Form::Text => shared.text += 1,
                Form::Sentence => {}
            }
        }
    }
    shared.remove(&place);
    let text = texts(page);
    let mut kin: Vec<(usize, usize)> = shared
        .into_iter()
        .filter(|&(other, shared)| {
            let other = &folder.pages[other];
            let least = text.min(texts(other));
            may_be_one_site(page, other, shared) && !(shared.text > 1 && shared.text * 100 >= least * COPY)
        })
        .map(|(other, shared)| (shared.labels, other))
        .collect();
    kin.sort_by_key(|&(labels, other)| (std::cmp::Reverse(labels), other.abs_diff(place), other));
    kin.truncate(MOST_KIN);
    kin.into_iter().map(|(_, other)| other).collect()
}

/// Pages of outlets that are known to differ are none of one site, whatever they share.
fn may_be_one_site(page: &PageLines, other: &PageLines, shared: Shared) -> bool {
    match (&page.outlet, &other.outlet) {
        (Some(one), Some(other)) => one == other,
        _ => shared.labels >= LEAST_LABELS,
    }
}

fn distinct(page: &PageLines) -> Vec<Line> {
    let mut lines: Vec<Line> = page.lines.iter().copied().filter(|line| line.key != Line::NO_WORDS).collect();
    lines.sort_unstable_by_key(|line| line.key);
    lines.dedup_by_key(|line| line.key);
    lines
}

fn texts(page: &PageLines) -> usize {
    page.lines.iter().filter(|line| line.form == Form::Text).count()
}
