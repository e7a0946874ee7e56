//! What a page's head says of the article: JSON-LD, Open Graph and other meta tags, `<time>`, `<title>`, `lang`.

use scraper::{Html, Selector};
use serde_json::Value;

use super::facts::Facts;
use super::repair::repair;
use super::{Basis, Stated, date_line};
use crate::date::VisitDate;

/// Meta tags that state the day of publication, the surest first.
const DATES: [&str; 12] = [
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "dcterms.date",
    "citation_publication_date",
    "citation_date",
    "pubdate",
    "parsely-pub-date",
];
/// Meta tags that name the authors.
const AUTHORS: [&str; 7] =
    ["citation_author", "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl"];
/// Types of JSON-LD objects that are articles.
const ARTICLES: [&str; 8] = [
    "NewsArticle",
    "Article",
    "BlogPosting",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "LiveBlogPosting",
    "WebPage",
    "OpinionNewsArticle",
];

/// Reads a page's head.
pub(super) fn facts(page: &Html) -> Facts {
    let linked = json_ld(page);
    let meta = Meta::read(page);
    let from_json = linked.as_ref().map(json_facts).unwrap_or_default();
    from_json.or(meta_facts(&meta)).or(page_facts(page, &meta))
}

fn stated<T>(value: T, field: &str, content: &str) -> Stated<T> {
    Stated { value, basis: Basis::Metadata, evidence: format!("{field}: {content}"), block: None }
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).expect("the selectors are well-formed")
}

/// The local civil day of a stamp as printed: "2023-06-18T23:10:00+02:00" is the 18th wherever it is read.
fn day(text: &str) -> Option<VisitDate> {
    date_line::printed_dates(text).first().map(|(_, day)| VisitDate::day(*day))
}

fn word(text: &str) -> Option<String> {
    let text = repair(text);
    (!text.is_empty()).then_some(text)
}

/// The first JSON-LD object that is an article.
fn json_ld(page: &Html) -> Option<Value> {
    let scripts = selector("script[type='application/ld+json']");
    let values: Vec<Value> = page
        .select(&scripts)
        .filter_map(|script| serde_json::from_str(script.text().collect::<String>().trim()).ok())
        .collect();
    let rank = |value: &Value| {
        let types: Vec<&str> = strings(value.get("@type")?);
        ARTICLES.iter().position(|known| types.contains(known))
    };
    let mut found: Vec<(usize, &Value)> =
        values.iter().flat_map(objects).filter_map(|value| Some((rank(value)?, value))).collect();
    // A page may describe itself as a web page beside the article: the article comes first.
    found.sort_by_key(|(rank, _)| *rank == 6);
    found.first().map(|(_, value)| (*value).clone())
}

/// The objects of a JSON-LD value, those in its lists and graph included.
fn objects<'v>(value: &'v Value) -> Vec<&'v Value> {
    let list = value.as_array().map_or_else(|| vec![value], |list| list.iter().collect());
    let graph = |value: &'v Value| value.get("@graph").and_then(Value::as_array);
    list.into_iter()
        .flat_map(|value| graph(value).map_or_else(|| vec![value], |graph| graph.iter().collect()))
        .collect()
}

fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The names that a value gives: strings, objects with a name, or a list of them.
fn names(value: &Value) -> Vec<String> {
    let list = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    let name = |value: &Value| value.as_str().or_else(|| value.get("name")?.as_str()).and_then(word);
    list.iter().filter_map(name).collect()
}

fn json_facts(article: &Value) -> Facts {
    let text = |field: &str| article.get(field).and_then(Value::as_str).and_then(word);
    let published = text("datePublished").or_else(|| text("dateCreated"));
    Facts {
        title: text("headline").map(|title| stated(title.clone(), "JSON-LD headline", &title)),
        byline: article
            .get("author")
            .map(names)
            .unwrap_or_default()
            .into_iter()
            .filter(|name| is_person(name))
            .map(|name| stated(name.clone(), "JSON-LD author", &name))
            .collect(),
        outlet: article
            .get("publisher")
            .map(names)
            .unwrap_or_default()
            .into_iter()
            .next()
            .map(|name| stated(name.clone(), "JSON-LD publisher", &name)),
        date: published.and_then(|text| Some(stated(day(&text)?, "JSON-LD datePublished", &text))),
        ..Facts::default()
    }
}

/// An address or a handle is no name.
fn is_person(name: &str) -> bool {
    !name.contains("://") && !name.contains('@') && name.split(' ').count() <= 6
}

/// The page's meta tags, names in lower case.
struct Meta(Vec<(String, String)>);

impl Meta {
    fn read(page: &Html) -> Self {
        let tags = selector("meta[content]");
        Self(
            page.select(&tags)
                .filter_map(|tag| {
                    let name = ["property", "name", "itemprop"].into_iter().find_map(|key| tag.attr(key))?;
                    Some((name.trim().to_lowercase(), word(tag.attr("content")?)?))
                })
                .collect(),
        )
    }

