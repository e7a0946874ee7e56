//! Who speaks in our own labelled stories, and in the five articles of which only places, kinds and speakers are published.

#[path = "../examples/score_quotes/score.rs"]
mod score;

use std::fs;
use std::path::Path;

use backgrounder::annotate::annotate;
use backgrounder::article::clean;
use backgrounder::fingerprint::sha256;
use backgrounder::source::read_bytes;
use score::{Label, Score, Share};
use serde::Deserialize;

#[derive(Deserialize)]
struct Story {
    file: String,
    quotes: Vec<Label>,
}

/// A label without the words: where they stand in the file, in bytes.
#[derive(Deserialize)]
struct Place {
    start: usize,
    end: usize,
    kind: String,
    speaker: Option<String>,
    #[serde(default, rename = "place")]
    outside: Option<String>,
}

#[derive(Deserialize)]
struct Article {
    file: String,
    sha256: String,
    quotes: Vec<Place>,
}

fn scored<'a>(articles: impl Iterator<Item = (&'a str, String, Vec<Label>)>) -> Score {
    let mut score = Score::default();
    for (name, text, labels) in articles {
        for source in read_bytes(name, text.as_bytes()).sources {
            score.add(name, &annotate(clean(&source)), &labels);
        }
    }
    score
}

#[test]
fn speakers_of_our_own_stories() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("training/news");
    let stories: Vec<Story> = include_str!("quotations/stories.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a story a line"))
        .collect();
    let score = scored(stories.iter().map(|story| {
        let text = fs::read_to_string(folder.join(&story.file)).expect("the story is there");
        (story.file.as_str(), score::unmarked(&text), story.quotes.clone())
    }));
    let report = format!("{score}\n{}", score.errors.join("\n"));
    let least = |share: Share, right: usize| share.right >= right;
    assert!(least(score.direct, DIRECT) && least(score.direct_speaker, SPEAKERS), "{report}");
    assert!(least(score.mixed, MIXED) && least(score.mixed_speaker, MIXED_SPEAKERS), "{report}");
    assert!(score.scare.right == 0 && score.wrong_speaker.right <= WRONG, "{report}");
}

/// What is right today; it may rise and must not fall.
const DIRECT: usize = 75;
const SPEAKERS: usize = 68;
const MIXED: usize = 14;
const MIXED_SPEAKERS: usize = 12;
const WRONG: usize = 4;

/// The articles are not ours to publish: `BACKGROUNDER_ARTICLES` names the folder that holds them.
#[test]
fn speakers_of_the_five_articles() {
    let Some(folder) = std::env::var_os("BACKGROUNDER_ARTICLES") else {
        eprintln!("skipped: BACKGROUNDER_ARTICLES names no folder with the five articles");
        return;
    };
    let articles: Vec<Article> = include_str!("quotations/articles.jsonl")
        .lines()
        .map(|line| serde_json::from_str(line).expect("an article a line"))
        .collect();
    let score = scored(articles.iter().map(|article| {
        let bytes = fs::read(Path::new(&folder).join(&article.file)).expect("the article is there");
        assert_eq!(sha256(&bytes), article.sha256, "{} is another file", article.file);
        let text = String::from_utf8(bytes).expect("the articles are UTF-8");
        let in_body = article.quotes.iter().filter(|place| place.outside.is_none());
        let label = |place: &Place| Label {
            text: text[place.start..place.end].to_owned(),
            kind: place.kind.clone(),
            speaker: place.speaker.clone(),
        };
        let labels = in_body.map(label).collect();
        (article.file.as_str(), text, labels)
    }));
    println!("{score}");
    let report = score.errors.join("\n");
    assert!(score.direct.right * 100 >= score.direct.of * 97, "{report}");
    assert!(score.direct_speaker.right * 100 >= score.direct_speaker.of * 92, "{report}");
}
