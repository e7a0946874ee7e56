//! What the rules find in sentences of our own.

use proptest::prelude::*;

use crate::annotate::{Annotated, annotate};
use crate::article::clean;
use crate::source::{Format, Given, Source, SourceId};

fn annotated(text: &str) -> Annotated {
    annotate(clean(&Source {
        id: SourceId("t".to_owned()),
        path: "t.txt".to_owned(),
        format: Format::Text,
        encoding: "UTF-8",
        sha256: String::new(),
        text: text.to_owned(),
        body_start: 0,
        already_clean: true,
        saved_from: None,
        given: Given::default(),
    }))
}

/// Text, kind and local entity of every mention, one a line.
fn found(text: &str) -> Vec<String> {
    let annotated = annotated(text);
    let body = &annotated.article.body;
    annotated.mentions.iter().map(|m| format!("{} → {}", &body[m.span.clone()], m.entity)).collect()
}

fn roles(text: &str) -> Vec<(String, Option<String>)> {
    annotated(text).mentions.into_iter().filter(|m| m.kind.slug() == "person").map(|m| (m.name, m.role)).collect()
}

#[test]
fn roles_are_cut_from_names_and_kept_beside_them() {
    let role = |text: &str| roles(text).into_iter().next();
    for (text, name, role_text) in [
        ("The Kenyan Deputy Foreign Minister Amina Otieno arrived.", "Amina Otieno", "Kenyan Deputy Foreign Minister"),
        ("They met Chile’s ambassador to Japan Pedro Rojas there.", "Pedro Rojas", "Chile’s ambassador to Japan"),
        (
            "Under Secretary of State for African and Caribbean Affairs Ruth Delaney spoke.",
            "Ruth Delaney",
            "Under Secretary of State for African and Caribbean Affairs",
        ),
        ("Helga Brandt, a spokeswoman for the World Bank, declined.", "Helga Brandt", "spokeswoman for the World Bank"),
        ("The finance minister, Tomas Novak, resigned.", "Tomas Novak", "finance minister"),
    ] {
        assert_eq!(role(text), Some((name.to_owned(), Some(role_text.to_owned()))), "{text}");
    }
}

#[test]
fn a_surname_is_the_nearest_earlier_holder() {
    let text = "Laura Stein met Peter Stein in Oslo. Mr Stein left. Laura Stein stayed. Stein smiled.";
    assert_eq!(
        found(text),
        [
            "Laura Stein → person/laura-stein",
            "Peter Stein → person/peter-stein",
            "Oslo → place/oslo",
            "Stein → person/peter-stein",
            "Laura Stein → person/laura-stein",
            "Stein → person/laura-stein",
        ]
    );
}

#[test]
fn surnames_that_are_printed_first_are_found_again() {
    let found = found("President Zhao Mingde flew to Lima. Zhao said he was glad, and Mingde waved.");
    assert_eq!(found[0], "Zhao Mingde → person/zhao-mingde");
    assert_eq!(found[2..], ["Zhao → person/zhao-mingde", "Mingde → person/zhao-mingde"]);
}

#[test]
fn closed_lists_hold_aliases_together_and_demonyms_out() {
    assert_eq!(
        found("The U.S. and German envoys went to the UN before the US-led talks in Bonn."),
        [
            "U.S. → place/united-states",
            "UN → organisation/united-nations",
            "US → place/united-states",
            "Bonn → place/bonn"
        ]
    );
}

#[test]
fn head_words_type_what_no_list_knows() {
    assert_eq!(
        found(
            "The Ministry of Water and Irrigation sued Orlando Ferreira Corp. over the Tarvos Dam. The Keller administration watched, as Ms Keller knew."
        ),
        [
            "Ministry of Water and Irrigation → organisation/ministry-of-water-and-irrigation",
            "Orlando Ferreira Corp. → organisation/orlando-ferreira-corp",
            "Tarvos Dam → place/tarvos-dam",
            "Keller administration → organisation/keller-administration",
            "Keller → person/keller",
        ]
    );
}

#[test]
fn weekdays_sentence_openers_and_pronouns_are_no_names() {
    assert_eq!(
        found("On Monday they met. However, I’m sure. Meeting again in May, they agreed."),
        Vec::<String>::new()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_gives_ordered_spans_on_character_borders(text in "(Mr |U\\.S\\.-|’s |“|[A-Z]\\. |Prime Minister |of |the |Zhao |Rome |\\PC{0,6}| |, |\\n){0,40}") {
        let annotated = annotated(&text);
        let mut last = 0;
        for mention in &annotated.mentions {
            prop_assert!(mention.span.start >= last && mention.span.end > mention.span.start);
            prop_assert!(annotated.article.body.get(mention.span.clone()).is_some());
            last = mention.span.end;
        }
    }
}
