//! The program as a user runs it: exit statuses, streams, and what a build leaves on the disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

const STORY: &str = "Ferry service resumes on the sound\n\nBy Ada Brook\nPublished 4 March 2024\n\n\
    The ferry between Norhaven and Easthaven sailed again on Monday after two weeks of repairs.\n\n\
    \"We are glad to be back on the water,\" said Ada Brook, the harbour master of Norhaven.\n";

fn backgrounder(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("backgrounder").unwrap();
    command.current_dir(folder).env("NO_COLOR", "1");
    command
}

fn briefing() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("content/ferry.txt"), STORY).unwrap();
    fs::write(folder.path().join("briefing.toml"), "title = \"The ferry\"\n").unwrap();
    folder
}

fn summary(command: &mut Command) -> serde_json::Value {
    let output = command.arg("--json").assert().success().get_output().stdout.clone();
    serde_json::from_slice(&output).unwrap()
}

fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files =
        walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

#[test]
fn a_second_build_writes_nothing_and_another_folder_gets_the_same_bytes() {
    let (one, other) = (briefing(), briefing());
    let first = summary(backgrounder(one.path()).arg("build"));
    assert_eq!(first["articles"], 1);
    assert!(first["files"]["written"].as_u64().unwrap() > 0);
    let second = summary(backgrounder(one.path()).arg("build"));
    assert_eq!(second["files"]["written"], 0);
    assert_eq!(second["files"]["unchanged"], first["files"]["written"]);
    assert_eq!(second["files"]["removed"], 0);
    summary(backgrounder(other.path()).arg("build"));
    assert!(tree(&one.path().join("public")) == tree(&other.path().join("public")));
}

#[test]
fn the_summary_goes_to_standard_error_and_has_six_lines() {
    let folder = briefing();
    let assert = backgrounder(folder.path()).arg("build").assert().success().stdout("");
    let text = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    assert_eq!(text.lines().count(), 6, "{text}");
    assert!(text.starts_with("The ferry\n") && text.contains("open   public/index.html"), "{text}");
}

#[test]
fn strict_makes_warnings_a_failure_and_the_site_is_written_all_the_same() {
    let folder = briefing();
    fs::write(folder.path().join("content/empty.txt"), "").unwrap();
    backgrounder(folder.path()).arg("build").assert().success();
    fs::remove_dir_all(folder.path().join("public")).unwrap();
    let assert = backgrounder(folder.path()).args(["build", "--strict"]).assert().code(1);
    let told = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    assert!(told.contains("warning[") && told.contains("content/empty.txt"), "{told}");
    assert!(folder.path().join("public/manifest.json").is_file());
}

#[test]
fn what_cannot_be_done_ends_with_status_two_and_changes_nothing() {
    let folder = briefing();
    backgrounder(folder.path()).args(["build", "--no-such-option"]).assert().code(2);
    backgrounder(folder.path()).args(["build", "--output", "content"]).assert().code(2);
    backgrounder(folder.path()).args(["build", "--output", "."]).assert().code(2);
    backgrounder(folder.path()).args(["check", "nowhere"]).assert().code(2);
    backgrounder(folder.path()).args(["analyze", "nowhere"]).assert().code(2);
    std::fs::create_dir(folder.path().join("hollow")).unwrap();
    backgrounder(folder.path()).args(["analyze", "hollow"]).assert().code(1);
    fs::write(folder.path().join("briefing.toml"), "titel = \"The ferry\"\n").unwrap();
    let assert = backgrounder(folder.path()).arg("build").assert().code(2);
    let told = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    assert!(told.contains("briefing.toml:1:1") && told.contains("did you mean `title`?"), "{told}");
    let names: Vec<_> = tree(folder.path()).into_keys().collect();
    assert_eq!(names, ["briefing.toml", "content/ferry.txt"]);
}

