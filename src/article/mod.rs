//! [`Source`](crate::source::Source) → [`Article`]: every block of the original, kept with its kind or dropped with
//! its reason, and the metadata that the article states, each with its evidence.

mod block;
mod composer;
mod credit_line;
mod date_line;
mod dateline;
mod draft;
mod element;
mod facts;
mod head;
mod html;
mod infer;
mod judge;
mod language;
mod layout;
mod look;
mod markdown;
mod open_list;
mod opening;
mod outlet;
mod page;
mod phrases;
mod plain;
mod region;
mod repair;
mod ruled;
mod stated;
mod tags;
mod visit;

pub use block::{Block, BlockKind, Inline, InlineKind, Shape, Span, Verdict};
pub use repair::{Repair, RepairKind};
pub use ruled::{BY_HAND_CUT, BY_HAND_KEPT, Misfit, ruled_blocks};
pub use stated::{Basis, Stated};

use facts::Facts;

use crate::date::VisitDate;
use crate::source::{Format, Source, SourceId};

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
    /// Agencies and outlets that the article credits for its text or pictures ("With inputs from Associated Press").
    pub credits: Vec<Stated<String>>,
    /// Day of publication.
    pub date: Option<Stated<VisitDate>>,
    /// Address of the original page.
    pub url: Option<Stated<String>>,
    /// Language of the text as a BCP 47 tag; `und` where it could not be told.
    pub language: Stated<String>,
    /// Rights statement given by hand.
    pub rights: Option<String>,
    /// Origins given by hand.
    pub given_origins: Vec<String>,
    /// Every block of the original in order.
    pub blocks: Vec<Block>,
    /// Text of the kept blocks that carry the story, in order, joined by one blank line: dek, heading, paragraph,
    /// list, quote, caption, table, code; never title, byline, date or furniture.
    pub body: String,
}

impl Article {
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

/// Cleans one source. Pure: the same source gives the same article.
pub fn clean(source: &Source) -> Article {
    let text = source.text.get(source.body_start..).unwrap_or_default();
    let first_line = source.text.len() - text.len();
    let first_line = source.text[..first_line].matches('\n').count() + 1;
    let mut head = Facts::default();
    let mut blocks = match source.format {
        _ if source.already_clean => vec![whole(text, first_line)],
        Format::Text => judge::judge(plain::drafts(text, first_line), None),
        Format::Markdown => judge::judge_written(markdown::drafts(text, first_line)),
        Format::Html => {
            let page = page::read(text);
            head = page.head;
            judge::judge(page.drafts, head.title.as_ref().map(|title| title.value.as_str()))
        }
    };
    ruled::apply(&mut blocks, &source.given.rulings);
    let body = join_body(&mut blocks);
    let facts = Facts::given(&source.given).or(Facts::printed(&blocks).beside(head));
    let language = facts.language.unwrap_or_else(|| language::detect(&body));
    Article {
        id: source.id.clone(),
        path: source.path.clone(),
        format: source.format,
        encoding: source.encoding,
        sha256: source.sha256.clone(),
        title: facts.title,
        dek: facts.dek,
        byline: facts.byline,
        outlet: facts.outlet,
        credits: facts.credits,
        date: facts.date,
        url: facts.url,
        language,
        rights: source.given.rights.clone(),
        given_origins: source.given.origin.clone(),
        blocks,
        body,
    }
}

/// A text that is already the article's body: one paragraph, unaltered.
fn whole(text: &str, first_line: usize) -> Block {
    Block {
        kind: BlockKind::Paragraph,
        verdict: Verdict { kept: true, rule: "given-clean", reason: "given as the body of the article".to_owned() },
        lines: (first_line, first_line + text.matches('\n').count()),
        text: text.to_owned(),
        body: None,
        shape: Shape::Plain,
        inlines: Vec::new(),
        repairs: Vec::new(),
    }
}

/// Joins the kept blocks of the story by one blank line and notes where each stands.
fn join_body(blocks: &mut [Block]) -> String {
    let mut body = String::new();
    for block in blocks.iter_mut().filter(|block| block.verdict.kept && block.kind.in_body()) {
        if !body.is_empty() {
            body.push_str("\n\n");
        }
        let start = body.len();
        body.push_str(&block.text);
        block.body = Some(start..body.len());
    }
    body
}

/// Dates an article that states no date, from its weekdays and the other sources; leaves it without one where they do
/// not agree on a single day.
pub fn infer_date(article: Article, folder: &FolderDates) -> Article {
    infer::infer_date(article, folder)
}

#[cfg(test)]
mod tests;
