//! A [`Diagnostic`] as text for the terminal.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

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
        let title = level.primary_title(&self.what).id(self.code);
        let mut group = match &self.place {
            Some((text, range)) => title.element(self.snippet(text, range).path(&path)),
            None => title.element(Origin::path(&path)),
        };
        group = self.notes(group);
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group])
    }

    fn snippet<'a>(&'a self, text: &'a str, range: &Range<usize>) -> Snippet<'a, Annotation<'a>> {
        let first = marked(text, range);
        let second = self.also.as_ref().map(|(range, label)| (marked(text, range), label));
        let whole = second
            .iter()
            .fold(first.clone(), |whole, (range, _)| whole.start.min(range.start)..whole.end.max(range.end));
        // The renderer would otherwise walk the whole file for every problem in it.
        let lines = lines_of(text, &whole);
        let here = |range: Range<usize>| range.start - lines.start..range.end - lines.start;
        Snippet::source(&text[lines.clone()])
            .line_start(text[..lines.start].matches('\n').count() + 1)
            .annotation(AnnotationKind::Primary.span(here(first)))
            .annotations(second.map(|(range, label)| AnnotationKind::Context.span(here(range)).label(label)))
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

/// At most this many bytes are marked; a caret under more helps nobody.
const MARKED: usize = 400;

/// The range to mark: inside the text, between characters, not too long.
fn marked(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(range.start);
    let end = text.floor_char_boundary(range.end.min(start.saturating_add(MARKED)));
    start..end.max(start)
}

/// The whole lines that a range touches.
fn lines_of(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
    start..end
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
    fn both_places_are_printed() {
        let text = "drop = [{ id = \"a\" }]\n\n\n\n\n\nrename = [{ id = \"a\", to = \"b\" }]\n";
        let problem = Diagnostic::error("clash", "edits.toml", "`a` is dropped and renamed")
            .at(text, 34..57)
            .and_at(8..20, "it is dropped here");
        insta::assert_snapshot!(problem.render(false));
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
