//! Writes the timelines of SemEval-2015 Task 4, Track B, in which the events are given, for the official scorer.
//!
//! ```text
//! cargo run --release --example score_timelines -- DOCUMENTS TARGETS.txt OUTPUT
//! python evaluation_all.py GOLD OUTPUT
//! ```
//!
//! DOCUMENTS is a folder of the task's files in CAT format, TARGETS.txt has the name of a target entity a line. The program
//! finds and resolves the names and the time expressions; each given event gets the date of the expression that governs it, and
//! belongs to the target that its sentence names last before it, else behind it, else to the one that the text named last.

mod corpus;
mod dating;
mod target;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use backgrounder::annotate::annotate;
use backgrounder::date::VisitDate;

use dating::Dating;
use target::Targets;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [documents, targets, output] = arguments.as_slice() else {
        eprintln!("usage: score_timelines DOCUMENTS TARGETS.txt OUTPUT");
        return ExitCode::from(2);
    };
    match run(Path::new(documents), Path::new(targets), Path::new(output)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(documents: &Path, targets: &Path, output: &Path) -> io::Result<()> {
    let documents = corpus::read(documents)?;
    let annotated: Vec<_> = documents.iter().map(|document| annotate(document.article())).collect();
    let names = fs::read_to_string(targets)?;
    let names: Vec<&str> = names.lines().map(str::trim).filter(|name| !name.is_empty()).collect();
    let targets = Targets::find(&names, &documents, &annotated);
    let mut timelines: Vec<Timeline> = names.iter().map(|_| Timeline::default()).collect();
    for (number, (document, annotated)) in documents.iter().zip(&annotated).enumerate() {
        let dating = Dating::new(document, annotated);
        for event in &document.events {
            let date = dating.date(event).map_or_else(|| "XXXX-XX-XX".to_owned(), |date| padded(&date));
            for target in targets.of(number, document, event) {
                timelines[target].entry(date.clone()).or_default().push(document.name(event));
            }
        }
    }
    fs::create_dir_all(output)?;
    for (name, timeline) in names.iter().zip(&timelines) {
        let file = output.join(format!("{}.txt", name.to_lowercase().replace('&', "_and_").replace(' ', "_")));
        fs::write(file, printed(name, timeline))?;
    }
    Ok(())
}

/// The events of a target by their date.
type Timeline = BTreeMap<String, Vec<String>>;

/// `2008-03-XX`: the day, month or year with open places, as the task writes it.
fn padded(date: &VisitDate) -> String {
    let edtf = date.edtf().trim_end_matches(['~', '?']);
    format!("{edtf}{}", "XXXX-XX-XX".get(edtf.len()..).unwrap_or_default())
}

/// One line for each date, numbered; what has no date is numbered 0.
fn printed(name: &str, timeline: &Timeline) -> String {
    // An open month or day stands before the first one.
    let mut dates: Vec<_> = timeline.iter().collect();
    dates.sort_by_key(|(date, _)| date.replace('X', "0"));
    let mut number = 0;
    let mut text = format!("{name}\n");
    for (date, events) in dates {
        let is_open = date.starts_with('X');
        number += usize::from(!is_open);
        let place = if is_open { 0 } else { number };
        let _ = writeln!(text, "{place}\t{date}\t{}", events.join("\t"));
    }
    text
}
