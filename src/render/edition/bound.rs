//! A page's content made ready to stand in an edition: every id is one of the whole edition, every link waits to be told
//! where its target stands there, and what only a page can do is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

use super::super::xml;
use crate::site::Link;

/// The language that an edition is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    /// HTML, all parts in one document: headings stand a step deeper, and sections are no landmarks, for those of many pages
    /// have one name.
    Html,
    /// XHTML, a document for each part.
    Xhtml,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// Away from the site.
    Outside(String),
    /// To an output of the site, by its encoded path, and a place in it.
    Inside { path: String, fragment: String },
}

/// A stretch of the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// As it will be written.
    Written(String),
    /// Where a link begins: its element and attributes where it cannot lead anywhere, those that it has else, and where to.
    Link { plain: &'static str, kept: String, more: String, to: Target },
    /// Where it ends.
    End,
}

/// The content of one page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bound {
    pub(super) pieces: Vec<Piece>,
    /// The ids of the page as fragments, `#s1`, with what they are in the edition.
    pub(super) ids: BTreeMap<String, String>,
    /// The words of its first heading, and their language where that is another.
    pub(super) heading: Option<(String, Option<String>)>,
}

/// Elements that need the page around them, or a script, or another file.
const LEFT_OUT: [&str; 21] = [
    "script", "style", "link", "meta", "template", "form", "dialog", "nav", "iframe", "object", "embed", "img",
    "video", "audio", "source", "input", "button", "select", "textarea", "base", "noscript",
];

const EMPTY: [&str; 6] = ["br", "hr", "wbr", "col", "track", "area"];

/// Attributes that name ids of the same page.
const ID_REFERENCES: [&str; 7] =
    ["aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "for", "headers"];

/// Attributes that a link has and other words have not.
const OF_LINKS: [&str; 6] = ["aria-label", "aria-current", "rel", "download", "hreflang", "type"];

/// Binds the content of the page at `here`, an encoded path. All its ids get the key before them.
pub(super) fn bind(html: &str, here: &str, key: &str, syntax: Syntax) -> Bound {
    let page = Html::parse_document(html);
    let root = page.root_element();
    // A template of the reader's own may give the whole page.
    let named = |name: &str| root.descendent_elements().find(|element| element.value().name() == name);
    let content = named("main").or_else(|| named("body")).unwrap_or(root);
    let mut binder = Binder { here, key, syntax, out: String::new(), bound: Bound::default(), ids: BTreeSet::new() };
    for element in content.descendent_elements().skip(1) {
        binder.ids.extend(element.attr("id").map(str::to_owned));
    }
    binder.inside(content, Space::Html);
    binder.flush();
    binder.bound
}

/// The shapes that the drawings of all pages share, as XHTML: their ids stay what they are.
pub(super) fn shared(html: &str) -> String {
    let page = Html::parse_document(html);
    let mut binder = Binder {
        here: "",
        key: "",
        syntax: Syntax::Xhtml,
        out: String::new(),
        bound: Bound::default(),
        ids: BTreeSet::new(),
    };
    let body = page.root_element().descendent_elements().find(|element| element.value().name() == "body");
    if let Some(body) = body {
        binder.inside(body, Space::Html);
    }
    binder.out
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Space {
    Html,
    Svg,
}

struct Binder<'p> {
    here: &'p str,
    key: &'p str,
    syntax: Syntax,
    out: String,
    bound: Bound,
    ids: BTreeSet<String>,
}

impl Binder<'_> {
    /// The tree is as deep as templates nest, which words of a source cannot change.
    fn inside(&mut self, element: ElementRef<'_>, space: Space) {
        for child in element.children() {
            if let Node::Text(text) = child.value() {
                self.out.push_str(&xml::text(text));
            } else if let Some(element) = ElementRef::wrap(child) {
                self.element(element, space);
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>, around: Space) {
        let value = element.value();
        let name = value.name();
        if LEFT_OUT.contains(&name) || is_for_the_page(value) || !is_name(name) {
            return;
        }
        let space = if name == "svg" { Space::Svg } else { around };
        if name == "h1" && self.bound.heading.is_none() {
            self.bound.heading = Some((heading(element), element.attr("lang").map(str::to_owned)));
        }
        let target = value.attr("href").filter(|_| name == "a").and_then(|href| self.target(href));
        let is_link = target.is_some();
        let plain = if space == Space::Svg { "g" } else { "span" };
        let name = if name == "a" && !is_link { plain } else { self.renamed(name) };
        if let Some(to) = target {
            self.flush();
            let kept = self.attributes(value, name, |attribute| !OF_LINKS.contains(&attribute));
            let more = self.attributes(value, name, |attribute| OF_LINKS.contains(&attribute));
            self.bound.pieces.push(Piece::Link { plain, kept, more, to });
        } else {
            let attributes = self.attributes(value, name, |attribute| name != "span" || attribute != "aria-label");
            self.out.extend(["<", name]);
            if space != around && self.syntax == Syntax::Xhtml {
                self.out.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
            }
            self.out.push_str(&attributes);
            if space == Space::Html && EMPTY.contains(&name) {
                self.out.push_str(if self.syntax == Syntax::Xhtml { "/>" } else { ">" });
                return;
            }
            self.out.push('>');
        }
        self.inside(element, if name == "foreignObject" { Space::Html } else { space });
        if is_link {
            self.flush();
            self.bound.pieces.push(Piece::End);
        } else {
            self.out.extend(["</", name, ">"]);
        }
    }

    fn renamed<'n>(&self, name: &'n str) -> &'n str {
        if self.syntax == Syntax::Xhtml {
            return name;
        }
        match name {
            "h1" => "h2",
            "h2" => "h3",
            "h3" => "h4",
            "h4" => "h5",
            "h5" => "h6",
            _ => name,
        }
    }

    fn attributes(&mut self, element: &Element, name: &str, is_wanted: impl Fn(&str) -> bool) -> String {
        let is_landmark = self.syntax == Syntax::Html && ["section", "aside"].contains(&name);
        let mut written = String::new();
        for (attribute, value) in element.attrs() {
            let is_for_script = attribute.starts_with("data-") && attribute != "data-l";
            let names_landmark = is_landmark && attribute.starts_with("aria-label");
            let is_unfit = !is_name(attribute) || attribute.starts_with("on") || attribute.starts_with("xml");
            if is_for_script || names_landmark || is_unfit || !is_wanted(attribute) {
                continue;
            }
            let value = match attribute {
                "id" => self.id(value),
                "href" if name == "use" => self.own_or_shared(value),
                "href" | "src" | "srcset" => continue,
                _ if ID_REFERENCES.contains(&attribute) => {
                    let ours: Vec<String> = value.split_whitespace().map(|id| bound_id(self.key, id)).collect();
                    ours.join(" ")
                }
                _ => value.to_owned(),
            };
            let value = xml::text(&value);
            written.extend([" ", attribute, "=\"", &value, "\""]);
            if attribute == "lang" && self.syntax == Syntax::Xhtml {
                written.extend([" xml:lang=\"", &value, "\""]);
            }
        }
        written
    }

    fn id(&mut self, id: &str) -> String {
        let bound = bound_id(self.key, id);
        self.bound.ids.insert(Link::here(id).to_string(), bound.clone());
        bound
    }

    /// The place of a drawing's part: on this page, or among the shapes that all pages share.
    fn own_or_shared(&self, href: &str) -> String {
        let id = href.strip_prefix('#').unwrap_or(href);
        if self.ids.contains(id) { format!("#{}", bound_id(self.key, id)) } else { href.to_owned() }
    }

    /// Where an `href` leads; none where it is no address that an edition can open.
    fn target(&self, href: &str) -> Option<Target> {
        if has_scheme(href) {
            let opens = ["https://", "http://", "mailto:"].iter().any(|scheme| href.starts_with(scheme));
            return opens.then(|| Target::Outside(href.to_owned()));
        }
        let (path, fragment) = href.split_at(href.find('#').unwrap_or(href.len()));
        let path = path.split('?').next().unwrap_or_default();
        let path = if path.is_empty() { self.here.to_owned() } else { resolved(self.here, path)? };
        Some(Target::Inside { path, fragment: fragment.to_owned() })
    }

    fn flush(&mut self) {
        if !self.out.is_empty() {
            self.bound.pieces.push(Piece::Written(std::mem::take(&mut self.out)));
        }
    }
}

