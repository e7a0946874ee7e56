//! Which statements stand on the front page.

use std::collections::{BTreeMap, BTreeSet};

use super::candidate::{Candidate, candidates};
use super::clarity::is_open;
use super::open_question::open_questions;
use super::person::{PersonLine, about_people};
use super::referent::{Meaning, Referent, referents};
use super::salience::Salience;
use super::sentence::Reader;
use super::{Badge, KeyPoint};
use crate::annotate::{EntityId, EventStatus};
use crate::briefing::lineage::Lineage;
use crate::briefing::{Dispute, Entity, Event, Statement, Verdict};

/// At most this many key points, pinned ones included.
const POINTS: usize = 7;

/// Plans fill the key points up to so many.
const FEW: usize = 3;

/// At most this many of one action and status, so that a week of meetings leaves room for what else there is.
const PER_KIND: usize = 3;

/// At most this many that one source alone tells, where there are several.
const PER_SOURCE: usize = 3;

/// The second sentence of the bottom line weighs at least this part of the first, in hundredths.
const SECOND: usize = 80;

/// Words of a bottom line that one sentence fills.
const LINE: usize = 30;

/// What the front page rests on.
pub(in crate::briefing) struct Desk<'a> {
    pub(in crate::briefing) reader: Reader<'a>,
    pub(in crate::briefing) events: &'a [Event],
    /// The events that the editor took off the list: no rule chooses a sentence that tells one.
    pub(in crate::briefing) dropped: &'a [Event],
    pub(in crate::briefing) disputes: &'a [Dispute],
    pub(in crate::briefing) lineage: &'a Lineage,
    pub(in crate::briefing) entities: &'a [Entity],
}

/// The points of the front page.
pub(in crate::briefing) struct Chosen {
    /// The strongest statement, and another where it is nearly as strong; or the editor's.
    pub(in crate::briefing) bottom_line: Vec<KeyPoint>,
    /// The key points, pinned ones first.
    pub(in crate::briefing) key_points: Vec<KeyPoint>,
    /// What the texts ask and none of them answers.
    pub(in crate::briefing) unknowns: Vec<KeyPoint>,
    /// Who matters.
    pub(in crate::briefing) people: Vec<PersonLine>,
}

