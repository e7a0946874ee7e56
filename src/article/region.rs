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
        ended |= is_end(look) || opens_others(look);
        if sum > best_sum {
            (best, best_sum) = (start..index + 1, sum);
        }
    }
    let above = reach(looks[..best.start].iter().rev(), Gap::List);
    best.start - above..best.end + reach(looks[best.end..].iter(), Gap::Any)
}

/// How many blocks of `beyond`, read away from the story, still belong to it where a run of unrelated lines or a list of
/// other articles parts some paragraphs from the rest: running text near by that shares its words belongs to it, unless
/// a line in between ends the story.
fn reach<'l>(beyond: impl Iterator<Item = &'l Look>, gap: Gap) -> usize {
    let (mut reached, mut lone, mut crossed) = (0, JOINS, gap == Gap::Any);
    let mut run: Vec<&Look> = Vec::new();
    for (index, look) in beyond.map(Some).chain([None]).enumerate() {
        match look.filter(|look| look.score >= STORY) {
            Some(look) => run.push(look),
            None if crossed && resumes(&run, lone) => {
                reached = index;
                lone = JOINS;
            }
            None => {}
        }
        let Some(look) = look else { break };
        if look.score < STORY {
            run.clear();
            if is_end(look) || index >= reached + WIDEST_GAP {
                break;
            }
        }
        if opens_others(look) {
            lone = LONE_JOINS;
            crossed = true;
        }
    }
    reached
}

/// The region with all sentences below it, up to a line that ends the story or opens a list of other articles: in a short
/// text few words recur, and none of it should be lost.
pub(super) fn to_last_sentence(looks: &[Look], region: Range<usize>) -> Range<usize> {
    let below = looks[region.end..].iter().take_while(|look| !is_end(look) && !opens_others(look));
    let last = below.enumerate().filter(|(_, look)| look.score >= SENTENCE).last();
    region.start..last.map_or(region.end, |(steps, _)| region.end + steps + 1)
}

/// A block of this score is a sentence at least.
const SENTENCE: f32 = 1.0;

/// What must part paragraphs from the story for them to be looked for.
#[derive(Clone, Copy, PartialEq)]
enum Gap {
    /// Any run of unrelated lines.
    Any,
    /// A list of other articles: above the story other gaps hold the headline, the dek, and teasers.
    List,
}

/// True where a run of paragraphs beyond a gap goes on with the story.
fn resumes(run: &[&Look], lone: f32) -> bool {
    if run.is_empty() {
        return false;
    }
    let shared = run.iter().map(|look| look.overlap).sum::<f32>() / run.len() as f32;
    shared
        >= match run.len() {
            1 => lone,
            2 => RUN_JOINS,
            _ => LONG_RUN_JOINS,
        }
}

/// A gap in the story has fewer blocks than this.
const WIDEST_GAP: usize = 8;
/// A paragraph beyond a gap shares at least this part of its words with the other running text.
const JOINS: f32 = 0.3;
/// A lone one in a list of other articles must share more: it may be the teaser of one.
const LONE_JOINS: f32 = 0.4;
/// A run of paragraphs may share less, for such lists seldom hold one.
const RUN_JOINS: f32 = 0.2;
/// One of three and more still less.
const LONG_RUN_JOINS: f32 = 0.1;

fn is_end(look: &Look) -> bool {
    look.cue.is_some_and(|cue| cue.effect == Effect::End)
}

fn opens_others(look: &Look) -> bool {
    look.cue.is_some_and(|cue| cue.effect == Effect::Others)
}

/// Below a line that ends the story only text that shares its words counts.
fn worth(look: &Look, ended: bool) -> f32 {
    if is_end(look) || opens_others(look) {
        END
    } else if ended && look.overlap < 0.3 {
        look.score.clamp(LEAST, 0.0)
    } else {
        look.score.max(LEAST)
    }
}
