//! What each file does not state of itself: a list of tasks for whoever can find it out.

use serde::Serialize;

use super::Viewpoint;
use crate::article::{Article, Basis};
use crate::interface::{Interface, phrase};
use crate::render::wording;
use crate::site::Link;

/// One thing that a file does not state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Gap {
    /// phrase("publisher").
    what: &'static str,
    /// The key of a sidecar that gives it.
    key: &'static str,
}

/// What one file does not state.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct GapRow {
    number: usize,
    title: String,
    lang: Option<String>,
    href: Link,
    gaps: Vec<Gap>,
    /// Where to give it: "front matter", "a.toml".
    place: String,
}

/// The sources that do not state something, in their order.
pub(super) fn gap_rows(view: &Viewpoint<'_>) -> Vec<GapRow> {
    let row = |index: usize| {
        let article = &view.article(index).article;
        let gaps = gaps(view.interface(), article);
        (!gaps.is_empty() && article.withheld.whole().is_none()).then(|| GapRow {
            number: index + 1,
            title: wording::headline(view.interface(), article),
            lang: article.title.as_ref().and_then(|_| view.lang(index)),
            href: view.article_link(index),
            gaps,
            place: given_at(article)
                .map_or_else(|| format!("{}.toml", article.path), |place| told(view.interface(), place)),
        })
    };
    (0..view.site.briefing.articles.len()).filter_map(row).collect()
}

/// A place in words: the front matter of the file itself, or the path of a sidecar.
fn told(ui: Interface, place: &str) -> String {
    if place == phrase("front matter") { ui.say("front matter").to_owned() } else { place.to_owned() }
}

/// Where a person has given something of it already; a file has one sidecar.
fn given_at(article: &Article) -> Option<&str> {
    let texts = article.title.iter().chain(&article.outlet).chain(&article.url).chain(&article.byline);
    let texts = texts.map(|text| (text.basis, &text.evidence));
    let mut stated = texts.chain(article.date.iter().map(|date| (date.basis, &date.evidence)));
    stated.find(|(basis, _)| *basis == Basis::Given).map(|(_, place)| place.as_str())
}

fn gaps(ui: Interface, article: &Article) -> Vec<Gap> {
    let date = match article.date.as_ref().map(|date| date.basis) {
        None => Some(phrase("date")),
        Some(Basis::Caption) => Some(phrase("date (only a caption gives one)")),
        Some(Basis::Inferred) => Some(phrase("date (only inferred)")),
        Some(Basis::Given | Basis::Stated | Basis::Metadata) => None,
    };
    let title = article.title.is_none() && !article.withheld.has_headline;
    [
        (title.then_some(phrase("headline")), "title"),
        (article.outlet.is_none().then_some(phrase("publisher")), "outlet"),
        (date, "date"),
        (article.byline.is_empty().then_some(phrase("author")), "byline"),
        (article.url.is_none().then_some(phrase("address")), "url"),
    ]
    .into_iter()
    .filter_map(|(what, key)| Some(Gap { what: ui.say(what?), key }))
    .collect()
}
