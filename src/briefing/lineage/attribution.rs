//! The origin that a sentence names: "according to the ministry", "the Harbour Post reported", "said a spokesperson".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::annotate::{Annotated, EntityKind, Mention};
use crate::briefing::OriginKind;
use crate::language;
use crate::tables;

/// True where a word makes a nameless speaker an office.
fn is_official(word: &str) -> bool {
    tables::OFFICE_WORDS.iter().any(|[known, office, _]| *known == word && *office == "yes")
}

/// True where a word says in what way an office spoke; it is not part of the office's name.
fn is_manner(word: &str) -> bool {
    tables::OFFICE_WORDS.iter().any(|[known, _, manner]| *known == word && *manner == "yes")
}

/// An origin's name with its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// As printed, the manner left out.
    pub(super) text: String,
    /// What it is.
    pub(super) kind: OriginKind,
}

impl Named {
    /// The origin that a credit names.
    pub(super) fn credited(text: &str) -> Self {
        let last = text.split_whitespace().last().unwrap_or_default().to_lowercase();
        let is_agency = matches!(last.as_str(), "wire" | "newswire" | "agency" | "presse");
        let kind = if is_agency { OriginKind::Agency } else { OriginKind::Unknown };
        known(text).unwrap_or_else(|| Self { text: text.trim().to_owned(), kind })
    }

    /// Its id.
    pub(super) fn id(&self) -> String {
        let ascii = deunicode::deunicode(&self.text).to_lowercase();
        let words: Vec<&str> =
            ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty() && *w != "the").collect();
        format!("origin/{}", words.join("-"))
    }
}

/// Full name and kind of each known agency and outlet, by each form of its name in lower case.
static KNOWN: LazyLock<BTreeMap<String, (&'static str, OriginKind)>> = LazyLock::new(|| {
    let mut map = BTreeMap::new();
    for [name, short, kind] in tables::NEWS_AGENCIES {
        let kind = if *kind == "agency" { OriginKind::Agency } else { OriginKind::Outlet };
        for form in short.split('/').chain([*name]).filter(|form| !form.is_empty()) {
            map.insert(form.to_lowercase(), (*name, kind));
        }
    }
    map
});

fn known(text: &str) -> Option<Named> {
    let lower = text.trim().to_lowercase();
    let plain = lower.strip_prefix("the ").unwrap_or(&lower);
    let (name, kind) = KNOWN.get(plain).or_else(|| KNOWN.get(&lower))?;
    Some(Named { text: (*name).to_owned(), kind: *kind })
}

/// The first origin that each sentence of the body names, with the index of the sentence.
pub(super) fn of_sentences(annotated: &Annotated) -> Vec<(usize, Named)> {
    let offices = spokespeople(annotated);
    let body = &annotated.article.body;
    let mut found = Vec::new();
    let mut bare: Vec<(usize, &str)> = Vec::new();
    for &index in &annotated.body_sentences {
        let Some(span) = annotated.sentences.get(index).and_then(|sentence| sentence.body.clone()) else { continue };
        let Some(text) = body.get(span.clone()) else { continue };
        let tokens = language::tokens(text);
        let words: Vec<&str> = tokens.iter().map(|token| token.text(text)).collect();
        let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let sentence = Words { words: &words, lower: &lower };
        let first = annotated.mentions.partition_point(|m| m.span.start < span.start);
        let mentions = annotated.mentions[first..].iter().take_while(|m| m.span.end <= span.end);
        let named = sentence.named().or_else(|| spokesperson(mentions, &offices, body));
        bare.extend(sentence.bare_office().filter(|_| named.is_none()).map(|office| (index, office)));
        found.extend(named.map(|name| (index, name)));
    }
    // One answer an office: a long text may repeat it in every sentence.
    let mut offices: BTreeMap<&str, Option<Named>> = BTreeMap::new();
    for (_, office) in &bare {
        offices.entry(office).or_insert_with(|| only_office(&found, office));
    }
    let resolved: Vec<_> =
        bare.iter().filter_map(|(index, office)| Some((*index, offices.get(office)?.clone()?))).collect();
    found.extend(resolved);
    found.sort_by_key(|(index, _)| *index);
    found
}

/// The one office of the article whose name ends with this word; none where there are several.
fn only_office(found: &[(usize, Named)], office: &str) -> Option<Named> {
    let mut fitting = found.iter().map(|(_, named)| named).filter(|named| {
        named.kind == OriginKind::Official && named.text.to_lowercase().split(' ').next_back() == Some(office)
    });
    let only = fitting.next()?;
    fitting.all(|other| other.id() == only.id()).then(|| only.clone())
}

/// One sentence's words.
struct Words<'a> {
    words: &'a [&'a str],
    lower: &'a [String],
}

