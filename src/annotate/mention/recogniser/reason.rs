//! Why the model takes a word for the beginning of a name, in words: the features that weigh most.

use super::super::word::Line;
use super::evidence::Use;
use super::features::{Feature, What};
use super::look::Trait;
use super::weights::Weights;

/// Reasons that are told of a name.
const TOLD: usize = 2;

/// Gathers the features that speak most for a label.
pub(super) struct Reasons<'a> {
    weights: &'a Weights,
    label: usize,
    best: Vec<(i8, String)>,
}

impl<'a> Reasons<'a> {
    /// Nothing yet, for a label.
    pub(super) fn new(weights: &'a Weights, label: usize) -> Self {
        Self { weights, label, best: Vec::new() }
    }

    /// Weighs a feature of the word `at`.
    pub(super) fn weigh(&mut self, line: &Line<'_>, at: usize, feature: Feature) {
        let weight = self.weights.weight(feature.hash(), self.label);
        if weight <= 0 || self.best.len() == TOLD && self.best.iter().all(|(best, _)| *best >= weight) {
            return;
        }
        let Some(words) = in_words(line, at, feature).filter(|words| self.best.iter().all(|(_, told)| told != words))
        else {
            return;
        };
        self.best.push((weight, words));
        self.best.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        self.best.truncate(TOLD);
    }

    /// The reasons in one phrase.
    pub(super) fn phrase(&self) -> String {
        if self.best.is_empty() {
            return "the learned recogniser, by many small signs".to_owned();
        }
        let told: Vec<&str> = self.best.iter().map(|(_, words)| words.as_str()).collect();
        format!("the learned recogniser ({})", told.join(", "))
    }
}

/// A feature in words; none for those that say nothing to a reader.
fn in_words(line: &Line<'_>, at: usize, feature: Feature) -> Option<String> {
    let word =
        |offset: i8| at.checked_add_signed(isize::from(offset)).and_then(|at| line.words.get(at)).map(|w| w.text);
    match (feature.what, feature.offset) {
        (What::Word, 0) => Some(format!("the word “{}”", word(0)?)),
        (What::Word, -1) => Some(format!("it stands after “{}”", word(-1)?)),
        (What::Word, 1) => Some(format!("“{}” comes next", word(1)?)),
        (What::Suffix, 1..=4) => {
            let lower = word(0)?.to_lowercase();
            let (from, _) = lower.char_indices().rev().nth(usize::from(feature.offset.unsigned_abs()) - 1)?;
            Some(format!("the word ends in “{}”", &lower[from..]))
        }
        (What::Listed, 0) => Some("it is on a list of names".to_owned()),
        (What::Known, 0) => Some("a well-known body is called so".to_owned()),
        (What::Trait, offset) => Some(of_trait(offset, feature.value)?.to_owned()),
        (What::Use, 0) => Some(of_use(feature.value / 4)?.to_owned()),
        (What::SaidOfWord | What::SaidOfName, _) => Some("it reads so elsewhere in the article".to_owned()),
        (What::SaidOfFirst | What::SaidOfLast, _) => Some("it is part of a longer name in the article".to_owned()),
        (What::SaidBefore, _) => Some("the kind of the name before it".to_owned()),
        (What::SaidAfter, _) => Some("the kind of the name after it".to_owned()),
        _ => None,
    }
}

fn of_trait(offset: i8, value: u32) -> Option<&'static str> {
    let is = |which: Trait| value == which as u32;
    Some(match offset {
        0 if is(Trait::Given) => "it is a given name",
        0 if is(Trait::Surname) || is(Trait::RareSurname) || is(Trait::SurnameFirst) => "it is a surname",
        0 if is(Trait::BodyEnds) || is(Trait::BodyBegins) => "it is a word for a body",
        0 if is(Trait::PlaceWord) => "it is a word for a place",
        0 if is(Trait::EventWord) => "it is a word for an event or a work",
        0 if is(Trait::Acronym) => "it is an acronym",
        -1 if is(Trait::Honorific) => "it stands after a form of address",
        -1 if is(Trait::RoleEnds) => "it stands after a role",
        -1 if is(Trait::Preposition) => "it stands after a preposition of place",
        -1 if is(Trait::Given) => "it stands after a given name",
        1 if is(Trait::Surname) || is(Trait::RareSurname) => "a surname comes next",
        1 if is(Trait::BodyEnds) => "a word for a body comes next",
        1 if is(Trait::PlaceWord) => "a word for a place comes next",
        1 | -1 if is(Trait::Saying) => "it stands beside a verb of saying",
        _ => return None,
    })
}

fn of_use(value: u32) -> Option<&'static str> {
    let is = |which: Use| value == which as u32;
    Some(match () {
        () if is(Use::Titled) => "the article has it after a title",
        () if is(Use::AfterGiven) => "the article has it after a given name",
        () if is(Use::Saying) => "the article has it beside a verb of saying",
        () if is(Use::Placed) => "the article has it after a preposition of place",
        () if is(Use::BeforeBody) => "the article has it before a word for a body",
        () if is(Use::Person) => "the article names a person so",
        () if is(Use::Organisation) => "the article names a body so",
        () if is(Use::Place) => "the article names a place so",
        () => return None,
    })
}
