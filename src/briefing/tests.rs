//! What the whole folder says, told by small articles about invented people.

use super::{Badge, Briefing, DisputeKind, Verdict, brief};
use crate::annotate::fixture::Fixture;
use crate::annotate::{Annotated, EventStatus};
use crate::diagnostic::Diagnostic;
use crate::edits::{Edit, Edits, Provenance};

fn article(id: &str, day: &str, body: &str) -> Annotated {
    Fixture::new(id, day, body)
        .name("Ada Okafor", "person/ada-okafor")
        .name("Jonas Lind", "person/jonas-lind")
        .name("Tula Maro", "person/tula-maro")
        .name("Harbour Union", "organisation/harbour-union")
        .name("River League", "organisation/river-league")
        .name("London", "place/london")
        .time("on Tuesday", "2031-05-06")
        .time("on Wednesday", "2031-05-07")
        .time("last November", "2030-11")
        .build()
}

fn told(bodies: &[&str]) -> Briefing {
    let articles = bodies.iter().enumerate().map(|(at, body)| article(&format!("a{at}"), "2031-05-07", body)).collect();
    brief(articles, &Edits::default()).0
}

fn edited(body: &str, edit: Edit) -> (Briefing, Vec<Diagnostic>) {
    let edits = Edits { edits: vec![(edit, Provenance::default())], ..Edits::default() };
    brief(vec![article("a", "2031-05-07", body)], &edits)
}

#[test]
fn one_meeting_told_by_two_sources_is_one_event() {
    let briefing = told(&[
        "Ada Okafor met Jonas Lind on Tuesday in the old harbour hall.",
        "Jonas Lind and Ada Okafor met on Tuesday for an hour of talks.",
    ]);
    assert_eq!(briefing.events.len(), 1);
    let event = &briefing.events[0];
    assert_eq!(event.id, "event/2031-05-06-ada-okafor-jonas-lind-meet");
    assert_eq!((event.support.sources, event.support.origins), (2, 2));
    assert!(briefing.disputes.is_empty());
}

#[test]
fn meetings_of_different_people_stay_apart() {
    let briefing = told(&["Ada Okafor met Jonas Lind on Tuesday.", "Ada Okafor met Tula Maro on Tuesday."]);
    assert_eq!(briefing.events.len(), 2);
}

#[test]
fn a_plan_that_is_done_elsewhere_has_happened() {
    let briefing =
        told(&["Ada Okafor will meet Jonas Lind on Tuesday.", "Ada Okafor met Jonas Lind on Tuesday in the harbour."]);
    assert_eq!(briefing.events.len(), 1);
    assert_eq!(briefing.events[0].status, EventStatus::Happened);
}

#[test]
fn two_days_for_one_meeting_are_a_dispute() {
    let briefing = told(&["Ada Okafor met Jonas Lind on Tuesday.", "Ada Okafor met Jonas Lind on Wednesday."]);
    assert_eq!(briefing.events.len(), 1);
    let dispute = &briefing.disputes[0];
    assert_eq!((dispute.verdict, dispute.positions.len()), (Verdict::Dispute, 2));
    assert_eq!(dispute.question, "On which day did Ada Okafor meet Jonas Lind?");
    assert_eq!(briefing.bottom_line[0].badge, Badge::Disputed);
}

#[test]
fn one_source_that_tells_two_days_tells_two_meetings() {
    let briefing = told(&["Ada Okafor met Jonas Lind on Tuesday.\nAda Okafor met Jonas Lind on Wednesday."]);
    assert_eq!((briefing.events.len(), briefing.disputes.len()), (2, 0));
}

#[test]
fn two_gatherings_for_one_meeting_are_a_dispute() {
    let briefing = told(&[
        "Ada Okafor and Jonas Lind met last November at the Harbour Union summit.",
        "Ada Okafor and Jonas Lind met last November at the River League summit.",
    ]);
    let answers: Vec<&str> = briefing.disputes[0].positions.iter().map(|p| p.answer.as_str()).collect();
    assert_eq!(answers, ["Harbour Union summit", "River League summit"]);
}

