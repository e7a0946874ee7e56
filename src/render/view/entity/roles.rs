//! Roles: those that the editor gave, then those that sources print, forms that differ in dots and capitals together.

use serde::Serialize;

use crate::annotate::EntityKind;
use crate::briefing::{Entity, Statement};
use crate::render::view::{BadgeView, Chip, Chips, Viewpoint};
use crate::render::wording;

/// A role with the sentences that print it, or with the editor's word for it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct RoleRow {
    text: String,
    /// Language of the text and its other forms where they are printed in another than the site's.
    lang: Option<String>,
    chips: Option<Chips>,
    /// How often it is printed: "3 times".
    times: Option<String>,
    /// Other forms of it: "U.S. envoy" beside "US envoy".
    also: Vec<String>,
    /// Set where the editor gave it.
    editor: Option<BadgeView>,
    /// What the editor adds.
    note: Option<String>,
}

/// The role that tells best what somebody is.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct FirstRole {
    pub(crate) text: String,
    /// Language of the text where it is printed in another than the site's.
    pub(crate) lang: Option<String>,
    pub(crate) chip: Option<Chip>,
    pub(crate) editor: Option<BadgeView>,
}

const ROLES: usize = 16;

/// The editor's first role, else the one printed most.
pub(crate) fn first_role(view: &Viewpoint<'_>, entity: &Entity) -> Option<FirstRole> {
    if let Some(given) = entity.given_roles.first() {
        return Some(FirstRole {
            text: given.text.clone(),
            lang: None,
            chip: None,
            editor: Some(BadgeView::editor(view.interface())),
        });
    }
    let printed = entity.roles.first()?;
    Some(FirstRole {
        text: printed.text.clone(),
        lang: view.other_lang(printed.statement.article),
        chip: Some(view.chip(printed.statement)),
        editor: None,
    })
}

/// True for a surname alone that several people of the briefing share: no source tells whose it is.
pub(crate) fn is_lone_surname(entity: &Entity) -> bool {
    let is_lone = entity.kind == EntityKind::Person && !entity.name.contains(' ') && !entity.named_by_editor;
    is_lone && !entity.not_to_be_confused_with.is_empty()
}

/// All roles, and how many more there are.
pub(super) fn roles(view: &Viewpoint<'_>, entity: &Entity) -> (Vec<RoleRow>, usize) {
    let ui = view.interface();
    let mut rows: Vec<RoleRow> = entity
        .given_roles
        .iter()
        .map(|given| {
            let reason = wording::decided(view.interface(), given.why.as_deref(), given.by.as_deref());
            let printed =
                given.replaces.as_ref().map(|printed| ui.fill("for the printed “{role}”", &[("role", printed)]));
            let note: Vec<String> = printed.into_iter().chain(reason).collect();
            let note = (!note.is_empty()).then(|| ui.series(note));
            let editor = Some(BadgeView::editor(view.interface()));
            RoleRow { text: given.text.clone(), lang: None, chips: None, times: None, also: Vec::new(), editor, note }
        })
        .collect();
    let printed = printed(view, entity);
    let more = printed.len().saturating_sub(ROLES);
    rows.extend(printed.into_iter().take(ROLES));
    (rows, more)
}

/// Forms of one role in the order of the first, with the statements that print them.
struct Printed<'e> {
    key: String,
    forms: Vec<&'e str>,
    statements: Vec<Statement>,
}

fn printed(view: &Viewpoint<'_>, entity: &Entity) -> Vec<RoleRow> {
    let mut found: Vec<Printed<'_>> = Vec::new();
    for role in &entity.roles {
        let key = key(&role.text);
        match found.iter_mut().find(|known| known.key == key) {
            Some(known) => known.forms.push(&role.text),
            None => found.push(Printed { key, forms: vec![&role.text], statements: Vec::new() }),
        }
    }
    for place in &entity.mentions {
        let annotated = view.article(place.article);
        let mention = &annotated.mentions[place.mention];
        let Some(role) = &mention.role else { continue };
        let Some(sentence) = annotated.sentence_at(mention.span.start) else { continue };
        if let Some(known) = found.iter_mut().find(|known| known.forms.contains(&role.as_str())) {
            known.statements.push(Statement { article: place.article, sentence });
        }
    }
    found.sort_by_key(|printed| std::cmp::Reverse(printed.statements.len()));
    found.into_iter().map(|printed| row(view, entity, &printed)).collect()
}

fn row(view: &Viewpoint<'_>, entity: &Entity, printed: &Printed<'_>) -> RoleRow {
    let replaced = |given: &&crate::briefing::Given| {
        given.replaces.as_deref().is_some_and(|replaced| printed.forms.contains(&replaced))
    };
    let by = entity.given_roles.iter().find(replaced);
    RoleRow {
        text: printed.forms[0].to_owned(),
        lang: printed.statements.first().and_then(|first| view.other_lang(first.article)),
        chips: Some(view.chips(&printed.statements, None, 12)),
        times: (printed.statements.len() > 1).then(|| wording::times(view.interface(), printed.statements.len())),
        also: printed.forms[1..].iter().map(|form| (*form).to_owned()).collect(),
        editor: None,
        note: by.map(|given| view.interface().fill("as printed; the editor says “{role}”", &[("role", &given.text)])),
    }
}

/// What two printings of one role share.
fn key(role: &str) -> String {
    role.to_lowercase().replace('.', "").replace('’', "'")
}
