//! Who said it: the subject of a verb of saying beside the quotation, before or after it.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::marks::Marked;
use super::nominal;
use super::topic::Topic;
use crate::annotate::{EntityId, EntityKind, Mention, address_before, pronoun_gender};
use crate::article::Span;
use crate::language::{Token, tokens};
use crate::tables::{OFFICES, REPORTING_VERBS};

static VERBS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| REPORTING_VERBS.iter().filter(|[_, class]| *class == "quote").map(|[form, _]| *form).collect());

static OFFICE: LazyLock<HashSet<&str>> = LazyLock::new(|| OFFICES.iter().map(|[word, _]| *word).collect());

static PARTICIPLES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    REPORTING_VERBS.iter().filter(|[_, class]| *class == "participle").map(|[form, _]| *form).collect()
});

/// Bytes after a quotation that may name its speaker.
const REACH: usize = 260;

/// Bytes before it.
const REACH_BACK: usize = 400;

/// What the text beside a quotation says of its speaker.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Speaker {
    /// The speaker, where the text names one beyond doubt.
    pub(super) entity: Option<EntityId>,
    /// As printed.
    pub(super) text: Option<String>,
    /// The verb.
    pub(super) cue: Option<String>,
    /// How it was found.
    pub(super) rule: &'static str,
}

/// Reads the text after the quotation up to the end of its sentence, then the text before it.
pub(super) fn speaker(
    topic: &Topic<'_>,
    marked: &Marked,
    floor: usize,
    ceiling: usize,
    last: Option<&EntityId>,
) -> Speaker {
    let body = topic.body;
    let after = clause_after(body, marked.outer.end, ceiling);
    let before = clause_before(topic, floor, marked.outer.start);
    let ends_open = body.get(marked.inner.clone()).is_some_and(|text| text.ends_with([',', '?', '!', '—', '…']));
    let order =
        if ends_open { [(after.clone(), true), (before.clone(), false)] } else { [(before, false), (after, true)] };
    let mut unnamed = Speaker::default();
    for (clause, follows) in order {
        let found = in_clause(topic, &clause, follows, last);
        if found.entity.is_some() {
            return found;
        }
        if unnamed.cue.is_none() && found.cue.is_some() {
            unnamed = found;
        }
    }
    unnamed
}

fn clause_after(body: &str, from: usize, ceiling: usize) -> Span {
    let end = border(body, ceiling.min(from + REACH));
    let text = body.get(from..end).unwrap_or_default();
    let stop = text.find(". ").or_else(|| text.find(['\n', ';'])).map_or(end, |at| from + at);
    from..stop
}

/// From the start of the sentence that the quotation begins in, or from the mark that ends another one before it.
fn clause_before(topic: &Topic<'_>, floor: usize, to: usize) -> Span {
    let sentence = topic.sentence(to).map_or(0, |(_, span)| span.start);
    let start = border(topic.body, floor.max(sentence).max(to.saturating_sub(REACH_BACK)).min(to));
    let text = topic.body.get(start..to).unwrap_or_default();
    let stop = text.trim_end().rfind(['\n', '”', '?', '!']);
    start + stop.map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))..to
}

