//! The table against the sources: everything said is in it, everything in it is said, and every language is whole.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use regex::Regex;
use walkdir::WalkDir;

use super::Interface;
use super::plural::forms;
use super::table::LANGUAGES;
use super::text::places;
use crate::tables::INTERFACE;

/// The files below a folder with one ending, each with its text.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let below = WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).sort_by_file_name();
    let found = below.into_iter().filter_map(Result::ok).filter(|file| file.path().to_string_lossy().ends_with(ending));
    found.map(|file| (file.path().display().to_string(), std::fs::read_to_string(file.path()).unwrap())).collect()
}

/// The literals that a piece of Rust gives to these calls: the first argument, for counts the second, and what the arms of
/// a choice in its place give.
fn said(code: &str, calls: &str) -> Vec<String> {
    let calls = Regex::new(&format!(r"\b({calls})\(")).unwrap();
    let mut found = Vec::new();
    for call in calls.captures_iter(code) {
        let (counts, start) = (call[1].starts_with("count"), call.get(0).unwrap().end());
        let (mut at, mut depth) = (start, 1);
        while let Some(byte) = code.as_bytes().get(at).filter(|_| depth > 0) {
            match byte {
                b'"' => {
                    let (before, end) = (code[start..at].trim_end(), literal_end(code, at));
                    let is_argument = if counts { depth == 1 && before.ends_with(',') } else { before.is_empty() };
                    if is_argument || before.ends_with("=>") || before.ends_with('{') {
                        found.push(code[at + 1..end].to_owned());
                    }
                    at = end;
                }
                b'(' | b'[' => depth += 1,
                b')' | b']' => depth -= 1,
                _ => {}
            }
            at += 1;
        }
    }
    found
}

/// Where a literal that begins at `at` ends.
fn literal_end(code: &str, at: usize) -> usize {
    let mut end = at + 1;
    while code.as_bytes()[end] != b'"' {
        end += if code.as_bytes()[end] == b'\\' { 2 } else { 1 };
    }
    end
}

/// Every text that the program or a template says, with the file that does; earlier stages only mark what is said later.
fn all_said() -> BTreeMap<String, String> {
    const SAYS: &str = "say|fill|phrase|count|count_with";
    let comment = Regex::new(r"(?m)^\s*//.*$").unwrap();
    let filter = Regex::new(r#""([^"]*)"\s*\|\s*t\b"#).unwrap();
    let mut all = BTreeMap::new();
    let folders = [
        ("src/render", SAYS),
        ("src/interface", SAYS),
        ("src/article", "phrase"),
        ("src/version", "phrase"),
        ("src/briefing", "phrase"),
    ];
    for (folder, calls) in folders {
        for (path, code) in files(folder, ".rs").into_iter().filter(|(path, _)| !path.ends_with("tests.rs")) {
            let code = comment.replace_all(&code, "");
            let own = code.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            all.extend(said(own, calls).into_iter().map(|text| (text, path.clone())));
        }
    }
    for (path, template) in files("templates", ".html") {
        all.extend(filter.captures_iter(&template).map(|found| (found[1].to_owned(), path.clone())));
    }
    all
}

/// What the word lists give as reasons, which pages say too.
fn given_by_lists() -> BTreeSet<&'static str> {
    let reasons = crate::tables::BLOCK_REASONS.iter().map(|row| row[3]);
    let phrases = crate::tables::FURNITURE_PHRASES.iter().map(|row| row[4]);
    let containers = crate::tables::FURNITURE_CONTAINERS.iter().map(|row| row[1]);
    reasons.chain(phrases).chain(containers).filter(|words| !words.is_empty()).collect()
}

#[test]
fn everything_that_is_said_is_in_the_table() {
    let rows: BTreeSet<&str> = INTERFACE.iter().map(|row| row[0]).collect();
    let said = all_said();
    assert!(said.len() > 300, "{} texts found", said.len());
    let missing: Vec<_> = said.iter().filter(|(text, _)| !rows.contains(text.as_str())).collect();
    assert!(missing.is_empty(), "no row in data/interface.tsv for {missing:#?}");
    let missing: Vec<_> = given_by_lists().into_iter().filter(|words| !rows.contains(words)).collect();
    assert!(missing.is_empty(), "no row in data/interface.tsv for the reasons {missing:#?}");
}