#[test]
fn shared_copy_and_named_origins_count_once() {
    let copy = "Ada Okafor met Jonas Lind on Tuesday in the old harbour hall beside the river for an hour.";
    let event = &told(&[copy, copy, "Ada Okafor met Jonas Lind on Tuesday, at noon."]).events[0];
    assert_eq!((event.support.sources, event.support.origins), (3, 2));
    let briefing = told(&[
        "Ada Okafor met Jonas Lind on Tuesday, Reuters reported.",
        "According to Reuters, Ada Okafor met Jonas Lind on Tuesday.",
    ]);
    assert_eq!(briefing.events[0].support.origins, 1);
    assert_eq!(briefing.origins[0].id, "origin/reuters");
    assert_eq!(briefing.origins[0].articles, [0, 1]);
}

#[test]
fn what_is_only_possible_is_an_unknown() {
    let briefing = told(&["It is unclear whether Ada Okafor will meet Jonas Lind."]);
    assert_eq!(briefing.unknowns.len(), 1);
    assert_eq!(briefing.unknowns[0].badge, Badge::Unconfirmed);
    assert!(briefing.events[0].title.starts_with("It is unclear whether"));
}

#[test]
fn a_pin_holds_only_where_its_words_do() {
    let body = "Rain fell.\nAda Okafor met Jonas Lind on Tuesday.";
    let pin = |at: &str, starts: &str| Edit::Pin { at: at.to_owned(), starts: Some(starts.to_owned()), order: None };
    let (briefing, warnings) = edited(body, pin("a#s2", "Ada Okafor met"));
    assert_eq!((briefing.key_points[0].badge, warnings.len()), (Badge::Editor, 0));
    let (_, warnings) = edited(body, pin("a#s1", "Ada Okafor met"));
    assert_eq!(warnings[0].hint.as_deref(), Some("these words start `a#s2`"));
    let (_, warnings) = edited(body, pin("b#s1", "Rain"));
    assert_eq!(warnings[0].hint.as_deref(), Some("did you mean `a`?"));
}

#[test]
fn a_dropped_event_is_gone_and_an_unknown_one_warns() {
    let body = "Ada Okafor met Jonas Lind on Tuesday.";
    let id = "event/2031-05-06-ada-okafor-jonas-lind-meet";
    assert!(edited(body, Edit::Drop { id: id.to_owned() }).0.events.is_empty());
    let (briefing, warnings) = edited(body, Edit::Drop { id: id.replace("meet", "met") });
    assert_eq!(briefing.events.len(), 1);
    assert!(warnings.iter().any(|w| w.hint.as_deref().is_some_and(|hint| hint.contains(id))));
}

#[test]
fn a_later_source_answers_what_an_earlier_one_left_open() {
    let plan = article("a0", "2031-05-05", "Ada Okafor may meet Jonas Lind on Tuesday.");
    let done = article("a1", "2031-05-07", "Ada Okafor met Jonas Lind on Tuesday in the harbour.");
    let briefing = brief(vec![plan, done], &Edits::default()).0;
    let update = &briefing.disputes[0];
    assert_eq!((update.verdict, update.question.as_str()), (Verdict::Update, "Did Ada Okafor meet Jonas Lind?"));
    assert_eq!(update.positions[1].answer, "not confirmed");
    assert!(briefing.events[0].disputes.is_empty(), "an update is no dispute");
    assert!(briefing.unknowns.is_empty());
}

#[test]
fn a_source_without_a_date_joins_no_event_of_another_month() {
    let dated = article("a0", "2031-05-07", "Ada Okafor met Jonas Lind last November in the old hall.");
    let undated = article("a1", "", "Ada Okafor met Jonas Lind beside the river.");
    let briefing = brief(vec![dated, undated], &Edits::default()).0;
    assert_eq!(briefing.events.len(), 2);
}

#[test]
fn a_gathering_named_behind_the_clause_is_an_occasion_too() {
    let briefing = told(&[
        "Ada Okafor and Jonas Lind met last November, beside the summit of the Harbour Union.",
        "Ada Okafor and Jonas Lind met last November at the River League summit.",
    ]);
    let answers: Vec<&str> = briefing.disputes[0].positions.iter().map(|p| p.answer.as_str()).collect();
    assert_eq!(answers, ["summit of the Harbour Union", "River League summit"]);
}

