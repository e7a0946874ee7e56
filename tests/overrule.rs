//! A person overrules the cleaner: what was cut comes back, what was kept goes, and everything downstream follows.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const STORY: &str = "Lighthouse at Skerrin Point to be automated\n\nBy Una Haldane\n8 March 2027\n\n\
    The lighthouse at Skerrin Point will lose its last keeper in April, the pilot board said on Monday.\n\n\
    Keeper Torvald Aasen out of words\n\n\
    The board has run the light for ninety years, and its members visited the keeper on Sunday to thank him.\n\n\
    Una Haldane covers the coast and the sea for this paper from an office in Port Merrow.\n\n\
    The lamp will be lit by a switch in Port Merrow from the first of May, the pilot board said.\n";

fn briefing() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("content/dailies")).unwrap();
    fs::write(folder.path().join("content/dailies/light.txt"), STORY).unwrap();
    fs::write(folder.path().join("briefing.toml"), "title = \"The light\"\n").unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::cargo_bin("backgrounder").unwrap();
    let output = command.current_dir(folder).env("NO_COLOR", "1").args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// Text of the article's body and the blocks that stand on a line, as `analyze` tells them.
fn analyzed(folder: &Path, line: u64) -> (String, Value) {
    let (_, json, _) = run(folder, &["analyze", "content"]);
    let record: Value = serde_json::from_str(&json).unwrap();
    let block = record["blocks"].as_array().unwrap().iter().find(|block| block["lines"][0] == line).cloned();
    (record["body"].as_str().unwrap().to_owned(), block.unwrap())
}

#[test]
fn what_the_editor_says_of_lines_holds_in_build_and_in_analyze() {
    let folder = briefing();
    let (body, block) = analyzed(folder.path(), 8);
    assert!(!body.contains("Torvald") && body.contains("covers the coast") && block["kept"] == false, "{body}");
    let edits = "[[keep]]\nfile = \"dailies/light.txt\"\nlines = 8\nas = \"heading\"\nwhy = \"A crosshead.\"\n\n\
        [[cut]]\nfile = \"content/dailies/light.txt\"\nlines = \"12\"\nstarts = \"Una Haldane covers\"\nby = \"desk\"\n";
    fs::write(folder.path().join("edits.toml"), edits).unwrap();
    let (body, block) = analyzed(folder.path(), 8);
    assert!(body.contains("Torvald") && !body.contains("covers the coast"), "{body}");
    assert_eq!((&block["kind"], &block["kept"]), (&"heading".into(), &true.into()));
    let (status, _, told) = run(folder.path(), &["build", "--strict"]);
    assert_eq!(status, Some(0), "{told}");
    let page = |path: &str| fs::read_to_string(folder.path().join("public").join(path)).unwrap();
    assert!(page("articles/dailies/light.html").contains("Torvald Aasen"));
    let sources = page("sources.html");
    for words in ["Kept line 8 of dailies/light.txt as heading", "A crosshead.", "cut by the editor (desk)"] {
        assert!(sources.contains(words), "{words}");
    }
}

#[test]
fn a_decision_about_a_file_that_has_changed_is_told_and_not_applied() {
    let folder = briefing();
    let edits = "[[cut]]\nfile = \"dailies/light.txt\"\nlines = 10\nstarts = \"Una Haldane covers\"\n";
    fs::write(folder.path().join("edits.toml"), edits).unwrap();
    let (status, _, told) = run(folder.path(), &["build", "--strict"]);
    assert_eq!(status, Some(1));
    assert!(told.contains("edits.toml:1:1") && told.contains("these words start line 12"), "{told}");
    assert!(analyzed(folder.path(), 10).0.contains("ninety years"));
    fs::write(folder.path().join("edits.toml"), edits.replace("cut", "keep") + edits).unwrap();
    let (status, _, told) = run(folder.path(), &["build"]);
    assert_eq!(status, Some(2));
    assert!(told.contains("two decisions about line 10 clash") && told.contains("here it is kept"), "{told}");
    assert_eq!(run(folder.path(), &["analyze", "content"]).0, Some(2), "analyze reads decisions as a build does");
}

/// The entry of one verb that `explain` prints.
fn entry(explained: &str, verb: &str) -> String {
    let from = explained.find(&format!("[[{verb}]]")).unwrap_or_else(|| panic!("no {verb}: {explained}"));
    explained[from..].split("\n\n").next().unwrap().to_owned() + "\n"
}

#[test]
fn the_entry_that_explain_prints_brings_a_line_back() {
    let folder = briefing();
    let page = || fs::read_to_string(folder.path().join("public/articles/dailies/light.html")).unwrap();
    run(folder.path(), &["build"]);
    assert!(page().contains("out of words</s>"));
    let (_, explained, _) = run(folder.path(), &["explain", "content/dailies/light.txt:8"]);
    for told in [
        "dailies/light.txt:8\nline 8, cut: \"Keeper",
        "  reason: ",
        "above: line 6, kept as paragraph",
        "below: line 10",
    ] {
        assert!(explained.contains(told), "{told}\n{explained}");
    }
    let keep = entry(&explained, "keep");
    fs::write(
        folder.path().join("edits.toml"),
        keep.replace("why    = \"\"", "why = \"It is one.\"\nas = \"heading\""),
    )
    .unwrap();
    assert_eq!(run(folder.path(), &["build", "--strict"]).0, Some(0));
    assert!(page().contains("out of words") && !page().contains("out of words</s>"));
    assert_eq!(analyzed(folder.path(), 8).1["kind"], "heading");
    let (_, explained, _) = run(folder.path(), &["explain", "dailies/light:8"]);
    for told in [
        "line 8, kept as heading",
        "kept by the editor: It is one; without that it would be cut",
        "decided by hand in edits.toml:1",
    ] {
        assert!(explained.contains(told), "{told}\n{explained}");
    }
    let (_, explained, _) = run(folder.path(), &["explain", "dailies/light#L6"]);
    fs::write(folder.path().join("edits.toml"), keep + &entry(&explained, "cut")).unwrap();
    assert_eq!(run(folder.path(), &["build", "--strict"]).0, Some(0));
    assert!(!page().contains("<p><span id=\"s4\">") && page().contains("cut by the editor"));
}

#[test]
fn a_line_that_is_not_there_is_answered_with_those_that_are() {
    let folder = briefing();
    for (asked, hint) in [
        ("dailies/light.txt:7", "the nearest lines with text are 6 and 8"),
        ("dailies/light:90-99", "its last line with text is 14"),
        ("dailies/light.txt:0", "counted from 1"),
        ("dailies/light:8-2", "`8-2` is no line"),
        ("dailies/lihgt.txt:8", "did you mean `dailies/light.txt`"),
    ] {
        let (status, _, told) = run(folder.path(), &["explain", asked]);
        assert!(status == Some(2) && told.contains(hint), "{asked}: {told}");
    }
    let (_, range, _) = run(folder.path(), &["explain", "dailies/light.txt:4-9"]);
    assert!(
        range.contains("line 6, kept") && range.contains("line 8, cut") && range.contains("to keep all 3 blocks"),
        "{range}"
    );
    assert!(range.contains("  states: date 8 March 2027"), "{range}");
}
