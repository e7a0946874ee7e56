//! The lanes as a picture. Colours and type come from the stylesheet; the marks are the page's own symbols.

use std::fmt::Write as _;

use jiff::ToSpan;

use super::layout::{Rows, width, wrapped};
use super::part_of_day::PartOfDay;
use super::{Lane, Strip};
use crate::briefing::{Badge, Event};
use crate::date::VisitDate;
use crate::render::escape::escaped;
use crate::render::view::{EventCard, Viewpoint, badge};
use crate::render::wording;

/// The picture's width and the room that the names of the lanes take, in px.
const WIDTH: f64 = 1120.0;
const LEFT: f64 = 150.0;
const LINE: f64 = 17.0;
/// Room between a label and the count behind it.
const GAP: f64 = 8.0;

/// A label ready to be drawn.
struct Label {
    lines: Vec<String>,
    /// Language of the lines where it is another than the site's.
    lang: Option<String>,
    /// "3 of 5".
    count: String,
    /// True where the count fits behind the last line.
    beside: bool,
    badge: Badge,
}

impl Label {
    fn new(view: &Viewpoint<'_>, index: usize, room: f64, lines: usize) -> Self {
        let briefing = &view.site.briefing;
        let event = &briefing.events[index];
        let title = super::label::shortened(view, index, |words| fits(words, room, lines));
        let count = view
            .interface()
            .fill("{number} of {all}", &[("number", &event.support.sources), ("all", &briefing.articles.len())]);
        let lang = view.other_lang(event.title_from.article);
        Self { lang, ..Self::of(&title, count, badge(briefing, event), room, lines) }
    }

    fn of(title: &str, count: String, badge: Badge, room: f64, lines: usize) -> Self {
        let lines = wrapped(title, room, lines);
        let beside = lines.last().is_some_and(|last| width(last) + GAP + width(&count) <= room);
        Self { lines, lang: None, count, beside, badge }
    }

    /// A line as SVG, with its language.
    fn marked(&self, line: &str) -> String {
        match &self.lang {
            Some(lang) => format!("<tspan lang=\"{}\">{}</tspan>", escaped(lang), escaped(line)),
            None => escaped(line).into_owned(),
        }
    }

    fn height(&self) -> f64 {
        (self.lines.len() + usize::from(!self.beside)) as f64 * LINE
    }

    fn width(&self) -> f64 {
        let last = self.lines.last().map_or(0.0, |last| width(last) + GAP + width(&self.count));
        let widest = self.lines.iter().map(|line| width(line)).fold(width(&self.count), f64::max);
        if self.beside { widest.max(last) } else { widest }
    }

    fn draw(&self, out: &mut String, x: f64, y: f64) {
        let (slug, colour) = mark(self.badge);
        let _ = write!(
            out,
            "<use href=\"#m-{slug}\" class=\"{colour}\" x=\"{x:.0}\" y=\"{:.0}\" width=\"14\" height=\"14\"/>",
            y - 12.0
        );
        for (i, line) in self.lines.iter().enumerate() {
            let after = if self.beside && i + 1 == self.lines.len() { self.count.as_str() } else { "" };
            line_of_text(out, x + 20.0, y + i as f64 * LINE, &self.marked(line), after);
        }
        if !self.beside {
            text(out, "t-soft", x + 20.0, y + self.lines.len() as f64 * LINE, &self.count);
        }
    }
}

/// A line of a label, which is SVG already, with the count behind it where it fits.
fn line_of_text(out: &mut String, x: f64, y: f64, words: &str, count: &str) {
    let count =
        if count.is_empty() { String::new() } else { format!("<tspan class=\"t-soft\" dx=\"5\">{count}</tspan>") };
    let _ = write!(out, "<text x=\"{x:.0}\" y=\"{y:.0}\">{words}{count}</text>");
}

fn text(out: &mut String, class: &str, x: f64, y: f64, words: &str) {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    let _ = write!(out, "<text{class} x=\"{x:.0}\" y=\"{y:.0}\">{}</text>", escaped(words));
}

