//! One event in a dated list.

use serde::Serialize;

use super::badge::is_disputed;
use super::history::{GivenDate, Step, given_dates, steps};
use super::otherwise::beyond_history;
use super::{BadgeView, Chips, Otherwise, RemarkView, Viewpoint, remark};
use crate::article::Span;
use crate::briefing::{Decided, Dispute, DisputeKind, Event, EventDecision, Statement};
use crate::date::VisitDate;
use crate::interface::Interface;
use crate::render::escape::escaped;
use crate::render::weave::{Layer, Thread, weave};
use crate::render::wording;
use crate::site::{Job, Link};

/// A line that leads to a dispute.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DisputeLine {
    question: String,
    /// Language of the question where it is not the site's.
    lang: Option<&'static str>,
    href: Link,
}

/// Something that the editor decided about an event.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DecidedLine {
    what: &'static str,
    why: Option<String>,
}

/// What an event of the timeline is found under: words of its `data-` attributes.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct FoundUnder {
    pub(crate) status: &'static str,
    pub(crate) who: String,
}

/// One event in a dated list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct EventCard {
    pub(crate) anchor: String,
    /// Set on the first event of each day of the timeline.
    pub(crate) day_anchor: Option<String>,
    /// Set on the timeline: what the event is found under when it is narrowed.
    pub(crate) found_under: Option<FoundUnder>,
    pub(crate) href: Link,
    pub(crate) when: String,
    pub(crate) datetime: Option<String>,
    /// What the source prints in the place of the date, or that the day is disputed.
    pub(crate) when_note: Option<String>,
    /// Language of what the source prints there where it is another than the site's.
    pub(crate) when_note_lang: Option<String>,
    /// The clause that tells it.
    pub(crate) title: String,
    /// True where the sentence begins before the clause, or goes on after it.
    pub(crate) cut_before: bool,
    pub(crate) cut_after: bool,
    pub(crate) lang: Option<String>,
    /// The whole sentence with the clause marked, woven.
    pub(crate) sentence: String,
    pub(crate) badge: BadgeView,
    /// The sources that stand where the event stands.
    pub(crate) chips: Chips,
    /// The other sources.
    pub(crate) otherwise: Vec<Otherwise>,
    pub(crate) count: String,
    /// The dates of which only one can be right, each with its sources.
    pub(crate) dates: Vec<GivenDate>,
    /// How its status changed with its sources.
    pub(crate) history: Vec<Step>,
    pub(crate) disputes: Vec<DisputeLine>,
    /// Anchors of the events that the editor merged into it.
    pub(crate) former: Vec<String>,
    /// What the editor decided about it.
    pub(crate) decided: Vec<DecidedLine>,
    pub(crate) editor: BadgeView,
    /// What the editor says of it.
    pub(crate) remarks: Vec<RemarkView>,
}

impl EventCard {
    /// The event by index; `chips` bounds the chips, one a source.
    pub(crate) fn new(view: &Viewpoint<'_>, index: usize, chips: usize) -> Self {
        let event = &view.site.briefing.events[index];
        let statements: Vec<Statement> = event.agreeing().map(|s| s.statement).collect();
        let whole = view.words(event.title_from);
        let title = ends_trimmed(&event.title);
        let bare = |text: &str| text.trim_end_matches(['.', '!', '?', '”', '"', '’']).to_owned();
        Self {
            anchor: anchor(event),
            day_anchor: None,
            found_under: None,
            href: href(view, event),
            when: when(view, event),
            datetime: event
                .date
                .as_ref()
                .filter(|_| event.alternatives.is_empty() || is_dated_by_editor(event))
                .and_then(wording::datetime),
            when_note_lang: view.other_lang(event.title_from.article).filter(|_| date_remark(view, event).is_none()),
            when_note: date_remark(view, event).or_else(|| printed_date(view, event)),
            cut_before: !whole.starts_with(&title),
            cut_after: !bare(&whole).ends_with(&bare(&title)) && !title.ends_with('…'),
            sentence: sentence(view, event),
            title,
            lang: view.lang(event.title_from.article),
            badge: view.badge_of(event),
            chips: view.chips(&statements, Some(event.title_from), chips),
            dates: given_dates(view, event, chips),
            history: steps(view, event, chips),
            otherwise: beyond_history(view, event, chips),
            count: view.count(event.support),
            disputes: dispute_lines(view, event),
            former: event.former_ids.iter().map(|id| anchor_of(id)).collect(),
            decided: event.decided.iter().map(|decision| decided(view.interface(), decision)).collect(),
            editor: BadgeView::editor(view.interface()),
            remarks: remark::on_id(view, &event.id),
        }
    }
}

impl EventCard {
    /// The title where it stands alone: an ellipsis leads one that begins amid its sentence in lower case.
    pub(crate) fn label(&self) -> String {
        let amid = self.cut_before && self.title.starts_with(char::is_lowercase);
        if amid { format!("… {}", self.title) } else { self.title.clone() }
    }
}

/// The anchor of an event on the timeline.
pub(crate) fn anchor(event: &Event) -> String {
    anchor_of(&event.id)
}

fn anchor_of(id: &str) -> String {
    id.strip_prefix("event/").unwrap_or(id).replace('/', "-")
}

