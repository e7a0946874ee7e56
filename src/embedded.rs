//! What `build.rs` packs into the binary: the default theme and the sample briefing.

include!(concat!(env!("OUT_DIR"), "/packed.rs"));
