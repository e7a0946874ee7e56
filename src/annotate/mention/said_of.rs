//! Offices that a sentence says of somebody whom it names: "Rojas is the first minister to resign", "Rojas, who was
//! previously Peru’s envoy", "the last minister to resign was Rojas".

use super::lexicon::OfficeClass;
use super::role::Role;
use super::word::{Shape, Word};
use super::{EntityKind, Mention};

/// The mention of whom an office is said.
pub(super) struct Subject {
    /// Its index in the names of the line.
    pub(super) mention: usize,
    /// True where the office is held no longer, for all that is said.
    pub(super) past: bool,
}

/// Words that may stand between the verb and the office.
const BETWEEN: [&str; 10] =
    ["the", "a", "an", "still", "now", "currently", "previously", "formerly", "once", "officially"];

/// The person of whom a role is said; `here` are the names of the line.
pub(super) fn subject(words: &[Word<'_>], role: &Role, here: &[Mention]) -> Option<Subject> {
    let is_office = role.class == OfficeClass::Office && is_whole(words, role);
    is_office.then(|| before(words, role, here).or_else(|| after(words, role, here)))?
}

/// "NAME is the OFFICE", "NAME, who was OFFICE".
fn before(words: &[Word<'_>], role: &Role, here: &[Mention]) -> Option<Subject> {
    let gap = words[..role.from].iter().rev().take(3).take_while(|word| BETWEEN.contains(&word.lower())).count();
    let verb = role.from.checked_sub(gap + 1)?;
    let past = matches!(words[verb].lower(), "was" | "were");
    if !past && !matches!(words[verb].lower(), "is" | "became" | "becomes" | "remains" | "remained") {
        return None;
    }
    let is_who = verb > 1 && words[verb - 1].lower() == "who" && words[verb - 2].text == ",";
    let end = if is_who { verb - 2 } else { verb };
    let ends_here =
        |mention: &Mention| mention.kind == EntityKind::Person && end > 0 && mention.span.end == words[end - 1].end();
    let mention = here.iter().position(ends_here)?;
    (is_who || leads(words, &here[mention])).then_some(Subject { mention, past })
}

/// "the OFFICE to resign was NAME".
fn after(words: &[Word<'_>], role: &Role, here: &[Mention]) -> Option<Subject> {
    let the = role.from.checked_sub(1).is_some_and(|at| words[at].lower() == "the");
    let verb = (role.to..words.len()).take(7).find(|&at| matches!(words[at].lower(), "is" | "was"))?;
    let between = &words[role.to..verb];
    let is_plain = between.first().is_none_or(|word| word.lower() == "to")
        && between.iter().all(|word| word.shape != Shape::Mark && !word.is_possessive());
    let next = words.get(verb + 1)?.start();
    let mention = here.iter().position(|mention| mention.kind == EntityKind::Person && mention.span.start == next)?;
    let past = words[verb].lower() == "was";
    (the && is_plain).then_some(Subject { mention, past })
}

/// True where the office ends with the phrase: "is the minister’s aide" and "is minister material" say something else.
fn is_whole(words: &[Word<'_>], role: &Role) -> bool {
    let Some(next) = words.get(role.to) else { return true };
    next.shape == Shape::Mark && !next.is_possessive() && !matches!(next.text, "-" | "–" | "’")
        || matches!(
            next.lower(),
            "to" | "of"
                | "for"
                | "in"
                | "at"
                | "under"
                | "from"
                | "who"
                | "and"
                | "but"
                | "when"
                | "while"
                | "until"
                | "since"
                | "after"
                | "before"
                | "during"
                | "on"
                | "is"
                | "was"
                | "that"
        )
}

/// True where a name leads its clause, its role included: "the son of Rojas is the minister" says nothing of Rojas.
fn leads(words: &[Word<'_>], mention: &Mention) -> bool {
    let start = words.partition_point(|word| word.start() < mention.span.start);
    let role: Vec<&str> = mention.role.iter().flat_map(|role| role.split(' ')).collect();
    let with_role =
        start.checked_sub(role.len()).filter(|&from| words[from..start].iter().map(|word| word.text).eq(role));
    let from = with_role.unwrap_or(start);
    from.checked_sub(1).is_none_or(|at| {
        let word = &words[at];
        let is_open = word.shape == Shape::Mark && !word.is_possessive() && word.text != "’";
        is_open
            || matches!(
                word.lower(),
                "since" | "that" | "because" | "when" | "while" | "as" | "after" | "where" | "said" | "says"
            )
    })
}
