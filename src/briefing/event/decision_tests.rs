//! What becomes of the editor’s decisions about events.

use super::decisions::{Decided, words_at};
use crate::annotate::fixture::Fixture;
use crate::annotate::{Annotated, EventStatus};
use crate::briefing::{Briefing, brief};
use crate::date::VisitDate;
use crate::edits::{Edits, HOLDS_IN_PART};

const MEETING: &str = "event/2031-05-06-ada-okafor-jonas-lind-meet";

fn article(id: &str, day: &str, body: &str) -> Annotated {
    Fixture::new(id, day, body)
        .name("Ada Okafor", "person/ada-okafor")
        .name("Jonas Lind", "person/jonas-lind")
        .time("on Tuesday", "2031-05-06")
        .time("on Wednesday", "2031-05-07")
        .build()
}

/// Two articles on one meeting, decided upon; the codes of the warnings.
fn decided(edits: &str) -> (Briefing, Vec<&'static str>) {
    let articles = vec![
        article("a", "2031-05-06", "Ada Okafor will meet Jonas Lind on Tuesday. The quay was wet all day."),
        article("b", "2031-05-07", "Ada Okafor met Jonas Lind on Tuesday at the old lock."),
    ];
    let (briefing, warnings) = brief(articles, &Edits::parse("edits.toml", edits).unwrap());
    (briefing, warnings.iter().map(|warning| warning.code).collect())
}

fn set(what: &str) -> (Briefing, Vec<&'static str>) {
    decided(&format!("[[event]]\nid = \"{MEETING}\"\nwhy = \"Seen there.\"\n{what}\n"))
}

#[test]
fn the_editor_sets_status_date_and_title() {
    let (briefing, warnings) =
        set("status = \"cancelled\"\ndate = 2031-05-08\ntitle = \"Ada Okafor will meet Jonas Lind\"");
    let event = &briefing.events[0];
    assert_eq!((event.id.as_str(), event.status, warnings), (MEETING, EventStatus::Cancelled, vec![]));
    assert_eq!(event.support.sources, 0, "no source says so");
    assert_eq!(event.date, VisitDate::parse("2031-05-08").ok());
    assert_eq!(event.alternatives, [VisitDate::parse("2031-05-06").unwrap()]);
    assert_eq!((event.title.as_str(), event.title_from.article), ("Ada Okafor will meet Jonas Lind", 0));
    let what: Vec<Decided> = event.decided.iter().map(|decision| decision.what.clone()).collect();
    assert_eq!(what, [Decided::Status, Decided::Date, Decided::Title]);
    assert_eq!(event.decided[0].why.as_deref(), Some("Seen there."));
}

#[test]
fn a_title_is_words_of_a_statement() {
    let (briefing, warnings) = set("title = \"Okafor and Lind fell out\"");
    assert_eq!((warnings, briefing.events[0].decided.len()), (vec!["title-not-in-source"], 0));
    assert_eq!(set("title = \"da Okafor met\"").1, ["title-not-in-source"], "half a word");
    assert_eq!(words_at("the  old\nlock", "old lock"), Some(5..13));
    assert_eq!(words_at("", "lock"), None);
}

#[test]
fn a_hidden_event_is_gone_and_an_unknown_one_is_reported() {
    let (briefing, warnings) = set("hide = true");
    assert_eq!((briefing.events.len(), warnings.len()), (0, 0));
    let text = format!("[[event]]\nid = \"{}\"\nhide = true\n", MEETING.replace("lind", "lynd"));
    let edits = Edits::parse("edits.toml", &text).unwrap();
    let articles = vec![article("b", "2031-05-07", "Ada Okafor met Jonas Lind on Tuesday.")];
    let warning = brief(articles, &edits).1.remove(0);
    assert_eq!(warning.hint, Some(format!("did you mean `{MEETING}`?")));
}

#[test]
fn events_are_parted_and_joined_again() {
    let split = format!("[[event_split]]\nid = \"{MEETING}\"\nstatements = [\"a#s1\"]\n");
    let (briefing, warnings) = decided(&split);
    let mut ids: Vec<&str> = briefing.events.iter().map(|event| event.id.as_str()).collect();
    ids.sort_unstable();
    let other = format!("{MEETING}-2");
    assert_eq!((ids.as_slice(), warnings), ([MEETING, &other].as_slice(), vec![]));
    assert_eq!(briefing.events.iter().map(|event| event.statements.len()).collect::<Vec<_>>(), [1, 1]);
    let (briefing, warnings) =
        decided(&format!("{split}[[event_merge]]\ninto = \"{MEETING}\"\nids = [\"{other}\", \"event/none\"]\n"));
    assert_eq!((briefing.events.len(), warnings), (1, vec![HOLDS_IN_PART]));
    let event = &briefing.events[0];
    assert_eq!((event.id.as_str(), event.statements.len()), (MEETING, 2));
    assert_eq!(event.former_ids.as_slice(), std::slice::from_ref(&other));
    let merge = format!("[[event_merge]]\ninto = \"{MEETING}\"\nids = [\"{other}\"]\n");
    let (briefing, warnings) = decided(&format!("{split}{merge}{merge}"));
    assert_eq!((briefing.events.len(), warnings.len()), (1, 0), "said twice");
    let (briefing, warnings) = decided(&split.replace("a#s1", "a#s2"));
    assert_eq!((briefing.events.len(), warnings), (1, vec!["edit-matches-nothing"]));
    assert_eq!(decided(&split.replace("[\"a#s1\"]", "[\"a#s1\", \"b#s1\"]")).0.events.len(), 1, "none would stay");
}

#[test]
fn a_sentence_is_added_as_an_event() {
    let add = |rest: &str| format!("[[event_add]]\nat = \"a#s2\"\nstatus = \"happened\"\ndate = 2031-05-06\n{rest}\n");
    let (briefing, warnings) = decided(&add("starts = \"The quay\"\nparticipants = [\"Jonas Lind\"]"));
    assert_eq!(warnings, Vec::<&str>::new());
    let event = briefing.events.iter().find(|event| event.id != MEETING).unwrap();
    assert_eq!(event.title, "The quay was wet all day");
    assert_eq!((event.participants.len(), event.support.sources, event.decided.len()), (1, 1, 1));
    assert_eq!(decided(&add("starts = \"A quay\"")).1, ["pin-does-not-hold"]);
    assert_eq!(decided(&add("participants = [\"Jonas Lund\"]")).1, ["edit-matches-nothing"]);
}
