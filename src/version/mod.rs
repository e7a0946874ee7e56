//! All articles of a folder → those that are sources: files that hold one article become its versions.
//!
//! Precision first: two stories of one outlet on one event are never versions, nor are reprints by another outlet, whose
//! shared copy is counted as one origin instead.

mod alike;
mod changes;
mod declared;
mod groups;
mod named;

use std::path::Path;

use crate::article::{Article, Version};
use crate::diagnostic::Diagnostic;
use crate::edits::{Edits, FileNames};

use alike::Print;
use declared::Declared;
use groups::Groups;

/// Gathers the versions of each article; the latest speaks, in its own place among the sources. `folders` are those that
/// the sources were read from: the editor's decisions may name a file by the way to it.
pub fn gather<P: AsRef<Path>>(articles: Vec<Article>, edits: &Edits, folders: &[P]) -> (Vec<Article>, Vec<Diagnostic>) {
    let names = FileNames::new(articles.iter().map(|a| (a.id.0.as_str(), a.path.as_str())), folders);
    let (declared, warnings) = Declared::read(edits, &names);
    let prints: Vec<Print> = articles.iter().map(Print::of).collect();
    let groups = Groups::of(&prints, &declared);
    (merged(articles, &prints, &groups, &declared), warnings)
}

/// The articles that speak, each with its other versions, the latest of them first.
fn merged(articles: Vec<Article>, prints: &[Print], groups: &Groups, declared: &Declared) -> Vec<Article> {
    let speakers: Vec<usize> = (0..articles.len())
        .map(|at| if groups.members(at).len() > 1 { speaker(&articles, groups.members(at), declared) } else { at })
        .collect();
    let mut versions: Vec<Vec<Version>> = vec![Vec::new(); articles.len()];
    for (at, &speaker) in speakers.iter().enumerate().filter(|&(at, &speaker)| at != speaker) {
        let reason = groups.reason(at, speaker, prints);
        versions[speaker].push(version(&articles[at], &articles[speaker], reason));
    }
    let speaks = |(at, article): (usize, Article)| (speakers[at] == at).then_some((article, at));
    articles
        .into_iter()
        .enumerate()
        .filter_map(speaks)
        .map(|(article, at)| {
            let mut versions = std::mem::take(&mut versions[at]);
            versions.sort_by(|one, other| other.date.cmp(&one.date).then_with(|| one.path.cmp(&other.path)));
            Article { versions, ..article }
        })
        .collect()
}

/// Which of several versions speaks: the one that the editor names, else the latest, the longest, the first by path.
fn speaker(articles: &[Article], members: &[usize], declared: &Declared) -> usize {
    if let Some(&chosen) = members.iter().find(|member| declared.speaks(**member)) {
        return chosen;
    }
    let rank = |&at: &usize| {
        let article = &articles[at];
        let day = [&article.modified, &article.date].into_iter().flatten().map(|date| date.value.last()).max();
        (day, article.words(), std::cmp::Reverse(article.path.clone()))
    };
    members.iter().copied().max_by_key(rank).expect("a group has members")
}

fn version(article: &Article, speaker: &Article, reason: &str) -> Version {
    Version {
        id: article.id.clone(),
        path: article.path.clone(),
        format: article.format,
        sha256: article.sha256.clone(),
        title: article.title.as_ref().map(|title| title.value.clone()),
        date: article.modified.as_ref().or(article.date.as_ref()).map(|date| date.value.clone()),
        words: article.words(),
        reason: reason.to_owned(),
        changes: changes::changes(&article.body, &speaker.body),
    }
}

#[cfg(test)]
mod tests;
