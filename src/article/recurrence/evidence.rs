//! What the kin of a page say of its lines, and what follows for its blocks.

use crate::article::Reason;
use std::collections::{BTreeMap, HashSet};

use super::FolderLines;
use super::kin::{MOST_KIN, kin};
use super::line::{Form, Line, is_unspaced};
use crate::article::draft::Draft;
use crate::article::{Block, BlockKind, Verdict};

/// The rule that cuts a line because other files of its site print it too.
const RULE: &str = "recurring-line";
/// Running text that shares this part of its words with the story is story, however often it recurs: background that an
/// outlet prints in each of its reports.
const OF_THE_STORY: f32 = 0.35;
/// Text that shares less than this has nothing to do with the story.
const FOREIGN: f32 = 0.16;
/// A line that so many other files print among the same neighbours is no headline of one of them.
const SEVERAL: usize = 2;
/// A line that a page prints more often than this is not compared; it also keeps the comparison of two pages linear.
const MOST_PLACES: usize = 16;

/// What the other files of a folder say of the lines of one page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::article) struct Recurrence {
    /// For each block of the page; empty where nothing is known.
    lines: Vec<Evidence>,
}

/// What is known of one block.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Evidence {
    form: Form,
    /// In how many files of the site it stands.
    files: usize,
    /// In how many of them it stands among the same neighbours.
    among_same: usize,
    /// Share of a sentence's words that the page's own running text holds too, from 0 to 1.
    shared: f32,
}

impl Evidence {
    /// Furniture without regard to what the page's own lines say.
    fn is_furniture(self) -> bool {
        self.among_same > 0 && (self.form == Form::Label || self.shared < OF_THE_STORY)
    }
}

impl Recurrence {
    /// True for a line that stands among the same neighbours in several other files, as a menu does.
    pub(in crate::article) fn is_of_the_site(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|evidence| evidence.among_same >= SEVERAL)
    }

    /// Compares a page with its kin.
    pub(super) fn find(folder: &FolderLines, place: usize, drafts: &[Draft]) -> Self {
        let lines = &folder.pages[place].lines;
        let kin = kin(folder, place);
        if kin.is_empty() {
            return Self::default();
        }
        let mut found: Vec<Evidence> =
            lines.iter().map(|line| Evidence { form: line.form, files: 0, among_same: 0, shared: 0.0 }).collect();
        let places = places(lines);
        for other in kin {
            compare(lines, &places, &folder.pages[other].lines, &mut found);
        }
        let words = story_words(drafts, &found);
        for (evidence, draft) in found.iter_mut().zip(drafts) {
            if evidence.files > 0 && evidence.form != Form::Label {
                evidence.shared = share(&draft.text, &words);
            }
        }
        Self { lines: found }
    }

    /// Cuts lines of the body that are furniture of the site. The headline, the line below it, bylines, dates and
    /// captions stay: they recur for other reasons.
    pub(in crate::article) fn cut(&self, blocks: &mut [Block]) {
        let edges = Edges::of(blocks, &self.lines);
        let goes = |(at, evidence): (usize, &Evidence)| {
            // Alone among other neighbours: a label outside of the story, or text that is not of it.
            let stray = evidence.files > 0
                && match evidence.form {
                    Form::Label => true,
                    Form::Sentence | Form::Text if at > edges.last => evidence.shared < OF_THE_STORY,
                    Form::Sentence | Form::Text => evidence.shared < FOREIGN,
                };
            (!edges.is_inside(at) && (evidence.is_furniture() || stray)).then_some((at, evidence.files))
        };
        let mut cut: Vec<(usize, usize)> = self.lines.iter().enumerate().filter_map(goes).collect();
        if self.shares_its_story(blocks, &cut) {
            cut.retain(|&(at, _)| self.lines[at].form == Form::Label);
        }
        for (at, files) in cut {
            if let Some(block) = blocks.get_mut(at).filter(|block| is_ours(block, self.lines[at].form)) {
                block.kind = BlockKind::Furniture;
                block.verdict = Verdict { kept: false, rule: RULE, reason: reason(files), facts: Vec::new() };
            }
        }
    }

    /// True where much of the page's running text would go: it is copy that several files print, not furniture.
    fn shares_its_story(&self, blocks: &[Block], cut: &[(usize, usize)]) -> bool {
        let text = |at: usize| match (&blocks.get(at), self.lines[at].form) {
            (Some(block), Form::Sentence | Form::Text) if block.verdict.kept => block.text.len(),
            _ => 0,
        };
        let all: usize = (0..self.lines.len()).map(text).sum();
        let goes: usize = cut.iter().map(|&(at, _)| text(at)).sum();
        goes * 100 > all * MOST_CUT
    }
}

/// Where more of a page's running text than this would go, in percent, none of it goes.
const MOST_CUT: usize = 30;

