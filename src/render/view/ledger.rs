//! The ledger of one file: how much of it was kept and cut, by which rule, what was repaired and what a person decided.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Viewpoint;
use crate::article::{BY_HAND_CUT, BY_HAND_KEPT, Block};
use crate::interface::{Interface, phrase};
use crate::render::wording;
use crate::site::{Job, Link};

/// At most so many reasons of one rule are named, and so many of its places.
const REASONS: usize = 3;
const PLACES: usize = 8;

/// What one rule cut from one file.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct RuleCut {
    rule: &'static str,
    /// Its reasons in words, the most frequent first.
    reasons: String,
    lines: String,
    words: String,
    /// "3 lines, 12 words".
    count: String,
    places: Vec<Place>,
    /// Places that are not named.
    more: usize,
    /// The lines that this rule cut and no others, on the page as it came.
    only: Option<Link>,
}

/// Neighbouring lines that were cut.
#[derive(Debug, Clone, Serialize)]
struct Place {
    /// "26–28".
    lines: String,
    href: Link,
}

/// Two statements of the file about itself that do not agree.
#[derive(Debug, Clone, Serialize)]
struct Conflict {
    field: &'static str,
    /// What counts.
    kept: String,
    /// What speaks against it.
    other: String,
}

/// The ledger of one file.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Ledger {
    number: usize,
    /// The article.
    href: Link,
    /// The page as it came; none where the text is withheld.
    original: Option<Link>,
    path: String,
    sha256: String,
    encoding: &'static str,
    kept_lines: String,
    kept_words: String,
    cut_lines: String,
    cut_words: String,
    repaired: String,
    by_hand: String,
    /// The lines that a person decided on, where there are any.
    only_by_hand: Option<Link>,
    /// How much was kept: "15 of 31 lines".
    share: String,
    rules: Vec<RuleCut>,
    /// "3 invisible characters left out".
    repairs: Vec<String>,
    conflicts: Vec<Conflict>,
}

impl Ledger {
    pub(super) fn new(view: &Viewpoint<'_>, index: usize) -> Self {
        let (article, ui) = (&view.article(index).article, view.interface());
        let blocks = || article.blocks.iter();
        let (kept, cut) =
            (Tally::of(blocks().filter(|b| b.verdict.kept)), Tally::of(blocks().filter(|b| !b.verdict.kept)));
        let by_hand = blocks().filter(|b| [BY_HAND_KEPT, BY_HAND_CUT].contains(&b.verdict.rule));
        let by_hand = Tally::of(by_hand).lines;
        let original = view.original_link(index);
        let repaired = blocks().filter(|b| !b.repairs.is_empty());
        Self {
            number: index + 1,
            href: view.article_link(index),
            only_by_hand: original.as_ref().filter(|_| by_hand > 0).map(|page| page.at("only-by-hand")),
            original,
            path: article.path.clone(),
            sha256: article.sha256.clone(),
            encoding: article.encoding,
            kept_lines: ui.number(kept.lines),
            kept_words: ui.number(kept.words),
            cut_lines: ui.number(cut.lines),
            cut_words: ui.number(cut.words),
            repaired: ui.number(Tally::of(repaired).lines),
            by_hand: ui.number(by_hand),
            share: ui.count_with(
                kept.lines + cut.lines,
                "{some} of {n} line | {some} of {n} lines",
                &[("some", &ui.number(kept.lines))],
            ),
            rules: rule_cuts(view, index),
            repairs: repairs(ui, &article.blocks),
            conflicts: article.conflicts.iter().map(|found| conflict(ui, found)).collect(),
        }
    }
}

/// Lines and words of some blocks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) lines: usize,
    pub(super) words: usize,
}

impl Tally {
    pub(super) fn of<'b>(blocks: impl Iterator<Item = &'b Block>) -> Self {
        let mut tally = Self::default();
        for block in blocks {
            tally.lines += line_count(block);
            tally.words += block.text.split_whitespace().count();
        }
        tally
    }
}

fn line_count(block: &Block) -> usize {
    block.lines.1.saturating_sub(block.lines.0) + 1
}

