//! Expressions that point: "last week", "the following day", "late May", "earlier this month", "the third quarter".

use super::lexeme::{Amount, Feature, Relation, Sense, Tense, Unit};
use super::phrase::{Anchor, Phrase, TimeOfDay, When, YearOf};
use super::reader::Reader;

impl Reader<'_> {
    /// What begins with "the".
    pub(super) fn the(&self, at: usize) -> Option<Phrase> {
        let next = at + 1;
        match self.sense(next) {
            Sense::Relation(_) => self.relation(at, next),
            Sense::Unit(unit) if self.lexeme(next)?.has(Feature::Plural) => self.the_units(at, unit),
            Sense::Unit(Unit::Year) if self.is_hyphened(at + 2) => self.year_ago(at),
            Sense::Decade(_) => self.decade(at, next),
            Sense::Edge(_) => self.edge(at, next),
            Sense::Rank(_) => self
                .day_first(next)
                .map(|p| Phrase { first: at, ..p })
                .or_else(|| self.ranked(at, next).map(|p| self.with_article(at, p))),
            Sense::Season(_) => self.season(at, next),
            Sense::Part(part) => self.the_part(at, part),
            Sense::Unit(unit) => self.the_unit(at, unit),
            Sense::Link("fiscal") if self.sense(at + 2) == Sense::Unit(Unit::Year) => {
                self.accounting_year(at, at + 2).or_else(|| self.fiscal(next)).or_else(|| self.the_fiscal_year(at))
            }
            Sense::Link("fiscal") => {
                self.ranked(at, at + 2).or_else(|| self.fiscal(next)).map(|p| self.with_article(at, p))
            }
            Sense::Digits(..) => self.reported_year(at).or_else(|| self.amount(next).map(|p| self.with_article(at, p))),
            Sense::Plain if self.is_word(next, "future") => Some(Phrase::new(at, at + 2, When::Future)),
            Sense::Plain
                if ["near", "foreseeable"].iter().any(|w| self.is_word(next, w)) && self.is_word(at + 2, "future") =>
            {
                Some(Phrase::new(at, at + 3, When::Future))
            }
            Sense::Plain if self.is_word(next, "moment") && self.is_link_before(at, "at") => {
                Some(Phrase::new(at, at + 2, When::Present))
            }
            Sense::Amount(_) => self.amount(next).map(|p| self.with_article(at, p)),
            Sense::Plain => self.reported(at).or_else(|| self.ranked(at, next)).or_else(|| self.year_ago(at)),
            _ => None,
        }
    }

    /// "in the morning", "during the night": of the day named last.
    fn the_part(&self, at: usize, part: &'static str) -> Option<Phrase> {
        let in_day = self.is_link_before(at, "in") && self.ends_phrase(at + 2) && !self.is_link(at + 2, "of");
        let single = part.len() == 2 && !self.lexeme(at + 1)?.has(Feature::Plural);
        let clock = Some(TimeOfDay::Part(part));
        (in_day && single).then(|| Phrase { clock, ..Phrase::new(at, at + 2, When::TimeAlone) })
    }

    /// "the weeks ahead", "over the years", "the days before the vote".
    fn the_units(&self, at: usize, unit: Unit) -> Option<Phrase> {
        let over = self.is_word(at.wrapping_sub(1), "over");
        let ahead = usize::from(["ahead", "following"].iter().any(|w| self.is_word(at + 2, w)));
        let led = matches!(self.sense_before(at), Sense::Link("in" | "for" | "since"));
        let placed = ahead == 1
            || matches!(self.sense(at + 2), Sense::Link("before" | "after" | "since" | "to"))
            || self.sense(at + 2) == Sense::Relation(Relation::That);
        (over || led && placed).then(|| Phrase::new(at, at + 2 + ahead, When::Duration { amount: Amount::Vague, unit }))
    }

    /// "(the) 30-day", "(the) two days": the article belongs to the noun behind a compound.
    fn with_article(&self, at: usize, phrase: Phrase) -> Phrase {
        let compound = phrase.end.checked_sub(1).is_some_and(|last| self.is_hyphened(last));
        Phrase { first: at + usize::from(compound), ..phrase }
    }

    /// "the 1988 quarter", "the 2011 period": that quarter of another year.
    fn reported_year(&self, at: usize) -> Option<Phrase> {
        let year = self.year_number(at + 1)?;
        let period = self.sense(at + 2) == Sense::Unit(Unit::Quarter) || self.is_word(at + 2, "period");
        period.then(|| Phrase::new(at, at + 3, When::ReportedIn { year }))
    }

    fn is_link_before(&self, at: usize, name: &str) -> bool {
        at.checked_sub(1).is_some_and(|i| self.is_link(i, name))
    }

    /// "the day before", "the weekend", "in the week".
    fn the_unit(&self, at: usize, unit: Unit) -> Option<Phrase> {
        let behind = at + 2;
        if unit == Unit::Quarter {
            return self.reported(at);
        }
        if unit == Unit::Year
            && let Some(phrase) = self.accounting_year(at, at + 1)
        {
            return Some(phrase);
        }
        let back = match self.sense(behind) {
            Sense::Link("before") | Sense::Earlier => Some(true),
            Sense::Link("after") | Sense::Later => Some(false),
            _ => None,
        };
        if let Some(back) = back {
            let calendar = matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade);
            if self.is_word(behind + 1, "yesterday") || self.is_word(behind + 1, "tomorrow") {
                return Some(Phrase::new(at, behind + 2, When::Day(if back { -2 } else { 2 })));
            }
            let shift = if back { -1 } else { 1 };
            let when = When::Period { unit, shift, anchor: Anchor::Discourse };
            return (calendar && self.ends_clause(behind + 1)).then(|| Phrase::new(at, behind + 1, when));
        }
        let led = matches!(self.sense_before(at), Sense::Link("of" | "in" | "for" | "by"))
            || ["end", "ending", "ended", "finish", "finished", "finishing", "start", "started", "closed"]
                .iter()
                .any(|w| self.is_word(at.wrapping_sub(1), w));
        let named = match unit {
            Unit::Weekend => true,
            Unit::Day | Unit::Week | Unit::Month | Unit::Year => led && self.ends_phrase(behind),
            _ => false,
        };
        named.then(|| Phrase::new(at, behind, When::Named(unit)))
    }

    /// True where nothing that "before" could govern follows.
    fn ends_clause(&self, at: usize) -> bool {
        matches!(self.sense(at), Sense::Mark(_) | Sense::Link("in" | "on" | "at" | "and" | "by" | "to"))
            && !self.is_mark(at, '“')
            && !self.is_mark(at, '"')
    }

    /// True where the noun phrase is over: no noun follows.
    pub(super) fn ends_phrase(&self, at: usize) -> bool {
        matches!(self.sense(at), Sense::Mark(_) | Sense::Link(_)) && !self.is_hyphened(at)
    }

    /// "last week", "the past year", "the next four years", "recent months", "next Monday", "last November".
    pub(super) fn relation(&self, first: usize, at: usize) -> Option<Phrase> {
        let Sense::Relation(mut relation) = self.sense(at) else { return None };
        let definite = first < at;
        // "will last 60 days": a verb.
        let led_by = |words: [&str; 8]| words.iter().any(|word| self.is_word(at.wrapping_sub(1), word));
        if !definite
            && relation == Relation::Last
            && led_by(["will", "would", "to", "could", "may", "might", "should", "can"])
        {
            return None;
        }
        let mut next = at + 1;
        if let (Relation::This, Sense::Relation(second @ (Relation::Past | Relation::Coming))) =
            (relation, self.sense(next))
        {
            relation = if second == Relation::Past { Relation::Last } else { Relation::Next };
            next += 1;
        }
        if relation == Relation::Last
            && definite
            && let Some(phrase) = self.ranked(first, at)
        {
            return Some(phrase);
        }
        if relation == Relation::Same
            && let Some(phrase) = self.same_of_last_year(first, at)
        {
            return Some(phrase);
        }
        if matches!(
            relation,
            Relation::Recent
                | Relation::Last
                | Relation::Past
                | Relation::Next
                | Relation::Coming
                | Relation::Following
                | Relation::Previous
        ) && let Some(phrase) = self.related_amount(first, next)
        {
            return Some(phrase);
        }
        if relation == Relation::Recent {
            return self.recent(at);
        }
        if self.is_hyphened(next) || self.is_programme(at, next) {
            return None;
        }
        if let Some(phrase) = self.related_fiscal_year(first, relation, next) {
            return Some(phrase);
        }
        match self.sense(next) {
            Sense::Unit(unit) if !self.lexeme(next)?.has(Feature::Plural) => {
                let part = match (relation, unit) {
                    (Relation::Last, Unit::Year) => self.part_of_related_year(first, next + 1, -1),
                    (Relation::This, Unit::Year) => self.part_of_related_year(first, next + 1, 0),
                    (Relation::Next, Unit::Year) => self.part_of_related_year(first, next + 1, 1),
                    _ => None,
                };
                part.or_else(|| related_unit(first, next, relation, unit, definite))
            }
            Sense::Part(part) if part.len() == 2 => related_part(first, next, relation, part),
            Sense::Weekday(day)
                if (points(relation) || matches!(relation, Relation::Previous | Relation::Following))
                    && !self.is_named_day(next) =>
            {
                let when = When::Weekday { day, relation: Some(relation), recurs: false };
                Some(self.with_time(Phrase::new(first, next + 1, when)))
            }
            Sense::Month(month) if points(relation) => {
                let when = When::Month { month, year: YearOf::Open, relation: Some(relation) };
                Some(Phrase::new(first, next + 1, when))
            }
            Sense::Season(season) if points(relation) => {
                let when = When::Season { season, year: YearOf::Open, relation: Some(relation) };
                Some(Phrase::new(first, next + 1, when))
            }
            _ if relation == Relation::Past
                && definite
                && (self.is_link_before(first, "in") || self.is_link_before(first, "of"))
                && (self.ends_phrase(next) || self.begins_clause(next)) =>
            {
                Some(Phrase::new(first, next, When::Past))
            }
            _ if matches!(relation, Relation::Same | Relation::That)
                && self.is_word(next, "time")
                && self.is_same_time(first, next, relation) =>
            {
                Some(Phrase::new(first, next + 1, When::LastNamed { unit: None, years: 0 }))
            }
            _ if relation == Relation::That
                && self.is_word(next, "time")
                && matches!(self.sense_before(first), Sense::Link("at" | "by" | "until" | "since")) =>
            {
                Some(Phrase::new(first, next + 1, When::LastNamed { unit: None, years: 0 }))
            }
            _ => None,
        }
    }

    /// "around the same time", "about that time", "left at the same time."; "at the same time, …" at the head of a sentence only joins it to another.
    fn is_same_time(&self, first: usize, time: usize, relation: Relation) -> bool {
        let about =
            ["around", "about", "roughly", "approximately"].iter().any(|w| self.is_word(first.wrapping_sub(1), w));
        let closes = matches!(self.sense(time + 1), Sense::Mark('.' | '\n' | ';'));
        let at = relation == Relation::Same && self.is_link_before(first, "at") && closes;
        (about || at) && !self.is_word(time + 1, "as")
    }

    /// True for a pronoun or verb, which no noun phrase goes on with.
    fn begins_clause(&self, at: usize) -> bool {
        ["it", "he", "she", "they", "we", "i", "you"].iter().any(|w| self.is_word(at, w))
            || self.lexeme(at).is_some_and(|l| !matches!(l.tense, Tense::None | Tense::Past))
    }

    /// "recent" before a noun.
    fn recent(&self, at: usize) -> Option<Phrase> {
        let single = !self.is_hyphened(at + 1) && !self.is_hyphened(at) && !self.is_word(at.wrapping_sub(1), "most");
        let noun = self.sense(at + 1) == Sense::Plain && single;
        noun.then(|| Phrase::new(at, at + 1, When::Past))
    }

    /// "This Week" with capitals within a sentence is a programme or a column.
    fn is_programme(&self, at: usize, unit_at: usize) -> bool {
        at > 0 && self.is_capital(at) && self.is_capital(unit_at) && matches!(self.sense(unit_at), Sense::Unit(_))
    }

    /// "(the next) four years", "(recent) months", "(the past) few days".
    fn related_amount(&self, first: usize, at: usize) -> Option<Phrase> {
        let (amount, unit, end) = match self.quantity(at) {
            Some((amount, unit_at)) => (amount, self.unit(unit_at)?, unit_at + 1),
            None if self.lexeme(at)?.has(Feature::Plural) => (Amount::Vague, self.unit(at)?, at + 1),
            None => return None,
        };
        Some(Phrase { modifier: self.lower_bound(at), ..Phrase::new(first, end, When::Duration { amount, unit }) })
    }

    /// "early 2021", "late last month", "the end of June", "mid-2011", "the beginning of the year".
    pub(super) fn edge(&self, first: usize, at: usize) -> Option<Phrase> {
        let Sense::Edge(edge) = self.sense(at) else { return None };
        let of = self.is_link(at + 1, "of");
        let adjective = ["early", "late", "mid"].iter().any(|w| self.is_word(at, w));
        if !of && !adjective {
            return None;
        }
        let mut next = at + 1 + usize::from(of);
        if adjective
            && (self.is_link(next, "to")
                || self.is_link(next, "on")
                || self.is_link(next, "in") && !self.is_link(next + 1, "the"))
        {
            // "mid to late May"; "late on Sunday" and "early in 2021" keep their preposition inside.
            next += 1;
            if matches!(self.sense(next), Sense::Edge(_)) && first + 2 > at {
                return self.edge(first, next);
            }
        }
        let the = usize::from(self.is_link(next, "the"));
        let target = match self.sense(next + the) {
            Sense::Digits(..) => self.date_by_numbers(next).or_else(|| self.edge_year(next)),
            Sense::Month(_) => self.month_alone(next + the),
            Sense::Relation(_) => self.relation(next, next + the),
            Sense::Decade(_) => self.decade(next, next + the),
            Sense::Season(_) => self.season(next, next + the),
            Sense::Weekday(_) if the == 0 => self.weekday(next),
            Sense::Day(_) if the == 0 && !of => Some(self.day_word(next)),
            Sense::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Weekend | Unit::Decade))
                if the == 1 =>
            {
                (!self.lexeme(next + 1)?.has(Feature::Plural)).then(|| Phrase::new(next, next + 2, When::Named(unit)))
            }
            Sense::Rank(_) => self.ranked(next, next + the),
            Sense::Part(part) if part.len() == 2 && !of => {
                let clock = Some(TimeOfDay::Part(part));
                Some(Phrase { clock, ..Phrase::new(next, next + 1, When::TimeAlone) })
            }
            _ => None,
        }?;
        Some(Phrase { first, modifier: Some(edge), ..target })
    }

    fn edge_year(&self, at: usize) -> Option<Phrase> {
        self.year_number(at).map(|year| Phrase::new(at, at + 1, When::Year(year)))
    }

    /// A month behind an edge; its preposition is the edge, so that no guard against names is needed.
    fn month_alone(&self, at: usize) -> Option<Phrase> {
        let Sense::Month(month) = self.sense(at) else { return None };
        let (year, end) = self.year_behind(at + 1).unwrap_or((YearOf::Open, at + 1));
        Some(Phrase::new(at, end, When::Month { month, year, relation: None }))
    }

    /// "earlier this month", "later Sunday", "earlier in the year", "later that day".
    pub(super) fn earlier_or_later(&self, at: usize) -> Option<Phrase> {
        let edge = if self.sense(at) == Sense::Later { "END" } else { "START" };
        let next = at + 1 + usize::from(self.is_link(at + 1, "on") || self.is_link(at + 1, "in"));
        let target = match self.sense(next) {
            Sense::Relation(_) => self.relation(next, next),
            Sense::Weekday(_) => self.weekday(next),
            Sense::Day(_) => Some(self.day_word(next)),
            Sense::Digits(..) if next > at + 1 => self.year(next),
            Sense::Link("the") => match self.sense(next + 1) {
                Sense::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year)) => {
                    Some(Phrase::new(next, next + 2, When::Named(unit)))
                }
                Sense::Relation(_) => self.relation(next, next + 1),
                _ => None,
            },
            _ => None,
        }
        .filter(|p| !matches!(p.when, When::Duration { .. }))?;
        let modifier = if matches!(target.when, When::Day(_)) { None } else { Some(edge) };
        Some(Phrase { first: at, modifier, ..target })
    }

    /// "summer 2019", "the winter of 2021", "over the summer"; a season alone is often no time ("spring rolls", "a fall").
    pub(super) fn season(&self, first: usize, at: usize) -> Option<Phrase> {
        let Sense::Season(season) = self.sense(at) else { return None };
        if let Some((year, end)) = self.year_behind(at + 1) {
            return Some(Phrase::new(first, end, When::Season { season, year, relation: None }));
        }
        let led = matches!(self.sense_before(first), Sense::Link("in" | "since" | "until" | "by" | "from" | "through"))
            || matches!(self.sense_before(at), Sense::Edge(_));
        let alone = self.ends_phrase(at + 1) && !self.is_link(at + 1, "of") && !self.is_capital(at);
        let when = When::Season { season, year: YearOf::Open, relation: None };
        (led && alone).then(|| Phrase::new(first, at + 1, when))
    }

    pub(super) fn unit(&self, at: usize) -> Option<Unit> {
        match self.sense(at) {
            Sense::Unit(unit) => Some(unit),
            // "two seconds" and "a second" are lengths, "second" elsewhere a rank.
            Sense::Rank(2) if self.is_word(at, "second") => Some(Unit::Second),
            _ => None,
        }
    }
}

