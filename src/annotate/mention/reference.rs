//! Offices in the place of a name: "the Secretary", "Peru’s top diplomat", "his Peruvian counterpart". One is resolved only
//! where the article names exactly one person who holds it; a rival, named or not, leaves it alone.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::{LEXICON, OfficeClass};
use super::office::{Office, country};
use super::resolve::Places;
use super::role::{Role, roles};
use super::word::{Line, Shape, Word, words};
use super::{EntityId, EntityKind, Mention, MentionForm};
use crate::annotate::Sentence;
use crate::article::Span;

/// Words after which an office is said of somebody and stands for nobody.
const SAID_OF: [&str; 28] = [
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "become",
    "becomes",
    "became",
    "as",
    "named",
    "appointed",
    "elected",
    "remain",
    "remains",
    "remained",
    "serving",
    "served",
    "sworn",
    "nominated",
    "called",
    "like",
    "considered",
    "or",
    "than",
    "picked",
    "chosen",
];

/// Words after an office that make it another's, or that part of a longer phrase.
const GOES_ON: [&str; 12] =
    ["of", "for", "at", "in", "under", "from", "who", "whose", "that", "designate", "elect", "and"];

/// Paragraphs above an office without a country in which its holder must be named.
const REACH: usize = 3;

/// A person of the article with an office that is printed beside the name.
struct Holder<'m> {
    entity: &'m EntityId,
    name: &'m str,
    office: Office,
    /// Number of the sentence that prints it.
    sentence: u32,
}

/// An office that stands beside no name.
struct Reference {
    span: Span,
    office: Office,
    is_description: bool,
}

/// The references of an article, in order of their start; `mentions` are its names in theirs.
pub(super) fn references(body: &str, lines: &[Line<'_>], sentences: &[Sentence], mentions: &[Mention]) -> Vec<Mention> {
    let places = Places::of(body, sentences);
    let holders = holders(mentions, &places);
    if holders.is_empty() {
        return Vec::new();
    }
    let mut printed: BTreeSet<Office> = BTreeSet::new();
    let mut found: Vec<Reference> = Vec::new();
    let mut rest = mentions;
    for line in lines {
        let (Some(first), Some(last)) = (line.words.first(), line.words.last()) else { continue };
        rest = &rest[rest.partition_point(|mention| mention.span.end <= first.start())..];
        let here = &rest[..rest.partition_point(|mention| mention.span.start < last.end())];
        for role in roles(&line.words) {
            let office = Office::read(&line.words, &role);
            printed.insert(office.clone());
            found.extend(reference(&line.words, &role, office, here));
        }
        found.extend(counterparts(&line.words, here, &holders));
    }
    let mut known: BTreeMap<Office, Option<&Holder<'_>>> = BTreeMap::new();
    let mut by_place: BTreeMap<usize, Vec<Mention>> = BTreeMap::new();
    for reference in found {
        let office = reference.office.clone();
        let holder = *known.entry(office).or_insert_with_key(|office| only_holder(office, &holders, &printed));
        let is_near = |holder: &&Holder<'_>| {
            reference.office.of.is_some() || is_named_near(holder.entity, reference.span.start, mentions, &places)
        };
        if let Some(holder) = holder.filter(is_near) {
            by_place.entry(reference.span.start).or_default().push(mention(reference, holder));
        }
    }
    // One place that would mean two people means nobody.
    let alone = |mut here: Vec<Mention>| {
        here.dedup_by(|a, b| a.entity == b.entity);
        (here.len() == 1).then(|| here.pop()).flatten()
    };
    by_place.into_values().filter_map(alone).collect()
}

/// True where a person is named before a place of the body, at most so many paragraphs above it.
fn is_named_near(entity: &EntityId, at: usize, mentions: &[Mention], places: &Places) -> bool {
    let (_, here) = places.at(at);
    let before = mentions[..mentions.partition_point(|mention| mention.span.start < at)].iter().rev();
    let mut near = before.take_while(|mention| places.at(mention.span.start).1 + REACH >= here);
    near.any(|mention| mention.entity == *entity)
}

