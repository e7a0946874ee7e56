//! Who takes part in an event, and where it is, told from the places of names around its word.

use std::ops::Range;

use super::clause::{Clause, Link};
use super::reading::{Hit, Reading};
use crate::annotate::{EntityId, EntityKind, Mention};
use crate::tables;

/// Whom a clause is about.
pub(super) type Group = Vec<EntityId>;

/// True for kinds that act: people, organisations, and the countries that stand for their governments.
fn acts(mention: &Mention) -> bool {
    matches!(mention.kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Place)
}

/// True where the name owns what follows: “Petrov’s visit”.
pub(super) fn is_possessive(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    matches!(reading.word(words.end), "’s" | "'s" | "’" | "'")
}

/// True where a preposition that takes a place or a topic stands right before.
pub(super) fn is_in_phrase(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    let mut at = words.start;
    while matches!(reading.before(at), "the" | "a" | "an" | "capital" | "city" | "of") {
        at -= 1;
    }
    matches!(
        reading.before(at),
        "in" | "at"
            | "to"
            | "from"
            | "on"
            | "over"
            | "into"
            | "of"
            | "near"
            | "around"
            | "about"
            | "with"
            | "between"
            | "for"
            | "by"
            | "outside"
            | "than"
    ) || reading.word(at) == "of" && at < words.start
}

/// The names before the trigger that do what it says: the last one that stands in no phrase, with those joined to it.
pub(super) fn subject(reading: &Reading<'_>, clause: &Clause, hit: &Hit) -> Group {
    let before: Vec<_> = reading
        .mentions_in(clause.words.start..hit.word)
        .into_iter()
        .filter(|(words, mention)| acts(mention) && (reading.quoted[hit.word] || !reading.quoted[words.start]))
        .collect();
    let free = |(words, _): &&(Range<usize>, &Mention)| !is_in_phrase(reading, words) && !is_possessive(reading, words);
    let last_person = before.iter().rev().filter(free).find(|(_, m)| m.kind == EntityKind::Person);
    let last = last_person.or_else(|| before.iter().rev().find(free));
    // "between Petrov and Sato to meet": a person in a phrase is still the only one who can do it.
    let last = last.or_else(|| {
        before.iter().rev().find(|(words, m)| m.kind == EntityKind::Person && !is_possessive(reading, words))
    });
    let Some((words, mention)) = last else { return possessor(reading, &before) };
    let mut group = vec![mention.entity.clone()];
    let mut start = words.start;
    for (words, mention) in before.iter().rev().filter(|(w, _)| w.end <= words.start) {
        if mention.kind == EntityKind::Person && joined(reading, words.end, start) && !is_possessive(reading, words) {
            group.insert(0, mention.entity.clone());
            start = words.start;
        }
    }
    group.dedup();
    group
}

/// "China’s minister": where nobody is named, the one whose office it is.
fn possessor(reading: &Reading<'_>, before: &[(Range<usize>, &Mention)]) -> Group {
    let owner = before.iter().find(|(words, _)| {
        is_possessive(reading, words) || !is_in_phrase(reading, words) && !reading.word(words.end).starts_with(',')
    });
    owner.map(|(_, mention)| vec![mention.entity.clone()]).unwrap_or_default()
}

/// True where only "and", a comma and a role in small words lie between.
pub(super) fn joined(reading: &Reading<'_>, end: usize, start: usize) -> bool {
    start > end
        && start - end <= 8
        && (end..start).any(|i| reading.word(i) == "and" || reading.word(i) == ",")
        && (end..start).all(|i| {
            reading.time_at[i].is_none()
                && !matches!(reading.word(i), "in" | "on" | "to" | "at" | "is" | "was" | "by" | "said")
        })
        && !reading.hits.iter().any(|hit| (end..start).contains(&hit.word))
}

/// The people after the trigger, each with its words: those whom a subject meets, calls, invites.
pub(super) fn objects<'a>(reading: &Reading<'a>, clause: &Clause, hit: &Hit) -> Vec<(Range<usize>, &'a Mention)> {
    let stop = reading
        .hits
        .iter()
        .find(|other| other.word >= hit.end && clause.words.contains(&other.word) && !other.is_noun())
        .map_or(clause.words.end, |other| other.word);
    reading
        .mentions_in(hit.end..stop)
        .into_iter()
        .filter(|(words, m)| {
            m.kind == EntityKind::Person
                && !is_possessive(reading, words)
                && (reading.quoted[hit.word] || !reading.quoted[words.start])
        })
        .collect()
}

/// True where those who do it are told by their title alone, "the harbour ministers met", or by "that was", which takes up
/// a thing and no name.
pub(super) fn is_nameless(reading: &Reading<'_>, hit: &Hit) -> bool {
    let Some(last) = hit.word.checked_sub(1) else { return false };
    if matches!(reading.word(last), "was" | "were") {
        return reading.before(last) == "that";
    }
    let the_thing = matches!(reading.before(last), "the" | "a" | "an") && is_plain_noun(reading, last);
    let titled = reading.mention_at[last].is_none() && reading.word(last).strip_suffix('s').is_some_and(is_title);
    the_thing || titled && !(last.saturating_sub(3)..last).any(|i| matches!(reading.word(i), "two" | "both"))
}

