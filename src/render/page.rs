//! One output, ready to be written.

use crate::site::Route;

/// One output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Where it stands.
    pub route: Route,
    /// What it holds.
    pub bytes: Vec<u8>,
}
