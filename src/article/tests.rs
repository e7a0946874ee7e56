use proptest::prelude::*;

use super::*;

pub(super) fn source(format: Format, text: &str) -> Source {
    Source { format, ..Source::of_text("a", text) }
}

pub(super) fn cleaned(text: &str) -> Article {
    clean(&source(Format::Text, text))
}

const STORY: &str = "Home\nNews\n4 mins read\nHarbour opens after nine months of repairs\n\nMay 3, 2021\n\nBy Ann Lee\n\n\
    The harbour of the northern town opened again on Monday after nine months of repairs, its master said.\n\n\
    READ MORE: Ferry late again\n\n\
    Two ferries waited outside the breakwater for the signal, and their captains were glad to land in the harbour.\n\n\
    Minister buys a hat\nTen ways to cook rice at home\nStar singer cancels her tour\n\n\
    The repairs cost the town more than the council had planned, but the master said that the quay will hold.\n\n\
    (With inputs from Reuters)\n\nLeave a Reply\n\nYour email address will not be published.\n";

#[test]
fn a_scrape_is_parted_into_story_and_furniture() {
    let article = cleaned(STORY);
    let kept: Vec<_> = article.blocks.iter().filter(|b| b.verdict.kept).map(|b| (b.kind, b.lines.0)).collect();
    assert_eq!(
        kept,
        [
            (BlockKind::Title, 4),
            (BlockKind::Date, 6),
            (BlockKind::Byline, 8),
            (BlockKind::Paragraph, 10),
            (BlockKind::Paragraph, 14),
            (BlockKind::Paragraph, 20),
            (BlockKind::Byline, 22),
        ]
    );
    assert_eq!(article.title.map(|t| t.value).as_deref(), Some("Harbour opens after nine months of repairs"));
    assert_eq!(article.date.map(|d| (d.value.to_string(), d.basis)), Some(("2021-05-03".to_owned(), Basis::Stated)));
    assert_eq!(article.byline[0].value, "Ann Lee");
    assert_eq!(article.credits[0].value, "Reuters");
    assert_eq!(article.outlet, None);
}

#[test]
fn every_dropped_line_has_a_reason_in_words() {
    let article = cleaned(STORY);
    let reason = |line| article.blocks.iter().find(|b| b.lines.0 == line).map(|b| b.verdict.told());
    assert_eq!(reason(3).as_deref(), Some("the reading time"));
    assert_eq!(reason(12).as_deref(), Some("links to other articles"));
    assert!(reason(17).is_some_and(|reason| reason.starts_with("headlines of other articles")));
    assert_eq!(reason(24).as_deref(), Some("the comment section"));
}

const STORY_END: &str = "The quay was built by prisoners of war, and the town has mended its walls in every century since then.\n\n\
    Captain Ek said that the ferries would pay the harbour a fee for each ship that lands there before winter.\n";

#[test]
fn a_list_in_mid_story_cuts_only_itself() {
    let top = STORY.split("Minister buys").next().unwrap_or_default().replace("READ MORE: Ferry late again\n\n", "");
    for heading in ["You may also like", "READ MORE", "Most read"] {
        let list = "Ten ways to cook rice at home\nIs this the end of the paper bag?\n";
        let article = cleaned(&format!("{top}{heading}\n{list}\n{STORY_END}"));
        let cut: Vec<_> = article.blocks.iter().filter(|b| !b.verdict.kept && b.lines.0 > 12).collect();
        assert!(cut.iter().all(|b| b.verdict.reason == "links to other articles".into()), "{cut:#?}");
        assert_eq!(cut.len(), 3, "{heading}");
        assert!(article.body.ends_with("before winter."), "{heading}");
    }
}

#[test]
fn teasers_in_a_list_below_the_story_are_not_the_story() {
    let teasers = "You may also like\n\nStar singer cancels her tour\n\nThe singer told her fans on a radio show that she \
        would not sing again until her voice had come back to her.\n\nTen ways to cook rice\n\nRice is the food of more \
        than half of all people, and yet few of them would ever agree on how to boil it.\n";
    let top = STORY.split("Minister buys").next().unwrap_or_default();
    let article = cleaned(&format!("{top}{STORY_END}\n{teasers}"));
    assert!(article.body.ends_with("before winter."), "{}", article.body);
}

