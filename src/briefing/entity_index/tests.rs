//! What merges across articles, and what never does.

use super::{EntityIndex, merge};
use crate::annotate::{Annotated, EntityKind, annotate};
use crate::article::clean;
use crate::date::VisitDate;
use crate::edits::{Edit, Edits, Provenance};
use crate::source::{Format, Given, Source, SourceId};

pub(super) fn annotated(texts: &[&str]) -> Vec<Annotated> {
    annotated_on(None, texts)
}

/// The texts as articles of one day.
fn annotated_on(day: Option<&str>, texts: &[&str]) -> Vec<Annotated> {
    let source = |text: &&str| Source {
        id: SourceId("t".to_owned()),
        path: "t.txt".to_owned(),
        format: Format::Text,
        encoding: "UTF-8",
        sha256: String::new(),
        text: (*text).to_owned(),
        body_start: 0,
        already_clean: true,
        saved_from: None,
        given: Given { date: day.and_then(|day| VisitDate::parse(day).ok()), ..Given::default() },
    };
    texts.iter().map(|text| annotate(clean(&source(text)))).collect()
}

fn ids(index: &EntityIndex) -> Vec<&str> {
    index.entities.iter().map(|entity| entity.id.0.as_str()).collect()
}

fn edits(edit: Edit) -> Edits {
    let text = "[[merge]]".to_owned();
    Edits {
        path: "edits.toml".to_owned(),
        edits: vec![(edit, Provenance { span: 0..text.len(), ..Provenance::default() })],
        text,
    }
}

#[test]
fn a_surname_goes_to_its_only_holder_and_short_first_names_merge() {
    let texts = ["Spokesman Matt Harlow spoke in Accra.", "Spokesman Matthew Harlow spoke.", "Mr Harlow said so."];
    let (index, _) = merge(&annotated(&texts), &Edits::default());
    assert_eq!(ids(&index), ["person/matthew-harlow", "place/accra"]);
    assert_eq!(index.entities[0].support.sources, 3);
    assert_eq!(index.entities[0].aliases.len(), 3);
}

#[test]
fn two_holders_of_a_surname_stay_apart_and_the_lone_surname_with_neither() {
    let texts = ["Judge Anna Harlow spoke.", "Senator Peter Harlow spoke.", "Dr Harlow said so. Dr Harlow left."];
    let (index, _) = merge(&annotated(&texts), &Edits::default());
    assert_eq!(ids(&index), ["person/anna-harlow", "person/harlow", "person/peter-harlow"]);
    assert_eq!(index.entities[0].not_to_be_confused_with.len(), 2);
}

#[test]
fn bodies_merge_on_aliases_and_initials_not_on_likeness() {
    let texts = [
        "The Lagoon Safety Council (LSC) met in the UK.",
        "The LSC met. The Lagoon Safety Counsel Group met in Britain.",
    ];
    let (index, _) = merge(&annotated(&texts), &Edits::default());
    assert_eq!(
        ids(&index),
        ["organisation/lagoon-safety-council", "organisation/lagoon-safety-counsel-group", "place/united-kingdom"]
    );
}

#[test]
fn the_editor_merges_renames_and_drops() {
    let texts = annotated(&["Judge Anna Harlow spoke. Anna Winter agreed."]);
    let merged = Edit::Merge { into: "Anna Winter".to_owned(), names: vec!["Anna Harlow".to_owned()] };
    let (index, warnings) = merge(&texts, &edits(merged));
    assert!(warnings.is_empty());
    assert_eq!(ids(&index), ["person/anna-winter"]);
    assert_eq!(index.entities[0].former_ids[0].0, "person/anna-harlow");
    let (index, _) = merge(&texts, &edits(Edit::Drop { id: "person/anna-harlow".to_owned() }));
    assert!(!index.entities[0].has_page);
    let renamed = Edit::Rename { id: "person/anna-harlow".to_owned(), to: "Dr Harlow".to_owned() };
    let (index, _) = merge(&texts, &edits(renamed));
    assert_eq!(ids(&index), ["person/anna-winter", "person/dr-harlow"]);
}

