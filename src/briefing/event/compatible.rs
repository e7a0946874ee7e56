//! When two statements may tell one event.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::civil::Date;

use super::gather::{Told, Turn};
use crate::annotate::{EntityKind, EventStatus};
use crate::date::{Grain, VisitDate};
use crate::tables;

/// A meeting that two sources put on different days is still one meeting if the days lie at most this far apart.
const NEAR_DAYS: i32 = 3;

/// A statement without a date means the event nearest to its article, if it lies at most this far away.
const UNDATED_DAYS: i32 = 21;

/// Two remarks of one day are one where they share this part, in hundredths, of the words of the shorter.
const REMARK: usize = 25;

/// Actions that bind those who take part: two statements tell one event only where they name the same people.
pub(super) fn binds(action: &str) -> bool {
    matches!(action, "meet" | "call" | "dine" | "summit" | "invite")
}

/// True where one names nobody whom the other leaves out; actions that bind need two in common unless one of them names a
/// single participant.
pub(super) fn same_people(a: &Told, b: &Told) -> bool {
    let (small, large) = if a.people.len() <= b.people.len() { (a, b) } else { (b, a) };
    // One named alone met others than those of a known pair: "Petrov also spoke with shopkeepers".
    let alone = |t: &Told| t.founds && t.people.len() == 1;
    if binds(a.action) && (alone(a) && b.people.len() > 1 || alone(b) && b.date.is_none() && a.people.len() > 1) {
        return false;
    }
    let within = small.people.iter().all(|person| large.people.contains(person));
    match a.action {
        "say" | "announce" => {
            let shared = a.said.intersection(&b.said).count();
            within
                && small.people.len() == large.people.len()
                && shared * 100 >= a.said.len().min(b.said.len()) * REMARK
        }
        _ => within && !small.people.is_empty(),
    }
}

/// The countries that a journey leads to, as far as they are known: two that share none are two journeys.
pub(super) fn destinations(told: &Told) -> Option<BTreeSet<&'static str>> {
    let countries = if told.action == "travel" { countries(told) } else { BTreeSet::new() };
    (!countries.is_empty()).then_some(countries)
}

/// The countries of a statement's places, as far as they are known.
fn countries(told: &Told) -> BTreeSet<&'static str> {
    told.places.iter().filter_map(|id| COUNTRY_OF.get(id.0.rsplit('/').next()?).copied()).collect()
}

/// The country of each known place, by the last part of its id.
static COUNTRY_OF: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let slug = |name: &str| deunicode::deunicode(name).to_lowercase().replace(' ', "-");
    let cities = tables::PLACES.iter().filter(|row| row[1] != "sea").map(|row| (slug(row[0]), row[2]));
    cities.chain(tables::COUNTRIES.iter().map(|row| (slug(row[0]), row[0]))).collect()
});

/// True where the ways that they stand do not part them: a visit put off is not the visit made later.
pub(super) fn same_standing(a: &Told, b: &Told) -> bool {
    a.is_off() == b.is_off()
        || [a, b].into_iter().any(|t| !t.is_off() && t.status == EventStatus::Background && t.date.is_some())
}

/// How well their dates go together, smaller is better; none where they part the two.
pub(super) fn dates(a: &Told, b: &Told) -> Option<i32> {
    match (&a.date, &b.date) {
        (Some(x), Some(y)) if x == y => Some(0),
        // Somebody speaks many times a week: only the same day is the same speech.
        _ if matches!(a.action, "say" | "announce") => None,
        (Some(x), Some(y)) if x.contains(y) || y.contains(x) => {
            Some(1 + span_days(x).abs_diff(span_days(y)).min(1000).cast_signed())
        }
        (Some(_), Some(_)) => None,
        (None, None) => undated(a, b),
        (Some(_), None) if !b.dated && !strongly_tied(a, b) => None,
        (None, Some(_)) if !a.dated && !strongly_tied(a, b) => None,
        (Some(x), None) => near(x, b).or_else(|| once(x, a, b)),
        (None, Some(y)) => near(y, a).or_else(|| once(y, b, a)),
    }
}