fn decided(ui: Interface, decision: &EventDecision) -> DecidedLine {
    let what = ui.say(match decision.what {
        Decided::Status => "decided where it stands",
        Decided::Date => "decided its date",
        Decided::Title => "chose the words that tell it",
        Decided::Merged => "held several events to be this one",
        Decided::Split => "told it apart from another event",
        Decided::Added => "added it by its sentence",
    });
    DecidedLine { what, why: wording::decided(ui, decision.why.as_deref(), decision.by.as_deref()) }
}

/// The place of an event on the timeline.
pub(crate) fn href(view: &Viewpoint<'_>, event: &Event) -> Link {
    view.link(Job::Timeline).at(&anchor(event))
}

/// The place of a dispute on the page that compares.
pub(crate) fn dispute_href(view: &Viewpoint<'_>, id: &str) -> Link {
    view.link(Job::Compare).at(&dispute_anchor(id))
}

/// The anchor of a dispute on the page that compares.
pub(crate) fn dispute_anchor(id: &str) -> String {
    id.strip_prefix("dispute/").unwrap_or(id).replace('/', "-")
}

/// "Sun 18 June", "18 or 19 June", "no date".
fn when(view: &Viewpoint<'_>, event: &Event) -> String {
    let ui = view.interface();
    let Some(date) = &event.date else { return ui.say("no date").to_owned() };
    if event.alternatives.is_empty() || is_dated_by_editor(event) {
        return wording::when(ui, date, view.year_known(date));
    }
    let mut all: Vec<&VisitDate> = std::iter::once(date).chain(&event.alternatives).collect();
    all.sort();
    let known = all.iter().all(|date| view.year_known(date).is_some());
    wording::either(ui, &all, view.year_known(date).filter(|_| known))
}

fn is_dated_by_editor(event: &Event) -> bool {
    event.decided.iter().any(|decision| decision.what == Decided::Date)
}

/// The sentence of the title with the clause that tells the event in bold.
fn sentence(view: &Viewpoint<'_>, event: &Event) -> String {
    let annotated = view.article(event.title_from.article);
    let sentence = annotated.sentences.get(event.title_from.sentence).and_then(|s| s.body.clone());
    if !view.is_published(event.title_from) {
        return escaped(&event.title).into_owned();
    }
    let Some(sentence) = sentence else { return escaped(&view.words(event.title_from)).into_owned() };
    let told = event.statements.iter().find(|s| s.statement == event.title_from).map(|s| s.span.clone());
    let body = &annotated.article.body;
    let inside = |span: &Span| body.is_char_boundary(span.start) && body.is_char_boundary(span.end);
    let clause = told.filter(inside).map(|span| Thread { span, layer: Layer::Strong });
    weave(view.interface(), body, sentence, clause.as_slice())
}

/// What the site remarks on the day.
fn date_remark(view: &Viewpoint<'_>, event: &Event) -> Option<String> {
    let ui = view.interface();
    if is_dated_by_editor(event) {
        return Some(ui.say("date by the editor").to_owned());
    }
    if !event.alternatives.is_empty() {
        let of_this = |hidden: &Dispute| hidden.kind == DisputeKind::Date && is_about(view, hidden, event);
        let is_hidden = || view.site.briefing.judgements.hidden.iter().any(of_this);
        let note = ui.say(match is_disputed(&view.site.briefing, event) {
            true => "date disputed",
            false if is_hidden() => "sources differ on the date; the editor does not show the question",
            false => "sources differ on the date",
        });
        return Some(note.to_owned());
    }
    None
}

/// What the source prints in the place of the date, where the date does not say it all.
fn printed_date(view: &Viewpoint<'_>, event: &Event) -> Option<String> {
    let annotated = view.article(event.title_from.article);
    let date = event.date.as_ref()?;
    let sentence = annotated.sentences.get(event.title_from.sentence)?.body.clone()?;
    let first = annotated.times.partition_point(|t| t.span.start < sentence.start);
    let printed = annotated.times[first..]
        .iter()
        .take_while(|t| t.span.start < sentence.end)
        .find(|t| t.date.as_ref() == Some(date))?;
    let text = view.clause(event.title_from.article, &printed.span);
    let says_it_all = text.chars().any(|c| c.is_ascii_digit()) || date.words().starts_with(&text);
    (!says_it_all).then(|| view.interface().quoted(&text))
}

/// True for a difference about this event.
fn is_about(view: &Viewpoint<'_>, dispute: &Dispute, event: &Event) -> bool {
    dispute.event.and_then(|at| view.site.briefing.events.get(at)).is_some_and(|about| about.id == event.id)
}

fn dispute_lines(view: &Viewpoint<'_>, event: &Event) -> Vec<DisputeLine> {
    if !is_disputed(&view.site.briefing, event) {
        return Vec::new();
    }
    let disputes = event.disputes.iter().filter_map(|&d| view.site.briefing.disputes.get(d));
    disputes
        .filter(|d| d.verdict == crate::briefing::Verdict::Dispute)
        .map(|d| DisputeLine { question: d.question.clone(), lang: view.built_lang(), href: dispute_href(view, &d.id) })
        .collect()
}

/// A stretch of a sentence without the marks that a cut leaves at its ends.
pub(super) fn ends_trimmed(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim_matches([',', ';', ':', ' ', '–', '—']).to_owned()
}
