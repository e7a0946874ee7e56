//! The width at which the paragraphs of a text were broken.

use super::line::Line;
use super::plain::ends_sentence;

/// A text is broken at a width in this range, or not at all.
const NARROWEST: usize = 40;
const WIDEST: usize = 120;
/// So many lines with another right below are needed to tell.
const LEAST_LINES: usize = 4;
/// The share of them, in percent, that must have been broken at the width.
const LEAST_SHARE: usize = 60;

/// The width in columns at which most lines were broken: each as full as it could be, for the first word of the line
/// below would not have fitted.
pub(super) fn width(lines: &[Line]) -> Option<usize> {
    let pairs = || lines.windows(2).filter(|pair| pair[1].follows && pair[0].width >= NARROWEST);
    let all = pairs().count();
    if all < LEAST_LINES {
        return None;
    }
    let mut steps = [0_isize; WIDEST + 2];
    for pair in pairs() {
        let from = pair[0].indent + pair[0].width;
        let to = (from + first_word(&pair[1])).min(WIDEST);
        if from <= WIDEST {
            steps[from] += 1;
            steps[to + 1] -= 1;
        }
    }
    let (mut full, mut best) = (0, (0, 0));
    for (width, step) in steps.iter().enumerate().take(WIDEST + 1) {
        full += step;
        if width >= NARROWEST && full > best.0 {
            best = (full, width);
        }
    }
    let full = usize::try_from(best.0).unwrap_or(0);
    if full * 100 >= all * LEAST_SHARE {
        return Some(best.1);
    }
    ragged(lines)
}

/// The width of a text whose lines were broken by an eye: a page set in type of many widths, copied. Most lines are
/// nearly as wide as the widest and stop in mid-sentence.
fn ragged(lines: &[Line]) -> Option<usize> {
    let widest = lines.iter().map(|line| line.width).max().filter(|widest| (50..=100).contains(widest))?;
    let followed: Vec<&Line> = lines.windows(2).filter(|pair| pair[1].follows).map(|pair| &pair[0]).collect();
    let full = followed.iter().filter(|line| line.width * 10 >= widest * 7 && !ends_sentence(&line.text)).count();
    (followed.len() >= LEAST_LINES && full * 100 >= followed.len() * LEAST_SHARE).then_some(widest)
}

/// True where `line` goes on with a paragraph whose last line is `above`, both broken at `width`.
pub(super) fn continues(above: &Line, line: &Line, width: usize) -> bool {
    let filled = above.indent + above.width;
    let is_indented = line.indent > above.indent && line.indent <= above.indent + 8 && ends_sentence(&above.text);
    filled + 1 + first_word(line) > width && filled <= width && !line.begins_item() && !is_indented
}

/// The width of a line's first word, and of a single sign where words are not parted by spaces.
fn first_word(line: &Line) -> usize {
    let first = line.text.split(' ').next().unwrap_or_default().chars();
    if line.width > line.text.chars().count() { 2 } else { first.count() }
}
