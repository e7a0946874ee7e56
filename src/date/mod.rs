//! Dates at the precision that a source prints: [`VisitDate`].

mod day_begins;
mod visit_date;
mod words;

pub(crate) use day_begins::{day_at, day_begins};
pub use visit_date::{DateError, Grain, VisitDate};
