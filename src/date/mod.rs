//! Dates at the precision that a source prints: [`VisitDate`].

mod visit_date;
mod words;

pub use visit_date::{DateError, Grain, VisitDate};
