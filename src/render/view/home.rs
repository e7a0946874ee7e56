//! The front page.

use serde::Serialize;

use super::badge::{ALL, badge};
use super::event::dispute_href;
use super::otherwise::otherwise;
use super::sources::{SourceRow, source_rows};
use super::who::{Side, who_matters};
use super::{BadgeView, Chips, EventCard, MatrixView, Otherwise, RemarkView, Said, Viewpoint, remark};
use crate::briefing::{Badge, Dispute, KeyPoint, Line, Statement, Verdict};
use crate::date::VisitDate;
use crate::interface::phrase;
use crate::render::strip::{Strip, StripView};
use crate::site::Link;

/// How many events have a status.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Tally {
    badge: BadgeView,
    number: usize,
}

/// A statement with what supports it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Point {
    said: Said,
    badge: BadgeView,
    chips: Chips,
    otherwise: Vec<Otherwise>,
    count: String,
    rule: String,
    /// What the editor says of it.
    remarks: Vec<RemarkView>,
    see_both: Option<Link>,
}

/// One dispute in a line.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Answer {
    words: String,
    chips: Chips,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct DisputeCard {
    question: String,
    /// Language of question and answers where it is not the site's.
    lang: Option<&'static str>,
    answers: Vec<Answer>,
    href: Link,
    remarks: Vec<RemarkView>,
}

/// One sentence of the bottom line.
#[derive(Debug, Clone, Serialize)]
struct BottomLine {
    /// The sentence of a source.
    said: Option<Said>,
    /// The editor's own words.
    text: Option<String>,
    /// The editor's badge, where the editor wrote or chose it.
    badge: Option<BadgeView>,
    by: Option<String>,
}

/// The front page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct HomeView {
    title: String,
    dek: Option<String>,
    as_of: Option<String>,
    facts: Vec<String>,
    bottom_line: Vec<BottomLine>,
    /// How the bottom line was chosen, and what supports it.
    bottom_rule: String,
    tallies: Vec<Tally>,
    points: Vec<Point>,
    sides: Vec<Side>,
    strip: Option<StripView>,
    matrix: Option<MatrixView>,
    disputes: Vec<DisputeCard>,
    more_disputes: usize,
    unknowns: Vec<Point>,
    more_unknowns: usize,
    planned: Vec<EventCard>,
    more_planned: usize,
    sources: Vec<SourceRow>,
    more_sources: usize,
    source_caption: String,
    badge_disputed: BadgeView,
}

/// How much of each long list the front page shows; the rest is a click away.
const LINES: usize = 3;
const SOURCES: usize = 25;
const CHIPS: usize = 8;

impl HomeView {
    pub(crate) fn new(view: &Viewpoint<'_>) -> Self {
        let briefing = &view.site.briefing;
        let strip = Strip::of(briefing);
        let disputes: Vec<_> = briefing.disputes.iter().filter(|d| d.verdict == Verdict::Dispute).collect();
        let mut planned: Vec<usize> =
            (0..briefing.events.len()).filter(|&i| badge(briefing, &briefing.events[i]) == Badge::Planned).collect();
        let plans = planned.len();
        planned.sort_by_key(|&i| (std::cmp::Reverse(briefing.events[i].support), i));
        planned.truncate(LINES);
        let words: usize = view.site.cross.words.iter().sum();
        let ui = view.interface();
        Self {
            title: view.site.config.title.clone(),
            dek: view.site.config.dek.clone(),
            as_of: view.site.as_of().map(|day| ui.date(day)),
            facts: facts(view, disputes.len()),
            bottom_line: bottom_line(view),
            bottom_rule: bottom_rule(view),
            tallies: tallies(view),
            points: briefing.key_points.iter().map(|p| point(view, p)).collect(),
            sides: who_matters(view),
            strip: strip.draw(view),
            matrix: MatrixView::small(view),
            more_disputes: disputes.len().saturating_sub(LINES),
            disputes: disputes.into_iter().take(LINES).map(|d| dispute_card(view, d)).collect(),
            more_unknowns: briefing.unknowns.len().saturating_sub(LINES),
            unknowns: briefing.unknowns.iter().take(LINES).map(|p| point(view, p)).collect(),
            more_planned: plans - planned.len(),
            planned: planned.into_iter().map(|i| EventCard::new(view, i, CHIPS)).collect(),
            sources: source_rows(view, SOURCES),
            more_sources: briefing.articles.len().saturating_sub(SOURCES),
            source_caption: ui.fill(
                "{files}, {words} of text. Gaps are shown, not guessed.",
                &[
                    ("files", &ui.count(briefing.articles.len(), "{n} file | {n} files")),
                    ("words", &ui.count(words, "{n} word | {n} words")),
                ],
            ),
            badge_disputed: BadgeView::of(ui, Badge::Disputed),
        }
    }
}