fn holders<'m>(mentions: &'m [Mention], places: &Places) -> Vec<Holder<'m>> {
    let mut found = Vec::new();
    for mention in mentions.iter().filter(|mention| mention.kind == EntityKind::Person) {
        let Some(role) = mention.role.as_deref() else { continue };
        let words = words(role, 0);
        for role in roles(&words) {
            let office = Office::read(&words, &role);
            let (sentence, _) = places.at(mention.span.start);
            found.push(Holder { entity: &mention.entity, name: &mention.name, office, sentence });
        }
    }
    found
}

/// The reference that a role is: definite, one office, beside no name, said of nobody.
fn reference(words: &[Word<'_>], role: &Role, office: Office, here: &[Mention]) -> Option<Reference> {
    let last = &words[role.office_end - 1];
    let is_plural = last.lower().ends_with('s') && last.lower() != "boss";
    if role.class != OfficeClass::Office
        || is_plural
        || !office.now
        || office.counted
        || is_beside_a_name(words, role, here)
    {
        return None;
    }
    let possessive = role.office > role.from && words[role.from..role.office].iter().any(Word::is_possessive);
    let the = role.from.checked_sub(1).is_some_and(|at| words[at].lower() == "the");
    let start = if the { role.from - 1 } else { role.from };
    let said_of = words[start.saturating_sub(3)..start].iter().any(|word| SAID_OF.contains(&word.lower()));
    let listed = start.checked_sub(1).is_some_and(|at| words[at].text == ":");
    if !(the || possessive) || said_of || listed || !may_end(words.get(role.to)) {
        return None;
    }
    Some(Reference { span: free_span(words, role.office, role.to, here)?, office, is_description: possessive })
}

/// True where a personal name stands right beside the role, which is then its own.
fn is_beside_a_name(words: &[Word<'_>], role: &Role, here: &[Mention]) -> bool {
    let start = words[role.from].start();
    let earlier = words[..role.from].iter().rev().take(3);
    let apposed = |mention: &Mention| {
        let between: Vec<&str> =
            earlier.clone().filter(|word| word.start() >= mention.span.end).map(|word| word.text).collect();
        mention.span.end <= start
            && between.len() < 3
            && between.last().is_none_or(|first| matches!(*first, "," | "(" | "–" | "—"))
    };
    let goes_on = words.get(role.to).is_some_and(|word| word.is_capital() && !word.opens);
    goes_on || people(here).any(apposed) || is_followed_by_a_name(words, role.to, here)
}

/// True where the phrase is at its end: a mark, a verb or a small word that does not carry it on.
fn may_end(next: Option<&Word<'_>>) -> bool {
    let Some(word) = next else { return true };
    let lower = word.lower();
    if GOES_ON.contains(&lower) || matches!(word.text, "-" | "–" | "’") {
        return false;
    }
    let verb = LEXICON.is_reporting(lower) || lower.ends_with("ed") || lower.ends_with('s');
    word.shape == Shape::Mark || word.is_possessive() || verb || LEXICON.is_common(lower) || is_small_word(lower)
}

fn is_small_word(lower: &str) -> bool {
    matches!(
        lower,
        "met"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "should"
            | "must"
            | "had"
            | "did"
            | "went"
            | "came"
            | "left"
            | "flew"
            | "spoke"
            | "made"
            | "took"
            | "gave"
            | "held"
            | "saw"
            | "to"
            | "on"
            | "with"
            | "by"
            | "after"
            | "before"
            | "during"
            | "over"
            | "about"
            | "into"
            | "but"
            | "when"
            | "while"
            | "also"
            | "not"
            | "then"
            | "again"
            | "himself"
            | "herself"
            | "later"
            | "if"
            | "because"
            | "since"
            | "against"
            | "began"
            | "told"
    )
}

/// The words of the office without names inside it; none where a name stands in their midst.
fn free_span(words: &[Word<'_>], from: usize, to: usize, here: &[Mention]) -> Option<Span> {
    let free = |at: &usize| {
        let word = &words[*at];
        here.iter().all(|mention| mention.span.end <= word.start() || mention.span.start >= word.end())
    };
    let to = (from..to).take_while(free).last()? + 1;
    let to = if matches!(words[to - 1].lower(), "of" | "to" | "the" | "for" | "at") { to - 1 } else { to };
    let to = if matches!(words[to - 1].lower(), "of" | "to" | "for" | "at") { to - 1 } else { to };
    (to > from).then(|| words[from].start()..words[to - 1].end())
}

/// "his Peruvian counterpart" in a sentence that names one person before it: that person's posts, of the other country.
fn counterparts(words: &[Word<'_>], here: &[Mention], holders: &[Holder<'_>]) -> Vec<Reference> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate().filter(|(_, word)| word.lower() == "counterpart") {
        let Some((of, first)) = demonym_before(words, at) else { continue };
        let whose = first.checked_sub(1).is_some_and(|at| matches!(words[at].lower(), "his" | "her" | "their"));
        let before: BTreeSet<&EntityId> =
            people(here).filter(|m| m.span.end <= word.start()).map(|m| &m.entity).collect();
        let (true, 1, Some(person)) = (whose, before.len(), before.first()) else { continue };
        if is_followed_by_a_name(words, at + 1, here) {
            continue;
        }
        let posts: BTreeSet<&str> =
            holders.iter().filter(|h| h.entity == *person && h.office.now).map(|h| h.office.post()).collect();
        for post in posts {
            let office = Office { title: post.to_owned(), of: Some(of.to_owned()), now: true, counted: false };
            found.push(Reference { span: word.start()..word.end(), office, is_description: true });
        }
    }
    found
}

/// True where a person is named right after a role, perhaps behind a comma.
fn is_followed_by_a_name(words: &[Word<'_>], to: usize, here: &[Mention]) -> bool {
    let end = words[to - 1].end();
    let comma = words.get(to).is_some_and(|word| word.shape == Shape::Mark);
    let to = words.get(to + usize::from(comma)).map_or(end, Word::end);
    people(here).any(|mention| mention.span.start >= end && mention.span.start < to)
}

fn people(here: &[Mention]) -> impl Iterator<Item = &Mention> {
    here.iter().filter(|mention| mention.kind == EntityKind::Person)
}

/// The country whose demonym ends right before a word, and where it begins.
fn demonym_before(words: &[Word<'_>], at: usize) -> Option<(&'static str, usize)> {
    let one = at.checked_sub(1)?;
    let two =
        one.checked_sub(1).and_then(|two| Some((country(&format!("{} {}", words[two].text, words[one].text))?, two)));
    two.or_else(|| Some((country(words[one].text)?, one)))
}

/// The first naming of the only person who can be meant by an office; none where several can, a holder of another time or
/// country among them, whom the article need not name.
fn only_holder<'h, 'm>(
    office: &Office,
    holders: &'h [Holder<'m>],
    printed: &BTreeSet<Office>,
) -> Option<&'h Holder<'m>> {
    let fits = |held: &Office| match &office.of {
        Some(of) => held.is_of(of) && held.post() == office.post(),
        None => is_called(held, &office.title),
    };
    let fitting: Vec<&Holder<'_>> = holders.iter().filter(|holder| fits(&holder.office)).collect();
    let entities: BTreeSet<&EntityId> = fitting.iter().map(|holder| holder.entity).collect();
    let of: BTreeSet<&String> = printed.iter().filter(|held| fits(held)).filter_map(|held| held.of.as_ref()).collect();
    let all_now = printed.iter().filter(|held| fits(held)).all(|held| held.now);
    fitting.first().copied().filter(|_| entities.len() == 1 && of.len() <= 1 && all_now)
}

fn mention(reference: Reference, holder: &Holder<'_>) -> Mention {
    let Reference { span, office, is_description } = reference;
    let whose = office.of.as_ref().map(|of| format!(" of {of}")).unwrap_or_default();
    let (title, name, sentence) = (&office.title, holder.name, holder.sentence);
    Mention {
        span,
        kind: EntityKind::Person,
        name: holder.name.to_owned(),
        entity: holder.entity.clone(),
        form: if is_description { MentionForm::Nominal } else { MentionForm::Title },
        role: None,
        sense: None,
        rule: format!("the only {title}{whose} that the article names: {name}, sentence {sentence}"),
    }
}

/// True where an office may be called so for short: it is the title, or its head without rank ("the minister").
fn is_called(held: &Office, short: &str) -> bool {
    let main = held.title.split(" of ").next().unwrap_or_default();
    let is_deputy = |title: &str| {
        title
            .split(' ')
            .any(|word| matches!(word, "deputy" | "assistant" | "vice" | "under" | "associate" | "acting" | "interim"))
    };
    held.title == short
        || is_deputy(main) == is_deputy(short)
            && (main == short || main.strip_suffix(short).is_some_and(|rest| rest.ends_with(' ')))
}
