//! The features of a word: itself and its neighbours, the run of capitals that it stands in, and the article's evidence.
//! Templates after Nadeau & Sekine 2007 and Ratinov & Roth 2009.

use super::super::lexicon::LEXICON;
use super::super::word::{Line, Shape, Word};
use super::evidence::{Evidence, USES};
use super::look::{Look, TRAITS, Trait, hash};

/// What a feature speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// Any word at all.
    Any,
    /// A word as such.
    Word,
    /// A word's shape.
    Shape,
    /// The beginning of the word.
    Prefix,
    /// The end of the word.
    Suffix,
    /// What a list knows of a word.
    Trait,
    /// The listed name that a word is part of.
    Listed,
    /// The well-known body that a word could be part of.
    Known,
    /// What the rules make of a word.
    Ruled,
    /// Two words in a row.
    Pair,
    /// The shapes of two words in a row.
    ShapePair,
    /// The profiles of two or three words in a row.
    Profiles,
    /// A headline, or a line in capitals.
    Line,
    /// Length of the run of capitals.
    RunLength,
    /// Place in the run.
    RunPlace,
    /// Last word of the run.
    RunLast,
    /// First word of the run.
    RunFirst,
    /// Word before the run.
    RunBefore,
    /// Two words before the run.
    RunBeforeTwo,
    /// Word after the run.
    RunAfter,
    /// Two words after the run.
    RunAfterTwo,
    /// What a list knows of a word of the run.
    RunTrait,
    /// What surrounds the run, with its length.
    RunFrame,
    /// What a list knows of the last word of the run.
    RunLastTrait,
    /// The listed name that the last word of the run is part of.
    RunLastListed,
    /// What matters most of the last word of the run, and the word after it.
    RunEnds,
    /// What matters most of the first word of the run, and the word before it.
    RunStarts,
    /// A stem near the run, before it.
    Before,
    /// A stem near the run, after it.
    After,
    /// Quotation marks around the run.
    Quoted,
    /// What the article and the line are about.
    Topic,
    /// The same, with what a list knows of the word.
    TopicListed,
    /// The same, with what matters most of the word.
    TopicProfile,
    /// How else the article uses the word.
    Use,
    /// How often the article has the word.
    Frequency,
    /// How else the article uses the last word of the run.
    RunUse,
    /// The first pass's label of a word.
    Said,
    /// The kind of the name right before.
    SaidBefore,
    /// The kind of the name right after.
    SaidAfter,
    /// What the first pass mostly said of the word in the article.
    SaidOfWord,
    /// … of longer names that begin with it.
    SaidOfFirst,
    /// … of longer names that end with it.
    SaidOfLast,
    /// … of the whole name.
    SaidOfName,
}

/// A feature before it is hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Feature {
    /// What it speaks of.
    pub(super) what: What,
    /// Of which word, counted from the one that is labelled.
    pub(super) offset: i8,
    /// What it says.
    pub(super) value: u32,
}

impl Feature {
    /// Its hash.
    pub(super) fn hash(self) -> u32 {
        let template = (self.what as u64) << 8 | u64::from(self.offset.cast_unsigned());
        mix(template << 32 | u64::from(self.value))
    }
}

/// Spreads the bits (the finaliser of SplitMix64, Steele, Lea & Flood 2014).
fn mix(value: u64) -> u32 {
    let value = (value ^ value >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ value >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    (value ^ value >> 31) as u32
}

pub(super) fn both(a: u32, b: u32) -> u32 {
    mix(u64::from(a) << 32 | u64::from(b))
}

/// A line with all that its features need.
pub(super) struct Context<'a> {
    pub(super) line: &'a Line<'a>,
    pub(super) looks: &'a [Look],
    pub(super) evidence: &'a Evidence,
    /// Most words are in capitals throughout.
    pub(super) shouted: bool,
    /// The topic of the line; 0 where it has none.
    pub(super) topic: u8,
}

/// Words that capitals of one name may stand around. Not in `data/`: the weights were learned with just these.
const JOINTS: &[&str] =
    &["of", "al", "de", "la", "bin", "van", "von", "der", "the", "and", "for", "&", "-", "'s", "’s"];

/// No name is longer, in words; keeps the cost of a line of capitals linear.
const REACH: usize = 12;

/// Words on either side of a run that are looked at without regard to their order.
const NEAR: usize = 5;

/// Stands for the missing word before or after a line.
const EDGE: u32 = 0;

