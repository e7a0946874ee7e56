//! Who holds which office: as printed beside a name, or said of one in the same sentence.

use std::collections::BTreeSet;

use super::office::Office;
use super::role::roles;
use super::word::words;
use super::{EntityId, EntityKind, Mention};
use crate::article::Span;

/// An office with the mention beside which it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Held {
    /// Index of the mention.
    pub(crate) mention: usize,
    /// Its office.
    pub(crate) office: Office,
}

/// An office of a named country or body in the place of a name, whose holder the article does not tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OpenReference {
    /// Range in the body.
    pub(crate) span: Span,
    /// The office.
    pub(crate) office: Office,
}

/// What an article says of offices, for those articles that name their holders or leave them out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Offices {
    /// Offices of people, in order of the mentions.
    pub(crate) held: Vec<Held>,
    /// References that the article alone leaves open, in order of their start.
    pub(crate) open: Vec<OpenReference>,
    /// Every office of a country or body that it prints.
    pub(crate) printed: BTreeSet<Office>,
    /// Offices that change hands in it.
    pub(crate) changed: BTreeSet<Office>,
}

impl Offices {
    /// True where an office of this title, perhaps short for a longer one, changes hands in the article.
    pub(crate) fn changes(&self, title: &str) -> bool {
        self.changed.iter().any(|changed| is_called(changed, title))
    }
}

/// True where an office may be one that changes hands.
pub(super) fn is_one_of(changed: &BTreeSet<Office>, office: &Office) -> bool {
    changed.iter().any(|changed| {
        let one_country = changed.of.is_none() || office.of.is_none() || changed.of == office.of;
        one_country
            && (changed.post() == office.post()
                || is_called(changed, &office.title)
                || is_called(office, &changed.title))
    })
}

/// True where an office of one word could be the head of another title: "the secretary" where a secretary-general is named.
pub(crate) fn could_head(title: &str, word: &str) -> bool {
    let mut words = title.split([' ', '-']).peekable();
    let is_deputy =
        words.peek().is_some_and(|first| matches!(*first, "deputy" | "assistant" | "vice" | "under" | "former"));
    !word.contains(' ') && !is_deputy && words.any(|held| held == word)
}

/// The offices that are printed beside the people of an article.
pub(super) fn held(body: &str, mentions: &[Mention]) -> Vec<Held> {
    let mut found: Vec<Held> = Vec::new();
    for (index, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.kind == EntityKind::Person) {
        let Some(printed) = mention.role.as_deref() else { continue };
        let words = words(printed, 0);
        for role in roles(&words) {
            let mut office = Office::read(&words, &role);
            if office.of.is_none()
                && let Some(first) = found.last()
                && shares_country(body, &mentions[first.mention], &first.office, mention, &office)
            {
                office.of.clone_from(&first.office.of);
            }
            found.push(Held { mention: index, office });
        }
    }
    found
}

/// True for the second of "Peruvian Finance Minister Ana Rojas and Defence Minister Luis Mora": one word with two subjects
/// is two offices of one country. "Peruvian President Rojas and President Mora" are not.
fn shares_country(body: &str, first: &Mention, held: &Office, second: &Mention, office: &Office) -> bool {
    let between = body.get(first.span.end..second.span.start).unwrap_or_default();
    let between = between.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_joined = between.strip_prefix("and ").is_some_and(|role| Some(role) == second.role.as_deref());
    let noun = |office: &Office| office.title.rsplit_once(' ').map(|(_, noun)| noun.to_owned());
    is_joined && held.title != office.title && noun(held).is_some() && noun(held) == noun(office)
}

/// A holder among the people of the article.
pub(super) struct Holder<'m> {
    /// Index of the mention beside which the office stands.
    pub(super) mention: usize,
    /// The person.
    pub(super) entity: &'m EntityId,
    /// The person's name.
    pub(super) name: &'m str,
    /// The office.
    pub(super) office: &'m Office,
    /// Where the mention begins.
    pub(super) start: usize,
    /// Number of its sentence.
    pub(super) sentence: u32,
}

/// The only person whom an office can mean.
#[derive(Clone, Copy)]
pub(super) struct OnlyHolder<'h, 'm> {
    /// The first naming with the office.
    pub(super) first: &'h Holder<'m>,
    /// Where another person is named who could be meant from there on.
    pub(super) until: usize,
}

/// The first naming of the only person who can be meant by an office; none where several can, a holder of another time or
/// country among them, whom the article need not name.
///
/// An office without a country goes to whom the article calls just so, until it names another whose office it may be short
/// for: "the Secretary" is Secretary Rojas before a finance secretary comes in.
pub(super) fn only_holder<'h, 'm>(
    office: &Office,
    holders: &'h [Holder<'m>],
    printed: &BTreeSet<Office>,
) -> Option<OnlyHolder<'h, 'm>> {
    let fits = |held: &Office| match &office.of {
        Some(of) => held.is_of(of) && held.post() == office.post(),
        None => is_called(held, &office.title),
    };
    let of: BTreeSet<&String> = printed.iter().filter(|held| fits(held)).filter_map(|held| held.of.as_ref()).collect();
    if of.len() > 1 || printed.iter().any(|held| fits(held) && !held.now) {
        return None;
    }
    let fitting: Vec<&Holder<'_>> = holders.iter().filter(|holder| fits(holder.office)).collect();
    let first = fitting.first()?;
    let others = fitting.iter().filter(|holder| holder.entity != first.entity);
    let until = others.map(|holder| holder.start).min().unwrap_or(usize::MAX);
    let is_so_called = || fitting.iter().any(|h| h.entity == first.entity && h.office.title == office.title);
    let is_only = until == usize::MAX || office.of.is_none() && is_so_called();
    is_only.then_some(OnlyHolder { first, until })
}

/// True where an office may be called so for short: it is the title, or its head without rank ("the minister").
fn is_called(held: &Office, short: &str) -> bool {
    let main = held.title.split(" of ").next().unwrap_or_default();
    let is_deputy = |title: &str| {
        title
            .split(' ')
            .any(|word| matches!(word, "deputy" | "assistant" | "vice" | "under" | "associate" | "acting" | "interim"))
    };
    held.title == short
        || is_deputy(main) == is_deputy(short)
            && (main == short || main.strip_suffix(short).is_some_and(|rest| rest.ends_with(' ')))
}
