//! From whom to whom words went, as a picture: origins at the left, outlets that passed them on in the middle, sources at
//! the right; copy that two sources share as arcs beside them. Fixed layout: sources in their order, everybody else as near
//! as may be to those whom the words went to.

use std::fmt::Write as _;

use super::escape::escaped;
#[cfg(test)]
use super::strip::width;
use super::strip::wrapped;
use crate::interface::Interface;

/// The picture's width in px, and the x of each column of dots.
const WIDTH: f64 = 1120.0;
const COLUMNS: [f64; 3] = [330.0, 520.0, 800.0];
/// Height of a row, and of one that holds a source of two lines.
const ROW: f64 = 27.0;
const SOURCE_ROW: f64 = 44.0;
const TOP: f64 = 40.0;
/// More dots than these no eye follows: then the table stands alone.
const MOST: usize = 40;

/// One dot with its label.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// Its words.
    pub(crate) label: String,
    /// What it opens.
    pub(crate) href: String,
}

/// From a dot to a dot, by their places in their columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tie {
    /// An origin → a source.
    Told(usize, usize),
    /// An origin → an outlet that passed it on.
    PassedOn(usize, usize),
    /// An outlet → a source.
    Carried(usize, usize),
    /// A source → another that prints its text.
    Printed(usize, usize),
}

/// Who is in the picture.
#[derive(Debug, Clone, Default)]
pub(crate) struct Picture {
    /// Origins that sources name.
    pub(crate) origins: Vec<Node>,
    /// Outlets that passed on what others told.
    pub(crate) carriers: Vec<Node>,
    /// The sources.
    pub(crate) sources: Vec<Node>,
    /// What went from whom to whom.
    pub(crate) ties: Vec<Tie>,
}

impl Picture {
    /// The picture; none where there is nothing to show, or too much.
    pub(crate) fn draw(&self, ui: Interface) -> Option<String> {
        let dots = self.origins.len() + self.carriers.len() + self.sources.len();
        if self.ties.is_empty() || dots > MOST {
            return None;
        }
        let sources = rows(self.sources.len(), SOURCE_ROW);
        let height = |count: usize| count as f64 * ROW;
        let tallest =
            height(self.origins.len()).max(height(self.carriers.len())).max(sources.last().map_or(0.0, |y| y + ROW));
        let carriers =
            placed(self.carriers.len(), tallest, |at| {
                mean(self.ties.iter().filter_map(|tie| {
                    if let Tie::Carried(c, s) = tie { (*c == at).then(|| sources[*s]) } else { None }
                }))
            });
        let origins = placed(self.origins.len(), tallest, |at| {
            mean(self.ties.iter().filter_map(|tie| match tie {
                Tie::Told(o, s) if *o == at => Some(sources[*s]),
                Tie::PassedOn(o, c) if *o == at => Some(carriers[*c]),
                _ => None,
            }))
        });
        let carriers = clear_of(carriers, &origins);
        let mut out = String::new();
        self.draw_ties(&mut out, &origins, &carriers, &sources);
        for (node, y) in self.origins.iter().zip(&origins) {
            node.draw_left(&mut out, *y);
        }
        for (node, y) in self.carriers.iter().zip(&carriers) {
            node.draw_right(&mut out, COLUMNS[1], *y, 170.0, 1);
        }
        for (node, y) in self.sources.iter().zip(&sources) {
            node.draw_right(&mut out, COLUMNS[2], *y, 250.0, 2);
        }
        Some(self.framed(ui, &out, TOP + tallest + 8.0))
    }

    fn framed(&self, ui: Interface, body: &str, height: f64) -> String {
        let carriers = (!self.carriers.is_empty()).then_some((COLUMNS[1] - 5.0, "start", ui.say("PASSED ON BY")));
        let origins = (COLUMNS[0] + 5.0, "end", ui.say("ORIGINS"));
        let sources = (COLUMNS[2] - 5.0, "start", ui.say("SOURCES"));
        let mut names = String::new();
        for (x, anchor, name) in [origins].into_iter().chain(carriers).chain([sources]) {
            let name = escaped(name);
            let _ =
                write!(names, "<text class=\"t-lane\" x=\"{x:.0}\" y=\"14\" text-anchor=\"{anchor}\">{name}</text>");
        }
        format!(
            "<svg viewBox=\"0 0 {WIDTH:.0} {height:.0}\" role=\"group\" aria-labelledby=\"lineage-t lineage-d\">\
             <title id=\"lineage-t\">{}</title><desc id=\"lineage-d\">{}</desc>{names}{body}</svg>",
            escaped(ui.say("From whom the sources have it")),
            escaped(&self.description(ui))
        )
    }

