//! The title of an event: an exact stretch of one statement's words.

use std::collections::BTreeSet;

use crate::annotate::{Annotated, EntityKind, EventStatus, Mention, MentionForm};
use crate::article::{BlockKind, Span};
use crate::briefing::entity_index::EntityIndex;
use crate::briefing::{Statement, key_point};
use crate::date::VisitDate;
use crate::tables;

use super::compatible;
use super::gather::Told;

/// A title should have no more words than this.
const WORDS: usize = 16;

/// A whole sentence longer than this, in bytes, is no title.
const LETTERS: usize = 200;

/// Words that lean on something before them.
const OPENERS: [&str; 20] = [
    "who", "that", "which", "it", "he", "she", "they", "his", "her", "but", "and", "after", "since", "before", "when",
    "if", "as", "this", "whether", "where",
];

/// The clearest clause and the statement it is taken from: one that stands as the event does, names the people, and is
/// short.
pub(super) fn best(
    articles: &[Annotated],
    index: &EntityIndex,
    members: &[&Told],
    date: Option<&VisitDate>,
    status: EventStatus,
    taken: &BTreeSet<(Statement, String)>,
) -> (Statement, String) {
    let differ_in_day =
        members.iter().any(|m| m.date.as_ref().is_some_and(|day| date.is_some_and(|date| !day.overlaps(date))));
    let fits = |told: &Told| {
        let annotated = &articles[told.statement.article];
        let span = well_opened(annotated, told, trimmed(annotated, told));
        let text = annotated.article.body.get(span.clone()).unwrap_or_default();
        let named = names_in(annotated, &span)
            .filter(|m| told.people.contains(&index.merged(told.statement.article, &m.entity)))
            .map(|m| &m.entity)
            .collect::<BTreeSet<_>>()
            .len();
        let strangers = names_in(annotated, &span)
            .filter(|m| m.kind == EntityKind::Person)
            .filter(|m| !told.people.contains(&index.merged(told.statement.article, &m.entity)))
            .count();
        let words = text.split_whitespace().count();
        let on_its_day = told.date.as_ref() == date;
        let other_events = annotated.events_of(told.statement.sentence).iter().filter(|event| {
            // A visit is what its invitation is for.
            let is_own = told.action == "invite" && event.action == "travel";
            !is_own
                && event.trigger != told.trigger
                && span.start <= event.trigger.start
                && event.trigger.end <= span.end
        });
        let other_events = other_events.count();
        // What the clause must not tell comes first: another standing, another day, another meeting.
        let true_to_event = (
            told.status.agrees_with(status),
            !taken.contains(&(told.statement, text.to_owned())),
            told.date.as_ref().is_none_or(|day| date.is_none_or(|date| day.overlaps(date))),
            !compatible::binds(told.action) || strangers == 0,
            on_its_day || !differ_in_day,
            // "Petrov also said that he hopes to meet Sand and spoke of the drone shot down in May" tells too much.
            told.action == "say" || other_events == 0,
            named.min(2),
            on_its_day,
        );
        let score = named.min(2) * 8
            + usize::from(told.status == status) * 8
            + usize::from(told.date.as_ref() == date && date.is_some()) * 3
            + usize::from(opens_plainly(annotated, &span)) * 4
            + usize::from(told.founds) * 3
            + usize::from((5..=WORDS).contains(&words)) * 4
            + usize::from(!is_poor(annotated, told, text)) * 16
            + 3_usize.saturating_sub(strangers) * 4
            + 3_usize.saturating_sub(other_events) * 2
            + 20_usize.saturating_sub(words.abs_diff(10)) / 4;
        (true_to_event, score, std::cmp::Reverse(told.statement), text)
    };
    members.iter().map(|told| fits(told)).max().map_or_else(
        || (Statement { article: 0, sentence: 0 }, String::new()),
        |(_, _, statement, text)| (statement.0, text.to_owned()),
    )
}

/// True for the line below a picture and for text with a tag left in it.
fn is_poor(annotated: &Annotated, told: &Told, text: &str) -> bool {
    let block = annotated.sentences.get(told.statement.sentence).and_then(|s| annotated.article.blocks.get(s.block));
    block.is_none_or(|block| block.kind == BlockKind::Caption) || key_point::is_markup_or_caption(text)
}

/// A title begins with a capital, a figure or an article. One that begins in the middle of its clause loses the small
/// words before its first name, unless one of them is a verb, which would change what is told; else it is the whole
/// sentence.
fn well_opened(annotated: &Annotated, told: &Told, span: Span) -> Span {
    let body = &annotated.article.body;
    let text = body.get(span.clone()).unwrap_or_default();
    let first = text.split_whitespace().next().unwrap_or_default();
    let well = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "“\"‘".contains(c));
    if well(first) || matches!(first, "the" | "a" | "an" | "both" | "some") {
        return span;
    }
    let small: Vec<&str> = text.split(' ').take_while(|word| !well(word)).collect();
    let cut = small.iter().map(|word| word.len() + 1).sum::<usize>();
    let plain = small
        .iter()
        .all(|word| !word.ends_with("ed") && !word.ends_with(',') && !OPENERS.contains(word) && !is_tensed(word));
    if plain && small.len() <= 3 && span.start + cut < told.trigger.start {
        return span.start + cut..span.end;
    }
    let sentence = annotated.sentences.get(told.statement.sentence).and_then(|s| s.body.clone()).unwrap_or(span);
    let whole = body.get(sentence.clone()).unwrap_or_default();
    sentence.start..sentence.start + whole.trim_end_matches(['.', ' ']).len()
}

