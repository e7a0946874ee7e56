use super::*;
use crate::article::clean;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;

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
        ("drop = [{ id = \"a\", whi = \"b\" }]", "unknown-key", "whi", "did you mean `why`?"),
        ("drop = \"a\"", "wrong-type", "drop", "[[drop]]"),
        ("drop = [\"a\"]", "wrong-type", "\"a\"", "{ id ="),
        ("drop = [{ id = 3 }]", "wrong-type", "3", "quotation marks"),
        ("drop = [{}]", "missing-key", "{}", "{ id ="),
        ("merge = [{ into = \"A\", names = [\"A\"] }]", "missing-key", "{ into = \"A\", names = [\"A\"] }", "names ="),
        ("pin = [{ at = \"004\" }]", "bad-anchor", "\"004\"", "004#s9"),
        ("pin = [{ at = \"a#s1\", order = -1 }]", "wrong-type", "-1", "order = 1"),
        ("drop = [", "bad-toml", "", "key ="),
        ("cut = [{ file = \"a.txt\", lines = \"9-3\" }]", "bad-lines", "\"9-3\"", "12-18"),
        ("cut = [{ file = \"a.txt\", lines = 0 }]", "bad-lines", "0", "12-18"),
        ("cut = [{ file = \"a.txt\" }]", "missing-key", "{ file = \"a.txt\" }", "lines ="),
        ("link = [{ id = \"person/a\", wikidata = \"q42\" }]", "bad-wikidata", "\"q42\"", "write `Q42`"),
        (
            "link = [{ id = \"person/a\", wikidata = \"https://www.wikidata.org/wiki/Q7\" }]",
            "bad-wikidata",
            "\"https://www.wikidata.org/wiki/Q7\"",
            "write `Q7`",
        ),
        ("link = [{ id = \"person/a\", wikidata = \"Q07\" }]", "bad-wikidata", "\"Q07\"", "end of its address"),
        ("link = [{ id = \"person/a\" }]", "missing-key", "{ id = \"person/a\" }", "wikidata ="),
        ("kind = [{ id = \"person/a\", kind = \"plase\" }]", "unknown-value", "\"plase\"", "`place`?"),
        ("role = [{ id = \"person/a\" }]", "missing-key", "{ id = \"person/a\" }", "role ="),
        ("note = [{ at = \"a#s1\" }]", "missing-key", "{ at = \"a#s1\" }", "text ="),
        ("note = [{ at = \"a\", text = \"b\" }]", "bad-anchor", "\"a\"", "004#s9"),
        (
            "note = [{ id = \"dispute/a\", at = \"a#s1\", text = \"b\" }]",
            "missing-key",
            "{ id = \"dispute/a\", at = \"a#s1\", text = \"b\" }",
            "text =",
        ),
        ("settle = [{ id = \"dispute/a\" }]", "missing-key", "{ id = \"dispute/a\" }", "answer ="),
        (
            "settle = [{ event = \"event/a\", answer = \"b\" }]",
            "missing-key",
            "{ event = \"event/a\", answer = \"b\" }",
            "answer =",
        ),
        ("withhold = [{ why = \"a\" }]", "missing-key", "{ why = \"a\" }", "source ="),
        ("withhold = [{ source = \"a\", copies = \"kep\" }]", "unknown-value", "\"kep\"", "`keep`?"),
        ("bottom_line = [{ text = \"a\" }]", "missing-key", "{ text = \"a\" }", "by ="),
        ("bottom_line = [{ text = \" \", by = \"a\" }]", "missing-key", "{ text = \" \", by = \"a\" }", "by ="),
        ("keep = [{ lines = 3 }]", "missing-key", "{ lines = 3 }", "file ="),
        ("keep = [{ file = \"a.txt\", lines = 3, as = \"headng\" }]", "unknown-value", "\"headng\"", "`heading`?"),
        ("cut = [{ file = \"a.txt\", lines = 3, as = \"list\" }]", "unknown-key", "as", ""),
    ] {
        let problems = parse(text).unwrap_err();
        assert_eq!(problems.len(), 1, "{text}: {problems:?}");
        assert_eq!((problems[0].code, marked(&problems[0]).0), (code, place), "{text}");
        assert!(problems[0].hint.as_deref().unwrap_or_default().contains(hint), "{text}: {problems:?}");
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
        ("[[kind]]\nid = \"place/a\"\nkind = \"person\"\n", "[[kind]]\nid = \"place/a\"\nkind = \"work\"\n"),
        ("[[kind]]\nid = \"place/a\"\nkind = \"person\"\n", "[[drop]]\nid = \"place/a\"\n"),
        ("[[settle]]\nid = \"dispute/a\"\nanswer = \"one\"\n", "[[settle]]\nid = \"dispute/a\"\nanswer = \"two\"\n"),
        ("[[settle]]\nid = \"dispute/a\"\nanswer = \"one\"\n", "[[hide]]\nid = \"dispute/a\"\n"),
        ("[[note]]\nid = \"dispute/a\"\ntext = \"one\"\n", "[[hide]]\nid = \"dispute/a\"\n"),
        ("[[withhold]]\nat = \"a#s1\"\n", "[[pin]]\nat = \"a#s1\"\n"),
        ("[[withhold]]\nat = \"a#s1\"\n", "[[note]]\nat = \"a#s1\"\ntext = \"one\"\n"),
        ("[[link]]\nid = \"place/a\"\nwikidata = \"Q1\"\n", "[[link]]\nid = \"place/a\"\nwikidata = \"Q2\"\n"),
        ("[[link]]\nid = \"place/a\"\nwikidata = \"Q1\"\n", "[[link]]\nid = \"place/b\"\nwikidata = \"Q1\"\n"),
        (
            "[[role]]\nid = \"person/a\"\nrole = \"mayor\"\nreplaces = \"chief\"\n",
            "[[role]]\nid = \"person/a\"\nrole = \"lord mayor\"\nreplaces = \"chief\"\n",
        ),
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
        "role = [{ id = \"a\", role = \"mayor\" }, { id = \"a\", role = \"judge\" }]",
        "kind = [{ id = \"a\", kind = \"place\" }]\nrename = [{ id = \"a\", to = \"A\" }]\nlink = [{ id = \"a\", wikidata = \"Q1\" }]",
        "pin = [{ at = \"a#s1\" }, { at = \"a#s2\" }]",
        "note = [{ at = \"a#s1\", text = \"b\" }, { at = \"a#s1\", text = \"c\" }]\npin = [{ at = \"a#s1\", order = 1 }]",
        "settle = [{ id = \"dispute/a\", answer = \"b\" }]\nnote = [{ id = \"dispute/a\", text = \"c\" }]",
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

fn sources() -> Vec<Source> {
    vec![
        Source::of_text("quarry", "Quarry reopens\n\nStone is cut again.\n"),
        Source::of_text("north/mill", "Mill shuts\n"),
    ]
}

/// The problems of handing out, and the number of rulings that each source got.
fn handed_out(text: &str) -> (Vec<Diagnostic>, Vec<usize>) {
    let mut sources = sources();
    let problems = parse(text).unwrap().hand_out::<&str>(&mut sources, &[]);
    (problems, sources.iter().map(|source| source.given.rulings.len()).collect())
}

#[test]
fn decisions_about_lines_reach_their_file() {
    let (problems, counts) = handed_out(
        "[[keep]]\nfile = \"quarry.txt\"\nlines = 3\n[[cut]]\nfile = \"quarry\"\nlines = \"1\"\nwhy = \"An advert.\"\n\
         [[cut]]\nfile = \"north/mill.txt\"\nlines = \"1 – 2\"\n",
    );
    assert_eq!((problems, counts), (vec![], vec![2, 1]));
    let (problems, counts) = handed_out("[[cut]]\nfile = \"north/mil.txt\"\nlines = 1\n");
    assert_eq!((problems[0].code, counts), ("edit-matches-nothing", vec![0, 0]));
    assert_eq!(problems[0].hint.as_deref(), Some("did you mean `north/mill.txt`?"));
}

#[test]
fn a_line_cannot_be_both_kept_and_cut() {
    let keep = |lines: &str, kind: &str| format!("[[keep]]\nfile = \"quarry.txt\"\nlines = \"{lines}\"\n{kind}\n");
    let cut = |file: &str, lines: &str| format!("[[cut]]\nfile = \"{file}\"\nlines = \"{lines}\"\n");
    for text in [
        keep("1-9", "") + &cut("quarry", "3"),
        cut("quarry.txt", "1-2") + &keep("2-4", "as = \"list\""),
        keep("3", "as = \"list\"") + &keep("3", "as = \"quote\""),
        keep("1-20", "") + &keep("2", "") + &cut("quarry.txt", "15"),
    ] {
        let (problems, _) = handed_out(&text);
        let errors: Vec<_> = problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
        assert_eq!(errors.len(), 1, "{text}: {problems:?}");
        assert!(errors[0].code == "clashing-edits" && marked(errors[0]).1.is_some(), "{text}");
    }
    for text in [
        keep("1-2", "") + &cut("quarry.txt", "3"),
        keep("1-9", "") + &keep("3", "as = \"list\""),
        keep("1", "") + &cut("north/mill.txt", "1"),
    ] {
        assert_eq!(handed_out(&text).0, [], "{text}");
    }
}

#[test]
fn a_decision_that_no_longer_fits_is_told_with_the_way_to_mend_it() {
    let told = |lines: &str, starts: &str| {
        let text = format!("[[cut]]\nfile = \"quarry\"\nlines = \"{lines}\"\nstarts = \"{starts}\"\n");
        let (edits, mut sources) = (parse(&text).unwrap(), sources());
        edits.hand_out::<&str>(&mut sources, &[]);
        let articles: Vec<_> = sources.iter().map(clean).collect();
        let problem = edits.misfits::<&str>(&articles, &[]).into_iter().next();
        problem.map(|problem| (problem.code, problem.hint.unwrap_or_default()))
    };
    assert_eq!(told("3", "Stone is"), None);
    assert_eq!(told("1", "Stone is"), Some(("lines-have-changed", "these words start line 3".to_owned())));
    assert_eq!(told("2", ""), Some(("lines-without-text", told("2", "").unwrap().1)));
    assert!(told("4-8", "").unwrap().1.contains("the last line with text is 3"));
}

#[test]
fn files_of_one_article_and_of_two_clash() {
    let text = "[[versions]]\nof = \"mill.html\"\nare = [\"mill.txt\", \"mill-2.txt\"]\n\n\
                [[separate]]\nfiles = [\"mill.txt\", \"mill.html\"]\n";
    let problems = parse(text).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].code, "clashing-edits");
    let apart = text.replace("\"mill.txt\", \"mill.html\"", "\"mill.txt\", \"quay.html\"");
    assert_eq!(parse(&apart).unwrap().edits.len(), 2, "they share one file only");
    let twice = "[[versions]]\nof = \"a\"\nare = [\"b\"]\n\n[[versions]]\nof = \"c\"\nare = [\"b\"]\n";
    assert_eq!(parse(twice).unwrap_err()[0].code, "clashing-edits", "a file is a version of one other");
}
