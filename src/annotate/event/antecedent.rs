//! Whom "who" takes up, and whose verb stands behind an apposition.

use super::deed::leads_up;
use super::participant::{self, Group};
use super::reading::{Hit, Reading};
use crate::annotate::{EntityId, EntityKind};

/// "Lea Sand, the port’s former master, who died": the person named last, if no more than an apposition lies between.
pub(super) fn antecedent(reading: &Reading<'_>, who: usize) -> Group {
    let named = reading.mentions_in(0..who);
    let Some((words, mention)) = named.iter().rev().find(|(_, m)| m.kind == EntityKind::Person) else {
        return Group::new();
    };
    let close = (words.end..who).all(|i| reading.word(i) == ",");
    let apposed = reading.word(words.end) == ","
        && (matches!(reading.word(words.end + 1), "the" | "a" | "an" | "his" | "her")
            || reading.word(words.end + 1).starts_with(|c: char| c.is_ascii_digit()));
    let owned = participant::is_possessive(reading, words);
    if !owned && (close || apposed) { vec![mention.entity.clone()] } else { Group::new() }
}

/// "Lea Sand, a farmer who built ships, died": the person that the sentence opens with, where a comma closes the apposition
/// right before the verb and only clauses with "who" lie between.
pub(super) fn across_its_apposition(reading: &Reading<'_>, hit: &Hit) -> Option<EntityId> {
    let (words, mention) = reading.mentions_in(0..hit.word).into_iter().find(|(_, m)| m.kind == EntityKind::Person)?;
    let opens =
        (0..words.start).all(|i| reading.mention_at[i].is_some() || leads_up(reading, i) || is_dateline(reading, i));
    let closed = reading.before(hit.word) == "," && reading.word(words.end) == ",";
    let own_verbs = reading.hits.iter().filter(|h| (words.end..hit.word).contains(&h.word) && !h.is_noun());
    let in_relative =
        |h: &Hit| (words.end..h.word).any(|i| matches!(reading.word(i), "who" | "whose" | "which" | "where"));
    let plain = own_verbs.clone().all(in_relative);
    (opens && closed && plain).then(|| mention.entity.clone())
}

fn is_dateline(reading: &Reading<'_>, at: usize) -> bool {
    reading.time_at[at].is_some() || matches!(reading.word(at), "-" | "–" | "—" | "." | "," | "(" | ")")
}
