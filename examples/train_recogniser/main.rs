//! Learns the weights of the recogniser of names, `src/annotate/mention/recogniser/name_model.bin`.
//!
//! ```text
//! cargo run --release --example train_recogniser                       learns from training/news, writes the weights
//! … --corpora FOLDER NAME…                                             also from FOLDER/NAME.jsonl
//! … --fold N                                                           not from stories whose number leaves N by 5, and
//!                                                                      lists what is wrong in those
//! … --stories N                                                        only from the first N stories, for the curve
//! … --output FILE                                                      writes the weights there
//! … --held FILE                                                        writes the stories that are held apart, as
//!                                                                      `{"id", "text", "spans"}`, one a line
//! … --measure FILE…                                                   also says what is found in texts of that form
//! … --model FILE                                                       learns nothing, measures these weights
//! … --lint                                                             checks the stories and learns nothing
//! ```
//!
//! A corpus has one document a line: `sents`, lists of tokens, and `tags`, their IOB2 tags over PER, ORG and LOC. Every
//! fifth of our stories is held apart. The same input gives the same bytes: no chance, no clock, own arithmetic.

mod corpus;
mod crf;
mod descent;
mod learn;
mod real;
mod story;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use backgrounder::annotate::names::{KINDS, NameModel, recognise};

use corpus::Marked;
use descent::Settings;
use learn::learn;
use story::Story;

/// Where the weights stand that the program carries.
const WEIGHTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/annotate/mention/recogniser/name_model.bin");

/// Our stories.
const STORIES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/training/news");

/// What the command line asks for.
#[derive(Default)]
struct Arguments {
    corpora: Vec<PathBuf>,
    stories: Option<usize>,
    fold: Option<u32>,
    output: Option<PathBuf>,
    held: Option<PathBuf>,
    measured: Vec<PathBuf>,
    model: Option<PathBuf>,
    lint: bool,
    settings: Option<Settings>,
}

