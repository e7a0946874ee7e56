//! What the editor knows of an entity beyond the sources: roles, and where it is described elsewhere.

use super::decisions::unmatched;
use crate::briefing::{Entity, Given};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::edits::{Edit, Edits, HOLDS_IN_PART, Provenance};

/// Gives each entity the roles and links of its id, or of one that it had. Warns of those that match nothing.
pub(super) fn give(entities: &mut [Entity], edits: &Edits) -> Vec<Diagnostic> {
    let mut warnings = Vec::new();
    for (edit, provenance) in &edits.edits {
        let (Edit::Role { id, .. } | Edit::Link { id, .. }) = edit else { continue };
        match of_id(entities, id) {
            Some(entity) => warnings.extend(give_one(entity, edit, edits, provenance)),
            None => warnings.push(unmatched(edits, provenance, id, entities.iter().map(|entity| entity.id.0.as_str()))),
        }
    }
    warnings
}

fn of_id<'e>(entities: &'e mut [Entity], id: &str) -> Option<&'e mut Entity> {
    let now = entities.iter().position(|entity| entity.id.0 == id);
    let once = || entities.iter().position(|entity| entity.former_ids.iter().any(|former| former.0 == id));
    entities.get_mut(now.or_else(once)?)
}

fn give_one(entity: &mut Entity, edit: &Edit, edits: &Edits, provenance: &Provenance) -> Option<Diagnostic> {
    let given = |text: &str, replaces: Option<String>| Given {
        text: text.to_owned(),
        replaces,
        why: provenance.why.clone(),
        by: provenance.by.clone(),
    };
    match edit {
        Edit::Link { wikidata, .. } => entity.wikidata = Some(given(wikidata, None)),
        Edit::Role { role, replaces, .. } => {
            let printed = replaces.as_ref().filter(|wanted| entity.roles.iter().any(|known| known.text == **wanted));
            let unknown = replaces.as_ref().filter(|_| printed.is_none());
            let warning = unknown.map(|wanted| not_printed(entity, wanted, edits, provenance));
            entity.given_roles.push(given(role, printed.cloned()));
            return warning;
        }
        _ => {}
    }
    None
}

fn not_printed(entity: &Entity, wanted: &str, edits: &Edits, provenance: &Provenance) -> Diagnostic {
    let printed = entity.roles.iter().map(|role| role.text.as_str());
    let all = printed.clone().map(|role| format!("`{role}`")).collect::<Vec<_>>().join(", ");
    let none = || if all.is_empty() { "no role of it is printed".to_owned() } else { format!("printed are {all}") };
    let hint = did_you_mean(wanted, printed).unwrap_or_else(none);
    Diagnostic::warning(HOLDS_IN_PART, &edits.path, format!("`{}` has no printed role `{wanted}`", entity.id))
        .at(edits.text.as_str(), provenance.span.clone())
        .because("the role is given, and replaces nothing")
        .hint(hint)
}