fn several(all: Vec<Edit>) -> Edits {
    let edits = all.into_iter().map(|edit| (edit, Provenance::default())).collect();
    Edits { path: "edits.toml".to_owned(), edits, text: String::new() }
}

#[test]
fn kind_and_name_change_together_whichever_id_they_are_written_for() {
    let texts = annotated(&["Judge Anna Harlow spoke."]);
    let kind = |id: &str| Edit::Kind { id: id.to_owned(), kind: EntityKind::Work };
    let rename = |id: &str| Edit::Rename { id: id.to_owned(), to: "The Harlow Play".to_owned() };
    for edits in [
        vec![kind("person/anna-harlow"), rename("person/anna-harlow")],
        vec![rename("person/anna-harlow"), kind("person/the-harlow-play")],
        vec![rename("work/anna-harlow"), kind("person/anna-harlow")],
    ] {
        let (index, warnings) = merge(&texts, &several(edits));
        assert!(warnings.is_empty(), "{warnings:?}");
        assert_eq!((ids(&index), index.entities[0].kind), (vec!["work/the-harlow-play"], EntityKind::Work));
        assert!(index.entities[0].former_ids.iter().any(|id| id.0 == "person/anna-harlow"));
    }
}

#[test]
fn a_kind_that_would_give_two_one_address_does_not_hold() {
    let texts = annotated(&["Judge Anna Harlow spoke in Accra."]);
    let edits = vec![
        Edit::Rename { id: "person/anna-harlow".to_owned(), to: "Accra".to_owned() },
        Edit::Kind { id: "person/anna-harlow".to_owned(), kind: EntityKind::Place },
    ];
    let (index, warnings) = merge(&texts, &several(edits));
    assert_eq!(warnings.iter().map(|w| w.code).collect::<Vec<_>>(), ["rename-clash"]);
    assert_eq!(ids(&index), ["person/anna-harlow", "place/accra"]);
}

#[test]
fn the_editor_gives_roles_and_a_link_to_an_id_old_or_new() {
    let texts = annotated(&["Judge Anna Harlow spoke."]);
    let role = |role: &str, replaces: Option<&str>| Edit::Role {
        id: "person/anna-harlow".to_owned(),
        role: role.to_owned(),
        replaces: replaces.map(str::to_owned),
    };
    let link = Edit::Link { id: "person/dr-harlow".to_owned(), wikidata: "Q42".to_owned() };
    let rename = Edit::Rename { id: "person/anna-harlow".to_owned(), to: "Dr Harlow".to_owned() };
    let (index, warnings) = merge(&texts, &several(vec![role("judge of appeal", Some("Judge")), link.clone(), rename]));
    assert!(warnings.is_empty(), "{warnings:?}");
    let entity = &index.entities[0];
    assert_eq!(entity.wikidata.as_ref().map(|given| given.text.as_str()), Some("Q42"));
    assert_eq!(entity.given_roles[0].replaces.as_deref(), Some("Judge"));
    let (index, warnings) = merge(&texts, &several(vec![role("pilot", Some("Jugde")), link]));
    assert_eq!(index.entities[0].given_roles[0].replaces, None);
    let hints: Vec<_> = warnings.iter().filter_map(|warning| warning.hint.as_deref()).collect();
    assert_eq!(hints, ["did you mean `Judge`?", "did you mean `person/anna-harlow`?"]);
}

#[test]
fn a_merge_of_places_leaves_the_person_of_that_name_alone() {
    let texts = annotated(&["Boats left Paris and Lyon.", "Mr Paris spoke."]);
    assert_eq!(ids(&merge(&texts, &Edits::default()).0), ["person/paris", "place/lyon", "place/paris"]);
    let merged = Edit::Merge { into: "Paris".to_owned(), names: vec!["Lyon".to_owned()] };
    let (index, warnings) = merge(&texts, &edits(merged));
    assert!(warnings.is_empty(), "{warnings:?}");
    assert_eq!(ids(&index), ["person/paris", "place/paris"]);
}

#[test]
fn an_edit_that_matches_nothing_warns_with_near_names() {
    let texts = annotated(&["Judge Anna Harlow spoke."]);
    let merged = Edit::Merge { into: "Anna Winter".to_owned(), names: vec!["Ann Harlow".to_owned()] };
    let (_, warnings) = merge(&texts, &edits(merged));
    assert_eq!(warnings[0].hint.as_deref(), Some("did you mean `Anna Harlow`?"));
}

