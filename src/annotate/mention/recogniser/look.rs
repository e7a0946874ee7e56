//! How a word looks by itself: its hash, its shape, and what the lists know of it.

use super::super::EntityKind;
use super::super::candidate::Candidate;
use super::super::lexicon::LEXICON;
use super::super::rare_surname::is_rare_surname;
use super::super::role::Role;
use super::super::word::{Line, Shape, Word};
use super::features::both;

/// What a list, or the rules, know of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trait {
    /// A given name.
    Given,
    /// A frequent surname.
    Surname,
    /// A surname that is printed first.
    SurnameFirst,
    /// "Mr".
    Honorific,
    /// Part of an office or of what belongs to it.
    InRole,
    /// Last word of a role.
    RoleEnds,
    /// First word of a role.
    RoleBegins,
    /// A word that ends the name of a body: "Bank".
    BodyEnds,
    /// A word that begins the name of a body: "Ministry".
    BodyBegins,
    /// A word that ends the name of a place: "River".
    PlaceWord,
    /// A word that ends the name of an event or of a work.
    EventWord,
    /// A verb of saying.
    Saying,
    /// "Chinese".
    Demonym,
    /// A word whose capital says nothing.
    Common,
    /// "in", "at", "near".
    Preposition,
    /// First in its sentence or after an opening mark.
    Opens,
    /// Two or more capitals and no small letter.
    Acronym,
    /// A surname, though not a frequent one.
    RareSurname,
}

/// Number of traits.
pub(super) const TRAITS: u32 = Trait::RareSurname as u32 + 1;

/// Words after which a place often stands.
const PREPOSITIONS: &[&str] =
    &["in", "at", "from", "near", "to", "across", "throughout", "outside", "inside", "around"];

/// Traits that a profile tells.
const TOLD: u32 = 1 << Trait::Given as u32
    | 1 << Trait::Surname as u32
    | 1 << Trait::Honorific as u32
    | 1 << Trait::InRole as u32
    | 1 << Trait::BodyEnds as u32
    | 1 << Trait::PlaceWord as u32
    | 1 << Trait::Saying as u32
    | 1 << Trait::Preposition as u32
    | 1 << Trait::Acronym as u32;

/// How a word looks.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    /// Hash of the word in small letters.
    pub(super) lower: u32,
    /// Hash of its shape: "Xx", "X.X.", "dddd".
    pub(super) shape: u32,
    /// Bit set of [`Trait`].
    pub(super) traits: u32,
    /// The listed name that it is part of; 0 where there is none.
    pub(super) listed: u8,
    /// The well-known body that it could be part of; 0 where there is none.
    pub(super) known: u8,
    /// The rules' candidate that it is part of; 0 where there is none.
    pub(super) ruled: u8,
    /// What matters most of the word without the word.
    pub(super) profile: u32,
    /// Hash of the beginning of a word in small letters; 0 for any other.
    pub(super) stem: u32,
    /// The topic that it tells of; 0 where it tells of none.
    pub(super) topic: u8,
}

impl Look {
    /// True where the word has a trait.
    pub(super) fn has(&self, which: Trait) -> bool {
        self.traits & 1 << which as u32 != 0
    }
}

/// The looks of a line's words.
pub(super) fn looks(line: &Line<'_>, roles: &[Role], candidates: &[&Candidate]) -> Vec<Look> {
    let words = &line.words;
    let mut looks: Vec<Look> = words.iter().map(look).collect();
    for role in roles {
        for (at, look) in looks.iter_mut().enumerate().take(role.to).skip(role.from) {
            look.traits |= 1 << Trait::InRole as u32;
            if at == role.from {
                look.traits |= 1 << Trait::RoleBegins as u32;
            }
            if at + 1 == role.to {
                look.traits |= 1 << Trait::RoleEnds as u32;
            }
        }
    }
    mark_listed(words, &mut looks);
    mark_known(words, &mut looks);
    for (look, word) in looks.iter_mut().zip(words) {
        look.profile = profile(look, word);
    }
    for candidate in candidates {
        let code = 1 + ((candidate.kind as u8) * 5 + candidate.sureness as u8) * 2;
        for (at, look) in looks.iter_mut().enumerate().take(candidate.words.1).skip(candidate.words.0) {
            look.ruled = code + u8::from(at > candidate.words.0);
        }
    }
    looks
}

