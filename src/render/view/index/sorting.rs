//! The place of a name in the alphabet.

use crate::annotate::{EntityKind, surname};
use crate::briefing::Entity;

/// What a name is sorted by: a person's surname and then the whole name, anything else as it is without "The".
pub(super) fn sort_key(entity: &Entity) -> (String, String) {
    key(entity.kind, &entity.name)
}

/// The letter that it stands under; `#` for what begins with none.
pub(super) fn initial(entity: &Entity) -> char {
    let first = sort_key(entity).0.chars().next();
    first.filter(char::is_ascii_alphabetic).map_or('#', |letter| letter.to_ascii_uppercase())
}

/// Letters without their marks, from the first letter or digit on. What the editor put in brackets behind a name to tell it
/// from another counts last.
fn key(kind: EntityKind, name: &str) -> (String, String) {
    let plain = |text: &str| {
        let letters = deunicode::deunicode(text).to_lowercase();
        letters.trim_start_matches(|c: char| !c.is_ascii_alphanumeric()).to_owned()
    };
    let bare = name.split(" (").next().unwrap_or(name);
    let first = match kind {
        EntityKind::Person => surname(bare).unwrap_or(bare),
        _ => bare.strip_prefix("The ").unwrap_or(bare),
    };
    let first = ["al-", "Al-", "el-", "El-"].iter().find_map(|article| first.strip_prefix(article)).unwrap_or(first);
    (plain(first), plain(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_stand_by_their_surname_and_bodies_without_their_article() {
        use EntityKind::{Organisation, Person};
        for (kind, name, by) in [
            (Person, "Ada Okafor", "okafor"),
            (Person, "Li Wei", "li"),
            (Person, "Émile Ébène (judge)", "ebene"),
            (Person, "Omar al-Hadid", "hadid"),
            (Person, "Cher", "cher"),
            (Organisation, "The Harbour Trust", "harbour trust"),
            (Organisation, "“Quay” Club", "quay\" club"),
        ] {
            assert_eq!(key(kind, name).0, by, "{name}");
        }
    }
}
