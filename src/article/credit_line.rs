//! Bylines and credits: who wrote a text, which agencies it rests on, whose picture it is.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::date_line;
use crate::tables::{AGENCIES, BYLINE_CUES, CAPTION_CUES};

/// Who a line names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct CreditLine {
    /// People, in printed order.
    pub(super) authors: Vec<String>,
    /// Agencies, by their full name.
    pub(super) agencies: Vec<&'static str>,
}

/// Longer lines, in words, are sentences.
const MOST_WORDS: usize = 16;

static AGENCY_NAMES: LazyLock<HashMap<String, &str>> =
    LazyLock::new(|| AGENCIES.iter().map(|row| (row[0].to_lowercase(), row[1])).collect());

/// Reads a byline ("By Ann Lee and Bo Ek | 3 May 2021"), a credit ("(With inputs from Reuters)") or an agency that
/// stands alone.
pub(super) fn credit_line(text: &str) -> Option<CreditLine> {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    if text.split_whitespace().count() > MOST_WORDS {
        return None;
    }
    let lower = text.to_lowercase();
    let cue = BYLINE_CUES.iter().filter(|row| starts_with_word(&lower, row[0])).max_by_key(|row| row[0].len());
    let mut line = CreditLine::default();
    match cue {
        Some([cue, what]) if lower.len() == text.len() => {
            let rest = &text[cue.len()..];
            let names = parts(rest);
            line.agencies = names.iter().filter_map(|name| agency(name)).collect();
            if *what == "author" {
                line.authors = authors(rest)?;
            } else if line.agencies.is_empty() && !rest.trim().is_empty() && !names.iter().all(|name| is_name(name)) {
                return None;
            }
            line.agencies.dedup();
            (!line.authors.is_empty() || !line.agencies.is_empty() || *what == "input").then_some(line)
        }
        _ => {
            line.agencies = vec![agency(text)?];
            Some(line)
        }
    }
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
    let words = text.split_whitespace().count();
    words <= 10 && !picture_agencies(text).is_empty() && text.split_whitespace().all(is_name_word)
}

/// True where the words give themselves away as those below a picture.
pub(super) fn has_caption_cue(text: &str) -> bool {
    if text.len() > 600 {
        return false;
    }
    let lower = text.to_lowercase();
    CAPTION_CUES.iter().any(|[cue, place]| match *place {
        "starts" => lower.starts_with(cue),
        "ends" => lower.ends_with(cue),
        _ => lower.contains(cue),
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

/// The people named at the start of what follows "By"; none where it is no list of names.
fn authors(rest: &str) -> Option<Vec<String>> {
    let until = date_line::printed_dates(rest).first().map_or(rest.len(), |(range, _)| range.start);
    let mut names = Vec::new();
    for part in parts(&rest[..until]) {
        if !is_name(part) || is_post(part) || agency(part).is_some() {
            break;
        }
        names.push(part.trim_end_matches('.').to_owned());
    }
    let first_is_agency = parts(rest).first().is_some_and(|part| agency(part).is_some());
    (!names.is_empty() || first_is_agency).then_some(names)
}

/// One to five words, each with a capital or a particle.
fn is_name(part: &str) -> bool {
    let count = part.split_whitespace().count();
    (1..=5).contains(&count)
        && part.split_whitespace().all(is_name_word)
        && !part.contains(|c: char| c.is_ascii_digit())
}

fn is_name_word(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.is_empty()
        || bare.starts_with(|c: char| !c.is_lowercase())
        || matches!(
            bare,
            "de" | "da"
                | "di"
                | "del"
                | "della"
                | "van"
                | "von"
                | "der"
                | "den"
                | "bin"
                | "ibn"
                | "al"
                | "el"
                | "la"
                | "le"
                | "du"
                | "dos"
                | "via"
                | "and"
        )
}

/// A post or a desk instead of a name.
fn is_post(part: &str) -> bool {
    part.split_whitespace().any(|word| {
        matches!(
            word.to_lowercase().as_str(),
            "writer"
                | "reporter"
                | "correspondent"
                | "editor"
                | "staff"
                | "desk"
                | "bureau"
                | "agency"
                | "team"
                | "contributor"
                | "newsroom"
        )
    })
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
    fn agencies_are_credited_by_their_full_name() {
        assert_eq!(credit_line("(With inputs from AP)").unwrap().agencies, ["Associated Press"]);
        assert_eq!(credit_line("— Agence France-Presse").unwrap().agencies, ["AFP"]);
        assert_eq!(credit_line("By Reuters").unwrap().agencies, ["Reuters"]);
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
