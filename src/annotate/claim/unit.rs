//! What a number is measured in.

use std::sync::LazyLock;

use hashbrown::HashMap;

use super::worded::Worded;
use crate::tables;

/// What a number is measured in; only numbers of one unit are ever compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Things.
    Count,
    /// A currency, by its code.
    Money(&'static str),
    /// A length of time, in minutes.
    Minutes,
    /// Another quantity, in the first unit of `data/measures.tsv`.
    Quantity(&'static str),
}

/// A unit at a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measured {
    pub(super) unit: Unit,
    /// Brings the number to the first unit of its quantity.
    pub(super) factor: f64,
    /// Index of the first word of number and unit.
    pub(super) start: usize,
    /// Index behind the last.
    pub(super) end: usize,
}

static MONEY: LazyLock<HashMap<&str, &'static str>> = LazyLock::new(|| {
    let all = tables::CURRENCIES.iter().flat_map(|[code, forms]| forms.split(' ').map(move |form| (form, *code)));
    all.collect()
});

static MEASURES: LazyLock<HashMap<String, (&'static str, f64)>> = LazyLock::new(|| {
    let forms = |[quantity, factor, words]: &[&'static str; 3]| {
        let factor: f64 = factor.parse().unwrap_or(1.0);
        let quantity = *quantity;
        words.split(' ').map(move |word| (word.replace('-', " "), (quantity, factor))).collect::<Vec<_>>()
    };
    tables::MEASURES.iter().flat_map(forms).collect()
});

/// The unit of the number at `at..end`: a sign before it, or words behind it.
pub(super) fn measured(worded: &Worded<'_>, at: usize, end: usize) -> Measured {
    let count = Measured { unit: Unit::Count, factor: 1.0, start: at, end };
    if let Some((code, start)) = sign_before(worded, at) {
        return Measured { unit: Unit::Money(code), start, ..count };
    }
    let (first, second) = (worded.word(end), worded.word(end + 1));
    if first == "cfa" && second.starts_with("franc") {
        return Measured { unit: Unit::Money("XOF"), end: end + 2, ..count };
    }
    // "5 million US dollars", "200 Swiss francs": a name may stand between, and then it is another currency.
    let named = worded.words.get(end).is_some_and(|word| word.mention.is_some());
    if named && MONEY.contains_key(second) {
        let code = if matches!(first, "us" | "u.s." | "american") { "USD" } else { named_money(first, second) };
        return Measured { unit: Unit::Money(code), end: end + 2, ..count };
    }
    if let Some(code) = MONEY.get(first) {
        return Measured { unit: Unit::Money(code), end: end + 1, ..count };
    }
    if let Some((factor, words)) = speed(worded, end) {
        return Measured { unit: Unit::Quantity("speed"), factor, start: at, end: end + words };
    }
    let pair = format!("{first} {second}");
    if let Some((quantity, factor)) = MEASURES.get(&pair) {
        return Measured { unit: Unit::Quantity(quantity), factor: *factor, start: at, end: end + 2 };
    }
    let hyphened = if first == "-" { second } else { first };
    if let Some((quantity, factor)) =
        MEASURES.get(hyphened).filter(|_| worded.words.get(end).is_some_and(|w| w.mention.is_none()))
    {
        let end = end + if first == "-" { 2 } else { 1 };
        return Measured { unit: Unit::Quantity(quantity), factor: *factor, start: at, end };
    }
    if worded.before(at) == "magnitude" || worded.ends(at, "magnitude of") {
        return Measured { unit: Unit::Quantity("magnitude"), ..count };
    }
    count
}

/// "km/h", "mph", "miles an hour": what brings it to kilometres an hour, and its number of words.
fn speed(worded: &Worded<'_>, at: usize) -> Option<(f64, usize)> {
    let forms = [
        ("km / h", 1.0),
        ("kph", 1.0),
        ("mph", 1.609_344),
        ("kilometres an hour", 1.0),
        ("kilometers an hour", 1.0),
        ("kilometres per hour", 1.0),
        ("kilometers per hour", 1.0),
        ("miles an hour", 1.609_344),
        ("miles per hour", 1.609_344),
        ("knots", 1.852),
    ];
    forms.iter().find(|(words, _)| worded.reads(at, words)).map(|(words, factor)| (*factor, words.split(' ').count()))
}

/// Francs of another country than the plain word means are kept apart.
fn named_money(name: &str, money: &str) -> &'static str {
    match (name, money) {
        ("swiss", "francs" | "franc") => "CHF",
        ("australian", _) => "AUD",
        ("canadian", _) => "CAD",
        ("british", _) => "GBP",
        _ => "XXX",
    }
}

fn sign_before(worded: &Worded<'_>, at: usize) -> Option<(&'static str, usize)> {
    let sign = at.checked_sub(1)?;
    let code = MONEY.get(worded.word(sign)).filter(|_| worded.words[sign].is_mark)?;
    match worded.before(sign) {
        "a" if *code == "USD" && worded.words[sign - 1].text == "A" => Some(("AUD", sign - 1)),
        "c" if *code == "USD" => Some(("CAD", sign - 1)),
        "us" | "u.s." if *code == "USD" && worded.words[sign - 1].span.end == worded.words[sign].span.start => {
            Some(("USD", sign - 1))
        }
        _ => Some((code, sign)),
    }
}
