//! What the editor decided about events: `event_add`, `event_split`, `event_merge` and `event`, in this order whatever
//! their order in the file, so that each may name what the one before made.

use std::collections::{BTreeMap, BTreeSet};

use super::gather::{Told, Turn};
use super::merge::{Cluster, time_order};
use super::{Event, EventStatement, id, settle};
use crate::annotate::{Annotated, EntityId, EntityKind, EventStatus};
use crate::briefing::Statement;
use crate::briefing::decisions::{Problem, pin};
use crate::briefing::entity_index::EntityIndex;
use crate::briefing::lineage::Lineage;
use crate::date::VisitDate;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::edits::{Edit, Edits, EventEdit, HOLDS_IN_PART, Provenance};

/// The action of an event that the editor added.
const ADDED: &str = "event";

/// Something about an event that the editor decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventDecision {
    /// What.
    pub what: Decided,
    /// Why, in the editor's words.
    pub why: Option<String>,
    /// Which editor.
    pub by: Option<String>,
}

/// What can be decided about an event that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decided {
    /// Where it stands.
    Status,
    /// When it is.
    Date,
    /// Which words are its title.
    Title,
    /// That other events are this one.
    Merged,
    /// That some sentences tell it apart from another event, or another apart from it.
    Split,
    /// That its sentence tells an event.
    Added,
}

impl Decided {
    /// Its name in the record.
    #[must_use]
    pub fn slug(&self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Date => "date",
            Self::Title => "title",
            Self::Merged => "merged",
            Self::Split => "split",
            Self::Added => "added",
        }
    }
}

/// The events with what they were made of, so that they can be made anew.
pub(super) struct Desk<'a> {
    articles: &'a [Annotated],
    index: &'a EntityIndex,
    lineage: &'a Lineage,
    told: Vec<Told>,
    drafts: Vec<Draft>,
    /// Titles that are taken.
    titles: BTreeSet<(Statement, String)>,
    /// Ids that were merged away, each with the one that stays.
    gone: BTreeMap<String, String>,
}

struct Draft {
    event: Event,
    cluster: Cluster,
}

impl<'a> Desk<'a> {
    /// The events that the rules find, in time order and with their ids.
    pub(super) fn new(
        articles: &'a [Annotated],
        index: &'a EntityIndex,
        lineage: &'a Lineage,
        told: Vec<Told>,
        clusters: Vec<Cluster>,
    ) -> Self {
        let mut desk =
            Self { articles, index, lineage, told, drafts: Vec::new(), titles: BTreeSet::new(), gone: BTreeMap::new() };
        desk.drafts = clusters.into_iter().map(|cluster| desk.settled(cluster)).collect();
        desk.drafts.sort_by_cached_key(|draft| time_order(&draft.event));
        id::assign(desk.drafts.iter_mut().map(|draft| &mut draft.event), index);
        desk
    }

    /// The events as the editor has them, in time order, with a warning for each decision that does not hold.
    pub(super) fn decided(mut self, edits: &Edits) -> (Vec<Event>, Vec<Diagnostic>) {
        let mut warnings = Vec::new();
        for step in [Self::add, Self::split, Self::merge, Self::set] {
            for (edit, from) in &edits.edits {
                let Edit::Event(edit) = edit else { continue };
                if let Err(problem) = step(&mut self, edit, from) {
                    warnings.push(problem.at(edits, from));
                }
            }
        }
        let mut events: Vec<Event> = self.drafts.into_iter().map(|draft| draft.event).collect();
        events.sort_by_cached_key(time_order);
        (events, warnings)
    }

    fn settled(&mut self, cluster: Cluster) -> Draft {
        let event =
            settle::settle(self.articles, self.index, self.lineage, &self.told, cluster.clone(), &mut self.titles);
        Draft { event, cluster }
    }

    /// Makes an event anew of other statements; its id, its former ids and what was decided stay.
    fn remake(&mut self, at: usize, cluster: Cluster) {
        let old = self.drafts[at].event.clone();
        self.titles.remove(&(old.title_from, old.title));
        let mut draft = self.settled(cluster);
        (draft.event.id, draft.event.former_ids, draft.event.decided) = (old.id, old.former_ids, old.decided);
        self.drafts[at] = draft;
    }

    /// Where the event of an id stands, or of the one that it was merged into.
    fn find(&self, id: &str) -> Result<usize, Problem> {
        let id = self.gone.get(id).map_or(id, String::as_str);
        self.drafts.iter().position(|draft| draft.event.id == id).ok_or_else(|| {
            let ids = self.drafts.iter().map(|draft| draft.event.id.as_str());
            nothing(format!("no event has the id `{id}`"), did_you_mean(id, ids))
        })
    }

