//! Who does what a verb tells: its subject, who stands behind "by", a description or a name with its role.

use super::term::Term;
use super::worded::Worded;
use crate::annotate::{EntityId, EntityKind, Mention};
use crate::article::Span;

/// Who did it, as printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Agent {
    /// The name, where there is one.
    pub entity: Option<EntityId>,
    /// The words of content of a description or of the role beside the name.
    pub terms: Vec<Term>,
    /// The printed words.
    pub span: Span,
}

/// Who does what the verb at an index tells.
pub(super) fn agents(worded: &Worded<'_>, at: usize) -> Vec<Agent> {
    agents_of(worded, at, at + 1)
}

pub(super) fn agents_of(worded: &Worded<'_>, at: usize, end: usize) -> Vec<Agent> {
    if worded.word(at) == "at" && is_be(worded.before(at)) {
        // "Stein is at the head of the team".
        return subject(worded, at - 1);
    }
    if is_passive(worded, at) { by_agents(worded, end) } else { subject(worded, at) }
}

/// Who is chosen: the person behind the verb, or the subject of "was elected", or before "whom … elected".
pub(super) fn chosen(worded: &Worded<'_>, at: usize, end: usize) -> Option<Agent> {
    let person = |i: usize| worded.words[i].mention.filter(|mention| mention.kind == EntityKind::Person);
    let behind = || (end..worded.len().min(end + 7)).take_while(|&i| !worded.words[i].is_mark).find_map(person);
    let whom = (at.saturating_sub(5)..at).rev().find(|&i| worded.word(i) == "whom");
    let before = |from: usize| (from.saturating_sub(8)..from).rev().find_map(person);
    let found = match whom {
        Some(whom) => before(whom),
        None if is_passive(worded, at) => before(at),
        None => behind(),
    };
    found.map(|mention| Agent { entity: Some(mention.entity.clone()), terms: Vec::new(), span: mention.span.clone() })
}

fn is_be(word: &str) -> bool {
    matches!(word, "was" | "were" | "been" | "is" | "are" | "be" | "being" | "got")
}

/// False for "It was Stein who signed".
pub(super) fn is_passive(worded: &Worded<'_>, at: usize) -> bool {
    worded.word(at + 1) == "by"
        || (at.saturating_sub(3)..at)
            .any(|i| is_be(worded.word(i)) && (i + 1..at).all(|j| !matches!(worded.word(j), "who" | "which" | "that")))
}

/// Who stands behind "by", with the one whom "and" joins to them: "agreed by Stein and Moreau".
fn by_agents(worded: &Worded<'_>, end: usize) -> Vec<Agent> {
    let Some(first) = by_agent(worded, end) else { return Vec::new() };
    let and =
        worded.words.iter().position(|word| word.span.start >= first.span.end).filter(|&i| worded.word(i) == "and");
    let other = and.and_then(|and| named_from(worded, and + 1)).filter(|other| other.entity.is_some());
    std::iter::once(first).chain(other).collect()
}

fn by_agent(worded: &Worded<'_>, end: usize) -> Option<Agent> {
    let by = (end..(end + 7).min(worded.len())).find(|&i| worded.word(i) == "by")?;
    if worded.reads(by, "by order") || worded.reads(by, "by decree") {
        return None;
    }
    named_from(worded, by + 1)
}

/// The party named from an index on: a name, or words of content with the name that may follow.
pub(super) fn named_from(worded: &Worded<'_>, from: usize) -> Option<Agent> {
    let start =
        if matches!(worded.word(from), "the" | "a" | "an" | "his" | "her" | "its" | "their") { from + 1 } else { from };
    let start = if worded.word(start) == "own" { start + 1 } else { start };
    let mut terms = Vec::new();
    let mut at = start;
    while let Some(word) = worded.words.get(at) {
        if let Some(mention) = word.mention {
            let ends = (at..worded.len()).find(|&i| worded.words[i].mention != Some(mention)).unwrap_or(worded.len());
            let is_adjective =
                worded.words.get(ends).is_some_and(|next| next.term.is_some() || matches!(next.text, "’s" | "'s"))
                    && (mention.kind == EntityKind::Place
                        || worded.words.get(ends).is_some_and(|next| matches!(next.text, "’s" | "'s")));
            if is_adjective {
                at = if matches!(worded.word(ends), "’s" | "'s") { ends + 1 } else { ends };
                continue;
            }
            if !stands(mention) {
                break;
            }
            return Some(Agent {
                entity: Some(mention.entity.clone()),
                terms: with_role(terms, mention),
                span: worded.words[start].span.start..mention.span.end,
            });
        }
        match word.term {
            Some(term) => terms.push(term),
            None => break,
        }
        at += 1;
    }
    let end = worded.words.get(at.checked_sub(1)?)?.span.end;
    if let Some(person) = in_apposition(worded, at).filter(|_| !terms.is_empty()) {
        let span = worded.words[start].span.start..person.span.end;
        return Some(Agent { entity: Some(person.entity.clone()), terms: with_role(terms, person), span });
    }
    (!terms.is_empty()).then(|| Agent { entity: None, terms, span: worded.words[start].span.start..end })
}

