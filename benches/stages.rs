//! The speed of each stage in words of input a second, and of the stages together: `cargo bench`.

mod corpus;

use std::path::Path;

use backgrounder::annotate::{Annotated, annotate, times};
use backgrounder::article::{Article, FolderDates, clean, infer_date};
use backgrounder::briefing::brief;
use backgrounder::config::Config;
use backgrounder::edits::Edits;
use backgrounder::pipeline;
use backgrounder::record::{ArticleRecord, BriefingRecord};
use backgrounder::source::{Source, read};
use divan::Bencher;
use divan::counter::ItemsCount;
use tempfile::TempDir;

/// Sizes of the folders; from one to the next, time should grow as the words do.
const SIZES: [usize; 3] = [10, 100, 1000];

fn main() {
    divan::main();
}

/// A folder of articles, and the number of their words.
fn folder(count: usize) -> (TempDir, ItemsCount) {
    let folder = TempDir::new().expect("a folder for temporary files");
    let content = folder.path().join("content");
    std::fs::create_dir(&content).expect("the folder is ours");
    let mut words = 0;
    for article in corpus::articles(count) {
        words += article.text.split_whitespace().count();
        std::fs::write(content.join(article.name), article.text).expect("the folder is ours");
    }
    (folder, ItemsCount::new(words))
}

fn sources(folder: &Path) -> Vec<Source> {
    read(&folder.join("content")).sources
}

fn articles(folder: &Path) -> Vec<Article> {
    sources(folder).iter().map(clean).collect()
}

fn annotated(folder: &Path) -> Vec<Annotated> {
    articles(folder).into_iter().map(annotate).collect()
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn reading(bencher: Bencher<'_, '_>, count: usize) {
    let (folder, words) = folder(count);
    bencher.counter(words).bench(|| read(&folder.path().join("content")));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn cleaning(bencher: Bencher<'_, '_>, count: usize) {
    let (folder, words) = folder(count);
    let sources = sources(folder.path());
    bencher.counter(words).bench(|| sources.iter().map(clean).collect::<Vec<_>>());
}

/// A page with all that stands around its article: a menu above, headlines and openings of other articles below.
#[divan::bench(args = ["flattened.txt", "saved.html"], sample_count = 100)]
fn cleaning_one_page(bencher: Bencher<'_, '_>, name: &str) {
    let folder = TempDir::new().expect("a folder for temporary files");
    let saved = name.ends_with("html");
    let line = |line: &str| if saved { format!("<div class='c'><p>{line}</p></div>\n") } else { format!("{line}\n\n") };
    let mut texts = corpus::articles(41).map(|article| article.text);
    let article = texts.next().expect("one article was written");
    let others: Vec<String> = texts.collect();
    let openings = |lines: usize| others.iter().flat_map(move |text| text.split("\n\n").take(lines)).map(line);
    let page: String = openings(1).chain(article.split("\n\n").map(line)).chain(openings(3)).collect();
    std::fs::write(folder.path().join(name), page).expect("the folder is ours");
    let source = read(folder.path()).sources.pop().expect("one page was written");
    bencher.counter(ItemsCount::new(source.text.split_whitespace().count())).bench(|| clean(&source));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn dating(bencher: Bencher<'_, '_>, count: usize) {
    let (folder, words) = folder(count);
    let undated = || {
        let mut articles = articles(folder.path());
        for article in &mut articles {
            article.date = None;
        }
        articles
    };
    let dates = FolderDates::of(&articles(folder.path()));
    let date = |articles: Vec<Article>| -> Vec<_> {
        articles.into_iter().map(|article| infer_date(article, &dates)).collect()
    };
    bencher.counter(words).with_inputs(undated).bench_values(date);
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn annotating(bencher: Bencher<'_, '_>, count: usize) {
    let (folder, words) = folder(count);
    let articles = || articles(folder.path());
    let annotate = |articles: Vec<Article>| -> Vec<_> { articles.into_iter().map(annotate).collect() };
    bencher.counter(words).with_inputs(articles).bench_values(annotate);
}

/// The time scanner alone: words, phrases, direction and calendar.
#[divan::bench(args = SIZES, sample_count = 20)]
fn reading_times(bencher: Bencher<'_, '_>, count: usize) {
    let (folder, words) = folder(count);
    let annotated = annotated(folder.path());
    let read = |annotated: &Annotated| times(&annotated.article, &annotated.sentences, &annotated.mentions).len();
    bencher.counter(words).bench(|| annotated.iter().map(read).sum::<usize>());
}

/// One article of many thousand words: what is quadratic in the length of an article shows here.
#[divan::bench(args = [1, 10, 100], sample_count = 3)]
fn annotating_one_long_article(bencher: Bencher<'_, '_>, times: usize) {
    let (folder, _) = folder(1);
    let mut source = sources(folder.path()).pop().expect("one article was written");
    source.text = source.text.repeat(times);
    let words = ItemsCount::new(source.text.split_whitespace().count());
    bencher.counter(words).with_inputs(|| clean(&source)).bench_values(annotate);
}

#[divan::bench(args = [1, 10, 100], sample_count = 3)]
fn cleaning_one_long_article(bencher: Bencher<'_, '_>, times: usize) {
    let (folder, _) = folder(1);
    let mut source = sources(folder.path()).pop().expect("one article was written");
    source.text = source.text.repeat(times);
    let words = ItemsCount::new(source.text.split_whitespace().count());
    bencher.counter(words).bench(|| clean(&source));
}

#[divan::bench(args = SIZES, sample_count = 3)]
fn briefing(bencher: Bencher<'_, '_>, count: usize) {
    let (folder, words) = folder(count);
    let annotated = || annotated(folder.path());
    bencher.counter(words).with_inputs(annotated).bench_values(|articles| brief(articles, &Edits::default()));
}

#[divan::bench(args = SIZES, sample_count = 3)]
fn records(bencher: Bencher<'_, '_>, count: usize) {
    let (folder, words) = folder(count);
    let (briefing, _) = brief(annotated(folder.path()), &Edits::default());
    bencher.counter(words).bench(|| {
        let lines = briefing.articles.iter().map(|annotated| serde_json::to_vec(&ArticleRecord::of(annotated)));
        (lines.collect::<Vec<_>>(), serde_json::to_vec(&BriefingRecord::of(&briefing)))
    });
}

/// The whole build into an empty folder.
#[divan::bench(args = SIZES, sample_count = 3)]
fn whole_build(bencher: Bencher<'_, '_>, count: usize) {
    let (folder, words) = folder(count);
    let empty = || {
        let output = TempDir::new().expect("a folder for temporary files");
        (Config { output: output.path().join("public"), ..Config::defaults(folder.path()) }, output)
    };
    let build = |(config, output): (Config, TempDir)| {
        pipeline::build(&config, &()).expect("the corpus builds");
        output
    };
    bencher.counter(words).with_inputs(empty).bench_values(build);
}
