//! What editions promise: well-formed whatever the sources say, every link leads somewhere, and no word more than the pages.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proptest::prelude::*;

use crate::archive::{Member, unpack};
use crate::article::{Article, clean};
use crate::briefing::brief;
use crate::config::{Config, Mode};
use crate::edits::Edits;
use crate::render::{Theme, render};
use crate::site::{Job, Site, plan};
use crate::{annotate::annotate, source};

const FIRST: &str = "---\ntitle: \"Harbour <talks> open & \\\"last\\\"\"\nauthor: Ada Lund\noutlet: Ostermere Post\n\
    date: 2031-05-06\nlanguage: en\n---\n\n\
    Harbour Minister Ada Okafor met Jonas Lind in Ostermere on Tuesday. The corridor smelled of fresh paint. Rain fell \
    on the roofs & the quay for most of the afternoon, and the clock had stopped at ten.\n\n\
    Okafor plans to meet the union in Ostermere on 9 May.\n";

const SECOND: &str = "Okafor and Lind talk on harbour\n\nOstermere Courier\n7 May 2031\n\n\
    Harbour Minister Ada Okafor met Jonas Lind in Ostermere on Tuesday. \"Nobody will lose a berth,\" Okafor said.\n";

fn planned(folder: &Path, mode: Mode) -> (Theme, Site) {
    let config = Config { mode, title: "Harbour & quay".to_owned(), ..Config::defaults(folder) };
    let articles: Vec<Article> = source::read(&config.content).sources.iter().map(clean).collect();
    let (briefing, _) = brief(articles.into_iter().map(annotate).collect(), &Edits::default());
    let theme = Theme::load(&config).unwrap();
    let site = plan(briefing, &Edits::default(), &config, theme.assets());
    (theme, site)
}

fn with_stories(stories: &[(&str, &str)], mode: Mode) -> (tempfile::TempDir, Theme, Site) {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    fs::create_dir(&content).unwrap();
    for (name, text) in stories {
        fs::write(content.join(name), text).unwrap();
    }
    let (theme, site) = planned(folder.path(), mode);
    (folder, theme, site)
}

fn two(mode: Mode) -> (tempfile::TempDir, Theme, Site) {
    with_stories(&[("first.md", FIRST), ("second.txt", SECOND)], mode)
}

fn members(theme: &Theme, site: &Site) -> Vec<Member> {
    unpack(&render(theme, site, Job::Book).unwrap().bytes).unwrap()
}

fn text<'m>(members: &'m [Member], path: &str) -> &'m str {
    let member = members.iter().find(|member| member.path == path).unwrap_or_else(|| panic!("no {path}"));
    std::str::from_utf8(&member.bytes).unwrap()
}

fn is_xml(path: &str) -> bool {
    [".xhtml", ".opf", ".xml"].iter().any(|ending| path.ends_with(ending))
}

fn parsed(text: &str) -> roxmltree::Document<'_> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    roxmltree::Document::parse_with_options(text, options).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// What every document of a book promises.
fn is_sound(members: &[Member]) {
    let ids = |path: &str| -> BTreeSet<String> {
        let document = parsed(text(members, path));
        let ids: Vec<String> =
            document.descendants().filter_map(|node| node.attribute("id")).map(str::to_owned).collect();
        let unique: BTreeSet<String> = ids.iter().cloned().collect();
        assert_eq!(unique.len(), ids.len(), "an id stands twice in {path}");
        unique
    };
    for member in members.iter().filter(|member| is_xml(&member.path)) {
        let document = parsed(text(members, &member.path));
        for node in document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/1999/xhtml", "a"))) {
            let href = node.attribute("href").expect("a link leads somewhere");
            if href.contains(':') {
                continue;
            }
            let (file, fragment) = href.split_once('#').map_or((href, None), |(file, id)| (file, Some(id)));
            let path = if file.is_empty() { member.path.clone() } else { format!("EPUB/{file}") };
            let there = ids(&path);
            assert!(fragment.is_none_or(|id| there.contains(id)), "{href} in {}", member.path);
        }
    }
}

#[test]
fn the_book_has_its_files_in_order_and_every_link_leads_somewhere() {
    let (_folder, theme, site) = two(Mode::Full);
    let members = members(&theme, &site);
    let paths: Vec<&str> = members.iter().map(|member| member.path.as_str()).collect();
    insta::assert_snapshot!("files", paths.join("\n"));
    insta::assert_snapshot!("package", text(&members, "EPUB/package.opf"));
    insta::assert_snapshot!("contents", text(&members, "EPUB/nav.xhtml"));
    insta::assert_snapshot!("chapter", text(&members, "EPUB/source-1.xhtml"));
    is_sound(&members);
    assert_eq!(render(&theme, &site, Job::Book).unwrap(), render(&theme, &site, Job::Book).unwrap());
}

#[test]
fn in_excerpts_no_edition_holds_a_sentence_that_is_not_cited() {
    let (_folder, theme, site) = two(Mode::Excerpts);
    let members = members(&theme, &site);
    let all: String = members.iter().map(|member| String::from_utf8_lossy(&member.bytes).into_owned()).collect();
    assert!(all.contains("met Jonas Lind") || all.contains("Jonas Lind</a>"), "what is cited stands there");
    assert!(!all.contains("smelled of fresh paint") && !all.contains("clock had stopped"));
}

proptest! {
    #![proptest_config(crate::proptest_cases::cases(24))]
    #[test]
    fn any_text_gives_a_book_that_is_well_formed(
        title in "\\PC{0,20}",
        words in "(\\PC|[\u{0}-\u{20}<>&\"']){0,200}",
        is_markdown in any::<bool>(),
    ) {
        let name = if is_markdown { "one.md" } else { "one.html" };
        let story = format!("# {title}\n\nAda Okafor met Jonas Lind in Ostermere on 6 May 2031. {words}\n");
        let (_folder, theme, site) = with_stories(&[(name, &story)], Mode::Full);
        is_sound(&members(&theme, &site));
    }
}
