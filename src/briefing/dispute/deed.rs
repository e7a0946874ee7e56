//! One deed that sources lay to different parties, or that one tells as done and another as not done.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use hashbrown::HashSet;

use super::cloze::{cloze, fragment};
use super::context::Words;
use super::fact::{Difference, Fact, Judge};
use super::pairs::{Pair, Place};
use super::party::{are_two_bodies, is_country, is_nationality};
use super::scene::{self, Scene, by_support};
use super::{Dispute, DisputeKind, Position, Verdict};
use crate::annotate::vocabulary;
use crate::annotate::{Agent, Annotated, Contrast, Deed, EntityId, Term};
use crate::briefing::Statement;
use crate::briefing::entity_index::EntityIndex;

/// What two contexts must share for a dispute about who did it.
const SURE_AGENT: f64 = 0.9;
/// What they must share for one about whether it was done.
const SURE_STATUS: f64 = 0.9;
/// What they must share to be shown as perhaps one.
const LIKELY: f64 = 0.65;
/// About what the deed's own word adds to what two contexts share.
const OWN: f64 = 0.2;

/// A deed with its article.
type Told<'b> = scene::Told<'b, Deed>;

/// The differences in deeds.
pub(super) fn find(articles: &[Annotated], index: &EntityIndex, words: &Words<'_>) -> Vec<Dispute> {
    let mut laid = Vec::new();
    for (article, annotated) in articles.iter().enumerate() {
        for deed in &annotated.claims.deeds {
            let told = Told { article, claim: deed };
            let place = Place {
                statement: Statement { article, sentence: deed.sentence },
                shelf: Term::of(&deed.class),
                near: deed.near.clone(),
                leans_back: deed.is_bare,
                is_narrow: false,
            };
            if let Some(side) = deed.on_behalf_of.as_ref().filter(|_| !deed.agents.is_empty()) {
                let shelf = Term::of(&format!("{} {}", deed.class, index.merged(article, side)));
                laid.push((told, Place { shelf, ..place.clone() }));
            }
            if deed.contrast == Contrast::Status || deed.is_denied || !deed.agents.is_empty() {
                laid.push((told, place));
            }
        }
    }
    let scene = Scene::of(articles, index, words, laid);
    scene.facts().iter().map(|fact| scene.dispute(fact)).collect()
}

impl Judge for Scene<'_, '_, Deed> {
    const LIKELY: f64 = LIKELY;
    // One article may tell of two treaties that one was signed and the other was not.
    const KNOWN: f64 = 0.6;

    fn agree(&self, one: usize, other: usize) -> bool {
        let (a, b) = (self.told[one], self.told[other]);
        match a.claim.contrast {
            Contrast::Status if self.is_of_one_side(a, b) => {
                a.claim.is_done == b.claim.is_done && self.same_party(a, b)
            }
            Contrast::Status => a.claim.is_done == b.claim.is_done,
            Contrast::Agent => a.claim.is_done == b.claim.is_done && self.same_party(a, b),
        }
    }

    fn least(&self, pair: Pair) -> f64 {
        let (one, other) = self.both(pair);
        if self.is_of_one_side(one, other) { LIKELY / 2.0 } else { LIKELY }
    }

    fn differ(&self, pair: Pair) -> bool {
        let (one, other) = self.both(pair);
        let (here, there) = self.statements(pair);
        let differs = match one.claim.contrast {
            Contrast::Status if self.is_of_one_side(one, other) => {
                one.claim.is_done && other.claim.is_done && self.other_party(one, other)
            }
            // "Was arrested" beside "has not been arrested".
            _ if one.claim.contrast == Contrast::Status || one.claim.is_done != other.claim.is_done => {
                one.claim.is_done != other.claim.is_done
                    && self.words.reaches_back(here) == self.words.reaches_back(there)
                    && !self.are_others(one, other)
                    && self.words.name_alike(here, there, pair.shared)
            }
            _ => one.claim.is_done && other.claim.is_done && self.other_party(one, other),
        };
        differs
            && (one.claim.is_done != other.claim.is_done || !self.words.are_copies(here, there))
            && !(one.claim.is_done != other.claim.is_done && self.are_two_documents(pair))
            && may_be_one_time(one.claim, other.claim)
            && self.is_about_one(pair)
    }
}

impl Scene<'_, '_, Deed> {
    /// True where both tell who did it on behalf of one country or body.
    fn is_of_one_side(&self, a: Told<'_>, b: Told<'_>) -> bool {
        let side = |told: Told<'_>| told.claim.on_behalf_of.as_ref().map(|id| self.index.merged(told.article, id));
        side(a).is_some() && side(a) == side(b)
    }

