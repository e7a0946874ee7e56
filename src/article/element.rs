//! What the name, role, class and id of an element say of the text inside it.

use std::collections::HashMap;
use std::sync::LazyLock;

use scraper::node::Element;

use crate::interface::phrase;
use crate::tables::FURNITURE_CONTAINERS;

static CONTAINERS: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| FURNITURE_CONTAINERS.iter().map(|row| (row[0], row[1])).collect());

pub(super) fn is_list(name: &str) -> bool {
    matches!(name, "ul" | "ol")
}

/// Elements that a browser does not show as text, and those that the program which saved the page marked as hidden.
pub(super) fn is_hidden(element: &Element) -> bool {
    matches!(
        element.name(),
        "head"
            | "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "math"
            | "iframe"
            | "object"
            | "select"
            | "textarea"
            | "audio"
            | "video"
            | "canvas"
            | "title"
            | "amp-ad"
            | "amp-analytics"
            | "amp-consent"
            | "amp-embed"
            | "amp-lightbox"
            | "amp-sidebar"
            | "amp-social-share"
            | "amp-state"
            | "amp-sticky-ad"
            | "amp-user-notification"
    ) || element.attr("class").is_some_and(is_saved_as_hidden)
        || is_styled_hidden(element) && !is_block(element.name())
}

/// True where a page says itself that it does not show an element.
pub(super) fn is_styled_hidden(element: &Element) -> bool {
    element.attr("hidden").is_some()
        || element.attr("style").is_some_and(|style| {
            let style: String = style.to_ascii_lowercase().split_whitespace().collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// True for the class by which SingleFile marks what the page did not show when it was saved.
fn is_saved_as_hidden(class: &str) -> bool {
    class.split_ascii_whitespace().any(|word| word == "sf-hidden")
}

/// Why an element stands outside of the story, where its name, role, class or id says so.
pub(super) fn outside(element: &Element) -> Option<&'static str> {
    if is_styled_hidden(element) {
        return Some(phrase("text that the page does not show"));
    }
    match element.name() {
        "nav" => return Some(phrase("the navigation of the page")),
        "aside" => return Some(phrase("a box beside the story")),
        "footer" => return Some(phrase("the footer of the page")),
        "form" => return Some(phrase("a form")),
        "button" => return Some(phrase("a button")),
        "html" | "body" | "main" | "article" => return None,
        _ => {}
    }
    match element.attr("role") {
        Some("navigation") => return Some(phrase("the navigation of the page")),
        Some("complementary") => return Some(phrase("a box beside the story")),
        Some("contentinfo") => return Some(phrase("the footer of the page")),
        Some("dialog" | "alertdialog") => return Some(phrase("a window over the page")),
        _ => {}
    }
    if !matches!(element.name(), "div" | "section" | "ul" | "ol" | "span" | "p") {
        return None;
    }
    let names = [element.attr("class"), element.attr("id")];
    names.into_iter().flatten().flat_map(name_words).find_map(|word| CONTAINERS.get(word.as_str()).copied())
}

/// The words of a class or an id: parted at white space, hyphens, underscores and before capitals.
fn name_words(names: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut low = false;
    for c in names.chars().take(400) {
        if !c.is_alphanumeric() || c.is_uppercase() && low {
            words.push(String::new());
        }
        low = c.is_lowercase();
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
    }
    words
}

pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "amp-accordion"
            | "amp-carousel"
            | "amp-fit-text"
            | "amp-list"
            | "amp-live-list"
            | "amp-story-page"
            | "article"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figure"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "ol"
            | "option"
            | "p"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}