#[test]
fn a_split_parts_the_mentions_by_the_role_beside_them_and_leaves_the_rest() {
    let texts = annotated(&[
        "Judge Anna Harlow spoke. Harlow left.",
        "The pianist Anna Harlow played.",
        "Anna Harlow was seen in Accra.",
    ]);
    let into = vec!["Anna Harlow (judge)".to_owned(), "Anna Harlow (pianist)".to_owned()];
    let split = Edit::Split { name: "Anna Harlow".to_owned(), into };
    let (index, warnings) = merge(&texts, &edits(split.clone()));
    assert!(warnings.is_empty(), "{warnings:?}");
    assert_eq!(
        ids(&index),
        ["person/anna-harlow", "person/anna-harlow-judge", "person/anna-harlow-pianist", "place/accra"]
    );
    let mentions: Vec<usize> = index.entities.iter().map(|entity| entity.mentions.len()).collect();
    assert_eq!(mentions, [1, 2, 1, 1]);
    let mut both = edits(split);
    both.edits.push((Edit::Drop { id: "person/anna-harlow".to_owned() }, Provenance::default()));
    let (index, warnings) = merge(&texts, &both);
    assert!(warnings.is_empty(), "{warnings:?}");
    assert!(!index.entities[0].has_page && index.entities[1].has_page);
}

#[test]
fn a_split_surname_stays_with_nobody_where_no_article_names_its_holder() {
    let texts = annotated(&["Judge Anna Harlow spoke. Harlow left.", "Mr Harlow said so. Mr Harlow left."]);
    let split =
        Edit::Split { name: "Harlow".to_owned(), into: vec!["Anna Harlow".to_owned(), "Peter Harlow".to_owned()] };
    let (index, _) = merge(&texts, &edits(split));
    assert_eq!(ids(&index), ["person/anna-harlow", "person/harlow"]);
    assert_eq!(index.entities[0].mentions.len(), 2);
}

#[test]
fn a_name_that_another_has_cannot_be_given() {
    let texts = annotated(&["Judge Anna Harlow spoke. Anna Winter agreed."]);
    let rename = Edit::Rename { id: "person/anna-harlow".to_owned(), to: "Anna Winter".to_owned() };
    let (index, warnings) = merge(&texts, &edits(rename));
    assert_eq!(warnings.iter().map(|w| w.code).collect::<Vec<_>>(), ["rename-clash"]);
    assert_eq!(ids(&index), ["person/anna-harlow", "person/anna-winter"]);
}

#[test]
fn what_the_editor_names_keeps_its_page_and_its_old_address() {
    let texts = annotated(&["Judge Anna Harlow spoke."]);
    for (to, id) in [("Harlow", "person/harlow"), ("Index", "person/index"), ("哈洛", "person/ha-luo")] {
        let rename = Edit::Rename { id: "person/anna-harlow".to_owned(), to: to.to_owned() };
        let (index, warnings) = merge(&texts, &edits(rename));
        assert!(warnings.is_empty(), "{warnings:?}");
        let entity = &index.entities[0];
        assert_eq!((entity.id.0.as_str(), entity.has_page), (id, true));
        assert_eq!(entity.former_ids.len(), 1);
    }
}

#[test]
fn a_merge_without_a_name_that_goes_renames_nothing() {
    let texts = annotated(&["Judge Anna Harlow spoke. Anna Winter agreed."]);
    let merged = |names: &[&str]| Edit::Merge {
        into: "Judge Harlow".to_owned(),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
    };
    let all = edits(merged(&["Nobody"]));
    let (index, warnings) = merge(&texts, &all);
    assert_eq!(ids(&index), ["person/anna-harlow", "person/anna-winter"]);
    assert!(all.that_hold(&warnings).edits.is_empty(), "what changed nothing is no decision");
    let all = edits(merged(&["Nobody", "Anna Harlow"]));
    let (index, warnings) = merge(&texts, &all);
    assert_eq!(ids(&index), ["person/anna-winter", "person/judge-harlow"]);
    assert_eq!((warnings.len(), all.that_hold(&warnings).edits.len()), (1, 1));
}

