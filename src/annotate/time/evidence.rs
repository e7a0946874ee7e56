//! What a value rests on, in words: the rule, the day it is counted from, and the verb that tells its side.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::direction::{Direction, Side};
use super::lexeme::{Lexeme, Sense, Tense};
use super::phrase::{Anchor, Phrase, When, YearOf};
use super::resolve::Resolved;

/// The day that phrases are counted from, and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Anchored {
    pub(super) day: Date,
    pub(super) what: &'static str,
}

/// "weekday: the last one up to the article's day; counted from 2024-05-15, the article's day; direction past by “met”".
pub(super) fn evidence(
    text: &str,
    lexemes: &[Lexeme],
    phrase: &Phrase,
    direction: Direction,
    resolved: &Resolved,
) -> String {
    let mut evidence = format!("{}: {}", phrase.when.rule(), resolved.how);
    if let Some(Anchored { day, what }) = resolved.anchor {
        let _ = write!(evidence, "; counted from {day}, {what}");
    }
    if !phrase.when.has_side() {
        return evidence;
    }
    let side = match direction.side {
        Side::Past => "past",
        Side::Future => "ahead",
        Side::FutureInPast => "ahead of something past",
        Side::Open => "not told",
    };
    let _ = write!(evidence, "; direction {side}");
    if let Some(group) = direction.cue.and_then(|cue| verb_group(text, lexemes, cue)) {
        let _ = write!(evidence, " by “{group}”");
    }
    evidence
}

/// The word that tells the side with the verb that it stands by: "will meet", "was to travel", "expected to meet".
fn verb_group<'t>(text: &'t str, lexemes: &[Lexeme], cue: usize) -> Option<&'t str> {
    let first = lexemes.get(cue)?;
    let is_word = |at: usize| lexemes.get(at).is_some_and(|l| l.sense == Sense::Plain);
    let leads = matches!(
        first.tense,
        Tense::Future | Tense::BePast | Tense::Present | Tense::Planned | Tense::Attitude | Tense::Deal
    );
    let to = usize::from(lexemes.get(cue + 1).is_some_and(|l| l.sense == Sense::Link("to")));
    let last = if leads && is_word(cue + to + 1) { cue + to + 1 } else { cue };
    text.get(first.span.start..lexemes.get(last)?.span.end)
}

impl When {
    /// The family of expressions that it belongs to.
    fn rule(&self) -> &'static str {
        match self {
            Self::Date { .. } => "full date",
            Self::DayOfMonth { .. } => "day of a month",
            Self::Days { .. } | Self::Range { .. } => "span of days",
            Self::Month { .. } => "month",
            Self::PartOfMonth { .. } => "part of a month",
            Self::FiscalYear(_) => "fiscal year",
            Self::Year(_) | Self::Years(..) | Self::YearEnd => "year",
            Self::Weekday { .. } => "weekday",
            Self::Day(_) => "day beside the article's",
            Self::Period { .. } => "period beside another",
            Self::Named(_) => "period that is under way",
            Self::Offset { .. } => "distance from a day",
            Self::Quarter { .. } => "quarter",
            Self::Half { .. } => "half of a year",
            Self::Reported { .. } | Self::ReportedIn { .. } | Self::YearAgo => "quarter of a report",
            Self::LastNamed { .. } => "period named before",
            Self::Season { .. } => "season",
            Self::Decade(_) => "decade",
            Self::Century(_) => "century",
            Self::Holiday { .. } => "holiday",
            Self::TimeAlone => "time of day",
            Self::Duration { .. } => "duration",
            Self::Set(_) => "set",
            Self::Present | Self::Past | Self::Future => "vague time",
        }
    }

    /// True where the value depends on the side of the clause.
    fn has_side(&self) -> bool {
        if let Self::Range { from, .. } = self {
            return from.has_side();
        }
        matches!(
            self,
            Self::DayOfMonth { year: YearOf::Open, .. }
                | Self::Days { year: YearOf::Open, .. }
                | Self::Month { year: YearOf::Open, .. }
                | Self::PartOfMonth { year: YearOf::Open, .. }
                | Self::Quarter { year: YearOf::Open, .. }
                | Self::Season { year: YearOf::Open, .. }
                | Self::Holiday { year: YearOf::Open, .. }
                | Self::Weekday { recurs: false, .. }
                | Self::Named(_)
                | Self::YearEnd
        )
    }

    /// True where the value is counted from a day of the article or of the text.
    pub(super) fn is_counted(&self) -> bool {
        self.has_side()
            || matches!(
                self,
                Self::Day(_)
                    | Self::FiscalYear(YearOf::Shift(_))
                    | Self::Period { .. }
                    | Self::Offset { .. }
                    | Self::Half { year: YearOf::Shift(_), .. }
                    | Self::Quarter { year: YearOf::Shift(_), .. }
                    | Self::Reported { .. }
                    | Self::YearAgo
            )
    }

    /// True where it is counted from what the text named before.
    pub(super) fn is_anaphoric(&self) -> bool {
        matches!(self, Self::Period { anchor: Anchor::Discourse, .. } | Self::Offset { anchor: Anchor::Discourse, .. })
    }
}
