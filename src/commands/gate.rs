//! `check --publish`: the list that a librarian goes through before a briefing is published.

use std::fmt::Write as _;
use std::path::Path;

use serde::Serialize;

use super::build::told;
use super::{CommandError, Outcome, configuration, print_json};
use crate::check::check;
use crate::config::Config;
use crate::gate::{Asked, Point, Verdict, ask};
use crate::language::counted;
use crate::pipeline::{self, BuildError, inputs, lay_out};
use crate::publish::Manifest;
use crate::render::Theme;

/// The list as JSON.
#[derive(Serialize)]
struct Gate<'p> {
    passes: bool,
    points: &'p [Point],
}

pub(super) fn run(folder: Option<&Path>, content: Option<&Path>, json: bool) -> Result<Outcome, CommandError> {
    let config = configuration(content, folder)?;
    let points = points(&config)?;
    let failed = points.iter().filter(|point| point.verdict == Verdict::Fail).count();
    if json {
        print_json(&Gate { passes: failed == 0, points: &points })?;
    } else {
        super::print(&in_words(&points))?;
    }
    let by_hand = points.iter().filter(|point| point.verdict == Verdict::Hand).count();
    eprintln!("{} of {} failed, {by_hand} to do by hand", failed, counted(points.len(), "point"));
    Ok(if failed == 0 { Outcome::Clean } else { Outcome::Findings })
}

fn points(config: &Config) -> Result<Vec<Point>, CommandError> {
    let checked = check(&config.output)?;
    let built = Manifest::open(&config.output)?;
    let theme = Theme::load(config).map_err(|problem| told(BuildError::Content(vec![*problem])))?;
    let (site, _) = lay_out(pipeline::read(config, &()).map_err(told)?, config, &theme);
    let earlier = site.changes.as_ref().and(config.since.as_deref()).and_then(|since| Manifest::open(since).ok());
    let inputs = inputs(config);
    let asked = Asked {
        site: &site,
        inputs: &inputs,
        folder: &config.output,
        built: &built,
        earlier: earlier.as_ref(),
        checked: &checked,
    };
    Ok(ask(&asked))
}

/// One line a point, and one for what to do about it.
fn in_words(points: &[Point]) -> String {
    let mut out = String::new();
    for point in points {
        let verdict = match point.verdict {
            Verdict::Pass => "pass",
            Verdict::Fail => "FAIL",
            Verdict::Hand => "by hand",
        };
        let _ = writeln!(out, "{verdict:<8} {}: {}", point.asks, point.found);
        if let Some(hint) = &point.hint {
            let _ = writeln!(out, "{:<8} {hint}", "");
        }
    }
    out
}
