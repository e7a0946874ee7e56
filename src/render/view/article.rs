//! One article: its text with every sentence anchored, what was cut in its place, notes beside, facts below.

use serde::Serialize;

use super::article_notes::{Note, Noted, notes};
use super::block::{apart_html, block_html};
use super::cite::{Form, forms};
use super::glance::{NameHere, names_here};
use super::ledger::{Ledger, field};
use super::lineage::also_printed;
use super::sources::{block_statement, is_printed_apart};
use super::versions::{self, VersionView, versions};
use super::{Chip, Chips, EditBlock, RemarkView, Viewpoint, edit_block, remark};
use crate::article::{Article, Basis, BlockKind, Stated};
use crate::briefing::Statement;
use crate::interface::{Interface, phrase};
use crate::render::wording;
use crate::site::Link;

/// A line of the original that was cut.
#[derive(Debug, Clone, Serialize)]
struct CutLine {
    /// Anchors of its sentences.
    anchors: Vec<String>,
    text: String,
    reason: String,
    told: String,
}

/// One stretch of the page.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Piece {
    /// A kept block with the notes that touch it.
    Kept { html: String, notes: Vec<Note>, remarks: Vec<RemarkView>, printed: Option<Chips> },
    /// A kept line outside the story: byline, date line.
    Apart { html: String, what: &'static str },
    /// Neighbouring blocks that were cut.
    Cut { summary: String, lines: Vec<CutLine>, withheld: bool },
}

/// A fact about the source with what it rests on.
#[derive(Debug, Clone, Serialize)]
struct Fact {
    name: &'static str,
    value: String,
    evidence: Option<String>,
    /// Language of the evidence where it is not the site's: that of the source, or English where a stage built it.
    evidence_lang: Option<String>,
    chip: Option<Chip>,
    href: Option<String>,
    code: bool,
}

/// A step to another source.
#[derive(Debug, Clone, Serialize)]
struct Step {
    number: usize,
    href: Link,
}

/// One article's page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ArticleView {
    label: String,
    /// The headline, woven.
    headline: String,
    lang: Option<String>,
    facts: Vec<String>,
    pieces: Vec<Piece>,
    about: Vec<Fact>,
    names: Vec<NameHere>,
    more_names: usize,
    cite: Vec<Form>,
    ledger: Ledger,
    here: Link,
    versions: Vec<VersionView>,
    /// "2 versions"; none where this is the only file.
    version_count: Option<String>,
    path: String,
    excerpts: bool,
    /// Where the publisher has the text, where that is known.
    address: Option<String>,
    /// What stands in the place of a text that is withheld as a whole.
    tombstone: Option<RemarkView>,
    edits: Vec<EditBlock>,
    previous: Option<Step>,
    next: Option<Step>,
    all: String,
    #[serde(skip)]
    pub(crate) has_code: bool,
}

impl ArticleView {
    pub(crate) fn new(view: &Viewpoint<'_>, index: usize) -> Self {
        let article = &view.article(index).article;
        let sources = view.site.briefing.articles.len();
        let words = view.site.cross.words[index];
        let excerpts = !view.site.published.is_whole(index);
        let ui = view.interface();
        let mut facts = vec![wording::publisher(ui, article), wording::dated(ui, article)];
        facts.push(ui.count(words, "{n} word | {n} words"));
        facts.push(wording::reading_time(ui, words));
        facts.extend(excerpts.then(|| ui.say("excerpts only").to_owned()));
        let (names, more_names) = names_here(view, index);
        let step = |to: usize| Step { number: to + 1, href: view.article_link(to) };
        Self {
            label: ui
                .fill("Source {number} of {all}", &[("number", &ui.number(index + 1)), ("all", &ui.number(sources))]),
            headline: headline(view, index),
            lang: view.lang(index),
            facts,
            pieces: pieces(view, index),
            about: about(view, index),
            names,
            more_names,
            cite: forms(view, index),
            ledger: Ledger::new(view, index),
            here: view.article_link(index),
            versions: versions(view, index),
            version_count: versions::count(ui, &article.versions),
            path: article.path.clone(),
            excerpts,
            address: web_address(article),
            tombstone: article.withheld.whole().map(|whole| remark::tombstone(ui, whole)),
            edits: edits(view, index),
            previous: index.checked_sub(1).map(step),
            next: (index + 1 < sources).then(|| step(index + 1)),
            all: ui.count(sources, "The source | All {n} sources"),
            has_code: article.blocks.iter().any(|b| b.verdict.kept && b.kind == BlockKind::Code),
        }
    }
}

/// Blocks about the first sentence of the text; a script puts the sentence of the address in its place.
fn edits(view: &Viewpoint<'_>, article: usize) -> Vec<EditBlock> {
    let first = view.article(article).body_sentences.first();
    let about = first.map(|&sentence| edit_block::on_sentence(view, Statement { article, sentence }));
    about.unwrap_or_default()
}

