//! Whom a phrase names: "a State Department spokesperson", "the weekly Quay Star", "his office", "US officials".

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::clause::{Phrase, Place};
use super::named::{self, Named};
use super::words::Words;
use crate::annotate::{EntityId, EntityKind};
use crate::briefing::OriginKind;
use crate::tables;

/// Whom a phrase names, as far as the phrase alone tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reading {
    /// An origin.
    Named(Named),
    /// A person, as the article knows them.
    Person(EntityId),
    /// Somebody's office, ministry or lawyer: "her office".
    Of(String),
    /// A body that is named in full elsewhere: "the ministry".
    Bare(String),
    /// "he", "she".
    ThatPerson,
    /// "it", "the statement".
    ThatBody,
    /// The person whom the sentence begins with.
    Opening,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    Body,
    Bare,
    People,
    Official,
    Spokes,
    Manner,
    Press,
    Outlet,
}

static USES: LazyLock<BTreeMap<&str, Use>> = LazyLock::new(|| {
    let class = |word: &str| match word {
        "body" => Use::Body,
        "bare" => Use::Bare,
        "people" => Use::People,
        "official" => Use::Official,
        "spokes" => Use::Spokes,
        "manner" => Use::Manner,
        "press" => Use::Press,
        _ => Use::Outlet,
    };
    tables::OFFICE_WORDS.iter().map(|[word, what]| (*word, class(what))).collect()
});

/// Countries and their capitals, which speak for their governments.
static POWERS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let names = tables::COUNTRIES
        .iter()
        .flat_map(|[name, _, _, capital, aliases]| [*name, *capital].into_iter().chain(aliases.split(';')));
    names.filter(|name| !name.is_empty()).collect()
});

/// The last word of the names of newspapers.
static MASTHEADS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let words = tables::OUTLET_WORDS.iter().filter(|row| row[1] != "weak");
    words.map(|row| row[0].to_lowercase()).collect()
});

/// Reads a phrase; none where it names nobody whom a statement could rest on.
pub(super) fn read(words: &Words<'_>, phrase: &Phrase) -> Option<Reading> {
    if phrase.place == Place::Opening {
        return Some(Reading::Opening);
    }
    let start = without_setting(words, phrase.start, phrase.end);
    let reading = within(words, start, phrase.end, phrase.place);
    let says_who = !matches!(&reading, None | Some(Reading::Named(Named { kind: OriginKind::Unknown, .. })));
    let by_addition = || {
        let (start, end) = phrase.or.filter(|_| !says_who)?;
        within(words, start, end, phrase.place).filter(|reading| matches!(reading, Reading::Person(_)))
    };
    let reading = by_addition().or(reading)?;
    let is_outlet =
        matches!(&reading, Reading::Named(named) if matches!(named.kind, OriginKind::Outlet | OriginKind::Agency));
    let is_body = match &reading {
        Reading::Named(named) => matches!(named.kind, OriginKind::Official | OriginKind::Organisation),
        other => matches!(other, Reading::Bare(_)),
    };
    let fits = match phrase.place {
        // Whoever else was told has only heard it.
        Place::Hearer => is_outlet,
        Place::Writing => is_body,
        _ => true,
    };
    fits.then_some(reading)
}

fn within(words: &Words<'_>, start: usize, end: usize, place: Place) -> Option<Reading> {
    // "Neither government has confirmed": nobody tells it. "Told Mr": the name is cut off.
    if start >= end
        || matches!(words.lower(start), "neither" | "no" | "none" | "nobody")
        || end - start == 1 && is_address(words.lower(start))
    {
        return None;
    }
    if end - start == 1 {
        match words.lower(start) {
            "he" | "she" => return Some(Reading::ThatPerson),
            "it" => return Some(Reading::ThatBody),
            _ => {}
        }
    }
    if let Some(at) = first(words, start, end, Use::Spokes) {
        return spoken_for(words, start, at, end);
    }
    if let Some(at) = first(words, start, end, Use::Manner) {
        return in_writing(words, start, at, end, place);
    }
    let start = without_determiner(words, start, end);
    if let Some(outlet) = named::known(&words.text(start, end)) {
        return Some(Reading::Named(outlet));
    }
    if let Some(person) = words.mention_ending(start, end).filter(|m| m.kind == EntityKind::Person) {
        return Some(Reading::Person(person.entity.clone()));
    }
    outlet(words, start, end, place)
        .or_else(|| by_head(words, start, end))
        .or_else(|| words.reference_ending(end).map(|person| Reading::Person(person.entity.clone())))
        .or_else(|| by_name(words, start, end, place))
}

/// "Mr", "Dr.".
fn is_address(word: &str) -> bool {
    tables::HONORIFICS
        .iter()
        .any(|[known]| known.trim_end_matches('.').eq_ignore_ascii_case(word.trim_end_matches('.')))
}

