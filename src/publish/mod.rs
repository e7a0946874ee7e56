//! Pages → the output folder: only what changed is written, and the old site stays whole until the new one is complete.
//!
//! A publication has two halves. While pages are rendered, each one that differs from the file in the output folder is
//! staged: written into a folder of its own inside the output. [`Publication::complete`] then moves the staged files to
//! their places by rename, removes the files that an earlier build wrote and this one did not, and writes the manifest
//! last. Whatever stops a build before that leaves the old site as it was.

mod error;
mod guard;
mod manifest;
mod publication;

pub use error::PublishError;
pub(crate) use guard::real;
pub use guard::{Kept, guard};
pub use manifest::{Entry, MANIFEST, Manifest, ManifestError, VERSION};
pub use publication::{Publication, Published, Staged};
