//! Any bytes, read as a file of any format, give a record of JSON whose ranges lie inside its body.
//!
//! Input, seeds and command are those of `clean`:
//!
//! ```text
//! cargo +nightly fuzz run analyze fuzz/corpus/analyze fuzz/seeds -- -max_len=65536 -max_total_time=600 -dict=fuzz/markup.dict
//! ```

#![no_main]

use backgrounder::annotate::annotate;
use backgrounder::article::{FolderDates, clean, infer_date};
use backgrounder::record::ArticleRecord;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some(reading) = backgrounder_fuzz::reading(input) else { return };
    for source in &reading.sources {
        let annotated = annotate(infer_date(clean(source), &FolderDates::default()));
        let body = &annotated.article.body;
        assert!(annotated.mentions.iter().all(|mention| body.get(mention.span.clone()).is_some()));
        assert!(annotated.times.iter().all(|time| body.get(time.span.clone()).is_some()));
        assert!(annotated.quotes.iter().all(|quote| body.get(quote.span.clone()).is_some()));
        assert!(annotated.events.iter().all(|event| body.get(event.span.clone()).is_some()));
        assert!(annotated.sentences.iter().all(|s| s.body.clone().is_none_or(|span| body.get(span).is_some())));
        assert!(serde_json::to_string(&ArticleRecord::of(&annotated)).is_ok());
    }
});
