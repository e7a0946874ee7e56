//! What a printed number may stand for: roundings and hedges as an interval.

use super::number::Number;
use super::worded::Worded;
use crate::tables;

/// The share of a number that a plain round one may be off: "60 business people" beside 62.
const ROUNDING: f64 = 0.06;
/// The share that "about" may be off.
const ABOUT: f64 = 0.12;
/// The share that "nearly" may be above the truth.
const NEARLY: f64 = 0.2;

/// The values that a printed number may stand for, both ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// The number as printed, in the first unit of its quantity.
    pub printed: f64,
    /// The least.
    pub low: f64,
    /// The most; infinite behind "more than".
    pub high: f64,
}

impl Bounds {
    /// True where no value could be meant by both.
    #[must_use]
    pub fn exclude(&self, other: &Self) -> bool {
        self.high < other.low || other.high < self.low
    }

    /// True where both print the same number.
    #[must_use]
    pub fn same_print(&self, other: &Self) -> bool {
        (self.printed - other.printed).abs() < 1e-9 * self.printed.abs().max(1.0)
    }

    /// Bent as a TIMEX3 modifier says.
    pub(super) fn bent(self, modifier: Option<&str>) -> Self {
        match modifier {
            Some("LESS_THAN") => Self { low: self.printed * (1.0 - NEARLY), ..self },
            Some("MORE_THAN" | "EQUAL_OR_MORE") => Self { high: f64::INFINITY, ..self },
            Some("EQUAL_OR_LESS") => Self { low: 0.0, ..self },
            Some("APPROX") => self.about(),
            _ => self,
        }
    }

    /// "Less than an hour", which may be forty minutes.
    pub(super) fn under(self) -> Self {
        Self { low: self.printed / 2.0, ..self }
    }

    fn about(self) -> Self {
        Self {
            low: self.low.min(self.printed * (1.0 - ABOUT)),
            high: self.high.max(self.printed * (1.0 + ABOUT)),
            ..self
        }
    }
}

/// The bounds of the number at `start..end`, by its step and the words beside it.
pub(super) fn bounds(worded: &Worded<'_>, start: usize, end: usize, number: Number) -> Bounds {
    let Number { value, step, .. } = number;
    // A number without a rounding step is exact; a length of time is as exact as its unit.
    let room = if step <= 1.0 { 0.0 } else { (step / 2.0).min(value * ROUNDING) };
    let plain = Bounds { printed: value, low: value - room, high: value + room };
    let plain = if number.round { plain.about() } else { plain };
    // "More than magnitude 6".
    let start = if worded.before(start) == "magnitude" { start - 1 } else { start };
    let hedge = tables::AMOUNT_HEDGES.iter().find(|[_, place, words]| match *place {
        "before" => worded.ends(start, words),
        _ => worded.reads(end, words) || *words == "odd" && worded.reads(end, "- odd"),
    });
    match hedge.map(|[kind, ..]| *kind) {
        Some("about") => plain.about(),
        Some("under") => Bounds { low: value * (1.0 - NEARLY), ..plain },
        Some("over" | "least") => Bounds { high: f64::INFINITY, ..plain },
        Some("most") => Bounds { low: 0.0, ..plain },
        _ => plain,
    }
}
