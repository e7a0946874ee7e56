//! The stories that the recogniser of names learns from, and that learning gives the same weights everywhere.

#[path = "../examples/train_recogniser/corpus.rs"]
#[allow(dead_code)]
mod corpus;
#[path = "../examples/train_recogniser/crf.rs"]
mod crf;
#[path = "../examples/train_recogniser/descent.rs"]
mod descent;
#[path = "../examples/train_recogniser/learn.rs"]
mod learn;
#[path = "../examples/train_recogniser/real.rs"]
mod real;
#[path = "../examples/train_recogniser/story.rs"]
mod story;

use std::path::Path;

use backgrounder::fingerprint::sha256;
use corpus::Marked;
use descent::Settings;

fn stories() -> (Vec<story::Story>, Vec<story::Fault>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("training/news");
    story::read(&folder).expect("the stories can be read")
}

#[test]
fn every_story_keeps_to_the_guideline() {
    let (stories, faults) = stories();
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(stories.len() >= 300, "{} stories", stories.len());
    let mut numbers: Vec<u32> = stories.iter().map(|story| story.number).collect();
    numbers.dedup();
    assert_eq!(numbers.len(), stories.len(), "each story has a number of its own");
}

#[test]
fn the_same_stories_give_the_same_weights_byte_for_byte() {
    let (stories, _) = stories();
    let slice: Vec<Marked> = stories.iter().filter(|story| !story.is_held()).take(4).map(Marked::of).collect();
    let settings = Settings { sparse: 1.0, small: 0.01, steps: 4 };
    let bytes = learn::learn(&slice, settings).to_bytes();
    insta::assert_snapshot!(sha256(&bytes));
}

#[test]
fn faults_of_the_markup_are_told_with_their_line() {
    let head = "story: 7\nsubject: courts\nstyle: agency\nplaces: Malta\nenglish: British\n\n";
    let of = |body: &str| story::parse(&format!("{head}{body}")).1;
    assert_eq!(of("[P Ana Grech] met [L Gozo]'s mayor.\n"), []);
    assert_eq!(of("In [Gozo] it rained.\n"), [(7, "no kind in [Gozo]".to_owned())]);
    assert_eq!(of("In [Q Gozo] it rained.\n"), [(7, "no such kind: [Q Gozo]".to_owned())]);
    assert_eq!(of("In [L Gozo it rained.\n"), [(7, "a mark has no end".to_owned())]);
    assert_eq!(of("In [L the Hague] it rained.\n"), [(7, "an article in “the Hague”".to_owned())]);
    assert_eq!(of("[P Mr Grech] left.\n"), [(7, "a title in “Mr Grech”".to_owned())]);
    assert_eq!(of("[P Grech] left. Grech slept.\n"), [(1, "“Grech” stands marked and unmarked".to_owned())]);
    assert_eq!(of("[P May] left in [- May].\n"), []);
    let (story, _) = story::parse(&format!("{head}# [L Gozo] floods\n"));
    let story = story.expect("it has a number");
    assert_eq!((story.text.as_str(), &story.text[story.marks[0].0.clone()]), ("Gozo floods\n", "Gozo"));
}
