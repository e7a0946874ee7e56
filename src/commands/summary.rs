//! What a build did, in six lines or as JSON. The only place that shows time.

use std::collections::BTreeSet;
use std::fmt;
use std::time::Duration;

use serde::Serialize;

use crate::annotate::EntityKind;
use crate::article::Article;
use crate::briefing::{Briefing, Verdict};
use crate::config::Config;
use crate::diagnostic::shown;
use crate::language::{counted, grouped};
use crate::pipeline::Built;
use crate::publish::Published;

/// What a build did.
#[derive(Debug, Serialize)]
pub(super) struct Summary {
    title: String,
    articles: usize,
    outlets: usize,
    words: usize,
    /// Blocks of the originals that were cut, each with its reason.
    cut: usize,
    people: usize,
    organisations: usize,
    places: usize,
    events: usize,
    quotes: usize,
    disputes: usize,
    files: Published,
    warnings: usize,
    seconds: f64,
    /// The page to open.
    open: String,
}

impl Summary {
    pub(super) fn of(built: &Built, config: &Config, took: Duration) -> Self {
        let briefing = &built.briefing;
        let articles = || briefing.articles.iter().map(|annotated| &annotated.article);
        let outlets: BTreeSet<_> = articles().filter_map(|article| Some(&article.outlet.as_ref()?.value)).collect();
        Self {
            title: config.title.clone(),
            articles: briefing.articles.len(),
            outlets: outlets.len(),
            words: articles().map(Article::words).sum(),
            cut: articles().flat_map(|article| &article.blocks).filter(|block| !block.verdict.kept).count(),
            people: pages(briefing, EntityKind::Person),
            organisations: pages(briefing, EntityKind::Organisation),
            places: pages(briefing, EntityKind::Place),
            events: briefing.events.len(),
            quotes: briefing.quotes.len(),
            disputes: briefing.disputes.iter().filter(|dispute| dispute.verdict == Verdict::Dispute).count(),
            files: built.published,
            warnings: built.warnings.len(),
            seconds: (took.as_secs_f64() * 1000.0).round() / 1000.0,
            open: shown(&config.output.join("index.html")),
        }
    }
}

/// Entities of a kind that have a page.
fn pages(briefing: &Briefing, kind: EntityKind) -> usize {
    briefing.entities.iter().filter(|entity| entity.kind == kind && entity.has_page).count()
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Published { written, unchanged, removed } = self.files;
        writeln!(f, "{}", self.title)?;
        writeln!(
            f,
            "  read   {} of {}, {}; {} cut, each with its reason",
            counted(self.articles, "article"),
            counted(self.outlets, "named outlet"),
            counted(self.words, "word"),
            counted(self.cut, "block"),
        )?;
        writeln!(
            f,
            "  found  {}, {}, {}; {}, {}, {}",
            if self.people == 1 { "1 person".to_owned() } else { format!("{} people", grouped(self.people)) },
            counted(self.organisations, "organisation"),
            counted(self.places, "place"),
            counted(self.events, "event"),
            counted(self.quotes, "quotation"),
            counted(self.disputes, "dispute"),
        )?;
        writeln!(f, "  wrote  {}; {unchanged} unchanged, {removed} removed", counted(written, "file"))?;
        writeln!(f, "  took   {:.2} s, {}", self.seconds, counted(self.warnings, "warning"))?;
        writeln!(f, "  open   {}", self.open)
    }
}
