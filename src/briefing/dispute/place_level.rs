//! Buildings, cities and what is wider: only places of one level can be two answers to one question.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::annotate::BUILDINGS;
use crate::tables;

/// Whether a name is that of a building or of a city; none for a country and a region.
pub(super) fn level(id: &str) -> Option<&'static str> {
    type Slugs = BTreeSet<String>;
    static PLACES: LazyLock<(Slugs, Slugs)> = LazyLock::new(|| {
        let slug = |row: &[&str; 5]| deunicode::deunicode(row[0]).to_lowercase().replace(' ', "-");
        let (cities, regions): (Vec<_>, Vec<_>) =
            tables::PLACES.iter().partition(|row| matches!(row[1], "city" | "capital"));
        (cities.into_iter().map(slug).collect(), regions.into_iter().map(slug).collect())
    });
    let (cities, regions) = &*PLACES;
    let name = id.split_once('/')?.1;
    let parts: Vec<&str> = name.split('-').collect();
    if parts.len() > 1 && parts.iter().any(|part| BUILDINGS.contains(part)) {
        return Some("building");
    }
    let is_wide = || tables::COUNTRIES.iter().any(|row| row[0].to_lowercase().replace(' ', "-") == name);
    match cities.contains(name) {
        true => Some("city"),
        false if regions.contains(name) || is_wide() => None,
        false => Some("town"),
    }
}
