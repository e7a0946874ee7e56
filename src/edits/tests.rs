use super::*;
use crate::diagnostic::Diagnostic;

fn parse(text: &str) -> Result<Edits, Vec<Diagnostic>> {
    Edits::parse("edits.toml", text)
}

fn marked(problem: &Diagnostic) -> (&str, Option<&str>) {
    let (text, range) = problem.place.as_ref().unwrap();
    (&text[range.clone()], problem.also.as_ref().map(|(range, _)| &text[range.clone()]))
}

#[test]
fn both_ways_to_write_are_one() {
    let inline = parse(
        "merge = [{ into = \"Grace Okafor\", names = [\"Gracie Okafor\"], why = \"nickname\", by = \"LB\" }]\n\
         pin = [{ at = \"a/b#s9\", starts = \"The council\", order = 2 }]\n",
    );
    let blocks = parse(
        "[[merge]]\ninto = \"Grace Okafor\"\nnames = [\"Gracie Okafor\"]\nwhy = \"nickname\"\nby = \"LB\"\n\n\
         [[pin]]\nat = \"a/b#s9\"\nstarts = \"The council\"\norder = 2\n",
    );
    let (inline, blocks) = (inline.unwrap(), blocks.unwrap());
    let edits = |edits: &Edits| edits.edits.iter().map(|(edit, _)| edit.clone()).collect::<Vec<_>>();
    assert_eq!(edits(&inline), edits(&blocks));
    assert_eq!(inline.edits[0].1.why.as_deref(), Some("nickname"));
    assert_eq!(inline.edits[0].1.by.as_deref(), Some("LB"));
    assert!(inline.text[inline.edits[0].1.span.clone()].starts_with("{ into"));
    assert!(blocks.text[blocks.edits[1].1.span.clone()].starts_with("[[pin]]"));
}

#[test]
fn every_verb_is_read_in_the_order_of_the_file() {
    let edits = parse(
        "drop = [{ id = \"person/a\" }]\nsplit = [{ name = \"Brandt\", into = [\"Lena Brandt\", \"Paul Brandt\"] }]\n\
         rename = [{ id = \"person/b\", to = \"B\" }]\n",
    )
    .unwrap();
    let edits: Vec<_> = edits.edits.into_iter().map(|(edit, _)| edit).collect();
    let into = vec!["Lena Brandt".to_owned(), "Paul Brandt".to_owned()];
    assert_eq!(
        edits,
        [
            Edit::Drop { id: "person/a".to_owned() },
            Edit::Split { name: "Brandt".to_owned(), into },
            Edit::Rename { id: "person/b".to_owned(), to: "B".to_owned() },
        ]
    );
}

#[test]
fn what_is_wrong_is_named_at_its_place() {
    for (text, code, place, hint) in [
        ("merg = []", "unknown-verb", "merg", "did you mean `merge`?"),
        ("note = []", "unknown-verb", "note", "a later version"),
        ("drop = [{ id = \"a\", whi = \"b\" }]", "unknown-key", "whi", "did you mean `why`?"),
        ("drop = \"a\"", "wrong-type", "drop", "[[drop]]"),
        ("drop = [\"a\"]", "wrong-type", "\"a\"", "{ id ="),
        ("drop = [{ id = 3 }]", "wrong-type", "3", "quotation marks"),
        ("drop = [{}]", "missing-key", "{}", "{ id ="),
        ("merge = [{ into = \"A\", names = [\"A\"] }]", "missing-key", "{ into = \"A\", names = [\"A\"] }", "names ="),
        ("pin = [{ at = \"004\" }]", "bad-anchor", "\"004\"", "004#s9"),
        ("pin = [{ at = \"a#s1\", order = -1 }]", "wrong-type", "-1", "order = 1"),
        ("drop = [", "bad-toml", "", "key ="),
    ] {
        let problems = parse(text).unwrap_err();
        assert_eq!(problems.len(), 1, "{text}: {problems:?}");
        assert_eq!((problems[0].code, marked(&problems[0]).0), (code, place), "{text}");
        assert!(problems[0].hint.as_ref().unwrap().contains(hint), "{text}: {problems:?}");
    }
}

#[test]
fn decisions_that_clash_name_both_places() {
    for (one, other) in [
        ("[[merge]]\ninto = \"A\"\nnames = [\"X\"]\n", "[[merge]]\ninto = \"B\"\nnames = [\"X\"]\n"),
        ("[[drop]]\nid = \"person/a\"\n", "[[rename]]\nid = \"person/a\"\nto = \"A\"\n"),
        ("[[merge]]\ninto = \"A\"\nnames = [\"X\"]\n", "[[split]]\nname = \"X\"\ninto = [\"Y\", \"Z\"]\n"),
        ("[[split]]\nname = \"A\"\ninto = [\"Y\", \"Z\"]\n", "[[merge]]\ninto = \"A\"\nnames = [\"X\"]\n"),
        ("[[rename]]\nid = \"person/a\"\nto = \"A\"\n", "[[rename]]\nid = \"person/a\"\nto = \"B\"\n"),
        ("[[pin]]\nat = \"a#s1\"\norder = 1\n", "[[pin]]\nat = \"a#s1\"\norder = 2\n"),
        ("[[merge]]\ninto = \"A\"\nnames = [\"X\"]\n", "[[merge]]\ninto = \"X\"\nnames = [\"A\"]\n"),
    ] {
        let text = format!("{one}\n{other}");
        let problems = parse(&text).unwrap_err();
        assert_eq!(problems.len(), 1, "{text}");
        assert_eq!(problems[0].code, "clashing-edits");
        let (text, place) = problems[0].place.clone().unwrap();
        let (also, _) = problems[0].also.clone().unwrap();
        let halves = [also.start < one.len(), also.start > one.len(), place.start < one.len(), place.start > one.len()];
        assert!(matches!(halves, [true, false, false, true] | [false, true, true, false]), "{text}");
    }
}

#[test]
fn decisions_that_agree_do_not_clash() {
    for text in [
        "merge = [{ into = \"A\", names = [\"X\"] }, { into = \"A\", names = [\"X\", \"Y\"] }]",
        "merge = [{ into = \"A\", names = [\"X\"] }, { into = \"B\", names = [\"A\"] }]",
        "drop = [{ id = \"a\" }, { id = \"a\" }]",
        "pin = [{ at = \"a#s1\" }, { at = \"a#s2\" }]",
    ] {
        assert!(parse(text).is_ok(), "{text}");
    }
}

#[test]
fn a_long_row_of_merges_is_read_at_once() {
    let step = |n: usize| format!("[[merge]]\ninto = \"n{}\"\nnames = [\"n{n}\"]\n", n + 1);
    let row = |last: usize| (0..last).map(step).collect::<Vec<_>>().concat();
    assert_eq!(parse(&row(3000)).unwrap().edits.len(), 3000);
    let circle = row(3000) + "[[merge]]\ninto = \"n0\"\nnames = [\"n3000\"]\n";
    assert_eq!(parse(&circle).unwrap_err()[0].code, "clashing-edits");
}

#[test]
fn an_absent_file_holds_no_decisions() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(Edits::read(&folder.path().join("edits.toml")).unwrap().edits, []);
}
