//! A sentence → its clauses, told from marks and small words; good enough to keep one event's people and days apart from
//! the next one's, and no parser.

use std::ops::Range;

use super::lexicon::{Form, TriggerKind};
use super::reading::Reading;
use crate::tables;

/// How a clause hangs on the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// The first of its sentence, or set off by a semicolon or a dash.
    Main,
    /// Begins with "who", "which" or "where": is about the last name before it.
    Relative,
    /// Takes up the clause before the relative clause again.
    Resumed,
    /// Begins with "and", "but" or "as".
    Coordinate,
    /// Begins with another small word: "after", "when", "if".
    Subordinate,
    /// Says who reports the rest: ", Petrov said in a statement".
    Attribution,
}

/// One clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// Its words.
    pub(super) words: Range<usize>,
    /// Its words after a relative clause that stands inside it.
    pub(super) resumed: Range<usize>,
    /// How it hangs on the one before.
    pub(super) link: Link,
}

impl Clause {
    /// From its first to its last word, a relative clause inside included.
    pub(super) fn whole(&self) -> Range<usize> {
        self.words.start..self.words.end.max(self.resumed.end)
    }
}

/// The clauses of a sentence, in order; every word belongs to one.
pub(super) fn clauses(reading: &Reading<'_>) -> Vec<Clause> {
    let mut found: Vec<Clause> = Vec::new();
    let mut start = 0;
    let mut link = Link::Main;
    let mut interrupted: Option<usize> = None;
    for index in 1..=reading.len() {
        let next =
            if index == reading.len() { Some(Link::Main) } else { opens(reading, start..index, interrupted.is_some()) };
        let Some(next) = next else { continue };
        if link == Link::Resumed
            && let Some(main) = interrupted.take().and_then(|main| found.get_mut(main))
        {
            main.resumed = start..index;
        }
        if next == Link::Relative && reading.before(index) == "," && interrupted.is_none() {
            interrupted = Some(found.len());
        }
        found.push(Clause { words: start..index, resumed: index..index, link });
        (start, link) = (index, next);
    }
    found
}

/// How the word after `open`, the clause so far, opens a new clause; none where it belongs to the clause.
fn opens(reading: &Reading<'_>, open: Range<usize>, interrupted: bool) -> Option<Link> {
    let index = open.end;
    if reading.time_at[index].is_some() && reading.time_at[index - 1].is_some() {
        return None;
    }
    let before = reading.before(index);
    if matches!(before, ";" | "—" | "–" | ":" | "(" | ")" | "]") {
        return Some(Link::Main);
    }
    if before == "," && is_attribution(reading, index) {
        return Some(Link::Attribution);
    }
    if before == "," && interrupted && resumes(reading, index) {
        return Some(Link::Resumed);
    }
    match reading.word(index) {
        "who" | "which" | "where" => Some(Link::Relative),
        "when" | "while" | "because" | "although" | "though" | "whereas" | "if" | "whether" | "besides" => {
            Some(Link::Subordinate)
        }
        "after" | "before" | "until" | "since" if !introduces_a_name_only(reading, index) => Some(Link::Subordinate),
        "that" if has_speech(reading, &open) => Some(Link::Subordinate),
        "saying" | "adding" if before == "," => Some(Link::Subordinate),
        "and" | "but" | "as" if begins_a_clause(reading, &open, index + 1) => Some(Link::Coordinate),
        _ => None,
    }
}

/// "Before the harbour summit in May": a phrase, no clause, since no verb follows before the next mark.
fn introduces_a_name_only(reading: &Reading<'_>, index: usize) -> bool {
    let rest = (index + 1..reading.len()).take_while(|&i| reading.word(i).chars().any(char::is_alphanumeric));
    rest.clone().count() > 0
        && !rest.into_iter().any(|i| reading.mention_at[i].is_none() && is_verb_like(reading.word(i)))
}

/// True for words that a clause has and a phrase has not.
pub(super) fn is_verb_like(word: &str) -> bool {
    word.ends_with("ed")
        || word.ends_with("ing")
        || matches!(word, "he" | "she" | "they" | "it" | "i" | "we")
        || tables::TENSE_WORDS.iter().any(|[known, class]| *known == word && *class != "plain" && *class != "planned")
}

/// True where the clause before a relative clause goes on: with a verb, not with one more item or small word.
fn resumes(reading: &Reading<'_>, index: usize) -> bool {
    let word = reading.word(index);
    matches!(word, "is" | "was" | "are" | "were" | "has" | "had" | "have" | "will" | "would" | "did" | "does")
        || reading.hits.iter().any(|hit| hit.word == index && !hit.is_noun() && hit.trigger.form != Form::Gerund)
        || has_subject_and_verb(reading, index)
}

/// True where a name and, close to it, a verb follow.
fn has_subject_and_verb(reading: &Reading<'_>, index: usize) -> bool {
    let verb = reading.hits.iter().find(|hit| hit.word > index && hit.word <= index + 6 && !hit.is_noun());
    verb.is_some_and(|hit| {
        (index..hit.word).all(|i| !matches!(reading.word(i), "," | "and"))
            && !reading.mentions_in(index..hit.word).is_empty()
    })
}

fn has_speech(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    reading.hits.iter().any(|hit| clause.contains(&hit.word) && hit.trigger.kind == TriggerKind::Speech)
}

/// True where the words from `index` to the end of the sentence only say who reports it.
fn is_attribution(reading: &Reading<'_>, index: usize) -> bool {
    if reading.word(index) == "according" {
        return true;
    }
    let speech = reading.hits.iter().find(|hit| hit.word >= index && hit.word <= index + 10);
    speech.is_some_and(|hit| {
        let no_comma =
            (index..hit.word).all(|i| !matches!(reading.word(i), "," | "and" | "that" | "to" | "who" | "which"));
        let no_content = !(hit.end..hit.end + 2).any(|i| reading.word(i) == "that");
        let preceded = index..hit.word;
        hit.trigger.kind == TriggerKind::Speech
            && hit.trigger.form != Form::Gerund
            && no_comma
            && no_content
            && (preceded.is_empty() || !reading.mentions_in(preceded).is_empty() || hit.word - index <= 5)
    })
}

/// True where a verb of its own follows: at once, after a helping verb, or after a name of its own.
fn begins_a_clause(reading: &Reading<'_>, open: &Range<usize>, index: usize) -> bool {
    let first = reading.word(index);
    if matches!(
        first,
        "he" | "she" | "they" | "it" | "was" | "were" | "is" | "are" | "had" | "has" | "have" | "will" | "would"
    ) {
        return true;
    }
    let verb_at = |range: Range<usize>| reading.hits.iter().find(|hit| range.contains(&hit.word) && !hit.is_noun());
    if verb_at(index..index + 2).is_some_and(|hit| hit.word == index || reading.mention_at[index].is_none()) {
        return true;
    }
    let end = (index..reading.len())
        .find(|&i| matches!(reading.word(i), "," | ";" | "and" | "but" | "—"))
        .unwrap_or(reading.len());
    let own_verb = verb_at(index..end);
    let had_verb = reading.hits.iter().any(|hit| open.contains(&hit.word));
    had_verb
        && own_verb.is_some_and(|hit| {
            // "…, and both councils said": who speaks takes no more than a few words.
            let says =
                hit.trigger.kind == TriggerKind::Speech && hit.trigger.form == Form::Past && hit.word - index <= 4;
            says || !reading.mentions_in(index..hit.word).is_empty()
        })
}