/// "for the Harbour Ministry": whoever somebody speaks for, before or behind the word.
fn spoken_for(words: &Words<'_>, start: usize, at: usize, end: usize) -> Option<Reading> {
    let from = without_determiner(words, start, at);
    let owner = without_possessive(words, from, at);
    if from < owner && !is_holder(words.lower(from)) {
        return Some(body_named(words, from, owner));
    }
    if matches!(words.lower(at + 1), "for" | "of" | "from" | "at") && at + 2 < end {
        let from = without_determiner(words, at + 2, end);
        return match within(words, from, end, Place::After)? {
            Reading::Person(_) => None,
            other => Some(other),
        };
    }
    Some(Reading::Bare(super::attribution::SPOKESPERSON.to_owned()))
}

/// The words before "spokesperson" or "statement", which name a body whatever they are.
fn body_named(words: &Words<'_>, start: usize, end: usize) -> Reading {
    if let Some(person) = words.mention_ending(start, end).filter(|m| m.kind == EntityKind::Person) {
        return Reading::Person(person.entity.clone());
    }
    by_head(words, start, end).unwrap_or_else(|| {
        let kind = if is_power(&words.text(start, end)) { OriginKind::Official } else { OriginKind::Organisation };
        Reading::Named(Named { text: words.text(start, end), kind })
    })
}

/// "a statement from the ministry", "the ministry’s statement", "a list released by the presidency".
fn in_writing(words: &Words<'_>, start: usize, at: usize, end: usize, place: Place) -> Option<Reading> {
    if let Some(by) = (at + 1..end).rev().find(|&at| matches!(words.lower(at), "by" | "from")) {
        return within(words, without_determiner(words, by + 1, end), end, place);
    }
    let from = without_determiner(words, start, at);
    let owner = without_possessive(words, from, at);
    let holder = (from..owner).find(|&at| is_holder(words.lower(at)));
    match holder {
        Some(_) => None,
        None if from < owner && (owner < at || use_of(words, owner - 1).is_some()) => {
            within(words, from, owner, Place::After)
        }
        None => (at + 1 == end && from == at).then_some(Reading::ThatBody),
    }
}

/// "the weekly Quay Star", "the Quay Herald", "US media".
fn outlet(words: &Words<'_>, start: usize, end: usize, place: Place) -> Option<Reading> {
    let said_to_be =
        (start..end).find(|&at| use_of(words, at) == Some(Use::Outlet) && words.list[at].text == words.lower(at));
    if let Some(at) = said_to_be.filter(|at| at + 1 < end && words.list[at + 1].is_capital()) {
        return Some(Reading::Named(Named::outlet(&words.text(at + 1, end))));
    }
    let last = words.lower(end - 1);
    let capitals = (start..end).all(|at| {
        words.list[at].is_capital() || matches!(words.lower(at), "of" | "de" | "do" | "da" | "&" | "the" | "'s")
    });
    if use_of(words, end - 1) == Some(Use::Press) {
        let says_whose = (start..end - 1).any(|at| words.list[at].is_capital() || words.lower(at) == "state");
        let text = words.text(start, end - 1) + if matches!(last, "television" | "radio") { " " } else { " media" };
        let text = if text.ends_with(' ') { text + last } else { text };
        return says_whose.then_some(Reading::Named(Named { text, kind: OriginKind::Outlet }));
    }
    let by_masthead = capitals && end - start >= 2 && MASTHEADS.contains(last);
    let reports =
        place == Place::Reporter && capitals && (end - start >= 2 || words.mention_ending(start, end).is_some());
    let heard = place == Place::Hearer
        && capitals
        && words.mention_ending(start, end).is_none_or(|m| m.kind != EntityKind::Person);
    let is_body =
        (start..end).any(|at| matches!(use_of(words, at), Some(Use::Body | Use::Bare | Use::Official | Use::People)));
    let is_place = words.mention_ending(start, end).is_some_and(|m| m.kind == EntityKind::Place && !by_masthead);
    (!is_place && (by_masthead || (reports || heard) && !is_body))
        .then(|| Reading::Named(Named::outlet(&words.text(start, end))))
}

/// By the word that the phrase is built on: "police", "the Harbour Ministry", "two officials".
fn by_head(words: &Words<'_>, start: usize, end: usize) -> Option<Reading> {
    let cut = (start + 1..end).find(|&at| is_preposition(words.lower(at)) && !words.is_inside_name(at)).unwrap_or(end);
    let head = cut - 1;
    let begins = || (words.list[start].is_capital() && words.lower(start) == "ministry").then_some(Use::Body);
    let what = use_of(words, head).or_else(begins)?;
    let holder = is_holder(words.lower(start));
    let is_body = matches!(what, Use::Body | Use::Bare);
    if holder && matches!(words.lower(start), "his" | "her") && is_body {
        return Some(Reading::Of(words.text(start + 1, cut)));
    }
    let start = if holder { start + 1 } else { start };
    let behind = through(words, cut, end);
    let name = words.text(start, behind);
    let kind = kind_of(words, start, cut);
    let (kind, text) = match what {
        Use::Body if start >= head && behind == cut && !words.list[head].is_capital() => {
            return (!holder).then(|| Reading::Bare(words.lower(head).to_owned()));
        }
        Use::Body | Use::Bare => (kind, name),
        // Nameless officials of a body speak for it.
        Use::Official
            if kind == OriginKind::Official && (start..head).any(|at| use_of(words, at) == Some(Use::Body)) =>
        {
            (kind, words.text(start, without_possessive(words, start, head)))
        }
        // "An official of the ministry", and nameless officials of nobody knows what.
        Use::Official if matches!(words.lower(cut), "of" | "at") && cut + 1 < end => {
            return within(words, cut + 1, end, Place::After);
        }
        Use::Official if start >= head => (OriginKind::Official, "officials".to_owned()),
        Use::Official => (OriginKind::Official, words.text(start, cut)),
        Use::People if holder => return None,
        Use::People => (OriginKind::Unknown, words.text(start, if words.lower(cut) == "of" { end } else { cut })),
        Use::Spokes | Use::Manner | Use::Press | Use::Outlet => return None,
    };
    Some(Reading::Named(Named { text, kind }))
}