/// The block whose words are the headline.
fn headline_block(view: &Viewpoint<'_>, index: usize) -> Option<usize> {
    let article = &view.article(index).article;
    let block = article.title.as_ref()?.block?;
    article.blocks.get(block).filter(|b| b.verdict.kept && b.kind == BlockKind::Title).map(|_| block)
}

fn headline(view: &Viewpoint<'_>, index: usize) -> String {
    let article = &view.article(index).article;
    let words = crate::render::escape::escaped(&wording::headline(view.interface(), article)).into_owned();
    let anchored = headline_block(view, index).and_then(|block| block_statement(view, index, Some(block)));
    match anchored {
        Some(statement) => {
            let number = view.sentence_number(statement);
            let block = headline_block(view, index).unwrap_or_default();
            let others = view.article(index).sentences.iter().filter(|s| s.block == block && s.number != number);
            let anchors: Vec<String> = others.map(|s| format!("<span id=\"s{}\"></span>", s.number)).collect();
            let anchors = anchors.concat();
            format!("<span id=\"s{number}\">{words}</span>{anchors}")
        }
        None => words,
    }
}

fn pieces(view: &Viewpoint<'_>, index: usize) -> Vec<Piece> {
    let annotated = view.article(index);
    let in_headline = headline_block(view, index);
    let mut heading = 2;
    let mut found: Vec<Piece> = Vec::new();
    let mut noted = Noted::default();
    for (at, block) in annotated.article.blocks.iter().enumerate() {
        if Some(at) == in_headline {
            continue;
        }
        if !block.verdict.kept {
            let line = cut_line(view, index, at);
            match found.last_mut() {
                Some(Piece::Cut { lines, .. }) => lines.push(line),
                _ => found.push(Piece::Cut { summary: String::new(), lines: vec![line], withheld: false }),
            }
        } else if is_printed_apart(block.kind) {
            found.push(Piece::Apart { html: apart_html(view, index, at), what: what_apart(view, index, at) });
        } else {
            if let crate::article::Shape::Heading(level) = block.shape {
                heading = level.clamp(2, 5).saturating_add(1).min(heading + 1).max(3);
            } else if block.kind == BlockKind::Heading {
                heading = 3;
            }
            found.push(Piece::Kept {
                html: block_html(view, index, at, heading),
                notes: notes(view, index, at, &mut noted),
                remarks: remark::on_block(view, index, at),
                printed: also_printed(view, index, at),
            });
        }
    }
    for piece in &mut found {
        if let Piece::Cut { summary, lines, withheld } = piece {
            *summary = cut_summary(view.interface(), lines);
            *withheld = !view.site.published.is_whole(index);
            if *withheld {
                for line in lines.iter_mut() {
                    line.text.clear();
                }
            }
        }
    }
    found
}

