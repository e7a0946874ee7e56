//! HTML → drafts: one for each block of the page's visible text. No recursion, so that no depth of nesting can hurt.

use std::collections::HashSet;

use scraper::node::Element;
use scraper::{Html, Node};

use super::composer::{Composer, safe_href};
use super::draft::{Draft, Markup, fitted};
use super::element::{is_block, is_hidden, is_styled_hidden, outside};
use super::layout::Survey;
use super::open_list::OpenList;
use super::place::{Levels, Place};
use super::tags::Readable;
use super::visit::{Visitor, walk};
use super::{InlineKind, Shape, Span, plain, tags};

/// The blocks of a parsed page.
pub(super) fn drafts(page: &Html) -> Vec<Draft> {
    let mut survey = Survey::default();
    walk(page, &mut survey);
    let mut reader = Reader { layout: survey.layout, ..Reader::default() };
    walk(page, &mut reader);
    reader.end_block(Markup::Paragraph, Shape::Plain);
    number_lines(&mut reader.drafts);
    reader.drafts
}

/// The blocks of a piece of HTML inside another text.
pub(super) fn fragment(html: &str) -> Vec<Draft> {
    match tags::readable(html) {
        Readable::Tree(html) => drafts(&Html::parse_fragment(&html)),
        Readable::Bare(text) => plain::drafts(&text, 1),
    }
}

/// Lines of visible text: each line of a block is one.
fn number_lines(drafts: &mut [Draft]) {
    let mut line = 1;
    for draft in drafts {
        let last = line + draft.text.matches('\n').count();
        draft.lines = (line, last);
        line = last + 1;
    }
}

/// What an open element changes for the text inside it.
#[derive(Clone, Copy)]
enum Context {
    Hidden,
    Outside,
    List,
    Item,
    Table,
    Cell { start: usize },
    Quote,
    Caption,
    Preformatted,
    Inline { link_start: Option<usize> },
    Block(Markup, u8),
    Nothing,
}

#[derive(Default)]
struct Reader {
    number: usize,
    layout: HashSet<usize>,
    drafts: Vec<Draft>,
    composer: Composer,
    contexts: Vec<Context>,
    hidden: usize,
    outside: Vec<&'static str>,
    list: Option<OpenList>,
    tables: usize,
    rows: Vec<Vec<Span>>,
    header_rows: usize,
    quotes: usize,
    captions: usize,
    preformatted: usize,
    linked: usize,
    links: usize,
    breaks: usize,
    levels: Levels,
    /// Where the longest piece of the open block's text stands, and its length.
    place: (Place, usize),
}

impl Visitor for Reader {
    fn open(&mut self, node: &Node) {
        self.number += 1;
        let context = match node {
            Node::Element(element) => {
                let context = self.open_element(element);
                self.levels.open(element, self.number);
                context
            }
            Node::Text(text) => {
                self.text(text);
                Context::Nothing
            }
            _ => Context::Nothing,
        };
        self.contexts.push(context);
    }

    fn close(&mut self, node: &Node) {
        let Some(context) = self.contexts.pop() else { return };
        self.close_context(context);
        if matches!(node, Node::Element(_)) {
            self.levels.close();
        }
    }
}

impl Reader {
    fn close_context(&mut self, context: Context) {
        match context {
            Context::Nothing => {}
            Context::Hidden => self.hidden -= 1,
            Context::Outside => {
                self.end_plain();
                self.outside.pop();
            }
            Context::List => self.close_list(),
            Context::Item => {
                if let Some(list) = &mut self.list {
                    list.close_item(&mut self.composer);
                }
            }
            Context::Table => self.close_table(),
            Context::Cell { start } => self.close_cell(start),
            Context::Quote => {
                self.end_plain();
                self.quotes -= 1;
            }
            Context::Caption => {
                self.end_plain();
                self.captions -= 1;
            }
            Context::Preformatted => {
                self.end_block(Markup::Code, Shape::Code { language: String::new() });
                self.preformatted -= 1;
            }
            Context::Inline { link_start } => {
                self.composer.close();
                if let Some(start) = link_start {
                    self.links -= 1;
                    if self.links == 0 {
                        self.linked += self.composer.len().saturating_sub(start);
                    }
                }
            }
            Context::Block(markup, level) => {
                let shape = if markup == Markup::Heading { Shape::Heading(level) } else { Shape::Plain };
                if self.captions > 0 || self.quotes > 0 && markup == Markup::Paragraph {
                    self.end_plain();
                } else {
                    self.end_block(markup, shape);
                }
            }
        }
    }

