//! What the modes of a briefing promise: `excerpts` holds no sentence that is not cited, `private` asks not to be indexed.

use std::fs;
use std::path::Path;

use crate::archive::unpack;
use crate::article::Article;
use crate::briefing::{Statement, brief};
use crate::config::{Config, Mode};
use crate::edits::Edits;
use crate::render::{Theme, render};
use crate::site::{Job, Site, TimelineFile, plan};
use crate::{annotate::annotate, article::clean, source};

const STORY: &str = "Harbour talks open in Ostermere\n\nOstermere Post\nTuesday, 6 May 2031\n\n\
    Ada Okafor, the harbour minister, met Jonas Lind in Ostermere on Tuesday. The corridor smelled of fresh paint and \
    the clock had stopped. \u{201c}The quay stays open. Nobody will lose a berth this year,\u{201d} Okafor said. Rain \
    fell on the roofs for most of the afternoon.\n\nGulls sat along the railing and took no notice of anybody there.\n";

const NOTE: &str = "# A note on the quay\n\nThe stones were laid by hand & carried from the hill.\n\n\
    - moss grows between the stones in every wet season\n- a rope lies coiled beside the steps\n\n\
    | Tide | Depth |\n| --- | --- |\n| low water in the inner basin | two fathoms |\n\n```toml\nsecret_depth = 2\n```\n";

fn site(folder: &Path, mode: Mode) -> (Theme, Site) {
    let config = Config { mode, ..Config::defaults(folder) };
    let articles: Vec<Article> = source::read(&config.content).sources.iter().map(clean).collect();
    let (briefing, _) = brief(articles.into_iter().map(annotate).collect(), &Edits::default());
    let theme = Theme::load(&config).unwrap();
    let site = plan(briefing, &Edits::default(), &config, theme.assets());
    (theme, site)
}

/// The text without tags, its references resolved, white space made even.
fn plain(text: &str) -> String {
    let mut words = String::new();
    let mut in_tag = false;
    for c in text.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            c if !in_tag => words.push(c),
            _ => {}
        }
    }
    let words = words.replace("&amp;", "&").replace("&quot;", "\"").replace("&#39;", "'").replace("\\n", " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn excerpts_hold_what_is_cited_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    fs::create_dir(&content).unwrap();
    fs::write(content.join("story.txt"), STORY).unwrap();
    fs::write(content.join("note.md"), NOTE).unwrap();
    let (theme, site) = self::site(folder.path(), Mode::Excerpts);
    let pages: Vec<(String, String)> = site
        .jobs
        .iter()
        .map(|&job| render(&theme, &site, job).unwrap())
        .flat_map(|page| match unpack(&page.bytes) {
            // What a book holds is looked at file by file.
            Ok(members) => members.into_iter().map(|member| (member.path, member.bytes)).collect(),
            Err(_) => vec![(page.route.to_string(), page.bytes)],
        })
        .map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned()))
        .collect();
    let mut withheld: Vec<String> = ["secret_depth", "two fathoms"].map(str::to_owned).to_vec();
    let (_, whole) = self::site(folder.path(), Mode::Full);
    for (article, annotated) in whole.briefing.articles.iter().enumerate() {
        for (sentence, found) in annotated.sentences.iter().enumerate() {
            let Some(span) = found.body.clone() else { continue };
            if !site.published.has(Statement { article, sentence }) {
                withheld.push(annotated.article.body[span].split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
    }
    assert!(withheld.len() > 6 && withheld.iter().any(|words| words.contains("fresh paint")), "{withheld:?}");
    for (path, text) in &pages {
        let text = &text.replace("\r\n ", "").replace("\\,", ",").replace("\"\"", "\"");
        let plain = plain(text);
        for words in &withheld {
            assert!(!text.contains(words.as_str()) && !plain.contains(words.as_str()), "{path}: {words}");
        }
    }
    assert!(pages.iter().all(|(path, text)| !path.contains(".original.") && !text.contains(".original.html")));
    let story = pages.iter().find(|(path, _)| path.ends_with("story.html")).map(|(_, text)| plain(text)).unwrap();
    assert!(story.contains("met Jonas Lind in Ostermere on Tuesday"), "{story}");
    for (path, text) in &pages {
        assert!(!text.contains(crate::excerpt::BLANK), "{path}");
    }
    for (article, annotated) in whole.briefing.articles.iter().enumerate() {
        let published = annotated.sentences.iter().enumerate().filter_map(|(sentence, found)| {
            let body = site.published.has(Statement { article, sentence }).then(|| found.body.clone()).flatten()?;
            Some(annotated.article.body[body].split_whitespace().count())
        });
        let caps = site.config.caps;
        assert!(published.sum::<usize>() <= caps.words.min(annotated.article.words() * caps.share / 100));
    }
}

#[test]
fn on_the_web_a_text_is_published_in_full_only_with_a_yes_to_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("content/free.txt"), STORY).unwrap();
    fs::write(folder.path().join("content/free.toml"), "publish = \"full\"\npermission = \"ours\"\n").unwrap();
    fs::write(folder.path().join("content/other.txt"), STORY.replace("Ostermere Post", "Quay Post")).unwrap();
    let shown = |text: &str| {
        let config = Config::parse(folder.path(), "briefing.toml", text).unwrap();
        let articles: Vec<Article> = source::read(&config.content).sources.iter().map(clean).collect();
        let (briefing, _) = brief(articles.into_iter().map(annotate).collect(), &Edits::default());
        let site = plan(briefing, &Edits::default(), &config, Vec::new());
        [0, 1].map(|article| site.published.is_whole(article))
    };
    let base = "base_address = \"https://example.org/quay/\"\n";
    assert_eq!(shown(""), [true, true]);
    assert_eq!(shown(base), [false, false]);
    assert_eq!(shown(&format!("{base}mode = \"full\"\n")), [true, false]);
    assert_eq!(shown(&format!("{base}mode = \"private\"\n")), [true, true]);
}

