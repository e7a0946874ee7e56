//! Where in a page's tree a block stands, and what its containers are called.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use scraper::node::Element;

use super::element::is_block;
use crate::tables::CONTAINER_WORDS;

/// What the names of containers say, one bit a group of `data/container-words.tsv`.
pub(super) type Groups = u16;

/// The groups, in the order of their bits.
pub(super) const GROUPS: [&str; 15] = [
    "story", "body", "links", "comments", "page", "share", "picture", "author", "notice", "advert", "embed", "side",
    "tags", "dek", "title",
];

/// The groups that speak for the story.
const STORY: Groups = 0b11;
/// The groups that speak against it.
const FURNITURE: Groups = 0b0001_1111_1111_1100;

/// Elements whose presence among a block's containers tells something, in the order of their bits.
pub(super) const CONTAINERS: [&str; 16] = [
    "p",
    "article",
    "main",
    "aside",
    "nav",
    "header",
    "footer",
    "form",
    "figure",
    "section",
    "ul",
    "table",
    "blockquote",
    "a",
    "button",
    "span",
];

/// Elements nearer than this, in steps, are near.
const NEAR: usize = 3;
/// Elements nearer than this are around.
const AROUND: usize = 6;

/// Where a block stands in the tree of its page; all zero for plain text.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Place {
    /// What kind of element the block is: 0 none, 1 paragraph, 2 division, 3 list, 4 heading, 5 table, 6 section, 7
    /// figure, 8 quotation, 9 another.
    pub(super) kind: u8,
    /// Which of [`CONTAINERS`] stand around it at any distance.
    pub(super) containers: u16,
    /// What the nearest elements are called.
    pub(super) near: Groups,
    /// What the elements around it are called.
    pub(super) around: Groups,
    /// What all its containers are called.
    pub(super) all: Groups,
    /// Share of its containers whose names speak for the story, from 0 to 1.
    pub(super) story_share: f32,
    /// Share of its containers whose names speak against it, from 0 to 1.
    pub(super) furniture_share: f32,
    /// Number of its containers.
    pub(super) depth: u16,
    /// The element that holds the block's element, by its number in document order.
    pub(super) parent: u32,
    /// The one that holds that.
    pub(super) grandparent: u32,
    /// The same for all blocks whose elements have the same name and class.
    pub(super) kin: u32,
}

impl Place {
    /// True where one of the nearest elements is called what the group says.
    pub(super) fn is_near(&self, group: &str) -> bool {
        GROUPS.iter().position(|&other| other == group).is_some_and(|bit| self.near >> bit & 1 == 1)
    }
}

/// An element that is open while a page is read.
#[derive(Debug, Clone, Copy)]
struct Level {
    number: u32,
    kind: u8,
    is_block: bool,
    groups: Groups,
    kin: u32,
    containers: u16,
    all: Groups,
    story: u16,
    furniture: u16,
}

/// The open elements, outermost first.
#[derive(Debug, Default)]
pub(super) struct Levels(Vec<Level>);

impl Levels {
    /// An element opens; `number` is its place in document order.
    pub(super) fn open(&mut self, element: &Element, number: usize) {
        let name = element.name();
        let is_page = matches!(name, "html" | "body");
        let groups = if is_page { 0 } else { groups(element) };
        let outer = self.0.last();
        let container = CONTAINERS.iter().position(|&other| other == name || other == "ul" && name == "ol");
        let counts = |mask: Groups, outer: u16| outer.saturating_add(u16::from(groups & mask != 0));
        self.0.push(Level {
            number: u32::try_from(number).unwrap_or(u32::MAX),
            kind: kind(name),
            is_block: is_block(name) || kind(name) != 9,
            groups,
            kin: kin(element),
            containers: outer.map_or(0, |outer| outer.containers) | container.map_or(0, |bit| 1 << bit),
            all: outer.map_or(0, |outer| outer.all) | groups,
            story: counts(STORY, outer.map_or(0, |outer| outer.story)),
            furniture: counts(FURNITURE, outer.map_or(0, |outer| outer.furniture)),
        });
    }

