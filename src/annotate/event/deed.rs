//! Deeds, mishaps and happenings: "sued", "capsized", "the earthquake".
//!
//! These words are many and their sentences of every make, so only names that stand in the word's own places take part: the
//! one that the verb follows, the one that it is done to, the owner of a noun. Where nobody is named, a mishap is one of the
//! place that suffers it.

use std::ops::Range;

use super::EventCandidate;
use super::antecedent::{across_its_apposition, antecedent};
use super::clause::{self, Clause, Link};
use super::lexicon::Form;
use super::participant::{self, Group};
use super::place;
use super::reading::{Hit, Reading};
use super::status;
use super::telling::{Cast, Scene, Teller};
use crate::annotate::{EntityId, EntityKind, Mention, TimeExpression};
use crate::tables;

/// So many words may stand between a verb and the one that it is done to: "sued the former harbour master Lea Sand".
const OBJECT_REACH: usize = 8;
/// So many words may stand between a noun and its owner or its object: "the trial of former harbour master Lea Sand".
const OWNER_REACH: usize = 6;

impl Teller<'_, '_> {
    /// A deed; of one that is `transitive` also those it is done to, of one `of_places` the place where nobody is named.
    pub(super) fn deed(
        &mut self,
        scene: &Scene<'_>,
        hit: &Hit,
        before: &Group,
        (transitive, of_places): (bool, bool),
        found: &mut Vec<EventCandidate>,
    ) {
        let (reading, clause) = (self.reading, scene.clause);
        if reading.quoted[hit.word]
            || status::is_negated(reading, clause, hit)
            || hit.trigger.form == Form::Gerund && !matches!(reading.before(hit.word), "is" | "are" | "was" | "were")
        {
            return;
        }
        let mut people = self.doers(clause, hit, before);
        let mut how = "who stands before the verb";
        let passive = is_passive(reading, hit);
        // "The retired captain Sand": no verb, but what he is called.
        if people.is_empty() && !transitive && !passive && leads_up_to_a_name(reading, clause, hit) {
            return;
        }
        if passive {
            people.extend(agent(reading, clause, hit));
        } else if transitive && let Some(done_to) = object(reading, clause, hit) {
            people.extend(done_to);
            how = "who stands before and behind the verb";
        } else if transitive && hit.trigger.form == Form::Base
            || !(transitive && of_places) && takes_an_amount(reading, hit)
        {
            return;
        }
        if people.is_empty() && of_places && !names_somebody_before(reading, hit) {
            (people, how) = (place::places(reading, clause, hit), "the place that suffers it");
        }
        self.push(scene, hit, &Cast { people, named: true, how }, None, found);
    }

    /// A happening; one `of_places` is that of its place where it has no owner.
    pub(super) fn happening(&mut self, scene: &Scene<'_>, hit: &Hit, of_places: bool, found: &mut Vec<EventCandidate>) {
        let (reading, clause) = (self.reading, scene.clause);
        if reading.quoted[hit.word]
            || reading.mention_at[hit.word].is_some()
            || status::is_negated(reading, clause, hit)
            || found[scene.from..].iter().any(|told| told.action == hit.trigger.action)
        {
            return;
        }
        let mut people = owners(reading, clause, hit);
        let mut how = "whose it is";
        if people.is_empty() && of_places && !reading.is_plural(hit) {
            (people, how) = (place::places(reading, clause, hit), "the place that suffers it");
        }
        self.push(scene, hit, &Cast { people, named: true, how }, None, found);
    }

    /// True where a comma and another verb stand between a deed and a time behind it.
    pub(super) fn is_behind_another_verb(&self, hit: &Hit, time: &TimeExpression) -> bool {
        let reading = self.reading;
        let behind = (hit.end..reading.len()).take_while(|&i| reading.spans[i].start < time.span.start);
        let mut comma = false;
        for i in behind {
            comma |= matches!(reading.word(i), "," | "—" | "–" | ";");
            if comma && reading.mention_at[i].is_none() && clause::is_verb_like(reading.word(i)) {
                return true;
            }
        }
        false
    }

    /// Those whom the verb follows, or those whom its small word stands for.
    fn doers(&self, clause: &Clause, hit: &Hit, before: &Group) -> Group {
        let reading = self.reading;
        let start = clause.words.start;
        let named: Vec<_> =
            reading.mentions_in(start..hit.word).into_iter().filter(|(_, mention)| acts(mention)).collect();
        let Some((words, mention)) = named.last() else {
            if let Some(first) = across_its_apposition(reading, hit) {
                return vec![first];
            }
            let bare = (start..hit.word).all(|i| is_carrier(reading, i) || is_link(reading.word(i)));
            return match clause.link {
                Link::Relative if bare && reading.word(start) == "which" => self.last_name_before(start),
                Link::Relative if bare && reading.word(start) == "who" => antecedent(reading, start),
                Link::Resumed | Link::Coordinate if bare => before.clone(),
                _ => self.pronoun_meant(clause, hit),
            };
        };
        if !stands_free(reading, words) || !leads_to(reading, words, hit.word) {
            return Group::new();
        }
        let mut group = vec![mention.entity.clone()];
        let mut start = words.start;
        for (words, mention) in named.iter().rev().skip(1) {
            if stands_free(reading, words) && participant::joined(reading, words.end, start) {
                group.insert(0, mention.entity.clone());
                start = words.start;
            }
        }
        group.dedup();
        group
    }

