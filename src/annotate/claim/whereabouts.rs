//! Where a clause puts what it tells: buildings, spots without a name, occasions.

use std::sync::LazyLock;

use hashbrown::HashSet;

use super::term::Term;
use super::vocabulary;
use super::worded::Worded;
use crate::annotate::{EntityId, EntityKind, Mention};

/// What went on at a time: "the climate summit in Dubai".
#[derive(Debug, Clone, PartialEq)]
pub struct Occasion {
    /// What its noun and the one behind "of" mean, with the last words of names: "summit".
    pub nouns: Vec<Term>,
    /// The words beside them that say which: "climate".
    pub beside: Vec<Term>,
    /// The bodies named beside them: "the ECOWAS summit".
    pub bodies: Vec<EntityId>,
}

/// A place, or a body named after its building: "at State House".
pub(super) fn is_place(mention: &Mention) -> bool {
    let last = mention.name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    mention.kind == EntityKind::Place
        || mention.kind == EntityKind::Organisation && mention.name.contains(' ') && BUILDINGS.contains(last.as_str())
}

/// Words that make a name that of a building or another spot where people meet.
pub(crate) static BUILDINGS: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("building"));

/// The occasion that "at" or "during" leads to, told at its first noun.
pub(super) fn occasion(worded: &Worded<'_>, at: usize) -> Option<Occasion> {
    // By the words as printed: "parliament" means what "assembly" does, and is no occasion.
    static OCCASIONS: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("occasion"));
    let means = |i: usize| -> Option<Term> {
        let word = worded.words.get(i)?;
        let term = word.term.or_else(|| word.mention.and_then(|_| Term::of_word(worded.word(i))))?;
        OCCASIONS.contains(worded.word(i)).then_some(term)
    };
    let first = means(at)?;
    let from = (at.saturating_sub(8)..at).rev().find(|&i| matches!(worded.word(i), "at" | "during" | "on"))?;
    // The marks of a name are its own: "the U.N. General Assembly".
    let parts = |i: usize| worded.words[i].is_mark && worded.words[i].mention.is_none();
    let plain = (from + 1..at).all(|i| !parts(i) && means(i).is_none());
    let mut nouns: Vec<Term> = vec![first];
    let behind = || (at + 1..worded.len().min(at + 9)).take_while(|&i| !worded.words[i].is_mark);
    nouns.extend(behind().filter_map(means));
    let beside = (from + 1..at).chain(behind().take_while(|&i| !is_preposition(worded.word(i))));
    let named = beside.clone().chain([at]).filter_map(|i| worded.words[i].mention);
    let bodies = named
        .filter(|mention| mention.kind == EntityKind::Organisation)
        .map(|mention| mention.entity.clone())
        .collect();
    let beside = beside.filter(|&i| means(i).is_none()).filter_map(|i| Term::of_word(worded.word(i)));
    plain.then(|| Occasion { nouns, beside: beside.collect(), bodies })
}

/// By the words as printed: the stem of "residence" is that of "residents".
static SPOTS: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("spot"));

/// True for a noun of a building or a spot in it: "the castle".
pub(super) fn names_spot(worded: &Worded<'_>, at: usize) -> bool {
    SPOTS.contains(worded.common_word(at)) || BUILDINGS.contains(worded.common_word(at))
}

/// The spot that ends "in the old warehouse".
pub(super) fn spot(worded: &Worded<'_>, at: usize) -> Option<Term> {
    let term = worded.words[at].term.filter(|_| SPOTS.contains(worded.word(at)))?;
    let ends = worded.words.get(at + 1).is_none_or(|next| next.term.is_none() || next.is_mark);
    let from = (at.saturating_sub(5)..at).rev().find(|&i| matches!(worded.word(i), "in" | "inside" | "at" | "on"))?;
    let plain = (from + 1..at).all(|i| !worded.words[i].is_mark);
    (ends && plain).then_some(term)
}

pub(super) fn is_preposition(word: &str) -> bool {
    matches!(word, "in" | "at" | "beneath" | "under" | "inside" | "outside" | "beside" | "near" | "on")
}
