//! Where a clause puts what it tells: buildings, spots without a name, occasions.

use std::sync::LazyLock;

use hashbrown::HashSet;

use super::term::Term;
use super::vocabulary;
use super::worded::Worded;
use crate::annotate::{EntityKind, Mention};

/// A place, or a body named after its building: "at State House".
pub(super) fn is_place(mention: &Mention) -> bool {
    let last = mention.name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    mention.kind == EntityKind::Place
        || mention.kind == EntityKind::Organisation && mention.name.contains(' ') && BUILDINGS.contains(last.as_str())
}

/// Words that make a name that of a building or another spot where people meet.
pub(crate) static BUILDINGS: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("building"));

/// The occasion that "at" or "during" leads to, told at its first noun: that noun and the one behind "of", with the last words of
/// names.
pub(super) fn occasion(worded: &Worded<'_>, at: usize) -> Option<Vec<Term>> {
    // By the words as printed: "parliament" means what "assembly" does, and is no occasion.
    static OCCASIONS: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("occasion"));
    let means = |i: usize| -> Option<Term> {
        let word = worded.words.get(i)?;
        let term = word.term.or_else(|| word.mention.and_then(|_| Term::of_word(worded.word(i))))?;
        OCCASIONS.contains(worded.word(i)).then_some(term)
    };
    let first = means(at)?;
    let from = (at.saturating_sub(8)..at).rev().find(|&i| matches!(worded.word(i), "at" | "during" | "on"))?;
    let plain = (from + 1..at).all(|i| !worded.words[i].is_mark && means(i).is_none());
    let mut found: Vec<Term> = vec![first];
    found.extend((at + 1..worded.len().min(at + 9)).take_while(|&i| !worded.words[i].is_mark).filter_map(means));
    plain.then_some(found)
}

/// The spot that ends "in the old warehouse".
pub(super) fn spot(worded: &Worded<'_>, at: usize) -> Option<Term> {
    static SPOTS: LazyLock<HashSet<Term>> = LazyLock::new(|| vocabulary::terms("spot"));
    let term = worded.words[at].term.filter(|term| SPOTS.contains(term))?;
    let ends = worded.words.get(at + 1).is_none_or(|next| next.term.is_none() || next.is_mark);
    let from = (at.saturating_sub(5)..at).rev().find(|&i| matches!(worded.word(i), "in" | "inside" | "at" | "on"))?;
    let plain = (from + 1..at).all(|i| !worded.words[i].is_mark);
    (ends && plain).then_some(term)
}

pub(super) fn is_preposition(word: &str) -> bool {
    matches!(word, "in" | "at" | "beneath" | "under" | "inside" | "outside" | "beside" | "near" | "on")
}
