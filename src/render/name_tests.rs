//! What the pages and indexes of names show, told by small articles whose names are marked by hand.

use std::path::Path;

use crate::annotate::fixture::Fixture;
use crate::annotate::{Annotated, Sense};
use crate::briefing::brief;
use crate::config::{Config, Mode};
use crate::edits::Edits;
use crate::render::{Theme, render};
use crate::site::{Cause, Site, plan};

const BODIES: [&str; 2] = [
    "Ada Maro spoke in Norway. Oslo said no and Ada Maro left Oslo. Norwegian boats stayed in Norway.",
    "Tula Maro met Jonas Lind. A certain Ek watched Ada Maro from the quay.",
];

fn articles() -> Vec<Annotated> {
    let article = |(at, body): (usize, &&str)| {
        Fixture::new(&format!("a{at}"), "2031-05-07", body)
            .name("Ada Maro", "person/ada-maro")
            .name("Tula Maro", "person/tula-maro")
            .name("Jonas Lind", "person/jonas-lind")
            .name("Ek", "person/ek")
            .name("Norway", "place/norway")
            .name("Oslo", "place/oslo")
            .build()
    };
    BODIES.iter().enumerate().map(article).collect()
}

fn site(articles: Vec<Annotated>, edits: &str, mode: Mode) -> Site {
    let edits = Edits::parse("edits.toml", edits).unwrap();
    let (briefing, _) = brief(articles, &edits);
    let config = Config { mode, ..Config::defaults(Path::new("nowhere")) };
    plan(briefing, &edits, &config, Vec::new())
}

/// The page at a path.
fn page(site: &Site, path: &str) -> String {
    let job = site.jobs.iter().find(|job| site.route(**job).path() == path);
    let theme = Theme::load(&site.config).unwrap();
    let page = render(&theme, site, *job.unwrap_or_else(|| panic!("no page {path}"))).unwrap();
    String::from_utf8(page.bytes).unwrap()
}

#[test]
fn every_mention_stands_in_its_sentence_with_its_neighbours() {
    let html = page(&site(articles(), "", Mode::Full), "people/ada-maro.html");
    let list = html.split("id=\"mentions\"").nth(1).unwrap();
    assert_eq!(list.matches("<mark>Ada Maro</mark>").count(), 3);
    assert!(list.contains("Oslo said no and <mark>Ada Maro</mark> left Oslo."));
    let second = list.split("<li id=\"m2\">").nth(1).unwrap().split("</li>").next().unwrap();
    assert!(second.contains("href=\"#m1\"") && second.contains("href=\"#m3\"") && second.contains("a0.html#s2"));
    assert!(html.contains("Not to be confused with") && html.contains("href=\"tula-maro.html\""));
}

#[test]
fn two_mentions_of_one_sentence_are_one_step() {
    let html = page(&site(articles(), "", Mode::Full), "places/oslo.html");
    assert_eq!(html.matches("<li id=\"m").count(), 1);
    assert!(html.contains(">1–2</a>") && html.contains("2 mentions in 1 sentence<"));
}

#[test]
fn a_capital_for_its_government_is_told_and_words_for_a_people_are_apart() {
    let mut all = articles();
    let oslo = all[0].mentions.iter_mut().find(|mention| mention.name == "Oslo").unwrap();
    oslo.sense = Some(Sense::Government);
    let site = site(all, "", Mode::Full);
    let html = page(&site, "places/oslo.html");
    assert!(html.contains("<b>Oslo</b>, twice (once for its government)"));
    assert!(html.contains("the capital for its government"));
    let norway = page(&site, "places/norway.html");
    assert!(norway.contains("<b>Norwegian</b>, once") && norway.contains("2 mentions<"));
}

#[test]
fn an_index_stands_by_surname_and_lists_apart_what_is_named_once() {
    let html = page(&site(articles(), "", Mode::Full), "people/index.html");
    let at = |words: &str| html.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(at(">Jonas Lind</a>") < at(">Ada Maro</a>") && at(">Ada Maro</a>") < at(">Tula Maro</a>"));
    assert!(at("Without a page") < at("<b>Ek</b>") && html.contains("A certain Ek watched Ada Maro from the quay."));
    assert!(html.contains("<span>3 names with a page</span><span>1 without a page</span>"));
}

