//! What an article has told so far: whom "he" means, which meeting "the meeting" is.

use std::collections::BTreeMap;

use super::participant::Group;

/// "The meeting" is the one told at most this many sentences before.
const MEMORY: usize = 5;

/// What the sentences before have told.
#[derive(Debug, Clone, Default)]
pub(super) struct Story {
    /// The last person that a clause was about.
    pub(super) person: Option<Group>,
    /// The last several that a clause was about.
    pub(super) group: Option<Group>,
    /// The last event of each action: sentence, participants.
    last: BTreeMap<&'static str, (usize, Group)>,
    /// The action told last.
    latest: Option<&'static str>,
}

impl Story {
    /// Remembers whom a clause is about.
    pub(super) fn about(&mut self, subject: &Group) {
        match subject.len() {
            0 => {}
            1 => self.person = Some(subject.clone()),
            _ => self.group = Some(subject.clone()),
        }
    }

    /// Remembers an event.
    pub(super) fn told(&mut self, action: &'static str, sentence: usize, participants: &Group) {
        if !participants.is_empty() && !matches!(action, "say" | "announce") {
            self.last.insert(action, (sentence, participants.clone()));
            self.latest = Some(action);
        }
    }

    /// The participants of the last event of an action, if it was told a few sentences before at most.
    pub(super) fn recall(&self, action: &str, sentence: usize) -> Option<&Group> {
        let (told, participants) = self.last.get(action)?;
        (sentence.saturating_sub(*told) <= MEMORY).then_some(participants)
    }

    /// The event told last, as "it" means it.
    pub(super) fn latest(&self, sentence: usize) -> Option<(&'static str, &Group)> {
        let action = self.latest?;
        Some((action, self.recall(action, sentence)?))
    }
}
