//! What an editor says, settles, hides and withholds, from `edits.toml` to the pages.

use std::fs;
use std::path::Path;

use backgrounder::config::Config;
use backgrounder::diagnostic::Diagnostic;
use backgrounder::pipeline::{BuildError, Built, build};

const GAZETTE: &str = "Minister opens talks on the Ostermere lock\n\nMay 9, 2022\n\n\
    Transport Minister Helena Brandt met the mayor of Ostermere, Pavel Lindqvist, in Ostermere on Monday to discuss the \
    repair of the town's lock.\n\n\
    Brandt said the work would begin in August. \"We will not leave a town of boatmen without water,\" she told \
    reporters. The lock keeper, who was fined for drink in his youth, has kept the gates for thirty years.\n";

const POST: &str = "Brandt and Lindqvist agree on lock\n\nMay 10, 2022\n\n\
    Transport Minister Helena Brandt and Mayor Pavel Lindqvist met in Ostermere on Tuesday and agreed to repair the \
    lock.\n\nThe keeper, who was fined for drink in his youth, has kept the gates since 1992. Neither side has confirmed \
    who will pay.\n";

/// The id of the difference between the two.
fn dispute() -> String {
    let briefing = built(folder("").path()).unwrap().briefing;
    assert_eq!(briefing.disputes.len(), 1, "the two reports differ on the day");
    briefing.disputes[0].id.clone()
}

/// A folder with two reports of one meeting and these decisions.
fn folder(edits: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("content/gazette.txt"), GAZETTE).unwrap();
    fs::write(folder.path().join("content/post.txt"), POST).unwrap();
    fs::write(folder.path().join("edits.toml"), edits).unwrap();
    folder
}

fn built(folder: &Path) -> Result<Built, Vec<Diagnostic>> {
    build(&Config::defaults(folder), &()).map_err(|error| match error {
        BuildError::Content(problems) => problems,
        BuildError::Publish(error) => panic!("{error}"),
    })
}

/// Every file of the site with its path before it.
fn site(folder: &Path) -> Vec<(String, String)> {
    let output = Config::defaults(folder).output;
    let mut found = Vec::new();
    let mut folders = vec![output.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&output).unwrap().to_string_lossy().into_owned();
                found.push((name, String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned()));
            }
        }
    }
    found
}

fn page(folder: &Path, name: &str) -> String {
    site(folder).into_iter().find(|(path, _)| path == name).map(|(_, text)| text).unwrap()
}

fn assert_nowhere(folder: &Path, words: &str) {
    for (path, text) in site(folder) {
        assert!(!text.contains(words), "“{words}” stands in {path}");
    }
}

#[test]
fn a_settled_dispute_keeps_both_sentences_and_says_who_settled_it() {
    let dispute = dispute();
    let edits = format!(
        "[[settle]]\nid = \"{dispute}\"\nanswer = \"9 may\"\nwhy = \"the diary says so\"\nby = \"A. Ode\"\n\
         [[note]]\nid = \"{dispute}\"\ntext = \"The paper came out on Tuesday.\"\n"
    );
    let folder = folder(&edits);
    assert_eq!(built(folder.path()).unwrap().warnings, []);
    let compare = page(folder.path(), "compare.html");
    for words in ["Settled by the editor", "the diary says so", "A. Ode", "The paper came out on Tuesday."] {
        assert!(compare.contains(words), "{words}");
    }
    assert!(compare.contains("to discuss the repair") && compare.contains("agreed to repair the lock"), "both stay");
    assert!(page(folder.path(), "sources.html").contains("the diary says so"));
}

#[test]
fn a_hidden_dispute_leaves_a_line_under_sources_and_method_alone() {
    let dispute = dispute();
    let folder = folder(&format!("[[hide]]\nid = \"{dispute}\"\nwhy = \"two meetings\"\n"));
    let built = built(folder.path()).unwrap();
    assert_eq!(built.warnings, []);
    assert!(built.briefing.disputes.is_empty() && built.briefing.events.iter().all(|event| event.disputes.is_empty()));
    let question = &built.briefing.judgements.hidden[0].question;
    assert!(!page(folder.path(), "compare.html").contains(question.as_str()));
    assert!(!page(folder.path(), "index.html").contains(question.as_str()));
    let sources = page(folder.path(), "sources.html");
    assert!(sources.contains(question.as_str()) && sources.contains("two meetings"));
}

#[test]
fn hidden_quotations_are_not_listed() {
    let shown = folder("");
    built(shown.path()).unwrap();
    assert!(page(shown.path(), "quotes.html").contains("boatmen"));
    let hidden = folder("[[hide]]\nat = \"gazette#s5\"\nstarts = \"\\\"We will not\"\n");
    assert_eq!(built(hidden.path()).unwrap().warnings, []);
    assert!(!page(hidden.path(), "quotes.html").contains("boatmen"));
    assert!(page(hidden.path(), "articles/gazette.html").contains("boatmen"), "the article is whole");
}

#[test]
fn a_note_stands_beside_its_sentence() {
    let folder = folder(
        "[[note]]\nat = \"gazette#s4\"\nstarts = \"Brandt said\"\ntext = \"It began in May.\"\nby = \"A. Ode\"\n",
    );
    assert_eq!(built(folder.path()).unwrap().warnings, []);
    let article = page(folder.path(), "articles/gazette.html");
    assert!(article.contains("Note on sentence 4") && article.contains("It began in May."));
}

