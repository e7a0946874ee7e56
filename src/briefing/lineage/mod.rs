//! Whom each statement rests on, and how many independent origins a set of statements has.

mod attribution;
mod shared_copy;

use std::collections::{BTreeMap, BTreeSet};

use attribution::Named;

use super::{Origin, Statement, Support};
use crate::annotate::Annotated;
use crate::article::BlockKind;

/// Whom the statements of a folder rest on.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Lineage {
    /// Every origin that a statement or a credit names, sorted by id.
    pub(super) origins: Vec<Origin>,
    /// The origin that a statement names.
    named: BTreeMap<Statement, usize>,
    /// The first statement that prints what this one prints word for word.
    copied: BTreeMap<Statement, Statement>,
    /// The origin that an article credits for its whole text.
    credited: BTreeMap<usize, usize>,
}

/// What a source's telling rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ground {
    Named(usize),
    Copy(Statement),
    Own(usize),
}

impl Lineage {
    /// Finds the origins of all articles.
    pub(super) fn find(articles: &[Annotated]) -> Self {
        let mut found: BTreeMap<String, Origin> = BTreeMap::new();
        let mut named: Vec<(Statement, String)> = Vec::new();
        let mut credited: BTreeMap<usize, String> = BTreeMap::new();
        for (article, annotated) in articles.iter().enumerate() {
            for (sentence, name) in attribution::of_sentences(annotated) {
                let statement = Statement { article, sentence };
                let id = enter(&mut found, &name, article);
                if let Some(origin) = found.get_mut(&id)
                    && origin.statements.last() != Some(&statement)
                {
                    origin.statements.push(statement);
                }
                named.push((statement, id));
            }
            for name in credits(annotated) {
                let id = enter(&mut found, &name, article);
                credited.entry(article).or_insert(id);
            }
        }
        let place: BTreeMap<String, usize> = found.keys().cloned().zip(0..).collect();
        let mut first_named = BTreeMap::new();
        for (statement, id) in named {
            first_named.entry(statement).or_insert(place[&id]);
        }
        Self {
            origins: found.into_values().collect(),
            named: first_named,
            copied: shared_copy::find(articles),
            credited: credited.into_iter().map(|(article, id)| (article, place[&id])).collect(),
        }
    }

    /// How many sources the statements come from, and how many independent origins they rest on.
    ///
    /// Each source stands on one ground: the origin that one of its statements names, else the text that it shares with
    /// an earlier source, else the agency that it credits, else itself.
    pub(super) fn support(&self, statements: impl IntoIterator<Item = Statement>) -> Support {
        let mut grounds: BTreeMap<usize, Ground> = BTreeMap::new();
        for statement in statements {
            let ground = self.ground(statement);
            grounds.entry(statement.article).and_modify(|known| *known = (*known).min(ground)).or_insert(ground);
        }
        let origins: BTreeSet<Ground> = grounds.values().copied().collect();
        Support { sources: grounds.len(), origins: origins.len() }
    }

    fn ground(&self, statement: Statement) -> Ground {
        let first = self.copied.get(&statement).copied();
        if let Some(&origin) = self.named.get(&statement).or_else(|| self.named.get(&first?)) {
            return Ground::Named(origin);
        }
        if let Some(first) = first {
            return Ground::Copy(first);
        }
        self.credited.get(&statement.article).map_or(Ground::Own(statement.article), |&origin| Ground::Named(origin))
    }
}

/// Adds an article to an origin, made where it is new; returns the origin's id.
fn enter(found: &mut BTreeMap<String, Origin>, name: &Named, article: usize) -> String {
    let id = name.id();
    let origin = found.entry(id.clone()).or_insert_with(|| Origin {
        id: id.clone(),
        name: name.text.clone(),
        kind: name.kind,
        articles: Vec::new(),
        statements: Vec::new(),
    });
    if origin.articles.last() != Some(&article) {
        origin.articles.push(article);
    }
    id
}

/// Those whom an article credits for its text, by hand or in print; the credit of a picture is none.
fn credits(annotated: &Annotated) -> Vec<Named> {
    let article = &annotated.article;
    let of_picture = |block: Option<usize>| {
        block.and_then(|at| article.blocks.get(at)).is_some_and(|block| block.kind == BlockKind::Caption)
    };
    let printed = article.credits.iter().filter(|credit| !of_picture(credit.block)).map(|credit| credit.value.as_str());
    article.given_origins.iter().map(String::as_str).chain(printed).map(Named::credited).collect()
}
