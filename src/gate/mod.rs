//! What a librarian asks before a briefing is published: each point with pass, fail or to do by hand, and what to do.
//!
//! It looks at the briefing as its files are now and at the site that was built of them; both must agree.

mod points;

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use crate::check::Checked;
use crate::fingerprint::sha256;
use crate::publish::{Entry, Manifest};
use crate::site::Site;

/// How a point stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It holds.
    Pass,
    /// It does not hold.
    Fail,
    /// No program can tell: a person has to look.
    Hand,
}

/// One point of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Point {
    /// What is asked.
    pub asks: &'static str,
    /// How it stands.
    pub verdict: Verdict,
    /// What was found.
    pub found: String,
    /// What to do about it; none where nothing is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

/// What the points are asked of.
#[derive(Debug)]
pub struct Asked<'a> {
    /// The site as it would be built now.
    pub site: &'a Site,
    /// The files that it would be built of.
    pub inputs: &'a BTreeMap<String, Entry>,
    /// The folder of the built site.
    pub folder: &'a Path,
    /// Its manifest.
    pub built: &'a Manifest,
    /// The manifest of the edition that it is compared with.
    pub earlier: Option<&'a Manifest>,
    /// What is broken in the built site.
    pub checked: &'a Checked,
}

/// Every point in the order of the list.
pub fn ask(of: &Asked<'_>) -> Vec<Point> {
    points::ALL.iter().map(|(asks, point)| point(of).asked(asks)).collect()
}

/// A point without its question.
struct Answer {
    verdict: Verdict,
    found: String,
    hint: Option<String>,
}

impl Answer {
    fn pass(found: impl Into<String>) -> Self {
        Self { verdict: Verdict::Pass, found: found.into(), hint: None }
    }

    fn fail(found: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { verdict: Verdict::Fail, found: found.into(), hint: Some(hint.into()) }
    }

    fn by_hand(found: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { verdict: Verdict::Hand, found: found.into(), hint: Some(hint.into()) }
    }

    fn asked(self, asks: &'static str) -> Point {
        Point { asks, verdict: self.verdict, found: self.found, hint: self.hint }
    }
}

/// The files of the built site that are not there, or not as the build wrote them.
fn altered(folder: &Path, built: &Manifest) -> Vec<String> {
    let is_altered = |(path, entry): &(&String, &Entry)| {
        let plain = Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_)));
        !plain || std::fs::read(folder.join(path)).map_or(true, |bytes| sha256(&bytes) != entry.sha256)
    };
    built.files.iter().filter(is_altered).map(|(path, _)| path.clone()).collect()
}

/// The first of some names, and how many there are besides.
fn named(names: &[String]) -> String {
    const NAMED: usize = 5;
    let first = names.iter().take(NAMED).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let more = names.len().saturating_sub(NAMED);
    if more > 0 { format!("{first} and {more} more") } else { first }
}
