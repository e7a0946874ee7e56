//! One person, organisation, place or term: what the sources say of it, and where.

mod corrections;
mod coverage;
mod forms;
mod mentions;
mod offices;
mod roles;

use std::collections::BTreeSet;

use serde::Serialize;

pub(crate) use self::roles::{FirstRole, first_role, is_lone_surname};

use self::coverage::Coverage;
use self::forms::{Demonym, Form, Other};
use self::mentions::InSource;
use self::offices::ByOffice;
use self::roles::RoleRow;
use super::EditBlock;
use super::block::is_withheld;
use super::decision::Decision;
use super::quotes::{QuoteView, quote_view};
use super::telling::{Telling, latest_first, telling};
use super::{BadgeView, Chips, EventCard, Named, Said, Viewpoint};
use crate::annotate::{EntityId, EntityKind};
use crate::briefing::{Given, Statement};
use crate::interface::Interface;
use crate::render::wording;

/// Somebody or something named in the same sentence.
#[derive(Debug, Clone, Serialize)]
struct Beside {
    named: Named,
    kind: &'static str,
    sentences: usize,
    sources: usize,
    chips: Chips,
}

/// One entity's page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct EntityView {
    kind: &'static str,
    is_person: bool,
    is_place: bool,
    name: String,
    facts: Vec<String>,
    lead: Vec<Said>,
    events: Vec<EventCard>,
    more_events: usize,
    quotes_by: Vec<QuoteView>,
    more_by: usize,
    quotes_about: Vec<QuoteView>,
    more_about: usize,
    companions: Vec<Beside>,
    arc: Option<String>,
    role: Option<FirstRole>,
    is_lone: bool,
    roles: Vec<RoleRow>,
    more_roles: usize,
    side: Option<Named>,
    forms: Vec<Form>,
    more_forms: usize,
    demonyms: Vec<Demonym>,
    others: Vec<Other>,
    coverage: Coverage,
    mentions: Vec<InSource>,
    mention_count: String,
    more_mentions: usize,
    by_office: Vec<ByOffice>,
    more_by_office: usize,
    wikidata: Option<Wikidata>,
    decided: Vec<Decision>,
    edits_path: String,
    corrections: Vec<EditBlock>,
    previous: Option<Named>,
    next: Option<Named>,
}

/// The item of Wikidata that the editor gave.
#[derive(Debug, Clone, Serialize)]
struct Wikidata {
    item: String,
    address: String,
    note: Option<String>,
    editor: BadgeView,
}

const LEAD: usize = 3;
const EVENTS: usize = 60;
const QUOTES: usize = 20;
const BESIDE: usize = 12;
const FORMS: usize = 12;
const CHIPS: usize = 8;
const OFFICES: usize = 30;

impl EntityView {
    pub(crate) fn new(view: &Viewpoint<'_>, index: usize) -> Self {
        let entity = &view.site.briefing.entities[index];
        let (cross, ui) = (&view.site.cross, view.interface());
        let spoken = |quotes: &[usize]| -> Vec<usize> {
            let is_published = |q: &usize| view.is_published(view.site.briefing.quotes[*q].statement);
            quotes.iter().copied().filter(is_published).collect()
        };
        let events = &cross.entity_events[index];
        let (by, about) = (spoken(&cross.quotes_by[index]), spoken(&cross.quotes_about[index]));
        let (previous, next) = view.site.shelves.beside(&view.site.briefing, index);
        let companions = beside(view, index);
        let quotes = |list: &[usize]| list.iter().take(QUOTES).map(|&q| quote_view(view, q)).collect();
        let (roles, more_roles) = roles::roles(view, entity);
        let mentions = mentions::in_context(view, index);
        let (by_office, more_by_office) = offices::by_office(view, entity, OFFICES);
        Self {
            kind: wording::entity_kind(ui, entity.kind),
            is_person: entity.kind == EntityKind::Person,
            is_place: entity.kind == EntityKind::Place,
            name: entity.name.clone(),
            facts: facts(view, index),
            lead: lead(view, index),
            more_events: events.len().saturating_sub(EVENTS),
            events: events.iter().take(EVENTS).map(|&e| EventCard::new(view, e, CHIPS)).collect(),
            more_by: by.len().saturating_sub(QUOTES),
            quotes_by: by.iter().take(QUOTES).map(|&q| quote_view(view, q).without_speaker()).collect(),
            more_about: about.len().saturating_sub(QUOTES),
            quotes_about: quotes(&about),
            arc: arc(ui, &entity.name, &companions),
            companions,
            role: first_role(view, entity),
            is_lone: is_lone_surname(entity),
            roles,
            more_roles,
            side: entity.side.as_ref().map(|side| self::side(view, side)),
            forms: forms::forms(view, entity, FORMS),
            more_forms: entity.aliases.len().saturating_sub(FORMS),
            demonyms: forms::demonyms(view, entity),
            others: forms::others(view, entity),
            coverage: Coverage::new(view, index),
            more_mentions: entity.support.sources.saturating_sub(mentions.len()),
            mentions,
            by_office,
            more_by_office,
            mention_count: ui.count(entity.mentions.len(), "{n} mention | {n} mentions"),
            wikidata: entity.wikidata.as_ref().map(|given| wikidata(ui, given)),
            decided: corrections::decided(view, entity),
            edits_path: view.site.edits.path.clone(),
            corrections: corrections::blocks(ui, entity),
            previous: previous.map(|other| view.named(other)),
            next: next.map(|other| view.named(other)),
        }
    }
}