impl Desk<'_> {
    /// Chooses them: the editor's statements first, then the strongest that stand alone and do not repeat each other.
    pub(in crate::briefing) fn choose(&self, pinned: &[Statement], bottom: Option<&[Statement]>) -> Chosen {
        let salience = &Salience::of(&self.reader, self.lineage);
        let dropped: BTreeSet<Statement> =
            self.dropped.iter().flat_map(|event| &event.statements).map(|told| told.statement).collect();
        let mut candidates = candidates(&self.reader, salience, self.events);
        candidates.retain(|candidate| !dropped.contains(&candidate.at));
        let unknowns = self.unknowns(salience);
        let mut taken = Taken::default();
        let by_hand = |at: &Statement| self.by_hand(*at);
        let bottom_line: Vec<KeyPoint> = match bottom {
            Some(statements) => statements.iter().map(by_hand).collect(),
            None => self.bottom_line(salience, &candidates, pinned),
        };
        let mut key_points: Vec<KeyPoint> = pinned.iter().map(by_hand).collect();
        for point in bottom_line.iter().chain(&key_points) {
            taken.take(point.statement, point.event);
        }
        let pinned = key_points.len();
        // What is planned or open has a list of its own, and is a point only where little has happened yet.
        let certain = candidates.iter().filter(|candidate| !is_open(candidate.status)).map(|one| (one, POINTS));
        let open = candidates.iter().filter(|candidate| is_open(candidate.status)).map(|one| (one, FEW));
        for (candidate, most) in certain.chain(open) {
            if key_points.len() >= most {
                continue;
            }
            if self.adds(salience, candidate, &taken) {
                taken.count(candidate, self.events);
                key_points.push(self.point(salience, candidate));
            }
        }
        key_points[pinned.min(POINTS)..].sort_by_key(|point| standing(point.badge));
        let asked = unknowns.iter().map(|point| point.statement);
        let shown: Vec<Statement> = taken.points.iter().map(|(at, _)| *at).chain(asked).collect();
        let people = about_people(self, salience, &candidates, &shown);
        Chosen { bottom_line, key_points, unknowns, people }
    }

    fn bottom_line(&self, salience: &Salience, candidates: &[Candidate], pinned: &[Statement]) -> Vec<KeyPoint> {
        let told = |candidate: &&Candidate| {
            matches!(candidate.status, EventStatus::Happened | EventStatus::Ongoing) && !pinned.contains(&candidate.at)
        };
        let mut certain: Vec<&Candidate> = candidates.iter().filter(told).collect();
        let disputed = self.disputed();
        let is_sure = |candidate: &Candidate| !disputed.holds(candidate.at, candidate.event);
        if certain.iter().any(|candidate| is_sure(candidate)) {
            certain.retain(|candidate| is_sure(candidate));
        }
        // The last of a story sums it up; the sort keeps the order of those that weigh the same.
        certain.sort_by_key(|candidate| std::cmp::Reverse(candidate.score + candidate.late / 2));
        let mut certain = certain.into_iter();
        let Some(first) = certain.next() else { return Vec::new() };
        let length = |candidate: &Candidate| self.reader.text(candidate.at).split_whitespace().count();
        let mut taken = Taken::default();
        taken.count(first, self.events);
        let second = certain.find(|other| {
            other.score * 100 >= first.score * SECOND && length(other) <= LINE && self.adds(salience, other, &taken)
        });
        let second = second.filter(|_| length(first) <= LINE);
        [Some(first), second].into_iter().flatten().map(|candidate| self.point(salience, candidate)).collect()
    }

    /// True for a statement that tells something that none of those taken tells.
    fn adds(&self, salience: &Salience, candidate: &Candidate, taken: &Taken) -> bool {
        let event = candidate.event.and_then(|at| self.events.get(at));
        let same_kind = event.map_or(0, |event| taken.kinds.get(&(event.status, event.action)).copied().unwrap_or(0));
        let same_source = taken.points.iter().filter(|(at, _)| at.article == candidate.at.article).count();
        let is_shared = event.is_some_and(|event| event.support.sources > 1);
        let is_known = event.is_some_and(|event| {
            let known = || taken.events.iter().filter_map(|&other| self.events.get(other));
            event.action == "say" && event.support.sources < 2 || known().any(|other| is_part_of(event, other))
        });
        same_kind < PER_KIND
            && (same_source < PER_SOURCE || is_shared || self.reader.articles.len() < 3)
            && !is_known
            && candidate.event.is_none_or(|at| !taken.events.contains(&at))
            && taken.points.iter().all(|&shown| !self.repeats(salience, shown, (candidate.at, candidate.event)))
    }

    /// True where a point tells what one that is shown tells. Events of different people are told in like words: "the minister met
    /// the mayor", "the minister met the bishop".
    fn repeats(&self, salience: &Salience, shown: Told, other: Told) -> bool {
        let named =
            || self.reader.span(shown.0).map(|span| self.reader.people(shown.0.article, &span)).unwrap_or_default();
        let people = other.1.and_then(|at| self.events.get(at)).map_or(&[][..], |event| event.participants.as_slice());
        let lacks = |named: &[EntityId]| people.iter().any(|person| !named.contains(person));
        let apart = people.len() > 1 && lacks(&named());
        let same_words = if apart { salience.is_echo(shown.0, other.0) } else { salience.repeats(shown.0, other.0) };
        same_words || self.is_one_meeting(shown.0, other.0)
    }

    /// True where two sentences tell that the same two or more people met.
    fn is_one_meeting(&self, one: Statement, other: Statement) -> bool {
        let meets =
            |at: Statement| self.reader.articles[at.article].events_of(at.sentence).iter().any(|e| gathers(e.action));
        let people = |at: Statement| -> BTreeSet<EntityId> {
            let added = referents(&self.reader, at)
                .unwrap_or_default()
                .into_iter()
                .filter_map(|referent| if let Meaning::Entities(ids) = referent.meaning { Some(ids) } else { None });
            let named = self.reader.span(at).map(|span| self.reader.people(at.article, &span));
            added.chain(named).flatten().collect()
        };
        meets(one) && meets(other) && people(one).len() > 1 && people(one) == people(other)
    }

    fn point(&self, salience: &Salience, candidate: &Candidate) -> KeyPoint {
        let event = self.least_told(candidate);
        let told = event.and_then(|at| self.events.get(at));
        let statements = match told {
            Some(event) => event.agreeing().map(|told| told.statement).collect(),
            None => self.telling(salience, candidate.at),
        };
        let support = told.map_or_else(|| self.lineage.support(statements.iter().copied()), |event| event.support);
        KeyPoint {
            statement: candidate.at,
            referents: candidate.referents.clone(),
            statements,
            support,
            badge: self.badge(candidate.at, candidate.event, candidate.status),
            event,
            rule: support.to_string(),
        }
    }

    /// The event of a candidate, or that which its sentence tells beside it, stands as it does and fewer sources tell: a sentence is
    /// supported no further than all that it says.
    fn least_told(&self, candidate: &Candidate) -> Option<usize> {
        let own = candidate.event?;
        let stands = self.events.get(own)?.status;
        let tells = |event: &Event| event.agreeing().any(|told| told.statement == candidate.at);
        let beside = self.events.iter().enumerate().filter(|(_, event)| {
            event.status.agrees_with(stands) && event.status != EventStatus::Background && tells(event)
        });
        let all = beside.map(|(at, event)| (event.support.sources, event.support.origins, at != own, at));
        all.min().map_or(Some(own), |(.., at)| Some(at))
    }

    /// A statement with those of other sources that say the same, in source order.
    fn telling(&self, salience: &Salience, at: Statement) -> Vec<Statement> {
        let mut statements = salience.told_again(&self.reader, at);
        statements.push(at);
        statements.sort_unstable();
        statements
    }

    /// What the texts ask; of several questions about one event the last.
    fn unknowns(&self, salience: &Salience) -> Vec<KeyPoint> {
        let mut unknowns: Vec<KeyPoint> = Vec::new();
        for at in open_questions(&self.reader, salience, self.events) {
            // Whoever reads it here alone must know whom "him" means.
            let Some(referents) = referents(&self.reader, at) else { continue };
            let point = self.unknown(salience, at, referents);
            if point.event.is_none() || unknowns.iter().all(|other| other.event != point.event) {
                unknowns.push(point);
            }
        }
        unknowns
    }

    fn unknown(&self, salience: &Salience, at: Statement, referents: Vec<Referent>) -> KeyPoint {
        let open = |event: &&(usize, &Event)| {
            event.1.status == EventStatus::Possible && event.1.statements.iter().any(|told| told.statement == at)
        };
        let event = self.events.iter().enumerate().find(|event| open(&event)).map(|(at, _)| at);
        let candidate = Candidate { at, referents, score: 0, late: 0, event, status: EventStatus::Possible };
        self.point(salience, &candidate)
    }

    /// A statement of the editor's choice, with the event that it tells where it tells one.
    fn by_hand(&self, at: Statement) -> KeyPoint {
        let event = self.events.iter().position(|event| event.statements.iter().any(|told| told.statement == at));
        let told = event.and_then(|at| self.events.get(at));
        KeyPoint {
            statement: at,
            referents: referents(&self.reader, at).unwrap_or_default(),
            statements: told.map_or_else(|| vec![at], |event| event.agreeing().map(|told| told.statement).collect()),
            support: told.map_or_else(|| self.lineage.support([at]), |event| event.support),
            badge: Badge::Editor,
            event,
            rule: "chosen by the editor".to_owned(),
        }
    }

    /// What the disputes are about.
    fn disputed(&self) -> Disputed {
        let disputes = || self.disputes.iter().filter(|dispute| dispute.verdict == Verdict::Dispute);
        let positions = disputes().flat_map(|dispute| &dispute.positions);
        Disputed {
            events: disputes().filter_map(|dispute| dispute.event).collect(),
            statements: positions.flat_map(|position| &position.statements).map(|(told, _)| *told).collect(),
        }
    }

    fn badge(&self, at: Statement, event: Option<usize>, status: EventStatus) -> Badge {
        if self.disputed().holds(at, event) {
            return Badge::Disputed;
        }
        match status {
            EventStatus::Planned => Badge::Planned,
            EventStatus::Postponed | EventStatus::Cancelled => Badge::Postponed,
            EventStatus::Possible => Badge::Unconfirmed,
            EventStatus::Happened | EventStatus::Ongoing | EventStatus::Background => Badge::Reported,
        }
    }
}