#[test]
fn a_merge_of_different_kinds_warns_unless_a_kind_is_given() {
    let texts = annotated(&["Judge Anna Harlow spoke in Accra."]);
    let merged = Edit::Merge { into: "Anna Harlow".to_owned(), names: vec!["Accra".to_owned()] };
    let (_, warnings) = merge(&texts, &edits(merged.clone()));
    assert_eq!(warnings.iter().map(|w| w.code).collect::<Vec<_>>(), ["merge-of-kinds"]);
    assert!(warnings[0].what.contains("`Accra` (place)"), "{}", warnings[0].what);
    let kind = Edit::Kind { id: "place/accra".to_owned(), kind: EntityKind::Person };
    let (_, warnings) = merge(&texts, &several(vec![merged, kind]));
    assert!(warnings.iter().all(|w| w.code != "merge-of-kinds"), "{warnings:?}");
}

#[test]
fn a_split_says_which_parts_no_mention_goes_to() {
    let texts = annotated(&["Judge Anna Harlow spoke in Accra.", "Anna Harlow left Accra."]);
    let split = |name: &str, into: [&str; 2]| {
        edits(Edit::Split { name: name.to_owned(), into: into.map(str::to_owned).to_vec() })
    };
    let all = split("Accra", ["Accra (capital)", "Accra (ship)"]);
    let (_, warnings) = merge(&texts, &all);
    assert!(warnings[0].what.contains("`Accra (capital)` or `Accra (ship)`"), "{}", warnings[0].what);
    assert!(all.that_hold(&warnings).edits.is_empty());
    let all = split("Anna Harlow", ["Anna Harlow (judge)", "Anna Harlow (pilot)"]);
    let (_, warnings) = merge(&texts, &all);
    assert!(warnings[0].what.ends_with("goes to `Anna Harlow (pilot)`"), "{}", warnings[0].what);
    assert_eq!(all.that_hold(&warnings).edits.len(), 1);
}

#[test]
fn what_somebody_is_to_another_is_no_role_and_gives_no_side() {
    let texts = annotated(&[
        "The minister met his Kenyan counterpart Anna Harlow. Judge Peter Winter and his wife Ida Winter left.",
    ]);
    let (index, _) = merge(&texts, &Edits::default());
    let told: Vec<_> = index.entities.iter().map(|e| (e.id.0.as_str(), e.roles.len(), e.side.is_some())).collect();
    assert!(told.contains(&("person/anna-harlow", 0, false)), "{told:?}");
    assert!(told.contains(&("person/ida-winter", 0, false)), "{told:?}");
    assert!(told.contains(&("person/peter-winter", 1, false)), "{told:?}");
}

#[test]
fn only_an_id_that_had_a_page_is_a_former_one() {
    let texts = annotated(&["Judge Anna Harlow spoke. Mrs Harlow left.", "Harlow and Anna Winter agreed."]);
    let merged = Edit::Merge { into: "Anna Winter".to_owned(), names: vec!["Anna Harlow".to_owned()] };
    let (index, _) = merge(&texts, &edits(merged));
    let former: Vec<&str> = index.entities[0].former_ids.iter().map(|id| id.0.as_str()).collect();
    assert_eq!(former, ["person/anna-harlow"]);
}

#[test]
fn a_lone_surname_goes_to_the_holder_who_leads_three_to_one_but_not_from_an_article_of_both() {
    let lead = "Judge Anna Harlow spoke. Harlow left. Anna Harlow wrote.";
    let texts = [lead, "Senator Peter Harlow spoke.", "Dr Harlow said so."];
    let (index, _) = merge(&annotated(&texts), &Edits::default());
    assert_eq!(ids(&index), ["person/anna-harlow", "person/peter-harlow"]);
    assert_eq!(index.entities[0].mentions.len(), 4);
    let texts = [lead, "Anna Harlow met Senator Peter Harlow.\n\nIt rained.\n\nIt rained on. Dr Harlow said so."];
    let (index, _) = merge(&annotated(&texts), &Edits::default());
    assert_eq!(ids(&index), ["person/anna-harlow", "person/harlow", "person/peter-harlow"]);
}

