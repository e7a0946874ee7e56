//! One block of an article as HTML: its text woven with anchors and links, in the shape that the source gave it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use super::Viewpoint;
use crate::article::{Block, BlockKind, Inline, InlineKind, Shape};
use crate::briefing::{BriefedReference, Statement};
use crate::interface::Interface;
use crate::render::escape::escaped;
use crate::render::highlight::highlighted;
use crate::render::weave::{Layer, Thread, verse_number, weave};
use crate::site::{Link, linked_article};

/// The block as one HTML element. `heading` is the level that a heading gets here.
pub(super) fn block_html(view: &Viewpoint<'_>, article: usize, index: usize, heading: u8) -> String {
    let block = &view.article(article).article.blocks[index];
    if is_withheld_whole(view, article, index) {
        return withheld_whole(view, article, index);
    }
    let threads = threads(view, article, index);
    let text = &block.text;
    let all = || weave(view.interface(), text, 0..text.len(), &threads);
    match (&block.shape, block.kind) {
        (Shape::Heading(_), _) | (Shape::Plain, BlockKind::Heading) => format!("<h{heading}>{}</h{heading}>", all()),
        (Shape::List { ordered, items }, _) => list(view.interface(), text, *ordered, items, &threads),
        (Shape::Table { header_rows, rows }, _) => table(view.interface(), text, *header_rows, rows, &threads),
        (Shape::Code { language }, _) => code(view, article, index, language),
        (Shape::Plain, BlockKind::Quote) => format!("<blockquote><p>{}</p></blockquote>", all()),
        (Shape::Plain, BlockKind::Caption) => format!("<p class=\"caption\">{}</p>", all()),
        (Shape::Plain, _) if block.is_dek() => format!("<p class=\"dek\">{}</p>", all()),
        (Shape::Plain, BlockKind::Code) => code(view, article, index, ""),
        (Shape::Plain, _) => format!("<p>{}</p>", all()),
    }
}

/// True for a block of the body of which nothing is published: none of its sentences is cited, or code that is not.
fn is_withheld_whole(view: &Viewpoint<'_>, article: usize, index: usize) -> bool {
    let block = &view.article(article).article.blocks[index];
    let threads = sentences(view, article, index);
    let withheld = |t: &Thread| matches!(t.layer, Layer::Withheld(_));
    let is_code = block.kind == BlockKind::Code || matches!(block.shape, Shape::Code { .. });
    !view.site.published.is_whole(article)
        && block.kind.in_body()
        && if is_code { threads.is_empty() || threads.iter().any(withheld) } else { threads.iter().all(withheld) }
}

/// The anchors of a block without its words, in one line.
fn withheld_whole(view: &Viewpoint<'_>, article: usize, index: usize) -> String {
    let threads = sentences(view, article, index);
    let numbers = threads.iter().filter_map(|thread| match thread.layer {
        Layer::Sentence(number) | Layer::Withheld(number) => Some(number),
        _ => None,
    });
    let mut html = String::from("<p>");
    for number in numbers {
        let _ = write!(html, "<span id=\"s{number}\">{}</span>", verse_number(view.interface(), number));
    }
    html + "<span class=\"e\">…</span></p>"
}

/// The text of a block that stands outside the body, with its anchors.
pub(super) fn apart_html(view: &Viewpoint<'_>, article: usize, index: usize) -> String {
    let block = &view.article(article).article.blocks[index];
    weave(view.interface(), &block.text, 0..block.text.len(), &threads(view, article, index))
}

/// Everything that lies over the text of a block, as ranges of that text.
fn threads(view: &Viewpoint<'_>, article: usize, index: usize) -> Vec<Thread> {
    let annotated = view.article(article);
    let block = &annotated.article.blocks[index];
    let mut threads = sentences(view, article, index);
    threads.extend(block.inlines.iter().filter_map(|inline| inline_thread(view, article, inline)));
    if let Some(body) = &block.body {
        let first = annotated.mentions.partition_point(|m| m.span.start < body.start);
        let entities = &view.site.cross.mention_entities[article];
        for (at, mention) in annotated.mentions.iter().enumerate().skip(first) {
            if mention.span.start >= body.end {
                break;
            }
            let href = entities[at].and_then(|entity| view.entity_link(entity));
            threads.extend(
                href.map(|href| Thread { span: within(&mention.span, body), layer: Layer::Entity(href.to_string()) }),
            );
        }
        threads.extend(references(view, article, body));
        let said = annotated.quotes.iter().filter(|q| q.span.start < body.end && q.span.end > body.start);
        threads.extend(said.map(|q| Thread { span: within(&q.span, body), layer: Layer::Said }));
    }
    let whole = |t: &Thread| block.text.is_char_boundary(t.span.start) && block.text.is_char_boundary(t.span.end);
    threads.retain(whole);
    first_links(&mut threads);
    threads
}

