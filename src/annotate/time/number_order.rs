//! Whether an article that prints `3/4/2024` means 3 April, as the British do, or March 4, as Americans do.

use jiff::civil::Date;

use crate::tables;

/// True where the dates of a text have their day first. Its numbers tell it where one of them can be no month; else the one of both
/// days that lies near the article's; else how it writes dates in words. A text that tells nothing is read as American.
pub(super) fn is_day_first(text: &str, article: Option<Date>) -> bool {
    let pairs: Vec<Pair> = pairs(text).collect();
    if pairs.is_empty() {
        return false;
    }
    let told = pairs.iter().find(|pair| (pair.one > 12) != (pair.two > 12)).map(|pair| pair.one > 12);
    told.or_else(|| article.and_then(|day| pairs.iter().find_map(|pair| pair.nearer_day_first(day))))
        .unwrap_or_else(|| words_are_day_first(text))
}

/// The two numbers of a date, and its year where it has four digits.
struct Pair {
    one: i8,
    two: i8,
    year: Option<i16>,
}

impl Pair {
    /// True where the day that has its number first lies within a week of the article's and the other does not; false the other
    /// way round.
    fn nearer_day_first(&self, article: Date) -> Option<bool> {
        let is_near = |month: i8, day: i8| {
            let date = Date::new(self.year?, month, day).ok()?;
            Some(article.until(date).is_ok_and(|span| span.get_days().abs() <= 7))
        };
        let (british, american) = (is_near(self.two, self.one)?, is_near(self.one, self.two)?);
        (british != american).then_some(british)
    }
}

/// Every `1/2/2024` of a text.
fn pairs(text: &str) -> impl Iterator<Item = Pair> {
    text.match_indices('/').filter_map(move |(slash, _)| {
        let before = text.as_bytes().get(slash.saturating_sub(3)..slash)?;
        let digits = before.iter().rev().take_while(|b| b.is_ascii_digit()).count();
        let is_first = before.iter().rev().nth(digits) != Some(&b'/');
        let end =
            slash + text.as_bytes()[slash..].iter().take(9).take_while(|b| b.is_ascii_digit() || **b == b'/').count();
        let date = text.get(slash - digits..end)?;
        ((1..=2).contains(&digits) && is_first).then(|| pair(date)).flatten()
    })
}

fn pair(date: &str) -> Option<Pair> {
    let mut numbers = date.split('/');
    let (one, two, year) = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?, numbers.next()?);
    let year = year.parse().ok().filter(|year| *year > 99);
    let days = 1..=31;
    (numbers.next().is_none() && days.contains(&one) && days.contains(&two)).then_some(Pair { one, two, year })
}

/// True where more months stand behind their day ("18 June") than before it ("June 18").
fn words_are_day_first(text: &str) -> bool {
    let day = |word: &str| {
        let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        digits.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
    };
    let (mut behind, mut before, mut last, mut last_is_month) = (0, 0, "", false);
    for word in text.split_whitespace() {
        let is_month = tables::MONTHS.iter().any(|[name, _]| word.trim_end_matches(['.', ',']) == *name);
        behind += usize::from(is_month && day(last));
        before += usize::from(last_is_month && day(word));
        (last, last_is_month) = (word, is_month);
    }
    behind > before
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day_first(text: &str) -> bool {
        is_day_first(text, Some(Date::constant(2024, 5, 15)))
    }

    #[test]
    fn numbers_that_can_be_no_month_tell_the_order() {
        assert!(day_first("The ferry sank on 3/4/2021 and was raised on 21/4/2021."));
        assert!(!day_first("The ferry sank on 3/4/2021 and was raised on 4/21/2021."));
    }

    #[test]
    fn a_day_near_the_article_tells_the_order() {
        assert!(day_first("The ferry sank on 12/5/2024."));
        assert!(!day_first("The ferry sank on 5/12/2024."));
    }

    #[test]
    fn dates_in_words_tell_the_order() {
        assert!(day_first("Built on 9 June 1987, the ferry sank on 3/4/2021."));
        assert!(!day_first("Built on June 9, 1987, the ferry sank on 3/4/2021."));
        assert!(!day_first("The ferry sank on 3/4/2021; a/b, 1/2 and 1/2/3/4 are no dates."));
    }
}
