//! What the finder reads in sentences about invented people.

use super::EventCandidate;
use crate::annotate::Annotated;
use crate::annotate::fixture::Fixture;

/// An article of Wednesday, 7 May 2031 about Ada Okafor, Jonas Lind and Tula Maro.
fn read(body: &str) -> Annotated {
    Fixture::new("a", "2031-05-07", body)
        .name("Ada Okafor", "person/ada-okafor")
        .name("Okafor", "person/ada-okafor")
        .name("Lind", "person/jonas-lind")
        .name("Maro", "person/tula-maro")
        .name("Port Sorrel", "place/port-sorrel")
        .name("Norland", "place/norland")
        .time("on Tuesday", "2031-05-06")
        .time("on Thursday", "2031-05-08")
        .time("on Friday", "2031-05-09")
        .time("in January", "2031-01")
        .time("last week", "2031-04-28/2031-05-04")
        .build()
}

/// Action, date, status and participants of each candidate that can be an event by itself.
fn told(body: &str) -> Vec<String> {
    lines(body, |event| event.founds)
}

/// The same of each candidate that is asked for.
fn lines(body: &str, asked: impl Fn(&EventCandidate) -> bool) -> Vec<String> {
    let line = |e: &EventCandidate| {
        let people: Vec<&str> = e.participants.iter().map(|p| p.0.rsplit('/').next().unwrap_or_default()).collect();
        let date = e.date.as_ref().map_or("-", |d| d.edtf());
        format!("{} {date} {:?} {}", e.action, e.status, people.join("+"))
    };
    read(body).events.iter().filter(|e| asked(e)).map(line).collect()
}

#[test]
fn who_met_whom_and_when() {
    assert_eq!(told("Okafor met Lind in Port Sorrel on Tuesday."), ["meet 2031-05-06 Happened ada-okafor+jonas-lind"]);
    assert_eq!(told("Okafor and Lind met on Tuesday."), ["meet 2031-05-06 Happened ada-okafor+jonas-lind"]);
    assert_eq!(read("Okafor met Lind in Port Sorrel on Tuesday.").events[0].places[0].0, "place/port-sorrel");
}

#[test]
fn a_list_of_people_is_a_list_of_meetings() {
    assert_eq!(
        told("Okafor plans to meet Lind on Thursday, and possibly Maro on Friday."),
        ["meet 2031-05-08 Planned ada-okafor+jonas-lind", "meet 2031-05-09 Possible ada-okafor+tula-maro"]
    );
}

#[test]
fn status_comes_from_the_words_and_the_articles_date() {
    assert_eq!(told("Lind will visit Port Sorrel on Friday."), ["travel 2031-05-09 Planned jonas-lind"]);
    assert_eq!(told("It is unclear whether Okafor will meet Maro."), ["meet - Possible ada-okafor+tula-maro"]);
    assert_eq!(told("Lind visited Port Sorrel in January."), ["travel 2031-01 Background jonas-lind"]);
    assert_eq!(
        told("There was a dinner with Lind and Okafor on Friday."),
        ["dine 2031-05-09 Planned jonas-lind+ada-okafor"]
    );
}

#[test]
fn a_visit_put_off_is_a_visit() {
    assert_eq!(told("Okafor postponed a visit in January after the storm."), ["travel 2031-01 Postponed ada-okafor"]);
    assert_eq!(
        told("Lind agreed to Maro’s trip.\nIt was due in January but was called off."),
        ["travel 2031-01 Cancelled tula-maro"]
    );
}

#[test]
fn clauses_keep_their_own_day() {
    assert_eq!(
        told("Okafor, who visited Port Sorrel in January, met Lind on Tuesday."),
        ["travel 2031-01 Background ada-okafor", "meet 2031-05-06 Happened ada-okafor+jonas-lind"]
    );
    assert_eq!(
        told("Maro said in a statement last week that Okafor will meet Lind."),
        ["say 2031-04-28/2031-05-04 Happened tula-maro", "meet - Planned ada-okafor+jonas-lind"]
    );
}

#[test]
fn pronouns_lead_to_the_person_meant() {
    assert_eq!(
        told("Before she visited Port Sorrel on Tuesday, Ada Okafor kept silent."),
        ["travel 2031-05-06 Happened ada-okafor"]
    );
    assert_eq!(
        told("Lind spoke of rain.\nHe will meet Maro on Friday."),
        ["meet 2031-05-09 Planned jonas-lind+tula-maro"]
    );
}

#[test]
fn the_meeting_is_the_one_told_before() {
    let article = read("Okafor met Lind on Tuesday.\nThe meeting lasted an hour.");
    let again = article.events.last().unwrap();
    assert_eq!((again.participants.len(), again.founds), (2, false));
}