/// True for a kept block that may recur as furniture, and for a sentence that was cut for where it stands: that it recurs
/// tells the reader more.
fn is_ours(block: &Block, form: Form) -> bool {
    if block.verdict.kept {
        return may_recur_as_furniture(block.kind);
    }
    form != Form::Label && !TELLING.contains(&block.verdict.rule)
}

/// Rules that tell of a line what it is.
const TELLING: [&str; 2] = ["furniture-phrase", "outside"];

/// Where the page's own story stands: kept blocks that no other page prints.
struct Edges<'e> {
    lines: &'e [Evidence],
    own: Vec<bool>,
    /// The first and the last sentence among them.
    first: usize,
    last: usize,
}

impl<'e> Edges<'e> {
    fn of(blocks: &[Block], lines: &'e [Evidence]) -> Self {
        let own: Vec<bool> =
            blocks.iter().zip(lines).map(|(block, line)| block.verdict.kept && line.files == 0).collect();
        let is_told = |&at: &usize| own[at] && lines[at].form != Form::Label && may_recur_as_furniture(blocks[at].kind);
        let first = (0..own.len()).find(is_told).unwrap_or(0);
        let last = (0..own.len()).rev().find(is_told).unwrap_or(0);
        Self { lines, own, first, last }
    }

    /// True for what stays however often it recurs: running text between the page's own sentences, and a line between two
    /// blocks of the story.
    fn is_inside(&self, at: usize) -> bool {
        self.is_text_inside(at) || at > 0 && self.is_story(at - 1) && self.is_story(at + 1)
    }

    fn is_text_inside(&self, at: usize) -> bool {
        (self.first..self.last).contains(&at) && self.lines[at].form == Form::Text
    }

    /// True for the page's own blocks, and for running text among them that shares words with them.
    fn is_story(&self, at: usize) -> bool {
        let own = self.own.get(at).copied().unwrap_or(false);
        own || self.is_text_inside(at) && self.lines[at].shared >= FOREIGN
    }
}

/// In how many other files it stands.
fn reason(files: usize) -> Reason {
    if files < MOST_KIN { Reason::InOtherFiles(files) } else { Reason::InMoreFiles(MOST_KIN) }
}

fn may_recur_as_furniture(kind: BlockKind) -> bool {
    use BlockKind::{Code, Heading, List, Paragraph, Quote, Table};
    matches!(kind, Heading | Paragraph | List | Quote | Table | Code)
}

/// Where a page prints each line.
fn places(lines: &[Line]) -> BTreeMap<u64, Vec<usize>> {
    let mut places: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.key != Line::NO_WORDS) {
        places.entry(line.key).or_default().push(at);
    }
    places.retain(|_, places| places.len() <= MOST_PLACES);
    places
}

/// Notes which lines another page holds too, and which stand there among the same neighbours: in a run of at least two
/// lines that both pages print, one of them a label, or as a label at the very top of both.
fn compare(lines: &[Line], places: &BTreeMap<u64, Vec<usize>>, others: &[Line], found: &mut [Evidence]) {
    let (mut held, mut among_same) = (HashSet::new(), HashSet::new());
    for (there, other) in others.iter().enumerate() {
        for &here in places.get(&other.key).map_or(&[][..], Vec::as_slice) {
            held.insert(here);
            let begins = here == 0 || there == 0 || lines[here - 1].key != others[there - 1].key;
            if !begins {
                continue;
            }
            let length =
                lines[here..].iter().zip(&others[there..]).take_while(|(one, other)| one.key == other.key).count();
            let run = here..here + length;
            let at_top = here == 0 && there == 0;
            if (length > 1 || at_top) && lines[run.clone()].iter().any(|line| line.form == Form::Label) {
                among_same.extend(run);
            }
        }
    }
    for at in held {
        found[at].files += 1;
    }
    for at in among_same {
        found[at].among_same += 1;
    }
}

/// The words of a page's running text that no other page prints.
fn story_words(drafts: &[Draft], found: &[Evidence]) -> HashSet<String> {
    let own = drafts.iter().zip(found).filter(|(_, evidence)| evidence.form == Form::Text && evidence.files == 0);
    own.flat_map(|(draft, _)| words(&draft.text)).collect()
}

fn share(text: &str, words_of_story: &HashSet<String>) -> f32 {
    let words = words(text);
    let shared = words.iter().filter(|word| words_of_story.contains(*word)).count();
    if words.is_empty() { 0.0 } else { shared as f32 / words.len() as f32 }
}

/// The words of a text that may carry its subject, in lower case: long ones, and pairs of signs where a script writes no
/// spaces.
fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let signs: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
        if signs.first().copied().is_some_and(is_unspaced) {
            found.extend(signs.chunks(2).map(|pair| pair.iter().collect::<String>()));
        } else if signs.len() >= LEAST_SIGNS {
            found.push(signs.iter().collect());
        }
    }
    found
}

/// A word that carries a subject has at least so many letters.
const LEAST_SIGNS: usize = 5;
