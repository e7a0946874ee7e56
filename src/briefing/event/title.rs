//! The title of an event: an exact stretch of one statement's words.

use crate::annotate::{Annotated, EventStatus, Mention, MentionForm};
use crate::article::Span;
use crate::briefing::Statement;
use crate::briefing::entity_index::EntityIndex;
use crate::date::VisitDate;

use super::gather::Told;

/// A title should have no more words than this.
const WORDS: usize = 16;

/// A whole sentence longer than this, in bytes, is no title.
const LETTERS: usize = 200;

/// The clearest clause and the statement it is taken from: one that stands as the event does, names the people, and is
/// short.
pub(super) fn best(
    articles: &[Annotated],
    index: &EntityIndex,
    members: &[&Told],
    date: Option<&VisitDate>,
    status: EventStatus,
) -> (Statement, String) {
    let fits = |told: &Told| {
        let annotated = &articles[told.statement.article];
        let span = trimmed(annotated, told);
        let text = annotated.article.body.get(span.clone()).unwrap_or_default();
        let named = names_in(annotated, &span)
            .filter(|m| told.people.contains(&index.merged(told.statement.article, &m.entity)))
            .map(|m| &m.entity)
            .collect::<std::collections::BTreeSet<_>>()
            .len();
        let words = text.split_whitespace().count();
        let score = named.min(2) * 8
            + usize::from(told.status == status) * 8
            + usize::from(told.date.as_ref() == date && date.is_some()) * 3
            + usize::from(opens_plainly(annotated, &span)) * 4
            + usize::from(told.founds) * 3
            + usize::from((5..=WORDS).contains(&words)) * 4
            + 20_usize.saturating_sub(words.abs_diff(10)) / 4;
        (score, std::cmp::Reverse(told.statement), text)
    };
    members.iter().map(|told| fits(told)).max().map_or_else(
        || (Statement { article: 0, sentence: 0 }, String::new()),
        |(_, statement, text)| (statement.0, text.to_owned()),
    )
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
    let weak = [
        "who", "that", "which", "it", "he", "she", "they", "his", "her", "but", "and", "after", "since", "before",
        "when", "if", "as", "this",
    ];
    !weak.contains(&first.as_str())
}

/// The clause without a fronted phrase and without what follows a comma after its people and its day; with the name
/// that "who" stands for, and from the sentence's beginning where the clause names nobody before its verb.
fn trimmed(annotated: &Annotated, told: &Told) -> Span {
    let body = &annotated.article.body;
    let span = told.span.clone();
    let sentence =
        annotated.sentences.get(told.statement.sentence).and_then(|s| s.body.clone()).unwrap_or(span.clone());
    let Some(before) = body.get(span.start..told.trigger.start) else { return span };
    let start = opening(annotated, &sentence, &span, before);
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
        return if span.end - sentence.start <= LETTERS { sentence.start } else { span.start };
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

fn first_name_start(annotated: &Annotated, span: &Span) -> usize {
    names_in(annotated, span).next().map_or(span.end, |m| m.span.start)
}
