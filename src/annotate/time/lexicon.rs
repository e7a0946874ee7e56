//! The words of time and tense, from the tables of `data/`.

use std::sync::LazyLock;

use hashbrown::HashMap;

use super::lexeme::{Amount, Feature, Relation, Sense, Tense, Unit};
use crate::tables;

/// What the tables say of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) sense: Sense,
    pub(super) tense: Tense,
    /// The [`Feature`]s that belong to the word itself.
    pub(super) features: u8,
}

impl Word {
    const UNKNOWN: Self = Self { sense: Sense::Plain, tense: Tense::None, features: 0 };
}

/// A word as the tables have it; the tense is none where it has to be guessed.
#[derive(Clone, Copy)]
struct Entry {
    sense: Sense,
    tense: Option<Tense>,
    features: u8,
}

const DETERMINERS: [&str; 10] = ["his", "her", "its", "their", "our", "my", "your", "’s", "'s", "no"];
const CONJUNCTIONS: [&str; 14] = [
    "and", "but", "or", "who", "which", "where", "when", "while", "as", "after", "before", "because", "though",
    "although",
];

/// Looked up only: no order of it reaches the output.
static WORDS: LazyLock<HashMap<String, Entry>> = LazyLock::new(lexicon);

fn lexicon() -> HashMap<String, Entry> {
    const NEW: Entry = Entry { sense: Sense::Plain, tense: None, features: 0 };
    let mut words: HashMap<String, Entry> = HashMap::new();
    let mut learn = |word: &str, sense: Sense| words.entry(word.to_lowercase()).or_insert(NEW).sense = sense;
    for [word, kind, value] in tables::NUMBER_WORDS {
        let amount = || value.parse().map_or(Sense::Amount(Amount::Vague), |n| Sense::Amount(Amount::Exact(n)));
        let rank = value.parse().ok().filter(|_| *kind == "rank").map(Sense::Rank);
        learn(word, rank.unwrap_or_else(amount));
    }
    for [word, class, value] in tables::TIME_WORDS {
        if let Some(sense) = sense(class, value) {
            learn(word, sense);
        }
    }
    for [name, month] in tables::MONTHS {
        learn(name, month.parse().map_or(Sense::Plain, Sense::Month));
    }
    for [name, day] in tables::WEEKDAYS {
        learn(name, day.parse().map_or(Sense::Plain, Sense::Weekday));
    }
    for [word, class] in tables::TENSE_WORDS {
        words.entry(word.to_lowercase()).or_insert(NEW).tense = Some(tense(class));
    }
    let mut mark = |word: &str, feature: Feature| {
        words.entry(word.to_owned()).or_insert(NEW).features |= feature as u8;
    };
    for word in DETERMINERS {
        mark(word, Feature::Determiner);
    }
    for word in CONJUNCTIONS {
        mark(word, Feature::Conjunction);
    }
    for [phrase, _] in tables::TIME_MODIFIERS {
        mark(phrase.split(' ').next().unwrap_or(phrase), Feature::Bends);
    }
    words
}

fn sense(class: &str, value: &'static str) -> Option<Sense> {
    Some(match class {
        "unit" => Sense::Unit(unit(value)?),
        "part" => Sense::Part(value),
        "season" => Sense::Season(value),
        "day" => Sense::Day(value.parse().ok()?),
        "tonight" => Sense::Tonight,
        "relation" => Sense::Relation(relation(value)?),
        "decade" => Sense::Decade(value.parse().ok()?),
        "edge" => Sense::Edge(value),
        "offset" => match value {
            "ago" => Sense::Ago,
            "earlier" => Sense::Earlier,
            _ => Sense::Later,
        },
        "link" => Sense::Link(value),
        "set" => Sense::Set(value),
        "now" => Sense::Now,
        "past" => Sense::PastRef,
        "future" => Sense::FutureRef,
        "zone" => Sense::Zone(value),
        "meridiem" => Sense::Meridiem(value == "pm"),
        "title" => Sense::Title,
        "counted" => Sense::Counted,
        _ => return None,
    })
}