/// True where the words need no cut.
fn fits(words: &str, room: f64, lines: usize) -> bool {
    wrapped(words, room, lines).join(" ") == words
}

fn mark(badge: Badge) -> (&'static str, &'static str) {
    match badge {
        Badge::Reported => ("reported", "m-ink"),
        Badge::Planned => ("planned", "m-acc"),
        Badge::Postponed => ("postponed", "m-soft"),
        Badge::Unconfirmed => ("unconfirmed", "m-ink"),
        Badge::Disputed => ("disputed", "m-warn"),
        Badge::Editor => ("editor", "m-acc"),
    }
}

/// The whole picture as one `<svg>` element.
pub(super) fn draw(strip: &Strip, view: &Viewpoint<'_>) -> String {
    let mut body = String::new();
    let mut y = 0.0;
    if !strip.background.is_empty() {
        y = background(strip, view, &mut body);
    }
    if let Some(core) = &strip.core {
        y = days(strip, core, view, &mut body, y);
    }
    if !strip.ahead.is_empty() {
        y = ahead(strip, view, &mut body, y);
    }
    format!(
        "<svg viewBox=\"0 0 {WIDTH:.0} {y:.0}\" role=\"img\" aria-labelledby=\"strip-t strip-d\">\
         <title id=\"strip-t\">{}</title><desc id=\"strip-d\">{}</desc>{body}</svg>",
        escaped(view.interface().say("The timeline at a glance")),
        escaped(&description(strip, view))
    )
}

fn description(strip: &Strip, view: &Viewpoint<'_>) -> String {
    let ui = view.interface();
    let list = |name: &str, events: &[usize]| {
        let told: Vec<String> = events
            .iter()
            .map(|&i| {
                let card = EventCard::new(view, i, 1);
                let told = format!("{} ({})", card.label(), card.badge.word);
                ui.labelled(&Strip::when(view, i, &card.when), &told)
            })
            .collect();
        if told.is_empty() { String::new() } else { format!("{name}. {}. ", ui.series(told)) }
    };
    let core = strip.core.as_ref().map_or_else(String::new, |core| ui.date(core));
    list(ui.say("Background"), &strip.background)
        + &list(&core, &strip.days)
        + &list(ui.say("Ahead"), &strip.ahead)
        + ui.say("The timeline page holds the same events as text.")
}

fn lane_name(out: &mut String, y: f64, name: &str, note: &str) {
    text(out, "t-lane", 0.0, y, name);
    text(out, "t-soft", 0.0, y + 18.0, note);
}

/// Columns for the distinct dates, labels above the axis in as many rows as they need.
fn background(strip: &Strip, view: &Viewpoint<'_>, out: &mut String) -> f64 {
    let (events, ui) = (&view.site.briefing.events, view.interface());
    let mut dates: Vec<&VisitDate> = strip.background.iter().filter_map(|&i| events[i].date.as_ref()).collect();
    dates.dedup();
    let column = (WIDTH - LEFT) / dates.len().max(1) as f64;
    let left = |event: &Event| {
        let at = dates.iter().position(|d| Some(*d) == event.date.as_ref()).unwrap_or_default();
        LEFT + at as f64 * column
    };
    let mut rows = Rows::default();
    let mut placed = Vec::new();
    for &index in &strip.background {
        let x = left(&events[index]);
        let room = (WIDTH - x - 24.0).min((column - 34.0).clamp(118.0, 260.0));
        let label = Label::new(view, index, room, 3);
        let row = rows.place(x, x + 20.0 + label.width() + 12.0);
        placed.push((x, row, label));
    }
    let row_height = placed.iter().map(|(_, _, l)| l.height()).fold(0.0, f64::max) + 6.0;
    let axis = 14.0 + rows.len() as f64 * row_height + 2.0;
    lane_name(out, 14.0, ui.say("BACKGROUND"), ui.say("not to scale"));
    for (x, row, label) in &placed {
        let top = 14.0 + *row as f64 * row_height;
        let base = top + label.height() - LINE + 6.0;
        let _ = write!(out, "<path class=\"hair\" d=\"M{0:.0} {1:.0}V{axis:.0}\"/>", x + 7.0, base);
        label.draw(out, *x, top);
    }
    let _ = write!(out, "<path class=\"axis\" d=\"M{LEFT:.0} {axis:.0}H{WIDTH:.0}\"/>");
    for (i, date) in dates.iter().enumerate() {
        let x = LEFT + i as f64 * column;
        let severe = strip.background.iter().filter(|&&e| events[e].date.as_ref() == Some(date));
        let (_, colour) =
            mark(severe.map(|&e| badge(&view.site.briefing, &events[e])).max().unwrap_or(Badge::Reported));
        let long = (column - 14.0).min(60.0);
        let _ = write!(
            out,
            "<path class=\"{colour}\" stroke=\"currentColor\" stroke-width=\"5\" d=\"M{x:.0} {axis:.0}h{long:.0}\"/>"
        );
        let label = wrapped(&ui.short_date(date, None), column - 8.0, 1).concat();
        text(out, "t-soft", x, axis + 20.0, &label);
    }
    axis + 40.0
}

