//! The notes beside a paragraph: where other sources tell the same, and where they do not agree.

use std::collections::BTreeSet;

use serde::Serialize;

use super::badge::{is_disputed, status_badge};
use super::compare::first_words;
use super::event::{dispute_href, ends_trimmed, href};
use super::otherwise::by_status;
use super::viewpoint::is_bare;
use super::{BadgeView, Chips, Otherwise, Viewpoint};
use crate::annotate::{EventCandidate, EventStatus};
use crate::briefing::{Badge, Dispute, EventStatement, Statement, Verdict};
use crate::site::Link;

/// A note beside a paragraph.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Note {
    badge: BadgeView,
    /// The question of a dispute; empty where the note only points to other sources.
    question: Option<String>,
    /// Language of the question where it is not the site's.
    lang: Option<&'static str>,
    dispute: Option<Link>,
    /// None beside a dispute that no note on an event names.
    event: Option<Link>,
    /// The first words of the event, from the sentence that its title is taken from where that stands as this one does.
    words: String,
    /// Language of these words where it is not the site's.
    words_lang: Option<String>,
    /// True where quotation marks can stand around them.
    bare: bool,
    /// The sources that stand where this one stands.
    chips: Chips,
    /// The others.
    otherwise: Vec<Otherwise>,
    /// True where all of them are later than this source.
    later: bool,
}

/// More notes than these would push each other past their paragraph.
const NOTES: usize = 3;
const CHIPS: usize = 8;

/// What earlier blocks of an article have notes on, by index.
#[derive(Debug, Default)]
pub(super) struct Noted {
    events: BTreeSet<usize>,
    disputes: BTreeSet<usize>,
}

/// The notes of one block: one for each event that it tells and another source tells too, and one for each other dispute that a
/// sentence of it is a side of, where no earlier block has it.
pub(super) fn notes(view: &Viewpoint<'_>, article: usize, block: usize, noted: &mut Noted) -> Vec<Note> {
    let annotated = view.article(article);
    let first = annotated.sentences.partition_point(|s| s.block < block);
    let ours = (first..annotated.sentences.len()).take_while(|&s| annotated.sentences[s].block == block);
    let told: BTreeSet<usize> = ours
        .clone()
        .filter_map(|sentence| view.site.cross.sentence_events.get(&Statement { article, sentence }))
        .flatten()
        .copied()
        .collect();
    let mut told: Vec<usize> =
        told.into_iter().filter(|&event| !noted.events.contains(&event) && is_shared(view, article, event)).collect();
    let events = &view.site.briefing.events;
    told.sort_by_key(|&e| (!is_disputed(&view.site.briefing, &events[e]), std::cmp::Reverse(events[e].support), e));
    told.truncate(NOTES);
    noted.events.extend(&told);
    let sentences: Vec<Statement> = ours.map(|sentence| Statement { article, sentence }).collect();
    let mut disputed = disputes_of(view, &sentences);
    // A note on an event names the dispute about it.
    let is_named =
        |dispute: usize| view.site.briefing.disputes[dispute].event.is_some_and(|at| noted.events.contains(&at));
    disputed.retain(|dispute| !noted.disputes.contains(dispute) && !is_named(*dispute));
    noted.disputes.extend(&disputed);
    let on_disputes = disputed.into_iter().map(|dispute| note_on_dispute(view, &sentences, dispute));
    let on_events = told.into_iter().filter_map(|event| note(view, article, block, event));
    on_disputes.chain(on_events).take(NOTES).collect()
}

/// The disputes that one of these statements is a side of.
fn disputes_of(view: &Viewpoint<'_>, sentences: &[Statement]) -> Vec<usize> {
    let is_side = |dispute: &Dispute| {
        let told = dispute.positions.iter().flat_map(|position| &position.statements);
        told.into_iter().any(|(statement, _)| sentences.contains(statement))
    };
    let all = view.site.briefing.disputes.iter().enumerate();
    let sides = all.filter(|(_, dispute)| dispute.verdict == Verdict::Dispute && is_side(dispute));
    sides.map(|(at, _)| at).collect()
}

