//! What cleaning costs a page: `cargo run --release --example cleaning_cost -- FOLDER...` reads each folder of saved
//! pages or scrapes and prints the milliseconds of processor time that one takes, from the decoded text to the article.
//! With `--show` it prints the articles instead, so that two builds can be compared byte for byte.

use std::path::Path;
use std::time::Duration;

use backgrounder::article::{Article, FolderLines, draft};
use backgrounder::source::{Source, read};

/// Each folder is cleaned so often; the fastest round counts.
const ROUNDS: usize = 3;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let show = arguments.iter().any(|argument| argument == "--show");
    for folder in arguments.iter().filter(|argument| *argument != "--show") {
        let sources = read(Path::new(folder)).sources;
        if show {
            for source in &sources {
                println!("{:#?}", clean(source));
            }
        } else {
            report(folder, &sources);
        }
    }
}

fn clean(source: &Source) -> Article {
    draft(source).clean(&FolderLines::default())
}

fn report(folder: &str, sources: &[Source]) {
    let pages = sources.len().max(1) as f64;
    let bytes: usize = sources.iter().map(|source| source.text.len()).sum();
    let rounds = (0..ROUNDS).map(|_| {
        let start = processor_time();
        let drafts: Vec<_> = sources.iter().map(draft).collect();
        let read = processor_time();
        let articles: Vec<_> = drafts.into_iter().map(|draft| draft.clean(&FolderLines::default())).collect();
        let end = processor_time();
        drop(articles);
        (end.saturating_sub(start), read.saturating_sub(start))
    });
    let Some((whole, reading)) = rounds.min() else { return };
    let per_page = |time: Duration| time.as_secs_f64() * 1000.0 / pages;
    println!(
        "{folder}: {:.2} ms a page (reading blocks {:.2}, judging {:.2}); {} pages of {:.0} KB",
        per_page(whole),
        per_page(reading),
        per_page(whole.saturating_sub(reading)),
        sources.len(),
        bytes as f64 / 1024.0 / pages,
    );
}

/// Processor time of this thread where the system tells it (Linux), else time on the wall.
fn processor_time() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = told.as_deref().and_then(|told| told.split(' ').next()?.parse().ok());
    spent.map_or_else(wall_time, Duration::from_nanos)
}

fn wall_time() -> Duration {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default()
}
