use super::*;
use crate::article::{Change, Fate, clean};
use crate::date::VisitDate;
use crate::source::{Given, Source, SourceId};

const OPENING: &str = "The county opened the new lifeboat station at the mouth of the river on Saturday morning.";
const CROWD: &str = "Several hundred people came, and a brass band from the next village played three marches.";
const COST: &str = "The station cost two million crowns, which the county and the fishermen paid in equal parts.";
const OLD: &str = "The old boathouse, built of tarred planks in the year of the great flood, will be taken down.";
const CREW: &str = "Nineteen volunteers have trained since autumn, among them two teachers and the baker’s daughter.";
const NEXT: &str = "Their first exercise with the helicopter of the coastguard is planned for the end of the month.";
const STORM: &str =
    "On Sunday the crew was called out for the first time, to a yacht with a broken mast off the point.";

#[derive(Clone, Copy)]
struct File<'f> {
    id: &'f str,
    outlet: Option<&'f str>,
    title: &'f str,
    day: Option<&'f str>,
    url: Option<&'f str>,
    body: &'f [&'f str],
}

const POST: File<'_> =
    File { id: "a", outlet: Some("River Post"), title: "Lifeboat station opens", day: None, url: None, body: &STORY };
const STORY: [&str; 6] = [OPENING, CROWD, COST, OLD, CREW, NEXT];

fn article(file: &File<'_>) -> Article {
    let owned = |value: Option<&str>| value.map(str::to_owned);
    clean(&Source {
        sha256: file.id.to_owned(),
        already_clean: true,
        given: Given {
            title: Some(file.title.to_owned()),
            outlet: owned(file.outlet),
            url: owned(file.url),
            date: file.day.map(|day| VisitDate::parse(day).unwrap()),
            ..Given::default()
        },
        ..Source::of_text(file.id, file.body.join("\n\n"))
    })
}

