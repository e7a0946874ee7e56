//! How often each source names an entity, and which do not.

use serde::Serialize;

use crate::interface::{Interface, phrase};
use crate::render::view::Viewpoint;
use crate::render::wording;
use crate::site::Link;

/// One source.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Bar {
    source: usize,
    href: Link,
    number: usize,
    /// From 0 to 100.
    percent: usize,
}

/// The bars of a page, and what they leave out.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Coverage {
    bars: Vec<Bar>,
    note: String,
}

/// Sources that get a bar; a larger folder shows those with the most mentions.
const BARS: usize = 24;

impl Coverage {
    pub(super) fn new(view: &Viewpoint<'_>, index: usize) -> Self {
        let articles = view.site.briefing.articles.len();
        let mut counts: Vec<(usize, usize)> = (0..articles).map(|article| (article, 0)).collect();
        for mention in &view.site.briefing.entities[index].mentions {
            counts[mention.article].1 += 1;
        }
        let silent = counts.iter().filter(|(_, number)| *number == 0).count();
        if articles > BARS {
            counts.retain(|(_, number)| *number > 0);
            counts.sort_by_key(|&(article, number)| (std::cmp::Reverse(number), article));
        }
        let left = counts.len().saturating_sub(BARS);
        counts.truncate(BARS);
        counts.sort_unstable();
        let most = counts.iter().map(|&(_, number)| number).max().unwrap_or(1).max(1);
        let bar = |(article, number)| Bar {
            source: article + 1,
            href: view.article_link(article),
            number,
            percent: (number * 100).div_ceil(most),
        };
        let note = note(view.interface(), articles, left, silent);
        Self { bars: counts.into_iter().map(bar).collect(), note }
    }
}

fn note(ui: Interface, articles: usize, left: usize, silent: usize) -> String {
    let left = (left > 0).then(|| ui.count(left, "{n} source with fewer left out | {n} sources with fewer left out"));
    let silent = (silent > 0).then(|| {
        let some = wording::of_sources(ui, silent, articles);
        let forms = phrase("{some} does not name it | {some} do not name it");
        ui.count_with(silent, forms, &[("some", &some)])
    });
    let told = ui.say("Mentions in the text of each source").to_owned();
    ui.series([told].into_iter().chain(left).chain(silent)) + "."
}
