//! What the other uses of a word in the article say of it: written small, after a title, before a verb of saying
//! (Mikheev, Moens & Grover 1999; Finkel, Grenager & Manning 2005).

use hashbrown::HashMap;

use super::super::EntityKind;
use super::super::candidate::{Candidate, Sureness};
use super::super::lexicon::TOPICS;
use super::super::word::{Line, Shape};
use super::look::{Look, Trait};

/// What is counted of each word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Written small.
    Small,
    /// Written with a capital.
    Capital,
    /// Capital in mid-sentence.
    Inside,
    /// After an honorific or an office.
    Titled,
    /// After a given name.
    AfterGiven,
    /// A given name before a capitalised word.
    BeforeCapital,
    /// Beside a verb of saying.
    Saying,
    /// After "in", "at", "near".
    Placed,
    /// Before a possessive ending.
    Owning,
    /// Before a word that ends the name of a body.
    BeforeBody,
    /// In parentheses.
    InParentheses,
    /// After "the".
    AfterThe,
    /// The rules are sure that it belongs to a person, …
    Person,
    /// … a body, …
    Organisation,
    /// … a place, …
    Place,
    /// … or something else.
    Thing,
}

/// Number of uses that are counted.
pub(super) const USES: usize = Use::Thing as usize + 1;

/// Counts of each word of an article, by its hash in small letters.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    counts: HashMap<u32, [u8; USES]>,
    /// The topic of the article; 0 where it has none.
    pub(super) topic: u8,
}

/// An article is about a topic when one small word in so many tells of it.
const TELLING: usize = 40;

/// The topic that most words tell of, where at least so many do; 0 where there is none.
pub(super) fn topic<'a>(looks: impl Iterator<Item = &'a Look>, least: usize) -> u8 {
    let mut counts = [0_usize; TOPICS + 1];
    for look in looks {
        counts[usize::from(look.topic)] += 1;
    }
    let best = (1..=TOPICS).rev().max_by_key(|&topic| counts[topic]).filter(|&topic| counts[topic] >= least);
    best.unwrap_or_default() as u8
}

impl Evidence {
    /// Counts the words of an article, and the candidates of the rules of which they are sure.
    pub(super) fn of(lines: &[Line<'_>], looks: &[Vec<Look>], candidates: &[Candidate]) -> Self {
        let mut evidence = Self::default();
        for (line, looks) in lines.iter().zip(looks).filter(|(line, _)| !line.title_case) {
            evidence.count_line(line, looks);
        }
        let small = looks.iter().flatten().filter(|look| look.stem != 0);
        evidence.topic = topic(small.clone(), 3.max(small.count() / TELLING));
        for candidate in candidates.iter().filter(|candidate| candidate.sureness >= Sureness::Form) {
            let what = match candidate.kind {
                EntityKind::Person => Use::Person,
                EntityKind::Organisation => Use::Organisation,
                EntityKind::Place => Use::Place,
                _ => Use::Thing,
            };
            for look in &looks[candidate.line][candidate.words.0..candidate.words.1] {
                evidence.add(look.lower, what);
            }
        }
        evidence
    }

    /// Counts of a word, none where the article never has it.
    pub(super) fn counts(&self, lower: u32) -> Option<&[u8; USES]> {
        self.counts.get(&lower)
    }

    fn add(&mut self, lower: u32, what: Use) {
        let count = &mut self.counts.entry(lower).or_default()[what as usize];
        *count = count.saturating_add(1);
    }

    fn count_line(&mut self, line: &Line<'_>, looks: &[Look]) {
        for (at, (word, look)) in line.words.iter().zip(looks).enumerate() {
            match word.shape {
                Shape::Lower => self.add(look.lower, Use::Small),
                Shape::Capital => {
                    let before = at.checked_sub(1).map(|at| (&line.words[at], &looks[at]));
                    let after = line.words.get(at + 1).zip(looks.get(at + 1));
                    let has = |beside: Option<(_, &Look)>, which| {
                        beside.is_some_and(|(_, look): (&_, &Look)| look.has(which))
                    };
                    let mut add = |holds: bool, what| {
                        if holds {
                            self.add(look.lower, what);
                        }
                    };
                    add(true, Use::Capital);
                    add(!word.opens, Use::Inside);
                    add(has(before, Trait::Honorific) || has(before, Trait::RoleEnds), Use::Titled);
                    add(before.is_some_and(|(w, _)| w.is_capital()) && has(before, Trait::Given), Use::AfterGiven);
                    add(
                        look.has(Trait::Given) && at > 0 && after.is_some_and(|(w, _)| w.is_capital()),
                        Use::BeforeCapital,
                    );
                    add(has(before, Trait::Saying) || has(after, Trait::Saying), Use::Saying);
                    add(has(before, Trait::Preposition), Use::Placed);
                    add(after.is_some_and(|(w, _)| w.is_possessive()), Use::Owning);
                    add(after.is_some_and(|(w, _)| w.is_capital()) && has(after, Trait::BodyEnds), Use::BeforeBody);
                    let enclosed =
                        before.is_some_and(|(w, _)| w.text == "(") && after.is_some_and(|(w, _)| w.text == ")");
                    add(enclosed, Use::InParentheses);
                    add(before.is_some_and(|(w, _)| w.lower() == "the"), Use::AfterThe);
                }
                Shape::Number | Shape::Mark => {}
            }
        }
    }
}