/// The events and statements that sources differ on.
struct Disputed {
    events: BTreeSet<usize>,
    statements: BTreeSet<Statement>,
}

impl Disputed {
    fn holds(&self, at: Statement, event: Option<usize>) -> bool {
        event.is_some_and(|event| self.events.contains(&event)) || self.statements.contains(&at)
    }
}

/// A statement with the index of the event that it tells.
type Told = (Statement, Option<usize>);

/// What is on the page already.
#[derive(Debug, Default)]
struct Taken {
    points: Vec<Told>,
    events: BTreeSet<usize>,
    kinds: BTreeMap<(EventStatus, &'static str), usize>,
}

impl Taken {
    fn take(&mut self, at: Statement, event: Option<usize>) {
        self.points.push((at, event));
        self.events.extend(event);
    }

    fn count(&mut self, candidate: &Candidate, events: &[Event]) {
        self.take(candidate.at, candidate.event);
        if let Some(event) = candidate.event.and_then(|at| events.get(at)) {
            *self.kinds.entry((event.status, event.action)).or_default() += 1;
        }
    }
}

fn gathers(action: &str) -> bool {
    matches!(action, "meet" | "dine" | "call" | "host")
}

/// True where one meeting of the same people on the same day is told by two of its parts: the talks and the dinner.
fn is_part_of(event: &Event, other: &Event) -> bool {
    let same_people = event.participants.len() == other.participants.len()
        && event.participants.iter().all(|id| other.participants.contains(id));
    gathers(event.action) && gathers(other.action) && same_people && event.date.is_some() && event.date == other.date
}

/// What has happened comes first, then what was put off. What is planned and what is open have lists of their own.
fn standing(badge: Badge) -> u8 {
    match badge {
        Badge::Reported | Badge::Disputed | Badge::Editor => 0,
        Badge::Postponed => 1,
        Badge::Planned => 2,
        Badge::Unconfirmed => 3,
    }
}
