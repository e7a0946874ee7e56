//! Which files hold one article: pairs, joined to groups.

use std::collections::BTreeMap;

use super::alike::Print;
use super::declared::Declared;
use crate::interface::phrase;

/// A file is compared with at most so many others that share one mark with it; a mark of more files (a headline such as
/// "Morning briefing") tells little.
const MOST_COMPARED: usize = 16;

/// Groups of files by the article that they hold.
#[derive(Debug, Clone)]
pub(super) struct Groups {
    /// The first file of each file's group.
    first: Vec<usize>,
    /// The files of each group, by its first file.
    members: BTreeMap<usize, Vec<usize>>,
    /// Why each file belongs to its group.
    reasons: Vec<&'static str>,
}

/// The reason for versions that the editor declares.
const BY_HAND: &str = phrase("a version by the editor’s decision");
/// The reason for a version that is like another one, but no more like the one that speaks.
const BY_OTHERS: &str = phrase("the same article as another of these versions");

impl Groups {
    pub(super) fn of(prints: &[Print], declared: &Declared) -> Self {
        let every = 0..prints.len();
        let mut groups = Self {
            first: every.clone().collect(),
            members: every.map(|at| (at, vec![at])).collect(),
            reasons: vec![BY_HAND; prints.len()],
        };
        for &(one, other) in declared.together() {
            groups.join(one, other, BY_HAND, &Declared::default());
        }
        let mut marked: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
        for (at, print) in prints.iter().enumerate() {
            for mark in print.marks() {
                let earlier = marked.entry(mark).or_default();
                for &other in earlier.iter().rev().take(MOST_COMPARED) {
                    if groups.first[at] != groups.first[other]
                        && let Some(reason) = prints[other].same_article(print)
                    {
                        groups.join_alike(other, at, reason, declared, prints);
                    }
                }
                earlier.push(at);
            }
        }
        groups
    }

    /// All files that hold the article of this one, in order.
    pub(super) fn members(&self, at: usize) -> &[usize] {
        &self.members[&self.first[at]]
    }

    /// Why a file belongs to its group, told beside the version that speaks for it.
    pub(super) fn reason(&self, at: usize, speaker: usize, prints: &[Print]) -> &'static str {
        match self.reasons[at] {
            BY_HAND => BY_HAND,
            _ => prints[at].same_article(&prints[speaker]).unwrap_or(BY_OTHERS),
        }
    }

    /// Makes two groups one, unless a file of one is of another publisher than a file of the other: a file that names
    /// nobody must not join two that name two.
    fn join_alike(&mut self, one: usize, other: usize, reason: &'static str, declared: &Declared, prints: &[Print]) {
        let is_foreign = |&(one, other): &(usize, usize)| {
            !prints[one].is_copy(&prints[other]) && prints[one].is_of_another(&prints[other])
        };
        let others = self.members(other);
        let mut pairs = self.members(one).iter().flat_map(|&one| others.iter().map(move |&other| (one, other)));
        if !pairs.any(|pair| is_foreign(&pair)) {
            self.join(one, other, reason, declared);
        }
    }

    /// Makes two groups one, unless the editor parts any two files of them.
    fn join(&mut self, one: usize, other: usize, reason: &'static str, declared: &Declared) {
        let (one_first, other_first) = (self.first[one], self.first[other]);
        if one_first == other_first || declared.parts(&self.members[&one_first], &self.members[&other_first]) {
            return;
        }
        // Whoever stood alone until now joins for this reason.
        for alone in [one, other] {
            if self.members(alone).len() == 1 {
                self.reasons[alone] = reason;
            }
        }
        let (keep, goes) = (one_first.min(other_first), one_first.max(other_first));
        let gone = self.members.remove(&goes).unwrap_or_default();
        for &at in &gone {
            self.first[at] = keep;
        }
        let members = self.members.entry(keep).or_default();
        members.extend(gone);
        members.sort_unstable();
    }
}
