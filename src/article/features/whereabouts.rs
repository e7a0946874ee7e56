//! Where on the page a block stands, and what stands near it.

use super::super::draft::{Draft, Markup};
use super::super::look::Look;
use super::super::phrases::Effect;
use super::{Known, Row, effect, flag, markup};

pub(super) const WHEREABOUTS: [&str; 24] = [
    "text above",
    "text below",
    "position",
    "from top",
    "from bottom",
    "scores above",
    "scores below",
    "best above",
    "best below",
    "opener above",
    "openers above",
    "group",
    "place in group",
    "gap above",
    "gap below",
    "in region",
    "past start",
    "past end",
    "below list",
    "blocks",
    "english",
    "marked up",
    "headline above",
    "article text",
];
/// What is told of each of the blocks near by.
pub(super) const NEAR: [&str; 10] =
    ["score", "length", "ends", "cue", "overlap", "links", "markup", "there", "same kin", "same parent"];
/// Which blocks are near by.
pub(super) const OFFSETS: [isize; 6] = [-3, -2, -1, 1, 2, 3];

impl Known<'_> {
    pub(super) fn whereabouts(&self, index: usize, row: &mut Row) {
        let looks = &self.page.looks;
        let count = self.drafts.len();
        let all = self.above[count].max(1.0);
        let before = &looks[index.saturating_sub(8)..index];
        let after = &looks[index + 1..(index + 9).min(count)];
        let sum = |looks: &[Look]| looks.iter().map(|look| look.score).sum::<f32>() / 8.0;
        let best = |looks: &[Look]| looks.iter().map(|look| look.score).fold(-4.0, f32::max);
        let openers = &looks[index.saturating_sub(12)..index];
        let opens = |look: &Look| look.cue.is_some();
        let opener = openers.iter().rev().position(opens).map_or(1.0, |steps| (steps + 1) as f32 / 13.0);
        let (group, at) = self.groups[index];
        let gap = |above: Option<&Draft>, below: Option<&Draft>| match (above, below) {
            (Some(above), Some(below)) => below.lines.0.saturating_sub(above.lines.1 + 1).min(4) as f32,
            _ => 4.0,
        };
        let draft = self.drafts.get(index);
        let above = index.checked_sub(1).and_then(|above| self.drafts.get(above));
        let region = &self.around.region;
        let signed = |from: usize| (index as f32 - from as f32).clamp(-20.0, 20.0);
        let lists = openers.iter().filter(|look| look.cue.is_some_and(|cue| cue.effect >= Effect::List)).count();
        row.extend([
            self.above[index] / all,
            (self.above[count] - self.above[index + 1]) / all,
            index as f32 / count as f32,
            index.min(50) as f32,
            (count - index).min(50) as f32,
            sum(before),
            sum(after),
            best(before),
            best(after),
            opener,
            openers.iter().filter(|look| opens(look)).count() as f32,
            group.min(40) as f32,
            at.min(40) as f32,
            gap(above, draft),
            gap(draft, self.drafts.get(index + 1)),
            flag(region.contains(&index)),
            signed(region.start),
            signed(region.end),
            lists as f32,
            (1.0 + count as f32).ln(),
            flag(self.page.english),
            flag(self.drafts[index].markup != Markup::None),
            self.around.headline.map_or(30.0, |headline| (index as f32 - headline as f32).clamp(-20.0, 25.0)),
            self.drafts[index].in_article_body,
        ]);
    }

    pub(super) fn near(&self, index: usize, offset: isize, row: &mut Row) {
        let Some((other, draft)) =
            index.checked_add_signed(offset).and_then(|other| Some((other, self.drafts.get(other)?)))
        else {
            row.extend([0.0; NEAR.len()]);
            return;
        };
        let (look, alike, others) = (&self.page.looks[other], self.alike[index], self.alike[other]);
        row.extend([
            look.score,
            (1.0 + draft.text.len() as f32).ln(),
            flag(look.ends),
            look.cue.map_or(0.0, |cue| effect(cue.effect)),
            look.overlap,
            draft.link_share,
            markup(draft.markup),
            1.0,
            flag(others.kin == alike.kin),
            flag(others.parent == alike.parent),
        ]);
    }
}

/// For each block the number of blocks that stand together without an empty line, and its place among them.
pub(in super::super) fn groups(drafts: &[Draft]) -> Vec<(usize, usize)> {
    let mut found = Vec::with_capacity(drafts.len());
    let mut start = 0;
    for index in 1..=drafts.len() {
        if index == drafts.len() || drafts[index].lines.0 > drafts[index - 1].lines.1 + 1 {
            found.extend((start..index).map(|at| (index - start, at - start)));
            start = index;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_touch_are_a_group() {
        let line = |at: usize| Draft::plain("x".to_owned(), (at, at));
        assert_eq!(groups(&[line(1), line(2), line(4)]), [(2, 0), (2, 1), (1, 0)]);
    }
}
