//! The line of a record that could not be analysed.

use schemars::JsonSchema;
use serde::Serialize;

use super::SCHEMA;

/// What `analyze` prints in the place of an article that it could not analyse.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ErrorRecord<'a> {
    /// Version of the record.
    pub schema: &'static str,
    /// The record's id, where it could be read.
    pub id: Option<&'a str>,
    /// What went wrong.
    pub error: &'a str,
}

impl<'a> ErrorRecord<'a> {
    /// The error of the record of this id.
    pub fn new(id: Option<&'a str>, error: &'a str) -> Self {
        Self { schema: SCHEMA, id, error }
    }
}
