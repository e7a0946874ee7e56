//! What stands in the index and in the texts, read back from their bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proptest::prelude::*;
use serde_json::Value;

use super::dense_code::tests::read;
use super::postings::tests::lexicon;
use super::postings::{Written, stops};
use super::tokens::tokens;
use crate::annotate::fixture::Fixture;
use crate::briefing::brief;
use crate::config::{Config, Mode};
use crate::edits::Edits;
use crate::render::{Theme, render};
use crate::site::{Job, Site, plan};

fn site(bodies: &[&str], mode: Mode) -> Site {
    let article = |(at, body): (usize, &&str)| {
        let number = format!("a{at}");
        Fixture::new(&number, "2031-05-07", body).name("Ada Maro", "person/ada-maro").build()
    };
    let (briefing, _) = brief(bodies.iter().enumerate().map(article).collect(), &Edits::default());
    let config = Config { mode, ..Config::defaults(Path::new("nowhere")) };
    plan(briefing, &Edits::default(), &config, Vec::new())
}

fn script(site: &Site, job: Job) -> String {
    String::from_utf8(render(&Theme::load(&site.config).unwrap(), site, job).unwrap().bytes).unwrap()
}

/// The index, its lexicon, and the first place of each sentence with the one behind the last.
fn read_back(site: &Site) -> (Value, BTreeMap<String, Vec<usize>>, Vec<usize>) {
    let script = script(site, Job::SearchIndex);
    let json = script.strip_prefix("window.BACKGROUNDER_INDEX=").and_then(|rest| rest.strip_suffix(";\n")).unwrap();
    let index: Value = serde_json::from_str(json).unwrap();
    let text = |key: &str| index[key].as_str().unwrap().to_owned();
    let words = lexicon(&Written { words: text("words"), places: text("places") });
    let (mut starts, mut numbers) = (vec![0], read(&text("sentences")).into_iter());
    while let Some(number) = numbers.next() {
        starts.push(starts.last().unwrap() + number / 2);
        if number % 2 == 1 {
            numbers.next();
        }
    }
    (index, words, starts)
}

/// True where the three rarest words of each sentence that is searched lead to it.
fn every_sentence_is_found(site: &Site) -> bool {
    let (_, words, starts) = read_back(site);
    let shards = site.jobs.iter().filter(|job| matches!(job, Job::SearchShard(_)));
    let texts: Vec<String> = shards
        .flat_map(|&job| {
            let script = script(site, job);
            let json = script.split_once(',').unwrap().1.strip_suffix(");\n").unwrap();
            serde_json::from_str::<Vec<String>>(json).unwrap()
        })
        .collect();
    let stops = stops();
    texts.len() == site.searched.len()
        && texts.iter().enumerate().all(|(unit, text)| {
            let mut rare: Vec<String> = tokens(text).words.into_iter().map(|(word, _)| word).collect();
            rare.retain(|word| !stops.contains(word.as_str()));
            rare.sort_by_key(|word| (words[word].len(), word.clone()));
            let is_here = |place: &usize| (starts[unit]..starts[unit + 1]).contains(place);
            rare.iter().take(3).all(|word| words[word].iter().any(is_here))
        })
}

#[test]
fn a_sentence_stands_under_its_words_with_its_number() {
    let site = site(&["Ada Maro sailed.\nThe quay stays open. Nobody waits."], Mode::Full);
    let (index, words, starts) = read_back(&site);
    assert_eq!(starts, [0, 3, 7, 9]);
    assert_eq!((&words["maro"], &words["quay"], &words["waits"]), (&vec![1], &vec![4], &vec![8]));
    assert!(!words.contains_key("the"), "words that stand everywhere are not looked up");
    assert_eq!((&index["names"][0][0], &index["names"][0][1]), (&"Ada Maro".into(), &"".into()));
    assert_eq!(index["sources"][0][6], 3);
    assert_eq!(index["texts"], serde_json::json!(["search/", ".js", 128]));
}

#[test]
fn texts_of_many_sentences_stand_in_several_files() {
    let body = (0..300).map(|number| format!("Boat {number} sailed.")).collect::<Vec<_>>().join(" ");
    let site = site(&[&body], Mode::Full);
    let shards = site.jobs.iter().filter(|job| matches!(job, Job::SearchShard(_))).count();
    assert_eq!((site.searched.len(), shards), (300, 3));
    assert!(every_sentence_is_found(&site));
}

#[test]
fn excerpts_give_no_word_of_what_they_do_not_publish() {
    let body = "Ada Maro met the minister in the harbour on Monday. The corridor smelled of paint.";
    let all = site(&[body], Mode::Full);
    let excerpts = site(&[body], Mode::Excerpts);
    assert!(read_back(&all).1.contains_key("corridor"));
    assert!(!read_back(&excerpts).1.contains_key("corridor"));
    assert!(excerpts.searched.len() < all.searched.len());
    let published: BTreeSet<String> =
        excerpts.jobs.iter().filter(|&&job| job != Job::Book).map(|&job| script(&excerpts, job)).collect();
    assert!(published.iter().all(|page| !page.contains("corridor smelled")));
}

proptest! {
    #![proptest_config(crate::proptest_cases::cases(24))]
    #[test]
    fn whatever_is_published_is_found(bodies in proptest::collection::vec("(\\PC{0,60}[.!?] ?\n?){0,6}", 1..4)) {
        let bodies: Vec<&str> = bodies.iter().map(String::as_str).collect();
        prop_assert!(every_sentence_is_found(&site(&bodies, Mode::Full)));
    }
}
