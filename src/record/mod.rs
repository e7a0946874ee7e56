//! The public JSON records: what `analyze` prints for an article, what it reads from JSON Lines, and the merged record
//! of a whole briefing. Described by the schemas in `docs/`, versioned by [`SCHEMA`].

mod article;
mod code_points;
mod error;
mod input;

pub use article::ArticleRecord;
pub use code_points::CodePoints;
pub use error::ErrorRecord;
pub use input::{InputError, InputProblem, InputRecord};

/// The version of the records; grows when a field changes its meaning or goes.
pub const SCHEMA: &str = "1";