    fn all<'m>(&'m self, name: &'m str) -> impl Iterator<Item = &'m str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, content)| content.as_str())
    }

    fn first(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, content)| content.as_str())
    }
}

fn meta_facts(meta: &Meta) -> Facts {
    let site = meta.first("og:site_name");
    let title = ["og:title", "twitter:title", "dc.title"].into_iter().find_map(|name| Some((name, meta.first(name)?)));
    let authors = AUTHORS.into_iter().find_map(|name| {
        let found: Vec<_> = meta
            .all(name)
            .filter(|content| is_person(content))
            .map(|content| stated(bare_author(content), name, content))
            .collect();
        (!found.is_empty()).then_some(found)
    });
    Facts {
        title: title.map(|(name, content)| stated(without_outlet(content, site), name, content)),
        byline: authors.unwrap_or_default(),
        outlet: site.map(|content| stated(content.to_owned(), "og:site_name", content)),
        date: DATES.into_iter().find_map(|name| {
            let content = meta.first(name)?;
            Some(stated(day(content)?, name, content))
        }),
        url: meta
            .first("og:url")
            .filter(|url| url.starts_with("http"))
            .map(|url| stated(url.to_owned(), "og:url", url)),
        ..Facts::default()
    }
}

fn bare_author(content: &str) -> String {
    content.strip_prefix("By ").or_else(|| content.strip_prefix("by ")).unwrap_or(content).to_owned()
}

fn page_facts(page: &Html, meta: &Meta) -> Facts {
    let title = page.select(&selector("title")).next().and_then(|title| word(&title.text().collect::<String>()));
    let time = page.select(&selector("time[datetime]")).find_map(|time| {
        let content = time.attr("datetime")?;
        Some(stated(day(content)?, "<time>", content))
    });
    let language = page.root_element().attr("lang").and_then(language_tag);
    let canonical = page.select(&selector("link[rel='canonical']")).next().and_then(|link| link.attr("href"));
    Facts {
        title: title.map(|title| stated(without_outlet(&title, meta.first("og:site_name")), "<title>", &title)),
        date: time,
        url: canonical.filter(|url| url.starts_with("http")).map(|url| stated(url.to_owned(), "canonical link", url)),
        language: language.map(|tag| stated(tag.clone(), "html lang", &tag)),
        ..Facts::default()
    }
}

/// A BCP 47 tag with the usual marks; none where it is something else.
fn language_tag(tag: &str) -> Option<String> {
    let tag = tag.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let first = parts.next()?;
    let plain =
        (2..=3).contains(&first.len()) && tag.len() <= 20 && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    plain.then_some(tag)
}

/// A page title without the outlet's name at its end.
fn without_outlet(title: &str, site: Option<&str>) -> String {
    let cut = [" | ", " - ", " – ", " — ", " :: ", " · ", " • "]
        .into_iter()
        .filter_map(|mark| title.rfind(mark).map(|at| (at, mark.len())))
        .max();
    let Some((at, length)) = cut else { return title.to_owned() };
    let (head, tail) = (&title[..at], &title[at + length..]);
    let is_site = site.is_some_and(|site| {
        site.to_lowercase().contains(&tail.to_lowercase()) || tail.to_lowercase().contains(&site.to_lowercase())
    });
    let short = tail.split_whitespace().count() <= 4 && head.split_whitespace().count() >= 4;
    if is_site || short { head.trim_end().to_owned() } else { title.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> Facts {
        facts(&Html::parse_document(html))
    }

    #[test]
    fn json_ld_comes_before_meta_tags() {
        let found = read(
            r#"<html lang="en-GB"><head><title>Harbour opens after nine months | The Quay</title>
            <meta property="article:published_time" content="2021-05-04T01:00:00Z"><meta property="og:site_name" content="The Quay">
            <script type="application/ld+json">{"@graph":[{"@type":"WebPage","headline":"x"},{"@type":["NewsArticle"],
            "datePublished":"2021-05-03T23:10:00+02:00","author":[{"name":"Ann Lee"},{"name":"Bo Ek"}]}]}</script></head>"#,
        );
        assert_eq!(found.date.as_ref().map(|d| d.value.to_string()).as_deref(), Some("2021-05-03"));
        assert_eq!(found.date.map(|d| d.evidence).as_deref(), Some("JSON-LD datePublished: 2021-05-03T23:10:00+02:00"));
        assert_eq!(found.byline.iter().map(|b| b.value.as_str()).collect::<Vec<_>>(), ["Ann Lee", "Bo Ek"]);
        assert_eq!(found.outlet.map(|o| o.value).as_deref(), Some("The Quay"));
        assert_eq!(found.title.map(|t| t.value).as_deref(), Some("Harbour opens after nine months"));
        assert_eq!(found.language.map(|l| l.value).as_deref(), Some("en-GB"));
    }

    #[test]
    fn a_page_without_a_head_states_nothing() {
        let found = read("<p>Words</p>");
        assert_eq!(found, Facts::default());
    }
}
