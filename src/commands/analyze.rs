//! `analyze`: one JSON object a line for each article, in the order of the input.
//!
//! Records are taken in bounded batches: a batch is read, analysed in parallel, printed, and forgotten, so that memory
//! does not grow with the number of records and the order of the output is that of the input.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::briefing_folder::edits;
use super::{Count, Outcome};
use crate::annotate::{Annotated, annotate};
use crate::article::{Article, Drafted, FolderDates, FolderLines, draft, infer_date};
use crate::cli::AnalyzeArgs;
use crate::diagnostic::{Diagnostic, Severity};
use crate::edits::Edits;
use crate::record::{ArticleRecord, ErrorRecord, InputRecord};
use crate::source::{self, Source};

/// Records of one batch at most.
const BATCH_RECORDS: usize = 512;
/// Bytes of one batch at most; a single longer record is a batch of its own.
const BATCH_BYTES: usize = 4 << 20;

/// The record of a longer body, in bytes, is written as it is made: it would be many times as long.
const LONG_BODY: usize = 256 << 10;

/// Why `analyze` stopped.
#[derive(Debug, thiserror::Error)]
pub enum AnalyzeError {
    /// The file of records, or standard input, cannot be read.
    #[error("cannot read records from {}: {error}", path.display())]
    Input {
        /// The file, `-` for standard input.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A path that was named does not exist.
    #[error("there is nothing at {}", path.display())]
    Missing {
        /// The path as typed.
        path: PathBuf,
    },
    /// An `edits.toml` is wrong; each problem has been printed.
    #[error("{0}")]
    Edits(Count),
    /// Standard output cannot be written.
    #[error("cannot write to standard output: {0}")]
    Output(io::Error),
}

/// One line of the output.
enum Line {
    /// A record.
    Record(String),
    /// A long article, whose record is not made yet.
    Long(Box<Annotated>),
    /// The record that says why there is none.
    Failure(String),
}

impl Line {
    fn print(&self, out: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Record(json) | Self::Failure(json) => out.write_all(json.as_bytes())?,
            Self::Long(annotated) => serde_json::to_writer(&mut *out, &ArticleRecord::of(annotated))?,
        }
        out.write_all(b"\n")
    }
}

