//! The rule of a difference: sentences that can be said in any language of the site, and the words that it went by.

use std::fmt;

use crate::interface::{Interface, phrase};

const COMMON: &str = phrase("Words that both have: {words}.");

/// By what rule answers are held against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its sentences, in English.
    says: Vec<&'static str>,
    /// The words that both statements have, where they are told.
    common: Vec<String>,
}

impl Rule {
    /// A rule with the words that both statements have.
    pub(super) fn with_words(says: &'static str, common: &[String]) -> Self {
        Self { common: common.to_vec(), ..Self::from(says) }
    }

    /// The same with a further sentence.
    pub(super) fn and(mut self, says: &'static str) -> Self {
        self.says.push(says);
        self
    }

    /// Leaves out the words that both statements have.
    pub(crate) fn forget_words(&mut self) {
        self.common.clear();
    }

    /// The rule in a language of the site.
    pub fn told_in(&self, ui: Interface) -> String {
        let mut told: Vec<String> = self.says.iter().map(|says| ui.say(says).to_owned()).collect();
        if !self.common.is_empty() {
            told.push(ui.fill(COMMON, &[("words", &self.common.join(", "))]));
        }
        told.join(" ")
    }
}

impl From<&'static str> for Rule {
    fn from(says: &'static str) -> Self {
        Self { says: vec![says], common: Vec::new() }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told_in(Interface::ENGLISH))
    }
}
