//! Bylines and credits: who wrote a text, which agencies it rests on, whose picture it is.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use hashbrown::HashMap;

use super::outlet;
use super::signers::{is_name, is_name_word, signers};
use crate::tables::{AGENCIES, BYLINE_CUES, CAPTION_CUES};

/// Who a line names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct CreditLine {
    /// People, in printed order.
    pub(super) authors: Vec<String>,
    /// Agencies and outlets that supplied the text, known agencies by their full name.
    pub(super) agencies: Vec<String>,
    /// The outlet that the people write for.
    pub(super) outlet: Option<String>,
}

/// Longer lines, in words, are sentences.
const MOST_WORDS: usize = 16;
/// Longer lines, in words, are no credit of a picture.
const MOST_CREDIT_WORDS: usize = 10;

static AGENCY_NAMES: LazyLock<HashMap<String, &str>> =
    LazyLock::new(|| AGENCIES.iter().map(|row| (row[0].to_lowercase(), row[1])).collect());

/// The cues of captions that may stand anywhere.
static CUES_INSIDE: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let inside = CAPTION_CUES.iter().filter(|row| !matches!(row[1], "starts" | "ends")).map(|row| row[0]);
    AhoCorasick::new(inside).expect("the cues fit an automaton")
});

/// Reads a byline ("By Ann Lee and Bo Ek | 3 May 2021"), a credit ("(With inputs from Reuters)") or an agency that
/// stands alone.
pub(super) fn credit_line(text: &str) -> Option<CreditLine> {
    let text = bare_line(text);
    if text.split_whitespace().nth(MOST_WORDS).is_some() {
        return None;
    }
    let lower = text.to_lowercase();
    let cue = BYLINE_CUES.iter().filter(|row| starts_with_word(&lower, row[0])).max_by_key(|row| row[0].len());
    let mut line = CreditLine::default();
    match cue {
        Some([cue, what]) if lower.len() == text.len() => {
            let rest = &text[cue.len()..];
            line.agencies = parts(rest).into_iter().filter_map(agency).map(str::to_owned).collect();
            if *what == "author" {
                let signers = signers(rest);
                let is_desk = signers.people.is_empty() && line.agencies.is_empty();
                line.authors = if is_desk { signers.names() } else { signers.people };
                line.outlet = outlet_of_byline(rest);
            } else {
                line.add_suppliers(&without_brackets(rest))?;
            }
            line.agencies.dedup();
            (!line.authors.is_empty() || !line.agencies.is_empty() || *what == "input").then_some(line)
        }
        _ => {
            line.agencies = vec![agency(text)?.to_owned()];
            Some(line)
        }
    }
}

impl CreditLine {
    /// Adds those that an input credit names; none where it is no list of names.
    fn add_suppliers(&mut self, rest: &str) -> Option<()> {
        let names = parts(rest);
        if self.agencies.is_empty() && !names.iter().all(|name| is_name(name)) {
            return None;
        }
        let unknown = names.iter().filter(|name| agency(name).is_none());
        let suppliers = unknown.filter(|name| outlet::is_agency(name) || outlet::is_outlet(name));
        self.agencies.extend(suppliers.map(|name| (*name).to_owned()));
        Some(())
    }
}

/// A line without the marks around it, and without the brackets that hold all of it.
fn bare_line(text: &str) -> &str {
    let bracketed = text.trim().strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    bracketed.unwrap_or(text).trim_start_matches(is_mark).trim_end_matches(|c| c != ')' && is_mark(c))
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric()
}

/// A text without its additions in brackets.
fn without_brackets(text: &str) -> String {
    let outside = text.split('(').enumerate();
    outside
        .map(|(index, part)| if index == 0 { part } else { part.split_once(')').map_or("", |(_, rest)| rest) })
        .collect()
}

/// The agencies that a picture's words name: in a part of their own ("Ann Lee | AFP | Getty Images") or after a slash.
pub(super) fn picture_agencies(text: &str) -> Vec<&'static str> {
    let mut found: Vec<&str> = Vec::new();
    for part in text.split(['|', '/', '(', ')', ',', ';', ':', '—', '–', '.', '[', ']']) {
        for part in part.split(" via ").flat_map(|part| part.split(" / ")) {
            let part = part.trim().trim_end_matches(" Photo").trim_end_matches(" photo");
            if let Some(name) = agency(part)
                && !found.contains(&name)
            {
                found.push(name);
            }
        }
    }
    found
}

/// True for a line that holds nothing but the credit of a picture: names parted by marks, an agency among them.
pub(super) fn is_picture_credit(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.by_ref().take(MOST_CREDIT_WORDS).all(is_name_word)
        && words.next().is_none()
        && !picture_agencies(text).is_empty()
}