#[test]
fn a_publisher_is_stated_by_its_masthead_byline_or_copyright_line() {
    let outlet = |text: &str| cleaned(text).outlet.map(|outlet| outlet.value);
    assert_eq!(outlet(&format!("The Quay Herald (test)\n{STORY}")).as_deref(), Some("The Quay Herald (test)"));
    let byline = STORY.replace("By Ann Lee", "By Ann Lee, Quay Herald");
    assert_eq!(outlet(&byline).as_deref(), Some("Quay Herald"));
    let section = format!("Northern Review » World\n{STORY}\n© 2021 Northern Review. All rights reserved.\n");
    assert_eq!(outlet(&section).as_deref(), Some("Northern Review"));
    assert_eq!(outlet(&format!("Northern Review\n{STORY}")), None, "a section may be called so");
    assert_eq!(
        outlet(&format!("The Quay Herald\nThe Northern Post\n{STORY}").replace("Home\nNews\n4 mins read\n", "")),
        None
    );
}

#[test]
fn a_text_printed_under_licence_credits_its_holder() {
    let article =
        cleaned(&format!("{STORY}\n© Northern Wire (test) 2021. Printed by the Quay Herald under licence.\n"));
    let credits: Vec<_> = article.credits.iter().map(|credit| credit.value.as_str()).collect();
    assert_eq!(credits, ["Reuters", "Northern Wire"]);
    let dateline = STORY.replace("The harbour of", "PORT LEE, May 3 (Northern Wire, test) — The harbour of");
    assert_eq!(cleaned(&dateline).credits[1].value, "Northern Wire");
}

#[test]
fn a_line_right_above_a_pictures_credit_is_a_caption() {
    let top = STORY.split("The harbour of").next().unwrap_or_default();
    let story = &STORY[top.len()..];
    let article =
        cleaned(&format!("{top}The first ferry leaves the harbour of the town on a calm sea.\nPool photo\n\n{story}"));
    let captions: Vec<_> = article.blocks.iter().filter(|b| b.kind == BlockKind::Caption).map(|b| b.lines.0).collect();
    assert_eq!(captions, [10, 11]);
}

#[test]
fn a_clean_text_stays_as_it_is() {
    let text = "Menu\nThe ship  sank.\n\nShare this\n";
    let article = clean(&Source { already_clean: true, ..source(Format::Text, text) });
    assert_eq!(article.body, text);
    assert_eq!(article.blocks.len(), 1);
}

#[test]
fn a_page_keeps_its_story_and_names_what_it_drops() {
    let story =
        "The harbour of the northern town opened again on Monday after nine months of repairs, its master said. "
            .repeat(2);
    let html = format!(
        "<html><head><title>Harbour opens | The Quay</title></head><body><nav><a href='/'>Home</a></nav><article><h1>Harbour opens</h1>\
         <p>{story}</p><p>{story} Twice.</p><ul><li>the old quay</li><li>the new quay</li></ul><p>{story} Thrice.</p></article>\
         <aside><p>Ten ways to cook rice</p></aside></body></html>"
    );
    let article = clean(&source(Format::Html, &html));
    assert_eq!(article.title.as_ref().map(|t| t.value.as_str()), Some("Harbour opens"), "{:#?}", article.blocks);
    let dropped: Vec<_> = article.blocks.iter().filter(|b| !b.verdict.kept).map(|b| b.verdict.told()).collect();
    assert_eq!(dropped, ["labels and links of the site", "a box beside the story"]);
    assert!(article.body.contains("the old quay\nthe new quay"));
}

