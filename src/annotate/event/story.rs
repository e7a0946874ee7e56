//! What an article has told so far: whom "he" means, which meeting "the meeting" is.

use std::collections::BTreeMap;

use super::participant::Group;
use crate::annotate::{EntityId, EntityKind, Mention};
use crate::date::VisitDate;

/// "The meeting" is the one told at most this many sentences before.
const MEMORY: usize = 5;

/// An event that was told.
#[derive(Debug, Clone)]
pub(super) struct Told {
    sentence: usize,
    /// Who took part.
    pub(super) people: Group,
    /// When.
    pub(super) date: Option<VisitDate>,
    /// True where it had not happened when it was told.
    pub(super) open: bool,
}

/// What the sentences before have told.
#[derive(Debug, Clone, Default)]
pub(super) struct Story {
    /// The last person that a clause was about.
    pub(super) person: Option<Group>,
    /// The only person whom the sentence before names, with its index; not one who only owns something there.
    sole: Option<(usize, EntityId)>,
    /// The last several that a clause was about.
    pub(super) group: Option<Group>,
    /// Those who bear a title, by its words in lower case, in the order they were named.
    pub(super) titles: BTreeMap<String, Group>,
    /// The last event of each action.
    last: BTreeMap<&'static str, Told>,
    /// The action told last as planned, put off or possible.
    open: Option<&'static str>,
    /// The action told last.
    latest: Option<&'static str>,
}

impl Story {
    /// Remembers whom a clause is about.
    pub(super) fn about(&mut self, subject: &Group) {
        match subject.len() {
            0 => {}
            1 if !is_person(&subject[0]) => {}
            1 => self.person = Some(subject.clone()),
            _ => self.group = Some(subject.clone()),
        }
    }

    /// Remembers whom the sentence names, as it ends.
    pub(super) fn leave(&mut self, sentence: usize, body: &str, mentions: &[Mention]) {
        let mut people = mentions.iter().filter(|m| m.kind == EntityKind::Person);
        let first = people.next();
        self.sole = first.filter(|first| people.all(|other| other.entity == first.entity)).and_then(|first| {
            let owns = mentions.iter().filter(|m| m.entity == first.entity).any(|m| {
                let behind = body.get(m.span.end..).unwrap_or_default();
                behind.starts_with("’s") || behind.starts_with("'s")
            });
            (!owns).then(|| (sentence, first.entity.clone()))
        });
    }

    /// The only person whom the sentence right before names.
    pub(super) fn sole_before(&self, sentence: usize) -> Option<EntityId> {
        self.sole.as_ref().filter(|(at, _)| at + 1 == sentence).map(|(_, person)| person.clone())
    }

    /// Remembers the titles printed beside names.
    pub(super) fn learn_titles(&mut self, mentions: &[Mention]) {
        for mention in mentions.iter().filter(|m| m.kind == EntityKind::Person) {
            let Some(role) = &mention.role else { continue };
            let bearers = self.titles.entry(role.to_lowercase()).or_default();
            if !bearers.contains(&mention.entity) {
                bearers.push(mention.entity.clone());
            }
        }
    }

    /// The only two who bear a title; none where fewer or more do.
    pub(super) fn pair_with_title(&self, title: &str) -> Option<Group> {
        let mut pair = Group::new();
        for bearer in self.titles.iter().filter(|(role, _)| role.ends_with(title)).flat_map(|(_, group)| group) {
            if !pair.contains(bearer) {
                pair.push(bearer.clone());
            }
        }
        (pair.len() == 2).then_some(pair)
    }

    /// Remembers an event; `open` where it has not happened.
    pub(super) fn told(
        &mut self,
        action: &'static str,
        sentence: usize,
        people: &Group,
        date: Option<&VisitDate>,
        open: bool,
    ) {
        if people.is_empty() || matches!(action, "say" | "announce") {
            return;
        }
        let known = self.last.get(action).filter(|told| told.people == *people).and_then(|told| told.date.clone());
        let told = Told { sentence, people: people.clone(), date: date.cloned().or(known), open };
        self.last.insert(action, told);
        self.latest = Some(action);
        if people.len() > 1 {
            self.group = Some(people.clone());
        }
        if open {
            self.open = Some(action);
        }
    }

    /// The last event of an action, if it was told a few sentences before at most.
    pub(super) fn recall(&self, action: &str, sentence: usize) -> Option<&Told> {
        self.last.get(action).filter(|told| sentence.saturating_sub(told.sentence) <= MEMORY)
    }

    /// The day of the meeting of the same people that was told just before: who meets invites there.
    pub(super) fn day_of_meeting(&self, sentence: usize, people: &[EntityId]) -> Option<VisitDate> {
        let met = self.recall("meet", sentence)?;
        let same = met.people.len() == people.len() && people.iter().all(|person| met.people.contains(person));
        met.date.clone().filter(|date| same && date.as_day().is_some())
    }

    /// The event that "it" means: the one told last as open, else the one told last.
    pub(super) fn latest(&self, sentence: usize) -> Option<(&'static str, &Told)> {
        [self.open, self.latest].into_iter().flatten().find_map(|action| Some((action, self.recall(action, sentence)?)))
    }
}

fn is_person(id: &EntityId) -> bool {
    id.0.starts_with(EntityKind::Person.slug())
}
