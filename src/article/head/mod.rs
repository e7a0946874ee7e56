//! What a page's markup says of the article beside its text: JSON-LD, meta tags, microdata, `<time>`, links, addresses.

mod json_ld;
mod meta_tags;

use scraper::{ElementRef, Html};

use super::facts::Facts;
use super::repair::repair;
use super::signers::signers;
use super::{Basis, Stated, date_line};
use crate::date::VisitDate;
use json_ld::JsonLd;
use meta_tags::MetaTags;

/// Reads what a page's markup says.
pub(super) fn facts(page: &Html) -> Facts {
    let marks = Marks::read(page);
    let address = marks.canonical.as_deref().or_else(|| marks.meta.first("og:url"));
    let language = page.root_element().attr("lang").and_then(language_tag);
    let site = marks.meta.first("og:site_name");
    let rest = Facts {
        title: marks.title.as_ref().map(|title| stated(without_outlet(title, site), "<title>", title)),
        url: marks.canonical.as_ref().map(|url| stated(url.clone(), "canonical link", url)),
        language: language.map(|tag| stated(tag.clone(), "html lang", &tag)),
        date: address.and_then(date_of_address),
        ..Facts::default()
    };
    let mut found = marks.json_ld.facts(address).or(marks.meta.facts());
    // Offices that a head gives as author stand for the page; a person that the markup names is who wrote it.
    if found.byline.iter().all(|author| signers(&author.value).people.is_empty()) {
        let people = marks.authors.iter().flat_map(|text| signers(text).people.into_iter().map(move |who| (who, text)));
        let people: Vec<_> = people.map(|(who, text)| stated(who, "author in the markup", text)).collect();
        found.byline = if people.is_empty() { found.byline } else { people };
    }
    if found.byline.is_empty() {
        let office = marks.authors.first().and_then(|text| Some((signers(text).names().pop()?, text)));
        found.byline.extend(office.map(|(who, text)| stated(who, "author in the markup", text)));
    }
    found.or(Facts { date: marks.published, modified: marks.modified, ..Facts::default() }).or(rest)
}

fn stated<T>(value: T, field: &str, content: &str) -> Stated<T> {
    Stated { value, basis: Basis::Metadata, evidence: format!("{field}: {content}"), block: None }
}

/// The local civil day of a stamp as written: "2023-06-18T23:10:00+02:00" is the 18th wherever it is read.
fn dated(text: &str, field: &str) -> Option<Stated<VisitDate>> {
    let day = date_line::printed_dates(text).first().map(|(_, day)| VisitDate::day(*day))?;
    Some(stated(day, field, text))
}

/// The day in an address: "/2021/05/03/", "/2021-05-03-".
fn date_of_address(address: &str) -> Option<Stated<VisitDate>> {
    dated(address, "address").filter(|date| date.evidence.contains("/19") || date.evidence.contains("/20"))
}

fn word(text: &str) -> Option<String> {
    let text = repair(text);
    (!text.is_empty()).then_some(text)
}

/// Longer texts, in bytes, are no name of an author.
const LONGEST_AUTHOR: usize = 160;
/// Most marks of authors that are read: the first are those of the article, the last those of lists below it.
const MOST_AUTHORS: usize = 3;

/// The marks of a page, gathered in one walk.
#[derive(Debug, Default)]
struct Marks {
    json_ld: JsonLd,
    meta: MetaTags,
    title: Option<String>,
    canonical: Option<String>,
    published: Option<Stated<VisitDate>>,
    modified: Option<Stated<VisitDate>>,
    authors: Vec<String>,
    below_headline: bool,
}

impl Marks {
    fn read(page: &Html) -> Self {
        let mut marks = Self::default();
        for element in page.root_element().descendent_elements() {
            marks.element(element);
        }
        marks
    }

