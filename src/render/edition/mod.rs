//! Editions: the whole briefing in one file. Their parts are what the pages show, filled from the same views and templates
//! and bound together: an edition says nothing that no page says.

mod book;
mod bound;
mod outline;
mod package;
mod part;
mod single;
#[cfg(test)]
mod tests;

pub(super) use book::book;
pub(super) use single::single;
