//! Any bytes, read as a file of any format, give an article or a warning: never a panic, never a range outside its text.
//!
//! The first byte says what the file is called, see `src/lib.rs`. The seeds in `seeds/` are ours and begin so.
//!
//! ```text
//! cargo install cargo-fuzz
//! cargo +nightly fuzz run clean fuzz/corpus/clean fuzz/seeds -- -max_len=65536 -max_total_time=600 -dict=fuzz/markup.dict
//! ```
//!
//! `corpus/` grows and is not committed. An input that fails is kept in `artifacts/`; what it shows becomes a unit test
//! beside the code that it broke.

#![no_main]

use backgrounder::article::clean;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some(reading) = backgrounder_fuzz::reading(input) else { return };
    assert!(reading.sources.len() == 1 || !reading.warnings.is_empty());
    for warning in &reading.warnings {
        assert!(!warning.render(false).is_empty());
    }
    for source in &reading.sources {
        let article = clean(source);
        for block in &article.blocks {
            assert!(block.body.clone().is_none_or(|range| article.body.get(range) == Some(block.text.as_str())));
            assert!(block.inlines.iter().all(|inline| block.text.get(inline.span.clone()).is_some()));
        }
    }
});
