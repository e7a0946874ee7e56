//! Weekdays, months and years that are part of a name: "Sunday Ighodalo", "Good Friday Agreement".

use super::lexeme::Lexeme;
use super::phrase::{Phrase, When};
use crate::annotate::{EntityKind, Mention};

/// True for a weekday, month, season or holiday inside the name of a person, body, work or event. A holiday that is the whole name has
/// its day, and so has a weekday behind the name of a person or body ("the World Bank Friday"): names seldom end in one, and names
/// are read too far before they are read too short. Years stay dates: "the 2022 World Cup". `mentions` are in order of their start; `offset`
/// is where the text of the lexemes begins.
pub(super) fn is_in_name(phrase: &Phrase, lexemes: &[Lexeme], offset: usize, mentions: &[Mention]) -> bool {
    let first = lexemes.get(phrase.first);
    let last = phrase.end.checked_sub(1).and_then(|at| lexemes.get(at));
    let Some((first, last)) = first.zip(last) else { return false };
    let (start, end) = (offset + first.span.start, offset + last.span.end);
    let behind = mentions.partition_point(|mention| mention.span.start <= start);
    let Some(name) = behind.checked_sub(1).and_then(|at| mentions.get(at)) else { return false };
    if end > name.span.end {
        return false;
    }
    let is_of_people = matches!(name.kind, EntityKind::Person | EntityKind::Organisation);
    let is_named = is_of_people || matches!(name.kind, EntityKind::Work | EntityKind::Event);
    let stands_behind = is_of_people && start > name.span.start && end == name.span.end;
    match phrase.when {
        When::Weekday { .. } => is_named && !stands_behind,
        When::Holiday { .. } => is_named && name.span != (start..end),
        When::Month { .. } | When::Season { .. } => is_named,
        _ => false,
    }
}
