//! Seasons and holidays on the calendar.

use jiff::civil::Date;

use super::direction::Side;
use super::holiday;
use super::lexeme::Relation;
use super::period::{NO_DAY, Value, months};
use super::phrase::YearOf;
use super::resolve::Calendar;
use crate::date::VisitDate;

impl Calendar<'_> {
    pub(super) fn season(&self, season: &'static str, year: YearOf, relation: Option<Relation>) -> Value {
        let first = match season {
            "SP" => 3,
            "SU" => 6,
            "FA" => 9,
            _ => 12,
        };
        let related = || {
            let article = self.article?;
            let now = article.month();
            Some(match relation? {
                Relation::Last | Relation::Past => article.year() - i16::from(first + 2 >= now),
                Relation::Next | Relation::Coming => article.year() + i16::from(first <= now),
                // January's "this winter" began in December of the year before.
                _ => article.year() - i16::from(season == "WI" && now < 3),
            })
        };
        // Without a word that places it: the season of the year that the clause points at.
        let nearest = || {
            let article = self.article?;
            let now = article.month();
            Some(match self.side {
                Side::Future => article.year() + i16::from(first + 2 < now),
                Side::Past => article.year() - i16::from(first > now || season == "WI" && now < 3),
                _ => article.year() - i16::from(first > now + 3 || season == "WI" && now < 3),
            })
        };
        match self.year_of(year).or_else(related).or_else(nearest) {
            Some(year) => {
                (format!("{year}-{season}"), months(year, first, 3), "the season nearest to the article's day")
            }
            None => (format!("XXXX-{season}"), None, NO_DAY),
        }
    }

    pub(super) fn holiday(&self, index: usize, year: YearOf) -> Value {
        let nearest = || {
            let article = self.article?;
            let distance = |day: &Date| {
                let ahead = article.until(*day).map_or(i32::MAX / 2, |span| span.get_days());
                let wrong = matches!((self.side, ahead), (Side::Past, 8..) | (Side::Future, ..=-8));
                ahead.abs() + if wrong { 200 } else { 0 }
            };
            (-1..=1).filter_map(|shift| holiday::day(index, article.year() + shift)).min_by_key(distance)
        };
        let day = match self.year_of(year) {
            Some(year) => holiday::day(index, year),
            None => nearest(),
        };
        match day {
            Some(day) => (day.to_string(), Some(VisitDate::day(day)), "the holiday nearest to the article's day"),
            None => ("XXXX-XX-XX".to_owned(), None, NO_DAY),
        }
    }
}