/// What each rule cut, the one that cut most lines first.
pub(super) fn rule_cuts(view: &Viewpoint<'_>, index: usize) -> Vec<RuleCut> {
    let (blocks, ui) = (&view.article(index).article.blocks, view.interface());
    let mut rules: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
    for (at, block) in blocks.iter().enumerate().filter(|(_, block)| !block.verdict.kept) {
        rules.entry(block.verdict.rule).or_default().push(at);
    }
    let mut rules: Vec<(Tally, &'static str, Vec<usize>)> =
        rules.into_iter().map(|(rule, cut)| (Tally::of(cut.iter().map(|&at| &blocks[at])), rule, cut)).collect();
    rules.sort_by_key(|(tally, rule, _)| (std::cmp::Reverse(tally.lines), *rule));
    rules
        .into_iter()
        .map(|(tally, rule, cut)| {
            let mut places = places(view, index, &cut);
            let more = places.len().saturating_sub(PLACES);
            places.truncate(PLACES);
            RuleCut {
                rule,
                reasons: reasons(ui, cut.iter().map(|&at| blocks[at].verdict.reason.told_in(ui))),
                lines: ui.number(tally.lines),
                words: ui.number(tally.words),
                count: format!(
                    "{}, {}",
                    ui.count(tally.lines, "{n} line | {n} lines"),
                    ui.count(tally.words, "{n} word | {n} words")
                ),
                places,
                more,
                only: view.original_link(index).map(|page| page.at(&format!("only-{rule}"))),
            }
        })
        .collect()
}

/// "labels of the site; the reading time; and 2 other reasons": the most frequent first.
fn reasons(ui: Interface, all: impl Iterator<Item = String>) -> String {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (at, reason) in all.enumerate() {
        counts.entry(reason).or_insert((0, at)).0 += 1;
    }
    let mut named: Vec<(String, (usize, usize))> = counts.into_iter().collect();
    named.sort_by_key(|(_, (count, first))| (std::cmp::Reverse(*count), *first));
    let more = named.len().saturating_sub(REASONS);
    let words = ui.series(named.iter().take(REASONS).map(|(reason, _)| reason));
    if more == 0 {
        return words;
    }
    let others = phrase("{reasons}; and {n} other reason | {reasons}; and {n} other reasons");
    ui.count_with(more, others, &[("reasons", &words)])
}

/// Runs of neighbouring blocks, each with the link to its first line.
fn places(view: &Viewpoint<'_>, index: usize, cut: &[usize]) -> Vec<Place> {
    let blocks = &view.article(index).article.blocks;
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &at in cut {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == at => *last = at,
            _ => runs.push((at, at)),
        }
    }
    let place = |(first, last): (usize, usize)| Place {
        lines: wording::line_numbers((blocks[first].lines.0, blocks[last].lines.1)),
        href: view.cut_link(index, first),
    };
    runs.into_iter().map(place).collect()
}

/// What a file states about itself, as a word of the site.
pub(super) fn field(ui: Interface, field: &'static str) -> &'static str {
    ui.known(field).unwrap_or(field)
}

fn conflict(ui: Interface, conflict: &crate::article::Conflict) -> Conflict {
    Conflict { field: field(ui, conflict.field), kept: conflict.kept.clone(), other: conflict.other.clone() }
}

/// What was repaired in all blocks together, kind by kind.
fn repairs(ui: Interface, blocks: &[Block]) -> Vec<String> {
    let mut counts = BTreeMap::new();
    for repair in blocks.iter().flat_map(|block| &block.repairs) {
        *counts.entry(repair.kind).or_insert(0) += repair.count;
    }
    counts.into_iter().map(|(kind, count)| ui.count(count, kind.told())).collect()
}

impl Viewpoint<'_> {
    /// The link to an article as it came; none where the text is withheld.
    pub(crate) fn original_link(&self, index: usize) -> Option<Link> {
        self.site.addresses.originals[index].as_ref().map(|_| self.link(Job::Original(index)))
    }

    /// Where a block that was cut can be read: on the page as it came, else in its place in the article.
    fn cut_link(&self, index: usize, block: usize) -> Link {
        let annotated = self.article(index);
        if let Some(original) = self.original_link(index) {
            return original.at(&format!("L{}", annotated.article.blocks[block].lines.0));
        }
        let first = annotated.sentences.partition_point(|sentence| sentence.block < block);
        let sentence = annotated.sentences.get(first).filter(|sentence| sentence.block == block);
        let article = self.article_link(index);
        sentence.map_or(article.clone(), |sentence| article.at(&sentence.anchor()))
    }
}
