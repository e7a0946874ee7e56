//! The features that the learned model judges a block by: of the block, of its place on the page, of its neighbours.
//!
//! The set follows what is known to tell running text from the rest of a page: length, stop words and link density
//! (Kohlschütter et al. 2010; Pomikálek 2011), neighbours and tree paths (Vogels et al. 2018; Leonhardt et al. 2020).

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::draft::{Draft, Markup};
use super::look::{Look, Page, STORY};
use super::phrases::Effect;
use super::place::{CONTAINERS, GROUPS};
use super::{InlineKind, Shape};
use crate::tables::{REPORTING_VERBS, TENSE_CUES};

/// The features of one block, in the order of [`names`].
pub(super) type Row = Vec<f32>;

const OWN: [&str; 37] = [
    "length",
    "words",
    "score",
    "ends",
    "last sign",
    "first sign",
    "stop words",
    "low words",
    "capitals",
    "shouting",
    "digits",
    "commas",
    "bars",
    "address",
    "sentences",
    "links",
    "repeats",
    "cue",
    "whole cue",
    "date",
    "credit",
    "caption",
    "day",
    "you",
    "we",
    "reporting",
    "past",
    "overlap",
    "names",
    "markup",
    "items",
    "words an item",
    "strong",
    "vote",
    "outside",
    "headline words",
    "word length",
];
const PLACE: [&str; 10] = [
    "element",
    "story share",
    "furniture share",
    "depth",
    "parent mass",
    "parent top",
    "grandparent mass",
    "kin mass",
    "siblings",
    "kin count",
];
const WHEREABOUTS: [&str; 24] = [
    "text above",
    "text below",
    "position",
    "from top",
    "from bottom",
    "scores above",
    "scores below",
    "best above",
    "best below",
    "opener above",
    "openers above",
    "group",
    "place in group",
    "gap above",
    "gap below",
    "in region",
    "past start",
    "past end",
    "below list",
    "blocks",
    "english",
    "marked up",
    "headline above",
    "article text",
];
const NEAR: [&str; 10] =
    ["score", "length", "ends", "cue", "overlap", "links", "markup", "there", "same kin", "same parent"];
const OFFSETS: [isize; 6] = [-3, -2, -1, 1, 2, 3];

/// The names of the features, each once, in their order.
pub(super) fn names() -> Vec<String> {
    let own = OWN.iter().chain(&PLACE).map(|&name| name.to_owned());
    let containers = CONTAINERS.iter().map(|name| format!("in {name}"));
    let groups =
        ["near", "around", "all"].iter().flat_map(|how| GROUPS.iter().map(move |name| format!("{how} {name}")));
    let whereabouts = WHEREABOUTS.iter().map(|&name| name.to_owned());
    let near = OFFSETS.iter().flat_map(|offset| NEAR.iter().map(move |name| format!("{offset:+} {name}")));
    own.chain(containers).chain(groups).chain(whereabouts).chain(near).collect()
}

static REPORTING: LazyLock<HashSet<&str>> =
    LazyLock::new(|| REPORTING_VERBS.iter().map(|row| row[0]).filter(|verb| !verb.contains(' ')).collect());
static PAST: LazyLock<HashSet<&str>> =
    LazyLock::new(|| TENSE_CUES.iter().filter(|row| row[1] == "past").map(|row| row[0]).collect());

/// The features of every block of a page.
pub(super) fn rows(drafts: &[Draft], page: &Page, surroundings: &Surroundings) -> Vec<Row> {
    let known = Known::of(drafts, page, surroundings);
    let mut rows: Vec<Row> = (0..drafts.len())
        .map(|index| {
            let mut row = Vec::with_capacity(208);
            known.own(index, &mut row);
            known.place(index, &mut row);
            known.whereabouts(index, &mut row);
            row
        })
        .collect();
    for (index, row) in rows.iter_mut().enumerate() {
        for offset in OFFSETS {
            known.near(index, offset, row);
        }
    }
    rows
}

/// What is known of the page beyond its blocks.
#[derive(Debug, Clone, Default)]
pub(super) struct Surroundings<'a> {
    /// What the page's head calls the article.
    pub(super) title: Option<&'a str>,
    /// Where the rules find the story.
    pub(super) region: std::ops::Range<usize>,
    /// Where the rules find the headline.
    pub(super) headline: Option<usize>,
}

struct Known<'a> {
    drafts: &'a [Draft],
    page: &'a Page,
    around: &'a Surroundings<'a>,
    title: HashSet<String>,
    /// Capitalised words inside sentences, with the number of blocks of running text that hold them.
    names: HashMap<&'a str, usize>,
    mass: Mass,
    /// Sum of the positive scores of all blocks before each one; one longer than the blocks.
    above: Vec<f32>,
    groups: Vec<(usize, usize)>,
}

