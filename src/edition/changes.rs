//! How two editions differ.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{DisputeEntry, Edition, EventEntry, pairs};
use crate::annotate::EventStatus;
use crate::date::VisitDate;

/// What is new in an edition against an earlier one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// The date of the last source of the earlier edition.
    pub since: Option<VisitDate>,
    /// Number of sources of the earlier edition.
    pub sources_before: usize,
    /// What differs: sources, events, disputes and names, each by id.
    pub lines: Vec<Line>,
}

/// What a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Thing {
    /// A source.
    Source,
    /// An event of the timeline.
    Event,
    /// A question on which sources disagree.
    Dispute,
    /// A name with a page.
    Name,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// The earlier edition did not have it.
    Added,
    /// Both have it and say different things of it.
    Changed,
    /// A dispute that the editor settled since.
    Settled,
    /// This edition no longer has it.
    Removed,
}

/// One thing that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What it is.
    pub thing: Thing,
    /// What became of it.
    pub change: Change,
    /// Its id in this edition; of what is gone, in the earlier one.
    pub id: String,
    /// What it is called: headline, words or name; none where there is none or it may not be shown.
    pub name: Option<String>,
    /// What differs, where both editions have it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<Detail>,
}

/// One difference between two states of a thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "lowercase")]
pub enum Detail {
    /// The cleaned text of a source.
    Text,
    /// Where an event stands.
    Status {
        /// Before.
        before: EventStatus,
        /// Now.
        now: EventStatus,
    },
    /// The date.
    Date {
        /// Before.
        before: Option<VisitDate>,
        /// Now.
        now: Option<VisitDate>,
    },
    /// Headline, words of an event, question, name.
    Wording {
        /// Before; none where there was none or it may not be shown.
        before: Option<String>,
    },
    /// The answers to a question.
    Answers,
}

impl Changes {
    /// What is new in `now` against `before`.
    pub fn between(before: &Edition, now: &Edition) -> Self {
        let mut lines = sources(before, now);
        lines.extend(events(before, now));
        lines.extend(disputes(before, now));
        lines.extend(names(before, now));
        Self { since: before.as_of.clone(), sources_before: before.sources.len(), lines }
    }

    /// The lines of one sort.
    pub fn of(&self, thing: Thing, change: Change) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.thing == thing && line.change == change)
    }

    /// The same without words of the earlier edition that may no longer be shown.
    #[must_use]
    pub fn without_words(mut self, may_not: impl Fn(&str) -> bool) -> Self {
        let clear = |words: &mut Option<String>| drop(words.take_if(|words| may_not(words)));
        for line in &mut self.lines {
            if line.change == Change::Removed {
                clear(&mut line.name);
            }
            for detail in &mut line.details {
                if let Detail::Wording { before } = detail {
                    clear(before);
                }
            }
        }
        self
    }
}

fn sources(before: &Edition, now: &Edition) -> Vec<Line> {
    let called = |entry: &super::SourceEntry| entry.title.clone();
    compare(Thing::Source, &before.sources, &now.sources, &BTreeMap::new(), called, |old, new| {
        let mut details = Vec::new();
        if old.text != new.text {
            details.push(Detail::Text);
        }
        dated(old.date.as_ref(), new.date.as_ref(), &mut details);
        worded(old.title.as_ref(), new.title.as_ref(), &mut details);
        details
    })
}

fn events(before: &Edition, now: &Edition) -> Vec<Line> {
    let moved = pairs::events(&before.events, &now.events);
    let called = |entry: &EventEntry| Some(entry.title.clone()).filter(|title| !title.is_empty());
    compare(Thing::Event, &before.events, &now.events, &moved, called, |old, new| {
        let mut details = Vec::new();
        if old.status != new.status {
            details.push(Detail::Status { before: old.status, now: new.status });
        }
        dated(old.date.as_ref(), new.date.as_ref(), &mut details);
        worded(Some(&old.title), Some(&new.title), &mut details);
        details
    })
}

fn disputes(before: &Edition, now: &Edition) -> Vec<Line> {
    let moved = pairs::disputes(&before.disputes, &now.disputes);
    let called = |entry: &DisputeEntry| Some(entry.question.clone());
    let mut lines = compare(Thing::Dispute, &before.disputes, &now.disputes, &moved, called, |old, new| {
        let mut details = Vec::new();
        worded(Some(&old.question), Some(&new.question), &mut details);
        if old.answers != new.answers {
            details.push(Detail::Answers);
        }
        details
    });
    // Whether a question was settled outweighs what else changed.
    for (id, new) in &now.disputes {
        let old = before.disputes.get(moved.get(id).unwrap_or(id));
        if old.is_none_or(|old| old.settled == new.settled) {
            continue;
        }
        lines.retain(|line| line.id != *id || line.change == Change::Removed);
        let change = if new.settled { Change::Settled } else { Change::Added };
        let name = Some(new.question.clone());
        lines.push(Line { thing: Thing::Dispute, change, id: id.clone(), name, details: Vec::new() });
    }
    lines.sort_by(|a, b| (a.change, &a.id).cmp(&(b.change, &b.id)));
    lines
}

fn names(before: &Edition, now: &Edition) -> Vec<Line> {
    let called = |name: &String| Some(name.clone());
    compare(Thing::Name, &before.names, &now.names, &BTreeMap::new(), called, |old, new| {
        let mut details = Vec::new();
        worded(Some(old), Some(new), &mut details);
        details
    })
}

/// Compares two lists; `moved` gives the earlier id of what has another one now.
fn compare<T>(
    thing: Thing,
    before: &BTreeMap<String, T>,
    now: &BTreeMap<String, T>,
    moved: &BTreeMap<String, String>,
    called: impl Fn(&T) -> Option<String>,
    details: impl Fn(&T, &T) -> Vec<Detail>,
) -> Vec<Line> {
    let line =
        |change, id: &String, entry: &T, details| Line { thing, change, id: id.clone(), name: called(entry), details };
    let met: BTreeSet<&String> = moved.values().collect();
    let (mut added, mut changed) = (Vec::new(), Vec::new());
    for (id, new) in now {
        match before.get(moved.get(id).unwrap_or(id)) {
            None => added.push(line(Change::Added, id, new, Vec::new())),
            Some(old) => {
                let details = details(old, new);
                changed.extend((!details.is_empty()).then(|| line(Change::Changed, id, new, details)));
            }
        }
    }
    let gone = before.iter().filter(|(id, _)| !now.contains_key(*id) && !met.contains(id));
    let gone: Vec<Line> = gone.map(|(id, old)| line(Change::Removed, id, old, Vec::new())).collect();
    [added, changed, gone].concat()
}

fn dated(before: Option<&VisitDate>, now: Option<&VisitDate>, details: &mut Vec<Detail>) {
    if before != now {
        details.push(Detail::Date { before: before.cloned(), now: now.cloned() });
    }
}

fn worded(before: Option<&String>, now: Option<&String>, details: &mut Vec<Detail>) {
    if before != now {
        details.push(Detail::Wording { before: before.filter(|words| !words.is_empty()).cloned() });
    }
}
