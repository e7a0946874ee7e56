//! The merged record of a whole briefing: `data/briefing.json`.

mod view;

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use crate::annotate::{EntityKind, EventStatus, QuoteKind};
use crate::briefing::{Badge, DisputeKind, OriginKind, Verdict, Way};

/// A whole briefing as `build` writes it into `data/briefing.json`. All `start` and `end` count Unicode code points in
/// the article's body, end exclusive.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BriefingRecord<'a> {
    /// Version of the record.
    pub schema: &'static str,
    /// The articles, in the order of their sources.
    pub articles: Vec<SourceRecord<'a>>,
    /// Whom the articles rest on, sorted by id.
    pub origins: Vec<OriginRecord<'a>>,
    /// From whom to whom words went, sorted by both ends.
    pub lineage: Vec<LineageRecord<'a>>,
    /// Every entity, sorted by id.
    pub entities: Vec<EntityRecord<'a>>,
    /// The events of the timeline, in time order.
    pub events: Vec<TimelineRecord<'a>>,
    /// Every quotation, in source order.
    pub quotes: Vec<BriefedQuoteRecord<'a>>,
    /// Where sources differ.
    pub disputes: Vec<DisputeRecord<'a>>,
    /// The sentences of sources in the bottom line.
    pub bottom_line: Vec<KeyPointRecord<'a>>,
    /// The key points; none repeats the bottom line.
    pub key_points: Vec<KeyPointRecord<'a>>,
    /// What the texts call unknown, unconfirmed or undecided, and none of them answers.
    pub unknowns: Vec<KeyPointRecord<'a>>,
}

/// One article of the briefing.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SourceRecord<'a> {
    /// Its id.
    pub id: &'a str,
    /// Headline; null when not stated.
    pub title: Option<&'a str>,
    /// Publisher; null when not stated.
    pub outlet: Option<&'a str>,
    /// The outlet whose text it prints; null when none is named.
    pub taken_from: Option<&'a str>,
    /// Day of publication in EDTF; null when unknown.
    pub date: Option<&'a str>,
    /// Address of the original page; null when not known.
    pub url: Option<&'a str>,
    /// Words of the body.
    pub words: usize,
    /// Ids of the origins it rests on.
    pub origins: Vec<&'a str>,
    /// Rights statement given by hand.
    pub rights: Option<&'a str>,
    /// SHA-256 of the original bytes, in hexadecimal.
    pub sha256: &'a str,
    /// Other files that hold the same article, the latest first; they are no sources of their own.
    pub versions: Vec<VersionRecord<'a>>,
}

/// Another file of an article.
#[derive(Debug, Serialize, JsonSchema)]
pub struct VersionRecord<'a> {
    /// The id that the file would have as a source.
    pub id: &'a str,
    /// Day of its last change, else of publication, in EDTF; null when unknown.
    pub date: Option<&'a str>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: &'a str,
}

/// One sentence of one article, with its exact words.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StatementRecord<'a> {
    /// Id of the article.
    pub article: &'a str,
    /// Id of the sentence.
    pub sentence: String,
    /// Its exact text; an ellipsis where it is not published.
    pub text: Cow<'a, str>,
}

/// Whom articles rest on.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OriginRecord<'a> {
    /// Stable id: `origin/…`.
    pub id: &'a str,
    /// Its name as printed.
    pub name: &'a str,
    /// What it is.
    pub kind: OriginKind,
    /// Ids of the articles that rest on it.
    pub articles: Vec<&'a str>,
    /// Statements that name it.
    pub statements: Vec<StatementRecord<'a>>,
}

/// Words that went from an origin or an article to another.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LineageRecord<'a> {
    /// Id of the origin or article that told or printed them first.
    pub from: &'a str,
    /// Id of the origin that passed them on, or of the article that prints them.
    pub to: &'a str,
    /// How it is known.
    pub way: Way,
    /// The statements that show it; empty where a whole text is credited or taken.
    pub statements: Vec<StatementRecord<'a>>,
    /// Ids of the articles whose whole text is credited or taken so.
    pub articles: Vec<&'a str>,
}

/// One entity.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EntityRecord<'a> {
    /// Stable id: `person/…`.
    pub id: &'a str,
    /// What it is.
    pub kind: EntityKind,
    /// Its name on the site.
    pub name: &'a str,
    /// Forms of the name, most frequent first.
    pub aliases: Vec<AliasRecord<'a>>,
    /// Roles, most frequent first.
    pub roles: Vec<RoleRecord<'a>>,
    /// Roles that the editor gave; no source need print them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub editor_roles: Vec<&'a str>,
    /// Of a country: words for its people and what is of it, which are no mentions of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub demonyms: Vec<AliasRecord<'a>>,
    /// Its item of Wikidata, where the editor gave one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<&'a str>,
    /// Every mention, in source order.
    pub mentions: Vec<EntityMentionRecord<'a>>,
    /// Offices and descriptions that stand for it, which are no mentions of its name.
    pub references: Vec<EntityMentionRecord<'a>>,
}