/// How much running text stands in each element.
#[derive(Default)]
struct Mass {
    all: f32,
    top: f32,
    parents: HashMap<u32, (f32, usize)>,
    grandparents: HashMap<u32, f32>,
    kin: HashMap<u32, (f32, usize)>,
}

impl<'a> Known<'a> {
    fn of(drafts: &'a [Draft], page: &'a Page, around: &'a Surroundings<'a>) -> Self {
        let mut above = vec![0.0];
        let mut mass = Mass::default();
        let mut names: HashMap<&str, usize> = HashMap::new();
        for (draft, look) in drafts.iter().zip(&page.looks) {
            let worth = look.score.max(0.0) * (1.0 - draft.link_share);
            above.push(above[above.len() - 1] + worth);
            mass.add(draft, worth);
            if look.score >= STORY {
                let mut own: Vec<&str> = inner_names(&draft.text).collect();
                own.sort_unstable();
                own.dedup();
                for name in own {
                    *names.entry(name).or_default() += 1;
                }
            }
        }
        mass.top = mass.parents.values().map(|(worth, _)| *worth).fold(0.0, f32::max);
        let title = around.title.map(|title| super::look::words(title).into_iter().collect()).unwrap_or_default();
        Self { drafts, page, around, title, names, mass, above, groups: groups(drafts) }
    }

    fn own(&self, index: usize, row: &mut Row) {
        let (draft, look, words) = (&self.drafts[index], &self.page.looks[index], &self.page.words[index]);
        let text = draft.text.as_str();
        let count = words.len().max(1) as f32;
        let signs = Signs::of(text);
        let share_of =
            |matches: &dyn Fn(&str) -> bool| words.iter().filter(|word| matches(word)).count() as f32 / count;
        let any = |matches: &dyn Fn(&str) -> bool| flag(words.iter().any(|word| matches(word)));
        let (items, words_an_item) = items(draft, words.len());
        let carrying = words.iter().filter(|word| word.len() > 2);
        let headline =
            if self.title.is_empty() { -1.0 } else { share(carrying, |word| self.title.contains(word.as_str())) };
        let own = usize::from(look.score >= STORY);
        let names = share(inner_names(text), |name| self.names.get(name).copied().unwrap_or(0) > own).max(-1.0);
        row.extend([
            (1.0 + text.chars().count() as f32).ln(),
            (1.0 + words.len() as f32).ln(),
            look.score,
            flag(look.ends),
            last_sign(text),
            first_sign(text),
            if self.page.english { share_of(&|word| super::look::is_stop(word)) } else { -1.0 },
            signs.low,
            signs.capitals,
            signs.shouting,
            signs.digits,
            signs.commas.min(6.0),
            signs.bars.min(4.0),
            flag(text.contains("http") || text.contains("www.") || text.contains('@')),
            look.sentences.min(8) as f32,
            draft.link_share,
            look.repeats.min(5) as f32,
            look.cue.map_or(0.0, |cue| effect(cue.effect)),
            look.cue.map_or(0.0, |cue| flag(cue.whole)),
            flag(look.date.is_some()),
            flag(look.credit.is_some()),
            flag(look.caption) + 2.0 * flag(look.picture_credit),
            flag(look.tells_day),
            any(&|word| matches!(word, "you" | "your" | "yours")),
            any(&|word| matches!(word, "we" | "our" | "us")),
            any(&|word| REPORTING.contains(word)),
            share_of(&|word| PAST.contains(word) || word.len() > 4 && word.ends_with("ed")),
            look.overlap,
            names,
            markup(draft.markup),
            items,
            words_an_item,
            strong(draft),
            draft.vote.map_or(0.5, flag),
            flag(draft.outside.is_some()),
            headline,
            signs.word_length,
        ]);
    }

    fn place(&self, index: usize, row: &mut Row) {
        let place = &self.drafts[index].place;
        let all = self.mass.all.max(1.0);
        let (parent, siblings) = self.mass.parents.get(&place.parent).copied().unwrap_or_default();
        let (kin, kin_count) = self.mass.kin.get(&place.kin).copied().unwrap_or_default();
        row.extend([
            f32::from(place.kind),
            place.story_share,
            place.furniture_share,
            f32::from(place.depth.min(60)),
            parent / all,
            parent / self.mass.top.max(1.0),
            self.mass.grandparents.get(&place.grandparent).copied().unwrap_or(0.0) / all,
            kin / all,
            (1.0 + siblings as f32).ln(),
            (1.0 + kin_count as f32).ln(),
        ]);
        row.extend((0..CONTAINERS.len()).map(|bit| flag(place.containers >> bit & 1 == 1)));
        for mask in [place.near, place.around, place.all] {
            row.extend((0..GROUPS.len()).map(|bit| flag(mask >> bit & 1 == 1)));
        }
    }

