//! Backgrounder turns a folder of press articles about one event into a briefing microsite in which every line opens
//! the source sentence it came from.
//!
//! The way of the data, top to bottom: [`source`] reads files into a [`source::Source`] each; [`article`] cleans a
//! source into an [`article::Article`] that holds every block of the original, kept or dropped with its reason;
//! [`annotate`] finds sentences, mentions, time expressions, quotes and event candidates in it; [`briefing`] merges all
//! articles and the editor's decisions into one [`briefing::Briefing`]; [`excerpt`] takes out of it what is not published;
//! [`site`] plans the outputs as a list of jobs;
//! [`render`] turns a job into a page; [`publish`] writes what changed. No stage reaches back and none knows the next:
//! only [`pipeline`] names them all.

pub mod annotate;
mod archive;
pub mod article;
pub mod briefing;
pub mod check;
pub mod cli;
pub mod commands;
pub mod config;
pub mod date;
pub mod diagnostic;
pub mod edition;
pub mod edits;
pub mod embedded;
pub mod excerpt;
pub mod fields;
pub mod fingerprint;
pub mod gate;
pub mod interface;
pub mod language;
mod markup;
pub mod pipeline;
#[cfg(test)]
mod proptest_cases;
pub mod publish;
pub mod record;
pub mod render;
#[cfg(feature = "serve")]
pub mod serve;
pub mod site;
pub mod source;
pub mod tables;
pub mod version;
