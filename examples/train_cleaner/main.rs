//! Trains the model that judges the blocks of a page, `src/article/block_model.bin`, and measures it.
//!
//! ```text
//! cargo run --release --example train_cleaner -- CORPUS                      trains on all pages, writes the weights
//! cargo run --release --example train_cleaner -- CORPUS --validate FOLDER    also cross-validates by site: FOLDER gets
//!                                                                            html.jsonl, full.jsonl, seed.jsonl and the
//!                                                                            models; `together/` has the records of pages
//!                                                                            cleaned beside the others. Where FOLDER holds
//!                                                                            models of an earlier run, only the pages are
//!                                                                            cleaned again
//! ```
//!
//! CORPUS holds `gold.jsonl` (one object a line: `id`, `site`, `body`), the saved pages `html/ID.html`, and flattened
//! pages with a label for each line (`body`, `furniture`, `blank`): `full/raw/ID.txt` and `full/labels/ID.txt`, `seed/…`
//! likewise. A page of one site is never both learned from and tested on. The same corpus gives the same bytes: no
//! chance, no clock. The pages belong to their publishers and stay outside of this repository; `docs/quality.md` names
//! the sets that the committed weights were trained on.

mod alignment;
mod boosting;
mod corpus;
mod folds;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use backgrounder::annotate::annotate;
use backgrounder::article::{BlockModel, Drafted, FolderLines, draft};
use backgrounder::record::ArticleRecord;
use rayon::prelude::*;

use corpus::{Page, View};

/// Where the weights stand that the program carries.
const WEIGHTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/article/block_model.bin");

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (corpus, validate) = match arguments.as_slice() {
        [corpus] => (Path::new(corpus), None),
        [corpus, option, folder] if option == "--validate" => (Path::new(corpus), Some(PathBuf::from(folder))),
        _ => {
            eprintln!("usage: train_cleaner CORPUS [--validate FOLDER]");
            return ExitCode::from(2);
        }
    };
    match run(corpus, validate.as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(corpus: &Path, validate: Option<&Path>) -> std::io::Result<()> {
    let pages = corpus::read(corpus)?;
    eprintln!("{} pages, {} blocks", pages.len(), pages.iter().map(|page| page.labels.len()).sum::<usize>());
    if let Some(folds) = validate.and_then(earlier) {
        return write_records(&pages, &folds, validate);
    }
    let trained = folds::train(&pages, validate.is_some());
    if let Some(folder) = validate {
        fs::create_dir_all(folder)?;
        for (number, model) in trained.folds.iter().enumerate() {
            fs::write(fold_path(folder, number), model.to_bytes())?;
        }
    }
    let bytes = trained.model.to_bytes();
    fs::write(WEIGHTS, &bytes)?;
    eprintln!("{} bytes of weights", bytes.len());
    write_records(&pages, &trained.folds, validate)
}

/// Where the weights of one fold stand.
fn fold_path(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("fold-{number}.bin"))
}

/// The models of an earlier validation, where the folder holds all.
fn earlier(folder: &Path) -> Option<Vec<BlockModel>> {
    (0..folds::FOLDS).map(|number| BlockModel::from_bytes(&fs::read(fold_path(folder, number)).ok()?)).collect()
}

/// Writes the records of the pages, each cleaned alone, and each cleaned beside the others of its view.
fn write_records(pages: &[Page], folds: &[BlockModel], folder: Option<&Path>) -> std::io::Result<()> {
    let Some(folder) = folder else { return Ok(()) };
    fs::create_dir_all(folder.join("together"))?;
    for view in [View::Html, View::Full, View::Seed] {
        let pages: Vec<&Page> = pages.iter().filter(|page| page.view == view).collect();
        let drafts: Vec<Drafted> = pages.par_iter().map(|page| draft(&page.source)).collect();
        let name = format!("{}.jsonl", view.name());
        fs::write(folder.join(&name), records(&pages, &drafts, &FolderLines::default(), folds))?;
        fs::write(folder.join("together").join(&name), records(&pages, &drafts, &FolderLines::of(&drafts), folds))?;
    }
    Ok(())
}

/// The records of pages, each cleaned by a model that has seen no page of its site.
fn records(pages: &[&Page], drafts: &[Drafted], lines: &FolderLines, folds: &[BlockModel]) -> String {
    let record = |(page, draft): (&&Page, &Drafted)| {
        let annotated = annotate(draft.clone().clean_by(lines, &folds[page.fold]));
        serde_json::to_string(&ArticleRecord::of(&annotated)).unwrap_or_default() + "\n"
    };
    pages.par_iter().zip(drafts).map(record).collect()
}
