//! A date given by hand.

use crate::date::{DateError, VisitDate};

/// Reads an EDTF date as people write it in front matter: a time of day after the day, parted by `T` or a space, does
/// not count.
pub fn date(text: &str) -> Result<VisitDate, DateError> {
    let text = text.trim();
    VisitDate::parse(text).or_else(|error| {
        let day = text.get(..10).filter(|_| text[10..].starts_with([' ', 'T', 't'])).map(VisitDate::parse);
        day.and_then(Result::ok).ok_or(error)
    })
}

#[cfg(test)]
mod tests {
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
