//! One article as it came: every line of the file in order, kept lines linked to their place in the article, cut ones
//! struck through with the rule and the reason beside them.

use std::fmt::Write as _;

use serde::Serialize;

use super::Viewpoint;
use super::article::what_apart;
use super::ledger::{RuleCut, Tally, rule_cuts};
use crate::article::{BY_HAND_CUT, BY_HAND_KEPT, Block, BlockKind};
use crate::interface::{Interface, phrase};
use crate::render::escape::escaped;
use crate::render::wording;
use crate::site::Link;

/// One block of the original.
#[derive(Debug, Clone, Serialize)]
struct Line {
    /// `L12`.
    anchor: String,
    /// "12", "12–14".
    number: String,
    /// Names for the filters.
    class: String,
    cut: bool,
    /// "Kept", "Cut", "Byline".
    fate: String,
    /// Its place in the article, where it was kept.
    href: Option<Link>,
    /// Its text with the anchors of its further lines.
    html: String,
    /// Why it was cut, or what stands out about a line that was kept.
    reason: Option<String>,
    rule: Option<&'static str>,
    repairs: Vec<String>,
}

/// A view of some lines only, opened by its address.
#[derive(Debug, Clone, Serialize)]
struct Filter {
    /// `only-cut`.
    anchor: String,
    /// phrase("Lines that were cut").
    name: String,
    count: String,
    /// The same, on its own in the list of filters.
    listed: bool,
}

/// One article as it came.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct OriginalView {
    label: String,
    headline: String,
    lang: Option<String>,
    facts: Vec<String>,
    article: Link,
    is_page: bool,
    rules: Vec<RuleCut>,
    filters: Vec<Filter>,
    /// Rules of the stylesheet that hide what a filter leaves out.
    style: String,
    lines: Vec<Line>,
}

/// How much was kept, and cut.
const KEPT: &str = phrase("{n} line kept ({words}) | {n} lines kept ({words})");
const CUT: &str = phrase("{n} line cut ({words}) | {n} lines cut ({words})");

/// Filters that do not depend on a rule: name of the class, words.
const FILTERS: [(&str, &str); 5] = [
    ("cut", phrase("Lines that were cut")),
    ("kept", phrase("Lines that were kept")),
    ("metadata", phrase("Headline, byline, date and the like")),
    ("by-hand", phrase("Lines that the editor decided on")),
    ("repaired", phrase("Lines whose text was repaired")),
];

impl OriginalView {
    pub(crate) fn new(view: &Viewpoint<'_>, index: usize) -> Self {
        let (article, ui) = (&view.article(index).article, view.interface());
        let rules = rule_cuts(view, index);
        let filters = filters(ui, &article.blocks);
        let sources = view.site.briefing.articles.len();
        let kept = Tally::of(article.blocks.iter().filter(|block| block.verdict.kept));
        let cut = Tally::of(article.blocks.iter().filter(|block| !block.verdict.kept));
        let count = |tally: Tally, fate: &'static str| {
            ui.count_with(tally.lines, fate, &[("words", &ui.count(tally.words, "{n} word | {n} words"))])
        };
        Self {
            label: ui.fill(
                "Source {number} of {all}, as it came",
                &[("number", &ui.number(index + 1)), ("all", &ui.number(sources))],
            ),
            headline: wording::headline(ui, article),
            lang: view.lang(index),
            facts: vec![article.path.clone(), article.encoding.to_owned(), count(kept, KEPT), count(cut, CUT)],
            article: view.article_link(index),
            is_page: article.format == crate::source::Format::Html,
            rules,
            style: style(&filters),
            filters,
            lines: lines(view, index),
        }
    }
}

fn lines(view: &Viewpoint<'_>, index: usize) -> Vec<Line> {
    let annotated = view.article(index);
    let article = view.article_link(index);
    let mut sentences = annotated.sentences.iter().peekable();
    let mut last = 0;
    let mut found = Vec::with_capacity(annotated.article.blocks.len());
    for (at, block) in annotated.article.blocks.iter().enumerate() {
        while sentences.next_if(|sentence| sentence.block < at).is_some() {}
        let sentence = sentences.peek().filter(|sentence| sentence.block == at);
        let href = sentence.map_or_else(|| article.clone(), |sentence| article.at(&sentence.anchor()));
        found.push(line(view.interface(), block, fate(view, index, at), href, last));
        last = last.max(block.lines.1);
    }
    found
}