    /// The picture in words.
    fn description(&self, ui: Interface) -> String {
        let to = |from: &Node, to: &Node| ui.fill("{from} to {to}", &[("from", &from.label), ("to", &to.label)]);
        let words = |tie: &Tie| match *tie {
            Tie::Told(o, s) => to(&self.origins[o], &self.sources[s]),
            Tie::PassedOn(o, c) => to(&self.origins[o], &self.carriers[c]),
            Tie::Carried(c, s) => to(&self.carriers[c], &self.sources[s]),
            Tie::Printed(a, b) => ui.fill(
                "text of {source} also in {other}",
                &[("source", &self.sources[a].label), ("other", &self.sources[b].label)],
            ),
        };
        let ties = ui.series(self.ties.iter().map(words));
        ui.fill("{ties}. The tables below give the sentences.", &[("ties", &ties)])
    }

    fn draw_ties(&self, out: &mut String, origins: &[f64], carriers: &[f64], sources: &[f64]) {
        for tie in &self.ties {
            let _ = match *tie {
                Tie::Told(o, s) => write!(out, "{}", curve(COLUMNS[0], origins[o], COLUMNS[2], sources[s])),
                Tie::PassedOn(o, c) => write!(out, "{}", curve(COLUMNS[0], origins[o], COLUMNS[1], carriers[c])),
                Tie::Carried(c, s) => write!(out, "{}", curve(COLUMNS[1], carriers[c], COLUMNS[2], sources[s])),
                Tie::Printed(a, b) => write!(out, "{}", arc(sources[a], sources[b])),
            };
        }
    }
}

impl Node {
    fn draw_left(&self, out: &mut String, y: f64) {
        let label = wrapped(&self.label, COLUMNS[0] - 24.0, 1).concat();
        let _ = write!(
            out,
            "<a href=\"{}\"><circle class=\"dot\" cx=\"{x:.0}\" cy=\"{y:.0}\" r=\"5\"/>\
             <text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"end\">{}</text></a>",
            escaped(&self.href),
            COLUMNS[0] - 12.0,
            y + 5.0,
            escaped(&label),
            x = COLUMNS[0],
        );
    }

    fn draw_right(&self, out: &mut String, x: f64, y: f64, room: f64, lines: usize) {
        let lines = wrapped(&self.label, room, lines);
        let first = y + 5.0 - (lines.len() - 1) as f64 * 8.5;
        let _ = write!(
            out,
            "<a href=\"{}\"><circle class=\"dot\" cx=\"{x:.0}\" cy=\"{y:.0}\" r=\"5\"/>",
            escaped(&self.href)
        );
        for (at, line) in lines.iter().enumerate() {
            // Lines pass behind the names of those who passed words on: a broad edge of the paper's colour keeps them clear.
            let (x, y, words) = (x + 12.0, first + at as f64 * 17.0, escaped(line));
            let _ = write!(
                out,
                "<text class=\"halo\" aria-hidden=\"true\" x=\"{x:.0}\" y=\"{y:.0}\">{words}</text>\
                 <text x=\"{x:.0}\" y=\"{y:.0}\">{words}</text>"
            );
        }
        out.push_str("</a>");
    }
}

/// A line from dot to dot that leaves and arrives level.
fn curve(x: f64, y: f64, to_x: f64, to_y: f64) -> String {
    let middle = f64::midpoint(x, to_x);
    format!("<path class=\"tie\" d=\"M{x:.0} {y:.0}C{middle:.0} {y:.0} {middle:.0} {to_y:.0} {to_x:.0} {to_y:.0}\"/>")
}

