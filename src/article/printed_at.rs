//! By what clock an article stood as it is printed: the time that its date line or its markup gives beside the day.

use std::sync::LazyLock;

use hashbrown::HashMap;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use regex::{Captures, Regex};

use super::date_line::printed_dates;
use super::{Article, Basis, Stated};
use crate::date::VisitDate;
use crate::tables::TIME_WORDS;

/// A clock time with its zone: `07:28 AM IST`, `T07:28:00+05:30`, `7.28pm (GMT)`.
static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?:^|[^0-9:.])(?<h>\d{1,2})[:.](?<m>\d{2})(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:(?<half>[AaPp])\.?[Mm]\.?)?\s*\(?(?<zone>[A-Z]{1,5}\b|[+\-−]\d{2}:?\d{2}\b)";
    Regex::new(pattern).expect("the pattern is well-formed")
});

/// The offsets of the zones that letters name; those whose offset depends on the season are left out.
static ZONES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let fixed = |row: &&[&'static str; 3]| row[1] == "zone" && row[2] != "?";
    TIME_WORDS.iter().filter(fixed).map(|row| (row[0], row[2])).chain([("Z", "Z")]).collect()
});

impl Article {
    /// The moment at which the page says that its text stood as it is printed, its last change before its publication, with the
    /// words that say it; none without a clock time and a zone beside the day.
    pub fn printed_at(&self) -> Option<(Timestamp, &str)> {
        let stated = self.modified.as_ref().or(self.date.as_ref())?;
        let is_printed = matches!(stated.basis, Basis::Stated | Basis::Metadata);
        let at = moment(stated).filter(|_| is_printed)?;
        Some((at, stated.evidence.as_str()))
    }
}

/// The clock time that stands nearest behind the stated day, else before it.
fn moment(stated: &Stated<VisitDate>) -> Option<Timestamp> {
    let day = stated.value.as_day()?;
    let text = stated.evidence.as_str();
    let dates = printed_dates(text);
    let at = dates.iter().position(|(_, printed)| *printed == day)?;
    let before = at.checked_sub(1).and_then(|at| dates.get(at)).map_or(0, |(range, _)| range.end);
    let behind = dates.get(at + 1).map_or(text.len(), |(range, _)| range.start);
    let clock = CLOCK.captures(text.get(dates[at].0.end..behind)?);
    let clock = clock.or_else(|| CLOCK.captures(text.get(before..dates[at].0.start)?))?;
    read(day, &clock)
}

fn read(day: Date, clock: &Captures<'_>) -> Option<Timestamp> {
    let number = |name: &str| clock.name(name)?.as_str().parse::<i8>().ok();
    let (hour, minute) = (number("h")?, number("m")?);
    let hour = match clock.name("half").map(|half| half.as_str().eq_ignore_ascii_case("p")) {
        Some(_) if !(1..=12).contains(&hour) => hour,
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
        None => hour,
    };
    let zone = clock.name("zone")?.as_str();
    let offset = offset(ZONES.get(zone).copied().unwrap_or(zone))?;
    let local = day.to_datetime(jiff::civil::Time::new(hour, minute, 0, 0).ok()?);
    Some(local.to_zoned(TimeZone::fixed(offset)).ok()?.timestamp())
}

/// `Z`, `+05:30`, `-0400`.
fn offset(text: &str) -> Option<Offset> {
    if text == "Z" {
        return Some(Offset::UTC);
    }
    let sign = if text.starts_with('+') { 1 } else { -1 };
    let digits: String = text.chars().skip(1).filter(char::is_ascii_digit).collect();
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?;
    Offset::from_seconds(sign * minutes * 60).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: &str, evidence: &str) -> Option<String> {
        let value = VisitDate::day(day.parse().unwrap());
        let stated = Stated { value, basis: Basis::Stated, evidence: evidence.to_owned(), block: None };
        moment(&stated).map(|at| at.to_string())
    }

    #[test]
    fn clock_times_with_their_zones() {
        for (day, evidence, expected) in [
            ("2021-05-03", "Updated: 3 May 2021, 09:15 AM IST", "2021-05-03T03:45:00Z"),
            ("2021-05-03", "JSON-LD datePublished: 2021-05-03T23:10:00+02:00", "2021-05-03T21:10:00Z"),
            ("2021-05-03", "article:modified_time: 2021-05-03T01:00:00Z", "2021-05-03T01:00:00Z"),
            ("2021-05-03", "May 3, 2021 12:05 am EST", "2021-05-03T05:05:00Z"),
            ("2021-05-03", "18:30 GMT, 3 May 2021", "2021-05-03T18:30:00Z"),
            ("2021-05-04", "Posted 3 May 2021 18:30 GMT | Updated 4 May 2021 7.15pm (JST)", "2021-05-04T10:15:00Z"),
        ] {
            assert_eq!(at(day, evidence).as_deref(), Some(expected), "{evidence}");
        }
    }

    #[test]
    fn without_a_zone_that_is_known_no_moment_is() {
        for evidence in ["3 May 2021", "3 May 2021, 09:15 AM", "3 May 2021, 09:15 AM ET", "3 May 2021, 29:15 GMT"] {
            assert_eq!(at("2021-05-03", evidence), None, "{evidence}");
        }
    }
}
