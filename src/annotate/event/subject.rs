//! Whom a clause is about: the names before its event word, or those whom a small word stands for.

use super::clause::{Clause, Link};
use super::participant::{self, Group};
use super::reading::Hit;
use super::telling::Teller;
use crate::annotate::EntityKind;

impl Teller<'_, '_> {
    /// Whom the trigger's clause is about: named before it, else by the link to the clause before.
    pub(super) fn subject(&self, clause: &Clause, hit: &Hit, before: &Group) -> Group {
        let own = participant::subject(self.reading, clause, hit);
        if !own.is_empty() {
            return own;
        }
        let meant = participant::pronoun(self.reading, clause, hit);
        match meant.map(|at| self.reading.word(at)) {
            Some("i" | "i’ll" | "i'll") => return self.speaker.iter().cloned().collect(),
            Some("they" | "their") if before.len() > 1 => return before.clone(),
            Some("they" | "their") => return self.story.group.clone().unwrap_or_default(),
            Some("two" | "both") => return self.pair_meant(meant.unwrap_or_default(), before),
            Some("he" | "she" | "his" | "her") => return self.person_meant(meant.unwrap_or_default(), before),
            Some("it") => return Group::new(),
            _ => {}
        }
        match clause.link {
            Link::Relative => self.last_name_before(clause.words.start),
            Link::Coordinate | Link::Resumed | Link::Subordinate => before.clone(),
            Link::Main | Link::Attribution => Group::new(),
        }
    }

    /// "The two ministers": the two who bear that title; "the two": the last two that a clause was about.
    fn pair_meant(&self, word: usize, before: &Group) -> Group {
        let titles = (word + 1..word + 4).filter_map(|i| self.reading.word(i).strip_suffix('s'));
        if let Some(title) = titles.into_iter().find(|title| participant::is_title(title)) {
            return self.story.pair_with_title(title).unwrap_or_default();
        }
        if before.len() > 1 { before.clone() } else { self.story.group.clone().unwrap_or_default() }
    }

    /// "Before he arrived, Petrov said": the first person named after the comma; else the last that a clause was about.
    pub(super) fn person_meant(&self, word: usize, before: &Group) -> Group {
        let one_person = before.len() == 1 && participant::is_person(&before[0]);
        let told = || self.story.person.clone().or_else(|| one_person.then(|| before.clone()));
        let opens_sentence = word <= 2 || !self.reading.hits.iter().any(|hit| hit.word < word);
        let ahead = if opens_sentence { self.person_ahead(word) } else { None };
        if ahead.is_some() || word <= 2 {
            return ahead.or_else(told).unwrap_or_default();
        }
        let named = self.reading.mentions_in(0..word);
        let last = named.into_iter().rev().find(|(_, m)| m.kind == EntityKind::Person);
        let in_sentence = last.map(|(_, m)| vec![m.entity.clone()]);
        if one_person { before.clone() } else { in_sentence.or_else(told).unwrap_or_default() }
    }

    /// The person named right after the comma that follows: "before he arrived, Petrov said".
    fn person_ahead(&self, word: usize) -> Option<Group> {
        let comma = (word..self.reading.len()).find(|&i| self.reading.word(i) == ",")?;
        let near = if word <= 2 { 12 } else { 4 };
        let rest = self.reading.mentions_in(comma..self.reading.len().min(comma + near));
        let person = rest.into_iter().find(|(_, m)| m.kind == EntityKind::Person);
        // "On his arrival, the minister met Petrov": who stands behind the verb is somebody else.
        let person =
            person.filter(|(words, _)| !self.reading.hits.iter().any(|hit| comma < hit.word && hit.end <= words.start));
        person.map(|(_, mention)| vec![mention.entity.clone()])
    }

    pub(super) fn last_name_before(&self, word: usize) -> Group {
        let named = self.reading.mentions_in(0..word);
        let last = named.into_iter().rev().find(|(words, _)| words.end + 2 >= word);
        last.map(|(_, m)| vec![m.entity.clone()]).unwrap_or_default()
    }

    /// A clause without an event word still says whom the next one is about.
    pub(super) fn bare_subject(&mut self, clause: &Clause, before: Group) -> Group {
        let named = self.reading.mentions_in(clause.words.clone());
        let mut people = named
            .into_iter()
            .filter(|(words, m)| m.kind == EntityKind::Person && !matches!(self.reading.word(words.end), "’s" | "'s"));
        let Some((words, mention)) = people.next() else { return before };
        let pronoun = (clause.words.start..words.start).find(|&i| matches!(self.reading.word(i), "he" | "she"));
        if let Some(at) = pronoun {
            return self.person_meant(at, &before);
        }
        let mut subject = vec![mention.entity.clone()];
        let mut end = words.end;
        for (words, mention) in people {
            if !participant::joined(self.reading, end, words.start) {
                break;
            }
            subject.push(mention.entity.clone());
            end = words.end;
        }
        self.story.about(&subject);
        subject
    }
}
