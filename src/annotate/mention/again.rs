//! Second pass over the article: one kind a name, and names found again by their parts.

use std::collections::{BTreeMap, BTreeSet};

use super::EntityKind;
use super::candidate::{Candidate, Sureness};
use super::lexicon::LEXICON;
use super::short::find_short;
use super::usage::Usage;
use super::word::{Line, Word};

/// Where a personal name can be called by one of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// The surname.
    Surname,
    /// The given name, of a name that prints the surname first.
    Given,
}

/// The text of a candidate as printed, words parted by one blank.
pub(super) fn printed(line: &Line<'_>, (from, end): (usize, usize)) -> String {
    let mut text = String::new();
    for (index, word) in line.words[from..end].iter().enumerate() {
        let apart = index > 0 && line.words[from + index - 1].end() < word.start();
        if apart {
            text.push(' ');
        }
        text.push_str(word.text);
    }
    text
}

/// The surname of a full name: the first word where that is the custom, else the last but "Jr" and numbers. What stands in
/// brackets tells two people of one name apart and belongs to neither's.
pub(crate) fn surname(name: &str) -> Option<&str> {
    let name = name.split(" (").next().unwrap_or_default();
    let words: Vec<&str> = name.split(' ').collect();
    if words.len() < 2 {
        return None;
    }
    if prints_surname_first(&words) {
        return words.first().copied();
    }
    words.iter().rev().find(|word| !matches!(word.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV")).copied()
}

/// True for "Li Mei" and "Park Geun-hye", not for "Lee Miller" or "Kim Clark".
pub(super) fn prints_surname_first(words: &[&str]) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    (2..=3).contains(&words.len())
        && LEXICON.is_surname_first(first)
        && !(LEXICON.is_given(first) && !LEXICON.is_surname_first(last) && !last.contains('-') && !is_syllable(last))
}

/// True for a word that reads as one or two syllables of a Chinese or Korean given name.
fn is_syllable(word: &str) -> bool {
    let ending = word.chars().next_back().is_some_and(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'n' | 'g'));
    ending && word.chars().count() <= 9 && !LEXICON.is_given(word)
}

