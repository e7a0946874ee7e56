//! Scores what an extractor made of a corpus, and prints one line of figures.
//!
//! ```text
//! cargo run --release --example score_cleaning -- CORPUS VIEW RECORDS.jsonl [SET,SET…]
//! ```
//!
//! CORPUS is a folder as `train_cleaner` describes it, its `gold.jsonl` also with `title`, `author` and `date` where these
//! are known. VIEW is `html`, `full` or `seed`. RECORDS are lines as `backgrounder analyze` prints them, of which `id`,
//! `title`, `byline`, `date.value` and of `blocks` `kind`, `kept`, `lines`, `text` are read, and `cpu_ms`, the time that
//! the page took. SETs limit the count to pages whose id starts so, up to its first hyphen.
//!
//! - `html`: text in runs of four words. Precision and recall are means over the pages, F1 is made of these means (as in
//!   the article extraction benchmark); *exact* is the share of pages whose words are those of the story, all and in order.
//! - `full`, `seed`: lines of all pages together, those of the headline, the byline and the date aside. *Characters*
//!   counts each line with its length.
//! - Metadata: a title is right where the words agree to nine tenths (Dice), a date where the day does, authors where the
//!   words of their names agree to three quarters (Jaccard). Counted over the pages whose gold states them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::io::{Error, Result};
use std::path::Path;
use std::process::ExitCode;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Kinds of blocks that are text of the story in a page.
const STORY: [&str; 6] = ["heading", "paragraph", "list", "quote", "table", "code"];
/// Kinds that are no text of the story in a line.
const NO_STORY: [&str; 4] = ["furniture", "title", "byline", "date"];

#[derive(Deserialize)]
struct Gold {
    id: String,
    body: String,
    title: Option<String>,
    author: Option<String>,
    date: Option<String>,
}

#[derive(Default, Deserialize)]
struct Record {
    id: String,
    title: Option<String>,
    #[serde(default)]
    byline: Vec<String>,
    date: Option<Date>,
    #[serde(default)]
    blocks: Vec<Block>,
    cpu_ms: Option<f64>,
}

#[derive(Deserialize)]
struct Date {
    value: Option<String>,
}

#[derive(Deserialize)]
struct Block {
    kind: String,
    kept: bool,
    /// First and last line in the file, counted from 1.
    #[serde(default)]
    lines: (usize, usize),
    #[serde(default)]
    text: String,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (corpus, view, records, sets) = match arguments.as_slice() {
        [corpus, view, records] => (corpus, view, records, None),
        [corpus, view, records, sets] => (corpus, view, records, Some(sets.split(',').collect::<Vec<_>>())),
        _ => {
            eprintln!("usage: score_cleaning CORPUS html|full|seed RECORDS.jsonl [SET,SET…]");
            return ExitCode::from(2);
        }
    };
    match figures(Path::new(corpus), view, Path::new(records), sets.as_deref()) {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn figures(corpus: &Path, view: &str, records: &Path, sets: Option<&[&str]>) -> Result<String> {
    let wanted = |id: &str| sets.is_none_or(|sets| sets.contains(&id.split('-').next().unwrap_or(id)));
    let mut gold: Vec<Gold> = read(&corpus.join("gold.jsonl"))?;
    gold.retain(|gold| wanted(&gold.id));
    let records: HashMap<String, Record> =
        read(records)?.into_iter().map(|record: Record| (stem(&record.id), record)).collect();
    let text = if view == "html" {
        page_figures(&gold, &records)
    } else {
        let labels = labels(&corpus.join(view), wanted)?;
        gold.retain(|gold| labels.contains_key(&gold.id));
        line_figures(&corpus.join(view).join("raw"), &labels, &records)?
    };
    Ok(format!("{text} | {} | {}", metadata(&gold, &records), time(&gold, &records)))
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let text = fs::read_to_string(path)?;
    text.lines().map(|line| serde_json::from_str(line).map_err(Error::other)).collect()
}

/// The name of a file without its ending.
fn stem(id: &str) -> String {
    Path::new(id).file_stem().map_or_else(|| id.to_owned(), |stem| stem.to_string_lossy().into_owned())
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[\p{L}\p{N}_]+").expect("the pattern is fixed"));
    WORD.find_iter(text).map(|found| found.as_str())
}

/// How often each run of four words stands in a text; a shorter text is one run.
fn runs<'a>(words: &[&'a str]) -> HashMap<Vec<&'a str>, usize> {
    let mut runs = HashMap::new();
    for start in 0..words.len().saturating_sub(3).max(1) {
        let run = words[start..words.len().min(start + 4)].to_vec();
        *runs.entry(run).or_default() += 1;
    }
    runs
}

fn page_figures(gold: &[Gold], records: &HashMap<String, Record>) -> String {
    let (mut precisions, mut recalls, mut exact) = (Vec::new(), Vec::new(), 0_usize);
    for page in gold {
        let story = records.get(&page.id).map(story).unwrap_or_default();
        let (wanted, found): (Vec<_>, Vec<_>) = (words(&page.body).collect(), words(&story).collect());
        exact += usize::from(wanted == found);
        let (wanted, found) = (runs(&wanted), runs(&found));
        let shared: usize = wanted.iter().map(|(run, count)| *count.min(found.get(run).unwrap_or(&0))).sum();
        let shared = if story.trim().is_empty() { 0 } else { shared };
        if !story.trim().is_empty() {
            precisions.push(shared as f64 / found.values().sum::<usize>() as f64);
        }
        recalls.push(shared as f64 / wanted.values().sum::<usize>() as f64);
    }
    let (precision, recall) = (mean(&precisions), mean(&recalls));
    let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
    let share = exact as f64 / gold.len().max(1) as f64;
    format!("{} pages: F1 {f1:.3} precision {precision:.3} recall {recall:.3} exact {share:.3}", gold.len())
}

