//! HTML by its tags alone, without a tree: linear in time and without memory of its own, whatever the bytes are.
//!
//! What a page needs before or instead of a tree: to see what it weighs, to leave out what nobody reads, and to read its
//! text where a tree of it would cost too much.

mod bare;
mod kind;
mod light;
mod nesting;
mod scan;
mod weight;

pub(crate) use bare::{bare, with_entities_read};
pub(crate) use kind::{Kind, kind};
pub(crate) use light::lightened;
pub(crate) use scan::{Open, Piece, is_xml, pieces};
pub(crate) use weight::Weight;
