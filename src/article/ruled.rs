//! What the editor decided about lines, applied to the judged blocks. A person overrules the cleaner, never the other way
//! round; a decision that does not fit the file is reported and not applied.

use super::{ByHand, Reason};
use std::ops::Range;

use super::{Block, BlockKind, Shape, Verdict};
use crate::interface::phrase;
use crate::source::Ruling;

/// The rule of a block that the editor keeps.
pub const BY_HAND_KEPT: &str = "kept-by-hand";
/// The rule of a block that the editor cuts.
pub const BY_HAND_CUT: &str = "cut-by-hand";

/// Why a ruling does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// None of its lines holds text.
    NoText {
        /// The last line of the file that holds text; 0 where none does.
        last: usize,
    },
    /// It begins or ends inside a block, whose lines were joined and cannot be parted.
    PartOfBlock {
        /// First and last line of that block.
        block: (usize, usize),
    },
    /// Its first line does not start with the words that it gives.
    OtherWords {
        /// Lines that do start with them, at most three.
        found: Vec<usize>,
    },
}

/// The blocks that a ruling is about, as a range of their indices. Lines and text of blocks never change by a ruling, so
/// that the answer is the same before and after it is applied.
pub fn ruled_blocks(blocks: &[Block], ruling: &Ruling) -> Result<Range<usize>, Misfit> {
    let (first, last) = ruling.lines;
    let touched = |block: &&Block| block.lines.0 <= last && first <= block.lines.1;
    let start = blocks.iter().position(|block| touched(&block));
    let end = blocks.iter().rposition(|block| touched(&block));
    let (Some(start), Some(end)) = (start, end) else {
        return Err(Misfit::NoText { last: blocks.iter().map(|block| block.lines.1).max().unwrap_or(0) });
    };
    let found = start..end + 1;
    let parted = |block: &&Block| touched(block) && (block.lines.0 < first || last < block.lines.1);
    if let Some(block) = blocks[found.clone()].iter().find(parted) {
        return Err(Misfit::PartOfBlock { block: block.lines });
    }
    match &ruling.starts {
        Some(words) if !starts_with(&blocks[start].text, words) => {
            let elsewhere = blocks.iter().filter(|block| starts_with(&block.text, words));
            Err(Misfit::OtherWords { found: elsewhere.map(|block| block.lines.0).take(3).collect() })
        }
        _ => Ok(found),
    }
}

/// Applies the rulings that hold. Blocks that stand on the same lines of the file (Markdown with HTML inside) are ruled
/// together.
pub(super) fn apply(blocks: &mut [Block], rulings: &[Ruling]) {
    for ruling in rulings {
        let Ok(range) = ruled_blocks(blocks, ruling) else { continue };
        let kind = ruling.kind.as_deref().and_then(BlockKind::named).filter(|_| ruling.keep);
        if kind == Some(BlockKind::Title) {
            step_back(blocks, &range);
        }
        for block in &mut blocks[range] {
            block.verdict = verdict(ruling, &block.verdict);
            if ruling.keep {
                keep_as(block, kind);
            } else {
                block.kind = BlockKind::Furniture;
            }
        }
    }
}

/// An article has one headline: the one that the cleaner chose becomes a heading where the editor names another.
fn step_back(blocks: &mut [Block], chosen: &Range<usize>) {
    for (index, block) in blocks.iter_mut().enumerate() {
        if block.kind == BlockKind::Title && block.verdict.rule != BY_HAND_KEPT && !chosen.contains(&index) {
            keep_as(block, Some(BlockKind::Heading));
            block.verdict.reason = phrase("not the headline: the editor names another line").into();
        }
    }
}

fn keep_as(block: &mut Block, kind: Option<BlockKind>) {
    let by_shape = match block.shape {
        Shape::Plain => BlockKind::Paragraph,
        Shape::Heading(_) => BlockKind::Heading,
        Shape::List { .. } => BlockKind::List,
        Shape::Table { .. } => BlockKind::Table,
        Shape::Code { .. } => BlockKind::Code,
    };
    let was_cut = block.kind == BlockKind::Furniture;
    block.kind = kind.unwrap_or(if was_cut { by_shape } else { block.kind });
    match (block.kind, &block.shape) {
        (BlockKind::Heading, Shape::Plain) => block.shape = Shape::Heading(2),
        (BlockKind::List, Shape::Plain) => {
            block.shape = Shape::List { ordered: false, items: vec![(0..block.text.len(), 0)] };
        }
        (kind, Shape::Heading(_)) if kind != BlockKind::Heading => block.shape = Shape::Plain,
        _ => {}
    }
}

