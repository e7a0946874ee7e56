//! What the first pass said of the whole article, and the features that the second pass has of it.

use hashbrown::HashMap;

use super::features::{Feature, What};
use super::label::{self, KINDS, LABELS, OUTSIDE};
use super::look::Look;
use super::spans;

/// Votes for each kind.
type Votes = [u16; KINDS.len()];

/// Labels of the first pass, counted over the article.
#[derive(Debug, Default)]
pub(super) struct Opinion {
    /// Of each word, by its hash: the kinds of the names it is in, and last how often it is in none.
    words: HashMap<u32, [u16; KINDS.len() + 1]>,
    /// Of each whole name.
    names: HashMap<u32, Votes>,
    /// Of the first words of longer names.
    first_words: HashMap<u32, Votes>,
    /// Of the last words of longer names.
    last_words: HashMap<u32, Votes>,
    /// The labels themselves, line by line.
    labels: Vec<Box<[u8]>>,
}

/// A name of a line.
#[derive(Debug, Clone, Copy)]
struct Within {
    from: usize,
    end: usize,
    kind: u32,
}

/// Words on either side of a word that a name is looked for: none is longer, and a line of capitals stays linear.
const REACH: usize = 24;

/// Words that a name of a list may be away from the next.
const LIST_GAP: usize = 4;

impl Opinion {
    /// Counts the labels of all lines.
    pub(super) fn of(looks: &[Vec<Look>], labels: Vec<Box<[u8]>>) -> Self {
        let mut opinion = Self::default();
        for (looks, labels) in looks.iter().zip(&labels) {
            for (look, &label) in looks.iter().zip(labels) {
                let label = usize::from(label);
                let place = if label == OUTSIDE { KINDS.len() } else { (label - 1) / 2 };
                add(&mut opinion.words.entry(look.lower).or_default()[place]);
            }
            for (from, end, kind) in spans(labels) {
                let kind = KINDS.iter().position(|known| *known == kind).unwrap_or_default();
                add(&mut opinion.names.entry(name(&looks[from..end])).or_default()[kind]);
                if end - from > 1 {
                    add(&mut opinion.first_words.entry(looks[from].lower).or_default()[kind]);
                    add(&mut opinion.last_words.entry(looks[end - 1].lower).or_default()[kind]);
                }
            }
        }
        Self { labels, ..opinion }
    }

    /// The features of one word.
    pub(super) fn features_of(&self, line: usize, looks: &[Look], at: usize, tell: &mut impl FnMut(Feature)) {
        let labels = &self.labels[line];
        let mut told = |what, offset, value| tell(Feature { what, offset, value });
        for offset in -2_i8..=2 {
            let label = at.checked_add_signed(isize::from(offset)).and_then(|index| labels.get(index));
            told(What::Said, offset, label.map_or(LABELS as u32, |label| u32::from(*label)));
        }
        let here = name_at(labels, at);
        let (from, end) = here.map_or((at, at + 1), |here| (here.from, here.end));
        let near = from.saturating_sub(LIST_GAP + 1)..from;
        if let Some(before) = near.rev().find_map(|at| name_at(labels, at)) {
            told(What::SaidBefore, 0, before.kind);
        }
        if let Some(after) = (end..labels.len().min(end + LIST_GAP + 1)).find_map(|at| name_at(labels, at)) {
            told(What::SaidAfter, 0, after.kind);
        }
        let lower = looks[at].lower;
        let votes = [
            (What::SaidOfWord, self.words.get(&lower).map(|votes| most(votes))),
            (What::SaidOfFirst, self.first_words.get(&lower).map(|votes| most(votes))),
            (What::SaidOfLast, self.last_words.get(&lower).map(|votes| most(votes))),
        ];
        for (what, votes) in votes {
            if let Some(votes) = votes {
                told(what, 0, votes);
            }
        }
        if let Some(here) = here
            && let Some(votes) = self.names.get(&name(&looks[here.from..here.end]))
        {
            told(What::SaidOfName, 0, most(votes) * 8 + here.kind);
        }
    }
}

/// The name that the word `at` is in.
fn name_at(labels: &[u8], at: usize) -> Option<Within> {
    let label = usize::from(labels[at]);
    label::kind(label)?;
    let from = (at.saturating_sub(REACH)..=at).rev().find(|&from| label::is_beginning(usize::from(labels[from])))?;
    let limit = labels.len().min(at + REACH);
    let end = (at + 1..limit).find(|&end| labels[end] != labels[from] + 1).unwrap_or(limit);
    Some(Within { from, end, kind: (u32::from(labels[from]) - 1) / 2 })
}

fn add(count: &mut u16) {
    *count = count.saturating_add(1);
}

fn name(looks: &[Look]) -> u32 {
    looks.iter().fold(0, |hash: u32, look| hash.rotate_left(7) ^ look.lower)
}

/// The kind with the most votes, and whether it has all, most or fewer of them, and more than one.
fn most(votes: &[u16]) -> u32 {
    let all: u32 = votes.iter().map(|count| u32::from(*count)).sum();
    let best =
        votes.iter().enumerate().fold((0, 0), |best, (kind, &count)| if count > best.1 { (kind, count) } else { best });
    let share = match u32::from(best.1) {
        count if count == all => 2,
        count if count * 2 > all => 1,
        _ => 0,
    };
    (best.0 as u32 * 3 + share) * 2 + u32::from(best.1 > 1)
}
