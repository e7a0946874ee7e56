//! What may have been meant by an id that the briefing does not have.

use crate::briefing::Briefing;

/// Every name with the id that it stands for; ids stand for themselves.
pub(super) fn all(briefing: &Briefing) -> Vec<(&str, &str)> {
    let mut all = Vec::new();
    for entity in &briefing.entities {
        all.push((entity.name.as_str(), entity.id.0.as_str()));
        all.extend(entity.aliases.iter().map(|alias| (alias.text.as_str(), entity.id.0.as_str())));
    }
    all.extend(briefing.events.iter().map(|event| (event.id.as_str(), event.id.as_str())));
    all.extend(briefing.disputes.iter().map(|dispute| (dispute.id.as_str(), dispute.id.as_str())));
    for annotated in &briefing.articles {
        all.push((annotated.article.id.0.as_str(), annotated.article.id.0.as_str()));
        all.push((annotated.article.path.as_str(), annotated.article.path.as_str()));
    }
    all
}
