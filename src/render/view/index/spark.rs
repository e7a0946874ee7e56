//! How often each source mentions a name, as a row of bars the size of a word.

use std::fmt::Write as _;

use crate::briefing::Entity;
use crate::interface::{Interface, phrase};
use crate::render::escape::escaped;
use crate::render::view::Viewpoint;
use crate::render::wording;

/// So many sources can be told apart in a drawing of this size.
const SOURCES: usize = 24;
/// Width of a source and height of the tallest bar, in units of the drawing.
const STEP: usize = 5;
const HEIGHT: usize = 16;

/// One bar for each source in its order, the most mentions at full height; its title says the same in words. Nothing where
/// there is one source, or more than can be told apart.
pub(super) fn draw(view: &Viewpoint<'_>, entity: &Entity) -> Option<String> {
    let sources = view.site.briefing.articles.len();
    if !(2..=SOURCES).contains(&sources) {
        return None;
    }
    let mut counts = vec![0; sources];
    for mention in &entity.mentions {
        counts[mention.article] += 1;
    }
    svg(view.interface(), &counts)
}

fn svg(ui: Interface, counts: &[usize]) -> Option<String> {
    let most = counts.iter().max().copied().filter(|most| *most > 0)?;
    let width = counts.len() * STEP;
    let mut svg = format!(
        "<svg class=\"spark\" viewBox=\"0 0 {width} {HEIGHT}\" role=\"img\"><title>{}</title>",
        escaped(&title(ui, counts))
    );
    for (at, count) in counts.iter().enumerate() {
        // A source that names it once is seen beside one that names it a hundred times.
        let height = if *count == 0 { 1 } else { (count * HEIGHT).div_ceil(most).max(3) };
        let class = if *count == 0 { " class=\"none\"" } else { "" };
        let (x, y) = (at * STEP, HEIGHT - height);
        let _ = write!(svg, "<rect{class} x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{height}\"/>", STEP - 1);
    }
    svg.push_str("</svg>");
    Some(svg)
}

/// "Source 1: 3 mentions, source 4: 1 mention".
fn title(ui: Interface, counts: &[usize]) -> String {
    let named = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    let told: Vec<String> = named
        .map(|(at, count)| {
            let forms = phrase("source {number}: {n} mention | source {number}: {n} mentions");
            ui.count_with(*count, forms, &[("number", &(at + 1))])
        })
        .collect();
    wording::capital(&told.join(", "))
}

#[cfg(test)]
mod tests {
    use super::svg;
    use crate::interface::Interface;

    #[test]
    fn every_source_has_its_bar_and_the_title_says_it_in_words() {
        let drawn = svg(Interface::ENGLISH, &[4, 0, 1]).expect("it is mentioned");
        assert!(drawn.contains("<title>Source 1: 4 mentions, source 3: 1 mention</title>"), "{drawn}");
        for bar in [
            "<rect x=\"0\" y=\"0\" width=\"4\" height=\"16\"/>",
            "<rect class=\"none\" x=\"5\" y=\"15\" width=\"4\" height=\"1\"/>",
            "<rect x=\"10\" y=\"12\" width=\"4\" height=\"4\"/>",
        ] {
            assert!(drawn.contains(bar), "{bar} in {drawn}");
        }
        assert_eq!(svg(Interface::ENGLISH, &[0, 0]), None);
    }
}
