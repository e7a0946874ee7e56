//! Whom small articles about invented people rest on.

use crate::annotate::Annotated;
use crate::annotate::fixture::Fixture;
use crate::article::{Basis, Stated};
use crate::briefing::{Briefing, LineageNode, OriginKind, Way, brief};
use crate::edits::Edits;

fn article(id: &str, body: &str) -> Annotated {
    Fixture::new(id, "2031-05-07", body)
        .name("Ada Okafor", "person/ada-okafor")
        .name("Jonas Lind", "person/jonas-lind")
        .name("Tula Maro", "person/tula-maro")
        .name("Quay Council", "organisation/quay-council")
        .name("Lima", "place/lima")
        .time("on Tuesday", "2031-05-06")
        .build()
}

fn told(bodies: &[&str]) -> Briefing {
    let articles = bodies.iter().enumerate().map(|(at, body)| article(&format!("a{at}"), body)).collect();
    brief(articles, &Edits::default()).0
}

/// The names of the origins of one text.
fn origins(body: &str) -> Vec<String> {
    told(&[body]).origins.into_iter().map(|origin| origin.name).collect()
}

#[test]
fn whoever_tells_a_sentence_is_its_origin() {
    for (text, origin) in [
        ("Four cranes fell over, police said.", "police"),
        ("Four cranes fell over, the Lima fire brigade said on Tuesday.", "Lima fire brigade"),
        ("Four cranes fell over, said a spokesman for the Transport Ministry.", "Transport Ministry"),
        ("Four cranes fell over, a Transport Ministry spokeswoman said.", "Transport Ministry"),
        ("According to a list released by the Transport Ministry, four cranes fell over.", "Transport Ministry"),
        ("The Transport Ministry’s note spoke of four fallen cranes.", "Transport Ministry"),
        ("A statement from the Transport Ministry said that four cranes fell.", "Transport Ministry"),
        ("Peruvian media reported that four cranes fell.", "Peruvian media"),
        ("Four cranes fell, the weekly Crane Letter reported.", "Crane Letter"),
        ("Four cranes fell, reports the BBC.", "BBC"),
        ("Four cranes fell, Peruvian officials said.", "Peruvian officials"),
        ("Lima says four cranes fell.", "Lima"),
        ("The mayor, Ada Okafor, told reporters that four cranes fell.", "Ada Okafor"),
        ("Ada Okafor walked the quay and said that four cranes fell.", "Ada Okafor"),
        ("Quay Council says four cranes fell.", "Quay Council"),
        ("An official of the Transport Ministry who was there said four cranes fell.", "Transport Ministry"),
    ] {
        let found = origins(text);
        assert!(found.iter().any(|found| found == origin), "{text}: {found:?}");
    }
}

#[test]
fn what_nobody_is_said_to_tell_has_no_origin() {
    for text in [
        "Ada Okafor met the council.",
        "Four cranes fell over what the ministry says was a cable.",
        "The cable is said to be old.",
        "Ada Okafor did not say when.",
        "Police found a cable.",
        "The ministry said that four cranes fell.",
        "An estimated forty people left the Transport Ministry.",
        "Neither government has said when the bridge opens.",
        "Neither ministry confirmed that four cranes fell.",
    ] {
        assert!(origins(text).is_empty(), "{text}: {:?}", origins(text));
    }
}

#[test]
fn he_is_the_one_who_spoke_before_and_it_the_body() {
    let briefing = told(&["Ada Okafor said that four cranes fell. He said that a fifth stood.\n\
         The Transport Ministry said it was late. It said that help was near."]);
    let counts: Vec<(&str, usize)> =
        briefing.origins.iter().map(|origin| (origin.name.as_str(), origin.statements.len())).collect();
    assert_eq!(counts, [("Ada Okafor", 2), ("Transport Ministry", 2)]);
}

#[test]
fn an_outlet_that_passes_on_an_official_is_on_the_way() {
    let briefing = told(&["Four cranes fell, the Transport Ministry said, CNN reported."]);
    let names: Vec<&str> = briefing.origins.iter().map(|origin| origin.name.as_str()).collect();
    assert_eq!(names, ["CNN", "Transport Ministry"]);
    assert_eq!(briefing.lineage.len(), 2, "{:?}", briefing.lineage);
}

#[test]
fn an_office_is_one_origin_however_its_words_are_called() {
    let briefing = told(&[
        "Ada Okafor met Jonas Lind on Tuesday, the Transport Ministry said.",
        "According to a Transport Ministry statement, Ada Okafor met Jonas Lind on Tuesday.",
    ]);
    assert_eq!((briefing.origins.len(), briefing.events[0].support.origins), (1, 1));
    assert_eq!(briefing.origins[0].kind, OriginKind::Official);
}

#[test]
fn remarks_of_one_person_are_one_origin_however_many_heard_them() {
    let briefing = told(&[
        "Ada Okafor told reporters on Tuesday that she had met Jonas Lind on Tuesday.",
        "Ada Okafor said on Tuesday she had met Jonas Lind on Tuesday.",
        "Ada Okafor met Jonas Lind on Tuesday.",
    ]);
    let meeting = briefing.events.iter().find(|event| event.action == "meet").map(|event| event.support);
    assert_eq!(meeting.map(|support| (support.sources, support.origins)), Some((3, 2)));
}

