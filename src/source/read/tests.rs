use std::fs;
use std::path::Path;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        write(folder.path(), path, text.as_bytes());
    }
    folder
}

fn write(folder: &Path, path: &str, bytes: &[u8]) {
    let file = folder.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

fn ids(reading: &Reading) -> Vec<&str> {
    reading.sources.iter().map(|source| source.id.0.as_str()).collect()
}

fn codes(reading: &Reading) -> Vec<&str> {
    reading.warnings.iter().map(|warning| warning.code).collect()
}

#[test]
fn articles_of_any_nesting_come_in_a_fixed_order() {
    let folder = folder(&[
        ("b.txt", "Rain."),
        ("a/2.md", "Rain."),
        ("a/10.html", "<p>Rain."),
        ("Été/河.TXT", "Rain."),
        (".hidden/x.txt", "Rain."),
        (".x.txt", "Rain."),
    ]);
    let reading = read(folder.path());
    assert_eq!(ids(&reading), ["a/10", "a/2", "b", "Été/河"]);
    assert_eq!(reading.sources[3].path, "Été/河.TXT");
    assert_eq!(codes(&reading), [""; 0]);
    assert_eq!(reading, read(folder.path()));
}

#[test]
fn what_is_not_an_article_is_named() {
    let folder = folder(&[
        ("a.txt", "Rain."),
        ("one.png", "x"),
        ("two.png", "x"),
        ("page.webarchive", "x"),
        ("empty.txt", " \n"),
        ("only.md", "+++\ntitle = \"x\"\n+++\n"),
    ]);
    let reading = read(folder.path());
    assert_eq!(ids(&reading), ["a"]);
    assert_eq!(codes(&reading), ["not-an-article", "not-an-article", "empty-file", "empty-file"]);
    assert!(reading.warnings[0].because_of("`one.png`, `two.png`"));
}

impl Diagnostic {
    fn because_of(&self, words: &str) -> bool {
        self.why.as_ref().is_some_and(|why| why.contains(words))
    }
}

#[test]
fn the_resources_of_a_saved_page_are_passed_over_but_a_folder_of_that_name_is_not() {
    let folder = folder(&[
        ("page.html", "<p>Rain."),
        ("page_files/ad.html", "<p>Buy."),
        ("page_files/x.css", "p {}"),
        ("case_files/a.txt", "Rain."),
    ]);
    let reading = read(folder.path());
    assert_eq!(ids(&reading), ["case_files/a", "page"]);
    assert_eq!(codes(&reading), [""; 0]);
}

#[test]
fn files_that_would_share_an_id_are_told_apart() {
    let folder = folder(&[("a.md", "Rain."), ("a.txt", "Snow.")]);
    let reading = read(folder.path());
    assert_eq!(ids(&reading), ["a", "a.txt"]);
    assert_eq!(codes(&reading), ["same-id"]);
}

#[test]
fn files_named_one_by_one_are_told_apart_too() {
    let folder = folder(&[("a/x.txt", "Rain."), ("b/x.txt", "Snow."), ("b/y.txt", "Hail.")]);
    let reading = read_paths(&[folder.path().join("a/x.txt"), folder.path().join("b")]);
    assert_eq!(ids(&reading), ["x", "x.txt", "y"]);
}

#[test]
fn files_too_large_or_not_text_are_left_out() {
    let folder = folder(&[("a.txt", "Rain.")]);
    write(folder.path(), "b.txt", b"%PDF-1.4 and more");
    write(folder.path(), "c.txt", &[7; 300]);
    fs::File::create(folder.path().join("d.txt")).unwrap().set_len(LARGEST_FILE + 1).unwrap();
    let reading = read(folder.path());
    assert_eq!(ids(&reading), ["a"]);
    assert_eq!(codes(&reading), ["not-text", "not-text", "too-large"]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_once_and_a_loop_ends() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("a/x.txt", "Rain.")]);
    symlink(folder.path(), folder.path().join("a/loop")).unwrap();
    symlink(folder.path().join("a/x.txt"), folder.path().join("b.txt")).unwrap();
    symlink("nowhere", folder.path().join("c.txt")).unwrap();
    let reading = read(folder.path());
    assert_eq!(ids(&reading), ["a/x"]);
    assert_eq!(codes(&reading), ["link-loop", "same-file", "unreadable-file"]);
}

