//! A [`Diagnostic`] as text for the terminal.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Severity};

impl Diagnostic {
    /// The problem as several lines without a line end at the last; `color` adds terminal colours.
    ///
    /// ```text
    /// error[unknown-key]: `titel` is not a key of briefing.toml
    ///  --> briefing.toml:1:1
    ///   |
    /// 1 | titel = "River talks"
    ///   | ^^^^^
    ///   |
    ///   = why: …
    ///   = hint: did you mean `title`?
    /// ```
    pub fn render(&self, color: bool) -> String {
        let path = printable(&self.path);
        let level = match self.severity {
            Severity::Warning => Level::WARNING,
            Severity::Error => Level::ERROR,
        };
        let excerpt = self.place.as_ref().map(|(text, range)| Excerpt::of(text, range));
        let title = level.primary_title(&self.what).id(self.code);
        let mut group = match &excerpt {
            Some(excerpt) => title.element(
                Snippet::source(excerpt.lines)
                    .line_start(excerpt.first_line)
                    .path(&path)
                    .annotation(AnnotationKind::Primary.span(excerpt.marked.clone())),
            ),
            None => title.element(Origin::path(&path)),
        };
        group = self.notes(group);
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group])
    }

    fn notes<'a>(&'a self, mut group: Group<'a>) -> Group<'a> {
        if let Some(why) = &self.why {
            group = group.element(Level::NOTE.with_name("why").message(why));
        }
        if let Some(hint) = &self.hint {
            group = group.element(Level::HELP.with_name("hint").message(hint));
        }
        group
    }
}

/// The lines that a range touches; the renderer would otherwise walk the whole file for every problem in it.
struct Excerpt<'a> {
    lines: &'a str,
    /// Number of the first line, from 1.
    first_line: usize,
    /// The range inside `lines`.
    marked: Range<usize>,
}

impl<'a> Excerpt<'a> {
    /// At most this many bytes are marked; a caret under more helps nobody.
    const MARKED: usize = 400;

    fn of(text: &'a str, range: &Range<usize>) -> Self {
        let start = text.floor_char_boundary(range.start);
        let end = text.floor_char_boundary(range.end.clamp(start, start.saturating_add(Self::MARKED))).max(start);
        let before = &text[..start];
        let from = before.rfind('\n').map_or(0, |at| at + 1);
        let to = text[end..].find('\n').map_or(text.len(), |at| end + at);
        Self { lines: &text[from..to], first_line: before.matches('\n').count() + 1, marked: start - from..end - from }
    }
}

/// A file name may hold anything; nothing of it may steer the terminal.
fn printable(path: &str) -> String {
    path.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_parts_are_printed_in_order() {
        let text = "title = \"a\"\ndeck = \"b\"\n";
        let problem = Diagnostic::error("unknown-key", "briefing.toml", "`deck` is not a key")
            .at(text, 12..16)
            .because("only known keys are read")
            .hint("did you mean `dek`?");
        insta::assert_snapshot!(problem.render(false));
        assert!(problem.render(true).contains("\u{1b}["));
    }

    #[test]
    fn a_problem_without_place_names_the_file() {
        let problem = Diagnostic::warning("empty-file", "a\u{1b}[31m.txt", "the file is empty");
        insta::assert_snapshot!(problem.render(false));
    }

    #[test]
    fn a_range_beyond_the_text_or_inside_a_character_does_not_panic() {
        let text = "één\nregel";
        for range in [0..999, 1..1, 1..2, 500..600, 11..11, Range { start: 3, end: 1 }] {
            let problem = Diagnostic::error("x", "f", "w").at(text, range);
            assert!(problem.render(false).contains("f:"));
        }
    }
}
