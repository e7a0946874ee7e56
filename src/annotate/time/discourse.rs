//! What the text named before: from there "a day earlier", "that month" and "the year-ago quarter" are counted.

use jiff::civil::Date;

use super::direction::Side;
use super::evidence::Anchored;
use super::lexeme::{Lexeme, Sense, Unit};
use super::phrase::{Phrase, When};
use super::reported::Quarter;
use super::resolve::{Calendar, Resolved};
use crate::date::VisitDate;

/// The dates that the text named last, by what may be counted from them.
#[derive(Debug, Default)]
pub(super) struct Discourse {
    /// The first day of the date named last.
    first: Option<Date>,
    /// The last date that is a single day, and how many sentences ago it was named.
    day: Option<Date>,
    sentences_since: usize,
    /// The value and date of the period named last.
    named: Option<(String, VisitDate)>,
    /// The latest quarter named that is over: an older one beside it is what figures are compared with.
    quarter: Option<Quarter>,
    /// The sentence gives figures, and nothing but a quarter that they could be of.
    compares: bool,
}

impl Discourse {
    /// Takes in the words of the next sentence.
    pub(super) fn begin_sentence(&mut self, lexemes: &[Lexeme]) {
        self.sentences_since += 1;
        self.compares = lexemes.iter().any(|lexeme| is_of_figures(lexeme.sense));
    }

    /// The calendar for the next phrase, behind a word that means `before`.
    pub(super) fn calendar(&self, article: Option<Anchored>, side: Side, before: Sense) -> Calendar<'_> {
        // "lower than a year ago", "narrowed from a year earlier"
        let compares = matches!(before, Sense::Link("than" | "from" | "with"));
        Calendar {
            article: article.map(|anchor| anchor.day),
            article_is: article.map_or("", |anchor| anchor.what),
            discourse: self.first,
            day: self.day.filter(|_| self.sentences_since < 2),
            named: self.named.as_ref(),
            quarter: self.quarter,
            compares: self.compares || compares,
            side,
        }
    }

    /// Keeps what later phrases may be counted from.
    pub(super) fn remember(&mut self, article: Option<Anchored>, phrase: &Phrase, resolved: &Resolved) {
        match phrase.when {
            When::Named(_) | When::TimeAlone => return,
            // "In the nine months, profit rose from $4 million a year earlier": not a quarter's.
            When::Duration { unit: Unit::Month, .. } | When::Half { .. } => self.compares = false,
            When::Quarter { quarter: number, .. } => self.remember_quarter(article, number, resolved),
            _ => {}
        }
        if resolved.date.is_none()
            && matches!(phrase.when, When::Month { .. } | When::DayOfMonth { .. } | When::Weekday { .. })
        {
            // Named, but nowhere on the calendar: nothing can be counted from it.
            self.first = None;
        }
        if let Some(date) = resolved.date.as_ref().filter(|date| date.first() != Date::MIN) {
            self.first = Some(date.first());
            self.named = Some((resolved.value.clone(), date.clone()));
            if let Some(day) = date.as_day() {
                self.day = Some(day);
                self.sentences_since = 0;
            }
        }
    }

    fn remember_quarter(&mut self, article: Option<Anchored>, number: i8, resolved: &Resolved) {
        let Some(date) = &resolved.date else { return };
        let quarter = Quarter { year: date.first().year(), number };
        if article.is_none_or(|anchor| quarter.is_over(anchor.day)) {
            self.quarter = self.quarter.max(Some(quarter));
        }
    }
}

/// Money, shares and counts in millions.
fn is_of_figures(sense: Sense) -> bool {
    matches!(sense, Sense::Counted | Sense::Mark('$' | '£' | '€' | '¥' | '%'))
}