#[test]
fn a_page_as_it_came_holds_every_line_and_no_markup_of_its_source() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    let menu = "Home\nSubscribe <script>alert(1)</script> & \"save\"\n\n";
    fs::write(folder.path().join("content/story.txt"), format!("{menu}{STORY}")).unwrap();
    for mode in [Mode::Full, Mode::Private] {
        let (theme, site) = site(folder.path(), mode);
        let page = render(&theme, &site, Job::Original(0)).unwrap();
        assert_eq!(page.route.path(), "articles/story.original.html");
        let html = String::from_utf8(page.bytes).unwrap();
        assert!(html.contains("<meta name=\"robots\" content=\"noindex\">") && !html.contains("<script>"));
        let words = plain(html.split("class=\"came\"").nth(1).unwrap());
        let all =
            format!("{menu}{STORY}").replace("<script>", "&lt;script&gt;").replace("</script>", "&lt;/script&gt;");
        for line in all.lines().filter(|line| !line.is_empty()) {
            assert!(words.contains(line), "{line}\n{words}");
        }
        for anchor in [1, 2, 4, 6, 7, 9, 11].map(|line| format!(" id=\"L{line}\"")) {
            assert_eq!(html.matches(&anchor).count(), 1, "{anchor}");
        }
    }
}

#[test]
fn the_calendar_tells_days_and_leads_nowhere_without_an_address() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("content/story.txt"), STORY).unwrap();
    let calendar = |mode, address: Option<&str>| {
        let (theme, mut site) = site(folder.path(), mode);
        site.config.base_address = address.map(|address| address.parse().unwrap());
        let page = render(&theme, &site, Job::TimelineFile(TimelineFile::Calendar)).unwrap();
        String::from_utf8(page.bytes).unwrap().replace("\r\n ", "")
    };
    let open = calendar(Mode::Full, None);
    for line in [
        "BEGIN:VEVENT\r\nUID:2031-05-06-okafor-jonas-lind-meet@briefing.backgrounder\r\nDTSTAMP:20310506T000000Z\r\n",
        "DTSTART;VALUE=DATE:20310506\r\nDTEND;VALUE=DATE:20310507\r\n",
        "STATUS:CONFIRMED\r\n",
        "met Jonas Lind in Ostermere on Tuesday.\\n(source 1\\, Ostermere Post\\, 6 May 2031)\r\n",
    ] {
        assert!(open.contains(line), "{line}\n{open}");
    }
    assert!(!open.contains("URL:") && !open.contains("CLASS:"), "{open}");
    let private = calendar(Mode::Private, Some("https://example.org/quay/"));
    assert!(private.contains("CLASS:PRIVATE\r\n"));
    let address = "URL:https://example.org/quay/timeline.html#2031-05-06-okafor-jonas-lind-meet\r\n";
    assert!(private.contains(address), "{private}");
}

#[test]
fn only_a_private_briefing_asks_not_to_be_indexed() {
    let folder = tempfile::tempdir().unwrap();
    let home = |mode| {
        let (theme, site) = site(folder.path(), mode);
        String::from_utf8(render(&theme, &site, Job::Home).unwrap().bytes).unwrap()
    };
    let robots = "<meta name=\"robots\" content=\"noindex\">";
    assert!(home(Mode::Private).contains(robots));
    assert!(!home(Mode::Full).contains(robots) && !home(Mode::Excerpts).contains(robots));
}