#[test]
fn the_editors_bottom_line_is_signed() {
    let folder = folder(
        "[[bottom_line]]\ntext = \"The lock will be mended.\"\nby = \"A. Ode\"\norder = 2\n\
         [[bottom_line]]\nat = \"post#s3\"\norder = 1\n",
    );
    assert_eq!(built(folder.path()).unwrap().warnings, []);
    let home = page(folder.path(), "index.html");
    let line = &home[home.find("id=\"bl\"").unwrap()..home.find("id=\"sk\"").unwrap()];
    assert!(line.find("agreed to repair").unwrap() < line.find("The lock will be mended.").unwrap());
    assert!(line.contains("b-editor") && line.contains("A. Ode"));
}

#[test]
fn a_withheld_sentence_stands_nowhere_nor_does_what_prints_the_same_words() {
    let folder = folder(
        "[[withhold]]\nat = \"gazette#s6\"\nstarts = \"The lock keeper, who\"\nwhy = \"his past is his own\"\nby = \"A. Ode\"\n",
    );
    assert_eq!(built(folder.path()).unwrap().warnings, []);
    assert_nowhere(folder.path(), "fined for drink");
    assert_nowhere(folder.path(), "The lock keeper");
    let article = page(folder.path(), "articles/gazette.html");
    assert!(article.contains("Sentence 6 is withheld") && article.contains("his past is his own"));
    assert!(article.contains("id=\"s5\"") && article.contains("boatmen"), "the others keep their numbers");
    assert!(page(folder.path(), "articles/post.html").contains("It prints the same words as gazette#s6."));
    let sources = page(folder.path(), "sources.html");
    assert!(sources.contains("post#s4 prints the same words") && !sources.contains("Headline withheld"));
}

#[test]
fn copies_may_be_kept() {
    let folder = folder("[[withhold]]\nat = \"gazette#s6\"\ncopies = \"keep\"\n");
    assert_eq!(built(folder.path()).unwrap().warnings, []);
    assert_nowhere(folder.path(), "The lock keeper");
    assert!(page(folder.path(), "articles/post.html").contains("fined for drink"));
}

#[test]
fn a_withheld_source_leaves_a_tombstone_with_its_hash() {
    let folder = folder("[[withhold]]\nsource = \"gazette\"\nwhy = \"no permission yet\"\n");
    let built = built(folder.path()).unwrap();
    for words in ["boatmen", "opens talks", "Monday to discuss"] {
        assert_nowhere(folder.path(), words);
    }
    let article = page(folder.path(), "articles/gazette.html");
    let hash = &built.briefing.articles[0].article.sha256;
    assert!(article.contains("This text is withheld") && article.contains("no permission yet"));
    assert!(article.contains(hash.as_str()) && article.contains("9 May 2022"), "the citation stays");
    assert!(page(folder.path(), "sources.html").contains("Headline withheld"));
    assert!(site(folder.path()).iter().all(|(path, _)| path != "articles/gazette.original.html"));
}

#[test]
fn a_leak_stops_the_build_and_the_old_site_stays() {
    let folder = folder("");
    built(folder.path()).unwrap();
    let before = site(folder.path());
    let leak = "[[withhold]]\nat = \"gazette#s6\"\n[[note]]\nat = \"gazette#s4\"\n\
                text = \"The keeper was FINED — for drink in his youth, has kept the gates.\"\n";
    let leak = leak.replace("The keeper was", "The lock keeper, who was");
    fs::write(folder.path().join("edits.toml"), leak).unwrap();
    let problems = built(folder.path()).unwrap_err();
    assert_eq!(problems[0].code, "withheld-words");
    assert!(problems[0].what.contains("gazette#s6"), "{problems:?}");
    assert_eq!(site(folder.path()), before, "nothing half-written");
}

#[test]
fn what_cannot_be_withheld_stops_the_build() {
    for edits in [
        "[[withhold]]\nsource = \"gazete\"\n",
        "[[withhold]]\nat = \"gazette#s99\"\n",
        "[[withhold]]\nat = \"gazette#s6\"\nstarts = \"Another sentence\"\n",
    ] {
        let problems = built(folder(edits).path()).unwrap_err();
        assert!(!problems.is_empty(), "{edits}");
    }
}

#[test]
fn decisions_that_match_nothing_are_told_with_the_nearest() {
    let dispute = dispute();
    let edits = format!(
        "[[settle]]\nid = \"{dispute}\"\nanswer = \"11 May\"\n[[hide]]\nid = \"dispute/other\"\n\
         [[note]]\nat = \"gazette#s3\"\nstarts = \"Brandt said the\"\ntext = \"No.\"\n\
         [[hide]]\nat = \"post#s4\"\n[[bottom_line]]\nat = \"pst#s3\"\n[[pin]]\nat = \"post#s99\"\n"
    );
    let folder = folder(&edits);
    let warnings = built(folder.path()).unwrap().warnings;
    let shown: Vec<String> = warnings.iter().map(|problem| problem.render(false)).collect();
    let below = format!("{}/", folder.path().display());
    insta::assert_snapshot!(shown.join("\n\n").replace(&below, "").replace(&dispute, "dispute/day"));
}

#[test]
fn sentences_that_tell_a_hidden_event_are_chosen_for_nothing() {
    let briefing = built(folder("").path()).unwrap().briefing;
    let meeting = briefing.events.iter().find(|event| event.action == "meet").expect("a meeting");
    let told: Vec<_> = meeting.statements.iter().map(|told| told.statement).collect();
    assert!(briefing.bottom_line.iter().any(|point| told.contains(&point.statement)), "it leads the page");
    let hide = format!("[[hide]]\nid = \"{}\"\nwhy = \"Not of this briefing.\"\n", meeting.id);
    let briefing = built(folder(&hide).path()).unwrap().briefing;
    let chosen = briefing.bottom_line.iter().chain(&briefing.key_points);
    assert!(chosen.clone().all(|point| !told.contains(&point.statement)), "{:?}", chosen.collect::<Vec<_>>());
}
