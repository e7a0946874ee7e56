//! From whom to whom words went: origin → outlet that passed it on → source.

use std::collections::BTreeMap;

use super::Lineage;
use crate::briefing::{LineageEdge, LineageNode, Statement, Way};

/// Every edge, sorted by its ends.
pub(super) fn edges(lineage: &Lineage, articles: usize) -> Vec<LineageEdge> {
    let mut found: BTreeMap<(LineageNode, LineageNode, Way), Vec<Statement>> = BTreeMap::new();
    for (&statement, tellers) in &lineage.tellers {
        let carrier = lineage.carriers.get(&statement).and_then(|carriers| carriers.first());
        let to = carrier.map_or(LineageNode::Source(statement.article), |&carrier| LineageNode::Origin(carrier));
        for &teller in tellers.iter().filter(|teller| Some(*teller) != carrier) {
            found.entry((LineageNode::Origin(teller), to, Way::Named)).or_default().push(statement);
        }
    }
    for (&statement, carriers) in &lineage.carriers {
        for &carrier in carriers {
            let ends = (LineageNode::Origin(carrier), LineageNode::Source(statement.article), Way::Named);
            found.entry(ends).or_default().push(statement);
        }
    }
    for (&article, origins) in &lineage.credited {
        for &origin in origins {
            found.entry((LineageNode::Origin(origin), LineageNode::Source(article), Way::Credited)).or_default();
        }
    }
    for group in &lineage.copies {
        let Some((first, others)) = group.split_first() else { continue };
        for other in others.iter().filter(|other| other.article < articles && other.article != first.article) {
            let way = if lineage.copy.reprints.get(&other.article) == Some(&first.article) {
                Way::Reprint
            } else {
                Way::Copy
            };
            let ends = (LineageNode::Source(first.article), LineageNode::Source(other.article), way);
            found.entry(ends).or_default().push(*other);
        }
    }
    let edge = |((from, to, way), statements)| LineageEdge { from, to, way, statements };
    found.into_iter().map(edge).collect()
}