/// The editor's verdict, with that of the rules where it is the contrary.
fn verdict(ruling: &Ruling, before: &Verdict) -> Verdict {
    let by_hand = [BY_HAND_KEPT, BY_HAND_CUT].contains(&before.rule);
    let otherwise = (before.kept != ruling.keep && !by_hand).then(|| before.clone());
    let decision = ByHand { keep: ruling.keep, by: ruling.by.clone(), why: ruling.why.clone(), otherwise };
    let rule = if ruling.keep { BY_HAND_KEPT } else { BY_HAND_CUT };
    Verdict { kept: ruling.keep, rule, reason: Reason::ByHand(Box::new(decision)), facts: Vec::new() }
}

/// True where the text starts with the words, white space made even and quotation marks of every form taken for one.
fn starts_with(text: &str, words: &str) -> bool {
    let mut text = even(text);
    even(words).all(|c| text.next() == Some(c))
}

fn even(text: &str) -> impl Iterator<Item = char> + '_ {
    let words = text.split_whitespace().enumerate();
    let spaced = words.flat_map(|(at, word)| (at > 0).then_some(' ').into_iter().chain(word.chars()));
    spaced.map(|c| match c {
        '“' | '”' | '„' => '"',
        '‘' | '’' => '\'',
        c => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str, lines: (usize, usize), kind: BlockKind, shape: Shape) -> Block {
        let kept = kind != BlockKind::Furniture;
        let verdict = Verdict { kept, rule: "test", reason: "a test".into(), facts: Vec::new() };
        Block {
            kind,
            verdict,
            lines,
            text: text.to_owned(),
            body: None,
            shape,
            inlines: Vec::new(),
            repairs: Vec::new(),
        }
    }

    fn page() -> Vec<Block> {
        vec![
            block("Mill to close", (1, 1), BlockKind::Title, Shape::Plain),
            block("Bakers march in Tolva", (2, 2), BlockKind::Furniture, Shape::Heading(2)),
            block("The “mill” stands on the river and will close.", (4, 6), BlockKind::Paragraph, Shape::Plain),
            block("Subscribe", (9, 9), BlockKind::Furniture, Shape::Plain),
        ]
    }

    fn ruling(keep: bool, lines: (usize, usize)) -> Ruling {
        Ruling { keep, lines, starts: None, kind: None, why: None, by: None }
    }

    #[test]
    fn a_person_overrules_the_cleaner_both_ways() {
        let mut blocks = page();
        let why =
            Ruling { why: Some("It is a subheading.".to_owned()), by: Some("KL".to_owned()), ..ruling(true, (2, 3)) };
        apply(&mut blocks, &[why, ruling(false, (4, 8))]);
        assert_eq!(
            (blocks[1].kind, blocks[1].verdict.told().as_str()),
            (BlockKind::Heading, "kept by the editor (KL): It is a subheading; without that it would be cut: a test")
        );
        assert_eq!(
            (blocks[2].kind, blocks[2].verdict.kept, blocks[2].verdict.rule),
            (BlockKind::Furniture, false, BY_HAND_CUT)
        );
        assert_eq!(blocks[3], page()[3]);
    }

    #[test]
    fn a_kind_given_by_hand_brings_its_shape() {
        let kept_as = |kind: &str, line: usize| {
            let mut blocks = page();
            apply(&mut blocks, &[Ruling { kind: Some(kind.to_owned()), ..ruling(true, (line, line)) }]);
            blocks
        };
        assert_eq!(
            (kept_as("paragraph", 2)[1].kind, kept_as("paragraph", 2)[1].shape.clone()),
            (BlockKind::Paragraph, Shape::Plain)
        );
        assert_eq!(kept_as("list", 9)[3].shape, Shape::List { ordered: false, items: vec![(0..9, 0)] });
        let titles = kept_as("title", 2);
        assert_eq!((titles[0].kind, titles[1].kind), (BlockKind::Heading, BlockKind::Title));
    }

    #[test]
    fn what_does_not_fit_the_file_is_told_and_not_applied() {
        let starting = |words: &str, lines| Ruling { starts: Some(words.to_owned()), ..ruling(false, lines) };
        for (ruling, misfit) in [
            (ruling(false, (7, 8)), Misfit::NoText { last: 9 }),
            (ruling(false, (10, 12)), Misfit::NoText { last: 9 }),
            (ruling(false, (5, 5)), Misfit::PartOfBlock { block: (4, 6) }),
            (ruling(false, (6, 9)), Misfit::PartOfBlock { block: (4, 6) }),
            (starting("Subscribe", (4, 6)), Misfit::OtherWords { found: vec![9] }),
            (starting("The mill", (4, 6)), Misfit::OtherWords { found: vec![] }),
        ] {
            assert_eq!(ruled_blocks(&page(), &ruling), Err(misfit), "{ruling:?}");
            let mut blocks = page();
            apply(&mut blocks, &[ruling]);
            assert_eq!(blocks, page());
        }
        assert_eq!(ruled_blocks(&page(), &starting("The  \"mill\" stands", (4, 6))), Ok(2..3));
    }
}
