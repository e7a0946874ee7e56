//! Why a block was kept or cut: the rule's stable name, and a reason that can be said in any language of the site.

use super::BlockKind;
use crate::interface::{Interface, phrase};

/// What is told of a block that other files have too.
const KIN: &str = phrase(
    "also stands in one other file of this site, so it is no part of this story | also stands in {n} other files of this site, so it is no part of this story",
);
const MANY_KIN: &str = phrase("also stands in {n} and more other files of this site, so it is no part of this story");

/// The rule that kept or dropped a block, and its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// False where the block was cut.
    pub kept: bool,
    /// Short stable name of the rule (`furniture-phrase`, `related-headline`).
    pub rule: &'static str,
    /// The reason ("a line that asks for a rating").
    pub reason: Reason,
    /// What the learned model saw in a block that it cut, strongest first ("no verb in the past").
    pub facts: Vec<&'static str>,
}

/// Why a block was kept or cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// One of the reasons that rules and word lists have, in English.
    Listed(&'static str),
    /// It stands in so many other files of the site.
    InOtherFiles(usize),
    /// It stands in so many other files and in more.
    InMoreFiles(usize),
    /// A person decided.
    ByHand(Box<ByHand>),
}

/// What a person decided about a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByHand {
    /// True where it is kept.
    pub keep: bool,
    /// Who decided.
    pub by: Option<String>,
    /// Why.
    pub why: Option<String>,
    /// What the rules had done, where that is the contrary.
    pub otherwise: Option<Verdict>,
}

/// A rule that keeps a block.
pub(super) fn keep(rule: &'static str, reason: &'static str) -> Verdict {
    Verdict { kept: true, rule, reason: reason.into(), facts: Vec::new() }
}

/// A rule that cuts a block.
pub(super) fn drop(rule: &'static str, reason: &'static str) -> (BlockKind, Verdict) {
    (BlockKind::Furniture, Verdict { kept: false, rule, reason: reason.into(), facts: Vec::new() })
}

impl From<&'static str> for Reason {
    fn from(listed: &'static str) -> Self {
        Self::Listed(listed)
    }
}

impl Verdict {
    /// The reason with what the model saw, in English.
    pub fn told(&self) -> String {
        self.told_in(Interface::ENGLISH)
    }

    /// As [`told`](Self::told), in a language of the site.
    pub fn told_in(&self, ui: Interface) -> String {
        let reason = self.reason.told_in(ui);
        if self.facts.is_empty() {
            return reason;
        }
        let facts: Vec<&str> = self.facts.iter().map(|fact| ui.known(fact).unwrap_or(fact)).collect();
        ui.labelled(&reason, &facts.join(", "))
    }
}

impl Reason {
    /// The reason in a language of the site: "a line that asks for a rating", "cut by the editor (AB): a doublet".
    pub fn told_in(&self, ui: Interface) -> String {
        match self {
            Self::Listed(reason) => ui.known(reason).unwrap_or(reason).to_owned(),
            Self::InOtherFiles(files) => ui.count(*files, KIN),
            Self::InMoreFiles(files) => ui.fill(MANY_KIN, &[("n", files)]),
            Self::ByHand(decision) => decision.told_in(ui),
        }
    }
}

impl ByHand {
    fn told_in(&self, ui: Interface) -> String {
        let mut told =
            ui.say(if self.keep { phrase("kept by the editor") } else { phrase("cut by the editor") }).to_owned();
        if let Some(by) = &self.by {
            told = format!("{told} ({by})");
        }
        if let Some(why) = &self.why {
            told = ui.labelled(&told, why.trim_end_matches('.'));
        }
        let Some(before) = &self.otherwise else { return told };
        let reason = before.told_in(ui);
        let otherwise = if before.kept {
            ui.fill(phrase("without that it would be kept: {reason}"), &[("reason", &reason)])
        } else {
            ui.fill(phrase("without that it would be cut: {reason}"), &[("reason", &reason)])
        };
        ui.series([told, otherwise])
    }
}
