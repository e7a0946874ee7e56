//! The word lists and rules of `data/`, compiled in by `build.rs`: one constant a file, one array a record.
//!
//! `data/reporting-verbs.tsv` becomes `REPORTING_VERBS: &[[&str; columns]]`. Whoever looks a word up many times builds
//! a map from the table once, in a `LazyLock` beside its use.

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
