//! Dates as pages print them: in a line of their own, in a byline, in a caption.

use std::ops::Range;
use std::sync::LazyLock;

use hashbrown::HashMap;
use jiff::civil::Date;
use regex::{Captures, Regex};

use crate::tables::{DATE_LINE_WORDS, MONTHS};

/// What a date line says of its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Event {
    /// Nothing.
    Unsaid,
    /// The page was published then.
    Published,
    /// The page was updated then.
    Updated,
}

/// A line that holds little else than a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DateLine {
    /// The first date of the line.
    pub(super) day: Date,
    /// What the line says of it.
    pub(super) event: Event,
}

/// Longer texts are not searched for a date line.
const LONGEST: usize = 200;
/// Most words of a date line that say nothing of a date: the place, the desk.
const MOST_OTHER_WORDS: usize = 2;

struct Patterns {
    month_first: Regex,
    day_first: Regex,
    year_first: Regex,
    numbers: Regex,
    clock: Regex,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let mut names: Vec<&str> = MONTHS.iter().map(|row| row[0]).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let month = names.join("|");
    // A scrape glues a name to the month before it and a time or a word to the year behind it.
    let glued = r"(?:\b|\d{0,2}(?::\d|\s?[A-Z]))";
    let build = |pattern: &str| Regex::new(pattern).expect("the date patterns are well-formed");
    Patterns {
        month_first: build(&format!(
            r"(?:\b|\p{{L}})(?i:(?<m>{month})\.?\s+(?<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?<y>\d{{4}})){glued}"
        )),
        day_first: build(&format!(
            r"\b(?i:(?<d>\d{{1,2}})(?:st|nd|rd|th)?[\s\-–./]+(?:of\s+)?(?<m>{month})\.?,?[\s\-–./]*(?<y>\d{{4}})){glued}"
        )),
        year_first: build(r"\b(?<y>\d{4})(?:[-/.]|\s*年\s*)(?<n>\d{1,2})(?:[-/.]|\s*月\s*)(?<d>\d{1,2})(?:\b|日|T)"),
        numbers: build(r"\b(?<a>\d{1,2})(?<s>[/.\-])(?<b>\d{1,2})[/.\-](?<y>\d{4}|\d{2})\b"),
        clock: build(r"(?i)\b\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\b|\b\d{1,2}\s?(?:am|pm|a\.m\.|p\.m\.)"),
    }
});

static MONTH_NUMBERS: LazyLock<HashMap<String, i8>> = LazyLock::new(|| {
    let number = |row: &[&str; 2]| row[1].parse().expect("months.tsv: `month` is a number");
    MONTHS.iter().map(|row| (row[0].to_lowercase(), number(row))).collect()
});

static WORDS: LazyLock<HashMap<&str, Event>> = LazyLock::new(|| {
    let event = |what: &str| match what {
        "updated" => Event::Updated,
        "published" => Event::Published,
        _ => Event::Unsaid,
    };
    DATE_LINE_WORDS.iter().map(|row| (row[0], event(row[1]))).collect()
});

