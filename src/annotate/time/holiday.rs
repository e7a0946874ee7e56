//! Days that are named instead of dated.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::tables;

/// Indices of the table by the first word of the name, longest name first.
static BY_FIRST_WORD: LazyLock<HashMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut found: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, [name, _]) in tables::HOLIDAYS.iter().enumerate() {
        found.entry(first_word(name)).or_default().push(index);
    }
    for indices in found.values_mut() {
        indices.sort_by_key(|&i| std::cmp::Reverse(tables::HOLIDAYS[i][0].len()));
    }
    found
});

fn first_word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}

/// The holiday that a text begins with: its index in the table and the bytes of its name.
pub(super) fn at(text: &str) -> Option<(usize, usize)> {
    let candidates = BY_FIRST_WORD.get(first_word(text))?;
    candidates.iter().find_map(|&index| {
        let length = matched(text, tables::HOLIDAYS.get(index)?[0])?;
        let ends = text[length..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        ends.then_some((index, length))
    })
}

/// Bytes of `text` that spell `name`; a curly apostrophe is as good as a straight one.
fn matched(text: &str, name: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    for wanted in name.chars() {
        let (_, found) = letters.next()?;
        if found != wanted && !(wanted == '\'' && found == '’') {
            return None;
        }
    }
    Some(letters.next().map_or(text.len(), |(at, _)| at))
}

/// The day of a holiday in a year.
pub(super) fn day(index: usize, year: i16) -> Option<Date> {
    let rule = tables::HOLIDAYS.get(index)?[1];
    if let Some(shift) = rule.strip_prefix("easter") {
        return easter(year)?.checked_add(shift.parse::<i64>().ok()?.days()).ok();
    }
    if let Some((month, day)) = rule.split_once('-').filter(|_| !rule.contains('/')) {
        return Date::new(year, month.parse().ok()?, day.parse().ok()?).ok();
    }
    let (rule, shift) = rule.split_once('+').unwrap_or((rule, "0"));
    let mut numbers = rule.split('/').map(str::parse::<i8>);
    let (month, nth, weekday) = (numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?);
    let weekday = jiff::civil::Weekday::from_monday_one_offset(weekday).ok()?;
    let day = Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?;
    day.checked_add(shift.parse::<i64>().ok()?.days()).ok()
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm printed in Nature, 1876).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let day = epact + weekday - 7 * late + 114;
    Date::new(i16::try_from(year).ok()?, i8::try_from(day / 31).ok()?, i8::try_from(day % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(name: &str, year: i16) -> String {
        let (index, length) = at(name).unwrap();
        assert_eq!(length, name.len());
        day(index, year).unwrap().to_string()
    }

    #[test]
    fn holidays_fall_on_their_days() {
        for (name, year, expected) in [
            ("Easter", 2024, "2024-03-31"),
            ("Good Friday", 2023, "2023-04-07"),
            ("Thanksgiving", 2022, "2022-11-24"),
            ("Columbus Day", 2022, "2022-10-10"),
            ("Memorial Day", 2021, "2021-05-31"),
            ("New Year’s Eve", 1999, "1999-12-31"),
        ] {
            assert_eq!(on(name, year), expected, "{name}");
        }
    }

    #[test]
    fn every_holiday_of_the_table_has_a_day() {
        for (index, [name, _]) in tables::HOLIDAYS.iter().enumerate() {
            assert!(day(index, 2023).is_some(), "{name}");
        }
    }
}
