//! The dateline at the start of a story: "VALLETTA, June 18 (Agency) — The ferry …".

use std::sync::LazyLock;

use regex::Regex;

use super::{credit_line, outlet};
use crate::tables::MONTHS;

/// What a dateline says beyond its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dateline {
    /// The dateline as printed, without the dash.
    pub(super) text: String,
    /// The agency that it credits.
    pub(super) agency: Option<String>,
    /// Month and day, where it names them; a dateline seldom names the year.
    pub(super) day: Option<(i8, i8)>,
}

/// A dateline stands within so many bytes.
const LONGEST: usize = 120;

static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
    let mut names: Vec<&str> = MONTHS.iter().map(|row| row[0]).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let month = names.join("|");
    let place = r"\p{Lu}[\p{L}.’'\-]*(?:[ ,/]+\p{Lu}[\p{L}.’'\-]*){0,4}";
    let pattern = format!(
        r"^(?:{place}?,? +)?(?:(?<m>{month})\.? (?<d>\d{{1,2}})(?:,? \d{{4}})?|(?<d2>\d{{1,2}}) (?<m2>{month})\.?(?:,? \d{{4}})?)?,? ?(?:\((?<a>[^()]{{2,40}})\))? ?(?:—|–|--|-) "
    );
    Regex::new(&pattern).expect("the dateline pattern is well-formed")
});

/// Reads the dateline of a paragraph. One without a day and an agency says nothing beyond its place: none.
pub(super) fn dateline(paragraph: &str) -> Option<Dateline> {
    let end = paragraph.char_indices().map(|(at, _)| at).take_while(|&at| at <= LONGEST).last()?;
    let found = PATTERN.captures(&paragraph[..end])?;
    let named = |a: &str, b: &str| found.name(a).or_else(|| found.name(b)).map(|m| m.as_str());
    let day =
        named("m", "m2").zip(named("d", "d2")).and_then(|(month, day)| Some((month_number(month)?, day.parse().ok()?)));
    let agency = found.name("a").and_then(|name| agency(name.as_str()));
    let text = found.get_match().as_str().trim_end_matches(|c: char| " —–-".contains(c));
    (day.is_some() || agency.is_some()).then(|| Dateline { text: text.to_owned(), agency, day })
}

/// The bytes that the dateline of a paragraph takes, its dash included; none at all where it has none. One that names no more
/// than its place counts where that stands in capitals.
pub(super) fn length(paragraph: &str) -> usize {
    let Some(end) = paragraph.char_indices().map(|(at, _)| at).take_while(|&at| at <= LONGEST).last() else { return 0 };
    let Some(found) = PATTERN.find(&paragraph[..end]) else { return 0 };
    let place = found.as_str().split([',', '(', '/', ' ']).next().unwrap_or_default();
    let in_capitals = place.len() > 2 && !place.contains(char::is_lowercase);
    if in_capitals || dateline(paragraph).is_some() { found.end() } else { 0 }
}

/// The agency of a dateline's brackets: known by name, or one by its last word.
fn agency(text: &str) -> Option<String> {
    let name = text.split(',').next().unwrap_or_default().trim();
    let known = credit_line::agency(name).map(str::to_owned);
    known.or_else(|| outlet::is_agency(name).then(|| name.to_owned()))
}

fn month_number(name: &str) -> Option<i8> {
    MONTHS.iter().find(|row| row[0].eq_ignore_ascii_case(name))?[1].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_ends_behind_its_dash() {
        assert_eq!(length("PORT LOUIS (AFP) - The ferry left."), "PORT LOUIS (AFP) - ".len());
        assert_eq!(length("VALLETTA - The ferry left."), "VALLETTA - ".len());
        assert_eq!(length("Anna – the pilot – left."), 0);
    }

    #[test]
    fn a_dateline_credits_its_agency_and_names_its_day() {
        let found = dateline("VALLETTA, May 3 (Northern Wire, test) — The ferry left.").unwrap();
        assert_eq!((found.agency.as_deref(), found.day), (Some("Northern Wire"), Some((5, 3))));
        assert_eq!(found.text, "VALLETTA, May 3 (Northern Wire, test)");
        assert_eq!(dateline("PORT LOUIS (AFP) - The ferry left.").unwrap().agency.as_deref(), Some("AFP"));
        assert_eq!(dateline("Valletta, 3 May – The ferry left.").unwrap().day, Some((5, 3)));
    }

    #[test]
    fn sentences_are_no_datelines() {
        for text in
            ["VALLETTA - The ferry left.", "The ferry - an old one - left on May 3.", "Ann Lee (left) — she sang", ""]
        {
            assert_eq!(dateline(text), None, "{text}");
        }
    }
}