/// Keeps the first link to each name: a paragraph full of links is hard to read.
fn first_links(threads: &mut Vec<Thread>) {
    threads.sort_by_key(|thread| thread.span.start);
    let mut linked = BTreeSet::new();
    threads.retain(|thread| match &thread.layer {
        Layer::Entity(href) => linked.insert(href.clone()),
        _ => true,
    });
}

/// The links of the offices that stand for somebody.
fn references(view: &Viewpoint<'_>, article: usize, body: &Range<usize>) -> Vec<Thread> {
    let all = &view.site.briefing.references[article];
    let first = all.partition_point(|reference| reference.mention.span.start < body.start);
    let linked = |(at, reference): (usize, &BriefedReference)| {
        let href = view.entity_link(view.site.cross.reference_entities[article][at]?)?;
        Some(Thread { span: within(&reference.mention.span, body), layer: Layer::Entity(href.to_string()) })
    };
    let inside =
        all.iter().enumerate().skip(first).take_while(|(_, reference)| reference.mention.span.start < body.end);
    inside.filter_map(linked).collect()
}

/// A range of the body as a range of the text of the block that holds it.
fn within(span: &Range<usize>, body: &Range<usize>) -> Range<usize> {
    span.start.clamp(body.start, body.end) - body.start..span.end.clamp(body.start, body.end) - body.start
}

fn sentences(view: &Viewpoint<'_>, article: usize, index: usize) -> Vec<Thread> {
    let annotated = view.article(article);
    let block = &annotated.article.blocks[index];
    let first = annotated.sentences.partition_point(|s| s.block < index);
    let ours = annotated.sentences.iter().enumerate().skip(first).take_while(|(_, s)| s.block == index);
    ours.map(|(sentence, s)| {
        let withheld = block.kind.in_body() && is_withheld(view, Statement { article, sentence });
        let layer = if withheld { Layer::Withheld(s.number) } else { Layer::Sentence(s.number) };
        Thread { span: s.span.clone(), layer }
    })
    .collect()
}

/// True where only cited sentences are published and this is none of them.
pub(super) fn is_withheld(view: &Viewpoint<'_>, statement: Statement) -> bool {
    !view.is_published(statement)
}

fn inline_thread(view: &Viewpoint<'_>, article: usize, inline: &Inline) -> Option<Thread> {
    let layer = match &inline.kind {
        InlineKind::Emphasis => Layer::Emphasis,
        InlineKind::Strong => Layer::Strong,
        InlineKind::Code => Layer::Code,
        InlineKind::Link { href } => Layer::Link(target(view, article, href)?),
        InlineKind::Footnote { label, is_note } => {
            Layer::FootnoteMark(other_end(view, article, label, *is_note)?, footnote_number(view, article, label))
        }
    };
    Some(Thread { span: inline.span.clone(), layer })
}

/// The number of a footnote: its place among the labels of the article, in the order of their first mark.
fn footnote_number(view: &Viewpoint<'_>, article: usize, wanted: &str) -> usize {
    let blocks = view.article(article).article.blocks.iter().filter(|block| block.verdict.kept);
    let labels = blocks.flat_map(|block| &block.inlines).filter_map(|inline| match &inline.kind {
        InlineKind::Footnote { label, .. } => Some(label.as_str()),
        _ => None,
    });
    let before: BTreeSet<&str> = labels.take_while(|label| *label != wanted).collect();
    before.len() + 1
}