/// A dashed arc at the right of the sources; the farther apart they are, the wider it is.
fn arc(y: f64, to_y: f64) -> String {
    let x = COLUMNS[2] + 268.0;
    let out = x + 18.0 + ((to_y - y).abs() / 12.0).min(36.0);
    format!("<path class=\"tie copy\" d=\"M{x:.0} {y:.0}C{out:.0} {y:.0} {out:.0} {to_y:.0} {x:.0} {to_y:.0}\"/>")
}

fn rows(count: usize, row: f64) -> Vec<f64> {
    (0..count).map(|at| TOP + row / 2.0 + at as f64 * row).collect()
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if count > 0.0 { sum / count } else { TOP }
}

/// Carriers half a row lower where one would stand in the line of an origin, which would read as passed on by it.
fn clear_of(carriers: Vec<f64>, origins: &[f64]) -> Vec<f64> {
    let stands_in = |y: &f64| origins.iter().any(|origin| (origin - y).abs() < ROW / 3.0);
    carriers.into_iter().map(|y| if stands_in(&y) { y + ROW / 2.0 } else { y }).collect()
}

/// Heights for the dots of a column: in the order of those whom their words go to, as near to them as room allows.
fn placed(count: usize, tallest: f64, wanted: impl Fn(usize) -> f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&one, &other| wanted(one).total_cmp(&wanted(other)).then(one.cmp(&other)));
    let mut places = vec![0.0; count];
    let mut next = TOP + ROW / 2.0;
    for (rank, &at) in order.iter().enumerate() {
        let room_below = (count - rank - 1) as f64 * ROW;
        let latest = (TOP + tallest - ROW / 2.0 - room_below).max(next);
        places[at] = wanted(at).clamp(next, latest);
        next = places[at] + ROW;
    }
    places
}

/// About how wide a label is; the tests see to it that none leaves the picture.
#[cfg(test)]
fn end_of(label: &str) -> f64 {
    COLUMNS[2] + 12.0 + width(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(label: &str) -> Node {
        Node { label: label.to_owned(), href: "#x".to_owned() }
    }

    fn picture(origins: usize, sources: usize, ties: Vec<Tie>) -> Picture {
        let nodes = |count: usize, name: &str| (0..count).map(|at| node(&format!("{name} {at}"))).collect();
        Picture {
            origins: nodes(origins, "Office"),
            carriers: Vec::new(),
            sources: nodes(sources, "Quay Letter"),
            ties,
        }
    }

    #[test]
    fn labels_never_stand_on_each_other() {
        let ties = (0..12).map(|at| Tie::Told(at, at % 3)).collect();
        let svg = picture(12, 3, ties).draw(Interface::ENGLISH).expect("few dots");
        let mut heights: Vec<f64> =
            svg.split("cx=\"330\" cy=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect();
        heights.sort_by(f64::total_cmp);
        assert_eq!(heights.len(), 12);
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= 26.0), "{heights:?}");
    }

    #[test]
    fn origins_of_one_source_each_cross_nothing() {
        let svg = picture(3, 3, vec![Tie::Told(0, 2), Tie::Told(1, 0), Tie::Told(2, 1)])
            .draw(Interface::ENGLISH)
            .expect("few dots");
        let starts: Vec<(f64, f64)> = svg
            .split("class=\"tie\" d=\"M330 ")
            .skip(1)
            .filter_map(|rest| {
                let path = rest.split('"').next()?;
                Some((path.split('C').next()?.parse().ok()?, path.rsplit(' ').next()?.parse().ok()?))
            })
            .collect();
        let mut by_start = starts.clone();
        by_start.sort_by(|a, b| a.0.total_cmp(&b.0));
        assert!(by_start.windows(2).all(|pair| pair[0].1 < pair[1].1), "{starts:?}");
    }

    #[test]
    fn too_many_dots_and_none_make_no_picture() {
        assert!(picture(50, 3, vec![Tie::Told(0, 0)]).draw(Interface::ENGLISH).is_none());
        assert!(picture(2, 2, Vec::new()).draw(Interface::ENGLISH).is_none());
        assert!(end_of("Quay Letter") < WIDTH);
    }
}
