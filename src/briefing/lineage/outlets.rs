//! The outlets that the sources of the folder are of, by the names that other sources call them.

use std::collections::BTreeMap;

use super::named::{Named, slug};
use crate::annotate::Annotated;
use crate::article::BlockKind;
use crate::briefing::OriginKind;

/// Every named outlet of the folder.
#[derive(Debug, Default)]
pub(super) struct Outlets {
    /// Words of the name → its articles in order, and the name as the first of them prints it.
    by_words: BTreeMap<Vec<String>, (Vec<usize>, Named)>,
}

impl Outlets {
    /// The outlets of all articles.
    pub(super) fn of(articles: &[Annotated]) -> Self {
        let mut by_words: BTreeMap<Vec<String>, (Vec<usize>, Named)> = BTreeMap::new();
        for (index, annotated) in articles.iter().enumerate() {
            if let Some(name) = masthead(annotated) {
                by_words.entry(split(&name.text)).or_insert_with(|| (Vec::new(), name)).0.push(index);
            }
        }
        by_words.remove(&Vec::new());
        Self { by_words }
    }

    /// The outlet of the folder that a name calls in full or by its first or last words: its articles and its name.
    pub(super) fn called(&self, name: &str) -> Option<(&[usize], &Named)> {
        let called = split(name);
        if let Some((articles, name)) = self.by_words.get(&called) {
            return Some((articles, name));
        }
        let is_long = called.iter().map(String::len).sum::<usize>() >= 3;
        let mut fitting = self.by_words.iter().filter(|(words, _)| {
            is_long && !called.is_empty() && (words.starts_with(&called) || words.ends_with(&called))
        });
        let (_, (articles, name)) = fitting.next()?;
        fitting.next().is_none().then_some((articles.as_slice(), name))
    }

    /// The origin by the name that its own article prints, where the folder holds one.
    pub(super) fn in_full(&self, named: Named) -> Named {
        self.called(&named.text).map_or(named, |(_, in_full)| in_full.clone())
    }
}

/// The outlet that an article is of: as it states it, else the agency in brackets in its dateline, by the full name if that is
/// printed above the text, else the agency that signs it.
pub(super) fn masthead(annotated: &Annotated) -> Option<Named> {
    let article = &annotated.article;
    if let Some(outlet) = &article.outlet {
        return Some(Named::outlet(&outlet.value));
    }
    if let Some(short) = article.body.split("\n\n").find_map(of_dateline) {
        let in_full = |line: &&str| line.starts_with(short) && line.split_whitespace().count() <= 5;
        let name = above(annotated).map(str::trim).find(in_full).unwrap_or(short);
        return Some(Named { kind: OriginKind::Agency, ..Named::outlet(name) });
    }
    let signed = above(annotated).filter_map(|line| line.trim().strip_prefix("By "));
    signed.map(Named::outlet).find(|named| named.kind == OriginKind::Agency)
}

/// "LIMA, March 3 (Quay Wire) —": the agency of a dateline.
fn of_dateline(paragraph: &str) -> Option<&str> {
    let (before, rest) = paragraph.split_once(") ")?;
    let (place, name) = before.split_once('(')?;
    let first = place.split([' ', ',']).next()?;
    let is_dateline = place.split_whitespace().count() <= 8
        && first.chars().count() > 1
        && first.chars().all(char::is_uppercase)
        && rest.trim_start().starts_with(['-', '–', '—'])
        && name.split_whitespace().count() <= 4;
    is_dateline.then(|| name.trim())
}

/// The lines above the text.
fn above(annotated: &Annotated) -> impl Iterator<Item = &str> {
    let blocks = annotated.article.blocks.iter().take_while(|block| block.kind != BlockKind::Paragraph);
    blocks.flat_map(|block| block.text.lines())
}

/// True where an article prints the name above its text, or in two lines that are not part of it: so a page calls itself.
pub(super) fn is_own_name(annotated: &Annotated, name: &str) -> bool {
    let name = format!("-{}-", slug(name));
    let prints = |line: &str| format!("-{}-", slug(line)).contains(&name);
    let around = annotated.article.blocks.iter().filter(|block| block.body.is_none() && block.kind != BlockKind::Title);
    name.len() > 4 && (above(annotated).skip(1).any(prints) || around.filter(|block| prints(&block.text)).count() > 1)
}

fn split(name: &str) -> Vec<String> {
    slug(name).split('-').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
