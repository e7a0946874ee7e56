//! Everything that can be taken along: each file with what it holds, how the briefing is cited, and whose the data are.

use serde::Serialize;

use super::Viewpoint;
use crate::briefing::Briefing;
use crate::fingerprint::sha256;
use crate::interface::{Interface, phrase};
use crate::render::json_ld::Distribution;
use crate::site::{DataFile, Job, Link, TimelineFile};

/// A file or an edition: its output, its name, what it holds, its format, its media type, and where that is laid down.
struct Row {
    job: Job,
    name: &'static str,
    holds: &'static str,
    format: &'static str,
    media: &'static str,
    standard: Option<&'static str>,
}

impl Row {
    const fn new(
        job: Job,
        name: &'static str,
        holds: &'static str,
        (format, media, standard): (&'static str, &'static str, Option<&'static str>),
    ) -> Self {
        Self { job, name, holds, format, media, standard }
    }
}

const PAGE: (&str, &str, Option<&str>) = (phrase("Web page"), "text/html", None);
const CSV: (&str, &str, Option<&str>) = ("CSV", "text/csv", Some("https://www.rfc-editor.org/rfc/rfc4180"));
const JSON: (&str, &str, Option<&str>) = ("JSON", "application/json", Some("https://www.rfc-editor.org/rfc/rfc8259"));
const SCHEMA: (&str, &str, Option<&str>) =
    ("JSON Schema", "application/schema+json", Some("https://json-schema.org/draft/2020-12"));
const BIBTEX: (&str, &str, Option<&str>) = ("BibTeX", "application/x-bibtex", Some("https://ctan.org/pkg/bibtex"));
const RIS: (&str, &str, Option<&str>) = ("RIS", "application/x-research-info-systems", None);
const CSL: (&str, &str, Option<&str>) = (
    "CSL-JSON",
    "application/vnd.citationstyles.csl+json",
    Some("https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json"),
);
const CALENDAR: (&str, &str, Option<&str>) =
    ("iCalendar", "text/calendar", Some("https://www.rfc-editor.org/rfc/rfc5545"));
const ATOM: (&str, &str, Option<&str>) =
    ("Atom", "application/atom+xml", Some("https://www.rfc-editor.org/rfc/rfc4287"));

/// What is offered, in the order of the page; what a site does not have is left out of it.
const ROWS: [Row; 21] = [
    Row::new(
        Job::Print,
        phrase("Print edition"),
        phrase("the whole briefing on one page, to print or to save as PDF"),
        PAGE,
    ),
    Row::new(
        Job::Single,
        phrase("One file"),
        phrase("the whole briefing with the text of its sources in one web page that opens alone"),
        PAGE,
    ),
    Row::new(
        Job::Book,
        phrase("E-book"),
        phrase("the whole briefing with the text of its sources, for a reading device"),
        ("EPUB 3", "application/epub+zip", Some("https://www.w3.org/TR/epub-33/")),
    ),
    Row::new(Job::Search, phrase("data§Search"), phrase("the sentences and names of all sources"), PAGE),
    Row::new(
        Job::News,
        phrase("What is new"),
        phrase("what differs from an earlier edition: sources, events, disputes, names"),
        PAGE,
    ),
    Row::new(
        Job::ChangesFeed,
        phrase("Feed of changes"),
        phrase("what is new since an earlier edition, for a feed reader"),
        ATOM,
    ),
    Row::new(Job::Feed, phrase("Feed"), phrase("the sources, the newest first, for a feed reader"), ATOM),
    Row::new(
        Job::TimelineFile(TimelineFile::Calendar),
        phrase("Calendar"),
        phrase("events that have a day, plans as tentative"),
        CALENDAR,
    ),
    Row::new(
        Job::TimelineFile(TimelineFile::Table),
        phrase("Timeline"),
        phrase("one row for each sentence that tells of an event"),
        CSV,
    ),
    Row::new(
        Job::DataFile(DataFile::Events),
        phrase("Events"),
        phrase("one row for each event: date, status, who, where, how many sources"),
        CSV,
    ),
    Row::new(
        Job::DataFile(DataFile::Entities),
        phrase("Names"),
        phrase("one row for each person, body, place and term: forms, roles, counts"),
        CSV,
    ),
    Row::new(
        Job::DataFile(DataFile::Quotes),
        phrase("Quotes"),
        phrase("one row for each quotation: speaker, words, source"),
        CSV,
    ),
    Row::new(
        Job::DataFile(DataFile::Sources),
        phrase("Sources"),
        phrase("one row for each source: what it states of itself, its hash"),
        CSV,
    ),
    Row::new(
        Job::DataFile(DataFile::Bibtex),
        phrase("References (BibTeX)"),
        phrase("the sources for LaTeX and reference managers"),
        BIBTEX,
    ),
    Row::new(
        Job::DataFile(DataFile::Ris),
        phrase("References (RIS)"),
        phrase("the sources for reference managers"),
        RIS,
    ),
    Row::new(
        Job::DataFile(DataFile::Csl),
        phrase("References (CSL-JSON)"),
        phrase("the sources for Zotero, Pandoc and citation styles"),
        CSL,
    ),
    Row::new(
        Job::Record,
        phrase("Briefing (JSON)"),
        phrase("all that was found: sources, origins, names, events, quotes, disputes"),
        JSON,
    ),
    Row::new(
        Job::TimelineFile(TimelineFile::Record),
        phrase("Timeline (JSON)"),
        phrase("every event with its sentences, dates and history"),
        JSON,
    ),
    Row::new(
        Job::DataFile(DataFile::RecordSchema),
        phrase("Schema of the briefing"),
        phrase("what each field of data/briefing.json means"),
        SCHEMA,
    ),
    Row::new(
        Job::DataFile(DataFile::TimelineSchema),
        phrase("Schema of the timeline"),
        phrase("what each field of data/timeline.json means"),
        SCHEMA,
    ),
    Row::new(
        Job::Sitemap,
        phrase("Sitemap"),
        phrase("the addresses of all pages, for search engines"),
        ("XML", "application/xml", Some("https://www.sitemaps.org/protocol.html")),
    ),
];

/// A file on the page.
#[derive(Debug, Clone, Serialize)]
struct File {
    name: &'static str,
    href: Link,
    holds: &'static str,
    format: &'static str,
    standard: Option<&'static str>,
    /// "12 kB"; none for a page, and for an edition, which would be made twice to be measured.
    size: Option<String>,
    download: bool,
}

/// The page of the data.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DataView {
    facts: Vec<String>,
    caption: String,
    files: Vec<File>,
    citation: String,
    rights: String,
    rights_href: Option<String>,
    excerpts: bool,
}

