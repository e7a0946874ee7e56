//! Who appears with whom in a sentence, as arcs: the thicker the arc, the more sentences.

use std::fmt::Write as _;

use super::escape::escaped;
use crate::interface::{Interface, phrase};

/// The picture in words.
const ARCS: &str = phrase(
    "Arcs from {name} to {n} other; the thicker the arc, the more shared sentences. The table above gives the numbers. | Arcs from {name} to {n} others; the thicker the arc, the more shared sentences. The table above gives the numbers.",
);

/// The picture: the one at the left, the others beside it with the number of shared sentences.
pub(crate) fn draw(ui: Interface, name: &str, others: &[(&str, usize)]) -> String {
    let most = others.iter().map(|(_, n)| *n).max().unwrap_or(1).max(1);
    let step = 520.0 / others.len().max(1) as f64;
    let mut body = String::new();
    for (i, (other, number)) in others.iter().enumerate() {
        let x = 60.0 + (i + 1) as f64 * step;
        let top = 118.0 - 20.0 * i as f64;
        let thick = 1.0 + 6.0 * *number as f64 / most as f64;
        let _ = write!(
            body,
            "<path class=\"m-acc\" stroke=\"currentColor\" stroke-width=\"{thick:.1}\" \
             d=\"M60 150C60 {top:.0} {x:.0} {top:.0} {x:.0} 150\"/>\
             <circle cx=\"{x:.0}\" cy=\"150\" r=\"5\" class=\"m-ink\" fill=\"currentColor\"/>"
        );
        label(&mut body, x, other, Some(*number));
    }
    body.push_str("<circle cx=\"60\" cy=\"150\" r=\"6\" class=\"m-acc\" fill=\"currentColor\"/>");
    label(&mut body, 60.0, name, None);
    format!(
        "<svg viewBox=\"0 20 660 200\" role=\"img\" aria-labelledby=\"arc-t arc-d\">\
         <title id=\"arc-t\">{}</title><desc id=\"arc-d\">{}</desc>{body}</svg>",
        escaped(&ui.fill("Who appears with {name} in a sentence", &[("name", &name)])),
        escaped(&ui.count_with(others.len(), ARCS, &[("name", &name)]))
    )
}

/// The name in at most two short lines, with the number below.
fn label(out: &mut String, x: f64, name: &str, number: Option<usize>) {
    let (first, rest) = match name.split_once(' ') {
        Some((first, rest)) if name.chars().count() > 11 => (first, rest),
        _ => (name, ""),
    };
    let class = if number.is_none() { " class=\"t-b\"" } else { "" };
    let mut y = 172.0;
    for line in [first, rest].into_iter().filter(|line| !line.is_empty()) {
        let line = cut(line, 12);
        let _ = write!(out, "<text{class} x=\"{x:.0}\" y=\"{y:.0}\" text-anchor=\"middle\">{}</text>", escaped(&line));
        y += 17.0;
    }
    if let Some(number) = number {
        let _ = write!(out, "<text class=\"t-soft\" x=\"{x:.0}\" y=\"{y:.0}\" text-anchor=\"middle\">{number}</text>");
    }
}

fn cut(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    text.chars().take(longest - 1).chain(['…']).collect()
}