fn unit(code: &str) -> Option<Unit> {
    Some(match code {
        "S" => Unit::Second,
        "M" => Unit::Minute,
        "H" => Unit::Hour,
        "D" => Unit::Day,
        "N" => Unit::Night,
        "WE" => Unit::Weekend,
        "W" => Unit::Week,
        "2W" => Unit::Fortnight,
        "MO" => Unit::Month,
        "Q" => Unit::Quarter,
        "SE" => Unit::Season,
        "Y" => Unit::Year,
        "E" => Unit::Decade,
        "C" => Unit::Century,
        _ => return None,
    })
}

fn relation(name: &str) -> Option<Relation> {
    Some(match name {
        "last" => Relation::Last,
        "this" => Relation::This,
        "next" => Relation::Next,
        "past" => Relation::Past,
        "coming" => Relation::Coming,
        "recent" => Relation::Recent,
        "that" => Relation::That,
        "same" => Relation::Same,
        "following" => Relation::Following,
        "previous" => Relation::Previous,
        _ => return None,
    })
}

fn tense(class: &str) -> Tense {
    match class {
        "past" => Tense::Past,
        "be-past" => Tense::BePast,
        "present" => Tense::Present,
        "future" => Tense::Future,
        "attitude" => Tense::Attitude,
        "planned" => Tense::Planned,
        "report" => Tense::Report,
        "shift" => Tense::Shift,
        "doubt" => Tense::Doubt,
        "timetable" => Tense::Timetable,
        "agenda" => Tense::Agenda,
        "condition" => Tense::Condition,
        "deal" => Tense::Deal,
        "effect" => Tense::Effect,
        _ => Tense::None,
    }
}

/// True for months that are also names of people or verbs.
pub(super) fn is_namesake(word: &str) -> bool {
    tables::TIME_WORDS.iter().any(|[name, class, _]| *class == "namesake" && word.eq_ignore_ascii_case(name))
}

/// What a word means, and what it tells of the tense of its clause.
pub(super) fn word(text: &str, capital: bool) -> Word {
    const LONGEST: usize = 24;
    let mut buffer = [0; LONGEST];
    let bytes = text.as_bytes();
    if text.ends_with("’ll") {
        return Word { tense: Tense::Future, ..Word::UNKNOWN };
    }
    let Some(lower) = buffer.get_mut(..bytes.len()) else { return Word::UNKNOWN };
    lower.copy_from_slice(bytes);
    lower.make_ascii_lowercase();
    let Ok(lower) = std::str::from_utf8(lower) else { return Word::UNKNOWN };
    let Some(&Entry { sense, tense, features }) = WORDS.get(lower) else {
        return Word { tense: guessed_tense(lower), ..Word::UNKNOWN };
    };
    let sense = match sense {
        // "may" and "march" in small letters are verbs; zones and newspapers' words have capitals.
        Sense::Month(_) | Sense::Weekday(_) | Sense::Title if !capital => Sense::Plain,
        Sense::Zone(_) if !text.bytes().all(|b| b.is_ascii_uppercase()) => Sense::Plain,
        other => other,
    };
    let tense = match tense {
        Some(_) if matches!(sense, Sense::Month(_)) => Tense::None,
        Some(tense) => tense,
        None => guessed_tense(lower),
    };
    Word { sense, tense, features }
}

fn guessed_tense(lower: &str) -> Tense {
    if lower.ends_with("'ll") {
        Tense::Future
    } else if lower.len() > 4 && lower.ends_with("ed") && !lower.ends_with("eed") {
        Tense::Past
    } else {
        Tense::None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_understood() {
        for [word, class, value] in tables::TIME_WORDS {
            assert!(*class == "namesake" || sense(class, value).is_some(), "{word} {class} {value}");
        }
        for [word, class] in tables::TENSE_WORDS {
            assert!(tense(class) != Tense::None || matches!(*class, "neither" | "plain"), "{word} {class}");
        }
    }
}