/// The note on such a dispute: its question, and who else tells an answer.
fn note_on_dispute(view: &Viewpoint<'_>, sentences: &[Statement], dispute: usize) -> Note {
    let dispute = &view.site.briefing.disputes[dispute];
    let told = dispute.positions.iter().flat_map(|position| &position.statements).map(|(statement, _)| *statement);
    let others: BTreeSet<Statement> = told.filter(|statement| !sentences.contains(statement)).collect();
    Note {
        badge: BadgeView::of(view.interface(), Badge::Disputed),
        question: Some(dispute.question.clone()),
        lang: view.built_lang(),
        dispute: Some(dispute_href(view, &dispute.id)),
        event: None,
        words: String::new(),
        words_lang: None,
        bare: false,
        chips: view.chips(&others.into_iter().collect::<Vec<_>>(), None, CHIPS),
        otherwise: Vec::new(),
        later: false,
    }
}

fn is_shared(view: &Viewpoint<'_>, article: usize, event: usize) -> bool {
    view.site.briefing.events[event].statements.iter().any(|s| s.statement.article != article)
}

fn note(view: &Viewpoint<'_>, article: usize, block: usize, event: usize) -> Option<Note> {
    let briefing = &view.site.briefing;
    let event = &briefing.events[event];
    let in_block = |told: &&EventStatement| {
        let sentence = view.article(article).sentences.get(told.statement.sentence);
        told.statement.article == article && sentence.is_some_and(|s| s.block == block)
    };
    let ours = event.statements.iter().find(in_block)?;
    let stands = standing(view, ours);
    let (agreeing, others): (Vec<&EventStatement>, Vec<&EventStatement>) = event
        .statements
        .iter()
        .filter(|told| told.statement.article != article)
        .partition(|told| standing(view, told).agrees_with(stands));
    let dispute =
        event.disputes.iter().filter_map(|&d| briefing.disputes.get(d)).find(|d| d.verdict == Verdict::Dispute);
    let mut statements = event.statements.iter();
    let titled = statements
        .find(|told| told.statement == event.title_from)
        .is_some_and(|told| standing(view, told).agrees_with(stands));
    let titled = titled || !view.is_published(ours.statement);
    let words = if titled { event.title.clone() } else { view.clause(article, &ours.span) };
    let words = first_words(&ends_trimmed(&words), 9);
    let sources: BTreeSet<usize> = agreeing.iter().map(|told| told.statement.article).collect();
    let others: Vec<&EventStatement> =
        others.into_iter().filter(|told| !sources.contains(&told.statement.article)).collect();
    let day = |article: usize| view.article(article).article.date.as_ref().map(|date| date.value.clone());
    let agreeing: Vec<Statement> = agreeing.into_iter().map(|told| told.statement).collect();
    Some(Note {
        badge: BadgeView::of(view.interface(), if dispute.is_some() { Badge::Disputed } else { status_badge(stands) }),
        question: dispute.map(|d| d.question.clone()),
        lang: view.built_lang(),
        dispute: dispute.map(|d| dispute_href(view, &d.id)),
        event: Some(href(view, event)),
        bare: is_bare(&words),
        words,
        words_lang: view.other_lang(if titled { event.title_from.article } else { article }),
        chips: view.chips(&agreeing, None, CHIPS),
        later: day(article).is_some_and(|ours| {
            others.iter().all(|told| day(told.statement.article).is_some_and(|theirs| theirs.first() > ours.last()))
        }),
        otherwise: by_status(view, others.into_iter(), CHIPS),
    })
}

/// Where a statement stands; one that denies or doubts is open, whatever its verb says.
fn standing(view: &Viewpoint<'_>, told: &EventStatement) -> EventStatus {
    let annotated = view.article(told.statement.article);
    let same = |event: &&EventCandidate| event.span == told.span;
    let negated = annotated.events.iter().filter(same).any(|event| event.negated);
    if negated && !matches!(told.status, EventStatus::Postponed | EventStatus::Cancelled) {
        return EventStatus::Possible;
    }
    told.status
}
