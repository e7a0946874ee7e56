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
