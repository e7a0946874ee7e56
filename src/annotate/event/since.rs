//! Meetings told as what came before: "their first since Sorrel in January".

use std::ops::Range;

use super::reading::{Hit, Reading};
use super::telling::Teller;
use super::{EventCandidate, EventStatus, clause, participant, status, timing};
use crate::annotate::{EntityId, EntityKind, MentionForm, TimeExpression, TimexKind};
use crate::date::Grain;

/// Words that may stand between "first" and what it is the first of.
const MODIFIERS: [&str; 14] = [
    "face-to-face",
    "in-person",
    "one-on-one",
    "bilateral",
    "direct",
    "formal",
    "official",
    "full",
    "proper",
    "private",
    "such",
    "high-level",
    "known",
    "publicly",
];
/// Actions of two or more.
const PAIRS: [&str; 3] = ["meet", "call", "dine"];
/// So many modifiers at most.
const MOST_MODIFIERS: usize = 3;
/// So many small words at most stand before a place or a date: ", in the".
const MOST_JOINING: usize = 3;
/// No phrase is longer, in words.
const MOST_WORDS: usize = 16;

/// What "their first … since" looks back to.
#[derive(Debug, Clone)]
pub(super) struct Earlier {
    /// Index of "first".
    first: usize,
    /// What it is the first of, where a noun says so.
    action: Option<&'static str>,
    /// The words behind "since".
    pub(super) words: Range<usize>,
    /// The words of its date.
    time: Range<usize>,
}

/// The phrases of a sentence that look back to a time, with or without a place; none of those that go on with a clause or
/// another noun, "since the storm in January", for what was then was no meeting.
pub(super) fn phrases(reading: &Reading<'_>) -> Vec<Earlier> {
    (1..reading.len()).filter_map(|first| phrase(reading, first)).collect()
}

fn phrase(reading: &Reading<'_>, first: usize) -> Option<Earlier> {
    let denied = || {
        let words = (first.saturating_sub(3)..first).map(|i| reading.word(i));
        words.into_iter().any(|word| word == "not" || word.ends_with("n't") || word.ends_with("n’t"))
    };
    if reading.word(first) != "first" || reading.before(first) != "their" || denied() {
        return None;
    }
    let modified = (first + 1..).take(MOST_MODIFIERS).take_while(|&i| MODIFIERS.contains(&reading.word(i))).count();
    let bare = first + 1 + modified;
    let noun = meets(reading, bare);
    let since = noun.map_or(bare, |(_, end)| end);
    if reading.word(since) != "since" {
        return None;
    }
    let start = since + 1;
    let longest = reading.len().min(start + MOST_WORDS);
    let end = (start..longest).find(|&i| !belongs(reading, start, i)).unwrap_or(longest);
    // The comma behind the phrase is none of it.
    let end = (start..end).rev().find(|&i| reading.word(i) != ",").map_or(start, |last| last + 1);
    let mut times = timing::dated(reading, start..end).into_iter();
    let (time, _) = times.next().filter(|(_, time)| is_exact(time))?;
    let placed = reading.mentions_in(start..end);
    (times.next().is_none() && placed.len() <= 2 && is_closed(reading, end)).then_some(Earlier {
        first,
        action: noun.map(|(action, _)| action),
        words: start..end,
        time,
    })
}

/// True for a word of a place, of a date or of a meeting, and for what joins these.
fn belongs(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    let joins = |i: &usize| match reading.word(*i) {
        "in" | "at" | "the" => true,
        "a" | "an" | "their" => *i == start,
        "," | "on" | "last" => *i > start,
        _ => false,
    };
    (at..reading.len()).take(MOST_JOINING + 1).find(|i| !joins(i)).is_some_and(|i| {
        reading.time_at[i].is_some_and(|time| time.date.is_some())
            || reading.mention_at[i].is_some_and(|m| m.kind == EntityKind::Place)
            || meets(reading, i).is_some()
    })
}

/// The action of a noun for a meeting, with the end of its words.
fn meets(reading: &Reading<'_>, at: usize) -> Option<(&'static str, usize)> {
    let noun = reading.hits.iter().find(|hit| hit.word == at && hit.is_noun());
    let known = noun.map(|hit| (hit.trigger.action, hit.end)).filter(|(action, _)| PAIRS.contains(action));
    known.or_else(|| match reading.word(at) {
        "summit" => Some(("meet", at + 1)),
        "call" => Some(("call", at + 1)),
        _ => None,
    })
}

/// True where the phrase is over: neither a noun follows, "since January floods", nor an owner’s mark or a clause.
fn is_closed(reading: &Reading<'_>, end: usize) -> bool {
    let next = if reading.word(end) == "," { end + 1 } else { end };
    if matches!(reading.word(next), "when" | "after" | "as" | "while" | "which") {
        return false;
    }
    next > end
        || matches!(
            reading.word(end),
            "on" | "at" | "during" | "before" | "ahead" | "beside" | "alongside" | "and" | "but"
        )
        || !reading.word(end).starts_with(['’', '\'']) && !reading.word(end).chars().any(char::is_alphanumeric)
}

