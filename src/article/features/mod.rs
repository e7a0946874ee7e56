//! The features that the learned model judges a block by: of the block, of its place on the page, of its neighbours.
//!
//! What is told of tree and markup is empty for plain text, what is told of lists among paragraphs for pages with markup.
//!
//! The set follows what is known to tell running text from the rest of a page: length, stop words and link density
//! (Kohlschütter et al. 2010; Pomikálek 2011), neighbours and tree paths (Vogels et al. 2018; Leonhardt et al. 2020).

mod alike;
mod lists;
mod own;
mod place;
mod signs;
mod whereabouts;

use hashbrown::HashMap;

use super::draft::{Draft, Markup};
use super::look::{Page, STORY};
use super::phrases::Effect;
use super::place::{CONTAINERS, GROUPS};
pub(super) use alike::{Alike, is_plain};
use lists::LISTS;
pub(super) use lists::steps;
use own::OWN;
use place::{Mass, PLACE};
use signs::inner_names;
pub(super) use whereabouts::groups;
use whereabouts::{NEAR, OFFSETS, WHEREABOUTS};

/// The features of one block, in the order of [`names`].
pub(super) type Row = Vec<f32>;

/// A block has fewer features than this, those of the second pass included.
const WIDEST: usize = 256;

/// The names of the features, each once, in their order.
pub(super) fn names() -> Vec<String> {
    let own = OWN.iter().chain(&PLACE).map(|&name| name.to_owned());
    let containers = CONTAINERS.iter().map(|name| format!("in {name}"));
    let groups =
        ["near", "around", "all"].iter().flat_map(|how| GROUPS.iter().map(move |name| format!("{how} {name}")));
    let whereabouts = WHEREABOUTS.iter().map(|&name| name.to_owned());
    let near = OFFSETS.iter().flat_map(|offset| NEAR.iter().map(move |name| format!("{offset:+} {name}")));
    let lists = LISTS.iter().map(|&name| name.to_owned());
    own.chain(containers).chain(groups).chain(whereabouts).chain(near).chain(lists).collect()
}

/// The features of every block of a page.
pub(super) fn rows(drafts: &[Draft], page: &Page, surroundings: &Surroundings) -> (Vec<Row>, Vec<Alike>) {
    let known = Known::of(drafts, page, surroundings);
    let mut rows: Vec<Row> = (0..drafts.len())
        .map(|index| {
            let mut row = Vec::with_capacity(WIDEST);
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
    known.lists(&mut rows);
    (rows, known.alike)
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
    /// For each word of the page whether the title holds it, too; none where the title has no words.
    title: Option<Vec<bool>>,
    /// Capitalised words inside sentences, with the number of blocks of running text that hold them.
    names: HashMap<&'a str, usize>,
    mass: Mass,
    /// Sum of the positive scores of all blocks before each one; one longer than the blocks.
    above: Vec<f32>,
    groups: Vec<(usize, usize)>,
    alike: Vec<Alike>,
}

impl<'a> Known<'a> {
    fn of(drafts: &'a [Draft], page: &'a Page, around: &'a Surroundings<'a>) -> Self {
        let mut above = vec![0.0];
        let mut mass = Mass::default();
        let groups = groups(drafts);
        let alike = alike::alike(drafts, page, &groups);
        let mut names: HashMap<&str, usize> = HashMap::new();
        for ((draft, look), alike) in drafts.iter().zip(&page.looks).zip(&alike) {
            let worth = look.score.max(0.0) * (1.0 - draft.link_share);
            above.push(above[above.len() - 1] + worth);
            mass.add(draft, *alike, worth);
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
        let title = around.title.and_then(|title| page.lexicon.held_by(title));
        Self { drafts, page, around, title, names, mass, above, groups, alike }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_a_name() {
        let drafts = vec![Draft::plain("The harbour opens on Friday, its master said.".to_owned(), (1, 1))];
        let page = Page::of(&drafts);
        let (rows, _) = rows(&drafts, &page, &Surroundings::default());
        assert_eq!(rows[0].len(), names().len());
        assert!(names().len() < 256, "a feature's number fits a byte");
    }
}