/// One form of a name.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AliasRecord<'a> {
    /// As printed.
    pub text: &'a str,
    /// How often.
    pub count: usize,
}

/// One role.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RoleRecord<'a> {
    /// As printed beside the name.
    pub text: &'a str,
    /// The first statement that prints it.
    pub statement: StatementRecord<'a>,
}

/// One mention of an entity.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EntityMentionRecord<'a> {
    /// Id of the article.
    pub article: &'a str,
    /// Start in the article's body.
    pub start: usize,
    /// End in the article's body.
    pub end: usize,
    /// The words; an ellipsis where they are not published.
    pub text: Cow<'a, str>,
    /// Id of the sentence; null where the words stand in none.
    pub sentence: Option<String>,
}

/// One event of the timeline.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TimelineRecord<'a> {
    /// Stable id: `event/…`.
    pub id: &'a str,
    /// Exact words of one of its statements.
    pub title: &'a str,
    /// When, as most statements have it; null where none says.
    pub edtf: Option<&'a str>,
    /// Other dates that cannot both hold with it.
    pub alternatives: Vec<&'a str>,
    /// Where it stands, as of the last source.
    pub status: EventStatus,
    /// Ids of those who take part.
    pub participants: Vec<&'a str>,
    /// Ids of the places.
    pub places: Vec<&'a str>,
    /// How its status changed from day to day of its sources, the first first; empty where it did not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<HistoryRecord<'a>>,
    /// What the editor decided about it: `status`, `date`, `title`, `merged`, `split` or `added`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub decided: Vec<&'static str>,
    /// Every statement of it, in source order.
    pub statements: Vec<EventStatementRecord<'a>>,
    /// Number of sources.
    pub sources: usize,
    /// Number of independent origins.
    pub origins: usize,
}

/// Where an event stood as of one day of its sources.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HistoryRecord<'a> {
    /// The day of these sources in EDTF.
    pub as_of: &'a str,
    /// Where it stood.
    pub status: EventStatus,
    /// The statements of that day that tell it so, one a source.
    pub statements: Vec<StatementRecord<'a>>,
}

/// The timeline alone, as `build` writes it into `data/timeline.json`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TimelineFileRecord<'a> {
    /// Version of the record.
    pub schema: &'static str,
    /// The events of the timeline, in time order.
    pub events: Vec<TimelineRecord<'a>>,
}

/// What one statement says of an event.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EventStatementRecord<'a> {
    /// The statement.
    #[serde(flatten)]
    pub statement: StatementRecord<'a>,
    /// When, by this statement; null where it does not say.
    pub edtf: Option<&'a str>,
    /// Where it stands, by this statement.
    pub status: EventStatus,
}

/// One quotation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BriefedQuoteRecord<'a> {
    /// The article's id, `#q`, and its number in the article.
    pub id: String,
    /// Id of the article.
    pub article: &'a str,
    /// Id of the sentence that it begins in.
    pub sentence: String,
    /// Start in the article's body, behind the opening mark.
    pub start: usize,
    /// End in the article's body, before the closing mark.
    pub end: usize,
    /// The words; an ellipsis where they are not published.
    pub text: Cow<'a, str>,
    /// Id of the speaker; null where the text does not say.
    pub speaker: Option<&'a str>,
    /// How the words are given.
    pub kind: QuoteKind,
    /// The reporting verb or phrase.
    pub cue: Option<&'a str>,
    /// The speaker as printed.
    pub speaker_text: Option<&'a str>,
    /// Who passes the words on, as printed, where that is somebody else.
    pub via: Option<&'a str>,
    /// Ids of other quotations of the same utterance.
    pub variants: Vec<String>,
    /// Number of sources that give the utterance.
    pub sources: usize,
    /// Number of independent origins: one, the one who said it.
    pub origins: usize,
}

/// One difference between sources.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DisputeRecord<'a> {
    /// Stable id: `dispute/…`.
    pub id: &'a str,
    /// What the rule says of it; only `dispute` is shown as one.
    pub verdict: Verdict,
    /// What the sources differ on.
    pub kind: DisputeKind,
    /// The question in neutral words.
    pub question: &'a str,
    /// The answers, best supported first.
    pub positions: Vec<PositionRecord<'a>>,
    /// Id of the event it is about; null where it is about none.
    pub event: Option<&'a str>,
}

/// One answer.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PositionRecord<'a> {
    /// The answer.
    pub answer: &'a str,
    /// The statements that give it.
    pub statements: Vec<StatementRecord<'a>>,
}

/// One key point.
#[derive(Debug, Serialize, JsonSchema)]
pub struct KeyPointRecord<'a> {
    /// The statement whose words are shown.
    pub statement: StatementRecord<'a>,
    /// Number of sources.
    pub sources: usize,
    /// Number of independent origins.
    pub origins: usize,
    /// The word beside it.
    pub badge: Badge,
}