    /// "Petrov, 40, fled before he was sentenced": the one person that the sentence has named before; where it has named nobody,
    /// the only one of the sentence right before. That of two a "she" is the woman, the words need not tell.
    fn pronoun_meant(&self, clause: &Clause, hit: &Hit) -> Group {
        let reading = self.reading;
        let at = (clause.words.start..hit.word).rev().find(|&i| !is_carrier(reading, i));
        let Some(at) = at.filter(|&at| matches!(reading.word(at), "he" | "she")) else { return Group::new() };
        let mut people = Group::new();
        for (words, mention) in reading.mentions_in(0..at) {
            if mention.kind == EntityKind::Person && !people.contains(&mention.entity) {
                if participant::is_possessive(reading, &words) {
                    return Group::new();
                }
                people.push(mention.entity.clone());
            }
        }
        match people.len() {
            0 => self.story.sole_before(self.sentence).into_iter().collect(),
            1 => people,
            _ => Group::new(),
        }
    }
}

fn acts(mention: &Mention) -> bool {
    // A vessel sinks, too.
    matches!(mention.kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Place | EntityKind::Other)
}

/// True for a name that is neither in a phrase nor an owner nor quoted.
fn stands_free(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    let mut at = words.start;
    // "of the harbour master Lea Sand": the phrase's preposition stands before the words that lead up to the name.
    while at > 0 && !reading.word(at - 1).is_empty() && leads_up(reading, at - 1) && words.start - at < 5 {
        at -= 1;
    }
    !participant::is_in_phrase(reading, &(at..words.end))
        && !participant::is_in_phrase(reading, words)
        && !participant::is_possessive(reading, words)
        && !reading.quoted[words.start]
}

/// A small-letter word that can belong to a name's title: no verb, no mark, no small word but an article.
pub(super) fn leads_up(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    reading.mention_at[at].is_none()
        && reading.time_at[at].is_none()
        && word.chars().all(|c| c.is_alphabetic() || c == '-')
        && (!is_small(word) || matches!(word, "the" | "a" | "an" | "former" | "his" | "her" | "its"))
}

fn is_small(word: &str) -> bool {
    tables::STOP_WORDS.binary_search_by(|[known]| (*known).cmp(word)).is_ok()
}

/// True where nothing but helping verbs, adverbs, days and what is set off by commas lies between a name and its verb.
fn leads_to(reading: &Reading<'_>, words: &Range<usize>, verb: usize) -> bool {
    let opened = reading.before(words.start) == ",";
    let mut index = words.end;
    while index < verb {
        if matches!(reading.word(index), "," | "(" | "—" | "–") {
            let close = (index + 1..verb).rev().find(|&i| matches!(reading.word(i), "," | ")" | "—" | "–"));
            // "A cook, Lea Sand, was": the comma closes what the name stands in.
            let Some(close) = close.or_else(|| opened.then_some(index)) else { return false };
            // A set-off part with a verb of its own may have a subject of its own.
            if reading.hits.iter().any(|hit| (index..close).contains(&hit.word) && !hit.is_noun()) {
                return false;
            }
            index = close + 1;
            continue;
        }
        if !is_carrier(reading, index) {
            return false;
        }
        index += 1;
    }
    true
}

/// A word that a subject is carried across: a helping verb, an adverb, a day.
fn is_carrier(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    reading.time_at[at].is_some()
        || word.ends_with("ly")
        || matches!(
            word,
            "was"
                | "were"
                | "is"
                | "are"
                | "be"
                | "been"
                | "being"
                | "has"
                | "had"
                | "have"
                | "will"
                | "would"
                | "may"
                | "might"
                | "could"
                | "can"
                | "should"
                | "shall"
                | "did"
                | "does"
                | "do"
                | "to"
                | "due"
                | "set"
                | "expected"
                | "scheduled"
                | "also"
                | "then"
                | "later"
                | "now"
                | "already"
                | "again"
                | "since"
                | "on"
                | "in"
                | "still"
                | "just"
                | "both"
                | "first"
                | "twice"
                | "once"
                | "himself"
                | "herself"
                | "itself"
                | "agreed"
                | "plans"
                | "planned"
                | "got"
        )
}

fn is_link(word: &str) -> bool {
    matches!(word, "who" | "which" | "and" | "but" | "then" | "," | "that")
}

/// "Was sued", "has been sued".
fn is_passive(reading: &Reading<'_>, hit: &Hit) -> bool {
    matches!(hit.trigger.form, Form::Past | Form::Participle)
        && (0..hit.word)
            .rev()
            .take(3)
            .take_while(|&i| is_carrier(reading, i))
            .any(|i| matches!(reading.word(i), "was" | "were" | "been" | "being" | "be" | "is" | "are" | "got"))
}

