//! How clearly a statement tells an event to somebody who reads nothing else.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::annotate::{Annotated, EntityId, EntityKind, EventStatus, Mention};
use crate::article::{BlockKind, Span};
use crate::briefing::entity_index::EntityIndex;
use crate::briefing::{Event, EventStatement, Statement};
use crate::tables;

/// Words in a readable statement.
const READABLE: std::ops::RangeInclusive<usize> = 7..=48;

/// A statement of more words than this yields to a shorter one.
const SHORT: usize = 40;

/// Two statements that share this part of their longer words, in hundredths, say the same.
const REPEATED: usize = 60;

/// Words that lean on the sentence before; a statement that begins with one does not stand alone.
const LEANING: [&str; 34] = [
    "he",
    "she",
    "it",
    "they",
    "his",
    "her",
    "their",
    "its",
    "this",
    "that",
    "these",
    "those",
    "there",
    "and",
    "but",
    "or",
    "so",
    "however",
    "moreover",
    "also",
    "meanwhile",
    "instead",
    "i",
    "we",
    "such",
    "besides",
    "yet",
    "then",
    "nevertheless",
    "nonetheless",
    "still",
    "asked",
    "otherwise",
    "furthermore",
];

/// Words that open a clause that tells its event only in passing.
const IN_PASSING: [&str; 13] =
    ["who", "which", "where", "that", "when", "after", "before", "since", "because", "if", "whether", "as", "until"];

/// Words that open a sentence with something other than what it tells.
const FRONTED: [&str; 9] = ["during", "upon", "after", "before", "since", "when", "as", "while", "following"];

/// Words that make a statement less certain; each weakens it.
const HEDGES: [&str; 16] = [
    "may",
    "might",
    "could",
    "possible",
    "possibly",
    "perhaps",
    "potential",
    "potentially",
    "reportedly",
    "allegedly",
    "speculation",
    "suggest",
    "reports",
    "hopes",
    "hoped",
    "hoping",
];

/// Judges statements.
pub(super) struct Clarity<'a> {
    /// All articles.
    pub(super) articles: &'a [Annotated],
    /// The folder's entities.
    pub(super) index: &'a EntityIndex,
}