/// Ten invented sentences of one report.
const REPORT: &str = "The tide gate at the mouth of the river jammed before sunrise and would not move.\n\
    Divers went down twice and came up with nothing but rope.\n\
    Ada Okafor met Jonas Lind on Tuesday.\n\
    By noon the water stood a hand below the sill of the lowest warehouse.\n\
    Nobody had asked the keeper, who keeps geese.";

#[test]
fn a_reprint_never_counts_twice() {
    let briefing = told(&[REPORT, REPORT]);
    assert_eq!(briefing.events[0].support.sources, 2);
    assert_eq!(briefing.events[0].support.origins, 1);
    let changed = REPORT.replace("before sunrise and would not move", "early in the day and would not budge").replace(
        "By noon the water stood a hand below the sill of the lowest warehouse.",
        "The water stood a hand below the sill of the lowest warehouse by noon.",
    );
    assert_eq!(told(&[REPORT, &changed]).events[0].support.origins, 1);
}

#[test]
fn two_tellings_of_one_day_stay_two_origins() {
    let other = "Early on, the gate that keeps the sea out of the river stuck.\n\
        Jonas Lind and Ada Okafor met on Tuesday.\n\
        A man with geese looked on; no one had a question for him.";
    assert_eq!(told(&[REPORT, other]).events[0].support.origins, 2);
    assert!(told(&[REPORT, other]).copies.is_empty());
}

#[test]
fn an_agency_in_brackets_supplies_its_paragraph() {
    let briefing = told(&["Rain fell.\nFour cranes fell over in the night. Nobody was hurt. (Reuters)\nThe sun rose."]);
    assert_eq!(briefing.origins.len(), 1);
    assert_eq!(briefing.origins[0].statements.len(), 2);
}

/// An article that is taken from an outlet, of another one, and credits an agency.
fn printed(id: &str, body: &str, outlet: Option<&str>, taken: Option<&str>, credit: Option<&str>) -> Annotated {
    let mut annotated = article(id, body);
    let stated =
        |name: &str| Stated { value: name.to_owned(), basis: Basis::Stated, evidence: String::new(), block: None };
    annotated.article.outlet = outlet.map(stated);
    annotated.article.taken_from = taken.map(stated);
    annotated.article.credits = credit.map(stated).into_iter().collect();
    annotated
}

/// Origins of the only event of some articles.
fn counted(articles: Vec<Annotated>) -> usize {
    brief(articles, &Edits::default()).0.events[0].support.origins
}

const MET: &str = "Ada Okafor met Jonas Lind on Tuesday.";
const MET_TOO: &str = "On the quay, as rain fell, Jonas Lind and Ada Okafor met on Tuesday.";

#[test]
fn a_credit_reaches_the_source_through_the_outlet_that_it_is_taken_from() {
    let one = printed("a", MET, Some("GullBox"), Some("Crane Nest"), Some("Reuters"));
    let briefing = brief(vec![one], &Edits::default()).0;
    let kinds: Vec<_> = briefing.origins.iter().map(|origin| (origin.name.as_str(), origin.kind)).collect();
    assert_eq!(kinds, [("Crane Nest", OriginKind::Outlet), ("Reuters", OriginKind::Agency)]);
    let edges: Vec<_> =
        briefing.lineage.iter().map(|edge| (edge.from, edge.to, edge.way, edge.articles.clone())).collect();
    let (nest, agency, source) = (LineageNode::Origin(0), LineageNode::Origin(1), LineageNode::Source(0));
    assert_eq!(edges, [(nest, source, Way::Taken, vec![0]), (agency, nest, Way::Credited, vec![0])]);
}

#[test]
fn an_outlet_and_what_is_taken_from_it_are_one_origin() {
    let own = |credit| printed("a", MET, Some("Crane Nest"), None, credit);
    let taken = |credit| printed("b", MET_TOO, Some("GullBox"), Some("Crane Nest"), credit);
    assert_eq!(counted(vec![own(None), taken(None)]), 1);
    assert_eq!(counted(vec![own(Some("Reuters")), taken(None)]), 1);
    assert_eq!(counted(vec![own(Some("Reuters")), taken(Some("Reuters"))]), 1);
    assert_eq!(counted(vec![taken(None), printed("c", MET, None, Some("Crane Nest"), None)]), 1);
    assert_eq!(counted(vec![taken(None), printed("c", MET, Some("Quay Herald"), None, None)]), 2);
}

#[test]
fn a_reprint_tells_what_the_outlet_that_it_is_taken_from_rests_on() {
    let own = printed("a", REPORT, Some("Crane Nest"), None, None);
    let taken = printed("b", REPORT, Some("GullBox"), Some("Crane Nest"), Some("Reuters"));
    let other = printed("c", MET_TOO, Some("Quay Herald"), None, Some("Reuters"));
    assert_eq!(counted(vec![own, taken, other]), 1);
}

#[test]
fn a_reprint_counts_with_what_it_reprints() {
    let text = "Ada Okafor met Jonas Lind in Lima on Tuesday, Peruvian media reported after the long talks by the old quay. \
        Ada Okafor met Jonas Lind in the customs hall on the eastern side of the harbour for almost the whole afternoon.";
    let briefing = told(&[text, &format!("Ada Okafor met Jonas Lind. {text}")]);
    let meeting = briefing.events.iter().find(|event| event.action == "meet").expect("a meeting");
    assert_eq!((meeting.support.sources, meeting.support.origins), (2, 1));
}