#[test]
fn a_meeting_before_a_gathering_joins_those_that_name_it_and_contradicts_nobody() {
    let at_union = "Ada Okafor and Jonas Lind met last November on the margins of the Harbour Union summit.";
    let before_league = "Ada Okafor and Jonas Lind met last November, a day before the River League summit opened.";
    let ahead_of_union = "Ada Okafor and Jonas Lind met last November ahead of a two-day Harbour Union summit.";
    let at_league = "Ada Okafor and Jonas Lind met last November at the River League summit.";
    assert!(told(&[at_union, before_league]).disputes.is_empty());
    assert!(told(&[ahead_of_union, before_league]).disputes.is_empty());
    let briefing = told(&[ahead_of_union, at_league, at_union]);
    let position = &briefing.disputes[0].positions[0];
    let articles: Vec<usize> = position.statements.iter().map(|(statement, _)| statement.article).collect();
    assert_eq!((position.answer.as_str(), articles), ("Harbour Union summit", vec![0, 2]));
    let marked = &position.statements[0].1;
    assert_eq!(&ahead_of_union[marked.clone()], "Harbour Union summit");
}

#[test]
fn a_title_does_not_begin_in_the_middle() {
    let title = |body: &str| told(&[body]).events[0].title.clone();
    assert_eq!(
        title("In a long week, visiting minister Ada Okafor met Jonas Lind on Tuesday."),
        "Ada Okafor met Jonas Lind on Tuesday"
    );
    assert_eq!(
        title("Ada Okafor spoke of rain and met Jonas Lind on Tuesday."),
        "Ada Okafor spoke of rain and met Jonas Lind on Tuesday"
    );
}

#[test]
fn a_key_point_tells_its_event_in_the_main_clause() {
    let briefing = told(&[
        "Ada Okafor, who met Jonas Lind on Tuesday, is the oldest guest of the town.",
        "Ada Okafor met Jonas Lind for an hour on Tuesday at the harbour.",
        "However, Ada Okafor also met Jonas Lind on Tuesday.",
    ]);
    assert_eq!(briefing.bottom_line[0].statement.article, 1);
    assert_eq!(briefing.bottom_line[0].rule, "3 sources, 3 origins");
}

#[test]
fn a_department_without_a_name_is_no_origin() {
    let origins = |body: &str| told(&[body]).origins.into_iter().map(|origin| origin.name).collect::<Vec<_>>();
    assert!(origins("Ada Okafor met Jonas Lind on Tuesday, the department said.").is_empty());
    assert_eq!(origins("Ada Okafor told reporters at the Sorrel embassy that Jonas Lind left."), ["Ada Okafor"]);
    assert_eq!(origins("Ada Okafor met Jonas Lind on Tuesday, the Harbour Ministry said."), ["Harbour Ministry"]);
}

#[test]
fn only_those_who_tell_it_as_done_support_what_is_done() {
    let briefing = told(&[
        "Ada Okafor met Jonas Lind on Tuesday in the old hall.",
        "Ada Okafor will meet Jonas Lind on Tuesday in the new hall.",
        "It is unclear whether Ada Okafor will meet Jonas Lind on Tuesday.",
    ]);
    let event = &briefing.events[0];
    assert_eq!((event.status, event.support.sources, event.statements.len()), (EventStatus::Happened, 1, 3));
    let point = &briefing.bottom_line[0];
    assert_eq!((point.support.sources, point.statements.len(), point.statement.article), (1, 1, 0));
}

#[test]
fn a_title_tells_no_other_meeting_and_no_plan() {
    let briefing = told(&[
        "Ada Okafor met Jonas Lind and Tula Maro on Tuesday.",
        "Ada Okafor will meet Jonas Lind in the harbour on Tuesday.",
        "In the harbour hall beside the river, with rain falling, Ada Okafor at last met Jonas Lind on Tuesday.",
        "Ada Okafor met Tula Maro on Wednesday.",
    ]);
    let event = briefing.events.iter().find(|event| event.id.contains("lind")).unwrap();
    assert_eq!(event.title_from.article, 2);
}

#[test]
fn a_journey_without_a_place_joins_none_to_a_known_one() {
    let briefing = told(&[
        "Ada Okafor is to leave for London.\nAda Okafor and Jonas Lind met on Tuesday.",
        "Rain fell. Ada Okafor's visit was agreed there.",
    ]);
    let journey = briefing.events.iter().find(|event| event.action == "travel").unwrap();
    assert_eq!((journey.status, journey.statements.len(), journey.places.len()), (EventStatus::Planned, 1, 1));
}

#[test]
fn an_invitation_is_of_the_day_of_its_meeting() {
    let briefing = told(&["Ada Okafor met Jonas Lind on Tuesday.\nAda Okafor invited Jonas Lind to London."]);
    let invitation = briefing.events.iter().find(|event| event.action == "invite").unwrap();
    assert!(invitation.places.is_empty(), "{:?}", invitation.places);
    assert_eq!(invitation.date.as_ref().map(crate::date::VisitDate::edtf), Some("2031-05-06"));
}

