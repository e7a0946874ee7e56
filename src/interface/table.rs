//! The table: English texts and what other languages say for them.

use std::sync::LazyLock;

use hashbrown::HashMap;

use crate::tables::INTERFACE;

/// The languages of the columns, in their order.
pub(super) const LANGUAGES: [&str; 2] = ["en", "fr"];

type Row = [&'static str; LANGUAGES.len()];

static ROWS: LazyLock<HashMap<&'static str, &'static Row>> =
    LazyLock::new(|| INTERFACE.iter().map(|row| (row[0], row)).collect());

/// The row of an English text.
pub(super) fn row(english: &str) -> Option<&'static Row> {
    ROWS.get(english).copied()
}
