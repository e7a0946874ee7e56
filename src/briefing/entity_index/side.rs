//! The country or body that a printed role puts a person on.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::tables::COUNTRIES;

/// Names, aliases and demonyms → the country.
static COUNTRY: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let mut map = BTreeMap::new();
    for [name, _, demonyms, _, aliases] in COUNTRIES {
        map.insert(*name, *name);
        for form in demonyms.split(';').chain(aliases.split(';')).filter(|form| !form.is_empty()) {
            map.insert(form, *name);
        }
    }
    map
});

/// The country that every role with a country in front agrees on: "US Secretary of State" → "United States".
pub(super) fn side<'r>(roles: impl Iterator<Item = &'r str>) -> Option<String> {
    let mut sides: Vec<&str> = roles.filter_map(country_in_front).collect();
    sides.sort_unstable();
    sides.dedup();
    match sides.as_slice() {
        [only] => Some((*only).to_owned()),
        _ => None,
    }
}

fn country_in_front(role: &str) -> Option<&'static str> {
    let words: Vec<&str> = role.split(' ').collect();
    (1..=words.len().min(4)).rev().find_map(|length| {
        let front = words[..length].join(" ");
        let front = front.strip_suffix("’s").or_else(|| front.strip_suffix("'s")).unwrap_or(&front);
        COUNTRY.get(front).copied()
    })
}

#[cfg(test)]
mod tests {
    use super::side;

    #[test]
    fn roles_agree_or_there_is_no_side() {
        assert_eq!(side(["South Korea’s foreign minister", "minister"].into_iter()).as_deref(), Some("South Korea"));
        assert_eq!(side(["Kenyan envoy", "U.S. envoy"].into_iter()), None);
        assert_eq!(side(["finance minister"].into_iter()), None);
    }
}
