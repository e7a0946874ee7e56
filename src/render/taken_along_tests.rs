//! What can be taken along: feed, sitemap, tables, references, the facts in the head of a page. None says more than a page.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::article::{Article, clean};
use crate::briefing::brief;
use crate::config::{Caps, Config, Mode};
use crate::edits::Edits;
use crate::render::{Theme, render};
use crate::site::{DataFile, Job, Site, plan};
use crate::{annotate::annotate, source};

const FIRST: &str = "---\ntitle: \"Harbour <talks> open & \\\"last\\\"\"\nauthor: Ada Lund\noutlet: Ostermere Post\n\
    date: 2031-05-06\nurl: https://ostermere.example/a_b?x=1&y=2\nrights: CC BY 4.0\nlanguage: en\n---\n\n\
    Harbour Minister Ada Okafor met Jonas Lind in Ostermere on Tuesday. The corridor smelled of fresh paint. Rain fell \
    on the roofs for most of the afternoon.\n\nOkafor plans to meet the union in Ostermere on 9 May.\n";

const SECOND: &str = "---\ntitle: \"=SUM(A1) opens in Ostermere\"\n---\n\n\
    A paper without a day said that the harbour would open. Gulls sat there.\n";

fn site(mode: Mode, address: Option<&str>) -> (tempfile::TempDir, Theme, Site) {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    fs::create_dir(&content).unwrap();
    fs::write(content.join("first.md"), FIRST).unwrap();
    fs::write(content.join("second.md"), SECOND).unwrap();
    let (theme, site) = planned(folder.path(), mode, address);
    (folder, theme, site)
}

fn planned(folder: &Path, mode: Mode, address: Option<&str>) -> (Theme, Site) {
    let base_address = address.map(|address| address.parse().unwrap());
    let config = Config { base_address, mode, caps: Caps { words: 150, share: 60 }, ..Config::defaults(folder) };
    let articles: Vec<Article> = source::read(&config.content).sources.iter().map(clean).collect();
    let (briefing, _) = brief(articles.into_iter().map(annotate).collect(), &Edits::default());
    let theme = Theme::load(&config).unwrap();
    let site = plan(briefing, &Edits::default(), &config, theme.assets());
    (theme, site)
}

fn text((_, theme, site): &(tempfile::TempDir, Theme, Site), job: Job) -> String {
    String::from_utf8(render(theme, site, job).unwrap().bytes).unwrap()
}

/// The text between two marks, once for each.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Vec<&'t str> {
    text.split(open).skip(1).filter_map(|rest| rest.split(close).next()).collect()
}

fn linked_data(page: &str) -> Value {
    let found = between(page, "<script type=\"application/ld+json\">", "</script>");
    assert_eq!(found.len(), 1, "{page}");
    serde_json::from_str(found[0]).unwrap()
}

#[test]
fn the_feed_has_what_the_standard_asks_for_and_no_clock() {
    let open = site(Mode::Full, Some("https://example.org/harbour/"));
    let feed = text(&open, Job::Feed);
    let ids = between(&feed, "<id>", "</id>");
    assert_eq!(
        ids,
        [
            "tag:example.org,2026:/harbour/index.html",
            "tag:example.org,2026:/harbour/articles/first.html",
            "tag:example.org,2026:/harbour/articles/second.html"
        ]
    );
    assert_eq!(between(&feed, "<updated>", "</updated>"), ["2031-05-06T00:00:00Z"; 3], "{feed}");
    assert_eq!(between(&feed, "<published>", "</published>"), ["2031-05-06T00:00:00Z"], "{feed}");
    assert_eq!(between(&feed, "<author><name>", "</name></author>"), ["Briefing", "Ada Lund"]);
    for line in [
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"https://example.org/harbour/feed.xml\"/>",
        "<link rel=\"alternate\" type=\"text/html\" href=\"https://example.org/harbour/articles/first.html\"/>",
        "<link rel=\"via\" type=\"text/html\" href=\"https://ostermere.example/a_b?x=1&amp;y=2\"/>",
        "<title>Harbour &lt;talks&gt; open &amp; &quot;last&quot;</title>",
        "<rights>CC BY 4.0</rights>",
    ] {
        assert!(feed.contains(line), "{line}\n{feed}");
    }
    let from_disk = text(&site(Mode::Full, None), Job::Feed);
    assert!(from_disk.contains("href=\"articles/first.html\"") && !from_disk.contains("rel=\"self\""), "{from_disk}");
    assert!(from_disk.contains("<id>tag:backgrounder.invalid,2026:/briefing/articles/first.html</id>"), "{from_disk}");
}

#[test]
fn the_feed_of_excerpts_holds_the_first_sentences_that_pages_show() {
    let full = text(&site(Mode::Full, None), Job::Feed);
    assert!(full.contains("Ostermere on Tuesday. The corridor smelled of fresh paint.</summary>"), "{full}");
    let excerpts = text(&site(Mode::Excerpts, None), Job::Feed);
    assert!(excerpts.contains("met Jonas Lind in Ostermere on Tuesday."), "{excerpts}");
    assert!(!excerpts.contains("fresh paint") && !excerpts.contains("Gulls"), "{excerpts}");
}

