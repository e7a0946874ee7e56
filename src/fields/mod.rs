//! Reading `key = value` files key by key, every problem with its place: `briefing.toml`, `edits.toml`, sidecars and
//! front matter all go through [`Fields`].

mod date;
mod document;
mod reader;
mod value;

pub use date::date;
use date::printed_date;
pub use document::Document;
pub use reader::Fields;
pub use value::{Entry, Item, Value};