impl DataView {
    /// The page; `size` tells how many bytes an output has.
    pub(crate) fn new<E>(view: &Viewpoint<'_>, size: impl Fn(Job) -> Result<usize, E>) -> Result<Self, E> {
        let config = &view.site.config;
        let ui = view.interface();
        let file = |row: &Row| {
            let is_file = row.media != PAGE.1;
            Ok(File {
                name: ui.say(row.name),
                href: view.link(row.job),
                holds: ui.say(row.holds),
                format: ui.known(row.format).unwrap_or(row.format),
                standard: row.standard,
                size: if is_file && !is_edition(row.job) { Some(in_words(ui, size(row.job)?)) } else { None },
                download: is_file && ![Job::Feed, Job::ChangesFeed, Job::Sitemap].contains(&row.job),
            })
        };
        let files = offered(view).map(file).collect::<Result<Vec<File>, E>>()?;
        let rights = config.data_rights.clone();
        let is_web = |rights: &String| rights.starts_with("https://") || rights.starts_with("http://");
        Ok(Self {
            facts: vec![
                ui.count(view.site.briefing.articles.len(), "{n} source | {n} sources"),
                ui.count(view.site.briefing.events.len(), "{n} event | {n} events"),
                ui.count(files.len(), "{n} file | {n} files"),
            ],
            caption: ui
                .say("Every file follows from the sources alone: the same sources give the same bytes.")
                .to_owned(),
            files,
            citation: citation(view),
            rights_href: rights.clone().filter(is_web),
            rights: rights.unwrap_or_else(|| ui.say("not stated by whoever compiled the briefing").to_owned()),
            excerpts: (0..view.site.briefing.articles.len()).any(|article| !view.site.published.is_whole(article)),
        })
    }
}

/// The files, without the pages, for programs that look for data.
pub(crate) fn distributions(view: &Viewpoint<'_>) -> Vec<Distribution<'static>> {
    let files = offered(view).filter(|row| row.media != PAGE.1);
    files.map(|row| (view.interface().say(row.name), row.media, view.address(row.job))).collect()
}

fn offered(view: &Viewpoint<'_>) -> impl Iterator<Item = &'static Row> {
    ROWS.iter().filter(|row| view.site.jobs.contains(&row.job))
}

fn is_edition(job: Job) -> bool {
    matches!(job, Job::Single | Job::Book)
}

/// "Title. Briefing on 9 sources, as of 20 June 2023. Sources SHA-256 ….".
fn citation(view: &Viewpoint<'_>) -> String {
    let ui = view.interface();
    let config = &view.site.config;
    let articles = ui.count(view.site.briefing.articles.len(), "{n} source | {n} sources");
    let about = match view.site.as_of() {
        Some(day) => {
            ui.fill("Briefing on {sources}, as of {date}.", &[("sources", &articles), ("date", &ui.date(day))])
        }
        None => ui.fill("Briefing on {sources}.", &[("sources", &articles)]),
    };
    let hash = ui.fill("SHA-256 of the sources: {hash}.", &[("hash", &hash_of_sources(&view.site.briefing))]);
    let address = config.base_address.as_ref().map(|base| format!(" {base}")).unwrap_or_default();
    format!("{}. {about} {hash}{address}", config.title.trim_end_matches('.'))
}

/// What tells these source files from all others: versions count too.
fn hash_of_sources(briefing: &Briefing) -> String {
    let articles = briefing.articles.iter().map(|annotated| &annotated.article);
    let files = articles.flat_map(|article| {
        let versions = article.versions.iter().map(|version| (version.path.as_str(), version.sha256.as_str()));
        versions.chain([(article.path.as_str(), article.sha256.as_str())])
    });
    let mut files: Vec<(&str, &str)> = files.collect();
    files.sort_unstable();
    let lines: Vec<String> = files.iter().map(|(path, hash)| format!("{hash}  {path}\n")).collect();
    sha256(lines.concat().as_bytes())
}

/// "13 kB".
fn in_words(ui: Interface, bytes: usize) -> String {
    ui.fill("{number} kB", &[("number", &ui.number(bytes.div_ceil(1000)))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_as_people_read_them() {
        assert_eq!(in_words(Interface::ENGLISH, 999), "1 kB");
        assert_eq!(in_words(Interface::ENGLISH, 1001), "2 kB");
        assert_eq!(in_words(Interface::ENGLISH, 1_234_567), "1,235 kB");
    }
}
