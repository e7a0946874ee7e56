//! What changed from one version of an article to the next: sentences added, removed, and altered word by word.

use std::collections::BTreeMap;

use crate::article::{Change, Fate, Stretch};
use crate::language;

/// A sentence is an altered one where it shares this part of the words of both, in percent.
const ALTERED: usize = 50;
/// Of more new or more gone sentences than this, none is looked for among the others: the text is another one.
const MOST_COMPARED: usize = 200;
/// Longer sentences, in words, are not compared word by word.
const LONGEST: usize = 300;

/// The changes that lead from `before` to `now`: what is new or altered in its order, then what is gone.
pub(super) fn changes(before: &str, now: &str) -> Vec<Change> {
    let (gone, new) = unmatched(&sentences(before), &sentences(now));
    let mut gone: Vec<Option<&str>> = gone.into_iter().map(Some).collect();
    let compares = gone.len().max(new.len()) <= MOST_COMPARED;
    let mut changes = Vec::new();
    for sentence in new {
        let former = if compares { most_alike(&gone, sentence) } else { None };
        changes.push(match former.and_then(|at| gone[at].take()) {
            Some(former) => Change::Altered(stretches(former, sentence)),
            None => Change::Added(sentence.to_owned()),
        });
    }
    changes.extend(gone.into_iter().flatten().map(|sentence| Change::Removed(sentence.to_owned())));
    changes
}

fn sentences(body: &str) -> Vec<&str> {
    body.split("\n\n").flat_map(|block| language::sentences(block).into_iter().map(|span| &block[span])).collect()
}

/// The sentences of each side that the other does not print, spaces and marks aside.
fn unmatched<'t>(before: &[&'t str], now: &[&'t str]) -> (Vec<&'t str>, Vec<&'t str>) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for sentence in before {
        *counts.entry(bare(sentence)).or_default() += 1;
    }
    let mut take = |sentence: &&&str| match counts.get_mut(&bare(sentence)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    let new: Vec<&str> = now.iter().filter(&mut take).copied().collect();
    // What is left in the counts is gone; of equal sentences the last ones are.
    let mut gone: Vec<&str> = before
        .iter()
        .rev()
        .filter(|sentence| {
            counts.get_mut(&bare(sentence)).filter(|count| **count > 0).map(|count| *count -= 1).is_some()
        })
        .copied()
        .collect();
    gone.reverse();
    (gone, new)
}

fn bare(sentence: &str) -> String {
    sentence.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The gone sentence that a new one shares most words with, where it is one sentence altered.
fn most_alike(gone: &[Option<&str>], sentence: &str) -> Option<usize> {
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    for word in sentence.split_whitespace() {
        *words.entry(word).or_default() += 1;
    }
    let all = sentence.split_whitespace().count();
    let likeness = |former: &str| {
        let mut left = words.clone();
        let formers = former.split_whitespace().count();
        let shared = former
            .split_whitespace()
            .filter(|word| left.get_mut(word).filter(|n| **n > 0).map(|n| *n -= 1).is_some())
            .count();
        (shared * 200 >= (all + formers) * ALTERED).then_some(shared * 2000 / (all + formers).max(1))
    };
    let alike = gone.iter().enumerate().filter_map(|(at, former)| Some((likeness((*former)?)?, at)));
    alike.max_by_key(|&(likeness, at)| (likeness, std::cmp::Reverse(at))).map(|(_, at)| at)
}

/// Two sentences as one: the words of both in order, each with where it stands.
fn stretches(former: &str, now: &str) -> Vec<Stretch> {
    let (old, new): (Vec<&str>, Vec<&str>) = (former.split_whitespace().collect(), now.split_whitespace().collect());
    let mut found = Vec::new();
    if old.len().max(new.len()) > LONGEST {
        add(&mut found, Fate::Removed, former);
        add(&mut found, Fate::Added, now);
        return found;
    }
    let common = longest_common(&old, &new);
    let (mut at, mut there) = (0, 0);
    while at < old.len() || there < new.len() {
        if at < old.len() && there < new.len() && old[at] == new[there] {
            add(&mut found, Fate::Kept, new[there]);
            (at, there) = (at + 1, there + 1);
        } else if there >= new.len() || at < old.len() && common[at + 1][there] >= common[at][there + 1] {
            add(&mut found, Fate::Removed, old[at]);
            at += 1;
        } else {
            add(&mut found, Fate::Added, new[there]);
            there += 1;
        }
    }
    found
}

/// For each pair of places: how many words the rests of two sentences have in common, in order.
fn longest_common(old: &[&str], new: &[&str]) -> Vec<Vec<u16>> {
    let mut common = vec![vec![0; new.len() + 1]; old.len() + 1];
    for at in (0..old.len()).rev() {
        for there in (0..new.len()).rev() {
            common[at][there] = if old[at] == new[there] {
                common[at + 1][there + 1] + 1
            } else {
                common[at + 1][there].max(common[at][there + 1])
            };
        }
    }
    common
}

fn add(found: &mut Vec<Stretch>, fate: Fate, words: &str) {
    match found.last_mut().filter(|last| last.fate == fate) {
        Some(last) => {
            last.words.push(' ');
            last.words.push_str(words);
        }
        None => found.push(Stretch { fate, words: words.to_owned() }),
    }
}