fn border(body: &str, mut at: usize) -> usize {
    at = at.min(body.len());
    while !body.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn in_clause(topic: &Topic<'_>, clause: &Span, follows: bool, last: Option<&EntityId>) -> Speaker {
    let Topic { body, mentions, .. } = *topic;
    let Some(text) = body.get(clause.clone()) else { return Speaker::default() };
    let words = tokens(text);
    let limit = if follows { 14 } else { words.len() };
    let verb = |token: &Token| is_reporting(token.text(text)) || PARTICIPLES.contains(token.text(text));
    let cue = if follows { words.iter().take(limit).position(verb) } else { words.iter().rposition(verb) };
    let Some(cue) = cue else { return according_to(text, clause, mentions) };
    let at = clause.start + words[cue].span.start..clause.start + words[cue].span.end;
    let printed = words[cue].text(text).to_owned();
    let named =
        |mention: &&Mention| matches!(mention.kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Place);
    let inside = mentions_in(mentions, clause);
    let subject = inside.iter().rfind(|m| named(m) && m.span.end <= at.start && is_subject(body, m.span.end..at.start));
    if let Some(mention) = subject {
        return said(body, mention, printed, "the subject of the verb of saying");
    }
    let pronoun = cue.checked_sub(1).map(|index| words[index].text(text).to_lowercase());
    if let Some(pronoun) = pronoun.filter(|word| matches!(word.as_str(), "he" | "she")) {
        let gender = pronoun_gender(&pronoun);
        let agrees = |person: &&EntityId| topic.genders.get(*person).is_none_or(|known| Some(*known) == gender);
        let entity = last.filter(agrees).cloned();
        return Speaker {
            entity,
            text: Some(pronoun),
            cue: Some(printed),
            rule: "a pronoun; the last person named before it",
        };
    }
    if PARTICIPLES.contains(printed.as_str())
        && let Some(entity) = topic.subject_of_participle(at.start)
    {
        return Speaker {
            entity: Some(entity.clone()),
            text: None,
            cue: Some(printed),
            rule: "opens the sentence that goes on with the verb of saying",
        };
    }
    let inverted = inside.iter().find(|m| {
        named(m) && m.kind != EntityKind::Place && m.span.start >= at.end && is_object(body, at.end..m.span.start)
    });
    match inverted.filter(|_| follows) {
        Some(mention) => said(body, mention, printed, "named after the verb of saying"),
        None => unnamed(topic, clause.start..at.start, printed),
    }
}

/// True for a verb that gives somebody's words; "States" with a capital is none.
pub(crate) fn is_reporting(word: &str) -> bool {
    VERBS.contains(word)
}

/// A description before the verb, as printed, and whom it means where the article leaves no doubt.
fn unnamed(topic: &Topic<'_>, before: Span, cue: String) -> Speaker {
    let Topic { body, mentions, offices, .. } = *topic;
    let described = body.get(before.clone()).and_then(nominal::described);
    let named = &mentions[..mentions.partition_point(|m| m.span.end <= before.start)];
    let entity = described.and_then(|described| nominal::meant(described, named, offices)).cloned();
    let rule = match (&entity, described) {
        (Some(_), _) => "the only one of the article who is described so",
        (None, Some(_)) => "a description without a name",
        (None, None) => "a verb of saying without a name",
    };
    Speaker { entity, text: described.map(str::to_owned), cue: Some(cue), rule }
}

/// "according to X".
fn according_to(text: &str, clause: &Span, mentions: &[Mention]) -> Speaker {
    let Some(at) = text.find("according to") else { return Speaker::default() };
    let from = clause.start + at + "according to".len();
    match mentions_in(mentions, clause).iter().find(|m| m.span.start >= from && m.span.start < from + 60) {
        Some(mention) => Speaker {
            entity: Some(mention.entity.clone()),
            text: Some(mention.name.clone()),
            cue: Some("according to".to_owned()),
            rule: "named after “according to”",
        },
        None => Speaker::default(),
    }
}

fn said(body: &str, mention: &Mention, cue: String, rule: &'static str) -> Speaker {
    let address = address_before(body, mention.span.start).map(|address| format!("{address} "));
    let text = body.get(mention.span.clone()).map(|name| address.unwrap_or_default() + name);
    Speaker { entity: Some(mention.entity.clone()), text, cue: Some(cue), rule }
}

fn mentions_in<'m>(mentions: &'m [Mention], span: &Span) -> &'m [Mention] {
    let from = mentions.partition_point(|m| m.span.start < span.start);
    let to = mentions.partition_point(|m| m.span.end <= span.end);
    mentions.get(from..to.max(from)).unwrap_or_default()
}

/// True where nothing but an apposition between commas, or a few small words that are no other person, part a name from
/// its verb.
pub(super) fn is_subject(body: &str, between: Span) -> bool {
    let text = body.get(between).unwrap_or_default().trim();
    // A lone comma closes an apposition that the name stands in: the name is not the subject.
    if text.is_empty() || text.len() > 2 && text.starts_with(',') && text.ends_with(',') && text.len() < 160 {
        return true;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let other = |word: &&str| {
        OFFICE.contains(word.to_lowercase().as_str())
            || word.contains(['’', '\'', ',', '.'])
            || word.chars().any(char::is_uppercase)
    };
    words.len() <= 3 && !words.iter().any(|word| other(word) && !is_weekday(word))
}

fn is_weekday(word: &str) -> bool {
    word.ends_with("day") && word.starts_with(char::is_uppercase)
}

/// True where at most a role parts the verb from the name after it: "said foreign minister X", "told reporters" is not.
fn is_object(body: &str, between: Span) -> bool {
    let text = body.get(between).unwrap_or_default().trim();
    text.split_whitespace().count() <= 6
        && !text.contains([',', ';', ':'])
        && !text.split(' ').any(|w| matches!(w, "to" | "that" | "he" | "she" | "in" | "on" | "reporters"))
}
