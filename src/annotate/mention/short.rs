//! Short forms of companies and clubs, found again after their full name: "Acme" for "Acme Holdings".

use std::collections::{BTreeMap, BTreeSet};

use super::EntityKind;
use super::again::printed;
use super::candidate::{Candidate, Sureness};
use super::lexicon::LEXICON;
use super::usage::Usage;
use super::word::{Line, Word};

/// The forms that a name of a body may be cut to, longest first; none where its last word does not allow it.
pub(super) fn short_forms(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.trim_end_matches('.').split(' ').collect();
    let Some((last, front)) = words.split_last() else { return Vec::new() };
    let Some(both) = LEXICON.short(last) else { return Vec::new() };
    if front.is_empty() || front.iter().any(|word| word.starts_with(char::is_lowercase)) {
        return Vec::new();
    }
    let mut forms = vec![front.join(" ")];
    if front.len() > 1 {
        forms.push(front[0].to_owned());
    }
    if both {
        forms.push((*last).to_owned());
    }
    forms.retain(|form| form.contains(' ') || form == last || says_something(form));
    forms
}

/// False for a lone word that means something else by itself: a country, a people, a subject, a given name.
fn says_something(word: &str) -> bool {
    let lower = word.to_lowercase();
    word.chars().count() > 2
        && !LEXICON.is_name(word)
        && !LEXICON.is_demonym(word)
        && !LEXICON.is_common(&lower)
        && !LEXICON.is_subject(&lower)
        && !LEXICON.is_rank(&lower)
        && !LEXICON.is_given(word)
        && LEXICON.head(word).is_none()
}

/// First word → the short forms that begin with it, each of exactly one body of the article.
type Forms = BTreeMap<String, Vec<(Vec<String>, String)>>;

fn forms(lines: &[Line<'_>], candidates: &[Candidate]) -> Forms {
    let mut holders: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for candidate in candidates.iter().filter(|c| c.kind == EntityKind::Organisation && c.listed.is_none()) {
        let full = printed(&lines[candidate.line], candidate.words);
        for form in short_forms(&full) {
            holders.entry(form).or_default().insert(full.trim_end_matches('.').to_owned());
        }
    }
    let mut forms = Forms::new();
    for (form, full) in holders {
        let words: Vec<String> = form.split(' ').map(str::to_owned).collect();
        if let (1, Some(full), Some(first)) = (full.len(), full.into_iter().next(), words.first().cloned()) {
            forms.entry(first).or_default().push((words, full));
        }
    }
    for of_word in forms.values_mut() {
        of_word.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    forms
}

/// Adds every short form that stands alone; a guess at the same words gives way to it. `people` are words that the
/// article's persons are called by.
pub(super) fn find_short(
    lines: &[Line<'_>],
    candidates: &mut Vec<Candidate>,
    usage: &Usage<'_>,
    people: impl Fn(&str) -> bool,
) {
    let forms = forms(lines, candidates);
    if forms.is_empty() {
        return;
    }
    let mut of_line: Vec<Vec<Candidate>> = vec![Vec::new(); lines.len()];
    for candidate in candidates.drain(..) {
        of_line[candidate.line].push(candidate);
    }
    for (index, line) in lines.iter().enumerate() {
        let mut at = 0;
        while at < line.words.len() {
            let fits = |(words, _): &&(Vec<String>, String)| {
                words
                    .iter()
                    .zip(line.words.get(at..).unwrap_or_default())
                    .filter(|(form, word)| *form == word.text)
                    .count()
                    == words.len()
            };
            let found = forms.get(line.words[at].text).and_then(|forms| forms.iter().find(fits));
            let Some((words, full)) = found else {
                at += 1;
                continue;
            };
            let span = (at, at + words.len());
            let lone = words.len() == 1 && (people(&words[0]) || usage.is_also_small(line.words[at].lower()));
            if !lone && is_free(&line.words, &of_line[index], span) {
                of_line[index].retain(|c| c.words.1 <= span.0 || c.words.0 >= span.1);
                of_line[index].push(Candidate {
                    line: index,
                    words: span,
                    kind: EntityKind::Organisation,
                    sureness: Sureness::Form,
                    listed: None,
                    role: None,
                    rule: format!("a short form of {full}"),
                });
            }
            at = span.1;
        }
    }
    candidates.extend(of_line.into_iter().flatten());
    candidates.sort_by_key(|c| (c.line, c.words));
}

/// True where nothing surer holds the words and no capital beside them makes them a longer name.
fn is_free(words: &[Word<'_>], held: &[Candidate], span: (usize, usize)) -> bool {
    let over = |c: &&Candidate| c.words.0 < span.1 && c.words.1 > span.0;
    let weak = |c: &Candidate| c.sureness <= Sureness::Context && c.words.0 >= span.0 && c.words.1 <= span.1;
    let is_held = |at: usize| held.iter().any(|c| c.words.0 <= at && at < c.words.1);
    let capital = |at: usize| words.get(at).is_some_and(|w| w.is_capital() && !w.opens) && !is_held(at);
    let role = |at: usize| words.get(at..).is_some_and(|rest| LEXICON.office_at(rest).is_some());
    let joins = |at: usize| capital(at) && !role(at) && !LEXICON.is_common(words[at].lower());
    held.iter().filter(over).all(weak) && !joins(span.1) && !span.0.checked_sub(1).is_some_and(joins)
}
