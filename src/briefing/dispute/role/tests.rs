//! Posts of one person, told by small articles about invented people.

use crate::annotate::Annotated;
use crate::annotate::fixture::Fixture;
use crate::briefing::{Dispute, Verdict, brief};
use crate::edits::Edits;

fn article(id: &str, day: &str, body: &str) -> Annotated {
    Fixture::new(id, day, body)
        .name("Ada Okafor", "person/ada-okafor")
        .name("Ines Moreau", "person/ines-moreau")
        .name("Nordwerk", "organisation/nordwerk")
        .name("Südhafen", "organisation/sudhafen")
        .build()
}

fn found_on(days: [&str; 2], one: &str, other: &str) -> Vec<(Verdict, Vec<String>)> {
    let text = |body: &str| format!("{body}\n\nInes Moreau was told.");
    let articles = vec![article("a", days[0], &text(one)), article("b", days[1], &text(other))];
    let briefing = brief(articles, &Edits::default()).0;
    let answers = |found: &Dispute| found.positions.iter().map(|position| position.answer.clone()).collect();
    let posts = briefing.disputes.iter().filter(|found| found.id.ends_with("-post"));
    posts.map(|found| (found.verdict, answers(found))).collect()
}

fn found(one: &str, other: &str) -> Vec<Vec<String>> {
    let all = found_on(["2031-05-12", "2031-05-13"], one, other);
    all.into_iter().filter(|(verdict, _)| *verdict == Verdict::Dispute).map(|(_, answers)| answers).collect()
}

#[test]
fn two_posts_of_one_ladder_beside_one_name_are_a_dispute() {
    let cases = [
        (
            "The pen was held by Ada Okafor, the company’s finance director.",
            "Ada Okafor, chief executive of Nordwerk, signed it.",
        ),
        ("Opposite sat Ada Okafor, its military commander.", "The envoy, Ada Okafor, is its political secretary."),
        (
            "The trawler’s second engineer, Ada Okafor, was saved.",
            "Ada Okafor, the trawler’s 34-year-old cook, was saved.",
        ),
        ("Major Ada Okafor opened the gate.", "Colonel Ada Okafor opened the gate."),
        ("Fisheries minister Ada Okafor opened it.", "Deputy fisheries minister Ada Okafor opened it."),
    ];
    for (one, other) in cases {
        assert_eq!(found(one, other).len(), 1, "{one} {other}");
    }
}

#[test]
fn posts_that_one_person_may_have_are_none() {
    let cases = [
        // Of two bodies.
        ("Ada Okafor, chief executive of Nordwerk, signed it.", "Ada Okafor, finance director of Südhafen, signed it."),
        // A rank that newspapers shorten.
        ("Colonel Ada Okafor opened the gate.", "Lieutenant Colonel Ada Okafor opened the gate."),
        // Past in one of them.
        ("The former finance director, Ada Okafor, came.", "Ada Okafor, the chief executive, came."),
        // Of somebody beside the name.
        ("Ada Okafor, a friend of the cook, came.", "Ada Okafor, the second engineer, came."),
        ("Ada Okafor, the cook’s brother, came.", "Ada Okafor, the second engineer, came."),
        // One that prints both.
        ("Ada Okafor, the cook, came. Ada Okafor, the boatswain, left.", "Ada Okafor, the cook, came."),
        // Another post of the same word.
        ("Foreign minister Ada Okafor came.", "Deputy fisheries minister Ada Okafor came."),
    ];
    for (one, other) in cases {
        assert!(found(one, other).is_empty(), "{one} {other}");
    }
}

#[test]
fn a_post_that_is_printed_long_after_another_is_an_update() {
    let found = found_on(
        ["2031-02-01", "2031-05-12"],
        "Major Ada Okafor opened the gate.",
        "Colonel Ada Okafor shut the gate.",
    );
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, Verdict::Update);
}