#[test]
fn everything_in_the_table_is_said() {
    let (said, lists) = (all_said(), given_by_lists());
    let unused: Vec<_> =
        INTERFACE.iter().map(|row| row[0]).filter(|text| !said.contains_key(*text) && !lists.contains(text)).collect();
    assert!(unused.is_empty(), "nothing says {unused:#?}");
    assert_eq!(
        INTERFACE.iter().map(|row| row[0]).collect::<BTreeSet<_>>().len(),
        INTERFACE.len(),
        "a text stands twice"
    );
}

#[test]
fn templates_say_nothing_that_is_not_in_the_table() {
    // Names and standards are the same in every language.
    const NAMES: [&str; 6] = ["SHA-256", "EDTF", "Wikidata", "GeoNames", "CC BY 4.0", "Faker"];
    let pattern = |text: &str| Regex::new(text).unwrap();
    let comment = pattern(r"(?s)\{#.*?#\}");
    let given = pattern(r#"\b(?:text|caption)="([^"]*)""#);
    let code = pattern(r"(?s)\{\{.*?\}\}|\{%.*?%\}|<(?:style|script|kbd|code)\b[^>]*>.*?</(?:style|script|kbd|code)>");
    let attribute = pattern(r#"\b(?:aria-label|title|alt|placeholder|data-[a-z-]+)="([^"]*)""#);
    let tag = pattern(r"<[^>]*>");
    let words = pattern(r"\p{L}{2,}|[“”:;]");
    let mut own = Vec::new();
    for (path, template) in files("templates", ".html") {
        let template = comment.replace_all(&template, "");
        let mut said: Vec<String> = given.captures_iter(&template).map(|found| found[1].to_owned()).collect();
        let html = code.replace_all(&template, "");
        said.extend(attribute.captures_iter(&html).map(|found| found[1].to_owned()));
        said.extend(tag.replace_all(&html, "\n").lines().map(|line| line.trim().to_owned()));
        let is_own = |text: &String| words.is_match(text) && !NAMES.contains(&text.as_str());
        own.extend(said.into_iter().filter(is_own).map(|text| format!("{path}: {text}")));
    }
    assert!(own.is_empty(), "said past the table: {own:#?}");
}

#[test]
fn every_language_has_every_text_with_its_places_and_forms() {
    for row in INTERFACE {
        let counts = row[0].contains(" | ");
        for (language, text) in LANGUAGES.iter().zip(row) {
            assert!(!text.is_empty(), "“{}” has no {language}", row[0]);
            let forms_alone =
                text.strip_prefix('[').and_then(|text| text.split_once(']')).map_or(*text, |(_, forms)| forms);
            let of_text: Vec<&str> = forms_alone.split(" | ").collect();
            assert_eq!(of_text.len(), if counts { forms(language) } else { 1 }, "forms in {language}: “{text}”");
            let english: Vec<&str> = row[0].split(" | ").collect();
            for form in of_text {
                let (ours, theirs): (BTreeSet<_>, BTreeSet<_>) =
                    (places(form).into_iter().collect(), places(english[english.len() - 1]).into_iter().collect());
                assert!(ours.is_subset(&theirs), "places in {language}: “{form}”");
                assert!(counts || ours == theirs, "places in {language}: “{form}”");
            }
        }
    }
}

#[test]
fn french_marks_have_their_spaces() {
    let wrong = Regex::new(r"(?:^|[^\u{202f}])[;?!»]|«[^\u{202f}]|(?:^|[^\u{a0}]):|['\u{22}“”]").unwrap();
    let french = INTERFACE.iter().filter_map(|row| wrong.find(row[1]).map(|found| (row[1], found.as_str())));
    let french: Vec<_> = french.collect();
    assert!(french.is_empty(), "{french:#?}");
}

#[test]
fn the_table_names_its_languages_in_their_order() {
    let table = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/interface.tsv")).unwrap();
    assert!(table.lines().any(|line| line == format!("#: {}", LANGUAGES.join(", "))));
    assert_eq!(Interface::languages(), LANGUAGES);
}