/// "Ministry of Foreign Affairs", "the presidency in Oslo": a name goes on behind "of" and "in" with a capital.
fn through(words: &Words<'_>, cut: usize, end: usize) -> usize {
    let goes_on = cut < end
        && matches!(words.lower(cut), "of" | "in")
        && words.list.get(cut + 1).is_some_and(super::words::Word::is_capital);
    if !goes_on {
        return cut;
    }
    (cut + 1..end).find(|&at| !words.list[at].is_capital() && words.lower(at) != "and").unwrap_or(end)
}

/// Unions, firms and universities are no officials.
fn kind_of(words: &Words<'_>, start: usize, end: usize) -> OriginKind {
    const PRIVATE: [&str; 12] = [
        "union",
        "company",
        "firm",
        "operator",
        "association",
        "federation",
        "university",
        "bank",
        "party",
        "hospital",
        "organisation",
        "organization",
    ];
    let private = (start..end).any(|at| PRIVATE.contains(&words.lower(at)));
    if private { OriginKind::Organisation } else { OriginKind::Official }
}

/// By a name that the article knows: an organisation, or a capital that stands for its government.
fn by_name(words: &Words<'_>, start: usize, end: usize, place: Place) -> Option<Reading> {
    let cut = (start + 1..end).find(|&at| is_preposition(words.lower(at)) && !words.is_inside_name(at)).unwrap_or(end);
    let mention = words.mention_ending(start, cut)?;
    let text = mention.name.clone();
    match mention.kind {
        EntityKind::Organisation if place == Place::Reporter => Some(Reading::Named(Named::outlet(&text))),
        EntityKind::Organisation => Some(Reading::Named(Named { text, kind: OriginKind::Organisation })),
        EntityKind::Place if cut - start <= 2 && is_power(&words.text(start, cut)) => {
            Some(Reading::Named(Named { text, kind: OriginKind::Official }))
        }
        _ => None,
    }
}

fn is_holder(word: &str) -> bool {
    matches!(word, "his" | "her" | "its" | "their" | "our")
}

fn is_power(text: &str) -> bool {
    POWERS.contains(text.trim_start_matches("the "))
}

/// The use of a word; a name may hold words for papers and outlets ("the Quay Letter") that mean none.
fn use_of(words: &Words<'_>, at: usize) -> Option<Use> {
    let is_name = at > 0 && words.list.get(at)?.is_capital();
    USES.get(words.lower(at)).copied().filter(|what| !is_name || !matches!(what, Use::Manner | Use::Outlet))
}

fn first(words: &Words<'_>, start: usize, end: usize, what: Use) -> Option<usize> {
    (start..end).find(|&at| use_of(words, at) == Some(what))
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "for"
            | "from"
            | "at"
            | "on"
            | "to"
            | "with"
            | "near"
            | "inside"
            | "across"
            | "by"
            | "close"
            | "present"
    )
}

/// The phrase without when and where: "late on Wednesday the ministry", "in Lima police".
fn without_setting(words: &Words<'_>, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end
        && (words.is_time(at) || matches!(words.lower(at), "late" | "early" | "on" | "earlier" | "later" | "meanwhile"))
    {
        at += 1;
    }
    if matches!(words.lower(at), "in" | "at") {
        at += 1;
        while at < end && words.list[at].is_capital() {
            at += 1;
        }
    }
    at.min(end)
}

/// Without articles, numbers and words of rank before a name.
fn without_determiner(words: &Words<'_>, start: usize, end: usize) -> usize {
    let small = |at: &usize| {
        !matches!(
            words.lower(*at),
            "the"
                | "a"
                | "an"
                | "one"
                | "two"
                | "three"
                | "four"
                | "five"
                | "six"
                | "some"
                | "several"
                | "many"
                | "most"
                | "all"
                | "both"
                | "other"
                | "senior"
                | "top"
                | "unnamed"
                | "more"
                | "this"
                | "these"
                | "those"
        )
    };
    (start..end).find(small).unwrap_or(end)
}

/// The end without a possessive mark before it.
fn without_possessive(words: &Words<'_>, start: usize, end: usize) -> usize {
    let at = (start..end).rev().find(|&at| matches!(words.lower(at), "'s" | "'"));
    at.unwrap_or(end)
}