/// One column a day, in it the parts of the day that events give; an event whose day is disputed takes every column from
/// its first day to its last.
fn days(strip: &Strip, core: &VisitDate, view: &Viewpoint<'_>, out: &mut String, top: f64) -> f64 {
    let ui = view.interface();
    let count = core.first().until(core.last()).map_or(0, |s| s.get_days()).unsigned_abs() as usize + 1;
    let column = (WIDTH - LEFT) / count as f64;
    let year = core.last().year();
    let mut cursors = vec![top + 50.0; count];
    let mut parts_told = vec![None; count];
    let mut body = String::new();
    for (part, index) in by_part_of_day(strip, view) {
        let event = &view.site.briefing.events[index];
        let (first, last) = columns(event, core, count);
        let mut y = cursors[first..=last].iter().copied().fold(0.0, f64::max);
        let x = LEFT + first as f64 * column + 8.0;
        if let Some(part) = part.filter(|part| parts_told[first] != Some(*part)) {
            text(&mut body, "t-soft", x, y, &wording::capital(ui.say(part.words())));
            parts_told[first] = Some(part);
            y += LINE + 3.0;
        }
        let label = Label::new(view, index, column - 40.0, 2);
        label.draw(&mut body, x, y);
        let mut next = y + label.height() + 10.0;
        if last > first {
            let colour = mark(label.badge).1;
            let long = (last - first + 1) as f64 * column - 16.0;
            let line = y + label.height() - 8.0;
            let _ = write!(
                body,
                "<path class=\"{colour}\" stroke=\"currentColor\" stroke-width=\"2\" stroke-dasharray=\"5 3\" \
                 d=\"M{x:.0} {line:.0}h{long:.0}M{x:.0} {0:.0}v10M{1:.0} {0:.0}v10\"/>",
                line - 5.0,
                x + long
            );
            next += 6.0;
        }
        cursors[first..=last].fill(next);
    }
    let bottom = cursors.iter().copied().fold(top + 60.0, f64::max);
    let _ = write!(out, "<path class=\"heavy\" d=\"M0 {top:.0}H{WIDTH:.0}\"/>");
    let by_part = parts_told.iter().any(Option::is_some);
    lane_name(out, top + 28.0, ui.say("THE DAYS"), ui.say(if by_part { "by part of day" } else { "by day" }));
    for i in 0..count {
        let x = LEFT + i as f64 * column;
        let day = core.first().checked_add(i64::try_from(i).unwrap_or(0).days()).map(VisitDate::day);
        let name = day.map_or_else(|_| String::new(), |day| wording::when(ui, &day, Some(year)));
        if i % 2 == 1 {
            let (y, height) = (top + 1.0, bottom - top - 1.0);
            let _ = write!(
                out,
                "<rect class=\"band\" x=\"{x:.0}\" y=\"{y:.0}\" width=\"{column:.0}\" height=\"{height:.0}\"/>"
            );
        }
        let _ = write!(out, "<path class=\"hair\" d=\"M{x:.0} {top:.0}V{bottom:.0}\"/>");
        text(out, "t-b", x + 8.0, top + 27.0, &name);
    }
    out.push_str(&body);
    bottom
}

