//! What a sentence leans on: pronouns, offices and days whose meaning stands outside it, each with what it means.

use jiff::civil::Date;

use super::sentence::Reader;
use crate::annotate::{EntityId, pronoun_gender};
use crate::article::Span;
use crate::briefing::Statement;
use crate::date::VisitDate;

/// Words of a sentence with what they mean, which the site adds in brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referent {
    /// The words, in the body of the article.
    pub span: Span,
    /// What they mean.
    pub meaning: Meaning,
}

/// What words mean that stand for something outside their sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// These entities.
    Entities(Vec<EntityId>),
    /// This date.
    Date(VisitDate),
}

/// Words for one person.
const PRONOUNS: [&str; 6] = ["he", "him", "his", "she", "her", "hers"];

/// "The two", "both sides": several who were named before.
const PAIR_WORDS: [&str; 3] = ["two", "pair", "duo"];

/// Words before "the two" nouns that need nobody: "the two countries" goes with names of countries as well.
const BOTH: [&str; 8] = ["sides", "men", "women", "leaders", "ministers", "presidents", "countries", "nations"];

/// Days that are told from the day of publication.
const NEAR_DAYS: [&str; 7] = ["yesterday", "today", "tomorrow", "tonight", "last", "next", "previous"];

/// Words that a text says of itself, its author or its reader.
const FIRST_PERSON: [&str; 10] = ["i", "we", "our", "us", "my", "me", "you", "your", "here", "ours"];

/// An "it" before this word has nothing in its sentence to stand for.
const IT: usize = 10;

/// Unless it stands for what follows: "it is unclear whether".
const AFTER_IT: [&str; 4] = ["is", "was", "remains", "remained"];

/// The words of a sentence that lean on others, each with its meaning; none where one of them cannot be told, so that the
/// sentence does not stand alone.
pub(super) fn referents(reader: &Reader<'_>, at: Statement) -> Option<Vec<Referent>> {
    let span = reader.span(at)?;
    let words = reader.words(at);
    let mut found = Vec::new();
    for (place, (word, start)) in words.iter().enumerate() {
        if FIRST_PERSON.contains(&word.as_str()) && !(word == "us" && is_capital(reader, at.article, *start)) {
            return None;
        }
        let next = words.get(place + 1).map_or("", |(word, _)| word.as_str());
        let previous = place.checked_sub(1).map_or("", |before| words[before].0.as_str());
        let own = || *start..*start + word.len();
        if PRONOUNS.contains(&word.as_str()) {
            found.extend(person(reader, at, &span, own(), (word, place))?);
        } else if is_pair(word, previous, next) {
            found.extend(pair(reader, at, &span, own())?);
        } else if ["they", "them", "their"].contains(&word.as_str()) && place < 3
            || word == "it" && place < IT && !AFTER_IT.contains(&next)
        {
            return None;
        }
    }
    found.extend(offices(reader, at, &span));
    found.extend(days(reader, at, &span));
    found.sort_by_key(|referent| referent.span.start);
    Some(found)
}

fn is_capital(reader: &Reader<'_>, article: usize, start: usize) -> bool {
    let body = &reader.articles[article].article.body;
    body.get(start..).is_some_and(|rest| rest.starts_with("US"))
}

fn is_pair(word: &str, previous: &str, next: &str) -> bool {
    // "The two largest economies", "the two weeks" count things and point at nobody.
    let counts = next.ends_with("est") || ["year", "day", "week", "month"].iter().any(|unit| next.starts_with(unit));
    PAIR_WORDS.contains(&word) && previous == "the" && !counts || word == "both" && BOTH.contains(&next)
}

