//! A date given by hand.

use crate::date::{DateError, VisitDate};
use crate::tables::MONTHS;

/// Reads an EDTF date as people write it in front matter: a time of day after the day, parted by `T` or a space, does
/// not count.
pub fn date(text: &str) -> Result<VisitDate, DateError> {
    let text = text.trim();
    VisitDate::parse(text).or_else(|error| {
        let day = text.get(..10).filter(|_| text[10..].starts_with([' ', 'T', 't'])).map(VisitDate::parse);
        day.and_then(Result::ok).ok_or(error)
    })
}

/// The EDTF date that a person meant by a day, month and year in English words ("3 February 2024", "Feb. 3, 2024").
/// A date in numbers alone ("3/2/2024") means two days to two readers, so that none is named.
pub(super) fn printed_date(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let month = words.iter().find_map(|word| MONTHS.iter().find(|[name, _]| name.eq_ignore_ascii_case(word)))?[1];
    let number = |word: &&str| word.trim_end_matches(char::is_alphabetic).parse::<u16>().ok();
    let numbers: Vec<u16> = words.iter().filter_map(number).collect();
    let year = numbers.iter().find(|number| **number > 999)?;
    let month = format!("{year:04}-{month:0>2}");
    let date = match numbers.iter().find(|number| **number < 32) {
        Some(day) => format!("{month}-{day:02}"),
        None => month,
    };
    VisitDate::parse(&date).is_ok().then_some(date)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_date_in_words_is_understood_but_not_one_in_numbers() {
        for (text, date) in [
            ("3 February 2024", Some("2024-02-03")),
            ("Sat, Feb. 3rd, 2024", Some("2024-02-03")),
            ("february 2024", Some("2024-02")),
            ("30 February 2024", None),
            ("3/2/2024", None),
            ("next February", None),
        ] {
            assert_eq!(super::printed_date(text).as_deref(), date, "{text}");
        }
    }

    #[test]
    fn a_time_of_day_does_not_count() {
        for text in ["2023-06-18", " 2023-06-18T07:28", "2023-06-18 07:28:00 +0800", "2023-06-18T07:28:00Z"] {
            assert_eq!(super::date(text).unwrap().edtf(), "2023-06-18", "{text}");
        }
        assert_eq!(super::date("2023-06").unwrap().edtf(), "2023-06");
        assert!(super::date("18 June 2023").is_err());
        assert!(super::date("2023-06-é8 0").is_err());
    }
}
