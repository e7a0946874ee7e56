//! Who matters, each with one line that is about the person.

use super::candidate::Candidate;
use super::choose::Desk;
use super::referent::Referent;
use super::salience::Salience;
use crate::annotate::{EntityKind, EventStatus};
use crate::briefing::Statement;

/// At most so many people.
const PEOPLE: usize = 8;

/// Those whom one source alone names are left out where there are more than so many others.
const FEW: usize = 4;

/// A line is about a person who is named within so many bytes of its start, before anybody else.
const NEAR: usize = 70;

/// Words of a line beside a name, at most: long ones would fill the column.
const WORDS: usize = 32;

/// One person with the line that is about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLine {
    /// Index of the entity.
    pub entity: usize,
    /// A statement that begins with the person and stands nowhere else on the front page.
    pub statement: Option<Statement>,
    /// What words of it mean that lean on its neighbours.
    pub referents: Vec<Referent>,
}

/// The people most widely named, each with the strongest statement that is about them and not yet on the page.
pub(super) fn about_people(
    desk: &Desk<'_>,
    salience: &Salience,
    candidates: &[Candidate],
    shown: &[Statement],
) -> Vec<PersonLine> {
    let mut people: Vec<usize> = (0..desk.entities.len())
        .filter(|&at| desk.entities[at].kind == EntityKind::Person && desk.entities[at].has_page)
        .collect();
    people.sort_by_key(|&at| {
        let entity = &desk.entities[at];
        (std::cmp::Reverse((entity.support.sources, entity.mentions.len())), &entity.id)
    });
    let shared = people.iter().filter(|&&at| desk.entities[at].support.sources > 1).count();
    people.truncate(PEOPLE.min(shared.max(FEW)));
    let mut used = shown.to_vec();
    people.into_iter().map(|entity| line(desk, salience, candidates, entity, &mut used)).collect()
}

fn line(
    desk: &Desk<'_>,
    salience: &Salience,
    candidates: &[Candidate],
    entity: usize,
    used: &mut Vec<Statement>,
) -> PersonLine {
    let fits = |candidate: &&Candidate| {
        desk.reader.text(candidate.at).split_whitespace().count() <= WORDS
            && used.iter().all(|&other| !salience.is_echo(other, candidate.at))
    };
    let is_certain = |candidate: &&Candidate| !matches!(candidate.status, EventStatus::Planned | EventStatus::Possible);
    let about = |candidate: &&Candidate| is_about(desk, candidate.at, entity);
    let touching = |candidate: &&Candidate| is_touched(desk, candidate.at, entity);
    let certain = candidates.iter().filter(is_certain).filter(about).find(fits);
    let found = certain
        .or_else(|| candidates.iter().filter(about).find(fits))
        .or_else(|| candidates.iter().filter(is_certain).filter(touching).find(fits))
        .or_else(|| candidates.iter().filter(touching).find(fits));
    used.extend(found.map(|candidate| candidate.at));
    PersonLine {
        entity,
        statement: found.map(|candidate| candidate.at),
        referents: found.map(|candidate| candidate.referents.clone()).unwrap_or_default(),
    }
}

/// True where the sentence names this person beside at most one other.
fn is_touched(desk: &Desk<'_>, at: Statement, entity: usize) -> bool {
    let Some(span) = desk.reader.span(at) else { return false };
    let people = desk.reader.people(at.article, &span);
    people.len() < 3 && people.contains(&desk.entities[entity].id)
}

/// True where the sentence names this person first and soon.
fn is_about(desk: &Desk<'_>, at: Statement, entity: usize) -> bool {
    let Some(span) = desk.reader.span(at) else { return false };
    let mentions = desk.reader.mentions(at.article, &span);
    let first = mentions.iter().find(|mention| mention.kind == EntityKind::Person);
    first.is_some_and(|mention| {
        mention.span.start <= span.start + NEAR
            && desk.reader.index.merged(at.article, &mention.entity) == desk.entities[entity].id
    })
}
