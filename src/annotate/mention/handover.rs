//! Offices that change hands in a sentence: "replaced Trade Minister Rojas with Mora", "Mora was sworn in as trade minister". Whom
//! such an office means in the rest of the article nothing tells.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::lexicon::OfficeClass;
use super::role::Role;
use super::word::Word;
use crate::tables::OFFICE_HANDOVER_CUES;

static CUES: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| OFFICE_HANDOVER_CUES.iter().map(|[word, used]| (*word, *used)).collect());

/// True where a role of a line changes hands in it. An office that does so by the hand of another ("the president replaced
/// the minister") is the one that the verb is about.
pub(super) fn changes_hands(words: &[Word<'_>], roles: &[Role], at: usize) -> bool {
    let role = &roles[at];
    if role.class != OfficeClass::Office {
        return false;
    }
    words.iter().enumerate().any(|(cue, word)| match CUES.get(word.lower()) {
        Some(&"moves") if is_passive(words, cue) => is_last_before(roles, at, cue) || is_taken(words, role, cue),
        Some(&"moves") if word.lower() == "named" || word.lower() == "elected" => is_taken_as(words, role, cue),
        Some(&"moves") => role.from > cue,
        Some(_) => is_last_before(roles, at, cue) || is_taken_as(words, role, cue) || is_of(words, role, cue),
        None => false,
    })
}

/// "was dismissed", "has been replaced".
fn is_passive(words: &[Word<'_>], cue: usize) -> bool {
    words[cue.saturating_sub(2)..cue]
        .iter()
        .any(|word| matches!(word.lower(), "was" | "were" | "been" | "be" | "being" | "is" | "are" | "newly"))
}

/// The role nearest before a word.
fn is_last_before(roles: &[Role], at: usize, cue: usize) -> bool {
    roles[at].to <= cue && roles.get(at + 1).is_none_or(|next| next.to > cue)
}

/// "was appointed trade minister", "was sworn in as trade minister".
fn is_taken(words: &[Word<'_>], role: &Role, cue: usize) -> bool {
    role.from > cue && role.from <= cue + 3 || is_taken_as(words, role, cue)
}

fn is_taken_as(words: &[Word<'_>], role: &Role, cue: usize) -> bool {
    let from = role.from.saturating_sub(3);
    role.from > cue && words[from..role.from].iter().any(|word| word.lower() == "as")
}

/// "the resignation of the trade minister", "succeeded Trade Minister Rojas".
fn is_of(words: &[Word<'_>], role: &Role, cue: usize) -> bool {
    let is_object = matches!(words[cue].lower(), "succeeded" | "succeeds" | "succeeding" | "resignation" | "dismissal");
    is_object && role.from > cue && role.from <= cue + 3
}