#[test]
fn a_configuration_speaks_for_its_own_articles() {
    let (here, elsewhere) = (briefing(), TempDir::new().unwrap());
    fs::write(elsewhere.path().join("ferry.txt"), STORY).unwrap();
    let content = elsewhere.path().to_str().unwrap();
    let title = |arguments: &[&str]| summary(backgrounder(here.path()).arg("build").args(arguments))["title"].clone();
    assert_eq!(title(&["--content", content]), "The ferry", "that of the current folder stays in force");

    // One that lies among the articles travels with them, and with them alone.
    fs::rename(here.path().join("briefing.toml"), here.path().join("content/briefing.toml")).unwrap();
    assert_eq!(title(&[]), "The ferry");
    assert_eq!(title(&["--content", content]), "Briefing");
    fs::write(elsewhere.path().join("briefing.toml"), "title = \"Elsewhere\"").unwrap();
    assert_eq!(title(&["--content", content]), "Elsewhere");
}

#[test]
fn analyze_prints_one_record_a_line_and_names_the_bad_ones() {
    let folder = briefing();
    let records = "{\"id\":\"a\",\"text\":\"The ferry sailed. It was late.\"}\n{\"id\":\"b\"}\n";
    let assert = backgrounder(folder.path()).args(["analyze", "--jsonl", "-"]).write_stdin(records).assert().code(1);
    let lines = String::from_utf8(assert.get_output().stdout.clone()).unwrap();
    let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((lines.len(), &lines[1]["id"]), (2, &"b".into()));
    assert_eq!(lines[0]["sentences"].as_array().unwrap().len(), 2);
    backgrounder(folder.path()).args(["analyze", "content"]).assert().success();
}

#[test]
fn a_new_briefing_builds_without_a_warning_and_its_site_holds() {
    let folder = TempDir::new().unwrap();
    backgrounder(folder.path()).args(["init", "new"]).assert().success();
    backgrounder(folder.path()).args(["init", "new"]).assert().code(2);
    let new = folder.path().join("new");
    backgrounder(&new).args(["build", "--strict"]).assert().success();
    let checked = backgrounder(&new).args(["check", "--json"]).output().unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}

#[test]
fn explain_says_what_became_of_a_line_and_what_may_have_been_meant() {
    let folder = briefing();
    let explain = |id: &str| backgrounder(folder.path()).args(["explain", id]).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let article = text(explain("ferry").stdout);
    assert!(article.contains("date: 4 March 2024, printed (line 4): \"Published 4 March 2024\""), "{article}");
    let line = text(explain("content/ferry.txt:6").stdout);
    assert!(line.contains("line 6, kept as paragraph") && line.contains("sentences: ferry#s4"), "{line}");
    let sentence = text(explain("ferry#s4").stdout);
    assert!(sentence.starts_with("ferry#s4 The ferry between Norhaven and Easthaven"), "{sentence}");
    for (id, hint) in
        [("fery", "did you mean `ferry`?"), ("ferry#s99", "its last sentence is"), ("key-point 99", "key points")]
    {
        let output = explain(id);
        assert_eq!(output.status.code(), Some(2));
        let told = text(output.stderr);
        assert!(told.contains(hint), "{told}");
    }
}

#[test]
fn explain_prints_every_rule_of_a_name_with_its_sentences() {
    let folder = briefing();
    let story = "Harbour talks\n\nForeign Minister Ana Rojas met Mayor Ann Lund in Oslo on Monday, officials said.\n\nMs Rojas left at noon. The minister smiled, and people cheered at the quay.\n";
    fs::write(folder.path().join("content/harbour.txt"), story).unwrap();
    let output = backgrounder(folder.path()).args(["explain", "person/ana-rojas"]).output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    for wanted in [
        "mention: \"Ana Rojas\", 1 time\n  recognised by: ",
        "merged by: surname of Ana Rojas, who is named in full in the article\n  in harbour.txt:5 (s3) Ms Rojas left at noon.\n",
        "reference, no mention of the name: \"minister\", 1 time\n  resolved by: the only minister that the article names: Ana Rojas, sentence 2\n",
    ] {
        assert!(told.contains(wanted), "{wanted}\n{told}");
    }
}