/// `last` is the last line that has its anchor already: blocks of Markdown with HTML inside share lines.
fn line(ui: Interface, block: &Block, fate: String, href: Link, last: usize) -> Line {
    let verdict = &block.verdict;
    let plain = verdict.kept && block.kind == BlockKind::Paragraph && !is_by_hand(block);
    Line {
        anchor: if block.lines.0 > last { format!("L{}", block.lines.0) } else { String::new() },
        number: wording::line_numbers(block.lines),
        class: classes(block).iter().map(|class| format!("k-{class}")).collect::<Vec<_>>().join(" "),
        cut: !verdict.kept,
        fate,
        href: verdict.kept.then_some(href),
        html: text(block, last),
        reason: (!plain).then(|| verdict.told_in(ui)),
        rule: (!plain).then_some(verdict.rule),
        repairs: block.repairs.iter().map(|repair| repaired(ui, repair)).collect(),
    }
}

/// "2 invisible characters left out", "1 label of the page left out: “Opens in new window”".
fn repaired(ui: Interface, repair: &crate::article::Repair) -> String {
    let was: Vec<String> = repair.was.iter().filter(|was| !was.trim().is_empty()).map(|was| ui.quoted(was)).collect();
    let words = ui.count(repair.count, repair.kind.told());
    if was.is_empty() { words } else { ui.labelled(&words, &was.join(", ")) }
}

fn fate(view: &Viewpoint<'_>, index: usize, at: usize) -> String {
    let (block, ui) = (&view.article(index).article.blocks[at], view.interface());
    match (block.verdict.kept, block.kind) {
        (false, _) => ui.say("Cut").to_owned(),
        (true, BlockKind::Paragraph | BlockKind::Furniture) => ui.say("Kept").to_owned(),
        (true, BlockKind::Byline) => {
            wording::capital(what_apart(view, index, at).split(',').next().unwrap_or_default())
        }
        (true, kind) => wording::capital(wording::block_kind(ui, kind)),
    }
}

fn is_by_hand(block: &Block) -> bool {
    [BY_HAND_KEPT, BY_HAND_CUT].contains(&block.verdict.rule)
}

/// The names that filters know a line by; on the page each has a `k-` before it, so that no rule meets another class.
fn classes(block: &Block) -> Vec<&'static str> {
    let mut classes = if block.verdict.kept { vec!["kept"] } else { vec!["cut", block.verdict.rule] };
    if block.verdict.kept && (!block.kind.in_body() || block.kind == BlockKind::Dek) {
        classes.push("metadata");
    }
    if is_by_hand(block) {
        classes.push("by-hand");
    }
    if !block.repairs.is_empty() {
        classes.push("repaired");
    }
    classes
}

/// The text with an anchor for each of its lines but the first, which its block carries.
fn text(block: &Block, last: usize) -> String {
    let (first, end) = block.lines;
    let anchor = |line: usize| if line > last { format!("<span id=\"L{line}\"></span>") } else { String::new() };
    let pieces: Vec<&str> = block.text.split('\n').collect();
    if pieces.len() == end.saturating_sub(first) + 1 {
        let mut html = String::with_capacity(block.text.len() + 32 * pieces.len());
        for (line, piece) in (first..).zip(pieces) {
            if line > first {
                html.push('\n');
                html.push_str(&anchor(line));
            }
            html.push_str(&escaped(piece));
        }
        return html;
    }
    let mut html: String = (first + 1..=end).map(anchor).collect();
    html.push_str(&escaped(&block.text));
    html
}

fn filters(ui: Interface, blocks: &[Block]) -> Vec<Filter> {
    let mut found = Vec::new();
    let mut add = |class: &'static str, name: String, listed: bool| {
        let lines = Tally::of(blocks.iter().filter(|block| classes(block).contains(&class))).lines;
        if lines > 0 {
            let count = ui.count(lines, "{n} line | {n} lines");
            found.push(Filter { anchor: format!("only-{class}"), name, count, listed });
        }
    };
    for (class, name) in FILTERS {
        add(class, ui.say(name).to_owned(), true);
    }
    let mut rules: Vec<&'static str> = blocks.iter().filter(|b| !b.verdict.kept).map(|b| b.verdict.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    for rule in rules {
        add(rule, ui.fill("Lines that the rule {rule} cut", &[("rule", &rule)]), false);
    }
    found
}

/// Each filter hides the lines without its class while its address is open.
fn style(filters: &[Filter]) -> String {
    let mut style = String::new();
    for filter in filters {
        let class = filter.anchor.trim_start_matches("only-");
        let _ = write!(style, "#only-{class}:target~.came>:not(.k-{class}){{display:none}}");
    }
    style
}