fn is_exact(time: &TimeExpression) -> bool {
    let grain = time.date.as_ref().map(crate::date::VisitDate::grain);
    time.kind == TimexKind::Date && grain.is_some_and(|grain| grain >= Grain::Month)
}

impl Teller<'_, '_> {
    /// "Okafor met Lind on Tuesday — their first meeting since Sorrel in January": both met in Sorrel in January.
    pub(super) fn earlier_ones(&self, found: &mut Vec<EventCandidate>) {
        let own = found.partition_point(|told| told.sentence < self.sentence);
        for earlier in &self.reading.earlier {
            let Some(told) = self.told_of(&found[own..], earlier) else { continue };
            found.extend(self.earlier_one(&told.clone(), earlier, &found[own..]));
        }
    }

    /// What the phrase is said of: the only meeting of two or more people who are named before it.
    fn told_of<'f>(&self, told: &'f [EventCandidate], earlier: &Earlier) -> Option<&'f EventCandidate> {
        let since = self.reading.spans.get(earlier.words.start)?.start;
        let mut before = told.iter().filter(|told| {
            PAIRS.contains(&told.action)
                && told.trigger.start < since
                && earlier.action.is_none_or(|action| action == told.action)
        });
        let last = before.next_back().filter(|last| !last.negated)?;
        let same = |other: &EventCandidate| {
            other.action == last.action && other.participants.iter().all(|one| last.participants.contains(one))
        };
        let named =
            last.participants.iter().all(|one| participant::is_person(one) && self.is_named_before(one, earlier));
        let follows = earlier.action.is_some() || self.is_said_of(last, earlier);
        (last.participants.len() > 1 && named && follows && before.all(same)).then_some(last)
    }

    fn is_named_before(&self, person: &EntityId, earlier: &Earlier) -> bool {
        let named = self.reading.mentions_in(0..earlier.first);
        named.iter().any(|(_, mention)| mention.entity == *person && mention.form != MentionForm::Nominal)
    }

    /// True where no other verb and no other event stands between a meeting and a "first" without a noun.
    fn is_said_of(&self, told: &EventCandidate, earlier: &Earlier) -> bool {
        let reading = self.reading;
        let behind = reading.spans.partition_point(|span| span.start < told.trigger.end);
        let other = |i: usize| {
            let copula = matches!(reading.word(i), "is" | "was" | "were" | "be" | "been" | "being");
            let helps = matches!(reading.word(i), "will" | "would" | "could" | "may" | "might");
            !copula && !helps && reading.mention_at[i].is_none() && clause::is_verb_like(reading.word(i))
        };
        let between = behind..earlier.first;
        !between.clone().any(other) && !reading.hits.iter().any(|hit: &Hit| between.contains(&hit.word))
    }

    /// The earlier one; none where the sentence tells it elsewhere, or where it does not lie before.
    fn earlier_one(&self, told: &EventCandidate, earlier: &Earlier, all: &[EventCandidate]) -> Option<EventCandidate> {
        let reading = self.reading;
        let time = reading.time_at.get(earlier.time.start).copied().flatten()?;
        let date = time.date.clone()?;
        let article_date = self.article.date.as_ref().map(|stated| &stated.value);
        let known = all.iter().any(|one| {
            one.action == told.action && one.participants == told.participants && one.date.as_ref() == Some(&date)
        });
        let ahead = [article_date, told.date.as_ref()].into_iter().flatten().any(|day| date.first() >= day.last());
        if known || ahead {
            return None;
        }
        let window = timing::last_day(&date, time.modifier);
        let (status, why) = status::corrected(EventStatus::Happened, Some(&date), Some(window), article_date);
        let mut rule = "those of the meeting; told as the one before it".to_owned();
        if let Some(why) = why {
            rule.push_str("; ");
            rule.push_str(why);
        }
        rule.push_str("; dated by “");
        rule.push_str(reading.body.get(time.span.clone()).unwrap_or_default());
        rule.push('”');
        let end = (earlier.words.end..reading.len()).find(|&i| matches!(reading.word(i), "—" | "–" | "-" | ";"));
        let places = reading.mentions_in(earlier.words.clone()).into_iter().map(|(_, place)| place.entity.clone());
        Some(EventCandidate {
            span: reading.stretch(earlier.first..end.unwrap_or(reading.len()))?,
            trigger: reading.spans.get(earlier.first)?.clone(),
            date: Some(date),
            status,
            places: places.collect(),
            // The sentence is about the later one: a title taken from it would tell that.
            founds: false,
            rule,
            ..told.clone()
        })
    }
}