/// "By Petrov", right behind the verb.
fn agent(reading: &Reading<'_>, clause: &Clause, hit: &Hit) -> Option<EntityId> {
    let end = clause.words.end.min(hit.end + OWNER_REACH);
    let by = (hit.end..end).find(|&i| reading.word(i) == "by")?;
    let (words, mention) = reading.mentions_in(by + 1..end).into_iter().next()?;
    let whole = is_whole(reading, &words) && (by + 1..words.start).all(|i| leads_up(reading, i));
    (acts(mention) && whole).then(|| mention.entity.clone())
}

/// Those whom it is done to: the first name behind the verb with nothing but its title between.
fn object(reading: &Reading<'_>, clause: &Clause, hit: &Hit) -> Option<Group> {
    let end = clause.words.end.min(hit.end + OBJECT_REACH);
    let named = reading.mentions_in(hit.end..end);
    let (words, mention) = named.first()?;
    // "Arrested its captain, Lea Sand": the comma stands before the name alone.
    let apposed = reading.before(words.start) == "," && words.start > hit.end + 1;
    let title_end = if apposed { words.start - 1 } else { words.start };
    if !acts(mention) || !is_whole(reading, words) || !(hit.end..title_end).all(|i| leads_up(reading, i)) {
        return None;
    }
    let mut group = vec![mention.entity.clone()];
    let mut at = words.end;
    for (words, mention) in named.iter().skip(1) {
        if !acts(mention) || !is_whole(reading, words) || !participant::joined(reading, at, words.start) {
            break;
        }
        group.push(mention.entity.clone());
        at = words.end;
    }
    Some(group)
}

/// True for a name that neither owns nor only describes what follows: not "Petrov’s house", not "Petrov supporters".
fn is_whole(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    let next = reading.word(words.end);
    !participant::is_possessive(reading, words)
        && !reading.quoted[words.start]
        && (words.end >= reading.len()
            || reading.time_at[words.end].is_some()
            || reading.mention_at[words.end].is_some()
            || !next.chars().all(char::is_alphabetic)
            || is_small(next)
            || next.ends_with("ly"))
}

/// Whose a happening is: "Petrov’s trial", "the trial of Petrov", "an attack on Sorrel", "the victory over Grenfell".
fn owners(reading: &Reading<'_>, clause: &Clause, hit: &Hit) -> Group {
    let mut group = Group::new();
    let from = clause.words.start.max(hit.word.saturating_sub(OWNER_REACH));
    for (words, mention) in reading.mentions_in(from..hit.word).into_iter().rev().take(1) {
        let owns = participant::is_possessive(reading, &words)
            && (words.end + 1..hit.word).all(|i| leads_up(reading, i) && !reading.hits.iter().any(|h| h.word == i));
        if owns && acts(mention) {
            group.push(mention.entity.clone());
        }
    }
    let end = clause.words.end.min(hit.end + OWNER_REACH);
    // "The death in June of Lea Sand".
    let skipped = (hit.end..end)
        .find(|&i| reading.time_at[i].is_none() && !matches!(reading.word(i), "in" | "on"))
        .filter(|&i| reading.word(i) == "of");
    let at = skipped.unwrap_or(hit.end);
    let takes = matches!(reading.word(at), "of" | "on" | "over" | "against" | "by" | "between" | "with");
    if takes
        && let Some((words, mention)) = reading.mentions_in(at + 1..end).first()
        && acts(mention)
        && is_whole(reading, words)
        && (at + 1..words.start).all(|i| leads_up(reading, i))
    {
        group.push(mention.entity.clone());
    }
    group.dedup();
    group
}

/// True where a person is named before the verb: whom it happens to may be that person, not the place.
fn names_somebody_before(reading: &Reading<'_>, hit: &Hit) -> bool {
    reading.mentions_in(0..hit.word).iter().any(|(_, mention)| mention.kind == EntityKind::Person)
}

/// True where a name follows the word with no more than its title between.
fn leads_up_to_a_name(reading: &Reading<'_>, clause: &Clause, hit: &Hit) -> bool {
    let end = clause.words.end.min(hit.end + OBJECT_REACH);
    let named = reading.mentions_in(hit.end..end);
    named.first().is_some_and(|(words, _)| (hit.end..words.start).all(|i| leads_up(reading, i)))
}

/// "Sold 24,000 tonnes", "won about $3 million": a sum over time, no event.
fn takes_an_amount(reading: &Reading<'_>, hit: &Hit) -> bool {
    let first = (hit.end..reading.len()).find(|&i| {
        !matches!(
            reading.word(i),
            "more" | "less" | "fewer" | "than" | "about" | "some" | "nearly" | "almost" | "up" | "to"
        )
    });
    first.is_some_and(|i| {
        let word = reading.word(i);
        // "Voted 57-41" is no sum.
        reading.time_at[i].is_none()
            && !word.contains(['-', '–'])
            && word.starts_with(|c: char| c.is_ascii_digit() || "$£€¥".contains(c))
    })
}