#[test]
fn one_clause_is_one_gathering_and_one_title() {
    let briefing = told(&["Ada Okafor and Jonas Lind shook hands at dinner on Tuesday."]);
    assert_eq!(briefing.events.len(), 1);
    let titles = |body: &str| told(&[body]).events.into_iter().map(|event| event.title).collect::<Vec<_>>();
    let titles = titles(
        "Ada Okafor invited Jonas Lind to visit London and the invitation was accepted.\n\
         Ada Okafor invited Jonas Lind to London, and they agreed on a visit.",
    );
    assert_eq!(titles.len(), 2);
    assert_ne!(titles[0], titles[1]);
}

#[test]
fn a_department_named_elsewhere_in_the_article_is_known() {
    let origins = told(&["Ada Okafor left, according to the Harbour Department.\n\
         Jonas Lind stayed, department spokesman Tula Maro said."])
    .origins;
    assert_eq!((origins.len(), origins[0].name.as_str()), (1, "Harbour Department"));
    assert_eq!(origins[0].statements.len(), 2);
}

#[test]
fn names_and_dates_in_a_row_are_no_copy() {
    let origins = |bodies: &[&str]| told(bodies).events[0].support.origins;
    let one = "Minister Ada Okafor and President Jonas Lind met on Tuesday in the old hall.";
    let other = "Minister Ada Okafor and President Jonas Lind met on Tuesday at noon.";
    assert_eq!(origins(&[one, other]), 2);
    let copy = "\nGulls circled over the wet roofs while the last boat waited.";
    assert_eq!(origins(&[&format!("{one}{copy}"), &format!("{other}{copy}")]), 1);
}

#[test]
fn a_title_leaves_out_the_words_that_were_said() {
    let title = told(&["“The rain is over,” Ada Okafor said, before she flew to London on Tuesday."])
        .events
        .into_iter()
        .find(|event| event.action == "travel")
        .map(|event| event.title);
    assert_eq!(title.as_deref(), Some("Ada Okafor said, before she flew to London on Tuesday"));
}

#[test]
fn talks_of_several_sittings_or_days_are_on_no_single_day() {
    let days = |other: &str| {
        let found = told(&["Ada Okafor met Jonas Lind on Tuesday in the old hall.", other]).disputes;
        found.iter().filter(|dispute| dispute.kind == DisputeKind::Date).count()
    };
    assert_eq!(days("Ada Okafor met Jonas Lind on Wednesday in the hall."), 1);
    assert_eq!(days("Ada Okafor met Jonas Lind on Wednesday beside a two-day regatta."), 1);
    assert_eq!(days("Ada Okafor met Jonas Lind on Wednesday, the last day of her visit."), 1);
    assert_eq!(days("Ada Okafor met Jonas Lind on Wednesday for a third round of talks."), 0);
    assert_eq!(days("Ada Okafor met Jonas Lind on Wednesday as the two resumed their work."), 0);
    assert_eq!(days("Ada Okafor met Jonas Lind on Wednesday, the last day of their talks."), 0);
    assert_eq!(days("Ada Okafor met Jonas Lind on Wednesday for two days of difficult talks."), 0);
    assert_eq!(days("Ada Okafor met Jonas Lind on Wednesday to open three-day negotiations."), 0);
}

#[test]
fn a_meeting_told_as_the_one_before_is_the_one_that_others_tell() {
    let briefing = told(&[
        "Ada Okafor may meet Jonas Lind on Wednesday — their first talks since London last November, a day before a \
         Harbour Union summit opened.",
        "Ada Okafor and Jonas Lind met in London last November on the margins of a Harbour Union summit.",
        "Ada Okafor and Jonas Lind met last November at the River League summit.",
    ]);
    let event = briefing.events.iter().find(|event| event.id == "event/2030-11-ada-okafor-jonas-lind-meet").unwrap();
    assert_eq!((event.statements.len(), event.support.sources), (3, 3));
    assert!(event.title.starts_with("Ada Okafor and Jonas Lind met"), "{}", event.title);
    let position = &briefing.disputes[0].positions[0];
    assert_eq!((position.answer.as_str(), position.statements.len()), ("Harbour Union summit", 2));
}
