//! What the rules count to the story: the voice beside the model's, and the whole verdict on pages that are too short for
//! the model.

use std::collections::HashMap;
use std::ops::Range;

use super::draft::{Draft, Markup};
use super::look::{Look, STORY};
use super::phrases::Effect;

/// What the rules say of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// Part of the story, short as it may be: an item of a list, a turn of a talk, a sentence between two paragraphs.
    Firm,
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
    let turns = turns(drafts);
    let (mut listed, mut led) = (false, false);
    for index in region.clone() {
        let (draft, look) = (&drafts[index], &looks[index]);
        if look.score >= STORY {
            listed = false;
        }
        led = led && is_item(drafts, index) && is_plain(look);
        if listed && is_listed(draft, look) {
            found[index] = Voice::Listed;
        } else if is_plain(look)
            && (led || turns[index] || is_bulleted(drafts, index) || is_short_sentence(looks, index, region))
        {
            found[index] = Voice::Firm;
        } else if look.score > 0.0 || is_plain(look) && is_heading(drafts, looks, index, region) {
            found[index] = Voice::Story;
        }
        led |= found[index] != Voice::Other && draft.text.ends_with(':');
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

/// True for a line that no rule knows as furniture or as a part of the article's top.
fn is_plain(look: &Look) -> bool {
    look.cue.is_none() && look.date.is_none() && look.credit.is_none() && !look.caption && !look.picture_credit
}

/// "It did not." and the like: a sentence between two paragraphs of the story, however short.
fn is_short_sentence(looks: &[Look], index: usize, story: &Range<usize>) -> bool {
    let is_text = |at: usize| looks.get(at).is_some_and(|look| look.score > 0.0);
    let inside = index > story.start && index + 1 < story.end;
    inside && looks[index].ends && looks[index].repeats == 1 && is_text(index - 1) && is_text(index + 1)
}

/// An item of a list or a verse of a poem that the story leads into with a colon: it bears a bullet or a number, touches
/// the line above it, or is the first of lines that touch.
fn is_item(drafts: &[Draft], index: usize) -> bool {
    let touch = |at: usize| at > 0 && at < drafts.len() && drafts[at].lines.0 == drafts[at - 1].lines.1 + 1;
    let item = &drafts[index];
    item.link_share < 0.5 && (bears_mark(&item.text) || touch(index) || touch(index + 1))
}

/// One of several lines that bear a bullet or a number, or the line that leads into them.
fn is_bulleted(drafts: &[Draft], index: usize) -> bool {
    let is_item = |at: usize| drafts.get(at).is_some_and(|draft| bears_mark(&draft.text) && draft.link_share < 0.5);
    let beside = is_item(index + 1) || index > 0 && is_item(index - 1);
    beside && (is_item(index) || drafts[index].text.ends_with(':') && is_item(index + 1))
}

/// True for each block that is somebody's turn in a talk: it begins with a label and a colon, as another block does.
fn turns(drafts: &[Draft]) -> Vec<bool> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for label in drafts.iter().filter_map(|draft| label(&draft.text)) {
        *counts.entry(label).or_default() += 1;
    }
    let recurs = |draft: &Draft| label(&draft.text).is_some_and(|label| counts[label] > 1);
    drafts.iter().map(recurs).collect()
}

/// The label that a turn begins with: "Q", "Ines Duarte".
fn label(text: &str) -> Option<&str> {
    let (label, rest) = text.split_once(": ")?;
    let fits = label.len() <= LONGEST_LABEL && label.split(' ').count() <= 3 && label.starts_with(char::is_uppercase);
    (fits && super::plain::ends_sentence(rest)).then_some(label)
}

/// A label is at most so long, in bytes.
const LONGEST_LABEL: usize = 32;

/// True for a line that begins with a bullet or a number.
fn bears_mark(text: &str) -> bool {
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
    text.starts_with(['-', '–', '•', '*', '·', '▪', '‣'])
        || numbered.len() < text.len() && numbered.starts_with(['.', ')'])
}
