//! Which words of two days or places may mean one, and which tell two apart: gatherings of one name, first and last times, phases of an
//! event, embassies of one nation, two clocks, what somebody arrives in.

use std::sync::LazyLock;

use hashbrown::HashSet;
use jiff::civil::Date;

use super::is_time;
use crate::annotate::{Occasion, Ordinal, Slot, SlotValue, Term, vocabulary};
use crate::briefing::dispute::context::is_common;
use crate::briefing::dispute::party::are_two_bodies;
use crate::date::VisitDate;
use crate::tables;

/// Days beyond this tell two events, unless the words are much the same.
const NEAR_DAYS: i32 = 4;
/// Days beyond this tell two events.
const FARTHEST_DAYS: i32 = 31;

/// True for "the climate conference" and "the climate summit": what both say of the gathering may make it one.
pub(super) fn may_be_one_gathering(one: &Occasion, other: &Occasion) -> bool {
    let common = |a: &[Term], b: &[Term]| a.iter().any(|term| b.contains(term) && !is_common(*term));
    // "The ECOWAS summit" is not "the African Union summit".
    let are_of_two_bodies = !one.bodies.is_empty()
        && !other.bodies.is_empty()
        && one.bodies.iter().all(|body| other.bodies.iter().all(|known| are_two_bodies(body, known)));
    !are_of_two_bodies && (common(&one.nouns, &other.nouns) || common(&one.beside, &other.beside))
}

/// True for "first met" and "met for the first time".
pub(super) fn is_same_ordinal(one: Option<Ordinal>, other: Option<Ordinal>) -> bool {
    one.is_some() && other.is_some() && (one == Some(Ordinal::Last)) == (other == Some(Ordinal::Last))
}

/// False for "first met" beside "met": a first meeting is one of several.
pub(super) fn may_be_one_ordinal(one: Option<Ordinal>, other: Option<Ordinal>) -> bool {
    let plain = |ordinal| matches!(ordinal, None | Some(Ordinal::FirstTime));
    is_same_ordinal(one, other) || plain(one) && plain(other)
}

/// False where one verb tells the beginning of a thing, a way to it or its end, and the other verb does not.
pub(super) fn is_one_phase(one: Option<Term>, other: Option<Term>) -> bool {
    static PHASES: LazyLock<HashSet<Term>> = LazyLock::new(|| vocabulary::terms("phase"));
    let phase = |verb: Option<Term>| verb.filter(|verb| PHASES.contains(verb));
    one.is_none() || other.is_none() || phase(one) == phase(other)
}

/// True for "the American embassy" and "the U.S. embassy".
pub(super) fn of_one_nation(one: &str, other: &str) -> bool {
    static NATIONS: LazyLock<Vec<(String, &str)>> = LazyLock::new(|| {
        let slug = |name: &str| {
            format!(
                "{}-",
                deunicode::deunicode(name).to_lowercase().replace(['.', ' '], "-").replace("--", "-").trim_matches('-')
            )
        };
        let names = |row: &[&'static str; 5]| {
            let forms = [row[0]].into_iter().chain(row[2].split(';')).chain(row[4].split(';'));
            forms.filter(|form| !form.is_empty()).map(|form| (slug(form), row[1])).collect::<Vec<_>>()
        };
        tables::COUNTRIES.iter().flat_map(names).collect()
    });
    let read = |id: &str| {
        let name = id.split_once('/').map_or(id, |(_, name)| name);
        NATIONS.iter().find_map(|(nation, code)| Some((*code, name.strip_prefix(nation.as_str())?.to_owned())))
    };
    matches!((read(one), read(other)), (Some(a), Some(b)) if a == b)
}

/// What somebody arrives in.
pub(super) fn is_carrier(term: Term) -> bool {
    static CARRIERS: LazyLock<HashSet<Term>> = LazyLock::new(|| vocabulary::terms("carrier"));
    CARRIERS.contains(&term)
}

/// True for hours, and for two days in a row, of which one is told by a clock that the text names: there it may be another day.
pub(super) fn may_be_of_two_clocks(one: &Slot, other: &Slot) -> bool {
    let near = match (&one.value, &other.value) {
        (SlotValue::Date(a), SlotValue::Date(b)) => {
            a.first().until(b.first()).is_ok_and(|span| span.get_days().abs() <= 1)
        }
        (a, b) => is_time(a) && is_time(b),
    };
    (one.is_zoned || other.is_zoned) && near
}

/// False for dates of quite different times, which tell two events, and for the same weekday of two weeks: there the text may only
/// say "Tuesday".
pub(super) fn are_comparable(one: &SlotValue, other: &SlotValue, near_shared: f64, are_printed: bool) -> bool {
    let with_year = |value: &SlotValue, year: i16| match value {
        SlotValue::MonthDay(month, day) => Date::new(year, *month, *day).ok().map(VisitDate::day),
        SlotValue::Date(date) => Some(date.clone()),
        _ => None,
    };
    let year = |value: &SlotValue| if let SlotValue::Date(date) = value { date.first().year() } else { 2000 };
    let (a, b) = (with_year(one, year(other)), with_year(other, year(one)));
    let (Some(a), Some(b)) = (a, b) else { return true };
    let apart = a.first().until(b.first()).map_or(i32::MAX, |span| span.get_days().abs());
    let one_grain = a.grain() == b.grain();
    let farthest = if near_shared >= 1.0 { FARTHEST_DAYS } else { NEAR_DAYS };
    one_grain && (apart != 7 || are_printed) && (apart <= farthest || a.as_day().is_none())
}

/// True for days of two verbs beside the noun of one event: "banned the march on Wednesday", "arrested on Friday at the march".
pub(super) fn are_two_acts(one: &Slot, other: &Slot) -> bool {
    one.value.is_day()
        && one.verb.zip(other.verb).is_some_and(|(a, b)| a != b)
        && one.nouns.is_empty()
        && other.nouns.is_empty()
}

/// Papers, which are signed and sign nothing.
pub(super) fn is_paper(term: Term) -> bool {
    static PAPERS: LazyLock<HashSet<Term>> =
        LazyLock::new(|| vocabulary::terms("document").into_iter().chain(Term::of_word("accord")).collect());
    PAPERS.contains(&term)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nations_have_several_names() {
        assert!(of_one_nation("place/american-embassy", "organisation/u-s-embassy"));
        assert!(of_one_nation("organisation/british-embassy", "organisation/united-kingdom-embassy"));
        assert!(!of_one_nation("place/american-embassy", "place/french-embassy"));
        assert!(!of_one_nation("place/ajuda-palace", "place/queluz-palace"));
    }

    #[test]
    fn a_first_meeting_is_not_any_meeting() {
        let (first, first_time, last) = (Some(Ordinal::First), Some(Ordinal::FirstTime), Some(Ordinal::Last));
        assert!(is_same_ordinal(first, first_time) && may_be_one_ordinal(None, first_time));
        assert!(!may_be_one_ordinal(None, first) && !may_be_one_ordinal(first, last) && !is_same_ordinal(None, None));
    }

    #[test]
    fn an_arrival_is_no_departure() {
        let verb = Term::of_word;
        assert!(is_one_phase(verb("landed"), verb("arrived")) && is_one_phase(verb("met"), None));
        assert!(!is_one_phase(verb("arrived"), verb("departed")) && !is_one_phase(verb("began"), verb("ended")));
    }
}