    fn add(&mut self, edit: &EventEdit, from: &Provenance) -> Result<(), Problem> {
        let EventEdit::Add { at, starts, status, date, participants } = edit else { return Ok(()) };
        let statement = pin(self.articles, at, starts.as_deref())?;
        let annotated = &self.articles[statement.article];
        let whole = annotated.sentences[statement.sentence].body.clone().unwrap_or_default();
        let words = annotated.article.body.get(whole.clone()).unwrap_or_default().trim_end_matches(['.', ' ']);
        let span = whole.start..whole.start + words.len();
        let people = match participants.as_slice() {
            [] => self.named_in(statement),
            names => names.iter().map(|name| self.entity(name)).collect::<Result<_, _>>()?,
        };
        let published = annotated.article.date.as_ref().map(|stated| stated.value.clone());
        self.told.push(Told {
            statement,
            trigger: span.start..span.start,
            span,
            action: ADDED,
            date: date.clone(),
            status: *status,
            negated: false,
            founds: true,
            turn: Turn::Plain,
            said: BTreeSet::new(),
            people,
            places: Vec::new(),
            dated: published.is_some(),
            published,
            unresolved: None,
            rule: "added by the editor".to_owned(),
        });
        let cluster = Cluster::founded_by(&self.told, self.told.len() - 1);
        let draft = self.settled(cluster);
        self.take_in(draft, Decided::Added, from);
        Ok(())
    }

    /// Takes in a new event under an id that no other has.
    fn take_in(&mut self, mut draft: Draft, what: Decided, from: &Provenance) {
        let is_taken = |id: &str| self.drafts.iter().any(|draft| draft.event.id == id);
        draft.event.id = id::fresh(&draft.event, self.index, is_taken);
        draft.event.decided.push(decision(what, from));
        self.drafts.push(draft);
    }

    /// The people whom a sentence names.
    fn named_in(&self, statement: Statement) -> Vec<EntityId> {
        let annotated = &self.articles[statement.article];
        let inside = annotated.mentions.iter().filter(|mention| {
            mention.kind == EntityKind::Person && annotated.sentence_at(mention.span.start) == Some(statement.sentence)
        });
        let mut people: Vec<EntityId> = Vec::new();
        for id in inside.map(|mention| self.index.merged(statement.article, &mention.entity)) {
            if !people.contains(&id) {
                people.push(id);
            }
        }
        people
    }

    /// The entity of a name or an id.
    fn entity(&self, name: &str) -> Result<EntityId, Problem> {
        let entities = &self.index.entities;
        let by_id = entities.iter().find(|e| e.id.0 == name || e.former_ids.iter().any(|id| id.0 == name));
        let found = by_id.or_else(|| entities.iter().find(|e| e.name == name));
        let found = found.or_else(|| entities.iter().find(|e| e.aliases.iter().any(|alias| alias.text == name)));
        found.map(|entity| entity.id.clone()).ok_or_else(|| {
            let names = entities.iter().flat_map(|e| [e.id.0.as_str(), e.name.as_str()]);
            nothing(format!("nobody and nothing is called `{name}`"), did_you_mean(name, names))
        })
    }

    fn split(&mut self, edit: &EventEdit, from: &Provenance) -> Result<(), Problem> {
        let EventEdit::Split { id, statements } = edit else { return Ok(()) };
        let at = self.find(id)?;
        let cluster = self.drafts[at].cluster.clone();
        let place = |&member: &usize| settle::place_of(self.articles, &self.told[member]);
        let (out, stay): (Vec<usize>, Vec<usize>) =
            cluster.members.iter().partition(|member| statements.contains(&place(member)));
        let told: BTreeSet<String> = cluster.members.iter().map(place).collect();
        let unknown = statements.iter().find(|statement| !told.contains(*statement));
        if out.is_empty() {
            let hint = did_you_mean(&statements[0], told.iter().map(String::as_str));
            let all = format!("it is told by {}", told.iter().cloned().collect::<Vec<_>>().join(", "));
            return Err(nothing(format!("`{}` does not tell `{id}`", statements[0]), hint.or(Some(all))));
        }
        if stay.is_empty() {
            return Err(nothing(format!("every statement of `{id}` would go, and none be left"), None));
        }
        let part = |members: Vec<usize>| Cluster::of(&self.told, members, &cluster.dissenters);
        let (out, stay) = (part(out), part(stay));
        self.remake(at, stay);
        self.drafts[at].event.decided.push(decision(Decided::Split, from));
        let draft = self.settled(out);
        self.take_in(draft, Decided::Split, from);
        match unknown {
            None => Ok(()),
            Some(unknown) => Err(in_part(
                format!("`{unknown}` does not tell `{id}`; the other statements are taken out of it"),
                did_you_mean(unknown, told.iter().map(String::as_str)),
            )),
        }
    }

