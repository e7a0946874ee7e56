//! Runs an extractor on a folder of saved pages and prints a record a page, with the CPU time that it took.
//!
//! ```text
//! cargo run --release -- backgrounder|analysis|trafilatura|dom_smoothie FOLDER > records.jsonl
//! ```
//!
//! Each extractor gets the decoded page and nothing else: neither its address nor the other pages of the folder. What
//! the peers return as HTML is read block by block. `../examples/score_cleaning.rs` scores the records. One thread, and
//! the time is that thread's; a page that an extractor refuses, or fails on, is an empty record.

use std::io::{self, BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::thread;

use backgrounder::annotate::annotate;
use backgrounder::article::{Block, clean};
use backgrounder::record::ArticleRecord;
use backgrounder::source::{self, Source};
use cpu_time::ThreadTime;
use ego_tree::iter::Edge;
use scraper::Html;
use serde_json::{Value, json};

/// Stack for recursive parsers and pages with deep trees.
const STACK: usize = 256 << 20;

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 32] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// What an extractor makes of a page.
type Extractor = fn(&Source) -> Option<Value>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let extractor: Option<Extractor> = match arguments.first().map(String::as_str) {
        Some("backgrounder") => Some(backgrounder),
        Some("analysis") => Some(analysis),
        Some("trafilatura") => Some(trafilatura),
        Some("dom_smoothie") => Some(dom_smoothie),
        _ => None,
    };
    let (Some(extractor), [_, folder]) = (extractor, arguments.as_slice()) else {
        eprintln!("usage: backgrounder-peers backgrounder|analysis|trafilatura|dom_smoothie FOLDER");
        return ExitCode::from(2);
    };
    let folder = folder.clone();
    let work = thread::Builder::new().stack_size(STACK).spawn(move || run(extractor, Path::new(&folder)));
    match work.map(thread::JoinHandle::join) {
        Ok(Ok(Ok(()))) => ExitCode::SUCCESS,
        problem => {
            eprintln!("{problem:?}");
            ExitCode::FAILURE
        }
    }
}

fn run(extractor: Extractor, folder: &Path) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for source in source::read(folder).sources {
        let start = ThreadTime::now();
        // A panic of a peer costs it this page.
        let record = catch_unwind(AssertUnwindSafe(|| extractor(&source))).ok().flatten();
        let time = start.elapsed();
        let mut record = record.unwrap_or_else(|| json!({}));
        record["id"] = json!(source.id.0);
        record["cpu_ms"] = json!(time.as_secs_f64() * 1e3);
        writeln!(out, "{record}")?;
    }
    out.flush()
}

/// Cleaning and metadata, as the peers give them.
fn backgrounder(source: &Source) -> Option<Value> {
    let article = clean(source);
    let byline: Vec<&str> = article.byline.iter().map(|author| author.value.as_str()).collect();
    let block = |block: &Block| json!({"kind": block.kind, "kept": block.verdict.kept, "lines": block.lines, "text": block.text});
    let blocks: Vec<Value> = article.blocks.iter().map(block).collect();
    let date = article.date.as_ref().map(|date| date.value.edtf());
    let title = article.title.as_ref().map(|title| title.value.as_str());
    Some(json!({"title": title, "byline": byline, "date": {"value": date}, "blocks": blocks}))
}

/// The whole record: beside that also names, times, quotations and events.
fn analysis(source: &Source) -> Option<Value> {
    serde_json::to_value(ArticleRecord::of(&annotate(clean(source)))).ok()
}

fn trafilatura(source: &Source) -> Option<Value> {
    let options =
        trafilatura::Options::default().with_fallback(true).with_focus(trafilatura::ExtractionFocus::FavorPrecision);
    let found = trafilatura::extract(&source.text, &options).ok()?;
    let date = found.metadata.date.map(|date| date.to_string());
    Some(record(&found.content_html, &found.metadata.title, &found.metadata.author, date))
}

fn dom_smoothie(source: &Source) -> Option<Value> {
    let found = dom_smoothie::Readability::new(source.text.as_str(), None, None).ok()?.parse().ok()?;
    let author = found.byline.unwrap_or_default();
    Some(record(&found.content, &found.title, &author, found.published_time))
}

/// A record with the blocks of a piece of HTML.
fn record(html: &str, title: &str, author: &str, date: Option<String>) -> Value {
    let author = author.strip_prefix("By ").unwrap_or(author);
    let blocks: Vec<Value> =
        lines(html).lines().map(|line| json!({"kind": "paragraph", "kept": true, "text": line})).collect();
    json!({"title": title, "byline": [author], "date": {"value": date}, "blocks": blocks})
}

/// The text of a piece of HTML, a line for each block.
fn lines(html: &str) -> String {
    let tree = Html::parse_fragment(html);
    let mut text = String::new();
    for edge in tree.tree.root().traverse() {
        match edge {
            Edge::Open(node) if node.value().is_text() => {
                text.push_str(node.value().as_text().map_or("", |piece| piece));
            }
            Edge::Open(node) | Edge::Close(node) => {
                let name = node.value().as_element().map(|element| element.name());
                if name.is_some_and(|name| BLOCKS.contains(&name)) {
                    text.push('\n');
                }
            }
        }
    }
    text
}
