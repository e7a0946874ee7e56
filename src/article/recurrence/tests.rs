use crate::article::{Article, BlockKind, Drafted, FolderLines, draft};
use crate::source::{Format, Source};

fn source(id: usize, text: &str) -> Source {
    Source::of_text(&id.to_string(), text)
}

fn cleaned(sources: &[Source]) -> Vec<Article> {
    let drafts: Vec<Drafted> = sources.iter().map(draft).collect();
    let lines = FolderLines::of(&drafts);
    drafts.into_iter().map(|draft| draft.clean(&lines)).collect()
}

fn folder(texts: &[String]) -> Vec<Article> {
    let sources: Vec<Source> = texts.iter().enumerate().map(|(id, text)| source(id, text)).collect();
    cleaned(&sources)
}

/// A page of one outlet: its menu, the story, its promotion and the foot of the page.
fn page(title: &str, story: &[&str]) -> String {
    let story = story.join("\n\n");
    format!(
        "Front page\n\nHarbour desk\n\nWeather on the coast\n\nTide tables\n\n{title}\n\n{story}\n\nThe evening letter\n\n\
         Our editors pick five pieces of the day and bring them to your table before supper is served.\n\n\
         Partners and puzzles\n"
    )
}

const FERRY: [&str; 4] = [
    "The ferry between the two islands stopped running on Tuesday after its rudder jammed in the shallow channel.",
    "Passengers were taken ashore in rowing boats, and nobody was hurt, the captain of the ferry told the islanders.",
    "A diver from the mainland will look at the rudder as soon as the tide allows him to reach the channel.",
    "Until then the islanders have to cross the channel in the rowing boats of their neighbours, the captain said.",
];
const BAKERY: [&str; 4] = [
    "The last bakery of the old quarter closed its doors on Friday, a hundred years after it sold its first loaf.",
    "Its owner, who is seventy, found nobody who wanted to rise at two in the morning to knead dough, she said.",
    "Customers stood in line around the corner to buy a last loaf of the rye bread for which the bakery was known.",
    "The owner of the house plans to let the rooms to a dentist, who will keep the bakery’s iron oven, he promised.",
];
const ORCHARD: [&str; 4] = [
    "Frost took two thirds of the apple blossom in the northern valley, growers found when they walked the orchards.",
    "Some of them had burned straw between the trees through the night, but the frost stayed longer than the straw.",
    "Apples from the valley will cost more in autumn, and some growers will press no cider at all this year.",
    "The valley had lost its blossom to frost only twice before, and never to this extent, the eldest grower said.",
];

fn dropped(article: &Article, words: &str) -> Option<String> {
    let block = article.blocks.iter().find(|block| block.text.contains(words)).expect("the line stands in the page");
    (!block.verdict.kept).then(|| block.verdict.told())
}

#[test]
fn a_promotion_that_several_files_print_is_no_story() {
    let alone = folder(&[page("Ferry stopped by its rudder", &FERRY)]);
    assert_eq!(dropped(&alone[0], "Our editors pick"), None, "one page alone cannot tell");
    let together = folder(&[
        page("Ferry stopped by its rudder", &FERRY),
        page("Last bakery closes", &BAKERY),
        page("Frost in the orchards", &ORCHARD),
    ]);
    for (article, story) in together.iter().zip([FERRY, BAKERY, ORCHARD]) {
        assert_eq!(
            dropped(article, "Our editors pick").as_deref(),
            Some("also stands in 2 other files of this site, so it is no part of this story")
        );
        assert_eq!(article.body, story.join("\n\n"), "and not a line of the story is lost");
    }
}

#[test]
fn background_that_an_outlet_prints_in_each_report_is_story() {
    let background = "The ferry has carried the islanders across the channel since the bridge fell into it in spring.";
    let later = [
        "The diver freed the ferry’s rudder on Thursday, and the captain made a trial crossing of the channel alone.",
        "He found the steering stiff but sound, and let the first passengers aboard before noon, islanders told us.",
        "The council of the islands will pay the diver, and thanked the neighbours who had lent their rowing boats.",
        background,
    ];
    let mut first = FERRY.to_vec();
    first.push(background);
    let found = folder(&[page("Ferry stopped by its rudder", &first), page("Ferry sails again", &later)]);
    for article in &found {
        assert!(article.body.contains(background));
        assert!(dropped(article, "Our editors pick").is_some());
    }
}

/// A saved page of one outlet: headline and story and nothing else.
fn saved_page(id: usize, title: &str, story: &[&str]) -> Source {
    let marked = |line: &&str| if line.ends_with('.') { format!("<p>{line}</p>") } else { format!("<h2>{line}</h2>") };
    let story: String = story.iter().map(marked).collect();
    let text = format!(
        "<html><head><title>{title}</title><meta property=\"og:site_name\" content=\"The Coast Courier\"></head>\
         <body><article><h1>{title}</h1>{story}</article></body></html>"
    );
    Source { format: Format::Html, path: format!("{id}.html"), ..source(id, &text) }
}