/// The person named behind a description: "by the mayor, Stein,", "to a colonel, Major General Stein".
fn in_apposition<'a>(worded: &Worded<'a>, comma: usize) -> Option<&'a Mention> {
    const TITLES: usize = 3;
    let is_title = |i: usize| worded.words[i].text.starts_with(char::is_uppercase);
    let name = (comma + 1..worded.len().min(comma + 2 + TITLES)).find(|&i| worded.words[i].mention.is_some())?;
    let person = worded.words[name].mention.filter(|mention| mention.kind == EntityKind::Person)?;
    let behind = (name..worded.len()).find(|&i| worded.words[i].mention != Some(person));
    let closes = behind.is_none_or(|i| matches!(worded.word(i), "," | "." | ";" | ")"));
    (worded.word(comma) == "," && (comma + 1..name).all(is_title) && closes).then_some(person)
}

fn stands(mention: &Mention) -> bool {
    matches!(mention.kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Place | EntityKind::Other)
}

fn with_role(mut terms: Vec<Term>, mention: &Mention) -> Vec<Term> {
    let role = mention.role.as_deref().unwrap_or_default().to_lowercase();
    terms.extend(role.split([' ', '-', ',']).filter_map(Term::of_word));
    if mention.kind == EntityKind::Organisation {
        terms.extend(mention.name.to_lowercase().split(' ').filter_map(Term::of_word));
    }
    terms
}

/// The subject before an active verb: the name or the description next to it, through "who" and through an apposition, with those
/// that "and" joins to it.
fn subject(worded: &Worded<'_>, verb: usize) -> Vec<Agent> {
    let Some(mut at) = verb.checked_sub(1) else { return Vec::new() };
    loop {
        let word = worded.word(at);
        let skips = matches!(
            word,
            "had" | "has" | "have" | "also" | "then" | "later" | "himself" | "herself" | "both" | "not" | "himself,"
        ) || word.ends_with("ly")
            || worded.words[at].time.is_some();
        if !skips {
            break;
        }
        let Some(before) = at.checked_sub(1) else { return Vec::new() };
        at = before;
    }
    if matches!(worded.word(at), "who" | "which" | "that") {
        let Some(before) = at.checked_sub(1) else { return Vec::new() };
        at = if worded.word(before) == "," { before.saturating_sub(1) } else { before };
    } else if worded.word(at) == "," {
        // "Stein, the owner, ordered": back over the apposition.
        let Some(comma) = (at.saturating_sub(14)..at).rev().find(|&i| worded.word(i) == ",") else { return Vec::new() };
        // "The owner, Stein, ordered": who stands inside it by name is the one.
        let inside = worded.words[at - 1].mention.filter(|mention| mention.kind == EntityKind::Person);
        at = if inside.is_some() { at - 1 } else { comma.saturating_sub(1) };
    }
    if worded.word(at) == "and" {
        return subject_before_and(worded, at);
    }
    let mut agents = Vec::new();
    if let Some((agent, start)) = party_ending(worded, at) {
        let joined = start.checked_sub(1).filter(|&i| worded.word(i) == "and").and_then(|i| i.checked_sub(1));
        agents.push(agent);
        if let Some((other, _)) = joined.and_then(|before| party_ending(worded, before)) {
            agents.push(other);
        }
    }
    agents
}

/// "Divers found the hatch and opened it": the subject of the clause's first verb.
fn subject_before_and(worded: &Worded<'_>, and: usize) -> Vec<Agent> {
    let first = (worded.clause(and).start..and)
        .find(|&i| worded.words[i].mention.is_none() && super::tense::is_past(worded.word(i)));
    first.filter(|&verb| !is_passive(worded, verb)).map(|verb| subject(worded, verb)).unwrap_or_default()
}

/// The party whose last word is at an index, and the index of its first word; a place after "in" or "of" belongs to the words before.
fn party_ending(worded: &Worded<'_>, mut at: usize) -> Option<(Agent, usize)> {
    let end = worded.words.get(at)?.span.end;
    for _ in 0..3 {
        let word = worded.words.get(at)?;
        let Some(mention) = word.mention else { break };
        let start = (0..=at).rev().take_while(|&i| worded.words[i].mention == Some(mention)).last()?;
        // "The fire at the Esmeralda broke out".
        let start = if worded.before(start) == "the" && start > 1 { start - 1 } else { start };
        let behind_link = matches!(worded.before(start), "in" | "of" | "from" | "at" | "for" | "near");
        if !behind_link {
            return stands(mention).then(|| {
                (
                    Agent {
                        entity: Some(mention.entity.clone()),
                        terms: with_role(Vec::new(), mention),
                        span: mention.span.clone(),
                    },
                    start,
                )
            });
        }
        at = start.checked_sub(2)?;
    }
    let mut terms = Vec::new();
    let mut start = at + 1;
    for index in (0..=at).rev() {
        match worded.words[index].term {
            Some(term) => terms.push(term),
            None if worded.words[index].mention.is_some()
                || matches!(worded.word(index), "’s" | "'s" | "of") && index < at => {}
            None => break,
        }
        start = index;
    }
    (!terms.is_empty()).then(|| (Agent { entity: None, terms, span: worded.words[start].span.start..end }, start))
}
