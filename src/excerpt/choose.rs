//! Which cited sentences of an article are published: the most needed first, until its cap is reached.

use std::collections::BTreeSet;

use crate::annotate::{Annotated, Sentence};
use crate::briefing::{Briefing, Statement, Verdict, count_words};
use crate::config::Caps;
use crate::source::Extent;

/// For each article the sentences that are published, by index; none where the whole article is.
pub(super) fn choose(
    briefing: &Briefing,
    cited: &BTreeSet<Statement>,
    extents: &[Extent],
    caps: Caps,
) -> Vec<Option<BTreeSet<usize>>> {
    let mut desks: Vec<Option<Desk<'_>>> = briefing
        .articles
        .iter()
        .zip(extents)
        .map(|(annotated, extent)| (*extent == Extent::Excerpts).then(|| Desk::new(annotated, caps)))
        .collect();
    for statement in by_need(briefing).into_iter().chain(cited.iter().copied()) {
        if let Some(desk) = desks.get_mut(statement.article).and_then(Option::as_mut) {
            desk.publish(statement.sentence);
        }
    }
    desks.into_iter().map(|desk| desk.map(|desk| desk.published)).collect()
}

/// Statements in the order in which a reader of the front page needs their words.
fn by_need(briefing: &Briefing) -> Vec<Statement> {
    let points = |points: &[crate::briefing::KeyPoint]| points.iter().map(|p| p.statement).collect::<Vec<_>>();
    let mut found = points(&briefing.bottom_line);
    found.extend(points(&briefing.key_points));
    let disputes = briefing.disputes.iter().filter(|dispute| dispute.verdict == Verdict::Dispute);
    // One sentence of each answer: both sides before a second witness of either.
    found.extend(disputes.flat_map(|d| &d.positions).filter_map(|p| p.statements.first()).map(|(said, _)| *said));
    found.extend(points(&briefing.unknowns));
    found.extend(briefing.people.iter().filter_map(|line| line.statement));
    let mut events: Vec<_> = briefing.events.iter().collect();
    events.sort_by_key(|event| std::cmp::Reverse(event.support.sources));
    found.extend(events.into_iter().map(|event| event.title_from));
    found.extend(briefing.quotes.iter().map(|quote| quote.statement));
    found
}

/// One article under its cap.
struct Desk<'a> {
    annotated: &'a Annotated,
    left: usize,
    published: BTreeSet<usize>,
}

impl<'a> Desk<'a> {
    /// Sentences outside the body, as the headline, the byline and the date line, are facts about the article.
    fn new(annotated: &'a Annotated, caps: Caps) -> Self {
        let article = &annotated.article;
        let is_fact = |sentence: &Sentence| {
            article.blocks.get(sentence.block).is_some_and(|block| block.verdict.kept && !block.kind.in_body())
        };
        let published =
            annotated.sentences.iter().enumerate().filter(|(_, s)| is_fact(s)).map(|(index, _)| index).collect();
        Self { annotated, left: caps.words.min(count_words(&article.body) * caps.share / 100), published }
    }

    /// Publishes a sentence of the body that still fits.
    fn publish(&mut self, index: usize) {
        let Some(body) = self.annotated.sentences.get(index).and_then(|sentence| sentence.body.clone()) else { return };
        let words = count_words(self.annotated.article.body.get(body).unwrap_or_default());
        if words <= self.left && self.published.insert(index) {
            self.left -= words;
        }
    }
}