fn facts(view: &Viewpoint<'_>, index: usize) -> Vec<String> {
    let ui = view.interface();
    let entity = &view.site.briefing.entities[index];
    let mut facts: Vec<String> = entity.side.iter().map(|side| ui.labelled(ui.say("Side"), side)).collect();
    facts.push(view.count(entity.support));
    facts.push(ui.count(entity.mentions.len(), "{n} mention | {n} mentions"));
    if entity.kind == EntityKind::Person {
        let quotes = view.site.cross.quotes_by[index].len();
        facts.push(if quotes == 0 {
            ui.say("no quotation").to_owned()
        } else {
            ui.count(quotes, "{n} quotation | {n} quotations")
        });
    }
    facts
}

/// One statement of each of a few sources: those that name the entity with a role, then those that tell a widely reported
/// event with it, the latest first; what is open or overtaken comes last.
fn lead(view: &Viewpoint<'_>, index: usize) -> Vec<Said> {
    let shown = view.site.cross.entity_statements[index].iter().filter(|s| !is_withheld(view, **s));
    let roles: BTreeSet<Statement> =
        view.site.briefing.entities[index].roles.iter().map(|role| role.statement).collect();
    let weight = |s: &Statement| {
        let events = view.site.cross.sentence_events.get(s);
        let support = events.into_iter().flatten().map(|&e| view.site.briefing.events[e].support.sources).max();
        (roles.contains(s), support.unwrap_or_default())
    };
    let mut best: Vec<Statement> = Vec::new();
    let mut sources = BTreeSet::new();
    let mut ranked: Vec<Statement> = shown.copied().collect();
    ranked.sort_by_cached_key(|s| {
        let is_open = telling(view, *s) > Telling::Plain;
        (is_open, std::cmp::Reverse(weight(s)), latest_first(view, *s), *s)
    });
    for statement in ranked {
        if best.len() < LEAD && sources.insert(statement.article) {
            best.push(statement);
        }
    }
    best.into_iter().map(|statement| view.said(statement)).collect()
}

fn beside(view: &Viewpoint<'_>, index: usize) -> Vec<Beside> {
    let companions = view.site.cross.companions[index].iter();
    companions
        .filter(|c| view.site.addresses.entities[c.entity].is_some())
        .take(BESIDE)
        .map(|companion| {
            let sources: BTreeSet<usize> = companion.statements.iter().map(|s| s.article).collect();
            Beside {
                named: view.named(companion.entity),
                kind: wording::entity_kind(view.interface(), view.site.briefing.entities[companion.entity].kind),
                sentences: companion.statements.len(),
                sources: sources.len(),
                chips: view.chips(&companion.statements, None, CHIPS),
            }
        })
        .collect()
}

/// The country that the printed roles put it on, with its page where it has one.
fn side(view: &Viewpoint<'_>, side: &str) -> Named {
    let country = view.entity_index(&EntityId::of(EntityKind::Place, side));
    country.map_or_else(|| Named { name: side.to_owned(), href: None }, |index| view.named(index))
}

fn wikidata(ui: Interface, given: &Given) -> Wikidata {
    Wikidata {
        item: given.text.clone(),
        address: format!("https://www.wikidata.org/wiki/{}", given.text),
        note: wording::decided(ui, given.why.as_deref(), given.by.as_deref()),
        editor: BadgeView::editor(ui),
    }
}

/// Arcs from the entity to those it appears with most; the table beside it gives the numbers.
fn arc(ui: Interface, name: &str, companions: &[Beside]) -> Option<String> {
    let shown = &companions[..companions.len().min(6)];
    (shown.len() > 2).then(|| {
        let others: Vec<(&str, usize)> = shown.iter().map(|c| (c.named.name.as_str(), c.sentences)).collect();
        crate::render::arcs::draw(ui, name, &others)
    })
}