impl Context<'_> {
    /// All features of a word, one by one.
    pub(super) fn features(&self, at: usize, tell: &mut impl FnMut(Feature)) {
        self.window(at, tell);
        let word = &self.line.words[at];
        if word.shape == Shape::Capital {
            affixes(word, tell);
            self.usage(at, What::Use, tell);
        }
        self.about(at, tell);
        self.run(at, tell);
    }

    fn look(&self, at: usize, offset: i8) -> Option<&Look> {
        self.looks.get(at.checked_add_signed(isize::from(offset))?)
    }

    fn lower(&self, at: usize, offset: i8) -> u32 {
        self.look(at, offset).map_or(EDGE, |look| look.lower)
    }

    fn window(&self, at: usize, tell: &mut impl FnMut(Feature)) {
        tell(Feature { what: What::Any, offset: 0, value: 0 });
        let line = u32::from(self.line.title_case) + 2 * u32::from(self.shouted);
        tell(Feature { what: What::Line, offset: 0, value: line });
        for offset in -2..=2 {
            let Some(look) = self.look(at, offset) else {
                tell(Feature { what: What::Word, offset, value: EDGE });
                continue;
            };
            tell(Feature { what: What::Word, offset, value: look.lower });
            tell(Feature { what: What::Shape, offset, value: look.shape });
            for which in (0..TRAITS).filter(|which| look.traits & 1 << which != 0) {
                tell(Feature { what: What::Trait, offset, value: which });
            }
            if look.listed != 0 {
                tell(Feature { what: What::Listed, offset, value: u32::from(look.listed) });
            }
            if look.known != 0 {
                tell(Feature { what: What::Known, offset, value: u32::from(look.known) });
            }
            if (-1..=1).contains(&offset) {
                tell(Feature { what: What::Ruled, offset, value: u32::from(look.ruled) });
            }
        }
        for offset in [-1, 0] {
            let (a, b) = (self.lower(at, offset), self.lower(at, offset + 1));
            tell(Feature { what: What::Pair, offset, value: both(a, b) });
            let shape = |offset| self.look(at, offset).map_or(EDGE, |look| look.shape);
            tell(Feature { what: What::ShapePair, offset, value: both(shape(offset), shape(offset + 1)) });
            tell(Feature {
                what: What::Profiles,
                offset,
                value: both(self.profile(at, offset), self.profile(at, offset + 1)),
            });
        }
        let three = both(both(self.profile(at, -1), self.profile(at, 0)), self.profile(at, 1));
        tell(Feature { what: What::Profiles, offset: 1, value: three });
    }

    /// What the article and the line are about: a town that plays is a club.
    fn about(&self, at: usize, tell: &mut impl FnMut(Feature)) {
        let topic = u32::from(self.evidence.topic) * 4 + u32::from(self.topic);
        let look = &self.looks[at];
        tell(Feature { what: What::Topic, offset: 0, value: topic });
        tell(Feature { what: What::TopicListed, offset: 0, value: topic << 8 | u32::from(look.listed / 4) });
        tell(Feature { what: What::TopicProfile, offset: 0, value: both(topic, look.profile) });
    }

    /// What stands near a run, in any order, and whether quotation marks do.
    fn around(&self, from: usize, end: usize, tell: &mut impl FnMut(Feature)) {
        let mut near = |what, looks: &mut dyn Iterator<Item = &Look>| {
            for look in looks.filter(|look| look.stem != 0) {
                tell(Feature { what, offset: 0, value: look.stem });
            }
        };
        near(What::Before, &mut self.looks[from.saturating_sub(NEAR)..from].iter());
        near(What::After, &mut self.looks[end..].iter().take(NEAR));
        let text = |at: Option<usize>| at.and_then(|at| self.line.words.get(at)).map_or("", |word| word.text);
        let opens = matches!(text(from.checked_sub(1)), "“" | "‘" | "\"" | "«" | "'");
        let close = if text(Some(end)) == "," { end + 1 } else { end };
        let closes = matches!(text(Some(close)), "”" | "’" | "\"" | "»" | "'");
        if opens || closes {
            tell(Feature { what: What::Quoted, offset: 0, value: u32::from(opens) * 2 + u32::from(closes) });
        }
    }

    fn profile(&self, at: usize, offset: i8) -> u32 {
        self.look(at, offset).map_or(EDGE, |look| look.profile)
    }

    /// How else the article uses a word.
    fn usage(&self, at: usize, what: What, tell: &mut impl FnMut(Feature)) {
        let Some(counts) = self.evidence.counts(self.looks[at].lower) else { return };
        for (which, &count) in (0..USES as u32).zip(counts).filter(|(_, count)| **count > 0) {
            tell(Feature { what, offset: 0, value: which * 4 + u32::from(count.min(2)) });
        }
        let capital = counts[super::evidence::Use::Capital as usize];
        tell(Feature {
            what: What::Frequency,
            offset: (what == What::RunUse).into(),
            value: u32::from(capital.min(3)),
        });
    }

    fn run(&self, at: usize, tell: &mut impl FnMut(Feature)) {
        let words = &self.line.words;
        let (from, end) = run_around(words, at);
        if from == end {
            return;
        }
        let (length, place) = ((end - from).min(5) as u32, (at - from).min(3) as u32);
        let lower =
            |index: Option<usize>| index.and_then(|index| self.looks.get(index)).map_or(EDGE, |look| look.lower);
        let (before, after) = (from.checked_sub(1), Some(end));
        let mut about = |what, value| tell(Feature { what, offset: 0, value });
        about(What::RunLength, length);
        about(What::RunPlace, both(place, u32::from(at + 1 == end)));
        about(What::RunLast, self.looks[end - 1].lower);
        about(What::RunFirst, self.looks[from].lower);
        about(What::RunBefore, lower(before));
        about(What::RunBeforeTwo, both(lower(from.checked_sub(2)), lower(before)));
        about(What::RunAfter, lower(after));
        about(What::RunAfterTwo, both(lower(after), lower(Some(end + 1))));
        about(What::RunFrame, both(both(lower(before), lower(after)), length));
        let (first, last) = (&self.looks[from], &self.looks[end - 1]);
        about(What::RunEnds, both(last.profile, lower(after)));
        about(What::RunStarts, both(first.profile, lower(before)));
        about(What::RunLastListed, u32::from(last.listed) << 8 | u32::from(last.known));
        for which in (0..TRAITS).filter(|which| last.traits & 1 << which != 0) {
            about(What::RunLastTrait, which);
        }
        let traits = self.looks[from..end].iter().fold(0, |traits, look| traits | look.traits);
        for which in [Trait::BodyEnds, Trait::BodyBegins, Trait::PlaceWord, Trait::EventWord, Trait::Honorific] {
            if traits & 1 << which as u32 != 0 {
                about(What::RunTrait, which as u32);
            }
        }
        if self.looks[from].has(Trait::Given) {
            about(What::RunTrait, TRAITS);
        }
        if before.is_some_and(|before| self.looks[before].has(Trait::RoleEnds)) {
            about(What::RunTrait, TRAITS + 1);
        }
        if words.get(end).is_some_and(|word| word.text == ",")
            && self.looks.get(end + 1..).is_some_and(|rest| rest.iter().take(3).any(|look| look.has(Trait::RoleBegins)))
        {
            about(What::RunTrait, TRAITS + 2);
        }
        if at + 1 != end {
            self.usage(end - 1, What::RunUse, tell);
        }
        self.around(from, end, tell);
    }
}