fn story(record: &Record) -> String {
    let kept = record.blocks.iter().filter(|block| block.kept && STORY.contains(&block.kind.as_str()));
    kept.map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n\n")
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// The label of each line of each flattened page.
fn labels(view: &Path, wanted: impl Fn(&str) -> bool) -> Result<BTreeMap<String, String>> {
    let mut labels = BTreeMap::new();
    for file in fs::read_dir(view.join("labels"))? {
        let path = file?.path();
        let id = stem(&path.to_string_lossy());
        if wanted(&id) {
            labels.insert(id, fs::read_to_string(&path)?);
        }
    }
    Ok(labels)
}

/// Lines or characters: those of the story that were kept, those lost, and what was kept beside the story.
#[derive(Default)]
struct Count {
    kept: usize,
    lost: usize,
    beside: usize,
}

impl Count {
    fn add(&mut self, size: usize, is_story: bool, is_kept: bool) {
        match (is_story, is_kept) {
            (true, true) => self.kept += size,
            (true, false) => self.lost += size,
            (false, true) => self.beside += size,
            (false, false) => {}
        }
    }

    fn f1(&self) -> f64 {
        2.0 * self.kept as f64 / (2 * self.kept + self.lost + self.beside).max(1) as f64
    }

    fn precision(&self) -> f64 {
        self.kept as f64 / (self.kept + self.beside).max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.kept as f64 / (self.kept + self.lost).max(1) as f64
    }
}

fn line_figures(raw: &Path, labels: &BTreeMap<String, String>, records: &HashMap<String, Record>) -> Result<String> {
    let (mut lines, mut characters) = (Count::default(), Count::default());
    for (id, labels) in labels {
        let text = fs::read_to_string(raw.join(format!("{id}.txt")))?;
        let kept = records.get(id).map(kept_lines).unwrap_or_default();
        for (number, (line, label)) in text.split('\n').zip(labels.split('\n')).enumerate() {
            let size = line.trim().chars().count();
            let is_story = matches!(label, "body" | "heading" | "dek");
            if size > 0 && (is_story || label == "furniture") {
                let is_kept = kept.contains(&(number + 1));
                lines.add(1, is_story, is_kept);
                characters.add(size, is_story, is_kept);
            }
        }
    }
    Ok(format!(
        "{} pages: lines F1 {:.3} precision {:.3} recall {:.3}, characters F1 {:.3}",
        labels.len(),
        lines.f1(),
        lines.precision(),
        lines.recall(),
        characters.f1()
    ))
}

/// The lines that were kept as text of the story.
fn kept_lines(record: &Record) -> BTreeSet<usize> {
    let kept = record.blocks.iter().filter(|block| block.kept && !NO_STORY.contains(&block.kind.as_str()));
    kept.flat_map(|block| block.lines.0..=block.lines.1).collect()
}

fn metadata(gold: &[Gold], records: &HashMap<String, Record>) -> String {
    let none = Record::default();
    let of = |gold: &Gold| records.get(&gold.id).unwrap_or(&none);
    let title = share(gold, |gold| {
        let wanted = filled(gold.title.as_deref())?;
        Some(dice(&word_set(wanted), &word_set(of(gold).title.as_deref().unwrap_or_default())) >= 0.9)
    });
    let date = share(gold, |gold| {
        let found = of(gold).date.as_ref().and_then(|date| date.value.as_deref()).unwrap_or_default();
        Some(day(filled(gold.date.as_deref())?) == day(found))
    });
    let author = share(gold, |gold| {
        let wanted = filled(gold.author.as_deref())?;
        Some(jaccard(&word_set(wanted), &word_set(&of(gold).byline.join(" "))) >= 0.75)
    });
    format!("title {title}, date {date}, author {author}")
}

fn filled(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.is_empty())
}

/// Year, month and day of a date with or without a time.
fn day(date: &str) -> String {
    date.chars().take(10).collect()
}

/// The share of the pages for which something is right, of those that state it.
fn share(gold: &[Gold], is_right: impl Fn(&Gold) -> Option<bool>) -> String {
    let verdicts: Vec<bool> = gold.iter().filter_map(is_right).collect();
    if verdicts.is_empty() {
        return "not stated".to_owned();
    }
    let right = verdicts.iter().filter(|right| **right).count();
    format!("{:.3} of {}", right as f64 / verdicts.len() as f64, verdicts.len())
}

fn word_set(text: &str) -> BTreeSet<String> {
    words(text).map(str::to_lowercase).collect()
}

fn dice(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    2.0 * one.intersection(other).count() as f64 / (one.len() + other.len()).max(1) as f64
}

fn jaccard(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    one.intersection(other).count() as f64 / one.union(other).count().max(1) as f64
}

/// Mean and median of the time a page took.
fn time(gold: &[Gold], records: &HashMap<String, Record>) -> String {
    let mut times: Vec<f64> = gold.iter().filter_map(|gold| records.get(&gold.id)?.cpu_ms).collect();
    times.sort_by(f64::total_cmp);
    match times.get(times.len() / 2) {
        Some(median) => format!("CPU ms a page: mean {:.1} median {median:.1}", mean(&times)),
        None => "no times".to_owned(),
    }
}
