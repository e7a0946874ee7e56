//! The JSON Schemas of the records, published in `docs/`.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use super::{ArticleRecord, BriefingRecord, ErrorRecord, TimelineFileRecord};

/// One line of `analyze`.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum AnalysisLine<'a> {
    /// An article.
    Article(Box<ArticleRecord<'a>>),
    /// A record that could not be analysed.
    Error(ErrorRecord<'a>),
}

/// The schema of a line of `analyze`: `docs/analysis.schema.json`.
pub fn analysis_schema() -> serde_json::Value {
    written::<AnalysisLine<'_>>()
}

/// The schema of `data/briefing.json`: `docs/briefing.schema.json`.
pub fn briefing_schema() -> serde_json::Value {
    written::<BriefingRecord<'_>>()
}

/// The schema of `data/timeline.json`: `docs/timeline.schema.json`.
pub fn timeline_schema() -> serde_json::Value {
    written::<TimelineFileRecord<'_>>()
}

/// The schema of what is written: a field that is left out where it is empty is not required.
fn written<T: JsonSchema>() -> serde_json::Value {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>().to_value()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published schemas follow the types. `UPDATE_SCHEMAS=1 cargo test schema` writes them anew.
    #[test]
    fn the_published_schemas_are_those_of_the_records() {
        let docs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
        let schemas =
            [("analysis", analysis_schema()), ("briefing", briefing_schema()), ("timeline", timeline_schema())];
        for (name, schema) in schemas {
            let path = docs.join(format!("{name}.schema.json"));
            let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
            if std::env::var_os("UPDATE_SCHEMAS").is_some() {
                std::fs::create_dir_all(&docs).unwrap();
                std::fs::write(&path, &text).unwrap();
            }
            let published = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(published == text, "{} is not up to date: run UPDATE_SCHEMAS=1 cargo test schema", path.display());
        }
    }
}
