//! Posts that one person has on one occasion, told as a deed of that person: "The mediator in the talks was Stein".

use std::sync::LazyLock;

use super::agent::Agent;
use super::deed::{Contrast, Deed};
use super::term::Term;
use super::worded::Worded;
use crate::annotate::{EntityKind, Mention, MentionForm};
use crate::tables;

/// Words between a post and its verb, or between a name and its verb.
const REACH: usize = 8;
/// Words of content around it that say what occasion it is of.
const NEAR: usize = 8;

/// Class and words.
static HOLDERS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let all = tables::CLAIM_DEEDS.iter().filter(|[_, contrast, ..]| *contrast == "holder");
    all.flat_map(|[class, _, _, forms]| forms.split('/').map(move |words| (*class, words))).collect()
});

/// Who holds what in one sentence, in order.
pub(super) fn holders(sentence: usize, worded: &Worded<'_>) -> Vec<Deed> {
    let mut found = Vec::new();
    for at in 0..worded.len() {
        let Some((class, words)) = HOLDERS.iter().find(|(_, words)| worded.reads(at, words)) else { continue };
        let end = at + words.split(' ').count();
        let is_plain = worded.words[at].mention.is_none() && !worded.words[at].quoted && !worded.tells_another(at);
        let person = is_plain.then(|| told_behind(worded, at, end).or_else(|| told_before(worded, at))).flatten();
        found.extend(person.and_then(|person| deed(sentence, worded, class, at..end, person)));
    }
    found
}

fn person_at<'a>(worded: &Worded<'a>, at: usize) -> Option<&'a Mention> {
    let person = worded.words.get(at)?.mention?;
    (person.kind == EntityKind::Person && person.form != MentionForm::Nominal).then_some(person)
}

/// "The only mediator in the talks is Stein", "The mediator was General Stein".
fn told_behind<'a>(worded: &Worded<'a>, at: usize, end: usize) -> Option<&'a Mention> {
    const TITLES: usize = 3;
    let is_subject =
        (at.saturating_sub(3)..at).any(|i| matches!(worded.word(i), "the" | "its" | "their" | "’s" | "'s"));
    let reach = (end..worded.len().min(end + REACH)).take_while(|&i| !worded.words[i].is_mark);
    let verb = reach.clone().find(|&i| matches!(worded.word(i), "is" | "was" | "be"))?;
    let between_is_bare = (end..verb).all(|i| !matches!(worded.word(i), "who" | "that" | "which" | "said" | "whether"));
    let name = (verb + 1..worded.len().min(verb + 2 + TITLES)).find(|&i| worded.words[i].mention.is_some())?;
    let titles_only = (verb + 1..name).all(|i| worded.words[i].text.starts_with(char::is_uppercase));
    // "The captain is Stein's brother".
    let person = person_at(worded, name)?;
    let behind = (name..worded.len()).find(|&i| worded.words[i].mention != Some(person));
    let stands_alone = behind.is_none_or(|i| !matches!(worded.word(i), "’s" | "'s" | "and"));
    (is_subject && between_is_bare && titles_only && stands_alone).then_some(person)
}

/// "Stein will be chief executive", "Stein, who owns the yard, is the captain".
fn told_before<'a>(worded: &Worded<'a>, at: usize) -> Option<&'a Mention> {
    let has_article = worded.before(at) == "the";
    let verb = at.checked_sub(if has_article { 2 } else { 1 })?;
    let is_ahead = worded.word(verb) == "be" && worded.before(verb) == "will";
    let is_told = has_article && matches!(worded.word(verb), "is" | "was");
    if !(is_ahead || is_told) {
        return None;
    }
    let mut name = verb.checked_sub(if is_ahead { 2 } else { 1 })?;
    if worded.word(name) == "," {
        // Back over an apposition.
        name = (name.saturating_sub(REACH)..name).rev().find(|&i| worded.word(i) == ",")?.checked_sub(1)?;
    }
    person_at(worded, name)
}

fn deed(
    sentence: usize,
    worded: &Worded<'_>,
    class: &str,
    own: std::ops::Range<usize>,
    person: &Mention,
) -> Option<Deed> {
    let clause = worded.clause(own.start);
    let mut near: Vec<Term> = clause
        .filter(|i| i.abs_diff(own.start) <= NEAR)
        .flat_map(|i| worded.words[i].term.into_iter().chain(worded.words[i].more))
        .collect();
    near.sort_unstable();
    near.dedup();
    Some(Deed {
        sentence,
        class: class.to_owned(),
        contrast: Contrast::Agent,
        span: worded.words.get(own.start)?.span.start..worded.words.get(own.end - 1)?.span.end,
        is_done: true,
        is_denied: false,
        agents: vec![Agent { entity: Some(person.entity.clone()), terms: Vec::new(), span: person.span.clone() }],
        when: None,
        on_behalf_of: None,
        near,
        is_bare: false,
    })
}

#[cfg(test)]
mod tests {
    use crate::annotate::fixture::Fixture;

    fn holders(body: &str) -> Vec<String> {
        let article = Fixture::new("a", "2031-05-12", body)
            .name("Ada Okafor", "person/ada-okafor")
            .name("Ines Moreau", "person/ines-moreau")
            .build();
        let held = article
            .claims
            .deeds
            .iter()
            .filter(|deed| matches!(deed.class.as_str(), "mediator" | "chief-executive" | "head"));
        held.flat_map(|deed| deed.agents.iter().filter_map(|agent| Some(agent.entity.clone()?.0))).collect()
    }

    #[test]
    fn who_is_told_to_hold_a_post_does() {
        for text in [
            "The only mediator in the harbour talks was Ada Okafor.",
            "Ada Okafor, who owns the yard, will be chief executive of the joint yard.",
            "The watch has been entrusted to Ada Okafor.",
            "They will answer to a northern admiral, Ada Okafor.",
            "Ada Okafor is at the head of the northern team.",
            "It was Ada Okafor who led the northern team.",
        ] {
            assert_eq!(holders(text), ["person/ada-okafor"], "{text}");
        }
    }

    #[test]
    fn who_only_stands_near_a_post_does_not() {
        for text in
            ["The mediator was Ada Okafor’s brother.", "Ada Okafor met the mediator.", "A mediator is not Ada Okafor."]
        {
            assert!(holders(text).is_empty(), "{text}");
        }
    }
}