/// The events of the days with their parts of day: day by day, those without a part first. One whose day is disputed has
/// none here, for its label stands in the column of the first.
fn by_part_of_day(strip: &Strip, view: &Viewpoint<'_>) -> Vec<(Option<PartOfDay>, usize)> {
    let briefing = &view.site.briefing;
    let part = |index: usize| {
        let event = &briefing.events[index];
        PartOfDay::of(briefing, event).filter(|_| event.alternatives.is_empty())
    };
    let mut events: Vec<(Option<PartOfDay>, usize)> = strip.days.iter().map(|&index| (part(index), index)).collect();
    let first_day = |event: &Event| event.date.iter().chain(&event.alternatives).map(VisitDate::first).min();
    events.sort_by_key(|(part, index)| (first_day(&briefing.events[*index]), *part));
    events
}

/// The first and last column that an event's date and its alternatives cover.
fn columns(event: &Event, core: &VisitDate, count: usize) -> (usize, usize) {
    let at = |day: jiff::civil::Date| {
        let days = core.first().until(day.max(core.first()).min(core.last())).map_or(0, |s| s.get_days());
        (days.unsigned_abs() as usize).min(count - 1)
    };
    let dates = || event.date.iter().chain(&event.alternatives);
    let first = dates().map(|d| at(d.first())).min().unwrap_or_default();
    let last = dates().map(|d| at(d.last())).max().unwrap_or_default();
    (first, last.max(first))
}

/// Two columns: with a date, and without one.
fn ahead(strip: &Strip, view: &Viewpoint<'_>, out: &mut String, top: f64) -> f64 {
    let (events, ui) = (&view.site.briefing.events, view.interface());
    let (dated, undated): (Vec<usize>, Vec<usize>) = strip.ahead.iter().partition(|&&i| events[i].date.is_some());
    let groups: Vec<(Lane, Vec<usize>)> =
        [(Lane::Ahead, dated), (Lane::Undated, undated)].into_iter().filter(|(_, events)| !events.is_empty()).collect();
    let column = (WIDTH - LEFT) / groups.len().max(1) as f64;
    let mut bottom = top;
    let mut body = String::new();
    for (i, (lane, group)) in groups.iter().enumerate() {
        let x = LEFT + i as f64 * column + 8.0;
        text(&mut body, "t-b", x, top + 27.0, ui.say(if *lane == Lane::Undated { "No date given" } else { "Dated" }));
        let mut y = top + 52.0;
        for &index in group {
            let mut label = Label::new(view, index, column - 130.0, 2);
            if let Some(date) = &events[index].date {
                label.count = format!("{} · {}", ui.date(date), label.count);
                label.beside = false;
            }
            label.draw(&mut body, x, y);
            y += label.height() + 9.0;
        }
        bottom = f64::max(bottom, y);
    }
    let _ = write!(out, "<path class=\"heavy\" d=\"M0 {top:.0}H{WIDTH:.0}\"/>");
    for i in 0..groups.len() {
        let _ = write!(out, "<path class=\"hair\" d=\"M{:.0} {top:.0}V{bottom:.0}\"/>", LEFT + i as f64 * column);
    }
    let as_of = view
        .site
        .as_of()
        .map_or_else(String::new, |day| ui.fill("as of {date}", &[("date", &ui.short_date(day, None))]));
    lane_name(out, top + 28.0, ui.say("AHEAD"), &as_of);
    out.push_str(&body);
    bottom
}