/// Whom "he" or "she" means: nothing to add where the sentence names somebody whom it can mean; else the only one whom the
/// sentence before names. None: it cannot be told.
fn person(
    reader: &Reader<'_>,
    at: Statement,
    span: &Span,
    own: Span,
    (word, place): (&str, usize),
) -> Option<Vec<Referent>> {
    let before = reader.people(at.article, &(span.start..own.start));
    let wanted = pronoun_gender(if word == "him" { "he" } else { word });
    // "Whether Ode would see him": not who sees, but the one whom the sentence before names.
    if word == "him" && before.len() == 1 {
        let previous = reader.before(at)?;
        let people = reader.people(at.article, &reader.span(previous)?);
        let mut others = people.iter().filter(|id| !before.contains(id));
        let (Some(only), None) = (others.next(), others.next()) else { return None };
        let is_told = wanted.is_some() && reader.genders(at.article).get(only).copied() == wanted;
        return is_told.then(|| vec![Referent { span: own, meaning: Meaning::Entities(vec![only.clone()]) }]);
    }
    let genders = reader.genders(at.article);
    let can_mean = |id: &EntityId| wanted.is_none() || genders.get(id).is_none_or(|gender| Some(*gender) == wanted);
    if before.iter().any(can_mean) {
        return Some(Vec::new());
    }
    // "During his visit, Mr Ode said": the name follows at once.
    let ahead = own.end..(own.end + 60).min(span.end);
    if ["his", "her"].contains(&word) && place < 4 && reader.people(at.article, &ahead).iter().any(can_mean) {
        return Some(Vec::new());
    }
    let previous = reader.before(at)?;
    let people = reader.people(at.article, &reader.span(previous)?);
    let [only] = people.as_slice() else { return None };
    let is_told = wanted.is_some() && genders.get(only).copied() == wanted;
    is_told.then(|| vec![Referent { span: own, meaning: Meaning::Entities(vec![only.clone()]) }])
}

/// Whom "the two" means: nothing to add where the sentence names two; else the two whom the sentence before names.
fn pair(reader: &Reader<'_>, at: Statement, span: &Span, own: Span) -> Option<Vec<Referent>> {
    if reader.mentions(at.article, &(span.start..own.start)).len() > 1 {
        return Some(Vec::new());
    }
    let before = reader.before(at)?;
    let people = reader.people(at.article, &reader.span(before)?);
    if people.len() == 2 { Some(vec![Referent { span: own, meaning: Meaning::Entities(people) }]) } else { None }
}

/// Offices that stand for somebody whom the sentence does not name.
fn offices(reader: &Reader<'_>, at: Statement, span: &Span) -> Vec<Referent> {
    let references = reader.index.references.get(at.article).map_or(&[][..], Vec::as_slice);
    let first = references.partition_point(|reference| reference.mention.span.start < span.start);
    let named = reader.entities(at);
    let ours = references[first..].iter().take_while(|reference| reference.mention.span.end <= span.end);
    let mut found: Vec<Referent> = Vec::new();
    for reference in ours {
        let meaning = Meaning::Entities(vec![reference.mention.entity.clone()]);
        if !named.contains(&reference.mention.entity) && found.iter().all(|other| other.meaning != meaning) {
            found.push(Referent { span: reference.mention.span.clone(), meaning });
        }
    }
    found
}

/// Days that are told from the day of publication: "yesterday".
fn days(reader: &Reader<'_>, at: Statement, span: &Span) -> Vec<Referent> {
    let annotated = &reader.articles[at.article];
    let first = annotated.times.partition_point(|time| time.span.start < span.start);
    let ours = annotated.times[first..].iter().take_while(|time| time.span.end <= span.end);
    let near = |time: &crate::annotate::TimeExpression| {
        let text = annotated.article.body.get(time.span.clone())?.to_lowercase();
        // "Last November 14" is more than was read.
        let rest = annotated.article.body.get(time.span.end..)?.trim_start();
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let is_near =
            text.split(' ').any(|word| NEAR_DAYS.contains(&word)) && !text.contains(|c: char| c.is_ascii_digit());
        let date = time
            .date
            .clone()
            .filter(|date| is_near && !reader.is_quoted(at.article, time.span.start) && is_clear(date))?;
        Some(Referent { span: time.span.clone(), meaning: Meaning::Date(date) })
    };
    ours.filter_map(near).collect()
}

/// True for a day, month or year: an open or a longer span would say less than the words do.
fn is_clear(date: &VisitDate) -> bool {
    let (first, last): (Date, Date) = (date.first(), date.last());
    first == last || (first.year() == last.year() && first.month() == last.month()) || date.words().len() == 4
}
