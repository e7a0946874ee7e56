//! What to paste into `edits.toml` to correct a page, and what was pasted already.

use crate::annotate::{EntityId, EntityKind};
use crate::briefing::Entity;
use crate::edits::Edit;
use crate::interface::Interface;
use crate::render::view::decision::{Decision, decision};
use crate::render::view::edit_block::quoted;
use crate::render::view::{EditBlock, Viewpoint};
use crate::render::wording;

/// The blocks with the entity's id and own names filled in. Which other name means the same the editor writes: a merge that was
/// ready to paste would be the wrong one for those that are not to be confused.
pub(super) fn blocks(ui: Interface, entity: &Entity) -> Vec<EditBlock> {
    let (id, name) = (quoted(&entity.id.0), quoted(&entity.name));
    let split = quoted(&shared_name(entity));
    let parts = [1, 2].map(|n| quoted(&format!("{} ({n})", entity.name)));
    let kind = if entity.kind == EntityKind::Organisation { "person" } else { "organisation" };
    let role = entity.roles.first().map(|role| format!("replaces = {}\n", quoted(&role.text))).unwrap_or_default();
    let block = |does: &str, verb: &str, keys: String| EditBlock::new(does, verb, &keys);
    vec![
        block(ui.say("Call it something else"), "rename", format!("id = {id}\nto = {name}\n")),
        block(ui.say("Another name means the same"), "merge", format!("into = {name}\nnames = [\"\"]\n")),
        block(ui.say("It is several"), "split", format!("name = {split}\ninto = [{}, {}]\n", parts[0], parts[1])),
        block(ui.say("It needs no page"), "drop", format!("id = {id}\n")),
        block(
            &ui.fill("It is not {kind}", &[("kind", &wording::a_kind(ui, entity.kind))]),
            "kind",
            format!("id = {id}\nkind = \"{kind}\" # person, organisation, place, event, work or other\n"),
        ),
        block(ui.say("Give it a role"), "role", format!("id = {id}\nrole = \"\"\n{role}")),
        block(ui.say("Link it to Wikidata"), "link", format!("id = {id}\nwikidata = \"Q\"\n")),
    ]
}

/// The name that a split parts: the form that is printed most.
fn shared_name(entity: &Entity) -> String {
    entity
        .aliases
        .iter()
        .find(|alias| alias.text == entity.name)
        .or(entity.aliases.first())
        .map_or_else(|| entity.name.clone(), |alias| alias.text.clone())
}

/// The decisions that this page rests on, in the order of the file.
pub(super) fn decided(view: &Viewpoint<'_>, entity: &Entity) -> Vec<Decision> {
    let is_ours = |id: &str| entity.id.0 == id || entity.former_ids.iter().any(|former| former.0 == id);
    let touches = |edit: &Edit| match edit {
        Edit::Rename { id, .. } | Edit::Kind { id, .. } | Edit::Role { id, .. } | Edit::Link { id, .. } => is_ours(id),
        Edit::Merge { into, names } => {
            let is_named = |name: &String| is_ours(name) || is_ours(&EntityId::of(entity.kind, name).0);
            is_named(into) || names.iter().any(is_named)
        }
        Edit::Split { name, into } => *name == entity.name || into.contains(&entity.name),
        _ => false,
    };
    let edits = view.site.edits.edits.iter().filter(|(edit, _)| touches(edit));
    edits.map(|(edit, from)| decision(view.interface(), edit, from)).collect()
}