#[test]
fn denials_are_kept_apart() {
    let article = read("Okafor did not meet Lind on Tuesday.");
    assert!(article.events[0].negated);
    assert!(!read("Okafor met Lind on Tuesday.").events[0].negated);
}

#[test]
fn no_event_without_people_or_in_a_text_without_stops() {
    assert!(told("The meeting was on Tuesday.").is_empty());
    assert!(read(&"Okafor met Lind on Tuesday and ".repeat(200)).events.is_empty());
}

#[test]
fn being_received_is_a_meeting_where_a_person_is_received() {
    assert_eq!(told("Okafor received Lind on Tuesday."), ["meet 2031-05-06 Happened ada-okafor+jonas-lind"]);
    assert!(told("Okafor received a letter from Lind on Tuesday.").is_empty());
    assert!(told("Okafor was met at the door on Tuesday.").is_empty());
}

#[test]
fn a_meeting_said_to_be_possible_has_not_happened() {
    use crate::annotate::EventStatus::{Happened, Possible};

    let status = |body: &str| read(body).events[0].status;
    assert_eq!(status("A meeting with Okafor is possible but has not been announced."), Possible);
    assert_eq!(status("A meeting with Okafor had not been confirmed on Tuesday."), Possible);
    assert_eq!(status("A meeting with Okafor ended on Tuesday."), Happened);
}

#[test]
fn they_are_those_whom_the_sentence_names() {
    assert_eq!(
        told("Maro met Lind on Tuesday.\nOkafor and Lind agreed to write when they met in January."),
        ["meet 2031-05-06 Happened tula-maro+jonas-lind", "meet 2031-01 Background ada-okafor+jonas-lind"]
    );
}

#[test]
fn an_invitation_tells_the_visit_that_it_leads_to() {
    assert_eq!(
        told("Okafor invited Lind to Port Sorrel, and the two agreed to schedule the visit."),
        ["invite - Happened ada-okafor+jonas-lind", "travel - Planned jonas-lind"]
    );
}

#[test]
fn a_meeting_turned_down_is_none() {
    assert_eq!(told("Okafor turned down a meeting with Lind on Tuesday."), ["decline 2031-05-06 Happened ada-okafor"]);
}

#[test]
fn a_place_belongs_to_the_word_that_governs_it() {
    let places = |body: &str| read(body).events.first().map(|event| event.places.len());
    assert_eq!(places("Okafor met Lind in Port Sorrel on Tuesday."), Some(1));
    assert_eq!(places("Okafor flew to Port Sorrel on Tuesday."), Some(1));
    assert_eq!(places("Okafor met Lind, the envoy to Port Sorrel, on Tuesday."), Some(0));
    assert_eq!(places("Okafor met Lind on Tuesday, a step read in Port Sorrel as a slight."), Some(0));
    assert_eq!(places("Okafor met Lind on Tuesday and travelled to Port Sorrel."), Some(0));
}

#[test]
fn what_was_to_be_done_is_a_plan() {
    assert_eq!(told("Okafor was to receive Lind on Thursday."), ["meet 2031-05-08 Planned ada-okafor+jonas-lind"]);
}

#[test]
fn a_deed_takes_those_in_its_own_places() {
    assert_eq!(told("Okafor sued Lind on Tuesday."), ["sue 2031-05-06 Happened ada-okafor+jonas-lind"]);
    assert_eq!(told("Lind, 40, was sentenced on Tuesday."), ["sentence 2031-05-06 Happened jonas-lind"]);
    assert_eq!(told("The clerk, Lind, was arrested on Tuesday."), ["arrest 2031-05-06 Happened jonas-lind"]);
    assert_eq!(told("Okafor, a baker who built ships, died on Tuesday."), ["die 2031-05-06 Happened ada-okafor"]);
    assert_eq!(told("The police arrested its captain, Lind, on Tuesday."), ["arrest 2031-05-06 Happened jonas-lind"]);
    assert_eq!(told("Lind left. He was sentenced on Tuesday."), ["sentence 2031-05-06 Happened jonas-lind"]);
    assert_eq!(told("Okafor’s trial was in January."), ["trial 2031-01 Background ada-okafor"]);
}

