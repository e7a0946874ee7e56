//! What one page says: its ids, its addresses, and what it lacks.

use std::collections::{BTreeSet, HashSet};

use scraper::{ElementRef, Html};

use super::link::Link;
use super::{access, stylesheet};

/// What a check needs to know of a file.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// Every id.
    pub(super) ids: HashSet<String>,
    /// Every address.
    pub(super) links: Vec<Link>,
    /// What is wrong with the file by itself.
    pub(super) problems: Vec<String>,
}

/// Attributes that hold one address. `cite` and `action` lead nowhere by themselves and count as followed.
const ADDRESSES: [&str; 7] = ["href", "src", "poster", "data", "action", "formaction", "cite"];

/// Attributes that name ids of the same page, several parted by white space.
const ID_REFERENCES: [&str; 9] = [
    "for",
    "headers",
    "list",
    "form",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "aria-details",
];

/// Values of `rel` of a `<link>` that a browser loads nothing for.
const NOT_LOADED: [&str; 9] = ["canonical", "alternate", "license", "author", "help", "next", "prev", "up", "search"];

/// Reads one page.
pub(super) fn facts(text: &str) -> Facts {
    let html = Html::parse_document(text);
    let mut reader = Reader::default();
    for element in html.root_element().descendent_elements() {
        reader.element(element);
    }
    reader.facts.problems.extend(access::problems(&html));
    reader.finish(text)
}

#[derive(Default)]
struct Reader {
    facts: Facts,
    references: BTreeSet<String>,
    headings: usize,
    title: String,
    language: String,
}

impl Reader {
    fn element(&mut self, element: ElementRef<'_>) {
        match element.value().name() {
            "h1" => self.headings += 1,
            "title" if self.title.is_empty() && is_in_head(element) => self.title = element.text().collect(),
            "html" => element.attr("lang").unwrap_or_default().clone_into(&mut self.language),
            "style" => self.facts.links.extend(stylesheet::links(&element.text().collect::<String>())),
            "base" => self.problem("`<base>` changes where every link leads"),
            "a" if element.attr("href").is_some_and(|href| href.trim().is_empty()) => {
                self.problem("a link with an empty `href`");
            }
            _ => {}
        }
        for (name, value) in element.value().attrs() {
            self.attribute(element, name, value);
        }
    }

    fn attribute(&mut self, element: ElementRef<'_>, name: &str, value: &str) {
        if name == "id" {
            self.id(value);
        } else if let Some(attribute) = ADDRESSES.into_iter().find(|address| *address == name) {
            let link = Link { attribute, written: value.to_owned(), loaded: is_loaded(element, name) };
            self.facts.links.push(link);
        } else if name == "srcset" || name == "imagesrcset" {
            let written = value.split(',').filter_map(|candidate| candidate.split_whitespace().next());
            let links = written.map(|w| Link { attribute: "srcset", written: w.to_owned(), loaded: true });
            self.facts.links.extend(links);
        } else if name == "style" {
            self.facts.links.extend(stylesheet::links(value));
        } else if ID_REFERENCES.contains(&name) {
            self.references.extend(value.split_whitespace().map(|id| format!("{name}=\"{id}\"")));
        }
    }

    fn id(&mut self, id: &str) {
        if id.is_empty() || id.contains(char::is_whitespace) {
            self.problem(&format!("the id `{id}` is empty or holds white space"));
        } else if !self.facts.ids.insert(id.to_owned()) {
            self.problem(&format!("the id `{id}` stands on two elements"));
        }
    }

    fn problem(&mut self, what: &str) {
        self.facts.problems.push(what.to_owned());
    }

    fn finish(mut self, text: &str) -> Facts {
        if !text.trim_start().get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) {
            self.problem("has no `<!doctype html>`");
        }
        if self.headings != 1 {
            self.problem(&format!("has {} `<h1>`, should have one", self.headings));
        }
        if self.title.trim().is_empty() {
            self.problem("has no `<title>`");
        }
        if self.language.trim().is_empty() {
            self.problem("has no `lang` on `<html>`");
        }
        for reference in std::mem::take(&mut self.references) {
            let id = reference.split('"').nth(1).unwrap_or_default();
            if !self.facts.ids.contains(id) {
                self.problem(&format!("`{reference}` names no id of the page"));
            }
        }
        self.facts
    }
}

fn is_in_head(element: ElementRef<'_>) -> bool {
    element.parent().and_then(ElementRef::wrap).is_some_and(|parent| parent.value().name() == "head")
}

/// True where a browser follows the address without being asked.
fn is_loaded(element: ElementRef<'_>, attribute: &str) -> bool {
    match (element.value().name(), attribute) {
        ("a" | "area", _) | (_, "cite" | "action" | "formaction") => false,
        ("link", _) => !element.attr("rel").unwrap_or_default().split_whitespace().any(|rel| NOT_LOADED.contains(&rel)),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><html lang=en><title>T</title><h1 id=a>A</h1>";

    #[test]
    fn a_page_has_what_every_page_has() {
        assert_eq!(facts(PAGE).problems, Vec::<String>::new());
        let problems =
            facts("<html><svg><title>S</title></svg><h1 id=a>A</h1><h1 id=a>B</h1><p aria-labelledby=b>").problems;
        for part in ["id `a` stands on two", "no `<!doctype", "2 `<h1>`", "no `<title>`", "no `lang`", "names no id"] {
            assert!(problems.iter().any(|problem| problem.contains(part)), "{part}: {problems:?}");
        }
    }

    #[test]
    fn every_address_of_a_page_is_seen() {
        let text = format!(
            "{PAGE}<link rel=canonical href=https://e.example/><link rel=stylesheet href=x.css><a href=y.html>y</a>\
             <img src=i.png srcset='i.png 1x, j.png 2x'><p style='background:url(k.png)'>"
        );
        let links: Vec<_> = facts(&text).links.into_iter().map(|link| (link.written, link.loaded)).collect();
        let mut expected =
            vec![("https://e.example/".to_owned(), false), ("x.css".to_owned(), true), ("y.html".to_owned(), false)];
        expected.extend(["i.png", "i.png", "j.png", "k.png"].map(|written| (written.to_owned(), true)));
        assert_eq!(links, expected);
    }
}