#[test]
fn a_surname_alone_is_told_as_such() {
    let mut all = articles();
    for (id, body) in [("one", "Maro rose early."), ("two", "Nobody saw Maro."), ("three", "Tula Maro sang.")] {
        let named = Fixture::new(id, "2031-05-08", body).name("Tula Maro", "person/tula-maro");
        all.push(named.name("Maro", "person/maro").build());
    }
    let site = site(all, "", Mode::Full);
    assert!(page(&site, "people/maro.html").contains("A surname alone: no source tells whose it is."));
    assert!(page(&site, "people/index.html").contains("a surname alone, not told whose"));
    assert!(page(&site, "people/ada-maro.html").contains("the surname alone in 2 sentences, not told whose"));
}

#[test]
fn each_page_that_a_decision_takes_away_leaves_word() {
    let edits = "[[drop]]\nid = \"person/jonas-lind\"\nwhy = \"A passer-by.\"\nby = \"LB\"\n\
                 [[kind]]\nid = \"place/oslo\"\nkind = \"organisation\"\n\
                 [[rename]]\nid = \"place/norway\"\nto = \"Kingdom of Norway\"\n\
                 [[merge]]\ninto = \"Ada Maro\"\nnames = [\"Tula Maro\"]\n";
    let site = site(articles(), edits, Mode::Full);
    let causes: Vec<(&str, Cause)> = site.addresses.stubs.iter().map(|stub| (stub.route.path(), stub.cause)).collect();
    assert_eq!(
        causes,
        [
            ("places/oslo.html", Cause::Retyped),
            ("people/tula-maro.html", Cause::Merged),
            ("people/jonas-lind.html", Cause::Dropped),
            ("places/norway.html", Cause::Renamed),
        ]
    );
    let dropped = page(&site, "people/jonas-lind.html");
    assert!(dropped.contains("A passer-by; decided by LB") && !dropped.contains("http-equiv=\"refresh\""));
    let index = page(&site, "people/index.html");
    assert!(index.contains("Taken out by the editor") && !index.contains("<b>Jonas Lind</b>"));
    let moved = page(&site, "places/oslo.html");
    assert!(moved.contains("url=../organisations/oslo.html"));
    assert!(page(&site, "people/ada-maro.html").contains("Merged Tula Maro into Ada Maro"));
}

#[test]
fn a_name_that_is_split_leads_to_its_parts() {
    let all = vec![
        Fixture::new("a", "2031-05-07", "Ada Maro spoke.").name("Ada Maro", "person/ada-maro").role("judge").build(),
        Fixture::new("b", "2031-05-07", "Ada Maro sang.").name("Ada Maro", "person/ada-maro").role("singer").build(),
    ];
    let edits = "[[split]]\nname = \"Ada Maro\"\ninto = [\"Ada Maro (judge)\", \"Ada Maro (singer)\"]\n";
    let site = site(all, edits, Mode::Full);
    let html = page(&site, "people/ada-maro.html");
    assert!(html.contains("ada-maro-judge.html") && html.contains("ada-maro-singer.html"), "{html}");
    assert!(page(&site, "people/ada-maro-judge.html").contains("Not to be confused with"));
}

#[test]
fn the_editors_word_is_told_from_the_sources() {
    let edits = "[[role]]\nid = \"person/ada-maro\"\nrole = \"harbour master\"\n\
                 [[link]]\nid = \"person/ada-maro\"\nwikidata = \"Q42\"\n";
    let html = page(&site(articles(), edits, Mode::Full), "people/ada-maro.html");
    let standfirst = html.split("class=\"standfirst\">").nth(1).unwrap();
    assert!(standfirst.starts_with("harbour master <span class=\"badge b-editor\">"));
    assert!(html.contains("href=\"https://www.wikidata.org/wiki/Q42\" rel=\"external noopener\""));
    assert!(html.contains("Added by the editor"));
}

#[test]
fn what_is_withheld_is_not_shown_in_context() {
    let mut all = articles();
    let late = Fixture::new("late", "2031-05-08", "Nobody saw Ada Maro after that.");
    all.push(late.name("Ada Maro", "person/ada-maro").build());
    let html = page(&site(all, "", Mode::Excerpts), "people/ada-maro.html");
    assert!(html.contains("The words are not published here.") && html.contains("late.html#s1"));
    assert!(!html.contains("Nobody saw"));
}
