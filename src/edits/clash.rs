//! Decisions that cannot both hold: the build stops and names both places, for no order between them is right.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Edit, Provenance};
use crate::diagnostic::Diagnostic;
use crate::fields::Document;

/// What one decision says of one name, id or sentence.
struct Claim<'e> {
    /// The name, id or sentence.
    about: &'e str,
    /// What becomes of it, in words: two claims that differ in them clash.
    does: String,
    /// Where it is said.
    at: &'e Range<usize>,
}

/// Every pair of decisions that clash.
pub(super) fn clashes(document: &Document, edits: &[(Edit, Provenance)]) -> Vec<Diagnostic> {
    let (names, kept) = (claims(edits, names), claims(edits, kept_names));
    let (ids, sentences, roles) = (claims(edits, ids), claims(edits, sentences), roles(edits));
    let (kinds, links, items) = (claims(edits, kinds), claims(edits, links), claims(edits, items));
    let (versions, together, apart) = (claims(edits, versions), claims(edits, together), claims(edits, apart));
    let events = super::event::CLAIMS.map(|read| claims(edits, read));
    let editorial = super::editorial::CLAIMS.map(|read| claims(edits, read));
    let about_ids = [differing(&ids), differing(&kinds), differing(&links), differing(&items)].concat();
    let mut pairs = [differing(&names), about_ids, differing(&sentences), differing(&versions)].concat();
    pairs.extend(events.iter().chain(&editorial).flat_map(|said| differing(said)));
    pairs.extend(roles.iter().map(|(one, other)| (one, other)));
    pairs.extend(together_and_apart(&together, &apart));
    pairs.extend(kept_and_split(&names, &kept));
    let mut problems: Vec<Diagnostic> = pairs.iter().map(|(one, other)| clash(document, one, other)).collect();
    if problems.is_empty() {
        problems.extend(circle(document, edits));
    }
    problems.extend(one_too_many(document, edits));
    problems
}

/// The sentence with which the bottom line is no longer one or two sentences, told with the first.
fn one_too_many(document: &Document, edits: &[(Edit, Provenance)]) -> Option<Diagnostic> {
    let is_line = |(edit, _): &&(Edit, Provenance)| super::editorial::is_bottom_line(edit);
    let lines: Vec<&Provenance> = edits.iter().filter(is_line).map(|(_, from)| from).collect();
    let (first, last) = (lines.first()?, lines.get(super::editorial::LINES)?);
    let problem =
        document.problem("long-bottom-line", "the bottom line has more than two sentences", last.span.clone());
    let problem = problem.and_at(first.span.clone(), "here it begins").because("it is what a reader keeps in mind");
    Some(problem.hint("keep one or two; what else matters is a key point: `[[pin]]`"))
}