    /// True inside a list or a table, whose blocks are one.
    fn gathers(&self) -> bool {
        self.list.is_some() || self.tables > 0
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
        } else if self.preformatted > 0 && !self.gathers() {
            self.composer.push_verbatim(text);
        } else {
            let length = text.trim().len();
            if length > 0 {
                self.breaks = 0;
            }
            if length > self.place.1 {
                self.place = (self.levels.place(), length);
            }
            self.composer.push(text);
        }
    }

    fn open_element(&mut self, element: &Element) -> Context {
        let name = element.name();
        if is_hidden(element) || self.gathers() && is_styled_hidden(element) {
            self.hidden += 1;
            return Context::Hidden;
        }
        if self.hidden > 0 {
            return Context::Nothing;
        }
        if let Some(reason) = outside(element) {
            self.end_plain();
            self.outside.push(reason);
            return Context::Outside;
        }
        match name {
            "ul" | "ol" if self.tables == 0 && (self.list.is_some() || !self.layout.contains(&self.number)) => {
                self.open_list(name == "ol")
            }
            "li" if self.list.is_some() => self.open_item(),
            "table" if !self.gathers() && !self.layout.contains(&self.number) => {
                self.end_plain();
                self.tables += 1;
                Context::Table
            }
            "tr" if self.tables > 0 => {
                self.composer.new_line();
                self.rows.push(Vec::new());
                Context::Nothing
            }
            "td" | "th" if self.tables > 0 => self.open_cell(name == "th"),
            "br" => {
                self.line_break();
                Context::Nothing
            }
            "blockquote" if !self.gathers() => {
                self.end_plain();
                self.quotes += 1;
                Context::Quote
            }
            "figcaption" | "caption" if !self.gathers() => {
                self.end_plain();
                self.captions += 1;
                Context::Caption
            }
            "pre" if !self.gathers() => {
                self.end_plain();
                self.preformatted += 1;
                Context::Preformatted
            }
            "h1" => self.open_block(Markup::Title, 2),
            "h2" | "h3" | "h4" | "h5" | "h6" => self.open_block(Markup::Heading, name.as_bytes()[1] - b'0'),
            "em" | "i" => self.open_inline(Some(InlineKind::Emphasis)),
            "strong" | "b" => self.open_inline(Some(InlineKind::Strong)),
            "code" => self.open_inline(Some(InlineKind::Code)),
            "a" => {
                let start = self.composer.len();
                self.links += 1;
                let href = element.attr("href").filter(|href| !href.starts_with('#')).and_then(safe_href);
                self.composer.open(href.map(|href| InlineKind::Link { href }));
                Context::Inline { link_start: Some(start) }
            }
            _ if is_block(name) => self.open_block(Markup::Paragraph, 0),
            _ => Context::Nothing,
        }
    }

    fn open_inline(&mut self, kind: Option<InlineKind>) -> Context {
        self.composer.open(kind.filter(|_| self.preformatted == 0));
        Context::Inline { link_start: None }
    }

    /// Begins a block; inside a list or a table it only parts words.
    fn open_block(&mut self, markup: Markup, level: u8) -> Context {
        if self.gathers() || self.preformatted > 0 {
            self.composer.space();
            return Context::Nothing;
        }
        self.end_plain();
        Context::Block(markup, level)
    }

    /// Two line breaks in a row end a paragraph.
    fn line_break(&mut self) {
        self.breaks += 1;
        if self.preformatted > 0 && !self.gathers() {
            self.composer.push_verbatim("\n");
        } else if self.breaks >= 2 && self.links == 0 {
            self.end_plain();
        } else {
            self.composer.space();
        }
    }

    fn open_list(&mut self, ordered: bool) -> Context {
        if let Some(list) = &mut self.list {
            list.open_inner(&mut self.composer);
        } else {
            self.end_plain();
            self.list = Some(OpenList::new(ordered));
        }
        Context::List
    }

    fn open_item(&mut self) -> Context {
        if let Some(list) = &mut self.list {
            list.open_item(&mut self.composer);
        }
        Context::Item
    }

    fn close_list(&mut self) {
        let outermost = self.list.as_mut().is_some_and(|list| list.close_inner(&mut self.composer));
        if let Some(list) = self.list.take_if(|_| outermost) {
            self.end_block(Markup::List, list.shape());
        }
    }

    fn open_cell(&mut self, header: bool) -> Context {
        if self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        if header && self.rows.len() == 1 {
            self.header_rows = 1;
        }
        if self.rows.last().is_some_and(|row| !row.is_empty()) {
            self.composer.separate('\t');
        }
        Context::Cell { start: self.composer.len() }
    }

    fn close_cell(&mut self, start: usize) {
        self.composer.trim_end();
        let end = self.composer.len();
        if let Some(row) = self.rows.last_mut() {
            row.push(start.min(end)..end);
        }
    }

    fn close_table(&mut self) {
        self.tables -= 1;
        let rows: Vec<_> = std::mem::take(&mut self.rows).into_iter().filter(|row| !row.is_empty()).collect();
        let header_rows = std::mem::take(&mut self.header_rows);
        if rows.len() > 1 && rows.iter().any(|row| row.len() > 1) {
            self.end_block(Markup::Table, Shape::Table { header_rows, rows });
        } else {
            self.end_plain();
        }
    }

    /// Ends the block in the making as what its surroundings make of it.
    fn end_plain(&mut self) {
        if self.gathers() {
            return self.composer.space();
        }
        let markup = match (self.captions, self.quotes) {
            (0, 0) => Markup::Paragraph,
            (0, _) => Markup::Quote,
            _ => Markup::Caption,
        };
        self.end_block(markup, Shape::Plain);
    }

    fn end_block(&mut self, markup: Markup, shape: Shape) {
        self.breaks = 0;
        let linked = std::mem::take(&mut self.linked);
        let (place, _) = std::mem::take(&mut self.place);
        let (text, inlines, repairs) = std::mem::take(&mut self.composer).finish();
        if text.trim().is_empty() {
            return;
        }
        let text_in_links = if self.links > 0 { text.len() } else { linked };
        let shape = fitted(shape, text.len());
        self.drafts.push(Draft {
            shape,
            inlines,
            repairs,
            link_share: (text_in_links as f32 / text.len() as f32).min(1.0),
            outside: self.outside.last().copied(),
            place,
            ..Draft::marked(markup, text, (1, 1))
        });
    }
}

#[cfg(test)]
mod tests;
