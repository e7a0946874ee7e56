//! What a page's meta tags say: Open Graph and RDFa, Dublin Core, `citation_*`, and the names that publishers' tools use.

use serde_json::Value;

use super::{dated, stated, without_outlet, word};
use crate::article::facts::Facts;
use crate::article::signers::signers;
use crate::article::{Stated, outlet};

/// Tags that state the day of publication, the surest first.
const PUBLISHED: [&str; 31] = [
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "citation_publication_date",
    "citation_date",
    "pubdate",
    "pub_date",
    "publish_date",
    "publish-date",
    "publishdate",
    "published-date",
    "publication_date",
    "publication-date",
    "published_time",
    "originalpublicationdate",
    "parsely-pub-date",
    "sailthru.date",
    "rnews:datepublished",
    "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime",
    "article.published",
    "created",
];
/// Tags that state the day of the last change.
const MODIFIED: [&str; 14] = [
    "article:modified_time",
    "og:modified_time",
    "article:updated_time",
    "og:updated_time",
    "datemodified",
    "dateupdated",
    "dc.date.modified",
    "dcterms.modified",
    "lastmod",
    "last-modified",
    "last_updated",
    "modified_time",
    "updated_time",
    "revision_date",
];
/// Tags that name the authors.
const AUTHORS: [&str; 14] = [
    "citation_author",
    "author",
    "article:author",
    "article:author_name",
    "article.author",
    "dc.creator",
    "dcterms.creator",
    "creator",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "rnews:author",
    "byline",
    "byl",
];
const TITLES: [&str; 7] =
    ["og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title", "sailthru.title"];
const OUTLETS: [&str; 5] = ["og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "publisher"];
const SECTIONS: [&str; 5] = ["article:section", "og:article:section", "parsely-section", "sailthru.section", "section"];

/// A page's meta tags, names in lower case.
#[derive(Debug, Default)]
pub(super) struct MetaTags(Vec<(String, String)>);

impl MetaTags {
    /// Adds a tag under each name that it carries.
    pub(super) fn add(&mut self, names: impl IntoIterator<Item = String>, content: &str) {
        let Some(content) = word(content) else { return };
        for name in names {
            self.0.push((name.trim().to_lowercase(), content.clone()));
        }
    }

    fn all<'m>(&'m self, name: &'m str) -> impl Iterator<Item = &'m str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, content)| content.as_str())
    }

    pub(super) fn first(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, content)| content.as_str())
    }

    fn first_of<'n>(&self, names: &[&'n str]) -> Option<(&'n str, &str)> {
        names.iter().find_map(|name| Some((*name, self.first(name)?)))
    }

    pub(super) fn facts(&self) -> Facts {
        let site = self.first("og:site_name");
        let date = |names: &[&str]| names.iter().find_map(|name| dated(self.first(name)?, name));
        let plain =
            |names: &[&str]| self.first_of(names).map(|(name, content)| stated(content.to_owned(), name, content));
        let title = self.first_of(&TITLES);
        let facts = Facts {
            title: title.map(|(name, content)| stated(without_outlet(content, site), name, content)),
            byline: self.authors(site),
            outlet: plain(&OUTLETS),
            date: date(&PUBLISHED),
            modified: date(&MODIFIED),
            url: plain(&["og:url"]).filter(|url| url.value.starts_with("http")),
            section: plain(&SECTIONS),
            ..Facts::default()
        };
        facts.or(self.parsely())
    }

    /// The authors of the first kind of tag that names a person; else those who are none.
    fn authors(&self, site: Option<&str>) -> Vec<Stated<String>> {
        let mut offices = Vec::new();
        for name in AUTHORS {
            let mut people: Vec<Stated<String>> = Vec::new();
            for content in self.all(name) {
                let read = signers(&in_order(name, content));
                let own = |who: &String| site.is_some_and(|site| outlet::key(site) == outlet::key(who));
                let (owns, others): (Vec<_>, Vec<_>) = read.people.into_iter().partition(own);
                let new = others.into_iter().filter(|who| people.iter().all(|known| known.value != *who));
                people.extend(new.map(|who| stated(who, name, content)).collect::<Vec<_>>());
                offices.extend(read.others.into_iter().chain(owns).map(|who| stated(who, name, content)));
            }
            if !people.is_empty() {
                return people;
            }
        }
        offices.truncate(1);
        offices
    }

    /// The tag that holds a JSON object of all facts.
    fn parsely(&self) -> Facts {
        let Some(Ok(page)) = self.first("parsely-page").map(serde_json::from_str::<Value>) else {
            return Facts::default();
        };
        let text = |field: &str| page.get(field).and_then(Value::as_str);
        let author = page.get("authors").and_then(Value::as_array).map(|list| list.iter().filter_map(Value::as_str));
        let authors =
            author.map(|names| names.collect::<Vec<_>>().join(", ")).or_else(|| Some(text("author")?.to_owned()));
        let names = authors.map(|names| signers(&names).names()).unwrap_or_default();
        Facts {
            byline: names.into_iter().map(|name| stated(name.clone(), "parsely-page author", &name)).collect(),
            date: text("pub_date").and_then(|date| dated(date, "parsely-page pub_date")),
            section: text("section").and_then(word).map(|name| stated(name.clone(), "parsely-page section", &name)),
            ..Facts::default()
        }
    }
}

/// A name as readers write it: `citation_author` puts the surname first ("Lee, Ann").
fn in_order(tag: &str, content: &str) -> String {
    match content.split_once(", ") {
        Some((last, first)) if tag == "citation_author" && !first.contains([',', ';']) => format!("{first} {last}"),
        _ => content.to_owned(),
    }
}
