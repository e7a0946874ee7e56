//! From whom to whom words went, for the picture and its twin in text.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Chips, Viewpoint};
use crate::briefing::{LineageNode, Origin, OriginKind, Statement, Way};
use crate::render::lineage::{Node, Picture, Tie};
use crate::render::wording;
use crate::site::Link;

/// One origin with the sources that rest on it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct OriginRow {
    anchor: String,
    name: String,
    kind: &'static str,
    sources: String,
    /// Outlets that told it before the sources did.
    through: Option<String>,
    chips: Chips,
    /// Sources that name it in their credits.
    credited: Vec<Credit>,
    /// Sources whose text is taken from it.
    taken: Vec<Credit>,
}

/// A source that credits an origin.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Credit {
    number: usize,
    href: Link,
}

/// Two sources that print the same.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CopyRow {
    first: Credit,
    second: Credit,
    /// "most of the text", "3 sentences".
    what: String,
    chips: Chips,
    others: Chips,
}

/// The section of the page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LineageView {
    picture: Option<String>,
    bodies: Vec<OriginRow>,
    people: Vec<OriginRow>,
    copies: Vec<CopyRow>,
}

/// The anchor of an origin on the page of sources.
fn anchor(origin: &Origin) -> String {
    origin.id.replace("origin/", "o-")
}

impl LineageView {
    pub(crate) fn new(view: &Viewpoint<'_>) -> Self {
        let origins = &view.site.briefing.origins;
        let rows = |people: bool| {
            let chosen =
                origins.iter().enumerate().filter(move |(_, origin)| (origin.kind == OriginKind::Person) == people);
            let mut chosen: Vec<(usize, &Origin)> = chosen.collect();
            chosen.sort_by_key(|(_, origin)| std::cmp::Reverse(origin.articles.len()));
            chosen.into_iter().map(|(index, _)| row(view, index)).collect::<Vec<OriginRow>>()
        };
        Self {
            picture: picture(view).draw(view.interface()),
            bodies: rows(false),
            people: rows(true),
            copies: copies(view),
        }
    }
}

fn row(view: &Viewpoint<'_>, index: usize) -> OriginRow {
    let briefing = &view.site.briefing;
    let origin = &briefing.origins[index];
    let of_this = briefing.lineage.iter().filter(|edge| edge.from == LineageNode::Origin(index));
    let mut through: Vec<&str> = of_this
        .clone()
        .filter_map(|edge| {
            if let LineageNode::Origin(carrier) = edge.to {
                Some(briefing.origins[carrier].name.as_str())
            } else {
                None
            }
        })
        .collect();
    through.dedup();
    let by = |way: Way| {
        let edges = of_this.clone().filter(|edge| edge.way == way);
        let articles: BTreeSet<usize> = edges.flat_map(|edge| edge.articles.iter().copied()).collect();
        articles.into_iter().map(|article| credit(view, article)).collect()
    };
    OriginRow {
        anchor: anchor(origin),
        name: origin.name.clone(),
        kind: wording::origin_kind(view.interface(), origin.kind),
        sources: wording::of_sources(view.interface(), origin.articles.len(), briefing.articles.len()),
        through: (!through.is_empty()).then(|| through.join(", ")),
        chips: view.all_chips(&origin.statements, None, 12),
        credited: by(Way::Credited),
        taken: by(Way::Taken),
    }
}

fn credit(view: &Viewpoint<'_>, article: usize) -> Credit {
    Credit { number: article + 1, href: view.article_link(article) }
}

fn copies(view: &Viewpoint<'_>) -> Vec<CopyRow> {
    let briefing = &view.site.briefing;
    let rows = briefing.lineage.iter().filter_map(|edge| {
        let (LineageNode::Source(first), LineageNode::Source(second)) = (edge.from, edge.to) else { return None };
        let what = if edge.way == Way::Reprint {
            view.interface().say("most of the text").to_owned()
        } else {
            view.interface().count(edge.statements.len(), "{n} sentence | {n} sentences")
        };
        let there: Vec<Statement> =
            edge.statements.iter().flat_map(|&s| printed_with(view, s)).filter(|s| s.article == first).collect();
        Some(CopyRow {
            first: credit(view, first),
            second: credit(view, second),
            what,
            chips: view.all_chips(&there, None, 8),
            others: view.all_chips(&edge.statements, None, 8),
        })
    });
    rows.collect()
}