/// What a line outside the story holds: as the source's facts rest on it, else as it was taken for.
pub(super) fn what_apart(view: &Viewpoint<'_>, index: usize, at: usize) -> &'static str {
    let article = &view.article(index).article;
    let kind = article.blocks[at].kind;
    let holds = |texts: &[Stated<String>]| texts.iter().any(|text| text.block == Some(at));
    if kind != BlockKind::Byline {
        return wording::block_kind(view.interface(), kind);
    }
    view.interface().say(match () {
        () if holds(&article.byline) => "byline",
        () if holds(article.outlet.as_slice()) => "publisher",
        () if holds(&article.credits) || holds(article.taken_from.as_slice()) => "credit",
        () => "publisher, byline or credit",
    })
}

fn cut_line(view: &Viewpoint<'_>, article: usize, at: usize) -> CutLine {
    let annotated = view.article(article);
    let block = &annotated.article.blocks[at];
    let first = annotated.sentences.partition_point(|s| s.block < at);
    let ours = annotated.sentences[first..].iter().take_while(|s| s.block == at);
    CutLine {
        anchors: ours.map(crate::annotate::Sentence::anchor).collect(),
        text: block.text.clone(),
        reason: block.verdict.reason.told_in(view.interface()),
        told: block.verdict.told_in(view.interface()),
    }
}

/// "4 lines removed: unrelated headlines"; at most two reasons are named.
fn cut_summary(ui: Interface, lines: &[CutLine]) -> String {
    let mut reasons: Vec<&str> = Vec::new();
    for line in lines {
        if !reasons.contains(&line.reason.as_str()) {
            reasons.push(&line.reason);
        }
    }
    let more = reasons.len().saturating_sub(2);
    reasons.truncate(2);
    let mut why = ui.series(reasons);
    if more > 0 {
        let others = phrase("{reasons} and {n} other reason | {reasons} and {n} other reasons");
        why = ui.count_with(more, others, &[("reasons", &why)]);
    }
    ui.count_with(lines.len(), "{n} line removed: {why} | {n} lines removed: {why}", &[("why", &why)])
}

fn about(view: &Viewpoint<'_>, index: usize) -> Vec<Fact> {
    let article = &view.article(index).article;
    let ui = view.interface();
    let plain = |name, value: String| Fact {
        name: ui.say(name),
        value,
        evidence: None,
        evidence_lang: None,
        chip: None,
        href: None,
        code: false,
    };
    let code = |name, value: &str| Fact { code: true, ..plain(name, value.to_owned()) };
    let stated = |name, value: String, from: &Stated<String>| resting(view, index, plain(name, value), from);
    let mut facts = vec![match &article.outlet {
        Some(outlet) => stated(phrase("Publisher"), outlet.value.clone(), outlet),
        None => plain(phrase("Publisher"), ui.say("Not stated, not guessed").to_owned()),
    }];
    let day = article.date.as_ref().map(|date| &date.value);
    facts.push(match &article.date {
        Some(date) => resting(view, index, plain(phrase("Date"), wording::dated(ui, article)), date),
        None => plain(phrase("Date"), ui.say("Not stated, and not to be worked out from the text").to_owned()),
    });
    if let Some(modified) = article.modified.as_ref().filter(|modified| Some(&modified.value) != day) {
        facts.push(resting(view, index, plain(phrase("Last change"), ui.date(&modified.value)), modified));
    }
    facts.push(match article.byline.first() {
        Some(first) => {
            let names: Vec<&str> = article.byline.iter().map(|b| b.value.as_str()).collect();
            stated(phrase("Byline"), names.join(", "), first)
        }
        None => plain(phrase("Byline"), ui.say("Not stated").to_owned()),
    });
    facts.extend(article.taken_from.iter().map(|from| stated(phrase("Text taken from"), from.value.clone(), from)));
    facts.extend(article.credits.iter().map(|credit| stated(phrase("Credits"), credit.value.clone(), credit)));
    facts.extend(article.section.iter().map(|section| stated(phrase("Section"), section.value.clone(), section)));
    facts.extend(
        article
            .conflicts
            .iter()
            .map(|conflict| plain(phrase("Stated otherwise"), ui.labelled(field(ui, conflict.field), &conflict.other))),
    );
    let origins = view.site.cross.article_origins[index].iter().map(|&o| view.site.briefing.origins[o].name.as_str());
    let origins: Vec<&str> = origins.collect();
    let none = || ui.say("None; the text counts as its own origin").to_owned();
    facts.push(plain(phrase("Names as origin"), if origins.is_empty() { none() } else { origins.join(", ") }));
    if let Some(url) = &article.url {
        let href = web_address(article);
        facts.push(Fact { href, ..plain(phrase("Address"), url.value.clone()) });
    }
    let rights =
        article.rights.clone().unwrap_or_else(|| ui.say("Not stated. The text belongs to its publisher.").to_owned());
    facts.push(plain(phrase("Rights"), rights));
    facts.extend(article.permission.iter().map(|permission| plain(phrase("Permission"), permission.clone())));
    if article.captured.is_some() || article.captured_by.is_some() {
        let when = article.captured.as_ref().map(|day| ui.date(day));
        let by = article.captured_by.as_ref().map(|by| ui.fill("by {who}", &[("who", by)]));
        let captured: Vec<String> = when.into_iter().chain(by).collect();
        facts.push(plain(phrase("Captured"), captured.join(", ")));
    }
    facts.push(plain(phrase("Language"), article.language.value.clone()));
    facts.push(code(phrase("File"), &article.path));
    facts.push(code(phrase("SHA-256"), &article.sha256));
    facts
}

/// The address of the original page, where a browser can open it.
fn web_address(article: &Article) -> Option<String> {
    let address = &article.url.as_ref()?.value;
    ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme)).then(|| address.clone())
}

/// A fact with the words that it rests on and the sentence that prints them.
fn resting<T>(view: &Viewpoint<'_>, index: usize, fact: Fact, from: &Stated<T>) -> Fact {
    let evidence = from.evidence.trim();
    let sentence = from.block.and_then(|block| view.article(index).sentence_printing(block, evidence));
    let statement = sentence.map(|sentence| Statement { article: index, sentence });
    Fact {
        evidence: (!evidence.is_empty() && evidence != fact.value).then(|| match from.basis {
            Basis::Stated | Basis::Caption => view.interface().quoted(evidence),
            Basis::Given | Basis::Metadata | Basis::Inferred => evidence.to_owned(),
        }),
        evidence_lang: match from.basis {
            Basis::Stated | Basis::Caption => view.other_lang(index),
            Basis::Inferred => view.built_lang().map(str::to_owned),
            Basis::Given | Basis::Metadata => None,
        },
        chip: statement.map(|statement| view.chip(statement)),
        ..fact
    }
}
