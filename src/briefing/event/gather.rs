//! The event candidates of all articles, with the folder's entities in the place of each article's own.

use std::collections::BTreeSet;

use crate::annotate::{Annotated, EntityId, EventCandidate, EventStatus, Term};
use crate::article::Span;
use crate::briefing::Statement;
use crate::briefing::entity_index::EntityIndex;
use crate::date::VisitDate;

/// Sources that lie further apart, in days, do not date an undated one.
const WIDEST_WINDOW: i32 = 14;

/// Which of several of its kind an event is told as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// The only one, as far as the clause says.
    Plain,
    /// One more: "met again", "for the second time".
    Again,
}

/// One candidate, as the folder sees it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    /// The statement that tells it.
    pub(super) statement: Statement,
    /// The clause that tells it, in the article's body.
    pub(super) span: Span,
    /// The event word, in the article's body.
    pub(super) trigger: Span,
    /// Class of the action.
    pub(super) action: &'static str,
    /// When, by this statement.
    pub(super) date: Option<VisitDate>,
    /// Where it stands, by this statement.
    pub(super) status: EventStatus,
    /// True where the words deny it.
    pub(super) negated: bool,
    /// True where it is told fully enough to be an event by itself.
    pub(super) founds: bool,
    /// Whether it is told as one more of its kind.
    pub(super) turn: Turn,
    /// The words of content of its sentence, where it is something said: only in like words is it one remark.
    pub(super) said: BTreeSet<Term>,
    /// Who takes part.
    pub(super) people: Vec<EntityId>,
    /// Where.
    pub(super) places: Vec<EntityId>,
    /// Day of the article; of an undated one the days of the other sources, where these lie close together.
    pub(super) published: Option<VisitDate>,
    /// True where the article's own day is known.
    pub(super) dated: bool,
    /// TIMEX3 value of a day that the clause names and that nothing resolves: `XXXX-WXX-7`.
    pub(super) unresolved: Option<String>,
    /// The rules that found it.
    pub(super) rule: String,
}

impl Told {
    /// True where it is told as put off or called off.
    pub(super) fn is_off(&self) -> bool {
        matches!(self.status, EventStatus::Postponed | EventStatus::Cancelled)
    }
}

/// Every candidate, in source order.
pub(super) fn gather(articles: &[Annotated], index: &EntityIndex) -> Vec<Told> {
    let mut all = Vec::new();
    let window = window(articles);
    for (article, annotated) in articles.iter().enumerate() {
        let published = annotated.article.date.as_ref().map(|stated| stated.value.clone());
        let merged = |ids: &[EntityId]| {
            let mut merged = Vec::new();
            for id in ids.iter().map(|id| index.merged(article, id)) {
                if !merged.contains(&id) {
                    merged.push(id);
                }
            }
            merged
        };
        for event in &annotated.events {
            all.push(Told {
                statement: Statement { article, sentence: event.sentence },
                span: event.span.clone(),
                trigger: event.trigger.clone(),
                action: event.action,
                date: event.date.clone(),
                status: event.status,
                negated: event.negated,
                founds: event.founds && !is_mere_tag(annotated, event),
                turn: turn(annotated, event),
                said: said(annotated, event),
                people: merged(&event.participants),
                places: merged(&event.places),
                published: published.clone().or_else(|| window.clone()),
                dated: published.is_some(),
                unresolved: unresolved(annotated, event),
                rule: event.rule.clone(),
            });
        }
    }
    all
}

/// The days that the sources are of, where these lie close together: an article without a date is taken to be of them.
fn window(articles: &[Annotated]) -> Option<VisitDate> {
    let days = || articles.iter().filter_map(|a| a.article.date.as_ref()?.value.as_day());
    let (first, last) = (days().min()?, days().max()?);
    let apart = first.until(last).ok()?.get_days();
    (apart <= WIDEST_WINDOW).then(|| VisitDate::interval(first, last))
}

/// "Lind said Friday": the words around a quotation, which tell nothing by themselves.
fn is_mere_tag(annotated: &Annotated, event: &EventCandidate) -> bool {
    const WORDS: usize = 5;
    let clause = annotated.article.body.get(event.span.clone()).unwrap_or_default();
    event.action == "say" && clause.split_whitespace().count() < WORDS
}

/// The words of content of the sentence of something said; none of any other.
fn said(annotated: &Annotated, event: &EventCandidate) -> BTreeSet<Term> {
    if !matches!(event.action, "say" | "announce") {
        return BTreeSet::new();
    }
    let gists = &annotated.claims.gists;
    let gist = gists.binary_search_by_key(&event.sentence, |gist| gist.sentence).ok().and_then(|at| gists.get(at));
    gist.map(|gist| gist.terms.iter().copied().collect()).unwrap_or_default()
}

/// Whether the clause says that it was not the first.
fn turn(annotated: &Annotated, event: &EventCandidate) -> Turn {
    const PHRASES: [&str; 8] = [
        " again ",
        " once more ",
        " second time ",
        " third time ",
        " fourth time ",
        " another time ",
        " second meeting ",
        " third meeting ",
    ];
    let clause = annotated.article.body.get(event.span.clone()).unwrap_or_default();
    let words: Vec<String> = clause.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    let plain = format!(" {} ", words.join(" "));
    if PHRASES.iter().any(|phrase| plain.contains(phrase)) { Turn::Again } else { Turn::Plain }
}

/// The day that an undated event's clause names and nothing resolves.
fn unresolved(annotated: &Annotated, event: &EventCandidate) -> Option<String> {
    if event.date.is_some() {
        return None;
    }
    let first = annotated.times.partition_point(|time| time.span.start < event.span.start);
    let mut times = annotated.times[first..].iter().take_while(|time| time.span.end <= event.span.end);
    times.find(|time| time.date.is_none() && time.value.starts_with("XXXX-")).map(|time| time.value.clone())
}
