//! The signature picture: which source tells which event, and how. Events are rows, sources columns.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::badge::{is_disputed, status_badge};
use super::event::{self, EventCard};
use super::extract::{Clause, Extract, extract};
use super::{BadgeView, Chips, Otherwise, Viewpoint};
use crate::article::Span;
use crate::briefing::{Badge, Decided, Event, EventStatement, Statement, Verdict};
use crate::site::{Job, Link};

/// What a cell holds: with few sources words, with some a mark, with many a row holds chips in one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Form {
    Words,
    Marks,
    Chips,
}

/// Columns hold words up to this many sources.
const WORDS: usize = 6;
/// Columns hold marks up to this many sources; with more, a row holds chips.
const MARKS: usize = 12;
/// Rows of the whole table and of the small one.
const ROWS: usize = 40;
const FEW_ROWS: usize = 7;
/// Chips in the one cell of a row.
const CHIPS: usize = 12;
/// Words in a cell and in the title of a row.
const CELL: usize = 9;
const TITLE: usize = 9;

/// How one source tells an event.
#[derive(Debug, Clone, Serialize)]
struct Cell {
    source: usize,
    /// None where the event was not found in the source.
    badge: Option<BadgeView>,
    /// The answer that it gives to a question on which sources disagree.
    answer: Option<String>,
    /// Language of the answer where it is not the site's.
    answer_lang: Option<&'static str>,
    words: Option<Extract>,
    lang: Option<String>,
    href: Option<Link>,
}

/// One event.
#[derive(Debug, Clone, Serialize)]
struct Row {
    title: Extract,
    lang: Option<String>,
    /// The same where it is another language than the site's, of whatever region.
    other_lang: Option<String>,
    when: String,
    href: Link,
    badge: BadgeView,
    /// Empty where there are too many sources for columns.
    cells: Vec<Cell>,
    chips: Chips,
    otherwise: Vec<Otherwise>,
    count: String,
    /// Set where the editor decided something about it.
    editor: Option<BadgeView>,
    /// The dispute about it.
    see_both: Option<Link>,
}

/// Rows under one heading.
#[derive(Debug, Clone, Serialize)]
struct Group {
    heading: Option<&'static str>,
    rows: Vec<Row>,
}

/// One source.
#[derive(Debug, Clone, Serialize)]
struct Column {
    number: usize,
    publisher: Option<String>,
    date: String,
    href: Link,
}

/// Which source tells which event.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MatrixView {
    form: Form,
    columns: Vec<Column>,
    /// Cells of a row with its title and count.
    width: usize,
    groups: Vec<Group>,
    shown: usize,
    /// Events that two sources tell and that are left to the timeline.
    more: usize,
    timeline: Link,
    /// Set on the small table: where the whole one stands.
    whole: Option<Link>,
}

impl MatrixView {
    /// Every event that two sources tell, the best supported where they are many.
    pub(crate) fn new(view: &Viewpoint<'_>) -> Self {
        let form = if view.site.briefing.articles.len() <= WORDS { Form::Words } else { Self::dense(view) };
        Self::with(view, form, ROWS)
    }

    /// The most disputed and best supported events with a mark in each cell; none where no two sources tell one event.
    pub(crate) fn small(view: &Viewpoint<'_>) -> Option<Self> {
        let whole = Some(view.link(Job::Compare).at("matrix"));
        let small = Self { whole, ..Self::with(view, Self::dense(view), FEW_ROWS) };
        (small.shown > 0).then_some(small)
    }

    fn dense(view: &Viewpoint<'_>) -> Form {
        if view.site.briefing.articles.len() <= MARKS { Form::Marks } else { Form::Chips }
    }

    /// Number of events shown.
    pub(crate) fn shown(&self) -> usize {
        self.shown
    }

    fn with(view: &Viewpoint<'_>, form: Form, limit: usize) -> Self {
        let briefing = &view.site.briefing;
        let columns = if form == Form::Chips { 0 } else { briefing.articles.len() };
        let disputed = |index: &usize| is_disputed(briefing, &briefing.events[*index]);
        let mut shared: Vec<usize> =
            (0..briefing.events.len()).filter(|&i| sources_of(&briefing.events[i]).len() > 1).collect();
        let all = shared.len();
        shared.sort_by_key(|i| (!disputed(i), Reverse(briefing.events[*i].support), *i));
        shared.truncate(limit);
        shared.sort_unstable();
        let shown = shared.len();
        let (apart, agreed): (Vec<usize>, Vec<usize>) = shared.into_iter().partition(disputed);
        let rows = |list: Vec<usize>| list.into_iter().map(|i| row(view, i, form, columns)).collect::<Vec<_>>();
        let (apart, agreed) = (rows(apart), rows(agreed));
        let (parted, ui) = (!apart.is_empty(), view.interface());
        let groups = [(apart, ui.say("Sources disagree")), (agreed, ui.say("In order of time"))]
            .into_iter()
            .filter(|(rows, _)| !rows.is_empty())
            .map(|(rows, heading)| Group { heading: parted.then_some(heading), rows })
            .collect();
        Self {
            form,
            columns: (0..columns).map(|i| column(view, i)).collect(),
            width: columns.max(1) + 2,
            groups,
            shown,
            more: all - shown,
            timeline: view.link(Job::Timeline),
            whole: None,
        }
    }
}

