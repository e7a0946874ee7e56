//! What is put off or called off.

use super::clause::Clause;
use super::participant::{self, Group};
use super::reading::Hit;
use super::telling::{Cast, Scene, Teller};
use super::{EventCandidate, EventStatus};
use crate::annotate::TimeExpression;

impl Teller<'_, '_> {
    /// A visit put off is a visit: its event is what the noun names.
    pub(super) fn put_off(
        &mut self,
        scene: &Scene<'_>,
        hit: &Hit,
        noun: Option<&Hit>,
        subject: &Group,
        found: &mut Vec<EventCandidate>,
    ) {
        let clause = scene.clause;
        let (action, people) = match noun {
            Some(noun) => {
                let mut people = participant::complements(self.reading, clause, noun);
                if people.is_empty() && noun.word > hit.word {
                    people.clone_from(subject);
                }
                if people.is_empty() {
                    people = self
                        .story
                        .recall(noun.trigger.action, self.sentence)
                        .map(|told| told.people.clone())
                        .unwrap_or_default();
                }
                (noun.trigger.action, people)
            }
            // "It was postponed" takes up what was told; "the concert was" is a thing of its own.
            None => match self.story.latest(self.sentence).filter(|_| self.takes_up(clause, hit, found)) {
                Some((action, told)) => (action, told.people.clone()),
                None => return,
            },
        };
        let before = found.len();
        self.push(scene, hit, &Cast { people, named: true, how: "of what was put off" }, None, found);
        let Some(off) = found.get_mut(before) else { return };
        off.action = action;
        let (off, status) = (off.participants.clone(), off.status);
        // "She was to travel on Friday but cancelled": one event, and it is off.
        let is_off = matches!(status, EventStatus::Postponed | EventStatus::Cancelled);
        for told in found[..before].iter_mut().filter(|told| is_off && told.sentence == self.sentence) {
            let open = matches!(told.status, EventStatus::Planned | EventStatus::Possible);
            told.founds &= !(open && told.action == action && told.participants == off);
        }
    }

    /// "Postponed until Friday": the day that it is put off to.
    pub(super) fn is_new_date(&self, time: &TimeExpression) -> bool {
        let at = self.reading.spans.partition_point(|span| span.start < time.span.start);
        let first = self.reading.word(at);
        matches!(self.reading.before(at), "until" | "till" | "to") || matches!(first, "until" | "till" | "to")
    }

    /// True where "it", "that" or "which" is what was put off, or the clause names nothing before it.
    /// Within a sentence "it" is what its first words tell, which must be an event or an "it" itself.
    fn takes_up(&self, clause: &Clause, hit: &Hit, found: &[EventCandidate]) -> bool {
        let told_here = || found.last().is_some_and(|told| told.sentence == self.sentence);
        let opens_with_it = || (0..3).any(|i| self.reading.word(i) == "it");
        if clause.words.start > 2 && !told_here() && !opens_with_it() {
            return false;
        }
        let before = || (clause.words.start..hit.word).map(|i| self.reading.word(i));
        before().any(|word| matches!(word, "it" | "this" | "which"))
            || before().all(|word| matches!(word, "but" | "and" | "was" | "were" | "then" | "has" | "had" | "been"))
    }
}
