//! The edition that a site is compared with.

use std::collections::BTreeSet;

use crate::briefing::{OF_A_SECRET, count_words};
use crate::config::{Config, FILE_NAME};
use crate::diagnostic::{Diagnostic, shown};
use crate::edition::{Change, Changes, Edition, Thing};
use crate::publish::{Manifest, real};
use crate::site::Site;

/// The same site with what is new in it, where the configuration names an earlier edition that can be read.
pub(super) fn compared(site: Site, config: &Config) -> (Site, Option<Diagnostic>) {
    match earlier(config) {
        Ok(None) => (site, None),
        Ok(Some(edition)) => {
            let withheld = &site.briefing.withheld;
            let gone = withheld_places(&site);
            let is_withheld = |place: &str| {
                gone.contains(place) || place.split_once('#').is_some_and(|(source, _)| gone.contains(source))
            };
            let edition = edition.without_words_of(is_withheld);
            let changes = Changes::between(&edition, &site.edition);
            // A file that was taken away was perhaps to be taken down: what an earlier edition printed of it cannot be known from the rest.
            let is_gone = changes.of(Thing::Source, Change::Removed).next().is_some();
            let may_not =
                |words: &str| is_gone && count_words(words) >= OF_A_SECRET || withheld.leak(words.as_bytes()).is_some();
            let changes = changes.without_words(may_not);
            (Site { changes: Some(changes), ..site }, None)
        }
        Err(problem) => (site, Some(*problem)),
    }
}

/// What is withheld now and may have been published before, as in `003` or `003#s12`.
fn withheld_places(site: &Site) -> BTreeSet<String> {
    let articles = site.briefing.articles.iter().map(|annotated| &annotated.article);
    let places = articles.flat_map(|article| {
        article.withheld.tombstones.iter().map(|tombstone| match tombstone.sentence {
            Some(number) => format!("{}#s{number}", article.id),
            None => article.id.0.clone(),
        })
    });
    places.collect()
}

fn earlier(config: &Config) -> Result<Option<Edition>, Box<Diagnostic>> {
    let Some(since) = &config.since else { return Ok(None) };
    let problem = |what: &str, why: String| {
        let problem = Diagnostic::warning("no-edition", shown(&config.root.join(FILE_NAME)), what).because(why);
        Box::new(problem.hint(
            "copy `manifest.json` of the site that was published last to a place of its own, and name it in `since`",
        ))
    };
    let nothing = "nothing is compared: the page “What is new” stays empty";
    if real(since).starts_with(real(&config.output)) {
        let why = "`since` names the output folder, whose manifest each build writes anew".to_owned();
        return Err(problem(nothing, why));
    }
    let manifest = Manifest::open(since).map_err(|error| problem(nothing, error.to_string()))?;
    let none = || problem(nothing, format!("{} tells of files alone: an older program wrote it", shown(since)));
    manifest.edition.map(Some).ok_or_else(none)
}