type Read<'e> = fn(&'e Edit, &mut dyn FnMut(&'e str, String));

fn claims<'e>(edits: &'e [(Edit, Provenance)], read: Read<'e>) -> Vec<Claim<'e>> {
    let mut claims = Vec::new();
    for (edit, provenance) in edits {
        read(edit, &mut |about, does| claims.push(Claim { about, does, at: &provenance.span }));
    }
    claims
}

/// What becomes of names that go.
fn names<'e>(edit: &'e Edit, claim: &mut dyn FnMut(&'e str, String)) {
    match edit {
        Edit::Merge { into, names } => names.iter().for_each(|name| claim(name, format!("merged into `{into}`"))),
        Edit::Split { name, into } => claim(name, format!("split into {}", quoted(into))),
        _ => {}
    }
}

/// What becomes of names that stay.
fn kept_names<'e>(edit: &'e Edit, claim: &mut dyn FnMut(&'e str, String)) {
    if let Edit::Merge { into, names } = edit {
        claim(
            into,
            format!("the name that {} {} merged into", quoted(names), if names.len() == 1 { "is" } else { "are" }),
        );
    }
}

fn ids<'e>(edit: &'e Edit, claim: &mut dyn FnMut(&'e str, String)) {
    match edit {
        Edit::Rename { id, to } => claim(id, format!("renamed `{to}`")),
        Edit::Drop { id } => claim(id, "dropped".to_owned()),
        _ => {}
    }
}

/// What ids are; a thing that is dropped needs no kind.
fn kinds<'e>(edit: &'e Edit, claim: &mut dyn FnMut(&'e str, String)) {
    match edit {
        Edit::Kind { id, kind } => claim(id, format!("of the kind `{}`", kind.slug())),
        Edit::Drop { id } => claim(id, "dropped".to_owned()),
        _ => {}
    }
}

/// Where ids are described; a thing that is dropped needs no link.
fn links<'e>(edit: &'e Edit, claim: &mut dyn FnMut(&'e str, String)) {
    match edit {
        Edit::Link { id, wikidata } => claim(id, format!("linked to `{wikidata}`")),
        Edit::Drop { id } => claim(id, "dropped".to_owned()),
        _ => {}
    }
}

/// What is described there: one thing has one item, and an item is one thing.
fn items<'e>(edit: &'e Edit, claim: &mut dyn FnMut(&'e str, String)) {
    if let Edit::Link { id, wikidata } = edit {
        claim(wikidata, format!("the item of `{id}`"));
    }
}

/// What stands in the place of a printed role of one id: at most one other.
fn roles<'e>(edits: &'e [(Edit, Provenance)]) -> Vec<(Claim<'e>, Claim<'e>)> {
    let mut first: BTreeMap<(&str, &str), (&str, &'e Provenance)> = BTreeMap::new();
    let mut found = Vec::new();
    for (edit, at) in edits {
        let Edit::Role { id, role, replaces: Some(printed) } = edit else { continue };
        let (before, there) = *first.entry((id, printed)).or_insert((role, at));
        let claim = |role: &str, at: &'e Provenance| Claim {
            about: printed,
            does: format!("replaced by `{role}` beside `{id}`"),
            at: &at.span,
        };
        if before != role {
            found.push((claim(before, there), claim(role, at)));
        }
    }
    found
}

/// Whose version a file is.
fn versions<'e>(edit: &'e Edit, claim: &mut dyn FnMut(&'e str, String)) {
    if let Edit::Versions { of, are } = edit {
        for file in are {
            claim(file, format!("a version of `{of}`"));
        }
        claim(of, "the version that speaks".to_owned());
    }
}

/// The files of one article: one claim for each, in which the others are named.
fn together<'e>(edit: &'e Edit, claim: &mut dyn FnMut(&'e str, String)) {
    if let Edit::Versions { of, are } = edit {
        let files = std::iter::once(of).chain(are);
        files.for_each(|file| claim(file, format!("of one article with {}", quoted(&others(of, are, file)))));
    }
}

fn others(of: &String, are: &[String], file: &String) -> Vec<String> {
    std::iter::once(of).chain(are).filter(|other| *other != file).cloned().collect()
}

/// The files of different articles.
fn apart<'e>(edit: &'e Edit, claim: &mut dyn FnMut(&'e str, String)) {
    if let Edit::Separate { files } = edit {
        for file in files {
            let others: Vec<String> = files.iter().filter(|other| *other != file).cloned().collect();
            claim(file, format!("of another article than {}", quoted(&others)));
        }
    }
}

fn sentences<'e>(edit: &'e Edit, claim: &mut dyn FnMut(&'e str, String)) {
    if let Edit::Pin { at, starts, order } = edit {
        let start = starts.as_ref().map_or(String::new(), |starts| format!(" where it starts `{starts}`"));
        let place = order.map_or(String::new(), |order| format!(" in place {order}"));
        claim(at, format!("pinned{place}{start}"));
    }
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ")
}