/// The person to whom the last mention of the last article goes.
fn last_of(texts: &[&str]) -> String {
    let articles = annotated(texts);
    let (index, _) = merge(&articles, &Edits::default());
    let last = articles.len() - 1;
    let mention = articles[last].mentions.last().expect("the last article names somebody");
    index.merged(last, &mention.entity).0
}

#[test]
fn an_address_a_pronoun_or_a_role_beside_a_surname_outweighs_how_often_somebody_is_mentioned() {
    let lead = "Judge Anna Harlow spoke. Harlow left. Anna Harlow wrote. Harlow slept.";
    let other = "Senator Peter Harlow spoke.";
    for (text, person) in [
        ("Dr Harlow said so.", "person/anna-harlow"),
        ("Mr Harlow said so.", "person/peter-harlow"),
        ("Former senator Harlow said so.", "person/peter-harlow"),
        ("Ambassador Harlow said so.", "person/harlow"),
        ("Lord Harlow said so.", "person/harlow"),
    ] {
        assert_eq!(last_of(&[lead, other, text]), person, "{text}");
    }
    assert_eq!(last_of(&[lead, "Mr Harlow said so."]), "person/harlow");
}

#[test]
fn father_and_son_of_one_name_stay_two() {
    let texts =
        ["Hall owner Gergő Harlow came with his son, Gergő Harlow Jr.", "Gergő Harlow sang.", "Harlow Gergő sang."];
    let (index, _) = merge(&annotated(&texts), &Edits::default());
    assert!(index.entities.len() > 1, "{:?}", ids(&index));
    assert_ne!(last_of(&texts[..2]), "person/gergo-harlow-jr");
    let texts = ["Ida Holm, 70, sold the mill to Ida Holm, 31. The younger Holm sang.", "Ida Holm danced."];
    let (index, _) = merge(&annotated(&texts), &Edits::default());
    assert_eq!(ids(&index), ["person/ida-holm", "person/ida-holm-31", "person/ida-holm-70"]);
    assert_eq!(last_of(&texts[..1]), "person/ida-holm-31");
}

#[test]
fn two_forms_of_a_name_in_one_sentence_are_two_people_in_every_article() {
    let texts =
        ["Matthew Harlow, a baker, and Matt Harlow, a tailor, sang.", "Matt Harlow left. Matthew Harlow stayed."];
    let (index, _) = merge(&annotated(&texts), &Edits::default());
    assert_eq!(ids(&index), ["person/matt-harlow", "person/matthew-harlow"]);
}

#[test]
fn familiar_names_merge_where_one_person_fits_and_not_where_two_do() {
    let texts = ["Judge Bill Harlow spoke.", "Judge William Harlow spoke."];
    let (index, _) = merge(&annotated(&texts), &Edits::default());
    assert_eq!(ids(&index), ["person/william-harlow"]);
    let texts = ["Judge George Harlow spoke.", "Judge George W. Harlow spoke.", "Judge George H. Harlow spoke."];
    let (index, _) = merge(&annotated(&texts), &Edits::default());
    assert_eq!(index.entities.len(), 3);
}

#[test]
fn a_short_form_that_one_article_explains_holds_in_the_others() {
    let texts = ["The Lagoon Safety Council (LASCO) met.", "Officials of LASCO met."];
    let (index, _) = merge(&annotated(&texts), &Edits::default());
    assert_eq!(ids(&index), ["organisation/lagoon-safety-council"]);
}

/// Text and entity of the offices in the first of these articles that another one resolves.
fn referred(texts: &[&str]) -> Vec<String> {
    let articles = annotated_on(Some("2031-05-04"), texts);
    let (index, _) = merge(&articles, &Edits::default());
    let body = &articles[0].article.body;
    let text = |reference: &crate::briefing::BriefedReference| {
        let words = &body[reference.mention.span.clone()];
        format!("{words} → {}, source {}", reference.mention.entity, reference.named_in.article + 1)
    };
    index.references[0].iter().map(text).collect()
}