fn look(word: &Word<'_>) -> Look {
    let lower = hash(word.lower());
    let mut look = Look { lower, shape: shape(word.text), ..Look::default() };
    let mut add = |holds: bool, which: Trait| look.traits |= u32::from(holds) << which as u32;
    match word.shape {
        Shape::Capital => {
            let head = LEXICON.head(word.text);
            let is_head = |kinds: &[EntityKind]| head.is_some_and(|head| kinds.contains(&head.kind));
            add(LEXICON.is_given(word.text), Trait::Given);
            add(LEXICON.is_surname(word.text), Trait::Surname);
            add(LEXICON.is_surname_first(word.text), Trait::SurnameFirst);
            add(is_rare_surname(word.lower()), Trait::RareSurname);
            add(LEXICON.is_honorific(word.text), Trait::Honorific);
            add(is_head(&[EntityKind::Organisation]) && head.is_some_and(|head| head.last), Trait::BodyEnds);
            add(is_head(&[EntityKind::Organisation]) && head.is_some_and(|head| head.first), Trait::BodyBegins);
            add(is_head(&[EntityKind::Place]), Trait::PlaceWord);
            add(is_head(&[EntityKind::Event, EntityKind::Work]), Trait::EventWord);
            add(LEXICON.is_demonym(word.text), Trait::Demonym);
            add(LEXICON.is_common(word.lower()), Trait::Common);
            add(word.opens, Trait::Opens);
            add(word.is_acronym(), Trait::Acronym);
        }
        Shape::Lower => {
            look.stem = stem(word.text);
            look.topic = LEXICON.topic(word.text);
            let mut add = |holds: bool, which: Trait| look.traits |= u32::from(holds) << which as u32;
            add(LEXICON.head(word.text).is_some_and(|head| head.small), Trait::EventWord);
            add(LEXICON.is_reporting(word.text), Trait::Saying);
            add(PREPOSITIONS.contains(&word.text), Trait::Preposition);
        }
        Shape::Number | Shape::Mark => {}
    }
    look
}

fn profile(look: &Look, word: &Word<'_>) -> u32 {
    let shape = match word.shape {
        Shape::Lower => 1,
        Shape::Capital => 2,
        Shape::Number => 3,
        Shape::Mark => 4 + u32::from(word.text.as_bytes().first().copied().unwrap_or_default()),
    };
    both(shape << 8 | u32::from(look.listed / 4), look.traits & TOLD)
}

/// Marks the longest listed name at each word: country, other place, weak place, body, anything else.
fn mark_listed(words: &[Word<'_>], looks: &mut [Look]) {
    let mut at = 0;
    while at < words.len() {
        let found = (words[at].shape != Shape::Lower).then(|| LEXICON.name_at(&words[at..])).flatten();
        let Some((length, name)) = found else {
            at += 1;
            continue;
        };
        let code = match (name.kind, name.country, name.weak) {
            (EntityKind::Place, true, _) => 1,
            (EntityKind::Place, false, false) => 2,
            (EntityKind::Place, false, true) => 3,
            (EntityKind::Organisation, ..) => 4,
            (EntityKind::Person, ..) => 5,
            _ => 6,
        };
        for (offset, look) in looks[at..at + length].iter_mut().enumerate() {
            look.listed = code * 4 + u8::from(offset > 0) * 2 + u8::from(length > 1);
        }
        at += length;
    }
}

/// Marks the longest well-known body at each word by its class, and whether the body goes on over several words.
fn mark_known(words: &[Word<'_>], looks: &mut [Look]) {
    let mut at = 0;
    while at < words.len() {
        let found = words[at].is_capital().then(|| LEXICON.known_body_at(&words[at..])).flatten();
        let Some((length, class)) = found else {
            at += 1;
            continue;
        };
        for (offset, look) in looks[at..at + length].iter_mut().enumerate() {
            look.known = (class + 1) * 4 + u8::from(offset > 0) * 2 + u8::from(length > 1);
        }
        at += length;
    }
}

/// Hash of a text (Fowler, Noll & Vo 1991), the same on every machine.
pub(super) fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Letters that are the stem of a word: enough to tell words apart, too few for most endings.
const STEM: usize = 5;

fn stem(word: &str) -> u32 {
    let end = word.char_indices().nth(STEM).map_or(word.len(), |(at, _)| at);
    hash(&word[..end])
}

/// Hash of a word's shape: capitals, small letters, digits, other signs, runs of three and more cut to two.
fn shape(text: &str) -> u32 {
    let (mut hash, mut last, mut run) = (0x811c_9dc5_u32, ' ', 0);
    for c in text.chars() {
        let class = match c {
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c if c.is_numeric() => 'd',
            c => c,
        };
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run <= 2 {
            hash = (hash ^ class as u32).wrapping_mul(0x0100_0193);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_of_one_shape_look_alike() {
        assert_eq!(shape("Tirana"), shape("Montevideo"));
        assert_eq!(shape("1987"), shape("123456"));
        assert_ne!(shape("FAO"), shape("Fao"));
        assert_ne!(hash("fao"), hash("foa"));
    }
}