fn sources_of(event: &Event) -> BTreeSet<usize> {
    event.statements.iter().map(|s| s.statement.article).collect()
}

fn column(view: &Viewpoint<'_>, index: usize) -> Column {
    let (article, ui) = (&view.article(index).article, view.interface());
    Column {
        number: index + 1,
        publisher: article.outlet.as_ref().map(|outlet| outlet.value.clone()),
        date: article.date.as_ref().map_or_else(|| ui.say("no date").to_owned(), |d| ui.date(&d.value)),
        href: view.article_link(index),
    }
}

fn row(view: &Viewpoint<'_>, index: usize, form: Form, columns: usize) -> Row {
    let told = &view.site.briefing.events[index];
    let card = EventCard::new(view, index, CHIPS);
    let answers = answers(view, told);
    Row {
        title: title(view, told),
        lang: card.lang,
        other_lang: view.other_lang(told.title_from.article),
        cells: (0..columns).map(|source| cell(view, told, source, form, &answers)).collect(),
        when: card.when,
        href: card.href,
        badge: card.badge,
        chips: card.chips,
        otherwise: card.otherwise,
        count: card.count,
        editor: (!told.decided.is_empty()).then(|| BadgeView::editor(view.interface())),
        see_both: told
            .disputes
            .iter()
            .filter_map(|&d| view.site.briefing.disputes.get(d))
            .find(|d| d.verdict == Verdict::Dispute)
            .map(|d| event::dispute_href(view, &d.id)),
    }
}

/// The title of an event cut short; the editor's title as it is.
fn title(view: &Viewpoint<'_>, event: &Event) -> Extract {
    let by_editor = event.decided.iter().any(|decision| decision.what == Decided::Title);
    let cut = || {
        let annotated = view.article(event.title_from.article);
        let sentence = annotated.sentences.get(event.title_from.sentence)?.body.clone()?;
        let at = sentence.start + annotated.article.body.get(sentence)?.find(event.title.as_str())?;
        // A long title begins far before its event; the clause is nearer.
        let is_long = event.title.split(' ').count() > 2 * TITLE;
        let told = event.statements.iter().find(|told| told.statement == event.title_from).filter(|_| is_long);
        let span = told.map_or(at..at + event.title.len(), |told| told.span.clone());
        Some(words_of(view, event, event.title_from, &span, TITLE))
    };
    let mut title = if by_editor { None } else { cut() }.unwrap_or_else(|| Extract::whole(&event.title));
    // A title is a name: what it is cut from stands a click away.
    title.cut_before &= title.text.starts_with(char::is_lowercase);
    title.cut_after = false;
    title
}

/// The few words of a statement that tell the event.
fn words_of(view: &Viewpoint<'_>, event: &Event, statement: Statement, span: &Span, budget: usize) -> Extract {
    let annotated = view.article(statement.article);
    let entities = &view.site.briefing.entities;
    let those = event.participants.iter().filter_map(|id| entities.get(view.entity_index(id)?));
    let mut names: Vec<Span> = those
        .flat_map(|entity| {
            let first = entity.mentions.partition_point(|mention| mention.article < statement.article);
            entity.mentions[first..].iter().take_while(|mention| mention.article == statement.article)
        })
        .filter_map(|mention| annotated.mentions.get(mention.mention))
        .map(|mention| mention.span.clone())
        .filter(|name| span.start <= name.start && name.end <= span.end)
        .collect();
    names.sort_unstable_by_key(|name| name.start);
    extract(&Clause { annotated, statement, span, action: event.action, names: &names }, budget)
}

/// The statements that answer a question on which sources disagree about the event, each with its answer.
fn answers(view: &Viewpoint<'_>, event: &Event) -> BTreeMap<Statement, String> {
    let disputes = event.disputes.iter().filter_map(|&d| view.site.briefing.disputes.get(d));
    disputes
        .filter(|dispute| dispute.verdict == Verdict::Dispute)
        .flat_map(|dispute| &dispute.positions)
        .flat_map(|position| position.statements.iter().map(|(statement, _)| (*statement, position.answer.clone())))
        .rev()
        .collect()
}

/// How a source tells the event: by the statement that answers what is disputed, else by one that stands as the event
/// does, else by its first.
fn cell(view: &Viewpoint<'_>, event: &Event, source: usize, form: Form, answers: &BTreeMap<Statement, String>) -> Cell {
    let of_source = |told: &&EventStatement| told.statement.article == source;
    let own = || event.statements.iter().filter(of_source);
    let told = own()
        .find(|told| answers.contains_key(&told.statement))
        .or_else(|| event.agreeing().find(of_source))
        .or_else(|| own().next());
    let Some(told) = told else {
        return Cell {
            source: source + 1,
            badge: None,
            answer: None,
            answer_lang: None,
            words: None,
            lang: None,
            href: None,
        };
    };
    let answer = answers.get(&told.statement);
    let badge = if answer.is_some() { Badge::Disputed } else { status_badge(told.status) };
    let words = || words_of(view, event, told.statement, &told.span, CELL);
    Cell {
        source: source + 1,
        badge: Some(BadgeView::of(view.interface(), badge)),
        answer: answer.cloned(),
        answer_lang: view.built_lang(),
        words: (form == Form::Words && view.is_published(told.statement)).then(words),
        lang: view.lang(source),
        href: Some(view.sentence_link(told.statement)),
    }
}
