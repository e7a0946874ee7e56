//! How both targets read their input.

use backgrounder::source::{Reading, read_bytes};

/// Reads an input, whose first byte says what the file is called: `h` is `.html`, `m` is `.md`, `a` is `.mhtml` (an
/// archive), everything else is `.txt`. None where there is no byte.
pub fn reading(input: &[u8]) -> Option<Reading> {
    let (kind, bytes) = input.split_first()?;
    let name = match kind {
        b'h' => "a.html",
        b'm' => "a.md",
        b'a' => "a.mhtml",
        _ => "a.txt",
    };
    Some(read_bytes(name, bytes))
}
