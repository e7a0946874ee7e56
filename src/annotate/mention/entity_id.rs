//! Stable, readable ids of entities.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::EntityKind;

/// Stable, readable id of an entity: `person/qin-gang`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntityId(pub String);

impl EntityId {
    /// The id of a name: its kind, and the name in small ASCII letters, digits and hyphens.
    pub fn of(kind: EntityKind, name: &str) -> Self {
        let mut slug = String::with_capacity(name.len());
        for c in deunicode::deunicode(name).chars() {
            match c {
                'A'..='Z' | 'a'..='z' | '0'..='9' => slug.push(c.to_ascii_lowercase()),
                '\'' | '.' => {}
                _ if slug.ends_with('-') || slug.is_empty() => {}
                _ => slug.push('-'),
            }
        }
        let slug = slug.trim_end_matches('-');
        let slug = if slug.is_empty() { "unnamed" } else { slug };
        Self(format!("{}/{slug}", kind.slug()))
    }
}

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_and_never_empty() {
        for (name, id) in [
            ("José Núñez", "person/jose-nunez"),
            ("J. R. Smith", "person/j-r-smith"),
            ("U.S.–X", "person/us-x"),
            ("!!", "person/unnamed"),
        ] {
            assert_eq!(EntityId::of(EntityKind::Person, name).0, id);
        }
    }
}