#[test]
fn explain_blames_the_editor_for_a_dropped_page_and_warns_only_of_what_is_asked() {
    let folder = briefing();
    let story = "Harbour talks\n\nForeign Minister Ana Rojas met Mayor Ann Lund in Oslo on Monday, officials said.\n";
    fs::write(folder.path().join("content/harbour.txt"), story).unwrap();
    let edits = "[[drop]]\nid = \"person/ana-rojas\"\nwhy = \"Not in this story.\"\n\n[[kind]]\nid = \"person/nobody\"\nkind = \"place\"\n";
    fs::write(folder.path().join("edits.toml"), edits).unwrap();
    let explain = |id: &str| backgrounder(folder.path()).args(["explain", id]).output().unwrap();
    let output = explain("person/ana-rojas");
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("page: none; the editor dropped it in edits.toml: Not in this story.\n"), "{told}");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    let told = String::from_utf8(explain("person/nobody").stderr).unwrap();
    assert!(told.contains("no entity is called `person/nobody`"), "{told}");
    backgrounder(folder.path()).arg("build").output().unwrap();
    let page = fs::read_to_string(folder.path().join("public/sources.html")).unwrap();
    assert!(
        page.contains("Dropped person/ana-rojas") && !page.contains("person/nobody"),
        "only what took effect is listed"
    );
}