impl Clarity<'_> {
    /// How clearly a statement tells its event, greater is clearer; none where it does not stand alone.
    pub(super) fn of(&self, told: &EventStatement, event: &Event) -> Option<(usize, Reverse<usize>)> {
        let (annotated, span, text) = self.sentence(told.statement)?;
        let sentence = annotated.sentences.get(told.statement.sentence)?;
        let block = annotated.article.blocks.get(sentence.block)?;
        let words = words_of(text);
        let count = text.split_whitespace().count();
        let stands = block.kind == BlockKind::Paragraph
            && READABLE.contains(&count)
            && (is_expletive(&words) || words.first().is_some_and(|first| !LEANING.contains(&first.as_str())))
            && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && text.ends_with(['.', '”', '"', '!', '?'])
            && has_verb(text)
            && !is_markup_or_caption(text);
        let named = self.named(told.statement.article, annotated, &span, event);
        // What is told as possible does not speak for what has happened, nor the other way round; nor does another day.
        if !stands || named == 0 || !told.status.agrees_with(event.status) || !fits_the_day(told, event) {
            return None;
        }
        let clause = annotated.article.body.get(told.span.clone()).unwrap_or_default();
        let opener = words_of(clause).into_iter().next().unwrap_or_default();
        let in_passing = told.span.start > span.start && IN_PASSING.contains(&opener.as_str());
        let strangers = self.strangers(told, annotated, event).min(3);
        let hedges = words.iter().filter(|word| HEDGES.contains(&word.as_str())).count();
        let fronted = words.first().is_some_and(|first| FRONTED.contains(&first.as_str()));
        let clear = 12
            + usize::from(told.status == event.status) * 4
            + usize::from(told.date.is_some() && told.date == event.date) * 3
            + usize::from(told.statement == event.title_from) * 2
            + named.min(4)
            + usize::from(!in_passing) * 4
            + usize::from(!fronted) * 2
            + usize::from(count <= SHORT) * 4;
        // Doubt belongs to what is only possible.
        let doubt = if is_open(event.status) { 0 } else { hedges * 2 };
        Some((clear.saturating_sub(doubt + strangers * 3), Reverse(count)))
    }

    /// True where two statements mostly share their words.
    pub(super) fn repeats(&self, one: Statement, other: Statement) -> bool {
        let words = |statement| -> BTreeSet<String> {
            let text = self.sentence(statement).map_or("", |(.., text)| text);
            words_of(text).into_iter().filter(|word| word.len() > 3).collect()
        };
        let (a, b) = (words(one), words(other));
        let fewer = a.len().min(b.len());
        fewer > 0 && a.intersection(&b).count() * 100 >= fewer * REPEATED
    }

    /// One for each participant that the sentence names, and one more where it gives a name of several words.
    fn named(&self, article: usize, annotated: &Annotated, sentence: &Span, event: &Event) -> usize {
        let first = annotated.mentions.partition_point(|m| m.span.start < sentence.start);
        let inside = || annotated.mentions[first..].iter().take_while(|m| m.span.end <= sentence.end);
        let full = |m: &Mention| {
            m.kind != EntityKind::Person || annotated.article.body.get(m.span.clone()).is_some_and(|t| t.contains(' '))
        };
        let worth = |id: &EntityId| {
            let mentions = inside().filter(|m| self.index.merged(article, &m.entity) == *id);
            mentions.map(|m| 1 + usize::from(full(m))).max().unwrap_or(0)
        };
        event.participants.iter().take(2).map(worth).sum()
    }

    /// Number of people whom the clause names beside those who take part.
    fn strangers(&self, told: &EventStatement, annotated: &Annotated, event: &Event) -> usize {
        let first = annotated.mentions.partition_point(|m| m.span.start < told.span.start);
        let inside = annotated.mentions[first..].iter().take_while(|m| m.span.end <= told.span.end);
        let people = inside.filter(|m| m.kind == EntityKind::Person);
        let ids: BTreeSet<EntityId> = people.map(|m| self.index.merged(told.statement.article, &m.entity)).collect();
        ids.iter().filter(|id| !event.participants.contains(id)).count()
    }

    fn sentence(&self, statement: Statement) -> Option<(&Annotated, Span, &str)> {
        let annotated = self.articles.get(statement.article)?;
        let span = annotated.sentences.get(statement.sentence)?.body.clone()?;
        let text = annotated.article.body.get(span.clone())?;
        Some((annotated, span, text))
    }
}

/// True for the line below a picture, told by "(L)" beside a name, and for text with a tag left in it.
pub(in crate::briefing) fn is_markup_or_caption(text: &str) -> bool {
    ["(L)", "(R)", "(C)", "(left)", "(right)", "(centre)", "(center)", "</", "/>"]
        .iter()
        .any(|sign| text.contains(sign))
}

/// True where some word tells a time: "Petrov with Sato before their talks" is the line below a picture.
fn has_verb(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric() && !"'’".contains(c));
    words.filter(|word| word.starts_with(char::is_lowercase)).any(|word| {
        let tells = |class: &str| matches!(class, "past" | "be-past" | "present" | "future" | "report" | "attitude");
        word.ends_with("ed")
            || tables::TENSE_WORDS.iter().any(|[known, class]| *known == word && tells(class))
            || tables::EVENT_TRIGGERS
                .iter()
                .any(|[_, kind, forms]| *kind != "noun" && forms.split('/').any(|form| form == word))
    })
}

/// "It is unclear whether …": the "it" leans on nothing.
fn is_expletive(words: &[String]) -> bool {
    words.first().is_some_and(|first| first == "it")
        && words.get(1).is_some_and(|verb| matches!(verb.as_str(), "is" | "was" | "remains" | "remained"))
        && words.iter().take(7).any(|word| matches!(word.as_str(), "if" | "whether"))
}

/// True unless it names another day than the event's; a statement about a disputed event names its day.
fn fits_the_day(told: &EventStatement, event: &Event) -> bool {
    match &told.date {
        Some(date) => event.date.as_ref().is_none_or(|day| day.overlaps(date)),
        None => event.date.is_none() || event.disputes.is_empty(),
    }
}

fn is_open(status: EventStatus) -> bool {
    matches!(status, EventStatus::Planned | EventStatus::Possible)
}

fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}
