//! Why something is an entity of this name and kind.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::place::{Located, Place};
use crate::annotate::Mention;
use crate::briefing::{Briefing, Entity, EntityMention, Given, Statement};
use crate::edits::{Edit, Edits};
use crate::language::counted;

/// Sentences printed for each form and rule; the others are counted.
const SENTENCES: usize = 3;

pub(super) fn explain(briefing: &Briefing, edits: &Edits, entity: &Entity) -> String {
    let mut text = format!("{} ({})\n", entity.name, entity.id);
    let _ = writeln!(text, "kind: {}", entity.kind.slug());
    let _ = writeln!(text, "support: {}", entity.support);
    if let Some(side) = &entity.side {
        let _ = writeln!(text, "side: {side}, by its printed roles");
    }
    if let Some(why) = without_page(entity, edits) {
        let _ = writeln!(text, "page: none; {why}");
    }
    for rule in entity.evidence.iter().filter(|rule| !rule.starts_with('“')) {
        let _ = writeln!(text, "merged by: {rule}");
    }
    for alias in &entity.aliases {
        let _ = writeln!(
            text,
            "form: \"{}\", {}, first in {}",
            alias.text,
            counted(alias.count, "time"),
            Place(briefing, alias.example)
        );
    }
    for given in &entity.given_roles {
        let _ = writeln!(text, "editor's role: \"{}\"{}", given.text, reason(given));
        if let Some(printed) = &given.replaces {
            let _ = writeln!(text, "  for the printed: \"{printed}\"");
        }
    }
    if let Some(item) = &entity.wikidata {
        let _ = writeln!(text, "editor's link: Wikidata {}{}", item.text, reason(item));
    }
    for role in &entity.roles {
        let _ = writeln!(
            text,
            "role: \"{}\", {}, first in {}",
            role.text,
            counted(role.count, "time"),
            Place(briefing, role.statement)
        );
    }
    for other in &entity.not_to_be_confused_with {
        let _ = writeln!(text, "not the same as: {other}");
    }
    for former in &entity.former_ids {
        let _ = writeln!(text, "former id: {former}");
    }
    text.push_str(&grouped(briefing, "mention", &entity.mentions, |place| {
        &briefing.articles[place.article].mentions[place.mention]
    }));
    text.push_str(&grouped(briefing, "reference, no mention of the name", &entity.references, |place| {
        &briefing.references[place.article][place.mention].mention
    }));
    text
}

/// Why the editor says so, and which editor.
fn reason(given: &Given) -> String {
    let why = given.why.as_deref().unwrap_or("no reason given");
    given.by.as_ref().map_or_else(|| format!(", because: {why}"), |by| format!(", because: {why} ({by})"))
}

/// Why it has no page: the editor's word before the rules'.
fn without_page(entity: &Entity, edits: &Edits) -> Option<String> {
    if !entity.dropped {
        let rule = "neither a name of several words, nor a known alias or listed name, nor one word that two independent \
                    origins print and that tells whose it is";
        return (!entity.has_page).then(|| rule.to_owned());
    }
    let is_its = |id: &str| entity.id.0 == id || entity.former_ids.iter().any(|former| former.0 == id);
    let drops = |edit: &Edit| matches!(edit, Edit::Drop { id } if is_its(id));
    let from = edits.edits.iter().find(|(edit, _)| drops(edit)).map(|(_, from)| from);
    let by = from.and_then(|from| from.by.as_ref()).map(|by| format!(", {by}")).unwrap_or_default();
    let why = from.and_then(|from| from.why.as_ref()).map(|why| format!(": {why}")).unwrap_or_default();
    Some(format!("the editor dropped it in {}{by}{why}", edits.path))
}

/// The mentions, together where one rule found them: each form and rule once, with the first sentences that it holds for.
fn grouped<'b>(
    briefing: &'b Briefing,
    what: &str,
    places: &[EntityMention],
    of: impl Fn(&EntityMention) -> &'b Mention,
) -> String {
    let mut rules: Vec<(&str, &str)> = Vec::new();
    let mut found: BTreeMap<(&str, &str), Vec<EntityMention>> = BTreeMap::new();
    for place in places {
        let annotated = &briefing.articles[place.article];
        let mention = of(place);
        let key = (&annotated.article.body[mention.span.clone()], mention.rule.as_str());
        found
            .entry(key)
            .or_insert_with(|| {
                rules.push(key);
                Vec::new()
            })
            .push(*place);
    }
    let mut text = String::new();
    for (words, rule) in rules {
        let places = &found[&(words, rule)];
        let times = counted(places.len(), "time");
        let _ = writeln!(text, "{what}: \"{words}\", {times}");
        for (verb, told) in steps(rule) {
            let _ = writeln!(text, "  {verb}: {told}");
        }
        for place in places.iter().take(SENTENCES) {
            let annotated = &briefing.articles[place.article];
            if let Some(sentence) = annotated.sentence_at(of(place).span.start) {
                let _ = writeln!(text, "  in {}", Located(briefing, Statement { article: place.article, sentence }));
            }
        }
        if places.len() > SENTENCES {
            let _ = writeln!(text, "  and {} more", counted(places.len() - SENTENCES, "sentence"));
        }
    }
    text
}

/// The rules of a mention in the order in which they fired: what recognised it and gave it its kind, then what made it
/// this entity's.
fn steps(rule: &str) -> impl Iterator<Item = (&'static str, &str)> {
    rule.split("; ").enumerate().map(|(place, told)| {
        let verb = match place {
            _ if told.starts_with("its kind from") => "typed by",
            0 if told.starts_with("the only") || told.starts_with("said of") => "resolved by",
            0 => "recognised by",
            _ if told.starts_with("stands for") => "read as",
            _ => "merged by",
        };
        (verb, told)
    })
}
