use super::*;

fn event(title: &str, status: EventStatus, date: Option<&str>, told: &str) -> EventEntry {
    let date = date.map(|date| VisitDate::parse(date).unwrap());
    EventEntry { title: title.to_owned(), status, date, told: told.to_owned() }
}

fn source(title: &str, text: &str) -> SourceEntry {
    SourceEntry { title: Some(title.to_owned()), date: None, text: text.to_owned() }
}

fn dispute(question: &str, answers: &str, settled: bool) -> DisputeEntry {
    DisputeEntry { question: question.to_owned(), answers: answers.to_owned(), settled }
}

fn map<T>(entries: Vec<(&str, T)>) -> BTreeMap<String, T> {
    entries.into_iter().map(|(id, entry)| (id.to_owned(), entry)).collect()
}

fn told(changes: &Changes) -> Vec<String> {
    changes
        .lines
        .iter()
        .map(|line| format!("{:?} {:?} {} {:?}", line.thing, line.change, line.id, line.details))
        .collect()
}

#[test]
fn an_edition_does_not_differ_from_itself() {
    let edition = Edition {
        sources: map(vec![("a", source("A", "1"))]),
        events: map(vec![("event/2024-03-04-brook-sail", event("sailed", EventStatus::Happened, None, "a#s1"))]),
        ..Edition::default()
    };
    assert!(Changes::between(&edition, &edition).lines.is_empty());
    let json = serde_json::to_string(&edition).unwrap();
    assert_eq!(serde_json::from_str::<Edition>(&json).unwrap(), edition);
}

#[test]
fn sources_come_change_and_go() {
    let before = Edition { sources: map(vec![("a", source("A", "1")), ("b", source("B", "1"))]), ..Edition::default() };
    let now = Edition { sources: map(vec![("b", source("B", "2")), ("c", source("C", "1"))]), ..Edition::default() };
    let changes = Changes::between(&before, &now);
    assert_eq!(told(&changes), ["Source Added c []", "Source Changed b [Text]", "Source Removed a []"]);
}

#[test]
fn an_event_whose_day_was_corrected_is_the_same_event() {
    let planned = event("will meet", EventStatus::Planned, None, "a#s1");
    let met = event("met", EventStatus::Happened, Some("2024-03-05"), "b#s2");
    let before = Edition { events: map(vec![("event/undated-brook-lund-meet", planned)]), ..Edition::default() };
    let now = Edition { events: map(vec![("event/2024-03-05-brook-lund-meet", met)]), ..Edition::default() };
    let changes = Changes::between(&before, &now);
    let [line] = changes.lines.as_slice() else { panic!("{changes:?}") };
    assert_eq!((line.change, line.id.as_str()), (Change::Changed, "event/2024-03-05-brook-lund-meet"));
    assert_eq!(line.details[0], Detail::Status { before: EventStatus::Planned, now: EventStatus::Happened });
    assert_eq!(line.details.len(), 3, "status, date and wording");
}

#[test]
fn two_meetings_of_the_same_people_are_told_apart_by_their_sentences() {
    let on = |day: &str, told: &str| event("met", EventStatus::Happened, Some(day), told);
    let before = map(vec![
        ("event/2024-03-05-brook-lund-meet", on("2024-03-05", "a#s1")),
        ("event/2024-04-05-brook-lund-meet", on("2024-04-05", "a#s2")),
    ]);
    let now = map(vec![
        ("event/2024-03-06-brook-lund-meet", on("2024-03-06", "a#s1")),
        ("event/2024-04-06-brook-lund-meet", on("2024-04-06", "b#s7")),
    ]);
    let pairs = pairs::events(&before, &now);
    assert_eq!(pairs["event/2024-03-06-brook-lund-meet"], "event/2024-03-05-brook-lund-meet");
    assert_eq!(pairs["event/2024-04-06-brook-lund-meet"], "event/2024-04-05-brook-lund-meet", "the only ones left");
}

#[test]
fn a_settled_dispute_says_so_and_a_new_one_is_new() {
    let before = map(vec![("dispute/x", dispute("When?", "1", false)), ("dispute/z", dispute("Who?", "1", false))]);
    let now = map(vec![("dispute/x", dispute("When?", "1", true)), ("dispute/y", dispute("Where?", "1", false))]);
    let before = Edition { disputes: before, ..Edition::default() };
    let changes = Changes::between(&before, &Edition { disputes: now, ..Edition::default() });
    assert_eq!(
        told(&changes),
        ["Dispute Added dispute/y []", "Dispute Settled dispute/x []", "Dispute Removed dispute/z []"]
    );
}

#[test]
fn of_what_is_withheld_now_the_earlier_words_are_not_told() {
    let event = event("met in secret", EventStatus::Happened, None, "a#s3");
    let before = Edition {
        sources: map(vec![("a", source("The secret", "1"))]),
        events: map(vec![("event/undated-brook-meet", event)]),
        ..Edition::default()
    };
    let before = before.without_words_of(|place| place == "a" || place == "a#s3");
    let changes = Changes::between(&before, &Edition::default());
    assert!(changes.lines.iter().all(|line| line.name.is_none()), "{changes:?}");
}

#[test]
fn words_that_may_no_longer_be_shown_are_gone_from_what_is_gone() {
    let before = Edition { sources: map(vec![("a", source("The secret", "1"))]), ..Edition::default() };
    let changes = Changes::between(&before, &Edition::default()).without_words(|words| words.contains("secret"));
    assert_eq!(changes.lines[0].name, None);
}