/// Two plans without a date are one; so are two happenings told within a few days of each other.
fn undated(a: &Told, b: &Told) -> Option<i32> {
    if (!a.dated || !b.dated) && !strongly_tied(a, b) || a.unresolved.is_some() && a.unresolved != b.unresolved {
        return None;
    }
    // Somebody makes many journeys: of two without a day that are not both plans, only those that go to one place are one.
    let open = |t: &Told| matches!(t.status, EventStatus::Planned | EventStatus::Possible);
    let placeless = countries(a).is_empty() || countries(b).is_empty();
    if a.action == "travel" && placeless && !(open(a) && open(b)) {
        return None;
    }
    let (Some(x), Some(y)) = (&a.published, &b.published) else { return Some(50) };
    let apart = days(x.first(), y.first()).abs();
    (apart <= UNDATED_DAYS).then_some(50)
}

/// What a source without a date tells goes with another's only where both name two who take part, or one and a place.
fn strongly_tied(a: &Told, b: &Told) -> bool {
    let people = a.people.iter().filter(|person| b.people.contains(person)).count();
    people >= 2 || people == 1 && a.places.iter().any(|place| b.places.contains(place))
}

/// True where a day may be the one that an unresolved TIMEX3 value names: its weekday, its month, its day of a month.
fn may_be(date: &VisitDate, value: &str) -> bool {
    let parts: Vec<&str> = value.split(['-', 'T']).skip(1).collect();
    let first = date.first();
    let number = |at: usize| parts.get(at).and_then(|part| part.parse::<i8>().ok());
    if parts.first() == Some(&"WXX") {
        return match (date.as_day(), number(1)) {
            (Some(day), Some(weekday)) => day.weekday().to_monday_one_offset() == weekday,
            _ => true,
        };
    }
    let month = number(0).is_none_or(|month| month == first.month());
    month && number(1).is_none_or(|day| date.as_day().is_none_or(|date| date.day() == day))
}

/// An undated statement goes with a dated one near its article: a plan with what lies ahead of it or on its day, a
/// happening with what lies behind.
fn near(date: &VisitDate, undated: &Told) -> Option<i32> {
    // A year holds many visits. A country meets many; an undated "talks with" it says too little.
    if date.grain() < Grain::Month || !undated.people.iter().any(|id| id.0.starts_with(EntityKind::Person.slug())) {
        return None;
    }
    let Some(published) = &undated.published else { return None };
    if undated.unresolved.as_ref().is_some_and(|value| !may_be(date, value)) {
        return None;
    }
    let ahead = days(published.first(), date.first());
    let behind = days(date.last(), published.last());
    let fits = match undated.status {
        EventStatus::Planned | EventStatus::Possible => behind <= 1,
        EventStatus::Postponed | EventStatus::Cancelled => return (behind < 400).then_some(10),
        _ => ahead <= NEAR_DAYS && behind <= UNDATED_DAYS,
    };
    let away = ahead.max(behind).max(0);
    (fits && away < 400).then_some(10 + away)
}

/// What happens once to those whom it happens to: a second telling without a date is of the same.
fn once(date: &VisitDate, dated: &Told, undated: &Told) -> Option<i32> {
    let done = matches!(undated.status, EventStatus::Happened | EventStatus::Background);
    let same = dated.people.len() == undated.people.len() && undated.unresolved.is_none();
    let behind = undated.published.as_ref().is_some_and(|published| date.first() <= published.last());
    (tables::ONCE_ACTIONS.iter().any(|[action]| *action == undated.action) && done && same && behind).then_some(60)
}

/// True where both put one meeting of the same people on different single days, so near that it must be one meeting.
pub(super) fn differ_in_day(a: &Told, b: &Told) -> bool {
    let plain = |t: &Told| matches!(t.status, EventStatus::Happened | EventStatus::Ongoing | EventStatus::Planned);
    let day = |t: &Told| t.date.as_ref().and_then(VisitDate::as_day);
    let (Some(x), Some(y)) = (day(a), day(b)) else { return false };
    // Two places of two days are two meetings.
    let elsewhere =
        !a.places.is_empty() && !b.places.is_empty() && a.places.iter().all(|place| !b.places.contains(place));
    binds(a.action)
        && !elsewhere
        && [a, b].iter().all(|told| told.turn == Turn::Plain)
        && a.statement.article != b.statement.article
        && a.people.len() == 2
        && a.people.iter().all(|p| b.people.contains(p))
        && b.people.len() == 2
        && plain(a)
        && plain(b)
        && days(x, y).abs() <= NEAR_DAYS
}

fn span_days(date: &VisitDate) -> i32 {
    days(date.first(), date.last())
}

/// Days from one to the other.
pub(super) fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}