    /// True where both name who did it or did not, and it is nobody that both name; a person may do it for a body or a country.
    fn are_others(&self, a: Told<'_>, b: Told<'_>) -> bool {
        let named = |told: Told<'_>| self.parties(told.article, &told.claim.agents);
        let (x, y) = (named(a), named(b));
        let are_people = |ids: &BTreeSet<EntityId>| ids.iter().any(|id| id.0.starts_with("person/"));
        !x.is_empty() && !y.is_empty() && x.is_disjoint(&y) && are_people(&x) == are_people(&y)
    }

    /// True where both name the same person.
    fn is_of_one_person(&self, pair: Pair) -> bool {
        let person = |told: Told<'_>| self.parties(told.article, &told.claim.agents);
        !person(self.told[pair.one]).is_disjoint(&person(self.told[pair.other]))
    }

    /// True where both say by words or names what it was done to.
    fn is_about_one(&self, pair: Pair) -> bool {
        let names = self.names(pair);
        let is_of_one_side = self.is_of_one_side(self.told[pair.one], self.told[pair.other]);
        self.object_shared(pair) >= 0.3
            || self.are_there(pair)
            || is_of_one_side
            || pair.shared >= if names > 0 { LIKELY + OWN } else { LIKELY + 2.0 * OWN }
    }

    /// True where each names a document and not the same: a memorandum may be signed and the contract not.
    fn are_two_documents(&self, pair: Pair) -> bool {
        static DOCUMENTS: LazyLock<HashSet<&str>> = LazyLock::new(|| vocabulary::words("document"));
        let named = |at: usize| -> BTreeSet<String> {
            let told = self.told[at];
            let sentence = &self.articles[told.article].sentences[told.claim.sentence];
            let text =
                sentence.body.clone().map(|span| self.text(told.article, span)).unwrap_or_default().to_lowercase();
            let words = text.split(|c: char| !c.is_alphanumeric()).map(|word| word.trim_end_matches('s').to_owned());
            words.filter(|word| DOCUMENTS.contains(word.as_str())).collect()
        };
        let (a, b) = (named(pair.one), named(pair.other));
        !a.is_empty() && !b.is_empty() && a.is_disjoint(&b)
    }

    /// True where both tell of one person being there or not: the place may go without saying.
    fn are_there(&self, pair: Pair) -> bool {
        matches!(self.told[pair.one].claim.class.as_str(), "attend" | "aboard")
            && pair.shared >= LIKELY
            && self.is_of_one_person(pair)
    }

    /// How much the words next to both deeds share, the deed's own left out.
    fn object_shared(&self, pair: Pair) -> f64 {
        let told = self.told[pair.one];
        let words = self.text(told.article, told.claim.span.clone());
        let own: BTreeSet<Term> = words.split(' ').filter_map(Term::of_word).collect();
        self.near_shared(pair, |term| !own.contains(&term))
    }

    /// True where some party of one is, or may be, one of the other.
    fn same_party(&self, a: Told<'_>, b: Told<'_>) -> bool {
        !self.other_party(a, b)
    }

    /// True where nobody of one can be anybody of the other.
    fn other_party(&self, a: Told<'_>, b: Told<'_>) -> bool {
        a.claim.agents.iter().all(|x| b.claim.agents.iter().all(|y| self.are_apart((a.article, x), (b.article, y))))
    }

    fn are_apart(&self, (one, x): (usize, &Agent), (other, y): (usize, &Agent)) -> bool {
        let merged = |article: usize, agent: &Agent| agent.entity.as_ref().map(|id| self.index.merged(article, id));
        let (a, b) = (merged(one, x), merged(other, y));
        let kind = |id: &Option<EntityId>| id.as_ref().and_then(|id| id.0.split('/').next().map(str::to_owned));
        if kind(&a).as_deref() == Some("person") && kind(&b).as_deref() == Some("person") {
            return a != b;
        }
        let kinds = (kind(&a), kind(&b));
        if kinds.0.as_deref() == Some("organisation") && kinds.0 == kinds.1 {
            return a.zip(b).is_some_and(|(a, b)| are_two_bodies(&a, &b));
        }
        if a.is_some() && a == b || x.terms.iter().any(|term| y.terms.contains(term) && !is_nationality(*term)) {
            return false;
        }
        match (kinds.0.as_deref(), kinds.1.as_deref()) {
            (Some("place"), Some("place")) => a.zip(b).is_some_and(|(a, b)| a != b && is_country(&a) && is_country(&b)),
            // A government may act through anybody.
            (Some("place"), _) | (_, Some("place")) => false,
            (Some("person"), Some(_)) => !self.is_of(a.as_ref(), y),
            (Some(_), Some("person")) => !self.is_of(b.as_ref(), x),
            (Some(_), Some(_)) => true,
            _ => {
                let known = |agent: &Agent, article: usize, id: &Option<EntityId>| {
                    id.is_some() || is_office(agent) || self.is_name(article, agent)
                };
                known(x, one, &a) && known(y, other, &b)
            }
        }
    }