pub(super) fn run(args: &AnalyzeArgs) -> Result<Outcome, AnalyzeError> {
    let mut out = BufWriter::new(io::stdout().lock());
    let written = match &args.jsonl {
        Some(path) => open(path).and_then(|input| analyze_records(path, input, &mut out)),
        None => analyze_paths(&args.paths, &mut out),
    };
    match written {
        // Whoever reads the output may stop early (`analyze | head`); that is no failure.
        Err(AnalyzeError::Output(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(Outcome::Clean),
        other => other,
    }
}

fn open(path: &Path) -> Result<Box<dyn BufRead>, AnalyzeError> {
    if path == Path::new("-") {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    let file = File::open(path).map_err(|error| AnalyzeError::Input { path: path.to_owned(), error })?;
    Ok(Box::new(BufReader::new(file)))
}

/// Analyses files and folders. Their articles date and clean each other, as in a build.
fn analyze_paths(paths: &[PathBuf], out: &mut impl Write) -> Result<Outcome, AnalyzeError> {
    if let Some(path) = paths.iter().find(|path| !path.exists()) {
        return Err(AnalyzeError::Missing { path: path.clone() });
    }
    let mut reading = source::read_paths(paths);
    super::report(&reading.warnings);
    let decisions = decisions(paths, &mut reading.sources).map_err(|problems| {
        super::report(&problems);
        AnalyzeError::Edits(Count::errors(&problems))
    })?;
    let drafts: Vec<_> = reading.sources.into_par_iter().map(|source| drafted(&source)).collect();
    let lines = FolderLines::of(drafts.iter().flatten());
    let articles: Vec<_> = drafts.into_par_iter().map(|draft| draft.and_then(|draft| cleaned(draft, &lines))).collect();
    for (edits, paths) in &decisions {
        super::report(&edits.misfits(articles.iter().flatten(), paths));
    }
    let dates = FolderDates::of(articles.iter().flatten());
    // No article, or a folder that cannot be read: whoever maps over shards has to hear of it.
    let failed = reading.warnings.iter().any(|problem| problem.severity == Severity::Error);
    let mut outcome = if failed { Outcome::Findings } else { Outcome::Clean };
    let mut articles = articles.into_iter().peekable();
    while articles.peek().is_some() {
        let batch: Vec<_> = articles.by_ref().take(BATCH_RECORDS).collect();
        let line =
            |article: Result<Article, Line>| article.map_or_else(|line| line, |article| analyze(article, &dates));
        outcome = print(batch.into_par_iter().map(line).collect(), outcome, out)?;
    }
    Ok(outcome)
}

/// Hands the decisions about lines out to the sources, as a build does; each `edits.toml` with the paths that it speaks
/// for. What it says of files that were not named is no matter here.
fn decisions(paths: &[PathBuf], sources: &mut [Source]) -> Result<Vec<(Edits, Vec<PathBuf>)>, Vec<Diagnostic>> {
    let mut files: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    for path in paths {
        files.entry(edits(path)).or_default().push(path.clone());
    }
    let mut decisions = Vec::new();
    for (file, paths) in files {
        let edits = Edits::read(&file)?;
        let problems = edits.hand_out(sources, &paths);
        if problems.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(problems);
        }
        decisions.push((edits, paths));
    }
    Ok(decisions)
}

/// Analyses JSON Lines; every record stands alone.
fn analyze_records(path: &Path, input: impl BufRead, out: &mut impl Write) -> Result<Outcome, AnalyzeError> {
    let mut outcome = Outcome::Clean;
    let mut batches = Batches { input, line: 0 };
    loop {
        let batch = batches.next().map_err(|error| AnalyzeError::Input { path: path.to_owned(), error })?;
        if batch.is_empty() {
            return Ok(outcome);
        }
        let lines = batch.par_iter().map(|(number, json)| analyze_record(*number, json)).collect();
        outcome = print(lines, outcome, out)?;
    }
}

fn print(lines: Vec<Line>, before: Outcome, out: &mut impl Write) -> Result<Outcome, AnalyzeError> {
    let mut outcome = before;
    for line in lines {
        if matches!(line, Line::Failure(_)) {
            outcome = Outcome::Findings;
        }
        line.print(out).map_err(AnalyzeError::Output)?;
    }
    out.flush().map_err(AnalyzeError::Output)?;
    Ok(outcome)
}

/// Reads numbered lines that are not blank, in batches.
struct Batches<R> {
    input: R,
    line: usize,
}

impl<R: BufRead> Batches<R> {
    /// The next batch; empty at the end.
    fn next(&mut self) -> io::Result<Vec<(usize, Vec<u8>)>> {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while batch.len() < BATCH_RECORDS && bytes < BATCH_BYTES {
            let mut line = Vec::new();
            if self.input.read_until(b'\n', &mut line)? == 0 {
                break;
            }
            self.line += 1;
            if !line.trim_ascii().is_empty() {
                bytes += line.len();
                batch.push((self.line, line));
            }
        }
        Ok(batch)
    }
}

fn analyze_record(number: usize, json: &[u8]) -> Line {
    match InputRecord::parse(json).and_then(InputRecord::into_source) {
        Ok(source) => match drafted(&source).and_then(|draft| cleaned(draft, &FolderLines::default())) {
            Ok(article) => analyze(article, &FolderDates::default()),
            Err(line) => line,
        },
        Err(error) => failure(error.id.as_deref(), &format!("line {number}: {error}")),
    }
}

/// The blocks of a source, or the line that says why there are none.
fn drafted(source: &Source) -> Result<Drafted, Line> {
    caught(|| draft(source)).map_err(|error| failure(Some(&source.id.0), &error))
}

/// The article, or the line that says why there is none.
fn cleaned(draft: Drafted, lines: &FolderLines) -> Result<Article, Line> {
    let id = draft.id().clone();
    caught(|| draft.clean(lines)).map_err(|error| failure(Some(&id.0), &error))
}

fn analyze(article: Article, dates: &FolderDates) -> Line {
    let id = article.id.clone();
    let analysed = caught(|| {
        let annotated = annotate(infer_date(article, dates));
        if annotated.article.body.len() > LONG_BODY {
            return Ok(Line::Long(Box::new(annotated)));
        }
        let json = serde_json::to_string(&ArticleRecord::of(&annotated)).map_err(|error| error.to_string())?;
        Ok(Line::Record(json))
    });
    analysed.and_then(|line| line).unwrap_or_else(|error| failure(Some(&id.0), &error))
}

fn failure(id: Option<&str>, error: &str) -> Line {
    let json = serde_json::to_string(&ErrorRecord::new(id, error)).expect("three strings are always JSON");
    Line::Failure(json)
}

/// Runs the analysis of one record so that a defect of ours costs this record only, never the thousands behind it.
fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let message = panic.downcast_ref::<&str>().copied().map(str::to_owned);
        let message = message.or_else(|| panic.downcast_ref::<String>().cloned());
        format!("a defect in backgrounder: {}", message.unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn analysed(input: &str) -> (Outcome, Vec<serde_json::Value>) {
        let mut out = Vec::new();
        let outcome = analyze_records(Path::new("-"), input.as_bytes(), &mut out).unwrap();
        let lines = String::from_utf8(out).unwrap();
        (outcome, lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
    }

    #[test]
    fn a_bad_record_costs_its_own_line_only() {
        let (outcome, lines) = analysed(
            "{\"id\":\"a\",\"text\":\"One.\"}\n\n{\"id\":\"b\"}\nnot json\n{\"id\":\"c\",\"text\":\"Two.\"}\n",
        );
        assert_eq!(outcome, Outcome::Findings);
        let ids: Vec<_> = lines.iter().map(|line| line["id"].as_str()).collect();
        assert_eq!(ids, [Some("a"), Some("b"), None, Some("c")]);
        assert!(lines[0]["error"].is_null() && lines[3]["error"].is_null());
        assert!(lines[2]["error"].as_str().unwrap().starts_with("line 4: "));
    }

    #[test]
    fn order_is_that_of_the_input_over_many_batches() {
        let records = (0..BATCH_RECORDS * 2 + 3).map(|n| format!("{{\"id\":\"{n}\",\"text\":\"Rain fell.\"}}\n"));
        let input = records.collect::<Vec<_>>().concat();
        let (outcome, lines) = analysed(&input);
        assert_eq!(outcome, Outcome::Clean);
        assert_eq!(lines.len(), BATCH_RECORDS * 2 + 3);
        assert!(lines.iter().enumerate().all(|(n, line)| line["id"].as_str() == Some(&n.to_string())));
    }

    #[test]
    fn text_that_is_already_clean_is_the_body() {
        let text = "A first line.\\nA second — with a dash.\\n\\n\\n  Indented.\\n";
        let (_, lines) =
            analysed(&format!("{{\"id\":\"a\",\"text\":\"{text}\",\"clean\":false,\"date\":\"2024-02-03\"}}"));
        assert_eq!(lines[0]["body"], text.replace("\\n", "\n"));
        assert_eq!(lines[0]["date"]["value"], "2024-02-03");
        assert_eq!(lines[0]["date"]["basis"], "given");
    }
}
