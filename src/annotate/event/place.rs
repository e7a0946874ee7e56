//! Where an event is: the places that its own word governs.

use std::ops::Range;

use super::clause::Clause;
use super::lexicon::TriggerKind;
use super::participant::{Group, is_possessive, is_title};
use super::reading::{Hit, Reading};
use crate::annotate::EntityKind;
use crate::tables;

/// The places between the event words around the trigger, after a preposition that fits its action; of a journey those
/// behind it alone.
pub(super) fn places(reading: &Reading<'_>, clause: &Clause, hit: &Hit) -> Group {
    let mut group = Group::new();
    for (words, mention) in reading.mentions_in(governed(reading, clause, hit)) {
        let mut at = words.start;
        while matches!(reading.before(at), "the" | "capital" | "city" | "of" | "nearby") && at > clause.words.start {
            at -= 1;
        }
        let placed = is_placed(reading, hit, at) && !is_of_another_verb(reading, hit, at, words.end);
        if mention.kind == EntityKind::Place
            && placed
            && !is_possessive(reading, &words)
            && !reading.looks_back(words.start)
            && !group.contains(&mention.entity)
        {
            group.push(mention.entity.clone());
        }
    }
    group
}

/// The words that the trigger may govern: up to the next event word of another action, and back to the one before.
fn governed(reading: &Reading<'_>, clause: &Clause, hit: &Hit) -> Range<usize> {
    // The place of a meeting turned down is that of the refusal.
    let own =
        |other: &Hit| other.trigger.action == hit.trigger.action || hit.trigger.action == "decline" && other.is_noun();
    let next = reading.hits.iter().find(|other| other.word >= hit.end && !own(other));
    let end = next.map_or(clause.words.end, |other| other.word.min(clause.words.end));
    if hit.trigger.action == "travel" {
        return hit.end..end.max(hit.end);
    }
    let before = reading.hits.iter().rev().find(|other| other.end <= hit.word);
    before.map_or(clause.words.start, |other| other.end.max(clause.words.start))..end
}

/// True where a preposition that tells the place of such an action stands before a word.
fn is_placed(reading: &Reading<'_>, hit: &Hit, at: usize) -> bool {
    let goes = matches!(hit.trigger.action, "travel" | "invite" | "leave");
    match reading.before(at) {
        "in" | "at" | "outside" | "near" => true,
        "to" | "into" | "for" => goes && !at.checked_sub(2).is_some_and(|i| stands_for_a_country(reading.word(i))),
        "over" => hit.trigger.action == "shoot-down",
        "off" | "across" | "struck" | "hit" | "shook" | "rocked" | "jolted" | "devastated" => {
            matches!(
                hit.trigger.kind,
                TriggerKind::Deed { of_places: true, .. } | TriggerKind::Happening { of_places: true }
            )
        }
        _ => hit.trigger.action == "travel" && at == hit.end,
    }
}

/// "Ambassador to Sorrel": where somebody is posted.
fn stands_for_a_country(word: &str) -> bool {
    is_title(word) || matches!(word, "ambassador" | "envoy" | "representative")
}

/// "Read in Sorrel as a slight", "what both agreed upon in Sorrel": another verb governs the place.
fn is_of_another_verb(reading: &Reading<'_>, hit: &Hit, at: usize, end: usize) -> bool {
    let Some(verb) = at.checked_sub(2).map(|i| reading.word(i)) else { return false };
    if (hit.end..at).any(|i| reading.word(i).ends_with("ed") && reading.mention_at[i].is_none()) {
        return true;
    }
    let told = verb == "read" || tables::TENSE_WORDS.iter().any(|[known, class]| *known == verb && *class == "report");
    reading.word(end) == "as" && !reading.hits.iter().any(|hit| hit.word + 2 == at) || told
}
