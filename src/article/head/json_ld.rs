//! What a page's JSON-LD says of the article (schema.org, JSON-LD 1.1 without remote contexts).

use std::collections::BTreeMap;

use serde_json::Value;

use super::{dated, stated, word};
use crate::article::facts::Facts;
use crate::article::signers::{Signers, signers};

/// Values nested deeper are not read.
const DEEPEST: usize = 6;
/// Properties below which the object of the page itself may stand.
const ROADS: [&str; 4] = ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"];

/// The objects of a page's JSON-LD.
#[derive(Debug, Default)]
pub(super) struct JsonLd {
    values: Vec<Value>,
}

/// How well an object of a type stands for the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Article,
    Work,
    Page,
}

impl JsonLd {
    /// Adds the content of a script; JSON with small errors is mended, other content is left out.
    pub(super) fn add(&mut self, script: &str) {
        let script = script.trim();
        self.values.extend(serde_json::from_str(script).or_else(|_| serde_json::from_str(&mended(script))).ok());
    }

    /// What the objects that are the article say, the first and the surest before the others. `address` is the page's.
    pub(super) fn facts(&self, address: Option<&str>) -> Facts {
        let mut objects: Vec<(Rank, &Value)> = Vec::new();
        let mut known = BTreeMap::new();
        for value in &self.values {
            gather(value, DEEPEST, &mut objects, &mut known);
        }
        // Of several articles the one with the page's address is the page's own.
        let elsewhere = |value: &Value| address.is_some_and(|address| !is_at(value, address));
        objects.sort_by_key(|(rank, value)| (*rank, elsewhere(value)));
        let Some((first, own)) = objects.first().copied() else { return Facts::default() };
        let same = |rank: Rank, value: &Value| rank != first || headline(value) == headline(own);
        let others = objects.iter().skip(1).filter(|(rank, value)| same(*rank, value));
        let facts = object_facts(own, &known);
        others.fold(facts, |facts, (rank, value)| {
            let mut more = object_facts(value, &known);
            if *rank == Rank::Page {
                more.byline.clear();
            }
            facts.or(more)
        })
    }
}

/// Content with the usual errors mended: comments around it, raw line breaks, commas before a closing bracket, a
/// semicolon at its end.
fn mended(script: &str) -> String {
    let bare = script
        .trim_start_matches("<!--")
        .trim_start_matches("//")
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("-->")
        .trim_end_matches("]]>")
        .trim_end_matches("//")
        .trim()
        .trim_end_matches(';');
    let mut mended = String::with_capacity(bare.len());
    for c in bare.chars() {
        if matches!(c, ']' | '}') {
            let end = mended.trim_end();
            let end = end.strip_suffix(',').map_or(mended.len(), str::len);
            mended.truncate(end);
        }
        mended.push(if c.is_control() { ' ' } else { c });
    }
    mended
}

/// Gathers the objects that stand for the article or its page, and every object that has a name to be referred to by.
fn gather<'v>(
    value: &'v Value,
    depth: usize,
    objects: &mut Vec<(Rank, &'v Value)>,
    known: &mut BTreeMap<&'v str, &'v Value>,
) {
    if depth == 0 {
        return;
    }
    match value {
        Value::Array(list) => list.iter().for_each(|value| gather(value, depth - 1, objects, known)),
        Value::Object(object) => {
            if let Some(id) = value.get("@id").and_then(Value::as_str)
                && object.len() > 1
            {
                known.entry(id).or_insert(value);
            }
            objects.extend(rank(value).map(|rank| (rank, value)));
            for road in ROADS {
                if let Some(value) = value.get(road) {
                    gather(value, depth - 1, objects, known);
                }
            }
        }
        _ => {}
    }
}

fn rank(value: &Value) -> Option<Rank> {
    let of = |kind: &str| match kind.rsplit(['/', ':']).next().unwrap_or(kind) {
        "WebPage" | "ItemPage" => Some(Rank::Page),
        "BlogPosting" | "SocialMediaPosting" | "Report" | "Recipe" => Some(Rank::Article),
        "Review" | "CreativeWork" => Some(Rank::Work),
        kind => (kind.ends_with("Article") || kind.ends_with("BlogPosting")).then_some(Rank::Article),
    };
    strings(value.get("@type")?).into_iter().filter_map(of).min()
}

fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// True where an object names `address` as its own.
fn is_at(value: &Value, address: &str) -> bool {
    let of = |value: &Value| value.as_str().or_else(|| value.get("@id")?.as_str()).map(str::to_owned);
    let bare = |url: &str| url.split(['#', '?']).next().unwrap_or_default().trim_end_matches('/').to_owned();
    ["url", "@id", "mainEntityOfPage"]
        .iter()
        .filter_map(|field| value.get(field).and_then(of))
        .any(|own| bare(&own) == bare(address))
}

fn headline(value: &Value) -> Option<&str> {
    value.get("headline").and_then(Value::as_str)
}

