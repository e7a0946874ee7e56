//! What of each article is published: [`Briefing`] and what is cited of it → the same briefing without the words that stay
//! unpublished.
//!
//! Names, dates, counts, statuses and headlines are facts and stay. Of an article that is published in excerpts, the cited
//! sentences are published until a cap is reached, the most needed first. The words of all others are taken out of the
//! briefing itself, so that no page can print what it no longer holds; what is left for the leak check is what was copied
//! out of the text before.

mod blank;
mod choose;

use std::collections::BTreeSet;

pub use blank::{BLANK, shown};

use crate::briefing::{Briefing, Statement};
use crate::config::{Config, Mode};
use crate::source::Extent;

/// The sentences that are published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// For each article its sentences by index; none where the whole article is published.
    excerpts: Vec<Option<BTreeSet<usize>>>,
}

impl Published {
    /// What extents alone say: of an article in excerpts no sentence.
    pub fn by_extent(extents: &[Extent]) -> Self {
        let none = |extent: &Extent| (*extent == Extent::Excerpts).then(BTreeSet::new);
        Self { excerpts: extents.iter().map(none).collect() }
    }

    /// True where the whole text of an article is published.
    pub fn is_whole(&self, article: usize) -> bool {
        self.excerpts.get(article).is_none_or(Option::is_none)
    }

    /// True where the words of a sentence are published.
    pub fn has(&self, statement: Statement) -> bool {
        let excerpts = self.excerpts.get(statement.article).and_then(Option::as_ref);
        excerpts.is_none_or(|sentences| sentences.contains(&statement.sentence))
    }
}

/// The extent of each article: that of the mode; on the web nothing is published in full without a yes to that source.
pub fn extents(briefing: &Briefing, config: &Config) -> Vec<Extent> {
    let extent = |given: Option<Extent>| match config.mode {
        Mode::Excerpts => Extent::Excerpts,
        Mode::Full if config.base_address.is_some() => given.unwrap_or(Extent::Excerpts),
        Mode::Full => given.unwrap_or(Extent::Full),
        Mode::Private => Extent::Full,
    };
    briefing.articles.iter().map(|annotated| extent(annotated.article.extent)).collect()
}

/// Chooses what is published and takes the rest out of the briefing; `cited` are the statements that pages cite.
pub fn excerpt(briefing: Briefing, cited: &BTreeSet<Statement>, config: &Config) -> (Briefing, Published) {
    let extents = extents(&briefing, config);
    if extents.iter().all(|extent| *extent == Extent::Full) {
        return (briefing, Published::default());
    }
    let published = Published { excerpts: choose::choose(&briefing, cited, &extents, config.caps) };
    (blank::blank(briefing, &published), published)
}
