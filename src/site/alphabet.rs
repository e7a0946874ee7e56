//! The place of a name in the alphabet.

use crate::annotate::{EntityKind, folded, is_given_name, surname};
use crate::briefing::{Alias, Entity};

/// What a name is sorted by: a person's surname and then the whole name, anything else as it is without "The".
pub fn sort_key(entity: &Entity) -> (String, String) {
    key(entity.kind, &entity.name, &entity.aliases)
}

/// The letter that it stands under; `#` for what begins with none.
pub fn initial(entity: &Entity) -> char {
    let first = sort_key(entity).0.chars().next();
    first.filter(char::is_ascii_alphabetic).map_or('#', |letter| letter.to_ascii_uppercase())
}

/// Letters without their marks, from the first letter or digit on. What the editor put in brackets behind a name to tell it
/// from another counts last.
fn key(kind: EntityKind, name: &str, aliases: &[Alias]) -> (String, String) {
    let plain = |text: &str| {
        let letters = deunicode::deunicode(text).to_lowercase();
        letters.trim_start_matches(|c: char| !c.is_ascii_alphanumeric()).to_owned()
    };
    let bare = name.split(" (").next().unwrap_or(name);
    let first = match kind {
        EntityKind::Person => {
            called(bare, aliases).or_else(|| family_first(bare)).or_else(|| surname(bare)).unwrap_or(bare)
        }
        _ => bare.strip_prefix("The ").unwrap_or(bare),
    };
    let first = ["al-", "Al-", "el-", "El-"].iter().find_map(|article| first.strip_prefix(article)).unwrap_or(first);
    (plain(first), plain(name))
}

/// The first or last word of a name by which alone the texts call the person most, unless only that one is a given name.
fn called<'n>(name: &'n str, aliases: &[Alias]) -> Option<&'n str> {
    let (first, rest) = name.split_once(' ')?;
    let last = surname(rest).unwrap_or(rest);
    let times = |word: &str| {
        let alone = aliases.iter().filter(|alias| folded(&alias.text) == folded(word));
        alone.map(|alias| alias.count).sum::<usize>()
    };
    let is_family =
        |word: &str, other: &str| times(word) > times(other) && (!is_given_name(word) || is_given_name(other));
    [(first, last), (last, first)].into_iter().find(|(word, other)| is_family(word, other)).map(|(word, _)| word)
}

/// "Szűcs Katalin": of two words the first, where only the second is a given name and the first has a letter that English has not;
/// English given names that no list has stand first without one.
fn family_first(name: &str) -> Option<&str> {
    let (first, last) = name.split_once(' ').filter(|(_, last)| !last.contains(' '))?;
    (!first.is_ascii() && !is_given_name(first) && is_given_name(last)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::Statement;

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
            assert_eq!(key(kind, name, &[]).0, by, "{name}");
        }
    }

    #[test]
    fn people_stand_by_the_name_that_texts_call_them_alone() {
        let alone = |text: &str| {
            vec![Alias { text: text.to_owned(), count: 2, example: Statement { article: 0, sentence: 0 } }]
        };
        for (name, called, by) in [
            ("Mei Lin", "Lin", "lin"),
            ("Mei Lin", "Mei", "mei"),
            ("Szűcs Katalin", "Szűcs", "szucs"),
            ("Szűcs Katalin", "", "szucs"),
            ("Boris Okafor", "Boris", "okafor"),
            ("Zoltán Okafor Jr", "Okafor", "okafor"),
        ] {
            assert_eq!(key(EntityKind::Person, name, &alone(called)).0, by, "{name}");
        }
    }
}