/// True where the words give themselves away as those below a picture.
pub(super) fn has_caption_cue(text: &str) -> bool {
    if text.len() > 600 {
        return false;
    }
    let lower = text.to_lowercase();
    let holds = CUES_INSIDE.is_match(&lower);
    holds
        || CAPTION_CUES.iter().any(|[cue, place]| match *place {
            "starts" => lower.starts_with(cue),
            "ends" => lower.ends_with(cue),
            _ => false,
        })
}

/// The agency that a name stands for.
pub(super) fn agency(name: &str) -> Option<&'static str> {
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    let short = name.len() <= 4;
    let known = AGENCY_NAMES.get(&name.to_lowercase())?;
    (!short || name.starts_with(char::is_uppercase) || *known == name).then_some(known)
}

fn starts_with_word(text: &str, start: &str) -> bool {
    text.strip_prefix(start).is_some_and(|rest| start.ends_with(':') || !rest.starts_with(char::is_alphanumeric))
}

fn parts(text: &str) -> Vec<&str> {
    text.split([',', '|', '/', '&', ';', '•', '·', '(', ')'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" with "))
        .map(|part| part.trim_matches(|c: char| !c.is_alphanumeric() && c != '.'))
        .filter(|part| !part.is_empty())
        .collect()
}

/// The outlet that a byline names behind its people: "Ann Lee, The Quay Herald", "Bo Ek for The Quay Herald".
fn outlet_of_byline(rest: &str) -> Option<String> {
    let behind = |part: &str| part.split_once(" for ").map(|(_, outlet)| outlet.to_owned());
    let (first, others) = parts(rest).split_first().map(|(first, others)| (*first, others.to_vec()))?;
    let names = behind(first).into_iter().chain(others.into_iter().map(|part| behind(part).unwrap_or(part.to_owned())));
    let name = names.into_iter().find(|name| outlet::is_outlet(name))?;
    let after = &rest[rest.find(&name)? + name.len()..];
    let addition = after.strip_prefix(" (").and_then(|after| after.split_once(')')).map(|(addition, _)| addition);
    Some(addition.map_or(name.clone(), |addition| format!("{name} ({addition})")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_name_people_in_order() {
        let line = credit_line("By Ann Lee and Bo van Ek, Staff Writer | 3 May 2021").unwrap();
        assert_eq!(line.authors, ["Ann Lee", "Bo van Ek"]);
        assert_eq!(credit_line("By the time the ferry came, it was dark"), None);
        assert_eq!(credit_line("Bypass closed"), None);
    }

    #[test]
    fn a_byline_is_parted_from_place_day_and_outlet() {
        let read = |text| credit_line(text).map(|line| (line.authors.join(" + "), line.outlet.unwrap_or_default()));
        let both = |authors: &str, outlet: &str| Some((authors.to_owned(), outlet.to_owned()));
        assert_eq!(read("By Ann Lee-Ek in Valletta"), both("Ann Lee-Ek", ""));
        assert_eq!(read("By Ann Lee in Valletta and Bo Ek in Gozo"), both("Ann Lee + Bo Ek", ""));
        assert_eq!(read("By Ann Lee, Quay Herald (test)"), both("Ann Lee", "Quay Herald (test)"));
        assert_eq!(read("By Ann Lee for The Quay Herald"), both("Ann Lee", "The Quay Herald"));
        assert_eq!(read("Posted by Zoë Ek on 3 May 2021 at 21:15"), both("Zoë Ek", ""));
        assert_eq!(read("By our foreign staff"), both("our foreign staff", ""));
        assert_eq!(read("By a row of trees in the park"), None);
    }

    #[test]
    fn agencies_are_credited_by_their_full_name() {
        assert_eq!(credit_line("(With inputs from AP)").unwrap().agencies, ["Associated Press"]);
        assert_eq!(credit_line("— Agence France-Presse").unwrap().agencies, ["AFP"]);
        assert_eq!(credit_line("By Reuters").unwrap().agencies, ["Reuters"]);
        assert_eq!(credit_line("(With inputs from Northern Wire (test))").unwrap().agencies, ["Northern Wire"]);
        assert_eq!(credit_line("The pan was tt"), None);
    }

    #[test]
    fn picture_credits_are_told_from_sentences() {
        assert!(is_picture_credit("Ann Lee | Afp | Getty Images"));
        assert!(is_picture_credit("Bo Ek/Reuters"));
        assert!(!is_picture_credit("The ferry was seen by a Reuters reporter"));
        assert_eq!(picture_agencies("A ferry at sea. (AP Photo/Ann Lee)"), ["Associated Press"]);
        assert!(has_caption_cue("Captain Bo Ek (L) greets the mayor in the harbour."));
    }
}
