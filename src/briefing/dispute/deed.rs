//! One deed that sources lay to different parties, or that one tells as done and another as not done.

use std::collections::BTreeSet;

use super::context::Words;
use super::fact::{Difference, Fact, Telling};
use super::pairs::{Pair, Pairs, Place};
use super::shared_words::shared_words;
use super::{Dispute, DisputeKind, Position, Verdict};
use crate::annotate::{Agent, Annotated, Contrast, Deed, EntityId, Term};
use crate::briefing::Statement;
use crate::briefing::entity_index::EntityIndex;

/// What two contexts must share for a dispute about who did it.
const SURE_AGENT: f64 = 1.0;
/// What they must share for one about whether it was done.
const SURE_STATUS: f64 = 1.1;
/// What they must share to be shown as perhaps one.
const LIKELY: f64 = 0.8;
/// The share of the best likeness that a statement which agrees must have to speak against a dispute.
const AGREES: f64 = 0.5;

/// A deed with its article.
#[derive(Debug, Clone, Copy)]
struct Told<'b> {
    article: usize,
    deed: &'b Deed,
}

/// The differences in deeds.
pub(super) fn find(articles: &[Annotated], index: &EntityIndex, words: &Words<'_>) -> Vec<Dispute> {
    let told: Vec<Told<'_>> = articles
        .iter()
        .enumerate()
        .flat_map(|(article, annotated)| annotated.claims.deeds.iter().map(move |deed| Told { article, deed }))
        .filter(|told| told.deed.contrast == Contrast::Status || !told.deed.agents.is_empty())
        .collect();
    let places: Vec<Place> = told
        .iter()
        .map(|told| Place {
            statement: Statement { article: told.article, sentence: told.deed.sentence },
            shelf: Term::of(told.deed.class),
            near: told.deed.near.clone(),
        })
        .collect();
    let pairs = Pairs::of(&places, words);
    let scene = Scene { articles, index, words, told: &told, places: &places, pairs: &pairs };
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut found = Vec::new();
    for pair in pairs.mutual(&places).into_iter().filter(|pair| pair.shared >= LIKELY) {
        if taken.contains(&pair.one) || taken.contains(&pair.other) || !scene.differ(pair) {
            continue;
        }
        let fact = scene.fact(pair);
        taken.extend(fact.members());
        found.push(scene.dispute(&fact));
    }
    found
}

struct Scene<'s, 'b> {
    articles: &'b [Annotated],
    index: &'s EntityIndex,
    words: &'s Words<'b>,
    told: &'s [Told<'b>],
    places: &'s [Place],
    pairs: &'s Pairs,
}

impl Telling for Scene<'_, '_> {
    fn agree(&self, one: usize, other: usize) -> bool {
        let (a, b) = (self.told[one], self.told[other]);
        match a.deed.contrast {
            Contrast::Status => a.deed.is_done == b.deed.is_done,
            Contrast::Agent => a.deed.is_done == b.deed.is_done && self.same_party(a, b),
        }
    }
}

impl Scene<'_, '_> {
    fn differ(&self, pair: Pair) -> bool {
        let (one, other) = (self.told[pair.one], self.told[pair.other]);
        let differs = match one.deed.contrast {
            Contrast::Status => one.deed.is_done != other.deed.is_done,
            Contrast::Agent => one.deed.is_done && other.deed.is_done && self.other_party(one, other),
        };
        differs
            && self.words.may_be_one_time(self.places[pair.one].statement, self.places[pair.other].statement)
            && self.near_shared(pair) >= 0.5
            && !self.agrees_elsewhere(pair.one, pair.other, pair.shared)
            && !self.agrees_elsewhere(pair.other, pair.one, pair.shared)
    }

    /// How much the words next to both deeds share.
    fn near_shared(&self, pair: Pair) -> f64 {
        let near = |at: usize| self.places[at].near.iter().copied().collect::<BTreeSet<Term>>();
        let (a, b) = (near(pair.one), near(pair.other));
        a.intersection(&b).map(|term| self.words.rarity(*term)).sum()
    }

    fn agrees_elsewhere(&self, a: usize, b: usize, shared: f64) -> bool {
        let partners = self.pairs.partners(a, self.told[b].article).iter();
        partners.clone().any(|&(partner, likeness)| likeness >= shared * AGREES && self.agree(a, partner))
    }

    /// True where some party of one is, or may be, one of the other.
    fn same_party(&self, a: Told<'_>, b: Told<'_>) -> bool {
        !self.other_party(a, b)
    }

    /// True where nobody of one can be anybody of the other.
    fn other_party(&self, a: Told<'_>, b: Told<'_>) -> bool {
        a.deed.agents.iter().all(|x| b.deed.agents.iter().all(|y| self.are_apart((a.article, x), (b.article, y))))
    }

