//! The versions of one source: its other files, and what changed from each to the one that speaks.

use serde::Serialize;

use super::Viewpoint;
use crate::article::{Change, Fate, Version};
use crate::interface::{Interface, phrase};
use crate::source::Format;

/// One stretch of a changed sentence.
#[derive(Debug, Clone, Serialize)]
struct Words {
    fate: &'static str,
    text: String,
}

/// One changed sentence.
#[derive(Debug, Clone, Serialize)]
struct Changed {
    what: &'static str,
    words: Vec<Words>,
}

/// Another file of the source.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct VersionView {
    path: String,
    facts: String,
    /// Its headline, where it is not that of the source.
    title: Option<String>,
    reason: String,
    sha256: String,
    summary: String,
    changes: Vec<Changed>,
    more: usize,
}

/// At most so many changes are shown of one version.
const MOST_SHOWN: usize = 60;

/// The other files of a source, the latest first.
pub(crate) fn versions(view: &Viewpoint<'_>, index: usize) -> Vec<VersionView> {
    let article = &view.article(index).article;
    let headline = article.title.as_ref().map(|title| title.value.as_str());
    // What no page of excerpts cites, none shows.
    let withheld = !view.site.published.is_whole(index);
    article.versions.iter().map(|version| version_view(view.interface(), version, headline, withheld)).collect()
}

/// "2 versions" where a source has more than one file.
pub(crate) fn count(ui: Interface, versions: &[Version]) -> Option<String> {
    (!versions.is_empty()).then(|| ui.count(versions.len() + 1, "{n} version | {n} versions"))
}

fn version_view(ui: Interface, version: &Version, headline: Option<&str>, withheld: bool) -> VersionView {
    let format = ui.say(match version.format {
        Format::Text => "format§text",
        Format::Html => "saved page",
        Format::Markdown => "Markdown",
    });
    let day = version.date.as_ref().map_or_else(|| ui.say("no date stated").to_owned(), |day| ui.date(day));
    let shown = if withheld { 0 } else { version.changes.len().min(MOST_SHOWN) };
    VersionView {
        path: version.path.clone(),
        facts: format!("{format}, {day}, {}", ui.count(version.words, "{n} word | {n} words")),
        title: version.title.clone().filter(|title| !withheld && Some(title.as_str()) != headline),
        reason: ui.known(&version.reason).map_or_else(|| version.reason.clone(), str::to_owned),
        sha256: version.sha256.clone(),
        summary: summary(ui, &version.changes),
        changes: version.changes[..shown].iter().map(|change| changed(ui, change)).collect(),
        more: version.changes.len() - shown,
    }
}

/// "2 sentences added, 1 altered".
fn summary(ui: Interface, changes: &[Change]) -> String {
    let number = |is: fn(&Change) -> bool| changes.iter().filter(|change| is(change)).count();
    let counts = [
        (number(|change| matches!(change, Change::Added(_))), phrase("{n} sentence added | {n} sentences added")),
        (number(|change| matches!(change, Change::Altered(_))), phrase("{n} sentence altered | {n} sentences altered")),
        (number(|change| matches!(change, Change::Removed(_))), phrase("{n} sentence removed | {n} sentences removed")),
    ];
    let told: Vec<String> =
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| ui.count(count, what)).collect();
    if told.is_empty() {
        return ui.say("the same sentences").to_owned();
    }
    ui.fill("since then {changes}", &[("changes", &told.join(", "))])
}

fn changed(ui: Interface, change: &Change) -> Changed {
    let whole = |fate, text: &String| vec![Words { fate, text: text.clone() }];
    match change {
        Change::Added(text) => Changed { what: ui.say("Added"), words: whole("added", text) },
        Change::Removed(text) => Changed { what: ui.say("Removed"), words: whole("removed", text) },
        Change::Altered(stretches) => {
            let words =
                |stretch: &crate::article::Stretch| Words { fate: fate(stretch.fate), text: stretch.words.clone() };
            Changed { what: ui.say("Altered"), words: stretches.iter().map(words).collect() }
        }
    }
}

fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Kept => "kept",
        Fate::Added => "added",
        Fate::Removed => "removed",
    }
}