    fn element(&mut self, element: ElementRef<'_>) {
        match element.value().name() {
            "script"
                if element.attr("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json")) =>
            {
                self.json_ld.add(&element.text().collect::<String>());
            }
            "meta" => {
                if let Some(content) = element.attr("content") {
                    let names = ["property", "name", "itemprop"].into_iter().filter_map(|key| element.attr(key));
                    self.meta.add(names.map(str::to_owned), content);
                }
            }
            "title" if self.title.is_none() => self.title = word(&element.text().collect::<String>()),
            "link" if self.canonical.is_none() && has(element, "rel", "canonical") => {
                self.canonical = element.attr("href").filter(|url| url.starts_with("http")).map(str::to_owned);
            }
            "h1" => {
                // Dates and authors above the headline may be those of teasers.
                if !self.below_headline {
                    (self.published, self.modified) = (None, None);
                }
                self.below_headline = true;
            }
            "time" => self.time(element),
            _ => {}
        }
        if self.authors.len() < MOST_AUTHORS && (has(element, "itemprop", "author") || has(element, "rel", "author")) {
            self.author(element);
        }
    }

    fn time(&mut self, element: ElementRef<'_>) {
        let Some(date) = element.attr("datetime").and_then(|content| dated(content, "<time>")) else { return };
        if has(element, "itemprop", "dateModified") {
            self.modified.get_or_insert(date);
        } else {
            self.published.get_or_insert(date);
        }
    }

    fn author(&mut self, element: ElementRef<'_>) {
        let named = element.descendent_elements().find(|inner| has(*inner, "itemprop", "name"));
        let text = element.attr("content").map(str::to_owned);
        let text = text.unwrap_or_else(|| named.unwrap_or(element).text().collect::<String>());
        let text = word(&text).filter(|text| text.len() <= LONGEST_AUTHOR && !self.authors.contains(text));
        if let Some(text) = text.filter(|_| !is_beside(element)) {
            self.authors.push(text);
        }
    }
}

/// True where one of the words of an attribute is `word`.
fn has(element: ElementRef<'_>, attribute: &str, word: &str) -> bool {
    element.attr(attribute).is_some_and(|value| value.split_whitespace().any(|known| known.eq_ignore_ascii_case(word)))
}

/// True inside a part of the page that holds other articles.
fn is_beside(element: ElementRef<'_>) -> bool {
    let beside = |element: ElementRef<'_>| matches!(element.value().name(), "nav" | "aside" | "footer" | "li");
    element.ancestors().filter_map(ElementRef::wrap).any(beside)
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

    fn day(date: Option<Stated<VisitDate>>) -> Option<String> {
        date.map(|date| date.value.to_string())
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
        assert_eq!(found.language.map(|l| l.value).as_deref(), Some("en-GB"));
    }

    #[test]
    fn meta_tags_of_many_kinds_are_read() {
        let found = read(
            r#"<meta name="citation_author" content="Lee, Ann"><meta name="citation_author" content="Ek, Bo">
            <meta name="DC.date.issued" content="2021-05-03"><meta property="article:modified_time" content="2021-05-05">
            <meta name="parsely-section" content="Harbour"><meta name="parsely-title" content="Ferry sails - The Quay">"#,
        );
        assert_eq!(found.byline.iter().map(|b| b.value.as_str()).collect::<Vec<_>>(), ["Ann Lee", "Bo Ek"]);
        assert_eq!((day(found.date), day(found.modified)), (Some("2021-05-03".into()), Some("2021-05-05".into())));
        assert_eq!(found.section.map(|section| section.value).as_deref(), Some("Harbour"));
    }

    #[test]
    fn microdata_times_and_the_address_fill_what_is_missing() {
        let found = read(
            r#"<aside><a rel="author">Other Man</a><time datetime="2020-01-01">x</time></aside><h1>Ferry sails</h1>
            <p itemprop="author" itemscope><a><span itemprop="name">Ann Lee</span></a></p>
            <time itemprop="dateModified" datetime="2021-05-05"></time><time datetime="2021-05-03T10:00:00Z">3 May</time>"#,
        );
        assert_eq!(found.byline.iter().map(|b| b.value.as_str()).collect::<Vec<_>>(), ["Ann Lee"]);
        assert_eq!((day(found.date), day(found.modified)), (Some("2021-05-03".into()), Some("2021-05-05".into())));
        let found = read(r#"<link rel="canonical" href="https://quay.example/2021/5/3/ferry">"#);
        assert_eq!(
            found.date.map(|date| date.evidence).as_deref(),
            Some("address: https://quay.example/2021/5/3/ferry")
        );
    }

    #[test]
    fn a_page_without_a_head_states_nothing() {
        let found = read("<p>Words</p>");
        assert_eq!(found, Facts::default());
    }
}