/// Settles kinds, finds names again, and turns "X administration" into a body.
pub(super) fn second_pass(lines: &[Line<'_>], candidates: Vec<Candidate>, usage: &Usage<'_>) -> Vec<Candidate> {
    let mut candidates = one_kind_a_name(lines, candidates);
    people_by_address(lines, &mut candidates);
    let parts = parts(lines, &candidates);
    retype(lines, &mut candidates, &parts);
    find_short(lines, &mut candidates, usage, |word| parts.contains_key(word));
    let mut found = find_again(lines, &candidates, &parts, usage);
    candidates.append(&mut found);
    if !candidates.is_sorted_by_key(|c| (c.line, c.words)) {
        candidates.sort_by_key(|c| (c.line, c.words));
    }
    for candidate in &mut candidates {
        administration(lines, candidate);
    }
    candidates
}

/// Every name takes the kind that the surest of its uses has.
fn one_kind_a_name(lines: &[Line<'_>], mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut best: BTreeMap<String, (Sureness, EntityKind)> = BTreeMap::new();
    for candidate in &candidates {
        let entry = best.entry(text_of(lines, candidate)).or_insert((candidate.sureness, candidate.kind));
        if candidate.sureness > entry.0 {
            *entry = (candidate.sureness, candidate.kind);
        }
    }
    for candidate in &mut candidates {
        if let Some((sureness, kind)) = best.get(&text_of(lines, candidate))
            && *sureness > candidate.sureness
            && *kind != candidate.kind
        {
            candidate.rule = format!("{}; its kind from a surer use of the name in the article", candidate.rule);
            candidate.kind = *kind;
            candidate.sureness = *sureness;
            candidate.listed = None;
        }
    }
    candidates
}

/// "Mr Otieno" says of "Amina Otieno", which stands in no list and beside no role, that it is a person’s.
fn people_by_address(lines: &[Line<'_>], candidates: &mut [Candidate]) {
    let is_addressed = |candidate: &&Candidate| {
        let (from, end) = candidate.words;
        let words = &lines[candidate.line].words;
        let title = from.checked_sub(1).map(|at| if words[at].text == "." && at > 0 { at - 1 } else { at });
        candidate.kind == EntityKind::Person
            && end - from == 1
            && title.is_some_and(|at| LEXICON.is_honorific(words[at].text))
    };
    let texts = |fits: &dyn Fn(&&Candidate) -> bool| -> BTreeSet<String> {
        candidates.iter().filter(|c| fits(c)).map(|candidate| text_of(lines, candidate)).collect()
    };
    let addressed = texts(&is_addressed);
    let alone = texts(&|candidate| candidate.kind == EntityKind::Person && candidate.words.1 - candidate.words.0 == 1);
    for candidate in candidates.iter_mut() {
        let unsure = candidate.kind != EntityKind::Person && candidate.sureness <= Sureness::Context;
        let name = if unsure { text_of(lines, candidate) } else { continue };
        let surname = surname(&name).unwrap_or_default();
        // "Park Jin", whom the article calls "Park": the order says the same.
        let eastern = alone.contains(surname) && prints_surname_first(&name.split(' ').collect::<Vec<_>>());
        if addressed.contains(surname) || eastern {
            candidate.kind = EntityKind::Person;
            candidate.rule = format!("{}; a person, for the article calls one by this surname", candidate.rule);
        }
    }
}

fn text_of(lines: &[Line<'_>], candidate: &Candidate) -> String {
    printed(&lines[candidate.line], candidate.words)
}

/// The words that full personal names of the article can be called by.
fn parts(lines: &[Line<'_>], candidates: &[Candidate]) -> BTreeMap<String, (Part, String)> {
    let mut parts: BTreeMap<String, (Part, String)> = BTreeMap::new();
    for candidate in candidates.iter().filter(|c| c.kind == EntityKind::Person && c.words.1 - c.words.0 > 1) {
        let name = text_of(lines, candidate);
        let words: Vec<&str> = name.split(' ').collect();
        if let Some(surname) = surname(&name)
            && surname.chars().count() > 1
        {
            for form in [surname.to_owned(), large_article(surname)] {
                parts.entry(form).and_modify(|part| part.0 = Part::Surname).or_insert((Part::Surname, name.clone()));
            }
        }
        let eastern = prints_surname_first(&words);
        let given = if eastern { words.get(1) } else { words.first() };
        let tells = |given: &&&str| eastern || given.chars().count() > 2 && !LEXICON.is_common(&given.to_lowercase());
        if let Some(given) = given.filter(tells) {
            parts.entry((*given).to_owned()).or_insert((Part::Given, name.clone()));
        }
    }
    parts
}

/// "Al-Khatib", as "al-Khatib" stands at the head of a sentence.
fn large_article(surname: &str) -> String {
    match surname.split_once('-') {
        Some((article @ ("al" | "el"), rest)) => format!("{}-{rest}", super::lexicon::capitalised(article)),
        _ => surname.to_owned(),
    }
}

/// A lone word that is a surname of the article's people is that person, unless a closed list knows it as a place.
fn retype(lines: &[Line<'_>], candidates: &mut [Candidate], parts: &BTreeMap<String, (Part, String)>) {
    for candidate in candidates.iter_mut() {
        let lone = candidate.words.1 - candidate.words.0 == 1 && candidate.kind != EntityKind::Person;
        if !lone || candidate.sureness >= Sureness::Listed {
            continue;
        }
        if let Some((_, name)) = parts.get(&text_of(lines, candidate)) {
            candidate.kind = EntityKind::Person;
            candidate.sureness = Sureness::Form;
            candidate.listed = None;
            candidate.rule = format!("a part of the name {name}");
        }
    }
}

/// Words that no candidate holds and that are a part of a person's name.
fn find_again(
    lines: &[Line<'_>],
    candidates: &[Candidate],
    parts: &BTreeMap<String, (Part, String)>,
    usage: &Usage<'_>,
) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut taken = candidates.iter().peekable();
    for (index, line) in lines.iter().enumerate() {
        let mut held = vec![false; line.words.len()];
        while let Some(candidate) = taken.next_if(|c| c.line == index) {
            held[candidate.words.0..candidate.words.1].fill(true);
        }
        for (at, word) in line.words.iter().enumerate() {
            let Some((part, name)) = parts.get(word.text).filter(|_| word.is_capital() && !held[at]) else { continue };
            if *part == Part::Given && usage.is_also_small(word.lower()) {
                continue;
            }
            if stands_alone(&line.words, &held, at) {
                let rule = format!("a part of the name {name}");
                let (kind, sureness) = (EntityKind::Person, Sureness::Form);
                found.push(Candidate {
                    line: index,
                    words: (at, at + 1),
                    kind,
                    sureness,
                    listed: None,
                    role: None,
                    rule,
                });
            }
        }
    }
    found
}

/// True where the words on both sides do not make it a longer, other name.
fn stands_alone(words: &[Word<'_>], held: &[bool], at: usize) -> bool {
    let other = |index: usize| {
        words.get(index).is_some_and(|w| w.is_capital() && !w.opens)
            && !held.get(index).copied().unwrap_or(true)
            && LEXICON.office_at(&words[index..]).is_none()
            && !LEXICON.is_honorific(words[index].text)
    };
    let before = at.checked_sub(1).is_some_and(other)
        && !words.get(at.wrapping_sub(1)).is_some_and(|w| LEXICON.is_subject(w.lower()));
    !before && !other(at + 1)
}

/// "Biden administration" is a body.
fn administration(lines: &[Line<'_>], candidate: &mut Candidate) {
    let words = &lines[candidate.line].words;
    let next = words.get(candidate.words.1).map(Word::lower);
    if candidate.kind == EntityKind::Person && next == Some("administration") {
        candidate.words.1 += 1;
        candidate.kind = EntityKind::Organisation;
        candidate.sureness = Sureness::Form;
        candidate.role = None;
        candidate.rule.push_str(", before “administration”");
    }
}
