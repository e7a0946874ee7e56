//! Markdown → drafts, with the lines of the source they stand on.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::composer::{Composer, safe_href};
use super::draft::{Draft, Markup};
use super::open_list::OpenList;
use super::tags::Readable;
use super::{InlineKind, Shape, Span, html, plain, tags};

/// The blocks of a Markdown text whose first line has the number `first_line`.
pub(super) fn drafts(text: &str, first_line: usize) -> Vec<Draft> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut reader = Reader::new(text, first_line);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.read(event, range);
    }
    reader.drafts
}

struct Reader<'t> {
    text: &'t str,
    /// Byte offset at which each line starts.
    line_starts: Vec<usize>,
    first_line: usize,
    drafts: Vec<Draft>,
    composer: Composer,
    /// The outermost open list, with the place where it begins.
    list: Option<(OpenList, Range<usize>)>,
    rows: Vec<Vec<Span>>,
    cell_start: usize,
    quotes: usize,
    code: Option<String>,
    markup: String,
    image: Option<String>,
    captions: Vec<String>,
    hidden: bool,
    seen_title: bool,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, first_line: usize) -> Self {
        Self {
            text,
            line_starts: std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect(),
            first_line,
            drafts: Vec::new(),
            composer: Composer::default(),
            list: None,
            rows: Vec::new(),
            cell_start: 0,
            quotes: 0,
            code: None,
            markup: String::new(),
            image: None,
            captions: Vec::new(),
            hidden: false,
            seen_title: false,
        }
    }

    fn read(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.text(&text),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.composer.open(Some(InlineKind::Code));
                self.composer.push(&text);
                self.composer.close();
            }
            Event::SoftBreak | Event::HardBreak => self.composer.space(),
            Event::Html(markup) => self.markup.push_str(&markup),
            Event::InlineHtml(tag) => self.inline_html(&tag),
            Event::FootnoteReference(label) => self.footnote(&label, false),
            Event::TaskListMarker(done) => self.composer.push(if done { "[x] " } else { "[ ] " }),
            Event::Rule => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(alt) = &mut self.image {
            alt.push_str(text);
        } else if self.code.is_some() && self.list.is_none() {
            self.composer.push_verbatim(text);
        } else if !self.hidden {
            self.composer.push(text);
        }
    }

    /// A tag inside a paragraph: the words around it stay, those of a script or a style do not.
    fn footnote(&mut self, label: &str, is_note: bool) {
        self.composer.open(Some(InlineKind::Footnote { label: label.to_owned(), is_note }));
        self.composer.push(&format!("[{label}]"));
        self.composer.close();
        if is_note {
            self.composer.space();
        }
    }

    fn inline_html(&mut self, tag: &str) {
        let name = tag.trim_start_matches(['<', '/']).to_ascii_lowercase();
        if name.starts_with("script") || name.starts_with("style") {
            self.hidden = !tag.starts_with("</");
        } else if name.starts_with("br") {
            self.composer.space();
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.composer.open(Some(InlineKind::Emphasis)),
            Tag::Strong => self.composer.open(Some(InlineKind::Strong)),
            Tag::Link { dest_url, .. } => {
                self.composer.open(safe_href(&dest_url).map(|href| InlineKind::Link { href }));
            }
            Tag::Strikethrough | Tag::Superscript | Tag::Subscript => self.composer.open(None),
            Tag::Image { .. } => self.image = Some(String::new()),
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::CodeBlock(kind) => {
                self.code = Some(match kind {
                    CodeBlockKind::Fenced(language) => {
                        language.split_whitespace().next().unwrap_or_default().to_owned()
                    }
                    CodeBlockKind::Indented => String::new(),
                });
            }
            Tag::List(first) => self.start_list(first.is_some(), range),
            Tag::Item => {
                if let Some((list, _)) = &mut self.list {
                    list.open_item(&mut self.composer);
                }
            }
            Tag::TableHead | Tag::TableRow => {
                self.composer.new_line();
                self.rows.push(Vec::new());
            }
            Tag::TableCell => {
                if self.rows.last().is_some_and(|row| !row.is_empty()) {
                    self.composer.separate('\t');
                }
                self.cell_start = self.composer.len();
            }
            Tag::FootnoteDefinition(label) => self.footnote(&label, true),
            Tag::HtmlBlock => self.markup.clear(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Link
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => self.composer.close(),
            TagEnd::Image => self.captions.extend(self.image.take()),
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::CodeBlock => {
                let language = self.code.take().unwrap_or_default();
                self.end_block(Markup::Code, Shape::Code { language }, range);
            }
            TagEnd::Heading(level) => self.end_heading(level, range),
            TagEnd::Paragraph => {
                let markup = if self.quotes > 0 { Markup::Quote } else { Markup::Paragraph };
                self.end_block(markup, Shape::Plain, range);
            }
            TagEnd::Item => {
                if let Some((list, _)) = &mut self.list {
                    list.close_item(&mut self.composer);
                }
            }
            TagEnd::List(_) => self.end_list(),
            TagEnd::TableCell => {
                self.composer.trim_end();
                let cell = self.cell_start.min(self.composer.len())..self.composer.len();
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.rows);
                self.end_block(Markup::Table, Shape::Table { header_rows: 1, rows }, range);
            }
            TagEnd::HtmlBlock => self.end_html(range),
            _ => {}
        }
    }

    fn start_list(&mut self, ordered: bool, range: Range<usize>) {
        match &mut self.list {
            Some((list, _)) => list.open_inner(&mut self.composer),
            None => self.list = Some((OpenList::new(ordered), range)),
        }
    }

    fn end_list(&mut self) {
        let outermost = self.list.as_mut().is_some_and(|(list, _)| list.close_inner(&mut self.composer));
        if let Some((list, range)) = self.list.take_if(|_| outermost) {
            self.end_block(Markup::List, list.shape(), range);
        }
    }

    fn end_heading(&mut self, level: HeadingLevel, range: Range<usize>) {
        if level == HeadingLevel::H1 && !self.seen_title && self.list.is_none() {
            self.seen_title = true;
            return self.end_block(Markup::Title, Shape::Plain, range);
        }
        self.end_block(Markup::Heading, Shape::Heading((level as u8).clamp(2, 6)), range);
    }

    /// Ends the current block. Blocks inside a list are part of the list.
    fn end_block(&mut self, markup: Markup, shape: Shape, range: Range<usize>) {
        if self.list.is_some() {
            return self.composer.space();
        }
        let lines = self.lines(&range);
        let (text, inlines, repairs) = std::mem::take(&mut self.composer).finish();
        if !text.trim().is_empty() {
            self.drafts.push(Draft { shape, inlines, repairs, ..Draft::marked(markup, text, lines) });
        }
        for alt in std::mem::take(&mut self.captions) {
            if !alt.trim().is_empty() {
                self.drafts.push(Draft::marked(Markup::Caption, super::repair::repair(&alt), lines));
            }
        }
    }

    /// Embedded HTML is made harmless and read as a page is; its blocks stand on the lines of the whole.
    fn end_html(&mut self, range: Range<usize>) {
        let lines = self.lines(&range);
        let markup = std::mem::take(&mut self.markup);
        let drafts = match tags::readable(&markup) {
            Readable::Tree(html) => html::fragment(&ammonia::clean(&html)),
            Readable::Bare(text) => plain::drafts(&text, 1),
        };
        self.drafts.extend(drafts.into_iter().map(|draft| Draft { lines, ..draft }));
    }

    fn lines(&self, range: &Range<usize>) -> (usize, usize) {
        let line = |at: usize| self.line_starts.partition_point(|&start| start <= at) - 1 + self.first_line;
        let length = self.text.get(range.clone()).map_or(0, |text| text.trim_end().len());
        (line(range.start), line(range.start + length.saturating_sub(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_keep_their_kind_and_their_lines() {
        let text = "# The harbour\n\nShips *wait* for [the pilot](pilot.md).\n\n- one\n- two\n  - inner\n\n> Wait, said the master.\n\n\
                    | Ship | Day |\n| --- | --- |\n| Alma | 3 |\n\n```rust\nlet a = 1;\n```\n\nMore.[^n]\n\n[^n]: A note.\n";
        let found: Vec<_> = drafts(text, 5).into_iter().map(|d| (d.markup, d.text, d.lines)).collect();
        let expected = [
            (Markup::Title, "The harbour", (5, 5)),
            (Markup::Paragraph, "Ships wait for the pilot.", (7, 7)),
            (Markup::List, "one\ntwo\ninner", (9, 11)),
            (Markup::Quote, "Wait, said the master.", (13, 13)),
            (Markup::Table, "Ship\tDay\nAlma\t3", (15, 17)),
            (Markup::Code, "let a = 1;", (19, 21)),
            (Markup::Paragraph, "More.[n]", (23, 23)),
            (Markup::Paragraph, "[n] A note.", (25, 25)),
        ];
        assert_eq!(found, expected.map(|(markup, text, lines)| (markup, text.to_owned(), lines)));
    }

    #[test]
    fn ranges_of_items_cells_and_links_hold_their_words() {
        let found = drafts("- one\n  - [inner](https://example.org)\n- three", 1);
        let Shape::List { items, .. } = &found[0].shape else { panic!("no list") };
        let words: Vec<_> = items.iter().map(|(span, depth)| (&found[0].text[span.clone()], *depth)).collect();
        assert_eq!(words, [("one", 0), ("inner", 1), ("three", 0)]);
        assert_eq!(&found[0].text[found[0].inlines[0].span.clone()], "inner");
    }

    #[test]
    fn embedded_html_is_made_harmless() {
        let found =
            drafts("<div onclick=\"x()\"><script>alert(1)</script><p>Fine words.</p></div>\n\n[a](javascript:x)", 1);
        assert_eq!(found.iter().map(|d| d.text.as_str()).collect::<Vec<_>>(), ["Fine words.", "a"]);
        assert!(found.iter().all(|d| d.inlines.is_empty()));
    }
}
