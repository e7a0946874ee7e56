//! When a day begins in a country: at midnight in the first of its time zones to reach it.

use std::sync::LazyLock;

use hashbrown::HashMap;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::tables::{COUNTRIES, COUNTRY_ZONES};

static ZONES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let by_code: HashMap<&str, &str> = COUNTRY_ZONES.iter().map(|row| (row[0], row[1])).collect();
    COUNTRIES.iter().filter_map(|row| Some((row[0], *by_code.get(row[1])?))).collect()
});

/// The moment at which a day begins in a country, by its name in `data/countries.tsv`; none for one without known zones. Summer
/// time as the IANA time zone database has it.
pub(crate) fn day_begins(day: Date, country: &str) -> Option<Timestamp> {
    zones(country).filter_map(|zone| Some(day.to_zoned(zone).ok()?.timestamp())).min()
}

/// The day that it is at a moment where the country's clocks are ahead of all its others.
pub(crate) fn day_at(moment: Timestamp, country: &str) -> Option<Date> {
    zones(country).map(|zone| moment.to_zoned(zone).date()).max()
}

fn zones(country: &str) -> impl Iterator<Item = TimeZone> {
    let names = ZONES.get(country).copied().unwrap_or_default();
    names.split(';').filter_map(|name| TimeZone::get(name).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_in_the_east_of_a_country_first() {
        let day = jiff::civil::date(2023, 6, 18);
        let begins = |country| day_begins(day, country).map(|at| at.to_string());
        assert_eq!(begins("United States").as_deref(), Some("2023-06-18T04:00:00Z"));
        assert_eq!(begins("India").as_deref(), Some("2023-06-17T18:30:00Z"));
        assert_eq!(begins("Nowhere"), None);
        let eve: Timestamp = "2023-06-18T01:58:00Z".parse().unwrap();
        assert_eq!(day_at(eve, "United States"), Some(jiff::civil::date(2023, 6, 17)));
        assert_eq!(day_at(eve, "India"), Some(day));
    }

    #[test]
    fn every_listed_zone_is_known_and_every_country_of_the_table() {
        let codes: hashbrown::HashSet<&str> = COUNTRIES.iter().map(|row| row[1]).collect();
        for [code, zones] in COUNTRY_ZONES {
            assert!(codes.contains(code), "{code}");
            assert!(zones.split(';').all(|zone| TimeZone::get(zone).is_ok()), "{zones}");
        }
    }
}
