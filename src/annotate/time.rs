//! A time expression, resolved (TIMEX3 as in TimeML 1.2.1, ISO-TimeML).

use serde::{Deserialize, Serialize};

use crate::article::Span;
use crate::date::VisitDate;

/// The TIMEX3 type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexKind {
    /// A day or something longer: "Monday", "last November".
    Date,
    /// A time of day: "Sunday night".
    Time,
    /// A length of time: "five hours".
    Duration,
    /// Something that recurs: "every Monday".
    Set,
}

/// One time expression.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeExpression {
    /// Range in the article's body.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimexKind,
    /// TIMEX3 value: `2023-06-19`, `2023-06-18TNI`, `PT5H`, `PRESENT_REF`.
    pub value: String,
    /// TIMEX3 mod: `START`, `MID`, `END`, `APPROX`, `BEFORE`, `AFTER`, `LESS_THAN`, `MORE_THAN`, ….
    pub modifier: Option<&'static str>,
    /// The date it names, where it names one.
    pub date: Option<VisitDate>,
    /// What the value rests on: rule, anchor and direction, for `explain`.
    pub evidence: String,
}