#[test]
fn only_a_site_with_an_address_that_may_be_found_has_a_sitemap() {
    let open = site(Mode::Full, Some("https://example.org/harbour/"));
    assert!(open.2.jobs.contains(&Job::Sitemap) && !open.2.jobs.contains(&Job::Robots));
    let sitemap = text(&open, Job::Sitemap);
    let addresses = between(&sitemap, "<loc>", "</loc>");
    assert!(addresses.contains(&"https://example.org/harbour/articles/first.html"), "{sitemap}");
    assert!(addresses.iter().all(|address| address.starts_with("https://example.org/harbour/")), "{sitemap}");
    assert!(!sitemap.contains("original") && !sitemap.contains("404") && !sitemap.contains("data/"), "{sitemap}");
    let root = site(Mode::Full, Some("https://example.org/"));
    assert!(text(&root, Job::Robots).ends_with("\nSitemap: https://example.org/sitemap.xml\n"));
    for (mode, address) in [(Mode::Full, None), (Mode::Private, Some("https://example.org/"))] {
        let jobs = site(mode, address).2.jobs;
        assert!(!jobs.contains(&Job::Sitemap) && !jobs.contains(&Job::Robots), "{mode:?}");
    }
}

#[test]
fn a_page_names_its_address_where_it_has_one() {
    let link = "<link rel=\"canonical\" href=\"https://example.org/harbour/articles/first.html\">";
    let open = site(Mode::Full, Some("https://example.org/harbour/"));
    assert!(text(&open, Job::Article(0)).contains(link));
    assert!(!text(&open, Job::Original(0)).contains("canonical") && !text(&open, Job::NotFound).contains("canonical"));
    assert!(!text(&site(Mode::Full, None), Job::Article(0)).contains("canonical"));
    assert!(!text(&site(Mode::Private, Some("https://example.org/")), Job::Article(0)).contains("canonical"));
}

#[test]
fn the_head_of_an_article_tells_what_is_stated_and_nothing_else() {
    let full = site(Mode::Full, None);
    let first = text(&full, Job::Article(0));
    for (name, content) in [
        ("citation_title", "Harbour &lt;talks&gt; open &amp; &quot;last&quot;"),
        ("citation_author", "Ada Lund"),
        ("citation_publication_date", "2031/05/06"),
        ("citation_journal_title", "Ostermere Post"),
        ("dcterms.issued", "2031-05-06"),
        ("dcterms.rights", "CC BY 4.0"),
    ] {
        assert!(first.contains(&format!("<meta name=\"{name}\" content=\"{content}\">")), "{name}\n{first}");
    }
    let facts = linked_data(&first);
    assert_eq!(facts["@type"], "NewsArticle");
    assert_eq!(facts["headline"], "Harbour <talks> open & \"last\"");
    assert_eq!(facts["datePublished"], "2031-05-06");
    assert_eq!(facts["author"][0]["name"], "Ada Lund");
    assert_eq!(facts["publisher"]["name"], "Ostermere Post");
    assert_eq!(facts["url"], "https://ostermere.example/a_b?x=1&y=2");
    let second = text(&full, Job::Article(1));
    assert!(!second.contains("citation_publication_date") && !second.contains("dcterms.issued"), "{second}");
    let facts = linked_data(&second);
    assert!(["datePublished", "author", "publisher", "url"].iter().all(|key| facts.get(key).is_none()), "{facts}");
}

#[test]
fn events_say_where_they_stand_and_their_days_only_where_these_are_known() {
    let full = site(Mode::Full, None);
    let told = linked_data(&text(&full, Job::Timeline));
    let events = told["subEvent"].as_array().unwrap();
    assert_eq!(events.len(), full.2.briefing.events.len());
    assert!(events.iter().any(|event| event["startDate"] == "2031-05-06"), "{told}");
    for event in events {
        assert_eq!(event["superEvent"]["@id"], told["@id"]);
        assert!(event["eventStatus"].as_str().is_none_or(|status| status.starts_with("https://schema.org/Event")));
    }
    let person = (0..full.2.briefing.entities.len()).find(|&at| full.2.briefing.entities[at].name == "Ada Okafor");
    let person = linked_data(&text(&full, Job::Entity(person.unwrap())));
    assert_eq!((person["@type"].as_str(), person["name"].as_str()), (Some("Person"), Some("Ada Okafor")));
    assert!(person.get("sameAs").is_none() && person["jobTitle"].is_array(), "{person}");
}

#[test]
fn every_table_is_read_back_with_all_its_columns_and_starts_no_formula() {
    let full = site(Mode::Full, None);
    for file in [DataFile::Sources, DataFile::Entities, DataFile::Events, DataFile::Quotes] {
        let table = text(&full, Job::DataFile(file));
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
        assert!(file == DataFile::Quotes || !rows.is_empty(), "{file:?}");
        assert!(rows.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{table}");
    }
    assert!(text(&full, Job::DataFile(DataFile::Sources)).contains(",'=SUM(A1) opens in Ostermere,"));
}

#[test]
fn the_page_of_the_data_leads_to_every_file() {
    let open = site(Mode::Full, Some("https://example.org/"));
    let page = text(&open, Job::Data);
    let files = open.2.jobs.iter().map(|&job| open.2.route(job)).filter(|route| route.path().starts_with("data/"));
    let all: Vec<String> = files.map(|route| route.path().to_owned()).collect();
    assert_eq!(all.len(), 13);
    for path in all.iter().map(String::as_str).chain([
        "feed.xml",
        "changes.xml",
        "new.html",
        "sitemap.xml",
        "print.html",
        "search.html",
        "briefing.epub",
        "briefing.html",
    ]) {
        assert!(page.contains(&format!("href=\"{path}\"")), "{path}");
    }
    assert_eq!(linked_data(&page)["distribution"].as_array().unwrap().len(), 17);
    let other = site(Mode::Full, None);
    assert!(!text(&other, Job::Data).contains("sitemap"));
}
