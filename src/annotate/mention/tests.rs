//! What the rules find in sentences of our own.

use proptest::prelude::*;

use super::{SECTION, sections};
use crate::annotate::{Annotated, Sentence, annotate};
use crate::article::{Span, clean};
use crate::source::Source;

fn annotated(text: &str) -> Annotated {
    annotate(clean(&Source { already_clean: true, ..Source::of_text("t", text) }))
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
        ("Harbour Cabinet Secretary Amina Otieno arrived.", "Amina Otieno", "Harbour Cabinet Secretary"),
        ("The rate is sound, Bank Norway governor Tomas Novak said.", "Tomas Novak", "Bank Norway governor"),
        ("On Tuesday Prime Minister Tomas Novak resigned.", "Tomas Novak", "Prime Minister"),
        ("Now Prime Minister Tomas Novak resigned.", "Tomas Novak", "Prime Minister"),
        ("The talks in Kvalholm Prime Minister Tomas Novak left.", "Tomas Novak", "Prime Minister"),
        ("The finance minister, Tomas Novak, resigned.", "Tomas Novak", "finance minister"),
    ] {
        assert_eq!(role(text), Some((name.to_owned(), Some(role_text.to_owned()))), "{text}");
    }
}

#[test]
fn a_son_is_not_called_by_his_fathers_name() {
    let text = "Sheikh Omar bin Faisal Al Harun came. Sheikh Faisal left. Faisal said no.";
    assert!(found(text)[1..].iter().all(|line| line.ends_with("→ person/faisal")), "{:?}", found(text));
}

#[test]
fn who_is_addressed_by_a_surname_is_a_person() {
    let kinds =
        |text: &str| found(text).into_iter().map(|line| line.split(" → ").last().unwrap_or_default().to_owned());
    let text = "Qorvath Zzelle came. Mr Zzelle left again.";
    assert!(kinds(text).all(|entity| entity == "person/qorvath-zzelle"), "{:?}", found(text));
}

#[test]
fn a_shared_surname_goes_to_the_holder_whom_the_nearest_sentence_names_alone() {
    let text = "Laura Stein met Peter Stein in Oslo. Dr Stein left. Laura Stein stayed. Stein smiled.";
    assert_eq!(
        found(text),
        [
            "Laura Stein → person/laura-stein",
            "Peter Stein → person/peter-stein",
            "Oslo → place/oslo",
            "Stein → person/stein",
            "Laura Stein → person/laura-stein",
            "Stein → person/laura-stein",
        ]
    );
    let rule = annotated(text).mentions[3].rule.clone();
    assert!(rule.ends_with("the surname of Laura Stein and Peter Stein, and nothing tells whose"), "{rule}");
}

#[test]
fn a_shared_surname_goes_by_the_role_and_never_over_two_paragraphs() {
    let who = |text: &str| found(text).last().cloned().unwrap_or_default();
    let both = "Governor Laura Stein met Judge Peter Stein.";
    assert_eq!(who(&format!("{both} Later Governor Stein spoke.")), "Stein → person/laura-stein");
    assert_eq!(who(&format!("{both}\n\nIt rained all day.\n\nIt rained on. Stein spoke.")), "Stein → person/stein");
}

#[test]
fn names_of_one_person_are_one_within_an_article() {
    assert_eq!(
        found("Spokesman Matt Harlow spoke. Matthew Harlow left. Gabriela Solís Rojas said so. Gabriela Solís agreed."),
        [
            "Matt Harlow → person/matthew-harlow",
            "Matthew Harlow → person/matthew-harlow",
            "Gabriela Solís Rojas → person/gabriela-solis-rojas",
            "Gabriela Solís → person/gabriela-solis-rojas",
        ]
    );
}