fn gathered(files: &[File<'_>], edits: &str) -> Vec<Article> {
    let edits = Edits::parse("edits.toml", edits).unwrap();
    let (found, warnings) = gather(files.iter().map(article).collect(), &edits, &["."]);
    assert!(warnings.is_empty(), "{warnings:?}");
    found
}

fn ids(articles: &[Article]) -> Vec<(&str, Vec<&str>)> {
    articles
        .iter()
        .map(|article| (article.id.0.as_str(), article.versions.iter().map(|v| v.id.0.as_str()).collect()))
        .collect()
}

#[test]
fn an_updated_version_is_no_second_source_and_says_what_changed() {
    let updated_cost = "The station cost three million crowns, which the county and the fishermen paid in equal parts.";
    let updated = [OPENING, CROWD, updated_cost, CREW, NEXT, STORM];
    let files = [
        File { day: Some("2022-05-07"), ..POST },
        File { id: "b", day: Some("2022-05-08"), body: &updated, url: None, ..POST },
    ];
    let same_day = [File { day: None, ..files[0] }, File { day: Some("2022-05-08"), ..files[1] }];
    let found = gathered(&same_day, "");
    assert_eq!(ids(&found), [("b", vec!["a"])], "the latest speaks");
    let version = &found[0].versions[0];
    assert_eq!(version.reason, "the same headline and publisher, and most of the same text");
    let [Change::Altered(stretches), Change::Added(added), Change::Removed(removed)] = version.changes.as_slice()
    else {
        panic!("{:?}", version.changes)
    };
    assert_eq!((added.as_str(), removed.as_str()), (STORM, OLD));
    let altered: Vec<_> =
        stretches.iter().filter(|s| s.fate != Fate::Kept).map(|s| (s.fate, s.words.as_str())).collect();
    assert_eq!(altered, [(Fate::Removed, "two"), (Fate::Added, "three")]);
    assert_eq!(gathered(&files, "").len(), 2, "two days with no common address may be two reports");
    let address = |file| File { url: Some("https://www.riverpost.example/lifeboat?utm_source=x"), ..file };
    let [one, two] = files;
    assert_eq!(gathered(&[address(one), address(two)], "").len(), 1, "one address is one article");
}

#[test]
fn two_stories_of_one_outlet_on_one_event_are_two_sources() {
    let second = [
        STORM,
        CREW,
        OLD,
        "The yacht’s owner, who was not hurt, thanked the crew with a case of apples.",
        "The coastguard said that the mast had been rotten, and that yachts should be looked at every spring.",
        "The helicopter was not needed, since the wind had fallen by the time that the lifeboat reached the point.",
    ];
    let other = File { id: "b", title: "First call for the new lifeboat", body: &second, ..POST };
    assert_eq!(gathered(&[POST, other], "").len(), 2);
}

#[test]
fn a_reprint_by_another_outlet_is_another_source() {
    let other = File { id: "b", outlet: Some("Coast Courier"), ..POST };
    assert_eq!(gathered(&[POST, other], "").len(), 2);
    let addresses = |file, url| File { outlet: None, url: Some(url), ..file };
    let files = [
        addresses(POST, "https://riverpost.example/lifeboat"),
        addresses(File { id: "b", ..POST }, "https://coastcourier.example/lifeboat"),
    ];
    assert_eq!(gathered(&files, "").len(), 2, "other sites are other outlets");
}

/// A text as it was printed, with nothing given by hand.
fn printed(id: &str, above: &str) -> Article {
    let story = STORY.join("\n\n");
    let text = format!("{above}\n\n{story}\n");
    clean(&Source { sha256: id.to_owned(), ..Source::of_text(id, text) })
}

fn sources_of(above: &[&str]) -> usize {
    let articles = above.iter().zip(["a", "b", "c"]).map(|(above, id)| printed(id, above)).collect();
    gather(articles, &Edits::default(), &["."]).0.len()
}

#[test]
fn a_line_that_names_somebody_else_makes_another_source() {
    let title = "Lifeboat station opens at the mouth of the river";
    let under = |name: &str| format!("{name}\n\n{title}\n\n7 May 2022");
    let (lamp, post) = (under("The Harbour Lamp"), under("River Post"));
    let below = |name: &str| format!("{title}\n\n{name}\n7 May 2022");
    assert_eq!(sources_of(&[&lamp, &post]), 2, "names above the headline");
    assert_eq!(sources_of(&[&below("The Harbour Lamp"), &below("River Post")]), 2, "names below it");
    assert_eq!(sources_of(&[&below("By Rut Lind"), &below("By Olof Berg")]), 2, "other authors, and no outlet");
    assert_eq!(sources_of(&[&lamp, &below("The Harbour Lamp")]), 1, "one name, wherever it stands");
    assert_eq!(sources_of(&[&lamp, title]), 1, "a file that names nobody speaks against none");
    assert_eq!(sources_of(&[title, &lamp, &post]), 2, "and joins no two that do");
}

#[test]
fn a_report_that_grows_under_a_new_headline_is_a_version() {
    let grown: Vec<&str> = [STORM].into_iter().chain(STORY).collect();
    let day = File { day: Some("2022-05-07"), ..POST };
    let renamed = File { id: "b", title: "First call for the new lifeboat", body: &grown, ..day };
    let found = gathered(&[day, File { body: &STORY[..4], id: "c", ..day }, renamed], "");
    assert_eq!(ids(&found), [("b", vec!["a", "c"])]);
    let other_day = File { day: Some("2022-05-09"), body: &grown, id: "b", title: "A week of storms", ..POST };
    assert_eq!(gathered(&[File { body: &STORY[..4], ..day }, other_day], "").len(), 2);
}

#[test]
fn the_reason_is_told_beside_the_version_that_speaks() {
    let grown: Vec<&str> = STORY.into_iter().chain([STORM]).collect();
    let copy = |id| Article { id: SourceId(String::from(id)), path: format!("{id}.txt"), ..article(&POST) };
    let found =
        gather(vec![copy("a"), copy("b"), article(&File { id: "c", body: &grown, ..POST })], &Edits::default(), &["."])
            .0;
    assert_eq!(ids(&found), [("c", vec!["a", "b"])]);
    for version in &found[0].versions {
        assert_eq!(version.reason, "the same headline and nearly the same text");
    }
}

#[test]
fn one_page_saved_twice_is_one_source_whatever_one_of_them_states() {
    let bare = File { id: "b", outlet: None, ..POST };
    assert_eq!(ids(&gathered(&[POST, bare], "")), [("a", vec!["b"])]);
    let renamed = File { id: "b", title: "A station for the lifeboat", ..POST };
    assert_eq!(gathered(&[POST, renamed], "").len(), 1, "the outlet gave it another headline");
    let unknown = File { id: "b", title: "A station for the lifeboat", outlet: None, ..POST };
    assert_eq!(gathered(&[POST, unknown], "").len(), 2, "nothing says whose it is");
}

#[test]
fn the_longest_speaks_where_no_date_tells() {
    let longer: Vec<&str> = STORY.into_iter().chain([STORM]).collect();
    let files = [POST, File { id: "b", body: &longer, ..POST }, File { id: "c", ..POST }];
    assert_eq!(ids(&gathered(&files, "")), [("b", vec!["a", "c"])]);
}

#[test]
fn the_editor_declares_and_denies() {
    let files = || {
        [POST, File { id: "b", ..POST }, File { id: "c", title: "Another day", outlet: None, body: &[STORM], ..POST }]
    };
    let denied = "[[separate]]\nfiles = [\"a.txt\", \"b\"]\n";
    assert_eq!(gathered(&files(), denied).len(), 3);
    let declared = "[[versions]]\nof = \"c\"\nare = [\"a.txt\"]\n";
    let found = gathered(&files(), declared);
    assert_eq!(ids(&found), [("c", vec!["a", "b"])], "the one that the editor names speaks for all of them");
    assert_eq!(found[0].versions[0].reason, "a version by the editor’s decision");
    let edits = Edits::parse("edits.toml", "[[versions]]\nof = \"z\"\nare = [\"a\"]\n").unwrap();
    let (found, warnings) = gather(files().iter().map(article).collect(), &edits, &["."]);
    assert_eq!((found.len(), warnings.len(), warnings[0].code), (2, 1, "edit-matches-nothing"));
}

#[test]
fn a_thousand_articles_are_compared_quickly() {
    let bodies: Vec<[String; 1]> = (0..1000)
        .map(|n| {
            let words = (0..150).map(|word| format!("w{}", (n * 7919 + word * word * 31) % 5000));
            [words.collect::<Vec<_>>().join(" ")]
        })
        .collect();
    let names: Vec<String> = (0..1000).map(|n| format!("f{n:04}")).collect();
    let articles = names
        .iter()
        .zip(&bodies)
        .map(|(id, body)| article(&File { id, title: "Morning briefing", body: &[body[0].as_str()], ..POST }));
    let articles: Vec<Article> = articles.collect();
    let began = std::time::Instant::now();
    let (found, _) = gather(articles, &Edits::default(), &["."]);
    assert_eq!(found.len(), 1000);
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}

#[test]
fn one_text_of_two_named_outlets_is_a_reprint_even_byte_for_byte() {
    let file = |outlet: Option<&str>, id: &str| {
        let mut article = article(&File { id, outlet, ..POST });
        article.sha256 = "the same".to_owned();
        article
    };
    let gathered = |one, two| {
        let edits = Edits::parse("edits.toml", "").unwrap();
        gather(vec![file(one, "a"), file(two, "b")], &edits, &["."]).0.len()
    };
    assert_eq!(gathered(Some("River Post"), Some("Hill Courier")), 2);
    assert_eq!(gathered(Some("River Post"), None), 1);
}
