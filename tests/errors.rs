//! What a person reads when something is wrong: one picture of each problem.

use std::fs;
use std::path::Path;

use backgrounder::config::Config;
use backgrounder::diagnostic::Diagnostic;
use backgrounder::edits::Edits;
use backgrounder::source;

/// The problems as the terminal shows them, without colours and without the name of the temporary folder.
fn shown(problems: &[Diagnostic], folder: &Path) -> String {
    let folder = folder.display().to_string();
    let below = format!("{folder}/");
    let pictures = problems.iter().map(|problem| problem.render(false).replace(&below, "").replace(&folder, "content"));
    pictures.collect::<Vec<_>>().join("\n\n")
}

fn configuration(text: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("briefing.toml"), text).unwrap();
    shown(&Config::read(folder.path()).unwrap_err(), folder.path())
}

fn content(files: &[(&str, &str)]) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        fs::write(folder.path().join(path), text).unwrap();
    }
    let reading = source::read(folder.path());
    assert!(!reading.sources.is_empty(), "the build goes on with the rest");
    shown(&reading.warnings, folder.path())
}

#[test]
fn unknown_key() {
    let text = "title = \"River talks\"\ndeck = \"Two days of talks on the new bridge\"\n\n[footer]\ncontcat = \"desk@example.org\"\n";
    insta::assert_snapshot!(configuration(text));
}

#[test]
fn wrong_type() {
    insta::assert_snapshot!(configuration("title = [\"River\", \"talks\"]\nlanguage = 3\nfooter = \"us\"\n"));
}

#[test]
fn wrong_value() {
    insta::assert_snapshot!(configuration(
        "mode = \"excerpt\"\nbase_address = \"example.org/river\"\nlanguage = \"English\"\n"
    ));
}

#[test]
fn bad_toml() {
    insta::assert_snapshot!(configuration("title = \"River talks\nlanguage = \"en\"\n"));
}

#[test]
fn bad_date() {
    let files = [
        ("bridge.md", "+++\ntitle = \"The bridge\"\ndate = \"3 February 2024\"\n+++\nThe bridge opened.\n"),
        ("river.txt", "The river rose.\n"),
        ("river.toml", "outlet = \"The Post\"\ndate = \"2024-02-30\"\n"),
    ];
    insta::assert_snapshot!(content(&files));
}

#[test]
fn unclosed_front_matter() {
    let files = [
        ("bridge.md", "+++\ntitle = \"The bridge\"\n\nThe bridge opened.\n"),
        ("river.md", "---\ntitle: The river\n\nThe river rose.\n"),
    ];
    insta::assert_snapshot!(content(&files));
}

#[test]
fn misspelt_front_matter_key() {
    let files = [
        ("bridge.md", "+++\ntitel = \"The bridge\"\n+++\nThe bridge opened.\n"),
        ("river.md", "---\ntitle: The river\nby line: Lena Brandt\noutlett: The Post\n---\nThe river rose.\n"),
    ];
    insta::assert_snapshot!(content(&files));
}

#[test]
fn front_matter_that_is_not_read() {
    let text = "---\ntitle: >\n  The bridge\n  and the river\norigin: {name: Wire One}\n---\nThe bridge opened.\n";
    insta::assert_snapshot!(content(&[("bridge.md", text)]));
}

#[test]
fn clashing_edits() {
    let text = "merge = [{ into = \"Lena Brandt\", names = [\"Brandt\"] }]\ndrop = [{ id = \"person/grace-okafor\" }]\n\n\
        [[split]]\nname = \"Brandt\"\ninto = [\"Lena Brandt\", \"Paul Brandt\"]\n\n\
        [[rename]]\nid = \"person/grace-okafor\"\nto = \"Grace A. Okafor\"\n";
    let problems = Edits::parse("edits.toml", text).unwrap_err();
    insta::assert_snapshot!(shown(&problems, Path::new("none")));
}

#[test]
fn unknown_decision() {
    let text = "renam = [{ id = \"person/a\", to = \"A\" }]\nwithold = [{ source = \"003\" }]\ndrop = [{ i = \"person/a\" }]\nsplit = [{ name = \"Brandt\" }]\n";
    let problems = Edits::parse("edits.toml", text).unwrap_err();
    insta::assert_snapshot!(shown(&problems, Path::new("none")));
}

#[test]
fn clashing_judgements() {
    let text = "settle = [{ id = \"dispute/a\", answer = \"Monday\" }]\nhide = [{ id = \"dispute/a\" }]\n\n\
        [[withhold]]\nat = \"a#s3\"\n\n[[pin]]\nat = \"a#s3\"\n\n\
        [[bottom_line]]\ntext = \"One.\"\nby = \"AO\"\n[[bottom_line]]\ntext = \"Two.\"\nby = \"AO\"\n\
        [[bottom_line]]\ntext = \"Three.\"\nby = \"AO\"\n";
    let problems = Edits::parse("edits.toml", text).unwrap_err();
    insta::assert_snapshot!(shown(&problems, Path::new("none")));
}

#[test]
fn incomplete_judgements() {
    let text = "note = [{ at = \"a#s3\" }]\nsettle = [{ id = \"dispute/a\" }]\nhide = [{ why = \"no\" }]\n\
        withhold = [{ at = \"a\" }]\nbottom_line = [{ text = \"The bridge opened.\" }]\n";
    let problems = Edits::parse("edits.toml", text).unwrap_err();
    insta::assert_snapshot!(shown(&problems, Path::new("none")));
}

#[cfg(unix)]
#[test]
fn unreadable_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "The river rose.\n").unwrap();
    fs::write(folder.path().join("b.txt"), "").unwrap();
    fs::write(folder.path().join("c.txt"), b"%PDF-1.7\n\0\0").unwrap();
    fs::write(folder.path().join("d.jpg"), "").unwrap();
    fs::write(folder.path().join("aa.toml"), "").unwrap();
    std::os::unix::fs::symlink("gone.txt", folder.path().join("e.txt")).unwrap();
    std::os::unix::fs::symlink(".", folder.path().join("f")).unwrap();
    let reading = source::read(folder.path());
    assert_eq!(reading.sources.len(), 1);
    insta::assert_snapshot!(shown(&reading.warnings, folder.path()));
}

#[test]
fn two_files_of_one_id() {
    insta::assert_snapshot!(content(&[("bridge.md", "The bridge opened.\n"), ("bridge.txt", "The bridge opened.\n")]));
}

#[test]
fn broken_internal_link_in_markdown() {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    fs::create_dir_all(content.join("notes")).unwrap();
    let note = "# Ferry talks\n\nThe harbour board met on Monday, as [the daily](../daily.txt) wrote. More stands in\n\
                [the minutes](minuts.md) of that meeting, which the board put on its door.\n";
    fs::write(content.join("notes/talks.md"), note).unwrap();
    fs::write(content.join("notes/minutes.md"), "# Minutes\n\nThe board of the harbour opened the meeting at nine.\n")
        .unwrap();
    fs::write(content.join("daily.txt"), "Board meets\n\nThe harbour board met on Monday to speak of the ferry.\n")
        .unwrap();
    let built = backgrounder::pipeline::build(&Config::defaults(folder.path()), &()).unwrap();
    insta::assert_snapshot!(shown(&built.warnings, folder.path()));
}