    /// True where a printed role puts a person into a body.
    fn is_of(&self, person: Option<&EntityId>, body: &Agent) -> bool {
        let place = person.and_then(|id| self.index.entities.binary_search_by(|entity| entity.id.cmp(id)).ok());
        let roles = place.map_or(&[][..], |at| &self.index.entities[at].roles);
        roles.iter().any(|role| {
            role.text
                .to_lowercase()
                .split([' ', '-', ','])
                .filter_map(Term::of_word)
                .any(|term| body.terms.contains(&term))
        })
    }

    /// True for printed words that read as a name which nothing recognised.
    fn is_name(&self, article: usize, agent: &Agent) -> bool {
        let text = self.text(article, agent.span.clone());
        text.contains(' ') && text.split(' ').all(|word| word.starts_with(char::is_uppercase))
    }

    fn dispute(&self, fact: &Fact) -> Dispute {
        let (one, other) = (self.told[fact.sides[0][0]], self.told[fact.sides[1][0]]);
        let (a, b) = (fact.sides[0][0], fact.sides[1][0]);
        let pair = Pair { one: a, other: b, shared: fact.shared };
        let common = self.common(fact);
        let is_status = one.claim.is_done != other.claim.is_done;
        let sure = if is_status { SURE_STATUS } else { SURE_AGENT };
        let verdict = if is_status && self.is_later(fact) {
            Verdict::Update
        } else if self.is_of_one_side(one, other)
            || fact.shared >= sure && (!is_status || self.are_there(pair) || self.is_told_alike(pair))
        {
            Verdict::Dispute
        } else {
            Verdict::Candidate
        };
        let (done, at) = if one.claim.is_done { (one, a) } else { (other, b) };
        let question = if is_status {
            format!("Done or not: “{}”?", fragment(self.articles, self.places[at].statement, &done.claim.span))
        } else {
            let gap = one.claim.agents.first().map_or(&one.claim.span, |agent| &agent.span);
            format!("Who: “{}”?", cloze(self.articles, self.places[a].statement, gap))
        };
        Dispute {
            id: fact.id("deed", self.articles, &self.places),
            verdict,
            kind: if is_status { DisputeKind::Status } else { DisputeKind::Name },
            question,
            positions: by_support(fact.sides.iter().map(|side| self.side(side, is_status))),
            event: None,
            rule: Difference { verdict, is_status, common: &common }.rule(),
        }
    }

    fn side(&self, side: &[usize], is_status: bool) -> Position {
        let told = self.told[side[0]];
        let span = |deed: &Deed| match deed.agents.first().filter(|_| !is_status) {
            Some(agent) => agent.span.clone(),
            None => deed.span.clone(),
        };
        let answer = match (is_status, told.claim.is_done) {
            (true, true) => "told as done".to_owned(),
            (true, false) => "told as not done".to_owned(),
            (false, _) => self.text(told.article, span(told.claim)),
        };
        self.position(side, answer, span)
    }

    /// True where all that tell it done are of a later day than all that tell it not done, and none puts it before that.
    fn is_later(&self, fact: &Fact) -> bool {
        let days = |done: bool| {
            let side = fact.members().filter(move |&at| self.told[at].claim.is_done == done);
            side.map(|at| self.day(at)).collect::<Option<Vec<_>>>()
        };
        let (Some(done), Some(undone)) = (days(true), days(false)) else { return false };
        let dated = fact.members().filter(|&at| self.told[at].claim.is_done);
        let last = dated.filter_map(|at| self.told[at].claim.when.as_ref()?.as_day()).min();
        let is_before = last.is_some_and(|day| undone.iter().all(|known| day < *known));
        // "Refused" is an answer, "had not yet been signed" a state that may change.
        !is_before && undone.iter().max() < done.iter().min() && fact.members().any(|at| self.told[at].claim.is_denied)
    }
}

/// False where both give dates that cannot be the same.
fn may_be_one_time(one: &Deed, other: &Deed) -> bool {
    let (Some(a), Some(b)) = (&one.when, &other.when) else { return true };
    a.first() <= b.last() && b.first() <= a.last()
}

/// A description that names an office or a body: "the fisheries ministry", "a court".
fn is_office(agent: &Agent) -> bool {
    static OFFICES: LazyLock<HashSet<Term>> = LazyLock::new(|| vocabulary::terms("party"));
    agent.terms.iter().any(|term| OFFICES.contains(term))
}
