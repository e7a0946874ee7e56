//! Where on the page the story stands.

use std::ops::Range;

use super::look::{Look, STORY};
use super::phrases::Effect;

/// What a line that opens comments or a list of other articles costs the run that goes on across it.
const END: f32 = -8.0;
/// No other line costs more than this.
const LEAST: f32 = -2.0;

/// The run of blocks with the greatest sum of scores; it begins and ends with running text. Empty where none looks like
/// running text.
pub(super) fn region(looks: &[Look]) -> Range<usize> {
    let (mut best, mut best_sum) = (0..0, 0.0_f32);
    let (mut start, mut sum) = (0, 0.0_f32);
    let mut ended = false;
    for (index, look) in looks.iter().enumerate() {
        if sum <= 0.0 {
            (start, sum) = (index, 0.0);
            ended = false;
        }
        sum += worth(look, ended);
        ended |= is_end(look);
        if sum > best_sum {
            (best, best_sum) = (start..index + 1, sum);
        }
    }
    best.start..extended(looks, best.end)
}

/// The end of the story where a run of unrelated lines parts its last paragraphs from the rest: running text near below
/// that shares its words belongs to it, unless a line in between ends the story.
fn extended(looks: &[Look], mut end: usize) -> usize {
    for (index, look) in looks.iter().enumerate().skip(end) {
        if is_end(look) || index >= end + WIDEST_GAP {
            break;
        }
        if look.score >= STORY && look.overlap >= JOINS {
            end = index + 1;
        }
    }
    end
}

/// A gap in the story has fewer blocks than this.
const WIDEST_GAP: usize = 8;
/// Running text below a gap shares at least this part of its words with the other running text.
const JOINS: f32 = 0.3;

fn is_end(look: &Look) -> bool {
    look.cue.is_some_and(|cue| cue.effect == Effect::End)
}

/// Below a line that ends the story only text that shares its words counts.
fn worth(look: &Look, ended: bool) -> f32 {
    if is_end(look) {
        END
    } else if ended && look.overlap < 0.3 {
        look.score.clamp(LEAST, 0.0)
    } else {
        look.score.max(LEAST)
    }
}