#[test]
fn a_sidecar_overrides_front_matter_field_by_field() {
    let folder = folder(&[
        ("a.md", "---\ntitle: Mine\noutlet: The Post\nauthors: [A, B]\n---\nRain."),
        ("a.toml", "title = \"Theirs\"\ndate = 2024-02-03\norigin = \"Wire One\"\n"),
    ]);
    let reading = read(folder.path());
    let source = &reading.sources[0];
    assert_eq!(source.given.title.as_deref(), Some("Theirs"));
    assert_eq!(source.given.outlet.as_deref(), Some("The Post"));
    assert_eq!(source.given.byline, ["A", "B"]);
    assert_eq!(source.given.origin, ["Wire One"]);
    assert_eq!(source.given.date.as_ref().unwrap().edtf(), "2024-02-03");
    assert_eq!(source.given.place, "a.toml and front matter");
    assert_eq!(&source.text[source.body_start..], "Rain.");
    assert_eq!(codes(&reading), [""; 0]);
}

#[test]
fn each_of_two_articles_of_one_name_has_its_own_sidecar() {
    let folder = folder(&[
        ("a.md", "Rain."),
        ("a.txt", "Snow."),
        ("a.toml", "title = \"Rain\""),
        ("a.txt.toml", "title = \"Snow\""),
        ("aa.toml", "title = \"x\""),
    ]);
    let reading = read(folder.path());
    let titles: Vec<_> = reading.sources.iter().map(|source| source.given.title.clone().unwrap()).collect();
    assert_eq!(titles, ["Rain", "Snow"]);
    assert_eq!(codes(&reading), ["same-id", "stray-sidecar"]);
    assert_eq!(reading.warnings[1].hint.as_deref(), Some("did you mean `a.toml`?"));
}

#[test]
fn dates_are_read_with_and_without_quotation_marks() {
    for (toml, edtf) in [
        ("2024-02-03", "2024-02-03"),
        ("2024-02-03T10:00:00+08:00", "2024-02-03"),
        ("2024-02-03 10:00:00", "2024-02-03"),
        ("\"2024-02\"", "2024-02"),
        ("\"2024-02-03?\"", "2024-02-03?"),
        ("2024", "2024"),
    ] {
        let sidecar = format!("date = {toml}");
        let folder = folder(&[("a.txt", "Rain."), ("a.toml", &sidecar)]);
        let reading = read(folder.path());
        assert_eq!(reading.sources[0].given.date.as_ref().unwrap().edtf(), edtf, "{toml}");
    }
}

#[test]
fn wrong_metadata_costs_its_own_field_only() {
    let folder = folder(&[(
        "a.md",
        "+++\ntitle = 3\ndate = \"next week\"\noutlt = \"x\"\nurl = \"example.org\"\nlanguage = \"English\"\nrights = \"free\"\n+++\nRain.",
    )]);
    let reading = read(folder.path());
    assert_eq!(codes(&reading), ["wrong-type", "bad-date", "unknown-key", "bad-address", "bad-language"]);
    assert_eq!(reading.sources[0].given.rights.as_deref(), Some("free"));
    assert!(reading.warnings.iter().all(|warning| warning.severity == Severity::Warning));
}

#[test]
fn rules_across_the_page_are_not_front_matter() {
    for text in ["---\n\nRain fell.\n", "---\nRain fell today.\n---\nSnow.\n", "--- a\ntitle: x\n---\n"] {
        let folder = folder(&[("a.md", text)]);
        let reading = read(folder.path());
        assert_eq!(reading.sources[0].body_start, 0, "{text}");
        assert_eq!(codes(&reading), [""; 0], "{text}");
    }
}

#[test]
fn a_page_saved_as_text_is_a_page() {
    let folder = folder(&[("a.txt", "\n<!DOCTYPE HTML><p>Rain.")]);
    assert_eq!(read(folder.path()).sources[0].format, Format::Html);
}

