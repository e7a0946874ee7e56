//! Why something is an entity of this name and kind.

use std::fmt::Write as _;

use super::place::Place;
use crate::briefing::{Briefing, Entity};
use crate::language::counted;

/// Mentions printed of one entity; the others are counted.
const MENTIONS: usize = 30;

pub(super) fn explain(briefing: &Briefing, entity: &Entity) -> String {
    let mut text = format!("{} ({})\n", entity.name, entity.id);
    let _ = writeln!(text, "kind: {}", entity.kind.slug());
    let _ = writeln!(text, "support: {}", entity.support);
    if let Some(side) = &entity.side {
        let _ = writeln!(text, "side: {side}, by its printed roles");
    }
    if !entity.has_page {
        text.push_str("page: none; neither a full name, nor a known alias, nor two independent mentions\n");
    }
    for rule in &entity.evidence {
        let _ = writeln!(text, "rule: {rule}");
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
    for place in entity.mentions.iter().take(MENTIONS) {
        let annotated = &briefing.articles[place.article];
        let mention = &annotated.mentions[place.mention];
        let words = &annotated.article.body[mention.span.clone()];
        let sentence = annotated.sentence_at(mention.span.start);
        let anchor = sentence.map(|index| annotated.sentences[index].anchor()).unwrap_or_default();
        let _ = writeln!(text, "mention: {}#{anchor} \"{words}\": {}", annotated.article.id, mention.rule);
    }
    if entity.mentions.len() > MENTIONS {
        let _ = writeln!(text, "and {} mentions more", entity.mentions.len() - MENTIONS);
    }
    text
}
