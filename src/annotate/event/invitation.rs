//! The visits that invitations lead to.

use super::reading::Hit;
use super::telling::{Cast, Scene, Teller};
use super::{EventCandidate, EventStatus};

impl Teller<'_, '_> {
    /// "A invited B to Sorrel": a visit of B’s to Sorrel is possible, where the sentence does not tell one itself.
    pub(super) fn visits_of_invited(&self, found: &mut Vec<EventCandidate>) {
        let own = found.partition_point(|told| told.sentence < self.sentence);
        let visits: Vec<EventCandidate> = found[own..]
            .iter()
            .filter(|told| told.action == "invite" && told.status == EventStatus::Happened && !told.places.is_empty())
            .filter_map(|invited| {
                let guest = invited.participants.last()?;
                let told = found[own..].iter().any(|t| t.action == "travel" && t.participants.contains(guest));
                (!told).then(|| EventCandidate {
                    action: "travel",
                    participants: vec![guest.clone()],
                    date: None,
                    status: EventStatus::Possible,
                    founds: false,
                    rule: "the one invited; invited to a place".to_owned(),
                    ..invited.clone()
                })
            })
            .collect();
        found.extend(visits);
    }

    /// "A invited B, and the two agreed on a visit": B is to visit.
    pub(super) fn visit_of_invited(&mut self, scene: &Scene<'_>, hit: &Hit, found: &mut Vec<EventCandidate>) {
        let invitation = found.iter().rev().find(|told| told.action == "invite" && told.sentence == self.sentence);
        let Some((invited, places)) =
            invitation.and_then(|told| Some((told.participants.last()?.clone(), told.places.clone())))
        else {
            return;
        };
        let before = found.len();
        let cast = Cast { people: vec![invited], named: true, how: "the one invited in the same sentence" };
        self.push(scene, hit, &cast, None, found);
        if let Some(visit) = found.get_mut(before).filter(|visit| visit.places.is_empty()) {
            visit.founds |= visit.status == EventStatus::Planned && !places.is_empty();
            visit.places = places;
        }
    }
}
