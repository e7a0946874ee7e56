//! Which source tells which event: the table of the page that compares and the small one of the front page.

use std::path::Path;

use crate::annotate::Annotated;
use crate::annotate::fixture::Fixture;
use crate::briefing::brief;
use crate::config::Config;
use crate::edits::Edits;
use crate::render::{Theme, render};
use crate::site::plan;

fn article(id: &str, body: &str) -> Annotated {
    Fixture::new(id, "2031-05-07", body)
        .name("Ada Okafor", "person/ada-okafor")
        .name("Jonas Lind", "person/jonas-lind")
        .name("Tula Maro", "person/tula-maro")
        .time("on Monday", "2031-05-05")
        .time("on Tuesday", "2031-05-06")
        .build()
}

/// A page of the site that these articles make.
fn page(bodies: &[&str], path: &str) -> String {
    let articles = bodies.iter().enumerate().map(|(at, body)| article(&format!("a{at}"), body)).collect();
    let (briefing, _) = brief(articles, &Edits::default());
    let site = plan(briefing, &Edits::default(), &Config::defaults(Path::new("nowhere")), Vec::new());
    let job = site.jobs.iter().find(|job| site.route(**job).path() == path).unwrap();
    let theme = Theme::load(&site.config).unwrap();
    String::from_utf8(render(&theme, &site, *job).unwrap().bytes).unwrap()
}

/// The table, from its first row on.
fn table(html: &str) -> &str {
    html.split("<table class=\"matrix").nth(1).unwrap().split("</table>").next().unwrap()
}

const MEETING: &str = "Ada Okafor met Jonas Lind on Tuesday.";

#[test]
fn what_sources_disagree_on_comes_first_with_the_answer_of_each() {
    let visit = "Ada Okafor met Tula Maro on Monday.";
    let html = page(
        &[&format!("{visit}\n{MEETING}"), &format!("{visit}\nAda Okafor met Jonas Lind on Monday."), visit],
        "compare.html",
    );
    let table = table(&html);
    let (apart, agreed) = table.split_once("In order of time").unwrap();
    assert!(apart.contains("Sources disagree") && apart.contains("met Jonas Lind"));
    assert!(apart.contains("<b class=\"ans\">6 May</b>") && apart.contains("<b class=\"ans\">5 May</b>"), "{apart}");
    assert!(agreed.contains("met Tula Maro") && !agreed.contains("Jonas Lind"));
    assert_eq!(apart.matches("vh\">not found in this source").count(), 1);
}

#[test]
fn more_sources_have_marks_and_many_have_chips() {
    let marks = page(&[MEETING; 7], "compare.html");
    assert_eq!(table(&marks).matches("Reported, in source").count(), 7);
    let chips = page(&[MEETING; 13], "compare.html");
    assert!(table(&chips).contains("class=\"chip") && !table(&chips).contains("in source 1<"));
}

#[test]
fn the_front_page_has_a_small_table_where_two_sources_tell_one_event() {
    let html = page(&[MEETING, MEETING], "index.html");
    assert!(table(&html).contains("compare.html#matrix"));
    assert!(!page(&[MEETING, "Tula Maro slept."], "index.html").contains("class=\"matrix"));
}