impl Words<'_> {
    fn named(&self) -> Option<Named> {
        let mut found: Vec<(bool, usize, Named)> = Vec::new();
        for at in 0..self.lower.len() {
            for [kind, cue] in tables::ORIGIN_CUES {
                let cue: Vec<&str> = cue.split(' ').collect();
                let Some(here) = self.lower.get(at..at + cue.len()) else { continue };
                if here.iter().zip(&cue).any(|(a, b)| a != b) {
                    continue;
                }
                let name = match *kind {
                    "after" => self.name_before(at),
                    // Whoever else was told it has only heard it.
                    "hearer" => self.name_after(at + cue.len()).filter(|name| name.kind != OriginKind::Official),
                    _ => self.name_after(at + cue.len()),
                };
                found.extend(name.map(|name| (name.kind == OriginKind::Official, at, name)));
            }
        }
        // An outlet that carried an official's words is nearer to the source than the official, whom it chose.
        found.into_iter().min_by_key(|(official, at, _)| (*official, *at)).map(|(.., name)| name)
    }

    /// "The department said", "department spokesman Sand said": an office that the article names in full elsewhere.
    fn bare_office(&self) -> Option<&'static str> {
        const BARE: [&str; 4] = ["department", "ministry", "embassy", "administration"];
        (0..self.lower.len()).find_map(|at| {
            let office = BARE.into_iter().find(|word| self.lower[at] == *word)?;
            let before = at.checked_sub(1).and_then(|i| self.lower.get(i));
            let alone = before.is_none_or(|word| word == "the" || !word.chars().any(char::is_alphanumeric));
            let rest = self.lower.get(at + 1..self.lower.len().min(at + 7))?;
            let to_verb = rest.iter().position(|word| matches!(word.as_str(), "said" | "says"))?;
            let by_it = to_verb == 0 || is_manner(&rest[0]);
            (alone && by_it).then_some(office)
        })
    }

    /// The name right after a cue, up to the next mark or small word.
    fn name_after(&self, start: usize) -> Option<Named> {
        let stops = |i: &usize| {
            matches!(
                self.lower[*i].as_str(),
                "that" | "in" | "on" | "who" | "as" | "before" | "after" | "was" | "is" | "has" | "have" | "to"
            ) || !self.words[*i].chars().any(char::is_alphanumeric)
        };
        let end = (start..self.words.len().min(start + 8)).find(stops).unwrap_or(self.words.len().min(start + 8));
        self.name_in(start, end)
    }

    /// The name right before a cue, back to the mark before it.
    fn name_before(&self, end: usize) -> Option<Named> {
        let is_mark = |i: &usize| !self.words[*i].chars().any(char::is_alphanumeric);
        let start = (end.saturating_sub(8)..end).rev().find(is_mark).map_or(end.saturating_sub(8), |i| i + 1);
        self.name_in(start, end)
    }

    fn name_in(&self, start: usize, end: usize) -> Option<Named> {
        let skip = usize::from(matches!(self.lower.get(start).map(String::as_str), Some("the" | "a" | "an")));
        let (words, lower) = (self.words.get(start + skip..end)?, self.lower.get(start + skip..end)?);
        if let Some(outlet) = known(&words.join(" ")) {
            return Some(outlet);
        }
        if !lower.iter().any(|word| is_official(word)) {
            return None;
        }
        // What stands after the manner is the person's name: "State Department spokesperson Lea Sand".
        let cut = lower.iter().position(|w| is_manner(w) && w != "senior").unwrap_or(lower.len());
        let kept: Vec<&str> = words[..cut].iter().zip(lower).filter(|(_, l)| !is_manner(l)).map(|(w, _)| *w).collect();
        // "officials" alone names nobody, and a lone country speaks through officials, not by itself.
        let office = [
            "department",
            "ministry",
            "embassy",
            "government",
            "administration",
            "office",
            "house",
            "council",
            "agency",
        ];
        let text = match kept.as_slice() {
            [] => return None,
            _ if kept.iter().any(|w| office.contains(&w.to_lowercase().as_str())) => kept.join(" "),
            _ => words[..(cut + 1).min(words.len())].join(" "),
        };
        // "The department said": which one, only the sentences before tell. "The harbour ministry" names itself.
        let of_office = lower[..cut].len() > 1 && office.iter().any(|word| text.to_lowercase().ends_with(word));
        if !text.chars().any(char::is_uppercase) && !of_office {
            return None;
        }
        let diplomats = lower.iter().any(|word| word.starts_with("diplomat"));
        Some(Named { text, kind: if diplomats { OriginKind::Unknown } else { OriginKind::Official } })
    }
}

/// The office of each entity whose printed role is that of a spokesperson.
fn spokespeople(annotated: &Annotated) -> BTreeMap<&str, Named> {
    let mut offices = BTreeMap::new();
    for mention in &annotated.mentions {
        let Some(role) = mention.role.as_deref() else { continue };
        let words: Vec<&str> = role.split_whitespace().collect();
        let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        if lower.iter().any(|word| word.starts_with("spokes"))
            && let Some(office) = (Words { words: &words, lower: &lower }).name_in(0, words.len())
        {
            offices.entry(mention.entity.0.as_str()).or_insert(office);
        }
    }
    offices
}

/// "…, Sand said": a spokesperson known by name.
fn spokesperson<'a>(
    mentions: impl Iterator<Item = &'a Mention>,
    offices: &BTreeMap<&str, Named>,
    body: &str,
) -> Option<Named> {
    mentions.filter(|m| m.kind == EntityKind::Person).find_map(|mention| {
        let after = body.get(mention.span.end..)?.trim_start();
        let speaks = ["said", "says", "added", "told"].iter().any(|verb| after.starts_with(verb));
        offices.get(mention.entity.0.as_str()).filter(|_| speaks).cloned()
    })
}