/// The first claim about each thing with every later one that says something else.
fn differing<'c, 'e>(claims: &'c [Claim<'e>]) -> Vec<(&'c Claim<'e>, &'c Claim<'e>)> {
    let mut first: BTreeMap<&str, &Claim<'_>> = BTreeMap::new();
    let later = claims.iter().map(|claim| (*first.entry(claim.about).or_insert(claim), claim));
    later.filter(|(first, claim)| first.does != claim.does).collect()
}

/// Two files cannot hold one article and different ones: both decisions name two of the same files.
fn together_and_apart<'c, 'e>(
    together: &'c [Claim<'e>],
    apart: &'c [Claim<'e>],
) -> Vec<(&'c Claim<'e>, &'c Claim<'e>)> {
    let mut found: Vec<(&Claim<'_>, &Claim<'_>)> = Vec::new();
    let mut first: BTreeMap<(usize, usize), &Claim<'_>> = BTreeMap::new();
    let mut of_file: BTreeMap<&str, Vec<&Claim<'_>>> = BTreeMap::new();
    for claim in apart {
        of_file.entry(claim.about).or_default().push(claim);
    }
    for claim in together {
        for other in of_file.get(claim.about).into_iter().flatten() {
            let place = (claim.at.start, other.at.start);
            match first.get(&place) {
                Some(_) if found.iter().all(|(one, two)| (one.at.start, two.at.start) != place) => {
                    found.push((claim, other));
                }
                Some(_) => {}
                None => drop(first.insert(place, claim)),
            }
        }
    }
    found
}

/// A name cannot be the one that stays and be split.
fn kept_and_split<'c, 'e>(names: &'c [Claim<'e>], kept: &'c [Claim<'e>]) -> Vec<(&'c Claim<'e>, &'c Claim<'e>)> {
    let splits = names.iter().filter(|claim| claim.does.starts_with("split"));
    let split: BTreeMap<&str, &Claim<'_>> = splits.map(|claim| (claim.about, claim)).collect();
    kept.iter().filter_map(|claim| Some((*split.get(claim.about)?, claim))).collect()
}

fn clash(document: &Document, one: &Claim<'_>, other: &Claim<'_>) -> Diagnostic {
    let (first, second) = if one.at.start <= other.at.start { (one, other) } else { (other, one) };
    let what = format!("two decisions about `{}` clash", first.about);
    document
        .problem("clashing-edits", what, second.at.clone())
        .and_at(first.at.clone(), format!("here it is {}", first.does))
        .because(format!("it cannot be {} and be {}", first.does, second.does))
        .hint("remove one of the two; decisions hold in any order, so that neither comes first")
}

/// Merges that lead from a name back to itself, the name told with both of its places.
fn circle(document: &Document, edits: &[(Edit, Provenance)]) -> Option<Diagnostic> {
    let mut next: BTreeMap<&str, (&str, &Range<usize>)> = BTreeMap::new();
    for (edit, provenance) in edits {
        if let Edit::Merge { into, names } = edit {
            next.extend(names.iter().map(|name| (name.as_str(), (into.as_str(), &provenance.span))));
        }
    }
    let mut done = BTreeSet::new();
    for start in next.keys() {
        let mut way = BTreeSet::new();
        let mut step = next.get(start);
        let mut name = *start;
        while let Some((into, at)) = step.filter(|_| !done.contains(name)) {
            way.insert(name);
            if way.contains(into) {
                return Some(led_back(document, into, at, next.get(into).map_or(*at, |(_, at)| *at)));
            }
            name = into;
            step = next.get(into);
        }
        done.append(&mut way);
    }
    None
}

fn led_back(document: &Document, name: &str, last: &Range<usize>, first: &Range<usize>) -> Diagnostic {
    document
        .problem("clashing-edits", format!("merges lead from `{name}` back to `{name}`"), last.clone())
        .and_at(first.clone(), format!("here `{name}` goes"))
        .because("every name goes and none stays")
        .hint("choose the name that stays, and let every other be merged into it")
}