/// The statements that print what this one prints, itself left out.
pub(super) fn printed_with(view: &Viewpoint<'_>, statement: Statement) -> Vec<Statement> {
    let group = view.site.cross.copy_of.get(&statement).and_then(|&group| view.site.briefing.copies.get(group));
    group.into_iter().flatten().copied().filter(|other| *other != statement).collect()
}

/// Where other sources print sentences of a block; none where none does.
pub(super) fn also_printed(view: &Viewpoint<'_>, article: usize, block: usize) -> Option<Chips> {
    let sentences = &view.article(article).sentences;
    let first = sentences.partition_point(|s| s.block < block);
    let inside = (first..sentences.len()).take_while(|&s| sentences[s].block == block);
    let others: Vec<Statement> = inside
        .flat_map(|sentence| printed_with(view, Statement { article, sentence }))
        .filter(|s| s.article != article)
        .collect();
    (!others.is_empty()).then(|| {
        let mut others = others;
        others.sort_unstable();
        view.chips(&others, None, 8)
    })
}

/// Everybody whom the picture shows. People are in it where two sources give their remarks: else each speaker would be.
fn picture(view: &Viewpoint<'_>) -> Picture {
    let briefing = &view.site.briefing;
    let is_shown = |index: usize| {
        let origin = &briefing.origins[index];
        origin.kind != OriginKind::Person || origin.articles.len() > 1
    };
    let receives = |index: usize| {
        briefing.lineage.iter().any(|edge| {
            edge.to == LineageNode::Origin(index) && matches!(edge.from, LineageNode::Origin(from) if is_shown(from))
        })
    };
    let (carriers, origins): (Vec<usize>, Vec<usize>) =
        (0..briefing.origins.len()).filter(|&index| is_shown(index)).partition(|&index| receives(index));
    let place = |of: &[usize]| of.iter().copied().zip(0..).collect::<BTreeMap<usize, usize>>();
    let (carrier_at, origin_at) = (place(&carriers), place(&origins));
    let mut ties: Vec<Tie> = Vec::new();
    let mut seen = BTreeSet::new();
    for edge in &briefing.lineage {
        let tie = match (edge.from, edge.to) {
            (LineageNode::Origin(from), LineageNode::Source(to)) => {
                let carried = carrier_at.get(&from).map(|&from| Tie::Carried(from, to));
                carried.or_else(|| origin_at.get(&from).map(|&from| Tie::Told(from, to)))
            }
            (LineageNode::Origin(from), LineageNode::Origin(to)) => {
                origin_at.get(&from).zip(carrier_at.get(&to)).map(|(&from, &to)| Tie::PassedOn(from, to))
            }
            (LineageNode::Source(from), LineageNode::Source(to)) => Some(Tie::Printed(from, to)),
            (LineageNode::Source(_), LineageNode::Origin(_)) => None,
        };
        ties.extend(tie.filter(|_| seen.insert((edge.from, edge.to))));
    }
    let origin = |index: &usize| {
        let origin = &briefing.origins[*index];
        Node { label: origin.name.clone(), href: Link::here(&anchor(origin)).to_string() }
    };
    let source = |article: usize| {
        let own = &view.article(article).article;
        let (ui, headline) = (view.interface(), wording::headline(view.interface(), own));
        let named = own.outlet.as_ref().map(|outlet| ui.labelled(&outlet.value, &headline));
        let label = format!("{} {}", article + 1, named.unwrap_or(headline));
        Node { label, href: view.article_link(article).to_string() }
    };
    Picture {
        origins: origins.iter().map(origin).collect(),
        carriers: carriers.iter().map(origin).collect(),
        sources: if briefing.articles.len() > 40 {
            Vec::new()
        } else {
            (0..briefing.articles.len()).map(source).collect()
        },
        ties: if briefing.articles.len() > 40 { Vec::new() } else { ties },
    }
}