#[test]
fn an_office_stands_for_the_only_holder_whom_another_article_names() {
    let open = "Reporters in Oslo asked Peru’s foreign minister about the harbour on Friday.";
    let named = "Peruvian Foreign Minister Ana Rojas arrived in Oslo on Friday.";
    assert_eq!(referred(&[open, named]), ["foreign minister → person/ana-rojas, source 2"]);
    for rival in [
        "Peru’s foreign minister Bo Lund spoke in Lima.",
        "Peru’s former foreign minister spoke in Lima.",
        "Peru’s new foreign minister spoke in Lima.",
        "Foreign Minister Bo Lund spoke in Lima.",
    ] {
        assert_eq!(referred(&[open, named, rival]), Vec::<String>::new(), "{rival}");
    }
    let apart = "Peruvian Foreign Minister Ana Rojas met Foreign Minister Bo Lund in Oslo on Friday.";
    assert_eq!(referred(&[open, apart]), ["foreign minister → person/ana-rojas, source 2"]);
    assert_eq!(referred(&["Reporters asked Kenya’s foreign minister.", named]), Vec::<String>::new());
}

#[test]
fn a_country_goes_on_to_the_second_of_two_offices_of_one_word() {
    let open = "Reporters in Oslo asked Peru’s defence minister about the harbour on Friday.";
    let two = "Peruvian Finance Minister Ana Rojas and Defence Minister Bo Lund arrived in Oslo.";
    assert_eq!(referred(&[open, two]), ["defence minister → person/bo-lund, source 2"]);
    let summit = "Peruvian President Ana Rojas and President Bo Lund arrived in Oslo.";
    assert_eq!(referred(&["Reporters asked Peru’s president.", summit]), ["president → person/ana-rojas, source 2"]);
}

#[test]
fn a_body_of_many_countries_is_that_of_one_only_where_the_folder_names_one() {
    let (norway, alone) = ("The Norwegian Air Force flew over Bergen.", "The Air Force flew over Bergen again.");
    let (one, _) = merge(&annotated(&[norway, alone]), &Edits::default());
    assert_eq!(ids(&one), ["organisation/norwegian-air-force", "place/bergen"]);
    let (two, _) = merge(&annotated(&[norway, alone, "The US Air Force left Bergen."]), &Edits::default());
    let wanted =
        ["organisation/air-force", "organisation/norwegian-air-force", "organisation/us-air-force", "place/bergen"];
    assert_eq!(ids(&two), wanted);
}

#[test]
fn a_region_that_only_begins_longer_names_has_no_page() {
    let page = |text: &str| {
        let (index, _) = merge(&annotated(&[text]), &Edits::default());
        index.entities.iter().find(|entity| entity.name == "Asia-Pacific").map(|entity| entity.has_page)
    };
    assert_ne!(page("They met at the Asia-Pacific Ferry operators meeting."), Some(true));
    assert_eq!(
        page("Ferries are few in the Asia-Pacific. They met at the Asia-Pacific Ferry operators meeting."),
        Some(true)
    );
}

#[test]
fn a_person_of_one_name_has_a_page_of_one_source() {
    let text = "The weaver Sutarti won a prize in Jakarta. Sutarti said that she was glad. Minister Darsono came.";
    let (index, _) = merge(&annotated(&[text]), &Edits::default());
    let pages: Vec<&str> = index.entities.iter().filter(|e| e.has_page).map(|e| e.id.0.as_str()).collect();
    assert_eq!(pages, ["person/sutarti", "place/jakarta"]);
}

#[test]
fn a_state_and_a_country_of_one_name_are_two_places() {
    let texts = [
        "SAVANNAH - Georgia lost twelve bridges. Boats left Georgia.",
        "TBILISI - Georgia signed a treaty. Boats left Georgia.",
        "A mill in Macon, Georgia, sold gates to the Republic of Georgia. Georgia paid.",
    ];
    let (index, _) = merge(&annotated(&texts), &Edits::default());
    let counts = |id: &str| index.entities.iter().find(|e| e.id.0 == id).map(|e| (e.mentions.len(), e.has_page));
    assert_eq!(counts("place/georgia-us-state"), Some((3, true)), "{:?}", ids(&index));
    assert_eq!(counts("place/georgia"), Some((3, true)));
    assert_eq!(counts("place/georgia-2"), Some((1, false)));
}
