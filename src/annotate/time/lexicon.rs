//! The words of time and tense, from the tables of `data/`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::lexeme::{Amount, Relation, Sense, Tense, Unit};
use crate::tables;

static WORDS: LazyLock<HashMap<String, (Sense, Option<Tense>)>> = LazyLock::new(lexicon);

fn lexicon() -> HashMap<String, (Sense, Option<Tense>)> {
    let mut words: HashMap<String, (Sense, Option<Tense>)> = HashMap::new();
    let mut learn = |word: &str, sense: Sense| {
        words.entry(word.to_lowercase()).or_insert((Sense::Plain, None)).0 = sense;
    };
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
        words.entry(word.to_lowercase()).or_insert((Sense::Plain, None)).1 = Some(tense(class));
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
pub(super) fn word(text: &str, capital: bool) -> (Sense, Tense) {
    const LONGEST: usize = 24;
    let mut buffer = [0; LONGEST];
    let bytes = text.as_bytes();
    if text.ends_with("’ll") {
        return (Sense::Plain, Tense::Future);
    }
    let Some(lower) = buffer.get_mut(..bytes.len()) else { return (Sense::Plain, Tense::None) };
    lower.copy_from_slice(bytes);
    lower.make_ascii_lowercase();
    let Ok(lower) = std::str::from_utf8(lower) else { return (Sense::Plain, Tense::None) };
    let (sense, tense) = WORDS.get(lower).copied().unwrap_or((Sense::Plain, None));
    let sense = match sense {
        // "may" and "march" in small letters are verbs; zones and newspapers' words have capitals.
        Sense::Month(_) | Sense::Weekday(_) | Sense::Title if !capital => Sense::Plain,
        Sense::Zone(_) if !text.bytes().all(|b| b.is_ascii_uppercase()) => Sense::Plain,
        other => other,
    };
    match tense {
        Some(_) if matches!(sense, Sense::Month(_)) => (sense, Tense::None),
        Some(tense) => (sense, tense),
        None => (sense, guessed_tense(lower)),
    }
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