fn bottom_line(view: &Viewpoint<'_>) -> Vec<BottomLine> {
    let briefing = &view.site.briefing;
    let told = |statement: Statement| {
        let point = briefing.bottom_line.iter().find(|point| point.statement == statement);
        Some(view.told(statement, point.map_or(&[], |point| point.referents.as_slice())))
    };
    let by_rule = |point: &KeyPoint| BottomLine { said: told(point.statement), text: None, badge: None, by: None };
    let by_hand = |line: &Line| match line {
        Line::Statement(statement) => BottomLine {
            said: told(*statement),
            text: None,
            badge: Some(BadgeView::editor(view.interface())),
            by: None,
        },
        Line::Text(remark) => BottomLine {
            said: None,
            text: Some(remark.text.clone()),
            badge: Some(BadgeView::editor(view.interface())),
            by: remark.by.clone(),
        },
    };
    match briefing.judgements.bottom_line.as_slice() {
        [] => briefing.bottom_line.iter().map(by_rule).collect(),
        lines => lines.iter().map(by_hand).collect(),
    }
}

/// "Selected by rule: the clearest sentence on the best supported event (3 of 5 sources, 2 origins)."
fn bottom_rule(view: &Viewpoint<'_>) -> String {
    let ui = view.interface();
    let briefing = &view.site.briefing;
    let counts: Vec<String> = briefing.bottom_line.iter().map(|point| view.count(point.support)).collect();
    if !briefing.judgements.bottom_line.is_empty() {
        if counts.is_empty() {
            return ui.say("Written or chosen by the editor.").to_owned();
        }
        return ui.fill("Written or chosen by the editor. Reported by {counts}.", &[("counts", &ui.series(counts))]);
    }
    let forms = phrase(
        "Selected by rule, the clearest on its event: {counts}. | Selected by rule, each the clearest on its event: {counts}.",
    );
    ui.count_with(counts.len().max(1), forms, &[("counts", &ui.series(&counts))])
}

fn facts(view: &Viewpoint<'_>, disputes: usize) -> Vec<String> {
    let (articles, ui) = (&view.site.briefing.articles, view.interface());
    let mut facts = vec![ui.count(articles.len(), "{n} source | {n} sources")];
    let days = || articles.iter().filter_map(|a| a.article.date.as_ref().and_then(|d| d.value.as_day()));
    if let (Some(first), Some(last)) = (days().min(), days().max()) {
        facts.push(ui.fill("published {date}", &[("date", &ui.date(&VisitDate::interval(first, last)))]));
    }
    facts.push(ui.count(view.site.briefing.events.len(), "{n} event | {n} events"));
    facts.push(ui.count(disputes, "{n} dispute | {n} disputes"));
    facts
}

/// How much is known: the events by their badges, as the timeline counts them, and the questions on which sources disagree.
fn tallies(view: &Viewpoint<'_>) -> Vec<Tally> {
    let briefing = &view.site.briefing;
    let events = |wanted: Badge| briefing.events.iter().filter(|e| badge(briefing, e) == wanted).count();
    let number = |badge: Badge| match badge {
        Badge::Disputed => briefing.disputes.iter().filter(|d| d.verdict == Verdict::Dispute).count(),
        badge => events(badge),
    };
    let counted = ALL.into_iter().filter(|&badge| badge != Badge::Editor);
    counted.map(|badge| Tally { badge: BadgeView::of(view.interface(), badge), number: number(badge) }).collect()
}

fn point(view: &Viewpoint<'_>, point: &KeyPoint) -> Point {
    let event = point.event.and_then(|e| view.site.briefing.events.get(e));
    let about = |dispute: &&Dispute| {
        let mut told = dispute.positions.iter().flat_map(|position| &position.statements);
        dispute.verdict == Verdict::Dispute
            && (point.event.is_some() && dispute.event == point.event || told.any(|(at, _)| *at == point.statement))
    };
    let dispute = view.site.briefing.disputes.iter().find(about);
    Point {
        said: view.told(point.statement, &point.referents),
        remarks: remark::on_statement(view, point.statement),
        badge: BadgeView::of(view.interface(), point.badge),
        chips: view.chips(&point.statements, Some(point.statement), CHIPS),
        otherwise: event.map_or_else(Vec::new, |e| otherwise(view, e, CHIPS)),
        count: view.count(point.support),
        rule: point.rule.clone(),
        see_both: dispute.map(|d| dispute_href(view, &d.id)),
    }
}

fn dispute_card(view: &Viewpoint<'_>, dispute: &crate::briefing::Dispute) -> DisputeCard {
    let answer = |position: &crate::briefing::Position| {
        let statements: Vec<_> = position.statements.iter().map(|(s, _)| *s).collect();
        Answer { words: position.answer.clone(), chips: view.chips(&statements, None, CHIPS) }
    };
    DisputeCard {
        question: dispute.question.clone(),
        lang: view.built_lang(),
        answers: dispute.positions.iter().map(answer).collect(),
        href: dispute_href(view, &dispute.id),
        remarks: remark::on_dispute(view, dispute),
    }
}