/// The run of capitalised words, small joints between them included, that a word stands in; empty for any other word.
fn run_around(words: &[Word<'_>], at: usize) -> (usize, usize) {
    let capital = |index: usize| words.get(index).is_some_and(Word::is_capital);
    let joint = |index: usize| words.get(index).is_some_and(|word| JOINTS.contains(&word.lower()));
    let between = joint(at) && at > 0 && capital(at - 1) && capital(at + 1);
    if !capital(at) && !between {
        return (at, at);
    }
    let mut from = at;
    while from > 0 && at - from < REACH && (capital(from - 1) || joint(from - 1) && from > 1 && capital(from - 2)) {
        from -= 1;
    }
    let mut end = at + 1;
    while end < words.len() && end - at < REACH && (capital(end) || joint(end) && capital(end + 1)) {
        end += 1;
    }
    (from, end)
}

fn affixes(word: &Word<'_>, tell: &mut impl FnMut(Feature)) {
    let lower = word.lower();
    for (length, (at, c)) in (1..=4).zip(lower.char_indices()) {
        tell(Feature { what: What::Prefix, offset: length, value: hash(&lower[..at + c.len_utf8()]) });
    }
    for (length, (at, _)) in (1..=4).zip(lower.char_indices().rev()) {
        tell(Feature { what: What::Suffix, offset: length, value: hash(&lower[at..]) });
    }
    for (index, part) in lower.split('-').enumerate().skip(1).take(2) {
        tell(Feature { what: What::Suffix, offset: 8 + index as i8, value: hash(part) });
    }
    if LEXICON.is_name(word.text) {
        tell(Feature { what: What::Prefix, offset: 8, value: 0 });
    }
}