/// From the mark of a footnote to the sentence that its note begins in, and back to the first sentence with the mark.
fn other_end(view: &Viewpoint<'_>, article: usize, label: &str, is_note: bool) -> Option<String> {
    let annotated = view.article(article);
    let wanted = InlineKind::Footnote { label: label.to_owned(), is_note: !is_note };
    let kept = annotated.article.blocks.iter().enumerate().filter(|(_, block)| block.verdict.kept);
    let (block, at) = kept
        .flat_map(|(index, block)| block.inlines.iter().map(move |inline| (index, inline)))
        .find(|(_, inline)| inline.kind == wanted)
        .map(|(index, inline)| (index, inline.span.start))?;
    let first = annotated.sentences.partition_point(|s| s.block < block);
    let ours = annotated.sentences[first..].iter().take_while(|s| s.block == block);
    let sentence = ours.take_while(|s| s.span.start <= at).last()?;
    Some(Link::here(&sentence.anchor()).to_string())
}

/// Where a link of the source leads on the site; none where it leads nowhere, so that its words stay plain.
fn target(view: &Viewpoint<'_>, article: usize, href: &str) -> Option<String> {
    let path = &view.article(article).article.path;
    if let Some((other, fragment)) = linked_article(&view.site.paths, path, href) {
        let link = view.article_link(other);
        let is_anchor = fragment.strip_prefix('s').is_some_and(|n| n.parse::<u32>().is_ok());
        return Some(if is_anchor { link.at(fragment) } else { link }.to_string());
    }
    let outside = ["https://", "http://", "mailto:"].iter().any(|scheme| href.to_ascii_lowercase().starts_with(scheme));
    outside.then(|| href.to_owned())
}

/// Items with their depth, outermost 0, as lists inside lists.
fn list(ui: Interface, text: &str, ordered: bool, items: &[(Range<usize>, u8)], threads: &[Thread]) -> String {
    let (start, end) = if ordered { ("<ol>", "</ol>") } else { ("<ul>", "</ul>") };
    let mut html = String::new();
    let mut depth = 0;
    for (span, level) in items {
        let wanted = usize::from(*level).min(depth) + 1;
        if wanted > depth {
            html.push_str(start);
            depth += 1;
        } else {
            html.push_str("</li>");
            while depth > wanted {
                html.push_str(end);
                html.push_str("</li>");
                depth -= 1;
            }
        }
        let _ = write!(html, "<li>{}", weave(ui, text, span.clone(), threads));
    }
    while depth > 0 {
        html.push_str("</li>");
        html.push_str(end);
        depth -= 1;
    }
    format!("<div class=\"prose\">{html}</div>")
}

fn table(ui: Interface, text: &str, header_rows: usize, rows: &[Vec<Range<usize>>], threads: &[Thread]) -> String {
    let name = escaped(ui.say("Table"));
    let mut html = format!("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{name}\"><table>");
    for (i, row) in rows.iter().enumerate() {
        if i == 0 && header_rows > 0 {
            html.push_str("<thead>");
        }
        html.push_str("<tr>");
        for cell in row {
            let words = weave(ui, text, cell.clone(), threads);
            let _ = if i < header_rows {
                write!(html, "<th scope=\"col\">{words}</th>")
            } else {
                write!(html, "<td>{words}</td>")
            };
        }
        html.push_str("</tr>");
        if i + 1 == header_rows {
            html.push_str("</thead><tbody>");
        }
    }
    if header_rows > 0 && rows.len() >= header_rows {
        html.push_str("</tbody>");
    }
    html.push_str("</table></div>");
    html
}

/// Code with its anchors before it: a line of code is no sentence, so none is drawn inside.
fn code(view: &Viewpoint<'_>, article: usize, index: usize, language: &str) -> String {
    let block: &Block = &view.article(article).article.blocks[index];
    let mut anchors = String::new();
    for thread in sentences(view, article, index) {
        if let Layer::Sentence(number) = thread.layer {
            let _ = write!(anchors, "<span id=\"s{number}\"></span>");
        }
    }
    let text = highlighted(&block.text, language);
    let class = if language.is_empty() { String::new() } else { format!(" class=\"language-{}\"", escaped(language)) };
    format!("<div class=\"code\">{anchors}<pre tabindex=\"0\"><code{class}>{text}</code></pre></div>")
}
