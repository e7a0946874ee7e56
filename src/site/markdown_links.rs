//! Links that a Markdown source makes to another source: where they lead, and which lead nowhere.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Site;
use crate::article::InlineKind;
use crate::briefing::Briefing;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::source::{Format, Source};

/// The article that `href`, written in the source at `path`, means, with the fragment; none for outside addresses and
/// for links that lead nowhere.
pub fn linked_article<'h>(by_path: &BTreeMap<String, usize>, path: &str, href: &'h str) -> Option<(usize, &'h str)> {
    let (target, fragment) = href.split_once('#').unwrap_or((href, ""));
    if target.is_empty() || is_outside(href) {
        return None;
    }
    by_path.get(&joined(path, target)).map(|&article| (article, fragment))
}

/// The articles by the path of their file, with and without its extension.
pub(super) fn articles_by_path(briefing: &Briefing) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for (index, annotated) in briefing.articles.iter().enumerate() {
        found.entry(annotated.article.id.0.clone()).or_insert(index);
        found.insert(annotated.article.path.clone(), index);
        for version in &annotated.article.versions {
            found.entry(version.id.0.clone()).or_insert(index);
            found.entry(version.path.clone()).or_insert(index);
        }
    }
    found
}

/// Warns of every link from a Markdown source to a source that does not exist.
pub fn broken_links(site: &Site, sources: &[Source]) -> Vec<Diagnostic> {
    let texts: BTreeMap<&str, &Source> = sources.iter().map(|s| (s.path.as_str(), s)).collect();
    let mut found = Vec::new();
    for annotated in site.briefing.articles.iter().filter(|a| a.article.format == Format::Markdown) {
        let path = &annotated.article.path;
        let Some(source) = texts.get(path.as_str()) else { continue };
        let mut searched = 0;
        for href in annotated.article.blocks.iter().flat_map(|b| &b.inlines).filter_map(|inline| match &inline.kind {
            InlineKind::Link { href } => Some(href),
            InlineKind::Emphasis | InlineKind::Strong | InlineKind::Code | InlineKind::Footnote { .. } => None,
        }) {
            let place = find(&source.text, href, searched);
            searched = place.as_ref().map_or(searched, |place| place.end);
            let leads_nowhere = !href.starts_with('#') && !is_outside(href);
            if leads_nowhere && linked_article(&site.paths, path, href).is_none() {
                found.push(broken(source, href, place, &site.paths));
            }
        }
    }
    found
}

fn broken(source: &Source, href: &str, place: Option<Range<usize>>, by_path: &BTreeMap<String, usize>) -> Diagnostic {
    let wanted = joined(&source.path, href.split('#').next().unwrap_or_default());
    let near = did_you_mean(&wanted, by_path.keys().map(String::as_str));
    let hint =
        near.unwrap_or_else(|| "link to the path of a file in the content folder, or to a whole address".to_owned());
    let problem = Diagnostic::warning("broken-link", source.path.clone(), format!("no source is named `{href}`"))
        .because(format!("seen from this file, the link leads to `{wanted}`, which is not among the sources"))
        .hint(hint);
    match place {
        Some(range) => problem.at(source.text.as_str(), range),
        None => problem,
    }
}

/// Where the address of a link stands in the source, at or after `from`.
fn find(text: &str, href: &str, from: usize) -> Option<Range<usize>> {
    let at = |start: usize| text.get(start..)?.find(href).map(|found| start + found);
    let start = at(from).or_else(|| at(0))?;
    Some(start..start + href.len())
}

fn is_outside(href: &str) -> bool {
    let scheme = href.split(['/', '?', '#']).next().unwrap_or_default();
    scheme.contains(':') || href.starts_with("//") || href.is_empty()
}

/// `target` as seen from the file at `path`, without `.` and `..`.
fn joined(path: &str, target: &str) -> String {
    let mut stack: Vec<&str> = path.split('/').collect();
    stack.pop();
    if target.starts_with('/') {
        stack.clear();
    }
    for segment in target.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(stack.pop()),
            name => stack.push(name),
        }
    }
    stack.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_read_from_the_folder_of_their_file() {
        let by_path = BTreeMap::from([("notes/harbour.md".to_owned(), 0), ("ferry.txt".to_owned(), 1)]);
        let lead = |href| linked_article(&by_path, "notes/today.md", href);
        assert_eq!(lead("harbour.md#s4"), Some((0, "s4")));
        assert_eq!(lead("../ferry.txt"), Some((1, "")));
        assert_eq!(lead("/ferry.txt"), Some((1, "")));
        assert_eq!(lead("https://example.org/ferry.txt"), None);
        assert_eq!(lead("missing.md"), None);
    }
}
