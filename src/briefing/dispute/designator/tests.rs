//! Ones of a row, told by small articles about invented people.

use crate::annotate::Annotated;
use crate::annotate::fixture::Fixture;
use crate::briefing::{Verdict, brief};
use crate::edits::Edits;

fn article(id: &str, body: &str) -> Annotated {
    Fixture::new(id, "2031-05-12", body)
        .name("Ada Okafor", "person/ada-okafor")
        .name("Ines Moreau", "person/ines-moreau")
        .build()
}

fn found(one: &str, other: &str) -> Vec<Vec<String>> {
    let people = "Ada Okafor and Ines Moreau were informed.";
    let articles = vec![article("a", &format!("{one}\n\n{people}")), article("b", &format!("{people}\n\n{other}"))];
    let briefing = brief(articles, &Edits::default()).0;
    let rows = briefing.disputes.iter().filter(|found| found.verdict == Verdict::Dispute && found.id.contains("-row"));
    rows.map(|found| found.positions.iter().map(|position| position.answer.clone()).collect()).collect()
}

#[test]
fn one_thing_at_two_of_a_row_is_a_dispute() {
    let found = found(
        "The lightship slammed into Jetty 4 while the tide was out.",
        "The drifting lightship rammed Jetty 7 before breakfast.",
    );
    assert_eq!(found, [["Jetty 4", "Jetty 7"]]);
}

#[test]
fn a_source_that_names_both_knows_of_two() {
    let found = found(
        "The lightship slammed into Jetty 4 while the tide was out.",
        "The drifting lightship rammed Jetty 7 before breakfast. Jetty 4 was spared.",
    );
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn things_that_have_nothing_in_common_are_two() {
    let found = found("The lightship slammed into Jetty 4.", "Pilgrims gathered quietly near Jetty 7 for prayers.");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn neighbouring_floors_may_be_one_that_is_counted_in_two_ways() {
    let on = |floor: &str| format!("The envoys dined by candlelight on the {floor} floor of the customs tower.");
    assert_eq!(
        found(&on("second"), &on("sixth").replace("by candlelight", "at dusk").replace("envoys", "guests")).len(),
        1
    );
    assert!(
        found(&on("second"), &on("third").replace("by candlelight", "at dusk").replace("envoys", "guests")).is_empty()
    );
}
