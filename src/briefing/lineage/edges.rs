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
    let mut whole: BTreeMap<(LineageNode, LineageNode, Way), Vec<usize>> = BTreeMap::new();
    for (&article, origins) in &lineage.credited {
        let taken = lineage.taken.get(&article);
        let to = taken.map_or(LineageNode::Source(article), |&outlet| LineageNode::Origin(outlet));
        for &origin in origins.iter().filter(|origin| Some(*origin) != taken) {
            whole.entry((LineageNode::Origin(origin), to, Way::Credited)).or_default().push(article);
        }
    }
    for (&article, &outlet) in &lineage.taken {
        let ends = (LineageNode::Origin(outlet), LineageNode::Source(article), Way::Taken);
        whole.entry(ends).or_default().push(article);
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
    let told = found.into_iter().map(|(ends, statements)| (ends, statements, Vec::new()));
    let whole = whole.into_iter().map(|(ends, articles)| (ends, Vec::new(), articles));
    let edge = |((from, to, way), statements, articles)| LineageEdge { from, to, way, statements, articles };
    let mut edges: Vec<LineageEdge> = told.chain(whole).map(edge).collect();
    edges.sort_by_key(|edge| (edge.from, edge.to, edge.way));
    edges
}
