//! What the rules count to the story: the voice beside the model's, and the whole verdict on pages that are too short for
//! the model.

use std::ops::Range;

use super::draft::{Draft, Markup};
use super::look::{Look, STORY};
use super::phrases::Effect;

/// What the rules say of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// Part of the story.
    Story,
    /// Not part of the story.
    Other,
    /// A headline of a list of other articles.
    Listed,
}

/// What the rules say of each block, where `region` is what they take for the story.
pub(super) fn voices(drafts: &[Draft], looks: &[Look], region: &Range<usize>) -> Vec<Voice> {
    let mut found = vec![Voice::Other; drafts.len()];
    let mut listed = false;
    for index in region.clone() {
        let (draft, look) = (&drafts[index], &looks[index]);
        if look.score >= STORY {
            listed = false;
        }
        if listed && is_listed(draft, look) {
            found[index] = Voice::Listed;
        } else if look.score > 0.0 || look.cue.is_none() && is_heading(drafts, looks, index, region) {
            found[index] = Voice::Story;
        }
        listed |= look.cue.is_some_and(|cue| look.score <= 0.0 && cue.effect != Effect::Line);
    }
    found
}

/// A headline of a list in mid-story: no running text, and no sentence unless it asks.
fn is_listed(draft: &Draft, look: &Look) -> bool {
    look.cue.is_none() && look.score < STORY && draft.vote != Some(true) && (!look.ends || draft.text.ends_with('?'))
}

/// A subheading: one that the markup and the extractor call so, or a short line alone between two paragraphs of the story
/// that shares words with it.
fn is_heading(drafts: &[Draft], looks: &[Look], index: usize, story: &Range<usize>) -> bool {
    let (draft, look) = (&drafts[index], &looks[index]);
    if draft.markup == Markup::Heading && draft.vote == Some(true) && draft.outside.is_none() {
        return true;
    }
    let between =
        index > story.start && index + 1 < story.end && looks[index - 1].score > 0.0 && looks[index + 1].score > 0.0;
    between && (1..=8).contains(&look.words) && look.score > -1.5 && look.overlap >= 0.34
}