#[test]
fn check_names_each_broken_thing_of_a_site() {
    let folder = TempDir::new().unwrap();
    let page = |links: &str| format!("<!doctype html><html lang=en><title>T</title><h1 id=top-of-it>T</h1>{links}");
    fs::create_dir(folder.path().join("people")).unwrap();
    let links = "<a href=gone.html>a</a><a href=people/index.html#nobody>b</a><a href=people/>c</a>\
        <a href=/people/index.html>d</a><img src=https://example.org/x.png><a href=people/index.html#top-of-it>fine</a>";
    fs::write(folder.path().join("index.html"), page(links)).unwrap();
    fs::write(folder.path().join("people/index.html"), page("<p>from /home/ada/press/a.txt</p>")).unwrap();
    let output = backgrounder(folder.path()).args(["check", "."]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let found = String::from_utf8(output.stdout).unwrap();
    for told in [
        "index.html: href `gone.html` leads to no file",
        "index.html: href `people/index.html#nobody` leads to no id `nobody` in people/index.html",
        "index.html: href `people/` leads to a folder, not to a file",
        "index.html: href `/people/index.html` begins at the root of a server",
        "index.html: src `https://example.org/x.png` is loaded from elsewhere",
        "index.html: a picture without `alt`",
        "people/index.html: names a path of one machine: `/home/ada/p…`",
    ] {
        assert!(found.contains(told), "{told}\n{found}");
    }
    assert_eq!(found.lines().count(), 7, "{found}");
}

const LATER: &str = "Harbour master to meet the mayor\n\nBy Tom Reed\nPublished 6 March 2024\n\n\
    Ada Brook, the harbour master of Norhaven, will meet Mayor Ann Lund in Easthaven on Friday.\n\n\
    \"The ferry is full again,\" Ann Lund told reporters on Wednesday.\n";

#[test]
fn the_manifest_names_every_input_with_its_hash_and_no_place_on_this_machine() {
    let folder = briefing();
    fs::write(folder.path().join("content/ferry.toml"), "outlet = \"Harbour Herald\"\n").unwrap();
    fs::write(folder.path().join("edits.toml"), "[[withhold]]\nsource = \"ferry\"\nwhy = \"No yes yet.\"\n").unwrap();
    fs::create_dir(folder.path().join("static")).unwrap();
    fs::write(folder.path().join("static/CNAME"), "example.org\n").unwrap();
    backgrounder(folder.path()).arg("build").assert().success();
    let text = fs::read_to_string(folder.path().join("public/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
    let inputs: Vec<&String> = manifest["inputs"].as_object().unwrap().keys().collect();
    assert_eq!(inputs, ["briefing.toml", "content/ferry.toml", "content/ferry.txt", "edits.toml", "static/CNAME"]);
    assert_eq!(manifest["inputs"]["static/CNAME"]["size"], 12);
    assert_eq!(manifest["edition"]["sources"]["ferry"]["date"], "2024-03-04");
    assert!(
        !text.contains("sailed again") && !text.contains("Ferry service"),
        "what is withheld stands in no file: {text}"
    );
    assert!(!text.contains(folder.path().to_str().unwrap()), "{text}");
}

#[test]
fn diff_says_what_an_edit_changed_before_it_is_built() {
    let folder = briefing();
    backgrounder(folder.path()).arg("diff").assert().code(2);
    backgrounder(folder.path()).arg("build").assert().success();
    backgrounder(folder.path()).arg("diff").assert().success().stdout("");
    fs::create_dir(folder.path().join("monday")).unwrap();
    fs::copy(folder.path().join("public/manifest.json"), folder.path().join("monday/manifest.json")).unwrap();
    fs::write(folder.path().join("content/harbour.txt"), LATER).unwrap();
    let told = |arguments: &[&str]| {
        let assert = backgrounder(folder.path()).arg("diff").args(arguments).assert().code(1);
        String::from_utf8(assert.get_output().stdout.clone()).unwrap()
    };
    let fresh = told(&[]);
    assert!(fresh.starts_with("1 source added\n  harbour  Harbour master to meet the mayor\n"), "{fresh}");
    assert!(fresh.contains(" added\n  event/"), "{fresh}");
    backgrounder(folder.path()).arg("build").assert().success();
    assert_eq!(told(&["monday", "public"]), fresh, "a build brings what was foretold");
    let back = told(&["public", "monday/manifest.json"]);
    assert!(back.contains("1 source removed\n  harbour") && back.contains("\n  articles/harbour.html\n"), "{back}");
    let json: serde_json::Value = serde_json::from_str(&told(&["monday", "--json"])).unwrap();
    assert_eq!((&json["since"], &json["lines"][0]["change"]), (&"2024-03-04".into(), &"added".into()));
    fs::write(folder.path().join("monday/manifest.json"), "{}").unwrap();
    backgrounder(folder.path()).args(["diff", "monday"]).assert().code(2);
}

#[test]
fn what_is_new_is_the_same_in_every_build_and_in_every_folder() {
    let folder = briefing();
    let page = || fs::read_to_string(folder.path().join("public/new.html")).unwrap();
    backgrounder(folder.path()).arg("build").assert().success();
    assert!(page().contains("There is no earlier edition to compare with."));
    fs::copy(folder.path().join("public/manifest.json"), folder.path().join("last.json")).unwrap();
    fs::write(folder.path().join("content/harbour.txt"), LATER).unwrap();
    fs::write(folder.path().join("briefing.toml"), "title = \"The ferry\"\nsince = \"last.json\"\n").unwrap();
    backgrounder(folder.path()).arg("build").assert().success();
    let first = tree(&folder.path().join("public"));
    assert!(
        page().contains("<b>New</b> <a href=\"articles/harbour.html\">Harbour master to meet the mayor</a>"),
        "{}",
        page()
    );
    let feed = fs::read_to_string(folder.path().join("public/changes.xml")).unwrap();
    assert!(feed.contains("<title>New: Harbour master to meet the mayor</title>"), "{feed}");
    assert_eq!(summary(backgrounder(folder.path()).arg("build"))["files"]["written"], 0);
    backgrounder(folder.path()).args(["build", "--output", "other"]).assert().success();
    assert!(tree(&folder.path().join("other")) == first, "a new folder gets the same bytes");
    backgrounder(folder.path()).args(["build", "--strict", "--since", "public"]).assert().code(1);
    assert!(page().contains("There is no earlier edition"), "a site is not compared with what it replaces");
}

#[test]
fn what_was_published_once_and_is_withheld_now_is_not_told_as_news() {
    let folder = briefing();
    fs::write(folder.path().join("content/harbour.txt"), LATER).unwrap();
    backgrounder(folder.path()).arg("build").assert().success();
    fs::copy(folder.path().join("public/manifest.json"), folder.path().join("last.json")).unwrap();
    fs::write(folder.path().join("edits.toml"), "[[withhold]]\nsource = \"harbour\"\nwhy = \"No yes yet.\"\n").unwrap();
    backgrounder(folder.path()).args(["build", "--since", "last.json"]).assert().success();
    let files = tree(&folder.path().join("public"));
    for (path, bytes) in files {
        assert!(!String::from_utf8_lossy(&bytes).contains("Harbour master to meet"), "{path}");
    }
}

#[test]
fn the_gate_tells_what_is_still_to_be_done_and_opens_when_it_is_done() {
    let folder = briefing();
    backgrounder(folder.path()).args(["check", "--publish"]).assert().code(2);
    backgrounder(folder.path()).arg("build").assert().success();
    let gate = |code: i32| {
        let assert = backgrounder(folder.path()).args(["check", "--publish"]).assert().code(code);
        String::from_utf8(assert.get_output().stdout.clone()).unwrap()
    };
    let told = gate(1);
    for line in [
        "pass     Built from these files: 2 inputs",
        "FAIL     Capture date, and who captured it: 1 source without: `ferry`",
        "FAIL     Rights line for each item: ",
        "by hand  Version and list of changes: as of 4 March 2024; compared with no earlier edition",
        "FAIL     Takedown route: ",
        "pass     No tracking: ",
        "pass     Accessible: ",
        "FAIL     Mode safe to publish: 1 source in full without a yes: `ferry`",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let sidecar = "rights = \"CC0 1.0\"\ncaptured = 2024-03-05\ncaptured_by = \"Ada\"\npublish = \"full\"\npermission = \"We wrote it.\"\n";
    fs::write(folder.path().join("content/ferry.toml"), sidecar).unwrap();
    let configuration = "title = \"The ferry\"\n[footer]\ncontact = \"desk@example.org\"\n";
    fs::write(folder.path().join("briefing.toml"), configuration).unwrap();
    let told = gate(1);
    assert!(
        told.contains("built from other files: `briefing.toml`, `content/ferry.toml`\n         build again"),
        "{told}"
    );
    backgrounder(folder.path()).arg("build").assert().success();
    assert!(!gate(0).contains("FAIL"));
    let article = fs::read_to_string(folder.path().join("public/articles/ferry.html")).unwrap();
    assert!(article.contains("<meta name=\"tdm-reservation\" content=\"0\">"), "nothing is reserved of a free text");

    fs::copy(folder.path().join("public/manifest.json"), folder.path().join("last.json")).unwrap();
    fs::rename(folder.path().join("content/ferry.txt"), folder.path().join("content/boat.txt")).unwrap();
    fs::rename(folder.path().join("content/ferry.toml"), folder.path().join("content/boat.toml")).unwrap();
    fs::write(
        folder.path().join("briefing.toml"),
        format!("since = \"last.json\"\nmode = \"private\"\n{configuration}"),
    )
    .unwrap();
    backgrounder(folder.path()).arg("build").assert().success();
    let told = gate(1);
    assert!(
        told.contains("FAIL     Stable addresses: 2 pages of the earlier edition gone: `articles/ferry.html`"),
        "{told}"
    );
    assert!(told.contains("FAIL     Mode safe to publish: `private`"), "{told}");
    assert!(told.contains("pass     Version and list of changes: "), "{told}");
    fs::write(folder.path().join("public/index.html"), "<!doctype html>").unwrap();
    assert!(gate(1).contains("FAIL     Deposit package: not as the build wrote them: `index.html`"));
}