/// True for a form of a verb that tells a time or a doubt.
fn is_tensed(word: &str) -> bool {
    tables::TENSE_WORDS.iter().any(|[known, _]| *known == word)
        || tables::REPORTING_VERBS.iter().any(|[form, _]| *form == word)
}

fn names_in<'a>(annotated: &'a Annotated, span: &Span) -> impl Iterator<Item = &'a Mention> {
    let first = annotated.mentions.partition_point(|m| m.span.start < span.start);
    let end = span.end;
    annotated.mentions[first..].iter().take_while(move |m| m.span.end <= end).filter(|m| m.form != MentionForm::Nominal)
}

/// True where it begins with a capital or a name, not with "that", "who" or "it".
fn opens_plainly(annotated: &Annotated, span: &Span) -> bool {
    let text = annotated.article.body.get(span.clone()).unwrap_or_default();
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    !OPENERS.contains(&first.as_str())
}

/// The clause without a fronted phrase and without what follows a comma after its people and its day; with the name
/// that "who" stands for, and from the sentence's beginning where the clause names nobody before its verb.
fn trimmed(annotated: &Annotated, told: &Told) -> Span {
    let body = &annotated.article.body;
    let span = told.span.clone();
    let sentence =
        annotated.sentences.get(told.statement.sentence).and_then(|s| s.body.clone()).unwrap_or(span.clone());
    let Some(before) = body.get(span.start..told.trigger.start) else { return span };
    let dateline = annotated.article.dateline_length();
    let start = opening(annotated, &sentence, &span, before);
    let start = if start < dateline && dateline <= told.trigger.start { dateline } else { start };
    let needed = annotated
        .times
        .iter()
        .filter(|t| t.date.is_some() && t.date == told.date && span.start <= t.span.start && t.span.end <= span.end)
        .map(|t| t.span.end)
        .chain(names_in(annotated, &(told.trigger.end..span.end)).take(2).map(|m| m.span.end))
        .chain([told.trigger.end])
        .max()
        .unwrap_or(span.end);
    let rest = body.get(needed..span.end).unwrap_or_default();
    let end =
        [", ", " — ", "; ", " aimed ", " after ", " during ", " on a "].iter().filter_map(|mark| rest.find(mark)).min();
    start..end.map_or(span.end, |at| needed + at)
}

/// Where the title begins.
fn opening(annotated: &Annotated, sentence: &Span, span: &Span, before: &str) -> usize {
    const JOINING: [&str; 12] = [
        "and ", "but ", "that ", "since ", "when ", "while ", "as ", "after ", "before ", "because ", "where ",
        "until ",
    ];
    let lower = before.to_lowercase();
    if lower.starts_with("who ") || lower.starts_with("which ") {
        let antecedent = names_in(annotated, &(sentence.start..span.start)).last();
        return antecedent.map_or(span.start, |m| m.span.start);
    }
    // What is asked must not read as if it were told.
    if lower.starts_with("if ") || lower.starts_with("whether ") {
        return sentence.start;
    }
    let names_somebody = |from: usize| names_in(annotated, &(from..span.start + before.len())).next().is_some();
    if !names_somebody(span.start) {
        let start = behind_quotation(annotated, sentence, span.start);
        return if span.end - start <= LETTERS { start } else { span.start };
    }
    // A fronted phrase goes, if the words after its comma name somebody before the event word and it names nobody.
    if let Some(comma) = before.rfind(", ") {
        let after = span.start + comma + 2;
        if names_somebody(after) && first_name_start(annotated, span) >= after {
            return after;
        }
    }
    JOINING.iter().find(|word| lower.starts_with(**word)).map_or(span.start, |word| span.start + word.len())
}

/// The sentence's start, or where its leading quotation is over and somebody is named: "“…,” Petrov said before he left".
fn behind_quotation(annotated: &Annotated, sentence: &Span, before: usize) -> usize {
    let text = annotated.article.body.get(sentence.start..before).unwrap_or_default();
    let closing = if text.starts_with('“') { text.rfind("” ") } else { None };
    let start = closing.map(|at| sentence.start + at + "” ".len());
    start.filter(|&from| names_in(annotated, &(from..before)).next().is_some()).unwrap_or(sentence.start)
}

fn first_name_start(annotated: &Annotated, span: &Span) -> usize {
    names_in(annotated, span).next().map_or(span.end, |m| m.span.start)
}