/// Controls, and ways to other pages, that paper does not show either.
fn is_for_the_page(element: &Element) -> bool {
    element.classes().any(|class| class == "noprint" || class == "pager")
}

fn heading(element: ElementRef<'_>) -> String {
    let words: String = element.text().collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn has_scheme(href: &str) -> bool {
    href.split_once(':').is_some_and(|(scheme, _)| !scheme.is_empty() && !scheme.contains(['/', '#', '?']))
}

/// A relative path from a page, from the folder of the site; none where it leads out of it.
fn resolved(page: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "." => {}
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// An id of the edition: letters, digits, `-` and `.`, whatever the page has; no two become one. Without a key, the id as it is.
pub(super) fn bound_id(key: &str, id: &str) -> String {
    if key.is_empty() {
        return id.to_owned();
    }
    let mut bound = format!("{key}-");
    for c in id.chars() {
        if c.is_ascii_alphanumeric() || c == '-' || c == '.' {
            bound.push(c);
        } else {
            let _ = write!(bound, "_{:x}_", u32::from(c));
        }
    }
    bound
}

/// True for a name that XML can hold.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_links_wait_for_the_edition() {
        let html = "<main><nav>x</nav><p id='s 1'>A &amp; <a href='../articles/b.html#s2' aria-label='B'>b<br></a>\
                    <a href='#s%201'>c</a><a href='javascript:x'>d</a></p><b class=noprint>no</b></main>";
        let bound = bind(html, "people/ada.html", "n1", Syntax::Xhtml);
        let inside =
            |path: &str, fragment: &str| Target::Inside { path: path.to_owned(), fragment: fragment.to_owned() };
        let written = |text: &str| Piece::Written(text.to_owned());
        let link = |more: &str, to| Piece::Link { plain: "span", kept: String::new(), more: more.to_owned(), to };
        let expected = vec![
            written("<p id=\"n1-s_20_1\">A &amp; "),
            link(" aria-label=\"B\"", inside("articles/b.html", "#s2")),
            written("b<br/>"),
            Piece::End,
            link("", inside("people/ada.html", "#s%201")),
            written("c"),
            Piece::End,
            written("<span>d</span></p>"),
        ];
        assert_eq!(bound.pieces, expected);
        assert_eq!(bound.ids.get("#s%201").map(String::as_str), Some("n1-s_20_1"));
    }
}
