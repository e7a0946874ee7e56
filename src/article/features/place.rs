//! Where a block stands in the page's tree, and how much running text stands beside it there.

use hashbrown::HashMap;

use super::super::draft::Draft;
use super::super::place::{CONTAINERS, GROUPS};
use super::{Alike, Known, Row, flag};

pub(super) const PLACE: [&str; 10] = [
    "element",
    "story share",
    "furniture share",
    "depth",
    "parent mass",
    "parent top",
    "grandparent mass",
    "kin mass",
    "siblings",
    "kin count",
];

/// How much running text stands in each element.
#[derive(Default)]
pub(super) struct Mass {
    pub(super) all: f32,
    pub(super) top: f32,
    pub(super) parents: HashMap<u32, (f32, usize)>,
    grandparents: HashMap<u32, f32>,
    kin: HashMap<u32, (f32, usize)>,
}

impl Known<'_> {
    pub(super) fn place(&self, index: usize, row: &mut Row) {
        let (place, alike) = (&self.drafts[index].place, self.alike[index]);
        let all = self.mass.all.max(1.0);
        let (parent, siblings) = self.mass.parents.get(&alike.parent).copied().unwrap_or_default();
        let (kin, kin_count) = self.mass.kin.get(&alike.kin).copied().unwrap_or_default();
        row.extend([
            f32::from(place.kind),
            place.story_share,
            place.furniture_share,
            f32::from(place.depth.min(60)),
            parent / all,
            parent / self.mass.top.max(1.0),
            self.mass.grandparents.get(&place.grandparent).copied().unwrap_or(0.0) / all,
            kin / all,
            (1.0 + siblings as f32).ln(),
            (1.0 + kin_count as f32).ln(),
        ]);
        row.extend((0..CONTAINERS.len()).map(|bit| flag(place.containers >> bit & 1 == 1)));
        for mask in [place.near, place.around, place.all] {
            row.extend((0..GROUPS.len()).map(|bit| flag(mask >> bit & 1 == 1)));
        }
    }
}

impl Mass {
    pub(super) fn add(&mut self, draft: &Draft, alike: Alike, worth: f32) {
        let place = &draft.place;
        self.all += worth;
        let parent = self.parents.entry(alike.parent).or_default();
        *parent = (parent.0 + worth, parent.1 + 1);
        *self.grandparents.entry(place.grandparent).or_default() += worth;
        let kin = self.kin.entry(alike.kin).or_default();
        *kin = (kin.0 + worth, kin.1 + 1);
    }
}