fn object_facts(object: &Value, known: &BTreeMap<&str, &Value>) -> Facts {
    let text = |field: &str| strings(object.get(field)?).into_iter().find_map(word);
    let date = |fields: [&str; 2]| {
        fields.iter().find_map(|field| {
            let text = text(field)?;
            dated(&text, &format!("JSON-LD {field}"))
        })
    };
    let publisher = object.get("publisher").map(|value| names(value, known)).unwrap_or_default().into_iter().next();
    Facts {
        title: text("headline").map(|title| stated(title.clone(), "JSON-LD headline", &title)),
        byline: authors(object, publisher.as_deref(), known),
        outlet: publisher.map(|name| stated(name.clone(), "JSON-LD publisher", &name)),
        date: date(["datePublished", "dateCreated"]),
        modified: date(["dateModified", "dateUpdated"]),
        section: text("articleSection").map(|name| stated(name.clone(), "JSON-LD articleSection", &name)),
        article_body: text("articleBody"),
        ..Facts::default()
    }
}

/// Those who wrote an object: people, or those who are none where no person is named. The page's own publisher counts
/// last.
fn authors(object: &Value, publisher: Option<&str>, known: &BTreeMap<&str, &Value>) -> Vec<super::Stated<String>> {
    let mut all = Signers::default();
    for field in ["author", "creator"] {
        let Some(value) = object.get(field) else { continue };
        for name in names(value, known) {
            let read = signers(&name);
            let (own, others): (Vec<_>, Vec<_>) =
                read.people.into_iter().partition(|name| publisher.is_some_and(|own| own == name));
            all.people.extend(others.into_iter().filter(|name| !all.people.contains(name)).collect::<Vec<_>>());
            all.others.extend(read.others.into_iter().chain(own));
        }
        if !all.people.is_empty() {
            break;
        }
    }
    all.names().into_iter().map(|name| stated(name.clone(), "JSON-LD author", &name)).collect()
}

/// The names that a value gives: strings, objects with names, references to such, or a list of them.
fn names(value: &Value, known: &BTreeMap<&str, &Value>) -> Vec<String> {
    let list = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    let named = |value: &Value| -> Vec<String> {
        let referred = value.get("@id").and_then(Value::as_str).and_then(|id| known.get(id).copied());
        let name = value.get("name").or_else(|| referred?.get("name"));
        name.map_or_else(|| value.as_str().into_iter().collect(), strings).into_iter().filter_map(word).collect()
    };
    list.iter().flat_map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(script: &str) -> Facts {
        let mut found = JsonLd::default();
        found.add(script);
        found.facts(Some("https://quay.example/a"))
    }

    fn byline(facts: &Facts) -> Vec<&str> {
        facts.byline.iter().map(|author| author.value.as_str()).collect()
    }

    #[test]
    fn authors_are_found_behind_references_and_lists_of_names() {
        let found = facts(
            r##"{"@graph":[{"@type":"NewsArticle","headline":"Ferry sails","author":{"@id":"#ann"}},
            {"@type":"Person","@id":"#ann","name":["Ann Lee","Bo Ek"]}]}"##,
        );
        assert_eq!(byline(&found), ["Ann Lee", "Bo Ek"]);
    }

    #[test]
    fn the_publisher_signs_only_where_nobody_else_does() {
        let script =
            |author: &str| format!(r#"{{"@type":"Article","publisher":{{"name":"Quay Nest"}},"author":[{author}]}}"#);
        assert_eq!(byline(&facts(&script(r#""Quay Nest","Ann Lee""#))), ["Ann Lee"]);
        assert_eq!(byline(&facts(&script(r#"{"name":"Quay Nest"}"#))), ["Quay Nest"]);
    }

    #[test]
    fn small_errors_of_the_json_are_mended() {
        let found = facts(
            "<!--\n{\"@type\": \"NewsArticle\", \"headline\": \"Ferry\nsails\", \"author\": [\"Ann Lee\",],}\n-->",
        );
        assert_eq!(byline(&found), ["Ann Lee"]);
        assert_eq!(found.title.map(|title| title.value).as_deref(), Some("Ferry sails"));
        assert_eq!(facts("{\"@type\": nothing"), Facts::default());
    }

    #[test]
    fn of_several_articles_the_one_with_the_pages_address_counts() {
        let found = facts(
            r#"[{"@type":"Article","headline":"Other","url":"https://quay.example/b","datePublished":"2021-01-02"},
            {"@type":"Article","headline":"Own","url":"https://quay.example/a?x","dateModified":"2021-05-04T01:00:00Z"}]"#,
        );
        assert_eq!(found.title.map(|title| title.value).as_deref(), Some("Own"));
        assert_eq!(found.date, None);
        assert_eq!(found.modified.map(|date| date.value.to_string()).as_deref(), Some("2021-05-04"));
    }
}
