//! What can be seen without a browser of whether everybody can use a page.

use scraper::{ElementRef, Html};

/// What bars a page from those who do not see it or use no mouse; each problem once.
pub(super) fn problems(html: &Html) -> Vec<String> {
    let mut problems = Vec::new();
    let mut last = 0;
    for element in html.root_element().descendent_elements() {
        let problem = match element.value().name() {
            "img" if element.attr("alt").is_none() => Some("a picture without `alt`".to_owned()),
            "a" if element.attr("href").is_some() && !is_named(element) => Some("a link without a name".to_owned()),
            "button" | "summary" if !is_named(element) => {
                Some(format!("a <{}> without a name", element.value().name()))
            }
            "input" | "select" | "textarea" if !is_labelled(html, element) => {
                Some("a field without a label".to_owned())
            }
            "th" if element.attr("scope").is_none() => Some("a table header without `scope`".to_owned()),
            "svg" if !is_drawing_named(element) => Some("a drawing that is neither named nor hidden".to_owned()),
            name => heading(name).and_then(|level| {
                let skips = last > 0 && level > last + 1;
                let told = format!("an <h{level}> after an <h{last}>");
                last = level;
                skips.then_some(told)
            }),
        };
        problems.extend(problem.filter(|problem| !problems.contains(problem)));
    }
    problems
}

fn heading(name: &str) -> Option<u32> {
    name.strip_prefix('h').filter(|rest| rest.len() == 1).and_then(|rest| rest.parse().ok()).filter(|level| *level <= 6)
}

fn is_named(element: ElementRef<'_>) -> bool {
    let says = |name| element.attr(name).is_some_and(|words| !words.trim().is_empty());
    says("aria-label") || says("aria-labelledby") || says("title") || !words_of(element).trim().is_empty()
}

/// The words of an element, with those that stand for its pictures.
fn words_of(element: ElementRef<'_>) -> String {
    let alts = element.descendent_elements().filter_map(|inner| inner.attr("alt").or(inner.attr("aria-label")));
    element.text().chain(alts).collect()
}

fn is_labelled(html: &Html, field: ElementRef<'_>) -> bool {
    if field.attr("type").is_some_and(|of| ["hidden", "submit", "button", "reset"].contains(&of)) || is_named(field) {
        return true;
    }
    let is_within = field.ancestors().filter_map(ElementRef::wrap).any(|around| around.value().name() == "label");
    let names = |id: &str| {
        html.root_element().descendent_elements().any(|e| e.value().name() == "label" && e.attr("for") == Some(id))
    };
    is_within || field.attr("id").is_some_and(names)
}

fn is_drawing_named(svg: ElementRef<'_>) -> bool {
    let is_hidden =
        |element: ElementRef<'_>| element.attr("aria-hidden") == Some("true") || element.attr("hidden").is_some();
    let around = svg.ancestors().filter_map(ElementRef::wrap);
    is_hidden(svg)
        || around.clone().any(is_hidden)
        || ["aria-label", "aria-labelledby"].iter().any(|name| svg.attr(name).is_some())
        || svg.child_elements().any(|child| child.value().name() == "title")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_bars_a_reader_is_named() {
        let page = "<h1>A</h1><h3>B</h3><img src=x><a href=y></a><button></button><input><table><tr><th>C</th></tr></table><svg></svg>";
        let told = problems(&Html::parse_document(page));
        for part in ["<h3> after an <h1>", "picture", "link", "<button>", "field", "table header", "drawing"] {
            assert!(told.iter().any(|problem| problem.contains(part)), "{part}: {told:?}");
        }
    }

    #[test]
    fn what_is_named_is_no_problem() {
        let page = "<h1>A</h1><h2>B</h2><img src=x alt=''><a href=y><img src=x alt='Z'></a><label>F <input></label>\
            <label for=q>Q</label><select id=q></select><table><tr><th scope=col>C</th></tr></table>\
            <svg aria-hidden=true></svg><svg><title>T</title></svg><h2>C</h2>";
        assert_eq!(problems(&Html::parse_document(page)), Vec::<String>::new());
    }
}
