//! Folders of invented articles about one invented event, with differences planted in them and written down: what the program
//! shows as disputes is compared with that list. `planted.json` names each difference, its answers and the sentences of each.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use backgrounder::briefing::{Briefing, Dispute, Statement, Verdict};
use backgrounder::config::Config;
use backgrounder::pipeline;
use serde_json::Value;

/// Each folder with the number of planted disputes that must be found; none may be shown that is not planted.
const FOLDERS: [(&str, usize); 4] =
    [("border-post", 10), ("chemical-works", 9), ("ministers-meeting", 6), ("road-workers", 8)];

fn briefing(folder: &Path) -> Briefing {
    let config = Config::parse(folder, "briefing.toml", "title = \"Planted\"\ncontent = \".\"\n")
        .expect("a plain configuration");
    pipeline::read(&config, &()).expect("plain articles").briefing
}

/// True where a statement is the one that a planted answer quotes.
fn is_told(briefing: &Briefing, statement: Statement, planted: &Value) -> bool {
    let annotated = &briefing.articles[statement.article];
    let file = planted["file"].as_str().expect("a file");
    let span = annotated.sentences[statement.sentence].body.clone().unwrap_or_default();
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (text, told) = (plain(&annotated.article.body[span]), plain(planted["text"].as_str().expect("a text")));
    annotated.article.id.0.ends_with(file.trim_end_matches(".txt")) && (text.contains(&told) || told.contains(&text))
}

/// True where two answers of the dispute rest on sentences of two planted answers.
fn shows(briefing: &Briefing, dispute: &Dispute, planted: &Value) -> bool {
    let answers = planted["positions"].as_array().expect("answers");
    let mut met: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (ours, position) in dispute.positions.iter().enumerate() {
        for (statement, _) in &position.statements {
            for (theirs, answer) in answers.iter().enumerate() {
                let told = answer["statements"].as_array().expect("statements");
                if told.iter().any(|told| is_told(briefing, *statement, told)) {
                    met.insert((ours, theirs));
                }
            }
        }
    }
    let ours: BTreeSet<usize> = met.iter().map(|(ours, _)| *ours).collect();
    let theirs: BTreeSet<usize> = met.iter().map(|(_, theirs)| *theirs).collect();
    ours.len() > 1 && theirs.len() > 1
}

#[test]
fn planted_disputes_are_found_and_nothing_else_is_called_one() {
    for (name, floor) in FOLDERS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/planted").join(name);
        let planted: Value =
            serde_json::from_str(&fs::read_to_string(folder.join("planted.json")).expect("a list")).expect("JSON");
        let briefing = briefing(&folder);
        let disputes: Vec<&Dispute> = briefing.disputes.iter().filter(|d| d.verdict == Verdict::Dispute).collect();
        let planted = planted["disputes"].as_array().expect("disputes");
        let found = planted.iter().filter(|p| disputes.iter().any(|d| shows(&briefing, d, p))).count();
        let others: Vec<&String> = disputes
            .iter()
            .filter(|d| !planted.iter().any(|p| shows(&briefing, d, p)))
            .map(|dispute| &dispute.question)
            .collect();
        assert!(others.is_empty(), "{name}: not planted: {others:?}");
        assert!(found >= floor, "{name}: {found} of {} planted disputes were found, not {floor}", planted.len());
    }
}
