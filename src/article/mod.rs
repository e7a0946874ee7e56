//! [`Source`](crate::source::Source) → [`Article`]: every block of the original, kept with its kind or dropped with
//! its reason, and the metadata that the article states, each with its evidence.

mod block;
mod block_model;
mod cleaned;
mod composer;
mod credit_line;
mod date_line;
mod dateline;
mod draft;
mod drafted;
mod element;
mod facts;
mod features;
mod forest;
mod head;
mod html;
mod imprint;
mod infer;
mod joint;
mod judge;
mod language;
mod layout;
mod lexicon;
mod line;
mod look;
mod markdown;
mod observed;
mod open_list;
mod opening;
mod outlet;
mod page;
mod page_break;
mod phrases;
mod place;
mod plain;
mod printed_at;
mod reasons;
mod recurrence;
mod region;
mod repair;
mod ruled;
mod rules;
mod scorer;
mod signature;
mod signers;
mod stated;
mod tags;
mod verdict;
mod version;
mod visit;
mod vocabulary;
mod withheld;
mod word_runs;
mod wrap;

pub use block::{Block, BlockKind, Inline, InlineKind, Shape, Span};
pub use block_model::{BlockModel, Passes};
pub use cleaned::Cleaned;
pub use drafted::{Drafted, draft};
pub use forest::{Forest, STEP, Tree, TreeNode};
pub use observed::Observed;
pub(crate) use outlet::key as outlet_key;
pub use recurrence::FolderLines;
pub use repair::{Repair, RepairKind};
pub use ruled::{BY_HAND_CUT, BY_HAND_KEPT, Misfit, ruled_blocks};
pub use stated::{Basis, Conflict, Stated};
pub use verdict::{ByHand, Reason, Verdict};
pub use version::{Change, Fate, Stretch, Version};
pub use withheld::{STUB, Tombstone, Withheld};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::date::VisitDate;
use crate::source::{Extent, Format, Source, SourceId};

/// One cleaned article. Nothing of the original is missing: what is not in `body` is a dropped block in `blocks`.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// The source's id.
    pub id: SourceId,
    /// The source's path below the content folder.
    pub path: String,
    /// How the source was written.
    pub format: Format,
    /// The encoding it was decoded from.
    pub encoding: &'static str,
    /// SHA-256 of the original bytes.
    pub sha256: String,
    /// Headline, without the outlet's name.
    pub title: Option<Stated<String>>,
    /// The line below the headline.
    pub dek: Option<Stated<String>>,
    /// Authors in printed order.
    pub byline: Vec<Stated<String>>,
    /// Publisher; never guessed.
    pub outlet: Option<Stated<String>>,
    /// The outlet whose text an aggregator or syndicator prints ("The post … appeared first on …"); never the publisher itself.
    pub taken_from: Option<Stated<String>>,
    /// Agencies and outlets that the article credits for its text or pictures ("With inputs from Associated Press").
    pub credits: Vec<Stated<String>>,
    /// Day of publication.
    pub date: Option<Stated<VisitDate>>,
    /// Day of the last change.
    pub modified: Option<Stated<VisitDate>>,
    /// The part of the publication that it stands in ("World").
    pub section: Option<Stated<String>>,
    /// Where what the page prints and what its markup says do not agree.
    pub conflicts: Vec<Conflict>,
    /// Address of the original page.
    pub url: Option<Stated<String>>,
    /// Language of the text as a BCP 47 tag; `und` where it could not be told.
    pub language: Stated<String>,
    /// Rights statement given by hand.
    pub rights: Option<String>,
    /// How much of it the editor lets be published; none where nothing is said.
    pub extent: Option<Extent>,
    /// Who permits that, or why it is free.
    pub permission: Option<String>,
    /// When the file was captured.
    pub captured: Option<VisitDate>,
    /// Who captured it.
    pub captured_by: Option<String>,
    /// Origins given by hand.
    pub given_origins: Vec<String>,
    /// Other files that hold the same article, the latest first; this one speaks for them.
    pub versions: Vec<Version>,
    /// Every block of the original in order.
    pub blocks: Vec<Block>,
    /// Text of the kept blocks that carry the story, in order, joined by one blank line: dek, heading, paragraph,
    /// list, quote, caption, table, code; never title, byline, date or furniture.
    pub body: String,
    /// What an editor took out of it.
    pub withheld: Withheld,
}

impl Article {
    /// The bytes that the dateline takes at the start of the body.
    pub fn dateline_length(&self) -> usize {
        dateline::length(self.body.split("\n\n").next().unwrap_or_default())
    }

    /// The day of the dateline that the body begins with, where it lies within the week before publication: what such an
    /// article calls "today".
    pub fn dateline_day(&self) -> Option<Date> {
        let published = self.date.as_ref()?.value.as_day()?;
        let (month, day) = dateline::dateline(self.body.split("\n\n").next()?)?.day?;
        let week = published.checked_sub(7.days()).ok()?..=published;
        let near = |year| Date::new(year, month, day).ok().filter(|day| week.contains(day));
        near(published.year()).or_else(|| near(published.year() - 1))
    }

    /// Words of the body, counted at white space.
    pub fn words(&self) -> usize {
        self.body.split_whitespace().count()
    }
}

/// What the other sources of a folder say of time; needed to date an article that prints no date.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FolderDates {
    /// The dates that other articles state, sorted, each once.
    pub stated: Vec<VisitDate>,
}

impl FolderDates {
    /// The dates that the articles of a folder state.
    pub fn of<'a>(articles: impl IntoIterator<Item = &'a Article>) -> Self {
        let dates = articles.into_iter().filter_map(|article| article.date.as_ref());
        let mut stated: Vec<_> = dates.map(|date| date.value.clone()).collect();
        stated.sort();
        stated.dedup();
        Self { stated }
    }
}

/// Cleans one source that stands alone. Pure: the same source gives the same article.
pub fn clean(source: &Source) -> Article {
    draft(source).clean(&FolderLines::default())
}

/// Dates an article that states no date, from its weekdays and the other sources; leaves it without one where they do
/// not agree on a single day.
pub fn infer_date(article: Article, folder: &FolderDates) -> Article {
    infer::infer_date(article, folder)
}

#[cfg(test)]
mod script_tests;
#[cfg(test)]
mod tests;
