//! Writes the corpus that speed and memory are measured on: `cargo run --example generate_corpus -- FOLDER [COUNT]`.

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use std::path::Path;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next() else {
        eprintln!("usage: generate_corpus FOLDER [COUNT]");
        std::process::exit(2);
    };
    let count = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(1000);
    std::fs::create_dir_all(&folder)?;
    for article in corpus::articles(count) {
        std::fs::write(Path::new(&folder).join(article.name), article.text)?;
    }
    Ok(())
}
