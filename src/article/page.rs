//! A saved web page → drafts, with the extractor's vote on which of them are the article, and what its head says.

use std::collections::{BTreeMap, HashSet};

use scraper::Html;

use super::draft::Draft;
use super::facts::Facts;
use super::tags::Readable;
use super::word_runs::word_runs;
use super::{head, html, plain, tags};

/// Deeper pages are read without the extractor, whose time grows faster than theirs.
const DEEPEST: usize = 120;
/// Longer pages, in bytes, are read without the extractor.
const LONGEST: usize = 8_000_000;
/// The extractor's choice counts where it holds at least this share of the page's running text, in percent.
const LEAST_SHARE: usize = 15;

/// A box beside the story holds at most this share of the page's running text, in percent.
const LARGEST_BOX: usize = 25;

/// What a page holds.
pub(super) struct Page {
    /// Its blocks.
    pub(super) drafts: Vec<Draft>,
    /// What its head says.
    pub(super) head: Facts,
}

/// Reads a page.
pub(super) fn read(text: &str) -> Page {
    let text = match tags::readable(text) {
        Readable::Tree(html) => html,
        Readable::Bare(text) => return Page { drafts: plain::drafts(&text, 1), head: Facts::default() },
    };
    let parsed = Html::parse_document(&text);
    let mut drafts = html::drafts(&parsed);
    let head = head::facts(&parsed);
    if text.len() <= LONGEST && depth(&parsed) <= DEEPEST {
        vote(&text, &mut drafts);
    }
    believe_containers(&mut drafts);
    if let Some(body) = &head.article_body {
        find_in_body(&mut drafts, body);
    }
    Page { drafts, head }
}

/// Marks how much of each block stands in the text that the page's metadata give as the article's.
fn find_in_body(drafts: &mut [Draft], body: &str) {
    let body: HashSet<u64> = word_runs(body).collect();
    for draft in drafts {
        let (mut all, mut found) = (0_usize, 0_usize);
        for run in word_runs(&draft.text) {
            all += 1;
            found += usize::from(body.contains(&run));
        }
        draft.in_article_body = found as f32 / all.max(1) as f32;
    }
}

fn depth(page: &Html) -> usize {
    let mut node = page.tree.root();
    let (mut depth, mut deepest) = (0, 0);
    loop {
        if let Some(child) = node.first_child() {
            node = child;
            depth += 1;
            deepest = deepest.max(depth);
            continue;
        }
        while node.next_sibling().is_none() {
            match node.parent() {
                Some(parent) => node = parent,
                None => return deepest,
            }
            depth -= 1;
        }
        if let Some(next) = node.next_sibling() {
            node = next;
        }
    }
}

/// Asks the extractor which part of the page is the article, and marks each block with its answer.
fn vote(text: &str, drafts: &mut [Draft]) {
    let Ok(mut extractor) = dom_smoothie::Readability::new(text, None, None) else { return };
    let Ok(article) = extractor.parse() else { return };
    let chosen: HashSet<String> =
        html::fragment(&article.content).into_iter().flat_map(|draft| lines(&draft.text)).collect();
    let is_chosen = |draft: &Draft| lines(&draft.text).iter().any(|line| chosen.contains(line));
    let long = |draft: &&mut Draft| draft.text.len() >= 100 && draft.link_share < 0.5;
    let all: usize = drafts.iter_mut().filter(long).map(|draft| draft.text.len()).sum();
    let taken: usize =
        drafts.iter_mut().filter(long).filter(|draft| is_chosen(draft)).map(|draft| draft.text.len()).sum();
    if taken * 100 < all * LEAST_SHARE || taken == 0 {
        return;
    }
    for draft in drafts {
        draft.vote = Some(is_chosen(draft));
    }
}

/// A container that holds much of the page's running text is no box beside the story, whatever it is called.
fn believe_containers(drafts: &mut [Draft]) {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = 0;
    for draft in
        drafts.iter().filter(|draft| draft.text.len() >= 100 && draft.link_share < 0.5 && draft.vote != Some(false))
    {
        all += draft.text.len();
        *sizes.entry(draft.outside.unwrap_or_default()).or_default() += draft.text.len();
    }
    for draft in drafts {
        draft.outside = draft.outside.filter(|place| sizes.get(place).copied().unwrap_or(0) * 100 <= all * LARGEST_BOX);
    }
}

/// The lines of a block, bare of all but letters and digits: the extractor alters spaces and marks.
fn lines(text: &str) -> Vec<String> {
    text.split(['\n', '\t'])
        .map(|line| line.chars().filter(|c| c.is_alphanumeric()).collect::<String>())
        .filter(|line| !line.is_empty())
        .collect()
}
