//! Candidates → mentions: which of the article's names are one entity.

use super::again::printed;
use super::bodies::Bodies;
use super::candidate::Candidate;
use super::gender::{self, Signs};
use super::namesake::{self, Generation};
use super::people::People;
use super::word::Line;
use super::{EntityId, EntityKind, Mention, MentionForm, sense, shared_place};
use crate::annotate::Sentence;
use crate::article::Span;

/// A name as it stands in the article, in reading order.
#[derive(Debug, Clone)]
pub(super) struct Named {
    /// Range in the body.
    pub(super) span: Span,
    /// Its words, parted by one blank.
    pub(super) text: String,
    /// What it names.
    pub(super) kind: EntityKind,
    /// The list's name for it, where a list has it.
    pub(super) listed: Option<&'static str>,
    /// The role printed beside it, its words parted by one blank.
    pub(super) role: Option<String>,
    /// What recognised and typed it, in words.
    pub(super) rule: String,
    /// Number of its sentence in the original.
    pub(super) sentence: u32,
    /// Number of its paragraph in the body.
    pub(super) paragraph: usize,
    /// What is printed beside it of a person.
    pub(super) signs: Signs,
    /// The age printed behind it.
    pub(super) age: Option<u32>,
    /// Which of two people of one name it means.
    pub(super) generation: Option<Generation>,
}

/// Reads what is printed beside the personal names.
pub(super) fn read_signs(body: &str, sentences: &[Sentence], named: &mut [Named]) {
    let people = || named.iter().enumerate().filter(|(_, name)| name.kind == EntityKind::Person);
    let spans: Vec<(Span, Option<&str>)> =
        people().map(|(_, name)| (name.span.clone(), name.role.as_deref())).collect();
    let signs = gender::signs(body, sentences, &spans);
    let found: Vec<(usize, Signs)> = people().map(|(index, _)| index).zip(signs).collect();
    for (index, signs) in found {
        let name = &mut named[index];
        name.signs = signs;
        name.age = namesake::age(body, name.span.end);
        name.generation = Generation::read(body, name);
    }
}

/// The name that a mention stands for, with the rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Resolved {
    /// The fullest form that the article supports.
    pub(super) name: String,
    /// Why, in words; empty where it is the printed form.
    pub(super) rule: String,
}

impl Resolved {
    /// A name that stands for itself.
    pub(super) fn alone(name: &str) -> Self {
        Self { name: name.to_owned(), rule: String::new() }
    }
}

/// Names the entity of every candidate.
pub(super) fn resolve(
    body: &str,
    lines: &[Line<'_>],
    sentences: &[Sentence],
    candidates: &[Candidate],
) -> Vec<Mention> {
    let places = Places::of(body, sentences);
    let mut named: Vec<Named> = candidates.iter().map(|candidate| named(body, lines, &places, candidate)).collect();
    read_signs(body, sentences, &mut named);
    let mut mentions = resolve_named(body, &named);
    shared_place::tell_apart(body, &mut mentions);
    sense::mark(lines, &mut mentions);
    mentions
}

/// Names the entity of every name.
pub(super) fn resolve_named(body: &str, named: &[Named]) -> Vec<Mention> {
    let bodies = Bodies::of(body, named);
    let mut people = People::of(named);
    let resolved = named.iter().enumerate().map(|(index, name)| match name.kind {
        EntityKind::Person => people.resolve(index, named),
        _ => bodies.resolve(name),
    });
    let resolved: Vec<Resolved> = resolved.collect();
    named.iter().zip(resolved).map(|(name, resolved)| mention(name, resolved)).collect()
}

fn named(body: &str, lines: &[Line<'_>], places: &Places, candidate: &Candidate) -> Named {
    let words = &lines[candidate.line].words;
    let span = words[candidate.words.0].start()..words[candidate.words.1 - 1].end();
    let role = candidate.role.clone().and_then(|role| body.get(role));
    let (sentence, paragraph) = places.at(span.start);
    Named {
        text: printed(&lines[candidate.line], candidate.words),
        kind: candidate.kind,
        listed: candidate.listed,
        role: role.map(|role| role.split_whitespace().collect::<Vec<_>>().join(" ")),
        rule: candidate.rule.clone(),
        sentence,
        paragraph,
        span,
        signs: Signs::default(),
        age: None,
        generation: None,
    }
}

fn mention(named: &Named, resolved: Resolved) -> Mention {
    let Resolved { name, rule } = resolved;
    let is_alias = named.kind != EntityKind::Person && name != named.text;
    Mention {
        span: named.span.clone(),
        kind: named.kind,
        entity: EntityId::of(named.kind, &name),
        name,
        form: if is_alias { MentionForm::Alias } else { MentionForm::Name },
        role: named.role.clone(),
        sense: None,
        rule: if rule.is_empty() { named.rule.clone() } else { format!("{}; {rule}", named.rule) },
    }
}

/// Sentence and paragraph of every place in the body.
pub(super) struct Places(Vec<(usize, u32, usize)>);

impl Places {
    pub(super) fn of(body: &str, sentences: &[Sentence]) -> Self {
        let (mut paragraph, mut end) = (0, 0);
        let mut places = Vec::new();
        for (number, span) in sentences.iter().filter_map(|sentence| Some((sentence.number, sentence.body.clone()?))) {
            paragraph += usize::from(body.get(end..span.start).is_some_and(|between| between.contains('\n')));
            end = span.end;
            places.push((span.start, number, paragraph));
        }
        Self(places)
    }

    /// Number of the sentence in the original, and of the paragraph in the body.
    pub(super) fn at(&self, offset: usize) -> (u32, usize) {
        let after = self.0.partition_point(|(start, ..)| *start <= offset);
        let place = after.checked_sub(1).and_then(|at| self.0.get(at));
        place.map_or((0, 0), |(_, number, paragraph)| (*number, *paragraph))
    }
}