    fn whereabouts(&self, index: usize, row: &mut Row) {
        let looks = &self.page.looks;
        let count = self.drafts.len();
        let all = self.above[count].max(1.0);
        let before = &looks[index.saturating_sub(8)..index];
        let after = &looks[index + 1..(index + 9).min(count)];
        let sum = |looks: &[Look]| looks.iter().map(|look| look.score).sum::<f32>() / 8.0;
        let best = |looks: &[Look]| looks.iter().map(|look| look.score).fold(-4.0, f32::max);
        let openers = &looks[index.saturating_sub(12)..index];
        let opens = |look: &Look| look.cue.is_some();
        let opener = openers.iter().rev().position(opens).map_or(1.0, |steps| (steps + 1) as f32 / 13.0);
        let (group, at) = self.groups[index];
        let gap = |above: Option<&Draft>, below: Option<&Draft>| match (above, below) {
            (Some(above), Some(below)) => below.lines.0.saturating_sub(above.lines.1 + 1).min(4) as f32,
            _ => 4.0,
        };
        let draft = self.drafts.get(index);
        let above = index.checked_sub(1).and_then(|above| self.drafts.get(above));
        let region = &self.around.region;
        let signed = |from: usize| (index as f32 - from as f32).clamp(-20.0, 20.0);
        let lists = openers.iter().filter(|look| look.cue.is_some_and(|cue| cue.effect >= Effect::List)).count();
        row.extend([
            self.above[index] / all,
            (self.above[count] - self.above[index + 1]) / all,
            index as f32 / count as f32,
            index.min(50) as f32,
            (count - index).min(50) as f32,
            sum(before),
            sum(after),
            best(before),
            best(after),
            opener,
            openers.iter().filter(|look| opens(look)).count() as f32,
            group.min(40) as f32,
            at.min(40) as f32,
            gap(above, draft),
            gap(draft, self.drafts.get(index + 1)),
            flag(region.contains(&index)),
            signed(region.start),
            signed(region.end),
            lists as f32,
            (1.0 + count as f32).ln(),
            flag(self.page.english),
            flag(self.drafts[index].markup != Markup::None),
            self.around.headline.map_or(30.0, |headline| (index as f32 - headline as f32).clamp(-20.0, 25.0)),
            self.drafts[index].in_article_body,
        ]);
    }

    fn near(&self, index: usize, offset: isize, row: &mut Row) {
        let Some((other, draft)) =
            index.checked_add_signed(offset).and_then(|other| Some((other, self.drafts.get(other)?)))
        else {
            row.extend([0.0; NEAR.len()]);
            return;
        };
        let (look, place) = (&self.page.looks[other], &self.drafts[index].place);
        row.extend([
            look.score,
            (1.0 + draft.text.len() as f32).ln(),
            flag(look.ends),
            look.cue.map_or(0.0, |cue| effect(cue.effect)),
            look.overlap,
            draft.link_share,
            markup(draft.markup),
            1.0,
            flag(draft.place.kin == place.kin),
            flag(draft.place.parent == place.parent),
        ]);
    }
}