fn points(relation: Relation) -> bool {
    matches!(relation, Relation::Last | Relation::This | Relation::Next | Relation::Past | Relation::Coming)
}

fn related_unit(first: usize, at: usize, relation: Relation, unit: Unit, definite: bool) -> Option<Phrase> {
    let phrase = |when| Some(Phrase::new(first, at + 1, when));
    let period = |shift, anchor| phrase(When::Period { unit, shift, anchor });
    if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Season | Unit::Night | Unit::Fortnight) {
        return None;
    }
    match relation {
        Relation::Past if definite => phrase(When::Duration { amount: Amount::Exact(1.0), unit }),
        Relation::Next if definite && matches!(unit, Unit::Decade | Unit::Century) => {
            phrase(When::Duration { amount: Amount::Exact(1.0), unit })
        }
        Relation::Next if definite && unit == Unit::Day => period(1, Anchor::Discourse),
        Relation::Last | Relation::Next | Relation::This if unit == Unit::Day => None,
        Relation::Last | Relation::Past => period(-1, Anchor::Article),
        Relation::This => period(0, Anchor::Article),
        Relation::Next | Relation::Coming => period(1, Anchor::Article),
        Relation::That | Relation::Same if relation == Relation::Same || !definite => period(0, Anchor::Discourse),
        Relation::Following => period(1, Anchor::Discourse),
        Relation::Previous => period(-1, Anchor::Discourse),
        _ => None,
    }
}

/// "last night", "this morning", "that evening".
fn related_part(first: usize, at: usize, relation: Relation, part: &'static str) -> Option<Phrase> {
    let when = match relation {
        Relation::Last => When::Day(-1),
        Relation::This => When::Day(0),
        Relation::That | Relation::Same => When::Period { unit: Unit::Day, shift: 0, anchor: Anchor::Discourse },
        Relation::Previous => When::Period { unit: Unit::Day, shift: -1, anchor: Anchor::Discourse },
        Relation::Following | Relation::Next => When::Period { unit: Unit::Day, shift: 1, anchor: Anchor::Discourse },
        _ => return None,
    };
    Some(Phrase { clock: Some(TimeOfDay::Part(part)), ..Phrase::new(first, at + 1, when) })
}