#[test]
fn background_inside_the_story_is_never_cut_for_recurring() {
    let background = [
        "A rudder of the same make had jammed on the freighter Aster in the winter before, harbour records show.",
        "Its maker went out of business long ago, and the last drawings burned with the workshop, a clerk recalled.",
    ];
    let of = |story: [&'static str; 4]| [story[0], story[1], "How it began", background[0], background[1], story[2]];
    let (ferry, bakery) = (of(FERRY), of(BAKERY));
    let found = cleaned(&[
        saved_page(0, "Ferry stopped by its rudder", &ferry),
        saved_page(1, "Last bakery of the quarter closes", &bakery),
    ]);
    for (article, story) in found.iter().zip([ferry, bakery]) {
        for line in story.iter().filter(|line| line.ends_with('.')) {
            assert_eq!(dropped(article, line), None, "{line}");
        }
    }
    assert_eq!(dropped(&found[0], "How it began"), None, "a subheading above text of this story");
}

#[test]
fn a_menu_line_that_several_files_print_is_no_headline() {
    let menu = "Ferry   Bakery   Orchard   Lost and found";
    let page = |title: &str, story: [&str; 4]| {
        format!("{menu}\n{title}\nBy Tove Aldin\n3 June 2024\n\n{}\n\nTove Aldin grows roses\n", story.join("\n\n"))
    };
    let titles = ["Ferry stopped by its rudder", "Last bakery closes its doors", "Frost takes the apple blossom"];
    let found = folder(&[page(titles[0], FERRY), page(titles[1], BAKERY), page(titles[2], ORCHARD)]);
    for (article, title) in found.iter().zip(titles) {
        assert_eq!(article.title.as_ref().map(|title| title.value.as_str()), Some(title));
    }
}

#[test]
fn a_headline_in_the_lists_of_other_files_stays_the_headline() {
    let title = "Ferry to the islands stopped by its rudder in the channel";
    let mut with_list = BAKERY.to_vec();
    with_list.push("Also today");
    with_list.push(title);
    let mut with_other_list = ORCHARD.to_vec();
    with_other_list.push("Also today");
    with_other_list.push(title);
    let found = folder(&[
        page(title, &FERRY),
        page("Last bakery closes", &with_list),
        page("Frost in the orchards", &with_other_list),
    ]);
    let headline = found[0].blocks.iter().find(|block| block.text == title).unwrap();
    assert_eq!((headline.kind, headline.verdict.kept), (BlockKind::Title, true));
    assert_eq!(found[0].title.as_ref().unwrap().value, title);
    assert!(dropped(&found[1], title).is_some() && !found[1].body.contains(title));
}

#[test]
fn copies_of_one_text_do_not_cut_each_other() {
    let text = page("Ferry stopped by its rudder", &FERRY);
    let found = folder(&[text.clone(), text.clone(), text]);
    assert!(found.iter().all(|article| FERRY.iter().all(|line| article.body.contains(line))));
}

#[test]
fn outlets_that_are_known_to_differ_are_not_compared() {
    let mut sources: Vec<Source> = [("Ferry stopped", FERRY), ("Last bakery closes", BAKERY)]
        .iter()
        .enumerate()
        .map(|(id, (title, story))| source(id, &page(title, story)))
        .collect();
    sources[0].given.outlet = Some("The Island Post".to_owned());
    sources[1].given.outlet = Some("Quarter Gazette".to_owned());
    assert!(cleaned(&sources).iter().all(|article| dropped(article, "Our editors pick").is_none()));
    sources[1].given.outlet = Some("Island Post".to_owned());
    assert!(cleaned(&sources).iter().all(|article| dropped(article, "Our editors pick").is_some()));
}

#[test]
fn lines_of_signs_and_empty_pages_do_no_harm() {
    let rules = "* * *\n\n—\n\n* * *\n".to_owned();
    assert_eq!(folder(&[rules.clone(), rules, "...".to_owned()]).len(), 3);
}

#[test]
fn large_pages_of_few_lines_do_no_harm() {
    let many = "Front page\n".repeat(900);
    let mixed = "Front page\nHarbour desk\nA short line of the page that ends.\n".repeat(300);
    let found = folder(&[many.clone(), many, mixed.clone(), mixed]);
    assert!(found.iter().all(|article| article.blocks.len() == 900));
}

#[test]
fn copy_that_is_much_of_a_story_is_no_furniture() {
    let menu = "Front page\nHarbour desk\nWeather\nLetters\n\n";
    let tram = [
        "The tram stopped at the bridge on Monday and did not go on, its driver told the council.",
        "Its brakes had been mended in March, yet nobody could say by whom or for how much money.",
    ];
    let copy = format!("Log in to read on\n\n{}", BAKERY.join("\n\n"));
    let stories = [tram.join("\n\n"), FERRY[..2].join("\n\n")];
    let pages: Vec<String> =
        stories.iter().map(|own| format!("{menu}A day in the quarter\n\n{own}\n\n{copy}\n")).collect();
    for article in folder(&pages) {
        assert!(BAKERY.iter().all(|line| article.body.contains(line)), "{}", article.body);
    }
}