    /// The innermost element closes.
    pub(super) fn close(&mut self) {
        self.0.pop();
    }

    /// Where text inside the innermost element stands.
    pub(super) fn place(&self) -> Place {
        let Some(inner) = self.0.last() else { return Place::default() };
        let up = |steps: usize| self.0.iter().rev().take(steps).fold(0, |all, level| all | level.groups);
        let depth = self.0.len();
        let block = self.0.iter().rposition(|level| level.is_block).unwrap_or(0);
        let number = |above: usize| block.checked_sub(above).map_or(0, |at| self.0[at].number);
        Place {
            kind: self.0[block].kind,
            containers: inner.containers,
            near: up(NEAR),
            around: up(AROUND),
            all: inner.all,
            story_share: f32::from(inner.story) / depth as f32,
            furniture_share: f32::from(inner.furniture) / depth as f32,
            depth: u16::try_from(depth).unwrap_or(u16::MAX),
            parent: number(1),
            grandparent: number(2),
            kin: self.0[block].kin,
        }
    }
}

fn kind(name: &str) -> u8 {
    match name {
        "p" => 1,
        "div" => 2,
        "ul" | "ol" | "li" | "dl" | "dt" | "dd" => 3,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => 4,
        "table" | "tbody" | "thead" | "tr" | "td" | "th" => 5,
        "section" | "article" | "main" | "header" | "footer" | "aside" | "nav" => 6,
        "figure" | "figcaption" => 7,
        "blockquote" => 8,
        _ => 9,
    }
}

/// Longer names, in bytes, are not read to their end.
const LONGEST_NAMES: usize = 400;

static FRAGMENTS: LazyLock<(AhoCorasick, Vec<Groups>)> = LazyLock::new(|| {
    let automaton = AhoCorasick::new(CONTAINER_WORDS.iter().map(|row| row[0])).expect("the fragments fit an automaton");
    let bit = |row: &[&str; 2]| {
        let place = GROUPS.iter().position(|&group| group == row[1]);
        1 << place.unwrap_or_else(|| panic!("container-words.tsv: unknown group `{}`", row[1]))
    };
    (automaton, CONTAINER_WORDS.iter().map(bit).collect())
});

/// What the names of an element say.
fn groups(element: &Element) -> Groups {
    let names = ["class", "id", "role", "itemprop", "data-component", "data-testid"];
    let names = normal(names.iter().filter_map(|name| element.attr(name)));
    if names.is_empty() {
        return 0;
    }
    let (automaton, groups) = &*FRAGMENTS;
    automaton.find_overlapping_iter(&names).fold(0, |all, found| all | groups[found.pattern().as_usize()])
}

/// Names in lower case, with a hyphen at either end and for whatever parts words.
fn normal<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut normal = String::new();
    for name in names {
        normal.push('-');
        let mut low = false;
        for c in name.chars().take(LONGEST_NAMES) {
            if c.is_alphanumeric() {
                if c.is_uppercase() && low {
                    normal.push('-');
                }
                normal.push(c.to_ascii_lowercase());
            } else if !normal.ends_with('-') {
                normal.push('-');
            }
            low = c.is_lowercase();
        }
    }
    if !normal.is_empty() {
        normal.push('-');
    }
    normal
}

/// The same number for elements of one name and class (FNV-1a, so that it is the same on every machine).
fn kin(element: &Element) -> u32 {
    let class = element.attr("class").unwrap_or_default();
    let bytes = element.name().bytes().chain([0]).chain(class.bytes().take(LONGEST_NAMES));
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_word_by_word() {
        assert_eq!(normal(["storyBody main_Text"].into_iter()), "-story-body-main-text-");
        assert_eq!(normal([].into_iter()), "");
    }

    #[test]
    fn every_row_of_the_table_names_a_group() {
        assert_eq!(FRAGMENTS.1.len(), CONTAINER_WORDS.len());
    }
}
