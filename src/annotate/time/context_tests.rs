//! What the words around a time decide: spans, names, tense and what was named before. The article is of Wednesday, 15 May 2024.

use jiff::civil::Date;

use super::tests::{assert_times, read, values};
use super::*;
use crate::annotate::fixture::Fixture;

#[test]
fn days_that_are_named_apart_are_one_span() {
    assert_times("The fair ran from April 28 to May 2.", &[("April 28 to May 2", "2024-04-28/2024-05-02")]);
    assert_times("The fair ran 28 April – 2 May.", &[("28 April – 2 May", "2024-04-28/2024-05-02")]);
    assert_times("The fair ran between 28 April and 2 May.", &[("28 April and 2 May", "2024-04-28/2024-05-02")]);
    assert_times(
        "The cup is played from December 30 to January 3.",
        &[("December 30 to January 3", "2023-12-30/2024-01-03")],
    );
    assert_times(
        "It ran from December 30 to January 3, 2022.",
        &[("December 30 to January 3, 2022", "2021-12-30/2022-01-03")],
    );
    assert_times("The mill stood still from Monday to Thursday.", &[("Monday to Thursday", "2024-05-06/2024-05-09")]);
    assert_times("The fair will run Monday through Thursday.", &[("Monday through Thursday", "2024-05-20/2024-05-23")]);
    let found = read("The fair will run from Monday to Thursday.", Some("2024-05-15"));
    assert_eq!(found[0].date.as_ref().map(VisitDate::edtf), Some("2024-05-20/2024-05-23"));
}

#[test]
fn two_days_without_a_span_stay_two() {
    assert_times("The vote was moved from Monday to Friday.", &[("Monday", "2024-05-13"), ("Friday", "2024-05-17")]);
    assert_times("She wrote on Monday to Friday's guests.", &[("Monday", "2024-05-13"), ("Friday", "2024-05-10")]);
}

#[test]
fn the_present_lays_a_weekday_ahead() {
    assert_times("The ministers meet Monday.", &[("Monday", "2024-05-20")]);
    assert_times("On Tuesday, the envoy flies to Lima.", &[("Tuesday", "2024-05-21")]);
    assert_times("She said the ministers meet Monday.", &[("Monday", "2024-05-20")]);
    assert_times("The ministers did not meet Monday.", &[("Monday", "2024-05-13")]);
    assert_times(
        "They had planned a meeting of ministers who gather annually; it fell out Monday.",
        &[("annually", "P1Y"), ("Monday", "2024-05-13")],
    );
}

#[test]
fn a_caption_tells_in_the_present_what_was() {
    let mut timeline =
        Timeline::new("", Some(Anchored { day: Date::constant(2024, 5, 15), what: "the article's day" }));
    timeline.is_caption = true;
    let mut found = Vec::new();
    timeline.read("The envoy meets farmers on Monday.", 0, &[], &mut found);
    assert_eq!(found[0].value, "2024-05-13");
}

#[test]
fn weekdays_and_months_inside_a_name_are_no_times() {
    assert_times("The Good Friday Agreement held, and Black Friday passed.", &[]);
    assert_times("On Good Friday, shops close.", &[("Good Friday", "2024-03-29")]);
    let body = "Sunday Okoro and the Friday Forum met on Tuesday. The Ferry Board Monday named Sunday Okoro its head. Sunday Ade left.";
    let annotated = Fixture::new("forum", "2024-05-15", body)
        .name("Sunday Okoro", "person/sunday-okoro")
        .name("Friday Forum", "organisation/friday-forum")
        .name("Ferry Board Monday", "organisation/ferry-board")
        .name("Ade", "person/ade")
        .build();
    let found = times(&annotated.article, &annotated.sentences, &annotated.mentions);
    assert_eq!(values(body, &found), [("Tuesday", "2024-05-14".to_owned()), ("Monday", "2024-05-13".to_owned())]);
}

#[test]
fn times_beside_or_like_a_name_stay_times() {
    let body = "“Nine Weeks” took nine weeks.";
    let annotated = Fixture::new("weeks", "2024-05-15", body).name("Nine Weeks", "work/nine-weeks").build();
    let found = times(&annotated.article, &annotated.sentences, &annotated.mentions);
    assert_eq!(values(body, &found), [("nine weeks", "P9W".to_owned())]);
    let body = "On Sunday Ade left. Lena May, said Sunday Lena May's sister, resigned in May.";
    let annotated = Fixture::new("may", "2024-05-15", body)
        .name("Ade", "person/ade")
        .name("Sunday Lena May", "person/sunday-lena-may")
        .name("Lena May", "person/lena-may")
        .name("May", "person/lena-may")
        .build();
    let found = times(&annotated.article, &annotated.sentences, &annotated.mentions);
    let found: Vec<_> = found.iter().map(|time| time.value.as_str()).collect();
    assert_eq!(found, ["2024-05-12", "2024-05-12", "2024-05"]);
}

#[test]
fn what_was_named_last_is_meant_by_the_same_time() {
    assert_times(
        "The dam broke in 2011. A bridge fell around the same time.",
        &[("2011", "2011"), ("the same time", "2011")],
    );
    assert_times("The dam broke in 2011. About that time, a bridge fell.", &[("2011", "2011"), ("that time", "2011")]);
    assert_times("The dam broke in 2011. At the same time, a mill closed.", &[("2011", "2011")]);
    assert_times(
        "It opened on 3 March. That month, two ships sank; the same day, one was raised.",
        &[("3 March", "2024-03-03"), ("That month", "2024-03"), ("the same day", "2024-03-03")],
    );
    assert_times(
        "It sank on 3 March 2021, he said of the March of 2021. The same day, it rained.",
        &[("3 March 2021", "2021-03-03"), ("March of 2021", "2021-03"), ("The same day", "2021-03-03")],
    );
}

#[test]
fn years_of_accounts_are_about_those_of_the_calendar() {
    assert_times(
        "It lost money in fiscal 2023, in the 2022 financial year, last fiscal year and in the fiscal year that ended in March.",
        &[
            ("fiscal 2023", "2023"),
            ("2022", "2022"),
            ("last fiscal year", "2023"),
            ("the fiscal year", "P1Y"),
            ("March", "2024-03"),
        ],
    );
    assert_times(
        "It fell in the second quarter, after a day-long halt.",
        &[("the second quarter", "2024-Q2"), ("day-long", "P1D")],
    );
    assert_times("The first-quarter loss grew.", &[("first-quarter", "2024-Q1")]);
    assert_times("A fiscal second-quarter loss is due.", &[("fiscal second-quarter", "2024-Q2")]);
    let found = read("It lost money in fiscal year 2023.", Some("2024-05-15"));
    assert_eq!(found[0].date.as_ref().map(VisitDate::edtf), Some("2023~"));
}

#[test]
fn of_two_bounds_the_lower_one_is_reached() {
    let found = read("It takes 12 to 18 months, at most two to three weeks.", Some("2024-05-15"));
    let seen: Vec<_> = found.iter().map(|t| (t.value.as_str(), t.modifier)).collect();
    assert_eq!(seen, [("P12M", Some("EQUAL_OR_MORE")), ("P2W", Some("EQUAL_OR_LESS"))]);
}
