//! The versions of one source: its other files, and what changed from each to the one that speaks.

use serde::Serialize;

use super::Viewpoint;
use crate::article::{Change, Fate, Version};
use crate::date::VisitDate;
use crate::render::wording;
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
    article.versions.iter().map(|version| version_view(version, headline, withheld)).collect()
}

/// "2 versions" where a source has more than one file.
pub(crate) fn count(versions: &[Version]) -> Option<String> {
    (!versions.is_empty()).then(|| wording::counted(versions.len() + 1, "version"))
}

fn version_view(version: &Version, headline: Option<&str>, withheld: bool) -> VersionView {
    let format = match version.format {
        Format::Text => "text",
        Format::Html => "saved page",
        Format::Markdown => "Markdown",
    };
    let day = version.date.as_ref().map_or_else(|| "no date stated".to_owned(), VisitDate::words);
    let shown = if withheld { 0 } else { version.changes.len().min(MOST_SHOWN) };
    VersionView {
        path: version.path.clone(),
        facts: format!("{format}, {day}, {}", wording::counted(version.words, "word")),
        title: version.title.clone().filter(|title| !withheld && Some(title.as_str()) != headline),
        reason: version.reason.clone(),
        sha256: version.sha256.clone(),
        summary: summary(&version.changes),
        changes: version.changes[..shown].iter().map(changed).collect(),
        more: version.changes.len() - shown,
    }
}

/// "2 sentences added, 1 altered".
fn summary(changes: &[Change]) -> String {
    let number = |is: fn(&Change) -> bool| changes.iter().filter(|change| is(change)).count();
    let counts = [
        (number(|change| matches!(change, Change::Added(_))), "added"),
        (number(|change| matches!(change, Change::Altered(_))), "altered"),
        (number(|change| matches!(change, Change::Removed(_))), "removed"),
    ];
    let told: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {what}", wording::counted(count, "sentence")))
        .collect();
    if told.is_empty() { "the same sentences".to_owned() } else { format!("since then {}", told.join(", ")) }
}

fn changed(change: &Change) -> Changed {
    let whole = |fate, text: &String| vec![Words { fate, text: text.clone() }];
    match change {
        Change::Added(text) => Changed { what: "Added", words: whole("added", text) },
        Change::Removed(text) => Changed { what: "Removed", words: whole("removed", text) },
        Change::Altered(stretches) => {
            let words =
                |stretch: &crate::article::Stretch| Words { fate: fate(stretch.fate), text: stretch.words.clone() };
            Changed { what: "Altered", words: stretches.iter().map(words).collect() }
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