    fn merge(&mut self, edit: &EventEdit, from: &Provenance) -> Result<(), Problem> {
        let EventEdit::Merge { into, ids } = edit else { return Ok(()) };
        let stays = self.drafts[self.find(into)?].event.id.clone();
        let (found, unknown): (Vec<&String>, Vec<&String>) = ids.iter().partition(|id| self.find(id).is_ok());
        let problem = unknown.first().and_then(|id| self.find(id).err());
        if found.is_empty() {
            return problem.map_or(Ok(()), Err);
        }
        let mut cluster = self.drafts[self.find(into)?].cluster.clone();
        let mut former = Vec::new();
        for id in found {
            let at = self.find(id)?;
            // Another decision of the same words may have merged it already.
            if self.drafts[at].event.id == stays {
                continue;
            }
            let Draft { event, cluster: part } = self.drafts.remove(at);
            self.titles.remove(&(event.title_from, event.title));
            cluster.take_in(part);
            self.gone.insert(event.id.clone(), stays.clone());
            former.extend([event.id].into_iter().chain(event.former_ids));
        }
        let at = self.find(into)?;
        self.remake(at, cluster);
        let event = &mut self.drafts[at].event;
        event.former_ids.extend(former);
        event.decided.push(decision(Decided::Merged, from));
        match problem {
            Some(Problem { what, hint, .. }) => Err(in_part(format!("{what}; the others are merged"), hint)),
            None => Ok(()),
        }
    }

    fn set(&mut self, edit: &EventEdit, from: &Provenance) -> Result<(), Problem> {
        let EventEdit::Set { id, status, date, title, hide } = edit else { return Ok(()) };
        let at = self.find(id)?;
        if *hide {
            self.drafts.remove(at);
            return Ok(());
        }
        let called = title.as_ref().map(|title| self.called(at, title)).transpose()?;
        let event = &mut self.drafts[at].event;
        if let Some(status) = status {
            event.status = *status;
            let agreeing: Vec<Statement> = event.agreeing().map(|told| told.statement).collect();
            event.support = self.lineage.support(agreeing);
            event.decided.push(decision(Decided::Status, from));
        }
        if let Some(date) = date {
            dated(event, date);
            event.decided.push(decision(Decided::Date, from));
        }
        if event.date.is_some() || !matches!(event.status, EventStatus::Planned | EventStatus::Possible) {
            event.ahead = None;
        }
        if let (Some(title), Some(told)) = (title, called) {
            event.title.clone_from(title);
            event.title_from = told.statement;
            if let Some(own) = event.statements.iter_mut().find(|own| own.statement == told.statement) {
                *own = told;
            }
            event.decided.push(decision(Decided::Title, from));
        }
        Ok(())
    }

    /// The statement that holds the words of a title, its span set to them.
    fn called(&self, at: usize, title: &str) -> Result<EventStatement, Problem> {
        let event = &self.drafts[at].event;
        let within = |told: &EventStatement| {
            let annotated = &self.articles[told.statement.article];
            let sentence = annotated.sentences.get(told.statement.sentence)?.body.clone()?;
            let span = words_at(annotated.article.body.get(sentence.clone())?, title)?;
            Some(EventStatement { span: sentence.start + span.start..sentence.start + span.end, ..told.clone() })
        };
        let agreeing = event.agreeing().find_map(within);
        agreeing.or_else(|| event.statements.iter().find_map(within)).ok_or_else(|| Problem {
            code: "title-not-in-source",
            what: format!("no statement of `{}` holds the words of this title", event.id),
            hint: Some(format!("copy an exact stretch of one of them, as in `{}`", event.title)),
        })
    }
}

/// Where whole words stand in a text; any white space between them is one.
pub(super) fn words_at(text: &str, words: &str) -> Option<std::ops::Range<usize>> {
    let mut rest: Vec<&str> = words.split_whitespace().collect();
    if rest.is_empty() {
        return None;
    }
    let first = rest.remove(0);
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(first).map(|(start, _)| start).find_map(|start| {
        let mut end = start + first.len();
        for word in &rest {
            let after = text.get(end..)?;
            let gap = after.len() - after.trim_start().len();
            end += gap;
            if gap == 0 || !text.get(end..)?.starts_with(word) {
                return None;
            }
            end += word.len();
        }
        let cut = is_word(text[..start].chars().next_back()) && first.starts_with(char::is_alphanumeric)
            || is_word(text[end..].chars().next()) && words.trim_end().ends_with(char::is_alphanumeric);
        (!cut).then_some(start..end)
    })
}

/// Dates an event; what sources give otherwise stays beside it.
fn dated(event: &mut Event, date: &VisitDate) {
    let given: BTreeSet<&VisitDate> = event.statements.iter().filter_map(|told| told.date.as_ref()).collect();
    event.alternatives = given.into_iter().filter(|other| !other.overlaps(date)).cloned().collect();
    event.date = Some(date.clone());
}

fn decision(what: Decided, from: &Provenance) -> EventDecision {
    EventDecision { what, why: from.why.clone(), by: from.by.clone() }
}

fn nothing(what: String, hint: Option<String>) -> Problem {
    Problem { code: "edit-matches-nothing", what, hint }
}

fn in_part(what: String, hint: Option<String>) -> Problem {
    Problem { code: HOLDS_IN_PART, what, hint }
}