#[test]
fn what_an_article_explains_in_brackets_beats_the_lists() {
    assert_eq!(
        found("The Anchor Union (AU) met in Oslo. The AU said no. Orlando Ferreira Corp. agreed, and Orlando paid.")
            [..3],
        ["Anchor Union → organisation/anchor-union", "AU → organisation/anchor-union", "Oslo → place/oslo"]
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

/// Text and entity of every office that stands for somebody.
fn referred(text: &str) -> Vec<String> {
    let annotated = annotated(text);
    let body = &annotated.article.body;
    let references = annotated.references.iter().map(|reference| &reference.mention);
    references.map(|m| format!("{} → {}", &body[m.span.clone()], m.entity)).collect()
}

#[test]
fn an_office_stands_for_its_only_holder() {
    let minister = "Peruvian Foreign Minister Ana Rojas arrived in Oslo.";
    for (text, wanted) in [
        ("The minister smiled.", "minister → person/ana-rojas"),
        ("On Friday, the Foreign Minister met envoys.", "Foreign Minister → person/ana-rojas"),
        ("Reporters asked Peru's top diplomat.", "top diplomat → person/ana-rojas"),
    ] {
        assert_eq!(referred(&format!("{minister} {text}")), [wanted], "{text}");
    }
    let both =
        "US Secretary of State Bo Lund met Peru’s foreign minister Ana Rojas. Lund met his Peruvian counterpart again.";
    assert_eq!(referred(both), ["counterpart → person/ana-rojas"]);
    let rule = annotated(&format!("{minister} The minister smiled.")).references[0].mention.rule.clone();
    assert_eq!(rule, "the only minister that the article names: Ana Rojas, sentence 1");
}

#[test]
fn an_office_that_two_may_hold_stands_for_nobody() {
    let minister = "Peruvian Foreign Minister Ana Rojas arrived in Oslo.";
    for text in [
        "Finance Minister Bo Lund came too. The minister smiled.",
        "Kenya’s foreign minister came too. The foreign minister smiled.",
        "The former foreign minister came too. The minister smiled.",
        "The minister of fisheries smiled.",
        "The deputy minister smiled.",
        "The minister race is open.",
        "The ministers smiled.",
        "Kenya’s top diplomat smiled.",
        "Bo Lund, the minister, smiled.",
        "It rained.\n\nIt rained.\n\nIt rained.\n\nIt rained.\n\nIt rained on. The minister smiled.",
    ] {
        assert_eq!(referred(&format!("{minister} {text}")), Vec::<String>::new(), "{text}");
    }
    assert_eq!(referred("The minister smiled. Foreign Minister Ana Rojas left."), Vec::<String>::new());
}

#[test]
fn an_office_is_said_of_a_name_in_the_sentence() {
    for (text, wanted) in [
        ("Bo Lund is the minister.", vec!["minister → person/bo-lund"]),
        ("Ana Rojas became Peru’s president in May.", vec!["president → person/ana-rojas"]),
        ("Ana Rojas, who was previously the envoy to Kenya, left.", vec!["envoy → person/ana-rojas"]),
        ("The last minister to resign was Bo Lund.", vec!["last minister → person/bo-lund"]),
        ("The son of Ana Rojas is the minister.", vec![]),
        ("Ana Rojas is a striker.", vec![]),
        ("Ana Rojas is the minister’s aide.", vec![]),
        ("Ana Rojas is not the minister.", vec![]),
        ("Ana Rojas would be the minister.", vec![]),
        ("The minister said it was Bo Lund.", vec![]),
    ] {
        assert_eq!(referred(text), wanted, "{text}");
    }
}

#[test]
fn an_office_of_another_year_or_after_a_rival_stands_for_nobody() {
    let minister = "Minister Ana Rojas arrived in Oslo.";
    assert_eq!(referred(&format!("{minister} The minister smiled.")), ["minister → person/ana-rojas"]);
    assert_eq!(referred(&format!("{minister} In 1987 the minister smiled.")), Vec::<String>::new());
    let rival = "Finance Minister Bo Lund came too.";
    assert_eq!(referred(&format!("{minister} The minister smiled. {rival}")), ["minister → person/ana-rojas"]);
    assert_eq!(referred(&format!("{minister} {rival} The minister smiled.")), Vec::<String>::new());
    assert_eq!(
        referred(&format!("{minister} “The minister and the envoy agreed,” they said.")),
        ["minister → person/ana-rojas"]
    );
}

#[test]
fn a_capital_that_acts_is_marked_and_stays_itself() {
    let governments = |text: &str| -> Vec<String> {
        let annotated = annotated(text);
        let marked = annotated.mentions.iter().filter(|mention| mention.sense.is_some());
        marked.map(|mention| mention.entity.to_string()).collect()
    };
    for (text, wanted) in [
        ("Lima accused its neighbours.", vec!["place/lima"]),
        ("Envoys said that Lima has rejected it.", vec!["place/lima"]),
        ("They praised Lima’s new envoy.", vec!["place/lima"]),
        ("There were talks between Lima and Oslo.", vec!["place/lima", "place/oslo"]),
        ("Relations with Lima were good.", vec!["place/lima"]),
        ("They urged Lima to sign.", vec!["place/lima"]),
        ("There were accusations of theft against Lima.", vec!["place/lima"]),
        ("Oslo is at odds with Lima.", vec!["place/lima"]),
        ("They spoke of pressure from Lima.", vec!["place/lima"]),
        ("They urged Lima residents to leave.", vec![]),
        ("A letter from Lima came.", vec![]),
        ("They won against Lima.", vec![]),
        ("A man in Lima said so.", vec![]),
        ("They flew to Lima and rejected it.", vec![]),
        ("The road between Lima and Oslo is long.", vec![]),
        ("Lima’s streets were empty.", vec![]),
        ("Bergen rejected it.", vec![]),
    ] {
        assert_eq!(governments(text), wanted, "{text}");
    }
}

#[test]
fn only_a_book_is_read_in_sections_and_none_of_its_sentences_twice() {
    let sentence = |(number, body): (u32, Option<Span>)| Sentence { number, block: 0, span: 0..1, body };
    let sentences = |length: usize| -> Vec<Sentence> {
        // Every third sentence was cut.
        let place = |index: usize| (!index.is_multiple_of(3)).then(|| index * length..(index + 1) * length);
        (0..30).map(|index| sentence((index as u32, place(index)))).collect()
    };
    let article = sentences(SECTION / 30);
    assert_eq!(sections(&article).collect::<Vec<_>>(), [&article[..]]);
    let book = sentences(SECTION / 4);
    assert!(sections(&book).count() > 5);
    assert_eq!(sections(&book).collect::<Vec<_>>().concat(), book);
    assert_eq!(sections(&[]).count(), 0);
}

proptest! {
    #![proptest_config(crate::proptest_cases::cases(64))]

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

#[test]
fn no_name_goes_over_a_verb_or_without_end() {
    let text = "The Ministry of Water and Irrigation sued Harlan Bridge Corp. on Monday.";
    let names: Vec<String> =
        found(text).iter().map(|line| line.split(" → ").next().unwrap_or_default().to_owned()).collect();
    assert_eq!(names, ["Ministry of Water and Irrigation", "Harlan Bridge Corp."]);
    let rubble = "Aa ".repeat(4_000);
    assert!(annotated(&rubble).mentions.iter().all(|m| m.span.len() < 100));
}

#[test]
fn a_name_with_its_people_is_one_and_a_word_for_a_people_is_none() {
    let names = found("The Norwegian Harbour Agency said on Monday that the Norwegian side agreed.");
    assert_eq!(names, ["Norwegian Harbour Agency → organisation/norwegian-harbour-agency"]);
}
