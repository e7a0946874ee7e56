//! How many inputs a property is tried on.

use proptest::prelude::ProptestConfig;

/// As many as `PROPTEST_CASES` asks for, else `few`, so that all tests together stay fast.
pub(crate) fn cases(few: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig::with_cases(asked.unwrap_or(few))
}
