//! Offices in the place of a name: "the Secretary", "Peru’s top diplomat", "his Peruvian counterpart". One is resolved only
//! where the article names exactly one person who holds it; a rival, named or not, leaves it alone.

use std::collections::{BTreeMap, BTreeSet};

use super::handover::changes_hands;
use super::holder::{self, Held, Holder, Offices, OnlyHolder, OpenReference, could_head, is_one_of, only_holder};
use super::lexicon::{LEXICON, OfficeClass};
use super::office::{Office, country};
use super::resolve::Places;
use super::role::{Role, roles};
use super::said_of::subject as said_of;
use super::word::{Line, Shape, Word};
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

/// An office or description that stands for somebody whom the article names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The words that stand for the person; its rule says why they do.
    pub mention: Mention,
    /// Index of the mention that tells whose office it is, in the article's mentions by name.
    pub named_by: usize,
}

/// An office that stands beside no name.
struct Found {
    span: Span,
    office: Office,
    is_description: bool,
}

/// The references of an article, in order of their start, and what it says of offices; `mentions` are its names in theirs.
/// `year` is that of the article: who held an office in another is not asked.
pub(super) fn references(
    body: &str,
    lines: &[Line<'_>],
    sentences: &[Sentence],
    mentions: &[Mention],
    year: Option<i16>,
) -> (Vec<Reference>, Offices) {
    let mut read = Read { held: holder::held(body, mentions), ..Read::default() };
    let mut first = 0;
    for line in lines {
        let (Some(start), Some(last)) = (line.words.first(), line.words.last()) else { continue };
        first += mentions[first..].partition_point(|mention| mention.span.end <= start.start());
        let length = mentions[first..].partition_point(|mention| mention.span.start < last.end());
        read.line(&line.words, &mentions[first..first + length], first, !tells_another_year(&line.words, year));
    }
    read.held.sort_by_key(|held| held.mention);
    let places = Places::of(body, sentences);
    read.resolve(mentions, &places)
}

/// True where a sentence tells of another year.
fn tells_another_year(words: &[Word<'_>], year: Option<i16>) -> bool {
    let number = |word: &Word<'_>| word.text.parse::<i16>().ok().filter(|_| word.text.len() == 4);
    words.iter().filter_map(number).any(|told| (1500..2100).contains(&told) && Some(told) != year)
}

/// What the lines of an article say of offices.
#[derive(Default)]
struct Read {
    held: Vec<Held>,
    printed: BTreeSet<Office>,
    found: Vec<Found>,
    /// Lines that may hold a counterpart: the person named before it, whose it is, and where it stands.
    counterparts: Vec<Counterpart>,
    said: Vec<Reference>,
    changed: BTreeSet<Office>,
}

/// "his Peruvian counterpart" behind one person.
struct Counterpart {
    span: Span,
    of: &'static str,
    /// The person whose counterpart it is.
    person: EntityId,
}

impl Read {
    /// Reads one line; `here` are its names, the first of which has this index in the article.
    fn line(&mut self, words: &[Word<'_>], here: &[Mention], first: usize, is_present: bool) {
        let roles = roles(words);
        for (at, role) in roles.iter().enumerate() {
            let mut office = Office::read(words, role);
            if changes_hands(words, &roles, at) {
                office.changes = true;
                self.changed.insert(office.clone());
            }
            if let Some(subject) = said_of(words, role, here) {
                office.now &= !subject.past;
                let named_by = first + subject.mention;
                if office.of.is_some() {
                    self.held.push(Held { mention: named_by, office: office.clone() });
                }
                self.said.extend(said(words, role, here, &here[subject.mention], named_by));
            } else if is_present {
                self.found.extend(reference(words, role, roles.get(at + 1), office.clone(), here));
            }
            self.printed.insert(office);
        }
        if is_present {
            self.counterparts.extend(counterparts(words, here));
        }
    }

    fn resolve(mut self, mentions: &[Mention], places: &Places) -> (Vec<Reference>, Offices) {
        let holders: Vec<Holder<'_>> = self.held.iter().map(|held| holder(held, mentions, places)).collect();
        let also: Vec<Found> = self.counterparts.iter().flat_map(|counterpart| counterpart.offices(&holders)).collect();
        self.found.extend(also);
        let mut known: BTreeMap<Office, Option<OnlyHolder<'_, '_>>> = BTreeMap::new();
        let mut by_place: BTreeMap<usize, Vec<Reference>> = BTreeMap::new();
        let mut open = Vec::new();
        self.found.retain(|found| !is_one_of(&self.changed, &found.office));
        for found in self.found {
            let office = found.office.clone();
            let only = *known.entry(office).or_insert_with_key(|o| only_holder(o, &holders, &self.printed));
            let needs_nearness = found.office.of.is_none() || found.office.is_loose();
            let is_near = |only: &OnlyHolder<'_, '_>| {
                found.span.start < only.until
                    && !has_rival(&found, only.first, &holders)
                    && (!needs_nearness || is_named_near(only.first.entity, found.span.start, mentions, places))
            };
            if let Some(only) = only.filter(is_near) {
                by_place.entry(found.span.start).or_default().push(resolved(found, only.first));
            } else if is_open(&found.office, &holders) {
                open.push(OpenReference { span: found.span, office: found.office });
            }
        }
        for said in self.said {
            by_place.entry(said.mention.span.start).or_insert_with(|| vec![said]);
        }
        open.retain(|open| !by_place.contains_key(&open.span.start));
        open.dedup_by(|a, b| a.span.start == b.span.start);
        // One place that would mean two people means nobody.
        let alone = |mut here: Vec<Reference>| {
            here.dedup_by(|a, b| a.mention.entity == b.mention.entity);
            (here.len() == 1).then(|| here.pop()).flatten()
        };
        let references = by_place.into_values().filter_map(alone).collect();
        let printed = self.printed.into_iter().filter(|office| office.of.is_some()).collect();
        (references, Offices { held: self.held.clone(), open, printed, changed: self.changed })
    }
}

/// True where another article may tell who holds an office: it is that of a country or body, and nobody of this one has it.
fn is_open(office: &Office, holders: &[Holder<'_>]) -> bool {
    let has = |holder: &Holder<'_>| office.of == holder.office.of && holder.office.post() == office.post();
    office.of.is_some() && !office.is_loose() && !holders.iter().any(has)
}

/// True where somebody else is named before an office without a country whom it could be short for: "the secretary" behind a secretary
/// of state and a secretary-general.
fn has_rival(found: &Found, only: &Holder<'_>, holders: &[Holder<'_>]) -> bool {
    let before = holders.iter().filter(|holder| holder.start < found.span.start && holder.entity != only.entity);
    found.office.of.is_none() && before.into_iter().any(|holder| could_head(&holder.office.title, &found.office.title))
}

fn holder<'m>(held: &'m Held, mentions: &'m [Mention], places: &Places) -> Holder<'m> {
    let mention = &mentions[held.mention];
    let (sentence, _) = places.at(mention.span.start);
    let (entity, name, start) = (&mention.entity, mention.name.as_str(), mention.span.start);
    Holder { mention: held.mention, entity, name, office: &held.office, start, sentence }
}

/// What a sentence says of a name; nothing where it is printed beside the name and so its role already.
fn said(words: &[Word<'_>], role: &Role, here: &[Mention], of: &Mention, named_by: usize) -> Option<Reference> {
    let span = free_span(words, role.office, role.to, here)?;
    let mention = Mention {
        span,
        kind: EntityKind::Person,
        name: of.name.clone(),
        entity: of.entity.clone(),
        form: MentionForm::Nominal,
        role: None,
        sense: None,
        rule: format!("said of {} in the same sentence", of.name),
    };
    Some(Reference { mention, named_by })
}

/// True where a person is named before a place of the body, at most so many paragraphs above it.
fn is_named_near(entity: &EntityId, at: usize, mentions: &[Mention], places: &Places) -> bool {
    let (_, here) = places.at(at);
    let before = mentions[..mentions.partition_point(|mention| mention.span.start < at)].iter().rev();
    let mut near = before.take_while(|mention| places.at(mention.span.start).1 + REACH >= here);
    near.any(|mention| mention.entity == *entity)
}

/// The reference that a role is: definite, one office, beside no name, said of nobody.
fn reference(words: &[Word<'_>], role: &Role, next: Option<&Role>, office: Office, here: &[Mention]) -> Option<Found> {
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
    if !(the || possessive) || said_of || listed || !(may_end(words.get(role.to)) || is_one_of_two(words, role, next)) {
        return None;
    }
    Some(Found { span: free_span(words, role.office, role.to, here)?, office, is_description: possessive })
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

/// True for "the secretary and the minister", "the secretary and his aide": both are complete. "The secretary and the
/// minister of fisheries" may be one phrase.
fn is_one_of_two(words: &[Word<'_>], role: &Role, next: Option<&Role>) -> bool {
    let is = |at: usize, wanted: &[&str]| words.get(at).is_some_and(|word| wanted.contains(&word.lower()));
    let is_whole = || next.is_some_and(|next| next.from == role.to + 2 && next.to == next.office_end);
    is(role.to, &["and"]) && (is(role.to + 1, &["his", "her"]) || is(role.to + 1, &["the"]) && is_whole())
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

/// "his Peruvian counterpart" in a sentence that names one person before it.
fn counterparts(words: &[Word<'_>], here: &[Mention]) -> Vec<Counterpart> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate().filter(|(_, word)| word.lower() == "counterpart") {
        let Some((of, first)) = demonym_before(words, at) else { continue };
        let whose = first.checked_sub(1).is_some_and(|at| matches!(words[at].lower(), "his" | "her" | "their"));
        let before: BTreeSet<&EntityId> =
            people(here).filter(|m| m.span.end <= word.start()).map(|m| &m.entity).collect();
        let (true, 1, Some(person)) = (whose, before.len(), before.first()) else { continue };
        if !is_followed_by_a_name(words, at + 1, here) {
            found.push(Counterpart { span: word.start()..word.end(), of, person: (*person).clone() });
        }
    }
    found
}

impl Counterpart {
    /// The posts that the person holds, of the other country.
    fn offices(&self, holders: &[Holder<'_>]) -> Vec<Found> {
        let posts: BTreeSet<&str> = holders
            .iter()
            .filter(|holder| *holder.entity == self.person && holder.office.now)
            .map(|holder| holder.office.post())
            .collect();
        let office = |post: &str| Office { title: post.to_owned(), of: Some(self.of.to_owned()), ..Office::held_now() };
        let found = |post| Found { span: self.span.clone(), office: office(post), is_description: true };
        posts.into_iter().map(found).collect()
    }
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

fn resolved(found: Found, holder: &Holder<'_>) -> Reference {
    let Found { span, office, is_description } = found;
    let whose = office.of.as_ref().map(|of| format!(" of {of}")).unwrap_or_default();
    let (title, name, sentence) = (&office.title, holder.name, holder.sentence);
    let mention = Mention {
        span,
        kind: EntityKind::Person,
        name: holder.name.to_owned(),
        entity: holder.entity.clone(),
        form: if is_description { MentionForm::Nominal } else { MentionForm::Title },
        role: None,
        sense: None,
        rule: format!("the only {title}{whose} that the article names: {name}, sentence {sentence}"),
    };
    Reference { mention, named_by: holder.mention }
}
