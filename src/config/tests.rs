use std::path::Path;

use super::*;

fn parse(text: &str) -> Result<Config, Vec<Diagnostic>> {
    Config::parse(Path::new("here"), FILE_NAME, text)
}

#[test]
fn an_empty_file_gives_the_defaults() {
    assert_eq!(parse("").unwrap(), Config::defaults(Path::new("here")));
}

#[test]
fn every_key_is_read() {
    let config = parse(
        "title = \"River talks\"\ndek = \"Two days\"\nbase_address = \"https://example.org/river\"\nlanguage = \"fr\"\n\
         mode = \"excerpts\"\ndata_rights = \"CC0\"\ncontent = \"press\"\noutput = \"../site\"\nsince = \"last.json\"\n[footer]\nabout = \"Us\"\ncontact = \"a@b.example\"\n",
    )
    .unwrap();
    assert_eq!(config.title, "River talks");
    assert_eq!(config.dek.as_deref(), Some("Two days"));
    assert_eq!(config.base_address.unwrap().as_str(), "https://example.org/river/");
    assert_eq!(config.language, "fr");
    assert_eq!(config.mode, Mode::Excerpts);
    assert_eq!(config.data_rights.as_deref(), Some("CC0"));
    assert_eq!(config.content, Path::new("here/press"));
    assert_eq!(config.output, Path::new("here/../site"));
    assert_eq!(config.since.as_deref(), Some(Path::new("here/last.json")));
    assert_eq!(config.footer.contact.as_deref(), Some("a@b.example"));
}

#[test]
fn every_problem_of_the_file_is_reported_in_its_order() {
    let problems =
        parse("mode = \"ful\"\nbase_address = \"ftp://x\"\ntitel = \"x\"\n[footer]\ncontakt = \"x\"\n").unwrap_err();
    let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["unknown-value", "bad-address", "unknown-key", "unknown-key"]);
    assert_eq!(problems[2].hint.as_deref(), Some("did you mean `title`?"));
    assert_eq!(problems[3].hint.as_deref(), Some("did you mean `contact`?"));
}

#[test]
fn an_address_must_be_a_folder_on_the_web() {
    for wrong in ["example.org", "/briefing/", "file:///x", "https://", "https://example.org/?a=b"] {
        assert_eq!(parse(&format!("base_address = \"{wrong}\"")).unwrap_err()[0].code, "bad-address", "{wrong}");
    }
}
