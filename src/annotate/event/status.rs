//! Where an event stands: verb form and cue words, corrected by the article's date.

use std::ops::Range;

use jiff::civil::Date;

use super::EventStatus;
use super::clause::Clause;
use super::lexicon::{self, Cue, Form, Reach, TriggerKind};
use super::reading::{Hit, Reading};
use crate::date::VisitDate;

/// An event that lies this many days before the story is told to explain it.
const BACKGROUND_DAYS: i32 = 45;

/// A status with the rule that gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    /// The status.
    pub(super) status: EventStatus,
    /// True where the words deny it: "did not meet".
    pub(super) negated: bool,
    /// The first word of what is said of the event behind its noun: "… is possible". Times from there on are not the
    /// event's.
    pub(super) predicate: Option<usize>,
    /// The rule, in words.
    pub(super) rule: String,
}

/// Where the event of a trigger stands by the words of its clause; none where they do not tell.
pub(super) fn standing(reading: &Reading<'_>, clause: &Clause, hit: &Hit) -> Option<Standing> {
    let negated = is_negated(reading, clause, hit);
    let cue = strongest_cue(reading, clause, hit);
    let (status, rule) = match (hit.trigger.kind, cue) {
        (TriggerKind::PutOff, _) => (EventStatus::Postponed, "a word for putting off".to_owned()),
        (TriggerKind::CallOff, _) => (EventStatus::Cancelled, "a word for calling off".to_owned()),
        (_, Some((cue, _))) => (cue.status, format!("“{}”", cue.text())),
        (_, None) => (by_form(reading, clause, hit)?, "verb form".to_owned()),
    };
    let predicate = cue.filter(|(cue, _)| cue.reach == Reach::After).map(|(_, at)| at);
    // "A meeting is not confirmed" denies the word of it, not the meeting.
    Some(Standing { status, negated: negated && predicate.is_none(), predicate, rule })
}

fn by_form(reading: &Reading<'_>, clause: &Clause, hit: &Hit) -> Option<EventStatus> {
    let before = reading.before(hit.word);
    match hit.trigger.form {
        Form::Gerund if matches!(before, "is" | "are" | "am" | "’s" | "now") => Some(EventStatus::Ongoing),
        Form::Base if before == "to" => infinitive(reading, clause, hit),
        Form::Base if matches!(before, "did" | "not" | "didn't" | "didn’t") => Some(EventStatus::Happened),
        Form::Base => None,
        _ => Some(EventStatus::Happened),
    }
}

/// "the first minister to visit": told as done; any other infinitive leaves it open.
fn infinitive(reading: &Reading<'_>, clause: &Clause, hit: &Hit) -> Option<EventStatus> {
    let range = clause.words.start.max(hit.word.saturating_sub(10))..hit.word;
    let ranked =
        range.clone().any(|i| matches!(reading.word(i), "first" | "last" | "1st" | "highest-level" | "second"))
            || range.clone().any(|i| reading.word(i) == "most") && range.clone().any(|i| reading.word(i) == "senior");
    ranked.then_some(EventStatus::Happened)
}

/// True where the words right before deny the trigger: "did not meet".
pub(super) fn is_negated(reading: &Reading<'_>, clause: &Clause, hit: &Hit) -> bool {
    let from = clause.words.start.max(hit.word.saturating_sub(5));
    (from..hit.word).any(|i| {
        let word = reading.word(i);
        matches!(word, "not" | "never" | "neither" | "no" | "without") || word.ends_with("n't") || word.ends_with("n’t")
    })
}

/// The cue that decides, with the place of its first word: one nearer to the trigger beats one farther off, a longer one a shorter one at the same place;
/// a possible event stays possible whatever else is said.
fn strongest_cue(reading: &Reading<'_>, clause: &Clause, hit: &Hit) -> Option<(&'static Cue, usize)> {
    let hit_before = reading.hits.iter().rev().find(|h| h.end <= hit.word && clause.words.contains(&h.word));
    let start = hit_before.map_or(clause.words.start, |h| h.word);
    let comma = (start..hit.word).rev().find(|&i| reading.word(i) == ",").map_or(start, |i| i + 1);
    let before = comma..hit.word;
    let mut best: Option<(bool, usize, usize, &'static Cue)> = None;
    for index in 0..reading.len() {
        let Some(word) = reading.words.get(index..) else { break };
        for cue in lexicon::cues_at(word) {
            let range = index..index + cue.len();
            if !reaches(reading, cue, &range, &before, clause, hit)
                || reading.mention_at[index].is_some()
                || reading.time_at[index].is_some()
            {
                continue;
            }
            let key = (cue.status == EventStatus::Possible, index, cue.len());
            if best.is_none_or(|(possible, at, len, _)| (possible, at, len) < key) {
                best = Some((key.0, key.1, key.2, cue));
            }
        }
    }
    best.map(|(_, at, _, cue)| (cue, at))
}

fn reaches(
    reading: &Reading<'_>,
    cue: &Cue,
    range: &Range<usize>,
    before: &Range<usize>,
    clause: &Clause,
    hit: &Hit,
) -> bool {
    match cue.reach {
        Reach::Before => before.start <= range.start && range.end <= before.end,
        Reach::Clause if cue.status == EventStatus::Possible => {
            clause.words.start <= range.start && range.end <= hit.word
        }
        Reach::Clause => [&clause.words, &clause.resumed].iter().any(|c| c.start <= range.start && range.end <= c.end),
        Reach::Sentence => range.end <= hit.word,
        Reach::After => hit.is_noun() && hit.end <= range.start && is_predicate(reading, clause, hit.end..range.end),
    }
}

/// True where these words behind an event noun go on with its own clause: "A meeting with Petrov is possible".
fn is_predicate(reading: &Reading<'_>, clause: &Clause, words: Range<usize>) -> bool {
    let coordinate = words.clone().any(|i| matches!(reading.word(i), "," | ";"));
    let other_event =
        reading.hits.iter().any(|other| words.contains(&other.word) && other.trigger.kind != TriggerKind::Speech);
    words.end <= clause.words.end + 8 && !coordinate && !other_event
}

/// What the article's date adds: what lies ahead has not happened, what lies long ago is background, a plan as well.
/// `last_day` is the last day that the words leave for it.
pub(super) fn corrected(
    status: EventStatus,
    date: Option<&VisitDate>,
    last_day: Option<Date>,
    article: Option<&VisitDate>,
) -> (EventStatus, Option<&'static str>) {
    let (Some(date), Some(last_day), Some(article)) = (date, last_day, article) else { return (status, None) };
    if date.first() > article.last() && status == EventStatus::Happened {
        return (EventStatus::Planned, Some("its day lies after the article’s"));
    }
    let before = last_day.until(article.first()).map_or(0, |span| span.get_days());
    if before > BACKGROUND_DAYS && status == EventStatus::Happened {
        return (EventStatus::Background, Some("its day lies well before the article’s"));
    }
    if before > BACKGROUND_DAYS && status == EventStatus::Planned {
        return (EventStatus::Background, Some("a plan whose time had passed well before the article"));
    }
    (status, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_whose_time_has_passed_is_background() {
        let date = VisitDate::year(2031).unwrap();
        let article = VisitDate::parse("2031-06-20").unwrap();
        let status = |last_day: Date| corrected(EventStatus::Planned, Some(&date), Some(last_day), Some(&article)).0;
        assert_eq!(status(super::super::timing::last_day(&date, Some("START"))), EventStatus::Background);
        assert_eq!(status(super::super::timing::last_day(&date, None)), EventStatus::Planned);
    }
}
