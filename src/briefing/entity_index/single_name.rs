//! People who have one name: "the weaver Sutarti", who is named so throughout.

use super::super::Entity;
use crate::annotate::{Annotated, EntityKind, address_before, is_reporting};

/// True for one whom several sentences name by one word and whom a role, an address or a verb of saying shows to be a person. The
/// name must be no surname of anybody else, which is for the caller to see.
pub(super) fn is_person_of_one_name(entity: &Entity, articles: &[Annotated]) -> bool {
    if entity.kind != EntityKind::Person || entity.name.contains(' ') {
        return false;
    }
    let mut sentences = std::collections::BTreeSet::new();
    let mut is_shown = false;
    for at in &entity.mentions {
        let Some(annotated) = articles.get(at.article) else { continue };
        let Some(mention) = annotated.mentions.get(at.mention) else { continue };
        let body = &annotated.article.body;
        sentences.insert((at.article, annotated.sentence_at(mention.span.start)));
        let next = body.get(mention.span.end..).and_then(|rest| rest.split_whitespace().next());
        is_shown |= mention.role.is_some()
            || address_before(body, mention.span.start).is_some()
            || next.is_some_and(is_reporting);
    }
    sentences.len() > 1 && is_shown
}
