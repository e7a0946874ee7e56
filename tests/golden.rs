//! Small briefings in, the `<main>` of chosen pages out.
//!
//! Each folder of `tests/golden/` is a briefing, with the expected `<main>` of some of its pages in `expected/`. After a
//! wanted change run `UPDATE=1 cargo test --test golden` and read the difference before committing it. To cover one more
//! page, add an empty file of its name to `expected/` and do the same.

use std::path::{Path, PathBuf};
use std::{env, fs};

use assert_cmd::Command;
use scraper::{Html, Selector};
use walkdir::WalkDir;

#[test]
fn two_sources_that_disagree() {
    compare("disagreement");
}

#[test]
fn two_versions_of_one_article() {
    compare("versions");
}

#[test]
fn names_with_what_the_editor_decided() {
    compare("names");
}

#[test]
fn a_table_and_code() {
    compare("table-and-code");
}

#[test]
fn an_article_that_names_nobody() {
    compare("nothing-found");
}

#[test]
fn a_file_as_it_came_with_what_the_editor_decided() {
    compare("what-was-cut");
}

#[test]
fn what_is_new_since_an_earlier_edition() {
    compare("what-is-new");
}

#[test]
fn a_site_whose_own_words_are_french() {
    compare("french");
}

/// Builds the briefing and compares each page that `expected/` holds.
fn compare(case: &str) {
    let briefing = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(case);
    let output = tempfile::tempdir().unwrap();
    let site = output.path().join("site");
    Command::cargo_bin("backgrounder")
        .unwrap()
        .current_dir(&briefing)
        .args(["build", "--output"])
        .arg(&site)
        .assert()
        .success();
    let pages = expected_pages(&briefing.join("expected"));
    assert!(!pages.is_empty(), "{case} expects no page");
    let differing: Vec<_> = pages.iter().filter(|page| !as_expected(&briefing.join("expected"), &site, page)).collect();
    assert!(
        differing.is_empty(),
        "{case}: {differing:?} came out differently; where that is wanted, run `UPDATE=1 cargo test --test golden` and read \
         the difference before you commit it"
    );
}

/// The pages that `expected` holds, relative to it, sorted.
fn expected_pages(expected: &Path) -> Vec<PathBuf> {
    let files = WalkDir::new(expected).sort_by_file_name().into_iter().filter_map(Result::ok);
    let pages = files.filter(|file| file.file_type().is_file());
    pages.map(|file| file.path().strip_prefix(expected).unwrap().to_path_buf()).collect()
}

/// True if the built page has the expected `<main>`; where `UPDATE` is set, makes it so.
fn as_expected(expected: &Path, site: &Path, page: &Path) -> bool {
    let page_text = fs::read_to_string(site.join(page)).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    let actual = main_of(&page_text);
    let file = expected.join(page);
    if env::var_os("UPDATE").is_some() {
        fs::write(&file, &actual).unwrap();
    }
    let wanted = fs::read_to_string(&file).unwrap();
    if wanted != actual {
        println!("{}", first_difference(page, &wanted, &actual));
    }
    wanted == actual
}

/// The `<main>` element as written, ending in a line end.
fn main_of(page: &str) -> String {
    let main = Selector::parse("main").unwrap();
    let html = Html::parse_document(page);
    let found = html.select(&main).next().expect("every page has a <main>");
    found.html().trim_end().to_owned() + "\n"
}

/// The first line that differs, as wanted and as it came out.
fn first_difference(page: &Path, wanted: &str, actual: &str) -> String {
    let pair = wanted.lines().zip(actual.lines()).enumerate().find(|(_, (wanted, actual))| wanted != actual);
    let (line, (wanted, actual)) = pair.unwrap_or((wanted.lines().count().min(actual.lines().count()), ("", "")));
    format!("{} differs from line {} on\n  wanted: {wanted}\n  actual: {actual}", page.display(), line + 1)
}
