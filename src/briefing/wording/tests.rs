//! Things under several names, told by small articles about invented people.

use crate::annotate::Annotated;
use crate::annotate::fixture::Fixture;
use crate::briefing::{Dispute, DisputeKind, Manner, Verdict, brief};
use crate::edits::Edits;

fn articles(bodies: &[&str]) -> Vec<Annotated> {
    let article = |(at, body): (usize, &&str)| {
        Fixture::new(&format!("a{at}"), "2031-05-07", body).name("Ada Okafor", "person/ada-okafor").build()
    };
    bodies.iter().enumerate().map(article).collect()
}

fn things(bodies: &[&str]) -> Vec<Dispute> {
    let (briefing, _) = brief(articles(bodies), &Edits::default());
    briefing.disputes.into_iter().filter(|found| found.kind == DisputeKind::Wording).collect()
}

fn names(thing: &Dispute) -> Vec<&str> {
    thing.positions.iter().map(|position| position.answer.as_str()).collect()
}

#[test]
fn one_thing_doubted_here_and_plain_there_is_a_table() {
    let found = things(&[
        "Wardens chased a suspected northern smuggling skiff on the lake.",
        "A northern smuggling skiff crossed the lake at night.",
        "Wardens took what the mayor says was a smuggling skiff drifting across the bay. A suspected northern smuggling raft drifted away.",
        "The owners insisted the skiff was a lost fishing dinghy.",
    ]);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].verdict, found[0].question.as_str()),
        (Verdict::Compatible, "What do sources call the skiff?")
    );
    assert_eq!(
        names(&found[0]),
        [
            "suspected northern smuggling skiff",
            "northern smuggling skiff",
            "what the mayor says was a smuggling skiff",
            "suspected northern smuggling raft",
            "lost fishing dinghy",
        ]
    );
}

#[test]
fn the_same_noun_with_other_words_or_of_many_is_no_table() {
    assert!(things(&["A suspected river smuggler ran.", "The kindly village smuggler slept."]).is_empty());
    assert!(
        things(&["Two suspected cholera cases were found.", "All cholera cases were found in the town."]).is_empty()
    );
    assert!(things(&["An alleged river spy ran.", "The alleged river spy was seen."]).is_empty());
}

#[test]
fn words_of_one_class_are_one_thing_where_a_story_has_one_of_it() {
    let found = things(&["The strike began on Monday.", "The walkout entered its third day. Shops felt the strike."]);
    assert_eq!(found.len(), 1);
    assert_eq!(names(&found[0]), ["strike", "walkout"]);
}

#[test]
fn words_of_one_class_stay_apart_where_other_words_tell_them_apart() {
    let found = things(&[
        "The fishing pact was signed. The labour deal was not.",
        "The fishing pact holds. The labour deal fell.",
        "Nobody read the accord.",
    ]);
    assert!(found.is_empty(), "{found:?}");
    let raids = things(&["The raid came at dawn.", "The massacre of 1904 is remembered here."]);
    assert!(raids.is_empty(), "{raids:?}");
}

#[test]
fn people_are_the_same_beside_the_same_name_and_word() {
    let same = things(&[
        "Gunmen freed the banker Ada Okafor.",
        "Ada Okafor, a banker, was found where militants had left her.",
    ]);
    assert_eq!(same.len(), 1);
    assert!(things(&["Gunmen fled.", "Militants hold the hills."]).is_empty());
}

#[test]
fn the_manner_of_a_name_is_told_by_what_stands_with_it() {
    let articles = articles(&["They saw an alleged river spy. He said the spy was a lost angler. “The walkout” hurt."]);
    let manner = |name: &str, sentence: usize| {
        let at = articles[0].article.body.find(name).unwrap();
        Manner::of(&articles, crate::briefing::Statement { article: 0, sentence }, &(at..at + name.len()))
    };
    assert_eq!(manner("alleged river spy", 0), Manner::Doubted);
    assert_eq!(manner("lost angler", 1), Manner::Attributed);
    assert_eq!(manner("river spy", 0), Manner::Plain);
}