impl Mass {
    fn add(&mut self, draft: &Draft, worth: f32) {
        let place = &draft.place;
        self.all += worth;
        let parent = self.parents.entry(place.parent).or_default();
        *parent = (parent.0 + worth, parent.1 + 1);
        *self.grandparents.entry(place.grandparent).or_default() += worth;
        let kin = self.kin.entry(place.kin).or_default();
        *kin = (kin.0 + worth, kin.1 + 1);
    }
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

fn effect(effect: Effect) -> f32 {
    match effect {
        Effect::Line => 1.0,
        Effect::List => 2.0,
        Effect::Others => 3.0,
        Effect::End => 4.0,
    }
}

fn markup(markup: Markup) -> f32 {
    match markup {
        Markup::None => 0.0,
        Markup::Paragraph => 1.0,
        Markup::Title => 2.0,
        Markup::Heading => 3.0,
        Markup::List => 4.0,
        Markup::Quote => 5.0,
        Markup::Caption => 6.0,
        Markup::Table => 7.0,
        Markup::Code => 8.0,
    }
}

/// Share of the items that `counts` says yes to; −1 where there are none.
fn share<T>(items: impl Iterator<Item = T>, counts: impl Fn(&T) -> bool) -> f32 {
    let (mut all, mut yes) = (0_usize, 0_usize);
    for item in items {
        all += 1;
        yes += usize::from(counts(&item));
    }
    if all == 0 { -1.0 } else { yes as f32 / all as f32 }
}

/// Number of a list's items or a table's rows, and the words in one.
fn items(draft: &Draft, words: usize) -> (f32, f32) {
    let count = match &draft.shape {
        Shape::List { items, .. } => items.len(),
        Shape::Table { rows, .. } => rows.len(),
        _ => return (0.0, 0.0),
    };
    (count.min(40) as f32, words as f32 / count.max(1) as f32)
}

/// Share of a block's text that stands out in strong print.
fn strong(draft: &Draft) -> f32 {
    let strong = draft.inlines.iter().filter(|inline| inline.kind == InlineKind::Strong);
    let bytes: usize = strong.map(|inline| inline.span.len()).sum();
    (bytes as f32 / draft.text.len().max(1) as f32).min(1.0)
}

/// What a text's signs are like.
#[derive(Default)]
struct Signs {
    low: f32,
    capitals: f32,
    shouting: f32,
    digits: f32,
    commas: f32,
    bars: f32,
    word_length: f32,
}

impl Signs {
    fn of(text: &str) -> Self {
        let mut signs = Self::default();
        let (mut words, mut letters) = (0.0_f32, 0.0_f32);
        for word in text.split_whitespace() {
            words += 1.0;
            letters += word.chars().count() as f32;
            let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
            let mut all = word.chars();
            match all.next() {
                Some(first) if first.is_lowercase() => signs.low += 1.0,
                Some(first) if first.is_uppercase() => {
                    signs.capitals += 1.0;
                    signs.shouting += flag(word.len() > 2 && all.all(|c| !c.is_lowercase()));
                }
                _ => {}
            }
        }
        for c in text.chars() {
            signs.digits += flag(c.is_numeric());
            signs.commas += flag(matches!(c, ',' | '،' | '，' | '、'));
            signs.bars += flag(matches!(c, '|' | '•' | '›' | '»' | '/' | '·' | '>'));
        }
        let words = words.max(1.0);
        signs.low /= words;
        signs.capitals /= words;
        signs.shouting /= words;
        signs.digits /= letters.max(1.0);
        signs.word_length = (letters / words).min(20.0);
        signs
    }
}

fn last_sign(text: &str) -> f32 {
    match text.chars().next_back() {
        Some('.' | '。' | '۔' | '।') => 8.0,
        Some('!' | '！') => 7.0,
        Some('?' | '？' | '؟') => 6.0,
        Some('”' | '"' | '’' | '»' | '」' | '\'') => 5.0,
        Some(')' | ']') => 4.0,
        Some('…') => 3.0,
        Some(':' | ';' | '：') => 2.0,
        Some(',') => 1.0,
        _ => 0.0,
    }
}

fn first_sign(text: &str) -> f32 {
    match text.chars().next() {
        Some(c) if c.is_uppercase() => 5.0,
        Some('“' | '"' | '‘' | '«' | '„' | '「' | '\'') => 4.0,
        Some(c) if c.is_lowercase() => 3.0,
        Some(c) if c.is_numeric() => 2.0,
        Some(c) if c.is_alphabetic() => 1.0,
        _ => 0.0,
    }
}

/// Capitalised words that do not begin a sentence.
fn inner_names(text: &str) -> impl Iterator<Item = &str> {
    let mut begins = true;
    text.split_whitespace().filter_map(move |word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
        let first = std::mem::replace(&mut begins, word.ends_with(['.', '!', '?', '”', '"', ':']));
        (!first && bare.len() > 2 && bare.starts_with(char::is_uppercase)).then_some(bare)
    })
}

/// For each block the number of blocks that stand together without an empty line, and its place among them.
fn groups(drafts: &[Draft]) -> Vec<(usize, usize)> {
    let mut found = Vec::with_capacity(drafts.len());
    let mut start = 0;
    for index in 1..=drafts.len() {
        if index == drafts.len() || drafts[index].lines.0 > drafts[index - 1].lines.1 + 1 {
            found.extend((start..index).map(|at| (index - start, at - start)));
            start = index;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_a_name() {
        let drafts = vec![Draft::plain("The harbour opens on Friday, its master said.".to_owned(), (1, 1))];
        let page = Page::of(&drafts);
        let rows = rows(&drafts, &page, &Surroundings::default());
        assert_eq!(rows[0].len(), names().len());
        assert!(names().len() < 256, "a feature's number fits a byte");
    }

    #[test]
    fn names_inside_sentences_are_found() {
        let found: Vec<_> = inner_names("Yesterday the mayor met Ana Ruiz’s brother. Nobody spoke to Ruiz.").collect();
        assert_eq!(found, ["Ana", "Ruiz", "Ruiz"]);
    }

    #[test]
    fn lines_that_touch_are_a_group() {
        let line = |at: usize| Draft::plain("x".to_owned(), (at, at));
        assert_eq!(groups(&[line(1), line(2), line(4)]), [(2, 0), (2, 1), (1, 0)]);
    }
}
