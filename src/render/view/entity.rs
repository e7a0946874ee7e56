//! One person, organisation, place or term: what the sources say of it, and where.

use std::collections::BTreeSet;

use serde::Serialize;

use super::block::is_withheld;
use super::home::Cited;
use super::quotes::{QuoteView, quote_view};
use super::telling::{Telling, latest_first, telling};
use super::{Chip, Chips, EventCard, Named, Said, Viewpoint};
use crate::annotate::EntityKind;
use crate::briefing::Statement;
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

/// A form of the name.
#[derive(Debug, Clone, Serialize)]
struct Form {
    text: String,
    times: String,
    chip: Chip,
}

/// Another entity of a like name.
#[derive(Debug, Clone, Serialize)]
struct Other {
    named: Named,
    role: Option<Cited>,
}

/// The mentions of one source, as a bar.
#[derive(Debug, Clone, Serialize)]
struct Bar {
    source: usize,
    href: crate::site::Link,
    number: usize,
    /// From 1 to 100.
    percent: usize,
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
    roles: Vec<Cited>,
    forms: Vec<Form>,
    others: Vec<Other>,
    bars: Vec<Bar>,
    more_bars: usize,
    edit: String,
}

const LEAD: usize = 3;
const EVENTS: usize = 60;
const QUOTES: usize = 20;
const BESIDE: usize = 12;
const FORMS: usize = 12;
const BARS: usize = 12;
const CHIPS: usize = 8;

impl EntityView {
    pub(crate) fn new(view: &Viewpoint<'_>, index: usize) -> Self {
        let entity = &view.site.briefing.entities[index];
        let cross = &view.site.cross;
        let (events, by, about) = (&cross.entity_events[index], &cross.quotes_by[index], &cross.quotes_about[index]);
        let companions = beside(view, index);
        let quotes = |list: &[usize]| list.iter().take(QUOTES).map(|&q| quote_view(view, q)).collect();
        Self {
            kind: wording::entity_kind(entity.kind),
            is_person: entity.kind == EntityKind::Person,
            is_place: entity.kind == EntityKind::Place,
            name: entity.name.clone(),
            facts: facts(view, index),
            lead: lead(view, index),
            more_events: events.len().saturating_sub(EVENTS),
            events: events.iter().take(EVENTS).map(|&e| EventCard::new(view, e, CHIPS)).collect(),
            more_by: by.len().saturating_sub(QUOTES),
            quotes_by: quotes(by),
            more_about: about.len().saturating_sub(QUOTES),
            quotes_about: quotes(about),
            arc: arc(&entity.name, &companions),
            companions,
            roles: entity
                .roles
                .iter()
                .take(FORMS)
                .map(|r| Cited { text: r.text.clone(), chip: view.chip(r.statement) })
                .collect(),
            forms: entity.aliases.iter().take(FORMS).map(|alias| form(view, alias)).collect(),
            others: entity
                .not_to_be_confused_with
                .iter()
                .filter_map(|id| view.entity_index(id))
                .map(|other| self::other(view, other))
                .collect(),
            more_bars: counts(view, index).len().saturating_sub(BARS),
            bars: bars(view, index),
            edit: edit(view, index),
        }
    }
}

fn facts(view: &Viewpoint<'_>, index: usize) -> Vec<String> {
    let entity = &view.site.briefing.entities[index];
    let mut facts: Vec<String> = entity.side.clone().into_iter().collect();
    facts.push(view.count(entity.support));
    facts.push(wording::counted(entity.mentions.len(), "mention"));
    if entity.kind == EntityKind::Person {
        let quotes = view.site.cross.quotes_by[index].len();
        facts.push(if quotes == 0 { "no quotation".to_owned() } else { wording::counted(quotes, "quotation") });
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
                kind: wording::entity_kind(view.site.briefing.entities[companion.entity].kind),
                sentences: companion.statements.len(),
                sources: sources.len(),
                chips: view.chips(&companion.statements, None, CHIPS),
            }
        })
        .collect()
}

fn form(view: &Viewpoint<'_>, alias: &crate::briefing::Alias) -> Form {
    Form {
        text: alias.text.clone(),
        times: match alias.count {
            1 => "once".to_owned(),
            2 => "twice".to_owned(),
            n => format!("{} times", wording::grouped(n)),
        },
        chip: view.chip(alias.example),
    }
}

fn other(view: &Viewpoint<'_>, index: usize) -> Other {
    let role = view.site.briefing.entities[index].roles.first();
    Other { named: view.named(index), role: role.map(|r| Cited { text: r.text.clone(), chip: view.chip(r.statement) }) }
}

/// The number of mentions in each source that has any.
fn counts(view: &Viewpoint<'_>, index: usize) -> Vec<(usize, usize)> {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for mention in &view.site.briefing.entities[index].mentions {
        match counts.last_mut() {
            Some((article, number)) if *article == mention.article => *number += 1,
            _ => counts.push((mention.article, 1)),
        }
    }
    counts
}

/// The sources with the most mentions, in source order.
fn bars(view: &Viewpoint<'_>, index: usize) -> Vec<Bar> {
    let mut counts = counts(view, index);
    counts.sort_by_key(|&(article, number)| (std::cmp::Reverse(number), article));
    counts.truncate(BARS);
    counts.sort_unstable();
    let most = counts.iter().map(|&(_, number)| number).max().unwrap_or(1);
    counts
        .into_iter()
        .map(|(article, number)| Bar {
            source: article + 1,
            href: view.article_link(article),
            number,
            percent: (number * 100 / most).max(1),
        })
        .collect()
}

/// Arcs from the entity to those it appears with most; the table beside it gives the numbers.
fn arc(name: &str, companions: &[Beside]) -> Option<String> {
    let shown = &companions[..companions.len().min(6)];
    (shown.len() > 1).then(|| {
        let others: Vec<(&str, usize)> = shown.iter().map(|c| (c.named.name.as_str(), c.sentences)).collect();
        crate::render::arcs::draw(name, &others)
    })
}

/// The block of `edits.toml` that a correction starts from.
fn edit(view: &Viewpoint<'_>, index: usize) -> String {
    let entity = &view.site.briefing.entities[index];
    let quoted = |text: &str| format!("{text:?}");
    let names: Vec<String> = entity.aliases.iter().take(4).map(|a| quoted(&a.text)).collect();
    format!(
        "# edits.toml\n[[rename]]\nid  = {}\nto  = {}\nwhy = \"\"\n\n[[merge]]\ninto  = {}\nnames = [{}]\nwhy   = \"\"\n",
        quoted(&entity.id.0),
        quoted(&entity.name),
        quoted(&entity.name),
        names.join(", ")
    )
}
