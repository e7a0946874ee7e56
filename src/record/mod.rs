//! The public JSON records: what `analyze` prints for an article, what it reads from JSON Lines, and the merged record
//! of a whole briefing. Described by the schemas in `docs/`, versioned by [`SCHEMA`].

mod article;
mod briefing;
mod code_points;
mod each;
mod error;
mod input;
mod schema;

pub use article::{
    ArticleRecord, BlockRecord, DateRecord, EventRecord, MentionRecord, QuoteRecord, SentenceRecord, TimeRecord,
};
pub use briefing::{
    AliasRecord, BriefedQuoteRecord, BriefingRecord, DisputeRecord, EntityMentionRecord, EntityRecord,
    EventStatementRecord, HistoryRecord, KeyPointRecord, OriginRecord, PositionRecord, RoleRecord, SourceRecord,
    StatementRecord, TimelineFileRecord, TimelineRecord,
};
pub use code_points::CodePoints;
pub use each::Each;
pub use error::ErrorRecord;
pub use input::{InputError, InputProblem, InputRecord};
pub use schema::{analysis_schema, briefing_schema, timeline_schema};

/// The version of the records; grows when a field changes its meaning or goes.
pub const SCHEMA: &str = "1";