fn main() -> ExitCode {
    match arguments().and_then(|arguments| run(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Result<Arguments, Box<dyn std::error::Error>> {
    let mut found = Arguments::default();
    let mut rest = std::env::args().skip(1).peekable();
    while let Some(option) = rest.next() {
        let mut next = || rest.next().ok_or(format!("{option} needs a value"));
        match option.as_str() {
            "--lint" => found.lint = true,
            "--stories" => found.stories = Some(next()?.parse()?),
            "--fold" => found.fold = Some(next()?.parse()?),
            "--output" => found.output = Some(next()?.into()),
            "--held" => found.held = Some(next()?.into()),
            "--settings" => {
                found.settings =
                    Some(Settings { sparse: next()?.parse()?, small: next()?.parse()?, steps: next()?.parse()? });
            }
            "--model" => found.model = Some(next()?.into()),
            "--measure" => {
                while let Some(file) = rest.next_if(|word| !word.starts_with("--")) {
                    found.measured.push(file.into());
                }
            }
            "--corpora" => {
                let folder = PathBuf::from(next()?);
                while let Some(name) = rest.next_if(|word| !word.starts_with("--")) {
                    found.corpora.push(folder.join(name).with_extension("jsonl"));
                }
            }
            _ => return Err(format!("no such option: {option}").into()),
        }
    }
    Ok(found)
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let (stories, faults) = story::read(Path::new(STORIES))?;
    for fault in &faults {
        eprintln!("{fault}");
    }
    if arguments.lint && !faults.is_empty() {
        return Err(format!("{} faults in the stories", faults.len()).into());
    }
    let words: usize = stories.iter().map(|story| story.text.split_whitespace().count()).sum();
    eprintln!(
        "{} stories, {words} words, {} marks",
        stories.len(),
        stories.iter().map(|s| s.marks.len()).sum::<usize>()
    );
    let (held, mut learned): (Vec<Story>, Vec<Story>) = stories.into_iter().partition(Story::is_held);
    let fold: Vec<Marked> =
        learned.extract_if(.., |story| Some(story.number % 5) == arguments.fold).map(|s| Marked::of(&s)).collect();
    if let Some(file) = &arguments.held {
        std::fs::write(file, gold(&held))?;
    }
    if arguments.lint {
        return Ok(());
    }
    // The curve takes stories of all parts of the world.
    learned.sort_by_key(|story| (story.number % 60, story.number));
    learned.truncate(arguments.stories.unwrap_or(usize::MAX));
    let mut texts: Vec<Marked> = learned.iter().map(Marked::of).collect();
    for file in &arguments.corpora {
        texts.extend(corpus::read(file)?);
    }
    let held: Vec<Marked> = held.iter().map(Marked::of).collect();
    if let Some(file) = &arguments.model {
        let model = NameModel::from_bytes(&std::fs::read(file)?).ok_or("these are no weights")?;
        return measure_all(&model, &held, &fold, &arguments.measured);
    }
    let settings = arguments.settings.unwrap_or(Settings { sparse: 1.0, small: 0.01, steps: 100 });
    let model = learn(&texts, settings);
    let bytes = model.to_bytes();
    eprintln!("{} bytes of weights", bytes.len());
    std::fs::write(arguments.output.as_deref().unwrap_or(Path::new(WEIGHTS)), bytes)?;
    measure_all(&model, &held, &fold, &arguments.measured)
}

fn measure_all(
    model: &NameModel,
    held: &[Marked],
    fold: &[Marked],
    files: &[PathBuf],
) -> Result<(), Box<dyn std::error::Error>> {
    eprintln!("stories held apart: {}", measure(model, held));
    if !fold.is_empty() {
        eprintln!("the fold: {}", measure(model, fold));
        for marked in fold {
            list_errors(model, marked);
        }
    }
    for file in files {
        eprintln!("{}: {}", file.display(), measure(model, &corpus::read_gold(file)?));
    }
    Ok(())
}

/// Says how many names of texts a model finds, and of each kind.
fn measure(model: &NameModel, texts: &[Marked]) -> String {
    let (mut hits, mut found, mut gold) = ([0; KINDS.len()], [0; KINDS.len()], [0; KINDS.len()]);
    let mut spans = 0;
    for marked in texts {
        for (span, kind) in recognise(&marked.text, model) {
            let place = KINDS.iter().position(|known| *known == kind).unwrap_or_default();
            found[place] += 1;
            hits[place] += usize::from(marked.names.contains(&(span.clone(), place)));
            spans += usize::from(place < 3 && marked.names.iter().any(|(name, kind)| *kind < 3 && *name == span));
        }
        for (_, place) in &marked.names {
            gold[*place] += 1;
        }
    }
    let f1 = |hits: usize, found: usize, gold: usize| 200.0 * hits as f64 / (found + gold).max(1) as f64;
    let three = |counts: &[usize]| counts[..3].iter().sum::<usize>();
    let typed = f1(three(&hits), three(&found), three(&gold));
    let untyped = f1(spans, three(&found), three(&gold));
    let kinds = KINDS.iter().enumerate().filter(|(place, _)| gold[*place] > 0);
    let kinds: Vec<String> = kinds
        .map(|(place, kind)| format!("{} {:.1}", kind.slug(), f1(hits[place], found[place], gold[place])))
        .collect();
    format!("F1 typed {typed:.1}, untyped {untyped:.1} ({} names; {})", three(&gold), kinds.join(", "))
}

/// Prints what a model misses and what it invents.
fn list_errors(model: &NameModel, marked: &Marked) {
    let names: Vec<_> = recognise(&marked.text, model)
        .into_iter()
        .map(|(span, kind)| (span, KINDS.iter().position(|known| *known == kind).unwrap_or_default()))
        .collect();
    let tell = |sign: &str, (span, kind): &(std::ops::Range<usize>, usize)| {
        let from = marked.text[..span.start].char_indices().rev().nth(40).map_or(0, |(at, _)| at);
        let to = marked.text[span.end..].char_indices().nth(30).map_or(marked.text.len(), |(at, _)| span.end + at);
        let (before, name, after) =
            (&marked.text[from..span.start], &marked.text[span.clone()], &marked.text[span.end..to]);
        println!("{sign} {:12} {}[{name}]{}", KINDS[*kind].slug(), before.replace('\n', "|"), after.replace('\n', "|"));
    };
    marked.names.iter().filter(|name| !names.contains(name)).for_each(|name| tell("missed", name));
    names.iter().filter(|name| !marked.names.contains(name)).for_each(|name| tell("wrong ", name));
}

/// Stories with the names of people, bodies and places, in characters.
fn gold(stories: &[Story]) -> String {
    let mut lines = String::new();
    for story in stories {
        let marked = Marked::of(story);
        let characters = |at: usize| marked.text[..at].chars().count();
        let names = marked.names.iter().filter(|(_, kind)| *kind < 3);
        let spans: Vec<_> = names
            .map(|(span, kind)| (characters(span.start), characters(span.end), ["PER", "ORG", "LOC"][*kind]))
            .collect();
        let object = serde_json::json!({ "id": format!("{:04}", story.number), "text": marked.text, "spans": spans });
        lines.push_str(&object.to_string());
        lines.push('\n');
    }
    lines
}