#[test]
fn a_deed_leaves_out_those_who_only_stand_near() {
    let none: [&str; 0] = [];
    assert_eq!(told("Okafor’s brother was arrested on Tuesday."), none);
    assert_eq!(told("Okafor supporters were arrested on Tuesday."), none);
    assert_eq!(told("Maro wrote to Okafor. She died on Tuesday."), none);
    assert_eq!(told("The retired baker Okafor spoke of it on Tuesday."), none);
    assert_eq!(told("Okafor sold 24,000 loaves on Tuesday."), none);
    assert_eq!(told("Okafor was not arrested on Tuesday."), none);
    assert_eq!(told("Okafor did not meet Lind on Tuesday."), none);
    assert_eq!(
        told("Okafor met Lind. The concert was postponed to Friday."),
        ["meet - Happened ada-okafor+jonas-lind"]
    );
    assert_eq!(told("Okafor sued Lind."), none);
}

#[test]
fn what_is_called_off_in_its_own_sentence_is_no_plan() {
    assert_eq!(
        told("Okafor was due to visit Port Sorrel on Friday but cancelled the trip."),
        ["travel 2031-05-09 Cancelled ada-okafor"]
    );
    let other = "Lind will visit Maro on Friday. Okafor planned a rally on Thursday but it was called off.";
    assert_eq!(told(other), ["travel 2031-05-09 Planned jonas-lind"]);
    assert_eq!(told("The ferry was put off until Friday."), [""; 0]);
}

#[test]
fn talks_that_are_to_go_on_are_not_those_that_were_held() {
    let all = |body: &str| read(body).events.iter().filter(|event| event.action == "meet").count();
    assert_eq!(all("Okafor met Lind on Tuesday. She hopes to continue the talks."), 1);
    assert_eq!(all("Okafor met Lind on Tuesday. The talks lasted five hours."), 2);
    assert_eq!(all("Okafor will meet Lind on Friday. The talks could last five hours."), 2);
}

#[test]
fn a_quoted_day_does_not_date_the_speech() {
    assert_eq!(told("“We sail on Friday,” Okafor said."), [""; 0]);
}

#[test]
fn a_mishap_without_a_name_is_that_of_its_place() {
    assert_eq!(told("Twelve people were killed in Port Sorrel on Tuesday."), ["die 2031-05-06 Happened port-sorrel"]);
    assert_eq!(told("An earthquake struck Port Sorrel on Tuesday."), ["quake 2031-05-06 Happened port-sorrel"]);
}

#[test]
fn a_first_since_tells_the_one_before() {
    let all = |body: &str| lines(body, |_| true);
    let both = ["meet 2031-05-06 Happened ada-okafor+jonas-lind", "meet 2031-01 Background ada-okafor+jonas-lind"];
    assert_eq!(all("Okafor met Lind on Tuesday, their first meeting since Port Sorrel in January."), both);
    assert_eq!(all("Okafor met Lind on Tuesday — their first since in January in Port Sorrel; rain fell."), both);
    assert_eq!(
        all("Okafor met Lind on Tuesday — their first since a summit in Port Sorrel, Norland, in January."),
        both
    );
    let article = read(
        "Talks between Okafor and Lind may help — their first in-person talks since Port Sorrel in January, an hour before the regatta.",
    );
    let earlier = article.events.last().unwrap();
    assert_eq!(
        (earlier.places[0].0.as_str(), &article.article.body[earlier.span.clone()]),
        ("place/port-sorrel", "first in-person talks since Port Sorrel in January, an hour before the regatta")
    );
    assert!(!earlier.founds, "the sentence is about the later one");
    assert!(earlier.rule.contains("told as the one before it; its day lies well before"), "{}", earlier.rule);
}

#[test]
fn the_day_and_the_place_of_the_one_before_are_not_those_of_the_meeting() {
    let article = read("Okafor and Lind held talks, their first since in January in Port Sorrel.");
    let meeting = &article.events[0];
    assert_eq!((meeting.date.as_ref(), meeting.places.len(), article.events.len()), (None, 0, 2));
}

#[test]
fn a_first_since_something_else_tells_no_meeting() {
    let meetings = |body: &str| lines(body, |event| event.action == "meet").len();
    for other in [
        "their first since the storm in Port Sorrel in January",
        "their first since in January, when the harbour froze",
        "their first since in January floods",
        "their first visit since in January",
        "their first daughter since in January",
        "in a hall that opened on Friday, their first since in January",
        "not their first since in January",
        "her first since in January",
        "their first since on Thursday",
    ] {
        assert_eq!(meetings(&format!("Okafor met Lind on Tuesday, {other}.")), 1, "{other}");
    }
    assert_eq!(meetings("The captains met Lind on Tuesday, their first meeting since in January."), 0);
    assert_eq!(meetings("Okafor met Lind on Tuesday and Maro on Friday, their first meeting since in January."), 2);
}
