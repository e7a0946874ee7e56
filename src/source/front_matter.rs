//! Metadata at the head of a Markdown file: TOML between `+++` lines or simple YAML between `---` lines.

use std::ops::Range;

use super::Given;
use super::yaml;
use crate::diagnostic::Diagnostic;
use crate::fields::{Document, Fields};

/// Where evidence says that a value was given.
const PLACE: &str = "front matter";

/// What stood before the article.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// The metadata.
    pub(super) given: Given,
    /// Where the article begins, in bytes.
    pub(super) body_start: usize,
    /// What could not be read of it.
    pub(super) warnings: Vec<Diagnostic>,
}

/// Reads the front matter of a Markdown file. One that is not closed is left in the article, where its writer will see
/// it: nothing is cut on a guess.
pub(super) fn front_matter(document: &Document) -> FrontMatter {
    let text = &document.text;
    let Some(fence) = Fence::opening(text) else { return FrontMatter::default() };
    let Some((inside, body_start)) = fence.close(text) else {
        let warnings = if fence.is_meant(text) { vec![unclosed(document, fence)] } else { Vec::new() };
        return FrontMatter { warnings, ..FrontMatter::default() };
    };
    let mut warnings = Vec::new();
    let entries = match fence {
        Fence::Toml => document.toml(inside).unwrap_or_else(|problem| {
            warnings.push(*problem);
            Vec::new()
        }),
        Fence::Yaml => yaml::entries(document, inside, &mut warnings),
    };
    let (given, problems) = Given::read(Fields::new(document, entries), PLACE);
    warnings.extend(problems);
    FrontMatter { given, body_start, warnings }
}

/// The line around front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fence {
    Toml,
    Yaml,
}

impl Fence {
    fn opening(text: &str) -> Option<Self> {
        match text.lines().next()?.trim_end() {
            "+++" => Some(Self::Toml),
            "---" => Some(Self::Yaml),
            _ => None,
        }
    }

    fn mark(self) -> &'static str {
        match self {
            Self::Toml => "+++",
            Self::Yaml => "---",
        }
    }

    /// The range between the fences, and where the text goes on after the second.
    fn close(self, text: &str) -> Option<(Range<usize>, usize)> {
        let mut at = 0;
        let mut start = None;
        for line in text.split_inclusive('\n') {
            let end = at + line.len();
            match start {
                None => start = Some(end),
                Some(start) if self.is_closed_by(line.trim_end()) => return self.holds(text, start..at, end),
                Some(_) => {}
            }
            at = end;
        }
        None
    }

    /// Two lines of dashes around prose are two rules across the page, not front matter.
    fn holds(self, text: &str, inside: Range<usize>, end: usize) -> Option<(Range<usize>, usize)> {
        let is_prose = self == Self::Yaml && !is_blank_or_keys(&text[inside.clone()]);
        (!is_prose).then_some((inside, end))
    }

    fn is_closed_by(self, line: &str) -> bool {
        line == self.mark() || self == Self::Yaml && line == "..."
    }

    /// True where the line after the opening one holds a key: a lone `---` is a rule across the page.
    fn is_meant(self, text: &str) -> bool {
        let first = text.lines().skip(1).find(|line| !line.trim().is_empty() && !line.starts_with('#'));
        first.is_some_and(|line| match self {
            Self::Toml => line.contains('='),
            Self::Yaml => yaml::key_of(line).is_some(),
        })
    }
}

fn is_blank_or_keys(inside: &str) -> bool {
    let first = inside.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#'));
    first.is_none_or(|line| yaml::key_of(line).is_some())
}

fn unclosed(document: &Document, fence: Fence) -> Diagnostic {
    let mark = fence.mark();
    document
        .problem("unclosed-front-matter", "this front matter is not closed", 0..mark.len())
        .because(format!("no other line of the file is `{mark}`, so that its keys are read as part of the article"))
        .hint(format!("put `{mark}` on a line of its own below the last key"))
}