#[test]
fn a_page_of_an_archive_is_read_with_its_frame_and_its_address() {
    let archive = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/a\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n<body><iframe src=3D\"cid:f@x\"></iframe></body>\r\n\
        --b\r\nContent-Type: text/html\r\nContent-ID: <f@x>\r\n\r\n<meta charset=windows-1252><p>Caf\u{e9}.</p>\r\n--b--\r\n";
    let folder = folder(&[]);
    let bytes: Vec<u8> = archive.chars().map(|c| c as u8).collect();
    write(folder.path(), "a.mhtml", &bytes);
    write(folder.path(), "b.txt", &bytes[..bytes.len() - 7]);
    let reading = read(folder.path());
    assert_eq!(codes(&reading), ["cut-short"]);
    for source in &reading.sources {
        assert_eq!(source.format, Format::Html);
        assert_eq!(source.saved_from.as_deref(), Some("https://example.org/a"));
        assert!(source.text.contains("<p>Café.</p>"), "{}", source.text);
    }
}

#[test]
fn an_archive_without_a_page_is_left_out() {
    let archive =
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--\n";
    let folder = folder(&[("a.mht", archive)]);
    assert_eq!(codes(&read(folder.path())), ["no-page", "no-articles"]);
}

#[test]
fn a_frame_is_read_from_the_folder_beside_its_page_and_from_nowhere_else() {
    let frameset = "<html><frameset><frame src='./Ferry%20late_files/s.html?x'><frame src='Ferry late_files/../secret.html'>\
        <frame src='gone.html'></frameset></html>";
    let folder = folder(&[
        ("Ferry late.html", frameset),
        ("Ferry late_files/s.html", "<p>It waits.</p>"),
        ("Fähre.htm", "<p>Sie wartet."),
        ("Fähre-Dateien/x.html", "<p>Ad."),
        ("secret.html", "<p>Secret."),
    ]);
    let reading = read(folder.path());
    assert_eq!(ids(&reading), ["Ferry late", "Fähre", "secret"]);
    assert_eq!(reading.sources[0].text, "<html><div><p>It waits.</p></div><div></div><div></div>");
    assert_eq!(codes(&reading), ["frame-not-saved"]);
    assert!(reading.warnings[0].because_of("secret.html` and 1 more"));
}

#[test]
fn what_is_hardly_an_article_is_left_out() {
    let folder = folder(&[
        ("a.txt", &"a\n".repeat(20_000)),
        ("b.html", &"a<br>".repeat(20_000)),
        ("c.txt", &"\n".repeat(200_000)),
        ("d.md", &"[".repeat(200_000)),
        ("e.html", &"&#xD800;&#0; ".repeat(20_000)),
        ("f.txt", &"A sentence of the usual kind — with “marks”. ".repeat(5_000)),
    ]);
    let reading = read(folder.path());
    assert_eq!(ids(&reading), ["f"]);
    let crumbs = "not-an-article";
    assert_eq!(codes(&reading), [crumbs, crumbs, "empty-file", crumbs, crumbs]);
}

#[test]
fn the_hash_is_that_of_the_bytes() {
    let folder = folder(&[("a.txt", "abc")]);
    let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(read(folder.path()).sources[0].sha256, hash);
}

#[test]
fn a_folder_without_articles_is_an_error() {
    let folder = folder(&[("a.png", "x")]);
    assert_eq!(read(folder.path()).warnings.last().unwrap().code, "no-articles");
    assert_eq!(codes(&read(&folder.path().join("gone"))), ["unreadable-content"]);
}

proptest! {
    #![proptest_config(crate::proptest_cases::cases(256))]

    #[test]
    fn no_front_matter_makes_it_panic(
        fence in "(---|\\+\\+\\+)",
        lines in "((title|date|byline|x é)?(:|=)?( )?(\\[|\\]|\"|'|\\\\|#|- |\\||é|,|a|2024-02-03|\n|  ){0,6}\n){0,8}",
        end in "(---|\\+\\+\\+|\\.\\.\\.)?\n?",
    ) {
        let text = format!("{fence}\n{lines}{end}");
        let document = Document { path: "a.md".into(), text: text.as_str().into(), severity: Severity::Warning };
        let front = front_matter(&document);
        prop_assert!(text.is_char_boundary(front.body_start));
        for warning in &front.warnings {
            prop_assert!(warning.render(false).contains("a.md:"));
        }
    }
}
