//! Measures who is given as the speaker of what stands between quotation marks.
//!
//! ```text
//! cargo run --release --example score_quotes -- LABELS.jsonl FOLDER [-v]
//! ```
//!
//! LABELS has an article a line: `{"file": "NAME", "quotes": [{"text", "kind", "speaker"}]}`, with every pair of quotation marks in
//! order; FOLDER has the articles. Marks of our labelled stories (`[P Ana Grech]`) are taken out first. Printed are the direct
//! and the mixed quotations found, of these the ones with the right speaker, and how many of the marks that hold no speech
//! (titles, nicknames, terms) were taken for it. With `-v` a line for everything that is not as labelled.

mod score;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use backgrounder::annotate::annotate;
use backgrounder::article::clean;
use backgrounder::source::read_bytes;
use serde::Deserialize;

use score::{Label, Score};

#[derive(Deserialize)]
struct Article {
    file: String,
    quotes: Vec<Label>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let paths: Vec<&String> = arguments.iter().filter(|argument| *argument != "-v").collect();
    let [labels, folder] = paths.as_slice() else {
        eprintln!("usage: score_quotes LABELS.jsonl FOLDER [-v]");
        return ExitCode::from(2);
    };
    match measure(labels, Path::new(folder)) {
        Ok(score) => {
            println!("{score}");
            if arguments.len() > paths.len() {
                score.errors.iter().for_each(|line| println!("{line}"));
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{labels}: {error}");
            ExitCode::from(2)
        }
    }
}

fn measure(labels: &str, folder: &Path) -> Result<Score, Box<dyn Error>> {
    let mut score = Score::default();
    for line in fs::read_to_string(labels)?.lines() {
        let article: Article = serde_json::from_str(line)?;
        let text = score::unmarked(&fs::read_to_string(folder.join(&article.file))?);
        for source in read_bytes(&article.file, text.as_bytes()).sources {
            score.add(&article.file, &annotate(clean(&source)), &article.quotes);
        }
    }
    Ok(score)
}