    fn are_apart(&self, (one, x): (usize, &Agent), (other, y): (usize, &Agent)) -> bool {
        let merged = |article: usize, agent: &Agent| agent.entity.as_ref().map(|id| self.index.merged(article, id));
        let (a, b) = (merged(one, x), merged(other, y));
        if a.is_some() && a == b || x.terms.iter().any(|term| y.terms.contains(term)) {
            return false;
        }
        let kind = |id: &Option<EntityId>| id.as_ref().and_then(|id| id.0.split('/').next().map(str::to_owned));
        match (kind(&a).as_deref(), kind(&b).as_deref()) {
            (Some("person"), Some("person")) => true,
            // A government may act through anybody.
            (Some("place"), _) | (_, Some("place")) => false,
            (Some(_), Some(_)) => !x.terms.is_empty() && !y.terms.is_empty(),
            _ => is_office(x) && is_office(y),
        }
    }

    fn fact(&self, pair: Pair) -> Fact {
        Fact::around(self, self.pairs, pair, self.articles.len(), LIKELY)
    }

    fn dispute(&self, fact: &Fact) -> Dispute {
        let (one, other) = (self.told[fact.sides[0][0]], self.told[fact.sides[1][0]]);
        let (a, b) = (fact.sides[0][0], fact.sides[1][0]);
        let contexts =
            ((self.places[a].statement, self.pairs.context(a)), (self.places[b].statement, self.pairs.context(b)));
        let common = shared_words(self.articles, self.words, contexts.0, contexts.1);
        let is_status = one.deed.contrast == Contrast::Status;
        let sure = if is_status { SURE_STATUS } else { SURE_AGENT };
        let verdict = if is_status && self.is_later(fact) {
            Verdict::Update
        } else if fact.shared >= sure {
            Verdict::Dispute
        } else {
            Verdict::Candidate
        };
        let about = if common.is_empty() { String::new() } else { format!(" ({})", common.join(", ")) };
        let verb = |told: Told<'_>| self.text(told.article, told.deed.span.clone());
        let done = if one.deed.is_done { one } else { other };
        let question = if is_status {
            format!("Done or not: “{}”?{about}", verb(done))
        } else {
            format!("Who: “{}”?{about}", verb(one))
        };
        let mut positions: Vec<Position> = fact.sides.iter().map(|side| self.position(side)).collect();
        positions.sort_by_key(|position| std::cmp::Reverse(super::sources(position)));
        Dispute {
            id: fact.id("deed", self.articles, self.places),
            verdict,
            kind: if is_status { DisputeKind::Status } else { DisputeKind::Name },
            question,
            positions,
            event: None,
            rule: Difference { verdict, is_status, common: &common }.rule(),
        }
    }

    fn position(&self, side: &[usize]) -> Position {
        let told = self.told[side[0]];
        let is_status = told.deed.contrast == Contrast::Status;
        let span = |told: Told<'_>| match told.deed.agents.first().filter(|_| !is_status) {
            Some(agent) => agent.span.clone(),
            None => told.deed.span.clone(),
        };
        let answer = match (is_status, told.deed.is_done) {
            (true, true) => "told as done".to_owned(),
            (true, false) => "told as not done".to_owned(),
            (false, _) => self.text(told.article, span(told)),
        };
        Position {
            answer,
            statements: side.iter().map(|&at| (self.places[at].statement, span(self.told[at]))).collect(),
        }
    }

    /// True where all that tell it done are of a later day than all that tell it not done.
    fn is_later(&self, fact: &Fact) -> bool {
        let days = |done: bool| {
            let side = fact.sides.iter().flatten().filter(move |&&at| self.told[at].deed.is_done == done);
            side.map(|&at| {
                self.articles[self.told[at].article].article.date.as_ref().and_then(|date| date.value.as_day())
            })
            .collect::<Option<Vec<_>>>()
        };
        let (Some(done), Some(undone)) = (days(true), days(false)) else { return false };
        undone.iter().max() < done.iter().min()
    }

    fn text(&self, article: usize, span: crate::article::Span) -> String {
        self.articles[article].article.body.get(span).unwrap_or_default().to_owned()
    }
}

/// A description that names an office or a body: "the fisheries ministry", "a court".
fn is_office(agent: &Agent) -> bool {
    static OFFICES: std::sync::LazyLock<BTreeSet<Term>> = std::sync::LazyLock::new(|| {
        let words = [
            "ministry",
            "court",
            "judge",
            "government",
            "police",
            "prefect",
            "governor",
            "mayor",
            "president",
            "minister",
            "parliament",
            "council",
            "commission",
            "committee",
            "army",
            "navy",
            "company",
            "union",
            "board",
            "owner",
            "captain",
            "engineer",
            "prosecutor",
            "ambassador",
            "tribunal",
            "office",
            "department",
            "agency",
            "authority",
            "regulator",
            "bank",
            "secretary",
            "chancellor",
            "general",
            "commander",
            "director",
            "cabinet",
            "senate",
            "mate",
            "cook",
            "pilot",
            "crew",
        ];
        words.iter().filter_map(|word| Term::of_word(word)).collect()
    });
    agent.terms.iter().any(|term| OFFICES.contains(term))
}