/// The full dates that a text prints, in order of their place.
pub(super) fn printed_dates(text: &str) -> Vec<(Range<usize>, Date)> {
    let patterns = &*PATTERNS;
    let mut found: Vec<(Range<usize>, Date)> = Vec::new();
    let digits = Digits::of(text);
    let written = [&patterns.month_first, &patterns.day_first, &patterns.year_first];
    let written = written.into_iter().filter(|_| digits.may_be_written());
    for pattern in written.chain(Some(&patterns.numbers).filter(|_| digits.may_be_numbers())) {
        for captures in pattern.captures_iter(text) {
            let range = dated_range(&captures);
            if let Some(day) = day(&captures)
                && (captures.name("b").is_none() || is_numeric_date(text, &captures))
                && found.iter().all(|(other, _)| other.end <= range.start || range.end <= other.start)
            {
                found.push((range, day));
            }
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// What the digits of a text are like, by which most texts show at a glance that they print no date.
#[derive(Default)]
struct Digits {
    /// Runs of digits.
    runs: usize,
    /// The longest run.
    longest: usize,
    /// Marks of a date that stand between two digits.
    marks: usize,
}

impl Digits {
    fn of(text: &str) -> Self {
        let mut digits = Self::default();
        let bytes = text.as_bytes();
        let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let mut run = 0;
        for (at, byte) in bytes.iter().enumerate() {
            if byte.is_ascii_digit() {
                digits.runs += usize::from(run == 0);
                run += 1;
                digits.longest = digits.longest.max(run);
            } else {
                let is_mark = run > 0 && matches!(byte, b'/' | b'.' | b'-') && is_digit(at + 1);
                digits.marks += usize::from(is_mark);
                run = 0;
            }
        }
        digits
    }

    /// A day and a year of four digits.
    fn may_be_written(&self) -> bool {
        self.longest >= 4 && self.runs >= 2
    }

    /// Three numbers with marks between them.
    fn may_be_numbers(&self) -> bool {
        self.marks >= 2
    }
}

/// The range of the date itself, without a letter or digits that are glued to it.
fn dated_range(captures: &Captures<'_>) -> Range<usize> {
    let found = captures.get_match().range();
    let (Some(month), Some(day)) = (captures.name("m"), captures.name("d")) else { return found };
    let end = captures.name("y").map_or(found.end, |year| year.end());
    month.start().min(day.start())..end
}

/// A line of nothing but numbers with hyphens may be a date; in a text they are scores and numbers of parts. Years of two
/// digits need a slash there.
fn is_numeric_date(text: &str, captures: &Captures<'_>) -> bool {
    let hyphens = captures.name("s").is_some_and(|mark| mark.as_str() == "-");
    let short = captures.name("y").is_some_and(|year| year.as_str().len() == 2);
    let dots = captures.name("s").is_some_and(|mark| mark.as_str() == ".");
    if hyphens { text.len() <= LONGEST_NUMBERS } else { !(short && dots) }
}

/// A date of numbers alone has at most so many bytes.
const LONGEST_NUMBERS: usize = 10;

fn day(captures: &Captures<'_>) -> Option<Date> {
    let number = |name: &str| captures.name(name)?.as_str().parse::<i16>().ok();
    let year = number("y").map(|year| if year < 70 { year + 2000 } else { year });
    let year = year.filter(|year| (1700..2200).contains(year))?;
    let (month, day) = if let Some(name) = captures.name("m") {
        (i16::from(*MONTH_NUMBERS.get(&name.as_str().to_lowercase())?), number("d")?)
    } else if let Some(month) = number("n") {
        (month, number("d")?)
    } else {
        numeric(number("a")?, number("b")?, captures.name("s")?.as_str())?
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Month and day of `a/b`: dotted dates put the day first; others are read only where one number can be no month.
fn numeric(a: i16, b: i16, separator: &str) -> Option<(i16, i16)> {
    match (a, b) {
        _ if separator == "." => Some((b, a)),
        (a, b) if a == b || a > 12 => Some((b, a)),
        (a, b) if b > 12 => Some((a, b)),
        _ => None,
    }
}

/// Reads a line that holds little else than a date: "Updated: 3 May 2021, 09:15 AM CET".
pub(super) fn date_line(text: &str) -> Option<DateLine> {
    if text.len() > LONGEST {
        return None;
    }
    let dates = printed_dates(text);
    let (_, day) = dates.first()?;
    let mut rest = text.to_owned();
    for (range, _) in dates.iter().rev() {
        rest.replace_range(range.clone(), " ");
    }
    let rest = PATTERNS.clock.replace_all(&rest, " ");
    let mut event = Event::Unsaid;
    let mut others = 0;
    for word in rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        match WORDS.get(word.to_lowercase().as_str()) {
            Some(&said) if event == Event::Unsaid => event = said,
            Some(_) => {}
            None if is_zone(word) => {}
            None => others += 1,
        }
    }
    (others <= MOST_OTHER_WORDS).then_some(DateLine { day: *day, event })
}

/// The day that a text says it was changed on: the first date behind a word for it ("Posted: 3 May 2021 | Updated: 5 May
/// 2021").
pub(super) fn day_of_change(text: &str) -> Option<Date> {
    let mut start = 0;
    printed_dates(text).into_iter().find_map(|(range, day)| {
        let before = &text[std::mem::replace(&mut start, range.end)..range.start];
        let mut words = before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.any(|word| WORDS.get(word.to_lowercase().as_str()) == Some(&Event::Updated)).then_some(day)
    })
}

/// Two to five capitals are read as a time zone beside a date.
fn is_zone(word: &str) -> bool {
    (2..=5).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase())
        || word.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Option<(String, Event)> {
        date_line(text).map(|line| (line.day.to_string(), line.event))
    }

    #[test]
    fn date_lines_of_many_kinds() {
        for (text, day, event) in [
            ("May 3, 2021", "2021-05-03", Event::Unsaid),
            ("Updated: 3 May 2021, 09:15 AM CET", "2021-05-03", Event::Updated),
            ("Published on Monday, 3rd May 2021 at 9.15pm", "2021-05-03", Event::Published),
            ("2021-05-03T22:10", "2021-05-03", Event::Unsaid),
            ("Harwich, Sept. 9 2021", "2021-09-09", Event::Unsaid),
            ("31/12/2020", "2020-12-31", Event::Unsaid),
            ("03.05.2021 um 09:15 Uhr", "2021-05-03", Event::Unsaid),
            ("2021年5月3日", "2021-05-03", Event::Unsaid),
            ("5/23/21 12:24 PM ET", "2021-05-23", Event::Unsaid),
            ("05-23-2021", "2021-05-23", Event::Unsaid),
            ("May 3, 20215:00 AM ET", "2021-05-03", Event::Unsaid),
            ("May 3, 2021May 4, 2021", "2021-05-03", Event::Unsaid),
            ("EkholmMay 3, 2021", "2021-05-03", Event::Unsaid),
        ] {
            assert_eq!(line(text), Some((day.to_owned(), event)), "{text}");
        }
    }

    #[test]
    fn sentences_and_doubtful_dates_are_no_date_lines() {
        assert_eq!(line("The ferry sank on May 3, 2021, with forty people aboard."), None);
        assert_eq!(line("03/05/2021"), None, "day or month first");
        assert_eq!(line("February 30, 2021"), None);
        assert_eq!(line("May 2021"), None, "no day");
        assert_eq!(line("won 10-23-20"), None, "numbers in a text");
    }

    #[test]
    fn dates_inside_a_caption() {
        let text = "The minister in the port on 3 May 2021 and on May 5, 2021.";
        let found: Vec<_> = printed_dates(text).into_iter().map(|(r, d)| (&text[r], d.to_string())).collect();
        assert_eq!(found, [("3 May 2021", "2021-05-03".to_owned()), ("May 5, 2021", "2021-05-05".to_owned())]);
    }
}