/// True for a word that names a thing or a place in general, "the city", and nobody by title.
fn is_plain_noun(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    let stands_for_people = matches!(word, "two" | "both" | "latter" | "former" | "pair" | "first" | "last" | "only");
    reading.mention_at[at].is_none() && reading.time_at[at].is_none() && !stands_for_people && !is_title(word)
}

/// True for a word of office: "president", "minister".
pub(super) fn is_title(word: &str) -> bool {
    word == "leader" || tables::OFFICES.iter().any(|[office, ..]| office.eq_ignore_ascii_case(word))
}

/// True where the first object follows the verb at once, with no more than its article and its title between.
pub(super) fn is_direct_object(reading: &Reading<'_>, hit: &Hit, objects: &[(Range<usize>, &Mention)]) -> bool {
    objects.first().is_some_and(|(words, _)| {
        let between = hit.end..words.start;
        between.len() <= 6
            && between.clone().all(|i| {
                let apposed = reading.word(i) == "," && i + 1 == words.start && reading.before(i) == "counterpart";
                let small = matches!(
                    reading.word(i),
                    "in" | "from" | "with" | "by" | "for" | "on" | "at" | "to" | "as" | "that" | "and" | ";" | ","
                );
                apposed || !small
            })
    })
}

/// Those whom a noun names itself: "Petrov’s visit", "a meeting with Sato", "talks between Petrov and Sato", "a visit by
/// Petrov".
pub(super) fn complements(reading: &Reading<'_>, clause: &Clause, hit: &Hit) -> Group {
    let mut group = Group::new();
    let owner_end =
        (clause.words.start..hit.word).rev().take(6).find(|&i| matches!(reading.word(i), "’s" | "'s" | "’"));
    if let Some(at) = owner_end
        && let Some(mention) = at.checked_sub(1).and_then(|i| reading.mention_at[i])
        && acts(mention)
        && !reading.hits.iter().any(|other| (at..hit.word).contains(&other.word))
    {
        group.push(mention.entity.clone());
    }
    let mut taking = false;
    let next_hit = reading.hits.iter().find(|other| other.word >= hit.end).map(|other| other.word);
    for index in hit.end..clause.words.end.min(next_hit.unwrap_or(usize::MAX)) {
        let listed = reading.mention_at.get(index + 1).copied().flatten().is_some() || reading.word(index + 1) == "and";
        let apposed = reading.before(index) == "counterpart" && listed;
        if reading.word(index) == "," && (!taking || group.is_empty() && !apposed || !listed) {
            break;
        }
        if let Some(mention) = reading.mention_at[index] {
            let ends =
                reading.mention_at.get(index + 1).copied().flatten().is_none_or(|next| next.span != mention.span);
            let owned = ends && matches!(reading.word(index + 1), "’s" | "'s");
            let fits = mention.kind == EntityKind::Person
                || mention.kind == EntityKind::Organisation && !is_somebodys(reading, index + 1);
            if taking && fits && ends && !owned {
                group.push(mention.entity.clone());
            }
            continue;
        }
        match reading.word(index) {
            "with" | "between" | "by" => taking = true,
            "in" | "on" | "at" | "from" | "that" | "as" | "during" | "while" | "would" | "will" | "was" | "is"
            | "aimed" | "to" => {
                taking = false;
            }
            _ => {}
        }
    }
    group.dedup();
    group
}

/// True where the name of a person follows without a break: "Harbour Corp. co-founder Lea Sand".
fn is_somebodys(reading: &Reading<'_>, after: usize) -> bool {
    (after..(after + 5).min(reading.len()))
        .take_while(|&i| !matches!(reading.word(i), "," | "and"))
        .any(|i| reading.mention_at[i].is_some_and(|m| m.kind == EntityKind::Person))
}

/// The place of the small word that a clause has instead of a name, before the trigger.
pub(super) fn pronoun(reading: &Reading<'_>, clause: &Clause, hit: &Hit) -> Option<usize> {
    let first = clause.words.start;
    let skip = usize::from(clause.link != Link::Main && clause.link != Link::Attribution);
    (first..hit.word).take(12 + skip).find(|&i| {
        matches!(reading.word(i), "he" | "she" | "they" | "it" | "i" | "i’ll" | "i'll" | "his" | "her" | "two" | "both")
    })
}

/// True for the id of a person.
pub(super) fn is_person(id: &EntityId) -> bool {
    id.0.starts_with(EntityKind::Person.slug())
}

/// True where none of these people is named before the trigger.
pub(super) fn all_after(reading: &Reading<'_>, people: &Group, hit: &Hit) -> bool {
    !reading.mentions_in(0..hit.word).iter().any(|(_, mention)| people.contains(&mention.entity))
}