#[test]
fn the_text_of_a_shadow_tree_is_read_and_the_address_it_was_saved_from_is_known() {
    let story =
        "The harbour of the northern town opened again on Monday after nine months of repairs, its master said. ";
    let html = format!(
        "<html><head><title>Harbour opens</title></head><body><x-story><template shadowrootmode=open><h1>Harbour opens</h1>\
         <p>{story}</p><p>{story} Twice.</p></template></x-story><template><p>{story} Never shown.</p></template></body></html>"
    );
    let saved_from = Some("https://example.org/a".to_owned());
    let article = clean(&Source { saved_from, ..source(Format::Html, &html) });
    assert!(article.body.ends_with("Twice.") && article.body.starts_with("The harbour"), "{}", article.body);
    assert_eq!(
        article.url.map(|url| (url.value, url.evidence)),
        Some(("https://example.org/a".to_owned(), "saved from https://example.org/a".to_owned(),))
    );
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Lines of which each stands once: what recurs in mid-sentence may be the head of a printed page, which a repair takes out.
fn unlike_lines() -> impl Strategy<Value = Vec<String>> {
    let line = "[A-Z][a-zA-Z0-9 ,:“”]{0,90}[.]|By Ann|Comments|Read more:";
    prop::collection::btree_set(line, 0..30).prop_map(Vec::from_iter).prop_shuffle()
}

proptest! {
    #![proptest_config(crate::proptest_cases::cases(64))]

    #[test]
    fn nothing_of_a_text_disappears(lines in unlike_lines()) {
        let text = lines.join("\n");
        let article = cleaned(&text);
        let blocks: String = article.blocks.iter().map(|b| b.text.as_str()).collect();
        prop_assert_eq!(letters(&blocks), letters(&text));
    }

    #[test]
    fn any_text_in_any_format_is_cleaned_without_panic(text in "(\\PC|\n|<[a-z]{1,6}>|</[a-z]{1,6}>|[-*>#|] ){0,300}") {
        for format in [Format::Text, Format::Html, Format::Markdown] {
            let article = clean(&source(format, &text));
            for block in &article.blocks {
                prop_assert!(block.body.clone().is_none_or(|range| article.body[range] == block.text));
                prop_assert!(block.inlines.iter().all(|inline| block.text.get(inline.span.clone()).is_some()));
            }
        }
    }
}

#[test]
fn a_note_of_two_lines_is_a_story() {
    let note = cleaned("Ada Bell met Tomas Reyes in Porto on 3 March 2024.\n\nMs Bell left on Monday.\n");
    assert_eq!(note.body, "Ada Bell met Tomas Reyes in Porto on 3 March 2024.\n\nMs Bell left on Monday.");
    let chinese = cleaned("市长周三在港口会见了渔民。\n\n他说工程将于五月完成。\n");
    assert_eq!(chinese.body, "市长周三在港口会见了渔民。\n\n他说工程将于五月完成。");
}

const TOP: &str = "Lock keeper retires after fifty years\n\nMay 3, 2021\n\n\
    The keeper of the upper lock left his house on Monday after fifty years, and the whole village came to the bank.\n\n\
    He had opened the gates for barges, for swimmers and once for a bishop, the clerk of the canal told the crowd.\n\n";
const FOOT: &str = "\nHis daughter will look after the lock from now on, and the canal has bought her a boat with a new engine.\n\n\
    The next boat is due at the lock on Friday, when the water of the upper canal will be let in again.\n";

/// The lines between top and foot of a story that the cleaner cuts.
fn cut_between(middle: &str) -> Vec<String> {
    let article = cleaned(&format!("{TOP}{middle}\n{FOOT}"));
    assert!(article.body.ends_with("let in again."), "{middle}");
    article.blocks.into_iter().filter(|block| !block.verdict.kept).map(|block| block.text).collect()
}

#[test]
fn forms_of_writing_that_are_short_are_kept() {
    for middle in [
        "Q: Did you like it?\nA: Yes.\nQ: And the nights?\nA: No.",
        "The children had written a poem for him:\n\nThe gates went wide\nThe boat went through\nHe stood beside",
        "He took three things along:\n\n- the old lamp\n- a box of nails\n- the cat",
        "It did not rain.",
    ] {
        assert_eq!(cut_between(middle), Vec::<String>::new(), "{middle}");
    }
}

#[test]
fn a_sentence_may_begin_like_furniture() {
    for middle in [
        "Share the boat with me or walk to the town in the rain, the keeper told the bishop on that day.",
        "Copyright was not what the keeper thought of when he wrote the song of the lock, the clerk said.",
    ] {
        assert_eq!(cut_between(middle), Vec::<String>::new(), "{middle}");
    }
    for heading in ["Comments", "Company", "Legal"] {
        assert!(cut_between(heading).iter().all(|line| line == heading));
    }
}

#[test]
fn a_short_text_in_another_language_loses_no_sentence() {
    let article = cleaned(
        "La esclusa cierra el lunes\n\nEl guarda de la esclusa dejó su casa el lunes después de cincuenta años de trabajo.\n\n\
         Lea también: Sube el precio del pan\n\nEl canal comprará un barco nuevo antes del verano.\n",
    );
    assert!(article.body.contains("cincuenta años") && article.body.ends_with("antes del verano."), "{}", article.body);
    assert!(!article.body.contains("precio del pan"));
}
